"""Words in, the dates in them out, as ISO 8601 of the precision that they have.

Reads how English, German and French bibliographies write dates. Refuses what is ambiguous: "02/06/2025" is no date.
"""

from __future__ import annotations

import re
from datetime import date

YEAR = r"(?:1[89]|20)\d\d"
"""A year of the printed press."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner janvier",
            "feb february februar février févr",
            "mar march märz mars",
            "apr april avril",
            "may mai",
            "jun june juni juin",
            "jul july juli juillet",
            "aug august août",
            "sep sept september septembre",
            "oct october okt oktober octobre",
            "nov november novembre",
            "dec december dez dezember déc décembre",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"(?<![\w-])(?:(?P<iso>{YEAR}-\d\d(?:-\d\d)?)(?![\w-])"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s+(?P<year>{YEAR})(?!\w)"
    rf"|(?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{YEAR})(?!\w)"
    rf"|(?P<year3>{YEAR}),?\s+(?P<month3>{_MONTH})\b\.?(?:\s+(?P<day3>\d{{1,2}}))?(?!\w)"
    rf"|(?P<day4>\d{{1,2}})\.\s?(?P<month4>\d{{1,2}})\.\s?(?P<year4>{YEAR})(?!\w)"
    rf"|(?P<month5>{_MONTH})\b\.?,?\s+(?P<year5>{YEAR})(?!\w)"
    rf"|(?P<year6>{YEAR})(?![\w–-]))",
    re.IGNORECASE,
)
"""One date: 2025-06-02, 2 June 2025, June 2, 2025, 2025, June 2, 02.06.2025, June 2025, 2025."""


def iso(text: str) -> str | None:
    """Find the first date in ``text`` as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, or ``None``."""
    return next(iter(every(text)), None)


def every(text: str) -> list[str]:
    """All dates in ``text``, in order."""
    return [found for match in DATE.finditer(text) if (found := _iso(match))]


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return checked(match["iso"])
    given = {name.rstrip("23456"): value for name, value in match.groupdict().items() if value}
    month = given.get("month", "").lower()
    numbers = [given["year"], _MONTHS.get(month, month), given.get("day", "")]
    return checked("-".join(f"{int(number):02}" for number in numbers if number != ""))


def checked(text: str) -> str | None:
    """``text`` if it is a day, month or year of the calendar in ISO 8601, else ``None``."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return None
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
    return text
