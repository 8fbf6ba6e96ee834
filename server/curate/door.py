"""Who may come in: log-in with a token, session cookies, and the check of each form before a view sees it.

What a curator typed is carried through a log-in that became needed meanwhile.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

from flask import Response, current_app, g, redirect, request, url_for

from server.api.errors import Refused
from server.api.origin import own
from server.curate.frame import desk, show
from server.curate.sessions import LASTS, stamp
from server.rates import Limit

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from server.curate.shelf import Broken
    from server.rates import Rates

_SESSION = "curate"
_BEFORE = "curate-before"  # the cookie of the form by which one logs in
_KEPT = "kept."
_OPEN = ("curate.form", "curate.log_in", "curate.static")
_LIMIT = Limit(each=10, all=300)
_MOST_BYTES = 1024 * 1024  # of a form: many times the longest record


def guard() -> ResponseReturnValue | None:
    """Let nobody through but curators, and no form but our own; everybody may see the door."""
    request.max_content_length = request.max_form_memory_size = _MOST_BYTES
    cookie = request.cookies.get(_SESSION, "")
    g.curator = desk().sessions.holder(cookie) if cookie else None
    g.stamp = stamp(cookie)
    if request.method == "POST" and not own():
        raise Refused("foreign-page", "Forms of the curators' desk are taken from its own pages only.")
    if request.endpoint in _OPEN:
        return None
    if g.curator is None:
        return _door(401) if request.method == "POST" else redirect(url_for("curate.form", to=request.full_path.rstrip("?")))
    if request.method == "POST" and not _stamped(g.stamp):
        return show("on.html", 403, to=request.path, kept=_fields(), why="This form is of an earlier session.")
    return None


def form() -> ResponseReturnValue:
    """The door."""
    return redirect(url_for("curate.home")) if g.curator else _door(200)


def _door(status: int, reason: str = "") -> Response:
    """The form by which one logs in, with a mark of its own, and with what was typed before it was needed."""
    before = request.cookies.get(_BEFORE) or secrets.token_urlsafe(32)
    g.stamp = stamp(before)
    inside = request.endpoint not in _OPEN
    kept = _fields() if inside else {name: text for name, text in request.form.items() if name.startswith(_KEPT)}
    marked = {f"{_KEPT}{name}" if inside else name: text for name, text in kept.items()}
    to = request.path if inside else request.values.get("to", "")
    response = show("door.html", status, to=to, kept=marked, reason=reason)
    _set(response, _BEFORE, before)
    return response


def log_in() -> ResponseReturnValue:
    """Begin a session for whoever holds a curator's token."""
    rates: Rates = current_app.extensions["rates"]
    if not _stamped(stamp(request.cookies.get(_BEFORE, ""))):
        return _door(403, "This form was too old, or your browser takes no cookies. Try again.")
    if wait := rates.take("log-in", request.remote_addr or "", _LIMIT):
        response = _door(429, f"There were too many attempts. Try again in {wait // 60 + 1} minutes.")
        response.headers["Retry-After"] = str(wait)
        return response
    name = desk().curators.holder(request.form.get("token", "").strip())
    if name is None:
        return _door(403, "This is no curator’s token.")
    cookie = desk().sessions.begin(name)
    g.curator, g.stamp = name, stamp(cookie)
    response = _onward(request.form.get("to", ""))
    _set(response, _SESSION, cookie)
    response.delete_cookie(_BEFORE, path=url_for("curate.home"))
    return response


def _onward(to: str) -> Response:
    """Go where the curator wanted to go, which is a page of the desk; what was typed waits for one press of a button."""
    if not to.startswith(tuple(f"{url_for('curate.home')}{end}" for end in ("/", "?"))):
        to = url_for("curate.home")
    kept = {name.removeprefix(_KEPT): text for name, text in request.form.items() if name.startswith(_KEPT)}
    if kept:
        return show("on.html", to=to, kept=kept, why="You are logged in again.")
    return Response(status=303, headers={"Location": to})


def log_out() -> ResponseReturnValue:
    """End the session."""
    desk().sessions.end(request.cookies[_SESSION])
    response = redirect(url_for("curate.form"), 303)
    response.delete_cookie(_SESSION, path=url_for("curate.home"))
    return response


def broken(error: Broken) -> ResponseReturnValue:
    """Say that the file is broken, and keep what was typed until it is mended."""
    if request.method == "POST":
        return show("on.html", 503, to=request.path, kept=_fields(), why=f"The file is broken just now: {error}.")
    return show("broken.html", 503, problems=error.problems, record=None)


def _fields() -> dict[str, str]:
    return {name: text for name, text in request.form.items() if name != "stamp"}


def _stamped(wanted: str) -> bool:
    given = request.form.get("stamp", "")
    return given.isascii() and hmac.compare_digest(given, wanted)


def _set(response: Response, name: str, value: str) -> None:
    """Set a cookie that scripts cannot read, other sites' pages cannot send, and that goes nowhere but to the desk."""
    path = url_for("curate.home")
    response.set_cookie(name, value, max_age=LASTS, path=path, secure=request.is_secure, httponly=True, samesite="Strict")


__all__ = ["broken", "form", "guard", "log_in", "log_out"]
