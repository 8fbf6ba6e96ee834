"""What is sent as JSON-LD: held to schema.org's vocabulary by the types of schema-dts, and read in again as it was sent."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from server import factchecks
from server.api import jsonld
from server.documents import Sidecar

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ROOT = Path(__file__).parents[1]
LINKED = {"Accept": "application/ld+json"}
WORK = "/v1/context?url=https://www.reuters.com/world/europe/attack-russian-air-bases-spies-hid-drones-wooden-sheds-2025-06-01/"
ADDRESSES = [
    WORK,
    "/v1/context?url=https://example.org/",
    "/v1/outlets",
    "/v1/outlets/reuters",
    "/v1/claims?limit=20",
    "/v1/documents",
    "/v1/documents/sabotaged-peace",
]
SET: dict[str, Any] = {"id": "checks", "title": "Checks", "kind": "fact-checks"}
FEED = ROOT / "tests" / "data" / "factchecks" / "feed.json"


def linked(answer: dict[str, Any]) -> dict[str, Any]:
    """Convert an answer."""
    converted: dict[str, Any] = json.loads(jsonld.convert(orjson.dumps(answer)))
    return converted


def answered(identifier: str, reviewed: list[factchecks.Reviewed]) -> dict[str, Any]:
    """Answer with a claim and all its reviews."""
    said = reviewed[0]
    urls = (*said.first_appearances, *said.appearances)
    pages = [{"url": url, "first": url in said.first_appearances, "by": [said.review.by]} for url in urls]
    return {
        "id": identifier,
        "text": said.claim,
        "document": SET,
        "citations": [],
        "speaker": said.speaker,
        "said": said.said,
        "appearances": pages,
        "reviews": [one.review.model_dump() for one in reviewed],
    }


def read(path: Path) -> list[factchecks.Reviewed]:
    """Read all reviews of a file without a loss of another sort than those of the fixture."""
    sidecar = Sidecar(title="Checks", kind="fact-checks", language="en")
    return [found for found in factchecks.read(path, sidecar) if isinstance(found, factchecks.Reviewed)]


@pytest.fixture
def reviewed() -> dict[str, Any]:
    """A claim with two reviews, and everything that can be known of it."""
    review = {
        "by": "Desk",
        "by_url": "https://desk.example/",
        "rating": "Mostly false",
        "url": "https://desk.example/1",
        "date": "2024-05",
    }
    bare = {"by": "other.example", "by_url": None, "rating": "Faux", "url": "https://other.example/1", "date": None}
    pages = [
        {"url": "https://a.example/1", "first": True, "by": ["Desk", "other.example"]},
        {"url": "https://b.example/2", "first": False, "by": ["Desk"]},
    ]
    claim = {"id": "c1", "text": "Bees vote", "document": SET, "citations": [], "speaker": "Bob", "said": "2024-05-01"}
    return {**claim, "appearances": pages, "reviews": [review, bare]}


def test_a_claim_with_reviews(reviewed: dict[str, Any]) -> None:
    """A claim that was reviewed is a Claim with a ClaimReview of each reviewer, in the reviewer's words."""
    claim = linked(reviewed)
    said = {
        "@type": "Claim",
        "@id": "/v1/claims/c1",
        "text": "Bees vote",
        "author": "Bob",
        "datePublished": "2024-05-01",
        "firstAppearance": [{"@type": "CreativeWork", "url": "https://a.example/1"}],
        "appearance": [{"@type": "CreativeWork", "url": "https://b.example/2"}],
    }
    first, second = claim.pop("review")
    document = {"@type": "Dataset", "@id": "/v1/documents/checks", "name": "Checks"}
    assert claim == {"@context": "https://schema.org", **said, "isPartOf": document}
    assert first == {
        "@type": "ClaimReview",
        "url": "https://desk.example/1",
        "claimReviewed": "Bees vote",
        "itemReviewed": said,
        "author": {"@type": "Organization", "name": "Desk", "url": "https://desk.example/"},
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly false"},
        "datePublished": "2024-05",
    }
    assert second["itemReviewed"] == {name: value for name, value in said.items() if name != "appearance"}
    assert second["author"] == {"@type": "Organization", "name": "other.example"}
    assert "datePublished" not in second


