"""Folded words in, the same with each number that is written in words as one figure out: "three hundred" is "300".

Reads cardinal numbers of English, German, French, Spanish and Arabic. Leaves alone what counts nothing: "one", "hundreds",
"a dozen", and words of another language than the text's ("once" is eleven in Spanish alone).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SMALL = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    "de": "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve",
    "ar": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante huitante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "ar": "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
}
_OTHERS = {
    "es": "veintiun 21 veintiuno 21 veintiuna 21 veintidos 22 veintitres 23 veinticuatro 24 veinticinco 25 veintiseis 26 "
    "veintisiete 27 veintiocho 28 veintinueve 29 doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 "
    "cuatrocientas 400 quinientos 500 quinientas 500 seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 "
    "ochocientos 800 ochocientas 800 novecientos 900 novecientas 900 ciento 100 cien 100",
    "ar": "اثنين 2 ثلاث 3 أربع 4 خمس 5 ست 6 سبع 7 ثماني 8 ثمان 8 تسع 9 عشر 10 عشرين 20 ثلاثين 30 أربعين 40 خمسين 50 ستين 60 "
    "سبعين 70 ثمانين 80 تسعين 90 مئة 100 مائة 100 مئتان 200 مئتين 200 مائتان 200 مائتين 200 ثلاثمئة 300 ثلاثمائة 300 "
    "أربعمئة 400 أربعمائة 400 خمسمئة 500 خمسمائة 500 ستمئة 600 ستمائة 600 سبعمئة 700 سبعمائة 700 ثمانمئة 800 ثمانمائة 800 "
    "تسعمئة 900 تسعمائة 900",
}
_SCALES = {
    "en": "hundred 100 thousand 1000 million 1000000 mn 1000000 billion 1000000000 bn 1000000000 trillion 1000000000000",
    "de": "hundert 100 tausend 1000 million 1000000 millionen 1000000 mio 1000000 milliarde 1000000000 milliarden 1000000000 "
    "mrd 1000000000",
    "fr": "cent 100 cents 100 mille 1000 million 1000000 millions 1000000 milliard 1000000000 milliards 1000000000",
    "es": "mil 1000 millon 1000000 millones 1000000",
    "ar": "ألف 1000 آلاف 1000 مليون 1000000 ملايين 1000000 مليار 1000000000 مليارات 1000000000",
}
# "one" is a pronoun and "a" an article, unless a hundred or a ten is counted with it; "mille" and "cent" need neither.
_LONE = {"en": ("one",), "de": ("ein",), "fr": ("un",), "es": ("un",), "ar": ("واحد",)}
_ARTICLES = {"en": ("a",), "de": ("eine", "einer"), "fr": (), "es": (), "ar": ()}
_ALONE = {"fr": ("cent", "mille"), "es": ("mil",), "de": ("hundert", "tausend"), "en": (), "ar": ("ألف", "مليون")}
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "ar": "و"}

_HUNDRED, _TWENTY, _TEN = 100, 20, 10
_LONGEST = 15  # figures: a million millions is no count of anything, and a long row of digits no number
_SCORES = frozenset((60, 80))  # French goes on to nineteen from these

_COUNTED = sorted([*_SMALL["de"].split(), *_TENS["de"].split(), "eine", "hundert", "tausend", "und"], key=len, reverse=True)
_PART = re.compile("|".join(_COUNTED))
_COMPOUND = re.compile(f"(?:{_PART.pattern}){{2,}}")


class Language(NamedTuple):
    """The number words of a language: what adds, what multiplies, and what stands between."""

    name: str
    adds: dict[str, int]
    scales: dict[str, int]
    lone: frozenset[str]
    articles: frozenset[str]
    alone: frozenset[str]
    joint: str


class _Read(NamedTuple):
    """A number as far as it is read: what is complete, what is still counted, the last scale, and whether in figures."""

    total: int = 0
    current: int = 0
    last: int = 0
    written: bool = False

    @property
    def value(self) -> int:
        return self.total + self.current


@lru_cache(maxsize=8)
def language(name: str) -> Language:
    """Give the number words of ``en``, ``de``, ``fr``, ``es`` or ``ar``, folded as ``terms`` folds."""
    adds = {word: number for number, word in enumerate(_SMALL[name].split()) if number}
    adds |= {word: (place + 2) * 10 for place, word in enumerate(_TENS[name].split())}
    lone, articles, alone = (frozenset(listed[name]) for listed in (_LONE, _ARTICLES, _ALONE))
    return Language(name, adds | _pairs(_OTHERS.get(name, "")), _pairs(_SCALES[name]), lone, articles, alone, _AND[name])


def _pairs(written: str) -> dict[str, int]:
    words = written.split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


def figures(words: Sequence[str], name: str) -> list[str]:
    """Write each number in words as its figure, "3 million" as 3000000.

    :param words: folded: lower case, without accents
    :param name: the language of the text, as ``language`` takes it
    """
    of = language(name)
    part = {"de": _german, "ar": _arabic}.get(name)
    parts = [one for word in words for one in part(word, of)] if part else words
    if of.adds.keys().isdisjoint(parts) and of.scales.keys().isdisjoint(parts):
        return list(words)
    return list(_written(parts, of))


def _written(words: Sequence[str], of: Language) -> Iterator[str]:
    at = 0
    while at < len(words):
        end, value = _number(words, at, of)
        yield words[at] if value is None else str(value)
        at = end


def _number(words: Sequence[str], at: int, of: Language) -> tuple[int, int | None]:
    """Read the longest number that begins at a word: where it ends, and its value; None where there is none."""
    first, *following = words[at : at + 2]
    end, read = (at + 1, _Read(0, 1)) if first in of.articles and following and following[0] in of.scales else (at, _Read())
    while end < len(words):
        joined = words[end] == of.joint and read.value > 0 and end + 1 < len(words)
        word = words[end + joined]
        more = _more(read, word, of) if read != _Read() else _first(word, of)
        if more is None or (joined and word not in of.adds):
            break
        end, read = end + joined + 1, more
    counts = end > at + 1 or (end > at and not read.written and first not in of.lone)
    return (end, read.value) if counts and len(str(read.value)) <= _LONGEST else (at + 1, None)


def _first(word: str, of: Language) -> _Read | None:
    """Begin a number."""
    if word.isascii() and word.isdigit() and len(word) <= _LONGEST:
        return _Read(0, int(word), 0, written=True) if int(word) else None
    if word in of.adds:
        return _Read(0, of.adds[word])
    return _scaled(_Read(0, 1), of.scales[word]) if word in of.alone else None


def _more(read: _Read, word: str, of: Language) -> _Read | None:
    """Go on with a number; None where a word does not: "three" and "five" are two numbers, "20 three" too."""
    if word in of.scales:
        return _scaled(read, of.scales[word]) if _multiplies(read, of.scales[word]) else None
    if word in {"vingt", "vingts"} and read.current % _HUNDRED == of.adds.get("quatre"):
        return read._replace(current=read.current + 76)
    value, free = of.adds.get(word), read.current % _HUNDRED
    if value is None or read.written:
        return None
    if free == 0:
        fits = value < _HUNDRED or not read.current
    elif free < _TEN:  # Arabic says "three and twenty"
        fits = of.name == "ar" and _TWENTY <= value < _HUNDRED
    else:
        fits = free >= _TWENTY and free % _TEN == 0 and value < (_TWENTY if of.name == "fr" and free in _SCORES else _TEN)
    return read._replace(current=read.current + value) if fits else None


def _multiplies(read: _Read, scale: int) -> bool:
    return read.current < _HUNDRED if scale == _HUNDRED else bool(read.current) or read.last < scale


def _scaled(read: _Read, scale: int) -> _Read:
    """Multiply what was read: "two hundred" goes on counting, "two thousand" begins again."""
    if scale == _HUNDRED:
        return read._replace(current=max(read.current, 1) * scale, written=False)
    if read.total and read.last < scale:  # "dos mil millones"
        return _Read(read.value * scale, 0, scale)
    return _Read(read.total + max(read.current, 1) * scale, 0, scale)


def _german(word: str, _: Language) -> Iterable[str]:
    """Part a compound, its tens before its units as elsewhere."""
    if not _COMPOUND.fullmatch(word):
        return (word,)
    parts = ["ein" if part == "eine" else part for part in _PART.findall(word)]
    for place in range(1, len(parts) - 1):
        if parts[place] == "und" and parts[place + 1].endswith("ig"):
            parts[place - 1], parts[place + 1] = parts[place + 1], parts[place - 1]
    return parts


def _arabic(word: str, of: Language) -> Iterable[str]:
    """Take the "and" off a number."""
    joined = word[:1] == of.joint and (word[1:] in of.adds or word[1:] in of.scales)
    return (of.joint, word[1:]) if joined else (word,)
