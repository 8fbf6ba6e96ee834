"""What the extension takes in a real Chromium to start from what it has stored, and to look pages up; and what a snapshot weighs.

Needs Chromium (``make browsers``). Registries and claims are made up: a thousand outlets, and the numbers of claims that are
given. Times are medians in milliseconds, measured in pages of the extension, which run what its worker runs.

    python bench/worker.py [CLAIMS ...]
"""

from __future__ import annotations

import logging
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

OUTLETS = 1000
STARTS = 7
REGISTRY = ("outlets", "organisations", "raters")
START = """async () => {
  const first = performance.now();
  const { held } = await import(chrome.runtime.getURL("background/snapshot.js"));
  const loaded = performance.now();
  const { edition } = await held();
  const opened = performance.now();
  const { find } = await import(chrome.runtime.getURL("lib/context.js"));
  const host = JSON.parse(OUTLET);
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
  await look("listed, cited", (run) => `https://${host}/world/story-${run}`, 200);
  await look("unlisted", (run) => `https://unlisted-${run}.example/`, 200);
  await look("look-alike", (run) => `https://${host.replace(/.(?=\\\\.)/, "")}/${run}`, 200);
  return { "code loaded": loaded - first, "snapshot opened": opened - loaded, ...times };
}"""
IDLE = """
chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") }));
chrome.runtime.onMessage.addListener((message, sender, answer) => answer({}));
"""
ASLEEP = """async () => {
  const start = performance.now();
  await chrome.runtime.sendMessage({ name: "state" });
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
    print(f"  registry, {OUTLETS} outlets: {sum(sizes[kind][2] for kind in REGISTRY) / 1000:.1f} kB brotli (limit: 50 per 1,000)")


def measure(folder: Path, claims: int) -> None:
    """Build, serve and fetch a snapshot with this number of claims, and print what starting and looking up take."""
    print(f"{OUTLETS} outlets, {claims} claims")
    editions = made.edition(folder, OUTLETS, claims)
    weigh(editions)
    server = Server(create_app(Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite"), editions))
    extension = copy(folder, server.address)
    host = next(iter(editions.current.registry.outlets.values())).domains[0]
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
            starts = [start(reader, host) for _ in range(STARTS)]
        with reading(playwright, path, FLAGS, folder / "second", idle) as reader:
            woken = [wake(reader) for _ in range(STARTS)]
    starts = [{"a worker that does nothing, asleep to its answer": idle, **one} for idle, one in zip(woken, starts, strict=True)]
    for name in starts[0]:
        print(f"  {name:<50}{statistics.median(one[name] for one in starts):>9.2f} ms")
    editions.current.index.close()


def wake(reader: Reader) -> float:
    """End the worker, and wake it up by a question."""
    reader.restart()
    taken: float = reader.welcome.evaluate(ASLEEP)
    return taken


def fetched(reader: Reader) -> bool:
    """Has the extension its data?"""
    state = reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'state'})")
    return state["data"]["fetched"] is not None


def start(reader: Reader, host: str) -> dict[str, Any]:
    """End the worker, wake it up by a question, and measure the parts of it in a new page."""
    asleep = wake(reader)
    page = reader.own("options/privacy.html")
    times: dict[str, Any] = page.evaluate(START.replace("JSON.parse(OUTLET)", f'"{host}"'))
    page.close()
    return {"the worker, asleep to its answer": asleep, **times}


def main() -> None:
    """Measure with each number of claims."""
    for claims in [int(text) for text in sys.argv[1:]] or [1000, 50_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), claims)


if __name__ == "__main__":
    main()
