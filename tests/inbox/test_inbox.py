"""Reports are kept, found, moved, and bounded; a kill loses none that was answered."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from server.inbox import KINDS, Full, Inbox, Step, named, store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in a folder that is not there yet."""
    return tmp_path / "new" / "reports.sqlite"


@pytest.fixture
def inbox(file: Path) -> Inbox:
    """An empty inbox for three reports."""
    return Inbox(file, most=3)


def add(inbox: Inbox, text: str = "x") -> str:
    """Add a report."""
    return inbox.add("outlet", "reuters", "outdated", text)


def test_kept(inbox: Inbox) -> None:
    """A report is found as it was given, new and with its day; another id has none."""
    identifier = inbox.add("claim", "abc", "other", "It’s\nwrong", "https://www.reuters.com/a")
    found = inbox.find(identifier)
    assert found
    assert found._replace(day="") == (identifier, "", "claim", "abc", "other", "It’s\nwrong", "https://www.reuters.com/a", "new")
    assert len(found.day) == len("2026-01-01")
    assert named(identifier) == [identifier]
    assert inbox.find("r-00000000") is None


def test_lists(inbox: Inbox) -> None:
    """The newest come first, in parts, by state, and by what they are about."""
    first, second, third = (add(inbox) for _ in range(3))
    inbox.move(second, "in-work", "ann", "")
    assert [report.id for report in inbox.newest()] == [third, second, first]
    assert [report.id for report in inbox.newest(limit=2)] == [third, second]
    assert [report.id for report in inbox.newest(before=second)] == [first]
    assert [report.id for report in inbox.newest("new")] == [third, first]
    assert [report.id for report in inbox.newest("new", before=third)] == [first]
    assert inbox.counts() == {"new": 2, "in-work": 1}
    assert [report.id for report in inbox.about("outlet", "reuters")] == [third, second, first]
    assert inbox.about("claim", "reuters") == []


def test_steps(inbox: Inbox) -> None:
    """Each step of a curator is kept with name and note; a report that is not there has none."""
    identifier = add(inbox)
    inbox.move(identifier, "in-work", "ann", "looking")
    inbox.move(identifier, "done", "bob", "")
    day = store._today()  # noqa: SLF001  the day of the store
    assert inbox.steps(identifier) == [Step(day, "ann", "in-work", "looking"), Step(day, "bob", "done", "")]
    report = inbox.find(identifier)
    assert report
    assert report.state == "done"
    with pytest.raises(KeyError):
        inbox.move("r-00000000", "done", "ann", "")


def test_bounded(inbox: Inbox) -> None:
    """Where there is no room the oldest closed report goes with its steps; open ones never go."""
    first, second, third = (add(inbox) for _ in range(3))
    with pytest.raises(Full):
        add(inbox)
    inbox.move(second, "declined", "ann", "no source")
    inbox.move(third, "done", "ann", "")
    fourth = add(inbox)
    assert [report.id for report in inbox.newest()] == [fourth, third, first]
    assert inbox.steps(second) == []


def test_ids_differ(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """An id that is taken is not given again."""
    ids = iter(["r-00000000", "r-00000000", "r-00000001"])
    monkeypatch.setattr(store, "fresh", lambda: next(ids))
    assert [add(inbox), add(inbox)] == ["r-00000000", "r-00000001"]


def test_named() -> None:
    """A text names reports by their ids, each once; what only looks like one is none."""
    assert named("report r-7k3m9q2x: see r-00000000, r-7k3m9q2x.") == ["r-7k3m9q2x", "r-00000000"]
    assert named("r-7k3m9q2 r-7k3m9q2xx or-7k3m9q2x r-7K3M9Q2X r-iiiiiiii") == []


def test_kinds() -> None:
    """The list of kinds is closed."""
    assert list(KINDS) == ["wrong-fact", "outdated", "missing", "wrong-page", "other"]


ADDING = """
import sys, pathlib
from server.inbox import Inbox
inbox = Inbox(pathlib.Path(sys.argv[1]))
while True:
    print(inbox.add("outlet", "reuters", "other", "x" * 3000), flush=True)
"""


def test_kill(file: Path) -> None:
    """Two processes that add are killed at random moments: whatever they answered is there, and the file is whole."""
    moments, answered = random.Random(5), set[str]()  # noqa: S311  no secret
    for _ in range(6):
        running = [subprocess.Popen([sys.executable, "-c", ADDING, file], stdout=subprocess.PIPE, text=True) for _ in range(2)]
        answered |= {process.stdout.readline().strip() for process in running if process.stdout}  # both are at it
        time.sleep(moments.uniform(0, 0.5))
        for process in running:
            process.kill()
            answered |= set(process.communicate()[0].split("\n")[:-1])
    kept = Inbox(file).newest(limit=1_000_000)
    assert len(answered) > 10
    assert answered <= {report.id for report in kept}
    assert {report.text for report in kept} == {"x" * 3000}
    with sqlite3.connect(file) as opened:
        assert opened.execute("pragma integrity_check").fetchone() == ("ok",)
    opened.close()


def test_many_begin_at_once(tmp_path: Path) -> None:
    """Where several open a file that is not there yet, each finds it whole."""
    for number in range(20):
        inbox, all_of_them = Inbox(tmp_path / str(number) / "reports.sqlite"), threading.Barrier(8)
        with ThreadPoolExecutor(8) as threads:
            assert [*threads.map(lambda _, box=inbox, gate=all_of_them: gate.wait() >= 0 and box.counts(), range(8))] == [{}] * 8
        left = {file.name for file in (tmp_path / str(number)).iterdir()}
        assert left - {"reports.sqlite-shm", "reports.sqlite-wal"} == {"reports.sqlite"}  # two closed at once
