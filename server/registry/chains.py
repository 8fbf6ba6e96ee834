"""Who owns whom in, the chains of owners that have no end out: an organisation that owns itself through others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from server.problems import shown
from server.registry.walk import records, statements, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.problems import Problem
    from server.yamlfile import Source, Way

_SHOWN = 8  # organisations of a long chain

Owners = dict[str, list[str]]


def check(data: Any, source: Source) -> Iterator[Problem]:
    """Tell each circle of owners once, at the first of them in the file."""
    places = {name: at for at, record in records(data, "organisations") for _, name in text(at, record, "id")}
    for circle in circles(_owners(data)):
        first = min(range(len(circle)), key=lambda at: places[circle[at]])
        chain = [*circle[first:], *circle[:first]]
        last = chain[-1]
        other = source.line(places[last]) if len(chain) > 1 else None
        said = f"{_told([*chain, chain[0]])}: a chain of owners must end"
        at: Way = (*places[chain[0]], "owners")
        yield source.problem(
            at, "owner-cycle", said if other is None else f"{said} ('{shown(last)}' is on line {other})", other=other
        )


def _owners(data: Any) -> Owners:
    return {
        identifier: [name for place, owner in statements(at, record, "owners") for _, name in text(place, owner, "organisation")]
        for at, record in records(data, "organisations")
        for _, identifier in text(at, record, "id")
    }


def circles(owners: Owners) -> Iterator[list[str]]:
    """Walk each arrow from an organisation to its owner once; yield the circles that this closes, none sharing a member."""
    done: set[str] = set()
    for start in owners:
        way: dict[str, Iterator[str]] = {start: iter(owners[start])} if start not in done else {}
        while way:
            here = next(reversed(way))
            owner = next(way[here], None)
            if owner is None:
                done.add(here)
                del way[here]
            elif owner in way:
                members = [*way]
                circle = members[members.index(owner) :]
                if done.isdisjoint(circle):
                    yield circle
                done.update(circle)
            elif owner in owners and owner not in done:
                way[owner] = iter(owners[owner])


def _told(chain: list[str]) -> str:
    if len(chain) > _SHOWN:
        chain = [*chain[: _SHOWN // 2], "…", *chain[-_SHOWN // 2 :]]
    return " is owned by ".join(map(shown, chain))
