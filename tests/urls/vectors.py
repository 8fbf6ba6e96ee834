"""The shared vectors, and how they are asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from server.urls import BadUrl, Page, parents

if TYPE_CHECKING:
    from collections.abc import Callable


DATA = json.loads((Path(__file__).parents[1] / "data" / "urls.json").read_text(encoding="utf-8"))

VECTORS = [(vector, group.get("listed", [])) for group in DATA["groups"] for vector in group["vectors"]]


def listing(*hosts: str) -> Callable[[str], bool]:
    """Make a ``listed`` of these hosts and all below them."""
    return lambda host: any(name in hosts for name in parents(host))


LISTED = listing("bbc.com", "spiegel.de", "google.com", "archive.org", "vk.com", "m.example.com", "example.com")


def answer(text: str, hosts: list[str]) -> dict[str, Any]:
    """Write a vector as it comes out."""
    try:
        page = Page.parse(text, listed=listing(*hosts) if hosts else None)
    except BadUrl as error:
        return {"in": text, "error": error.code}
    return {"in": text, "url": page.url, "host": page.host, "unwrapped": list(page.unwrapped)}


def code(text: str) -> str:
    """Give the code with which a text is refused."""
    with pytest.raises(BadUrl) as caught:
        Page.parse(text)
    return caught.value.code
