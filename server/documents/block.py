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
    "definition",
    "comment",
    "code",
    "table",
    "front matter",
    "furniture",
]


class Anchor(NamedTuple):
    """A place in a text that leads somewhere by its markup: a link, the mark of a note.

    :param start: where the characters begin that are no words
    :param end: where they end
    :param target: an address, or ``#`` and the label of a note
    :param opening: where the words of a link begin that stay, markup included; ``None`` if no words stay
    :param lead: characters at ``opening`` that are no words
    """

    start: int
    end: int
    target: str
    opening: int | None = None
    lead: int = 0

    def moved(self, by: int) -> Anchor:
        """Give the same place in a text that begins ``by`` characters earlier."""
        opening = None if self.opening is None else self.opening + by
        return self._replace(start=self.start + by, end=self.end + by, opening=opening)


class Block(NamedTuple):
    """A stretch of the document.

    :param role: what it is
    :param text: its words; as long as the document's own, with line ends as blanks
    :param start: where it begins in the document
    :param line: 1-based line on which it begins
    :param level: 1 for the title, 2 and more for headings, else 0
    :param item: did a bullet or number stand before it?
    :param raw: its words with the line ends as they are
    :param labels: by which marks point to it, if it is an entry: ``7``, ``^7``, ``ref:name``
    :param noted: is it a note, which may explain instead of naming a source?
    :param quoted: is it a quotation set off from the text?
    :param signs: does its markup say that it names who said the block before?
    :param anchors: where its own markup leads, by places in ``text``
    :param hidden: where markup stands that is neither words nor a citation, by places in ``text``
    :param quiet: where words stand that cite nothing, such as code, by places in ``text``
    """

    role: Role
    text: str
    start: int
    line: int
    level: int = 0
    item: bool = False
    raw: str = ""
    labels: tuple[str, ...] = ()
    noted: bool = False
    anchors: tuple[Anchor, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    quiet: tuple[tuple[int, int], ...] = ()
    quoted: bool = False
    signs: bool = False
