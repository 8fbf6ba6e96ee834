"""Reviews of one claim, wherever they come from, joined: each once, in the order in which they were read."""

from __future__ import annotations

from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    import sqlite3

    from server.answers import ClaimAnswer

REVIEWED, APPEARED = 0, 1
"""How a page and a claim belong together, the stronger first: it is a review of it, or a place where it appeared."""


MOST = 100
"""Reviews, and pages on which it appeared, that the answer of one claim carries: the newest, and those that were read first."""


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
        joined = _Joined(orjson.loads(answer))
        for _, more in said:
            joined.add(orjson.loads(more))
        connection.execute("UPDATE claims SET answer = ? WHERE position = ?", (orjson.dumps(joined.answer()), claim))


class _Joined:
    """An answer and what else is said of the claim. Of what is beyond ``MOST`` only hashes are kept, to count it."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self._answer = answer
        self._reviews: dict[int, dict[str, Any]] = {}
        self._places: dict[str, dict[str, Any]] = {}
        self._counted: set[int] = set()
        self._named: set[int] = set()
        self.add(answer)

    def add(self, said: dict[str, Any]) -> None:
        """Add reviews, and pages on which the claim appeared."""
        for review in said["reviews"]:
            key = hash(_known(review))
            if key not in self._counted:
                self._reviews[key] = review
            self._counted.add(key)
        if len(self._reviews) > 2 * MOST:
            self._reviews = self._newest()
        for place in said["appearances"]:
            self._place(place)

    def _place(self, place: dict[str, Any]) -> None:
        self._named.add(hash(place["url"]))
        if len(self._places) < MOST or place["url"] in self._places:
            known = self._places.setdefault(place["url"], place)
            known["first"] = known["first"] or place["first"]
            known["by"] = list(dict.fromkeys([*known["by"], *place["by"]]))[:MOST]

    def _newest(self) -> dict[int, dict[str, Any]]:
        """The newest reviews, in the order in which they were read; one without a date is older than all."""
        kept = {*nlargest(MOST, self._reviews, key=lambda key: self._reviews[key]["date"] or "")}
        return {key: review for key, review in self._reviews.items() if key in kept}

    def answer(self) -> dict[str, Any]:
        """The answer with all that is kept, and counts of all."""
        said = {"reviews": list(self._newest().values()), "reviews_total": len(self._counted)}
        places = {"appearances": list(self._places.values()), "appearances_total": len(self._named)}
        return {**self._answer, **said, **places}


def _known(review: dict[str, Any]) -> tuple[str, str, str]:
    return review["url"], review["by"], review["rating"]
