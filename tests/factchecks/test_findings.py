"""Reviews out of ClaimReviews: what is taken, in which words, and what is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from server import factchecks
from server.documents import Sidecar
from server.factchecks import Review

TAKEN = "https://check.example/bees"


def test_a_sound_review(read, review):
    """Claim, speaker, days, addresses and the verdict are taken, with the place."""
    node = review(
        itemReviewed={
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Bob"},
            "datePublished": "2024-05-01T10:00:00+02:00",
            "firstAppearance": {"@type": "CreativeWork", "url": "https://a.example/first"},
            "appearance": [{"@type": "CreativeWork", "url": "https://a.example/1"}],
        }
    )
    (found,), losses = read(node)
    assert found == (
        "Bees vote",
        "Bob",
        "2024-05-01",
        ("https://a.example/1",),
        ("https://a.example/first",),
        Review(by="Check", by_url="https://check.example/", rating="False", url=TAKEN, date="2024-05-07"),
        "en",
        "x.json: $",
    )
    assert not losses


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"alternateName": "Mostly <b>false</b>", "ratingValue": -1}, ["Mostly false"]),
        ("Pants on Fire!", ["Pants on Fire!"]),
        ({"name": "Trompeur"}, ["Trompeur"]),
        ({"ratingValue": "False", "bestRating": "5"}, ["False"]),
        ({"alternateName": "3", "name": "Half true"}, ["Half true"]),
        ({"alternateName": None, "ratingValue": "गलत"}, ["गलत"]),
        ([{"alternateName": "False"}, None, {"alternateName": "Satire"}], ["False", "Satire"]),
        ({"alternateName": ["Faux", "Faux", "False"]}, ["Faux", "False"]),
    ],
)
def test_ratings_are_the_reviewers_words(read, review, rating, words):
    """A verdict is ``alternateName``, else ``name``, else a value that is a word; several are all listed."""
    found, losses = read(review(reviewRating=rating))
    assert ([reviewed.review.rating for reviewed in found], losses) == (words, [])


@pytest.mark.parametrize(
    ("rating", "only"),
    [
        (..., ""),
        (None, ""),
        ({"ratingValue": -1, "bestRating": -1, "alternateName": ""}, " (only -1)"),
        ({"ratingValue": 2, "bestRating": 5, "worstRating": 1}, " (only 2)"),
        ({"ratingValue": "2/5"}, " (only 2/5)"),
        ({"ratingValue": {"name": "x"}, "alternateName": "null"}, ""),
        ("❌", ""),
        (3, ""),
    ],
)
def test_numbers_are_no_verdict(read, review, rating, only):
    """A number says nothing without its scale's words: such a review is lost."""
    found, losses = read(review(reviewRating=rating))
    assert [loss.message for loss in losses] == [f"the rating has no words{only}: the review is not taken"]
    assert not found


@pytest.mark.parametrize(
    ("properties", "claims"),
    [
        ({"claimReviewed": "<p>Bees &amp;amp; wasps</p><p>vote</p>"}, ["Bees & wasps vote"]),
        ({"claimReviewed": "5 < 6 and <y> > 4\u0000\u200b"}, ["5 < 6 and <y> > 4"]),
        ({"claimReviewed": "Law &regulation of AT&T &#8211; R&D"}, ["Law &regulation of AT&T – R&D"]),
        ({"claimReviewed": ["Bees vote", "Wasps vote"]}, ["Bees vote", "Wasps vote"]),
        ({"claimReviewed": {"@type": "Claim", "text": "Bees vote"}}, ["Bees vote"]),
        ({"claimReviewed": ..., "itemReviewed": {"@type": "Claim", "text": "Bees vote", "name": "Bees"}}, ["Bees vote"]),
        ({"claimReviewed": "", "itemReviewed": [{"name": "Bees vote"}]}, ["Bees vote"]),
        ({"claimReviewed": None, "itemReviewed": "Bees vote"}, ["Bees vote"]),
    ],
)
def test_words_of_claims(read, review, properties, claims):
    """A claim is ``claimReviewed``, else the words of the claim that is reviewed; markup is none of its words."""
    found, losses = read(review(**properties))
    assert ([reviewed.claim for reviewed in found], losses) == (claims, [])


