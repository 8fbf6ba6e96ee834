"""Reviews on pages: each finding in its fact-checker's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from markup import CAUTION, words

from server.app import create_app
from server.settings import Settings
from server.web.frame import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from apiflask import APIFlask
    from flask.testing import FlaskClient


def macro(app: APIFlask, name: str, *values: Any, **named: Any) -> str:
    """Render a macro."""
    with app.test_request_context():
        macros = app.jinja_env.get_template("macros.html").make_module({"edition": app.extensions["masthead"].current})
        return str(getattr(macros, name)(*values, **named))


REVIEWS = [
    {
        "by": "Checker",
        "by_url": "https://checker.example/",
        "rating": "Mostly <false>",
        "url": "https://example.org/check",
        "date": "2026-01-02",
    },
    {"by": "desk.example", "by_url": None, "rating": "Vrai", "url": "https://desk.example/1", "date": None},
]

FOUND = "What a fact-checker found is the fact-checker’s finding, in the fact-checker’s words."

REVIEWED = {
    "id": "r1",
    "text": "Bees vote",
    "section": "",
    "kind": "reviewed",
    "attribution": [],
    "document": {"id": "checks", "title": "Checks", "kind": "fact-checks"},
    "citations": [],
    "sources": {"outlets": 0, "owners": 0, "owners_unknown": 0},
    "speaker": "Bob",
    "said": "2024-05-01",
    "date": None,
    "quotations": [],
    "hedges": [],
    "appearances": [
        {"url": "https://a.example/1", "first": True, "by": ["Checker", "desk.example"]},
        {"url": "https://b.example/2", "first": False, "by": ["Checker"]},
    ],
    "reviews": REVIEWS,
}


def test_reviews(app: APIFlask, client: FlaskClient) -> None:
    """All fact-checkers' words are shown with name, date and link, and then the sentence that there are none is not."""
    claim = client.get("/v1/claims").get_json()["items"][0]
    reviewed = {**claim, "reviews": REVIEWS}
    shown = macro(app, "claim", reviewed)
    assert "Checker found: “Mostly <false>” example.org, 2026-01-02" in words(shown)
    assert "desk.example found: “Vrai” desk.example" in words(shown)
    assert 'href="https://checker.example/"' in shown
    assert words(macro(app, "caution", [claim, reviewed])) == f"{CAUTION} {FOUND}"


def test_a_claim_of_fact_checks(app: APIFlask) -> None:
    """A claim that was reviewed is nobody's but its speaker's: with day, findings, and the pages on which it was found."""
    shown = words(macro(app, "claim", REVIEWED, named=True))
    assert shown.startswith("The claim, ascribed to Bob, 2024-05-01: “Bees vote”")
    assert "Fact-checkers name 2 pages on which it appeared." in shown
    assert "https://a.example/1 named by Checker, desk.example, as the first one known" in shown
    assert "https://b.example/2 named by Checker" in shown
    assert "From Checks (set of fact-checks)." in shown
    assert words(macro(app, "caution", [REVIEWED])) == FOUND
    many = words(macro(app, "claim", {**REVIEWED, "reviews_total": 1200, "appearances_total": 300}))
    assert f"These are the newest {len(REVIEWS)} of 1,200 reviews." in many
    assert "Fact-checkers name 300 pages on which it appeared; 2 of them." in many
    assert "These are the newest" not in shown
    bare = {**REVIEWED, "speaker": None, "said": None, "appearances": []}
    assert words(macro(app, "claim", bare)).startswith("The claim: “Bees vote” Checker found:")


