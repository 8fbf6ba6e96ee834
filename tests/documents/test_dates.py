"""Dates as bibliographies write them."""

from __future__ import annotations

import pytest

from server.documents import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-06-02", "2025-06-02"),
        ("June 2, 2025", "2025-06-02"),
        ("Dec 9, 2022", "2022-12-09"),
        ("2 June 2025", "2025-06-02"),
        ("2nd of June 2025", "2025-06-02"),
        ("3. März 2021", "2021-03-03"),
        ("1er août 2024", "2024-08-01"),
        ("02.06.2025", "2025-06-02"),
        ("2020, June 2", "2020-06-02"),
        ("2020, June", "2020-06"),
        ("June 2025", "2025-06"),
        ("2025-06", "2025-06"),
        ("updated 2022", "2022"),
    ],
)
def test_dates_are_read_with_the_precision_that_they_have(text, iso):
    """Day, month and year in English, German and French become ISO 8601."""
    assert dates.iso(text) == iso


@pytest.mark.parametrize("text", ["02/06/2025x", "in 1200", "117 drones", "2014x", "May we", "31.02.2024", "2024-13-01"])
def test_what_is_no_date(text):
    """A figure that is no year, a word that is a month too, and a day that no calendar has are none."""
    assert dates.iso(text) is None


def test_every_date_of_a_text():
    """All dates are found, in order."""
    assert dates.every("From Feb 1, 2008 to May 14, 2014.") == ["2008-02-01", "2014-05-14"]


@pytest.mark.parametrize(("text", "fine"), [("2024-02-29", True), ("2023-02-29", False), ("2024", True), ("24-1", False)])
def test_checked_dates(text, fine):
    """A date is one of the calendar, written in full."""
    assert dates.checked(text) == (text if fine else None)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("On 2 June 2025 it rose.", "2025-06-02"),
        ("In 2014 it rose.", "2014"),
        ("It rose by 2000 in a day.", None),
        ("It cost 1999 dollars.", None),
        ("From 3 to 5 May 2024 and on 9 May 2024 it rose.", "2024-05"),
        ("In May 2024, on 5 May 2024, it rose.", "2024-05-05"),
        ("It rose in May 2024 and in June 2024.", "2024"),
        ("It rose from 2014 to 2022.", None),
        ("It rose on Monday.", None),
        ("Im Jahr 2019 und am 3. Mai 2019 stieg es.", "2019-05-03"),
        ("El 3 de mayo de 2019 subió.", "2019-05-03"),
        ("En mayo de 2019 subió.", "2019-05"),
        ("In 3024 it rose.", None),
    ],
)
def test_the_date_of_which_a_sentence_speaks(sentence, date):
    """What all its dates have in common; a year needs a word before it that makes it one, a weekday is none."""
    assert dates.spoken(sentence) == date
