"""The terms of a question and how often each stands in the claims in; the query that finds the best ones, and their scores, out.

The query is one of SQLite's FTS5, and its cost is bounded whatever is asked and however many claims there are.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_TERMS = 64  # of a question that are looked up
PAIRED = 8  # of the rarest terms

# A claim has to share two of the rarest terms, which costs far less than to rank all that share one. Written as pairs, eight
# terms would have each term's claims read seven times; one half of the terms with the other, and so on within the halves,
# finds the same ones and reads them three times. What is read is bounded, in claims: with bench/retrieval.py at 100,000
# claims some 20 ns each, twice (to find, and to weigh), and half a microsecond for each claim that holds a pair. Among a
# million, .08 finds 98 of 100 claims by half of their words, .04 finds 96 at half the cost.
_STEPS, _STEPS_SHARE = 20_000, 0.08
# No term that stands in more than a fiftieth of the claims, and never fewer than these, is looked for in pairs.
_COMMON, _COMMON_SHARE = 2_000, 0.02
# The rarest terms are looked for alone too, as long as all of them together stand in no more claims.
_ALONE = 200

_K1, _B = 1.2, 0.75  # Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework", 3.3: the usual values


class Plan(NamedTuple):
    """FTS5 queries: ``best`` to be ranked by SQLite, if there is one, else ``any`` in the order of the claims."""

    best: str | None
    any: str


def plan(held: Mapping[str, int], claims: int) -> Plan | None:
    """Make the queries for the claims that share most with a question; None if none of its terms stands in any.

    :param held: in how many claims each term of the question stands
    :param claims: how many there are
    """
    rarest = sorted((term for term, count in held.items() if count), key=lambda term: (held[term], term))
    if not rarest:
        return None
    common = max(_COMMON, int(claims * _COMMON_SHARE))
    rare = [term for term in rarest if held[term] <= common][:PAIRED]
    if not rare:
        return Plan(None, " AND ".join(map(_quoted, rarest[:2])))
    paired = _affordable(rare, held, max(_STEPS, int(claims * _STEPS_SHARE)))
    best = " OR ".join([*map(_quoted, _alone(rare, held)), *_two_of(paired)])
    return Plan(best or None, " OR ".join(map(_quoted, rare)))


def _affordable(rare: Sequence[str], held: Mapping[str, int], steps: int) -> Sequence[str]:
    """As many of the rarest terms as can be paired within so many steps, and two in any case."""
    many = len(rare)
    while many > 2 and (many - 1).bit_length() * sum(held[term] for term in rare[:many]) > steps:  # noqa: PLR2004  a pair
        many -= 1
    return rare[:many]


def _two_of(terms: Sequence[str]) -> Iterator[str]:
    """Write what any two of these terms match, in parts of which one at least has to match."""
    if len(terms) > 1:
        one, other = terms[::2], terms[1::2]
        yield f"({_any(one)} AND {_any(other)})"
        yield from _two_of(one)
        yield from _two_of(other)


def _any(terms: Sequence[str]) -> str:
    asked = " OR ".join(map(_quoted, terms))
    return f"({asked})" if len(terms) > 1 else asked


def _alone(rare: Sequence[str], held: Mapping[str, int]) -> list[str]:
    total, alone = 0, list[str]()
    for term in rare:
        total += held[term]
        if total > _ALONE:
            break
        alone.append(term)
    return alone


def _quoted(term: str) -> str:
    """Write a term as FTS5's string: nothing in it is syntax."""
    return '"' + term.replace('"', '""') + '"'


class Weights:
    """What each term of a question weighs, and how much of it a claim holds (BM25).

    :param held: in how many claims each term of the question stands
    :param claims: how many there are
    :param mean: terms of a claim, on average
    """

    def __init__(self, held: Mapping[str, int], claims: int, mean: float) -> None:
        self._weights = {term: idf(count, claims) for term, count in held.items()}
        self._mean = mean or 1.0

    def score(self, claim: Sequence[str]) -> float:
        """BM25 of a claim's terms for the question."""
        shared = self._weights.keys() & set(claim)
        length = _K1 * (1 - _B + _B * len(claim) / self._mean)
        return sum(self._weights[term] * (_K1 + 1) / (1 + length / claim.count(term)) for term in sorted(shared))


def idf(count: int, claims: int) -> float:
    """What a term weighs that stands in ``count`` of ``claims``: the probabilistic IDF, never below nought."""
    return math.log(1 + (max(claims, count) - count + 0.5) / (count + 0.5))
