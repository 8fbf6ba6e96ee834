"""Who is logged in: a cookie's value in, the curator out. Kept in SQLite, so that all processes know and logging out ends it.

Of a cookie only the hash is kept. A session ends with its time, and when the curator's token is changed or taken away.
"""

from __future__ import annotations

import hmac
import secrets
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from server.curators import digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from server.curators import Curators

LASTS = 8 * 60 * 60  # seconds
_PATIENCE = 10  # seconds to wait for another process
_TABLE = (
    "create table if not exists sessions (hash text primary key, name text not null, entry text not null, ends real not null)"
)


class Sessions:
    """Sessions of curators.

    :param path: the file; made when missing
    :param now: tells the time, in seconds
    """

    def __init__(self, path: Path, curators: Curators, now: Callable[[], float] = time.time) -> None:
        self._path = path
        self._curators = curators
        self._now = now

    def begin(self, name: str) -> str:
        """Begin a session of a curator, and return what the cookie shall hold."""
        cookie = secrets.token_urlsafe(32)
        with closing(self._open()) as file:
            file.execute("delete from sessions where ends <= ?", (self._now(),))
            values = (digest(cookie), name, self._entry(name), self._now() + LASTS)
            file.execute("insert into sessions values (?, ?, ?, ?)", values)
        return cookie

    def holder(self, cookie: str) -> str | None:
        """Return whose session it is, if it is one that has not ended."""
        with closing(self._open()) as file:
            row = file.execute("select name, entry, ends from sessions where hash = ?", (digest(cookie),)).fetchone()
        if not row or row[2] <= self._now() or row[1] != self._entry(row[0]):
            return None
        name: str = row[0]
        return name

    def end(self, cookie: str) -> None:
        """End a session."""
        with closing(self._open()) as file:
            file.execute("delete from sessions where hash = ?", (digest(cookie),))

    def _entry(self, name: str) -> str:
        """What changes when the curator's token does."""
        return digest(self._curators.hashes.get(name, ""))

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        file.execute(_TABLE)
        return file


def stamp(cookie: str) -> str:
    """Return the mark of the forms of a session, which no other site can know."""
    return hmac.digest(cookie.encode(), b"form", "sha256").hex()


__all__ = ["LASTS", "Sessions", "stamp"]
