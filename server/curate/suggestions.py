"""What a form offers to whoever fills it in: known values, and the day on which a new record is begun."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from flask import request

from server.registry.values import countries

if TYPE_CHECKING:
    from server.curate.shelf import Shelf


def offered(found: Shelf) -> dict[str, list[tuple[str, str]]]:
    """Values that a field may have, each with its name in words."""
    known = {
        part: [(str(record.get("id")), str(record.get("name"))) for record in found.records(part)]
        for part in ("raters", "organisations", "licences")
    }
    return {**known, "countries": list(countries().items())}


def begun(part: str) -> dict[str, Any]:
    """What is known of a new record before anything is typed: the day, and the host that a link gave."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    host = request.args.get("host", "").strip()
    return {"checked": today, **({"domains": [host]} if host else {})} if part == "outlets" else {}


__all__ = ["begun", "offered"]
