"""The snapshot: complete, compact, and the same where nothing changed; that look-ups from it are right is for test_parity."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import brotli
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parity import works, written

from server import snapshot
from server.editions import Editions
from server.settings import Settings
from server.snapshot import columns, rules, shards
from server.snapshot.chunks import cut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient


class Row(NamedTuple):
    """A row as it is cut."""

    id: str
    size: int = 1


def rows(edition: Any, kind: str) -> list[Any]:
    """All rows of a kind, in their order."""
    return [row for name, content in orjson.loads(written(edition)).items() if name.startswith(f"{kind}-") for row in content]


def hashes(edition: Any) -> dict[str, str]:
    """The hash of each shard."""
    return {shard["name"]: shard["hash"] for shard in orjson.loads(snapshot.of(edition).manifest)["shards"]}


@pytest.fixture
def settings(built: Settings, tmp_path: Path) -> Settings:
    """Settings of copies of the whole registry, which has many shards, and of the documents."""
    shutil.copy(built.registry, tmp_path)
    shutil.copytree(built.seeds, tmp_path / "seeds")
    for made in (built.index, built.index.with_suffix(".registry")):
        shutil.copy(made, tmp_path)
    return Settings(tmp_path / "sources.yaml", tmp_path / "seeds", tmp_path / built.index.name)


@pytest.fixture
def kept(settings: Settings) -> Iterator[Editions]:
    """What is served from files that a test may change."""
    editions = Editions(settings)
    editions.renew()
    yield editions
    editions.current.index.close()


def test_made_once(editions: Editions) -> None:
    """Shards are made once an edition, however many ask."""
    assert snapshot.of(editions.current) is snapshot.of(editions.current)


def test_hashes(editions: Editions) -> None:
    """Each shard has the name, the hash and the number of bytes that the manifest says, and its name is its own."""
    made = snapshot.of(editions.current)
    named = orjson.loads(made.manifest)["shards"]
    for entry in named:
        shard = made.find(entry["name"])
        assert shard
        body = made.write(shard)
        assert entry == {"name": shard.name, "hash": hashlib.sha256(body).hexdigest()[:32], "bytes": len(body)}
    assert len({entry["name"] for entry in named}) == len(named)
    assert made.find("claims") is None


def test_complete(editions: Editions) -> None:
    """Every outlet, document, work and claim is in it, in order; each work says which document lists it."""
    edition = editions.current
    manifest = orjson.loads(snapshot.of(edition).manifest)
    assert manifest["format"] == snapshot.FORMAT
    tables = [content for name, content in orjson.loads(written(edition)).items() if name.startswith("outlets-")]
    assert [identifier for table in tables for identifier in table["columns"]["id"]] == list(edition.registry.outlets)
    assert [claim["id"] for claim in rows(edition, "claims")] == [identifier for identifier, _ in edition.index.claims()]
    assert manifest["claims"] == manifest["claims_total"] == len(rows(edition, "claims"))
    documents = {document["id"] for document in rows(edition, "documents")}
    assert documents == {identifier for identifier, _ in edition.index.documents()}
    assert {work["document"] for work in works(edition)} <= documents


def test_words(editions: Editions) -> None:
    """Words weigh in the extension what they weigh in the index: those of a single text are left out of both."""
    edition = editions.current
    texts, frequencies = edition.index.frequencies()
    assert orjson.loads(snapshot.of(edition).manifest)["texts"] == texts
    assert dict(rows(edition, "words")) == frequencies
    assert min(frequencies.values()) == 2


def test_registry_edited(kept: Editions, settings: Settings) -> None:
    """An edit of one record changes the shard with that record and no other."""
    before = hashes(kept.current)
    kept.current.index.close()
    text = settings.registry.read_text(encoding="utf-8")
    settings.registry.write_text(text.replace("name: la Repubblica", "name: La Repubblica"), encoding="utf-8")
    kept.renew()
    after = hashes(kept.current)
    changed = [name for name in after if before.get(name) != after[name]]
    assert len(changed) == 1
    assert changed[0].startswith("outlets-")


def test_claim_edited(kept: Editions, settings: Settings) -> None:
    """A changed claim changes one shard of claims, and the counts of its words."""
    before = hashes(kept.current)
    kept.current.index.close()
    file = settings.seeds / "sabotaged-peace.txt"
    text = file.read_text(encoding="utf-8")
    assert "treating it almost like a sporting upset" in text
    file.write_text(
        text.replace("treating it almost like a sporting upset", "treating it like a sporting upset"), encoding="utf-8"
    )
    kept.renew()
    after = hashes(kept.current)
    changed = [name.split("-")[0] for name in after if before.get(name) != after[name]]
    assert changed in (["claims"], ["words", "claims"])


def test_most_claims(editions: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot holds a bounded number of claims, the first ones, and says how many there are."""
    monkeypatch.setattr(shards, "MOST_CLAIMS", 7)
    monkeypatch.setattr(shards, "_AT_ONCE", 3)
    made = snapshot.Shards(editions.current)
    manifest = orjson.loads(made.manifest)
    total = sum(1 for _ in editions.current.index.claims())
    assert (manifest["claims"], manifest["claims_total"]) == (7, total)
    (name,) = (entry["name"] for entry in manifest["shards"] if entry["name"].startswith("claims-"))
    shard = made.find(name)
    assert shard
    assert [claim["id"] for claim in orjson.loads(made.write(shard))] == [
        identifier for identifier, _ in editions.current.index.claims(limit=7)
    ]


