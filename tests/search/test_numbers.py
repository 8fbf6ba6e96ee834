"""Numbers in words are found as figures are, and what counts nothing stays a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.search import terms
from server.search.numbers import figures

NAMES = ["en", "de", "fr", "es", "ar"]


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("en", "three hundred and five men", "305 men"),
        ("en", "one million eight hundred thousand", "1800000"),
        ("en", "a thousand and twenty five", "1025"),
        ("en", "300 thousand", "300000"),
        ("en", "on june 20 three people in 2024 300 more", "on june 20 3 people in 2024 300 more"),
        ("en", "two three and four", "2 3 and 4"),
        ("en", "one of them a man hundreds of dozens", "one of them a man hundreds of dozens"),
        ("en", "seventy and", "70 and"),
        ("en", "007 and seven", "007 and 7"),
        ("en", "five hundred hundred", "500 hundred"),
        ("en", "0 million thousand", "0 million thousand"),
        ("en", "900000000000000 million", "900000000000000 million"),
        ("de", "achtundvierzig und dreihundert", "48 und 300"),
        ("de", "zweitausenddreihundertfunf eine million", "2305 1000000"),
        ("de", "hundert eine frau und 3 millionen", "100 eine frau und 3000000"),
        ("de", "eintausendeinundzwanzig", "1021"),
        ("fr", "quatre vingt dix sept soixante et onze ou mille deux cents", "97 71 ou 1200"),
        ("fr", "un homme vingt et un", "un homme 21"),
        ("es", "treinta y cinco dos mil millones o ciento veinte", "35 2000000000 o 120"),
        ("ar", "ثلاثة وعشرون ألف ومئتان وقال", "23200 وقال"),
        ("ar", "خمسة آلاف", "5000"),
    ],
)
def test_cardinals(name: str, written: str, read: str) -> None:
    """A number in words is its figure; pronouns, articles, plurals and neighbours are no part of it."""
    assert " ".join(figures(written.split(), name)) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("one million and eight hundred thousand pounds", "£1.8m"),
        ("1,8 Milliarden Euro wurden für die Schulen gezahlt", "1.800.000.000 € wurden für die Schulen gezahlt"),
        ("thirty-five dollars", "US$ 35"),
        ("35 USD", "$35"),
        ("39k", "39,000"),
        ("12 000", "12,000"),
        ("sept pour cent des gens dans la ville", "7 % des gens dans la ville"),
        ("2.5 per cent", "2,5 Prozent"),
        ("٣٠٠ جندي", "ثلاثمئة جندي"),
        ("the United States of America", "the U.S."),
        ("UN and EU", "United Nations and European Union"),
    ],
)
def test_sums_and_shares(one: str, other: str) -> None:
    """Sums, shares and names of unions have one writing."""
    assert terms(one) == terms(other)


def test_decimals_are_one_word() -> None:
    """5.6 and 6.5 share nothing, and a date in figures is no decimal."""
    assert not set(terms("5.6")) & set(terms("6.5"))
    assert terms("12.05.2025") == ["12", "05", "2025"]


@pytest.mark.parametrize("word", ["once", "elf", "seize", "cent"])
def test_words_of_other_languages(word: str) -> None:
    """A word that is a number in another language than the text's is a word."""
    assert terms(f"It is what was {word} told to them") == terms("It is what was X told to them".replace("X", word))
    assert not any(term.isdigit() for term in terms(f"it is {word} of the"))


WORDS = [
    "one",
    "two",
    "ten",
    "twenty",
    "and",
    "a",
    "hundred",
    "thousand",
    "million",
    "3",
    "0",
    "x",
    "vingt",
    "quatre",
    "cent",
    "mil",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words(words: list[str]) -> None:
    """Any words give no more words than they were, and none that is long."""
    for name in NAMES:
        found = figures(words, name)
        assert len(found) <= len(words)
        assert all(len(word) <= 15 for word in found)
