"""What reading fact-checks takes: memory and time for each review, of a feed of one size and of one a hundred times as large.

Each form is written to a temporary folder and read once in a process of its own. Printed are ratios of one run.

    PYTHONPATH=. python bench/factchecks.py [SMALL LARGE]
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

SIZES = (1000, 100_000)
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


def lines(count: int) -> Iterator[str]:
    """JSON Lines."""
    for number in range(count):
        yield json.dumps(review(number, DESK)) + "\n"


FORMS = {"feed.json": feed, "graph.jsonld": graph, "lines.jsonl": lines}


def measure(path: Path) -> None:
    """Read a file, and print reviews, losses, seconds and the most memory that it took, in MB."""
    before, taken, lost = time.process_time(), 0, 0
    for found in factchecks.read(path, SIDECAR):
        taken, lost = taken + (not isinstance(found, factchecks.Loss)), lost + isinstance(found, factchecks.Loss)
    seconds = time.process_time() - before
    print(json.dumps([taken, lost, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main(small: int, large: int) -> None:
    """Measure all forms at both sizes."""
    for name, write in FORMS.items():
        read = {}
        for count in (small, large):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / name
                with path.open("w") as file:
                    file.writelines(write(count))
                run = subprocess.run([sys.executable, __file__, str(path)], capture_output=True, text=True, check=True)
                read[count] = json.loads(run.stdout)
        (taken, lost, seconds, memory), (all_taken, all_lost, all_seconds, all_memory) = read[small], read[large]
        print(
            f"{name}: {taken:,} reviews and {lost:,} losses, {all_taken:,} and {all_lost:,}; memory × {all_memory / memory:.2f}"
            f" ({all_memory:.0f} MB), time for each × {all_seconds / large / (seconds / small):.2f}"
            f" ({all_seconds / large * 1e6:.0f} µs)"
        )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        measure(Path(sys.argv[1]))
    else:
        main(*(map(int, sys.argv[1:]) if sys.argv[1:] else SIZES))
