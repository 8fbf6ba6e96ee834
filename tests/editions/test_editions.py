"""What is served is whole and of one version: after a crash, with two starts at once, with broken files, while files change."""

from __future__ import annotations

import dataclasses
import shutil
import signal
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest
from saving import change, seal, start_build

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


def renew(settings: Settings) -> list[str]:
    """Renew once, and return what was told of work."""
    told: list[str] = []
    held = Editions(settings)
    held.renew(told.append)
    held.close()
    return told


def test_a_second_start_builds_nothing(fresh: Settings) -> None:
    """The index is built once, and again only when a document has changed, or a name or host by which outlets are cited."""
    assert "building" in renew(fresh)[0]
    assert renew(fresh) == []
    change(fresh, "name: Xinhua News Agency", "name: Xinhua Agency")
    assert "other files" in renew(fresh)[0]
    change(fresh, "country: CN", "country: MN")
    fresh.registry.write_text(fresh.registry.read_text() + "\n# a comment\n")
    assert renew(fresh) == []
    (fresh.seeds / "sabotaged-peace.txt").write_text((fresh.seeds / "sabotaged-peace.txt").read_text() + "\n")
    assert "other files" in renew(fresh)[0]


def test_what_is_in_use_is_read_once(settings: Settings, held: Editions) -> None:
    """Within a process, whoever opens a registry that is in use shares it."""
    other = Editions(settings)
    other.renew()
    assert other.current.registry is held.current.registry
    other.close()


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

    claims.build(settings.index, claims.Version("new", "new", ""), entries(), [].append)
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
    told = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum("building" in errors for _, errors in told) == 1


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
    """The version of an index changes with each document's content and name, and with the names of the registry."""
    versions = {editions.fingerprint(settings, "names"), editions.fingerprint(settings, "other names")}
    (settings.seeds / "new.txt").write_text("x")
    versions.add(editions.fingerprint(settings, "names"))
    (settings.seeds / "new.txt").rename(settings.seeds / "newer.txt")
    versions.add(editions.fingerprint(settings, "names"))
    (settings.seeds / "newer.txt").write_text("y")
    versions.add(editions.fingerprint(settings, "names"))
    assert len(versions) == 5
    assert editions.fingerprint(dataclasses.replace(settings, port=1), "names") in versions
