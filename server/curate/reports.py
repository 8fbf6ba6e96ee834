"""The readers' reports for curators: what is wrong, what was made of it, and which saves name it as their reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from flask import g, redirect, request, url_for

from server import curation
from server.api.errors import Refused
from server.curate.frame import desk, show
from server.curate.frame import inbox as reports
from server.editions import Broken
from server.inbox import KINDS, STATES, named
from server.web.frame import edition

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from server.curation import Entry
    from server.inbox import Report

_PART = 50  # reports of a page
_LONGEST = 600  # characters of a note


def inbox() -> ResponseReturnValue:
    """The reports, the newest first."""
    state = request.args.get("state") or None
    if state not in (None, *STATES):
        raise Refused("not-found", f"No report is “{state}”.")
    found = reports().newest(state, before=request.args.get("before") or None, limit=_PART + 1)
    return show("inbox.html", found=found[:_PART], more=len(found) > _PART, state=state, counts=reports().counts(), kinds=KINDS)


def report(identifier: str) -> ResponseReturnValue:
    """One report."""
    return _report(identifier)


def move(identifier: str) -> ResponseReturnValue:
    """Note what becomes of a report."""
    state, note = request.form.get("state", ""), request.form.get("note", "").replace("\r\n", "\n").strip()
    if state not in STATES:
        return _report(identifier, 400, "Choose a state.", note)
    if len(note) > _LONGEST:
        return _report(identifier, 400, f"A note has at most {_LONGEST} characters.", note)
    try:
        reports().move(identifier, state, g.curator, note)
    except KeyError:
        raise Refused("not-found", f"There is no report “{identifier}”.") from None
    return redirect(url_for("curate.report", identifier=identifier), 303)


def _report(identifier: str, status: int = 200, wrong: str = "", note: str = "") -> ResponseReturnValue:
    found = reports().find(identifier)
    if found is None:
        raise Refused("not-found", f"There is no report “{identifier}”.")
    values = {"report": found, "kinds": KINDS, "steps": reports().steps(identifier), "changes": _changes(identifier)}
    others = [other for other in reports().about(found.about, found.subject) if other.id != identifier]
    return show("report.html", status, wrong=wrong, note=note, others=others, claim=_claim(found), **values)


def _changes(identifier: str) -> list[Entry]:
    """The saves whose reason names a report."""
    try:
        return [entry for entry in curation.entries(desk().registry) if identifier in named(entry.why)]
    except curation.Damaged:
        return []


def _claim(found: Report) -> str | None:
    """The words of the claim that a report is about, while it is served."""
    try:
        body = edition().index.claim(found.subject) if found.about == "claim" else None
    except Broken:
        return None
    return str(orjson.loads(body)["text"]) if body else None


__all__ = ["inbox", "move", "report"]
