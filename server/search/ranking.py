"""The terms of a question and how often each stands in the claims in; the query that finds the best ones, and their scores, out.

The query is one of SQLite's FTS5, and its cost is bounded whatever is asked and however many claims there are.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_TERMS = 64  # of a question that are looked up
PAIRED = 8  # of the rarest terms

# A claim has to share two of the rarest terms, which costs far less than to rank all that share one. Pairs of eight terms
# read each term's claims seven times. What they read is bounded, in claims: with bench/retrieval.py at 100,000 claims some
# 20 ns each, twice (to find, and to weigh), and half a microsecond for each claim that holds a pair.
_STEPS, _STEPS_SHARE = 30_000, 0.06
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
    pairs = (f"({_quoted(one)} AND {_quoted(other)})" for one, other in combinations(paired, 2))
    best = " OR ".join([*map(_quoted, _alone(rare, held)), *pairs])
    return Plan(best or None, " OR ".join(map(_quoted, rare)))


def _affordable(rare: Sequence[str], held: Mapping[str, int], steps: int) -> Sequence[str]:
    """As many of the rarest terms as can be paired within so many steps, and two in any case."""
    many = len(rare)
    while many > 2 and (many - 1) * sum(held[term] for term in rare[:many]) > steps:  # noqa: PLR2004  a pair
        many -= 1
    return rare[:many]


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
