"""A page and an index in; the works that are this page and the claims that belong to it out, each with kind and reason.

Refuses rather than guesses: a work is this page only by its address, or by a title that says so beyond doubt. Knows no HTTP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from server import titles

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
    """Why something is shown on a page; ``answer`` is its JSON, ``document`` that of the document's name.

    ``quote`` is the passage of the page that carries a match on its text.
    """

    kind: str
    why: str
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
    works = [Match("is-this-page", why, work.answer, work.document) for work, why in found.values() if work.listed]
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
) -> dict[str, tuple[Candidate, str]]:
    """Works that are this page, with the reason: first by their address, then by their title."""
    found = {work.id: (work, "The source list gives this very address.") for work in index.works_at(page.key)}
    if outlet is None or not index.lists(outlet.id):
        return found
    words = {*titles.slug(page.path), *titles.words(title or "")}
    candidates = index.works_sharing(outlet.id, words, titles.FEWEST_WORDS)
    cited = [titles.Cited(work.id, work.title, work.date) for work in candidates if work.title]
    alike = titles.likenesses(cited, page.path, title, (outlet.name, *outlet.aliases), weights)
    why = {likeness.id: likeness.why for likeness in alike if likeness.id not in found}
    return {**found, **{work.id: (work, why[work.id]) for work in candidates if work.id in why}}


def _claims(claims: dict[str, Match], outlet: Outlet | None, index: Index, alike: Sequence[Alike]) -> list[Match]:
    """Add to the claims that belong to the page those that are found in its text, and those that cite its outlet."""
    for one in alike:
        claims.setdefault(one.id, Match(one.kind, one.why, one.answer, quote=one.quote))
    if outlet:
        for identifier, named, answer in index.claims_citing_outlet(outlet.id, LIMIT):
            which = "the article that it names is not known to be this page" if named else "it does not say which article"
            claims.setdefault(identifier, Match("cites-this-outlet", f"It cites {outlet.name}; {which}.", answer))
    return list(claims.values())[:LIMIT]


def _claims_here(page: Page, works: dict[str, tuple[Candidate, str]], index: Index) -> dict[str, Match]:
    """Claims that belong to this very page, or cite it."""
    claims: dict[str, Match] = {}
    for here in index.claims_at(page.key, LIMIT):
        claims.setdefault(here.id, _here(here))
    for identifier, cited, answer in index.claims_citing_works(list(works), LIMIT):
        why = _citing(works[cited[1:]][0].title, doubt=cited[0] == "1")
        claims.setdefault(identifier, Match("cites-this-page", why, answer))
    return claims


def _here(here: Here) -> Match:
    """Say who reviewed the claim on this page, or who found it there."""
    names = _and(here.by)
    if here.reviewed:
        return Match("reviewed-on-page", f"This page is {names}'s review of this claim.", here.answer)
    name = "names" if len(here.by) == 1 else "name"
    first = "first " if here.first else ""
    return Match("appeared-on-page", f"{names} {name} this page as one where this claim {first}appeared.", here.answer)


def _and(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _citing(title: str | None, *, doubt: bool) -> str:
    if doubt:
        return f"It cites the outlet in words of the title “{title}”, which is this page; it does not name the article."
    return f"It cites “{title}”, which is this page." if title else "It cites this page."
