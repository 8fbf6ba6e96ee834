"""A YAML file and a pydantic schema in, a checked value or its problems out.

Every scalar is text (``no``, ``2026-11-23``, ``12:30``) or null; the schema says what it means. A key given twice, an alias
or a tag is a problem. Knows nothing of outlets or documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from server.problems import Problem, Severity
from server.yamlfile import events, invalid
from server.yamlfile.events import DEEPEST, Step

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T", bound=BaseModel)
Way = tuple[Step, ...]  # from the top of the file to a value


class Reading(NamedTuple, Generic[T]):
    """What came of reading a file: a value, or problems (then ``value`` is ``None``).

    ``data`` is what the YAML says, of whatever shape, and ``None`` where it is no YAML.
    """

    value: T | None
    problems: list[Problem]
    source: Source
    data: Any = None


class Source:
    """The text of a YAML file and the place of each of its values.

    :param name: the path to show in problems
    :param text: the file's text
    :param mark: where its values stand
    """

    def __init__(self, name: str, text: str, mark: events.Mark | None = None) -> None:
        self.name = name
        self.text = text
        self._mark = mark or events.build(name, text).places

    def problem(  # noqa: PLR0913  all but the first three by name
        self,
        path: Way,
        code: str,
        message: str,
        *,
        key: bool = False,
        other: int | None = None,
        paste: str = "",
        severity: Severity = "error",
    ) -> Problem:
        """Make a problem at the value under ``path`` (at its key, if ``key``), or at the nearest value above it."""
        line, column = self.place(path, key=key)
        return Problem(self.name, line, column, code, message, other, paste, severity)

    def place(self, path: Way, *, key: bool = False) -> tuple[int, int]:
        """Line and column, both from 1, of the value under ``path``, or of the nearest value above it."""
        mark, named = self._mark, False
        for step in path:
            inner = mark.step(step)
            if inner is None:
                break
            mark, named = inner, key
        return mark.key if named else mark.value

    def line(self, path: Way) -> int:
        """Line, from 1, of the value under ``path``."""
        return self.place(path)[0]


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
    built = events.build(name, text)
    source = Source(name, text, built.places)
    if not built.whole:
        return Reading(None, sorted(set(built.problems)), source)
    problems = list(built.problems)
    try:
        value = schema.model_validate(built.data)
    except ValidationError as error:
        problems += invalid.problems(source, schema, error)
    return Reading(None if problems else value, sorted(set(problems)), source, built.data)


__all__ = ["DEEPEST", "Reading", "Source", "Step", "Way", "parse", "read"]
