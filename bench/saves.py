"""What readers notice while curators save: a registry of 1,000 records is saved 200 times under load, half of it broken.

Two workers answer; the saves come in bursts, each of which ends with a sound file and is left alone for three seconds then. Every
answer has to come, and to be of one version: its owner and its registry bear the same number. How late a save is: until the last
answer of an older version came in.

    python bench/saves.py [SAVES [RECORDS]]
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import made

from server.curation import writing
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BURST = 8
QUIET = 3.0  # seconds after a burst
PATIENCE = 120  # seconds, for an answer, and for the last save to be served
THREADS = 8
MOST = 40  # requests over one connection: the next may be another worker's
HOST = "bath-echo-example.co.uk"
ASKED = f"/v1/context?url=https%3A%2F%2F{HOST}%2Fstory"


class Answer(NamedTuple):
    """When an answer came, how it failed, and what number its registry and its owner bear."""

    time: float
    failure: str
    registry: int
    owner: int


class Registry:
    """A registry that is saved again and again, numbered."""

    def __init__(self, file: Path, records: int) -> None:
        self.file = file
        luck = random.Random(20261123)  # noqa: S311  nothing to be kept secret
        data = texts(made.registry(records, luck))
        said = {"source": "https://www.wikidata.org/wiki/Q1", "checked": "2026-11-23"}
        own = {"id": "bath-echo-example", "name": "The Bath Echo Example", "domains": [HOST], "type": "newspaper", **said}
        data["outlets"] = sorted([*data["outlets"], {**own, "owners": [{"name": "Owner 0.", **said}]}], key=lambda one: one["id"])
        self._text = writing.file(data, {})
        self.numbers: dict[str, int] = {}
        self.saved: dict[int, float] = {}
        self.write(0)

    def text(self, number: int) -> bytes:
        """The sound text of this number."""
        text = self._text.replace("Owner 0.", f"Owner {number}.").encode()
        self.numbers[sha256(text).hexdigest()[:16]] = number
        return text

    def write(self, number: int) -> None:
        """Save in place."""
        self.file.write_bytes(self.text(number))
        self.saved[number] = time.monotonic()

    def replace(self, number: int) -> None:
        """Save as editors do: beside it, then in its place."""
        draft = self.file.with_name(".sources.yaml.swp")
        draft.write_bytes(self.text(number))
        draft.replace(self.file)
        self.saved[number] = time.monotonic()

    def recreate(self, number: int) -> None:
        """Delete the file, and write it anew."""
        self.file.unlink()
        time.sleep(0.1)
        self.write(number)

    def drip(self, number: int) -> None:
        """Save slowly: cut off, half of it, then the rest."""
        text = self.text(number)
        with self.file.open("wb", buffering=0) as file:
            file.write(text[: len(text) // 2])
            time.sleep(0.3)
            file.write(text[len(text) // 2 :])
        self.saved[number] = time.monotonic()

    def spoil(self, number: int) -> None:
        """Save something broken."""
        text = self.text(number)
        half = text[: text.index(b"\n- id: ", len(text) // 2) + 1]  # sound, as far as it goes
        kinds = (text.replace(b"  type: ", b"  typ: "), text[: len(text) // 3], half, b"", text + b"\xff", text + b"\t- [")
        self.file.write_bytes(kinds[number // 2 % len(kinds)])

    @property
    def good(self) -> tuple[Callable[[int], None], ...]:
        """All ways to save."""
        return self.write, self.replace, self.recreate, self.drip


def texts(value: Any) -> Any:
    """The same data with texts for numbers, as a registry is read."""
    if isinstance(value, dict):
        return {name: texts(inner) for name, inner in value.items()}
    return [texts(inner) for inner in value] if isinstance(value, list) else str(value)


def ask(port: int, registry: Registry, stop: threading.Event, answers: list[Answer]) -> None:
    """Ask until told to stop."""
    while not stop.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            for _ in range(MOST):
                answer = once(connection, registry)
                answers.append(answer)
        except (OSError, http.client.HTTPException) as error:
            answers.append(Answer(time.monotonic(), repr(error), -1, -1))
        finally:
            connection.close()


def once(connection: http.client.HTTPConnection, registry: Registry) -> Answer:
    """Ask once."""
    connection.request("GET", ASKED)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.HTTPStatus.OK:
        return Answer(time.monotonic(), str(response.status), -1, -1)
    said = json.loads(body)
    owner = int(said["outlet"]["owners"][0]["name"].removeprefix("Owner ").removesuffix(".")) if said["outlet"] else -1
    return Answer(time.monotonic(), "", registry.numbers.get(said["registry"]["version"], -2), owner)


def save(registry: Registry, count: int) -> list[int]:
    """Save in bursts; return the numbers of the saves with which they ended."""
    ends = []
    for number in range(1, count + 1):
        if number % 2 and number != count:
            registry.spoil(number)
        else:
            registry.good[number // 2 % len(registry.good)](number)
        if number % BURST == 0 or number == count:
            ends.append(number)
            time.sleep(QUIET)
        else:
            time.sleep(0.02 + number * 7 % 10 / 25)
    return ends


def settle(port: int, answers: list[Answer], last: int) -> None:
    """Wait until all workers serve the last save."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        states = {(said["status"], said["version"]) for said in healthy(port)}
        if len(states) == 1 and states.pop()[0] == "ok" and any(answer.registry == last for answer in answers[-THREADS:]):
            return


