"""What a process leaves that is killed (kill -9, random moments) while it saves, brings in many records, builds or takes reports.

After each kill: the registry parses, its history is whole and leads back to its beginning, the index, old or new, is whole
and can be served, nothing half written stays behind, and each report that was acknowledged is there.

    python bench/kills.py [KILLS OF EACH [KIND]...]
"""

from __future__ import annotations

import importlib
import importlib.util
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import made

from server import claims, registry
from server.curation import Change, apply, differing, entries, load, save
from server.editions import Editions
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

RECORDS, CLAIMS, MANY = 100, 2000, 50
FIELDS = {"type": "newspaper", "source": "https://www.wikidata.org/wiki/Q1", "checked": "2026-01-01"}
CHANCE = random.Random(20261123)  # noqa: S311  moments, no secrets


class Work(Protocol):
    """What is killed, and what is looked at afterwards."""

    within: float

    def do(self, number: int, said: Connection) -> None:
        """Work until killed; tell what is acknowledged."""

    def check(self, said: list[str]) -> None:
        """Raise ``AssertionError`` if anything was lost."""


class Saving:
    """Saves of one record after another, or of many at once, as an import makes them."""

    def __init__(self, folder: Path, records: int) -> None:
        self.file, self.records = folder / "sources.yaml", records
        self.file.write_text(f"# The file.\n{saving_text()}", encoding="utf-8")
        self.first, self.within = self.file.read_text(encoding="utf-8"), 0.25 if records == 1 else 0.6
        self.acknowledged: list[str] = []

    def do(self, number: int, said: Connection) -> None:
        """Save again and again."""
        for turn in range(1_000_000):
            held = load(self.file)
            names = [f"paper-{number}-{turn}-{more}" for more in range(self.records)]
            new: list[dict[str, Any]] = [
                {"id": name, "name": name.title(), "domains": [f"{name}.org"], **FIELDS} for name in names
            ]
            text = apply(held.text, [Change("outlets", record["id"], record) for record in new])
            said.send(save(self.file, held.digest, text, by="ada", why="added").id)

    def check(self, said: list[str]) -> None:
        """The file parses, and the history leads back to its beginning."""
        self.acknowledged += said
        history = entries(self.file)
        text = load(self.file).text
        assert not registry.parse("sources.yaml", text)[1], "the file has problems"
        for entry in reversed(history):
            text = differing.reverse(text, entry.diff)
        assert text == self.first, "the history does not lead back"
        assert {*self.acknowledged} <= {entry.id for entry in history}, "a save is lost"
        assert not [*self.file.parent.glob(".*.new")], "something half written stays"
        if len(history) > MANY:
            self._anew()

    def _anew(self) -> None:
        """Begin again, since each check reads the whole history."""
        for file in self.file.parent.glob("*.jsonl"):
            file.unlink()
        self.file.write_text(self.first, encoding="utf-8")
        self.acknowledged = []


def saving_text() -> str:
    """A registry of one outlet."""
    fields = "\n".join(f"  {name}: {value}" for name, value in FIELDS.items())
    return f"outlets:\n- id: paper\n  name: The Paper\n  domains: [paper.org]\n{fields}\n"


class Importing:
    """The command ``registry import`` itself, from its start to its end."""

    def __init__(self, folder: Path) -> None:
        self.file, self.set = folder / "sources.yaml", folder / "set.csv"
        self.file.write_text(f"# The file.\n{saving_text()}", encoding="utf-8")
        self.first = self.file.read_text(encoding="utf-8")
        rows = (f"Europe,France,Gazette {n},Gazette {n},https://gazette-{n}.fr/,SC,,\n" for n in range(MANY))
        self.set.write_text("Region,Country,Media company,Main assets,URL,Typology,Status,Notes\n" + "".join(rows))
        started = time.monotonic()
        subprocess.run(self._command, check=True, capture_output=True)
        self.within = 1.1 * (time.monotonic() - started)
        self.last = self.file.read_text(encoding="utf-8")
        self._anew()

    @property
    def _command(self) -> list[str]:
        words = ["-m", "server", "--registry", str(self.file), "registry", "import", "state-media-monitor", str(self.set)]
        return [sys.executable, *words, "--apply"]

    def do(self, number: int, said: Connection) -> None:  # noqa: ARG002  as all work
        """Become the command."""
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        os.execv(sys.executable, self._command)  # noqa: S606  our own command

    def check(self, said: list[str]) -> None:  # noqa: ARG002  as all work
        """The file is the old one or the new one, the history fits, and the command run again to its end brings all."""
        text, history = load(self.file).text, entries(self.file)
        assert text in (self.first, self.last), "half an import stands in the file"
        assert len(history) == (text == self.last), "the history does not fit the file"
        subprocess.run(self._command, check=True, capture_output=True)
        assert load(self.file).text == self.last, "a second run does not bring the same"
        assert differing.reverse(self.last, entries(self.file)[0].diff) == self.first, "the history does not lead back"
        assert not [*self.file.parent.glob(".*.new")], "something half written stays"
        self._anew()

    def _anew(self) -> None:
        for file in self.file.parent.glob("*.jsonl"):
            file.unlink()
        self.file.write_text(self.first, encoding="utf-8")


