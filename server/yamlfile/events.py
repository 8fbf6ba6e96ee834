"""The text of a YAML file in; its plain data, the place of each value, and what YAML allows but is not used here, out.

One pass over the parser's events builds all three: every scalar is text or null, nothing is resolved or expanded, and
a hostile file costs no more than its length. Knows no schema.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from server.problems import Problem, shown

DEEPEST = 20  # collections in collections
Place = tuple[int, int]  # line and column, both from 1
Step = str | int

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})  # without quotation marks (YAML 1.2.2, 10.2.1.1)
_PLAINER = {
    "mapping values are not allowed in this context": "a colon with a blank behind it begins a value: put the text in quotation "
    "marks if the colon belongs to it, or indent this line like those around it",
    "did not find expected key": "this line is indented unlike those around it, or a quotation mark or bracket is not closed",
    "did not find expected '-' indicator": "this line is indented unlike the items of its list",
    "found character that cannot start any token": "a value cannot begin with this: indent with blanks instead of tabs, and put "
    "a value that begins with @, ` or % in quotation marks",
    "found unexpected end of stream": "a quotation mark is not closed",
    "could not find expected ':'": "a colon is missing behind a field's name, or a quotation mark is not closed",
    "did not find expected ',' or ']'": "a comma is missing in this list, or its ] is",
    "did not find expected ',' or '}'": "a comma is missing between these fields, or their } is",
}


class Built(NamedTuple):
    """What a file says: its data, the places in it, and its problems; ``whole`` says whether the data can be relied on."""

    data: Any
    places: Mark
    problems: list[Problem]
    whole: bool


class Mark(NamedTuple):
    """The place of a value, of its key where it has one, and of the values in it."""

    value: Place
    key: Place
    inner: Any = None  # of a mapping by key, of a list by number

    def step(self, step: Step) -> Mark | None:
        """Return the mark of a field or item, if there is such a one."""
        if isinstance(self.inner, dict) and isinstance(step, str):
            found: Mark | None = self.inner.get(step)
            return found
        if isinstance(self.inner, list) and isinstance(step, int):
            return next(iter(self.inner[step : step + 1]), None)
        return None


class _Stop(Exception):
    """The rest of the file is not read."""


def build(name: str, text: str) -> Built:
    """Read the ``text`` of the file ``name``. Never raises."""
    builder = _Builder(name)
    whole = False
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
        whole = not builder.aliased
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_broken(name, text, error))
    except yaml.YAMLError as error:  # a character that no YAML file may hold
        line = text.count("\n", 0, getattr(error, "position", 0) or 0) + 1
        builder.problems.append(Problem(name, line, 1, "not-yaml", str(error).splitlines()[0]))
    values, marks = builder.root.values, builder.root.marks
    return Built(values[0] if values else None, marks[0] if marks else Mark((1, 1), (1, 1)), builder.problems, whole)


def _broken(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    at, context = error.problem_mark, error.context_mark
    line, column = (at.line + 1, at.column + 1) if at else (1, 1)
    line = min(line, text.count("\n") + 1)  # what is missing at the end is found missing behind it
    said = str(error.problem or "this is not YAML")
    message = _PLAINER.get(said, said)
    other = context.line + 1 if context and context.line + 1 != line else None
    if other:
        message += f" (it belongs to line {other})"
    return Problem(name, line, column, "not-yaml", message, other)


class _List:
    """A sequence that is being read; the file itself is one."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.marks: list[Mark] = []

    wants_key = False

    def put(self, value: Any, at: Place, inner: Any = None) -> None:
        self.values.append(value)
        self.marks.append(Mark(at, at, inner))


class _Mapping:
    """A mapping that is being read. Of a key given twice, the last value counts."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.marks: dict[str, Mark] = {}
        self.wants_key = True
        self._key = ""
        self._at = (0, 0)

    def name(self, key: str, at: Place) -> int | None:
        """Take the key of the next value; return the line on which it stood before, if it did."""
        self._key, self._at, self.wants_key = key, at, False
        return self.marks[key].key[0] if key in self.marks else None

    def put(self, value: Any, at: Place, inner: Any = None) -> None:
        self.values[self._key] = value
        self.marks[self._key] = Mark(at, self._at, inner)
        self.wants_key = True


class _Builder:
    """Takes events, one after the other."""

    def __init__(self, name: str) -> None:
        self.root = _List()
        self.problems: list[Problem] = []
        self.aliased = False
        self._name = name
        self._open: list[_List | _Mapping] = [self.root]
        self._documents = 0
        self._takers = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        taker = self._takers.get(type(event))
        if taker:
            taker(event)

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        at = (mark.line + 1, mark.column + 1)
        if event.anchor or event.tag:
            self._features(event, at)
        top = self._open[-1]
        if top.wants_key:
            self._key(event.value, at)
        else:
            top.put(None if event.implicit[0] and event.value in _NULLS else event.value, at)

    def _key(self, key: str, at: Place) -> None:
        top: Any = self._open[-1]
        if (other := top.name(key, at)) is not None:
            self._problem(
                at, "duplicate-key", f"'{shown(key)}' stands here again, after line {other}; a field is given once", other
            )

    def _start(self, event: Any) -> None:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        if event.anchor or event.tag:
            self._features(event, at)
        top = self._open[-1]
        if top.wants_key:
            self._problem(at, "not-yaml", "a field's name is a word, not a list or a mapping")
            raise _Stop
        if len(self._open) > DEEPEST:
            self._problem(at, "too-deep", f"values are nested at most {DEEPEST} deep")
            raise _Stop
        inner = _Mapping() if type(event) is yaml.MappingStartEvent else _List()
        top.put(inner.values, at, inner.marks)
        self._open.append(inner)

    def _end(self, _event: Any) -> None:
        self._open.pop()

    def _alias(self, event: Any) -> None:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        self.aliased = True
        self._problem(at, "alias", "write the value out; anchors and aliases are not used here")
        if self._open[-1].wants_key:
            self._key(f"*{event.anchor}", at)
        else:
            self._open[-1].put(None, at)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            at = (event.start_mark.line + 1, event.start_mark.column + 1)
            self._problem(at, "not-yaml", "the file is one document: take out this line, which begins another")
            raise _Stop

    def _features(self, event: Any, at: Place) -> None:
        if event.anchor:
            self._problem(at, "alias", "write the value out; anchors and aliases are not used here")
        if event.tag:
            self._problem(at, "tag", f"write a plain value; the tag {shown(event.tag)} is not used here")

    def _problem(self, at: Place, code: str, message: str, other: int | None = None) -> None:
        self.problems.append(Problem(self._name, *at, code, message, other))
