"""What has to be remembered over a whole file, kept on the disk: a million reviews take no more memory than a thousand.

Knows ids, keys and texts; what they mean is for others to say.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE met (key BLOB PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE nodes (id BLOB PRIMARY KEY, node TEXT) WITHOUT ROWID;
CREATE TABLE waiting (number INTEGER PRIMARY KEY, entry TEXT);
"""


class Memory:
    """A store without a name, which ends with the reading."""

    def __init__(self) -> None:
        self._store = sqlite3.connect("", isolation_level=None)  # SQLite's own temporary file, removed when it is closed
        self._store.executescript(_TABLES)
        self._store.execute("BEGIN")
        self._used = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._store.close()

    def met(self, key: str, value: str) -> str | None:
        """Remember ``value`` under ``key``, and tell what is remembered there already."""
        short = _short(key)
        if self._store.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", (short, json.dumps(value))).rowcount:
            return None
        found: str = json.loads(self._store.execute("SELECT value FROM met WHERE key = ?", (short,)).fetchone()[0])
        return found

    def define(self, identifier: str, node: dict[str, Any]) -> None:
        """Remember the node of an id; the first one stays."""
        self._used = True
        self._store.execute("INSERT OR IGNORE INTO nodes VALUES (?, ?)", (_short(identifier), json.dumps(node)))

    def node(self, identifier: str) -> dict[str, Any] | None:
        """The node of an id."""
        row = self._store.execute("SELECT node FROM nodes WHERE id = ?", (_short(identifier),)).fetchone()
        node: dict[str, Any] | None = json.loads(row[0]) if row else None
        return node

    def defer(self, entry: list[Any]) -> None:
        """Put an entry aside until all ids of the file are known."""
        self._used = True
        self._store.execute("INSERT INTO waiting (entry) VALUES (?)", (json.dumps(entry),))

    def deferred(self) -> Iterator[list[Any]]:
        """The entries that were put aside, in their order."""
        for (entry,) in self._store.execute("SELECT entry FROM waiting ORDER BY number"):
            yield json.loads(entry)

    def forget(self) -> None:
        """Forget ids and what was put aside: another text begins, in which the ids mean something else."""
        if self._used:
            self._store.execute("DELETE FROM nodes")
            self._store.execute("DELETE FROM waiting")
            self._used = False


def _short(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
