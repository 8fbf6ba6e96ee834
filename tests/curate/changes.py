"""Addresses of records, and how one is changed and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.test import TestResponse

    Post = Callable[..., TestResponse]


POST = "/curate/records/outlets/harbour-post"

STAR = "/curate/records/outlets/star"

SUN = {
    "name": "Morning Sun",
    "domains": "morning-sun.com",
    "type": "newspaper",
    "source": "https://register.example.org/sun",
}


def saved(post: Post, address: str, reason: str = "because", **change: Any) -> TestResponse:
    """Change a record and save it."""
    return post(address, post(address, **change), do="save", reason=reason)