def test_an_essay_with_a_reviewed_claim(reviewed: dict[str, Any]) -> None:
    """A sentence of a document appears in the document; its reviewer is not made to say so."""
    claim = linked({**reviewed, "document": {"id": "e", "title": "Essay", "kind": "essay"}})
    assert [page.get("url", page.get("name")) for page in claim["appearance"]] == ["Essay", "https://b.example/2"]
    assert "isPartOf" not in claim
    assert [page["url"] for page in claim["review"][0]["itemReviewed"]["appearance"]] == ["https://b.example/2"]


def test_nothing_is_reviewed_by_us(client: FlaskClient) -> None:
    """What nobody has reviewed is sent without a review."""
    assert "Review" not in client.get("/v1/claims?limit=100", headers=LINKED).text


@pytest.mark.parametrize(
    ("licence", "sent"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY 4.0", {"@type": "CreativeWork", "name": "CC BY 4.0"}),
    ],
)
def test_licences(licence: str, sent: object) -> None:
    """A licence is its address, or a work of that name."""
    document = {**SET, "kind": "report", "published": "2024", "licence": licence}
    assert (linked(document)["license"], linked(document)["@type"]) == (sent, "Report")


def test_round_trip(tmp_path: Path) -> None:
    """What is read out of a feed and sent as JSON-LD is read in again, equal."""
    first = read(FEED)
    answers = [answered(f"c{number}", [one]) for number, one in enumerate(first)]
    for sent in ({"items": answers, "next": None}, answers[0]):
        path = tmp_path / "sent.jsonld"
        path.write_bytes(jsonld.convert(orjson.dumps(sent)))
        again = read(path)
        assert [one[:6] for one in again] == [one[:6] for one in first[: len(again)]]
        assert len(again) == (len(first) if "items" in sent else 1)


def types(answers: list[dict[str, Any]]) -> str:
    """Write answers as a module whose types are schema.org's."""
    lines = ['import type * as S from "schema-dts";']
    lines += [
        f"export const a{n}: S.WithContext<S.{answer['@type']}> = {json.dumps(answer)};" for n, answer in enumerate(answers)
    ]
    return "\n".join(lines)


def compile_errors(folder: Path, answers: list[dict[str, Any]]) -> list[str]:
    """What TypeScript finds wrong with answers, as lines ``aNUMBER: …``."""
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "answers.ts").write_text(types(answers))
    options = ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--module", "es2022", "--moduleResolution", "bundler"]
    compiler = ROOT / "node_modules" / ".bin" / "tsc"
    run = subprocess.run(
        [compiler, *options, "answers.ts"], cwd=folder, capture_output=True, text=True, check=False, env=os.environ
    )
    return [line for line in run.stdout.splitlines() if line.startswith("answers.ts")]


def test_vocabulary(client: FlaskClient, reviewed: dict[str, Any], tmp_path: Path) -> None:
    """Every property stands on its type in schema.org, with a value of a type that it expects; what does not is found."""
    answers = [json.loads(client.get(address, headers=LINKED).data) for address in ADDRESSES]
    claim = client.get("/v1/claims?limit=1").get_json()["items"][0]
    answers.append(json.loads(client.get(f"/v1/claims/{claim['id']}", headers=LINKED).data))
    answers += [linked(reviewed), linked({"items": [reviewed, {**claim, "reviews": reviewed["reviews"]}], "next": None})]
    unknown, wrong = linked(reviewed), linked(reviewed)
    unknown["review"][0]["verdict"] = "False"
    wrong["review"][0]["itemReviewed"]["appearance"] = "https://a.example/1"
    errors = compile_errors(tmp_path, [unknown, wrong, *answers])
    assert [line.partition(",")[0] for line in errors] == ["answers.ts(2", "answers.ts(3"]
