"""The index is made in bounded memory, and whatever happens meanwhile, a whole one is in its place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from desk import Desk, Reviewed, read, review

from server import cards, claims, titles
from server.claims import seal
from server.documents import Sidecar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLED = """
import sys
from pathlib import Path
from desk import Desk, Reviewed, review
import tempfile
desk = Desk(Path(tempfile.mkdtemp(dir=sys.argv[1])))
desk.index = Path(sys.argv[1]) / "index.sqlite"
items = [Reviewed(f"Claim {n} of a long list of claims", review("A", f"https://a.example/{n}")) for n in range(1500)]
print("begun", flush=True)
while True:
    desk.make(sets={"checks": items})
    print("made", flush=True)
"""


def items(count: int) -> Iterator[Reviewed]:
    """Reviewed claims, one after the other."""
    for n in range(count):
        words = " ".join(f"w{n * k % 5003}" for k in range(1, 12))
        yield Reviewed(words, review("A", f"https://a.example/{n}"), None, None, (f"https://b.example/{n}",))


def checks(desk: Desk, count: int) -> claims.Entry:
    """A set of so many claims, read one at a time."""
    source = Sidecar(title="Checks", kind="fact-checks", language="en")
    return cards.fact_checks(desk.registry, "checks", source, map(read, items(count)))


def peak(desk: Desk, count: int) -> int:
    """The most bytes that are held while the index of so many claims is made."""
    desk.index.unlink(missing_ok=True)
    tracemalloc.start()
    claims.build(desk.index, claims.Version("v", "c", ""), [checks(desk, count)], lambda _: None)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_memory_does_not_grow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight times the claims take hardly more memory: far less than 500 bytes each."""
    monkeypatch.setattr("server.claims.counting._SAMPLE", 100)
    few = peak(desk, 500)
    assert peak(desk, 4000) < few + 3500 * 500


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """A build that is killed at any moment leaves a whole index, the old or the new."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    made = 0
    for moment in (0.0, 0.1, 0.3, 0.6):
        process = subprocess.Popen([sys.executable, "-c", KILLED, tmp_path], env=environment, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        process.stdout.readline()
        if not made:
            process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with claims.Index(tmp_path / "index.sqlite") as index:
            made = len(index.claims())
            assert made == 1500


def test_what_fails_changes_nothing(desk: Desk) -> None:
    """Where an entry cannot be had, the old index stays, and no draft is left."""
    desk.make(sets={"checks": list(items(3))})
    before = desk.index.read_bytes()

    def failing() -> Iterator[claims.Entry]:
        yield checks(desk, 2)
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"):
        claims.build(desk.index, claims.Version("v", "c", ""), failing(), lambda _: None)
    assert desk.index.read_bytes() == before
    assert sorted(path.name for path in desk.index.parent.glob("index.*")) == ["index.sqlite"]


def test_words_of_a_sample(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many texts a sample is counted, which tells the share of each word."""
    few = titles.Weights(*desk.make(sets={"checks": list(items(400))}).index.frequencies())
    monkeypatch.setattr("server.claims.counting._SAMPLE", 100)
    texts, frequencies = desk.make(sets={"checks": list(items(401))}).index.frequencies()
    assert texts == 80
    assert min(frequencies.values()) == 2
    assert abs(titles.Weights(texts, frequencies)("w0") - few("w0")) < 0.4


class TestLarge:
    """A file that takes long to read is not read at each start."""

    @pytest.fixture
    def made(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
        """An index that counts as large."""
        monkeypatch.setattr(seal, "AT_ONCE", 1000)
        desk.make(sets={"checks": list(items(3))})
        return desk.index

    def test_stamped(self, made: Path) -> None:
        """What nobody has written to since it was sealed is not read again; what is copied is, once."""
        stamp = made.with_suffix(".stamp")
        noted = stamp.read_bytes()
        assert seal.sealed(made)
        stamp.unlink()
        assert seal.sealed(made)
        assert stamp.read_bytes() == noted

    def test_written_to(self, made: Path) -> None:
        """What was written to is read, and damage is found."""
        content = bytearray(made.read_bytes())
        content[5000] ^= 1
        made.write_bytes(content)
        assert not seal.sealed(made)

    def test_gone_bad(self, made: Path) -> None:
        """Damage that the file system does not know of is found when all is read."""
        content = bytearray(made.read_bytes())
        content[5000] ^= 1
        made.write_bytes(content)
        state = made.stat()
        made.with_suffix(".stamp").write_bytes(seal._state(made))  # noqa: SLF001  as if nobody had written to it
        assert seal.sealed(made)
        assert not seal.whole(made)
        assert made.stat().st_mtime_ns == state.st_mtime_ns

    def test_no_leave_to_write(self, made: Path) -> None:
        """Where no stamp can be written, the file is read each time."""
        stamp = made.with_suffix(".stamp")
        stamp.unlink()
        stamp.mkdir()
        assert seal.sealed(made)


def test_documents_named_as_citing(desk: Desk) -> None:
    """Of many documents those that cite an outlet most are named, and all their claims are counted."""
    said = "On day {} the Courier told of the harbour (courier.example.com)."
    texts = {f"paper-{n}": "\n\n".join(said.format(day) for day in range(1 + n % 3)) for n in range(25)}
    index = desk.make(texts).index
    counts = [count for _, count in index.totals("courier")]
    assert len(counts) == 20
    assert counts == sorted(counts, reverse=True)
    assert index.matching("none", [], "courier") == len(index.claims()) == 49
