"""What the index answers with, where that is more than JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Candidate(NamedTuple):
    """A work that may be the page that is asked about; ``listed`` as in ``answers.WorkAnswer``."""

    id: str
    listed: int
    title: str | None
    date: str | None
    answer: bytes
    document: bytes


class Found(NamedTuple):
    """A claim that a search found: its answer, the summary of its document, and the dates of the works that it cites."""

    id: str
    answer: bytes
    document: bytes
    works: str | None


class Here(NamedTuple):
    """A claim that was reviewed on a page, or appeared there.

    :param first: the page is called the first on which it appeared
    :param by: names of the fact-checkers who say so
    """

    id: str
    reviewed: bool
    first: bool
    by: Sequence[str]
    answer: bytes


class Former(NamedTuple):
    """What an id that is no claim's any more leads to.

    :param successor: id of the claim that its sentence has become, if it has become one
    :param document: id of its document
    :param withdrawn: title and reason, if the document is withdrawn
    :param since: YYYY-MM-DD
    """

    successor: str | None
    document: str
    withdrawn: tuple[str, str] | None
    since: str
