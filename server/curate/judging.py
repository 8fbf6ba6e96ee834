"""A new text of the registry's file in, what its checks say of it out: beside the fields of one record, and elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from server.curate import fields
from server.curate.shelf import hold, reading
from server.registry import advice
from server.registry.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.curate.shelf import Shelf
    from server.problems import Problem
    from server.registry import Registry
    from server.registry.records import File
    from server.yamlfile import Reading, Way

_MISSING = re.compile(r"the field '(\w+)' is needed")


class Checked(NamedTuple):
    """What came of holding a new text to the rules.

    :param found: the file as it is
    :param text: the file as it would be
    :param registry: the registry as it would be; ``None`` where there is a problem
    :param beside: problems by the field at which they are shown; ``""`` for the record as a whole
    :param elsewhere: problems of other records, and of the file
    :param warned: what can wait, by field
    :param whose: the record, such as ``outlets/bbc``, other than this one, in which a line of the text stands
    :param left_out: what a record said that was put into another one, and the new text does not say
    """

    found: Shelf
    text: str
    registry: Registry | None
    beside: dict[str, list[Problem]]
    elsewhere: list[Problem]
    warned: dict[str, list[Problem]]
    whose: dict[int, str]
    left_out: list[str]

    @property
    def problems(self) -> list[Problem]:
        """All problems, wherever they are."""
        return [*(problem for found in self.beside.values() for problem in found), *self.elsewhere]


def judge(found: Shelf, text: str, part: str, identifier: str) -> Checked:
    """Hold a new text of the file to the checks of every registry that is served.

    :param part: the list of the record at whose fields problems are shown
    """
    name = found.reading.source.name
    read = reading(name, text)
    outlets, problems = hold(name, text)
    places = _Places(read, part, identifier)
    beside, elsewhere = places.sort(problems)
    warned, _ = places.sort(advice.check(read.data, read.source))
    whose = _whose(read, {line for problem in problems for line in (problem.line, problem.other or 0)})
    whose = {line: name for line, name in whose.items() if name != f"{part}/{identifier}"}
    return Checked(found, text, outlets, beside, elsewhere, warned, whose, [])


def _whose(reading: Reading[File], lines: set[int]) -> dict[int, str]:
    """The records in which lines stand."""
    starts = sorted(
        (reading.source.line(way), f"{part}/{record.get('id')}")
        for part in (fields.parts() if lines else ())
        for way, record in records(reading.data, part)
    )
    found = {line: bisect_right(starts, line, key=itemgetter(0)) - 1 for line in lines}
    return {line: starts[at][1] for line, at in found.items() if at >= 0}


class _Places:
    """Where each field of a record stands in a text."""

    def __init__(self, reading: Reading[File], part: str, identifier: str) -> None:
        self._source = reading.source
        self._fields: dict[tuple[int, int], str] = {}
        self._lines: dict[int, str] = {}
        for way, given in records(reading.data, part):
            if given.get("id") == identifier:
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


__all__ = ["Checked", "judge"]
