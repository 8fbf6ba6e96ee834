"""The text of ``sources.yaml`` in: its plain data, the comments of each value, and where each record stands.

Knows the names of the lists, and nothing of their fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from server import yamltext
from server.curation.notes import NotesBy, collected
from server.registry.records import File

if TYPE_CHECKING:
    from collections.abc import Collection

    from server.yamltext import Comment, Path

LISTS = tuple(File.model_fields)
SPACED = ("organisations", "outlets")  # a blank line stands between their records: these are long
MARK = "\ufeff"  # byte order mark

_HYPHEN = re.compile(r" *-[ \t]*(?:\{[ \t]*)?")
_EMPTY = re.compile(r"[^:]+:(?: *\[\])? *(?:#.*)?\n")


@dataclass(eq=False)
class Record:
    """One record's lines, with the comments that stand directly above it, and what stands before them.

    ``gap`` holds blank lines and comments that a blank line parts from the record: headings, which stay where they are.
    """

    id: str
    gap: str
    body: str
    data: dict[str, Any] = field(default_factory=dict)
    notes: NotesBy = field(default_factory=dict)


@dataclass
class Section:
    """One list of the file: ``before`` its key, the line of the ``key``, its records, and what stands ``after`` them."""

    name: str
    before: str
    key: str
    records: list[Record]
    after: str = ""


@dataclass
class Layout:
    r"""A whole file, cut so that its pieces joined are its text; ``head`` is all of a file without lists.

    ``mark`` is its byte order mark or ``""``; ``ends`` are its line ends, which the pieces hold as ``\n``.
    """

    data: dict[str, Any]
    sections: list[Section]
    mark: str
    ends: str
    head: str = ""

    def text(self) -> str:
        """Join the pieces."""
        parts = [self.head]
        for section in self.sections:
            parts += section.before, section.key
            parts += (part for record in section.records for part in (record.gap, record.body))
            parts.append(section.after)
        return self.mark + "".join(parts).replace("\n", self.ends)

    def records(self) -> dict[tuple[str, str], Record]:
        """Return each record by its list and id."""
        return {(section.name, record.id): record for section in self.sections for record in section.records}

    def frame(self, without: Collection[str] = ()) -> list[str]:
        """Return all lines that are neither blank nor of a record, nor the bare key of a list that ``without`` names."""
        parts = [self.mark, self.ends, self.head]
        for section in self.sections:
            key = section.key.replace(" []", "")
            bare = section.name in without and key == f"{section.name}:\n"
            parts += section.before, "" if bare else key, *(record.gap for record in section.records), section.after
        return [line for part in parts for line in part.split("\n") if line]


class Unusual(yamltext.Unreadable):
    """The file is laid out in a way that cannot be cut into records: lists in brackets, or more than one record on a line."""


def read(text: str) -> tuple[Any, NotesBy]:
    """Return the plain data of a text and the comments of each value.

    :raises yamltext.Unreadable: if it is no YAML, or uses what a registry does not
    """
    found = yamltext.scan(text.removeprefix(MARK))
    data = found.data or {}
    if not (isinstance(data, dict) and all(name in LISTS and _is_list(records) for name, records in data.items())):
        raise yamltext.Unreadable("this is no mapping of lists of records")
    return data, collected(found.comments())


def _is_list(records: Any) -> bool:
    return records is None or (isinstance(records, list) and all(isinstance(record, dict) for record in records))


def cut(text: str) -> Layout:
    """Cut a text into its records.

    :raises yamltext.Unreadable: if it is no YAML, or uses what a registry does not
    :raises Unusual: if its records do not stand on lines of their own
    """
    mark = text[: text.startswith(MARK)]
    ends = "\r\n" if 0 < text.count("\n") == text.count("\r\n") else "\n"
    text = text.removeprefix(mark).replace(ends, "\n")
    text += "\n" * (text[-1:] not in ("", "\n"))
    found = yamltext.scan(text)
    if not found.data:
        return Layout({}, [], mark, ends, re.sub(r"(?m)^\{\}", "", text))
    if not isinstance(found.data, dict) or found.columns.get(()) != 0:
        raise Unusual("the file is no mapping of lists")
    return Layout(found.data, _Cutter(found).sections(), mark, ends)


class _Cutter:
    """Cuts one scanned text."""

    def __init__(self, found: yamltext.Scan) -> None:
        self._text = found.text
        self._data = found.data
        self._scan = found
        self._keys: dict[str, tuple[int, int]] = {}
        self._spans: dict[Path, tuple[int, int]] = {}
        for token in found.tokens:
            if len(token.path) == 1:
                first, _ = self._keys.get(str(token.path[0]), (token.start, 0))
                self._keys[str(token.path[0])] = first, token.end
            else:
                first, _ = self._spans.get(token.path[:2], (token.start, 0))
                self._spans[token.path[:2]] = (first, token.end)
        self._comments: dict[Path, list[Comment]] = {}
        for comment in found.comments():
            self._comments.setdefault(comment.path[:2], []).append(comment)

    def sections(self) -> list[Section]:
        """Cut the text from its first list to its last."""
        done = 0
        sections = []
        for name, (begin, last) in self._keys.items():
            line = self._line_after(begin)
            section = Section(name, self._text[done:begin], self._text[begin:line], [])
            if not self._data[name] and (last > line or not _EMPTY.fullmatch(section.key)):
                raise Unusual(f"'{name}' is empty on several lines")
            done = self._records(section, line)
            sections.append(section)
        sections[-1].after = self._text[done:]
        return sections

    def _records(self, section: Section, done: int) -> int:
        for number, record in enumerate(self._data[section.name] or ()):
            path = (section.name, number)
            begin, end = self._region(path)
            if begin < done or not isinstance(record, dict) or not isinstance(record.get("id"), str):
                raise Unusual(f"the records of '{section.name}' do not stand on lines of their own")
            notes = self._own(path, begin)
            section.records.append(Record(record["id"], self._text[done:begin], self._text[begin:end], record, notes))
            done = end
        return done

    def _region(self, path: Path) -> tuple[int, int]:
        """Where the lines of a record begin and end, its own comments included."""
        first, last = self._spans.get(path, (0, 0))
        begin = self._scan.line(first)
        if not _HYPHEN.fullmatch(self._text[begin:first]):
            raise Unusual("a record does not begin with a hyphen")
        for comment in reversed(self._comments.get(path, ())):
            line = self._scan.line(comment.start)
            if comment.path == path and comment.side == "above" and not comment.after and self._line_after(comment.end) == begin:
                begin = line
            last = max(last, comment.end)
        return begin, self._line_after(last - 1)

    def _own(self, path: Path, begin: int) -> NotesBy:
        """The comments of a record, by paths that begin at it."""
        own = [comment for comment in self._comments.get(path, ()) if comment.start >= begin]
        return {at[2:]: notes for at, notes in collected(own).items()}

    def _line_after(self, offset: int) -> int:
        found = re.compile(r"\n").search(self._text, offset)
        return found.end() if found else len(self._text)


__all__ = ["LISTS", "MARK", "SPACED", "Layout", "Record", "Section", "Unusual", "cut", "read"]
