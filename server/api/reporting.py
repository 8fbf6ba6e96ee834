"""A reader's report in, its id out, or why it is not taken. The rules of taking reports, for programs and for people alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from flask import current_app, request

from server.api import lists
from server.api.errors import Refused
from server.api.origin import foreign
from server.inbox import Full
from server.rates import Limit
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from server.api.queries import ReportQuery
    from server.editions import Edition
    from server.inbox import Inbox
    from server.rates import Rates

MOST_BYTES = 64 * 1024  # of a body: 2,000 characters however they are written, and an address
_LIMIT = Limit(each=10, all=300)


def receive(query: ReportQuery, edition: Edition) -> str:
    """Keep a report, and return its id.

    :raises Refused: if another site's page sends it, if there were too many, if there is nothing under the id, or no room
    """
    if foreign():
        raise Refused(
            "foreign-page", "Reports are taken from readers, their extensions and programs, not from other sites' pages."
        )
    about, subject, page = _subject(query, edition)
    rates: Rates = current_app.extensions["rates"]
    if wait := rates.take("report", request.remote_addr or "", _LIMIT):
        raise Refused("too-many", "There were too many reports lately; try again in some minutes.", wait)
    inbox: Inbox = current_app.extensions["inbox"]
    try:
        return inbox.add(about, subject, query.kind, query.text, page)
    except Full:
        raise Refused("inbox-full", "The curators have too many open reports; try again in some days.") from None


def _subject(query: ReportQuery, edition: Edition) -> tuple[str, str, str | None]:
    """What the report is about, by its id of today, and the page's address without what only tracks."""
    page = _page(query.page) if query.page else None
    if query.outlet is not None:
        return "outlet", lists.outlet(edition.registry, query.outlet).id, page
    return "claim", orjson.loads(lists.claim(edition, query.claim or ""))["id"], page


def _page(address: str) -> str:
    try:
        return Page.parse(address).url
    except BadUrl as error:
        raise Refused("bad-parameter", f"page: {error}") from None


__all__ = ["MOST_BYTES", "receive"]
