"""The first page of the desk: records found by name, host, address or id in the file as it is, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request

from server.curate import fields
from server.curate.frame import desk, inbox, part_of, show
from server.curate.shelf import shelf
from server.registry.values import address_of, holders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

    from server.curate.shelf import Record, Shelf

_SHOWN = 50  # records of a search


def home() -> ResponseReturnValue:
    """The search, and what waits."""
    found = shelf(desk().registry)
    part, sought = request.args.get("list", "outlets"), request.args.get("q", "").strip()
    hits = list(_search(found, part_of(part), sought)) if sought or "list" in request.args else None
    asked = {"part": part, "sought": sought, "parts": [*fields.parts()], "most": _SHOWN}
    return show("home.html", 200, hits=hits, counts=inbox().counts(), problems=found.problems, **asked)


def _search(found: Shelf, part: str, sought: str) -> Iterator[Record]:
    """Records whose id, names and hosts hold all words, or that hold the address."""
    words, addresses = sought.casefold().split(), set(holders(address_of(f"https://{sought.rpartition('://')[2]}")))
    for record in found.records(part):
        said = [str(value) for name in ("id", "name", "former_ids", "aliases", "domains") for value in _listed(record.get(name))]
        if all(word in " ".join(said).casefold() for word in words) or addresses.intersection(said):
            identifier = record.get("id")
            opens = isinstance(identifier, str) and identifier != "" and "/" not in identifier
            yield {"id": identifier, "opens": opens, "name": record.get("name"), "domains": _listed(record.get("domains"))}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


__all__ = ["home"]
