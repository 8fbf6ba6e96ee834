"""A host that belongs to no listed outlet in; the outlet whose address it resembles, or nothing, out.

Finds what a host could be like; :mod:`server.lookalikes.likeness` says what is enough. Refuses to know who registered a host and
to what end: resemblance is a fact, intent is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from server.lookalikes.confusables import latin, skeleton
from server.lookalikes.likeness import LONG_CORE, TECHNIQUES, Asked, Likeness, Technique, enough
from server.lookalikes.names import CODES, Address, Known, Names, OutletName, ties
from server.lookalikes.spelling import decoded, is_latin, neighbours, one_edit, other_word, respelt, slipped
from server.lookalikes.titlewords import ADDITIONS, ARTICLES, HEADINGS, words
from server.reasons import Resemblance, resembles
from server.urls.suffixes import Parts, split, use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_LABELS = 5  # of a listed host that is sought before a name
_ADDED = ADDITIONS | HEADINGS
_LONGEST = 253  # characters of a host name (RFC 1035, 2.3.4)


class Lookalike(BaseModel):
    """That a host resembles a listed outlet's.

    ``domain`` is the outlet's own host that it resembles, ``why`` one sentence for readers, ``reason`` the same as a code.
    """

    model_config = ConfigDict(frozen=True)

    outlet: OutletName = Field(description="the listed outlet")
    domain: str = Field(description="the outlet's own host that this one resembles")
    technique: Technique = Field(description="in which way it is like it")
    why: str = Field(description="the resemblance, in a sentence; it alleges no intent")
    reason: Resemblance = Field(description="the same, as a code and what it speaks of")


class Lookalikes:
    """The addresses of ``outlets``, indexed so that the cost of :meth:`find` hardly depends on their number.

    :param outlets: where several bear one name, the first is found, and ``why`` names all
    """

    def __init__(self, outlets: Iterable[Known]) -> None:
        self._names = Names(outlets)

    def find(self, host: str) -> Lookalike | None:
        """Find the listed outlet that ``host`` resembles, if it resembles one. Never raises.

        :param host: lower-case ASCII, IDN in Punycode; a listed host, an IP address, a single label and what is too
            long for a host resemble nothing
        """
        if len(host) > _LONGEST:
            return None
        parts = split(host)
        suffix_use = use(parts)
        if suffix_use in ("none", "closed") or self._is_known(host):
            return None
        if address := self._inside(parts):
            return _answer(host, [address], "subdomain")
        if suffix_use == "hosting":
            return None
        label = decoded(parts.name)
        asked = Asked(label, label.replace("-", ""), parts.suffix, suffix_use)
        for likeness, address in self._alike(asked):
            if enough(likeness, address.name, asked):
                return _answer(host, self._bearers(likeness, address, asked), TECHNIQUES[likeness])
        return None

    def _bearers(self, likeness: Likeness, address: Address, asked: Asked) -> list[Address]:
        """All that bear the name of ``address``; a suffix told with it (pravda-ua) or its very hyphens leave fewer."""
        if likeness == "joined":
            return [address]
        return self._bearing(address.name.plain, asked.label) or [address]

    def _bearing(self, plain: str, label: str) -> list[Address]:
        """Find those that bear a name, hyphens apart; if some write it with the hyphens of ``label``, those alone."""
        bearers = self._names.bearers.get(plain, [])
        return [bearer for bearer in bearers if bearer.name.label == label] or bearers

    def _is_known(self, host: str) -> bool:
        while host:
            if host in self._names.listed:
                return True
            host = host.partition(".")[2]
        return False

    def _inside(self, parts: Parts) -> Address | None:
        """Find a listed host before the suffix, as in ``bbc.com.example.net``, ``bbc.com-news.net`` and ``bbc.com.org``."""
        labels = [*parts.subdomain.split("."), parts.name.partition("-")[0]]
        if parts.private:  # dailymail.co.uk.com, whose suffix is uk.com
            labels += parts.suffix.split(".")[:-1]
        labels = [label.removeprefix("www-") for label in labels]
        if any("proxy" in label for label in (*labels, parts.name)):  # libraries serve the press so
            return None
        for start in range(len(labels)):
            for end in range(start + 2, min(start + _MOST_LABELS, len(labels)) + 1):
                if address := self._names.listed.get(".".join(labels[start:end])):
                    return address
        return None

    def _alike(self, asked: Asked) -> Iterator[tuple[Likeness, Address]]:
        """Find the outlets' names that ``asked`` is like, the surest likeness first."""
        plain = asked.plain
        if bearing := self._bearing(plain, asked.label):
            yield _hyphens(bearing[0].name.label, asked.label), bearing[0]
        if not plain.isascii() and (address := self._names.plain(latin(plain))):
            yield ("marks" if is_latin(plain) else "alien"), address
        elif (address := self._names.skeletons.get(skeleton(plain))) and address.name.plain != plain:
            yield "print", address
        if "-" in asked.label and (address := self._names.joined.get(plain)):
            yield "joined", address
        if address := self._names.named.get(plain):
            yield "named", address
        yield from self._longer(asked)
        if plain.isascii():
            yield from self._misspelt(plain)

    def _longer(self, asked: Asked) -> Iterator[tuple[Likeness, Address]]:
        """Find names to which ``asked`` adds an article, ``www`` or a word of the trade."""
        plain = asked.plain
        if plain.startswith("www") and (address := self._names.plain(plain[3:])):
            yield "www", address
        for article in sorted(ARTICLES):
            if plain.startswith(article) and (address := self._names.plain(plain[len(article) :])):
                yield "article", address
        first, _, after = asked.label.partition("-")
        before, _, last = asked.label.rpartition("-")
        for word, rest in ((first, after), (last, before)):
            if word in _ADDED and (address := self._names.plain(rest.replace("-", ""))):
                yield ("headed" if word in HEADINGS else "extra"), address
        for at in range(1, len(plain)):
            if plain[at:] in _ADDED and (address := self._names.plain(plain[:at])):
                yield "merged", address

    def _misspelt(self, plain: str) -> Iterator[tuple[Likeness, Address]]:
        for key in sorted(neighbours(plain)):
            for address in self._names.neighbours.get(key, ()):
                known = address.name.plain
                if one_edit(plain, known) and not words(plain):
                    likeness = _misspelling(plain, known)
                    if not other_word(plain, known, LONG_CORE[likeness]):
                        yield likeness, address


def _misspelling(asked: str, known: str) -> Likeness:
    """Say in which way two names at one edit differ."""
    if slipped(asked, known):
        return "slip"
    return "respelt" if respelt(asked, known) else "typo"


def _hyphens(known: str, asked: str) -> Likeness:
    """Say how two labels of the same letters differ in their hyphens."""
    if asked != known:
        return "hyphen"
    return "exact" if "-" in known else "bare"


def _answer(host: str, bearers: list[Address], technique: Technique) -> Lookalike:
    """Answer with the first of those that bear the name, and name all."""
    reason = resembles(host, [one.domain for one in bearers], [one.outlet.name for one in bearers])
    first = bearers[0]
    return Lookalike(outlet=first.outlet, domain=first.domain, technique=technique, why=reason.why, reason=reason)


__all__ = ["CODES", "Known", "Lookalike", "Lookalikes", "OutletName", "Technique", "ties"]
