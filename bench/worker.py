"""What the extension takes in a real Chromium to start from what it has stored, and to look pages up; and what a snapshot weighs.

Needs Chromium (``make browsers``). The outlets are those of ``sources.yaml``; claims are made up, in the numbers that are given.
Times are medians in milliseconds of many starts, each of the worker itself until its answer has come, or of a new page of the
extension, which runs what the worker runs. The machine's load is printed, since on a busy one they are longer.

    python bench/worker.py [CLAIMS ...]
"""

from __future__ import annotations

import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT / "tests" / "browser"), str(ROOT / "bench")]

import made  # noqa: E402  it stands beside this file
from chromium import Reader, reading  # noqa: E402  tests drive browsers already
from conftest import CHROMIUM, FLAGS, program  # noqa: E402  as above

from extension import Server, copy  # noqa: E402  as above
from server.app import create_app  # noqa: E402  as above
from server.settings import Settings  # noqa: E402  as above

logging.getLogger("werkzeug").setLevel(logging.ERROR)

if TYPE_CHECKING:
    from server.editions import Editions

STARTS = 11
HOSTS = 200
REGISTRY = ("outlets", "organisations", "raters")
START = """async (hosts) => {
  const first = performance.now();
  const { held } = await import(chrome.runtime.getURL("background/snapshot.js"));
  const loaded = performance.now();
  const { edition } = await held();
  const opened = performance.now();
  const { find } = await import(chrome.runtime.getURL("lib/context.js"));
  const times = {};
  const look = async (name, url, runs) => {
    const taken = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      await find(edition, url(run), "A story of the day");
      taken.push(performance.now() - start);
    }
    times[`${name}, first`] = taken[0];
    if (runs > 1) times[`${name}, then`] = taken.sort((a, b) => a - b)[runs >> 1];
  };
  const [host, ...others] = hosts;
  await look("listed, cited", (run) => `https://${host}/world/story-${run}`, 200);
  await look("listed, cited, another outlet each time", (run) => `https://${others[run]}/world/story`, others.length);
  await look("unlisted", (run) => `https://unlisted-${run}.example/`, 200);
  await look("look-alike", (run) => `https://${host.replace(/.(?=\\\\.)/, "")}/${run}`, 200);
  return { "code loaded": loaded - first, "snapshot opened": opened - loaded, ...times };
}"""
IDLE = """
chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") }));
chrome.runtime.onMessage.addListener((message, sender, answer) => answer({}));
"""
ASLEEP = """async (message) => {
  const start = performance.now();
  await chrome.runtime.sendMessage(message);
  return performance.now() - start;
}"""


def weigh(editions: Editions) -> None:
    """Print what the parts of the snapshot weigh, unpacked and as they are sent."""
    sizes: dict[str, list[int]] = {}
    for name, body in made.shards(editions).items():
        kind = name.split("-")[0] or "the list of shards"
        size = sizes.setdefault(kind, [0, 0, 0])
        for at, more in enumerate((1, len(body), len(brotli.compress(body, quality=4)))):
            size[at] += more
    for kind, (count, plain, packed) in sizes.items():
        print(f"  {kind:<22}{count:>5} shards {plain / 1000:>10.1f} kB {packed / 1000:>9.1f} kB brotli")
    listed = len(editions.current.registry.outlets)
    print(f"  registry, for each 1,000 outlets: {sum(sizes[kind][2] for kind in REGISTRY) / listed:.1f} kB brotli (limit: 50)")


def measure(folder: Path, claims: int) -> None:
    """Build, serve and fetch a snapshot with this number of claims, and print what starting and looking up take."""
    editions = made.edition(folder, ROOT / "sources.yaml", claims)
    print(f"{len(editions.current.registry.outlets)} outlets, {claims} claims")
    weigh(editions)
    server = Server(create_app(Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite"), editions))
    extension = copy(folder, server.address, granted=True)
    hosts = cited(folder / "seeds")
    (folder / "idle").mkdir()
    idle = copy(folder / "idle", server.address)
    (idle / "background" / "main.js").write_text(IDLE)
    with sync_playwright() as playwright:
        path = program("Chromium", *CHROMIUM)
        with reading(playwright, path, FLAGS, folder / "first", extension) as reader:
            began = time.monotonic()
            while not fetched(reader):
                time.sleep(0.5)
            print(f"  {'fetched, checked and made ready, about':<50}{time.monotonic() - began:>9.2f} s")
            server.stop()
            reader.open(f"https://{hosts[0]}/world/story")
            look = {"name": "look", "tab": reader.tab()}
            starts = [start(reader, look, hosts) for _ in range(STARTS)]
        with reading(playwright, path, FLAGS, folder / "second", idle) as reader:
            woken = [wake(reader, look) for _ in range(STARTS)]
    starts = [{"a worker that does nothing, asleep to its answer": idle, **one} for idle, one in zip(woken, starts, strict=True)]
    for name in starts[0]:
        print(f"  {name:<50}{statistics.median(one[name] for one in starts):>9.2f} ms")
    print(f"  load of the machine, which has {os.cpu_count()} processors: {os.getloadavg()[0]:.1f}")
    editions.current.index.close()


def cited(seeds: Path) -> list[str]:
    """Hosts that documents cite, as their source lists end with them."""
    lists = [file.read_text(encoding="utf-8").rpartition("Sources:")[2].split("\n") for file in sorted(seeds.glob("*.txt"))]
    return [*dict.fromkeys(line.split()[-1] for lines in lists for line in lines if line)][:HOSTS]


def wake(reader: Reader, message: dict[str, Any]) -> float:
    """End the worker, and wake it up by a question."""
    reader.restart()
    taken: float = reader.welcome.evaluate(ASLEEP, message)
    return taken


def fetched(reader: Reader) -> bool:
    """Has the extension its data?"""
    state = reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'state'})")
    return state["data"]["fetched"] is not None


def start(reader: Reader, look: dict[str, Any], hosts: list[str]) -> dict[str, Any]:
    """End the worker and wake it up by a question, then by one about a page, and measure the parts of it in a new page."""
    asleep, looked = wake(reader, {"name": "state"}), wake(reader, look)
    page = reader.own("options/privacy.html")
    times: dict[str, Any] = page.evaluate(START, hosts)
    page.close()
    return {"the worker, asleep to its answer": asleep, "the worker, asleep to its answer about a page": looked, **times}


def main() -> None:
    """Measure with each number of claims."""
    for claims in [int(text) for text in sys.argv[1:]] or [1000, 50_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), claims)


if __name__ == "__main__":
    main()
