"""A page's text in, the sentences of it that are compared with claims out, as places in the text with their terms.

However long the text is, so many letters are read and so many sentences kept: those that begin it, for news says first what
it is about, and those whose words tell most. Knows no claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from server.documents import Quote
from server.documents.sentences import split
from server.search import content, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WINDOW = 3  # sentences that may share the words of one claim: a report spreads over them what an essay puts into one
_LEAD = 8  # sentences
_FEWEST = 3  # terms that a sentence has to have, to be looked for
_LONGEST = 1_000  # letters of a sentence: more is a list, a menu or a table
_AROUND = 32  # letters before and after a quote, as everywhere


class Passage(NamedTuple):
    """A sentence of a page."""

    start: int
    end: int
    terms: frozenset[str]


def read(text: str, letters: int) -> list[Passage]:
    """Give the sentences of the first ``letters`` of a text, line by line: headings and menus end without a full stop."""
    passages: list[Passage] = []
    start = 0
    for line in text[:letters].splitlines(keepends=True):
        passages += [_passage(text, start + span.start, start + span.end) for span in split(line)]
        start += len(line)
    return passages


def _passage(text: str, start: int, end: int) -> Passage:
    end = min(end, start + _LONGEST)
    return Passage(start, end, frozenset(terms(text[start:end])))


def telling(passages: Sequence[Passage], most: int, weigh: Callable[[frozenset[str]], float]) -> list[int]:
    """Choose the numbers of at most ``most`` sentences to look for, in the order of the text."""
    full = [number for number, passage in enumerate(passages) if len(passage.terms) >= _FEWEST]
    lead, others = full[: min(_LEAD, most)], full[min(_LEAD, most) :]
    others.sort(key=lambda number: -weigh(passages[number].terms))
    return sorted(lead + others[: most - len(lead)])


def question(text: str, passage: Passage) -> list[str]:
    """Give the terms of a sentence that carry a subject."""
    return content(text[passage.start : passage.end])


def quote(text: str, start: int, end: int) -> Quote:
    """Give the words between two places of a text with what stands around them."""
    return Quote(exact=text[start:end], prefix=text[max(0, start - _AROUND) : start], suffix=text[end : end + _AROUND])
