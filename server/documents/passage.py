"""A sentence of a document with its citations: what ``citing`` makes and ``extraction`` turns into claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from server.documents.block import Block
    from server.documents.outlets import Source
    from server.documents.parts import Scope


class Citing(NamedTuple):
    """One mark in a sentence.

    :param sources: what it names
    :param scope: how much it covers
    :param words: the words that it covers, the document's own characters
    :param outside: does it stand after the full stop?
    """

    sources: tuple[Source, ...]
    scope: Scope
    words: str
    outside: bool = False


class Passage(NamedTuple):
    """One sentence.

    :param text: without citation marks
    :param start: where it begins in the document, marks included
    :param end: where it ends
    :param line: 1-based line on which it begins
    """

    text: str
    start: int
    end: int
    line: int
    block: Block
    citings: tuple[Citing, ...]
