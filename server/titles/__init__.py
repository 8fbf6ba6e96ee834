"""Which cited work is this page, told by the address and the title."""

from __future__ import annotations

from server.titles.comparing import Cited, Likeness, Weights, best, likenesses
from server.titles.dates import dated
from server.titles.words import FEWEST_WORDS, slug, words

__all__ = ["FEWEST_WORDS", "Cited", "Likeness", "Weights", "best", "dated", "likenesses", "slug", "words"]
