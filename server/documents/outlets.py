"""What a document needs to know of outlets: those of the registry, and those that its own source list names.

A name that the list gives with a host stands for that host; two hosts, and it stands for neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.documents.parts import Work

_LONGEST = 60
_SHORTEST = 3
_HEAD = 400
_EDGE = " .*_()[]“”\"'"
_PARTED = re.compile(r"[,.;:|]\s|\s[–—-]\s|\s?[()]")


class Outlets(Protocol):
    """What a document needs to know of the registry."""

    def by_host(self, host: str) -> str | None:
        """Id of the outlet that has this host or a parent of it, or ``None``."""
        ...

    def by_name(self, name: str) -> str | None:
        """Id of the outlet whose name or alias this is (casefolded, without a leading "the"), or ``None``."""
        ...

    def first_host(self, outlet: str) -> str:
        """Give the first host of an outlet, such as ``kyivindependent.com``."""
        ...


class Source(NamedTuple):
    """One source that a mark names.

    :param host: as cited, lower case, doubled names folded; ``None`` if the outlet that is named has none
    :param outlet: id of the listed outlet, or ``None``
    :param address: the address as cited, if it names more than a host
    :param work: id of the entry of the source list that the mark points to
    :param name: as printed, if neither a host nor the registry tells which outlet it is
    :param date: the date beside it, as ISO 8601 of the precision that it has
    """

    host: str | None
    outlet: str | None
    address: str | None = None
    work: str | None = None
    name: str | None = None
    date: str | None = None


class Told:
    """The outlets of the registry, and the names that a source list gives besides."""

    def __init__(self, outlets: Outlets, works: Iterable[Work]) -> None:
        self._outlets = outlets
        self._hosts: dict[str, set[str]] = {}
        self._days: dict[tuple[str, str], Source] = {}
        for work in works:
            for name, date in _parts(work):
                both = (folded(name), date) in self._days
                source = Source(work.domain, None, work=None if both else work.id, name=None if work.domain else name)
                self._days[folded(name), date] = source
            for name in names(work) if work.outlet is None else ():
                self._hosts.setdefault(folded(name), set()).update({work.domain} if work.domain else ())

    def by_host(self, host: str) -> str | None:
        """Id of the outlet that has this host or a parent of it, or ``None``."""
        return self._outlets.by_host(host)

    def by_name(self, name: str) -> str | None:
        """Id of the outlet of the registry whose name this is, or ``None``."""
        return self._outlets.by_name(name)

    def first_host(self, outlet: str) -> str:
        """Give the first host of an outlet."""
        return self._outlets.first_host(outlet)

    def told(self, name: str) -> Source | None:
        """Find what the source list gives this name to."""
        hosts = self._hosts.get(folded(name))
        if hosts is None or not name[:1].isupper():
            return None
        return Source(next(iter(hosts)), None) if len(hosts) == 1 else Source(None, None, name=name.strip())

    def told_of(self, name: str, date: str | None) -> Source | None:
        """Find what an entry of this date gives the name to, whichever of its parts it is; a year alone is that of a book."""
        return self._days.get((folded(name), date)) if date and "-" in date and name[:1].isupper() else None


def _parts(work: Work) -> Iterator[tuple[str, str]]:
    """Yield each part of a dated entry that may name an outlet that is not listed, with the date."""
    parts = (part.strip(_EDGE) for part in _PARTED.split(work.raw[:_HEAD]))
    yield from ((part, work.date) for part in parts if work.date and not work.outlet and _SHORTEST <= len(part) <= _LONGEST)


def names(work: Work) -> Iterator[str]:
    """Yield what the entry names that may be an outlet: its publisher, else its author, and what its host is called."""
    called = (part.strip(_EDGE) for part in _PARTED.split(work.raw[:_HEAD]) if work.domain)
    found = (work.publisher or work.author, *(part for part in called if _called(part, work.domain or "")))
    yield from {name: None for name in found if name and _SHORTEST <= len(name) <= _LONGEST and name[0].isupper()}


def _called(name: str, host: str) -> bool:
    """Say whether a host is called so: "The Harbour Ledger", harbourledger.com."""
    key = folded(name).replace(" ", "")
    return len(key) >= _SHORTEST and key in re.sub(r"[^a-z0-9]", "", host)


def folded(name: str) -> str:
    """Give the same text for all ways to write an outlet's name."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold())).removeprefix("the ")
