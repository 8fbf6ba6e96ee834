"""JSON-LD values in, schema.org's nodes out: whatever their names are written like, wherever they are nested.

Follows JSON-LD 1.1 as far as the web uses it for schema.org: contexts that bind prefixes and terms, ``@id`` references,
``@value``, ``@list`` and ``@set``. Fetches no context. What a property means is for others to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from server.factchecks.jsontext import DEEPEST, Piece, step
from server.factchecks.parts import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SCHEMA = re.compile(r"https?://(?:www\.)?schema\.org/?#?", re.IGNORECASE)
_PREFIXES = frozenset({"schema", "sdo"})
_KEYWORDS = {"type": "@type", "id": "@id"}
_REVIEWED_BY = frozenset({"review", "reviews"})  # of a claim: its reviews, which need not say again what they review
_MOST = 1000  # values of one property, names of one file
_REVIEW = "claimreview"


class Terms(dict[str, str]):
    """What keys and types of a file are called in schema.org, in small letters: ``schema:claimReviewed`` is ``claimreviewed``."""

    def __init__(self) -> None:
        super().__init__()
        self._bound: dict[str, str] = dict.fromkeys(_PREFIXES, "")

    def learn(self, context: Any) -> None:
        """Take what a context binds to schema.org."""
        for part in context if isinstance(context, list) else [context]:
            for name, value in part.items() if isinstance(part, dict) else ():
                iri = value.get("@id") if isinstance(value, dict) else value
                if isinstance(iri, str) and len(self._bound) < _MOST:
                    self._bind(name, iri)

    def _bind(self, name: str, iri: str) -> None:
        self.clear()
        if _SCHEMA.match(iri):
            self._bound[name] = _SCHEMA.sub("", iri).lower()
        elif iri.startswith("@") or iri.partition(":")[0] in self._bound:
            self._bound[name] = self[iri]

    def __missing__(self, name: str) -> str:
        if len(self) > _MOST:
            self.clear()
        term = self[name] = self._term(name.strip())
        return term

    def _term(self, name: str) -> str:
        """The name in schema.org, or what else it is, in small letters."""
        if bound := self._bound.get(name):
            return bound
        if found := _SCHEMA.match(name):
            return name[found.end() :].lower()
        prefix, colon, rest = name.partition(":")
        bare = rest if colon and self._bound.get(prefix) == "" else name
        return _KEYWORDS.get(bare.lower(), bare.lower())


class Node:
    """An object with its place, asked by schema.org's names in small letters.

    :param named: finds the node of an id
    """

    def __init__(self, value: dict[str, Any], place: str, terms: Terms, named: Callable[[str], dict[str, Any] | None]) -> None:
        self.place = place
        self._terms = terms
        self._named = named
        self._value = value
        self._keys = {terms[key]: key for key in reversed(value)}

    @property
    def types(self) -> set[str]:
        """Its types, in small letters."""
        return _types(self._value, self._keys, self._terms)

    def place_of(self, name: str) -> str:
        """The place of a property, or that of the node if it has none."""
        return step(self.place, self._keys[name]) if name in self._keys else self.place

    def all(self, *names: str) -> Iterator[tuple[str, Node | str | float]]:
        """Place and value of each value that these properties have; references are followed, null is passed over."""
        for name in names:
            if name not in self._keys:
                continue
            for place, value in _flat(self.place_of(name), self._value[self._keys[name]]):
                if isinstance(value, dict):
                    yield place, Node(self._followed(value), place, self._terms, self._named)
                elif value is not None:
                    yield place, value

    def _followed(self, value: dict[str, Any]) -> dict[str, Any]:
        identifier = reference(value, self._terms)
        return (self._named(identifier) or value) if identifier else value


def reference(value: dict[str, Any], terms: Terms) -> str | None:
    """The id to which an object refers that says no more than an id."""
    if len(value) > 3:  # noqa: PLR2004  id, type and context
        return None
    keys = {terms[key]: key for key in value}
    identifier = value[keys["@id"]] if "@id" in keys else None
    return identifier if keys.keys() <= {"@id", "@type", "@context"} and isinstance(identifier, str) else None


def _types(value: dict[str, Any], keys: dict[str, str], terms: Terms) -> set[str]:
    given = value.get(keys.get("@type", ""))
    return {terms[name] for name in (given if isinstance(given, list) else [given]) if isinstance(name, str)}


def _flat(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The values of a list in lists, of ``@list``, ``@set`` and ``@value``, each with its place."""
    if isinstance(value, str):  # as most are
        yield place, value
        return
    pending, given = [(place, value)], 0
    while pending and given < _MOST:
        place, value = pending.pop()
        if isinstance(value, list):
            pending += reversed([(f"{place}[{number}]", item) for number, item in enumerate(value[:_MOST])])
            continue
        boxed = next((key for key in ("@value", "@list", "@set") if key in value), None) if isinstance(value, dict) else None
        if boxed:
            pending.append((step(place, boxed), value[boxed]))
            continue
        given += 1
        yield place, value


