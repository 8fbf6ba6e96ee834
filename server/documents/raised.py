"""The blocks of a text in, the same out with the figures marked that were raised before the text was copied out of print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.documents.block import Anchor

if TYPE_CHECKING:
    from collections.abc import Container

    from server.documents.block import Block
    from server.documents.notes import Notes

_GLUED = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_])|(?<=[12]\d\d\d)(?=[.,;:]))[.,;:!?”\"’»)]{0,3}(?P<number>\d{1,3})(?=\s|$|[.,;:!?]\s)"
)
"""A figure that sticks to a word, as raised ones do in text that is copied out of print."""
_SKIPPED = 2
"""Notes in a row whose marks may be missing."""
_RAISED = re.compile(r"\[\d{1,3}(?:[,;–-]\s?\d{1,3})*\]|[⁰¹²³⁴-⁹]|\^\d{1,3}\^|<sup")


def marked(blocks: list[Block], notes: Notes, speaks: Container[str]) -> list[Block]:
    """Find figures that were raised before the text was copied: they count up with the notes of the list.

    Only where the text has no other marks of numbered notes.
    """
    texts = [block.text for block in blocks if block.role in speaks]
    pointed = any(anchor.target[1:].isdigit() for block in blocks for anchor in block.anchors)
    if pointed or not notes.numbered or any(_RAISED.search(text) for text in texts):
        return blocks
    found: list[Block] = []
    following = 1
    for block in blocks:
        anchors: list[Anchor] = []
        for match in _GLUED.finditer(block.text) if block.role in speaks else ():
            number = int(match["number"])
            if following <= number <= following + _SKIPPED and notes.has(match["number"]):
                anchors.append(Anchor(*match.span("number"), f"#{number}"))
                following = number + 1
        found.append(block._replace(anchors=(*block.anchors, *anchors)) if anchors else block)
    return found
