"""How common words are, counted in a sample of titles and claims: what a word weighs when titles are compared."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import orjson

from server import titles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_SAMPLE = 30_000  # of titles, and of claims: a word in one text of 3,000 is found ten times, which tells its weight to a third
_TELLING = 4_000  # a word in fewer than one text of so many weighs as much as one that was never seen (``titles.CAP``)


def count(connection: sqlite3.Connection) -> None:
    """Count the words of an index whose texts are written."""
    counted: Counter[str] = Counter()
    texts = 0
    for text in chain(_titles(connection), _claims(connection)):
        counted.update(set(titles.words(text)))
        texts += 1
    least = max(2, texts // _TELLING)
    kept = sorted((word, number) for word, number in counted.items() if number >= least)
    connection.executemany("INSERT INTO words VALUES (?, ?)", kept)
    connection.execute("INSERT INTO meta VALUES ('texts', ?)", (texts,))


def _titles(connection: sqlite3.Connection) -> Iterator[str]:
    select = "SELECT coalesce(title, '') FROM works WHERE position % ? = 0"
    return (title for (title,) in connection.execute(select, (_step(connection, "works"),)))


def _claims(connection: sqlite3.Connection) -> Iterator[str]:
    select = "SELECT answer FROM claims WHERE position % ? = 0"
    return (orjson.loads(answer)["text"] for (answer,) in connection.execute(select, (_step(connection, "claims"),)))


def _step(connection: sqlite3.Connection, table: str) -> int:
    """Every how manieth row makes a sample."""
    (rows,) = connection.execute(f"SELECT coalesce(max(position), 0) FROM {table}").fetchone()
    return 1 + int(rows) // _SAMPLE
