"""What two records of the registry must not do to each other: the checks that a schema of one value cannot make.

Yields a problem for each, naming the other line where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.problems import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from server.problems import Problem
    from server.registry.records import File, Organisation, Outlet, Owner, Statement
    from server.yamlfile import Source, Step

Path = tuple["Step", ...]


def check(file: File, source: Source) -> Iterator[Problem]:
    """Check a whole registry. ``source`` knows where each value stands."""
    yield from _ids(file, source)
    yield from _once(_domains(file), source, "duplicate-domain", "one address belongs to one record")
    yield from _once(_names(file), source, "duplicate-name", "one name leads to one record")
    yield from _once(_wikidata(file), source, "duplicate-wikidata", "one item describes one record")
    yield from _namesakes(file, source)
    yield from _references(file, source)
    yield from _cycles(file, source)
    yield from _dates(file, source)


def _ids(file: File, source: Source) -> Iterator[Problem]:
    for field in type(file).model_fields:
        records = getattr(file, field)
        ids = [record.id for record in records]
        places = [((field, index, "id"), identifier) for index, identifier in enumerate(ids)]
        former = [
            ((field, index, "former_ids", number), old)
            for index, record in enumerate(records)
            for number, old in enumerate(getattr(record, "former_ids", ()))
        ]
        yield from _once([*places, *former], source, "duplicate-id", "an id is used once and never again")
        for index in range(1, len(ids)):
            if ids[index] < ids[index - 1]:
                line, _ = source.place((field, index - 1, "id"))
                said = f"'{ids[index]}' sorts before '{ids[index - 1]}' on line {line}; {field} are sorted by id"
                yield source.problem((field, index, "id"), "unsorted", said)


def _domains(file: File) -> Iterator[tuple[Path, str]]:
    for index, outlet in enumerate(file.outlets):
        for number, domain in enumerate(outlet.domains):
            yield ("outlets", index, "domains", number), domain.lower()


def _names(file: File) -> Iterator[tuple[Path, str]]:
    for index, outlet in enumerate(file.outlets):
        yield ("outlets", index, "name"), outlet.name.casefold()
        for number, alias in enumerate(outlet.aliases):
            yield ("outlets", index, "aliases", number), alias.casefold()


def _wikidata(file: File) -> Iterator[tuple[Path, str]]:
    for field in ("organisations", "outlets"):
        for index, record in enumerate(getattr(file, field)):
            if record.wikidata:
                yield (field, index, "wikidata"), record.wikidata


def _once(values: Iterable[tuple[Path, str]], source: Source, code: str, rule: str) -> Iterator[Problem]:
    """A problem at each value that stood before."""
    seen: dict[str, Path] = {}
    for path, value in values:
        if value in seen:
            line, _ = source.place(seen[value])
            yield source.problem(path, code, f"'{value}' stands on line {line} already; {rule}")
        seen.setdefault(value, path)


def _namesakes(file: File, source: Source) -> Iterator[Problem]:
    for index, outlet in enumerate(file.outlets):
        for number, host in enumerate(outlet.namesakes):
            if host in outlet.domains:
                said = f"'{host}' is the outlet's own address; namesakes belong to others"
                yield source.problem(("outlets", index, "namesakes", number), "own-namesake", said)


def _references(file: File, source: Source) -> Iterator[Problem]:
    raters = {rater.id: rater for rater in file.raters}
    licences = {licence.id for licence in file.licences}
    organisations = {organisation.id for organisation in file.organisations}
    for index, rater in enumerate(file.raters):
        if rater.licence and rater.licence not in licences:
            yield _unknown(source, ("raters", index, "licence"), "licence", rater.licence, licences)
    for at, record in _owned(file):
        for number, owner in enumerate(record.owners):
            if owner.organisation and owner.organisation not in organisations:
                path = (*at, "owners", number, "organisation")
                yield _unknown(source, path, "organisation", owner.organisation, organisations)
        for field in ("state", "ratings"):
            for number, statement in enumerate(getattr(record, field, ())):
                path = (*at, field, number)
                if statement.by not in raters:
                    yield _unknown(source, (*path, "by"), "rater", statement.by, raters)
                elif statement.value not in (scale := raters[statement.by].scale):
                    said = f"'{statement.value}' is not on the scale of {statement.by}: {', '.join(scale)}"
                    said += suggest(statement.value, scale)
                    yield source.problem((*path, "value"), "not-on-scale", said)


def _unknown(source: Source, path: Path, what: str, given: str, known: Iterable[str]) -> Problem:
    return source.problem(path, f"unknown-{what}", f"there is no {what} '{given}'{suggest(given, known)}")


def _owned(file: File) -> Iterator[tuple[Path, Organisation | Outlet]]:
    """Every record that may have owners, with its place."""
    for field in ("organisations", "outlets"):
        for index, record in enumerate(getattr(file, field)):
            yield (field, index), record


def _cycles(file: File, source: Source) -> Iterator[Problem]:
    """An organisation that owns itself through others, told once, at the first of them in the file."""
    owners: dict[str, tuple[Owner, ...]] = {record.id: record.owners for record in file.organisations}
    told: set[str] = set()
    for index, record in enumerate(file.organisations):
        if record.id not in told and (chain := _way_back(record.id, owners)):
            told.update(chain)
            said = f"{' is owned by '.join([*chain, record.id])}: a chain of owners must end"
            yield source.problem(("organisations", index, "owners"), "owner-cycle", said)


def _way_back(start: str, owners: Mapping[str, tuple[Owner, ...]]) -> list[str] | None:
    """Return the shortest chain of owners that leads from ``start`` back to it."""
    chains, seen = [[start]], {start}
    for chain in chains:  # grows while it is walked: breadth first
        for owner in owners.get(chain[-1], ()):
            if owner.organisation == start:
                return chain
            if owner.organisation and owner.organisation not in seen:
                seen.add(owner.organisation)
                chains.append([*chain, owner.organisation])
    return None


def _dates(file: File, source: Source) -> Iterator[Problem]:
    for at, record in _owned(file):
        for field in ("owners", "state", "funding", "ratings", "replies"):
            for number, statement in enumerate(getattr(record, field, ())):
                yield from _crossed(source, (*at, field, number), statement)
        if founded := getattr(record, "founded", None):
            yield from _crossed(source, (*at, "founded"), founded)
        if isinstance(getattr(record, "country", None), str) and not record.source:
            yield source.problem((*at, "country"), "no-source", "a country needs the source in which it was read")


def _crossed(source: Source, at: Path, statement: Statement) -> Iterator[Problem]:
    if statement.as_of and statement.as_of > statement.checked:
        said = f"the source speaks of {statement.as_of}, but was last read on {statement.checked}"
        yield source.problem((*at, "as_of"), "dates-crossed", said)
