"""An outlet's card, and what cites it: each statement with its source, rater beside rater, nothing coloured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markup import CAUTION, SEED, UNREVIEWED, quoted, read, words

from server.web import cited

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_statements(client: FlaskClient) -> None:
    """Each statement says who says it, where, as of when and when that was read."""
    text = read(client, "/?url=globaltimes.cn")
    assert re.search(r"State Media Monitor says: “[^”]+” \(China\) \S+, as of 2024-02-07, checked 2026-\d\d-\d\d", text)
    assert re.search(r"Wikipedia, perennial sources says: “deprecated”", text)


def test_owner_chain(client: FlaskClient, hostile: FlaskClient) -> None:
    """The chain of owners goes on to its end, with shares and ties to states."""
    assert re.search(r"Thomson Reuters \(Canada\) .* owned by The Woodbridge Company", read(client, "/?url=reuters.com"))
    text = read(hostile, "/outlets/hostile")
    assert text.count("owned by") == 9
    assert "Holding number 1 of a long chain of holdings, none of which owns anything else: 100 %" in text
    assert text.count('Rater <A> says: “<b>captured</b> & "controlled"” (China)') == 2


def test_raters_side_by_side(hostile: FlaskClient) -> None:
    """Raters who answer one question stand under it together, each in its own words."""
    text = read(hostile, "/outlets/hostile")
    assert text.count("Is it good?") == 1
    assert text.index("Is it good?") < text.index("Rater B says: “<u>good</u>”") < text.index("Rater C says: “bad”")


def test_reply(client: FlaskClient) -> None:
    """An outlet's own answer stands beside the ratings, with its source, and not as if quoted word for word."""
    text = read(client, "/outlets/al-jazeera")
    assert re.search(r"Its reply In 2019, .* is not owned by Qatar\. aljazeera\.com, as of 2019-06-20, checked", text)


def test_nothing_coloured(hostile: FlaskClient) -> None:
    """A good and a bad rating look the same."""
    ratings = re.findall(r'<li class="([^"]*)"><a [^>]*><bdi>Rater [BC]', hostile.get("/outlets/hostile").text)
    assert ratings == ["rating", "rating"]


def test_unknown(hostile: FlaskClient) -> None:
    """What is not known is said."""
    text = read(hostile, "/?url=silent-masthead.com")
    assert "Owner Not known to Masthead." in text
    assert "Who pays Not known to Masthead." in text
    assert "Founded Not known to Masthead." in text
    assert "State affiliation No rater known to Masthead says anything about it." in text
    assert "Forum · country not known · languages not known" in text


def test_unrated(hostile: FlaskClient) -> None:
    """Listed but not rated is a state of its own."""
    text = read(hostile, "/?url=silent-masthead.com")
    assert "In the registry, but no rater known to Masthead has rated it. That says nothing about it." in text
    assert "not in the registry" not in text


def test_source_list(client: FlaskClient) -> None:
    """A page that a source list names is said to stand there, and why; the page's title may be given."""
    title = "Ukraine drones strike bombers during major attack in Russia"
    text = read(client, f"/?url=https://www.bbc.com/news/articles/c1ld7ppre9vo&title={title}")
    assert "This article is in the source list of Sabotaged Peace" in text
    assert re.search(r"Why it is shown: \S.*? The entry is as cited\.", text)
    assert "source list of" not in read(client, "/?url=https://www.bbc.com/news/articles/c1ld7ppre9vo")


def test_cited_by(client: FlaskClient) -> None:
    """A document cites the outlet in so many sentences, folded; each is the document's, with whom it cites and why."""
    page = client.get("/?url=reuters.com").text
    folded = re.search(r"<details>\s*<summary>(.*?)</summary>(.*?)</details>", page, re.DOTALL)
    assert folded
    assert re.fullmatch(r"Sabotaged Peace: .* \(essay\) cites Reuters in \d+ sentences\.", words(folded[1]))
    claims = words(folded[2])
    assert claims.count("This document says: “") == int(re.findall(r"in (\d+) sentences", page)[0])
    assert "cites Reuters (reuters.com) for the sentence" in claims
    assert "Why it is shown: It cites Reuters; it does not say which article." in claims
    assert not re.search("supported by|confirmed by|Reuters says", words(page))


def test_no_article_named(client: FlaskClient) -> None:
    """Where no sentence names an article, that is said."""
    said = "(essay) cites Al Jazeera in 3 sentences. It does not say which article."
    assert said in read(client, "/?url=aljazeera.com")
    assert "It does not say which article." not in words(
        re.findall("<summary>.*?</summary>", client.get("/?url=reuters.com").text, re.DOTALL)[0]
    )


def test_no_article_named_as_far_as_known() -> None:
    """Where not all sentences are given, none of those left out is said to name no article."""
    document = {"id": "essay", "title": "Essay", "kind": "essay"}
    match = {"match": {"kind": "cites-this-outlet"}, "claim": {"document": document, "citations": [{"work": None}]}}
    for total, named in ((1, False), (2, True)):
        answer = {"cited_by": [{"document": document, "claims": total}], "claims": [match]}
        assert cited.by_document(answer)[0].named is named


def test_cites_this_page(hostile: FlaskClient) -> None:
    """Claims that cite this very page stand first, and are told from those that cite its outlet."""
    address = quoted("https://hostile-masthead.com/articles/one?a=1&b=2")
    text = read(hostile, f"/?url={address}")
    first, second = text.index("cites this page in 1 sentence."), text.index("in 3 sentences.")
    assert first < text.index("Here is a sentence that names an article by its address.") < second
    assert "it names the article: this entry of its source list" in text
    assert "Sentences that cite this very page stand above." in text


def test_cites_a_page_of_nobody(client: FlaskClient, hostile: FlaskClient) -> None:
    """A page that nobody cites says so, of the outlet or of the page."""
    assert "No document that Masthead knows cites this page." in read(client, "/?url=example.org")
    assert "No document that Masthead knows cites Silent." in read(hostile, "/?url=silent-masthead.com")
    assert CAUTION not in read(client, "/?url=example.org")


@pytest.mark.parametrize("page", ["/?url=reuters.com", f"/documents/{SEED}", "/claims?outlet=reuters"])
def test_constant_sentences(client: FlaskClient, page: str) -> None:
    """Beside claims stands, once, what a citation does not mean and that no review is listed."""
    text = read(client, page)
    assert text.count(CAUTION) == 1
    assert text.count(UNREVIEWED) == 1
