"""How well and how fast claims are found by words: MAP@5, MRR and S@10 on any claims, queries and answers, and time per query.

    python bench/retrieval.py [CLAIMS QUERIES ANSWERS]     by default the small set in bench/data/retrieval
    python bench/retrieval.py --cost N [N ...]              what a search costs among N made-up claims

CLAIMS   JSON Lines {"id", "text", "speaker"?}; or a folder of JSON files or a TSV file with a head, as CheckThat! 2020 to 2022
         publish them ({"vclaim_id", "vclaim", "speaker" or "author"})
QUERIES  JSON Lines {"id", "text"}; or TSV "id, text" (a head "tweet_id, tweet_content" is passed over)
ANSWERS  TSV "query, claim"; or TREC qrels "query 0 claim relevance"

Times are ratios to an empty Flask view, measured in turns in the same run; quality figures are the same on every machine.
"""

from __future__ import annotations

import bisect
import csv
import json
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask

from server.answers import ClaimAnswer, DocumentAnswer, DocumentName, Sources
from server.claims import ClaimEntry, DocumentEntry, Index, Version, build
from server.documents import Attribution, Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SMALL = [Path(__file__).parent / "data" / "retrieval" / name for name in ("claims.jsonl", "queries.jsonl", "answers.tsv")]
WORDS = 80_000
RUNS = 3


