"""A text in, its terms out: words folded and stemmed, so that two writings of one word are one term.

The claims and all that is asked about them go through this one function. Takes any script and guesses no meaning.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer  # type: ignore[import-not-found]  # a module in C without stubs

from server.search import stopwords
from server.search.forms import form
from server.search.numbers import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 40  # letters of a term: what is longer is no word
_SHORT = 2  # letters: Porter leaves such words as they are

_ADDRESS = re.compile(r"\b(?:https?://|www\.|t\.co/|pic\.twitter\.com/)\S*", re.IGNORECASE)
_TAGGED = re.compile(r"(?<![^\W_])[#@]([^\W_]\w*)")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|_")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]))")
# a blank parts thousands only before "000": other figures with a blank between them are two numbers
_THOUSANDS = re.compile(r"(?<=\d)[,.'’](?=\d{3}(?!\d))|(?<=\d) (?=(?:\d{3} )*000(?!\d))")
_MONEY = re.compile(r"(?:\bus)?([£$€])\s?(\d[\d.,]*)(?:\s?(mn|m|bn|tn|k)\b)?|(?<=\d)\s?(?:([£$€])|(usd|eur|gbp)\b)")
_THOUSAND = re.compile(r"(?<=\d)k\b")
_PERCENT = re.compile(r"(?<=\d)\s?%|\b(?:per\s+cent|pour\s+cent|por\s+ciento|prozent|pct)\b")
_MONEYS = {"£": "pound", "$": "dollar", "€": "euro", "usd": "dollar", "eur": "euro", "gbp": "pound"}
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}
_MANY = {"thousand": 10**3, "bn": 10**9, "billion": 10**9, "milliard": 10**9, "mrd": 10**9}
_MANY |= dict.fromkeys(("million", "millon", "mill\u00f3n", "mio", "mn"), 10**6)
_DECIMAL = re.compile(rf"(?<![\d.,])(\d{{1,6}})[.,](\d{{1,2}})(?!\d|[.,]\d)(?:\s?({'|'.join(_MANY)})[a-z]*)?")
_DIGIT = re.compile("[0-9]")
_FIGURES = str.maketrans({chr(first + digit): str(digit) for first in (0x660, 0x6F0) for digit in range(10)})
_NATIONS = re.compile(r"\b(?:(united\s+states(?:\s+of\s+america)?)|(united\s+kingdom)|(european\s+union)|(united\s+nations))\b")
_INITIALLED = ("us", "uk", "eu", "un")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’ʼ](?:s\b)?")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=[^\W\d_])")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0963\u0971-\u0dff])*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_DIACRITICS = re.compile(r"[\u0300-\u036f]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ё": "е"})

_stemmer = Stemmer.Stemmer("porter", 0)
_one_at_a_time = threading.Lock()  # a stemmer must not be shared by threads


def terms(text: str) -> list[str]:
    """Give the terms of a text in its order: lower case, no accents, English endings off (Porter 1980).

    Addresses are left out; ``#TwoWords`` are two; "1,500" and "1.500" are 1500; "U.S." is us; "£37m" is 37 million pounds,
    "5%" is 5 percent. Scripts without blanks between words give every two neighbouring letters.
    """
    found = words(text)
    return _stemmed(figures(found, language(found)))


def content(text: str) -> list[str]:
    """Give the terms of a text without the words that carry no subject, each once, in its order."""
    found = words(text)
    spoken = language(found)
    found, stop = figures(found, spoken), _lists().get(spoken, frozenset())
    kept = [word for word in found if word not in stop and (len(word) > 1 or not word.isascii() or word.isdigit())]
    return list(dict.fromkeys(_stemmed(kept or found)))


def language(found: Sequence[str]) -> str:
    """Give the language of a text, as ``numbers.language`` names it: of the stop words that hold most of its words.

    One language alone, because what carries nothing in one is a word in another: "war" is German for "was".
    """
    held, lists = frozenset(found), _lists()
    best = max(lists, key=lambda name: len(lists[name] & held))
    return "ar" if lists[best].isdisjoint(held) and any(map(_ARABIC.match, found)) else best


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    every = {"en": stopwords.ENGLISH, "de": stopwords.GERMAN, "fr": stopwords.FRENCH, "es": stopwords.SPANISH}
    return {name: frozenset(words(listed)) for name, listed in every.items()}


def words(text: str) -> list[str]:
    """Give the words of a text in its order, folded but not stemmed; what is written in figures as one figure."""
    plain = _TAGGED.sub(lambda tag: _CAMEL.sub(" ", tag[1]), _ADDRESS.sub(" ", text))
    plain = _ELIDED.sub("", unicodedata.normalize("NFKC", plain).lower())
    plain = _INITIALS.sub(r"\1", plain)
    if "united" in plain or "union" in plain:
        plain = _NATIONS.sub(lambda nation: _INITIALLED[(nation.lastindex or 1) - 1], plain)
    plain = _APOSTROPHE.sub("", _counted(plain))
    if not plain.isascii():
        plain = _folded(plain)
    return [word[:LONGEST] for word in _WORD.findall(plain)]


def _counted(plain: str) -> str:
    """Write sums, shares and numbers in figures in one way: "£1.8m" is ``1800000 pound``, "2.5" is ``2d5``."""
    if not plain.isascii():
        plain = plain.translate(_FIGURES)
    if not _DIGIT.search(plain):
        return _PERCENT.sub(" percent", plain)
    plain = _PERCENT.sub(" percent", _THOUSAND.sub(" thousand", _MONEY.sub(_spelt, plain)))
    return _DECIMAL.sub(_whole, _THOUSANDS.sub("", plain))


def _spelt(sum_of_money: re.Match[str]) -> str:
    sign, number, scale, after, code = sum_of_money.groups()
    return f"{number} {_SCALES.get(scale, '')} {_MONEYS[sign]} " if sign else f" {_MONEYS[after or code]} "


def _whole(decimal: re.Match[str]) -> str:
    """Multiply a decimal number, or make one word of it: "2.5" and "5.2" share nothing."""
    whole, part, scale = decimal.groups()
    if scale:
        return str(int(whole + part) * _MANY[scale] // 10 ** len(part))
    return f"{whole}d{part}"


def _folded(text: str) -> str:
    """Take off accents, not the vowel signs of other scripts, and put blanks where a script has none."""
    bare = _DIACRITICS.sub("", unicodedata.normalize("NFKD", text.translate(_LETTERS)))
    return _UNSPACED.sub(_pairs, unicodedata.normalize("NFC", bare))


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    pairs = " ".join(letters[at : at + 2] for at in range(max(1, len(letters) - 1)))
    return f" {pairs} "


def _stemmed(found: list[str]) -> list[str]:
    """Stem words. Nothing is remembered: they may be of a text that is kept nowhere."""
    found = [form(word) for word in found]
    with _one_at_a_time:
        stems: list[str] = _stemmer.stemWords(found)
    return [stem if len(word) > _SHORT else word for word, stem in zip(found, stems, strict=True)]
