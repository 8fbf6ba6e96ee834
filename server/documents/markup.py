"""The markup of a text, by place: masked where blocks are told by their shape, then dealt to the blocks.

Knows where markup stands and nothing of its kinds: ``tokens`` tells those.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from server.documents.block import Anchor, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Span = TypeVar("_Span", tuple[int, int], Anchor)

FILLER = "\ue000"
"""Stands for a character of markup where the shape of a block is read: no blank, no letter, no bracket."""

_UNITS = re.compile(r"(?:^|[\W\d_])(?:[kcmd]?m|ft|in|mi|yd|CO|[A-Z]|[a-z])$|(?:^|\D)\d{1,3}$")
"""Before a superscript figure: square metres, a formula, a power."""


def is_power(before: str) -> bool:
    """Say whether a raised figure after these words belongs to them: m², CO₂, 10⁶."""
    return bool(_UNITS.search(before[-4:]))


class Note(NamedTuple):
    """What a mark in the text says in full, where it stands: the content of a reference, or a template that cites."""

    start: int
    end: int
    label: str


class Markup(NamedTuple):
    """The markup of a text, by place.

    :param anchors: what leads somewhere
    :param hidden: what neither leads anywhere nor is words
    :param quiet: what is words, but cites nothing: code
    """

    anchors: tuple[Anchor, ...]
    hidden: tuple[tuple[int, int], ...]
    quiet: tuple[tuple[int, int], ...]
    notes: tuple[Note, ...]

    def masked(self, text: str) -> str:
        """Put a filler for each character of markup, so that blocks are told by their words."""
        pieces, at = [], 0
        spans = [*self.hidden, *((one.start, one.end) for one in self.anchors)]
        leads = [(one.opening, one.opening + one.lead) for one in self.anchors if one.opening is not None]
        for start, end in sorted([*spans, *leads, *((note.start, note.end) for note in self.notes)]):
            if end > at:
                start = max(start, at)  # noqa: PLW2901  what stands within other markup
                pieces += [text[at:start], FILLER * (end - start)]
                at = end
        return "".join([*pieces, text[at:]])


def attached(blocks: list[Block], found: Markup, text: str) -> list[Block]:
    """Give the blocks the markup that stands in them, and add the notes that do as entries."""
    starts = [block.start for block in blocks]
    anchors, hidden, quiet = _dealt(starts, found.anchors), _dealt(starts, found.hidden), _dealt(starts, found.quiet)
    marked = [
        block._replace(
            anchors=tuple(anchor.moved(-block.start) for anchor in anchors[at] if anchor.end <= block.start + len(block.text)),
            hidden=_placed(hidden[at], block),
            quiet=_placed(quiet[at], block),
        )
        for at, block in enumerate(blocks)
    ]
    return [*marked, *_notes(blocks, starts, found.notes, text)]


def _placed(spans: Iterable[tuple[int, int]], block: Block) -> tuple[tuple[int, int], ...]:
    """Give the spans as places in the block's text."""
    length = len(block.text)
    return tuple((start - block.start, min(end - block.start, length)) for start, end in spans if start < block.start + length)


def _notes(blocks: list[Block], starts: list[int], notes: Iterable[Note], text: str) -> Iterator[Block]:
    for note in notes:
        at = bisect_right(starts, note.start) - 1
        if at >= 0 and blocks[at].role not in {"code", "entry", "comment"}:
            raw = text[note.start : note.end]
            line = blocks[at].line + text.count("\n", blocks[at].start, note.start)
            yield Block("entry", raw.replace("\n", " "), note.start, line, raw=raw, labels=(note.label,), noted=True)


def _dealt(starts: list[int], spans: Iterable[_Span]) -> defaultdict[int, list[_Span]]:
    """Deal spans to the blocks in which they begin, by the blocks' numbers."""
    dealt: defaultdict[int, list[_Span]] = defaultdict(list)
    for span in spans:
        dealt[bisect_right(starts, span.start if isinstance(span, Anchor) else span[0]) - 1].append(span)
    return dealt