class Found:
    """A ClaimReview that was met.

    :param refers: ids to which it refers
    """

    def __init__(self, value: dict[str, Any], place: str, refers: set[str]) -> None:
        self.value, self.place, self.refers = value, place, refers


class Search:
    """Finds the ClaimReviews in pieces of a file.

    :param define: is told the id and the value of each other node that has one
    """

    def __init__(self, terms: Terms, define: Callable[[str, dict[str, Any]], None]) -> None:
        self._terms = terms
        self._define = define

    def __call__(self, piece: Piece) -> Iterator[Found | Loss]:
        """Find them in the order of the text, nested ones after that in which they are."""
        pending: list[tuple[str, Any, int]] = [(piece.place, piece.value, 0)]
        while pending:
            place, value, depth = pending.pop()
            if depth > DEEPEST:
                yield Loss(place, f"nested more than {DEEPEST} deep")
            elif isinstance(value, list):
                pending += [
                    (f"{place}[{number}]", item, depth + 1)
                    for number, item in reversed(list(enumerate(value)))
                    if isinstance(item, (dict, list))
                ]
            else:
                yield from self._node(place, value)
                pending += self._members(place, value, depth)

    def _node(self, place: str, value: dict[str, Any]) -> Iterator[Found]:
        terms = self._terms
        if "@context" in value:
            terms.learn(value["@context"])
        keys = {terms[key]: key for key in value}
        if _is_review(_types(value, keys, terms), keys):
            yield Found(value, place, self.refers(value))
        elif "@id" in keys and isinstance(identifier := value[keys["@id"]], str) and reference(value, terms) is None:
            self._define(identifier, value)

    def _members(self, place: str, value: dict[str, Any], depth: int) -> list[tuple[str, Any, int]]:
        terms, members = self._terms, []
        for key, member in reversed(value.items()):
            if not isinstance(member, (dict, list)) or key == "@context":
                continue
            inner = _with_claim(member, value, terms) if terms[key] in _REVIEWED_BY else member
            members.append((step(place, key), inner, depth + 1))
        return members

    def refers(self, value: Any) -> set[str]:
        """The ids to which a value refers, at whatever depth."""
        found, pending = set(), [value]
        while pending:
            value = pending.pop()
            if isinstance(value, list):
                pending += value
            elif isinstance(value, dict):
                identifier = reference(value, self._terms)
                found |= {identifier} if identifier else set()
                pending += value.values()
        return found


def _is_review(types: set[str], keys: dict[str, str]) -> bool:
    """Only a ClaimReview has words that are reviewed: it is known by them where its type is not told, or too broadly."""
    return _REVIEW in types or ("claimreviewed" in keys and (not types or "review" in types))


def _with_claim(reviews: Any, parent: dict[str, Any], terms: Terms) -> Any:
    """Reviews of a claim, each with the claim as what it reviews, where it does not say so itself."""
    keys = {terms[key]: key for key in parent}
    if "claim" not in _types(parent, keys, terms):
        return reviews
    claim = {key: value for key, value in parent.items() if terms[key] not in _REVIEWED_BY}

    def completed(review: Any) -> Any:
        says = not isinstance(review, dict) or any(terms[key] == "itemreviewed" for key in review)
        return review if says else {**review, "itemReviewed": claim}

    return [completed(review) for review in reviews] if isinstance(reviews, list) else completed(reviews)
