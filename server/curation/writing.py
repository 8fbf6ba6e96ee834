"""Plain data of the registry and its comments in, the one text of it that is in form out.

Fields stand in the order of the models (what a statement says, then its note, source and dates), a short list of words on one
line, a scale one word a line, and values without quotation marks wherever YAML reads them so. Pure; judges no value.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from server.curation.layout import LISTS, SPACED
from server.curation.notes import Notes, head, started
from server.registry.records import File, Statement
from server.yamltext import NULLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.curation.notes import NotesBy
    from server.yamltext import Path

WIDTH = 130  # columns: a list of words that is longer stands one word a line; one value is never broken
_LAST = ("note", "source", "as_of", "checked")  # of every statement, behind what it says
_SENTENCES = ("scale",)  # lists that are read one line at a time

_PLAIN = re.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[\-?:](?=[^\s,\[\]{}]))(?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*")
_IN_BRACKETS = re.compile(r"[,\[\]{}]|^[?:]")  # what ends a value there, or begins a key
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def scalar(value: str | None, *, brackets: bool = False) -> str:
    """Write one value: plain if our loader reads that as it is, else in quotation marks.

    :param brackets: whether it stands in ``[…]``
    """
    if value is None:
        return "~" if brackets else ""
    plain = value.isprintable() and value not in NULLS and _PLAIN.fullmatch(value)
    if plain and not (brackets and _IN_BRACKETS.search(value)):
        return value
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(_escape(char) for char in value) + '"'


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    point = ord(char)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"  # noqa: PLR2004


@cache
def order(model: type[BaseModel] | None) -> dict[str, type[BaseModel] | None]:
    """Return the fields of a model in the order of the file, each with the model of its value or of its items."""
    if model is None:
        return {}
    names = list(model.model_fields)
    if issubclass(model, Statement):
        names.sort(key=lambda name: (name in Statement.model_fields, _LAST.index(name) if name in _LAST else -1))
    return {name: _inner(model.model_fields[name].annotation) for name in names}


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _inner(part))), None)


class _Writer:
    """Writes values with their comments."""

    def __init__(self, notes: NotesBy) -> None:
        self._notes = notes
        self._inside = {path[:length] for path in notes for length in range(len(path))}

    def notes(self, at: Path) -> Notes:
        return self._notes.get(at) or Notes()

    def items(self, values: list[Any], model: type[BaseModel] | None, at: Path, indent: str) -> Iterator[str]:
        for number, value in enumerate(values):
            yield from self.item(value, model, (*at, number), indent)

    def item(self, value: Any, model: type[BaseModel] | None, at: Path, indent: str) -> Iterator[str]:
        """Write an item of a list; a comment that would stand between its hyphen and its first field stands above it."""
        notes = self.notes(at)
        if not (isinstance(value, dict) and value):
            yield from self._line(f"{indent}- {_short(value)}".rstrip(), notes, indent)
            return
        yield from _shown(notes.above + notes.end, indent)
        hyphen = False
        for name in _sorted(value, model):
            for line in self.entry(name, value[name], order(model).get(name), (*at, name), indent + "  "):
                text = line.lstrip(" ")
                if hyphen:
                    yield line
                elif hyphen := bool(text) and not text.startswith("#"):
                    yield f"{indent}- {text}"
                else:
                    yield f"{indent}{text}".rstrip()
        yield from _shown(notes.below, indent + "  ")

    def entry(self, name: str, value: Any, model: type[BaseModel] | None, at: Path, indent: str) -> Iterator[str]:
        """Write a field."""
        notes = self.notes(at)
        key = f"{indent}{scalar(name)}:"
        if not self._opens(name, value, at, len(key)):
            yield from self._line(f"{key} {_short(value)}".rstrip(), notes, indent)
            return
        yield from self._line(key, Notes(notes.above, notes.end), indent)
        if isinstance(value, dict):
            for field in _sorted(value, model):
                yield from self.entry(field, value[field], order(model).get(field), (*at, field), indent + "  ")
        else:
            yield from self.items(value, model, at, indent)
        yield from _shown(notes.below, indent + "  " * isinstance(value, dict))

    def _opens(self, name: str, value: Any, at: Path, used: int) -> bool:
        """Does this value take lines of its own?"""
        if not isinstance(value, (dict, list)) or not value:
            return False
        words = isinstance(value, list) and not any(isinstance(part, (dict, list)) for part in value)
        if not words or name in _SENTENCES or at in self._inside or self.notes(at).below:
            return True
        return used + 1 + len(_short(value)) > WIDTH

    def _line(self, line: str, notes: Notes, indent: str) -> Iterator[str]:
        yield from _shown([*notes.above, *notes.below, *notes.end[:-1]], indent)
        yield "  ".join([line, *notes.end[-1:]])


def _sorted(value: dict[str, Any], model: type[BaseModel] | None) -> list[str]:
    names = order(model)
    return [name for name in names if name in value] + [name for name in value if name not in names]


def _short(value: Any, *, brackets: bool = False) -> str:
    """Write a value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(_short(part, brackets=True) for part in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar(key, brackets=True)}: {_short(part, brackets=True)}' for key, part in value.items())}}}"
    return scalar(value, brackets=brackets)


def _shown(comments: Iterable[str], indent: str) -> Iterator[str]:
    return (f"{indent}{comment}".rstrip() for comment in comments)


def record(name: str, data: dict[str, Any], notes: NotesBy, indent: str = "") -> str:
    """Write one record of the list ``name``, each line ended.

    :param data: its plain data: texts, lists, mappings
    :param notes: its comments, by paths that begin at the record
    """
    lines = _Writer(notes).item(data, order(File).get(name), (), indent)
    return "".join(f"{line}\n" for line in lines)


def file(data: dict[str, Any], notes: NotesBy) -> str:
    """Write a whole registry in form: lists in their order, records sorted by id."""
    notes = dict(notes)
    first = next(iter(data), "")
    names = [name for name in LISTS if name in data]
    opening, own = head(notes, first)
    if (first,) in notes:
        notes[first,] = Notes(own, notes[first,].end, notes[first,].below)
    if names and not opening:  # what stands first in a file is its own comment
        top = notes.get((names[0],), Notes())
        opening, notes[names[0],] = started(top.above), Notes([], top.end, top.below)
    parts = [[*opening], *(_section(name, data[name], _Writer(notes)) for name in names)]
    text = "\n\n".join("\n".join(part) for part in parts if part) + "\n"
    rest = notes.get((), Notes())
    return text + "".join(f"{line}\n" for line in [*rest.above, *rest.end, *rest.below]) + "{}\n" * (not names)


def _section(name: str, records: Any, writer: _Writer) -> list[str]:
    notes = writer.notes((name,))
    if not (isinstance(records, list) and records):
        return started([*writer.entry(name, records, None, (name,), "")])
    lines = [*_shown([*started(notes.above), *notes.end[:-1]], ""), "  ".join([f"{name}:", *notes.end[-1:]])]
    numbers = sorted(range(len(records)), key=lambda number: (str(records[number].get("id")), number))
    for place, number in enumerate(numbers):
        written = [*writer.item(records[number], order(File)[name], (name, number), "")]
        headed = written[:1] == [""]
        spaced = place > 0 and (name in SPACED or headed)
        lines += [*[""] * spaced, *written[headed:]]
    return [*lines, *notes.below]


__all__ = ["WIDTH", "file", "order", "record", "scalar"]
