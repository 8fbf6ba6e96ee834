"""How often `server.titles` knows a page again, and how often it is wrong.

Each page of data/titles.jsonl is offered, as cited works, the headlines of its own site, then those of all sites,
edited as essays do. Printed are ratios of one run; they do not depend on the machine.

data/titles.jsonl holds 300 facts: address, headline and date (as far as known) of real news pages of 2019 to 2026,
several of one running story per site, gathered from public link lists, feeds and digests. Headlines stand as those gave
them, a few of them shortened or later than the slug: that is how pages are cited. No text of an article is in it.

    PYTHONPATH=. python bench/titles.py
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from server.titles import Cited, Weights, best, slug, words
from server.titles.comparing import _judge, _numbered, _Page

DATA = Path(__file__).with_name("data") / "titles.jsonl"
PIECE = 4
TURNS = ("not", "no", "second", "12")


@dataclass(frozen=True)
class Sample:
    """A real page, and its headline as an essay may cite it."""

    site: str
    path: str
    title: str
    words: frozenset[str]
    cited: str
    date: str | None

    def work(self, *, dated: bool) -> Cited:
        """Cite the page; its path is the id."""
        return Cited(self.path, self.cited, self.date if dated else None)


def samples() -> list[Sample]:
    """Read the data."""
    read = []
    for number, line in enumerate(DATA.read_text("utf-8").splitlines()):
        row = json.loads(line)
        url, title = urlsplit(row["url"]), row["title"]
        read.append(Sample(url.netloc, url.path, title, frozenset(words(title)), edited(title, number), row["date"]))
    return read


def edited(title: str, number: int) -> str:
    """Cite a title as essays do: straight quotes and capitals, without its kicker, with an elision, cut."""
    parts = title.split()
    long = len(parts) > 2 * PIECE + 1
    edits = {
        1: title.replace("‘", "'").replace("’", "'").upper(),
        2: title.split(":", 1)[-1].strip(),
        3: title.title(),
        4: " ".join([*parts[:PIECE], "…", *parts[PIECE + 2 :]]) if long else title,
        5: " ".join(parts[:-2]) + "…" if long else title,
    }
    return edits.get(number % 6, title)


def corpora(pages: list[Sample]) -> dict[str, Weights]:
    """Weigh by nothing, by the titles, and by the titles as a sample of a million."""
    counted = Counter(word for page in pages for word in page.words)
    times = 1_000_000 // len(pages)
    return {
        "nothing": Weights(0, {}),
        "300 titles": Weights(len(pages), counted),
        "a million": Weights(len(pages) * times, lambda word: counted[word] * times),
    }


def tally(asked: list[Sample], offered: dict[str, list[Sample]], weights: Weights, *, titled: bool, dated: bool) -> str:
    """Count what is found of all works, and what although no work with the page's headline is among them."""
    right = wrong = alarms = 0
    for page in asked:
        name = page.site.removeprefix("www.").split(".")[0].title()
        title = f"{page.title} - {name}" if titled else None
        pool = offered[page.site]
        found = best([other.work(dated=dated) for other in pool], page.path, title, [name], weights)
        same = {other.path for other in pool if other.words == page.words}
        right += found is not None and found.id in same
        wrong += found is not None and found.id not in same
        others = [other.work(dated=dated) for other in pool if other.path not in same]
        alarms += best(others, page.path, title, [name], weights) is not None
    return f"recall {right / len(asked):.3f}  wrong {wrong}  false alarms {alarms}"


def area(asked: list[Sample], offered: dict[str, list[Sample]], weights: Weights) -> float:
    """Compute the AUC of the slug's score: a page's own title against each other title that it is offered."""
    own, other = [], []
    for page in asked:
        address = _Page({nth: weights(nth[0]) for nth in _numbered(slug(page.path))}, {}, None)
        for rival in offered[page.site]:
            score = _judge(address, Cited("", rival.title, None), weights).score
            if rival is page:
                own.append(score)
            elif rival.words != page.words:
                other.append(score)
    other.sort()
    won = sum(bisect_left(other, score) + bisect_right(other, score) for score in own) / 2
    return won / (len(own) * len(other))


def near_misses(pages: list[Sample], weights: Weights, *, titled: bool) -> str:
    """Count headlines that pass for the page's although one word of theirs is another."""
    hits = tries = 0
    for page in pages:
        parts = page.title.split()
        for place in (place for place, part in enumerate(parts) if words(part)):
            miss = Cited("", " ".join([*parts[:place], "elsewhere", *parts[place + 1 :]]), page.date)
            hits += best([miss], page.path, page.title if titled else None, [], weights) is not None
            tries += 1
    return f"{hits} of {tries}"


def opposites(pages: list[Sample], weights: Weights, *, titled: bool) -> str:
    """Count headlines that pass for the page's although they say "not", "no", "second" or "12" once more."""
    hits = tries = 0
    for page in pages:
        parts = page.title.split()
        for place, turn in product(range(len(parts)), TURNS):
            turned = Cited("", " ".join([*parts[:place], turn, *parts[place:]]), page.date)
            hits += best([turned], page.path, page.title if titled else None, [], weights) is not None
            tries += 1
    return f"{hits} of {tries}"


def main() -> None:
    """Print the figures."""
    pages = samples()
    slugged = [page for page in pages if slug(page.path)]
    sites = {page.site: [other for other in pages if other.site == page.site] for page in pages}
    everything = dict.fromkeys(sites, pages)
    print(f"{len(pages)} pages of {len(sites)} sites, {len(slugged)} with a slug")
    for corpus, weights in corpora(pages).items():
        print(f"\nweights from {corpus}")
        print(f"  AUC of the slug, its site {area(slugged, sites, weights):.3f}", end="")
        print(f", all sites {area(slugged, everything, weights):.3f}")
        for titled, asked in ((False, slugged), (True, pages)):
            known = "address and title" if titled else "address only"
            print(f"  {known}: near misses taken for the work {near_misses(asked, weights, titled=titled)}", end="")
            print(f", opposites {opposites(asked, weights, titled=titled)}")
            for scope, offered in (("its site", sites), ("all sites", everything)):
                for dated in (False, True):
                    figures = tally(asked, offered, weights, titled=titled, dated=dated)
                    print(f"    works of {scope:9}  {'dated' if dated else 'undated':7}  {figures}")


if __name__ == "__main__":
    main()
