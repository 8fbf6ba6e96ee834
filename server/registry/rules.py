"""What two values of the registry must not do to each other: the checks that a schema of one value cannot make.

Works on the file's plain data, so that one mistyped value hides no other problem. Yields a problem for each, naming the
other line where there is one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from server.problems import suggest
from server.registry.records import File, bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.problems import Problem
    from server.yamlfile import Source, Step

_DATES = tuple(len(form) for form in ("YYYY", "YYYY-MM", "YYYY-MM-DD"))
_STATEMENTS = ("owners", "state", "funding", "ratings", "replies")

Path = tuple["Step", ...]
Value = tuple[Path, str]


def check(data: Any, source: Source) -> Iterator[Problem]:
    """Check a whole registry.

    :param data: what the YAML says, of whatever shape
    :param source: knows where each value stands
    """
    for field in File.model_fields:
        yield from _ids(data, field, source)
    outlets = [*_records(data, "outlets")]
    domains = [(path, value.lower()) for at, outlet in outlets for path, value in _list(at, outlet, "domains")]
    yield from _once(domains, source, "duplicate-domain", "one address belongs to one record")
    yield from _names(outlets, source)
    owned = [*_records(data, "organisations"), *outlets]
    items = [value for at, record in owned for value in _text(at, record, "wikidata")]
    yield from _once(items, source, "duplicate-wikidata", "one item describes one record")
    yield from _namesakes(outlets, source)
    yield from _references(data, owned, source)
    yield from _cycles(data, source)
    yield from _dates(owned, source)


def _records(data: Any, field: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The records of a list that are mappings, each with its place."""
    records = data.get(field) if isinstance(data, dict) else None
    for index, record in enumerate(records if isinstance(records, list) else ()):
        if isinstance(record, dict):
            yield (field, index), record


def _text(at: Path, record: dict[str, Any], field: str) -> Iterator[Value]:
    if isinstance(value := record.get(field), str):
        yield (*at, field), value


def _list(at: Path, record: dict[str, Any], field: str) -> Iterator[Value]:
    values = record.get(field)
    for number, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, str):
            yield (*at, field, number), value


