"""How the cost of one look-alike check grows with the registry: 1,000 and 100,000 outlets side by side in one run.

The outlets are invented: two or three words of the kind that names are made of. Half of the hosts that are asked for are a
listed host with one letter changed, another suffix or a word more; the other half resemble nothing.

    python bench/lookalikes.py
"""

from __future__ import annotations

import math
import random
import statistics
import timeit
from functools import partial

from server.lookalikes import Known, Lookalikes

SIZES = (1_000, 100_000)
ASKED, ROUNDS = 400, 9
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]
SUFFIXES = ("com", "de", "fr", "co.uk", "org", "pl", "com.ua", "it", "info", "net")


def find_all(finder: Lookalikes, hosts: list[str]) -> None:
    """Ask for each host."""
    for host in hosts:
        finder.find(host)


def main() -> None:
    """Build both, ask in turns, print times and their ratio beside that of the logarithms."""
    luck = random.Random(20261123)  # noqa: S311  the same names in each run
    finders, asked = {}, {}
    for size in SIZES:
        hosts = sorted({f"{word(luck)}{word(luck)}.{luck.choice(SUFFIXES)}" for _ in range(size * 2)})[:size]
        outlets = [Known(f"outlet-{number}", host.partition(".")[0], (host,)) for number, host in enumerate(hosts)]
        started = timeit.default_timer()
        finders[size] = Lookalikes(outlets)
        print(f"{len(outlets):>8} outlets built in {timeit.default_timer() - started:.1f} s")
        asked[size] = [spoilt(luck, luck.choice(hosts)) if luck.random() < 0.5 else stranger(luck) for _ in range(ASKED)]
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(ROUNDS):
        for size, finder in finders.items():
            times[size].append(timeit.timeit(partial(find_all, finder, asked[size]), number=3) / 3 / ASKED)
    small, large = (statistics.median(times[size]) for size in SIZES)
    for size, finder in finders.items():
        found = sum(finder.find(host) is not None for host in asked[size])
        print(f"{size:>8} outlets: {statistics.median(times[size]) * 1e6:>6.1f} µs a host, {found} of {ASKED} resemble one")
    growth = math.log(SIZES[1]) / math.log(SIZES[0])
    print(f"{large / small:.2f}x the cost for {SIZES[1] // SIZES[0]}x the outlets; the logarithm grows {growth:.2f}x")


def word(luck: random.Random) -> str:
    return "".join(luck.choice(SYLLABLES) for _ in range(luck.randint(2, 4)))


def stranger(luck: random.Random) -> str:
    return f"{word(luck)}-{word(luck)}{word(luck)}.{luck.choice(SUFFIXES)}"


def spoilt(luck: random.Random, host: str) -> str:
    """A host with one letter changed, another suffix or a word more."""
    name, _, suffix = host.partition(".")
    place = luck.randrange(len(name))
    changed = f"{name[:place]}{luck.choice('aeimnrst')}{name[place + 1 :]}.{suffix}"
    return luck.choice([changed, f"{name}.ltd", f"{name}-news.{suffix}", f"{name}.{suffix}.{word(luck)}.com"])


if __name__ == "__main__":
    main()
