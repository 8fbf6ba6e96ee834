"""A page's text and an index in; the claims whose own words, or a long quotation in them, stand in the text out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from server.reasons import Reason
from server.search import verbatim
from server.subject.alike import Alike
from server.subject.passages import quote

if TYPE_CHECKING:
    from server.claims import Found, Index
    from server.documents import Quote

_MOST = 100  # claims of which a passage may stand in one text


def find(text: str, index: Index) -> list[Alike]:
    """Find the claims that stand in a text, in the order of their documents.

    The index knows with which six words each passage begins, so that a text is looked through once, whatever it is
    compared with.
    """
    page = verbatim.plain(text)
    positions = index.searched.opened(list(dict.fromkeys(verbatim.openings(page))), _MOST)
    standing = [(found, words) for found in index.found(positions).values() if (words := _standing(found, page))]
    if not standing:
        return []
    placed = verbatim.places(text)
    return [_alike(found, words, at) for found, words in standing if (at := _place(text, words, placed))]


def _standing(found: Found, page: str) -> str | None:
    """The first passage of a claim that stands in a plain page."""
    claim = orjson.loads(found.answer)
    words = verbatim.passages(claim["text"], claim["quote"]["exact"])
    return next((passage for passage in words if verbatim.stands(passage, page) is not None), None)


def _place(text: str, words: str, placed: tuple[str, list[int]]) -> Quote | None:
    """Give the words as the text writes them; None where a letter that is composed anew hides them."""
    page, where = placed
    at = verbatim.stands(words, page)
    if at is None:
        return None
    end = at + len(words)
    return quote(text, where[at], where[end] if end < len(where) else len(text))


def _alike(found: Found, words: str, place: Quote) -> Alike:
    own = verbatim.plain(orjson.loads(found.answer)["text"])
    reason = Reason("quotation-stands" if len(words) < len(own) else "words-stand")
    return Alike("quoted-on-page", reason, found.id, found.answer, place)
