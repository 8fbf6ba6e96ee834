"""Wikipedia's list of perennial sources in, its ratings out: as the page's wikitext, or as a table made of it.

The wikitext is that of https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources and its subpages: a table whose
rows have the templates Status and Uses under several names. The table has the columns source_name, status and domain.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from server.imports import names, tables
from server.imports.batch import Batch, Fields, Release, Said, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


RATER = "wikipedia-perennial-sources"
PAGE = "https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources"
STATUS = {"gr": "generally reliable", "nc": "no consensus", "gu": "generally unreliable", "d": "deprecated"}
_LICENCE = {
    "id": RATER,
    "name": "Wikipedia, reliable sources, perennial sources",
    "licence": "CC-BY-SA-4.0",
    "holder": "Wikipedia contributors",
    "url": PAGE,
}
RECORDS: list[tuple[str, Fields]] = [
    ("licences", _LICENCE),
    (
        "raters",
        {
            "id": RATER,
            "name": "Wikipedia, perennial sources",
            "question": "How reliable do the editors of the English Wikipedia consider the outlet as a source for Wikipedia?",
            "scale": list(STATUS.values()),
            "language": "en",
            "url": PAGE,
            "licence": RATER,
        },
    ),
]
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NATIONS = {"UK": "GB", "US": "US", "USA": "US", "United States": "US", "United Kingdom": "GB", "India": "IN", "Australia": "AU"}
_SCOPE = re.compile(r'[a-z"“0-9]|(?:pre|post|Pre|Post)[-–]|.*\d{4}')
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LOST_DASH = re.compile(rf"(?<=\d{{4}})(?=present|{_MONTHS})")
_STATUS_OF = re.compile(
    r"\{\{\s*(?:WP:RSPSTATUS|RSPSTATUS|/Status|[^{}|]*/Perennial sources/Status)\s*\|\s*([^{}|]*)", re.IGNORECASE
)
_USES_OF = re.compile(r"\{\{\s*(?:WP:RSPUSES|RSPUSES|/Uses|[^{}|]*/Perennial sources/Uses)\s*\|([^{}]*)\}\}", re.IGNORECASE)
_SMALL = re.compile(r"\{\{\s*small\s*\|(?:1=)?([^{}]*)\}\}", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_TAG = re.compile(r"<!--.*?-->|<ref[^>]*/>|<ref.*?</ref>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTES = re.compile(r"^[^|\[\]{}]*=[^|\[\]{}]*\|(?!\|)")
_NESTED = 8  # templates in one another


def read(files: Iterable[Path], release: Release) -> Batch:
    """Read tables and pages of wikitext; a JSON file gives for hosts the host that they stand for."""
    files = [*files]
    batch = Batch(records=RECORDS, close=True)
    stands: dict[str, str] = {}
    for path in files:
        if path.suffix.lower() == ".json":
            stands |= _stands(path)
    for path in files:
        if path.suffix.lower() == ".csv":
            found = _of_table(path, stands)
        elif path.suffix.lower() != ".json":
            found = _of_page(path)
        else:
            continue
        for at, name, status, hosts in found:
            _take(batch, at, name, status, hosts, release)
    return batch


def _stands(path: Path) -> dict[str, str]:
    try:
        given = json.loads(tables.text(path))
    except ValueError as error:
        raise Unreadable(f"{path} is no JSON: {error}") from None
    if not isinstance(given, dict) or not all(isinstance(host, str) for host in given.values()):
        raise Unreadable(f"{path} does not give a host for each host")
    return given


Entry = tuple[str, str, str, list[str]]


def _of_table(path: Path, stands: dict[str, str]) -> Iterator[Entry]:
    for at, row in tables.rows(path, ("source_name", "status", "domain")):
        yield at, row["source_name"], row["status"], [stands.get(row["domain"], row["domain"])]


def _of_page(path: Path) -> Iterator[Entry]:
    """Each row of a table that has a status."""
    text = _TAG.sub(lambda tag: "\n" * tag[0].count("\n") or " ", tables.text(path))
    if not _STATUS_OF.search(text):
        raise Unreadable(f"{path} has no row with a status: it is no page of perennial sources")
    line = 1
    for piece in re.split(r"(?m)^(?=\|-)", text):
        if status := _STATUS_OF.search(piece):
            uses = _USES_OF.search(piece)
            hosts = [part.strip() for part in uses[1].split("|")] if uses else []
            yield f"{path.name}:{line}", _name(piece), status[1].strip(), [host for host in hosts if host and "=" not in host]
        line += piece.count("\n")


def _name(piece: str) -> str:
    """The name in the first cell of a row, without templates but the small words that say which part is meant."""
    cells = [line[1:] for line in piece.splitlines()[1:] if line.startswith("|")]
    cell = _ATTRIBUTES.sub("", cells[0]) if cells else ""
    cell = _SMALL.sub(r" \1", _LINK.sub(r"\1", cell))
    for _ in range(_NESTED):
        cell = _TEMPLATE.sub("", cell)
    return " ".join(cell.replace("'''", "").replace("''", "").split())


def _take(batch: Batch, at: str, given: str, status: str, hosts: list[str], release: Release) -> None:  # noqa: PLR0913, PLR0917
    """Take a row: one outlet, one status, and the hosts that are its own."""
    if status not in STATUS:
        batch.refuse(at, given, "unsure-value", f"its status is '{status[:40]}', which is none of {', '.join(STATUS)}")
        return
    if "; " in given:
        batch.refuse(at, given, "several-outlets", "the row has several parts of a source, and one status: it is not known whose")
        return
    name, nation, scope = _split(given)
    try:
        name = names.clean(name)
    except names.BadName as error:
        batch.refuse(at, given, "bad-name", str(error))
        return
    rating = {"by": RATER, "value": STATUS[status], **({"note": scope} if scope else {}), **release.cited()}
    plain = {"country": nation} if nation else {}
    batch.said += (
        Said(at, names.key(names.plain(name)), name, host, release.source, plain, {"ratings": [rating]}) for host in hosts or [""]
    )


def _split(given: str) -> tuple[str, str, str]:
    """A source's name with its other names, the country that tells it apart, and the part that is meant."""
    nation, scopes, name = "", [], given
    for inner in _BRACKETS.findall(given):
        if inner in _NATIONS:
            nation = _NATIONS[inner]
        elif _SCOPE.match(inner):
            scopes.append(_LOST_DASH.sub("–", inner.strip()))
        else:
            continue
        name = name.replace(f"({inner})", " ")
    return " ".join(name.split()), nation, "; ".join(scopes)


__all__ = ["PAGE", "RATER", "RECORDS", "STATUS", "read"]
