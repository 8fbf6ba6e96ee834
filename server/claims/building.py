"""Documents as they are answered in, the file of the index out, beside the old one and put in its place in one step.

A crash at any moment leaves a whole index.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from server import titles
from server.answers import DocumentName, DocumentSummary
from server.claims import searching
from server.claims.seal import seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from pydantic import BaseModel

    from server.answers import ClaimAnswer, DocumentAnswer, WorkAnswer

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (id TEXT PRIMARY KEY, name BLOB NOT NULL, summary BLOB NOT NULL, answer BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE works (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, outlet TEXT, page TEXT,
  listed INTEGER NOT NULL, title TEXT, date TEXT, answer BLOB NOT NULL);
CREATE INDEX works_page ON works (page) WHERE page IS NOT NULL;
CREATE TABLE work_words (outlet TEXT, word TEXT, work INTEGER, PRIMARY KEY (outlet, word, work)) WITHOUT ROWID;
CREATE TABLE claims (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, shown INTEGER NOT NULL,
  answer BLOB NOT NULL);
CREATE INDEX claims_document ON claims (document);
CREATE TABLE outlet_citations (outlet TEXT, claim INTEGER, works INTEGER NOT NULL, PRIMARY KEY (outlet, claim)) WITHOUT ROWID;
CREATE TABLE work_citations (work TEXT, claim INTEGER, doubt INTEGER NOT NULL, PRIMARY KEY (work, claim)) WITHOUT ROWID;
CREATE TABLE totals (outlet TEXT, document TEXT, claims INTEGER NOT NULL, PRIMARY KEY (outlet, document)) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, texts INTEGER NOT NULL) WITHOUT ROWID;
"""


class Version(NamedTuple):
    """What an index is made from: the hash of all of it, and that of the code alone."""

    version: str
    code: str


class DocumentEntry(NamedTuple):
    """A document as it goes into the index."""

    answer: DocumentAnswer
    works: Sequence[WorkEntry]
    claims: Iterable[ClaimEntry]


class WorkEntry(NamedTuple):
    """A work as it goes into the index, with the page that its address names, if it gives one."""

    answer: WorkAnswer
    page: str | None


class ClaimEntry(NamedTuple):
    """A claim as it goes into the index; ``shown`` is false for what the overlay leaves out."""

    answer: ClaimAnswer
    shown: bool


def build(path: Path, version: Version, registry: str, documents: Iterable[DocumentEntry]) -> None:
    """Write the index of ``documents`` to ``path`` in one step. Only one process at a time may do this.

    :param version: what the index is made from
    :param registry: the registry, as JSON, to be kept with it
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    for leftover in (draft, path.with_suffix(".draft-journal")):
        leftover.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(draft)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA + searching.SCHEMA)
        with connection:
            for document in documents:
                _add(connection, document)
            searching.count(connection)
            (texts,) = connection.execute("SELECT (SELECT COUNT(*) FROM works) + (SELECT COUNT(*) FROM claims)").fetchone()
            meta = [*version._asdict().items(), ("registry", registry), ("texts", texts)]
            connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    seal(draft)
    draft.replace(path)


def _add(connection: sqlite3.Connection, document: DocumentEntry) -> None:
    answer = document.answer
    summary = DocumentSummary.model_validate(answer.model_dump(include=set(DocumentSummary.model_fields)))
    name = DocumentName(id=answer.id, title=answer.title, kind=answer.kind)
    connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?)", (answer.id, _json(name), _json(summary), _json(answer)))
    for work in document.works:
        _add_work(connection, answer.id, work)
    for claim in document.claims:
        _add_claim(connection, answer.id, claim)


def _add_work(connection: sqlite3.Connection, document: str, work: WorkEntry) -> None:
    answer = work.answer
    row = (answer.id, document, answer.outlet, work.page, answer.listed, answer.title, answer.date, _json(answer))
    insert = "INSERT INTO works (id, document, outlet, page, listed, title, date, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    position = connection.execute(insert, row).lastrowid
    words = _count_words(connection, answer.title or "")
    if answer.outlet:
        rows = [(answer.outlet, word, position) for word in words]
        connection.executemany("INSERT INTO work_words VALUES (?, ?, ?)", rows)


def _add_claim(connection: sqlite3.Connection, document: str, claim: ClaimEntry) -> None:
    answer = claim.answer
    insert = "INSERT INTO claims (id, document, shown, answer) VALUES (?, ?, ?, ?)"
    position = connection.execute(insert, (answer.id, document, claim.shown, _json(answer))).lastrowid or 0
    searching.add(connection, position, answer)
    _count_words(connection, answer.text)
    works: dict[str, bool] = {}
    for citation in answer.citations:
        if citation.work:
            works[citation.work] = works.get(citation.work, True) and citation.certainty != "certain"
    outlets: dict[str, int] = {}
    for citation in answer.citations:
        if citation.outlet:
            outlets[citation.outlet] = outlets.get(citation.outlet, 0) + (citation.work is not None)
    rows = [(outlet, position, count) for outlet, count in outlets.items()]
    connection.executemany("INSERT INTO outlet_citations VALUES (?, ?, ?)", rows)
    doubts = [(work, position, doubt) for work, doubt in works.items()]
    connection.executemany("INSERT INTO work_citations VALUES (?, ?, ?)", doubts)
    if claim.shown:
        count = "INSERT INTO totals VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET claims = claims + 1"
        connection.executemany(count, [(outlet, document) for outlet in outlets])


def _count_words(connection: sqlite3.Connection, text: str) -> set[str]:
    """Count each word of a text once, for the weights of words, and return them."""
    words = set(titles.words(text))
    count = "INSERT INTO words VALUES (?, 1) ON CONFLICT DO UPDATE SET texts = texts + 1"
    connection.executemany(count, [(word,) for word in words])
    return words


def _json(answer: BaseModel) -> bytes:
    return answer.model_dump_json().encode()
