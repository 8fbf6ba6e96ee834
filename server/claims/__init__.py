"""The claim index: one immutable SQLite file that holds all that is served of documents, of one version.

Answers are stored as the JSON that is sent. Knows no HTTP and does not decide what matches.
"""

from __future__ import annotations

from server.claims.building import build
from server.claims.entries import (
    ClaimEntry,
    DocumentEntry,
    Entry,
    FactChecksEntry,
    ReviewedEntry,
    Version,
    WithdrawnEntry,
    WorkEntry,
)
from server.claims.found import Candidate, Former, Found, Here
from server.claims.reading import Index, Unusable
from server.claims.seal import AT_ONCE, whole
from server.claims.searching import SEARCH_LIMIT, Hit, Search, Within

__all__ = [
    "AT_ONCE",
    "SEARCH_LIMIT",
    "Candidate",
    "ClaimEntry",
    "DocumentEntry",
    "Entry",
    "FactChecksEntry",
    "Former",
    "Found",
    "Here",
    "Hit",
    "Index",
    "ReviewedEntry",
    "Search",
    "Unusable",
    "Version",
    "WithdrawnEntry",
    "Within",
    "WorkEntry",
    "build",
    "whole",
]
