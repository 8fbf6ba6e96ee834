"""A host that belongs to no listed outlet in; the outlet whose address it resembles, or nothing, out."""

from __future__ import annotations

from server.lookalikes.finder import Known, Lookalike, Lookalikes, OutletName, Technique, ties

__all__ = ["Known", "Lookalike", "Lookalikes", "OutletName", "Technique", "ties"]
