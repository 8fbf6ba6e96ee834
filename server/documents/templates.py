"""A citation template of a wiki in, the entry that it gives out: ``{{cite news |title=… |url=…}}``.

Knows the names of the parameters in English, German, French and Spanish wikis. A template without a title or an address
is no entry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.documents import dates
from server.documents.hosts import split_address
from server.documents.sourcelist import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPLATE = re.compile(r"\{\{\s*(?P<name>[^|{}]{3,40})\|(?P<inside>.*?)\}\}", re.DOTALL)
_PARAMETER = re.compile(r"\s*(?P<name>[\w -]{1,30}?)\s*=\s*(?P<value>.*?)\s*", re.DOTALL)
_LINKED = re.compile(r"\[\[(?:[^\[\]|]*\|)?(?P<words>[^\[\]|]*)\]\]")
_TITLE = ("title", "titel", "titre", "título", "titulo", "chapter")
_URL = ("url", "chapter-url", "online", "lire en ligne", "archive-url", "archiveurl")
_PUBLISHER = (
    *("work", "newspaper", "magazine", "journal", "website", "publisher", "agency", "via", "werk", "verlag", "sammelwerk"),
    *("périodique", "éditeur", "site", "periódico", "editorial", "publicación", "sitioweb"),
)
_DATE = ("date", "datum", "year", "jahr", "année", "fecha", "año")
_AUTHOR = ("author", "authors", "author1", "autor", "auteur", "auteur1")
_LAST = ("last", "last1", "nom", "nom1", "apellido", "apellidos")
_FIRST = ("first", "first1", "prénom", "prénom1", "nombre")


def parse(text: str) -> Entry | None:
    """Take the first template of ``text`` apart, or give ``None`` if it cites nothing."""
    template = _TEMPLATE.search(_LINKED.sub(lambda link: link["words"], text)) if "{{" in text else None
    if not template:
        return None
    given = _parameters(template["inside"])
    title, url = _first(given, _TITLE), _first(given, _URL)
    if not title and not url:
        return None
    cited = split_address(url) if url else None
    date = _first(given, _DATE)
    return Entry(
        title=title.strip("'\"") if title else None,
        author=_author(given),
        publisher=_first(given, _PUBLISHER),
        host=cited.host.lower() if cited else None,
        url=url if cited else None,
        date=dates.iso(date) if date else None,
    )


def shown(text: str) -> str:
    """Put for each template that cites what a reader of the wiki sees: 'Doe, Jane (2020). “Title”. Publisher.'."""
    return _TEMPLATE.sub(_shown, _LINKED.sub(lambda link: link["words"], text)) if "{{" in text else text


def _shown(template: re.Match[str]) -> str:
    entry = parse(template[0])
    if entry is None:
        return template[0]
    given = _parameters(template["inside"])
    last, first = _first(given, _LAST), _first(given, _FIRST)
    author = _first(given, _AUTHOR) or ", ".join(name for name in (last, first) if name)
    date = _first(given, _DATE)
    head = " ".join(part for part in (author, f"({date})" if date else "") if part)
    parts = (head, f"“{entry.title}”" if entry.title else "", entry.publisher or "", entry.url or "")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _parameters(inside: str) -> dict[str, str]:
    found = (_PARAMETER.fullmatch(part) for part in inside.split("|"))
    return {match["name"].casefold(): match["value"] for match in found if match and match["value"]}


def _first(given: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((given[name] for name in names if name in given), None)


def _author(given: Mapping[str, str]) -> str | None:
    last, first = _first(given, _LAST), _first(given, _FIRST)
    return _first(given, _AUTHOR) or " ".join(name for name in (first, last) if name) or None
