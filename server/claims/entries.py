"""What goes into the index: documents, works and claims as they are answered in, with what is needed to find them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from server.answers import ClaimAnswer, DocumentAnswer, WorkAnswer


class Version(NamedTuple):
    """What an index is made from: the hash of all of it, that of the code alone, and that of the registry's names and hosts."""

    version: str
    code: str
    names: str = ""


class WorkEntry(NamedTuple):
    """A work, with the page that its address names (``Page.key``), if it gives one."""

    answer: WorkAnswer
    page: str | None


class ClaimEntry(NamedTuple):
    """A claim of a document.

    :param shown: false for what the overlay leaves out
    :param cited: ids of the listed outlets and hosts of the others that it cites, each once
    :param words: its words, the same for all claims that differ in no word
    """

    answer: ClaimAnswer
    shown: bool
    cited: Sequence[str]
    words: str


class DocumentEntry(NamedTuple):
    """A document with its works and claims."""

    answer: DocumentAnswer
    works: Sequence[WorkEntry]
    claims: Iterable[ClaimEntry]


class WithdrawnEntry(NamedTuple):
    """A document of which nothing is served any more, and why."""

    id: str
    title: str
    reason: str


class ReviewedEntry(NamedTuple):
    """A claim with one review of it. Entries of one id are one claim.

    :param words: as of ``ClaimEntry``
    :param reviewed: the page of the review (``Page.key``), if its address can be used
    :param appeared: the pages on which the claim appeared, and whether each is called the first known
    """

    answer: ClaimAnswer
    words: str
    reviewed: str | None
    appeared: Sequence[tuple[str, bool]]


class FactChecksEntry(NamedTuple):
    """A set of fact-checks, in the order of its file; ``None`` stands for an item of which nothing could be taken."""

    answer: DocumentAnswer
    items: Iterable[ReviewedEntry | None]


Entry = DocumentEntry | FactChecksEntry | WithdrawnEntry
