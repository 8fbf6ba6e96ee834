"""The date in an address, and whether two dates mean one day (ISO 8601, to the day, the month or the year)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from server.titles.words import YEAR

SAME_DAYS, NEAR_DAYS = 1, 3  # a time zone or a printed edition; an update

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATES = (
    re.compile(rf"(?<![0-9])({YEAR})([/_.-])([0-9]{{1,2}}|[a-z]{{3}})\2([0-9]{{1,2}})(?![0-9])"),
    re.compile(rf"(?<![0-9])({YEAR})()([0-9]{{2}})([0-9]{{2}})(?![0-9])"),
    re.compile(rf"/({YEAR})([/-]?)([0-9]{{2}}|[a-z]{{3}})()/"),
    re.compile(rf"-({YEAR})(-)([0-9]{{1,2}})()/?$"),
)
ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
FULL_DATE = len("2025-06-01")


def dated(path: str) -> str | None:
    """Give the date in an address as YYYY-MM-DD or YYYY-MM (ISO 8601); None if it has none that the calendar knows."""
    for pattern in DATES:
        for year, _, month, day in pattern.findall(path.lower()):
            number = MONTHS.index(month) + 1 if month in MONTHS else month
            text = f"{year}-{number:0>2}" + (f"-{day:0>2}" if day else "")
            if _day(text):
                return text
    return None


@lru_cache(4096)
def _day(text: str) -> date | None:
    """Give the first day that a date of any precision may mean."""
    found = ISO.fullmatch(text)
    try:
        return date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return None


def agree(one: str | None, other: str | None) -> bool | None:
    """Tell whether two dates mean one day: True, False where they contradict, None where they say too little."""
    if not one or not other or not (left := _day(one)) or not (right := _day(other)):
        return None
    precision = min(len(one), len(other))
    if precision < FULL_DATE:
        return None if one[:precision] == other[:precision] else False
    apart = abs((left - right).days)
    return True if apart <= SAME_DAYS else None if apart <= NEAR_DAYS else False
