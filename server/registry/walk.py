"""The plain data of a registry in, of whatever shape; its records, statements and values with their places out.

What is not of the shape that is asked for is passed over: the schema tells of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.yamlfile import Way

STATEMENTS = ("owners", "state", "funding", "founded", "ratings", "replies")
Value = tuple["Way", str]
Found = tuple["Way", dict[str, Any]]


def records(data: Any, field: str) -> Iterator[Found]:
    """The records of a list that are mappings, each with its place."""
    listed = data.get(field) if isinstance(data, dict) else None
    for index, record in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(record, dict):
            yield (field, index), record


def text(at: Way, record: dict[str, Any], field: str) -> Iterator[Value]:
    """The text of a field, if it is one."""
    if isinstance(value := record.get(field), str):
        yield (*at, field), value


def texts(at: Way, record: dict[str, Any], field: str) -> Iterator[Value]:
    """The texts of a field that is a list."""
    values = record.get(field)
    for number, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, str):
            yield (*at, field, number), value


def statements(at: Way, record: dict[str, Any], field: str) -> Iterator[Found]:
    """The statements of a field, be they several or one."""
    given = record.get(field)
    if isinstance(given, dict):
        yield (*at, field), given
    for number, statement in enumerate(given if isinstance(given, list) else ()):
        if isinstance(statement, dict):
            yield (*at, field, number), statement


def every(at: Way, record: dict[str, Any]) -> Iterator[tuple[str, Way, dict[str, Any]]]:
    """All statements of a record, each with the name of its field."""
    for field in STATEMENTS:
        for place, statement in statements(at, record, field):
            yield field, place, statement


def known(data: Any, field: str) -> dict[str, dict[str, Any]]:
    """The records of a list by their ids."""
    return {identifier: record for at, record in records(data, field) for _, identifier in text(at, record, "id")}
