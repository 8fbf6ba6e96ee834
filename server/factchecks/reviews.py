"""A ClaimReview node in, the claim with the review out, and what of it could not be taken.

Follows schema.org's ClaimReview, Claim and Rating, and Google's guide to them. A verdict is taken only in words: a number
says nothing without its scale. The reviewer is who is named as author, else the publisher, else the review's host; whoever
only published the markup (``sdPublisher``) reviewed nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from server.factchecks import wording
from server.factchecks.linkeddata import Node
from server.factchecks.parts import Loss, Review, Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable

    Value = Node | str | float
    Placed = tuple[str, Value]

_LONGEST_CLAIM = 5000  # characters: what is longer is an article
_LONGEST_RATING = 1000
_LONGEST_NAME = 300
_MOST_NAMES = 10
_MOST_ADDRESSES = 200
_FIRST_REVIEW = "1990"  # before there were fact-checkers
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")

_KEPT = frozenset(
    {
        *("@type", "@id", "@context", "claimreviewed", "itemreviewed", "reviewrating", "author", "creator", "publisher"),
        *("url", "mainentityofpage", "datepublished", "datecreated", "inlanguage", "text", "name"),
    }
)


def kept(term: str) -> bool:
    """Is this a property that is read here? Others may be of any size."""
    return term in _KEPT


class Taken(NamedTuple):
    """What came of a node: a claim for each text and rating, and losses."""

    reviewed: list[Reviewed]
    losses: list[Loss]


def key(reviewed: Reviewed) -> str:
    """What all copies of one review of one claim share."""
    claim = unicodedata.normalize("NFKC", reviewed.claim).casefold()
    words = " ".join(re.findall(r"\w+", claim)) or claim
    return f"{wording.key(reviewed.review.url)}\n{words}"


def take(node: Node, page: str | None, language: str | None) -> Taken:
    """Take a ClaimReview as far as it is sound.

    :param page: the address of the page on which it stands, if known: where the review is, if it does not say so itself
    :param language: of the whole set, where the review does not tell its own
    """
    return _Taking(node).take(page, language)


class _Taking:
    """A node that is being taken."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._losses: list[Loss] = []
        self._items = list(node.all("itemreviewed"))
        self._nodes = [item for _, item in self._items if isinstance(item, Node)]

    def take(self, page: str | None, language: str | None) -> Taken:
        """Take it, if it has the three things without which there is no review."""
        claims, url, ratings = self._claims(), self._url(page), self._ratings()
        if not (claims and url and ratings):
            return Taken([], self._losses)
        by, by_url = self._reviewer(url)
        date, speaker, said = self._date(), self._speaker(), self._day(self._nodes)
        first, others = self._appearances(url)
        tongue = self._language() or language
        reviews = [Review(by=by, by_url=by_url, rating=rating, url=url, date=date) for rating in ratings]
        reviewed = [
            Reviewed(claim, speaker, said, others, first, review, tongue, self._node.place)
            for claim in claims
            for review in reviews
        ]
        return Taken(reviewed, self._losses)

    def _lose(self, place: str, message: str) -> None:
        self._losses.append(Loss(place, message))

    def _words(self, values: Iterable[Placed], longest: int, *names: str, lettered: bool = False) -> list[str]:
        """Different words of these values; of a node, those of the first of its properties ``names`` that has some."""
        found: dict[str, None] = {}
        for place, value in values:
            if isinstance(value, Node):
                inner = (self._words(value.all(name), longest, lettered=lettered) for name in names)
                found |= dict.fromkeys(next(filter(None, inner), ()))
            elif isinstance(value, str) and (text := self._text(place, value, longest)):
                found |= {text: None} if wording.worded(text) or not lettered else {}
        return list(found)

    def _text(self, place: str, value: str, longest: int) -> str:
        text = wording.words(value)
        if len(text) > longest:
            self._lose(place, f"a text of more than {longest:,} characters; it is left out")
            return ""
        if broken := wording.damage(value):
            self._lose(place, broken)
        return text

    def _claims(self) -> list[str]:
        node = self._node
        claims = self._words(node.all("claimreviewed"), _LONGEST_CLAIM, "text", "name", lettered=True)
        if not claims:
            own = [(place, item) for place, item in self._items if not _is_work(item)]
            claims = self._words(own, _LONGEST_CLAIM, "text", "name", lettered=True)
        if not claims:
            self._lose(node.place_of("claimreviewed"), "the claim has no words: the review is not taken")
        return claims

    def _url(self, page: str | None) -> str | None:
        found = self._addresses(self._node.all("url", "mainentityofpage"), "url", "@id") or ([page] if page else [])
        if not found:
            self._lose(self._node.place_of("url"), "the review has no usable address: it is not taken")
        return found[0] if found else None

    def _ratings(self) -> list[str]:
        """The reviewer's own words: of ``alternateName``, else of ``name``, else of a ``ratingValue`` that is a word."""
        values = list(self._node.all("reviewrating"))
        ratings = self._words(values, _LONGEST_RATING, "alternatename", "name", "ratingvalue", lettered=True)
        if not ratings:
            numbers = [number for _, node in values if isinstance(node, Node) for _, number in node.all("ratingvalue")]
            only = f" (only {str(numbers[0])[:20]})" if numbers and not isinstance(numbers[0], Node) else ""
            self._lose(self._node.place_of("reviewrating"), f"the rating has no words{only}: the review is not taken")
        return ratings

    def _names(self, values: Iterable[Placed]) -> str | None:
        """The names of people and organisations, as one text."""
        named = [(place, value) for place, value in values if not _is_address(value)]
        found = self._words(named, _LONGEST_NAME, "name", "legalname", "alternatename")
        return ", ".join(found[:_MOST_NAMES]) or None

    def _reviewer(self, url: str) -> tuple[str, str | None]:
        """Name and address of the author, else of the publisher; else the review's host."""
        for role in ("author", "creator", "publisher"):
            values = list(self._node.all(role))
            name = self._names(values)
            known = [(place, value) for place, value in values if isinstance(value, Node) or _is_address(value)]
            own = self._addresses(known, "url", "sameas", told=False)
            if name or own:
                return name or wording.host(own[0]), own[0] if own else None
        host = wording.host(url)
        self._lose(self._node.place_of("author"), f"the review names no author; it is given as that of {host}")
        return host, None

    def _speaker(self) -> str | None:
        """Who said it, as far as the review names somebody."""
        return self._names(pair for item in self._nodes for pair in item.all("author", "creator"))

    def _date(self) -> str | None:
        date = self._day([self._node])
        if date and date < _FIRST_REVIEW:
            self._lose(self._node.place_of("datepublished"), f"{date} cannot be the date of a review; it is left out")
            return None
        return date

    def _day(self, nodes: list[Node]) -> str | None:
        """The first day that one of these nodes gives for itself beyond doubt."""
        for place, value in (pair for node in nodes for pair in node.all("datepublished", "datecreated")):
            text = wording.words(value) if isinstance(value, str) else str(value)
            if found := wording.day(text):
                return found
            if text:
                self._lose(place, "this is no date that can be read beyond doubt; it is left out")
        return None

    def _language(self) -> str | None:
        tags = self._words(self._node.all("inlanguage"), _LONGEST_NAME, "alternatename", "name")
        return next((tag for text in tags if _LANGUAGE.fullmatch(tag := text.replace("_", "-"))), None)

    def _appearances(self, url: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Addresses at which the claim was found: those that are called the first, and the others.

        What is reviewed may itself be the work that makes the claim: so it was written before there was ``Claim``.
        """
        works = [(place, item) for place, item in self._items if _is_work(item)]
        met = {wording.key(url)}
        first = self._pages([pair for node in self._nodes for pair in node.all("firstappearance")], met)
        others = self._pages([pair for node in self._nodes for pair in node.all("appearance")], met)
        return first, (*others, *self._pages(works, met, told=False))

    def _pages(self, values: list[Placed], met: set[str], *, told: bool = True) -> tuple[str, ...]:
        """Addresses of pages that were not met before; a whole site is none, nor is the review."""
        pages = []
        for place, value in values:
            for address in self._addresses([(place, value)], "url", "sameas", told=told) or self._identified(value):
                if wording.is_site(address):
                    self._lose(place, f"{wording.host(address)} is a whole site, no page; it is left out")
                elif wording.key(address) not in met and len(met) < _MOST_ADDRESSES:
                    met.add(wording.key(address))
                    pages.append(address)
        return tuple(pages)

    def _identified(self, value: Value) -> list[str]:
        return self._addresses(value.all("@id"), told=False) if isinstance(value, Node) else []

    def _addresses(self, values: Iterable[Placed], *names: str, told: bool = True) -> list[str]:
        """The usable addresses of these values: of a node, those of all its properties ``names``.

        :param told: whether a value that is none is a loss
        """
        found: list[str] = []
        for place, value in values:
            if isinstance(value, Node):
                found += self._addresses(value.all(*names), "@id", told=told)
            elif usable := wording.addresses(str(value)):
                found += usable
            elif told and str(value).strip():
                self._lose(place, "this is no usable web address; it is left out")
        return found


def _is_work(item: Value) -> bool:
    """Is what is reviewed a work that makes the claim, and not the claim itself?"""
    return bool(item.types - {"claim"}) if isinstance(item, Node) else _is_address(item)


def _is_address(value: Value) -> bool:
    return isinstance(value, str) and value.strip().lower().startswith(("http://", "https://"))
