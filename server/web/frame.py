"""A template and its values in, a page out, with the headers that all pages share. Knows no rules about what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from flask import Blueprint, Response, current_app, g, render_template, request
from jinja2 import StrictUndefined

from server.editions import Broken
from server.web import wording

if TYPE_CHECKING:
    from flask.blueprints import BlueprintSetupState

    from server.api.errors import Refused
    from server.editions import Edition

PRIVATE = "private, no-store"  # of a page that depends on an address that a reader asked about
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

blueprint = Blueprint("web", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    templates = state.app.jinja_env
    templates.undefined = StrictUndefined
    templates.trim_blocks = templates.lstrip_blocks = True
    templates.filters.update(wording.FILTERS, spoken_in=_spoken_in)
    templates.tests["web"] = wording.is_web


@blueprint.after_request
def _guard(response: Response) -> Response:
    if response.direct_passthrough:  # a file, and small: read now, since compression would leave it open
        response.direct_passthrough = False
        response.make_sequence()
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def edition() -> Edition:
    """Return the edition that answers this request, the same one however often it is asked for.

    :raises Broken: if there is none
    """
    if "edition" not in g:
        g.edition = current_app.extensions["masthead"].current
    found: Edition = g.edition
    return found


def _spoken_in(identifier: str) -> str:
    """Tell a document's language by the document's id; nothing, of one that is not held."""
    known: dict[str, str] = g.setdefault("languages", {})
    if identifier not in known:
        stored = edition().index.document(identifier)
        known[identifier] = orjson.loads(stored)["language"] if stored else ""
    return known[identifier]


def show(template: str, *, status: int = 200, cache: str = "no-cache", **values: Any) -> Response:
    """Render a page.

    :param cache: its ``Cache-Control``; what a client may keep gets an ETag of the very bytes
    """
    return _page(template, status, cache, edition=edition(), **values)


def refused(problem: Refused) -> Response:
    """Say to a person what a problem document says to a program."""
    try:
        current = edition()
    except Broken:
        current = None
    return _guard(_page("refused.html", problem.document().status, "no-store", edition=current, problem=problem.document()))


def _page(template: str, status: int, cache: str, **values: Any) -> Response:
    response = Response(render_template(template, **values), status, mimetype="text/html")
    response.headers["Cache-Control"] = cache
    if "no-store" not in cache:
        response.add_etag()
        response.make_conditional(request)
    return response