@pytest.mark.parametrize(
    ("licence", "said"), [(None, "None is known."), ("https://cc.example/by", "https://cc.example/by"), ("CC", "CC")]
)
def test_the_page_of_a_set(app: APIFlask, licence: str | None, said: str) -> None:
    """A set of fact-checks has claims and losses, but no headings and no source list."""
    document = {**REVIEWED["document"], "language": "en", "author": None, "url": None, "published": None, "licence": licence}  # type: ignore[dict-item]
    document |= {"claims": 1_000_000, "works": 0, "losses": 1, "sections": [], "source_list": [], "links": [], "left_out": []}
    with app.test_request_context("/documents/checks"):
        page = words(
            show("document.html", document=document, sections=[("", [REVIEWED])], following="r1", works={}).get_data(as_text=True)
        )
    assert "Set of fact-checks · English" in page
    assert "1,000,000 claims; 1 place could not be taken" in page
    assert f"Licence {said}" in page
    assert "Each claim with what fact-checkers found, all of them, in their own words." in page
    assert "Further entries" in page
    assert [piece for piece in ("ource list", "before the first heading", "Left out", "full text") if piece in page] == []


REGISTRY = """
licences: [{id: own, name: Own, holder: Us, licence: CC0-1.0, url: "https://a.example.org/"}]
raters:
- id: bureau
  name: Bureau
  question: Qui possède ?
  scale: [l’État, personne]
  language: fr
  url: "https://b.example.org/"
  licence: own
outlets:
- id: courier
  name: The Courier
  domains: [courier.example.com]
  source: "https://a.example.org/"
  checked: 2026-01-01
  state: [{by: bureau, value: l’État, source: "https://b.example.org/1", checked: 2026-01-01}]
"""
SIDE = "title: {}\nkind: {}\nlanguage: {}\nauthor:\nurl:\npublished:\nlicence:\n"
STORY = "https://courier.example.com/harbour"
CHECK = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "Der Hafen war neun Tage lang geschlossen.",
    "url": "https://checks.example.net/1",
    "author": {"@type": "Organization", "name": "Checkers"},
    "reviewRating": {"@type": "Rating", "alternateName": "größtenteils falsch"},
    "itemReviewed": {"@type": "Claim", "appearance": [{"@type": "CreativeWork", "url": STORY}]},
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A server with a fact-check in German, an essay in Spanish that cites the same outlet, and a rater who speaks French."""
    folder: Path = tmp_path_factory.mktemp("checked")
    (folder / "sources.yaml").write_text(REGISTRY)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "checks.yaml").write_text(SIDE.format("Prüfungen", "fact-checks", "de"))
    (folder / "seeds" / "checks.jsonl").write_text(json.dumps(CHECK))
    (folder / "seeds" / "puerto.yaml").write_text(SIDE.format("El puerto", "essay", "es"))
    (folder / "seeds" / "puerto.txt").write_text("El puerto\n\nEl puerto estuvo cerrado nueve días (courier.example.com).\n")
    app = create_app(Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite"))
    yield app.test_client()
    app.extensions["masthead"].current.index.close()


@pytest.mark.parametrize("address", [STORY, "https://checks.example.net/1"])
def test_on_their_page(checked: FlaskClient, address: str) -> None:
    """Where a claim appeared, and on the page of its review, the look-up shows it with the finding and why."""
    page = words(checked.get(f"/?url={address}").text)
    section = page[page.index("Fact-checks") : page.index("In source lists")]
    assert "The claim: “Der Hafen war neun Tage lang geschlossen.” Checkers found: “größtenteils falsch”" in section
    assert "Why it is shown: " in section
    assert "From Prüfungen (set of fact-checks)." in section
    assert "cites The Courier in 1 sentence." in page or "checks.example.net" in address


def test_none_on_a_page(checked: FlaskClient) -> None:
    """Elsewhere on the same site no fact-check is shown."""
    assert "Fact-checks" not in words(checked.get("/?url=https://courier.example.com/other").text)


def test_languages(checked: FlaskClient) -> None:
    """Words of documents, fact-checkers and raters bear their own language, wherever they stand."""
    page = checked.get(f"/?url={STORY}").text
    for language, said in [
        ("de", "Der Hafen war neun Tage lang geschlossen."),
        ("de", "größtenteils falsch"),
        ("de", "Prüfungen"),
        ("es", "El puerto"),
        ("fr", "Qui possède ?"),
        ("fr", "l’État"),
    ]:
        assert f'lang="{language}">{said}<' in page
    assert 'lang="fr">personne<' in checked.get("/about").text
    assert 'lang="es">El puerto estuvo cerrado' in checked.get("/claims?outlet=courier").text
