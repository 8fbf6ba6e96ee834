"""Entries in, rows of the index out. Knows the tables; what an entry says is none of its business."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from server import titles
from server.answers import DocumentAnswer, DocumentName, DocumentSummary
from server.claims import searching
from server.claims.entries import DocumentEntry, FactChecksEntry, WithdrawnEntry
from server.claims.hashing import number
from server.claims.reviews import APPEARED, REVIEWED, saying

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from pydantic import BaseModel

    from server.answers import ClaimAnswer
    from server.claims.entries import ClaimEntry, ReviewedEntry, WorkEntry


class Writer:
    """Writes to a new index whose tables are empty, attached to one for what is needed only meanwhile (``schema``)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._position = 0

    @singledispatchmethod
    def add(self, entry: DocumentEntry) -> None:
        """Write an entry."""
        first = self._position + 1
        for work in entry.works:
            self._work(entry.answer.id, work)
        for claim in entry.claims:
            self._claim(entry.answer.id, claim)
        self._document(entry.answer, first)

    @add.register
    def _(self, entry: FactChecksEntry) -> None:
        first, losses = self._position + 1, 0
        for item in entry.items:
            if item is None:
                losses += 1
            else:
                self._reviewed(entry.answer.id, item)
        counted = {"claims": self._position + 1 - first, "losses": losses}
        self._document(entry.answer.model_copy(update=counted), first)

    @add.register
    def _(self, entry: WithdrawnEntry) -> None:
        self._connection.execute("INSERT INTO withdrawn VALUES (?, ?, ?)", entry)

    def _document(self, answer: DocumentAnswer, first: int) -> None:
        name = DocumentName(id=answer.id, title=answer.title, kind=answer.kind)
        summary = DocumentSummary.model_validate(answer.model_dump(include=set(DocumentSummary.model_fields)))
        row = (answer.id, first, self._position, _json(name), _json(summary), _json(answer))
        self._connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", row)

    def _work(self, document: str, work: WorkEntry) -> None:
        answer = work.answer
        row = (answer.id, document, answer.outlet, work.page, answer.listed, answer.title, answer.date, _json(answer))
        insert = "INSERT INTO works (id, document, outlet, page, listed, title, date, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        position = self._connection.execute(insert, row).lastrowid
        if answer.outlet:
            rows = [(answer.outlet, word, position) for word in set(titles.words(answer.title or ""))]
            self._connection.executemany("INSERT INTO work_words VALUES (?, ?, ?)", rows)

    def _claim(self, document: str, claim: ClaimEntry) -> None:
        answer = claim.answer
        position, _ = self._insert(document, answer, shown=claim.shown, cited=" ".join(claim.cited))
        self._connection.execute("INSERT INTO staged.spoken VALUES (?, ?)", (number(claim.words), position))
        self._cite(position, answer)
        if claim.shown:
            count = "INSERT INTO totals VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET claims = claims + 1"
            outlets = {citation.outlet for citation in answer.citations if citation.outlet}
            self._connection.executemany(count, [(outlet, document) for outlet in outlets])

    def _cite(self, position: int, answer: ClaimAnswer) -> None:
        works: dict[str, bool] = {}
        outlets: dict[str, int] = {}
        for citation in answer.citations:
            if citation.work:
                works[citation.work] = works.get(citation.work, True) and citation.certainty != "certain"
            if citation.outlet:
                outlets[citation.outlet] = outlets.get(citation.outlet, 0) + (citation.work is not None)
        rows = [(outlet, position, count) for outlet, count in outlets.items()]
        self._connection.executemany("INSERT INTO outlet_citations VALUES (?, ?, ?)", rows)
        doubts = [(work, position, doubt) for work, doubt in works.items()]
        self._connection.executemany("INSERT INTO work_citations VALUES (?, ?, ?)", doubts)

    def _reviewed(self, document: str, item: ReviewedEntry) -> None:
        execute, answer = self._connection.execute, item.answer
        position, new = self._insert(document, answer, shown=True, cited="")
        if not new:
            execute("INSERT INTO staged.said VALUES (?, ?)", (position, saying(answer)))
        by = answer.reviews[0].by
        self._addresses((number(page), APPEARED, position, by, first) for page, first in item.appeared)
        claims = [position]
        for (claim,) in execute("SELECT claim FROM staged.spoken WHERE words = ?", (number(item.words),)).fetchall():
            execute("INSERT INTO staged.said VALUES (?, ?)", (claim, saying(answer, appearances=False)))
            claims.append(claim)
        if item.reviewed is not None:
            page = number(item.reviewed)
            self._addresses((page, REVIEWED, claim, by, False) for claim in claims)

    def _addresses(self, rows: Iterable[tuple[int, int, int, str, bool]]) -> None:
        self._connection.executemany("INSERT INTO staged.addresses VALUES (?, ?, ?, ?, ?)", rows)

    def _insert(self, document: str, answer: ClaimAnswer, *, shown: bool, cited: str) -> tuple[int, bool]:
        """Write a claim, unless there is one of its id; return the position, and whether it is new."""
        insert = "INSERT OR IGNORE INTO claims VALUES (?, ?, ?, ?, ?, ?)"
        body = answer.model_dump_json(exclude={"sources"}).encode()
        position = self._position + 1
        if not self._connection.execute(insert, (position, answer.id, document, shown, cited, body)).rowcount:
            ((known,),) = self._connection.execute("SELECT position FROM claims WHERE id = ?", (answer.id,)).fetchall()
            return known, False
        self._position = position
        searching.add(self._connection, position, answer)
        return position, True


def _json(answer: BaseModel) -> bytes:
    return answer.model_dump_json().encode()
