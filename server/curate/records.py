"""Records of the registry for curators: changed or added in a form, checked, and saved with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import orjson
from flask import redirect, request, url_for

from server.api.errors import Refused
from server.curate import fields, suggestions
from server.curate.drafts import Draft, check, differences, joined
from server.curate.frame import desk, part_of, show
from server.curate.judging import Checked
from server.curate.previews import preview
from server.curate.saving import save
from server.curate.shelf import shelf
from server.curation.editing import plain

if TYPE_CHECKING:
    from flask import Response
    from flask.typing import ResponseReturnValue

    from server.curate.shelf import Record, Shelf


def opened(part: str, identifier: str) -> ResponseReturnValue:
    """The form of a record as the file has it."""
    found = shelf(desk().registry)
    record = found.record(part_of(part), identifier)
    if not record:
        return _led(found, part, identifier)
    if not fields.shows(fields.parts()[part], record):
        return show("broken.html", 409, problems=found.reading.problems, record=identifier)
    return _form(found, Draft(part, identifier, record, record, request.args.get("reason", "")))


def _led(found: Shelf, part: str, identifier: str) -> ResponseReturnValue:
    """Lead on from an id that a record once had.

    :raises Refused: if it leads nowhere
    """
    if (place := found.leads(part, identifier)) is None:
        raise _unknown(part, identifier)
    return redirect(url_for("curate.opened", part=place[0], identifier=place[1], reason=request.args.get("reason")))


def _unknown(part: str, identifier: str) -> Refused:
    said = f"There is no record “{identifier}” among the {part}." if identifier else f"No record is added to “{part}”."
    return Refused("not-found", said)


def new(part: str) -> ResponseReturnValue:
    """The form of a new record; among those that were taken out none is new."""
    if part_of(part) == "removed":
        raise _unknown(part, "")
    found = shelf(desk().registry)
    return _form(found, Draft(part, "", {}, suggestions.begun(part), request.args.get("reason", "")))


def change(part: str, identifier: str) -> ResponseReturnValue:
    """What a curator does with the form of a record."""
    return _changed(part_of(part), identifier)


def add(part: str) -> ResponseReturnValue:
    """What a curator does with the form of a new record."""
    return _changed(part_of(part), "")


def _changed(part: str, identifier: str) -> ResponseReturnValue:
    """Go on as the button says: back to the form, on to what the change does, or to the saved record."""
    found = shelf(desk().registry)
    if part == "removed" and not found.record(part, identifier):
        raise _unknown(part, identifier)
    model, deed = fields.parts()[part], request.form.get("do", "check")
    record = fields.record(model, request.form)
    draft = Draft(part, identifier, _was(), fields.told(record), request.form.get("reason", ""))
    if deed == "join":
        theirs = found.record(part, identifier)
        draft = draft._replace(was=theirs, record=joined(draft, theirs))
    elif ":" in deed:
        draft = draft._replace(record=fields.act(model, record, deed))
    if deed in ("edit", "join") or ":" in deed:
        return _form(found, draft, added=deed)
    shown = partial(_preview, draft)
    if deed == "save":
        return save(lambda found: _look(found, draft), shown)
    checked = _look(found, draft)
    return shown(checked) if isinstance(checked, Checked) else checked


def _look(found: Shelf, draft: Draft) -> Checked | Response:
    """Hold a draft to the file, or show what keeps it from being saved: a change of the same record, or problems."""
    theirs = found.record(draft.part, draft.id)
    if theirs != draft.was:
        return show("conflict.html", 409, theirs=theirs, differences=differences(draft, theirs), **draft.shown())
    checked = check(found, draft)
    return _form(found, draft, checked=checked) if checked.registry is None else checked


def _preview(draft: Draft, checked: Checked, status: int = 200, wrong: str = "") -> Response:
    identifier = draft.id or draft.record["id"]
    return preview(draft.part, identifier, checked, status=status, wrong=wrong, **draft.shown())


def _was() -> Record:
    """What the file said when the curator began, as the form carries it."""
    try:
        was = orjson.loads(request.form.get("was", ""))
    except orjson.JSONDecodeError:
        was = None
    return plain(was) if isinstance(was, dict) else {}


def _form(found: Shelf, draft: Draft, *, checked: Checked | None = None, added: str = "") -> Response:
    model = fields.parts()[draft.part]
    values = {"fields": fields.of(model), "of": fields.of, "values": suggestions.offered(found), "added": added}
    beside, elsewhere, whose = (checked.beside, checked.elsewhere, checked.whose) if checked else ({}, [], {})
    status = 400 if checked else 200
    return show("form.html", status, beside=beside, elsewhere=elsewhere, whose=whose, **values, **draft.shown())


__all__ = ["add", "change", "new", "opened"]
