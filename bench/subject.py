"""How well pages are matched with the claims that they are about: precision and recall on pages and claims written for it.

    python bench/subject.py [SET] [-v] [-1]    report, if no other is named

The sets are develop, on which thresholds were chosen, report, news, last, near, fresh and fresh-2;
bench/data/subject/README.md says how each was read first. -v shows every match, -1 leaves out the second asking below.

bench/data/subject/claims.jsonl holds claims {"id", "text", "date"}; pages.jsonl pages {"set", "url", "title", "text", "about"},
"about" naming the claims that a page is about. Events, persons and towns of most are made up, told as news tell them: pages
without a claim tell of other events of the same war, place, person or kind, or of the same matter in another year.
news-pages.jsonl and news-claims.jsonl, of the sets news and last, are longer and in the manner of agencies, papers, blogs and
fact-checkers; to their claims come those of the essay in seeds/, which "about" names by words of theirs ("seed:WORDS"). Where a
page's matter is told by several claims, "also" names those that may be found as well and count as neither. fresh-pages.jsonl was
written to be asked once: in "sentences" each claim of "about" has words of the sentence that carries it, and a match that quotes
another sentence is told.
Each set is asked as it is, and as one long page with four others below it; and both again among a thousand more claims on
other events of the same kinds.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from indexing import Claim, document, index

from server import cards
from server.documents import read
from server.registry import read as read_registry
from server.subject import find, shared
from server.urls import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.claims import DocumentEntry, Index

DATA = Path(__file__).parent / "data" / "subject"
ROOT = Path(__file__).parent.parent
REGISTRY, _PROBLEMS = read_registry(ROOT / "sources.yaml")
MORE = 1000
TOWNS = [first + last for first in ("Bar", "Kel", "Mor", "Tus", "Vin", "Zal") for last in ("ovo", "inka", "grad", "mir", "holm")]
MONTHS = ["January", "March", "May", "July", "September", "November"]


class Named(NamedTuple):
    """A page with the ids of the claims that it is about, and of those that may be found as well."""

    url: str
    title: str
    text: str
    about: frozenset[str]
    also: frozenset[str]
    sentences: dict[str, str]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def others() -> Iterator[Claim]:
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
        yield Claim(f"more-{number}", text)


def essays() -> list[DocumentEntry]:
    """Read the documents in seeds/ anew, since an index takes each once."""
    if REGISTRY is None:
        raise SystemExit("sources.yaml has problems: see masthead check")
    return [cards.document(REGISTRY, found) for found in read(ROOT / "seeds", REGISTRY)[0]]


def corpus(which: str, *, many: bool) -> list[DocumentEntry]:
    """Give the documents of a set, with a thousand more claims if wanted."""
    claims: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in rows(f"{prefix(which)}claims.jsonl"):
        claims[claim["date"]].append(Claim(claim["id"], claim["text"]))
    if many:
        claims[None] = list(others())
    return [document(some, date) for date, some in claims.items()] + (essays() if prefix(which) else [])


def prefix(which: str) -> str:
    return {"news": "news-", "last": "news-", "near": "news-", "fresh": "fresh-", "fresh-2": "fresh-"}.get(which, "")


def pages(which: str) -> list[Named]:
    """Read the pages of a set."""
    told = {claim.answer.id: claim.answer.text.lower() for essay in essays() for claim in essay.claims}
    mine = [page for page in rows(f"{prefix(which)}pages.jsonl") if page["set"] == which]
    return [
        Named(
            page["url"],
            page["title"],
            page["text"],
            ids(page["about"], told, 1),
            ids(page.get("also", ()), told, None),
            {claim: words for name, words in page.get("sentences", {}).items() for claim in ids([name], told, 1)},
        )
        for page in mine
    ]


def ids(names: list[str], told: dict[str, str], most: int | None) -> frozenset[str]:
    """Give the ids of claims: of a document's, those that hold the words, at most so many for each name."""
    found: set[str] = set()
    for name in names:
        words = name.removeprefix("seed:").lower()
        holding = [identifier for identifier, text in told.items() if words in text] if name.startswith("seed:") else [name]
        if most and not holding:
            raise SystemExit(f"no claim holds: {name}")
        found.update(holding[:most])
    return frozenset(found)


def long(known: list[Named], number: int) -> str:
    """Put four others below a page's text, none of which is about a claim, as sites do."""
    apart = [page.text for page in known if not page.about]
    return "\n\n".join([known[number].text, *(apart[(number * 7 + step) % len(apart)] for step in range(4))])


def judge(opened: Index, known: list[Named], way: str) -> None:
    """Print precision and recall of matches, and false alarms by page."""
    right = wrong = missed = alarms = beside = 0
    started = time.process_time()
    for number, page in enumerate(known):
        text = long(known, number) if way == "long" else page.text
        matches = find(Page.parse(page.url), page.title, text, opened, shared(1))
        found = {match.id for match in matches}
        extra = found - page.about - page.also
        right, wrong = right + len(found & page.about), wrong + len(extra)
        missed, alarms = missed + len(page.about - found), alarms + bool(extra)
        beside += sum(page.sentences.get(match.id, "") not in match.quote.exact for match in matches)
        if "-v" in sys.argv:
            show(page, matches)
    took = (time.process_time() - started) / len(known)
    precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
    told = f"precision {precision}, recall {right / (right + missed):.3f}, false alarms on {alarms} of {len(known)} pages"
    told += f", another sentence quoted: {beside}" if any(page.sentences for page in known) else ""
    print(f"{way:6} {opened.searched.claims:5} claims: {told} ({took * 1e3:.0f} ms of CPU a page)")


def show(page: Named, matches: list[Any]) -> None:
    """Print what was found on a page, what too much, and what was missed."""
    for match in matches:
        mark = "+" if match.id in page.about else "o" if match.id in page.also else "WRONG"
        print(f"   {mark} {page.url[-40:]} {match.kind} {json.loads(match.answer)['text'][:200]}\n       {match.reason.why}")
        print(f"       {match.quote.exact[:200]!r}")
    for identifier in page.about - {match.id for match in matches}:
        print(f"   - {page.url[-40:]} missed: {identifier}")


def main(which: str) -> None:
    """Judge one set in all ways."""
    known = pages(which)
    print(f"{which}: {len(known)} pages, {sum(bool(page.about) for page in known)} of them about a claim")
    for many in (False, True)[: 1 if "-1" in sys.argv else 2]:
        with tempfile.TemporaryDirectory() as folder, index(corpus(which, many=many), Path(folder)) as opened:
            for way in ("page", "long"):
                judge(opened, known, way)


if __name__ == "__main__":
    main(next((name for name in sys.argv[1:] if name not in {"-v", "-1"}), "report"))
