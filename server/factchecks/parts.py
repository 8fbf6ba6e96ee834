"""What is read out of fact-checks: reviews of claims, and what could not be taken, each with its place."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field


class Review(BaseModel):
    """A fact-checker's finding about a claim, in the fact-checker's own words (schema.org ClaimReview)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: str = Field(description="name of the fact-checker; the review's host where the review names nobody")
    by_url: str | None = Field(default=None, description="the fact-checker's own address; null: not known")
    rating: str = Field(description="the fact-checker's own words")
    url: str = Field(description="where the review stands")
    date: str | None = Field(description="when it was published; null: not known")


class Loss(NamedTuple):
    """Something that could not be taken. It is reported and stops nothing.

    :param place: in JSON the file and the path, as in ``feed.json: $.dataFeedElement[12].item[0].reviewRating``, with the
        line at which the JSON begins if it is not the whole file; for what is no JSON also line and column
    :param message: what was lost and why, in words
    """

    place: str
    message: str


class Reviewed(NamedTuple):
    """A claim, and one fact-checker's review of it.

    :param claim: the claim's words
    :param speaker: who said it, as the fact-checker names them
    :param said: when, as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``
    :param appearances: addresses of pages on which the fact-checker found it, http or https
    :param first_appearances: those that the fact-checker calls the first known; none of them is in ``appearances``
    :param review: the finding
    :param language: BCP 47 tag of the review's language
    :param place: where it stands, as in ``Loss.place``
    """

    claim: str
    speaker: str | None
    said: str | None
    appearances: tuple[str, ...]
    first_appearances: tuple[str, ...]
    review: Review
    language: str | None
    place: str
