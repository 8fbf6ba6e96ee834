"""The comments of a registry: each belongs to the value above which it stands, at whose line's end, or below whose last line.

A blank line between a comment and the value below it does not part them. Knows nothing of records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from server.yamltext import Comment, Path


@dataclass
class Notes:
    """The comments of one value, each with its ``#``; ``""`` is a blank line among them."""

    above: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def add(self, comment: Comment) -> None:
        """Add the next comment of the text."""
        if comment.side == "end":
            self.end.append(comment.text)
            return
        lines = self.above if comment.side == "above" else self.below
        if comment.before and lines[-1:] != [""]:
            lines.append("")
        lines.append(comment.text)
        if comment.after and comment.side == "above":
            lines.append("")


NotesBy = dict["Path", Notes]


def collected(comments: Iterable[Comment]) -> NotesBy:
    """Gather comments by the paths of their values."""
    notes: NotesBy = {}
    for comment in comments:
        notes.setdefault(comment.path, Notes()).add(comment)
    return notes


def started(lines: list[str]) -> list[str]:
    """Return comments without a blank line before them."""
    return lines[1:] if lines[:1] == [""] else lines


def head(notes: Mapping[Path, Notes], first: str) -> tuple[list[str], list[str]]:
    """Split what stands above the first list into the file's own comment and the list's: the last blank line parts them."""
    above = started(notes[first,].above) if (first,) in notes else []
    if "" not in above:
        return above, []
    last = len(above) - above[::-1].index("")
    return above[: last - 1], above[last:]


__all__ = ["Notes", "NotesBy", "collected", "head", "started"]
