"""The shards of an edition: which there are, and the bytes of each, written when they are asked for.

Only one shard's rows are held at a time, however many claims there are.
"""

from __future__ import annotations

import hashlib
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

import orjson

from server.snapshot import columns, rules
from server.snapshot.chunks import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel

    from server.claims import Index
    from server.editions import Edition

FORMAT = 3
MOST_CLAIMS = 50_000  # what the extension was measured with
_AT_ONCE = 500  # claims read from the index in one step
_SETS = frozenset({"fact-checks"})  # kinds of documents that may hold any number of claims

# Rows of a shard, on average: small enough that an edit sends little, large enough that it packs well
_OUTLETS, _DOCUMENTS, _WORKS, _CLAIMS, _WORDS = 128, 128, 128, 128, 1024


class Shard(NamedTuple):
    """One shard: ``name`` stays while its rows are edited, ``hash`` is SHA-256 of its bytes, the first half in hex."""

    name: str
    hash: str
    bytes: int


class _Text(NamedTuple):
    """A row that is JSON already."""

    id: str
    text: bytes

    @property
    def size(self) -> int:
        return len(self.text)


class Shards:
    """Manifest and shards of one edition.

    :param edition: what they are made of
    """

    def __init__(self, edition: Edition) -> None:
        self._makers: dict[str, Callable[[], bytes]] = {}
        self._hashes: dict[str, Shard] = {}
        self._index = edition.index
        self._registry(edition)
        texts, frequencies = edition.index.frequencies()
        counts = (_Text(word, orjson.dumps([word, count])) for word, count in sorted(frequencies.items()))
        self._listed("words", _bodies(counts, _WORDS))
        self._listed("documents", _bodies(_documents(edition.index), _DOCUMENTS))
        self._listed("works", _bodies(_works(edition.index), _WORKS))
        claims = self._claims()
        self.manifest = orjson.dumps(
            {
                "format": FORMAT,
                "version": edition.version,
                "registry": edition.state,
                "texts": texts,
                "claims": claims,
                "claims_total": sum(count for _, _, count in _summaries(edition.index)),
                "shards": [shard._asdict() for shard in self._hashes.values()],
            }
        )

    def find(self, name: str) -> Shard | None:
        """Find a shard by its name."""
        return self._hashes.get(name)

    def write(self, shard: Shard) -> bytes:
        """Write the bytes of a shard."""
        return self._makers[shard.name]()

    def _registry(self, edition: Edition) -> None:
        file = edition.registry.file
        raters = {"forms": columns.forms(), "raters": _plain(file.raters), "platforms": _plain(file.platforms)}
        namesakes = sorted({host for outlet in file.outlets for host in outlet.namesakes})
        self._add("rules", orjson.dumps(rules.rules()))
        self._add("suffixes", orjson.dumps(rules.suffixes()))
        self._add("raters", orjson.dumps({**raters, "namesakes": namesakes}))
        self._tables("organisations", _plain(file.organisations))
        self._tables("outlets", [_without(record, "namesakes") for record in _plain(file.outlets)])

    def _tables(self, kind: str, records: list[dict[str, Any]]) -> None:
        rows = (_Text(record["id"], orjson.dumps(record)) for record in records)
        runs = cut(rows, _OUTLETS)
        self._listed(kind, ((run[0].id, orjson.dumps(columns.table(orjson.loads(row.text) for row in run))) for run in runs))

    def _listed(self, kind: str, bodies: Iterable[tuple[str, bytes]]) -> None:
        """Keep shards that are small together."""
        for first, body in bodies:
            self._add(_name(kind, first), body)

    def _add(self, name: str, body: bytes) -> None:
        self._makers[name] = lambda: body
        self._hashes[name] = _shard(name, body)

    def _claims(self) -> int:
        """Hash the claims, a shard at a time, and give their number; they are read again when a shard is asked for."""
        total = 0
        for document, most in _shares(self._index):
            after: str | None = None
            for run in cut(_read(self._index, document, most), _CLAIMS):
                name = _name("claims", run[0].id)
                self._hashes[name] = _shard(name, _array(run))
                self._makers[name] = partial(_again, self._index, document, after, len(run))
                after = run[-1].id
                total += len(run)
        return total


_made: WeakKeyDictionary[Edition, Shards] = WeakKeyDictionary()
_making = threading.Lock()


def of(edition: Edition) -> Shards:
    """Give the shards of an edition, made once for as long as the edition lasts."""
    with _making:
        shards = _made.get(edition)
        if shards is None:
            shards = _made[edition] = Shards(edition)
    return shards


def _shares(index: Index) -> list[tuple[str, int]]:
    """How many claims of each document go in: all of essays and reports, and what is left is filled from sets of fact-checks."""
    summaries = list(_summaries(index))
    left = MOST_CLAIMS
    most: dict[str, int] = {}
    for document, _, claims in sorted(summaries, key=lambda summary: summary[1] in _SETS):
        most[document] = min(claims, left)
        left -= most[document]
    return [(document, most[document]) for document, _, _ in summaries if most[document]]


def _summaries(index: Index) -> Iterator[tuple[str, str, int]]:
    """Id, kind and number of claims of each document."""
    for identifier, text in index.documents():
        summary = orjson.loads(text)
        yield identifier, summary["kind"], summary["claims"]


def _read(index: Index, document: str, most: int) -> Iterator[_Text]:
    after: str | None = None
    while most > 0 and (found := index.claims(document=document, after=after, limit=min(most, _AT_ONCE))):
        yield from (_Text(*row) for row in found)
        after, most = found[-1][0], most - len(found)


def _again(index: Index, document: str, after: str | None, count: int) -> bytes:
    return _array(_Text(*row) for row in index.claims(document=document, after=after, limit=count))


def _documents(index: Index) -> Iterator[_Text]:
    return (_Text(*row) for row in index.documents())


def _works(index: Index) -> Iterator[_Text]:
    """Every work, with the id of its document."""
    for identifier, _ in index.documents():
        answer = orjson.loads(index.document(identifier) or b"{}")
        for work in (*answer["source_list"], *answer["links"]):
            yield _Text(work["id"], orjson.dumps({**work, "document": identifier}))


def _bodies(rows: Iterable[_Text], usual: int) -> Iterator[tuple[str, bytes]]:
    return ((run[0].id, _array(run)) for run in cut(rows, usual))


def _array(rows: Iterable[_Text]) -> bytes:
    return b"[" + b",".join(row.text for row in rows) + b"]"


def _shard(name: str, body: bytes) -> Shard:
    return Shard(name, hashlib.sha256(body).hexdigest()[:32], len(body))


def _name(kind: str, first: str) -> str:
    """Name a run by its first row, which stays when the others are edited."""
    return f"{kind}-{hashlib.blake2b(first.encode(), digest_size=6).hexdigest()}"


def _plain(records: Iterable[BaseModel]) -> list[dict[str, Any]]:
    return [record.model_dump(mode="json") for record in records]


def _without(record: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != name}
