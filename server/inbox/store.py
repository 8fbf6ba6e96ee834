"""The SQLite file of readers' reports: a report is on the disk before it is answered.

Of the reader nothing is kept, and of the time only the day. Knows neither registry nor HTTP: whoever adds a report has checked
what it is about.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from server.inbox.words import CLOSED, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 10  # seconds to wait for another process
_MOST = 10_000  # reports: some 100 MB, were each as long as it may be
_TABLES = """
create table if not exists reports (
  number integer primary key autoincrement, id text not null unique, day text not null, about text not null,
  subject text not null, kind text not null, text text not null, page text, state text not null default 'new');
create index if not exists by_state on reports (state, number);
create table if not exists steps (
  number integer primary key autoincrement, report text not null references reports (id) on delete cascade,
  day text not null, by text not null, state text not null, note text not null);
create index if not exists by_report on steps (report, number);
"""


class Full(Exception):
    """There are as many open reports as are kept."""


class Report(NamedTuple):
    """What a reader reports.

    :param day: the day on which it came, UTC
    :param about: ``outlet`` or ``claim``
    :param subject: its id
    :param page: the address that the reader added, if any
    """

    id: str
    day: str
    about: str
    subject: str
    kind: str
    text: str
    page: str | None
    state: str


class Step(NamedTuple):
    """What a curator made of a report."""

    day: str
    by: str
    state: str
    note: str


class Inbox:
    """Readers' reports.

    :param path: the file; made when missing
    :param most: how many reports are kept; beyond, the oldest that are done or declined go
    """

    def __init__(self, path: Path, most: int = _MOST) -> None:
        self._path = path
        self._most = most

    def add(self, about: str, subject: str, kind: str, text: str, page: str | None = None) -> str:
        """Keep a report, and return its id when it is on the disk.

        :raises Full: if there is no room, and none can be made
        """
        with self._writing() as file:
            self._make_room(file)
            identifier = fresh()
            while file.execute("select 1 from reports where id = ?", (identifier,)).fetchone():
                identifier = fresh()
            file.execute(
                "insert into reports (id, day, about, subject, kind, text, page) values (?, ?, ?, ?, ?, ?, ?)",
                (identifier, _today(), about, subject, kind, text, page),
            )
        return identifier

    def _make_room(self, file: sqlite3.Connection) -> None:
        """Let the oldest closed report go where there are as many as are kept."""
        if _count(file) < self._most:
            return
        oldest = "select number from reports where state in (?, ?) order by number limit 1"
        if not file.execute(f"delete from reports where number = ({oldest})", CLOSED).rowcount:
            raise Full

    def find(self, identifier: str) -> Report | None:
        """Return one report."""
        return next(iter(self._reports("where id = ?", (identifier,))), None)

    def newest(self, state: str | None = None, *, before: str | None = None, limit: int = 50) -> list[Report]:
        """Return reports, the newest first.

        :param state: only those in this state
        :param before: the id of the report after which to go on
        """
        tests, values = ["1"], list[object]()
        if state is not None:
            tests, values = [*tests, "state = ?"], [*values, state]
        if before is not None:
            tests, values = [*tests, "number < (select number from reports where id = ?)"], [*values, before]
        return self._reports(f"where {' and '.join(tests)} order by number desc limit ?", (*values, limit))

    def about(self, about: str, subject: str) -> list[Report]:
        """Return the reports about an outlet or claim, the newest first."""
        return self._reports("where about = ? and subject = ? order by number desc", (about, subject))

    def _reports(self, rest: str, values: tuple[object, ...]) -> list[Report]:
        with closing(self._open()) as file:
            return [Report(*row) for row in file.execute(f"select {', '.join(Report._fields)} from reports {rest}", values)]

    def counts(self) -> dict[str, int]:
        """Count the reports by their state."""
        with closing(self._open()) as file:
            return dict(file.execute("select state, count(*) from reports group by state"))

    def move(self, identifier: str, state: str, by: str, note: str) -> None:
        """Note what a curator makes of a report.

        :raises KeyError: if there is no such report
        """
        with self._writing() as file:
            if not file.execute("update reports set state = ? where id = ?", (state, identifier)).rowcount:
                raise KeyError(identifier)
            values = (identifier, _today(), by, state, note)
            file.execute("insert into steps (report, day, by, state, note) values (?, ?, ?, ?, ?)", values)

    def steps(self, identifier: str) -> list[Step]:
        """Return what curators made of a report, the oldest first."""
        with closing(self._open()) as file:
            rows = file.execute("select day, by, state, note from steps where report = ? order by number", (identifier,))
            return [Step(*row) for row in rows]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Write alone among all processes; what was written is on the disk afterwards, or nothing is."""
        with closing(self._open()) as file:
            file.execute("begin immediate")
            yield file
            file.execute("commit")

    def _open(self) -> sqlite3.Connection:
        if not self._path.exists():
            self._begin()
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        file.execute("pragma synchronous = full")
        file.execute("pragma foreign_keys = on")
        file.executescript(_TABLES)
        return file

    def _begin(self) -> None:
        """Make the file, whole at once: SQLite does not wait where two processes make one a file that several may read."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self._path.parent) as folder:
            made = Path(folder) / self._path.name
            with closing(sqlite3.connect(made, isolation_level=None)) as file:
                file.execute("pragma journal_mode = wal")
                file.executescript(_TABLES)
            with suppress(FileExistsError):  # another process was first
                os.link(made, self._path)


def _count(file: sqlite3.Connection) -> int:
    found: int = file.execute("select count(*) from reports").fetchone()[0]
    return found


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


__all__ = ["Full", "Inbox", "Report", "Step"]
