"""The outlets of a registry in, the names of their addresses out, each in the forms under which a host may resemble it.

Indexed so that the cost of a look-up hardly depends on their number. Does not say what resembles what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from server.lookalikes.confusables import latin, skeleton
from server.lookalikes.likeness import SHORTEST_TYPO, Written
from server.lookalikes.spelling import decoded, neighbours
from server.lookalikes.titlewords import ARTICLES, around, kind
from server.urls.suffixes import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CODES = {"GB": "uk"}  # where a country's code in hosts is not that of ISO 3166-1
_NAME_WORDS = 2  # of an outlet's name, to be looked for in hosts: one word alone is not sought
# Letters as hosts write them where they write them with two, not bare.
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})


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


class Address(NamedTuple):
    """One of an outlet's hosts, by one of the names in it."""

    outlet: OutletName
    domain: str
    name: Written


class Names:
    """The addresses of outlets.

    :param outlets: where two bear one name, the first is found, and ``bearers`` holds both
    """

    def __init__(self, outlets: Iterable[Known]) -> None:
        self.listed: dict[str, Address | None] = {}  # by host; None where another bears the name by right
        self.bearers: dict[str, list[Address]] = {}  # by name without hyphens, one for each outlet
        self.skeletons: dict[str, Address] = {}
        self.joined: dict[str, Address] = {}
        self.named: dict[str, Address] = {}
        self.neighbours: dict[str, list[Address]] = {}
        for outlet in outlets:
            self._add(outlet)

    def plain(self, name: str) -> Address | None:
        """Find the first that bears ``name``, hyphens apart."""
        bearers = self.bearers.get(name)
        return bearers[0] if bearers else None

    def _add(self, known: Known) -> None:
        for namesake in known.namesakes:
            self.listed.setdefault(namesake, None)
        outlet = OutletName(id=known.id, name=known.name)
        country = CODES.get(known.country or "", (known.country or "").lower())
        hosts = [domain for domain in known.domains if "/" not in domain]
        named = [(host, name) for host in hosts for name in _names(host, country)]
        suffixes: dict[str, dict[str, None]] = {}
        for _, name in named:
            suffixes.setdefault(name.plain, {})[name.suffix] = None
        for host, name in named:
            self._index(Address(outlet, host, name._replace(suffixes=(*suffixes[name.plain],))))
        for plain in _in_full(known.name) if hosts else ():
            self.named.setdefault(plain, Address(outlet, hosts[0], Written(plain, plain, "", kind(plain), country, ())))

    def _index(self, address: Address) -> None:
        plain, suffix = address.name.plain, address.name.suffix
        self.listed[address.domain] = address
        bearers = self.bearers.setdefault(plain, [])
        if not bearers:
            self.skeletons.setdefault(skeleton(plain), address)
            if len(plain) >= SHORTEST_TYPO:
                for key in neighbours(plain):
                    self.neighbours.setdefault(key, []).append(address)
        if all(address.outlet.id != bearer.outlet.id for bearer in bearers):
            bearers.append(address)
        for ending in {suffix.replace(".", ""), suffix.rpartition(".")[2]}:
            self.joined.setdefault(plain + ending, address)
            self.joined.setdefault(ending + plain, address)


def ties(outlets: Iterable[Known]) -> dict[str, list[str]]:
    """The names in hosts that several outlets bear, with their ids: who resembles one is told of all."""
    bearers: dict[str, dict[str, None]] = {}
    for outlet in outlets:
        for domain in outlet.domains:
            for name in _names(domain, "") if "/" not in domain else ():
                bearers.setdefault(name.plain, {})[outlet.id] = None
    return {name: [*ids] for name, ids in bearers.items() if len(ids) > 1}


def _in_full(name: str) -> Iterator[str]:
    """An outlet's name as a host may have it in full: with its article and without, ü as u and as ue."""
    for spelling in (name.lower(), name.lower().translate(_TWO_LETTERS)):
        words = latin(spelling).split()
        for start in range(2 if words[:1] and words[0] in ARTICLES else 1):
            if len(words) - start >= _NAME_WORDS:
                yield "".join(filter(str.isalnum, "".join(words[start:])))


def _names(host: str, country: str) -> Iterator[Written]:
    """``spiegel.de``: spiegel. ``abcnews.go.com``: abcnewsgo and abcnews. ``news.sky.com``: newssky and skynews."""
    parts = split(host)
    below = parts.subdomain.rpartition(".")[2]
    labels = [parts.name]
    if below:
        titled = kind(below) == "compound" or around(below)[2]
        labels = [below + parts.name, below if titled else parts.name + below]
    for label in map(decoded, labels):
        plain = label.replace("-", "")
        yield Written(label, plain, parts.suffix, kind(plain), country, (parts.suffix,))


__all__ = ["CODES", "Address", "Known", "Names", "OutletName", "ties"]
