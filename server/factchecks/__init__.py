"""A file of schema.org ClaimReviews in, claims with their reviews out, and what was lost on the way."""

from __future__ import annotations

from server.factchecks.parts import Loss, Review, Reviewed
from server.factchecks.reader import read

__all__ = ["Loss", "Review", "Reviewed", "read"]
