"""What is served is whole and of one version: after a crash, with two starts at once, with broken files, while files change."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from server import claims, editions
from server.editions import Broken, Editions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from server.settings import Settings


@pytest.fixture
def fresh(settings: Settings) -> Settings:
    """Settings with no index yet."""
    settings.index.unlink()
    return settings


@pytest.fixture
def held(settings: Settings) -> Iterator[Editions]:
    """Editions of files that a test may change."""
    held = Editions(settings)
    held.renew()
    yield held
    held.current.index.close()


def renew(settings: Settings) -> list[str]:
    """Renew once, and return what was told of work."""
    told: list[str] = []
    held = Editions(settings)
    held.renew(told.append)
    held.current.index.close()
    return told


def test_a_second_start_builds_nothing(fresh: Settings) -> None:
    """The index is built once, and again only when a file has changed."""
    assert len(renew(fresh)) == 2
    assert renew(fresh) == []
    fresh.registry.write_text(fresh.registry.read_text() + "\n# a comment\n")
    assert len(renew(fresh)) == 2


def cut(index: bytes) -> bytes:
    return index[: len(index) // 2]


def damaged(index: bytes) -> bytes:
    middle = len(index) // 2
    return index[:middle] + b"\xff" * 8192 + index[middle + 8192 :]


@pytest.mark.parametrize("spoil", [cut, damaged, lambda _: b"", lambda _: b"no index", lambda index: index[:100]], ids=str)
def test_a_spoilt_index_is_made_anew(settings: Settings, spoil: Callable[[bytes], bytes]) -> None:
    """An index that is cut short, damaged or none is never served."""
    whole = settings.index.read_bytes()
    settings.index.write_bytes(spoil(whole))
    assert renew(settings)
    with claims.Index(settings.index) as index:
        assert len(index.claims()) > 70


def test_an_index_of_another_version_is_made_anew(settings: Settings) -> None:
    """An index that other code or other files have made is not served."""
    with sqlite3.connect(settings.index) as connection:
        connection.execute("UPDATE meta SET value = 'other' WHERE key = 'version'")
    connection.close()
    seal(settings)
    assert "other files" in renew(settings)[0]


def test_an_index_without_its_tables_is_made_anew(settings: Settings) -> None:
    """A whole SQLite file that is no index of ours is not served."""
    settings.index.unlink()
    with sqlite3.connect(settings.index) as connection:
        connection.execute("CREATE TABLE meta (key, value)")
    connection.close()
    seal(settings)
    assert renew(settings)


def seal(settings: Settings) -> None:
    """Make a changed index look whole."""
    content = bytearray(settings.index.read_bytes())
    content[60:64] = bytes(4)
    content[60:64] = zlib.crc32(content).to_bytes(4, "big")
    settings.index.write_bytes(content)


@pytest.mark.parametrize("place", [100, 5_000, 20_000, -1, -3_000, 61])
def test_one_flipped_bit(settings: Settings, place: int) -> None:
    """An index in which a single bit is wrong is made anew."""
    content = bytearray(settings.index.read_bytes())
    content[place] ^= 4
    settings.index.write_bytes(content)
    assert "damaged" in renew(settings)[0]


def test_the_old_index_serves_while_the_new_is_made(settings: Settings) -> None:
    """Until the new index is whole, the old one is in its place."""
    held = Editions(settings)
    held.renew()
    document = held.current.index.documents()[0][0]
    seen = []

    def entries() -> Iterator[claims.DocumentEntry]:
        with claims.Index(settings.index) as index:
            seen.append(index.document(document))
        yield from ()

    claims.build(settings.index, claims.Version("new", "new"), held.current.registry.dump(), entries())
    assert seen[0] == held.current.index.document(document)
    held.current.index.close()
    with claims.Index(settings.index) as index:
        assert (index.version, index.documents()) == ("new", [])


def test_killed_in_the_middle_of_a_build(fresh: Settings) -> None:
    """A process that is killed while it builds leaves nothing that the next start stumbles over."""
    draft = fresh.index.with_suffix(".draft")
    for _ in range(3):
        process = start_build(fresh)
        while not draft.exists() and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert renew(fresh) or fresh.index.exists()
    assert renew(fresh) == []
    assert not draft.exists()


def test_two_starts_at_once(fresh: Settings) -> None:
    """Of two starts at once one builds, and both serve."""
    processes = [start_build(fresh), start_build(fresh)]
    told = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum("building" in errors for _, errors in told) == 1


def start_build(settings: Settings) -> subprocess.Popen[str]:
    """Build an index in a process of its own."""
    environment = {**os.environ, **settings.environment()}
    command = [sys.executable, "-m", "server", "build"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class TestRenewal:
    """Files change while they are served."""

    def test_a_good_change_is_taken(self, settings: Settings, held: Editions) -> None:
        """A renamed outlet has its new name at once."""
        before = held.current.version
        change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
        held.renew()
        assert held.current.registry.outlets["reuters"].name == "Reuters Agency"
        assert held.current.version != before

    def test_a_broken_change_is_not(self, settings: Settings, held: Editions) -> None:
        """A broken registry leaves the last good one serving and its problems known; mending it ends that."""
        before = held.current
        whole = settings.registry.read_text()
        settings.registry.write_text(whole.replace("  name: Reuters\n", "  nam: Reuters\n"))
        held.renew()
        assert held.current is before
        assert {problem.code for problem in held.problems} == {"unknown-field", "missing-field"}
        settings.registry.write_text(whole)
        held.renew()
        assert (held.current, held.problems) == (before, [])

    def test_a_withdrawn_document_vanishes(self, settings: Settings, held: Editions) -> None:
        """A withdrawn document is in no list, and its claims match no page."""
        assert held.current.index.document("sabotaged-peace")
        sidecar = settings.seeds / "sabotaged-peace.yaml"
        sidecar.write_text(sidecar.read_text().replace("withdrawn:", "withdrawn: by its author #"))
        if "withdrawn" not in sidecar.read_text():
            sidecar.write_text(sidecar.read_text() + "withdrawn: by its author\n")
        held.renew()
        assert held.problems == []
        assert held.current.index.document("sabotaged-peace") is None
        assert held.current.index.claims() == held.current.index.documents() == []
        assert held.current.index.totals("reuters") == []

    def test_the_watch_sees_a_save(self, settings: Settings, held: Editions, caplog: pytest.LogCaptureFixture) -> None:
        """A saved file is served within two seconds, and the log says which lines of a broken one are wrong."""
        stop = threading.Event()
        watch = threading.Thread(target=held.watch, args=(stop,))
        watch.start()
        try:
            change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
            assert within_two_seconds(lambda: held.current.registry.outlets["reuters"].name == "Reuters Agency")
            change(settings, "  name: Reuters Agency\n", "  nam: Reuters\n")
            assert within_two_seconds(lambda: held.problems != [])
            assert within_two_seconds(lambda: "there is no field 'nam'" in caplog.text)
        finally:
            stop.set()
            watch.join()

    def test_nothing_is_renewed_without_a_save(self, held: Editions) -> None:
        """While no file changes, the edition stays the very same."""
        before, stop = held.current, threading.Event()
        watch = threading.Thread(target=held.watch, args=(stop,))
        watch.start()
        time.sleep(1.5)  # three looks
        stop.set()
        watch.join()
        assert held.current is before

    def test_saved_again_and_again_while_it_is_read(self, settings: Settings) -> None:
        """As long as files are being saved they are read again; what is served in the end is what they say in the end."""
        text, end = settings.registry.read_text(), time.monotonic() + 1.5

        def save() -> None:
            number = 0
            while time.monotonic() < end:
                number += 1
                draft = settings.registry.with_suffix(".new")
                draft.write_text(f"{text}# {number}\n")
                draft.replace(settings.registry)
                time.sleep(0.01)

        saving = threading.Thread(target=save)
        saving.start()
        time.sleep(0.05)
        held = Editions(settings)
        held.renew()
        saving.join()
        held.renew()
        assert held.current.version == editions.fingerprint(settings).version
        held.current.index.close()

    def test_a_failure_is_no_end(self, settings: Settings, held: Editions) -> None:
        """What cannot be read or written is a problem, and the watch goes on: once it can be, it is served."""
        draft = settings.index.with_suffix(".draft")
        draft.mkdir()
        stop = threading.Event()
        watch = threading.Thread(target=held.watch, args=(stop,))
        watch.start()
        try:
            change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
            assert within_two_seconds(lambda: [problem.code for problem in held.problems] == ["not-renewed"])
            draft.rmdir()
            assert within_two_seconds(lambda: held.current.registry.outlets["reuters"].name == "Reuters Agency")
            assert held.problems == []
        finally:
            stop.set()
            watch.join()

    def test_a_name_that_is_no_text(self, settings: Settings, held: Editions) -> None:
        """A file whose name is no UTF-8 does no harm."""
        (settings.seeds / os.fsdecode(b"\xff.png")).write_bytes(b"")
        held.refresh()
        assert [problem.code for problem in held.problems if problem.code == "not-renewed"] == []

    def test_saved_while_it_is_read(self, settings: Settings) -> None:
        """What is saved while the files are read is read again: the version is that of what is served."""
        held = Editions(settings)
        change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
        saved = []

        def told(_: str) -> None:
            if not saved:
                saved.append(change(settings, "  name: Reuters Agency\n", "  name: Reuters Wire\n"))

        held.renew(told)
        assert held.current.registry.outlets["reuters"].name == "Reuters Wire"
        assert held.current.version == editions.fingerprint(settings).version
        held.current.index.close()

    def test_a_new_process_while_a_file_is_broken(self, settings: Settings, held: Editions) -> None:
        """A process that starts while a file is broken goes on with the last good index."""
        settings.registry.write_text("outlets: wrong\n")
        anew = Editions(settings)
        anew.resume()
        anew.refresh()
        assert anew.current.version == held.current.version
        assert [problem.code for problem in anew.problems] == ["wrong-type"]
        anew.current.index.close()

    def test_no_index_to_go_on_with(self, fresh: Settings) -> None:
        """Where there is none, or one that other code has made, there is nothing to go on with."""
        anew = Editions(fresh)
        anew.resume()
        claims.build(fresh.index, claims.Version("x", "other code"), "{}", ())
        anew.resume()
        with pytest.raises(Broken):
            anew.current  # noqa: B018  raises

    def test_a_file_that_vanishes_between_two_looks(self, settings: Settings) -> None:
        """A link that leads nowhere is looked at without harm."""
        (settings.seeds / "gone.txt").symlink_to("nowhere")
        before = editions._glance(settings)  # noqa: SLF001  what the watch compares
        assert "gone.txt" not in str(before)


def change(settings: Settings, old: str, new: str) -> None:
    """Save the registry with one text replaced."""
    text = settings.registry.read_text()
    assert old in text
    settings.registry.write_text(text.replace(old, new))


def within_two_seconds(done: Callable[[], bool]) -> bool:
    """Wait until it is done, ten times as long at most, since machines are shared; say if it was done at all."""
    end = time.monotonic() + 20
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    return done()


class TestBroken:
    """Nothing good to serve."""

    def test_a_missing_registry(self, fresh: Settings) -> None:
        """Without a registry there is no edition, but the problem is told."""
        fresh.registry.unlink()
        held = Editions(fresh)
        held.renew()
        with pytest.raises(Broken) as raised:
            held.current  # noqa: B018  raises
        assert [problem.code for problem in raised.value.problems] == ["unreadable"]

    def test_all_problems_at_once(self, settings: Settings) -> None:
        """Problems of the registry and of documents are told in one run."""
        settings.registry.write_text("outlets: wrong\n")
        (settings.seeds / "lonely.txt").write_text("A text without its YAML.\n")
        with pytest.raises(Broken) as raised:
            editions.check(settings)
        assert len({problem.file for problem in raised.value.problems}) == 2

    def test_a_broken_document(self, settings: Settings) -> None:
        """A broken document alone is enough."""
        (settings.seeds / "lonely.txt").write_text("A text without its YAML.\n")
        with pytest.raises(Broken):
            editions.check(settings)

    def test_no_folder_of_documents(self, settings: Settings) -> None:
        """A folder of documents that is not there is a problem, not an empty one."""
        shutil.rmtree(settings.seeds)
        with pytest.raises(Broken):
            editions.check(settings)


def test_fingerprint_knows_every_file(settings: Settings) -> None:
    """The version changes with each file's content and name."""
    versions = {editions.fingerprint(settings)}
    (settings.seeds / "new.txt").write_text("x")
    versions.add(editions.fingerprint(settings))
    (settings.seeds / "new.txt").rename(settings.seeds / "newer.txt")
    versions.add(editions.fingerprint(settings))
    settings.registry.unlink()
    versions.add(editions.fingerprint(settings))
    assert len(versions) == 4
    assert editions.fingerprint(dataclasses.replace(settings, port=1)) in versions
