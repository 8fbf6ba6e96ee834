"""The claim index: one immutable SQLite file that holds all that is served, of one version.

Answers are stored as the JSON that is sent. Knows no HTTP and does not decide what matches.
"""

from __future__ import annotations

from server.claims.building import ClaimEntry, DocumentEntry, Version, WorkEntry, build
from server.claims.reading import Candidate, Found, Index, Unusable
from server.claims.searching import SEARCH_LIMIT, Hit, Search, Within

__all__ = [
    "SEARCH_LIMIT",
    "Candidate",
    "ClaimEntry",
    "DocumentEntry",
    "Found",
    "Hit",
    "Index",
    "Search",
    "Unusable",
    "Version",
    "Within",
    "WorkEntry",
    "build",
]
