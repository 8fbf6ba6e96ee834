"""Parts of lists: ``limit`` items after ``cursor``, which is the id of the last item that the client has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from server import cards
from server.api.errors import Refused
from server.urls import BadUrl, Page, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.api.queries import ClaimsQuery, ListQuery, OutletsQuery
    from server.claims import Former
    from server.editions import Edition
    from server.registry import Registry
    from server.registry.records import Outlet


def outlets(edition: Edition, query: OutletsQuery) -> bytes:
    """Outlets that fit, by id."""
    records = sorted(edition.registry.outlets.values(), key=lambda record: record.id)
    if query.domain is not None:
        at = _at(edition, query.domain)
        records = [record for record in records if record.id == at]
    words = (query.q or "").casefold().split()
    fitting = [
        record.id
        for record in records
        if query.country in (None, record.country)
        and query.type in (None, record.type)
        and all(word in _searched(record) for word in words)
    ]
    ids, following = _part(fitting, query)
    summaries = [cards.summary(edition.registry.outlets[identifier]).model_dump() for identifier in ids]
    return orjson.dumps({"items": summaries, "next": following})


def outlet(registry: Registry, identifier: str) -> Outlet:
    """The outlet that has this id, or once had it.

    :raises Refused: if there is none, or none any more
    """
    record = registry.outlet(identifier)
    if record is None:
        removed = registry.removed(identifier)
        if removed is None:
            raise Refused("not-found", f"There is no outlet “{identifier}”.")
        said = f"“{removed.name}” was taken out of the registry on {removed.since}: {removed.why}"
        raise Refused("removed", said if said.endswith((".", "!", "?")) else f"{said}.")
    return record


def claims(edition: Edition, query: ClaimsQuery) -> bytes:
    """Claims that fit, in the order of their documents, or the best first for a search."""
    record = edition.registry.outlet(query.outlet or "")
    outlet = record.id if record else query.outlet
    try:
        if query.q is not None:
            return _list(*_cut(_found(edition, query, outlet), query.limit))
        rows = edition.index.claims(document=query.document, outlet=outlet, after=query.cursor, limit=query.limit + 1)
    except KeyError:
        raise _bad_cursor(query.cursor) from None
    return _list(*_cut(rows, query.limit))


def _found(edition: Edition, query: ClaimsQuery, outlet: str | None) -> list[tuple[str, bytes]]:
    """Claims of a search after the cursor, one more than the limit if there are so many.

    :raises KeyError: if the cursor is none of them
    """
    index = edition.index
    found, start = index.search(query.q or "", document=query.document, outlet=outlet), 0
    if query.cursor is not None:
        last = index.position(query.cursor)
        if last not in found:
            raise KeyError(query.cursor)
        start = found.index(last) + 1
    return index.answers(found[start : start + query.limit + 1])


def claim(edition: Edition, identifier: str) -> bytes:
    """The claim with this id, or what its sentence has become if it was hardly changed.

    :raises Refused: if there is none, or none any more
    """
    body = edition.index.claim(identifier)
    if body is None:
        former = edition.index.former(identifier)
        if former is None:
            raise Refused("not-found", f"There is no claim “{identifier}”.")
        body = edition.index.claim(former.successor or "")
        if body is None:
            raise _gone(former)
    return body


def _gone(former: Former) -> Refused:
    if former.withdrawn:
        title, reason = former.withdrawn
        return Refused("withdrawn", f"“{title}”, in which this claim stood, was withdrawn: {reason}.")
    said = f"This sentence does not stand in the document “{former.document}” any more, nor one that hardly differs"
    return Refused("superseded", f"{said} (since {former.since}).")


def documents(edition: Edition, query: ListQuery) -> bytes:
    """Documents, by id."""
    if query.cursor is not None and edition.index.document(query.cursor) is None:
        raise _bad_cursor(query.cursor)
    return _list(*_cut(edition.index.documents(query.cursor, query.limit + 1), query.limit))


def _at(edition: Edition, domain: str) -> str | None:
    try:
        place = edition.registry.find(Page.parse(typed(domain)))
    except BadUrl as error:
        raise Refused("bad-parameter", f"domain: {error}") from None
    return place.outlet.id if place.outlet else None


def _searched(record: Outlet) -> str:
    return " ".join((record.id, record.name, *record.aliases, *record.domains)).casefold()


def _part(ids: Sequence[str], query: ListQuery) -> tuple[Sequence[str], str | None]:
    try:
        start = ids.index(query.cursor) + 1 if query.cursor is not None else 0
    except ValueError:
        raise _bad_cursor(query.cursor) from None
    part = ids[start : start + query.limit]
    return part, part[-1] if start + query.limit < len(ids) else None


def _cut(rows: Sequence[tuple[str, bytes]], limit: int) -> tuple[list[bytes], str | None]:
    """The rows hold one more than the limit where more follows."""
    return [answer for _, answer in rows[:limit]], rows[limit - 1][0] if len(rows) > limit else None


def _list(answers: Sequence[bytes], following: str | None) -> bytes:
    return orjson.dumps({"items": [orjson.Fragment(answer) for answer in answers], "next": following})


def _bad_cursor(cursor: str | None) -> Refused:
    return Refused("bad-parameter", f"cursor: '{cursor}' is not in this list (any more); start without a cursor.")
