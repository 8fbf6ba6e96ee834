"""``sources.yaml`` in, a Registry or its problems out; a Registry finds the outlet of a page.

Most specific wins: the full host before its parents, a longer path before a shorter one. Tenants of a platform never
inherit its record. Knows nothing of claims.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from server import yamlfile
from server.registry import advice, rules, succession
from server.registry.records import File
from server.registry.values import bare
from server.urls import parents, suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from server.problems import Problem
    from server.registry.records import Licence, Organisation, Outlet, Rater, Removed
    from server.urls import Page


class PlatformName(NamedTuple):
    """A platform in an answer; ``id`` is ``None`` where only the Public Suffix List knows it."""

    id: str | None
    name: str
    domain: str


class Place(NamedTuple):
    """Where a page was found: its outlet, if it is listed, and the platform on which it lives, if it lives on one."""

    outlet: Outlet | None
    platform: PlatformName | None


class Tenancy(NamedTuple):
    """One tenant pattern of a platform: ``below`` a host (``*.host``), or under these path segments (``*`` is one name)."""

    below: bool
    path: tuple[str, ...]


class Registry:
    """All outlets, checked.

    :param file: the checked content of ``sources.yaml``
    :param version: hash of the file's bytes
    """

    def __init__(self, file: File, version: str) -> None:
        self.file = file
        self.version = version
        self.outlets: dict[str, Outlet] = {outlet.id: outlet for outlet in file.outlets}
        self.organisations: dict[str, Organisation] = {record.id: record for record in file.organisations}
        self.raters: dict[str, Rater] = {record.id: record for record in file.raters}
        self.updated: str | None = max((outlet.checked for outlet in file.outlets), default=None)
        self._removed = {old: record for record in file.removed for old in (record.id, *record.former_ids)}
        self._former = {old: outlet.id for outlet in file.outlets for old in outlet.former_ids}
        self._names = {
            form: outlet.id
            for outlet in file.outlets
            for name in (*outlet.aliases, outlet.name)
            for form in (bare(name), bare(name)[:1].upper() + bare(name)[1:], bare(name).upper())
        }
        self._sites = _sites(file)
        self._hosts: dict[str, Place | _Divided] = {
            **{host: Place(sites[0][1], None) for host, sites in self._sites.items()},
            **_divided(self._sites, _platforms(file), _tenancies(file)),
        }

    @property
    def licences(self) -> tuple[Licence, ...]:
        """The borrowed sets of data and their licences."""
        return self.file.licences

    def dump(self) -> str:
        """Write the registry as text that ``load`` reads."""
        return _Stored(version=self.version, file=self.file).model_dump_json(exclude_defaults=True)

    def outlet(self, identifier: str) -> Outlet | None:
        """Return the outlet with this id, or the one that once had it."""
        return self.outlets.get(self._former.get(identifier, identifier))

    def removed(self, identifier: str) -> Removed | None:
        """Return what is left of an outlet that was taken out without a successor, by any id that it had."""
        return self._removed.get(identifier)

    def find(self, page: Page) -> Place:
        """Find the outlet of a page, by its address alone."""
        return self._find(page.host, page.path)

    def lists(self, host: str) -> bool:
        """Is this a host of a listed outlet, or below one?"""
        return any(name in self._sites for name in parents(host))

    def by_host(self, host: str) -> str | None:
        """Return the id of the outlet at this host, or at the nearest listed host above it."""
        outlet = self._find(host, "/").outlet
        return outlet.id if outlet else None

    def by_name(self, name: str) -> str | None:
        """Return the id of the outlet whose name or alias this is.

        A name may lack its article or be in capitals throughout. In small letters, or as a single word without its
        article, it may be a common word: "independent", "the times", "Independent".
        """
        return self._names.get(bare(name))

    def first_host(self, identifier: str) -> str:
        """Return the host under which an outlet is known best: the first of its domains."""
        return self.outlets[identifier].domains[0].partition("/")[0]

    def _find(self, host: str, path: str) -> Place:
        hosts, name = self._hosts, host
        while name:  # of an IP address too: the registry holds none
            if found := hosts.get(name):
                if isinstance(found, Place):
                    return found
                if place := _within(found, name, host, path):
                    return place
            _, _, name = name.partition(".")
        suffix = suffixes.hosting(host)
        return Place(None, PlatformName(None, suffix, suffix)) if suffix else _NOWHERE


def _sites(file: File) -> dict[str, list[tuple[tuple[str, ...], Outlet]]]:
    """Host to (path segments, outlet), longest path first."""
    sites: dict[str, list[tuple[tuple[str, ...], Outlet]]] = {}
    for outlet in file.outlets:
        for domain in outlet.domains:
            host, *segments = domain.split("/")
            sites.setdefault(host, []).append((tuple(segment.lower() for segment in segments), outlet))
    for entries in sites.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return sites


def _platforms(file: File) -> dict[str, PlatformName]:
    """Every host of a platform, those of its tenant patterns too."""
    return {
        host: PlatformName(platform.id, platform.name, platform.domains[0])
        for platform in file.platforms
        for host in (*platform.domains, *(_tenant_host(tenant) for tenant in platform.tenants))
    }


def _tenancies(file: File) -> dict[str, list[Tenancy]]:
    """Host to the tenant patterns that begin with it."""
    tenancies: dict[str, list[Tenancy]] = {}
    for tenant in (tenant for platform in file.platforms for tenant in platform.tenants):
        path = tuple(tenant.lower().split("/")[1:])
        tenancies.setdefault(_tenant_host(tenant), []).append(Tenancy(tenant.startswith("*."), path))
    return tenancies


class _Divided(NamedTuple):
    """A host of which the path, or what stands before it, decides."""

    sites: list[tuple[tuple[str, ...], Outlet]]
    platform: PlatformName | None
    tenancies: list[Tenancy]


def _divided(
    sites: Mapping[str, list[tuple[tuple[str, ...], Outlet]]],
    platforms: Mapping[str, PlatformName],
    tenancies: Mapping[str, list[Tenancy]],
) -> dict[str, _Divided]:
    """The hosts that are not as a whole one outlet's."""
    parted = {host for host, (first, *_) in sites.items() if first[0]}
    hosts = {*parted, *platforms, *tenancies}
    return {host: _Divided(sites.get(host, []), platforms.get(host), tenancies.get(host, [])) for host in hosts}


