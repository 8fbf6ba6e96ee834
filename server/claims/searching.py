"""The terms of a question in, the claims of an index that share most with it out, best first. Does not decide what matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from server.search import Weights, plan, ranking, terms, verbatim

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from server.answers import ClaimAnswer

SEARCH_LIMIT = 200  # claims: the most that one search ranks
_RANKED_ANEW = 40  # claims: by all terms of the question, not only by those that were looked for

SCHEMA = """
CREATE VIRTUAL TABLE search USING fts5 (text, speaker, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE TABLE terms (term TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE openings (opening INTEGER, claim INTEGER, PRIMARY KEY (opening, claim)) WITHOUT ROWID;
"""
_COUNT = """
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, search, row);
INSERT INTO terms SELECT term, doc FROM temp.vocabulary;
INSERT INTO meta SELECT 'mean_terms', COALESCE(1.0 * SUM(cnt), 0) / MAX(1, (SELECT COUNT(*) FROM claims)) FROM temp.vocabulary;
DROP TABLE temp.vocabulary;
"""
_NARROWED = """ CROSS JOIN claims ON position = search.rowid
AND (NOT :shown OR shown) AND (:document IS NULL OR document = :document)
AND (:outlet IS NULL OR position IN (SELECT claim FROM outlet_citations WHERE outlet = :outlet))"""


class Within(NamedTuple):
    """Which claims are searched: all, those of a document, those that cite an outlet, those that the overlay shows."""

    document: str | None = None
    outlet: str | None = None
    shown: bool = False


class Hit(NamedTuple):
    """A claim that was found, by its position in the index, with its score (BM25) and its terms."""

    position: int
    score: float
    terms: Sequence[str]


def add(connection: sqlite3.Connection, position: int, answer: ClaimAnswer) -> None:
    """Add a claim to what is searched: its terms, those of who said it, and where to find its own words on a page."""
    speakers = answer.speaker or " ".join(said.name for said in answer.attribution)
    row = (position, " ".join(terms(answer.text)), " ".join(terms(speakers)))
    connection.execute("INSERT INTO search (rowid, text, speaker) VALUES (?, ?, ?)", row)
    begin = {verbatim.opening(words) for words in verbatim.passages(answer.text, answer.quote.exact)}
    connection.executemany("INSERT INTO openings VALUES (?, ?)", [(one, position) for one in begin])


def count(connection: sqlite3.Connection) -> None:
    """Count in how many claims each term stands, when all of them are in the search table."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.executescript(_COUNT)


class Search:
    """The search of one index, which never changes; threads may share it."""

    def __init__(self, connection: sqlite3.Connection, mean: float) -> None:
        self._connection = connection
        self._mean = mean
        (self.claims,) = connection.execute("SELECT COALESCE(MAX(position), 0) FROM claims").fetchone()

    def held(self, words: Iterable[str]) -> dict[str, int]:
        """Give in how many claims each of these terms stands."""
        wanted = list(words)
        select = f"SELECT term, claims FROM terms WHERE term IN ({', '.join('?' * len(wanted))})"
        return dict.fromkeys(wanted, 0) | dict(self._connection.execute(select, wanted))

    def opened(self, openings: Sequence[int], limit: int) -> list[int]:
        """Give the positions of shown claims of which a passage begins so, in their order, at most ``limit``."""
        select = (
            "SELECT DISTINCT claim FROM openings JOIN claims ON position = claim WHERE shown "
            "AND opening IN (SELECT value FROM json_each(?)) ORDER BY claim LIMIT ?"
        )
        return [position for (position,) in self._connection.execute(select, (orjson.dumps(openings).decode(), limit))]

    def find(self, question: Sequence[str], within: Within, limit: int = SEARCH_LIMIT) -> list[Hit]:
        """Find the claims that share most with a question, best first: at most ``limit``."""
        held = self.held(question[: ranking.MOST_TERMS])
        planned = plan(held, self.claims)
        if planned is None:
            return []
        found = self._positions(planned.best, within, limit, " ORDER BY rank") if planned.best else []
        found = found or self._positions(planned.any, within, limit)
        weights = Weights(held, self.claims, self._mean)
        first = [Hit(position, weights.score(words), words) for position, words in self._terms(found[:_RANKED_ANEW]).items()]
        rest = [Hit(position, 0.0, ()) for position in found[_RANKED_ANEW:]]
        return sorted(first, key=lambda hit: (-hit.score, hit.position)) + rest

    def _terms(self, positions: Sequence[int]) -> dict[int, Sequence[str]]:
        """Give the terms of claims, those of their speakers after those of their words."""
        select = f"SELECT rowid, text, speaker FROM search WHERE rowid IN ({', '.join('?' * len(positions))})"
        rows = self._connection.execute(select, positions)
        return {position: [*text.split(), *speaker.split()] for position, text, speaker in rows}

    def _positions(self, match: str, within: Within, limit: int, order: str = "") -> list[int]:
        narrowed = _NARROWED if any(within) else ""
        select = f"SELECT search.rowid FROM search{narrowed} WHERE search MATCH :match{order} LIMIT :limit"
        rows = self._connection.execute(select, {"match": match, "limit": limit, **within._asdict()})
        return [position for (position,) in rows]
