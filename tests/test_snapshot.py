"""The snapshot: complete, compact, written once; that look-ups from it are right is for test_parity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import brotli
import orjson

from server import snapshot

if TYPE_CHECKING:
    from server.editions import Editions


def test_written_once(editions: Editions) -> None:
    """The bytes are made once an edition, however many ask."""
    assert snapshot.write(editions.current) is snapshot.write(editions.current)


def test_complete(editions: Editions) -> None:
    """Every outlet, document, work and claim is in it; each work says which document lists it."""
    content, edition = orjson.loads(snapshot.write(editions.current)), editions.current
    assert content["format"] == snapshot.FORMAT
    assert [outlet["id"] for outlet in content["outlets"]] == list(edition.registry.outlets)
    assert [claim["id"] for claim in content["claims"]] == [identifier for identifier, _ in edition.index.claims()]
    assert len(content["works"]) == sum(orjson.loads(summary)["works"] for _, summary in edition.index.documents())
    documents = {document["id"] for document in content["documents"]}
    assert documents == {identifier for identifier, _ in edition.index.documents()}
    assert {work["document"] for work in content["works"]} <= documents


def test_words(editions: Editions) -> None:
    """Words weigh in the extension what they weigh in the index: those of a single text are left out of both."""
    words = orjson.loads(snapshot.write(editions.current))["rules"]["words"]
    weights = editions.current.weights
    works = orjson.loads(snapshot.write(editions.current))["works"]
    assert words["texts"] == sum(1 for _ in editions.current.index.claims()) + len(works)
    assert min(words["frequencies"].values()) == 2
    rare = weights("never-met")
    assert all(weights(word) < rare for word in words["frequencies"])


def test_compact(editions: Editions) -> None:
    """The tables of the rules, the public suffixes among them, cost at most 45 kB on the wire."""
    rules = orjson.loads(snapshot.write(editions.current))["rules"]
    assert len(brotli.compress(orjson.dumps(rules), quality=5)) < 45_000


def test_packed_suffixes() -> None:
    """Rules are nested from their last label on: private ones carry a plus, what is none itself a tilde."""
    public = ["com", "uk", "co.uk", "*.ck", "!www.ck", "公司.cn"]
    assert snapshot.pack(public, ["github.io", "a.b.com"]) == {
        "ck": "~(!www *)",
        "cn": "~(xn--55qx5d)",
        "com": "(b~(a+))",
        "io": "~(github+)",
        "uk": "(co)",
    }
