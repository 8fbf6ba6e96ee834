"""A stretch of a document and what it is."""

from __future__ import annotations

from typing import Literal, NamedTuple

Role = Literal[
    "title",
    "subtitle",
    "byline",
    "heading",
    "paragraph",
    "caption",
    "entry",
    "comment",
    "code",
    "table",
    "front matter",
]


class Block(NamedTuple):
    """A stretch of the document.

    :param role: what it is
    :param text: its words; as long as the document's own, with line ends as blanks
    :param start: where it begins in the document
    :param line: 1-based line on which it begins
    :param level: 1 for the title, 2 and more for headings, else 0
    :param item: did a bullet or number stand before it?
    :param raw: its words with the line ends as they are
    """

    role: Role
    text: str
    start: int
    line: int
    level: int = 0
    item: bool = False
    raw: str = ""