def test_shares(editions: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not all claims fit, those of sets of fact-checks fill what essays and reports leave."""
    monkeypatch.setattr(shards, "MOST_CLAIMS", 10)
    summaries = [("a-set", "fact-checks", 50), ("essay", "essay", 6), ("late", "fact-checks", 5), ("none", "essay", 0)]
    monkeypatch.setattr(shards, "_summaries", lambda _: iter(summaries))
    assert shards._shares(editions.current.index) == [("a-set", 4), ("essay", 6)]  # noqa: SLF001  whose answer no small index shows


@given(st.lists(st.text(), unique=True, max_size=400), st.sampled_from([1, 4, 16, 64]))
def test_cut(ids: list[str], usual: int) -> None:
    """Runs hold all rows in their order; none is longer than four times the usual."""
    runs = list(cut((Row(identifier) for identifier in ids), usual))
    assert [row.id for run in runs for row in run] == ids
    assert all(0 < len(run) <= 4 * usual for run in runs)


@given(st.integers(0, 1999), st.booleans())
def test_cut_stable(at: int, inserted: bool) -> None:  # noqa: FBT001  hypothesis gives it
    """A row that is put in or taken out changes the runs about it; those further on stay as they were."""
    rows = [Row(f"row {number}") for number in range(2000)]
    other = [*rows[:at], Row("another"), *rows[at:]] if inserted else rows[:at] + rows[at + 1 :]
    before, after = (list(map(tuple, cut(some, 16))) for some in (rows, other))
    assert len(set(after) - set(before)) <= 12


def test_cut_bytes() -> None:
    """A run of large rows ends at a megabyte."""
    assert [len(run) for run in cut([Row(f"{number}", 600_000) for number in range(3)], 64)] == [1, 1, 1]


def test_table() -> None:
    """A place is named once, what is empty is left out, and the record's own Wikidata item is not spelt out."""
    said = {"source": "https://www.wikidata.org/wiki/Q12", "as_of": None, "checked": "2026-01-01"}
    other = {**said, "source": "https://www.wikidata.org/wiki/Q123"}
    one = {"id": "a", "wikidata": "Q12", **said, "owners": [{"name": "A", **said}], "founded": None, "aliases": []}
    assert columns.table([one, {"id": "b", "wikidata": "Q12", **other}, {"id": "c", "source": None, "checked": None}]) == {
        "read": [
            ("https://www.wikidata.org/wiki/{wikidata}", None, "2026-01-01"),
            ("https://www.wikidata.org/wiki/Q123", None, "2026-01-01"),
        ],
        "columns": {
            "id": ["a", "b", "c"],
            "wikidata": ["Q12", "Q12", None],
            "owners": [[{"name": "A", "at": 0}], None, None],
            "at": [0, 1, None],
        },
    }


def test_forms() -> None:
    """The extension learns every field of the answer about an outlet, and of what stands within, from the answers themselves."""
    forms = columns.forms()
    assert forms["OutletAnswer"]["owners"] == ["OwnerAnswer"]
    assert forms["OwnerAnswer"]["owners"] == ["OwnerAnswer"]
    assert forms["OutletAnswer"]["founded"] == "Founding"
    assert forms["RatedAnswer"]["rater"] == "RaterName"
    assert forms["OutletAnswer"]["domains"] == []
    assert forms["OutletAnswer"]["name"] is None


def test_compact(editions: Editions) -> None:
    """The tables of the rules, the public suffixes among them, cost at most 50 kB on the wire."""
    made = snapshot.of(editions.current)
    bodies = [made.write(shard) for name in ("rules", "suffixes") if (shard := made.find(name))]
    assert sum(len(brotli.compress(body, quality=5)) for body in bodies) < 50_000


def test_packed_suffixes() -> None:
    """Rules are nested from their last label on: private ones carry a plus, what is none itself a tilde."""
    public = ["com", "uk", "co.uk", "*.ck", "!www.ck", "公司.cn"]
    assert rules.pack(public, ["github.io", "a.b.com"]) == {
        "ck": "~(!www *)",
        "cn": "~(xn--55qx5d)",
        "com": "(b~(a+))",
        "io": "~(github+)",
        "uk": "(co)",
    }


class TestHttp:
    """Manifest and shards over HTTP."""

    def test_shard(self, client: FlaskClient) -> None:
        """A shard's ETag is its hash, packed or not; who has it is not sent it again."""
        for entry in client.get("/v1/snapshot").get_json()["shards"]:
            answer = client.get(f"/v1/snapshot/{entry['name']}")
            assert hashlib.sha256(answer.data).hexdigest()[:32] == entry["hash"] == answer.get_etag()[0]
            assert answer.headers["Cache-Control"] == "public, no-cache"
            again = client.get(f"/v1/snapshot/{entry['name']}", headers={"If-None-Match": answer.headers["ETag"]})
            assert (again.status_code, again.data) == (304, b"")

    def test_packed(self, client: FlaskClient) -> None:
        """A shard comes packed to who can unpack it."""
        answer = client.get("/v1/snapshot/suffixes", headers={"Accept-Encoding": "br"})
        assert answer.headers["Content-Encoding"] == "br"
        assert orjson.loads(brotli.decompress(answer.data)) == client.get("/v1/snapshot/suffixes").get_json()

    def test_unknown(self, client: FlaskClient) -> None:
        """A shard that is not there, or not any more, is a 404 with a code."""
        answer = client.get("/v1/snapshot/claims-000000000000")
        assert (answer.status_code, answer.get_json()["code"]) == (404, "not-found")
