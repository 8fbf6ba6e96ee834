"""A record as a curator wants it, held to the file as it is: the new text, its problems beside their fields, and conflicts.

Pure but for reading the file; nothing is written here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from server import curation, registry, yamlfile
from server.curate import fields
from server.curation import adding
from server.curation.editing import plain
from server.problems import Problem
from server.registry import advice
from server.registry.records import File
from server.registry.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from server.curation import Held
    from server.registry import Registry
    from server.yamlfile import Reading, Way

_UNNAMED = "a-record-without-an-id"
_MISSING = re.compile(r"the field '(\w+)' is needed")

Record = dict[str, Any]


class Broken(Exception):
    """The file cannot be read, or is no YAML; ``problems`` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class Shelf(NamedTuple):
    """The file as it is."""

    held: Held
    reading: Reading[File]

    @property
    def problems(self) -> list[Problem]:
        """Every problem of the file."""
        return _hold(self.reading.source.name, self.held.text)[1]

    def record(self, part: str, identifier: str) -> Record:
        """Return a record as the file says it; empty if there is none."""
        return next((plain(record) for record in self.records(part) if record.get("id") == identifier), {})

    def records(self, part: str) -> Iterator[Record]:
        """Return the records of a list."""
        return (record for _, record in records(self.reading.data, part))


class Draft(NamedTuple):
    """What a curator wants a record to be.

    :param part: the list, such as ``outlets``
    :param id: its id in the file; ``""`` for a new record
    :param was: what the file said when the curator began
    """

    part: str
    id: str
    was: Record
    record: Record
    reason: str = ""

    def shown(self) -> dict[str, Any]:
        """What pages say of it, and what their forms carry on."""
        flat = list(fields.flat(fields.parts()[self.part], self.record))
        return {"draft": self, "record": self.record, "flat": flat, "was": orjson.dumps(self.was).decode(), "reason": self.reason}


class Checked(NamedTuple):
    """What came of holding a draft to the file.

    :param text: the file as it would be
    :param registry: the registry as it would be; ``None`` where there is a problem
    :param beside: problems by the field at which they are shown; ``""`` for the record as a whole
    :param elsewhere: problems of other records, and of the file
    :param warned: what can wait, by field
    :param whose: the record, such as ``outlets/bbc``, other than this one, in which a line of the text stands
    """

    held: Held
    text: str
    registry: Registry | None
    beside: dict[str, list[Problem]]
    elsewhere: list[Problem]
    warned: dict[str, list[Problem]]
    whose: dict[int, str]


def shelf(path: Path) -> Shelf:
    """Read the file.

    :raises Broken: if it cannot be read, or is no YAML
    """
    try:
        held = curation.load(path)
    except (OSError, UnicodeDecodeError):
        raise Broken(yamlfile.read(path, File).problems) from None
    reading = _reading(str(path), held.text)
    if not isinstance(reading.data, dict):
        raise Broken(reading.problems)
    return Shelf(held, reading)


@lru_cache(maxsize=4)
def _reading(name: str, text: str) -> Reading[File]:
    return yamlfile.parse(name, text.removeprefix("\ufeff"), File)


@lru_cache(maxsize=4)
def _hold(name: str, text: str) -> tuple[Registry | None, list[Problem]]:
    return registry.hold(_reading(name, text))


def check(found: Shelf, draft: Draft) -> Checked:
    """Hold a draft to the file: the same checks as of every registry that is served.

    :raises Broken: if the file is written in a way in which nothing can be put into it
    """
    named, own = _named(found, draft)
    try:
        text = curation.apply(found.held.text, [curation.Change(draft.part, draft.id or named["id"], named)])
    except curation.Unreadable:
        raise Broken(found.problems) from None
    reading = _reading(found.reading.source.name, text)
    outlets, problems = _hold(found.reading.source.name, text)
    places = _Places(reading, draft.part, named)
    beside, elsewhere = places.sort(problems)
    if own:
        beside.setdefault("id", []).insert(0, own)
    warned, _ = places.sort(advice.check(reading.data, reading.source))
    whose = _whose(reading, {line for problem in problems for line in (problem.line, problem.other or 0)})
    whose = {line: name for line, name in whose.items() if name != f"{draft.part}/{named['id']}"}
    return Checked(found.held, text, None if own else outlets, beside, elsewhere, warned, whose)


