"""The registry's file as it is: its text, its records and its problems; or that it is broken. Nothing is written here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from server import curation, registry, yamlfile
from server.curation.editing import plain
from server.registry.records import File
from server.registry.walk import records, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.curation import Held
    from server.problems import Problem
    from server.registry import Registry
    from server.yamlfile import Reading

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
        return hold(self.reading.source.name, self.held.text)[1]

    def record(self, part: str, identifier: str) -> Record:
        """Return a record as the file says it; empty if there is none."""
        return next((plain(record) for record in self.records(part) if record.get("id") == identifier), {})

    def leads(self, part: str, identifier: str) -> tuple[str, str] | None:
        """Return the list and the id to which an id leads that no record of a list has any more, if it leads anywhere."""
        for name in ("outlets", "removed") if part == "outlets" else ():
            for at, record in records(self.reading.data, name):
                if identifier in {old for _, old in (*text(at, record, "id"), *texts(at, record, "former_ids"))}:
                    return name, str(record.get("id"))
        return None

    def records(self, part: str) -> Iterator[Record]:
        """Return the records of a list."""
        return (record for _, record in records(self.reading.data, part))


@lru_cache(maxsize=4)
def reading(name: str, content: str) -> Reading[File]:
    """Read a text of the file."""
    return yamlfile.parse(name, content.removeprefix("\ufeff"), File)


@lru_cache(maxsize=4)
def hold(name: str, content: str) -> tuple[Registry | None, list[Problem]]:
    """Return the registry that a text of the file is, or its problems."""
    return registry.hold(reading(name, content))


def shelf(path: Path) -> Shelf:
    """Read the file.

    :raises Broken: if it cannot be read, or is no YAML
    """
    try:
        held = curation.load(path)
    except (OSError, UnicodeDecodeError):
        raise Broken(yamlfile.read(path, File).problems) from None
    found = reading(str(path), held.text)
    if not isinstance(found.data, dict):
        raise Broken(found.problems)
    return Shelf(held, found)


__all__ = ["Broken", "Record", "Shelf", "hold", "reading", "shelf"]
