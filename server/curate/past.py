"""The history of the registry for curators: every save with name, time, reason and difference, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, request, url_for

from server import curation
from server.api.errors import Refused
from server.curate.frame import desk, inbox, show
from server.inbox import named

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from server.curation import Entry

_PART = 50  # entries of a page


def history() -> ResponseReturnValue:
    """The saves, the newest first."""
    found = _entries()[::-1]
    before = request.args.get("before", "")
    start = next((at + 1 for at, entry in enumerate(found) if entry.id == before), 0)
    return show("history.html", entries=found[start : start + _PART], more=len(found) > start + _PART, undone=_undone(found))


def entry(identifier: str) -> ResponseReturnValue:
    """One save, with its difference."""
    return _entry(identifier)


def undo(identifier: str) -> ResponseReturnValue:
    """Take one save back, by another."""
    why = " ".join(request.form.get("reason", "").split())[:300]
    try:
        made = curation.undo(desk().registry, identifier, by=g.curator, why=why)
    except KeyError:
        raise Refused("not-found", f"The history has no entry “{identifier}”.") from None
    except (curation.Conflict, curation.Refused, curation.Damaged, OSError) as error:
        return _entry(identifier, 409, f"It cannot be taken back: {error}")
    return redirect(url_for("curate.entry", identifier=made.id, saved=1), 303)


def _entry(identifier: str, status: int = 200, wrong: str = "") -> ResponseReturnValue:
    found = _entries()
    one = next((entry for entry in found if entry.id == identifier), None)
    if one is None:
        raise Refused("not-found", f"The history has no entry “{identifier}”.")
    reports = [report for name in named(one.why) if (report := inbox().find(name))]
    values = {"entry": one, "diff": one.diff.splitlines(), "reports": reports, "undone": _undone(found).get(one.id)}
    return show("entry.html", status, wrong=wrong, saved="saved" in request.args, **values)


def _entries() -> list[Entry]:
    try:
        return curation.entries(desk().registry)
    except curation.Damaged as error:
        raise Refused("unexpected", f"The history cannot be read: {error}.") from None


def _undone(found: list[Entry]) -> dict[str, str]:
    """By entry the one that took it back last."""
    return {entry.undoes: entry.id for entry in sorted(found, key=lambda entry: int(entry.id)) if entry.undoes}


__all__ = ["entry", "history", "undo"]
