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
