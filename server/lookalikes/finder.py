"""A host that belongs to no listed outlet in; the outlet whose address it resembles, or nothing, out.

Finds what a host could be like; :mod:`server.likeness` says what is enough. Refuses to know who registered a host and
to what end: resemblance is a fact, intent is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from server.lookalikes.confusables import latin, skeleton
from server.lookalikes.likeness import LONG_CORE, SHORTEST_TYPO, TECHNIQUES, Asked, Likeness, Technique, Written, enough
from server.lookalikes.spelling import decoded, is_latin, neighbours, one_edit, other_word, slipped
from server.lookalikes.titlewords import ADDITIONS, ARTICLES, around, kind, words
from server.urls.suffixes import Parts, split, use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CODES = {"GB": "uk"}  # where a country's code in hosts is not that of ISO 3166-1
_NAME_WORDS = 2  # of an outlet's name, to be looked for in hosts: one word alone is not sought
_MOST_LABELS = 5  # of a listed host that is sought before a name
_LONGEST = 253  # characters of a host name (RFC 1035, 2.3.4)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a listed outlet's addresses.

    :param id: its id in the registry
    :param name: its name
    :param domains: its hosts, lower-case ASCII; one with a path (a section of a larger site) is no host of its own
    :param namesakes: hosts of others who bear its name by right: never look-alikes, nor is what is below them
    :param country: ISO 3166-1 alpha-2
    """

    id: str
    name: str
    domains: tuple[str, ...]
    namesakes: tuple[str, ...] = ()
    country: str | None = None


class OutletName(BaseModel):
    """A listed outlet, by id and name."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="id of the outlet")
    name: str = Field(description="the name that it goes by")


class Lookalike(BaseModel):
    """That a host resembles a listed outlet's.

    ``domain`` is the outlet's own host that it resembles, ``why`` one sentence for readers.
    """

    model_config = ConfigDict(frozen=True)

    outlet: OutletName = Field(description="the listed outlet")
    domain: str = Field(description="the outlet's own host that this one resembles")
    technique: Technique = Field(description="in which way it is like it")
    why: str = Field(description="the resemblance, in a sentence; it alleges no intent")


class _Address(NamedTuple):
    outlet: OutletName
    domain: str
    name: Written


class Lookalikes:
    """The addresses of ``outlets``, indexed so that the cost of :meth:`find` hardly depends on their number.

    :param outlets: where two bear one name, the first is found
    """

    def __init__(self, outlets: Iterable[Known]) -> None:
        self._listed: dict[str, _Address | None] = {}
        self._plain: dict[str, _Address] = {}
        self._skeletons: dict[str, _Address] = {}
        self._joined: dict[str, _Address] = {}
        self._named: dict[str, _Address] = {}
        self._neighbours: dict[str, list[_Address]] = {}
        for outlet in outlets:
            self._add(outlet)

    def _add(self, known: Known) -> None:
        for namesake in known.namesakes:
            self._listed.setdefault(namesake, None)
        outlet = OutletName(id=known.id, name=known.name)
        country = CODES.get(known.country or "", (known.country or "").lower())
        hosts = [domain for domain in known.domains if "/" not in domain]
        for host in hosts:
            for name in _names(host, country):
                self._index(_Address(outlet, host, name))
        label = latin(known.name.lower())
        if hosts and len(label.split()) >= _NAME_WORDS:
            plain = "".join(filter(str.isalnum, label))
            self._named.setdefault(plain, _Address(outlet, hosts[0], Written(plain, plain, "", kind(plain), country)))

    def _index(self, address: _Address) -> None:
        plain, suffix = address.name.plain, address.name.suffix
        self._listed[address.domain] = address
        if self._plain.setdefault(plain, address) is address:
            self._skeletons.setdefault(skeleton(plain), address)
            if len(plain) >= SHORTEST_TYPO:
                for key in neighbours(plain):
                    self._neighbours.setdefault(key, []).append(address)
        for ending in {suffix.replace(".", ""), suffix.rpartition(".")[2]}:
            self._joined.setdefault(plain + ending, address)
            self._joined.setdefault(ending + plain, address)

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
            return _answer(host, address, "subdomain")
        if suffix_use == "hosting":
            return None
        label = decoded(parts.name)
        asked = Asked(label, label.replace("-", ""), parts.suffix, suffix_use)
        for likeness, address in self._alike(asked):
            if enough(likeness, address.name, asked):
                return _answer(host, address, TECHNIQUES[likeness])
        return None

    def _is_known(self, host: str) -> bool:
        while host:
            if host in self._listed:
                return True
            host = host.partition(".")[2]
        return False

    def _inside(self, parts: Parts) -> _Address | None:
        """Find a listed host that stands before the name, as in ``bbc.com.example.net`` and ``bbc.com-news.net``."""
        labels = parts.subdomain.split(".")
        head, hyphen, _ = parts.name.partition("-")
        if hyphen:
            labels.append(head)
        if any("proxy" in label for label in (*labels, parts.name)):  # libraries serve the press so
            return None
        for start in range(len(labels)):
            for end in range(start + 2, min(start + _MOST_LABELS, len(labels)) + 1):
                if address := self._listed.get(".".join(labels[start:end])):
                    return address
        return None

    def _alike(self, asked: Asked) -> Iterator[tuple[Likeness, _Address]]:
        """Find the outlets' names that ``asked`` is like, the surest likeness first."""
        plain = asked.plain
        if address := self._plain.get(plain):
            yield _hyphens(address.name.label, asked.label), address
        if not plain.isascii() and (address := self._plain.get(latin(plain))):
            yield ("marks" if is_latin(plain) else "alien"), address
        elif (address := self._skeletons.get(skeleton(plain))) and address.name.plain != plain:
            yield "print", address
        if "-" in asked.label and (address := self._joined.get(plain)):
            yield "joined", address
        if address := self._named.get(plain):
            yield "named", address
        yield from self._longer(asked)
        if plain.isascii():
            yield from self._misspelt(plain)

    def _longer(self, asked: Asked) -> Iterator[tuple[Likeness, _Address]]:
        """Find names to which ``asked`` adds an article or a word of the trade."""
        plain = asked.plain
        for article in sorted(ARTICLES):
            if plain.startswith(article) and (address := self._plain.get(plain[len(article) :])):
                yield "article", address
        first, _, rest = asked.label.partition("-")
        if first in ADDITIONS and (address := self._plain.get(rest.replace("-", ""))):
            yield "extra", address
        rest, _, last = asked.label.rpartition("-")
        if last in ADDITIONS and (address := self._plain.get(rest.replace("-", ""))):
            yield "extra", address
        for at in range(1, len(plain)):
            if plain[at:] in ADDITIONS and (address := self._plain.get(plain[:at])):
                yield "merged", address

    def _misspelt(self, plain: str) -> Iterator[tuple[Likeness, _Address]]:
        for key in sorted(neighbours(plain)):
            for address in self._neighbours.get(key, ()):
                known = address.name.plain
                if one_edit(plain, known) and not words(plain):
                    likeness: Likeness = "slip" if slipped(plain, known) else "typo"
                    if not other_word(plain, known, LONG_CORE[likeness]):
                        yield likeness, address


