"""What it costs to find a page's outlet, in one run: against a bare dictionary walk over the host's labels, and tldextract.

Time is the processor's, so that what else runs on the machine is not measured.

python bench/lookup.py
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from server import registry
from server.urls import Page, parents, suffixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from server.registry import Registry

ROOT = Path(__file__).parents[1]
ADDRESSES = [
    "https://www.reuters.com/world/europe/",
    "https://edition.cnn.com/2025/06/02/world/story",
    "https://economictimes.indiatimes.com/news/x",
    "https://www.reddit.com/r/worldnews/",
    "https://news.example.org/2025/06/02/some-story",
]
T = TypeVar("T")
U = TypeVar("U")
ROUNDS, CALLS = 15, 4000


def steps(found: Registry) -> dict[str, Callable[[Page], object]]:
    """What is measured with a page."""
    hosts = {domain.partition("/")[0]: outlet for outlet in found.outlets.values() for domain in outlet.domains}

    def walk(page: Page) -> None:
        next((hosts[name] for name in parents(page.host) if name in hosts), None)

    return {
        "dictionary walk": walk,
        "look-up": found.find,
        "tldextract alone": lambda page: suffixes.split(page.host),
    }


def timed(do: Callable[[T], U], things: Iterable[T]) -> tuple[float, list[U]]:
    """Seconds of the processor for each thing, and what came of it."""
    start = time.thread_time()
    made = [do(thing) for thing in things]
    return (time.thread_time() - start) / len(made), made


def measure(found: Registry, rounds: Iterable[list[str]]) -> None:
    """Take the steps in turns, for the addresses of each round, and print them as ratios to the walk."""
    todo = steps(found)
    times: dict[str, list[float]] = {"parse": [], **{name: [] for name in todo}}
    for addresses in rounds:
        seconds, pages = timed(lambda address: Page.parse(address, listed=found.lists), addresses)
        times["parse"].append(seconds)
        for name, do in todo.items():
            times[name].append(timed(do, pages)[0])
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{name:20}{median * 1e9:>8.0f} ns{median / medians['dictionary walk']:>8.2f}x the walk")
    both = medians["look-up"] + medians["parse"]
    print(f"parse and look-up cost {both / medians['tldextract alone']:.2f}x tldextract alone\n")


def main() -> None:
    """Measure with hosts that come again, as in life, and with hosts that never do."""
    found, problems = registry.read(ROOT / "sources.yaml")
    assert found, problems
    print("typical addresses, whose hosts come again")
    measure(found, [ADDRESSES * CALLS] * ROUNDS)
    print("as many addresses, no host of which was met before")
    measure(
        found, ([f"https://s{turn}-{nth}.example.org/2025/06/02/some-story" for nth in range(CALLS)] for turn in range(ROUNDS))
    )


if __name__ == "__main__":
    main()
