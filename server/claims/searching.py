"""The terms of a question in, the claims of an index that share most with it out, best first. Does not decide what matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from server.search import Weights, plan, ranking

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

SEARCH_LIMIT = 200  # claims: the most that one search ranks
_RANKED_ANEW = 60  # claims: by all terms of the question, not only by those that were looked for

SCHEMA = """
CREATE VIRTUAL TABLE search USING fts5 (text, speaker, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE TABLE terms (term TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID;
"""
_COUNT = """
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, search, row);
INSERT INTO terms SELECT term, doc FROM temp.vocabulary;
INSERT INTO meta SELECT 'mean_terms', COALESCE(1.0 * SUM(cnt), 0) / MAX(1, (SELECT COUNT(*) FROM claims)) FROM temp.vocabulary;
DROP TABLE temp.vocabulary;
"""
_FIND = """
SELECT search.rowid, text, speaker FROM search CROSS JOIN claims ON position = search.rowid WHERE search MATCH :match
AND (NOT :shown OR shown) AND (:document IS NULL OR document = :document)
AND (:outlet IS NULL OR position IN (SELECT claim FROM outlet_citations WHERE outlet = :outlet))
"""


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

    def held(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many claims each of these terms stands."""
        wanted = list(terms)
        select = f"SELECT term, claims FROM terms WHERE term IN ({', '.join('?' * len(wanted))})"
        return dict.fromkeys(wanted, 0) | dict(self._connection.execute(select, wanted))

    def find(self, terms: Sequence[str], within: Within, limit: int = SEARCH_LIMIT) -> list[Hit]:
        """Find the claims that share most with a question, best first: at most ``limit``."""
        held = self.held(terms[: ranking.MOST_TERMS])
        planned = plan(held, self.claims)
        if planned is None:
            return []
        order = " ORDER BY rank LIMIT :limit" if planned.ranked else " LIMIT :limit"
        rows = self._connection.execute(_FIND + order, {"match": planned.match, "limit": limit, **within._asdict()})
        weights = Weights(held, self.claims, self._mean)
        found = [(position, [*text.split(), *speaker.split()]) for position, text, speaker in rows]
        first = [Hit(position, weights.score(words), words) for position, words in found[:_RANKED_ANEW]]
        rest = [Hit(position, 0.0, words) for position, words in found[_RANKED_ANEW:]]
        return sorted(first, key=lambda hit: (-hit.score, hit.position)) + rest
