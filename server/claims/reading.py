"""The index opened for reading: finds works and claims by page, outlet and words. Does not decide what matches."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from server import search
from server.claims.seal import sealed
from server.claims.searching import Search, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_MOST_CANDIDATES = 200  # works that one page is compared with
_REMEMBERED = 256  # outlets whose claims are kept at hand


class Unusable(Exception):
    """There is no index, or none that can be served: make it anew."""


class Candidate(NamedTuple):
    """A work that may be the page that is asked about; ``listed`` as in ``answers.WorkAnswer``."""

    id: str
    listed: int
    title: str | None
    date: str | None
    answer: bytes
    document: bytes


class Found(NamedTuple):
    """A claim that a search found: its answer, the summary of its document, and the dates of the works that it cites."""

    id: str
    answer: bytes
    document: bytes
    works: str | None


class Index:
    """An index opened for reading; it never changes, and threads may share it.

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
            self.version, self.registry, self.code = str(meta["version"]), str(meta["registry"]), str(meta["code"])
            self._texts = int(meta["texts"])
            self.searched = Search(self._connection, float(meta["mean_terms"]))
            self._listing = {outlet for (outlet,) in self._rows("SELECT DISTINCT outlet FROM work_words")}
            self._citing = {outlet for (outlet,) in self._rows("SELECT DISTINCT outlet FROM totals")}
            self._with_page = bool(self._rows("SELECT 1 FROM works WHERE page IS NOT NULL LIMIT 1"))
        except (sqlite3.DatabaseError, KeyError) as error:
            self.close()
            raise Unusable(f"{path} is no whole index: {error}") from None
        self.totals = lru_cache(maxsize=_REMEMBERED)(self._totals)
        self.claims_citing_outlet = lru_cache(maxsize=_REMEMBERED)(self._claims_citing_outlet)

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

    def lists(self, outlet: str) -> bool:
        """Is there a work of this outlet?"""
        return outlet in self._listing

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
        return self._candidates(shared, (outlet, *wanted, least))

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
            "SELECT claims.id, MIN(doubt || work), answer FROM work_citations JOIN claims ON position = claim "
            f"WHERE work IN ({_marks(works)}) AND shown GROUP BY position ORDER BY position LIMIT ?"
        )
        return self._rows(select, (*works, limit))

    def _claims_citing_outlet(self, outlet: str, limit: int) -> list[tuple[str, int, bytes]]:
        """Id, number of this outlet's works cited, and answer of the first shown claims that cite this outlet."""
        if outlet not in self._citing:
            return []
        select = (
            "SELECT id, works, answer FROM outlet_citations JOIN claims ON position = claim "
            "WHERE outlet = ? AND shown ORDER BY claim LIMIT ?"
        )
        return self._rows(select, (outlet, limit))

    def _totals(self, outlet: str) -> list[tuple[bytes, int]]:
        """How many shown claims of each document cite this outlet."""
        if outlet not in self._citing:
            return []
        select = "SELECT name, claims FROM totals JOIN documents ON id = document WHERE outlet = ? ORDER BY document"
        return self._rows(select, (outlet,))

    def claims_citing(self, works: Sequence[str], outlet: str | None) -> int:
        """How many shown claims cite any of these works or this outlet."""
        select = (
            f"SELECT COUNT(*) FROM (SELECT claim FROM work_citations WHERE work IN ({_marks(works)}) "
            "UNION SELECT claim FROM outlet_citations WHERE outlet = ?) JOIN claims ON position = claim WHERE shown"
        )
        count: int = self._rows(select, (*works, outlet))[0][0]
        return count

    def document(self, identifier: str) -> bytes | None:
        """Answer of a document."""
        answer: bytes | None = self._one("SELECT answer FROM documents WHERE id = ?", identifier)
        return answer

    def claim(self, identifier: str) -> bytes | None:
        """Answer of a claim."""
        answer: bytes | None = self._one("SELECT answer FROM claims WHERE id = ?", identifier)
        return answer

    def documents(self, after: str | None = None, limit: int = -1) -> list[tuple[str, bytes]]:
        """Id and summary of documents, by id."""
        return self._rows("SELECT id, summary FROM documents WHERE id > ? ORDER BY id LIMIT ?", (after or "", limit))

    def claims(
        self, *, document: str | None = None, outlet: str | None = None, after: str | None = None, limit: int = -1
    ) -> list[tuple[str, bytes]]:
        """Id and answer of claims in the order of their documents, after the claim with the id ``after``.

        :raises KeyError: if there is no claim ``after``
        """
        conditions = ["position > ?"]
        values: list[object] = [self._position(after) if after is not None else 0]
        if document is not None:
            conditions.append("document = ?")
            values.append(document)
        if outlet is not None:
            conditions.append("position IN (SELECT claim FROM outlet_citations WHERE outlet = ?)")
            values.append(outlet)
        select = f"SELECT id, answer FROM claims WHERE {' AND '.join(conditions)} ORDER BY position LIMIT ?"
        return self._rows(select, (*values, limit))

    def search(self, question: str, *, document: str | None = None, outlet: str | None = None) -> list[str]:
        """Ids of the claims that share most with a question, best first (BM25), at most ``SEARCH_LIMIT``."""
        hits = self.searched.find(search.content(question), Within(document, outlet))
        ids = self._ids([hit.position for hit in hits])
        return [ids[hit.position] for hit in hits]

    def _ids(self, positions: Sequence[int]) -> dict[int, str]:
        return dict(self._rows(f"SELECT position, id FROM claims WHERE position IN ({_marks(positions)})", positions))

    def found(self, positions: Sequence[int]) -> dict[int, Found]:
        """Give claims by their positions."""
        select = (
            "SELECT position, claims.id, claims.answer, documents.summary, (SELECT group_concat(date, ' ') FROM work_citations "
            "JOIN works ON works.id = work WHERE claim = position) FROM claims JOIN documents ON documents.id = document "
            f"WHERE position IN ({_marks(positions)})"
        )
        return {position: Found(*row) for position, *row in self._rows(select, positions)}

    def _position(self, identifier: str) -> int:
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
