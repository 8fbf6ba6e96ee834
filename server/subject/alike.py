"""What is found in a page's text: a claim with the kind of its match, the reason, and the page's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from server.documents import Quote
    from server.reasons import Reason


class Alike(NamedTuple):
    """A claim, by its id and its answer (JSON); ``quote`` is the passage of the page that carries it."""

    kind: str
    reason: Reason
    id: str
    answer: bytes
    quote: Quote


class Reading(NamedTuple):
    """How much of one text is read: letters looked through, letters split into sentences, and sentences searched."""

    letters: int
    split: int
    searched: int


def shared(texts: int) -> Reading:
    """Share what one request may cost among its texts: one alone is read whole, or nearly so.

    A report has some 5,000 letters and 40 sentences, a very long one 40,000.
    """
    many = max(1, texts)
    return Reading(1_000_000 // many, min(60_000, 400_000 // many), max(2, min(40, 240 // many)))
