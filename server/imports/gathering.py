"""Rows of one set in, outlets out: rows of one outlet are joined, and a host that several outlets share goes to none of them.

Knows the registry only as far as its platforms tell whose a host is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from server.imports import addresses, names
from server.imports.addresses import Unsound
from server.urls import parents

if TYPE_CHECKING:
    from server.imports.batch import Batch, Fields, Said
    from server.registry import Registry


@dataclass
class Candidate:
    """An outlet as the set has it.

    :param hosts: its sound hosts, the most general first; empty where the set names it by its name alone
    """

    rows: list[Said]
    hosts: list[str]
    plain: Fields = field(default_factory=dict)
    statements: dict[str, list[Fields]] = field(default_factory=dict)

    @property
    def first(self) -> Said:
        """The first row that tells of it."""
        return self.rows[0]

    @property
    def name(self) -> str:
        """Its name."""
        return names.plain(self.first.name)


def gather(batch: Batch, registry: Registry) -> list[Candidate]:
    """Return the outlets of a set; what is not sound is refused in ``batch``."""
    placed = [*_placed(batch, registry)]
    rows: dict[str, list[tuple[Said, str]]] = {}
    for said, host in _parted(batch, placed):
        rows.setdefault(said.key, []).append((said, host))
    found = [_candidate(batch, pairs) for pairs in rows.values()]
    return sorted(found, key=lambda one: min((host.count(".") for host in one.hosts), default=0))  # a site before its sections


def _placed(batch: Batch, registry: Registry) -> list[tuple[Said, str]]:
    """Each row with its host; a row without an address stays for its name."""
    placed = []
    for said in batch.said:
        try:
            host = addresses.host(said.address, registry) if said.address or not said.country else ""
        except Unsound as error:
            batch.refuse(said.at, said.name, error.code, str(error))
            continue
        if host in batch.skip:
            batch.refuse(said.at, said.name, "left-out", f"'{host}' is among the hosts to leave out")
        else:
            placed.append((_without(batch, said, host), host))
    return placed


def _without(batch: Batch, said: Said, host: str) -> Said:
    """Leave out the fields of which a curator has found that what the set says there is wrong."""
    given = {name for name, value in [*said.plain.items(), *said.statements.items()] if value}
    for name in sorted(name for name in given if f"{host} {name}" in batch.skip):
        batch.refuse(said.at, said.name, "left-out", f"'{host} {name}' is among what to leave out")
        said = said.without(name)
    return said


def _parted(batch: Batch, placed: list[tuple[Said, str]]) -> list[tuple[Said, str]]:
    """Leave each host to one outlet: to the one that it is named after, to the company if all are of one, else to none."""
    sharers: dict[str, dict[str, Said]] = {}
    spread: dict[str, set[str]] = {}
    for said, host in placed:
        if host:
            sharers.setdefault(host, {}).setdefault(said.key, said)
            spread.setdefault(said.whole, set()).add(host)
    kept = []
    for said, host in placed:
        shared = [*sharers.get(host, {}).values()]
        whole = _whole(shared, host, spread) if len(shared) > 1 else ""
        if len(shared) < 2 or [one.key for one in shared if names.like(one.name, host)] == [said.key]:  # noqa: PLR2004
            kept.append((said, host))
        elif whole:
            kept.append((said.named(whole), host))
        else:
            others = ", ".join(other.name for other in shared if other.key != said.key)
            why = f"'{host}' is given for {len(shared)} outlets of the set (also {others[:200]}): it is not this one's alone"
            batch.refuse(said.at, said.name, "several-outlets", why)
    return kept


def _whole(shared: list[Said], host: str, spread: dict[str, set[str]]) -> str:
    """What all that share a host are parts of, if it has that host alone or gives it its name, and none of the parts does."""
    first = shared[0]
    same = all(said.whole == first.whole and said.plain == first.plain for said in shared)
    one = len({str(said.statements.get("state")) for said in shared}) == 1
    own = names.like(first.whole, host) or len(spread[first.whole]) == 1
    parts = [said for said in shared if names.like(said.name, host)]
    return first.whole if same and one and own and len(parts) != 1 else ""


def _candidate(batch: Batch, pairs: list[tuple[Said, str]]) -> Candidate:
    rows = [said for said, _ in pairs]
    hosts = _uncovered([host for _, host in pairs if host])
    candidate = Candidate(rows, hosts)
    for said in rows:
        for name, value in said.plain.items():
            if candidate.plain.setdefault(name, value) != value:
                candidate.plain[name] = _joined(candidate.plain[name], value)
        for name, statements in said.statements.items():
            held = candidate.statements.setdefault(name, [])
            held += (statement for statement in statements if statement not in held)
    _hold_to_one(batch, candidate)
    return candidate


def _joined(first: object, second: object) -> object:
    """Two rows' lists together; of two words for one thing neither."""
    if isinstance(first, list) and isinstance(second, list):
        return [*first, *(value for value in second if value not in first)]
    return None


def _hold_to_one(batch: Batch, candidate: Candidate) -> None:
    """Refuse what the rows say differently where a rater has one word."""
    said: dict[tuple[str, str, str | None], set[str]] = {}
    for name in ("state", "ratings"):
        for statement in candidate.statements.get(name, ()):
            said.setdefault((name, statement["by"], statement.get("note")), set()).add(statement["value"])
    for (name, by, note), values in said.items():
        if len(values) > 1:
            first = candidate.first
            why = f"the set says {' and '.join(sorted(values))} of it: {by} has one word for one outlet"
            batch.refuse(first.at, first.name, "contradicts-itself", why)
            candidate.statements[name] = [
                statement for statement in candidate.statements[name] if (statement["by"], statement.get("note")) != (by, note)
            ]


def _uncovered(hosts: list[str]) -> list[str]:
    """Each host once, the most general first, and none that lies below another."""
    ordered = sorted(dict.fromkeys(hosts), key=lambda host: host.count("."))
    return [host for host in ordered if not any(upper in ordered for upper in [*parents(host)][1:])]


def every_name(candidate: Candidate) -> set[str]:
    """Return the keys of all names that the set gives."""
    return set(chain.from_iterable(names.forms(said.name) for said in candidate.rows))


__all__ = ["Candidate", "every_name", "gather"]
