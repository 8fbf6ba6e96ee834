"""A source that a sentence cites in, the listed work that it means out, where that is beyond doubt or nearly so.

That an outlet has a single entry in the list does not make that entry the one that is meant: only an address does, the
date beside the outlet, or words that the sentence and one title share, unless one of the two denies what the other says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from server.documents import dates
from server.documents.outlets import folded, names
from server.documents.polarity import turns
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from server.documents.outlets import Source
    from server.documents.parts import Certainty, Work

_QUOTED = re.compile(r"“([^“”]+)”|„([^“”„]+)[“”]|«\s?([^«»]+)\s?»|\"([^\"]+)\"")
_QUOTED_WORDS = 3
"""A quotation of so many words that stands in one title is no chance."""
_SHARED_WORDS = 6
"""Words in a row that need no quotation marks to be a title's."""
_TELLING = 2
"""Of these words, how many must be longer than a function word."""
_FUNCTION_WORD = 3
_MONTH = len("2025-06")


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
        self._dated: dict[tuple[str, str], list[Work]] = defaultdict(list)
        for work in works:
            for key in {work.outlet, work.domain, *(folded(name) for name in names(work))} - {None} if work.date else ():
                self._dated[str(key), str(work.date)[:_MONTH]].append(work)
        self._titles = [(work, _words(work.title)) for work in works if work.title]
        self._runs: dict[tuple[str | None, str], list[int]] = defaultdict(list)
        for number, (work, words) in enumerate(self._titles):
            outlet = work.outlet or work.domain
            for run in {run for size in range(_QUOTED_WORDS, _SHARED_WORDS + 1) for run in _runs(words, size)}:
                self._runs[outlet, run].append(number)

    def find(self, source: Source, sentence: str) -> tuple[str | None, Certainty]:
        """Find the id of the work that ``source`` means in ``sentence``, and how surely."""
        if source.work:
            return source.work, "certain"
        if source.address and (work := self._pages.get(page(source.address))):
            return work, "certain"
        outlet = source.outlet or source.host
        if source.date and (found := self._of_day(outlet or folded(source.name or ""), source.date))[0]:
            return found
        for phrase in _phrases(sentence) if outlet and self._runs else ():
            named = self._named(outlet, phrase)
            if named and _agrees(source.date, named) and not _contradicts(sentence, named):
                return named.id, "probable"
        return None, "outlet-only"

    def _of_day(self, outlet: str, date: str) -> tuple[str | None, Certainty]:
        """Find the one work that the outlet published on the date: by a day for certain, by a month probably."""
        found = [work for work in self._dated.get((outlet, date[:_MONTH]), []) if _agrees(date, work)]
        same = [work for work in found if work.date == date] or found
        if len(same) != 1:
            return None, "outlet-only"
        return same[0].id, "certain" if same[0].date == date and len(date) > _MONTH else "probable"

    def _named(self, outlet: str | None, phrase: Sequence[str]) -> Work | None:
        """Find the one work of the outlet whose title has the phrase."""
        runs = _runs(phrase, min(len(phrase), _SHARED_WORDS))
        rarest = min((self._runs.get((outlet, run), []) for run in runs), key=len)
        whole = f" {' '.join(phrase)} "
        titles = (self._titles[number] for number in rarest)
        named = list(islice((work for work, words in titles if whole in f" {' '.join(words)} "), 2))
        return named[0] if len(named) == 1 else None


def _agrees(date: str | None, work: Work) -> bool:
    """Say whether a work may be of the date, as far as both tell one."""
    told = str(work.date or "")
    return not date or date.startswith(told) or told.startswith(date)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"['’‘ʼ]", "", text).casefold())


def _runs(words: Sequence[str], size: int) -> Iterator[str]:
    """All runs of ``size`` neighbouring words."""
    return (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def _phrases(sentence: str) -> Iterator[Sequence[str]]:
    """Yield the quotations of the sentence, then every six words of it."""
    for groups in _QUOTED.findall(sentence):
        quoted = _words("".join(groups))
        if len(quoted) >= _QUOTED_WORDS and _tells(quoted):
            yield quoted
    words = _words(sentence)
    for at in range(len(words) - _SHARED_WORDS + 1):
        run = words[at : at + _SHARED_WORDS]
        if _tells(run):
            yield run


def _tells(words: Sequence[str]) -> bool:
    return sum(len(word) > _FUNCTION_WORD for word in words) >= _TELLING


def _contradicts(sentence: str, work: Work) -> bool:
    """Say whether the sentence tells of a day after the work was published, or turns the sense of its title."""
    later = work.date is not None and any(day[: len(work.date)] > work.date[: len(day)] for day in dates.every(sentence))
    return later or turns(_words(sentence)) != turns(_words(work.title or ""))
