"""The forms in which fact-checks are published: JSON-LD in all its spellings, feeds, lines and pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data" / "factchecks"


def taken(read):
    """List claim, speaker, reviewer and verdict."""
    return [(found.claim, found.speaker, found.review.by, found.review.rating) for found in read.reviewed]


@pytest.mark.parametrize(
    ("name", "found", "losses"),
    [
        (
            "feed.json",
            [
                ("Die Impfung enthält Aluminiumspäne", "Kettenbrief", "Faktenstelle", "Falsch"),
                ("Crime doubled in Amber County", "Pat Doe", "truthmeter.example", "Pants on Fire!"),
            ],
            ["feed.json: $.dataFeedElement[3].item[0].reviewRating"],
        ),
        (
            "graph.html",
            [
                ('The city drained Lake Amber "in one night"', "Multiple sources", "The Checking Desk", "FALSE"),
                ("Fish were sold at the town hall", None, "The Checking Desk", "Missing context"),
            ],
            [],
        ),
        (
            "microdata.html",
            [
                ("A school in Amber County sells paddles.", "A viral post", "Rumour Desk", "Mostly False"),
                ("The paddles are made of gold.", None, "Rumour Desk", "Satire"),
            ],
            [],
        ),
        (
            "lines.jsonl",
            [("Une affirmation vérifiée", None, "Vérif", "Faux"), ("दावा", None, "Vérif", "गलत")],
            ["lines.jsonl:2:18: $.claimReviewed", "lines.jsonl:2:25: $"],
        ),
    ],
)
def test_files(read, name, found, losses):
    """A feed, a graph in a page, microdata with RDFa, and lines: each with its reviews and its losses."""
    result = read((DATA / name).read_bytes(), name)
    assert taken(result) == found
    assert [loss.place for loss in result.losses] == losses


def wrapped(node):
    """Nest a node as sites do."""
    return [
        [node],
        {"@graph": [{"@type": "WebPage"}, node]},
        {"@type": "NewsArticle", "mainEntity": node},
        {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "review": [node]}},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": node}]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [node]}]},
        {"@type": "DataFeed", "dataFeedElement": node},
        {"anything": {"else": [[node]]}},
    ]


@pytest.mark.parametrize("way", range(8))
def test_nesting(read, review, way):
    """A review is found wherever it is nested."""
    assert taken(read(wrapped(review())[way])) == [("Bees vote", "Bob", "Check", "False")]


@pytest.mark.parametrize("name", ["x.json", "x.jsonld", "x.jsonl", "x.ndjson", "x.JSON"])
def test_endings(read, review, name):
    """The same review stands in files of each ending."""
    assert len(read(review(), name).reviewed) == 1


@pytest.mark.parametrize(
    "spelled",
    [
        lambda key: key.upper() if key[0] != "@" else key,
        lambda key: f"schema:{key}" if key[0] != "@" else key,
        lambda key: f"https://schema.org/{key}" if key[0] != "@" else key,
        lambda key: f"http://www.schema.org/{key}" if key[0] != "@" else key,
        lambda key: f"fc:{key}" if key[0] != "@" else key,
        lambda key: key.removeprefix("@") if key in {"@type", "@id"} else key,
        lambda key: f" {key} ",
    ],
)
def test_spellings_of_keys(read, review, spelled):
    """Prefixes, whole addresses and other cases are the same names."""

    def respelled(value):
        if not isinstance(value, dict):
            return value
        return {(key if key == "@context" else spelled(key)): respelled(member) for key, member in value.items()}

    node = respelled(review(**{"@context": ["http://schema.org", {"fc": "https://schema.org/", "@vocab": None}]}))
    assert taken(read(node)) == [("Bees vote", "Bob", "Check", "False")]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("ClaimReview", True),
        (["Review", "ClaimReview"], True),
        ("http://schema.org/ClaimReview", True),
        ("schema:ClaimReview", True),
        ("claimreview", True),
        (..., True),
        ("Review", True),
        ("Thing", False),
        ("https://other.example/ClaimReview", False),
        ("other:ClaimReview", False),
        (7, True),
    ],
)
def test_types(read, review, kind, found):
    """A ClaimReview is known by its type, or, where that is missing or too broad, by the claim that it reviews."""
    assert bool(read(review(**{"@type": kind})).reviewed) == found


def test_terms_of_contexts(read, review):
    """A context may give schema.org's names others, one after the other."""
    context = [
        {"fc": "https://schema.org/", "verdict": {"@id": "fc:reviewRating"}, "kind": "@type"},
        "https://schema.org",
        7,
        {"a": 1, "b": "urn:of:others"},
    ]
    node = review(**{"@context": context, "@type": ..., "kind": "fc:ClaimReview", "reviewRating": ..., "verdict": "False"})
    assert taken(read(node)) == [("Bees vote", "Bob", "Check", "False")]