@pytest.mark.parametrize(
    ("properties", "path", "message"),
    [
        ({"claimReviewed": ...}, "$", "the claim has no words: the review is not taken"),
        ({"claimReviewed": "42"}, "$.claimReviewed", "the claim has no words: the review is not taken"),
        (
            {"claimReviewed": "", "itemReviewed": {"@type": "CreativeWork", "name": "A film"}},
            "$.claimReviewed",
            "the claim has no words: the review is not taken",
        ),
        ({"url": ...}, "$", "the review has no usable address: it is not taken"),
        ({"url": {}}, "$.url", "the review has no usable address: it is not taken"),
    ],
)
def test_what_is_no_review(read, review, properties, path, message):
    """Without a claim's words or an address of its own there is no review."""
    found, losses = read(review(**properties))
    assert (found, losses) == ([], [(f"x.json: {path}", message)])


@pytest.mark.parametrize(
    ("properties", "by", "by_url"),
    [
        ({"author": "AFP"}, "AFP", None),
        ({"author": ["AFP", {"name": "Jo"}]}, "AFP, Jo", None),
        ({"author": {"name": "AFP", "sameAs": ["https://social.example/afp"]}}, "AFP", "https://social.example/afp"),
        ({"author": {"url": "http://www.meter.example/"}}, "meter.example", "http://www.meter.example/"),
        ({"author": "https://meter.example"}, "meter.example", "https://meter.example"),
        ({"author": {"name": " "}, "creator": {"legalName": "Desk"}}, "Desk", None),
        ({"author": None, "publisher": {"name": "House"}}, "House", None),
        ({"author": {"name": "AFP", "url": "nonsense"}}, "AFP", None),
    ],
)
def test_reviewers(read, review, properties, by, by_url):
    """The reviewer is the author, else the publisher; an address without a name gives its host."""
    (found,), losses = read(review(**properties))
    assert (found.review.by, found.review.by_url, losses) == (by, by_url, [])


def test_nobody_is_made_a_reviewer(read, review):
    """Without author and publisher the review is its host's; who only published the markup reviewed nothing."""
    (found,), losses = read(review(author=..., sdPublisher={"name": "Markup Tools"}, url="https://www.check.example/bees"))
    assert (found.review.by, found.review.by_url) == ("check.example", None)
    assert losses == [("x.json: $", "the review names no author; it is given as that of check.example")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-03-05", "2020-03-05"),
        ("2020-3-5", "2020-03-05"),
        ("2020-03-05T23:30:00-08:00", "2020-03-05"),
        ("2020-03-05 05:00", "2020-03-05"),
        ("2020/03/05", "2020-03-05"),
        ("20200305", "2020-03-05"),
        ("20200305T101500Z", "2020-03-05"),
        ("March 5, 2020", "2020-03-05"),
        ("Thu, 05 Mar 2020 10:00:00 GMT", "2020-03-05"),
        ("5. März 2020", "2020-03-05"),
        ("05.03.2020 14:30", "2020-03-05"),
        ("25/03/2020", "2020-03-25"),
        ("03-25-2020", "2020-03-25"),
        ("04/04/2020", "2020-04-04"),
        ("2020-03", "2020-03"),
        ("2020", "2020"),
        (["", "2020-03-05"], "2020-03-05"),
        ({"@type": "Date", "@value": "2020-03-05"}, "2020-03-05"),
    ],
)
def test_days(read, review, written, day):
    """Days are read in the forms that the web writes, each in its own time zone."""
    (found,), losses = read(review(datePublished=written))
    assert (found.review.date, losses) == (day, [])


