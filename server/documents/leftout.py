"""The blocks and sentences of a document in, what became neither claim nor work out, with reasons.

For the reader of ``masthead document``, who checks what the extraction passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from server.documents.citing import SPEAKS
from server.documents.parts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from server.documents.block import Block
    from server.documents.marking import Marked
    from server.documents.passage import Passage
    from server.documents.works import Listed

_SHOWN = 80
_ROW = "row of a table with a citation: a row is no sentence"
_CITES = re.compile(r"<ref\b|\{\{\s*(?:cite|sfn|r\s*\|)|https?://", re.IGNORECASE)
_REASONS: dict[str, str] = {
    "subtitle": "subtitle",
    "byline": "byline or date line",
    "comment": "reader's comment after the source list",
    "code": "code",
    "table": "table",
    "front matter": "front matter",
    "furniture": "part of the page that is not the text: a menu, a picture, a template",
}


def left_out(
    parts: Sequence[tuple[Block, Marked | None]], found: Sequence[Passage], listed: Listed, cited: Collection[str]
) -> tuple[LeftOut, ...]:
    """List what was left out, by line.

    :param parts: the blocks, those that may hold marks with them
    :param cited: ids of the works that a claim cites
    """
    left = [*_blocks(parts), *_sentences(found), *_marks(parts), *_works(listed, cited)]
    return tuple(sorted(left, key=lambda out: out.line))


def _blocks(parts: Sequence[tuple[Block, Marked | None]]) -> Iterator[LeftOut]:
    for block, marked in parts:
        if block.role in _REASONS:
            yield _left(_REASONS[block.role], block.line, block.text)
            yield from _rows(block, marked)
        elif block.role in {"title", "heading"} and marked and marked.marks:
            yield _left("citation in a heading: a heading claims nothing", block.line, block.text)


def _rows(block: Block, marked: Marked | None) -> Iterator[LeftOut]:
    """Yield the rows of a table that cite."""
    if block.role != "table" and not block.text.startswith("{|"):
        return
    places = [mark.start for mark in marked.marks] if marked else [found.start() for found in _CITES.finditer(block.raw)]
    start = 0
    for number, line in enumerate(block.raw.split("\n"), block.line):
        end = start + len(line)
        if bisect_left(places, start) < bisect_right(places, end):
            yield _left(_ROW, number, line.strip())
        start = end + 1


def _marks(parts: Sequence[tuple[Block, Marked | None]]) -> Iterator[LeftOut]:
    for block, marked in parts:
        if block.role in SPEAKS and marked:
            for lost in marked.lost:
                yield _left(lost.reason, block.line, lost.text)


def _sentences(found: Sequence[Passage]) -> Iterator[LeftOut]:
    uncited = [passage for passage in found if not passage.citings]
    if uncited:
        yield _left(
            f"{len(uncited)} sentences without a citation, of which this is the first",
            uncited[0].line,
            uncited[0].text,
        )


def _works(listed: Listed, cited: Collection[str]) -> Iterator[LeftOut]:
    for work in listed.works:
        if work.outlet is None:
            yield _left("entry of the source list whose outlet is not in the registry", work.line, work.raw)
        if listed.marked and work.id not in cited:
            yield _left("entry of the source list that no mark points to", work.line, work.raw)
    for block in listed.twice:
        yield _left("entry with the same number or name as another", block.line, block.text)
    for block in listed.silent:
        yield _left("note that names no source", block.line, block.text)


def _left(reason: str, line: int, text: str) -> LeftOut:
    return LeftOut(reason=reason, line=line, text=text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…")