def test_values_in_boxes(read, review):
    """``@value``, ``@list`` and ``@set`` hold values, and lists in lists are lists."""
    node = review(
        claimReviewed={"@value": "Bees vote"}, author={"@list": [{"name": [["Check"]]}]}, url={"@set": ["https://c.example/1"]}
    )
    assert taken(read(node)) == [("Bees vote", "Bob", "Check", "False")]


def test_references(read, review):
    """Nodes of the same text are found by their ids, before and after, through other ids too."""
    graph = [
        {"@id": "#bob", "name": "Bob"},
        review(author={"@id": "#desk"}, itemReviewed={"@id": "#claim"}),
        review(url="https://check.example/2", author={"@type": "Organization", "@id": "#desk"}),
        {"@id": "#claim", "@type": "Claim", "author": {"@id": "#bob"}},
        {"@id": "#desk", "name": "Check"},
        {"@id": "#desk", "name": "Another"},
    ]
    result = read({"@graph": graph})
    assert taken(result) == [("Bees vote", "Bob", "Check", "False")] * 2
    assert not result.losses


def test_references_before(read, review):
    """A review whose ids are all known is taken where it stands."""
    graph = [
        {"@id": "#a", "author": {"@id": "#b"}},
        {"@id": "#b", "name": "Bob"},
        review(itemReviewed={"@id": "#a"}),
        review(url="https://c.example/2"),
    ]
    assert [found.review.url for found in read(graph).reviewed] == ["https://check.example/bees", "https://c.example/2"]


def test_references_to_nothing(read, review):
    """An id that nothing has leaves the review to its host; an id that is an address is one."""
    (found,), losses = read(review(author={"@id": "#gone"}, itemReviewed={"appearance": {"@id": "https://a.example/1"}}))
    assert (found.review.by, found.appearances) == ("check.example", ("https://a.example/1",))
    assert len(losses) == 1


def test_circles(read, review):
    """Ids that refer to each other end."""
    graph = [{"@id": "#a", "author": {"@id": "#a"}, "url": {"@id": "#a"}}, review(author={"@id": "#a"})]
    assert len(read(graph).reviewed) == 1


def test_ids_of_lines(read, review):
    """Each line of JSON Lines has ids of its own."""
    lines = [
        {"@graph": [{"@id": "#x", "name": name}, review(author={"@id": "#x"}, url=f"https://c.example/{name}")]}
        for name in ("One", "Two")
    ]
    assert [found.review.by for found in read("\n".join(map(json.dumps, lines)), "x.jsonl").reviewed] == ["One", "Two"]


def test_reviews_of_a_claim(read, review):
    """Reviews that stand within their claim need not say again what they review."""
    bare = review(claimReviewed=..., itemReviewed=...)
    claim = {"@type": "Claim", "text": "Wasps vote", "author": "Eve"}
    for reviews in (bare, [bare, 7]):
        assert taken(read({**claim, "review": reviews})) == [("Wasps vote", "Eve", "Check", "False")]
    assert taken(read({**claim, "review": review()})) == [("Bees vote", "Bob", "Check", "False")]
    assert taken(read({"@type": "Product", "name": "x", "review": bare})) == []


def test_the_address_of_a_page(read, review):
    """A review without an address stands on the page that carries it: as that says itself, else as its sidecar does."""
    script = f'<script type="application/ld+json">{json.dumps(review(url=...))}</script>'
    page = f'<html><head><link rel="canonical" href="https://check.example/page">{script}</head></html>'
    assert read(page, "x.html").reviewed[0].review.url == "https://check.example/page"
    assert read(script, "x.html", url="https://check.example/side").reviewed[0].review.url == "https://check.example/side"
    assert read(script, "x.html").reviewed == []


def test_where_the_review_is_the_main_thing(read, review):
    """Without an address, the page of which the review is the main entity is where it stands."""
    node = review(url=..., mainEntityOfPage={"@type": "WebPage", "@id": "https://check.example/main"})
    assert read(node).reviewed[0].review.url == "https://check.example/main"


def test_thousands_of_names(read, review):
    """A file of more different keys than any vocabulary has is read as well."""
    node = review(comment={f"key{number}": 1 for number in range(2000)})
    assert taken(read([{f"other{number}": [] for number in range(2000)}, node])) == [("Bees vote", "Bob", "Check", "False")]
