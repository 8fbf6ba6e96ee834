"""Words in, how to find the claims that share them out: terms, the query that costs little, and the ranking.

Knows no index and no page: what stands in a claim and how often a term does is told to it.
"""

from __future__ import annotations

from server.search.ranking import Weights, plan
from server.search.terms import content, terms

__all__ = ["Weights", "content", "plan", "terms"]
