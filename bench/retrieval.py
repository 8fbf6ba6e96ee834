"""How well and how fast claims are found by words: MAP@5, MRR and S@10 on any claims, queries and answers, and time per query.

    python bench/retrieval.py [--titles] [CLAIMS QUERIES ANSWERS]     by default the sets in bench/data/retrieval
    python bench/retrieval.py --cost N [N ...]                         what a search costs among N made-up claims

CLAIMS   JSON Lines {"id", "text", "speaker"?}; or as CheckThat! 2020 to 2022 publish them: a table "vclaim_id, vclaim, title",
         or a folder of JSON files or a JSON list of {"vclaim_id", "vclaim", "title", "author"}
QUERIES  JSON Lines {"id", "text"}; or a table "tweet_id, tweet_content" (or "id, tweet_text")
ANSWERS  a table "query, claim"; or TREC qrels "query 0 claim relevance"

Tables have tabs, a head or none. --titles indexes titles beside the claims. Quality is told beside that of SQLite's FTS5 as it
comes: ``porter unicode61 remove_diacritics 2``, any of the words, BM25. Times are CPU times of this process, as ratios to an
empty Flask view, measured in turns in the same run.
"""

from __future__ import annotations

import bisect
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import checkthat
from flask import Flask
from indexing import Claim, document, index

from server.search import stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from server.claims import Index

DATA = Path(__file__).parent / "data" / "retrieval"
SETS = [[DATA / f"{kind}{name}" for name in ("claims.jsonl", "queries.jsonl", "answers.tsv")] for kind in ("", "tweets-")]
WORDS = 80_000
RUNS = 3


def quality(found: dict[str, list[str]], answers: dict[str, set[str]]) -> dict[str, float]:
    """MAP@5, mean reciprocal rank and success within ten, over the queries that have an answer."""
    asked = [query for query in found if answers.get(query)]
    if not asked:
        raise checkthat.Unreadable("no query has an answer: their ids differ from those of the answers")
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
            for times, run, asked in ((took[0], lambda _: empty(), ""), (took[1], search, text)):
                started = time.process_time()
                run(asked)
                times[number] = min(times[number], time.process_time() - started)
    return statistics.median(took[0]), statistics.median(took[1]), max(took[1])


def judge(claims: Path, queries: Path, answers: Path, *, titles: bool) -> None:
    """Print quality and time on a set."""
    with tempfile.TemporaryDirectory() as folder:
        known = list(checkthat.claims(claims, titles=titles))
        asked, right = checkthat.queries(queries), checkthat.answers(answers)
        print(f"{claims}: {len(known)} claims, {len(asked)} queries")
        with index([document(known)], Path(folder)) as opened:
            plain = fts5(known)
            for name, search in (("ours", partial(ids, opened)), ("FTS5", plain)):
                told = quality({query: search(text) for query, text in asked.items()}, right)
                print(f"  {name}  " + "  ".join(f"{measure} {value:.3f}" for measure, value in told.items()))
            empty, middle, most = timed(partial(ids, opened, limit=20), list(asked.values())[:300])
            print(f"  a search costs {middle / empty:.1f} empty Flask views, at most {most / empty:.1f}")


def ids(opened: Index, question: str, limit: int | None = None) -> list[str]:
    """Search, and read the answers of so many as a list shows."""
    return [identifier for identifier, _ in opened.answers(opened.search(question)[:limit])]


def fts5(claims: Sequence[Claim]) -> Callable[[str], list[str]]:
    """Search as SQLite's FTS5 does by itself, the speaker beside the claim."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE s USING fts5 (text, speaker, tokenize='porter unicode61 remove_diacritics 2')")
    connection.executemany("INSERT INTO s VALUES (?, ?)", [(claim.text, claim.speaker) for claim in claims])
    stop = set(stopwords.ENGLISH.split())
    select = "SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT 200"

    def search(text: str) -> list[str]:
        words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
        kept = [word for word in dict.fromkeys(words) if word not in stop]
        match = " OR ".join(f'"{word}"' for word in kept or words)
        return [claims[row - 1].id for (row,) in connection.execute(select, (match,))]

    return search


def cost(many: int) -> None:
    """Print what searches cost among made-up claims, and how often a claim is found by six of its words and six others."""
    luck = random.Random(20261123)  # noqa: S311  nothing to be kept secret
    weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))

    def pick() -> int:
        return bisect.bisect(weights, luck.random() * weights[-1])

    texts = (" ".join(word(pick()) for _ in range(luck.randint(8, 24))) for _ in range(many))
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        opened = index([document(Claim(f"c{number}", text) for number, text in enumerate(texts))], Path(folder))
        size = (Path(folder) / "index.sqlite").stat().st_size
        print(f"\n{many} claims: built in {time.perf_counter() - started:.0f} s, {size / 1e6:.0f} MB")
        held = opened.searched.held(word(rank) for rank in range(2000))
        common = sorted(held, key=held.__getitem__, reverse=True)
        shared = max(2000, many // 50)
        below = [name for name in common if held[name] <= shared]
        kinds: dict[str, Callable[[], list[str]]] = {
            "12 of the 20 commonest words": lambda: luck.sample(common[:20], 12),
            "12 of the 100 commonest words": lambda: luck.sample(common[:100], 12),
            "12 of the 1,000 commonest words": lambda: luck.sample(common[:1000], 12),
            "12 of the 20 commonest that are paired": lambda: luck.sample(below[:20], 12),
            "12 words as they come": lambda: [word(pick()) for _ in range(12)],
            "12 rare words": lambda: [word(luck.randrange(5_000, WORDS)) for _ in range(12)],
        }
        for name, kind in kinds.items():
            empty, middle, most = timed(partial(ids, opened, limit=20), [" ".join(kind()) for _ in range(20)])
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
        hits += identifier in ids(opened, " ".join(question), limit=10)
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


def main(told: list[str]) -> None:
    """Judge, or tell costs."""
    if told[:1] == ["--cost"]:
        for size in told[1:] or ["100000"]:
            cost(int(size))
        return
    files = [Path(name) for name in told if name != "--titles"]
    try:
        for one in [files] if files else SETS:
            judge(*one, titles="--titles" in told)
    except (OSError, checkthat.Unreadable) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
