"""Posts saved with what stands around them: links within the site are no sources where no sentence stands."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.extraction import Text, extract

POST = "[Subscribe](https://salt.substack.com/subscribe)\n\nIt rose, says [the BBC](https://bbc.com/a).\n\n"


def cited(text, *, html=False, url=None):
    """List the words and hosts of the claims."""
    found = extract(Text("d", text, markdown=not html, html=html, url=url), LISTED)
    return [(claim.text, one.domain) for claim in found.claims for one in claim.citations]


BBC = ("It rose, says the BBC.", "bbc.com")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("[Previous](https://salt.substack.com/p/1) [Next](https://salt.substack.com/p/2)", [BBC]),
        ("142 Likes ∙ [9 Restacks](https://substack.com/note/p-1)", [BBC]),
        ("[Privacy](https://substack.com/privacy) ∙ [Terms](https://substack.com/tos)", [BBC]),
        ("I wrote of it [before](https://salt.substack.com/p/1).", [BBC, ("I wrote of it before.", "salt.substack.com")]),
        ("[FT](https://ft.com/a)", [BBC, ("FT", "ft.com")]),
    ],
)
def test_links_within_the_site(line, found):
    """What holds nothing but links within its own site or its platform cites nothing; a sentence does."""
    assert cited(POST + line) == found


def test_an_entry_within_the_site():
    """An entry of the source list that leads to the site itself stays a work."""
    found = extract(Text("d", f"{POST}# Sources\n\n- [Issue 61](https://salt.substack.com/p/61)\n", markdown=True), LISTED)
    assert "https://salt.substack.com/p/61" in {work.url for work in found.works}


def test_a_site_that_is_not_known():
    """Where nothing tells which site it is, its links are read as all others."""
    assert cited("It rose.\n\n[Next](https://salt.example.com/p/2)") == [("Next", "salt.example.com")]


def test_a_saved_page_whose_address_is_known():
    """On a saved page whose address is known, the same holds."""
    text = "<article><h1>Salt</h1><p>It rose, says <a href='https://bbc.com/a'>the BBC</a>.</p><p><a href='https://salt.example.com/2'>Next one</a></p></article>"  # noqa: E501  a page in one piece
    assert cited(text, html=True, url="https://www.salt.example.com/1") == [BBC]


def test_words_of_a_link_are_those_at_its_place():
    """What stands beside a link is told by places: the same letters in a word before it stay."""
    line = '<p>Restacked, shared, liked, saved <a href="https://salt.substack.com/p/1">a</a></p>'
    said = '<p>It rose, says <a href="https://bbc.com/a">the BBC</a>.</p>'
    page = f"{said}{line}"
    assert cited(page, html=True, url="https://salt.substack.com/p/2") == [BBC]
