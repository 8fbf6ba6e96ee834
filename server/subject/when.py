"""A page and a claim in; whether they may speak of the same time out. Says only where the dates that both give part them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from server.documents import dates
from server.titles.dates import dated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.urls import Page

_HEAD = 400  # letters in which a page says when it was published
# What is told of a day that a claim names: announced before, reported on and looked back at after.
_BEFORE, _AFTER = timedelta(days=31), timedelta(days=92)
_SAME = timedelta(days=3)  # a time zone, a printed edition, an event of two days
# A claim that names no day was made on one, and a page on the same matter comes not much earlier or later.
_LOOSE = timedelta(days=366)


class Days(NamedTuple):
    """The first and the last day that a date of any precision (ISO 8601) may mean."""

    first: date
    last: date


class Dated(NamedTuple):
    """When a page was published, if it says so, and the days of which it speaks."""

    published: Days | None
    told: tuple[Days, ...]


def page(address: Page, title: str, text: str) -> Dated:
    """Read the dates of a page: its address first, then the first day that its head names."""
    told = [days(found) for found in dates.every(f"{title}\n{text}")]
    head = [one for one in map(days, dates.every(text[:_HEAD])) if one.first == one.last]
    given = dated(address.path)
    return Dated(days(given) if given else next(iter(head), None), tuple(told))


def days(written: str) -> Days:
    """Give the days that a date may mean, written YYYY-MM-DD, YYYY-MM or YYYY."""
    year, month, day = (*map(int, written.split("-")), None, None)[:3]
    if year is None or month is None:
        return Days(date(int(written[:4]), 1, 1), date(int(written[:4]), 12, 31))
    if day is None:
        following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (date.max.year, 12) else date.max
        return Days(date(year, month, 1), following - timedelta(days=1))
    return Days(date(year, month, day), date(year, month, day))


def parted(here: Dated, named: Iterable[str], made: Iterable[str]) -> bool:
    """Tell whether the dates of a page and of a claim exclude each other; False where either gives none.

    :param named: dates that the claim's own words name
    :param made: dates of the claim: when it was made, or published, or when the works appeared that it cites
    """
    events = [days(one) for one in named]
    if not here.published and not here.told:
        return False
    if events:
        # the last of them is that of which the claim tells, others are those since or before which it is so
        return not _speaks(here, max(events, key=lambda event: event.first))
    # days that a page tells of say nothing of when it was written: a report on a myth tells how it began
    published, bases = here.published, [days(one) for one in made]
    return bool(published and bases) and not any(_touch(base, published, _LOOSE, _LOOSE) for base in bases if published)


def near(here: Dated, made: Iterable[str]) -> bool:
    """Tell whether a page was published, or tells of days, within a month of one of a claim's dates."""
    told = (here.published,) if here.published else here.told
    return any(_touch(days(one), day, _BEFORE, _BEFORE) for one in made for day in told)


def _speaks(here: Dated, event: Days) -> bool:
    """Is the event told on the page, or was the page published about then?"""
    if any(_touch(event, told, _SAME, _SAME) for told in here.told if told != here.published):
        return True
    return here.published is not None and _touch(event, here.published, _BEFORE, _AFTER)


def _touch(event: Days, told: Days, before: timedelta, after: timedelta) -> bool:
    """Lies a time that is told about from so long before an event to so long after it? Years of four figures only."""
    return (event.first - told.last) <= before and (told.first - event.last) <= after