class Building:
    """Builds of the index after a document was saved."""

    def __init__(self, folder: Path) -> None:
        editions = made.edition(folder, RECORDS, CLAIMS)
        editions.close()
        self.settings = Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite")
        self.text = folder / "seeds" / "essay-0000.txt"
        self.versions = {editions.current.index.version}
        started = time.monotonic()
        self._save()
        self._build()
        self.within = time.monotonic() - started

    def _save(self) -> None:
        with self.text.open("a", encoding="utf-8") as file:
            file.write("\n")

    def _build(self) -> str:
        editions = Editions(self.settings)
        editions.renew(lambda _: None)
        editions.close()
        assert not editions.problems, editions.problems
        return editions.current.index.version

    def do(self, number: int, said: Connection) -> None:  # noqa: ARG002  as all work
        """Save a document, and build."""
        self._save()
        self._build()
        said.send("built")

    def check(self, said: list[str]) -> None:  # noqa: ARG002  as all work
        """The index is whole and can be served; the next build is made in its place and leaves nothing else."""
        with claims.Index(self.settings.index) as index:
            assert index.documents(), "the index is empty"
        anew = Editions(self.settings)
        anew.resume()
        assert anew.current.index.claims(limit=1), "it cannot be served"
        anew.close()
        if CHANCE.random() < 0.1:  # a build takes its time
            self._build()
            assert not [*self.text.parents[1].glob("*draft*")], "something half written stays"


class Reporting:
    """Readers' reports, each acknowledged."""

    within = 0.2

    def __init__(self, folder: Path) -> None:
        self.inbox: Any = importlib.import_module("server.inbox").Inbox
        self.file = folder / "reports.sqlite"
        self.acknowledged: list[str] = []

    def do(self, number: int, said: Connection) -> None:
        """Take one report after another."""
        inbox = self.inbox(self.file)
        for turn in range(1_000_000):
            said.send(inbox.add("outlet", "reuters", "wrong", f"{number} {turn}"))

    def check(self, said: list[str]) -> None:
        """All are there."""
        self.acknowledged += said
        inbox = self.inbox(self.file)
        assert all(inbox.find(identifier) for identifier in self.acknowledged), "a report is lost"


def kill(work: Work, number: int) -> int:
    """Kill once at a random moment, and look; return how much was acknowledged before."""
    processes = multiprocessing.get_context("fork")
    listens, says = processes.Pipe(duplex=False)
    process = processes.Process(target=work.do, args=(number, says))
    process.start()
    says.close()
    time.sleep(CHANCE.uniform(0, work.within))
    process.kill()
    process.join()
    said = []
    try:
        while listens.poll():
            said.append(listens.recv())
    except EOFError:
        pass
    work.check(said)
    return len(said)


KINDS: dict[str, Callable[[Path], Work]] = {
    "saves": lambda folder: Saving(folder, 1),
    "many records at once": lambda folder: Saving(folder, MANY),
    "the import command": Importing,
    "builds": Building,
}
if importlib.util.find_spec("server.inbox"):
    KINDS["reports"] = Reporting


def main() -> None:
    """Kill, look and count."""
    kills = int(sys.argv[1]) if sys.argv[1:] else 100
    failed = 0
    for name in sys.argv[2:] or KINDS:
        kind = KINDS[name]
        with tempfile.TemporaryDirectory() as folder:
            work, done, lost = kind(Path(folder)), 0, []
            for number in range(kills):
                try:
                    done += kill(work, number)
                except AssertionError as error:
                    lost.append(str(error))
        failed += len(lost)
        print(f"{name:>22}: {kills} kills, {done} acknowledged before, {len(lost)} losses {sorted(set(lost))}", flush=True)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
