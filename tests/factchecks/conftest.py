"""Files of fact-checks, written and read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from server import factchecks
from server.documents import Sidecar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIDECAR = Sidecar(title="Checks", kind="fact-checks", language="en")


class Read(NamedTuple):
    """What came of a file."""

    reviewed: list[factchecks.Reviewed]
    losses: list[factchecks.Loss]

    @property
    def lost(self) -> list[tuple[str, str]]:
        """Places without the file's name, with the first words of what is said."""
        return [(loss.place.partition(":")[2], loss.message) for loss in self.losses]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Read]:
    """Read content, written as it is or as JSON, out of a file of this name."""

    def reading(content: Any, name: str = "x.json", **fields: Any) -> Read:
        path = tmp_path / name
        raw = content if isinstance(content, bytes) else (content if isinstance(content, str) else json.dumps(content)).encode()
        path.write_bytes(raw)
        found = list(factchecks.read(path, SIDECAR.model_copy(update=fields)))
        losses = [loss for loss in found if isinstance(loss, factchecks.Loss)]
        return Read([reviewed for reviewed in found if isinstance(reviewed, factchecks.Reviewed)], losses)

    return reading


@pytest.fixture
def review() -> Callable[..., dict[str, Any]]:
    """Make a sound ClaimReview with some properties different; those that are ``...`` are left out."""

    def making(**properties: Any) -> dict[str, Any]:
        node = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "claimReviewed": "Bees vote",
            "url": "https://check.example/bees",
            "author": {"@type": "Organization", "name": "Check", "url": "https://check.example/"},
            "datePublished": "2024-05-07",
            "reviewRating": {"@type": "Rating", "alternateName": "False"},
            "itemReviewed": {"@type": "Claim", "author": {"name": "Bob"}, "appearance": {"url": "https://a.example/1"}},
        }
        return {name: value for name, value in (node | properties).items() if value is not ...}

    return making
