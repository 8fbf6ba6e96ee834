"""The index opened for reading: finds works and claims by page, outlet and words. Does not decide what matches."""

from __future__ import annotations

import sqlite3
import sys
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

import orjson

from server import search
from server.claims.found import Candidate, Former, Found, Here
from server.claims.hashing import number
from server.claims.reviews import MOST, REVIEWED
from server.claims.seal import sealed
from server.claims.searching import Search, Within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_MOST_CANDIDATES = 200  # works that one page is compared with
_NAMED = 20  # documents that cite an outlet
_REMEMBERED = 256  # outlets whose claims are kept at hand


# "SELECT DISTINCT", but from one value to the next instead of through all rows
_DISTINCT = (
    "WITH RECURSIVE each (outlet) AS (SELECT MIN(outlet) FROM {0} UNION ALL "
    "SELECT (SELECT MIN(outlet) FROM {0} WHERE {0}.outlet > each.outlet) FROM each WHERE each.outlet IS NOT NULL) "
    "SELECT outlet FROM each WHERE outlet IS NOT NULL"
)


class Unusable(Exception):
    """There is no index, or none that can be served: make it anew."""


class Index:
    """An index opened for reading; it never changes, and threads may share it.

    Answers of claims come with their ``sources`` as ``serving`` is told.

    :raises Unusable: if there is none at ``path``, or it is cut short, damaged or no index
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise Unusable(f"there is no index at {path}")
        if not sealed(path):
            raise Unusable(f"{path} is damaged or cut short")
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            meta = dict(self._rows("SELECT key, value FROM meta"))
            self.version, self.code, self.names = str(meta["version"]), str(meta["code"]), str(meta["names"])
            self._texts = int(meta["texts"])
            self.searched = Search(self._connection, float(meta["mean_terms"]))
            self._listing = {outlet for (outlet,) in self._rows(_DISTINCT.format("work_words"))}
            self._citing = dict(self._rows("SELECT outlet, SUM(claims) FROM totals GROUP BY outlet"))
            self._with_page = bool(self._rows("SELECT 1 FROM works WHERE page IS NOT NULL LIMIT 1"))
            self._with_address = bool(self._rows("SELECT 1 FROM addresses LIMIT 1"))
        except (sqlite3.DatabaseError, KeyError) as error:
            self.close()
            raise Unusable(f"{path} is no whole index: {error}") from None
        self._resting: Callable[[str], bytes] = lambda _: b"null"
        self._known: dict[str, str] = {}
        self._remember()

    def _remember(self) -> None:
        self.totals = lru_cache(maxsize=_REMEMBERED)(self._totals)
        self.claims_citing_outlet = lru_cache(maxsize=_REMEMBERED)(self._claims_citing_outlet)

    def serving(self, resting: Callable[[str], bytes], former: Mapping[str, Iterable[str]]) -> Self:
        """Return the same index, to answer with a registry: who owns an outlet changes, and its id may, without the claims.

        :param resting: ids and hosts that a claim cites, between blanks -> the JSON of ``answers.Sources``
        :param former: ids of outlets, each with its former ones
        """
        other = copy(self)
        other._resting = resting  # noqa: SLF001  one of us
        known = self._listing | self._citing.keys()
        other._known = {  # noqa: SLF001  as above
            outlet: old for outlet, before in former.items() if outlet not in known for old in before if old in known
        }
        other._remember()  # noqa: SLF001  as above
        return other

    def _whole(self, answer: bytes, cited: str) -> bytes:
        return b'%b,"sources":%b}' % (answer[:-1], self._resting(cited))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def frequencies(self) -> tuple[int, dict[str, int]]:
        """How many titles and claims there are, and in how many a word stands, of all words that stand in two or more."""
        return self._texts, dict(self._rows("SELECT word, texts FROM words WHERE texts > 1"))

    def _id(self, outlet: str) -> str:
        """Under which id an outlet is cited here."""
        return self._known.get(outlet, outlet)

    def lists(self, outlet: str) -> bool:
        """Is there a work of this outlet?"""
        return self._id(outlet) in self._listing

    def works_at(self, page: str) -> list[Candidate]:
        """Works whose own address is this page, by ``Page.key``."""
        return self._candidates("works.page = ?", (page,)) if self._with_page else []

    def works_sharing(self, outlet: str, words: Iterable[str], least: int) -> list[Candidate]:
        """Works of an outlet whose titles share at least ``least`` of these words; those that share most, if many do."""
        wanted = list(words)
        shared = (
            "works.position IN (SELECT work FROM work_words WHERE outlet = ? AND word IN "
            f"({_marks(wanted)}) GROUP BY work HAVING COUNT(*) >= ? ORDER BY COUNT(*) DESC, work LIMIT {_MOST_CANDIDATES})"
        )
        return self._candidates(shared, (self._id(outlet), *wanted, least))

    def _candidates(self, condition: str, values: Sequence[object]) -> list[Candidate]:
        select = (
            "SELECT works.id, listed, title, date, works.answer, documents.name FROM works "
            f"JOIN documents ON documents.id = works.document WHERE {condition} ORDER BY works.position"
        )
        return [Candidate(*row) for row in self._rows(select, values)]

    def claims_citing_works(self, works: Sequence[str], limit: int) -> list[tuple[str, str, bytes]]:
        """Id, ``0`` or in doubt ``1`` with the cited work, and answer of the shown claims that cite any of these works.

        They come in the order of their documents, each with the work that it cites with the least doubt.
        """
        if not works:
            return []
        select = (
            "SELECT claims.id, MIN(doubt || work), answer, cited FROM work_citations JOIN claims ON position = claim "
            f"WHERE work IN ({_marks(works)}) AND shown GROUP BY position ORDER BY position LIMIT ?"
        )
        rows = self._rows(select, (*works, limit))
        return [(identifier, cites, self._whole(answer, cited)) for identifier, cites, answer, cited in rows]

    def _claims_citing_outlet(self, outlet: str, limit: int) -> list[tuple[str, int, bytes]]:
        """Id, number of this outlet's works cited, and answer of the first shown claims that cite this outlet."""
        if self._id(outlet) not in self._citing:
            return []
        select = (
            "SELECT id, works, answer, cited FROM outlet_citations JOIN claims ON position = claim "
            "WHERE outlet = ? AND shown ORDER BY claim LIMIT ?"
        )
        rows = self._rows(select, (self._id(outlet), limit))
        return [(identifier, works, self._whole(answer, cited)) for identifier, works, answer, cited in rows]

    def claims_at(self, page: str, limit: int) -> list[Here]:
        """Shown claims that were reviewed on a page, then those that appeared there, by ``Page.key``; one may do both."""
        if not self._with_address:
            return []
        select = (
            "SELECT id, how, MAX(first), json_group_array(person), answer, cited FROM addresses JOIN claims ON position = claim "
            "WHERE page = ? AND shown GROUP BY how, claim ORDER BY how, claim LIMIT ?"
        )
        return [self._here(*row) for row in self._rows(select, (number(page), limit))]

    def _here(self, identifier: str, how: int, first: int, persons: str, answer: bytes, cited: str) -> Here:  # noqa: PLR0913, PLR0917  a row
        by: list[str] = orjson.loads(persons)
        if len(by) > 1:  # in the order in which the claim names them
            order = dict.fromkeys([*(review["by"] for review in orjson.loads(answer)["reviews"]), *by[:MOST]])
            by = [name for name in order if name in by]
        return Here(identifier, how == REVIEWED, bool(first), by, self._whole(answer, cited))

    def _totals(self, outlet: str) -> list[tuple[bytes, int]]:
        """How many shown claims of each document cite this outlet; of the documents that cite it most."""
        if self._id(outlet) not in self._citing:
            return []
        select = (
            "SELECT name, claims FROM totals JOIN documents ON id = document WHERE outlet = ? "
            "ORDER BY claims DESC, document LIMIT ?"
        )
        return self._rows(select, (self._id(outlet), _NAMED))

    def matching(self, page: str, works: Sequence[str], outlet: str | None) -> int:
        """How many shown claims are reviewed or made on a page, or cite any of these works or this outlet."""
        cited = self._id(outlet or "")
        total: int = self._citing.get(cited, 0)
        if works or self._with_address:
            select = (
                "SELECT COUNT(*) FROM (SELECT claim FROM addresses WHERE page = ? UNION "
                f"SELECT claim FROM work_citations WHERE work IN ({_marks(works)})) AS found JOIN claims ON position = claim "
                "WHERE shown AND NOT EXISTS "
                "(SELECT 1 FROM outlet_citations AS cites WHERE outlet = ? AND cites.claim = found.claim)"
            )
            total += self._rows(select, (number(page), *works, cited))[0][0]
        return total

    def document(self, identifier: str) -> bytes | None:
        """Answer of a document."""
        answer: bytes | None = self._one("SELECT answer FROM documents WHERE id = ?", identifier)
        return answer

    def claim(self, identifier: str) -> bytes | None:
        """Answer of a claim."""
        rows = self._rows("SELECT answer, cited FROM claims WHERE id = ?", (identifier,))
        return self._whole(*rows[0]) if rows else None

    def former(self, identifier: str) -> Former | None:
        """What has become of a claim that once had this id: what its newest alias leads to."""
        select = (
            "WITH RECURSIVE leads (id, step) AS (SELECT ?, 0 UNION ALL SELECT successor, step + 1 FROM leads "
            "JOIN former USING (id) WHERE successor IS NOT NULL) "
            "SELECT document, since, (SELECT id FROM claims WHERE id = successor), title, reason "
            "FROM leads JOIN former USING (id) LEFT JOIN withdrawn USING (document) ORDER BY step DESC LIMIT 1"
        )
        rows = self._rows(select, (identifier,))
        if not rows:
            return None
        document, since, successor, title, reason = rows[0]
        return Former(successor, document, (title, reason) if reason else None, since)

    def documents(self, after: str | None = None, limit: int = -1) -> list[tuple[str, bytes]]:
        """Id and summary of documents, by id."""
        return self._rows("SELECT id, summary FROM documents WHERE id > ? ORDER BY id LIMIT ?", (after or "", limit))

    def claims(
        self, *, document: str | None = None, outlet: str | None = None, after: str | None = None, limit: int = -1
    ) -> list[tuple[str, bytes]]:
        """Id and answer of claims in the order of their documents, after the claim with the id ``after``.

        :raises KeyError: if there is no claim ``after``
        """
        start = self.position(after) if after is not None else 0
        first, last = self._range(document)
        select, values = (
            "SELECT id, answer, cited FROM claims WHERE position > ? AND position BETWEEN ? AND ?",
            [start, first, last],
        )
        if outlet is not None:
            select = (
                "SELECT id, answer, cited FROM outlet_citations JOIN claims ON position = claim "
                "WHERE outlet = ? AND claim > ? AND claim BETWEEN ? AND ?"
            )
        rows = self._rows(
            f"{select} ORDER BY position LIMIT ?", (*([self._id(outlet)] if outlet is not None else []), *values, limit)
        )
        return [(identifier, self._whole(answer, cited)) for identifier, answer, cited in rows]

    def search(self, question: str, *, document: str | None = None, outlet: str | None = None) -> list[int]:
        """Positions of the claims that share most with a question, best first (BM25), at most ``SEARCH_LIMIT``."""
        hits = self.searched.find(search.content(question), Within(document, outlet and self._id(outlet)))
        return [hit.position for hit in hits]

    def answers(self, positions: Sequence[int]) -> list[tuple[str, bytes]]:
        """Id and answer of claims, in the order of these positions."""
        select = f"SELECT position, id, answer, cited FROM claims WHERE position IN ({_marks(positions)})"
        rows = {position: (identifier, self._whole(*row)) for position, identifier, *row in self._rows(select, positions)}
        return [rows[position] for position in positions]

    def found(self, positions: Sequence[int]) -> dict[int, Found]:
        """Give claims by their positions."""
        select = (
            "SELECT position, claims.id, claims.answer, cited, documents.summary, "
            "(SELECT group_concat(date, ' ') FROM work_citations "
            "JOIN works ON works.id = work WHERE claim = position) FROM claims JOIN documents ON documents.id = document "
            f"WHERE position IN ({_marks(positions)})"
        )
        rows = self._rows(select, positions)
        return {position: Found(name, self._whole(answer, cited), *rest) for position, name, answer, cited, *rest in rows}

    def _range(self, document: str | None) -> tuple[int, int]:
        """First and last position of a document's claims; of all claims for ``None``."""
        if document is None:
            return 0, sys.maxsize
        rows = self._rows("SELECT first, last FROM documents WHERE id = ?", (document,))
        return rows[0] if rows else (1, 0)

    def position(self, identifier: str) -> int:
        """Position of a claim.

        :raises KeyError: if there is none of this id
        """
        position: int | None = self._one("SELECT position FROM claims WHERE id = ?", identifier)
        if position is None:
            raise KeyError(identifier)
        return position

    def _one(self, select: str, value: str) -> Any:
        row = self._connection.execute(select, (value,)).fetchone()
        return row[0] if row else None

    def _rows(self, select: str, values: Sequence[object] = ()) -> list[Any]:
        return self._connection.execute(select, values).fetchall()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
