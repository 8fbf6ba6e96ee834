"""Version 1 of the API: each view reads its query, asks the current edition, and sends JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from apiflask import APIBlueprint
from flask import Response, current_app, request

from server import context, snapshot
from server.answers import ClaimAnswer, ContextAnswer, DocumentAnswer, OutletAnswer
from server.api import lists, reporting
from server.api.errors import Refused
from server.api.queries import (
    ClaimList,
    ClaimsQuery,
    ContextQuery,
    DocumentList,
    Health,
    ListQuery,
    OutletList,
    OutletsQuery,
    PageQuery,
    PageResults,
    PagesQuery,
    Query,
    ReportQuery,
    ReportReceipt,
    Shard,
    Snapshot,
)
from server.api.responses import answer
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from server.editions import Edition, Editions

blueprint = APIBlueprint("v1", __name__, tag="Version 1")


@blueprint.before_request
def once() -> None:
    """Refuse a parameter that is given twice: which of the two is meant?"""
    if b"&" not in request.query_string:
        return
    for name, values in request.args.lists():
        if len(values) > 1:
            raise Refused("bad-parameter", f"{name}: this parameter stands {len(values)} times; once is wanted.")


def _editions() -> Editions:
    editions: Editions = current_app.extensions["masthead"]
    return editions


@blueprint.before_request
def sized() -> None:
    """Refuse a body in chunks that reaches the limit, at which it is cut off: Flask refuses only those that say their size."""
    if request.method != "POST":
        return
    if request.endpoint == "v1.report":
        request.max_content_length = reporting.MOST_BYTES
    if request.content_length is None:
        limit = request.max_content_length or 0
        if len(request.get_data()) >= limit:
            raise Refused("too-large", f"A body has at most {limit} bytes.")


@blueprint.get("/v1/context")
@blueprint.input(ContextQuery, location="query", arg_name="query")
@blueprint.output(ContextAnswer)
def page_context(query: ContextQuery) -> Response:
    """Context of a page

    Who stands behind the page at this address, and which claims cite it. An address that is not in the registry is
    answered with 200 and `"outlet": null`. The address is not fetched and not kept.
    """
    edition = _editions().current
    page = _page(query.url, edition)
    return answer(edition, lambda: context.find(page, edition, query.title).json(), cache="private")


@blueprint.post("/v1/context")
@blueprint.input(PagesQuery, location="json", arg_name="query")
@blueprint.output(PageResults)
def page_contexts(query: PagesQuery) -> Response:
    """Contexts of up to 100 pages

    The answers come in the order of the pages; a page whose address cannot be used gets a problem in its place. A page with
    its `text` is also searched for claims that stand in it (`quoted-on-page`) or that it is about (`about-this-subject`).
    Texts that are asked about together share what may be read: one alone is read whole, of a hundred the first 4,000
    letters each. Nothing of them is kept.
    """
    edition = _editions().current
    texts = sum(page.text is not None for page in query.pages)
    body = orjson.dumps({"pages": [_result(page, edition, texts) for page in query.pages]})
    return Response(body, mimetype="application/json", headers={"Cache-Control": "no-store"})


def _result(asked: PageQuery, edition: Edition, texts: int) -> dict[str, object]:
    try:
        page = _page(asked.url, edition)
    except Refused as refused:
        return {"status": 400, "problem": refused.document().model_dump()}
    return {"status": 200, "context": orjson.Fragment(context.find(page, edition, asked.title, asked.text, texts).json())}


def _page(url: str, edition: Edition) -> Page:
    try:
        return Page.parse(url, listed=edition.registry.lists)
    except BadUrl as error:
        raise Refused(error.code, str(error)) from None


@blueprint.get("/v1/outlets")
@blueprint.input(OutletsQuery, location="query", arg_name="query")
@blueprint.output(OutletList)
def outlets(query: OutletsQuery) -> Response:
    """Outlets of the registry

    In the order of their ids.
    """
    edition = _editions().current
    return answer(edition, lambda: lists.outlets(edition, query))


@blueprint.get("/v1/outlets/<identifier>")
@blueprint.input(Query, location="query", arg_name="_query")
@blueprint.output(OutletAnswer)
def outlet(identifier: str, _query: Query) -> Response:
    """One outlet

    With everything that the registry says of it. A former id is answered too; that of an outlet that was taken out without a
    successor with 410 and the reason.
    """
    edition = _editions().current
    record = lists.outlet(edition.registry, identifier)
    return answer(edition, lambda: edition.card(record))


@blueprint.get("/v1/claims")
@blueprint.input(ClaimsQuery, location="query", arg_name="query")
@blueprint.output(ClaimList)
def claims(query: ClaimsQuery) -> Response:
    """Claims of the documents

    Every cited sentence, rhetoric included. A claim is what its document says, never a fact.
    """
    edition = _editions().current
    return answer(edition, lambda: lists.claims(edition, query))


@blueprint.get("/v1/claims/<identifier>")
@blueprint.input(Query, location="query", arg_name="_query")
@blueprint.output(ClaimAnswer)
def claim(identifier: str, _query: Query) -> Response:
    """One claim

    The id of a former wording leads to the sentence that it has become; where there is none any more, the answer is 410.
    """
    edition = _editions().current
    body = lists.claim(edition, identifier)
    return answer(edition, lambda: body)


@blueprint.get("/v1/documents")
@blueprint.input(ListQuery, location="query", arg_name="query")
@blueprint.output(DocumentList)
def documents(query: ListQuery) -> Response:
    """Documents that claims come from

    In the order of their ids.
    """
    edition = _editions().current
    return answer(edition, lambda: lists.documents(edition, query))


@blueprint.get("/v1/documents/<identifier>")
@blueprint.input(Query, location="query", arg_name="_query")
@blueprint.output(DocumentAnswer)
def document(identifier: str, _query: Query) -> Response:
    """One document

    With its headings, its source list and what was left out of it, but never its full text.
    """
    edition = _editions().current
    return _stored(edition, edition.index.document(identifier), f"There is no document '{identifier}'.")


def _stored(edition: Edition, body: bytes | None, otherwise: str) -> Response:
    if body is None:
        raise Refused("not-found", otherwise)
    return answer(edition, lambda: body)


@blueprint.get("/v1/snapshot")
@blueprint.input(Query, location="query", arg_name="_query")
@blueprint.output(Snapshot)
def whole(_query: Query) -> Response:
    """Snapshot for the extension

    The list of all shards in which everything that is served comes to the extension, so that it looks up without asking.
    Outside the promise that keys are never renamed: `format` says which form it is.
    """
    edition = _editions().current
    return answer(edition, lambda: snapshot.of(edition).manifest, linkable=False)


@blueprint.get("/v1/snapshot/<name>")
@blueprint.input(Query, location="query", arg_name="_query")
@blueprint.output(Shard)
def part(name: str, _query: Query) -> Response:
    """One shard of the snapshot

    Its ETag is the hash that the snapshot gives for it: SHA-256 of its bytes, the first 32 hexadecimal digits.
    """
    edition = _editions().current
    shards = snapshot.of(edition)
    shard = shards.find(name)
    if shard is None:
        raise Refused("not-found", f"There is no shard '{name}' in the snapshot of today.")
    return answer(edition, lambda: shards.write(shard), tag=shard.hash, linkable=False)


@blueprint.post("/v1/reports")
@blueprint.input(ReportQuery, location="json", arg_name="query")
@blueprint.output(ReportReceipt, status_code=202)
def report(query: ReportQuery) -> Response:
    """Report that something is wrong

    The curators read it. Kept are the fields of the report and the day, nothing about who sends it. Answered when it is on the
    disk. Taken from programs and extensions, but not from other sites' pages.
    """
    receipt = ReportReceipt(id=reporting.receive(query, _editions().current))
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(receipt.model_dump_json(), 202, headers, mimetype="application/json")


@blueprint.get("/healthz")
@blueprint.output(Health)
def health() -> Response:
    """Health

    Answers 200 while there is something to serve.
    """
    editions = _editions()
    edition, problems = editions.current, editions.problems
    body = {
        "status": "stale" if problems else "ok",
        "version": edition.version,
        "outlets": edition.state["outlets"],
        "updated": edition.state["updated"],
        "problems": [str(problem) for problem in problems],
    }
    response = Response(orjson.dumps(body), mimetype="application/json", headers={"Cache-Control": "no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response
