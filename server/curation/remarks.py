"""The comments of a record that changes: old data, new data and the old comments in, the new comments out.

A comment goes with its value wherever that is in the new data; a statement is known again by its words, not by its number. What
is gone leaves its comments at the end of what it stood in: none is lost.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from server.curation.notes import Notes

if TYPE_CHECKING:
    from server.curation.notes import NotesBy
    from server.yamltext import Path

_DATES = ("as_of", "checked")  # two statements that agree in these alone are not the same


def follow(old: Any, new: Any, notes: NotesBy) -> NotesBy:
    """Return the comments of ``new``, by paths that begin at it."""
    if not notes:
        return {}
    ways = dict(_ways(old, new, (), ()))
    moved: NotesBy = {}
    for path, given in notes.items():
        if path in ways:
            kept = moved.setdefault(ways[path], Notes())
            kept.above, kept.end, kept.below = kept.above + given.above, kept.end + given.end, given.below + kept.below
        else:
            near = next(path[:length] for length in range(len(path) - 1, -1, -1) if path[:length] in ways)
            left = [line for line in (*given.above, *given.end, *given.below) if line]
            moved.setdefault(ways[near], Notes()).below += left
    return moved


def _ways(old: Any, new: Any, before: Path, after: Path) -> list[tuple[Path, Path]]:
    """Each path of ``old`` whose value is in ``new``, with its path there."""
    ways = [(before, after)]
    if isinstance(old, dict) and isinstance(new, dict):
        pairs: list[tuple[Any, Any]] = [(name, name) for name in old if name in new]
    elif isinstance(old, list) and isinstance(new, list):
        pairs = _pairs(old, new)
    else:
        return ways
    for first, second in pairs:
        ways += _ways(old[first], new[second], (*before, first), (*after, second))
    return ways


def _pairs(old: list[Any], new: list[Any]) -> list[tuple[int, int]]:
    """Numbers of the items that are the same, or the same but for little; the most alike first."""
    alike = sorted(
        ((_likeness(old[first], new[second]), -abs(first - second), first, second) for first, second in _numbers(old, new)),
        reverse=True,
    )
    firsts: set[int] = set()
    seconds: set[int] = set()
    pairs = []
    for likeness, _, first, second in alike:
        if likeness * 2 > 1 and first not in firsts and second not in seconds:
            firsts.add(first)
            seconds.add(second)
            pairs.append((first, second))
    return pairs


def _numbers(old: list[Any], new: list[Any]) -> product[tuple[int, ...]]:
    return product(range(len(old)), range(len(new)))


def _likeness(old: Any, new: Any) -> float:
    """The part of the fields, dates aside, in which two items agree: 0 to 1."""
    if old == new:
        return 1.0
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return 0.0
    names = {*old, *new}.difference(_DATES)
    return len([name for name in names if old.get(name) == new.get(name)]) / max(len(names), 1)


__all__ = ["follow"]
