"""Curators save while readers ask: two workers, a registry of 1,000 records, half of the saves broken."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import ports
import pytest
from saving import change, soon

from server.editions import Editions, reading, versions
from server.editions.notices import Notices
from server.problems import Problem

if TYPE_CHECKING:
    from server.settings import Settings

ROOT = Path(__file__).parents[2]
LONG = 3600.0  # seconds, more than any machine takes


def test_saves_under_load() -> None:
    """However files are saved and broken, no request fails, each answer is of one version, and all workers take the last."""
    command = [sys.executable, ROOT / "bench" / "saves.py", "16", "1000"]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout)
    assert said["requests"] >= said["last"] == 16
    assert (said["failures"], said["mixed"]) == ([], 0)
    assert [status for status, _ in said["states"]] == ["ok"]
    assert not said["addresses_in_log"]


def cut(settings: Settings) -> str:
    """Save the registry without its second half, which is sound as far as it goes; return it whole."""
    whole = settings.registry.read_text()
    settings.registry.write_text(whole[: whole.index("\n- id: ", len(whole) * 3 // 4)] + "\n")
    return whole


def test_a_save_by_half_is_not_served(settings: Settings, held: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound file that has lost its end is a problem at first: a slow writer may not be done."""
    monkeypatch.setattr(reading, "PATIENCE", LONG)
    before = held.current
    whole = cut(settings)
    held.refresh()
    assert [problem.code for problem in held.problems] == ["cut-short"]
    assert held.current is before
    other = Editions(settings)
    other.resume()
    other.refresh()
    assert other.problems == held.problems
    other.close()
    settings.registry.write_text(whole)
    held.refresh()
    assert (held.current, held.problems) == (before, [])


def test_a_file_that_stays_short_is_served(settings: Settings, held: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many outlets may go at once: it takes five seconds longer, and nothing at all for a command."""
    before = held.current
    cut(settings)
    monkeypatch.setattr(reading, "PATIENCE", LONG)
    held.refresh()
    assert held.current is before
    monkeypatch.setattr(reading, "PATIENCE", 0.0)
    held.refresh()
    assert len(held.current.registry.outlets) < len(before.registry.outlets)
    assert held.current.registry.version == reading.outlets(settings).version


def test_a_few_outlets_may_go(settings: Settings, held: Editions) -> None:
    """The last outlets of the file are taken out at once."""
    whole = settings.registry.read_text()
    last = max(held.current.registry.outlets)
    settings.registry.write_text(whole[: whole.index(f"\n- id: {last}\n")] + "\n")
    held.refresh()
    assert last not in held.current.registry.outlets
    assert held.problems == []


def test_a_file_without_outlets(settings: Settings, held: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty list of outlets is a save by half too."""
    monkeypatch.setattr(reading, "PATIENCE", LONG)
    settings.registry.write_text("outlets: []\n")
    held.refresh()
    assert "before the first outlet" in held.problems[0].message


def test_one_process_reads_for_all(settings: Settings, held: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one process has found wrong with a file is told by the others without reading it."""
    change(settings, "  name: Reuters\n", "  nam: Reuters\n")
    held.refresh()
    other = Editions(settings)
    other.resume()
    monkeypatch.setattr(reading.registry, "read", None)
    other.refresh()
    assert other.problems == held.problems != []
    other.close()


def test_damaged_notes(settings: Settings, held: Editions) -> None:
    """What stands beside the index and is no note of ours is passed over."""
    change(settings, "  name: Reuters\n", "  nam: Reuters\n")
    versions.places(settings).refused.write_bytes(b"[3]")
    held.refresh()
    assert {problem.code for problem in held.problems} == {"unknown-field", "missing-field"}


def test_no_file_for_a_moment(settings: Settings, held: Editions) -> None:
    """A file that is deleted leaves what is served; put there again, it is served."""
    before, text = held.current, settings.registry.read_text()
    settings.registry.unlink()
    held.refresh()
    assert [problem.code for problem in held.problems] == ["unreadable"]
    assert held.current is before
    assert not reading._fresh(settings, 5)  # noqa: SLF001  nothing is not fresh
    settings.registry.write_text(text)
    held.refresh()
    assert held.problems == []


def test_a_problem_is_logged_once_for_a_save(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever finds it first tells it; saved again, it is told again; a disk that takes nothing does not silence it."""
    problem = Problem("a.yaml", 1, 1, "bad-id", "wrong")
    mine, other = Notices(settings), Notices(settings)
    for notices in (mine, mine, other):
        notices.tell([problem])
    assert len(caplog.records) == 1
    settings.registry.touch()
    other.tell([problem])
    assert len(caplog.records) == 2
    place = versions.places(settings).told
    place.unlink()
    place.mkdir()
    mine.tell([problem])
    assert len(caplog.records) == 3


def test_a_full_disk(settings: Settings, held: Editions) -> None:
    """Where nothing can be written any more, what is served goes on, and nothing half written stays; then it is served."""
    before, drafts = held.current, sorted(path.name for path in settings.index.parent.iterdir())
    change(settings, "country: CN", "country: MN")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limit[1]))
    try:
        held.refresh()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert [problem.code for problem in held.problems] == ["not-renewed"]
    assert held.current is before
    assert not [path for path in settings.index.parent.iterdir() if "draft" in path.name and path.name not in drafts]
    held.refresh()
    assert (held.current is before, held.problems) == (False, [])


@pytest.mark.parametrize("count", [1, 2])
def test_killed_workers(settings: Settings, count: int) -> None:
    """Workers that are killed again and again while a file is broken are started anew, and answer from the last good one."""
    said, port = settings.registry.with_name("said.txt"), ports.free()
    environment = {**os.environ, **settings.environment(), "PORT": str(port), "MASTHEAD_WORKERS": str(count)}
    with said.open("w") as file:
        process = subprocess.Popen([sys.executable, "-m", "server", "serve"], env=environment, stdout=file, stderr=file)
    try:
        name = ports.ask(port, "/v1/outlets/reuters")["name"]
        change(settings, "  name: Reuters\n", "  nam: Reuters\n")
        assert soon(lambda: "there is no field 'nam'" in said.read_text())
        killed: set[str] = set()
        for _ in range(3):
            killed |= kill_workers(process, count, killed)
        assert ports.ask(port, "/v1/outlets/reuters")["name"] == name
        assert soon(lambda: ports.ask(port, "/healthz")["status"] == "stale")
    finally:
        process.terminate()
        process.wait()
    assert said.read_text().count("there is no field 'nam'") == 1
    assert "/v1/" not in said.read_text()


def kill_workers(process: subprocess.Popen[bytes], count: int, killed: set[str]) -> set[str]:
    """Kill the processes that a server has started, as soon as they are there, and say which these were."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers: set[str] = set()
    while len(workers) < count:
        assert process.poll() is None, "the server gave up"
        workers = set(children.read_text().split()) - killed
    for worker in workers:
        os.kill(int(worker), signal.SIGKILL)
    return workers
