"""A page and an index in; the works that are this page and the claims that belong to it out, each with kind and reason.

Refuses rather than guesses: a work is this page only by its address, or by a title that says so beyond doubt. Knows no HTTP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from server import titles
from server.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from server.claims import Candidate, Here, Index
    from server.documents import Quote
    from server.registry.records import Outlet
    from server.subject import Alike
    from server.titles import Weights
    from server.urls import Page

LIMIT = 20  # claims in one answer


class Match(NamedTuple):
    """What is shown on a page, and why; ``answer`` is its JSON, ``document`` that of the document's name.

    ``quote`` is the passage of the page that carries a match on its text.
    """

    kind: str
    reason: Reason
    answer: bytes
    document: bytes = b""
    quote: Quote | None = None


class Matches(NamedTuple):
    """Everything that belongs to a page. ``cited_by`` is each document's name and how many of its claims cite the outlet."""

    works: list[Match]
    claims: list[Match]
    claims_total: int
    cited_by: list[tuple[bytes, int]]


def find(  # noqa: PLR0913, PLR0917  what is known of the page, and what it is looked up in
    page: Page, title: str | None, outlet: Outlet | None, index: Index, weights: Weights, alike: Sequence[Alike] = ()
) -> Matches:
    """Find the works that are this page, and the claims that belong to it, cite it or cite its outlet, strongest first.

    :param alike: what was found in the page's text, which is stronger than a citation of the outlet alone
    """
    found = _works(page, title, outlet, index, weights)
    works = [Match("is-this-page", reason, work.answer, work.document) for work, reason in found.values() if work.listed]
    claims = _claims_here(page, found, index)
    more = [one for one in alike if one.id not in claims]
    total = index.matching(page.key, list(found), outlet.id if outlet else None) + _uncited(more, found, outlet)
    return Matches(works, _claims(claims, outlet, index, more), total, index.totals(outlet.id) if outlet else [])


def _uncited(alike: Sequence[Alike], works: Collection[str], outlet: Outlet | None) -> int:
    """How many of the claims that were found in the text cite neither the page nor its outlet."""
    cited = [orjson.loads(one.answer)["citations"] for one in alike]
    cites = [
        any(citation["work"] in works or (outlet and citation["outlet"] == outlet.id) for citation in citations)
        for citations in cited
    ]
    return cites.count(False)


def _works(
    page: Page, title: str | None, outlet: Outlet | None, index: Index, weights: Weights
) -> dict[str, tuple[Candidate, Reason]]:
    """Works that are this page, with the reason: first by their address, then by their title."""
    found = {work.id: (work, Reason("same-address")) for work in index.works_at(page.key)}
    if outlet is None or not index.lists(outlet.id):
        return found
    words = {*titles.slug(page.path), *titles.words(title or "")}
    candidates = index.works_sharing(outlet.id, words, titles.FEWEST_WORDS)
    cited = [titles.Cited(work.id, work.title, work.date) for work in candidates if work.title]
    alike = titles.likenesses(cited, page.path, title, (outlet.name, *outlet.aliases), weights)
    told = {likeness.id: likeness.reason for likeness in alike if likeness.id not in found}
    return {**found, **{work.id: (work, told[work.id]) for work in candidates if work.id in told}}


def _claims(claims: dict[str, Match], outlet: Outlet | None, index: Index, alike: Sequence[Alike]) -> list[Match]:
    """Add to the claims that belong to the page those that are found in its text, and those that cite its outlet."""
    for one in alike:
        claims.setdefault(one.id, Match(one.kind, one.reason, one.answer, quote=one.quote))
    if outlet:
        for identifier, named, answer in index.claims_citing_outlet(outlet.id, LIMIT):
            reason = Reason("another-article" if named else "no-article", outlet=outlet.name)
            claims.setdefault(identifier, Match("cites-this-outlet", reason, answer))
    return list(claims.values())[:LIMIT]


def _claims_here(page: Page, works: dict[str, tuple[Candidate, Reason]], index: Index) -> dict[str, Match]:
    """Claims that belong to this very page, or cite it."""
    claims: dict[str, Match] = {}
    for here in index.claims_at(page.key, LIMIT):
        claims.setdefault(here.id, _here(here))
    for identifier, cited, answer in index.claims_citing_works(list(works), LIMIT):
        reason = _citing(works[cited[1:]][0].title, doubt=cited[0] == "1")
        claims.setdefault(identifier, Match("cites-this-page", reason, answer))
    return claims


def _here(here: Here) -> Match:
    """Say who reviewed the claim on this page, or who found it there."""
    if here.reviewed:
        return Match("reviewed-on-page", Reason("review", by=tuple(here.by)), here.answer)
    return Match("appeared-on-page", Reason("first-appeared" if here.first else "appeared", by=tuple(here.by)), here.answer)


def _citing(title: str | None, *, doubt: bool) -> Reason:
    if doubt:
        return Reason("outlet-in-title-words", title)
    return Reason("cites-title", title) if title else Reason("cites-page")
