"""Sets of fact-checks in the folder of documents are served with the documents, and taken out of it as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from server.app import create_app
from server.editions import Editions, making

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.settings import Settings

SIDE = "title: Checks\nkind: fact-checks\nlanguage: en\n"
LINE = (
    '{"@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "%s", "url": "https://checker.org/%d", '
    '"author": {"@type": "Organization", "name": "Checker"}, "reviewRating": {"alternateName": "Not so"}, '
    '"itemReviewed": {"@type": "Claim", "appearance": "https://social.com/post/%d"}}\n'
)


@pytest.fixture
def held(settings: Settings) -> Iterator[Editions]:
    """Editions of a document and a set of fact-checks."""
    (settings.seeds / "checks.yaml").write_text(SIDE)
    lines = [
        LINE % ("Pigs can fly", 1, 1),
        LINE % ("The moon is made of cheese", 2, 2),
        "{broken\n",
        LINE % ("Pigs can fly!", 3, 1),
    ]
    (settings.seeds / "checks.jsonl").write_text("".join(lines))
    held = Editions(settings)
    held.renew()
    assert held.problems == []
    yield held
    held.close()


def test_served(settings: Settings, held: Editions) -> None:
    """Its claims are listed after those of documents, with their reviews, and match the pages of which they speak."""
    client = create_app(settings, held).test_client()
    document = client.get("/v1/documents/checks").json
    assert (document["kind"], document["claims"]) == ("fact-checks", 2)
    assert document["losses"] > 0
    items = client.get("/v1/claims?document=checks").json["items"]
    assert [[review["url"] for review in item["reviews"]] for item in items] == [
        ["https://checker.org/1", "https://checker.org/3"],
        ["https://checker.org/2"],
    ]
    found = client.get("/v1/context?url=https://social.com/post/1").json["claims"]
    assert [match["match"]["kind"] for match in found] == ["appeared-on-page"]
    for page in ("/documents/checks", f"/claims/{items[0]['id']}", "/claims?document=checks"):
        assert client.get(page).status_code == 200


def test_withdrawn(settings: Settings, held: Editions) -> None:
    """A withdrawn set is served no more, and its claims say why."""
    (old, _), *_ = held.current.index.claims(document="checks")
    (settings.seeds / "checks.yaml").write_text(f"{SIDE}withdrawn: its publisher asked for it\n")
    held.renew()
    assert held.problems == []
    assert [orjson.loads(summary)["id"] for _, summary in held.current.index.documents()] == ["sabotaged-peace"]
    former = held.current.index.former(old)
    assert former
    assert former.withdrawn == ("Checks", "its publisher asked for it")


def test_progress(settings: Settings, held: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long source tells how far it is read."""
    monkeypatch.setattr(making, "_TELLING", 0.0)
    (settings.seeds / "checks.jsonl").write_text("".join(LINE % (f"Pigs can fly {n} times", n, n) for n in range(3)))
    told: list[str] = []
    held.renew(told.append)
    said = [said for said in told if said.startswith("checks: ")]
    assert said[-2:] == ["checks: 100% read, 3 reviews", "checks: 100% read, 3 reviews"]
    lines = [LINE % (f"Pigs can fly {n} times", n, n) for n in range(900)]
    (settings.seeds / "checks.jsonl").write_text("".join(lines))
    told.clear()
    held.renew(told.append)
    shares = [said.share for said in told if isinstance(said, making.Reading)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] == 1


def test_progress_tells_losses_apart(settings: Settings, held: Editions) -> None:
    """What could not be taken is no review: losses are counted by themselves, and not named where there are none."""
    (settings.seeds / "checks.jsonl").write_text(LINE % ("Pigs can fly", 1, 1) + "no JSON\n{}\n[] 7\n")
    told: list[str] = []
    held.renew(told.append)
    assert [said for said in told if said.startswith("checks: ")] == ["checks: 100% read, 1 review, 2 losses"]
