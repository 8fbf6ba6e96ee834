"""Fact-checks on their whole way: a set of them as sites publish it, the server's index, the snapshot, and what a reader sees."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from chromium import settle
from playwright.sync_api import expect

from extension import Server
from server.app import create_app
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chromium import Reader

    Start = Callable[..., Reader]

STORY = "https://courier.example.com/harbour"
REVIEW = "https://checks.example.net/0"
REGISTRY = """
outlets:
- {id: courier, name: The Courier, domains: [courier.example.com], source: "https://a.example.org/", checked: 2026-01-01}
"""
SIDE = "title: Checks\nkind: fact-checks\nlanguage: de\nauthor:\nurl:\npublished:\nlicence:\n"


def check(number: int) -> dict[str, object]:
    """A fact-check as its site publishes it; the first is the newest, and names the page on which the claim appeared."""
    appearance = {"appearance": [{"@type": "CreativeWork", "url": STORY}]} if number == 0 else {}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": "Der Hafen war neun Tage lang geschlossen.",
        "url": f"https://checks.example.net/{number}",
        "datePublished": "2026-02-02" if number == 0 else "2026-01-01",
        "author": {"@type": "Organization", "name": f"Checkers {number}"},
        "reviewRating": {"@type": "Rating", "alternateName": "größtenteils falsch"},
        "itemReviewed": {"@type": "Claim", **appearance},
    }


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with 103 fact-checks of one claim."""
    folder = tmp_path_factory.mktemp("checks")
    (folder / "sources.yaml").write_text(REGISTRY)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "checks.yaml").write_text(SIDE)
    lines = "".join(json.dumps(check(number)) + "\n" for number in range(103))
    (folder / "seeds" / "checks.jsonl").write_text(lines)
    app = create_app(Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite"))
    with Server(app) as server:
        yield server
    app.extensions["masthead"].current.index.close()


def test_fact_checks(start: Start) -> None:
    """The page where a claim appeared and that of its review say so, in the fact-checkers' words."""
    reader = start(granted=True, open_root=True)
    page = reader.open(STORY)
    expect(page.locator(".pill .state")).to_have_text("1 claim on this page was checked")
    page.locator(".pill").click()
    part = page.locator(".reviewed")
    expect(part).to_contain_text("Checkers 0 found: “größtenteils falsch”")
    expect(part.locator(".review")).to_have_count(100)
    expect(part).to_contain_text("And 3 more reviews, which are not listed here.")
    expect(part.locator("bdi[lang=de]").first).to_have_text("Der Hafen war neun Tage lang geschlossen.")
    part.get_by_text("Fact-checkers name 1 page on which it appeared.").click()
    expect(part.locator(".appearances li")).to_have_text(f"{STORY}named by Checkers 0")
    expect(part.get_by_role("link", name=STORY)).to_have_attribute("rel", "noopener noreferrer nofollow")
    part.locator(".why > summary").click()
    expect(part).to_contain_text("This page is named as one where this claim appeared, by Checkers 0.")
    page = reader.open(REVIEW)
    expect(page.locator(".pill .state")).to_have_text("this page is a fact-check of a claim that Masthead knows")
    page.locator(".pill").click()
    page.locator(".reviewed .why > summary").click()
    expect(page.locator(".reviewed")).to_contain_text("This page is Checkers 0’s review of this claim.")
    reader.open("https://checks.example.net/")
    settle(reader)
    expect(page.locator("masthead-overlay")).to_have_count(0)
