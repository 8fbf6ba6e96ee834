"""A YAML file and a pydantic schema in, a checked value or its problems out.

Every scalar is text (``no``, ``2026-11-23``, ``12:30``) or null; the schema says what it means. A key given twice, an alias
or a tag is a problem. Places are looked up only when something is wrong. Knows nothing of outlets or documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from server.problems import Problem, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails

T = TypeVar("T", bound=BaseModel)
Step = str | int

_DEEPEST = 20  # collections in collections: libyaml's composer recurses, and a hostile file must not end the process


class Reading(NamedTuple, Generic[T]):
    """What came of reading a file: a value, or problems (then ``value`` is ``None``).

    ``data`` is what the YAML says, of whatever shape, and ``None`` where it is no YAML.
    """

    value: T | None
    problems: list[Problem]
    source: Source
    data: Any = None


class _Loader(yaml.CSafeLoader):
    """libyaml with no implicit type but null: YAML's failsafe schema and an empty value."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  PyYAML's own form


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


class Source:
    """The text of a YAML file and, on demand, the place of each of its values.

    :param name: the path to show in problems
    :param text: the file's text
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._root: yaml.Node | None = None

    def problem(self, path: tuple[Step, ...], code: str, message: str, *, key: bool = False) -> Problem:
        """Make a problem at the value under ``path`` (at its key, if ``key``), or at the nearest value above it."""
        line, column = self.place(path, key=key)
        return Problem(self.name, line, column, code, message)

    def place(self, path: tuple[Step, ...], *, key: bool = False) -> tuple[int, int]:
        """Line and column, both from 1, of the value under ``path``, or of the nearest value above it."""
        if self._root is None:
            self._root = yaml.compose(self.text, Loader=_Loader)
        node = self._root
        mark = node.start_mark if node else None
        for step in path:
            entry = _child(node, step)
            if entry is None:
                break
            name, node = entry
            mark = (name if key else node).start_mark
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _child(node: yaml.Node | None, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read(path: Path, schema: type[T]) -> Reading[T]:
    """Read ``path`` as ``schema``. Never raises for what the file holds; an unreadable file is a problem too."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return Reading(None, [Problem(name, 1, 1, "unreadable", error.strerror or str(error))], Source(name, ""))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Reading(None, [Problem(name, line, 1, "not-utf-8", "the file is not UTF-8 text")], Source(name, ""))
    return parse(name, text, schema)


def parse(name: str, text: str, schema: type[T]) -> Reading[T]:
    """Parse the ``text`` of the file ``name`` as ``schema``."""
    source = Source(name, text)
    problems: list[Problem] = []
    try:
        problems += _structure(name, text)
        if any(problem.code in ("alias", "too-deep") for problem in problems):  # to go on could take all memory
            return Reading(None, problems, source)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506  a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        broken = Problem(name, line, column, "not-yaml", error.problem or "this is not YAML")
        return Reading(None, sorted([*problems, broken]), source)
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0) or 0) + 1
        return Reading(None, [Problem(name, line, 1, "not-yaml", str(error).splitlines()[0])], source)
    try:
        value = schema.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems += (_invalid(source, schema, detail) for detail in details if not _consequence(detail))
    return Reading(None if problems else value, sorted(set(problems)), source, data)


def _structure(name: str, text: str) -> Iterator[Problem]:
    """Keys given twice, aliases and tags: what YAML allows and a registry does not need."""
    open_: list[_Collection] = []
    for event in yaml.parse(text, Loader=_Loader):
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        for code, message in _features(event, open_):
            yield Problem(name, line, column, code, message)
        if open_ and (seen := open_[-1].next_key(event, line)):
            said = f"'{seen.key}' stands here a second time; the first is on line {seen.line}"
            yield Problem(name, line, column, "duplicate-key", said)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(open_) == _DEEPEST:
                return
            open_.append(_Collection(keyed=isinstance(event, yaml.MappingStartEvent)))


def _features(event: yaml.NodeEvent, open_: list[_Collection]) -> Iterator[tuple[str, str]]:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        yield "alias", "write the value out; anchors and aliases are not used here"
    if tag := getattr(event, "tag", None):
        yield "tag", f"write a plain value; the tag {tag} is not used here"
    if isinstance(event, yaml.CollectionStartEvent) and len(open_) == _DEEPEST:
        yield "too-deep", f"values are nested at most {_DEEPEST} deep"


class _Key(NamedTuple):
    key: str
    line: int


class _Collection:
    """A mapping or sequence that is being read."""

    def __init__(self, *, keyed: bool) -> None:
        self._keyed = keyed
        self._is_key = keyed
        self._lines: dict[str, int] = {}

    def next_key(self, event: yaml.NodeEvent, line: int) -> _Key | None:
        """Take the next node; return the key that stood before, if it is such a one."""
        is_key, self._is_key = self._is_key, self._keyed and not self._is_key
        if not (is_key and isinstance(event, yaml.ScalarEvent)):
            return None
        if first := self._lines.get(event.value):
            return _Key(event.value, first)
        self._lines[event.value] = line
        return None


_WANTED = {
    "string_type": "text",
    "literal_error": "a word of its list",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "model_type": "a mapping of fields",
    "dict_type": "a mapping of fields",
}


def _consequence(detail: ErrorDetails) -> bool:
    """A list is told to be too short because the problems of its items are told too."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _invalid(source: Source, schema: type[BaseModel], detail: ErrorDetails) -> Problem:
    """One of pydantic's error details, as a problem at its place."""
    path = tuple(detail["loc"])
    kind, given = detail["type"], detail["input"]
    field = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        hint = suggest(field, _fields(schema, path[:-1]))
        return source.problem(path, "unknown-field", f"there is no field '{field}'{hint}", key=True)
    if kind == "missing":
        return source.problem(path[:-1], "missing-field", f"the field '{field}' is needed")
    if kind == "literal_error" and isinstance(given, str):
        allowed = [word.strip("'") for word in re.findall(r"'[^']*'", detail["ctx"]["expected"])]
        hint = suggest(given, allowed)
        return source.problem(path, "not-in-list", f"'{given}' is none of {', '.join(allowed)}{hint}")
    if kind in _WANTED:
        what = f"'{field}' wants" if field and not isinstance(path[-1], int) else "wanted is"
        return source.problem(path, "wrong-type", f"{what} {_WANTED[kind]}, not {_shown(given)}")
    if kind in ("too_short", "string_too_short"):
        named = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        return source.problem(path, "empty", f"'{named}' is empty")
    code = kind if "-" in kind else "bad-value"
    return source.problem(path, code, detail["msg"])


def _shown(given: Any) -> str:
    if given is None:
        return "nothing"
    if isinstance(given, list):
        return "a list"
    return "a mapping" if isinstance(given, dict) else f"'{given}'"


def _fields(schema: type[BaseModel], path: tuple[Step, ...]) -> list[str]:
    """The field names of the model that sits at ``path`` of ``schema``."""
    model: Any = schema
    for step in path:
        if isinstance(step, int):
            continue
        model = _model(model.model_fields[step].annotation)
    return list(model.model_fields)


def _model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model(part))), None)


__all__ = ["Reading", "Source", "parse", "read"]
