"""The outlets of a set and a registry in, the changes that would carry the set's words into it out, with what is refused.

A curator's word stays: what a record says already is never changed, only added to. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from server.curation import Change, adding
from server.imports import names
from server.imports.gathering import every_name, gather
from server.imports.listed import Listed
from server.imports.stating import Stater
from server.lookalikes import Known, Lookalikes
from server.registry.values import countries
from server.urls import suffixes

if TYPE_CHECKING:
    from server.imports.batch import Batch, Fields, Refusal
    from server.imports.gathering import Candidate
    from server.registry import Registry

_DESCRIBING = ("type", "country", "languages")
_PLAIN = (*_DESCRIBING, "wikidata")


@dataclass
class Plan:
    """What an import would do.

    :param added: new outlets, as they would stand in the file
    :param changed: by id of an outlet or organisation, in words, what would be added to it
    :param same: how many outlets of the set say nothing new
    """

    changes: list[Change] = field(default_factory=list)
    added: list[Fields] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    same: int = 0


def plan(batch: Batch, registry: Registry, data: dict[str, list[Fields]], today: str) -> Plan:
    """Hold a set against a registry.

    :param data: the plain data of the registry
    :param today: the day of the import, YYYY-MM-DD, which is the ``checked`` of all that is taken
    """
    joiner = _Joiner(batch, registry, data, today)
    for candidate in gather(batch, registry):
        joiner.join(candidate)
    return joiner.plan()


class _Joiner:
    def __init__(self, batch: Batch, registry: Registry, data: dict[str, list[Fields]], today: str) -> None:
        self._batch = batch
        self._today = today
        self._plan = Plan()
        self._listed = Listed(data)
        self._stater = Stater(batch, self._listed, today)
        outlets = registry.file.outlets
        self._alike = Lookalikes(Known(one.id, one.name, one.domains, one.namesakes, one.country) for one in outlets)

    def plan(self) -> Plan:
        """Return all changes: what is referred to, new and changed organisations, outlets."""
        plan = self._plan
        used = [(name, record) for name, record in self._batch.records if plan.changes or self._stater.changed]
        referred = [Change(name, record["id"], record) for name, record in used if not self._listed.has(name, record["id"])]
        organisations = [Change("organisations", *pair) for pair in self._stater.changed.items()]
        plan.changed = self._stater.words | plan.changed
        plan.changes = [*referred, *organisations, *plan.changes]
        plan.refused = self._batch.refused
        return plan

    def join(self, candidate: Candidate) -> None:
        """Add to the record of an outlet, or make one."""
        found, exact = self._find(candidate)
        if found is None:
            self._add(candidate)
        elif not found:
            return
        elif not exact and not self._same_name(candidate, found):
            self._refuse(candidate, "part-of-listed", f"its host lies within {found['name']} ({found['id']})")
        else:
            self._supplement(candidate, found)

    def _find(self, candidate: Candidate) -> tuple[Fields | None, bool]:
        """The record that has the candidate's host and whether it has exactly that one; ``{}`` where it cannot be told."""
        if not candidate.hosts:
            return self._find_named(candidate), True
        held = {record["id"]: record for host in candidate.hosts if (record := self._listed.holding(host))}
        if len(held) > 1:
            self._refuse(candidate, "several-records", f"its hosts are of several records: {', '.join(held)}")
            return {}, False
        if not held:
            return None, False
        found = next(iter(held.values()))
        for host in candidate.hosts:
            if not self._listed.holding(host):
                self._refuse(candidate, "other-host", f"'{host}' is no host of {found['id']}: add it by hand if it is its own")
        return found, any(host in self._listed.exactly(found) for host in candidate.hosts)

    def _find_named(self, candidate: Candidate) -> Fields:
        records = [record for form in sorted(every_name(candidate)) for record in self._listed.named(form)]
        found = {record["id"]: record for record in records if record.get("country") == candidate.first.country}
        if len(found) != 1:
            self._refuse(
                candidate, "no-address", "the set gives no address, and no single listed outlet of its country has this name"
            )
            return {}
        return next(iter(found.values()))

    def _same_name(self, candidate: Candidate, record: Fields) -> bool:
        own = set().union(*(names.forms(name) for name in (record["name"], *record.get("aliases", ()))))
        return bool(own & every_name(candidate))

    def _supplement(self, candidate: Candidate, record: Fields) -> None:
        """Add the statements that a record does not have; its plain fields stay as they are."""
        held = [host for host in candidate.hosts if self._listed.holding(host) is record]
        near = self._same_name(candidate, record) or any(names.like(candidate.name, host) for host in held)
        if not near and (self._batch.close or "wikidata" in candidate.plain):
            self._refuse(candidate, "other-name", f"its host is of {record['name']} ({record['id']}), which has another name")
            return
        new = dict(record)
        said = self._stater.add(new, candidate)
        item = candidate.plain.get("wikidata")
        if item and not record.get("wikidata") and not self._listed.item(item):
            new["wikidata"] = item
            said.append(f"wikidata: {item}")
        said += self._fill(new, candidate)
        self._tell_differences(candidate, record)
        if said:
            self._keep(new, record["id"])
            self._plan.changed.setdefault(record["id"], []).extend(said)
        else:
            self._plan.same += 1

    def _fill(self, record: Fields, candidate: Candidate) -> list[str]:
        """Give the plain fields to a record that an import made of statements alone, with the source that shows them."""
        made = any(said["source"] == record["source"] for field in ("state", "ratings") for said in record.get(field, ()))
        given = {field: value for field in _DESCRIBING if (value := candidate.plain.get(field))}
        if not (made and given) or any(record.get(field) for field in _DESCRIBING):
            return []
        record |= given | {"source": candidate.first.source, "checked": self._today}
        return [f"{field}: {_shown(value)}" for field, value in given.items()]

    def _tell_differences(self, candidate: Candidate, record: Fields) -> None:
        for name in _PLAIN:
            own, given = record.get(name), candidate.plain.get(name)
            less = isinstance(own, list) and isinstance(given, list) and set(given) <= set(own)
            if own and given and own != given and not less:
                why = f"{record['id']} has {name} {_shown(own)}, the set {_shown(given)}: the record's own word stays"
                self._refuse(candidate, "differs", why)

    def _add(self, candidate: Candidate) -> None:
        if why := self._doubt(candidate):
            self._refuse(candidate, *why)
            return
        taken = self._listed.ids
        name, first = self._name(candidate), candidate.first
        record: Fields = {"id": adding.identifier(name, candidate.hosts[0], taken), "name": name, "domains": candidate.hosts}
        record |= {field: value for field in _PLAIN if (value := candidate.plain.get(field))}
        record |= {"source": first.source, "checked": self._today}
        self._stater.add(record, candidate)
        self._plan.added.append(record)
        self._keep(record, record["id"])

    def _doubt(self, candidate: Candidate) -> tuple[str, str] | None:  # noqa: PLR0911  one reason after the other
        """Why an outlet must not be added, if there is a reason."""
        if not self._batch.adds:
            return "not-listed", "this import only adds to listed outlets"
        own = self._batch.own.issuperset(candidate.hosts)
        if not own and (inner := self._listed.inside(candidate.hosts)):
            return "holds-listed", f"its host holds that of {inner['name']} ({inner['id']})"
        if gone := self._listed.removed(candidate.hosts):
            return "removed", f"{gone['name']} was listed there, and taken out on {gone['since']}: {gone['why']}"
        if not own and (why := self._foreign(candidate)):
            return why
        if not own and (alike := next((found for host in candidate.hosts if (found := self._alike.find(host))), None)):
            return "look-alike", f"{alike.why} If it is another's by right, add it by hand"
        if same := self._namesake(candidate):
            return "same-name", f"{same} has this name, and other hosts: add the host there, or tell the two apart by hand"
        item = candidate.plain.get("wikidata")
        if item and (other := self._listed.item(item)):
            return "same-item", f"{other['id']} has the item {item}"
        if not adding.identifier(self._name(candidate), candidate.hosts[0], self._listed.ids):
            return "no-id", "no id that is free can be made of its name"
        return None

    def _foreign(self, candidate: Candidate) -> tuple[str, str] | None:
        """Why the hosts may be somebody else's, if there is a reason."""
        if self._batch.close and not self._called(candidate):
            return "other-name", f"'{candidate.hosts[0]}' is not like the name: it may be the host of something larger"
        if self._batch.near and not self._borne_out(candidate):
            return "other-name", f"'{candidate.hosts[0]}' is neither like the name nor of the country: it may be another's"
        closed = suffixes.use(suffixes.split(candidate.hosts[0])) == "closed"
        if closed and not any(names.own(candidate.first.name, host) for host in candidate.hosts):
            return "authority", f"'{candidate.hosts[0]}' is an authority's host, and not like the name"
        return None

    def _called(self, candidate: Candidate) -> bool:
        """Is a host like the name? Leaves the candidate those that are."""
        hosts = [host for host in candidate.hosts if names.like(candidate.first.name, host)]
        candidate.hosts = hosts or candidate.hosts
        return bool(hosts)

    def _borne_out(self, candidate: Candidate) -> bool:
        """Is there more than the set's word for it that a host is this outlet's? Leaves the candidate those of which there is."""
        known = {said["country"] for said in candidate.statements.get("state", ()) if said.get("country")}
        given = [name for said in candidate.rows for name in (said.name, said.whole)]
        hosts = [host for host in candidate.hosts if names.national(host, known) or any(names.near(name, host) for name in given)]
        candidate.hosts = hosts or candidate.hosts
        return bool(hosts)

    def _namesake(self, candidate: Candidate) -> str:
        """The id of an outlet that the name leads to already, unless both countries are known and tell them apart."""
        country = candidate.plain.get("country")
        for form in names.forms(candidate.name):
            for record in self._listed.named(form):
                if not country or record.get("country") in (None, country):
                    return str(record["id"])
        return ""

    def _name(self, candidate: Candidate) -> str:
        """Its name; with the country behind it, where an outlet of another country has the same."""
        name = names.whole(candidate.name, candidate.hosts[0])
        if any(self._listed.named(form) for form in names.forms(name)):
            return f"{name} ({countries()[candidate.plain['country']]})"
        return name

    def _keep(self, record: Fields, identifier: str) -> None:
        self._listed.put(record)
        changes = self._plan.changes
        changes[:] = [change for change in changes if change.id != identifier]
        changes.append(Change("outlets", identifier, record))

    def _refuse(self, candidate: Candidate, code: str, why: str) -> None:
        self._batch.refuse(candidate.first.at, candidate.first.name, code, why)


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


__all__ = ["Plan", "plan"]
