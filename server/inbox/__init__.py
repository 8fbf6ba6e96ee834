"""Readers' reports in and out of an SQLite file, with what curators make of them."""

from __future__ import annotations

from server.inbox.store import Full, Inbox, Report, Step
from server.inbox.words import KINDS, STATES, Kind, named

__all__ = ["KINDS", "STATES", "Full", "Inbox", "Kind", "Report", "Step", "named"]
