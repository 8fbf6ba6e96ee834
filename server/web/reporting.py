"""The form by which a reader tells the curators what is wrong with an outlet's record or a claim. Keeps no rules of its own."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, request, url_for
from pydantic import ValidationError

from server import inbox
from server.api import lists, reporting
from server.api.errors import Refused
from server.api.queries import ReportQuery
from server.web.frame import edition, show

_SHOWN_AGAIN = ("bad-parameter", "too-many", "inbox-full")
_FIELDS = ("outlet", "claim", "kind", "text", "page")


def form() -> Response:
    """The empty form."""
    return _form(_typed(request.args), {}, 200)


def send() -> Response:
    """Take what was typed; what cannot be taken is shown again, with the reason beside it."""
    request.max_content_length = request.max_form_memory_size = reporting.MOST_BYTES
    typed = _typed(request.form)
    try:
        query = ReportQuery.model_validate({name: value for name, value in typed.items() if value})
    except ValidationError as error:
        return _form(typed, {str((*fault["loc"], "")[0]): _said(fault) for fault in error.errors()}, 400)
    try:
        identifier = reporting.receive(query, edition())
    except Refused as refused:
        if refused.code not in _SHOWN_AGAIN:
            raise
        field = "page" if refused.code == "bad-parameter" else ""
        response = _form(typed, {field: refused.detail.removeprefix("page: ")}, refused.document().status)
        response.headers.update({"Retry-After": str(refused.wait)} if refused.wait else {})
        return response
    return Response(status=303, headers={"Location": url_for("web.sent", identifier=identifier), "Cache-Control": "no-store"})


def sent(identifier: str) -> Response:
    """The receipt."""
    if inbox.named(identifier) != [identifier]:
        raise Refused("not-found", "There is no such receipt.")
    return _apart(show("sent.html", cache="no-store", identifier=identifier))


def _typed(given: Any) -> dict[str, str]:
    return {name: given.get(name, "").replace("\r\n", "\n").strip() for name in _FIELDS}  # a form ends lines so


def _said(fault: Any) -> str:
    if fault["type"] == "missing":
        return "This is needed."
    most = fault.get("ctx", {}).get("max_length")
    return f"This is too long: at most {most:,} characters are taken." if most else f"{fault['msg']}."


def _form(typed: dict[str, str], reasons: dict[str, str], status: int) -> Response:
    subject = _subject(typed)
    values = {"typed": typed, "reasons": reasons, "subject": subject, "kinds": inbox.KINDS}
    return _apart(show("report.html", status=status, cache="no-store", **values))


def _subject(typed: dict[str, str]) -> dict[str, Any]:
    """What the report is about.

    :raises Refused: if there is no such thing
    """
    record = edition().registry.outlet(typed["outlet"])
    if record and not typed["claim"]:
        return {"outlet": record, "claim": None}
    if typed["outlet"] or not typed["claim"]:
        raise Refused("not-found", "A report is about an outlet of the registry, or about a claim.")
    return {"outlet": None, "claim": orjson.loads(lists.claim(edition(), typed["claim"]))}


def _apart(response: Response) -> Response:
    """Let the browser tell this very server, and nobody else, from which page the form comes."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response


__all__ = ["form", "send", "sent"]
