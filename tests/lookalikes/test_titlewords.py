"""Whose a name is: title words that many publishers bear, or the publisher's own."""

from __future__ import annotations

import pytest

from server.lookalikes.titlewords import around, kind, tongues, words


@pytest.mark.parametrize("label", ["independent", "pravda", "standard", "times", "tribune", "2024"])
def test_one_title_word_is_common(label: str):
    """A title word or a number alone is nobody's own name."""
    assert kind(label) == "common"


@pytest.mark.parametrize("label", ["theguardian", "dailymail", "elpais", "morgenpost", "economictimes", "abcnews"])
def test_several_title_words_are_a_compound(label: str):
    """Title words together, or after an article, are a compound."""
    assert kind(label) == "compound"


@pytest.mark.parametrize("label", ["spiegel", "washingtonpost", "foxnews", "delfi", "lemonde", ""])
def test_any_other_word_makes_a_name_its_own(label: str):
    """One word that is no title word is enough to make a name the publisher's own."""
    assert kind(label) == "own"
    assert words(label) == ()


@pytest.mark.parametrize(
    ("label", "families"),
    [
        ("lastampa", {"romance"}),
        ("20zeitung", {"germanic"}),
        ("morgenpost", {"germanic"}),
        ("post", {"english", "germanic"}),
        ("corrieretimes", set()),
        ("the", set()),
        ("2024", set()),
        ("spiegel", set()),
    ],
)
def test_a_title_is_of_the_languages_that_have_all_its_words(label: str, families: set[str]):
    """Articles and numbers are of no language; names that are no title are of none."""
    assert tongues(label) == families


def test_the_fewest_words_are_taken():
    """Where a name can be read in two ways, the reading of fewer words counts."""
    assert words("weekend") == ()
    assert words("newspaper") == ("newspaper",)


def test_an_article_stands_first():
    """An article is one only at the beginning."""
    assert words("thestandard") == ("the", "standard")
    assert words("standardthe") == ()


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("gulfnews", ("", "gulf", "news")),
        ("dailyiowan", ("daily", "iowan", "")),
        ("thesundaytimesherald", ("thesundaytimesherald", "", "")),
        ("spiegel", ("", "spiegel", "")),
        ("sunews", ("", "su", "news")),
        ("foxdailynews", ("", "fox", "dailynews")),
    ],
)
def test_a_name_is_parted_around_its_core(label: str, parts: tuple[str, str, str]):
    """Title words of four letters and more are taken off both ends of a name."""
    assert around(label) == parts
