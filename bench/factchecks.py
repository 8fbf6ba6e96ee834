"""What reading fact-checks takes: memory (the most that was held, RSS) and CPU time for each review, in feeds of several sizes.

Each form is written to a temporary folder and read once in a process of its own. Ratios are to the first size.

    python bench/factchecks.py [SIZE ...]        (1000 100000; a million takes a gigabyte of disk and some minutes a form)
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from server import factchecks
from server.documents import Sidecar

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = [1000, 100_000]
SIDECAR = Sidecar(title="Bench", kind="fact-checks", language="en")
DESK = {"@type": "Organization", "@id": "https://check.example/#desk", "name": "Desk", "url": "https://check.example/"}


def review(number: int, author: dict[str, str]) -> dict[str, Any]:
    """One review, as long as they are on the web; every hundredth has a rating without words."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://check.example/{number}/what-the-minister-said-about-the-lake/",
        "claimReviewed": f"The minister said {number} times that {number * 7 % 1000} fish were sold at the town hall",
        "datePublished": "2024-05-07T10:00:00+02:00",
        "author": author,
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": f"Speaker {number % 5000}"},
            "datePublished": "2024-05-01",
            "firstAppearance": {"@type": "CreativeWork", "url": f"https://social.example/posts/{number}"},
            "appearance": [{"@type": "CreativeWork", "url": f"https://news.example/{number}/{part}"} for part in range(2)],
        },
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False" if number % 100 else ""},
    }


def feed(count: int) -> Iterator[str]:
    """A DataFeed."""
    yield '{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": ['
    for number in range(count):
        yield json.dumps({"@type": "DataFeedItem", "item": [review(number, DESK)]}) + (", " if number + 1 < count else "")
    yield "]}"


def graph(count: int) -> Iterator[str]:
    """A graph whose reviews name their author by an id that comes last."""
    yield '{"@context": "https://schema.org", "@graph": ['
    for number in range(count):
        yield json.dumps(review(number, {"@id": DESK["@id"]})) + ","
    yield json.dumps(DESK) + "]}"


def array(count: int) -> Iterator[str]:
    """A list of reviews."""
    yield "["
    for number in range(count):
        yield json.dumps(review(number, DESK)) + (",\n" if number + 1 < count else "]")


def lines(count: int) -> Iterator[str]:
    """JSON Lines."""
    for number in range(count):
        yield json.dumps(review(number, DESK)) + "\n"


FORMS = {"lines.jsonl": lines, "feed.json": feed, "array.jsonld": array, "graph.jsonld": graph}


def measure(path: Path) -> None:
    """Read a file, and print reviews, losses, seconds and the most memory that it took, in MB."""
    before, taken, lost = time.process_time(), 0, 0
    for found in factchecks.read(path, SIDECAR):
        taken, lost = taken + (not isinstance(found, factchecks.Loss)), lost + isinstance(found, factchecks.Loss)
    seconds = time.process_time() - before
    print(json.dumps([taken, lost, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main(sizes: list[int]) -> None:
    """Measure all forms at all sizes."""
    for name, write in FORMS.items():
        first: tuple[float, float] | None = None
        for count in sizes:
            taken, lost, seconds, memory = read(name, write(count))
            first = first or (memory, seconds / count)
            print(
                f"{name:12} {taken:>9,} reviews, {lost:>6,} losses: {memory:6.1f} MB, × {memory / first[0]:.2f};"
                f" {seconds / count * 1e6:4.0f} µs each, × {seconds / count / first[1]:.2f}",
                flush=True,
            )


def read(name: str, parts: Iterator[str]) -> tuple[int, int, float, float]:
    """Write a file, and read it in a process of its own; give reviews, losses, seconds and MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("w") as file:
            file.writelines(parts)
        run = subprocess.run([sys.executable, __file__, "--read", str(path)], capture_output=True, text=True, check=True)
    taken, lost, seconds, memory = json.loads(run.stdout)
    return taken, lost, seconds, memory


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        measure(Path(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or SIZES)
