"""A record as a curator wants it, held to the file as it is: the new text, and conflicts. Nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from server import curation
from server.curate import fields
from server.curate.judging import judge
from server.curate.shelf import Broken
from server.curation import adding
from server.problems import Problem

if TYPE_CHECKING:
    from server.curate.judging import Checked
    from server.curate.shelf import Record, Shelf

_UNNAMED = "a-record-without-an-id"


class Draft(NamedTuple):
    """What a curator wants a record to be.

    :param part: the list, such as ``outlets``
    :param id: its id in the file; ``""`` for a new record
    :param was: what the file said when the curator began
    """

    part: str
    id: str
    was: Record
    record: Record
    reason: str = ""

    def shown(self) -> dict[str, Any]:
        """What pages say of it, and what their forms carry on."""
        flat = list(fields.flat(fields.parts()[self.part], self.record))
        return {"draft": self, "record": self.record, "flat": flat, "was": orjson.dumps(self.was).decode(), "reason": self.reason}


def check(found: Shelf, draft: Draft) -> Checked:
    """Hold a draft to the file: the same checks as of every registry that is served.

    :raises Broken: if the file is written in a way in which nothing can be put into it
    """
    named, own = _named(found, draft)
    try:
        text = curation.apply(found.held.text, [curation.Change(draft.part, draft.id or named["id"], named)])
    except curation.Unreadable:
        raise Broken(found.problems) from None
    checked = judge(found, text, draft.part, named["id"])
    if own:
        checked.beside.setdefault("id", []).insert(0, own)
    return checked._replace(registry=None) if own else checked


def _named(found: Shelf, draft: Draft) -> tuple[Record, Problem | None]:
    """The record with an id by which it can be put into the file, and what is wrong with its own."""
    identifier = draft.record.get("id", "")
    if draft.id or (identifier and not found.record(draft.part, identifier)):
        return {**draft.record, "id": draft.id or identifier}, None
    said = f"'{identifier}' is the id of another record" if identifier else "the field 'id' is needed (set once, never reused)"
    code = "duplicate-id" if identifier else "missing-field"
    problem = Problem(found.reading.source.name, 1, 1, code, said, paste=_identifier(found, draft))
    return {**draft.record, "id": _UNNAMED}, problem


def _identifier(found: Shelf, draft: Draft) -> str:
    """An id that no other record has or had."""
    taken = [name for record in found.records(draft.part) for name in (record.get("id"), *record.get("former_ids", ()))]
    domains = draft.record.get("domains") or [""]
    return adding.identifier(draft.record.get("name", ""), domains[0], map(str, taken))


class Difference(NamedTuple):
    """A field that two people changed, or one of them."""

    name: str
    was: Any
    theirs: Any
    mine: Any

    @property
    def both(self) -> bool:
        """Did both change it, and differently?"""
        return self.was not in (self.theirs, self.mine) and self.theirs != self.mine


def differences(draft: Draft, theirs: Record) -> list[Difference]:
    """Return the fields that changed since the curator began, in the file or in the draft."""
    names = list(dict.fromkeys([*draft.was, *theirs, *draft.record]))
    found = [Difference(name, draft.was.get(name), theirs.get(name), draft.record.get(name)) for name in names]
    return [difference for difference in found if not difference.was == difference.theirs == difference.mine]


def joined(draft: Draft, theirs: Record) -> Record:
    """Return their record with what the curator changed; where both changed a field, it is as the curator wants it.

    A record that was taken out meanwhile is all as the curator wants it.
    """
    changed = {found.name: found.mine for found in differences(draft, theirs) if found.mine != found.was}
    record = {**theirs, **changed} if theirs else draft.record
    return {name: value for name, value in record.items() if value}


__all__ = ["Difference", "Draft", "check", "differences", "joined"]
