"""The text of a web address in, its page out; the only room that parses addresses."""

from __future__ import annotations

from server.urls.page import MAX_DEPTH, MAX_LENGTH, BadUrl, Page, typed
from server.urls.queries import parents

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "BadUrl", "Page", "parents", "typed"]
