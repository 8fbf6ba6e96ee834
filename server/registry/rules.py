"""What two values of the registry must not do to each other: the checks that a schema of one value cannot make.

Works on the file's plain data, so that one mistyped value hides no other problem. Yields a problem for each, naming the
other line where there is one. What can wait is in ``advice``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from server.problems import shown
from server.registry import chains, statements
from server.registry.records import File
from server.registry.values import bare
from server.registry.walk import Found, Value, records, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.problems import Problem
    from server.yamlfile import Source, Way


def check(data: Any, source: Source) -> Iterator[Problem]:
    """Check a whole registry.

    :param data: what the YAML says, of whatever shape
    :param source: knows where each value stands
    """
    for field in File.model_fields:
        yield from _ids(data, field, source)
    outlets = [*records(data, "outlets")]
    owned = [*records(data, "organisations"), *outlets]
    yield from _domains(data, outlets, source)
    yield from _names(outlets, source)
    items = [value for at, record in owned for value in text(at, record, "wikidata")]
    yield from _once(items, source, "duplicate-wikidata", "one item describes one record")
    yield from _namesakes(outlets, source)
    yield from statements.check(data, owned, source)
    yield from chains.check(data, source)


def _ids(data: Any, field: str, source: Source) -> Iterator[Problem]:
    listed = [*records(data, field)]
    sharing = [*records(data, "outlets"), *listed] if field == "removed" else listed  # their ids are one set of addresses
    ids = [value for at, record in listed for value in text(at, record, "id")]
    known = [value for at, record in sharing for value in text(at, record, "id")]
    former = [value for at, record in sharing for value in texts(at, record, "former_ids")]
    yield from _once([*known, *former], source, "duplicate-id", "an id is used once and never again")
    for (before, first), (path, second) in pairwise(ids):
        if second < first:
            line = source.line(before)
            said = f"'{shown(second)}' sorts before '{shown(first)}' on line {line}; {field} are sorted by id"
            yield source.problem(path, "unsorted", said, other=line)


def _domains(data: Any, outlets: list[Found], source: Source) -> Iterator[Problem]:
    platforms = [*records(data, "platforms")]
    for held, field in ((outlets, "domains"), (platforms, "domains"), (platforms, "tenants")):
        values = [(path, value.lower()) for at, record in held for path, value in texts(at, record, field)]
        yield from _once(values, source, "duplicate-domain", "one address belongs to one record")


def _names(outlets: list[Found], source: Source) -> Iterator[Problem]:
    """A name that two records bear, an article aside; within one record the same words twice."""
    seen: dict[str, tuple[Way, str]] = {}
    for at, outlet in outlets:
        for path, name in [*text(at, outlet, "name"), *texts(at, outlet, "aliases")]:
            first, said = seen.setdefault(bare(name).casefold(), (path, name))
            if first != path and (first[:2] != path[:2] or said.casefold() == name.casefold()):
                yield _again(source, first, path, name, "duplicate-name", "one name leads to one record")


def _once(values: Iterable[Value], source: Source, code: str, rule: str) -> Iterator[Problem]:
    """A problem at each value that stood before."""
    seen: dict[str, Way] = {}
    for path, value in values:
        if value in seen:
            yield _again(source, seen[value], path, value, code, rule)
        seen.setdefault(value, path)


def _again(source: Source, first: Way, path: Way, value: str, code: str, rule: str) -> Problem:  # noqa: PLR0913, PLR0917
    line = source.line(first)
    return source.problem(path, code, f"'{shown(value)}' stands on line {line} already; {rule}", other=line)


def _namesakes(outlets: list[Found], source: Source) -> Iterator[Problem]:
    for at, outlet in outlets:
        own = {host: path for path, host in texts(at, outlet, "domains")}
        for path, host in texts(at, outlet, "namesakes"):
            if host in own:
                line = source.line(own[host])
                said = f"'{shown(host)}' is the outlet's own address on line {line}; namesakes belong to others"
                yield source.problem(path, "own-namesake", said, other=line)