def read_claims(path: Path) -> Iterator[tuple[str, str, str | None]]:
    """Yield id, text and speaker of each claim."""
    for row in rows(path):
        identifier = row.get("id") or row.get("vclaim_id")
        text = row.get("text") if "id" in row else row.get("vclaim")
        yield str(identifier), str(text or ""), row.get("speaker") or row.get("author")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a folder of JSON files, of a TSV file with a head, or of JSON Lines."""
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            yield json.loads(file.read_text(encoding="utf-8"))
        return
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    if lines and lines[0].startswith("{"):
        yield from (json.loads(line) for line in lines if line.strip())
    else:
        yield from csv.DictReader(lines, delimiter="\t")


def read_queries(path: Path) -> dict[str, str]:
    """Read the text of each query."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    if lines[0].startswith("{"):
        return {str(row["id"]): row["text"] for row in map(json.loads, lines)}
    pairs = (line.split("\t", 1) for line in lines if "\t" in line)
    return {query: text for query, text in pairs if query != "tweet_id"}


def read_answers(path: Path) -> dict[str, set[str]]:
    """Read the claims that each query asks for."""
    answers: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        match line.split("\t") if "\t" in line else line.split():
            case [query, claim]:
                answers[query].add(claim)
            case [query, _, claim, relevance] if int(relevance) > 0:
                answers[query].add(claim)
    return answers


def index(claims: Iterable[tuple[str, str, str | None]], folder: Path) -> Index:
    """Build an index of claims (id, text, speaker)."""
    return indexed({None: claims}, folder)


def indexed(claims: dict[str | None, Iterable[tuple[str, str, str | None]]], folder: Path) -> Index:
    """Build an index of claims by the date of the document that makes them."""
    path = folder / "index.sqlite"
    build(path, Version("bench", "bench", ""), [document(date, some) for date, some in claims.items()], lambda _: None)
    return Index(path)


def document(date: str | None, claims: Iterable[tuple[str, str, str | None]]) -> DocumentEntry:
    """Make a document of the index."""
    name = DocumentName(id=f"bench-{date}", title="Claims", kind="report")
    blank = {"author": None, "url": None, "licence": None, "claims": 0, "works": 0, "losses": 0}
    answer = DocumentAnswer(
        **name.model_dump(), **blank, language="en", published=date, sections=(), source_list=(), links=(), left_out=()
    )
    return DocumentEntry(answer, (), (ClaimEntry(made(name, *claim), shown=True) for claim in claims))


def made(name: DocumentName, identifier: str, text: str, speaker: str | None) -> ClaimAnswer:
    """Make a claim of the index."""
    return ClaimAnswer(
        id=identifier,
        text=text,
        quote=Quote(exact=text),
        section="",
        kind="cited",
        attribution=(Attribution(name=speaker, quote=""),) if speaker else (),
        document=name,
        citations=(),
        sources=Sources(outlets=0, owners=0, owners_unknown=0),
        reviews=(),
    )


def quality(found: dict[str, list[str]], answers: dict[str, set[str]]) -> dict[str, float]:
    """MAP@5, mean reciprocal rank and success within ten, over the queries that have an answer."""
    asked = [query for query in found if answers.get(query)]
    return {
        "MAP@5": statistics.mean(precision(found[query][:5], answers[query]) for query in asked),
        "MRR": statistics.mean(reciprocal(found[query], answers[query]) for query in asked),
        "S@10": statistics.mean(any(claim in answers[query] for claim in found[query][:10]) for query in asked),
    }


def precision(found: list[str], wanted: set[str]) -> float:
    """Average precision of the first claims found."""
    ranks = [rank for rank, claim in enumerate(found, 1) if claim in wanted]
    return sum(hits / rank for hits, rank in enumerate(ranks, 1)) / min(len(wanted), 5)


def reciprocal(found: list[str], wanted: set[str]) -> float:
    return next((1 / rank for rank, claim in enumerate(found, 1) if claim in wanted), 0.0)


def view() -> Callable[[], object]:
    """Make an empty Flask view and give what asks for it."""
    app = Flask("empty")
    app.add_url_rule("/", "empty", lambda: "{}")
    client = app.test_client()
    return lambda: client.get("/")


def timed(search: Callable[[str], object], texts: list[str]) -> tuple[float, float, float]:
    """Seconds of an empty view and of a search, the median and the most: each text the best of some runs, in turns."""
    empty, took = view(), [[float("inf")] * len(texts) for _ in range(2)]
    for _ in range(RUNS):
        for number, text in enumerate(texts):
            for times, run in zip(took, (empty, lambda text=text: search(text)), strict=True):
                started = time.perf_counter()
                run()
                times[number] = min(times[number], time.perf_counter() - started)
    return statistics.median(took[0]), statistics.median(took[1]), max(took[1])


def judge(claims: Path, queries: Path, answers: Path) -> None:
    """Print quality and time on a set."""
    with tempfile.TemporaryDirectory() as folder, index(read_claims(claims), Path(folder)) as opened:
        asked, wanted = read_queries(queries), read_answers(answers)
        found = {query: opened.search(text) for query, text in asked.items()}
        print(f"{opened.searched.claims} claims, {len(asked)} queries")
        print("  ".join(f"{name} {value:.3f}" for name, value in quality(found, wanted).items()))
        empty, middle, most = timed(opened.search, list(asked.values())[:300])
        print(f"a search costs {middle / empty:.1f} empty Flask views, at most {most / empty:.1f}")


def cost(many: int) -> None:
    """Print what searches cost among made-up claims, and how often a claim is found by six of its words and six others."""
    luck = random.Random(20261123)  # noqa: S311  nothing to be kept secret
    weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
    pick = lambda: bisect.bisect(weights, luck.random() * weights[-1])  # noqa: E731  short and local
    texts = (" ".join(word(pick()) for _ in range(luck.randint(8, 24))) for _ in range(many))
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        opened = index(((f"c{number}", text, None) for number, text in enumerate(texts)), Path(folder))
        size = (Path(folder) / "index.sqlite").stat().st_size
        print(f"\n{many} claims: built in {time.perf_counter() - started:.0f} s, {size / 1e6:.0f} MB")
        held = opened.searched.held(word(rank) for rank in range(2000))
        common = sorted(held, key=held.__getitem__, reverse=True)
        shared = max(2000, many // 50)
        below = [name for name in common if held[name] <= shared]
        kinds = {
            "12 of the 20 commonest words": lambda: luck.sample(common[:20], 12),
            "12 of the 100 commonest words": lambda: luck.sample(common[:100], 12),
            "12 of the 1,000 commonest words": lambda: luck.sample(common[:1000], 12),
            "12 of the 20 commonest that are paired": lambda: luck.sample(below[:20], 12),
            "12 words as they come": lambda: [word(pick()) for _ in range(12)],
            "12 rare words": lambda: [word(luck.randrange(5_000, WORDS)) for _ in range(12)],
        }
        for name, kind in kinds.items():
            empty, middle, most = timed(opened.search, [" ".join(kind()) for _ in range(20)])
            print(f"  {name:42} {middle / empty:6.1f} empty views, at most {most / empty:6.1f}   ({middle * 1e3:.2f} ms)")
        print(f"  a claim is found among the first ten by half of its words: {known(opened, luck, many, pick):.0%}")
        opened.close()


def known(opened: Index, luck: random.Random, many: int, pick: Callable[[], int]) -> float:
    """How often a claim is among the ten best for six of its words and six others."""
    hits, asked = 0, 200
    for _ in range(asked):
        identifier = f"c{luck.randrange(many)}"
        words = json.loads(opened.claim(identifier) or b"")["text"].split()
        question = [*luck.sample(words, 6), *(word(pick()) for _ in range(6))]
        hits += identifier in opened.search(" ".join(question))[:10]
    return hits / asked


def word(rank: int) -> str:
    """Make up a word that no stemmer touches and no list of stop words holds."""
    letters = ""
    rank += 4000
    while rank:
        rank, consonant = divmod(rank, 16)
        rank, vowel = divmod(rank, 4)
        letters += "bcdfghkmnprtvzxq"[consonant] + "aoui"[vowel]
    return letters + "k"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--cost"]:
        for size in sys.argv[2:] or ["100000"]:
            cost(int(size))
    else:
        judge(*(map(Path, sys.argv[1:]) if sys.argv[1:] else SMALL))
