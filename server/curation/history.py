"""The history of a registry: one JSON line for each save, only ever appended to.

It stands beside the registry (``sources.history.jsonl`` of ``sources.yaml``): it is the curators' own record, nothing that could
be made anew. Knows nothing of YAML.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

if TYPE_CHECKING:
    from pathlib import Path


class Damaged(ValueError):
    """A line of the history is not one that was written here."""


class Piece(BaseModel):
    """One record that a save changed.

    ``before`` are its lines before (``None``: it was new), ``after`` is the hash of its form after (``None``: it is gone).
    """

    model_config = ConfigDict(frozen=True)

    list: str
    id: str
    before: str | None
    after: str | None


class Entry(BaseModel):
    """One save.

    ``time`` is UTC by ISO 8601; ``diff`` is a unified diff of the whole file; ``before`` and ``after`` are SHA-256 of its bytes;
    ``undoes`` is the id of the entry that it takes back; ``lists`` are those that the file did not have before; ``whole`` tells
    that more than records changed.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    time: str
    by: str
    why: str
    undoes: str | None = None
    before: str
    after: str
    whole: bool
    lists: tuple[str, ...] = ()
    records: tuple[Piece, ...]
    diff: str

    @property
    def changed(self) -> tuple[str, ...]:
        """The records that changed, such as ``outlets/reuters``."""
        return tuple(f"{piece.list}/{piece.id}" for piece in self.records)


def beside(registry: Path) -> Path:
    """Return where the history of a registry stands: beside it."""
    return registry.with_name(f"{registry.stem}.history.jsonl")


def read(path: Path) -> list[Entry]:
    """Return all entries, the oldest first; a last line that was not written to its end is left out.

    :raises Damaged: if another line is no entry
    """
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return []
    entries = []
    for number, line in enumerate(lines, 1):
        try:
            entries.append(Entry.model_validate_json(line))
        except ValidationError:
            raise Damaged(f"{path}:{number}: this line is no entry of the history") from None
    return entries


def last(entries: list[Entry]) -> Entry | None:
    """Return the last change that has not been taken back."""
    gone: set[str] = set()
    for entry in reversed(entries):
        if entry.id in gone:
            continue
        if entry.undoes is None:
            return entry
        gone.add(entry.undoes)
    return None


def append(path: Path, entry: Entry) -> None:
    """Append an entry and wait until it is on the disk; what an earlier writer left unfinished is cut off first."""
    with path.open("ab+") as file:
        file.truncate(_whole(path))
        file.write(entry.model_dump_json(exclude_defaults=True).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    settle(path.parent)


def _whole(path: Path) -> int:
    """How many bytes of the file are whole lines."""
    return path.read_bytes().rfind(b"\n") + 1


def settle(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


__all__ = ["Damaged", "Entry", "Piece", "append", "beside", "last", "read", "settle"]
