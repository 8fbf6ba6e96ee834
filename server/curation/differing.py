"""Two texts in, their unified diff out, and from one text and the diff the other text.

Knows of the registry only that a record begins with a hyphen: so two large files are compared record by record.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Opcode = tuple[str, int, int, int, int]

_PIECE = re.compile(r"(?m)^(?= *- id:)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_UNENDED = "\\ No newline at end of file\n"
_CONTEXT = 3  # lines
_MOST = 4_000_000  # pairs of lines: beyond, two stretches are told as one taken out and one put in


class Unfitting(ValueError):
    """The text is not the one that the diff was made of."""


def unified(before: str, after: str, name: str = "sources.yaml") -> str:
    """Return the unified diff of two texts, ``""`` if they are the same."""
    first, second = _LINE.findall(before), _LINE.findall(after)
    lines = []
    for group in _Compared(before, after).get_grouped_opcodes(_CONTEXT):
        spans = _span(group[0][1], group[-1][2]), _span(group[0][3], group[-1][4])
        lines.append(f"@@ -{spans[0]} +{spans[1]} @@\n")
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                lines += (" " + line for line in first[i1:i2])
            else:
                lines += ("-" + line for line in first[i1:i2])
                lines += ("+" + line for line in second[j1:j2])
    ended = (line if line.endswith("\n") else f"{line}\n{_UNENDED}" for line in lines)
    return f"--- {name}\n+++ {name}\n{''.join(ended)}" if before != after else ""


def reverse(after: str, diff: str) -> str:
    """Return the text from which ``diff`` leads to ``after``.

    :raises Unfitting: if it does not lead there
    """
    lines, done, before = _LINE.findall(after), 0, []
    for start, old, new in _hunks(diff):
        before += [*lines[done:start], *old]
        if lines[start : start + len(new)] != new:
            raise Unfitting
        done = start + len(new)
    return "".join(before + lines[done:])


def _hunks(diff: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """For each hunk the line of ``after`` (from 0) at which it begins, the lines of before and those of after."""
    sides: tuple[list[str], list[str]] = ([], [])
    start, last = None, ""
    for line in _LINE.findall(diff)[2:]:
        if found := _HUNK.match(line):
            if start is not None:
                yield start, *sides
            start = int(found[3]) - (found[4] != "0")
            sides = ([], [])
        elif line == _UNENDED:
            for side in _sides(sides, last):
                side[-1] = side[-1].removesuffix("\n")
        else:
            last = line[0]
            for side in _sides(sides, last):
                side.append(line[1:])
    if start is not None:
        yield start, *sides


def _sides(sides: tuple[list[str], list[str]], sign: str) -> list[list[str]]:
    return {"-": [sides[0]], "+": [sides[1]]}.get(sign, [*sides])


class _Compared(SequenceMatcher[str]):
    """Groups what was compared record by record."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(None, "", "")
        self._opcodes = [*_joined(_opcodes(before, after))]

    def get_opcodes(self) -> list[Any]:
        """Return what to do, line by line."""
        return self._opcodes


def _span(begin: int, end: int) -> str:
    length = end - begin
    return f"{begin + (length > 0)}" if length == 1 else f"{begin + (length > 0)},{length}"


def _opcodes(before: str, after: str) -> Iterator[Opcode]:
    """What to do line by line: records of one id are compared with each other, and what stands between them."""
    first = [_LINE.findall(piece) for piece in _PIECE.split(before)]
    second = [_LINE.findall(piece) for piece in _PIECE.split(after)]
    i = j = line = other = 0
    for a, b in [*_anchors(first, second), (len(first), len(second))]:
        for old, new in ((_flat(first[i:a]), _flat(second[j:b])), (_flat(first[a : a + 1]), _flat(second[b : b + 1]))):
            for tag, i1, i2, j1, j2 in _compared(old, new):
                yield tag, line + i1, line + i2, other + j1, other + j2
            line, other = line + len(old), other + len(new)
        i, j = a + 1, b + 1


def _flat(pieces: list[list[str]]) -> list[str]:
    return [line for piece in pieces for line in piece]


def _anchors(first: list[list[str]], second: list[list[str]]) -> list[tuple[int, int]]:
    """The longest row of pieces that begin with one line, which begins no other piece, in both texts (a patience diff)."""
    ours, theirs = _unique(first), _unique(second)
    tails: list[int] = []
    links: list[tuple[int, int, Any]] = []  # of each length the pair that ends it soonest, with the pair before it
    for line, number in ours.items():
        other = theirs.get(line)
        if other is None:
            continue
        length = bisect_left(tails, other)
        before = links[length - 1] if length else None
        tails[length : length + 1], links[length : length + 1] = [other], [(number, other, before)]
    row = []
    link: Any = links[-1] if links else None
    while link:
        row.append(link[:2])
        link = link[2]
    return row[::-1]


def _unique(pieces: list[list[str]]) -> dict[str, int]:
    counts = Counter(piece[0] for piece in pieces if piece)
    return {piece[0]: number for number, piece in enumerate(pieces) if piece and counts[piece[0]] == 1}


def _compared(old: list[str], new: list[str]) -> Sequence[Opcode]:
    if old == new:
        return [("equal", 0, len(old), 0, len(new))] if old else []
    if old and new and len(old) * len(new) <= _MOST:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [("replace", 0, len(old), 0, len(new))]


def _joined(opcodes: Iterator[Opcode]) -> Iterator[Opcode]:
    """Join neighbours of one kind, as grouping expects."""
    held: Opcode | None = None
    for tag, i1, i2, j1, j2 in opcodes:
        if held and tag == "equal" == held[0]:
            held = (tag, held[1], i2, held[3], j2)
            continue
        if held:
            yield held
        held = (tag, i1, i2, j1, j2)
    if held:
        yield held


__all__ = ["Unfitting", "reverse", "unified"]
