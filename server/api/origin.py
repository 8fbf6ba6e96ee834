"""A request in, from where a browser says that it comes out (Fetch Metadata, or the Origin header of older browsers)."""

from __future__ import annotations

from flask import request

_EXTENSIONS = ("chrome-extension://", "moz-extension://")


def own() -> bool:
    """Does the browser say that the request comes from a page of this server, or from the person at it?"""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    return request.headers.get("Origin", "").partition("://")[2] == request.host


def foreign() -> bool:
    """Does a browser say that the request comes from another site's page? Programs say nothing; extensions name themselves."""
    said = request.headers.get("Sec-Fetch-Site") or request.headers.get("Origin")
    return said is not None and not own() and not request.headers.get("Origin", "").startswith(_EXTENSIONS)


__all__ = ["foreign", "own"]
