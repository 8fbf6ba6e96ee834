"""The claim index: one immutable SQLite file that holds all that is served, of one version.

Built beside the old one and put in its place in one step, so a crash at any moment leaves a whole index. Answers are stored
as the JSON that is sent. Knows no HTTP and does not decide what matches.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from server import titles
from server.answers import DocumentName, DocumentSummary

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
CREATE VIRTUAL TABLE search USING fts5 (text, content='', tokenize='porter unicode61 remove_diacritics 2');
"""

_MOST_CANDIDATES = 200  # works that one page is compared with
_REMEMBERED = 256  # outlets whose claims are kept at hand
SEARCH_LIMIT = 1000  # claims: the most that one search ranks


class Unusable(Exception):
    """There is no index, or none that can be served: make it anew."""


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


class Candidate(NamedTuple):
    """A work that may be the page that is asked about; ``listed`` as in ``answers.WorkAnswer``."""

    id: str
    listed: int
    title: str | None
    date: str | None
    answer: bytes
    document: bytes


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
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        with connection:
            for document in documents:
                _add(connection, document)
            connection.execute("INSERT INTO search (search) VALUES ('optimize')")
            (texts,) = connection.execute("SELECT (SELECT COUNT(*) FROM works) + (SELECT COUNT(*) FROM claims)").fetchone()
            meta = [*version._asdict().items(), ("registry", registry), ("texts", texts)]
            connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    with draft.open("r+b") as file:
        file.seek(_SEAL.start)
        file.write(_checksum(draft))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


# SQLite keeps four bytes of its header for the application ("user version", https://www.sqlite.org/fileformat.html):
# they hold the CRC-32 of the rest of the file. SQLite's own checks pass many a flipped bit.
_SEAL = slice(60, 64)
_CHUNK = 1 << 20  # bytes


def _checksum(path: Path) -> bytes:
    """CRC-32 of a file, as if the bytes that hold it were zero."""
    total = 0
    with path.open("rb") as file:
        chunk = bytearray(file.read(_CHUNK))
        chunk[_SEAL] = bytes(4)
        while chunk:
            total = zlib.crc32(chunk, total)
            chunk = bytearray(file.read(_CHUNK))
    return total.to_bytes(4, "big")


def _sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(_SEAL.stop)[_SEAL] == _checksum(path)


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
    position = connection.execute(insert, (answer.id, document, claim.shown, _json(answer))).lastrowid
    connection.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (position, answer.text))
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


class Index:
    """An index opened for reading; it never changes, and threads may share it.

    :raises Unusable: if there is none at ``path``, or it is cut short, damaged or no index
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise Unusable(f"there is no index at {path}")
        if not _sealed(path):
            raise Unusable(f"{path} is damaged or cut short")
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            meta = dict(self._rows("SELECT key, value FROM meta"))
            self.version, self.registry, self.code = str(meta["version"]), str(meta["registry"]), str(meta["code"])
            self._texts = int(meta["texts"])
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

    def search(self, words: Iterable[str], *, document: str | None = None, outlet: str | None = None) -> list[str]:
        """Ids of the claims that hold all these words, best first (BM25), at most ``SEARCH_LIMIT``."""
        plain = (word.replace("\0", "").replace('"', '""') for word in words)
        quoted = " ".join(f'"{word}"' for word in plain if word)
        if not quoted:
            return []
        select = (
            "SELECT id FROM search JOIN claims ON position = search.rowid WHERE search MATCH ?1 "
            "AND (?2 IS NULL OR document = ?2) "
            "AND (?3 IS NULL OR position IN (SELECT claim FROM outlet_citations WHERE outlet = ?3)) "
            "ORDER BY rank LIMIT ?4"
        )
        return [identifier for (identifier,) in self._rows(select, (quoted, document, outlet, SEARCH_LIMIT))]

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
