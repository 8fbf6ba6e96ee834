"""A checked draft in, a page out that shows what it changes in the file, and the cards as readers will see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from server import cards, curation
from server.curate.frame import desk, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

    from server.curate.drafts import Checked, Draft
    from server.registry import Registry
    from server.registry.records import Outlet

_CARDS = 3  # of outlets that a record other than an outlet concerns


def preview(draft: Draft, checked: Checked, status: int = 200, wrong: str = "") -> ResponseReturnValue:
    """The difference, and the card as readers will see it."""
    identifier = draft.id or draft.record["id"]
    outlets = list(_concerned(checked.registry, draft.part, identifier)) if checked.registry else []
    shown = [
        orjson.loads(cards.outlet(checked.registry, outlet).model_dump_json()) for outlet in outlets[:_CARDS] if checked.registry
    ]
    diff = curation.unified(checked.held.text, checked.text, desk().registry.name).splitlines()
    values = {"diff": diff, "cards": shown, "more": len(outlets) - len(shown), "warned": checked.warned, "wrong": wrong}
    return show("preview.html", status, identifier=identifier, **values, **draft.shown())


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
