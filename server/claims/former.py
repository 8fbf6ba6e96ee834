"""Ids that an index once had, carried on into the next: each leads to the sentence that it has become, or to none any more.

An id whose sentence is gone is aliased to the one new sentence that is hardly different, in the same section of the same
document (of a set of fact-checks: reviewed at the same address); otherwise it is superseded. No id is ever dropped. The old
index is read as far as it can be, whatever code has made it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import orjson

from server.claims.later import Later
from server.claims.seal import sealed

if TYPE_CHECKING:
    from pathlib import Path

_STRANGE = (ValueError, KeyError, TypeError)  # what the answers of other code may hold
_LOST = "id, document, section, text, urls"


class _Lost(NamedTuple):
    """A sentence that the old index has and the new one has not; ``urls`` are the addresses of its reviews."""

    id: str
    document: str
    section: str
    text: str
    urls: str


def carry(connection: sqlite3.Connection, old: Path, today: str) -> None:
    """Carry the ids of the index ``old`` on into the new one, whose claims and addresses are written.

    :param today: YYYY-MM-DD, from when on what is lost now is superseded
    """
    if not (old.is_file() and sealed(old)):
        return
    connection.execute("ATTACH ? AS old", (f"{old.absolute().as_uri()}?mode=ro&immutable=1",))
    connection.execute("BEGIN")
    for step in (_keep, _lose, _settle):
        with contextlib.suppress(sqlite3.DatabaseError, *_STRANGE):  # a table that other code knew otherwise, or not at all
            step(connection, today)
    _name(connection)
    connection.execute("COMMIT")
    connection.execute("DETACH old")


def _keep(connection: sqlite3.Connection, _today: str) -> None:
    """Take over what was settled before, but for sentences that stand in their documents again."""
    select = f"SELECT {_LOST}, successor, since FROM old.former WHERE id NOT IN (SELECT id FROM main.claims)"
    connection.execute(f"INSERT INTO former {select}")


def _lose(connection: sqlite3.Connection, today: str) -> None:
    """Write down what is gone, as superseded."""
    rows = connection.execute("SELECT id, document, answer FROM old.claims WHERE id NOT IN (SELECT id FROM main.claims)")
    lost = ((*_sentence(*row), None, today) for row in rows)
    connection.executemany("INSERT OR REPLACE INTO former VALUES (?, ?, ?, ?, ?, ?, ?)", lost)


def _sentence(identifier: str, document: str, body: bytes) -> _Lost:
    try:
        answer = orjson.loads(body)
        urls = " ".join(review["url"] for review in answer["reviews"])
        return _Lost(identifier, document, answer["section"], answer["text"], urls)
    except _STRANGE:
        return _Lost(identifier, document, "", "", "")


def _settle(connection: sqlite3.Connection, _today: str) -> None:
    """Find what superseded sentences have become, those of earlier days too: what one save cut out, the next may bring back."""
    connection.execute("CREATE TEMP TABLE settled (successor, id)")
    select = f"SELECT {_LOST} FROM former WHERE successor IS NULL ORDER BY document"
    for document, group in groupby(connection.execute(select), itemgetter(1)):
        later = Later(connection, document)
        for lost in (_Lost(*row) for row in group):
            if successor := later.become(lost.section, lost.text, lost.urls.split()):
                connection.execute("INSERT INTO temp.settled VALUES (?, ?)", (successor, lost.id))
    connection.execute("UPDATE former SET successor = settled.successor FROM temp.settled WHERE settled.id = former.id")


def _name(connection: sqlite3.Connection) -> None:
    """Give each claim the ids that lead to it."""
    rows = connection.execute(
        "WITH RECURSIVE leads (former, id) AS (SELECT id, successor FROM former WHERE successor IS NOT NULL UNION "
        "SELECT leads.former, successor FROM leads JOIN former USING (id) WHERE successor IS NOT NULL) "
        "SELECT position, former, answer FROM leads JOIN claims USING (id) ORDER BY position, former"
    )
    for position, group in groupby(rows.fetchall(), itemgetter(0)):
        named = list(group)
        answer = {**orjson.loads(named[0][2]), "former_ids": [former for _, former, _ in named]}
        connection.execute("UPDATE claims SET answer = ? WHERE position = ?", (orjson.dumps(answer), position))
