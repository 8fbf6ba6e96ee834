"""A page's text in, the sentences of it that are compared with claims out, as places in the text with their terms.

However long the text is, so many letters are read and so many sentences kept: those that begin it, for news says first what
it is about, and those whose words tell most. Knows no claim.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from server.documents import Quote
from server.documents.sentences import Span, split
from server.search import content, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WINDOW = 3  # sentences that may share the words of one claim: a report spreads over them what an essay puts into one
_LEAD = 8  # sentences
_FEWEST = 3  # terms that a sentence has to have, to be looked for
_SHORTEST = 30  # letters of a line that may hold more than one sentence; so few make a text of nothing but short lines
_LONGEST = 1_000  # letters of a sentence: more is a list, a menu or a table
_LINE = re.compile(r"(?<=[\n\r])(?![ \t]{0,8}[a-zß-ÿа-яё])")
_BREAK = re.compile(r"[\n\r]")
_AROUND = 32  # letters before and after a quote, as everywhere


class Passage(NamedTuple):
    """A sentence of a page, with its terms, and these in their order."""

    start: int
    end: int
    terms: frozenset[str]
    order: Sequence[str]


def read(text: str, letters: int) -> list[Passage]:
    """Give the sentences of the first ``letters`` of a text, line by line: headings and menus end without a full stop.

    A line that goes on in small letters is one with the line before: its text was broken to fit a width.
    """
    most = letters // _SHORTEST
    return [_passage(text, span.start, span.end) for span in islice(_spans(text[:letters]), most)]


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for line in _LINE.split(text):
        spans = split(_BREAK.sub(" ", line)) if len(line) > _SHORTEST else [Span(0, len(line))] if line.strip() else []
        yield from (Span(start + span.start, start + span.end) for span in spans)
        start += len(line)


def _passage(text: str, start: int, end: int) -> Passage:
    words = text[start : min(end, start + _LONGEST)]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    order = terms(words)
    return Passage(start, end, frozenset(order), order)


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
