"""Bytes of JSON in, a response with its validators out: ETag, 304 and Cache-Control in one place."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flask import Response, request

from server.api import jsonld

if TYPE_CHECKING:
    from collections.abc import Callable

    from server.editions import Edition

_JSON = "application/json"
_CODINGS = ("", ":zstd", ":br", ":gzip", ":deflate")  # what compression adds to an ETag


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
        "Vary": "Accept",
        "X-Content-Type-Options": "nosniff",
    }
    if held:
        return Response(status=304, headers=headers)
    body = make()
    return Response(jsonld.convert(body) if linked else body, 200, headers, content_type=jsonld.TYPE if linked else _JSON)


def _tag(edition: Edition, *, linked: bool) -> str:
    source = f"{edition.version}\n{request.path}?{request.environ['QUERY_STRING']}\n{linked}"
    return hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _held(tag: str) -> str | None:
    """The form of ``tag`` that the client sends as the answer that it has, if it does."""
    known = request.if_none_match
    return next((tag + coding for coding in _CODINGS if known.contains_weak(tag + coding)), None)
