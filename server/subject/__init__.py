"""A page's title and text in; the claims that stand in it, or that it is about, out, each with the passage that shows it.

Only what it is given is read, nothing of it is kept, and whatever it is given costs a bounded time. Knows no outlet.
"""

from __future__ import annotations

from server.subject.alike import Alike, Reading, shared
from server.subject.finder import find

__all__ = ["Alike", "Reading", "find", "shared"]
