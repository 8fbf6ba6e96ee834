"""Texts as fact-checkers' sites print them in, clean words, days and addresses out, or nothing where they are not sound."""

from __future__ import annotations

import contextlib
import html
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from lxml.html import defs

from server.documents import dates
from server.urls import BadUrl, Page, typed

_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|</?([a-z][a-z0-9]*)(?:\s[^<>]*|/)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+")
_INVISIBLE = re.compile(r"[\u200b\u2060\xad]")
_LONE = re.compile(r"[\ud800-\udfff]")
_NOTHING = frozenset({"", "null", "undefined", "nan", "none", "n/a"})
_PLAIN_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\ud800-\udfff]+", re.IGNORECASE)
_BARE = re.compile(r"(?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_APART = re.compile(r"[\s,;|]+(?=https?://)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:[T\s].*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[,T\s].*)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?", re.DOTALL)
_AHEAD = timedelta(hours=14)  # of UTC is the first place on Earth to begin a day
_MONTHS = 12
_LONGEST_DATE = 60
_ZERO = "1970-01-01"  # what programs print where they hold no date


def words(text: str) -> str:
    """The words of a text without markup, entities and control characters; empty if it only says that there is none."""
    text = _unescaped(_unescaped(text))  # entities are often written twice over
    if "<" in text:
        text = _TAG.sub(_unmarked, text)
    if not text.isascii():
        text = _INVISIBLE.sub("", _LONE.sub("\ufffd", text))
    text = _BLANK.sub(" ", text).strip()
    return "" if text.casefold() in _NOTHING else text


def _unescaped(text: str) -> str:
    """Replace entities, but for those without their semicolon: they may be words, or parameters of an address."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def _unmarked(tag: re.Match[str]) -> str:
    name = (tag[2] or "").lower()
    if name and name not in defs.tags:
        return tag[0]
    return "" if name in _INLINE else " "


def damage(text: str) -> str | None:
    """What is broken in the letters of a text, in words; nothing is mended."""
    if text.isascii():
        return None
    if _LONE.search(text) or "\ufffd" in text:
        return "some letters cannot be read; they are shown as \ufffd"
    for encoding in ("cp1252", "latin-1"):
        with contextlib.suppress(UnicodeError):
            text.encode(encoding).decode()
            return "its letters look as if they had been encoded twice; they are left as they are"
    return None


def worded(text: str) -> bool:
    """Does it hold a letter? A number or a sign says nothing without its scale."""
    return any(char.isalpha() for char in text)


def day(text: str) -> str | None:
    """The day, month or year that a text names beyond doubt, as in ISO 8601, in its own time zone; none in the future."""
    text = text.strip()
    found = _numbers(text) or (_named(text) if worded(text) and len(text) <= _LONGEST_DATE else None)
    today = (datetime.now(UTC) + _AHEAD).date().isoformat()
    return found if found and dates.checked(found) and found <= today and found != _ZERO and found > "1000" else None


def _numbers(text: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return "-".join(part.zfill(2) for part in match.group(1, 3, 4) if part)
    if match := _COMPACT.fullmatch(text):
        return "-".join(match.groups())
    if match := _YEAR_LAST.fullmatch(text):
        number, month = int(match[1]), int(match[3])
        if match[2] != ".":  # with full stops the day always comes first; with others it may be either
            if number <= _MONTHS and month <= _MONTHS and number != month:
                return None
            month, number = sorted((number, month))
        return f"{match[4]}-{month:02}-{number:02}"
    return text if re.fullmatch(r"\d{4}", text) else None


def _named(text: str) -> str | None:
    found = dates.every(text)
    return found[0] if len(found) == 1 else None


def addresses(text: str) -> list[str]:
    """The usable web addresses that a text consists of, as printed where a browser would take them so."""
    parts = _APART.split(_unescaped(text).strip())
    return [usable for part in parts if (usable := _address(part))]


def _address(text: str) -> str | None:
    whole = typed(text) if _BARE.fullmatch(text) else text
    try:
        page = _page(whole)
    except BadUrl:
        return None
    return whole if _PLAIN_ADDRESS.fullmatch(whole) else page.url


_page = lru_cache(maxsize=256)(Page.parse)  # each address of a review is asked for several times in a row


def is_site(address: str) -> bool:
    """Is it the front page of a site, which is no page on which something in particular stands?"""
    page = _page(address)
    return page.key == key(f"https://{page.host}")


def key(address: str) -> str:
    """What two addresses of one page share."""
    return _page(address).key


def host(address: str) -> str:
    """The host of a usable address, as one would name the site."""
    return _page(address).host.removeprefix("www.")
