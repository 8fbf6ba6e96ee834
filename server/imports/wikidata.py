"""What Wikidata answers to the query that is shipped in; outlets with country, languages, owners, founding out.

The answer is in the SPARQL 1.1 Query Results JSON Format: https://www.w3.org/TR/sparql11-results-json/.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from server.imports import names, tables
from server.imports.batch import Batch, Fields, Release, Said, Unreadable
from server.registry.records import OutletType
from server.registry.values import EARLIEST, countries, languages

if TYPE_CHECKING:
    from collections.abc import Iterable


QUERY = Path(__file__).with_name("wikidata.sparql")
_LICENCE = {
    "id": "wikidata",
    "name": "Wikidata",
    "licence": "CC0-1.0",
    "holder": "Wikidata contributors",
    "url": "https://www.wikidata.org/",
}
RECORDS: list[tuple[str, Fields]] = [("licences", _LICENCE)]
_ITEM = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9]\d{0,11})")
_YEAR = re.compile(r"(\d{4})-\d\d-\d\dT")
_TYPES = get_args(OutletType)


def read(files: Iterable[Path], release: Release) -> Batch:
    """Read answers; a row for each combination of an item's values."""
    batch = Batch(records=RECORDS)
    for path in files:
        for number, row in enumerate(_bindings(path), 1):
            if said := _said(batch, f"{path.name}:{number}", row, release):
                batch.said.append(said)
    return batch


def _bindings(path: Path) -> list[dict[str, str]]:
    try:
        given = json.loads(tables.text(path))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path} is no JSON: {error}") from None
    results = given.get("results") if isinstance(given, dict) else None
    rows = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(rows, list):
        raise Unreadable(f"{path} is no answer of a query service: there is no results.bindings")
    return [_values(row) for row in rows if isinstance(row, dict)]


def _values(row: dict[str, Any]) -> dict[str, str]:
    return {
        name: " ".join(term["value"].split())
        for name, term in row.items()
        if isinstance(term, dict) and isinstance(term.get("value"), str)
    }


def _said(batch: Batch, at: str, row: dict[str, str], release: Release) -> Said | None:
    found = _ITEM.fullmatch(row.get("item", ""))
    label = row.get("itemLabel", "")
    if not found:
        batch.refuse(at, label, "bad-item", f"'{row.get('item', '')[:80]}' is no item of Wikidata")
        return None
    try:
        name = names.clean("" if re.fullmatch(r"Q\d+", label) else label)
    except names.BadName as error:
        batch.refuse(at, label, "bad-name", str(error))
        return None
    if row.get("dissolved"):
        batch.refuse(at, name, "defunct", f"Wikidata has an end for it: {row['dissolved'][:10]}")
        return None
    if not row.get("website"):
        batch.refuse(at, name, "no-address", "the item has no website")
        return None
    cited = release.cited(found[1])
    plain = {**_plain(row), "wikidata": found[1]}
    statements = {name: said for name, said in (("owners", _owners(row, cited)), ("founded", _founded(row, cited))) if said}
    return Said(at, found[1], name, row["website"], cited["source"], plain, statements)


def _plain(row: dict[str, str]) -> Fields:
    kind, country, language = row.get("type", ""), row.get("country", "").upper(), row.get("language", "").lower()
    return {
        **({"type": kind} if kind in _TYPES else {}),
        **({"country": country} if country in countries() else {}),
        **({"languages": [language]} if language in languages() else {}),
    }


def _owners(row: dict[str, str], cited: Fields) -> list[Fields]:
    name = row.get("ownerLabel", "")
    if not name or re.fullmatch(r"Q\d+", name):
        return []
    share = _percent(row.get("share", ""))
    return [{"name": name, **({"share": share} if share else {}), **cited}]


def _percent(text: str) -> str:
    """``0.755`` is 75.5 %."""
    if not re.fullmatch(r"[01](?:\.\d{1,6})?|\.\d{1,6}", text):
        return ""
    return f"{float(text) * 100:.4g} %" if 0 < float(text) <= 1 else ""


def _founded(row: dict[str, str], cited: Fields) -> list[Fields]:
    year = _YEAR.match(row.get("inception", ""))
    latest = dt.datetime.now(dt.UTC).year
    return [{"value": year[1], **cited}] if year and EARLIEST <= int(year[1]) <= latest else []


__all__ = ["QUERY", "RECORDS", "read"]
