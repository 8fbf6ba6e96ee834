"""Claims that fact-checkers reviewed: one claim for one saying, with all its reviews, found at the pages of which they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from desk import Reviewed, review

from server import context, matching
from server.answers import ClaimAnswer, ContextAnswer
from server.urls import Page

if TYPE_CHECKING:
    from desk import Desk

    from server.editions import Edition

MOON = "The moon is made of green cheese"
FIRST = review("Full Fact", "https://fullfact.example/moon/", "This is false.")
SECOND = review("Correctiv", "https://correctiv.example/mond", "Falsch")
PAGE = "https://social.example/post/1"


def claims(edition: Edition) -> list[ClaimAnswer]:
    return [ClaimAnswer.model_validate_json(answer) for _, answer in edition.index.claims()]


def find(edition: Edition, url: str) -> list[tuple[str, str]]:
    """Kind and reason of each claim on a page."""
    page = Page.parse(url, listed=edition.registry.lists)
    answer = ContextAnswer.model_validate_json(context.find(page, edition).json())
    assert answer.claims_total == len(answer.claims)
    return [(match.match.kind, match.match.why) for match in answer.claims]


def test_as_it_is_answered(desk: Desk) -> None:
    """A reviewed claim has its words, who said it and when, where it appeared, and its review; it cites nothing."""
    item = Reviewed(MOON, FIRST, "A Baker", "2021-05", (PAGE,), ("https://first.example/",))
    (claim,) = claims(desk.make(sets={"checks": [item]}))
    assert (claim.text, claim.quote.exact, claim.kind, claim.speaker, claim.said) == (
        MOON,
        MOON,
        "reviewed",
        "A Baker",
        "2021-05",
    )
    assert [(place.url, place.first, place.by) for place in claim.appearances] == [
        ("https://first.example/", True, ("Full Fact",)),
        (PAGE, False, ("Full Fact",)),
    ]
    assert claim.document.model_dump() == {"id": "checks", "title": "Checks", "kind": "fact-checks"}
    assert (claim.citations, claim.sources.outlets, claim.reviews) == ((), 0, (FIRST,))


def test_several_reviews(desk: Desk) -> None:
    """The same words of the same speaker are one claim, with every review once, also of other sets."""
    items = [
        Reviewed(MOON, FIRST, "A Baker", None, (PAGE,)),
        Reviewed(f"“{MOON.lower()}”!", SECOND, "a baker", None, (), (PAGE,)),
    ]
    edition = desk.make(sets={"a": [*items, items[0]], "b": [items[1], Reviewed("Pigs fly", SECOND)]})
    moon, pigs = claims(edition)
    assert (moon.text, moon.document.id, moon.reviews) == (MOON, "a", (FIRST, SECOND))
    assert [(place.url, place.first, place.by) for place in moon.appearances] == [(PAGE, True, ("Full Fact", "Correctiv"))]
    assert pigs.document.id == "b"
    counts = [orjson.loads(summary)["claims"] for _, summary in edition.index.documents()]
    assert counts == [1, 1]


def test_another_speaker(desk: Desk) -> None:
    """The same words of somebody else are another claim."""
    edition = desk.make(
        sets={"checks": [Reviewed(MOON, FIRST, "A Baker"), Reviewed(MOON, SECOND, "A Miller"), Reviewed(MOON, SECOND)]}
    )
    assert [claim.speaker for claim in claims(edition)] == ["A Baker", "A Miller", None]


def test_losses_are_counted(desk: Desk) -> None:
    """The set says how many of its places could not be read."""
    edition = desk.make(sets={"checks": [None, Reviewed(MOON, FIRST), None]})
    document = orjson.loads(edition.index.document("checks") or b"")
    assert (document["claims"], document["losses"], document["works"], document["source_list"]) == (1, 2, 0, [])


def test_a_sentence_of_a_document(desk: Desk) -> None:
    """A sentence of a document in the very words of a reviewed claim has its reviews, and is found on their pages."""
    text = f"{MOON} (courier.example.com). Pigs can fly over the harbour if they want to (gazette.example.org)."
    edition = desk.make({"paper": text}, {"checks": [Reviewed(MOON, FIRST, "A Baker", None, (PAGE,)), Reviewed(MOON, SECOND)]})
    said, pigs, *_ = claims(edition)
    assert (said.kind, said.reviews, said.appearances, pigs.reviews) == ("cited", (FIRST, SECOND), (), ())
    assert [kind for kind, _ in find(edition, FIRST.url)] == ["reviewed-on-page"] * 2
    assert [kind for kind, _ in find(edition, PAGE)] == ["appeared-on-page"]


def test_on_the_page_of_the_review(desk: Desk) -> None:
    """On the page of a review the claim says whose review this is; the address counts as that of a page does."""
    edition = desk.make(sets={"checks": [Reviewed(MOON, FIRST)]})
    why = [("reviewed-on-page", "This page is Full Fact's review of this claim.")]
    assert find(edition, "http://www.fullfact.example/moon?utm_source=x#top") == why
    assert find(edition, "https://fullfact.example/moon/2") == find(edition, "https://fullfact.example/") == []


def test_on_a_page_where_it_appeared(desk: Desk) -> None:
    """On a page where it appeared the claim says who found it there, and whether that is called the first time."""
    one = Reviewed(MOON, FIRST, None, None, (PAGE,), ("https://first.example/x",))
    edition = desk.make(sets={"checks": [one, Reviewed(MOON, SECOND, None, None, (PAGE,)), Reviewed("Pigs fly", SECOND)]})
    assert find(edition, PAGE) == [
        ("appeared-on-page", "Full Fact and Correctiv name this page as one where this claim appeared."),
    ]
    assert find(edition, "https://first.example/x") == [
        ("appeared-on-page", "Full Fact names this page as one where this claim first appeared."),
    ]


def test_three_names(desk: Desk) -> None:
    """All who say so are named, in the order of the reviews."""
    named = [
        Reviewed(MOON, review(name, f"https://{name.lower()}.example/"), None, None, (PAGE,)) for name in ("Zeta", "Alpha", "Mu")
    ]
    ((_, why),) = find(desk.make(sets={"checks": named}), PAGE)
    assert why.startswith("Zeta, Alpha and Mu name this page")


def test_strongest_first(desk: Desk) -> None:
    """First comes what the page reviews, then what appeared there, then what cites it, then what cites its outlet."""
    url = "https://courier.example.com/2024/moon"
    text = f"Nobody has been to the harbour since the spring ({url}). The Courier tells of it every day (courier.example.com)."
    items = [Reviewed("Pigs fly", SECOND, None, None, (url,)), Reviewed(MOON, review("Full Fact", url), None, None, (url,))]
    assert [kind for kind, _ in find(desk.make({"paper": text}, {"checks": items}), url)] == [
        "reviewed-on-page",
        "appeared-on-page",
        "cites-this-page",
        "cites-this-outlet",
    ]


def test_no_more_than_twenty(desk: Desk) -> None:
    """At most twenty claims are given, the number of all is told."""
    edition = desk.make(sets={"checks": [Reviewed(f"{MOON} {n}", FIRST) for n in range(30)]})
    answer: dict[str, Any] = orjson.loads(context.find(Page.parse(FIRST.url), edition).json())
    assert (len(answer["claims"]), answer["claims_total"]) == (matching.LIMIT, 30)


def test_hidden_sentences(desk: Desk) -> None:
    """A question in a document is shown on no page, not even that of a review in its words."""
    text = "Is the moon made of green cheese (courier.example.com)? The Courier says so every day (courier.example.com)."
    edition = desk.make({"paper": text}, {"checks": [Reviewed("Is the moon made of green cheese", FIRST)]})
    assert [claim.reviews for claim in claims(edition) if claim.kind == "question"] == [(FIRST,)]
    assert [kind for kind, _ in find(edition, FIRST.url)] == ["reviewed-on-page"]


def test_addresses_that_cannot_be_used(desk: Desk) -> None:
    """An address that is none is kept as it was given, and leads nowhere."""
    edition = desk.make(sets={"checks": [Reviewed(MOON, review("X", "no address"), None, None, ("mailto:x@example.org",))]})
    (claim,) = claims(edition)
    assert [place.url for place in claim.appearances] == ["mailto:x@example.org"]


def test_listed_by_document(desk: Desk) -> None:
    """Claims of one document, of none, of one that cites an outlet."""
    text = "The Courier says so every day (courier.example.com). The Gazette never does (gazette.example.org)."
    index = desk.make({"paper": text}, {"checks": [Reviewed(MOON, FIRST)]}).index
    listed = {
        name: [orjson.loads(answer)["text"] for _, answer in index.claims(document=name)] for name in ("paper", "checks", "none")
    }
    assert [len(listed[name]) for name in ("paper", "checks", "none")] == [2, 1, 0]
    assert len(index.claims(document="paper", outlet="courier")) == 1
    assert index.claims(document="checks", outlet="courier") == []


def test_a_home_page_is_no_page_of_a_claim(desk: Desk) -> None:
    """Where a site as a whole is named, its home page is none on which the claim was reviewed or appeared; others are."""
    site = review("Full Fact", "https://fullfact.example/", "False")
    places = ("https://social.example/?ref=x", "https://social.example/?p=1", "https://social.example/a")
    edition = desk.make(sets={"checks": [Reviewed(MOON, site, None, None, places, ("https://www.social.example",))]})
    assert find(edition, "https://social.example/") == find(edition, "https://fullfact.example/") == []
    assert find(edition, "https://social.example/?p=1") != []
    assert find(edition, "https://social.example/a") != []
    assert [place.url for place in claims(edition)[0].appearances] == ["https://www.social.example", *places]


def test_a_great_many_reviews(desk: Desk) -> None:
    """A claim carries its hundred newest reviews and a hundred pages, and says how many there are of both."""
    found = [review(f"Checker {n}", f"https://checker.example/{n}") for n in range(350)]
    dated = [found[n].model_copy(update={"date": f"20{n % 50:02}-01-01"}) for n in range(350)]
    items = [Reviewed(MOON, one, None, None, (PAGE, f"{PAGE}{n}")) for n, one in enumerate(dated)]
    edition = desk.make(sets={"checks": [*items, *items[:3]]})
    (claim,) = claims(edition)
    assert (len(claim.reviews), claim.reviews_total) == (100, 350)
    assert min(found.date or "" for found in claim.reviews) >= "2035"
    assert [found.by for found in claim.reviews] == sorted((found.by for found in claim.reviews), key=lambda by: int(by[8:]))
    assert (len(claim.appearances), claim.appearances_total) == (100, 351)
    ((kind, why),) = find(edition, PAGE)
    assert (kind, "Checker 49" in why) == ("appeared-on-page", True)
    assert find(edition, "https://checker.example/0") != []
