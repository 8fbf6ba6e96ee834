"""A title or an address in, its words out, folded so that a headline and its slug give the same ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_WORDS = 3  # "Putin says Ukraine" is in dozens of headlines, whatever its words weigh

LETTERS = str.maketrans({"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "_": " ", "ʼ": "'"})
INITIALS = re.compile(r"(?<![^\W_])([^\W_])\.(?=[^\W_](?![^\W_]))")
DECIMALS = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
IRISH = re.compile(r"(?<![^\W_])o['’](?=[^\W_])")
WORD = re.compile(r"[^\W_]+")
TAILS = frozenset(("s", "t", "ll", "re", "ve"))
UMLAUT = re.compile(r"(?<=[aou])e")
PLURAL = re.compile(r"(?<=[^\W_]{3})s+$")

YEAR = "(?:19|20)[0-9][0-9]"
DATE = f"{YEAR}-[01]?[0-9](?:-[0-3]?[0-9])?"
ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE | re.ASCII)
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
HEAD = re.compile(rf"^(?:{DATE}|[0-9]{{5,}})[-_]")
NUMBERS = rf"(?<=_)[0-9]+|(?!{YEAR}$)[0-9]{{4,}}|(?:li|[0-9])\.[0-9]{{4,}}|(?=[a-z]*[0-9])[a-z0-9]{{5,}}|accg"
TAIL = re.compile(rf"[-_.,](?:{DATE}|{NUMBERS})$", re.IGNORECASE | re.ASCII)
MOST_IDS = 4  # "_6710_3210", "-2014-5", "a-1-b2762079"; more would let a hostile address take its time


@lru_cache(maxsize=2**14)  # titles of works are compared again with each page of their outlet
def words(title: str) -> tuple[str, ...]:
    """Fold a title or a slug to its words, so that a headline and its slug give the same ones.

    Accents, case, possessives, apostrophes, plural s, "&" and lone letters go, "U.S." is ``us``, "7.1" is ``71``, "ü"
    and "ue" are ``u``. Function words stay: they weigh little, and leaving them out doubled the false alarms. Text
    without blanks between its words (Chinese, Japanese, Thai) is one word, which matches nothing.
    """
    text = unicodedata.normalize("NFKD", title.lower()).translate(LETTERS)
    text = "".join(letter for letter in text if not unicodedata.category(letter).startswith("M"))
    text = IRISH.sub("o", DECIMALS.sub("", INITIALS.sub(r"\1", text)))
    folded = (PLURAL.sub("", UMLAUT.sub("", word)) for word in _joined(WORD.findall(text)))
    return tuple(word for word in folded if len(word) > 1 or not word.isalpha())


def _joined(parts: Iterable[str]) -> list[str]:
    """Put together what an apostrophe or a slug's hyphen broke: ``don t``, ``ukraine s``, ``u s``."""
    joined: list[str] = []
    single = False
    for part in parts:
        letter = len(part) == 1 and part.isalpha()
        if joined and (part in TAILS or (letter and single)):
            joined[-1] += part
        else:
            joined.append(part)
            single = letter
    return joined


@lru_cache(maxsize=256)  # a page is asked for its slug more than once
def slug(path: str) -> tuple[str, ...]:
    """Give the words of the path's segment with the most words, without ids, dates and file ending.

    Fewer than three (``world-europe-60506682``, ``us-news``) name a section, or tell too little: then ``()``.
    """
    longest: tuple[str, ...] = ()
    for segment in unquote(path).split("/"):
        found = words(_bare(segment))
        if len(found) >= max(FEWEST_WORDS, len(longest)):
            longest = found
    return longest


def _bare(segment: str) -> str:
    text = UUID.sub("", ENDING.sub("", segment)).strip("-_.,")
    for _ in range(MOST_IDS):
        text = HEAD.sub("", TAIL.sub("", text))
    return text
