"""What it costs to find a page's outlet, in one run: against a bare dictionary walk over the host's labels, and tldextract.

python bench/lookup.py
"""

from __future__ import annotations

import statistics
import timeit
from pathlib import Path
from typing import TYPE_CHECKING

from server import registry
from server.urls import Page, parents, suffixes

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ADDRESSES = [
    "https://www.reuters.com/world/europe/",
    "https://edition.cnn.com/2025/06/02/world/story",
    "https://economictimes.indiatimes.com/news/x",
    "https://www.reddit.com/r/worldnews/",
    "https://news.example.org/2025/06/02/some-story",
]
ROUNDS, CALLS = 15, 4000


def steps() -> dict[str, Callable[[], None]]:
    """What is measured; each step does all addresses once."""
    found, problems = registry.read(ROOT / "sources.yaml")
    assert found, problems
    hosts = {domain.partition("/")[0]: outlet for outlet in found.outlets.values() for domain in outlet.domains}
    pages = [Page.parse(address) for address in ADDRESSES]

    def walk(page: Page) -> None:
        next((hosts[name] for name in parents(page.host) if name in hosts), None)

    def each(do: Callable[[Page], object]) -> Callable[[], None]:
        return lambda: [do(page) for page in pages] and None

    return {
        "dictionary walk": each(walk),
        "look-up": each(found.find),
        "parse": each(lambda page: Page.parse(page.url, listed=found.lists)),
        "tldextract alone": each(lambda page: suffixes.split(page.host)),
    }


def main() -> None:
    """Measure the steps in turns and print them as ratios to the walk."""
    todo = steps()
    times: dict[str, list[float]] = {name: [] for name in todo}
    for _ in range(ROUNDS):
        for name, step in todo.items():
            times[name].append(timeit.timeit(step, number=CALLS) / CALLS / len(ADDRESSES))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{name:20}{median * 1e9:>8.0f} ns{median / medians['dictionary walk']:>8.2f}x the walk")
    both = medians["look-up"] + medians["parse"]
    print(f"parse and look-up cost {both / medians['tldextract alone']:.2f}x tldextract alone")


if __name__ == "__main__":
    main()
