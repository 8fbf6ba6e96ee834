"""The markup that is found in a text as it is read, and where what is opened is closed.

Knows places alone; what markup means is for ``tokens`` and ``wikitext`` to say.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from server.documents.block import Anchor
    from server.documents.markup import Note

_WIKI = re.compile(
    r"<ref\b|</ref>|\{\{\s*(?:cite|citation|reflist|sfn|r\|)|^==+[^=\n]+==+\s*$|\[\[[^\[\]\n]+\]\]", re.MULTILINE | re.IGNORECASE
)


class Found:
    """What was found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.wiki = bool(_WIKI.search(text))
        self.anchors: list[Anchor] = []
        self.hidden: list[tuple[int, int]] = []
        self.quiet: list[tuple[int, int]] = []
        self.notes: list[Note] = []
        self._lacking: set[str] = set()
        self._ends = {"{{": _pairs(text, "{{", "}}"), "[[": _pairs(text, "[[", "]]")}

    def closing(self, token: str, at: int) -> int:
        """Where ``token`` stands after ``at``, or -1."""
        if token in self._lacking:
            return -1
        found = self.text.find(token, at)
        if found < 0:
            self._lacking.add(token)
        return found

    def partner(self, token: str, at: int) -> int:
        """Where what ``token`` at ``at`` opens is closed, or -1."""
        return self._ends[token].get(at, -1)


def _pairs(text: str, opening: str, closing: str) -> dict[int, int]:
    """Where each ``opening`` has its ``closing``, nested ones too."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for token in re.finditer(f"{re.escape(opening)}|{re.escape(closing)}", text):
        if token[0] == opening:
            opened.append(token.start())
        elif opened:
            ends[opened.pop()] = token.start()
    return ends


def hide(found: Found, start: int, closing: int, length: int, otherwise: int) -> int:
    """Hide what begins at ``start`` and is closed at ``closing``; give the place to go on at."""
    if closing < 0:
        return otherwise
    found.hidden.append((start, closing + length))
    return closing + length


def value(attribute: re.Match[str]) -> str:
    """Give the value of an attribute, however it is quoted."""
    return html.unescape(attribute["one"] or attribute["two"] or attribute["three"] or "").strip()
