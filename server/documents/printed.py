"""A text copied out of print in, the running heads and page numbers between its pages out, and its blocks joined over them.

Goes by lines that stand alone, say the same and count up. Refuses to know what they say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from server.documents.markup import FILLER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.documents.block import Block

_OFTEN = 3
"""Pages that show a line to be a running head."""
_WORDS = 3
_LONGEST = 100
_SENTENCE = 12
"""Words that no heading has, and that end without a full stop where the page does."""
_NUMBERED = re.compile(
    r"(?P<first>\d{1,4})\s+[^\d\s.)].*[^\W\d_]|(?:.*[^\W\d_]\W*\s)?(?:[-–—(\[]\s*)?(?P<last>\d{1,4})(?:\s*[-–—)\]])?"
)
_PAGE = re.compile(r"\W*(?:(?:page|seite|p\.|s\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…:][”\"’»“)\]]*\s*$")


def heads(text: str) -> list[tuple[int, int]]:
    """Find the lines that are running heads or feet, by place."""
    found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for start, line in _alone(text):
        numbered = _NUMBERED.fullmatch(line)
        words = re.findall(r"[^\W\d_]+", line)
        if numbered and (len(words) >= _WORDS or _PAGE.fullmatch(line)):
            number = int(numbered["first"] or numbered["last"])
            found[" ".join(words)].append((number, start, start + len(line)))
    return sorted((start, end) for each in found.values() if _counts(each) for _, start, end in each)


def _alone(text: str) -> list[tuple[int, str]]:
    """Short lines between blank ones, each with its place."""
    lines = text.split("\n")
    found, start = [], 0
    for at, line in enumerate(lines):
        around = "".join(lines[max(0, at - 1) : at] + lines[at + 1 : at + 2])
        if line.strip() and len(line) <= _LONGEST and not around.strip():
            found.append((start + len(line) - len(line.lstrip()), line.strip()))
        start += len(line) + 1
    return found


def _counts(lines: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether the numbers of the lines go up as those of pages do."""
    numbers = [number for number, _, _ in lines]
    return len(numbers) >= _OFTEN and all(one < other for one, other in pairwise(numbers))


def rejoined(blocks: list[Block], places: Sequence[tuple[int, int]]) -> list[Block]:
    """Join a paragraph that a running head parts."""
    begins = {start for start, _ in places}
    joined: list[list[Block]] = []
    broken = False
    for block in blocks:
        if block.start in begins and not block.text.strip(f"{FILLER} "):
            broken = bool(joined)
            joined += [] if broken and _open(joined[-1][-1]) else [[block]]
        elif broken and _goes_on(joined[-1], block):
            joined[-1].append(block)
            broken = False
        else:
            joined.append([block])
            broken = False
    return [_whole(pieces) for pieces in joined]


def _whole(pieces: Sequence[Block]) -> Block:
    """Put the pieces of a paragraph together, each at its place."""
    gaps = ("\n" * (after.start - before.start - len(before.text)) for before, after in pairwise(pieces))
    texts = chain([pieces[0].text], *((gap, piece.text) for gap, piece in zip(gaps, pieces[1:], strict=True)))
    return pieces[0]._replace(text="".join(texts))


def _open(block: Block) -> bool:
    return block.role == "paragraph" and not _ENDED.search(block.text.rstrip(FILLER)) and bool(block.text.strip(f"{FILLER} "))


def _goes_on(before: Sequence[Block], block: Block) -> bool:
    """Say whether the block goes on with a sentence that the end of the page cut."""
    if not _open(before[-1]) or block.role != "paragraph" or block.item:
        return False
    first = block.text.lstrip()[:1]
    return first.islower() or (first.isalnum() and _is_long(before))


def _is_long(pieces: Sequence[Block]) -> bool:
    return sum(len(piece.text.split(None, _SENTENCE)) for piece in pieces[:_SENTENCE]) >= _SENTENCE
