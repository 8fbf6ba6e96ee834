"""The claim index: one immutable SQLite file that holds all that is served, of one version.

Answers are stored as the JSON that is sent. Knows no HTTP and does not decide what matches.
"""

from __future__ import annotations

from server.claims.building import ClaimEntry, DocumentEntry, Version, WorkEntry, build
from server.claims.reading import SEARCH_LIMIT, Candidate, Index, Unusable

__all__ = [
    "SEARCH_LIMIT",
    "Candidate",
    "ClaimEntry",
    "DocumentEntry",
    "Index",
    "Unusable",
    "Version",
    "WorkEntry",
    "build",
]
