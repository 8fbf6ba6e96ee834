"""Texts become the same terms however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.search import content, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.S. said", "the US said"),
        ("1,500 drones", "1.500 drones"),
        ("1’500 Drohnen", "1500 drohnen"),
        ("Putin’s", "putin"),
        ("#StopTheSteal", "stop the steal"),
        ("@realDonaldTrump", "real donald trump"),
        ("#covid19", "covid 19"),
        ("snake_case", "snake case"),
        ("£37m", "37 million pounds"),
        ("$1.8bn fine", "1.8 billion dollar fine"),
        ("€ 1,200", "1200 euros"),
        ("5% or 6 %", "5 percent or 6 per cent"),
        ("Müller café", "muller cafe"),
        ("Straße", "strasse"),
        ("l’Élysée", "elysee"),
        ("read https://t.co/abc this", "read this"),
        ("ﬁsh", "fish"),
        ("vaccines vaccinated", "vaccine vaccinate"),
        ("ёлка", "елка"),
    ],
)
def test_two_writings_of_one_word(one: str, other: str) -> None:
    """Case, accents, apostrophes, thousands, tags, addresses and English endings make no other term."""
    assert terms(one) == terms(other)


def test_scripts_without_blanks() -> None:
    """Chinese, Japanese and Thai give every two neighbouring letters, one letter itself."""
    assert terms("日本首相 a 国") == ["日本", "本首", "首相", "a", "国"]


def test_vowel_signs_stay() -> None:
    """A word of an Indian script is one term, with the signs that tell it from others."""
    assert terms("के प्रधानमंत्री") == ["के", "प्रधानमंत्री"]


def test_short_words_stay() -> None:
    """Words of one or two letters are not stemmed: "us" is no "u"."""
    assert terms("us as") == ["us", "as"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("What was the war in the east", ["war", "east"]),
        ("Das war der Krieg", ["krieg"]),
        ("Ils ont gagné la guerre pour nous", ["il", "gagn", "guerr"]),
        ("Una guerra contra los pobres", ["guerra", "pobr"]),
        ("A plan B 7", ["plan", "7"]),
        ("to be or not to be", ["to", "be", "or", "not"]),
    ],
)
def test_words_that_carry_no_subject(text: str, kept: list[str]) -> None:
    """Stop words of the text's own language go, unless there is nothing else; a word comes once."""
    assert content(text) == kept


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text gives terms without blanks, none of them empty or endless."""
    found = terms(text)
    assert all(term and len(term) <= 42 and not any(letter.isspace() for letter in term) for term in found)
    assert set(content(text)) <= set(found)
