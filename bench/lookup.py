"""What it costs to find a page's outlet, in one run: against a bare dictionary walk over the host's labels, and tldextract.

    python bench/lookup.py
"""

from __future__ import annotations

import statistics
import timeit
from pathlib import Path

from server import registry, suffixes
from server.urls import Page, parents

ROOT = Path(__file__).parents[1]
ADDRESSES = [
    "https://www.reuters.com/world/europe/",
    "https://edition.cnn.com/2025/06/02/world/story",
    "https://economictimes.indiatimes.com/news/x",
    "https://www.reddit.com/r/worldnews/",
    "https://news.example.org/2025/06/02/some-story",
]
ROUNDS, CALLS = 15, 4000


def main() -> None:
    """Measure the four in turns and print them as ratios to the walk."""
    found, problems = registry.read(ROOT / "sources.yaml")
    assert found, problems
    hosts = {domain.partition("/")[0]: outlet for outlet in found.outlets.values() for domain in outlet.domains}
    pages = [Page.parse(address) for address in ADDRESSES]

    def walk() -> None:
        for page in pages:
            next((hosts[name] for name in parents(page.host) if name in hosts), None)

    def look_up() -> None:
        for page in pages:
            found.find(page)

    def parse() -> None:
        for address in ADDRESSES:
            Page.parse(address, listed=found.lists)

    def extract() -> None:
        for page in pages:
            suffixes.split(page.host)

    steps = {"dictionary walk": walk, "look-up": look_up, "parse": parse, "tldextract alone": extract}
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, step in steps.items():
            times[name].append(timeit.timeit(step, number=CALLS) / CALLS / len(ADDRESSES))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{name:20}{median * 1e9:>8.0f} ns{median / medians['dictionary walk']:>8.2f}x the walk")
    both = medians["look-up"] + medians["parse"]
    print(f"parse and look-up cost {both / medians['tldextract alone']:.2f}x tldextract alone")


if __name__ == "__main__":
    main()