def _whose(reading: Reading[File], lines: set[int]) -> dict[int, str]:
    """The records in which lines stand."""
    starts = sorted(
        (reading.source.line(way), f"{part}/{record.get('id')}")
        for part in (fields.parts() if lines else ())
        for way, record in records(reading.data, part)
    )
    found = {line: bisect_right(starts, line, key=itemgetter(0)) - 1 for line in lines}
    return {line: starts[at][1] for line, at in found.items() if at >= 0}


def _named(found: Shelf, draft: Draft) -> tuple[Record, Problem | None]:
    """The record with an id by which it can be put into the file, and what is wrong with its own."""
    identifier = draft.record.get("id", "")
    if draft.id or (identifier and not found.record(draft.part, identifier)):
        return {**draft.record, "id": draft.id or identifier}, None
    said = f"'{identifier}' is the id of another record" if identifier else "the field 'id' is needed (set once, never reused)"
    code = "duplicate-id" if identifier else "missing-field"
    problem = Problem(found.reading.source.name, 1, 1, code, said, paste=_identifier(found, draft))
    return {**draft.record, "id": _UNNAMED}, problem


def _identifier(found: Shelf, draft: Draft) -> str:
    """An id that no other record has or had."""
    taken = [name for record in found.records(draft.part) for name in (record.get("id"), *record.get("former_ids", ()))]
    domains = draft.record.get("domains") or [""]
    return adding.identifier(draft.record.get("name", ""), domains[0], map(str, taken))


class _Places:
    """Where each field of a record stands in a text."""

    def __init__(self, reading: Reading[File], part: str, record: Record) -> None:
        self._source = reading.source
        self._fields: dict[tuple[int, int], str] = {}
        self._lines: dict[int, str] = {}
        for way, given in records(reading.data, part):
            if given.get("id") == record["id"]:
                self._walk(way, given, ())

    def _walk(self, way: Way, value: Any, inner: Way) -> None:
        """Note a value's place, and those of the values in it; what holds others begins where the first of them does."""
        name = _field(inner)
        place = self._source.place((*way, *inner))
        self._fields.setdefault(place, name)
        self._lines[place[0]] = name
        for step, part in _items(value):
            self._walk(way, part, (*inner, step))

    def sort(self, problems: Iterable[Problem]) -> tuple[dict[str, list[Problem]], list[Problem]]:
        """Sort problems to their fields; what is not of this record is the rest."""
        beside: dict[str, list[Problem]] = {}
        rest = []
        for problem in problems:
            name = self._name(problem)
            if name is None:
                rest.append(problem)
            else:
                beside.setdefault(name, []).append(problem)
        return beside, rest

    def _name(self, problem: Problem) -> str | None:
        place = (problem.line, problem.column)
        found = self._fields.get(place, self._lines.get(problem.line))
        if found is None:
            return self._lines.get(problem.other or 0)
        missing = _MISSING.match(problem.message)
        return ".".join(filter(None, (found, missing[1]))) if missing else found


def _items(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _field(inner: Way) -> str:
    """The form's name of what stands at a place of a record: one of several lines is named by its field."""
    steps = inner[:1] if inner and _is_lines(inner[0]) else inner
    return ".".join(map(str, steps))


def _is_lines(name: Any) -> bool:
    shapes = {field.name: field.shape for model in fields.parts().values() for field in fields.of(model)}
    return shapes.get(name) == "lines"


class Difference(NamedTuple):
    """A field that two people changed, or one of them."""

    name: str
    was: Any
    theirs: Any
    mine: Any

    @property
    def both(self) -> bool:
        """Did both change it, and differently?"""
        return self.was not in (self.theirs, self.mine) and self.theirs != self.mine


def differences(draft: Draft, theirs: Record) -> list[Difference]:
    """Return the fields that changed since the curator began, in the file or in the draft."""
    names = list(dict.fromkeys([*draft.was, *theirs, *draft.record]))
    found = [Difference(name, draft.was.get(name), theirs.get(name), draft.record.get(name)) for name in names]
    return [difference for difference in found if not difference.was == difference.theirs == difference.mine]


def joined(draft: Draft, theirs: Record) -> Record:
    """Return their record with what the curator changed; where both changed a field, it is as the curator wants it.

    A record that was taken out meanwhile is all as the curator wants it.
    """
    changed = {found.name: found.mine for found in differences(draft, theirs) if found.mine != found.was}
    record = {**theirs, **changed} if theirs else draft.record
    return {name: value for name, value in record.items() if value}


__all__ = ["Broken", "Checked", "Difference", "Draft", "Shelf", "check", "differences", "joined", "shelf"]
