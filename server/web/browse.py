"""Lists and single records for people: outlets, documents and claims."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

import orjson
from flask import Response, request, url_for
from pydantic import ValidationError

from server.api import lists
from server.api.errors import Refused
from server.api.queries import ClaimsQuery, ListQuery, OutletsQuery
from server.web import wording
from server.web.frame import edition, show

_PART = 50  # items on a page
_Query = TypeVar("_Query", bound=ListQuery)


def outlets() -> Response:
    """The registry, searched by name, country and type."""
    records = edition().registry.outlets.values()
    countries = {record.country for record in records if record.country}
    asked = {name: text for name in ("q", "country", "type") if (text := request.args.get(name, "").strip())}
    values: dict[str, Any] = {
        "asked": asked,
        "countries": sorted((wording.country(code), code) for code in {asked.get("country", "").upper(), *countries} if code),
        "types": sorted({asked.get("type", ""), *(record.type or "" for record in records)} - {""}),
    }
    try:
        query = _query(OutletsQuery)
    except ValidationError as error:
        reasons = {fault["loc"][0]: fault["msg"] for fault in error.errors()}
        return show("outlets.html", status=400, cache="no-store", found=None, reasons=reasons, **values)
    return show("outlets.html", found=orjson.loads(lists.outlets(edition(), query)), reasons={}, **values)


def outlet(identifier: str) -> Response:
    """One outlet, and the documents that cite it."""
    record = lists.outlet(edition().registry, identifier)
    if record.id != identifier:
        return Response(status=301, headers={"Location": url_for("web.outlet", identifier=record.id)})
    totals = [(orjson.loads(name), count) for name, count in edition().index.totals(record.id)]
    return show("outlet.html", card=orjson.loads(edition().card(record)), totals=totals)


def documents() -> Response:
    """The documents that claims come from."""
    return show("documents.html", found=orjson.loads(lists.documents(edition(), _valid(ListQuery))))


def document(identifier: str) -> Response:
    """One document: its sections and claims, its source list, and what was left out of it."""
    answer = _stored(edition().index.document(identifier), f"There is no document “{identifier}”.")
    query = ClaimsQuery(document=identifier, cursor=request.args.get("cursor"), limit=_PART)
    found = orjson.loads(lists.claims(edition(), query))
    works = {work["id"]: work for work in answer["source_list"]}
    return show("document.html", document=answer, sections=_sections(found["items"]), following=found["next"], works=works)


def claims() -> Response:
    """Claims that cite an outlet, stand in a document or hold some words."""
    query = _valid(ClaimsQuery)
    asked = query.model_dump(exclude={"cursor", "limit"}, exclude_none=True)
    return show("claims.html", query=query, asked=asked, found=orjson.loads(lists.claims(edition(), query)))


def claim(identifier: str) -> Response:
    """One claim; a former id leads to what its sentence has become."""
    found = orjson.loads(lists.claim(edition(), identifier))
    if found["id"] != identifier:
        return Response(status=301, headers={"Location": url_for("web.claim", identifier=found["id"])})
    return show("claim.html", claim=found)


def _stored(body: bytes | None, otherwise: str) -> dict[str, Any]:
    if body is None:
        raise Refused("not-found", otherwise)
    answer: dict[str, Any] = orjson.loads(body)
    return answer


def _sections(found: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Claims under their headings, in the document's order."""
    return [(heading, list(items)) for heading, items in groupby(found, itemgetter("section"))]


def _query(shape: type[_Query]) -> _Query:
    """Read a list's parameters. A form sends empty fields, and a link may carry others' parameters: both are passed over."""
    given = {name: text for name, text in request.args.items() if name in shape.model_fields and text.strip()}
    return shape.model_validate({"limit": _PART, **given})


def _valid(shape: type[_Query]) -> _Query:
    try:
        return _query(shape)
    except ValidationError as error:
        fault = error.errors()[0]
        raise Refused("bad-parameter", f"{fault['loc'][0]}: {fault['msg']}.") from None
