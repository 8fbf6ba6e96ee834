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
from server.claims.found import Candidate, Former, Here
from server.claims.reading import SEARCH_LIMIT, Index, Unusable
from server.claims.seal import AT_ONCE, whole

__all__ = [
    "AT_ONCE",
    "SEARCH_LIMIT",
    "Candidate",
    "ClaimEntry",
    "DocumentEntry",
    "Entry",
    "FactChecksEntry",
    "Former",
    "Here",
    "Index",
    "ReviewedEntry",
    "Unusable",
    "Version",
    "WithdrawnEntry",
    "WorkEntry",
    "build",
    "whole",
]
