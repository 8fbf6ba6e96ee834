"""Words in, one writing of them out, so that the words of a claim are found on a page whatever quotation marks it prints.

Equal but for white space, kinds of quotation marks and dashes, forms of letters (Unicode NFKC), soft hyphens and the case of the
first letter, which begins a sentence here and goes on with one there, or not at all: never a near miss, and never in other case,
which tells names from words. The extension has this rule in ``lib/quotes.js``.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Six words in a row that two writers share are rarely chance: fewer are a turn of phrase ("he told reporters on Monday").
LEAST = 6
# A quotation repeats what somebody said, which others report too: it has to be long enough to tell which saying it is.
LEAST_QUOTED = 8

_BLANKS = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_NOTHING = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SINGLE = re.compile("[‘’‚‛′`´]")
_DOUBLE = re.compile("[“”„‟″«»]")
_DASHES = "‐‑‒–—―−-"
_DASH = re.compile(f" ?[{_DASHES}]+[ {_DASHES}]*")
_BLANK = re.compile(f"[{_BLANKS}]+")
_QUOTATION = re.compile(r'"([^"]+)"')
_LETTER = re.compile(r"[^\W_]")
_WITHOUT_BLANKS = re.compile(f"[{_UNSPACED}]")
_RUN = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+")
_UNIT = re.compile(r"(?s:.)[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u1100-\u11ff\u3099\u309a]*")


def plain(text: str) -> str:
    """One kind of white space, quotation marks, dashes and letters."""
    return _DASH.sub("-", _BLANK.sub(" ", _marked(text))).strip(" ")


def _marked(text: str) -> str:
    # the marks first: NFKC takes an acute accent that stands for an apostrophe for a blank with an accent
    return _NOTHING.sub("", unicodedata.normalize("NFKC", _DOUBLE.sub('"', _SINGLE.sub("'", text))))


def passages(text: str, exact: str) -> list[str]:
    """Give what of a claim may stand on a page, plain: its words, with citation marks and without, and long quotations in them.

    :param text: its words without citation marks
    :param exact: its words as they stand in its document
    """
    own = plain(text)
    whole = [words for words in (plain(exact), own) if _size(words) >= LEAST]
    return list(dict.fromkeys(whole + quotations(own, LEAST_QUOTED)))


def quotations(text: str, least: int) -> list[str]:
    """Give what a text quotes in so many words or more, plain."""
    return [words.strip(" ") for words in _QUOTATION.findall(plain(text)) if _size(words) >= least]


def _size(words: str) -> int:
    """How many words these are; of scripts without blanks, two letters count as one."""
    spaced = sum(bool(_LETTER.search(_WITHOUT_BLANKS.sub("", word))) for word in words.split(" "))
    return spaced + len(_WITHOUT_BLANKS.findall(words)) // 2


def opening(words: str) -> int:
    """Give a number for the first words of a passage, by which an index finds it."""
    return next(openings(words))


def openings(page: str) -> Iterator[int]:
    """Give the numbers for all places of a plain text at which a passage may begin, in order; case makes no other number."""
    runs = _RUN.findall(page.lower())
    following = (islice(runs, skipped, None) for skipped in range(LEAST))
    return (zlib.crc32(" ".join(few).encode("utf-8", "surrogatepass")) for few in zip(*following, strict=False))


def stands(words: str, page: str) -> int | None:
    """Where ``words`` stand in ``page``, both plain, and not within longer words; None if nowhere."""
    places = [at for opened in _opened(words) if (at := _first(opened, page)) is not None]
    return min(places, default=None)


def _opened(words: str) -> set[str]:
    """The words, and with their first letter in the other case."""
    first = _LETTER.search(words)
    if first is None:
        return {words}
    before, letter, after = words[: first.start()], first[0], words[first.end() :]
    return {words} | {before + other + after for other in (letter.lower(), letter.upper()) if len(other) == 1}


def _first(words: str, page: str) -> int | None:
    at = page.find(words)
    while at >= 0:
        if not page[max(0, at - 1) : at].isalnum() and not page[at + len(words) : at + len(words) + 1].isalnum():
            return at
        at = page.find(words, at + 1)
    return None


def places(text: str) -> tuple[str, list[int]]:
    """Give the plain text, and for each of its letters the place in ``text`` where it stood."""
    letters: list[str] = []
    where: list[int] = []
    for unit in _UNIT.finditer(text):
        for letter in _marked(unit[0]):
            last = letters[-1] if letters else " "
            if _BLANK.fullmatch(letter):
                added = "" if last in " -" else " "
            elif _DASH.fullmatch(letter):
                if letters and last == " ":
                    letters[-1] = "-"
                added = "" if letters and letters[-1] == "-" else "-"
            else:
                added = letter
            letters.extend(added)
            where.extend([unit.start()] * len(added))
    return "".join(letters).rstrip(" "), where
