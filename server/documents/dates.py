"""Words in, the dates in them out, as ISO 8601 of the precision that they have.

Reads how English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Ukrainian and Russian texts write dates. Refuses
what is ambiguous: "02/06/2025" is no date, nor is "listopada", October to some and November to others.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import zip_longest

YEAR = r"(?:1[89]|20)\d\d"
"""A year of the printed press."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner janvier enero gennaio janeiro januari stycznia січня января",
            "feb february februar février févr febrero febbraio fevereiro februari lutego лютого февраля",
            "mar march märz mars marzo março maart marca березня марта",
            "apr april avril abril aprile kwietnia квітня апреля",
            "may mai mayo maggio maio mei maja травня мая",
            "jun june juni juin junio giugno junho czerwca червня июня",
            "jul july juli juillet julio luglio julho lipca липня июля",
            "aug august août agosto augustus sierpnia серпня августа",
            "sep sept september septembre septiembre setiembre settembre setembro września вересня сентября",
            "oct october okt oktober octobre octubre ottobre outubro października жовтня октября",
            "nov november novembre noviembre novembro листопада ноября",
            "dec december dez dezember déc décembre diciembre dicembre dezembro grudnia грудня декабря",
        ),
        1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"(?<![\w-])(?:(?P<iso>{YEAR}-\d\d(?:-\d\d)?)(?![\w-])"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:(?:of"
    rf"|de)\s+)?(?P<month>{MONTH})\b\.?,?\s+(?:del?\s+)?(?P<year>{YEAR})(?!\w)"
    rf"|(?P<month2>{MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{YEAR})(?!\w)"
    rf"|(?P<year3>{YEAR}),?\s+(?P<month3>{MONTH})\b\.?(?:\s+(?P<day3>\d{{1,2}}))?(?!\w)"
    rf"|(?P<day4>\d{{1,2}})\.\s?(?P<month4>\d{{1,2}})\.\s?(?P<year4>{YEAR})(?!\w)"
    rf"|(?P<month5>{MONTH})\b\.?,?\s+(?:del?\s+)?(?P<year5>{YEAR})(?!\w)"
    rf"|(?P<year6>{YEAR})(?![\w–-]))",
    re.IGNORECASE,
)
"""One date: 2025-06-02, 2 June 2025, June 2, 2025, 2025, June 2, 02.06.2025, June 2025, 2025."""
SHAPE = "(?i:" + re.sub(r"\?P<\w+>", "?:", DATE.pattern) + ")"
"""The shape of a date, to be part of a longer one."""


_OF_TIME = re.compile(
    r"(?:\b(?:in|since|until|till|during|before|after|early|late|mid|year|spring|summer|autumn|fall|winter"
    r"|im|seit|bis|vor|nach|jahre?s?|anfang|ende|mitte|sommer|herbst|frühjahr"
    r"|en|depuis|dès|avant|après|année|début|fin|desde|hasta|antes de|después de|año|finales de|principios de)"
    r"(?:\s+the\s+year)?|[(–-])\s*$",
    re.IGNORECASE,
)
"""What stands before a year that is one."""


def iso(text: str) -> str | None:
    """Find the first date in ``text`` as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, or ``None``."""
    return next(iter(every(text)), None)


def every(text: str) -> list[str]:
    """All dates in ``text``, in order."""
    return [found for match in DATE.finditer(text) if (found := _iso(match))]


def spoken(sentence: str) -> str | None:
    """Find the date of which a sentence speaks: what all dates in it have in common.

    Two days of one month give the month, two months the year, two years nothing; a year and a day in it give the day. A
    year alone needs a word before it that makes it one: "2000 soldiers" and "by 2000" are no dates.
    """
    found = [
        day
        for match in DATE.finditer(sentence)
        if (day := _iso(match)) and (len(day) > len("2025") or _OF_TIME.search(sentence, 0, match.start()))
    ]
    parts = [day.split("-") for day in found]
    shared: list[str] = []
    for places in zip_longest(*parts):
        given = {place for place in places if place}
        if len(given) != 1:
            break
        shared += given
    return "-".join(shared) or None


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
