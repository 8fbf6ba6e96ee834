"""What the claim index costs as it grows: time, memory and size of making it, opening it, and looking pages up in it.

The claims are made up, of words as common as Zipf's law has it: one in fifty (500 at least) stands in a document with a
source list, the others in a set of fact-checks with up to two addresses besides the review's. Each size is made in a process
of its own; look-ups take turns over the sizes. CPU is that of the process; memory is the most that it held (RSS). Ratios are
to the first size.

    python bench/scale.py [CLAIMS ...]        (1000 100000; a million takes some minutes and 2 GB of disk)
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import cache, partial
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

from server import cards, claims, context, documents, factchecks, registry
from server.documents import Document
from server.editions import Edition
from server.registry.records import File
from server.urls import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SITES = 300
A_DOCUMENT = 100  # claims
LISTED = 30  # works in its source list
SAMPLE = 40  # pages of each kind
ROUNDS = 15
SYLLABLES = [consonant + vowel for consonant in "bcdfghklmnprstvw" for vowel in "aeiou"]


@cache
def language() -> tuple[list[str], list[float]]:
    """Words that are made up, and how common each is, with all before it."""
    naming = random.Random("language")  # noqa: S311  made-up words
    words = {"".join(naming.choices(SYLLABLES, k=naming.randint(1, 4))) for _ in range(300_000)}
    ranked = sorted(words, key=lambda word: (len(word), word))  # alike in every process
    return ranked, list(accumulate(1 / (rank + 2.7) for rank in range(len(ranked))))


class Words:
    """Words of a made-up language, some of them far more common than others."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)  # noqa: S311  made-up words
        self._words, self._weights = language()

    def __call__(self, count: int) -> str:
        """So many words."""
        return " ".join(self.random.choices(self._words, cum_weights=self._weights, k=count))

    def site(self) -> int:
        """A site, of which some are cited far more often than others."""
        return int(SITES * self.random.random() ** 3)


def entry(words: Words) -> str:
    """A line of a source list."""
    site = words.site()
    return f"Jane Doe, “{words(9).capitalize()}”, Site {site} (March {words.random.randint(1, 28)}, 2024) site{site}.com."


def outlets(owned: str = "Owner") -> registry.Registry:
    """A registry of the sites that are cited."""
    plain = {"type": "newspaper", "source": "https://a.org/", "checked": "2026-01-01"}
    listed = [
        {
            "id": f"site-{n}",
            "name": f"Site {n}",
            "domains": [f"site{n}.com"],
            "owners": [{"name": f"{owned} {n % 90}", "source": "https://a.org/", "checked": "2026-01-01"}],
            **plain,
        }
        for n in range(SITES)
    ]
    return registry.Registry(File.model_validate({"outlets": listed}), owned)


def write(folder: Path, count: int) -> None:
    """Write documents with so many claims in all."""
    words = Words("documents")
    for number in range(0, count, A_DOCUMENT):
        lines = ["Paper", ""]
        for _ in range(min(A_DOCUMENT, count - number)):
            site = words.site()
            sentence = words(words.random.randint(8, 28)).capitalize()
            address = f"https://site{site}.com/2024/{words(7).replace(' ', '-')}"
            lines += [f"{sentence} ({address if words.random.random() < 0.3 else f'site{site}.com'}).", ""]
        lines += ["Sources:", *(entry(words) for _ in range(LISTED))]
        (folder / f"paper-{number:07}.txt").write_text("\n".join(lines))
        (folder / f"paper-{number:07}.yaml").write_text("title: Paper\nkind: report\nlanguage: en\n")


def reviewed(count: int) -> Iterator[factchecks.Reviewed]:
    """So many claims with a review each."""
    words = Words("reviews")
    number = words.random
    for nth in range(count):
        text = words(number.randint(8, 28)).capitalize() + "."
        checker = f"https://checker{nth % 80}.org"
        url = f"{checker}/{number.getrandbits(40)}/{text.lower().replace(' ', '-')[:60]}"
        review = factchecks.Review(by=f"Checker {nth % 80}", by_url=checker, rating="False", url=url, date="2021-06-07")
        pages = tuple(f"https://social{number.randrange(50)}.com/p/{number.getrandbits(50)}" for _ in range(number.randint(0, 2)))
        speaker = words(2).title() if number.random() < 0.5 else None
        yield factchecks.Reviewed(text, speaker, "2021-05-06", pages, (), review, "en", "")


