"""Who asks for what in, how long to wait out: counts attempts over all processes, in an SQLite file, for a few minutes.

No address is kept: it is salted and hashed into one of 65,536 buckets, which many addresses share and which bound the file.
Salt and counts go when their window ends. Knows no HTTP.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WINDOW = 600  # seconds
_PATIENCE = 10  # seconds to wait for another process
_SUBNET = 64  # bits of an IPv6 address that one customer has
_ALL = -1  # the bucket in which everybody is counted

_TABLES = """
create table if not exists salt (only integer primary key check (only = 1), ends integer not null, salt blob not null);
create table if not exists counts (what text, bucket integer, count integer not null, primary key (what, bucket)) without rowid;
"""


class Limit(NamedTuple):
    """How many attempts there may be in a window: ``each`` of one bucket of addresses, ``all`` together."""

    each: int
    all: int


class Rates:
    """Counts attempts.

    :param path: the file; made when missing
    :param now: tells the time, in seconds
    """

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        self._path = path
        self._now = now

    def take(self, what: str, who: str, limit: Limit) -> int:
        """Count an attempt of ``who``, an IP address. Returns 0, or the seconds to wait where the limit is reached."""
        with closing(self._open()) as file:
            file.execute("begin immediate")
            ends, salt = self._window(file)
            bucket = _bucket(salt, who)
            full = _count(file, what, bucket) >= limit.each or _count(file, what, _ALL) >= limit.all
            for one in () if full else (bucket, _ALL):
                file.execute("insert into counts values (?, ?, 1) on conflict do update set count = count + 1", (what, one))
            file.execute("commit")
            return max(1, int(ends - self._now())) if full else 0

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        file.execute("pragma secure_delete = on")
        file.executescript(_TABLES)
        return file

    def _window(self, file: sqlite3.Connection) -> tuple[int, bytes]:
        """Return when the window ends, and its salt; a new one forgets all that was counted."""
        now = self._now()
        held = file.execute("select ends, salt from salt").fetchone()
        if held and now < held[0] <= now + WINDOW:  # a clock that was set back begins a new window too
            return held[0], held[1]
        new = int(now) + WINDOW, secrets.token_bytes(16)
        file.execute("delete from counts")
        file.execute("replace into salt values (1, ?, ?)", new)
        return new


def _count(file: sqlite3.Connection, what: str, bucket: int) -> int:
    found = file.execute("select count from counts where what = ? and bucket = ?", (what, bucket)).fetchone()
    return found[0] if found else 0


def _bucket(salt: bytes, who: str) -> int:
    return int.from_bytes(hashlib.blake2b(_network(who).encode(), key=salt, digest_size=2).digest())


def _network(who: str) -> str:
    """The addresses that one customer has: of IPv6 a subnet."""
    try:
        address = ipaddress.ip_address(who)
    except ValueError:
        return who
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        return str(inner) if inner else str(ipaddress.ip_network((address, _SUBNET), strict=False))
    return str(address)


__all__ = ["WINDOW", "Limit", "Rates"]
