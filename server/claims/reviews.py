"""Reviews of one claim, wherever they come from, joined: all are listed, each once, in the order in which they were read."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from server.answers import ClaimAnswer

REVIEWED, APPEARED = 0, 1
"""How a page and a claim belong together, the stronger first: it is a review of it, or a place where it appeared."""


def saying(answer: ClaimAnswer, *, appearances: bool = True) -> bytes:
    """What an answer adds to another of the same claim."""
    said: dict[str, Any] = {"reviews": [review.model_dump() for review in answer.reviews], "appearances": []}
    if appearances:
        said["appearances"] = [appearance.model_dump() for appearance in answer.appearances]
    return orjson.dumps(said)


def join(connection: sqlite3.Connection) -> None:
    """Add to the answers of claims what is staged of them."""
    rows = connection.execute("SELECT claim, answer FROM staged.said ORDER BY claim, rowid")
    for claim, said in groupby(rows, itemgetter(0)):
        ((answer,),) = connection.execute("SELECT answer FROM claims WHERE position = ?", (claim,)).fetchall()
        joined = _joined(orjson.loads(answer), (orjson.loads(more) for _, more in said))
        connection.execute("UPDATE claims SET answer = ? WHERE position = ?", (orjson.dumps(joined), claim))


def _joined(answer: dict[str, Any], said: Iterable[dict[str, Any]]) -> dict[str, Any]:
    reviews = {_known(review): review for review in answer["reviews"]}
    appearances = {place["url"]: place for place in answer["appearances"]}
    for more in said:
        for review in more["reviews"]:
            reviews.setdefault(_known(review), review)
        for place in more["appearances"]:
            known = appearances.setdefault(place["url"], place)
            known["first"] = known["first"] or place["first"]
            known["by"] = list(dict.fromkeys([*known["by"], *place["by"]]))
    return {**answer, "reviews": list(reviews.values()), "appearances": list(appearances.values())}


def _known(review: dict[str, Any]) -> tuple[str, str, str]:
    return review["url"], review["by"], review["rating"]
