"""Records of the registry for curators: changed or added in a form, checked, and saved with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from flask import g, redirect, request, url_for

from server import curation
from server.api.errors import Refused
from server.curate import fields, suggestions
from server.curate.drafts import Draft, check, differences, joined, shelf
from server.curate.frame import desk, part_of, show
from server.curate.previews import preview
from server.curation.editing import plain

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from server.curate.drafts import Checked, Record, Shelf

_LONGEST = 300  # characters of a reason
_TRIES = 3  # times that a save is tried anew when another record was saved meanwhile


def opened(part: str, identifier: str) -> ResponseReturnValue:
    """The form of a record as the file has it."""
    found = shelf(desk().registry)
    record = found.record(part_of(part), identifier)
    if not record:
        raise Refused("not-found", f"There is no record “{identifier}” among the {part}.")
    if not fields.shows(fields.parts()[part], record):
        return show("broken.html", 409, problems=found.reading.problems, record=identifier)
    return _form(found, Draft(part, identifier, record, record, request.args.get("reason", "")))


def new(part: str) -> ResponseReturnValue:
    """The form of a new record."""
    found = shelf(desk().registry)
    return _form(found, Draft(part_of(part), "", {}, suggestions.begun(part), request.args.get("reason", "")))


def change(part: str, identifier: str) -> ResponseReturnValue:
    """What a curator does with the form of a record."""
    return _changed(part_of(part), identifier)


def add(part: str) -> ResponseReturnValue:
    """What a curator does with the form of a new record."""
    return _changed(part_of(part), "")


def _changed(part: str, identifier: str) -> ResponseReturnValue:
    """Go on as the button says: back to the form, on to what the change does, or to the saved record."""
    found = shelf(desk().registry)
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
    return _saved(draft) if deed == "save" else _held(found, draft) or preview(draft, check(found, draft))


def _held(found: Shelf, draft: Draft) -> ResponseReturnValue | None:
    """What keeps a draft from being saved: a change of the same record in the file, or problems."""
    theirs = found.record(draft.part, draft.id)
    if theirs != draft.was:
        return show("conflict.html", 409, theirs=theirs, differences=differences(draft, theirs), **draft.shown())
    checked = check(found, draft)
    return _form(found, draft, checked=checked) if checked.registry is None else None


def _was() -> Record:
    """What the file said when the curator began, as the form carries it."""
    try:
        was = orjson.loads(request.form.get("was", ""))
    except orjson.JSONDecodeError:
        was = None
    return plain(was) if isinstance(was, dict) else {}


def _form(found: Shelf, draft: Draft, *, checked: Checked | None = None, added: str = "") -> ResponseReturnValue:
    model = fields.parts()[draft.part]
    values = {"fields": fields.of(model), "of": fields.of, "values": suggestions.offered(found), "added": added}
    beside, elsewhere, whose = (checked.beside, checked.elsewhere, checked.whose) if checked else ({}, [], {})
    status = 400 if checked else 200
    return show("form.html", status, beside=beside, elsewhere=elsewhere, whose=whose, **values, **draft.shown())


def _saved(draft: Draft) -> ResponseReturnValue:
    """Save; where another record was saved meanwhile, on top of that."""
    reason = " ".join(request.form.get("reason", "").split())
    wrong = "others were saving all the time. Try again."
    for _ in range(_TRIES):
        found = shelf(desk().registry)
        if held := _held(found, draft):
            return held
        checked = check(found, draft)
        if not reason or len(reason) > _LONGEST:
            return preview(draft, checked, 400, f"Say in up to {_LONGEST} characters why: the history keeps it.")
        if checked.text == found.held.text:
            return preview(draft, checked, 400, "Nothing is changed, so there is nothing to save.")
        try:
            entry = curation.save(desk().registry, checked.held.digest, checked.text, by=g.curator, why=reason)
        except curation.Conflict:
            continue
        except (curation.Refused, curation.Damaged, OSError) as error:
            wrong = str(error)
            break
        return redirect(url_for("curate.entry", identifier=entry.id, saved=1), 303)
    return preview(draft, checked, 503, f"It was not saved: {wrong}")


__all__ = ["add", "change", "new", "opened"]
