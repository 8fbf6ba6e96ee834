"""A value that the registry refuses in; what its writer probably meant out, or the same again.

Guesses; whoever asks holds the guess to the rule before showing it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from server import urls

if TYPE_CHECKING:
    from collections.abc import Mapping

_HABITS = {"UK": "GB", "EL": "GR", "jp": "ja", "cn": "zh", "ua": "uk", "cz": "cs", "gr": "el"}  # codes of hosts, mostly
_LONGEST = 2000  # characters of what is worth mending


def date(text: str) -> str:
    """``2026/1/5`` and ``2026.01.05``: ``2026-01-05``; the year comes first, or it is anybody's guess."""
    found = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?:[T ].*)?", text)
    if not found:
        return text
    return "-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)])


def code(text: str, names: Mapping[str, str]) -> str:
    """The code that ``text`` is in other letters, with a region, or by its English name; ``""`` if it is none."""
    by_name = {name.casefold(): code for code, name in names.items()}
    first = re.split("[-_]", text)[0]
    guesses = (_HABITS.get(text, ""), first.upper(), first.lower(), by_name.get(text.casefold(), ""))
    return next((guess for guess in guesses if guess in names), "")


def https(address: str) -> str:
    """The same address by https."""
    return re.sub("^http:", "https:", address, flags=re.IGNORECASE)


def host(text: str) -> str:
    """The bare host of an address, with its path where it names one."""
    try:
        page = urls.Page.parse(urls.typed(text))
    except urls.BadUrl:
        return text
    return page.host.removeprefix("www.") + page.path.rstrip("/")


def bare_address(text: str) -> str:
    """An address without scheme, ``www.`` and a slash at its end."""
    return re.sub(r"^https?://(www\.)?", "", text).rstrip("/") if len(text) <= _LONGEST else text


def line(text: str) -> str:
    """One line without control characters and blanks at its ends."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:_LONGEST]).split())


def slug(text: str) -> str:
    """An id for a name: ``Süddeutsche Zeitung`` gives ``suddeutsche-zeitung``."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST]).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def item(text: str) -> str:
    """The item that an address or a bare number means."""
    found = re.fullmatch(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?q?([0-9]{1,12})", text, re.IGNORECASE)
    return f"Q{found[1]}" if found else text