def ties(outlets: Iterable[Known]) -> dict[str, list[str]]:
    """The names in hosts that several outlets bear, with their ids: who resembles one is told to resemble the first alone."""
    bearers: dict[str, dict[str, None]] = {}
    for outlet in outlets:
        for domain in outlet.domains:
            for name in _names(domain, "") if "/" not in domain else ():
                bearers.setdefault(name.plain, {})[outlet.id] = None
    return {name: [*ids] for name, ids in bearers.items() if len(ids) > 1}


def _names(host: str, country: str) -> Iterator[Written]:
    """``spiegel.de``: spiegel. ``abcnews.go.com``: abcnews. ``news.sky.com``: skynews and newssky."""
    parts = split(host)
    below = parts.subdomain.rpartition(".")[2]
    labels = [parts.name]
    if below:
        titled = kind(below) == "compound" or around(below)[2]
        labels = [below] if titled else [parts.name + below, below + parts.name]
    for label in map(decoded, labels):
        plain = label.replace("-", "")
        yield Written(label, plain, parts.suffix, kind(plain), country)


def _hyphens(known: str, asked: str) -> Likeness:
    """Say how two labels of the same letters differ in their hyphens."""
    if asked != known:
        return "hyphen"
    return "exact" if "-" in known else "bare"


def _answer(host: str, address: _Address, technique: Technique) -> Lookalike:
    name, domain = address.outlet.name, address.domain
    why = f"{host} resembles {domain}, an address of {name}, and is not one of its known addresses."
    return Lookalike(outlet=address.outlet, domain=domain, technique=technique, why=why)


__all__ = ["CODES", "Known", "Lookalike", "Lookalikes", "OutletName", "Technique", "ties"]
