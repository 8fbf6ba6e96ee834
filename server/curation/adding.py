"""A page's address and the registry in, the place of a new outlet out: its domain, or why it must not be added.

Fills in only what the address itself says. Whatever is a fact about a publisher is for a curator to read in a source.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from server.curation.revising import Impossible
from server.lookalikes import Known, Lookalike, Lookalikes
from server.urls import suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.registry import Place, Registry
    from server.registry.records import Platform
    from server.urls import Page


class Site(NamedTuple):
    """Where a new outlet is.

    :param domain: a host, or host/path for a tenant of a platform
    :param platform: the name of the platform on which it lives
    :param lookalike: the listed outlet that its address resembles
    """

    domain: str
    platform: str | None
    lookalike: Lookalike | None


def site(registry: Registry, page: Page) -> Site:
    """Find the domain of a page that no outlet has yet.

    :raises Impossible: if a listed outlet has it, if it is a platform itself, or if the host is no public one
    """
    place = registry.find(page)
    if place.outlet:
        listed = f"{page.host} belongs to {place.outlet.name} ({place.outlet.id}), which has {', '.join(place.outlet.domains)}"
        raise Impossible(f"{listed}. If it is an outlet of its own, name its host or section with --domains")
    known = (Known(outlet.id, outlet.name, outlet.domains, outlet.namesakes, outlet.country) for outlet in registry.file.outlets)
    return Site(_domain(registry, page, place), place.platform and place.platform.name, Lookalikes(known).find(page.host))


def _domain(registry: Registry, page: Page, place: Place) -> str:
    for platform in registry.file.platforms:
        if place.platform and platform.id == place.platform.id:
            return _tenant(platform, page)
    parts = suffixes.split(page.host)
    if not (parts.name and parts.suffix):
        raise Impossible(f"{page.host} is no host of one publisher: a public suffix, an IP address or a private name")
    return f"{parts.name}.{parts.suffix}"


def _tenant(platform: Platform, page: Page) -> str:
    """Return the tenant's own place on a platform."""
    bare, path = page.host.removeprefix("www."), page.path.split("/")[1:]
    for pattern in platform.tenants:
        host, *wanted = pattern.removeprefix("*.").split("/")
        if pattern.startswith("*.") and bare.endswith(f".{host}"):
            return bare
        if not pattern.startswith("*.") and bare == host and _fits(path, wanted):
            return "/".join([host, *path[: len(wanted)]])
    raise Impossible(f"{page.url} is of the platform {platform.name} itself; give the address of one of its tenants")


def _fits(path: list[str], wanted: list[str]) -> bool:
    return len(path) >= len(wanted) and all(
        bool(part) and (part.startswith(sought[:-1]) if sought.endswith("*") else part.lower() == sought)
        for part, sought in zip(path, wanted, strict=False)
    )


def identifier(name: str, domain: str, taken: Iterable[str]) -> str:
    """Make an id out of an outlet's name (or, where that has no Latin letters, its domain) that no other record has or had."""
    host, *path = domain.split("/")
    ids = {*taken}
    forms = [_slug(name), _slug(path[-1] if path else suffixes.split(host).name), _slug(domain)]
    return next((form for form in forms if form and form not in ids), "")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


__all__ = ["Site", "identifier", "site"]
