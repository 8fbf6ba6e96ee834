"""Words are found again in another writing of them, and only then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.search import verbatim

TEXT = "He said “peace – at last” was near, and nobody’s plan would stop it."


@pytest.mark.parametrize(
    "written",
    [
        'He said "peace—at last" was near, and nobody\'s plan would stop it.',
        "He said\u00a0„peace - at\nlast“ was near, and no\u00adbody´s plan would stop it.",
        "He said «peace ‒ at last» was\u3000near, and nobody‛s plan would\u200b stop it.",
    ],
)
def test_other_writings(written: str) -> None:
    """White space, kinds of quotation marks and dashes, and soft hyphens make no other words."""
    assert verbatim.plain(written) == verbatim.plain(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nobody", "somebody"),
        ("near,", "very near,"),
        ("peace", "Peace"),
        ("would ", ""),
        ("would", "would not"),
        ("said", "Said"),
    ],
)
def test_other_words(old: str, new: str) -> None:
    """One word changed, added, left out or in other case makes other words."""
    page = verbatim.plain(f"Before. {TEXT.replace(old, new)} After.")
    assert verbatim.stands(verbatim.plain(TEXT), page) is None


def test_the_first_letter() -> None:
    """A claim that begins a sentence is found where it goes on with one, and the other way round."""
    within = verbatim.plain(f"It is said that {TEXT[0].lower()}{TEXT[1:]}")
    assert verbatim.stands(verbatim.plain(TEXT), within) == len("It is said that ")
    assert verbatim.stands(verbatim.plain(TEXT[0].lower() + TEXT[1:]), verbatim.plain(TEXT)) == 0
    assert verbatim.opening(verbatim.plain(TEXT)) in list(verbatim.openings(within))
    assert verbatim.stands("… – …", "x … – …") == 2


def test_not_within_words() -> None:
    """Words are not found inside longer words, but further on where they stand by themselves."""
    words = verbatim.plain("one two three four five six")
    assert verbatim.stands(words, f"x{words}") is None
    assert verbatim.stands(words, f"{words}teen") is None
    assert verbatim.stands(words, f"x{words} {words}") == len(words) + 2


def test_passages() -> None:
    """A claim stands by its words with marks, without them, and by a quotation of eight words; six words are the least."""
    said = "“We have one two three four five six seven plans”"
    assert verbatim.passages(f"He said: {said}.", f"He said: {said} (a.org).") == [
        'He said: "We have one two three four five six seven plans" (a.org).',
        'He said: "We have one two three four five six seven plans".',
        "We have one two three four five six seven plans",
    ]
    assert verbatim.passages("Only five words are here.", "Only five words are here.") == []
    assert verbatim.passages("He spoke of “a lasting peace for all”.", "x") == [
        verbatim.plain("He spoke of “a lasting peace for all”.")
    ]
    assert verbatim.passages("日本の首相が昨日辞任を発表しました", "x") == ["日本の首相が昨日辞任を発表しました"]
    assert verbatim.passages("日本の首相", "日本の首相") == []


def test_openings() -> None:
    """A passage is found by its first words wherever it begins on a page."""
    page = verbatim.plain(f"(Before) it — {TEXT} After.")
    (passage,) = verbatim.passages(TEXT, "x")
    assert verbatim.opening(passage) in list(verbatim.openings(page))
    assert list(verbatim.openings("too few words")) == []


@given(st.text(st.sampled_from("ab “”’-–—\u00ad\u00a0 \n\u0301éﬁ…日１"), max_size=60))
def test_places(text: str) -> None:
    """Every letter of the plain text is found where it stood."""
    page, where = verbatim.places(text)
    assert page == verbatim.plain(text)
    assert len(where) >= len(page)
    assert where == sorted(where)


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text has a plain form that stays, and its own words stand in it."""
    page = verbatim.plain(text)
    assert verbatim.plain(page) == page
    verbatim.places(text)
    for passage in verbatim.passages(text, text):
        assert verbatim.stands(passage, page) is not None
        assert verbatim.opening(passage) in list(verbatim.openings(page))
