"""Errors as RFC 9457 problem documents, each with a code that stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import orjson
from flask import Response
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from apiflask.exceptions import HTTPError

CODES = {
    "not-an-address": (400, "The url is no web address"),
    "unsupported-scheme": (400, "Only http and https addresses have a context"),
    "no-host": (400, "The url names no host"),
    "too-long": (400, "The url is longer than 8192 characters"),
    "bad-parameter": (400, "A parameter is missing, unknown or has a value that cannot be used"),
    "bad-json": (400, "The body is not JSON"),
    "foreign-page": (403, "Another site's page may not do this in a reader's name"),
    "not-found": (404, "There is nothing under this id or address"),
    "superseded": (410, "The claim does not stand in its document any more"),
    "withdrawn": (410, "The document of the claim was withdrawn"),
    "removed": (410, "The outlet was taken out of the registry"),
    "method-not-allowed": (405, "This address does not answer to this method"),
    "too-large": (413, "The body is larger than the server takes"),
    "too-many": (429, "There were too many of these lately"),
    "unexpected": (500, "The server failed; the fault is on its side"),
    "not-ready": (503, "The server has no registry and index that it can serve"),
    "inbox-full": (503, "The curators have more open reports than the server keeps"),
}
_MODEL = re.compile(r" or instance of \w+")  # pydantic names our classes
_BY_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 422: "bad-parameter", 500: "unexpected"}


class ProblemDocument(BaseModel):
    """Why a request was not answered (RFC 9457)."""

    type: str = Field(description="address of the explanation")
    title: str = Field(description="the same for every error with this code")
    status: int = Field(description="the HTTP status")
    detail: str = Field(description="what was wrong this time")
    code: str = Field(description="stable, for programs", json_schema_extra={"enum": list(CODES)})


class Refused(Exception):
    """A request that gets no answer.

    :param code: one of ``CODES``
    :param detail: what was wrong this time, in a sentence
    :param wait: after how many seconds it may be tried again, where that is known
    """

    def __init__(self, code: str, detail: str, wait: int = 0) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.wait = wait

    def document(self) -> ProblemDocument:
        """Return the problem document."""
        status, title = CODES[self.code]
        return ProblemDocument(type=f"/docs#{self.code}", title=title, status=status, detail=self.detail, code=self.code)

    def response(self) -> Response:
        """Return the answer to the request."""
        document = self.document()
        body = orjson.dumps(document.model_dump())
        return Response(
            body,
            document.status,
            {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
            mimetype="application/problem+json",
        )


def from_http(error: HTTPError) -> Refused:
    """Say in our own words what Flask, or a query or body that does not fit its schema, has refused."""
    if error.status_code == 400:  # noqa: PLR2004  what Flask answers to a body that it cannot read
        return Refused("bad-json", "The body could not be read as JSON.")
    code = _BY_STATUS.get(error.status_code, "unexpected" if error.status_code >= 500 else "bad-parameter")  # noqa: PLR2004  any failure of ours
    places = (error.detail or {}).values()
    said = [
        f"{'body' if field == '_schema' else field}: {_MODEL.sub('', '; '.join(texts))}"
        for place in places
        for field, texts in place.items()
    ]
    return Refused(code, ". ".join(said) or CODES[code][1] + ".")
