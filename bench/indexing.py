"""Claims (id, text, speaker) in, an index of them out, for the benchmarks of search and matching."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from server.answers import ClaimAnswer, DocumentAnswer, DocumentName, Sources
from server.claims import ClaimEntry, DocumentEntry, Index, Version, build
from server.documents import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Claim(NamedTuple):
    """A claim to be searched."""

    id: str
    text: str
    speaker: str | None = None


def index(documents: Iterable[DocumentEntry], folder: Path) -> Index:
    """Build an index in a folder and open it."""
    path = folder / "index.sqlite"
    build(path, Version("bench", "bench"), documents, lambda _: None)
    return Index(path)


def document(claims: Iterable[Claim], date: str | None = None) -> DocumentEntry:
    """Make a document of the index.

    :param date: when it was published (ISO 8601)
    """
    name = DocumentName(id=f"bench-{date}", title="Claims", kind="report")
    known = {"language": "en", "published": date, "author": None, "url": None, "licence": None}
    none = {"claims": 0, "works": 0, "losses": 0, "sections": (), "source_list": (), "links": (), "left_out": ()}
    answer = DocumentAnswer.model_validate({**name.model_dump(), **known, **none})
    return DocumentEntry(
        answer, (), (ClaimEntry(_claim(name, claim), shown=True, cited=(), words=claim.text) for claim in claims)
    )


def _claim(name: DocumentName, claim: Claim) -> ClaimAnswer:
    quote, sources = Quote(exact=claim.text), Sources(outlets=0, owners=0, owners_unknown=0)
    unknown = {"date": None, "said": None, "section": "", "kind": "cited"}
    none = dict.fromkeys(("quotations", "hedges", "attribution", "citations", "reviews", "appearances", "former_ids"), ())
    totals = {"reviews_total": 0, "appearances_total": 0}
    return ClaimAnswer(**claim._asdict(), quote=quote, sources=sources, document=name, **unknown, **none, **totals)