def _statements(at: Path, record: dict[str, Any], field: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    for (_, number), statement in _records(record, field):
        yield (*at, field, number), statement


def _ids(data: Any, field: str, source: Source) -> Iterator[Problem]:
    records = [*_records(data, field)]
    ids = [value for at, record in records for value in _text(at, record, "id")]
    former = [value for at, record in records for value in _list(at, record, "former_ids")]
    yield from _once([*ids, *former], source, "duplicate-id", "an id is used once and never again")
    for (before, first), (path, second) in pairwise(ids):
        if second < first:
            line, _ = source.place(before)
            said = f"'{second}' sorts before '{first}' on line {line}; {field} are sorted by id"
            yield source.problem(path, "unsorted", said)


def _names(outlets: list[tuple[Path, dict[str, Any]]], source: Source) -> Iterator[Problem]:
    """A name that two records bear, an article aside; within one record the same words twice."""
    seen: dict[str, tuple[Path, str]] = {}
    for at, outlet in outlets:
        for path, name in [*_text(at, outlet, "name"), *_list(at, outlet, "aliases")]:
            first, said = seen.setdefault(bare(name).casefold(), (path, name))
            if first != path and (first[:2] != path[:2] or said.casefold() == name.casefold()):
                line, _ = source.place(first)
                yield source.problem(
                    path, "duplicate-name", f"'{name}' stands on line {line} already; one name leads to one record"
                )


def _once(values: Iterable[Value], source: Source, code: str, rule: str) -> Iterator[Problem]:
    """A problem at each value that stood before."""
    seen: dict[str, Path] = {}
    for path, value in values:
        if value in seen:
            line, _ = source.place(seen[value])
            yield source.problem(path, code, f"'{value}' stands on line {line} already; {rule}")
        seen.setdefault(value, path)


def _namesakes(outlets: list[tuple[Path, dict[str, Any]]], source: Source) -> Iterator[Problem]:
    for at, outlet in outlets:
        own = {domain for _, domain in _list(at, outlet, "domains")}
        for path, host in _list(at, outlet, "namesakes"):
            if host in own:
                said = f"'{host}' is the outlet's own address; namesakes belong to others"
                yield source.problem(path, "own-namesake", said)


def _references(data: Any, owned: list[tuple[Path, dict[str, Any]]], source: Source) -> Iterator[Problem]:
    known = {field: _known(data, field) for field in ("licences", "organisations", "raters")}
    for at, rater in _records(data, "raters"):
        yield from _unknown(source, "licence", _text(at, rater, "licence"), known["licences"])
    for at, record in owned:
        for place, owner in _statements(at, record, "owners"):
            yield from _unknown(source, "organisation", _text(place, owner, "organisation"), known["organisations"])
        for field in ("state", "ratings"):
            for place, statement in _statements(at, record, field):
                yield from _unknown(source, "rater", _text(place, statement, "by"), known["raters"])
                yield from _off_scale(source, place, statement, known["raters"])


def _known(data: Any, field: str) -> dict[str, dict[str, Any]]:
    return {identifier: record for at, record in _records(data, field) for _, identifier in _text(at, record, "id")}


def _unknown(source: Source, what: str, given: Iterable[Value], known: Iterable[str]) -> Iterator[Problem]:
    for path, value in given:
        if value not in known:
            yield source.problem(path, f"unknown-{what}", f"there is no {what} '{value}'{suggest(value, known)}")


def _off_scale(source: Source, at: Path, statement: dict[str, Any], raters: dict[str, dict[str, Any]]) -> Iterator[Problem]:
    for _, by in _text(at, statement, "by"):
        scale = [word for _, word in _list((), raters.get(by, {}), "scale")]
        for path, value in _text(at, statement, "value"):
            if scale and value not in scale:
                said = f"'{value}' is not on the scale of {by}: {', '.join(scale)}{suggest(value, scale)}"
                yield source.problem(path, "not-on-scale", said)


def _cycles(data: Any, source: Source) -> Iterator[Problem]:
    """An organisation that owns itself through others, told once, at the first of them in the file."""
    owners = {
        identifier: [
            name for place, owner in _statements(at, record, "owners") for _, name in _text(place, owner, "organisation")
        ]
        for at, record in _records(data, "organisations")
        for _, identifier in _text(at, record, "id")
    }
    told: set[str] = set()
    for at, record in _records(data, "organisations"):
        for _, identifier in _text(at, record, "id"):
            if identifier not in told and (chain := _way_back(identifier, owners)):
                told.update(chain)
                said = f"{' is owned by '.join([*chain, identifier])}: a chain of owners must end"
                yield source.problem((*at, "owners"), "owner-cycle", said)


def _way_back(start: str, owners: dict[str, list[str]]) -> list[str] | None:
    """Return the shortest chain of owners that leads from ``start`` back to it."""
    chains, seen = [[start]], {start}
    for chain in chains:  # grows while it is walked: breadth first
        for owner in owners.get(chain[-1], ()):
            if owner == start:
                return chain
            if owner not in seen:
                seen.add(owner)
                chains.append([*chain, owner])
    return None


def _dates(owned: list[tuple[Path, dict[str, Any]]], source: Source) -> Iterator[Problem]:
    for at, record in owned:
        founded = record.get("founded")
        single = [((*at, "founded"), founded)] if isinstance(founded, dict) else []
        for place, statement in [*(found for field in _STATEMENTS for found in _statements(at, record, field)), *single]:
            for (path, as_of), (_, checked) in zip(
                _text(place, statement, "as_of"), _text(place, statement, "checked"), strict=False
            ):
                if len(as_of) in _DATES and len(checked) == _DATES[-1] and as_of > checked:
                    said = f"the source speaks of {as_of}, but was last read on {checked}"
                    yield source.problem(path, "dates-crossed", said)
        for path, _ in _text(at, record, "country"):
            if not record.get("source"):
                yield source.problem(path, "no-source", "a country needs the source in which it was read")
