"""Documents as they are answered in, the file of the index out, beside the old one and put in its place in one step.

A crash at any moment leaves a whole index. Memory does not grow with what goes in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

from server.claims import counting, former, reviews, searching
from server.claims.schema import SCHEMA, STAGING
from server.claims.seal import seal, stamp
from server.claims.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from server.claims.entries import Entry, Version

_CACHE = 64 * 1024  # KiB of pages that SQLite keeps in memory
_HELD = 16 * 1024 * 1024  # bytes of words that the search index gathers before it writes them


def build(path: Path, version: Version, entries: Iterable[Entry], told: Callable[[str], None]) -> None:
    """Write the index of ``entries`` to ``path`` in one step. Only one process at a time may do this.

    What ``entries`` raises ends the work, and the old index stays. Ids that the old index knew go on resolving.

    :param version: what the index is made from
    :param told: is told of the steps that take time
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    drafts = (path.with_suffix(".draft"), path.with_suffix(".staged"))
    try:
        with _draft(*drafts) as connection:
            _fill(connection, path, version, entries, told)
        told("sealing the index")
        seal(drafts[0])
        drafts[0].replace(path)
        stamp(path)
    finally:
        _remove(*drafts)


@contextlib.contextmanager
def _draft(draft: Path, staged: Path) -> Iterator[sqlite3.Connection]:
    _remove(draft, staged)
    with contextlib.closing(sqlite3.connect(draft.absolute().as_uri(), uri=True, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS staged", (str(staged),))
        for name in ("main", "staged"):
            connection.execute(f"PRAGMA {name}.journal_mode=OFF")
            connection.execute(f"PRAGMA {name}.synchronous=OFF")
            connection.execute(f"PRAGMA {name}.cache_size=-{_CACHE}")
        connection.executescript(SCHEMA + searching.SCHEMA + STAGING)
        connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (_HELD,))
        yield connection


def _remove(*drafts: Path) -> None:
    for draft in drafts:
        draft.unlink(missing_ok=True)
        draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)


def _fill(
    connection: sqlite3.Connection, old: Path, version: Version, entries: Iterable[Entry], told: Callable[[str], None]
) -> None:
    connection.execute("BEGIN")
    writer = Writer(connection)
    for entry in entries:
        writer.add(entry)
    told("joining reviews of the same claim, sorting addresses")
    reviews.join(connection)
    connection.execute(
        "INSERT OR IGNORE INTO addresses SELECT * FROM staged.addresses ORDER BY page, how, claim, person, first DESC"
    )
    told("counting words")
    counting.count(connection)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", version._asdict().items())
    connection.execute("COMMIT")
    searching.count(connection)
    connection.execute("DETACH staged")
    former.carry(connection, old, dt.datetime.now(dt.UTC).date().isoformat())
