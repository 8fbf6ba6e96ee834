"""A checked text in, a page out that shows what changes in the file, and the cards as readers will see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from server import cards, curation
from server.api import lists
from server.api.errors import Refused
from server.curate.frame import desk, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Response

    from server.curate.judging import Checked
    from server.registry import Registry
    from server.registry.records import Outlet

_CARDS = 3  # of outlets that a record other than an outlet concerns


def preview(part: str, identifier: str, checked: Checked, *, status: int = 200, wrong: str = "", **values: Any) -> Response:
    """The difference, and the card as readers will see it.

    :param identifier: the id under which the record is found, once the change is saved
    :param values: what the page's form carries on: ``was``, ``flat`` and ``reason``; and whatever else the page tells
    """
    outlets = list(_concerned(checked.registry, part, identifier)) if checked.registry else []
    shown = [
        orjson.loads(cards.outlet(checked.registry, outlet).model_dump_json()) for outlet in outlets[:_CARDS] if checked.registry
    ]
    said = {"cards": shown, "more": len(outlets) - len(shown), "gone": _gone(checked.registry, part, identifier)}
    diff = curation.unified(checked.found.held.text, checked.text, desk().registry.name).splitlines()
    told = {"warned": checked.warned, "left_out": checked.left_out, "wrong": wrong}
    return show("preview.html", status, identifier=identifier, diff=diff, **said, **told, **values)


def _gone(found: Registry | None, part: str, identifier: str) -> str:
    """What is answered to whoever asks for an outlet that is taken out; ``""`` if it is not."""
    if found is None or part not in ("outlets", "removed"):
        return ""
    try:
        lists.outlet(found, identifier)
    except Refused as refused:
        return refused.detail
    return ""


def _concerned(found: Registry, part: str, identifier: str) -> Iterator[Outlet]:
    """The outlets on whose cards a record is seen."""
    for outlet in found.file.outlets:
        if part == "outlets":
            seen = outlet.id == identifier
        elif part == "organisations":
            seen = identifier in _owners(found, outlet)
        else:
            seen = part == "raters" and identifier in {said.by for said in outlet.state} | {said.by for said in outlet.ratings}
        if seen:
            yield outlet


def _owners(found: Registry, outlet: Outlet) -> set[str]:
    """All organisations in the chains of owners of an outlet."""
    pending, met = list(outlet.owners), set[str]()
    while pending:
        owner = pending.pop()
        if owner.organisation and owner.organisation not in met:
            met.add(owner.organisation)
            pending.extend(found.organisations[owner.organisation].owners)
    return met


__all__ = ["preview"]
