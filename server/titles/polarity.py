"""Two lists of words in; whether one may say what the other denies, or speak of another time or number, out.

Knows single words of ten languages and no grammar: it tells that two titles may part, not that they do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.titles.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

# All stand as in a title; `words` folds them, so that "won't" here is ``wont``, as in a slug. Left out is what headlines
# have for other ends or what folds to such a word: "one", "latest", "former", "new" (News), Italian "due" (du), "metà".
#
# What it does, by bench/titles.py with weights from 300 titles: of headlines with "not", "no", "second" or "12" put in,
# 6,018 of 12,576 passed by the address and 14,415 of 14,488 with the page's title known; now none does. What it costs: by
# the address recall falls from .481 to .466 (negations .4 points, order .4, reversals .7, numbers none), as slugs drop such
# words; with the title from .987 to .977, as a citation may be cut before "not reached" or "next year".
NEGATIONS = """
no not none nor neither never nothing nobody without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't
hasn't haven't hadn't couldn't wouldn't shouldn't ain't non anti
nicht nichts nie niemals niemand ohne weder kein keine keinem keinen keiner keines niet geen nooit zonder
ne pas jamais sans aucun aucune ni nunca jamás sin ningún ninguno ninguna nada nadie não nem sem
mai senza nessun nessuno nessuna né nigdy bez żaden żadnych
не нет ни без никогда никто ничего никаких ні немає ніколи ніхто жоден жодного жодних
"""
REVERSALS = """
deny denies denied denying reject rejects rejected refuse refuses refused fail fails failed false fake hoax
unlikely unable stop stops stopped halt halts halted block blocks blocked avoid avoids prevent prevents
cancel cancels cancelled against may might could would if unless almost nearly
dementiert gegen dément contre niega contra nega отрицает против заперечує проти
"""
ORDER = """
first second third fourth fifth sixth seventh eighth ninth tenth last final next another other again once twice half
double erste ersten erster erstes zweite zweiten zweiter zweites dritte dritten dritter letzte letzten letzter nächste
erneut wieder halb premier première deuxième second seconde troisième dernier dernière encore
primero primera primer segundo segunda tercero tercera tercer último última otro otra
primo prima secondo seconda terzo terza ultimo altro altra ancora pierwszy pierwsza drugi druga trzeci ostatni
первый первая второй вторая третий третья последний снова перший перша другий друга третій третя останній знову
"""
NUMBERS = "zero two three four five six seven eight nine ten dozen hundred thousand million billion"
POLAR = frozenset(words(f"{NEGATIONS} {REVERSALS} {ORDER} {NUMBERS}"))
DIGIT = re.compile("[0-9]")


def turned(ours: Iterable[tuple[str, int]], theirs: Iterable[tuple[str, int]]) -> bool:
    """Tell whether a word of polarity, order or number stands on one side only; words are numbered as they recur."""
    return any(word in POLAR or DIGIT.search(word) for word, _ in {*ours} ^ {*theirs})
