"""Records and documents in, their answers out. Counts, never judges.

A record is joined with its raters and the chain of its owners, a claim with its document and the number of outlets and
owners on which it rests.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from server.answers import (
    AffiliationAnswer,
    Appearance,
    ClaimAnswer,
    DocumentAnswer,
    DocumentName,
    OutletAnswer,
    OutletSummary,
    OwnerAnswer,
    RatedAnswer,
    RaterName,
    Sources,
    WorkAnswer,
)
from server.claims import ClaimEntry, DocumentEntry, FactChecksEntry, ReviewedEntry, WorkEntry
from server.documents import Quote
from server.documents.works import normalised
from server.factchecks import Loss
from server.urls import BadUrl, Page, suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.documents import Claim, Document, Sidecar, Work
    from server.factchecks import Reviewed
    from server.registry import Registry
    from server.registry.records import Affiliation, Outlet, Owner, Rating, Statement

HIDDEN = frozenset({"rhetoric", "question"})  # kinds of sentences that by themselves match no page


def outlet(registry: Registry, record: Outlet) -> OutletAnswer:
    """Everything that the registry says of an outlet."""
    return OutletAnswer(
        **_fields(record, OutletAnswer, "owners", "state", "ratings"),
        owners=_owners(registry, record.owners),
        state=_state(registry, record.state),
        ratings=tuple(RatedAnswer(**_rated(registry, rating)) for rating in record.ratings),
    )


def summary(record: Outlet) -> OutletSummary:
    """An outlet as a list shows it."""
    return OutletSummary(**_fields(record, OutletSummary))


def document(registry: Registry, source: Document) -> DocumentEntry:
    """A document with its works and claims, ready for the index."""
    name = DocumentName(id=source.id, title=source.title, kind=source.kind)
    works = [WorkEntry(_work(work), _page(registry, work.url)) for work in source.works]
    answer = DocumentAnswer(
        **_fields(source, DocumentAnswer, "claims", "works", "source_list", "links", "losses"),
        claims=len(source.claims),
        works=sum(work.answer.listed for work in works),
        source_list=tuple(work.answer for work in works if work.answer.listed),
        links=tuple(work.answer for work in works if not work.answer.listed),
        losses=0,
    )
    return DocumentEntry(answer, works, (_claim(name, claim) for claim in source.claims))


def fact_checks(registry: Registry, name: str, source: Sidecar, found: Iterable[Reviewed | Loss]) -> FactChecksEntry:
    """A set of fact-checks, ready for the index.

    :param name: its id
    :param source: what is known of it
    :param found: what is read out of it, and what is lost
    """
    nothing: dict[str, Any] = {
        "claims": 0,
        "works": 0,
        "losses": 0,
        "sections": (),
        "source_list": (),
        "links": (),
        "left_out": (),
    }
    answer = DocumentAnswer(id=name, **_fields(source, DocumentAnswer, "id", *nothing), **nothing)
    document = DocumentName(id=name, title=source.title, kind=source.kind)
    return FactChecksEntry(answer, (_reviewed(registry, document, item) for item in found))


def sources(registry: Registry, cited: Iterable[str]) -> Sources:
    """Count outlets and owners. Two outlets have one owner if their chains of owners meet anywhere.

    :param cited: ids of listed outlets, former ones too, or hosts of unlisted ones, of which those of one site are one
    """
    names = {record.id if (record := registry.outlet(name)) else _site(registry, name) for name in cited}
    chains = [chain for name in names if (chain := _chain(registry, name))]
    groups: list[set[str]] = []
    for chain in chains:
        joined = [group for group in groups if group & chain]
        groups = [group for group in groups if not group & chain]
        groups.append(chain.union(*joined))
    return Sources(outlets=len(names), owners=len(groups), owners_unknown=len(names) - len(chains))


def _site(registry: Registry, host: str) -> str:
    """The registrable domain of a host; on a platform the host, since each of its tenants is one of their own."""
    try:
        page = Page.parse(f"https://{host}/")
    except BadUrl:
        return host
    parts = suffixes.split(page.host)
    alone = registry.find(page).platform or not (parts.name and parts.suffix)
    return page.host.removeprefix("www.") if alone else f"{parts.name}.{parts.suffix}"


def _chain(registry: Registry, identifier: str) -> set[str]:
    """Everybody in the chains of owners of an outlet, by name; empty where none is known."""
    record = registry.outlets.get(identifier)
    pending, met = list(record.owners if record else ()), set[str]()
    while pending:
        owner = pending.pop()
        organisation = registry.organisations.get(owner.organisation or "")
        name = (organisation.name if organisation else owner.name or "").casefold()
        if name not in met:
            met.add(name)
            pending.extend(organisation.owners if organisation else ())
    return met


def _claim(name: DocumentName, claim: Claim) -> ClaimEntry:
    answer = ClaimAnswer(**_fields(claim, ClaimAnswer, "document", *_UNREVIEWED), document=name, **_UNREVIEWED)
    cited = dict.fromkeys(cited for citation in claim.citations if (cited := citation.outlet or citation.domain))
    return ClaimEntry(answer, claim.kind not in HIDDEN, tuple(cited), normalised(claim.text))


_PART = frozenset("/?#")  # what a page's key has, unless it is a site's home page
_COUNTED_LATER = Sources(outlets=0, owners=0, owners_unknown=0)
_UNREVIEWED: dict[str, Any] = {
    "sources": _COUNTED_LATER,
    "reviews": (),
    "reviews_total": 0,
    "speaker": None,
    "said": None,
    "appearances": (),
    "appearances_total": 0,
    "former_ids": (),
}


def _reviewed(registry: Registry, document: DocumentName, item: Reviewed | Loss) -> ReviewedEntry | None:
    if isinstance(item, Loss):
        return None
    words, review = normalised(item.claim), item.review
    urls = dict.fromkeys((*item.first_appearances, *item.appearances))
    places = {url: Appearance(url=url, first=url in item.first_appearances, by=(review.by,)) for url in urls}
    answer = ClaimAnswer(
        id=_reviewed_id(words, item.speaker),
        text=item.claim,
        quote=Quote(exact=item.claim),
        section="",
        kind="reviewed",
        attribution=(),
        document=document,
        citations=(),
        sources=_COUNTED_LATER,
        reviews=(review,),
        reviews_total=1,
        speaker=item.speaker,
        said=item.said,
        date=None,
        quotations=(),
        hedges=(),
        appearances=tuple(places.values()),
        appearances_total=len(places),
        former_ids=(),
    )
    pages = ((page, place.first) for url, place in places.items() if (page := _one(registry, url)))
    return ReviewedEntry(answer, words, _one(registry, review.url), tuple(pages))


def _reviewed_id(words: str, speaker: str | None) -> str:
    """The id of what somebody said: the same whoever reviewed it, and in whichever set."""
    key = "\x1f".join(("", words, normalised(speaker or "")))
    return blake2b(key.encode(), digest_size=8).hexdigest()


def _work(work: Work) -> WorkAnswer:
    return WorkAnswer(**_fields(work, WorkAnswer))


def _page(registry: Registry, url: str | None) -> str | None:
    try:
        return Page.parse(url, listed=registry.lists).key if url else None
    except BadUrl:
        return None


def _one(registry: Registry, url: str) -> str | None:
    """The page at an address, unless that is a whole site: of its home page nothing is said, whatever stands there today."""
    page = _page(registry, url)
    return page if page and not _PART.isdisjoint(page) else None


def _owners(registry: Registry, owners: Iterable[Owner]) -> tuple[OwnerAnswer, ...]:
    return tuple(_owner(registry, owner) for owner in owners)


def _owner(registry: Registry, owner: Owner) -> OwnerAnswer:
    record = registry.organisations.get(owner.organisation or "")
    return OwnerAnswer(
        **_fields(owner, OwnerAnswer, "name", "country", "state", "owners"),
        name=record.name if record else owner.name or "",
        country=record.country if record else None,
        state=_state(registry, record.state) if record else (),
        owners=_owners(registry, record.owners) if record else (),
    )


def _state(registry: Registry, statements: Iterable[Affiliation]) -> tuple[AffiliationAnswer, ...]:
    return tuple(AffiliationAnswer(**_rated(registry, said), country=said.country) for said in statements)


def _rated(registry: Registry, statement: Affiliation | Rating) -> dict[str, Any]:
    rater = registry.raters[statement.by]
    name = RaterName(id=rater.id, name=rater.name, question=rater.question, language=rater.language, url=rater.url)
    return {**_fields(statement, RatedAnswer, "rater"), "rater": name}


def _fields(source: Statement | Outlet | Document | Sidecar | Claim | Work, shape: type[Any], *apart: str) -> dict[str, Any]:
    """The fields of ``shape`` that ``source`` has under the same name, but for those named ``apart``."""
    return {name: getattr(source, name) for name in shape.model_fields if name not in apart}
