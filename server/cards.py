"""Records and documents in, their answers out. Counts, never judges.

A record is joined with its raters and the chain of its owners, a claim with its document and the number of outlets and
owners on which it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from server.answers import (
    AffiliationAnswer,
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
from server.claims import ClaimEntry, DocumentEntry, WorkEntry
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.documents import Claim, Document, Work
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
    works = [WorkEntry(_work(work), _page(work)) for work in source.works]
    answer = DocumentAnswer(
        **_fields(source, DocumentAnswer, "claims", "works", "source_list", "links"),
        claims=len(source.claims),
        works=sum(work.answer.listed for work in works),
        source_list=tuple(work.answer for work in works if work.answer.listed),
        links=tuple(work.answer for work in works if not work.answer.listed),
    )
    claims = (ClaimEntry(_claim(registry, name, claim), claim.kind not in HIDDEN) for claim in source.claims)
    return DocumentEntry(answer, works, claims)


def sources(registry: Registry, cited: Iterable[str]) -> Sources:
    """Count outlets and owners. Two outlets have one owner if their chains of owners meet anywhere.

    :param cited: ids of listed outlets, or hosts of unlisted ones
    """
    names = set(cited)
    chains = [chain for name in names if (chain := _chain(registry, name))]
    groups: list[set[str]] = []
    for chain in chains:
        joined = [group for group in groups if group & chain]
        groups = [group for group in groups if not group & chain]
        groups.append(chain.union(*joined))
    return Sources(outlets=len(names), owners=len(groups), owners_unknown=len(names) - len(chains))


def _chain(registry: Registry, identifier: str) -> set[str]:
    """Everybody in the chains of owners of an outlet; empty where none is known."""
    record = registry.outlets.get(identifier)
    pending, met = list(record.owners if record else ()), set[str]()
    while pending:
        owner = pending.pop()
        met.add(owner.organisation or f"name: {(owner.name or '').casefold()}")
        if owner.organisation:
            pending.extend(registry.organisations[owner.organisation].owners)
    return met


def _claim(registry: Registry, name: DocumentName, claim: Claim) -> ClaimAnswer:
    cited = [cited for citation in claim.citations if (cited := citation.outlet or citation.domain)]
    return ClaimAnswer(
        **_fields(claim, ClaimAnswer, "document", "sources", "reviews"),
        document=name,
        sources=sources(registry, cited),
        reviews=(),
    )


def _work(work: Work) -> WorkAnswer:
    return WorkAnswer(**_fields(work, WorkAnswer))


def _page(work: Work) -> str | None:
    try:
        return Page.parse(work.url).key if work.url else None
    except BadUrl:
        return None


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
    name = RaterName(id=rater.id, name=rater.name, question=rater.question, url=rater.url)
    return {**_fields(statement, RatedAnswer, "rater"), "rater": name}


def _fields(source: Statement | Outlet | Document | Claim | Work, shape: type[Any], *apart: str) -> dict[str, Any]:
    """The fields of ``shape`` that ``source`` has under the same name, but for those named ``apart``."""
    return {name: getattr(source, name) for name in shape.model_fields if name not in apart}
