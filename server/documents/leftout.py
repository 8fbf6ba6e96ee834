"""The blocks and sentences of a document in, what became neither claim nor work out, with reasons.

For the reader of ``masthead document``, who checks what the extraction passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.documents import citations
from server.documents.citing import SPEAKS
from server.documents.parts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from server.documents.block import Block
    from server.documents.citations import Outlets
    from server.documents.citing import Passage
    from server.documents.parts import Work

_SHOWN = 80
_REASONS: dict[str, str] = {
    "subtitle": "subtitle",
    "byline": "byline or date line",
    "comment": "reader comment after the source list",
    "code": "code",
    "table": "table",
    "front matter": "front matter",
}


def left_out(parts: Sequence[Block], found: Sequence[Passage], listed: Sequence[Work], outlets: Outlets) -> tuple[LeftOut, ...]:
    """List what was left out, by line."""
    left = [*_blocks(parts, outlets), *_sentences(found), *_brackets(parts, outlets), *_works(listed)]
    return tuple(sorted(left, key=lambda out: out.line))


def _blocks(parts: Sequence[Block], outlets: Outlets) -> Iterator[LeftOut]:
    for block in parts:
        if block.role in _REASONS:
            yield _left(_REASONS[block.role], block.line, block.text)
        elif block.role in {"title", "heading"} and citations.find(block.text, outlets).marks:
            yield _left("citation in a heading, which claims nothing", block.line, block.text)


def _brackets(parts: Sequence[Block], outlets: Outlets) -> Iterator[LeftOut]:
    for block in parts:
        if block.role in SPEAKS:
            for _place, bracket in citations.find(block.text, outlets).others:
                yield _left("bracket that names no source", block.line, bracket)


def _sentences(found: Sequence[Passage]) -> Iterator[LeftOut]:
    uncited = [passage for passage in found if not passage.citings]
    if uncited:
        yield _left(
            f"{len(uncited)} sentences without a citation, of which this is the first",
            uncited[0].line,
            uncited[0].text,
        )


def _works(listed: Sequence[Work]) -> Iterator[LeftOut]:
    for work in listed:
        if work.outlet is None:
            yield _left("entry of the source list without a listed outlet", work.line, work.raw)


def _left(reason: str, line: int, text: str) -> LeftOut:
    return LeftOut(reason=reason, line=line, text=text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…")