@pytest.mark.parametrize(
    "written",
    [
        "05/03/2020",
        "2020-02-30",
        "0000-00-00",
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "yesterday",
        "between 5 March 2020 and 6 March 2020",
        "on a long day " * 9 + "in 2020",
        (datetime.now(UTC) + timedelta(days=2)).date().isoformat(),
        1583366400,
        {"name": "x"},
    ],
)
def test_what_is_no_day(read, review, written):
    """A day that is in doubt, in the future or none at all is left out and told."""
    (found,), losses = read(review(datePublished=written))
    assert (found.review.date, len(losses)) == (None, 1)
    assert losses[0].place == "x.json: $.datePublished"
    assert "no date that can be read beyond doubt" in losses[0].message


def test_reviews_are_younger_than_fact_checkers(read, review):
    """A claim may be old, a review may not."""
    (found,), losses = read(review(datePublished="1899-01-02", itemReviewed={"datePublished": "1899-01-02"}))
    assert (found.said, found.review.date) == ("1899-01-02", None)
    assert losses == [("x.json: $.datePublished", "1899-01-02 cannot be the date of a review; it is left out")]


@pytest.mark.parametrize(
    ("item", "first", "others"),
    [
        ({"appearance": "https://a.example/1"}, (), ("https://a.example/1",)),
        (
            {"appearance": ["https://a.example/1", {"sameAs": "www.b.example/2"}]},
            (),
            ("https://a.example/1", "https://www.b.example/2"),
        ),
        ({"appearance": {"@id": "https://a.example/1"}}, (), ("https://a.example/1",)),
        ({"appearance": {"url": {"@id": "https://a.example/1"}}}, (), ("https://a.example/1",)),
        ({"appearance": "https://a.example/1, https://b.example/2"}, (), ("https://a.example/1", "https://b.example/2")),
        ({"appearance": "https://a.example/?a=1&amp;b=2&copy=3"}, (), ("https://a.example/?a=1&b=2&copy=3",)),
        ({"firstAppearance": "https://a.example/1", "appearance": "http://www.a.example/1/"}, ("https://a.example/1",), ()),
        ({"appearance": {"@type": "CreativeWork", "name": "A post"}}, (), ()),
        ({"@type": "CreativeWork", "sameAs": ["https://a.example/1"]}, (), ("https://a.example/1",)),
        ({"@type": "Article", "url": "https://a.example/1"}, (), ("https://a.example/1",)),
        ({"@type": "Claim", "sameAs": "https://wiki.example/bees"}, (), ()),
        (
            [{"appearance": "https://a.example/1"}, {"appearance": "https://b.example/2"}],
            (),
            ("https://a.example/1", "https://b.example/2"),
        ),
        ("https://a.example/1", (), ("https://a.example/1",)),
        ({"appearance": "https://check.example/bees#top"}, (), ()),
        ({"appearance": "https://a.example/ä b"}, (), ("https://a.example/%C3%A4%20b",)),
    ],
)
def test_appearances(read, review, item, first, others):
    """Pages on which the claim was found come as addresses, in whatever form they stand; each once, and never the review."""
    (found,), losses = read(review(itemReviewed=item))
    assert (found.first_appearances, found.appearances, losses) == (first, others, [])


@pytest.mark.parametrize(
    ("appearance", "message"),
    [
        ("Facebook", "this is no usable web address; it is left out"),
        ("ftp://a.example/1", "this is no usable web address; it is left out"),
        (7, "this is no usable web address; it is left out"),
        ("https://www.facebook.com/", "facebook.com is a whole site, no page; it is left out"),
    ],
)
def test_what_is_no_appearance(read, review, appearance, message):
    """What is no page's address is left out and told."""
    (found,), losses = read(review(itemReviewed={"@type": "Claim", "appearance": ["https://a.example/1", appearance]}))
    assert found.appearances == ("https://a.example/1",)
    assert losses == [("x.json: $.itemReviewed.appearance[1]", message)]


