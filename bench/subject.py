"""How well pages are matched with the claims that they are about: precision and recall on pages and claims written for it.

    python bench/subject.py [SET] [-v]     develop, on which the thresholds were chosen, or report (the default), on which not

bench/data/subject/claims.jsonl holds claims {"id", "text", "date"}; pages.jsonl pages {"set", "url", "title", "text", "about"},
"about" naming the claims that a page is about. Events, persons and towns of most are made up, told as news tell them: pages
without a claim tell of other events of the same war, place, person or kind, or of the same matter in another year. Each set is
asked as it is, and as one long page with four others below it; and both again among a thousand more claims on other events of
the same kinds.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval import indexed

from server.subject import find, shared
from server.urls import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.claims import Index

DATA = Path(__file__).parent / "data" / "subject"
MORE = 1000
TOWNS = [first + last for first in ("Bar", "Kel", "Mor", "Tus", "Vin", "Zal") for last in ("ovo", "inka", "grad", "mir", "holm")]
MONTHS = ["January", "March", "May", "July", "September", "November"]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def others() -> Iterator[tuple[str, str, None]]:
    """Make claims on other events of the kinds that the pages tell of."""
    luck = random.Random(20261123)  # noqa: S311  nothing to be kept secret
    for number in range(MORE):
        town, many, month = luck.choice(TOWNS), luck.randint(2, 98), luck.choice(MONTHS)
        text = luck.choice(
            [
                f"On {many % 28 + 1} {month} 2024 drones that struck a market in {town} injured {many} people.",
                f"In {town} {many} percent voted against the new bypass, although the mayor had promised to respect no result.",
                f"The company {town} knew for months of glass in its cheese before it recalled {many} thousand packets.",
                f"The operator of the {town} dam ignored {many} warnings of engineers before the spillway gave way.",
                f"The port of {town} was closed for {many} days because the crane operators refused night shifts.",
                f"In the district of {town} {many},000 ballots were counted twice in the mayoral election of {month} 2023.",
            ]
        )
        yield f"more-{number}", text, None


def long(pages: list[dict[str, Any]], number: int) -> str:
    """Put four others below a page's text, none of which is about a claim, as sites do."""
    apart = [page["text"] for page in pages if not page["about"]]
    return "\n\n".join([pages[number]["text"], *(apart[(number * 7 + step) % len(apart)] for step in range(4))])


def judge(opened: Index, pages: list[dict[str, Any]], way: str) -> None:
    """Print precision and recall of matches, and false alarms by page."""
    right = wrong = missed = alarms = 0
    started = time.perf_counter()
    for number, page in enumerate(pages):
        text = long(pages, number) if way == "long" else page["text"]
        found = {match.id for match in find(Page.parse(page["url"]), page["title"], text, opened, shared(1))}
        about = set(page["about"])
        right, wrong, missed = right + len(found & about), wrong + len(found - about), missed + len(about - found)
        alarms += bool(found - about)
        if "-v" in sys.argv and found ^ about:
            print("    ", page["url"], "too many:", found - about or "", "missed:", about - found or "")
    took = (time.perf_counter() - started) / len(pages)
    precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
    told = f"precision {precision}, recall {right / (right + missed):.3f}, false alarms on {alarms} of {len(pages)} pages"
    print(f"{way:6} {opened.searched.claims:5} claims: {told} ({took * 1e3:.0f} ms a page)")


def main(which: str) -> None:
    """Judge one set in all ways."""
    pages = [page for page in rows("pages.jsonl") if page["set"] == which]
    claims: dict[str | None, list[tuple[str, str, str | None]]] = defaultdict(list)
    for claim in rows("claims.jsonl"):
        claims[claim["date"]].append((claim["id"], claim["text"], None))
    print(f"{which}: {len(pages)} pages, {sum(bool(page['about']) for page in pages)} of them about a claim")
    for known in (claims, {**claims, None: list(others())}):
        with tempfile.TemporaryDirectory() as folder, indexed(known, Path(folder)) as opened:
            for way in ("page", "long"):
                judge(opened, pages, way)


if __name__ == "__main__":
    main(next((name for name in sys.argv[1:] if name != "-v"), "report"))
