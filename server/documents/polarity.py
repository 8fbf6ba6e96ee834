"""The words of a sentence or title in, what in them denies or puts in order out.

Two texts whose words are otherwise alike do not say the same if one of them denies, or if they count differently. Knows
words of seven languages, folded and without apostrophes, and no grammar: what is denied is not its business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DENIES = re.compile(
    r"no|not|non|nor|none|never|neither|nobody|nothing|nowhere|without|cannot"
    r"|(?:ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|sha|should|was|were|wo|would)nt"
    r"|nicht|nichts|nie|niemals|niemand\w*|nirgends|weder|ohne|kein(?:e[mnrs]?)?"
    r"|pas|jamais|sans|ni|aucune?|rien|nulle?|sin|nunca|jamás|nada|nadie|tampoco|ning[uú]n[ao]?|senza|nessun[ao]?|niente|né"
    r"|não|nem|nenhuma?|sem|не|нет|ни|без|никогда|ні|немає|ніколи"
)
_ORDERS = {
    word: number
    for number, words in {
        "1": "first erste erster erstes ersten erstem premier première primero primera primer primo prima",
        "2": "second zweite zweiter zweites zweiten zweitem deuxième seconde segundo segunda secondo seconda",
        "3": "third dritte dritter drittes dritten drittem troisième tercero tercera tercer terzo terza",
        "4": "fourth vierte vierter viertes vierten viertem quatrième cuarto cuarta quarto quarta",
        "5": "fifth fünfte fünfter fünftes fünften fünftem cinquième quinto quinta",
        "6": "sixth sechste sechster sechstes sechsten sechstem sixième sexto sexta sesto sesta",
        "7": "seventh siebte siebter siebtes siebten siebtem septième séptimo séptima settimo settima",
        "8": "eighth achte achter achtes achten achtem huitième octavo octava ottavo ottava",
        "9": "ninth neunte neunter neuntes neunten neuntem neuvième noveno novena nono nona",
        "10": "tenth zehnte zehnter zehntes zehnten zehntem dixième décimo décima decimo decima",
        "last": "last final letzte letzter letztes letzten letztem dernier dernière último última ultimo ultima",
        "next": "next nächste nächster nächstes nächsten nächstem prochain prochaine próximo próxima prossimo prossima",
        "again": "again another erneut wieder encore otra ancora",
        "former": "former previous ehemalige ehemaliger ehemaligen précédent précédente anterior precedente",
    }.items()
    for word in words.split()
}
_NUMBERED = re.compile(r"(\d{1,3})(?:st|nd|rd|th|er|re|ère|e|ème|º|ª)")


def turns(words: Iterable[str]) -> frozenset[str]:
    """Give what turns the sense of a text: ``not`` for any negation, a number or word for any order."""
    return frozenset(turn for word in words if (turn := _turn(word)))


def ordering() -> dict[str, str]:
    """Give the words that put in order, each with what it says: a number, ``last``, ``next``, ``again`` or ``former``."""
    return dict(_ORDERS)


def order(word: str) -> str | None:
    """Give the number or word for the order that a word puts things in, if it does."""
    numbered = _NUMBERED.fullmatch(word) if word[:1].isdigit() else None
    return numbered[1] if numbered else _ORDERS.get(word)


def _turn(word: str) -> str | None:
    return "not" if _DENIES.fullmatch(word) else order(word)
