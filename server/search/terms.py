"""A text in, its terms out: words folded and stemmed, so that two writings of one word are one term.

The claims and all that is asked about them go through this one function. Takes any script and guesses no meaning.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]  # a module in C without stubs

from server.search import stopwords

LONGEST = 40  # letters of a term: what is longer is no word
_SHORT = 2  # letters: Porter leaves such words as they are

_ADDRESS = re.compile(r"\b(?:https?://|www\.|t\.co/|pic\.twitter\.com/)\S*", re.IGNORECASE)
_TAGGED = re.compile(r"(?<![^\W_])[#@]([^\W_]\w*)")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|_")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]))")
_THOUSANDS = re.compile(r"(?<=\d)[,.'’](?=\d{3}(?!\d))")
_MONEY = re.compile(r"([£$€])\s?(\d[\d.,]*)(?:\s?(mn|m|bn|tn|k)\b)?")
_PERCENT = re.compile(r"(?<=\d)\s?%|\bper\s+cent\b")
_MONEYS = {"£": "pound", "$": "dollar", "€": "euro"}
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}
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
    return _stemmed(words(text))


def content(text: str) -> list[str]:
    """Give the terms of a text without the words that carry no subject, each once, in its order."""
    found = words(text)
    stop = _stopped(frozenset(found))
    kept = [word for word in found if word not in stop and (len(word) > 1 or not word.isascii() or word.isdigit())]
    return list(dict.fromkeys(_stemmed(kept or found)))


def _stopped(found: frozenset[str]) -> frozenset[str]:
    """Give the stop words of the language of a text: of the list that holds most of its words.

    One list alone, because what carries nothing in one language is a word in another: "war" is German for "was".
    """
    return max(_lists(), key=lambda stop: len(stop & found))


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], ...]:
    every = (stopwords.ENGLISH, stopwords.GERMAN, stopwords.FRENCH, stopwords.SPANISH)
    return tuple(frozenset(words(listed)) for listed in every)


def words(text: str) -> list[str]:
    """Give the words of a text in its order, folded but not stemmed."""
    plain = _TAGGED.sub(lambda tag: _CAMEL.sub(" ", tag[1]), _ADDRESS.sub(" ", text))
    plain = _ELIDED.sub("", unicodedata.normalize("NFKC", plain).lower())
    plain = _PERCENT.sub(" percent", _MONEY.sub(_spelt, plain))
    plain = _APOSTROPHE.sub("", _THOUSANDS.sub("", _INITIALS.sub(r"\1", plain)))
    if not plain.isascii():
        plain = _folded(plain)
    return [word[:LONGEST] for word in _WORD.findall(plain)]


def _spelt(sum_of_money: re.Match[str]) -> str:
    sign, number, scale = sum_of_money.groups()
    return f"{number} {_SCALES.get(scale, '')} {_MONEYS[sign]} "


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
    with _one_at_a_time:
        stems: list[str] = _stemmer.stemWords(found)
    return [stem if len(word) > _SHORT else word for word, stem in zip(found, stems, strict=True)]
