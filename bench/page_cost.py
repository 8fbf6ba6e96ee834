"""What the extension costs a page: two Chromiums, one with it and one without, interleaved in one run; medians of pairs.

Needs Chromium. Prints heap after collection, elements, layout shift and main-thread time on a page with nothing to say, on one
of a listed outlet, and on long pages whose words are marked; and the time of our own scripts for each 10 kB of the page's text.

    python bench/page_cost.py [PAIRS]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests")]

from chromium import data, reading  # noqa: E402  found by the line above
from conftest import FLAGS  # noqa: E402

from extension import Server, copy, until  # noqa: E402
from server.app import create_app  # noqa: E402
from server.settings import Settings  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, Route

ESSAY = (ROOT / "seeds" / "sabotaged-peace.txt").read_text()
FILLER = "Other words of a long page, of the kind that such pages have, one after the other, and nothing to be found in them. "
SETTLED = 3000  # milliseconds
SHIFTS = """new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({type: "layout-shift", buffered: true})"""


def body(kilobytes: int) -> str:
    """Write a page with some of the essay's words in front of so much text."""
    lines = [line for line in ESSAY.splitlines() if line][3:40] if kilobytes else []
    text = "".join(f"<p>{line}</p>" for line in lines)
    left = max(0, kilobytes * 1000 - len(text))
    return text + "".join(f"<p>{FILLER * 5}</p>" for _ in range(left // (5 * len(FILLER))))


PAGES = {
    "nothing to say": ("https://garden.example/roses", "<p>A page with a few words of its own.</p>" * 50),
    "listed outlet": ("https://www.reuters.com/world/", "<p>A page with a few words of its own.</p>" * 50),
    "100 kB, listed": ("https://www.themoscowtimes.com/a", body(100)),
    "500 kB, listed": ("https://www.themoscowtimes.com/b", body(500)),
}


def serve(route: Route) -> None:
    """Give the page of the address."""
    html = next((html for address, html in PAGES.values() if address == route.request.url), "")
    route.fulfill(body=f"<!doctype html><title>A page</title><body>{html}", content_type="text/html; charset=utf-8")


class Side:
    """A browser, and what a page costs in it."""

    def __init__(self, context: BrowserContext) -> None:
        context.route("https://**/*", serve)
        self.page: Page = context.new_page()
        self.session: CDPSession = context.new_cdp_session(self.page)
        self.session.send("Performance.enable")
        self.session.send("Profiler.enable")
        self.session.send("Profiler.setSamplingInterval", {"interval": 200})

    def cost(self, address: str) -> dict[str, float]:
        """Open a page, wait until all is done, and measure."""
        self.session.send("Profiler.start")
        self.page.goto(address)
        self.page.evaluate(SHIFTS)
        self.page.wait_for_timeout(SETTLED)
        profile = self.session.send("Profiler.stop")["profile"]
        self.session.send("HeapProfiler.collectGarbage")
        found = {entry["name"]: entry["value"] for entry in self.session.send("Performance.getMetrics")["metrics"]}
        return {
            "heap": found["JSHeapUsedSize"] / 1000,
            "elements": self.page.evaluate("document.querySelectorAll('*').length"),
            "shift": self.page.evaluate("window.shifted ?? 0"),
            "main": found["TaskDuration"] * 1000,
            "own": own(profile),
        }


def own(profile: dict[str, Any]) -> float:
    """Milliseconds in scripts of the extension, what they call included."""
    nodes = {node["id"]: node for node in profile["nodes"]}
    ours: set[int] = set()

    def follow(number: int, *, inside: bool) -> None:
        inside = inside or nodes[number]["callFrame"]["url"].startswith("chrome-extension://")
        if inside:
            ours.add(number)
        for child in nodes[number].get("children", ()):
            follow(child, inside=inside)

    follow(profile["nodes"][0]["id"], inside=False)
    spent: float = sum(time for sample, time in zip(profile["samples"], profile["timeDeltas"], strict=True) if sample in ours)
    return spent / 1000


def measure(with_it: Side, without: Side, pairs: int) -> None:
    """Print the medians of pairs."""
    print(f"{'':16}heap kB  elements  shift  main ms  own ms  own ms per 10 kB above the listed page")
    listed = 0.0
    for name, (address, html) in PAGES.items():
        with_it.page.goto("about:blank")
        costs = [(with_it.cost(address), without.cost(address)) for _ in range(pairs)]
        more = {key: median(one[key] - other[key] for one, other in costs) for key in costs[0][0]}
        listed = more["own"] if name == "listed outlet" else listed
        share = max(0.0, more["own"] - listed) / (len(html) / 10_000)
        print(
            f"{name:16}{more['heap']:+7.0f}  {more['elements']:+8.0f}  {more['shift']:5.3f}  {more['main']:+7.1f}"
            f"  {more['own']:6.1f}  {share:.2f}"
        )


def main() -> None:
    """Start both browsers, and measure."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        app = create_app(Settings(ROOT / "sources.yaml", ROOT / "seeds", Path(folder) / "index.sqlite"))
        server = stack.enter_context(Server(app))
        reader = stack.enter_context(started(playwright, Path(folder), server))
        until(lambda: data(reader)["fetched"] is not None, wanted=True)
        bare = playwright.chromium.launch_persistent_context(
            Path(folder) / "bare", executable_path=shutil.which("chromium"), headless=True, args=FLAGS
        )
        stack.callback(bare.close)
        measure(Side(reader.context), Side(bare), pairs)


def started(playwright: Playwright, folder: Path, server: Server) -> Any:
    """Start Chromium with the extension, which may read all pages."""
    extension = copy(folder, server.address, granted=True)
    return reading(playwright, shutil.which("chromium") or "chromium", FLAGS, folder / "profile", extension)


if __name__ == "__main__":
    main()
