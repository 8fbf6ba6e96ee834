"""Reasons: codes with what they speak of, and the sentences that are made of them."""

from __future__ import annotations

from typing import get_args

import pytest

from server.reasons import Code, Reason, ResemblanceCode, resembles


@pytest.mark.parametrize("code", get_args(Code))
def test_every_code(code: Code) -> None:
    """Every code has one sentence, with all that it speaks of and nothing left open; braces in a title stay as they are."""
    why = Reason(code, "Of {title}", "The Courier", ("Full Fact",), ("Odra", "2024")).why
    assert why.endswith(".")
    assert "{" not in why.replace("Of {title}", "")
    assert "None" not in why


def test_lists() -> None:
    """Several names and words are listed, and the verb agrees."""
    assert Reason("appeared", by=("A",)).why == "A names this page as one where this claim appeared."
    assert Reason("first-appeared", by=("A", "B")).why == "A and B name this page as one where this claim first appeared."
    assert Reason("shared-words", words=("A", "B", "C")).why.endswith("both speak of “A”, “B” and “C”.")


def test_mapping() -> None:
    """As a mapping it has every part, empty where it speaks of none."""
    assert Reason("cites-page")._asdict() == {"code": "cites-page", "title": None, "outlet": None, "by": (), "words": ()}


def test_resemblance() -> None:
    """A look-alike's reason names one outlet, or all that bear the name, as a code and as a sentence that alleges nothing."""
    one = resembles("bbc.example", ["bbc.com"], ["BBC"])
    assert one.why == "bbc.example resembles bbc.com, an address of BBC, and is not one of its known addresses."
    two = resembles("post.example", ["post.com", "post.net"], ["The Post", "Post"])
    expected = (
        "post.example resembles post.com and post.net, addresses of The Post and Post, and is none of their known addresses."
    )
    assert two.why == expected
    assert [one.code, two.code] == list(get_args(ResemblanceCode))