def in_documents(count: int) -> int:
    """How many of so many claims stand in documents."""
    return max(500, count // 50)


def build(folder: Path, count: int) -> dict[str, float]:
    """Make an index of so many claims; what that took."""
    seeds = folder / "seeds"
    seeds.mkdir()
    write(seeds, in_documents(count))
    checks = documents.Sidecar(title="Checks", kind="fact-checks", language="en")

    def entries() -> Iterator[claims.Entry]:
        for document in documents.each(seeds, found):
            assert isinstance(document, Document), document
            yield cards.document(found, document)
        yield cards.fact_checks(found, "zz-checks", checks, reviewed(count - in_documents(count)))

    found = outlets()
    started, used = time.perf_counter(), time.process_time()
    claims.build(folder / "index.sqlite", claims.Version("v", "c", ""), entries(), lambda _: None)
    return {
        "s": time.perf_counter() - started,
        "CPU s": time.process_time() - used,
        "MB of memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "MB on disk": (folder / "index.sqlite").stat().st_size / 1e6,
    }


def pages(count: int) -> dict[str, list[tuple[str, str | None]]]:
    """Addresses, some with titles, that an index of so many claims is asked about."""
    every = max(1, count // SAMPLE // 2)
    items = list(islice(reviewed(count - in_documents(count)), 0, None, every))
    appeared = [item.appearances[0] for item in items if item.appearances]
    words = Words("asked")
    asked: dict[str, list[tuple[str, str | None]]] = {
        "a review": [(item.review.url, None) for item in items[:SAMPLE]],
        "where a claim appeared": [(url, None) for url in appeared[:SAMPLE]],
        "a listed outlet": [(f"https://site{n}.com/{words(8).replace(' ', '-')}", None) for n in range(SAMPLE)],
        "a listed outlet, with title": [(f"https://site{n}.com/{n}", words(9)) for n in range(SAMPLE)],
        "an unlisted host": [(f"https://unlisted{n}.net/{words(8).replace(' ', '-')}", None) for n in range(SAMPLE)],
    }
    return asked


def look(edition: Edition, asked: list[tuple[str, str | None]]) -> None:
    """Look pages up."""
    for url, title in asked:
        context.find(Page.parse(url, listed=edition.registry.lists), edition, title).json()


def timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def table(rows: dict[str, list[float]], form: str) -> None:
    """Print figures, and after each its ratio to the first of its line."""
    for name, values in rows.items():
        print(f"  {name:30}" + "".join(f"{value:>12{form}} {value / (values[0] or 1):>8.2f}x" for value in values))


def main(sizes: list[int]) -> None:
    """Make an index of each size, then look pages up in all of them in turns."""
    with tempfile.TemporaryDirectory() as place:
        made = []
        for size in sizes:
            folder = Path(place) / str(size)
            folder.mkdir()
            command = [sys.executable, __file__, "--build", str(size), str(folder)]
            made.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(f"{'claims':32}" + "".join(f"{size:>12,}{'':10}" for size in sizes))
        print("making")
        table({name: [one[name] for one in made] for name in made[0]}, ".1f")
        read(Path(place), sizes)


def opened(path: Path) -> None:
    """Open an index, and close it."""
    claims.Index(path).close()


def read(place: Path, sizes: list[int]) -> None:
    """Measure opening and looking up."""
    files = [place / str(size) / "index.sqlite" for size in sizes]
    opening = [min(timed(partial(opened, path)) for _ in range(5)) * 1e3 for path in files]
    indexes = [claims.Index(path) for path in files]
    editions = [Edition(outlets(), index) for index in indexes]
    saved = [min(timed(partial(Edition, outlets("Other"), index)) for _ in range(5)) * 1e3 for index in indexes]
    print("ms of CPU")
    table({"open": opening, "serve another registry": saved}, ".2f")
    asked = [pages(size) for size in sizes]
    took: dict[str, list[list[float]]] = {kind: [[] for _ in sizes] for kind in asked[0]}
    for _ in range(ROUNDS):
        for kind, times in took.items():
            for edition, questions, each in zip(editions, asked, times, strict=True):
                each.append(timed(partial(look, edition, questions[kind])) / len(questions[kind]))
    print("µs of CPU a look-up (/v1/context without HTTP)")
    table({kind: [statistics.median(each) * 1e6 for each in times] for kind, times in took.items()}, ".0f")
    for index in indexes:
        index.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--build"]:
        print(json.dumps(build(Path(sys.argv[3]), int(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or [1_000, 100_000])