def _tenant_host(tenant: str) -> str:
    return tenant.removeprefix("*.").partition("/")[0]


_NOWHERE = Place(None, None)
_UNREAD = frozenset({"not-utf-8", "not-yaml", "unreadable"})
_NOBODY = 99  # path segments: more than any record names


def _within(divided: _Divided, name: str, host: str, path: str) -> Place | None:
    """Look where outlets have parts of the host ``name``, or where tenants publish."""
    segments = tuple(path.lower().split("/")[1:])
    boundary = _boundary(host, name, segments, divided.tenancies)
    for wanted, outlet in divided.sites:
        if segments[: len(wanted)] == wanted and len(wanted) >= boundary:
            return Place(outlet, None)
    return Place(None, divided.platform) if divided.platform else None


def _boundary(host: str, name: str, path: tuple[str, ...], tenancies: Iterable[Tenancy]) -> int:
    """How many path segments a record must name to be the tenant's own; 0 where the page is the platform's own."""
    for below, wanted in tenancies:
        if below and host not in (name, f"www.{name}"):
            return _NOBODY
        if not below and len(path) >= len(wanted) and all(map(_is_segment, path, wanted)):
            return len(wanted)
    return 0


def _is_segment(segment: str, wanted: str) -> bool:
    return bool(segment) and (segment.startswith(wanted[:-1]) if wanted.endswith("*") else segment == wanted)


class _Stored(BaseModel):
    version: str
    file: File


def load(text: str) -> Registry:
    """Read a registry that ``Registry.dump`` has written: checked before, so not checked again against itself."""
    stored = _Stored.model_validate_json(text)
    return Registry(stored.file, stored.version)


def read(path: Path) -> tuple[Registry | None, list[Problem]]:
    """Read and check the registry at ``path``. Returns it, or every problem in the order of the file."""
    return hold(yamlfile.read(path, File))


def parse(name: str, text: str) -> tuple[Registry | None, list[Problem]]:
    """Check the ``text`` of a registry as ``read`` does."""
    return hold(yamlfile.parse(name, text, File))


def check(path: Path, since: Path | None = None) -> tuple[Registry | None, list[Problem]]:
    """Read the registry at ``path`` and tell warnings too, which stop nothing from being served.

    :param since: an earlier version, whose ids must still lead to their outlets
    """
    reading = yamlfile.read(path, File)
    found, problems = hold(reading)
    problems += advice.check(reading.data, reading.source)
    if since is not None:
        before = yamlfile.read(since, File)
        problems += (problem for problem in before.problems if problem.code in _UNREAD)  # or a mistyped path would pass for sound
        problems += succession.check(before.data, reading.data, reading.source)
    return found, sorted(set(problems))


def hold(reading: yamlfile.Reading[File]) -> tuple[Registry | None, list[Problem]]:
    """Hold what was read to the rules of the whole, as ``read`` does."""
    problems = sorted({*reading.problems, *rules.check(reading.data, reading.source)})
    if problems or reading.value is None:
        return None, problems
    version = hashlib.sha256(reading.source.text.encode()).hexdigest()[:16]
    return Registry(reading.value, version), []
