"""The look-up and the page about Masthead: ask the edition, show the answer."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, current_app, request
from pydantic import ValidationError

from server import bundle, context
from server.api.errors import Refused
from server.api.queries import ContextQuery
from server.registry import schema as published
from server.urls import BadUrl, Page, typed
from server.web import cited
from server.web.frame import PRIVATE, edition, show


def home() -> Response:
    """The look-up form and, with ``url``, who stands behind that page."""
    if "url" not in request.args:
        return show("home.html", url="", reason=None, answer=None, documents=None)
    url = request.args["url"]
    try:
        query = ContextQuery.model_validate(request.args.to_dict())
        answer = _context(query)
    except ValidationError as error:
        return _again(url, _fault(error))
    except BadUrl as error:
        return _again(url, str(error))
    reviewed, documents = cited.reviewed(answer), cited.by_document(answer)
    return show("home.html", cache=PRIVATE, url=url, reason=None, answer=answer, reviewed=reviewed, documents=documents)


def extension(browser: str) -> Response:
    """The extension for a browser, packed."""
    try:
        packed = bundle.pack(browser)
    except (KeyError, FileNotFoundError):
        raise Refused("not-found", f"There is no extension for “{browser}” here.") from None
    response = Response(packed, mimetype="application/zip", headers={"Cache-Control": "no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response


def schema() -> Response:
    """The JSON Schema of the registry's file, for editors."""
    response = Response(published.text(), mimetype="application/schema+json", headers={"Cache-Control": "no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response


def about() -> Response:
    """What is stored and sent, whose data this is, and how to object."""
    return show("about.html", contact=current_app.config["MASTHEAD_CONTACT"])


def _context(query: ContextQuery) -> dict[str, Any]:
    page = Page.parse(typed(query.url), listed=edition().registry.lists)
    answer: dict[str, Any] = orjson.loads(context.find(page, edition(), query.title).json())
    return answer


def _again(url: str, reason: str) -> Response:
    return show("home.html", status=400, cache=PRIVATE, url=url, reason=reason, answer=None, documents=None)


def _fault(error: ValidationError) -> str:
    first = error.errors()[0]
    name = first["loc"][0]
    if first["type"] == "extra_forbidden":
        return f"“{name}” is no parameter of this page. If it is a part of the address, write the & before it as %26."
    return f"{name}: {first['msg']}."
