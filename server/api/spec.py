"""The OpenAPI 3.1 document: APIFlask writes it from the views, here it is completed with what all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson
from flask import Blueprint, Response, current_app, request

from server.api.errors import CODES, ProblemDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apiflask import APIFlask

blueprint = Blueprint("openapi", __name__)

_LINKED = ("/v1/context", "/v1/outlets", "/v1/claims", "/v1/documents")
_REPORTS = "/v1/reports"
_ONLY: dict[str, str | tuple[str, ...]] = {  # codes that only some views give
    "inbox-full": _REPORTS,
    "removed": ("/v1/outlets/", _REPORTS),
    "superseded": ("/v1/claims/", _REPORTS),
    "withdrawn": ("/v1/claims/", _REPORTS),
}


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Send the OpenAPI document."""
    app = cast("APIFlask", current_app)
    response = Response(orjson.dumps(app.spec), mimetype="application/json", headers={"Cache-Control": "public, no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response


def complete(document: Any) -> Any:
    """Add errors, headers and media types that are the same everywhere."""
    document["info"]["description"] = (
        "Who stands behind a page, and which claims cite it. Context, not verdicts: every statement says who says it, where "
        "and as of when; a claim is what its document says, citing others, and never a fact."
    )
    document["info"]["license"] = {"name": "MIT", "identifier": "MIT"}
    document["servers"] = [{"url": "/"}]
    _name_once(document)
    document["components"]["schemas"]["ProblemDocument"] = ProblemDocument.model_json_schema()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation)
    return document


def _name_once(document: dict[str, Any]) -> None:
    """APIFlask names a model anew for each answer that holds it (``ContextAnswer.Quote``); one model has one name."""
    schemas = document["components"]["schemas"]
    for name in [name for name in schemas if "." in name]:
        schemas.setdefault(name.rpartition(".")[2], schemas[name])
        del schemas[name]
    for node in _nodes(document):
        if "$ref" in node:
            node["$ref"] = "#/components/schemas/" + node["$ref"].rpartition("/")[2].rpartition(".")[2]


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping within a JSON value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner)


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    if method == "get" and path.startswith(_LINKED):
        content = operation["responses"]["200"]["content"]
        content["application/ld+json"] = {"schema": {"type": "object", "description": "the same in schema.org's words"}}
    if method == "get" and path.startswith("/v1/"):
        tag = {"description": "changes with the answer; send it as If-None-Match", "schema": {"type": "string"}}
        operation["responses"]["200"]["headers"] = {"ETag": tag}
        operation["responses"]["304"] = {"description": "The answer that you have, by its ETag, still is the answer"}
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            parameter["description"] = "the name" if parameter["name"] == "name" else "the id"
    for status in _statuses(path, method):
        codes = [code for code, (known, _) in CODES.items() if known == status and path.startswith(_ONLY.get(code, ""))]
        titles = [f"`{code}`: {CODES[code][1]}" for code in codes]
        reference = {"$ref": "#/components/schemas/ProblemDocument"}
        operation["responses"][str(status)] = {
            "description": ". ".join(titles),
            "content": {"application/problem+json": {"schema": reference}},
        }


def _statuses(path: str, method: str) -> list[int]:
    if path == _REPORTS:
        return [400, 403, 404, 410, 413, 429, 503]
    named = [404] if "{" in path else []
    if path.startswith(("/v1/claims/", "/v1/outlets/")):
        named.append(410)
    return [
        *([] if path in ("/v1/snapshot", "/healthz") else named or [400]),
        *([413] if method == "post" else []),
        503,
    ]
