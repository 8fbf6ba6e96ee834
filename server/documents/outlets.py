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
    """

    host: str | None
    outlet: str | None
    address: str | None = None
    work: str | None = None
    name: str | None = None


class Told:
    """The outlets of the registry, and the names that a source list gives besides."""

    def __init__(self, outlets: Outlets, works: Iterable[Work]) -> None:
        self._outlets = outlets
        self._hosts: dict[str, set[str]] = {}
        for work in works:
            for name in _names(work) if work.outlet is None else ():
                self._hosts.setdefault(_key(name), set()).update({work.domain} if work.domain else ())

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
        hosts = self._hosts.get(_key(name))
        if hosts is None or not name[:1].isupper():
            return None
        return Source(next(iter(hosts)), None) if len(hosts) == 1 else Source(None, None, name=name.strip())


def _names(work: Work) -> Iterator[str]:
    """Yield what the entry names that may be an outlet: its publisher, else its author, else what its host is called."""
    found = work.publisher or work.author or (work.title if work.title and _called(work.title, work.domain or "") else None)
    if found and _SHORTEST <= len(found) <= _LONGEST and found[0].isupper():
        yield found


def _called(name: str, host: str) -> bool:
    """Say whether a host is called so: "The Harbour Ledger", harbourledger.com."""
    return _key(name).replace(" ", "") in re.sub(r"[^a-z0-9]", "", host)


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold())).removeprefix("the ")
