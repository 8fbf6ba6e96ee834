"""An edition in, one JSON out: all that the extension needs to look a page up without asking anybody.

Its form is the extension's own and carries a number: ``FORMAT`` grows with every change of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from server.editions import Edition

FORMAT = 1


def write(edition: Edition) -> bytes:
    """Write the snapshot of an edition."""
    registry, index = edition.registry, edition.index
    content = {
        "format": FORMAT,
        "version": edition.version,
        "registry": edition.state,
        "platforms": [platform.model_dump() for platform in registry.file.platforms],
        "outlets": [orjson.Fragment(edition.card(outlet)) for outlet in registry.file.outlets],
        "documents": [orjson.Fragment(summary) for _, summary in index.documents()],
        "works": [orjson.Fragment(work) for work in index.works()],
        "claims": [orjson.Fragment(claim) for _, claim in index.claims()],
    }
    return orjson.dumps(content)
