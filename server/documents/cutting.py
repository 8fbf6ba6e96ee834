"""A text and its marks in, what stays of it when they go out, each piece with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.documents.citations import Mark

_AFTER_CUT = frozenset(" \t\n.,;:!?)")


def without(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, str]]:
    """Yield what stays of ``text`` when the marks and the blanks before them go: pieces with their places.

    Where a full stop stood on both sides ("in the U.S. (bbc.com)."), one of them goes too.
    """
    at = 0
    for start, end in _merged(sorted(_cuts(text, marks))):
        doubled = text[end : end + 1] == "." and text[start - 1 : start] in {".", "!", "?", "…"}
        first = start - (doubled and text[start - 1] == ".")
        if first > at:
            yield at, text[at:first]
        at = end + (doubled and text[start - 1] != ".")
    yield at, text[at:]


def _merged(cuts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in cuts:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cuts(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    for mark in marks:
        if mark.opening is not None:
            yield mark.opening, mark.opening + mark.lead
            yield mark.start, mark.end
            continue
        start = mark.start
        following = text[mark.end : mark.end + 1]
        if not following.isalnum() and (
            mark.sources or not following or following in _AFTER_CUT
        ):  # else the words on both sides would run together
            while start and text[start - 1].isspace():
                start -= 1
        yield start, mark.end