def healthy(port: int) -> Iterator[dict[str, Any]]:
    """What /healthz says over many connections, which both workers take."""
    for _ in range(30):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/healthz")
        yield json.loads(connection.getresponse().read())
        connection.close()


def served(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the server."""
    settings = Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite", port=port)
    settings.seeds.mkdir()
    environment = {**os.environ, **settings.environment()}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "server", "serve"], env=environment, stdout=log, stderr=log)
    for _ in range(10 * PATIENCE):
        try:
            next(healthy(port))
        except OSError:
            time.sleep(0.1)
        else:
            return process
    raise SystemExit((folder / "log").read_text())


def run(folder: Path, count: int, records: int) -> dict[str, Any]:
    """Serve, ask and save; say what came of it."""
    registry = Registry(folder / "sources.yaml", records)
    process = served(folder, port := made.port())
    answers: list[Answer] = []
    stop = threading.Event()
    asking = [threading.Thread(target=ask, args=(port, registry, stop, answers)) for _ in range(THREADS)]
    try:
        for thread in asking:
            thread.start()
        time.sleep(1)
        ends = save(registry, count)
        settle(port, answers, count)
        stop.set()
        for thread in asking:
            thread.join()
        states = {(said["status"], said["version"]) for said in healthy(port)}
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
    log = (folder / "log").read_text()
    return {
        **judged(registry, answers, ends),
        "states": sorted(states),
        "log_lines": log.count("\n"),
        "addresses_in_log": HOST in log,
    }


def judged(registry: Registry, answers: list[Answer], ends: list[int]) -> dict[str, Any]:
    """Count failures, answers of two versions, and how late the last save of each burst was with all."""
    late = []
    for number, after in pairwise([*ends, sys.maxsize]):
        until = registry.saved.get(after, float("inf"))
        old = [answer.time for answer in answers if 0 <= answer.registry < number and answer.time < until]
        late.append(max(0.0, max(old, default=0.0) - registry.saved[number]))
    return {
        "requests": len(answers),
        "failures": [answer.failure for answer in answers if answer.failure][:10],
        "mixed": sum(answer.registry != answer.owner for answer in answers),
        "versions": len({answer.registry for answer in answers}),
        "last": max(answer.registry for answer in answers),
        "median": round(statistics.median(late), 2),
        "worst": round(max(late), 2),
    }


def main() -> None:
    """Run and print."""
    count, records = (int(word) for word in [*sys.argv[1:], *("200", "1000")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps({"saves": count, "records": records, **run(Path(folder), count, records)}, indent=1))


if __name__ == "__main__":
    main()
