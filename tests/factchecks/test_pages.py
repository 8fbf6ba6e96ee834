"""HTML pages that carry fact-checks: scripts, microdata and RDFa, as saved."""

from __future__ import annotations

import json

import pytest


def script(node, head=""):
    """Write a page with a node in a script."""
    text = json.dumps(node, ensure_ascii=False)
    return f"<!DOCTYPE html><html><head>{head}<script type='application/ld+json'>{text}</script></head></html>"


def claims(read):
    """List the claims."""
    return [found.claim for found in read.reviewed]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_encodings(read, review, encoding):
    """The encoding is that of the byte order mark, UTF-8, or what the page names."""
    page = script(review(claimReviewed="Bienen wählen"), f'<meta charset="{encoding}">')
    result = read(page.encode(encoding), "x.html")
    assert (claims(result), result.losses) == (["Bienen wählen"], [])


@pytest.mark.parametrize("named", ["", "<meta charset='nonsense'>"])
def test_wrong_encodings(read, review, named):
    """Bytes that do not fit are shown as unreadable letters, and told."""
    result = read(script(review(claimReviewed="Bienen wählen"), named).encode("latin-1"), "x.html")
    assert claims(result) == ["Bienen w\ufffdhlen"]
    assert result.losses[0] == ("x.html", "some bytes are not of the page's encoding; they are shown as \ufffd")


def test_escaped_scripts(read, review):
    """A script whose quotation marks were escaped is read as it was meant."""
    page = script(review(claimReviewed="Bees & wasps vote")).replace("&", "&amp;").replace('"', "&quot;")
    assert claims(read(page, "x.html")) == ["Bees & wasps vote"]


def test_other_scripts(read, review):
    """Only scripts that say that they are JSON-LD are read."""
    page = script(review()).replace("application/ld+json", "text/javascript") + "<script type='application/LD+JSON; x'></script>"
    assert read(page, "x.htm") == ([], [("x.htm", "no ClaimReview of schema.org is in it")])


def test_scripts_share_ids(read, review):
    """A node of one script may be named in another."""
    named = '<script type="application/ld+json">{"@id": "#desk", "name": "Desk"}</script>'
    page = script(review(author={"@id": "#desk"})).replace("</head>", f"{named}</head>")
    assert read(page, "x.html").reviewed[0].review.by == "Desk"


def test_nothing_in_it(read):
    """A file without a page is told."""
    assert read(b"", "x.html").losses[0] == ("x.html", "there is no page in it")
    assert read(b"<!-- x -->", "x.html").reviewed == []


def test_too_large(read, review, monkeypatch):
    """A page that is too large to be one is left out, and told."""
    monkeypatch.setattr("server.factchecks.reader._LARGEST_PAGE", 99)
    assert read(script(review()), "x.html").losses[0] == ("x.html", "the page is too large; it is left out")


MICRODATA = """
<link itemprop="author" href="https://not.example/">
<div id="late"><b itemprop="reviewRating" itemscope><i itemprop="name">{rating}</i></b></div>
<div itemscope itemtype="https://schema.org/ClaimReview" itemid="#x" itemref="late nowhere own" id="own">
  <!-- a remark -->
  <p><q itemprop="claimReviewed name">Bees <b>vote</b></q></p>
  <data itemprop="datePublished" value="2020-03-05">then</data>
  <img itemprop="image" src="https://c.example/i.png">
  <link itemprop="url" href="https://c.example/1">
  <section itemprop="author" itemscope><span itemprop="name" content="Desk">by us</span></section>
  <div itemscope><span itemprop="url" content="https://other.example/">an item of its own</span></div>
</div>
"""


def test_microdata(read):
    """Properties come from attributes or text, from elements that are referred to, and never from other items within."""
    (found,), losses = read(MICRODATA.replace("{rating}", "False"), "x.html")
    assert (found.claim, found.review.rating, found.review.by) == ("Bees vote", "False", "Desk")
    assert (found.review.url, found.review.date, found.place) == ("https://c.example/1", "2020-03-05", "x.html:4: $")
    assert not losses


def test_items_without_end(read):
    """Items in items are read to a depth that nobody reaches."""
    deep = "<div itemprop='review' itemscope itemtype='https://schema.org/ClaimReview'>" * 200
    result = read(f"<div itemscope>{deep}", "x.html")
    assert not result.reviewed
    assert result.losses
