"""Bytes of JSON in, a response with its validators out: ETag, 304, Cache-Control and CORS in one place."""

from __future__ import annotations

import hashlib
from http.client import NOT_MODIFIED, OK
from typing import TYPE_CHECKING

from flask import Response, request

from server.api import jsonld

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIEnvironment

    from werkzeug.datastructures import Headers

    from server.editions import Edition

EXPOSED = ("ETag", "Retry-After")  # headers that other origins may read
_JSON = "application/json"
# What flask-cors and flask-compress would add. Both leave alone what has it; to work it out anew costs a fifth of an answer.
_SHARED = {
    "Vary": "Accept, Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": ", ".join(EXPOSED),
}
_CODINGS = ("", ":zstd", ":br", ":gzip", ":deflate")  # what compression adds to an ETag


class _Written(Response):
    """Goes out as it is: Werkzeug would copy and search the headers for addresses to complete and a length to add."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """Give the headers; a 304 leaves out those of a body."""
        return super().get_wsgi_headers(environ) if self.status_code == NOT_MODIFIED else self.headers


def answer(
    edition: Edition, make: Callable[[], bytes], *, cache: str = "public", linkable: bool = True, tag: str | None = None
) -> Response:
    """Answer a GET from an edition: the same address gives the same bytes for as long as the edition lasts.

    :param make: writes the JSON; not called where the client has it already
    :param cache: who may keep the answer, ``public`` or ``private``
    :param linkable: whether there is JSON-LD of it
    :param tag: the ETag, where it is the hash of the bytes
    """
    accepted = request.environ.get("HTTP_ACCEPT", "").lower()
    linked = linkable and jsonld.TYPE in accepted and jsonld.wanted(request.accept_mimetypes)
    tag = tag or _tag(edition, linked=linked)
    held = _held(tag) if "HTTP_IF_NONE_MATCH" in request.environ else None
    headers = {
        "ETag": f'"{held or tag}"',
        "Cache-Control": f"{cache}, no-cache",
        **_SHARED,
    }
    if held:
        return _Written(status=NOT_MODIFIED, headers=headers)
    body = make()
    return _Written(jsonld.convert(body) if linked else body, OK, headers, content_type=jsonld.TYPE if linked else _JSON)


def _tag(edition: Edition, *, linked: bool) -> str:
    source = f"{edition.version}\n{request.path}?{request.environ['QUERY_STRING']}\n{linked}"
    return hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _held(tag: str) -> str | None:
    """The form of ``tag`` that the client sends as the answer that it has, if it does."""
    known = request.if_none_match
    return next((tag + coding for coding in _CODINGS if known.contains_weak(tag + coding)), None)
