"""A source that a sentence cites in, the listed work that it means out, where that is beyond doubt or nearly so.

That an outlet has a single entry in the list does not make that entry the one that is meant: only an address does, or
words that the sentence and one title share.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from server.documents import dates
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from server.documents.citations import Source
    from server.documents.parts import Certainty, Work

_QUOTED = re.compile(r"“([^“”]+)”|„([^“”„]+)[“”]|«\s?([^«»]+)\s?»|\"([^\"]+)\"")
_QUOTED_WORDS = 3
"""A quotation of so many words that stands in one title is no chance."""
_SHARED_WORDS = 6
"""Words in a row that need no quotation marks to be a title's."""
_TELLING = 2
"""Of these words, how many must be longer than a function word."""
_FUNCTION_WORD = 3


@lru_cache(maxsize=4096)
def page(address: str) -> str:
    """Give the same text for all addresses of one page."""
    try:
        return Page.parse(address).key
    except BadUrl:
        return address


class Shelf:
    """The works of a document, to find the one that a citation means."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._pages = {page(work.url): work.id for work in reversed(works) if work.url}
        self._titles = [(work, f" {' '.join(_words(work.title))} ") for work in works if work.title]

    def find(self, source: Source, sentence: str) -> tuple[str | None, Certainty]:
        """Find the id of the work that ``source`` means in ``sentence``, and how surely."""
        if source.address and (work := self._pages.get(page(source.address))):
            return work, "certain"
        titles = [(work, title) for work, title in self._titles if _same_outlet(work, source)]
        for phrase in _phrases(sentence) if titles else ():
            named = [work for work, title in titles if f" {phrase} " in title]
            if len(named) == 1 and not _contradicts(sentence, named[0].date):
                return named[0].id, "probable"
        return None, "outlet-only"


def _same_outlet(work: Work, source: Source) -> bool:
    return work.outlet == source.outlet if source.outlet else work.domain is not None and work.domain == source.host


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("’", "").replace("'", "").casefold())


def _phrases(sentence: str) -> Iterator[str]:
    """Yield the quotations of the sentence, then every six words of it."""
    for groups in _QUOTED.findall(sentence):
        quoted = _words("".join(groups))
        if len(quoted) >= _QUOTED_WORDS and _tells(quoted):
            yield " ".join(quoted)
    words = _words(sentence)
    for at in range(len(words) - _SHARED_WORDS + 1):
        run = words[at : at + _SHARED_WORDS]
        if _tells(run):
            yield " ".join(run)


def _tells(words: Sequence[str]) -> bool:
    return sum(len(word) > _FUNCTION_WORD for word in words) >= _TELLING


def _contradicts(sentence: str, published: str | None) -> bool:
    """Say whether the sentence tells of a day after the work was published."""
    return published is not None and any(day[: len(published)] > published[: len(day)] for day in dates.every(sentence))
