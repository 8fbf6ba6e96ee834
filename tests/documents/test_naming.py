"""Outlets that are not in the registry: named by the source list, or beside outlets that are."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.extraction import Text, extract


def cited(text):
    """List host and name of each citation."""
    return [(one.domain, one.name) for claim in extract(Text("d", text), LISTED).claims for one in claim.citations]


LIST = """

Sources

“A”, The Harbour Ledger, 3 May 2020, harbourledger.example.com
“B”, Two Hosts, 3 May 2020, one.example.com
“C”, Two Hosts, 3 May 2020, two.example.com
“D”, Paper Weekly, 3 May 2020.
The Coast Review, https://coastreview.example.org/a
"""


@pytest.mark.parametrize(
    ("bracket", "found"),
    [
        ("(The Harbour Ledger)", [("harbourledger.example.com", None)]),
        ("(Harbour Ledger, 3 May 2020)", [("harbourledger.example.com", None)]),
        ("(Harbour Ledger; BBC)", [("harbourledger.example.com", None), ("bbc.com", None)]),
        ("(Coast Review)", [("coastreview.example.org", None)]),
        ("(Two Hosts)", [(None, "Two Hosts")]),
        ("(Paper Weekly)", [(None, "Paper Weekly")]),
        ("(paper weekly)", []),
        ("(Nobody Knows)", []),
    ],
)
def test_names_of_the_source_list(bracket, found):
    """A name that the source list gives with one host stands for that; with none or two it stays a name."""
    assert cited(f"It rose by half {bracket}.{LIST}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rose (Reuters, OCCRP Weekly).", [("reuters.com", None), (None, "OCCRP Weekly")]),
        ("It rose (Gulf Daily; BBC).", [(None, "Gulf Daily"), ("bbc.com", None)]),
        ("It rose (Trump, Reuters).", []),
        ("It rose (BBC, Some One, Any One, No One).", []),
        ("It rose in (Reuters, Gulf Daily) and fell.", []),
        ("It rose (see BBC, 3 May 2020, for a similar case).", [("bbc.com", None)]),
        ("It rose (see BBC or whoever, for a similar case).", []),
        ("It rose (Smith 2022; BBC).", []),
    ],
)
def test_names_beside_listed_outlets(text, found):
    """A list that closes words and holds outlets enough is one of outlets; a person before an outlet is none."""
    assert cited(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It rose. It fell.\n\nSources: Reuters; Gulf Daily, 5 March 2025; bbc.com",
            [("reuters.com", "paragraph"), (None, "paragraph"), ("bbc.com", "paragraph")],
        ),
        ("It rose. Source: BBC.", [("bbc.com", "sentence")]),
        ("It rose.\n\nSource: our own sums.", []),
        ("Source: BBC", []),
    ],
)
def test_a_line_of_sources(text, found):
    """A line that tells sources gives them to the paragraph above it; one that names none cites nothing."""
    claims = extract(Text("d", text), LISTED).claims
    assert [(one.domain, one.scope) for claim in claims for one in claim.citations] == found


def test_a_source_under_a_table():
    """The source of a table is none of the paragraph before it."""
    text = "It rose.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSource: BBC\n"
    assert not [claim for claim in extract(Text("d", text, markdown=True), LISTED).claims if claim.text == "It rose."]
