"""An earlier version of the registry and the one that is to follow in; ids that no longer lead where they led, out.

What one version alone cannot show: an id that was dropped instead of kept in ``former_ids``, or given to somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from server.problems import shown
from server.registry.walk import Found, records, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.problems import Problem
    from server.yamlfile import Source, Way


def check(before: Any, data: Any, source: Source) -> Iterator[Problem]:
    """Check that every id of ``before`` still leads to its outlet.

    :param before: the plain data of the earlier version
    :param data: that of the new one, whose places ``source`` knows
    """
    resolving = _resolving(data)
    heirs = {trait: found for found in records(data, "outlets") for trait in _traits(found)}
    for identifier, old in _resolving(before).items():
        heir = next((heirs[trait] for trait in _traits(old) if trait in heirs), None)
        found = resolving.get(identifier)
        if found is None:
            yield _lost(identifier, heir, source)
        elif found[1].get("id") == identifier and set(_traits(found)).isdisjoint(_traits(old)):
            said = f"'{shown(identifier)}' was {_name(old)}; an id is never given to another, so this record needs one of its own"
            yield source.problem((*found[0], "id"), "reused-id", said, other=heir and source.line(heir[0]))


def _lost(identifier: str, heir: Found | None, source: Source) -> Problem:
    if heir is None:
        said = (
            f"'{shown(identifier)}' leads nowhere any more: name it in former_ids of its successor, or in removed with the reason"
        )
        return source.problem(("outlets",), "lost-id", said, key=True)
    former = [old for _, old in texts((), heir[1], "former_ids")]
    said = f"'{shown(identifier)}' leads nowhere any more; {_name(heir)} seems to be its successor"
    return source.problem(heir[0], "lost-id", said, paste=f"former_ids: [{', '.join([*former, identifier])}]")


def _resolving(data: Any) -> dict[str, Found]:
    """Every id, present and former, with the record to which it leads."""
    found: dict[str, Found] = {}
    for at, record in [*records(data, "outlets"), *records(data, "removed")]:
        for _, identifier in [*text(at, record, "id"), *texts(at, record, "former_ids")]:
            found.setdefault(identifier, (at, record))
    return found


def _traits(found: Found) -> Iterator[tuple[str, str]]:
    """By what an outlet is known again, whatever its id."""
    at, record = found
    for field in ("wikidata", "name"):
        yield from ((field, value) for _, value in text(at, record, field))
    yield from (("domain", value) for _, value in texts(at, record, "domains"))


def _name(found: Found) -> str:
    return next((f"'{shown(name)}'" for _, name in text(*found, "name")), "a record without a name")


def unknown(before: Any, data: Any) -> Iterator[tuple[Way, str]]:
    """Former ids, with their places, that the earlier version does not know: mistyped, or dead."""
    known = _resolving(before)
    for at, record in records(data, "outlets"):
        yield from ((path, old) for path, old in texts(at, record, "former_ids") if old not in known)
