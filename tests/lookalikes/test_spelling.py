"""How the letters of two names differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.lookalikes.spelling import decoded, is_latin, neighbours, one_edit, other_word, respelt, slipped

_NAMES = st.text("abcd1", max_size=8)


def _distance(one: str, other: str) -> int:
    """Restricted Damerau distance by its definition."""
    table = [[row + column if not row * column else 0 for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row, a in enumerate(one, 1):
        for column, b in enumerate(other, 1):
            best = min(table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + (a != b))
            if row > 1 and column > 1 and a == other[column - 2] and one[row - 2] == b:
                best = min(best, table[row - 2][column - 2] + 1)
            table[row][column] = best
    return table[-1][-1]


@given(_NAMES, _NAMES)
def test_one_edit_is_a_distance_of_one(one: str, other: str):
    """One edit is a Damerau distance of one, but for a digit more or less."""
    digits = len(one) != len(other) and one.replace("1", "") == other.replace("1", "")
    assert one_edit(one, other) == (_distance(one, other) == 1 and not digits)


@given(_NAMES, _NAMES)
def test_neighbours_find_every_edit(one: str, other: str):
    """Two names at one edit share a neighbour, so that none is missed."""
    assert not one_edit(one, other) or neighbours(one) & neighbours(other)


@pytest.mark.parametrize(("one", "other"), [("reutres", "reuters"), ("spiegell", "spiegel"), ("bbild", "bild"), ("bil", "bill")])
def test_fingers_slip(one: str, other: str):
    """Letters swapped or doubled are slips."""
    assert slipped(one, other)


@pytest.mark.parametrize(("one", "other"), [("spiegeli", "spiegel"), ("welk", "welt"), ("nrp", "npr")])
def test_other_edits_are_no_slips(one: str, other: str):
    """Letters put in or changed may make another word, and three swapped make another acronym."""
    assert not slipped(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("repubblika", "repubblica"), ("gaseta", "gazeta"), ("daily", "daili"), ("jazeerah", "jazeera")]
)
def test_languages_spell_otherwise(one: str, other: str):
    """One sound is written c or k, s or z, i or y, and h is written or not."""
    assert respelt(one, other)
    assert respelt(other, one)


@pytest.mark.parametrize(("one", "other"), [("spiegeli", "spiegel"), ("welk", "welt"), ("kat", "rat"), ("suck", "sunk")])
def test_other_edits_are_no_spelling(one: str, other: str):
    """Any other letter put in or changed is no other language's spelling."""
    assert not respelt(one, other)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("golfnews", "gulfnews", True),
        ("milligazete", "milligazette", True),
        ("washingtenpost", "washingtonpost", False),
        ("foxnwes", "foxnews", False),
        ("spiegeli", "spiegel", False),
        ("dailymial", "dailymail", False),
    ],
)
def test_short_words_amid_title_words_are_others(one: str, other: str, answer: bool):  # noqa: FBT001  a parameter of the table
    """A short word changed between the same title words is another word, as is another title word."""
    assert other_word(one, other, 9) is answer


def test_punycode_is_decoded():
    """A label in Punycode is read as a browser shows it."""
    assert decoded("xn--theguardan-4ub") == "theguardıan"


@pytest.mark.parametrize("label", ["reuters", "xn--\udc80", "xn--99999999", "xn--a-\x80"])
def test_what_is_no_punycode_stays(label: str):
    """A label that is not Punycode, or broken, stays as it is."""
    assert decoded(label) == label


def test_marks_are_latin():
    """Letters with marks are Latin, those of other scripts are not."""
    assert is_latin("libération")
    assert not is_latin("rеuters")
