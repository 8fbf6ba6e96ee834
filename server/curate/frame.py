"""A template and its values in, a page of the desk out, with the headers that all of them share. Knows no rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, Response, current_app, g, render_template

from server.api.errors import Refused
from server.curate import fields
from server.editions import Broken
from server.inbox import STATES
from server.web.frame import edition

if TYPE_CHECKING:
    from pathlib import Path

    from flask.blueprints import BlueprintSetupState

    from server.curate.sessions import Sessions
    from server.curators import Curators
    from server.inbox import Inbox

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # so that the browser names our own pages as the origin of their forms
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

blueprint = Blueprint(
    "curate",
    __name__,
    url_prefix="/curate",
    template_folder="templates",
    static_folder="static",
    static_url_path="/assets",
)


class Desk(NamedTuple):
    """What the pages work on."""

    registry: Path
    curators: Curators
    sessions: Sessions


def desk() -> Desk:
    """Return the desk of this app."""
    found: Desk = current_app.extensions["desk"]
    return found


def inbox() -> Inbox:
    """Return the readers' reports."""
    found: Inbox = current_app.extensions["inbox"]
    return found


def part_of(name: str) -> str:
    """Return the name of a list of the registry.

    :raises Refused: if there is none of this name
    """
    if name not in fields.parts():
        raise Refused("not-found", f"The registry has no list “{name}”.")
    return name


def words(name: str) -> str:
    """``as_of`` is as of."""
    return name.replace("_", " ")


def place(name: str) -> str:
    """``owners.0.as_of`` is owners, 1: as of."""
    steps = [str(int(step) + 1) if step.isdecimal() else words(step) for step in name.split(".")]
    return ": ".join([", ".join(steps[:2]), *steps[2:]] if steps[1:2] and steps[1].isdecimal() else steps)


def moment(time: str) -> str:
    """``2026-11-23T09:12:00+00:00`` is 2026-11-23 09:12 UTC."""
    return f"{time[:10]} {time[11:16]} UTC"


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    state.app.jinja_env.filters.update(words=words, place=place, moment=moment)


@blueprint.after_request
def guarded(response: Response) -> Response:
    """Forbid whatever the pages do not need."""
    if response.direct_passthrough:  # a file, and small: read now, since compression would leave it open
        response.direct_passthrough = False
        response.make_sequence()
    response.headers.update(_HEADERS)
    return response


def show(template: str, status: int = 200, **values: Any) -> Response:
    """Render a page of the desk."""
    try:
        current = edition()
    except Broken:
        current = None  # the desk is where it may be mended
    shared = {"edition": current, "curator": g.curator, "stamp": g.stamp, "states": STATES}
    return Response(render_template(f"curate/{template}", **shared, **values), status, mimetype="text/html")


__all__ = ["Desk", "blueprint", "desk", "guarded", "inbox", "part_of", "show"]
