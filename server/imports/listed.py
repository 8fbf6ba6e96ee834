"""The outlets that the registry has, and those that an import adds, found by host, name and Wikidata item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.imports import names
from server.urls import parents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.imports.batch import Fields


class Listed:
    """All that is listed, as plain data.

    :param data: the registry's lists
    """

    def __init__(self, data: dict[str, list[Fields]]) -> None:
        self._ids = {name: {record["id"] for record in records} for name, records in data.items()}
        self.organisations = {record["id"]: record for record in data.get("organisations", ())}
        self._outlets: dict[str, Fields] = {}
        self._hosts: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._names: dict[str, dict[str, None]] = {}
        self._items: dict[str, str] = {
            record["wikidata"]: record["id"] for record in self.organisations.values() if "wikidata" in record
        }
        removed = data.get("removed", ())
        self._left = {domain: record for record in removed for domain in record.get("domains", ())}
        self.ids = {record["id"] for record in removed}
        self.ids |= {old for record in [*data.get("outlets", ()), *removed] for old in record.get("former_ids", ())}
        for record in data.get("outlets", ()):
            self.put(record)

    def put(self, record: Fields) -> None:
        """Add a record, or its new version."""
        identifier = record["id"]
        self._outlets[identifier] = record
        self.ids.add(identifier)
        for domain in record["domains"]:
            host = domain.partition("/")[0]
            self._hosts.setdefault(domain, identifier)
            for upper in [*parents(host)][1:] + [host] * ("/" in domain):
                self._above.setdefault(upper, identifier)
        for name in (record["name"], *record.get("aliases", ())):
            for form in names.forms(name):
                self._names.setdefault(form, {})[identifier] = None
        if "wikidata" in record:
            self._items[record["wikidata"]] = identifier

    def has(self, name: str, identifier: str) -> bool:
        """Is there a record with this id in the list ``name``?"""
        return identifier in self._ids.get(name, ())

    def holding(self, host: str) -> Fields | None:
        """Return the outlet that has ``host``, or the nearest host above it."""
        found = next((self._hosts[name] for name in parents(host) if name in self._hosts), None)
        return self._outlets[found] if found else None

    def exactly(self, record: Fields) -> list[str]:
        """Return the addresses of a record."""
        return list(record["domains"])

    def inside(self, hosts: Iterable[str]) -> Fields | None:
        """Return an outlet whose address lies below one of ``hosts``."""
        found = next((self._above[host] for host in hosts if host in self._above), None)
        return self._outlets[found] if found else None

    def removed(self, hosts: Iterable[str]) -> Fields | None:
        """Return what is left of an outlet that was listed at one of ``hosts``, and taken out."""
        return next((self._left[host] for host in hosts if host in self._left), None)

    def named(self, form: str) -> list[Fields]:
        """Return the outlets that have a name or alias of this key."""
        return [self._outlets[identifier] for identifier in self._names.get(form, ())]

    def item(self, item: str) -> Fields | None:
        """Return the record that a Wikidata item describes."""
        found = self._items.get(item)
        return self._outlets.get(found) or self.organisations.get(found) if found else None


__all__ = ["Listed"]
