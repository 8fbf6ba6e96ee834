"""A folder of texts in, documents with their claims, citations and works out."""

from __future__ import annotations

from server.documents.outlets import Outlets
from server.documents.parts import (
    Attribution,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Document,
    DocumentKind,
    LeftOut,
    Quotation,
    Quote,
    Scope,
    Section,
    Work,
)
from server.documents.reader import each, read, read_one
from server.documents.sets import fact_checks
from server.documents.sidecar import Sidecar

__all__ = [
    "Attribution",
    "Certainty",
    "Citation",
    "Claim",
    "ClaimKind",
    "Document",
    "DocumentKind",
    "LeftOut",
    "Outlets",
    "Quotation",
    "Quote",
    "Scope",
    "Section",
    "Sidecar",
    "Work",
    "each",
    "fact_checks",
    "read",
    "read_one",
]