def test_as_many_appearances_as_anybody_reads(read, review):
    """A review with thousands of addresses keeps the first two hundred at most."""
    (found,), _ = read(review(itemReviewed={"appearance": [f"https://a.example/{number}" for number in range(900)]}))
    assert len(found.appearances) < 200


def test_speakers(read, review):
    """Speakers are told as printed, several of them too, and nobody is invented."""
    items = [{"author": {"name": "Bob"}}, {"author": ["Eve", {"name": "Bob"}, "https://x.example/eve"]}]
    assert read(review(itemReviewed=items)).reviewed[0].speaker == "Bob, Eve"
    assert read(review(itemReviewed={"author": {"@type": "Person"}})).reviewed[0].speaker is None


@pytest.mark.parametrize(
    ("language", "of_set", "told"),
    [
        ("pt_BR", "en", "pt-BR"),
        ({"@type": "Language", "name": "Spanish", "alternateName": "es"}, "en", "es"),
        ("Spanish", "en", "en"),
        (..., "mul", None),
    ],
)
def test_languages(read, review, language, of_set, told):
    """A review's language is its own tag, else that of the set, which may hold many."""
    assert read(review(inLanguage=language), language=of_set).reviewed[0].language == told


@pytest.mark.parametrize(
    ("properties", "path", "message"),
    [
        ({"claimReviewed": "Caf\ud83d vote"}, "claimReviewed", "some letters cannot be read; they are shown as \ufffd"),
        (
            {"claimReviewed": "CafÃ©s vote"},
            "claimReviewed",
            "its letters look as if they had been encoded twice; they are left as they are",
        ),
        ({"author": "x" * 301}, "author", "a text of more than 300 characters; it is left out"),
    ],
)
def test_broken_texts_are_told(read, review, properties, path, message):
    """Broken letters are reported and not mended, and what is too long is no name."""
    found, losses = read(review(**properties))
    assert len(found) == 1
    assert (f"x.json: $.{path}", message) in losses


def test_invalid_bytes(read):
    """Bytes that are no UTF-8 cost no review: the letter is shown as unreadable, and told."""
    node = (
        b'{"@type":"ClaimReview","claimReviewed":"Caf\xe9s vote","url":"https://c.example/1","reviewRating":"Faux","author":"C"}'
    )
    (found,), losses = read(node)
    assert found.claim == "Caf\ufffds vote"
    assert losses == [("x.json: $.claimReviewed", "some letters cannot be read; they are shown as \ufffd")]


def test_duplicates(read, review):
    """One review of one claim is taken once, whatever its address is written like; the other is told."""
    twice = [
        review(),
        review(url="http://www.check.example/bees/?utm_source=x", claimReviewed="“Bees” vote"),
        review(claimReviewed="Wasps vote"),
    ]
    found, losses = read(twice)
    assert [reviewed.claim for reviewed in found] == ["Bees vote", "Wasps vote"]
    assert losses == [("x.json: $[1]", "the same review of the same claim stands at x.json: $[0]; that one is taken")]


def test_a_withdrawn_set(read, review):
    """Of a set that was withdrawn nothing is read."""
    assert read(review(), withdrawn="2026-01-01") == ([], [])


@pytest.mark.parametrize(
    ("content", "name"), [("", "x.json"), ({"claims": []}, "x.json"), ("\n", "x.jsonl"), ("<p>x</p>", "x.html")]
)
def test_no_review_at_all(read, content, name):
    """A file in which nothing is found says so."""
    assert read(content, name) == ([], [(name, "no ClaimReview of schema.org is in it")])


def test_a_file_that_is_gone(tmp_path):
    """A file that cannot be read is a loss."""
    sidecar = Sidecar(title="Checks", kind="fact-checks", language="en")
    assert list(factchecks.read(tmp_path / "none.json", sidecar)) == [("none.json", "No such file or directory")]
