"""Text copied out of print: running heads and page numbers between its pages."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.extraction import Text, extract
from server.documents.printed import heads


def claims(text):
    """List the words of the claims."""
    return [claim.text for claim in extract(Text("d", text), LISTED).claims]


def test_a_sentence_over_two_pages():
    """Running heads with numbers that go up are no text, and the sentence that they part is one."""
    text = (
        "It rose by half in May and, as the ministry says,\n\n2 Centre for Salt | Report\n\nnobody knew of it (bbc.com).\n\n"
        "Centre for Salt | Report 3\n\nIt fell again (ft.com).\n\n4 Centre for Salt | Report\n\nThat is all.\n"
    )
    assert claims(text) == ["It rose by half in May and, as the ministry says, nobody knew of it.", "It fell again."]
    assert "Centre for Salt" in {left.text[2:17] for left in extract(Text("d", text), LISTED).left_out}


def test_a_long_sentence_goes_on_with_a_name():
    """A sentence that is longer than a heading goes on after the page, be it with a capital letter."""
    text = f"{'It rose ' * 8}and so did the price of\n\n1\n\nSalt in May (bbc.com).\n\n2\n\nIt fell.\n\n3\n\nYes.\n"
    assert claims(text) == [f"{'It rose ' * 8}and so did the price of Salt in May."]


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 1\n\nA.\n\nChapter 2\n\nB.\n\nChapter 3\n\nC.",
        "1 Centre for Salt\n\nA.\n\n1 Centre for Salt\n\nB.\n\n1 Centre for Salt",
        "1 Centre for Salt\n\nA.\n\n2 Centre for Salt\n\nB.",
        "1 Centre for Salt\nA.\n2 Centre for Salt\nB.\n3 Centre for Salt\nC.",
        "1. Centre for Salt\n\nA.\n\n2. Centre for Salt\n\nB.\n\n3. Centre for Salt",
        "The year of the fire 2019\n\nA.\n\nThe year of the fire 2018\n\nB.\n\nThe year of the fire 2020",
    ],
)
def test_what_is_no_running_head(text):
    """Chapters, numbered entries, and lines whose numbers do not go up stay text."""
    assert heads(text) == []


def test_a_heading_after_a_running_head():
    """What begins on the new page with a capital letter after a short line is no part of it."""
    text = "Salt and its price\n\n1\n\nIt rose (bbc.com).\n\n2\n\nIt fell (ft.com).\n\n3\n\nYes (bbc.com).\n"
    assert claims(text) == ["It rose.", "It fell.", "Yes."]
