"""The plain data of a registry and a wish (rename, merge, remove) in, the changes of its records out.

Old ids go on resolving: an outlet's go to ``former_ids``, and whatever in the file names a record by its id names the new one.
Pure; whether the outcome is a sound registry is for the check to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from server.curation.editing import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

Fields = dict[str, Any]
Data = dict[str, list[Fields]]

# By list: where its records are named by their id, as a plain field, or as a field of statements.
_NAMED_IN: dict[str, tuple[tuple[str, ...], ...]] = {
    "organisations": (("owners", "organisation"),),
    "raters": (("state", "by"), ("ratings", "by")),
    "licences": (("licence",),),
}


class Impossible(ValueError):
    """The wish cannot be carried out; says why."""


class Reason(NamedTuple):
    """Why an outlet is taken out, in words for readers, and on which day (YYYY-MM-DD)."""

    why: str
    since: str


class Merger(NamedTuple):
    """What a merger changes, and which values of the record that goes are left out, for the curator to judge."""

    changes: list[Change]
    left_out: list[str]


def lists(data: Data, identifier: str) -> list[str]:
    """Return the lists in which a record has this id."""
    return [name for name, records in data.items() if any(record["id"] == identifier for record in records)]


def rename(data: Data, name: str, old: str, new: str) -> list[Change]:
    """Give a record of the list ``name`` a new id; the old one stays its own.

    :raises Impossible: if there is no such record, if the new id is empty, or if it is or was another's
    """
    record = _record(data, name, old)
    if not new:
        raise Impossible("a record needs an id")
    for other in [*data[name], *(data.get("removed", ()) if name == "outlets" else ())]:
        if other is not record and new in (other["id"], *_former(other)):
            raise Impossible(
                f"'{new}' is or was the id of {other['name']} ({other['id']}); an id is never used for another record"
            )
    renamed = {**record, "id": new}
    if name == "outlets":
        renamed["former_ids"] = [identifier for identifier in (*_former(record), old) if identifier != new]
    return [Change(name, old, renamed), *_redirected(data, name, old, new)]


def merge(data: Data, name: str, old: str, into: str) -> Merger:
    """Put all that is said of one record into another; statements stand side by side, the old id goes on resolving.

    :raises Impossible: if one of the records is not there, or if they are one
    """
    gone, kept = _pair(data, name, old, into)
    merged, left_out = _joined(gone, kept)
    if name == "outlets":
        merged |= _absorbed(gone, merged)
    merged = _naming(merged, name, old, into)
    others = [
        change for change in _redirected(data, name, old, into) if (change.list, change.id) not in ((name, old), (name, into))
    ]
    return Merger([Change(name, old, None), Change(name, into, merged), *others], left_out)


def remove(data: Data, name: str, identifier: str, into: str | None = None, reason: Reason | None = None) -> list[Change]:
    """Take a record out. The ids of an outlet are addresses: they lead to another outlet, or answer with the reason.

    :param into: id of the outlet to which the ids of an outlet shall lead
    :param reason: why an outlet goes that has no successor
    :raises Impossible: if there is no such record, if others name it, or if an outlet's ids would lead nowhere
    """
    gone = _record(data, name, identifier)
    if named := [f"{part}/{record['id']}" for part, record in _namers(data, name, identifier)]:
        raise Impossible(f"'{identifier}' is named by {', '.join(named)}: mend these first, or merge it into another record")
    if name != "outlets":
        return [Change(name, identifier, None)]
    if into:
        gone, heir = _pair(data, name, identifier, into)
        former = _union(_former(heir), [identifier, *_former(gone)])
        return [Change(name, identifier, None), Change(name, into, {**heir, "former_ids": former})]
    if not reason:
        raise Impossible(
            f"the id '{identifier}' has been published: say with --into to which outlet it shall lead, "
            "or with --why, to readers, why there is none any more"
        )
    kept: Fields = {field: gone[field] for field in ("id", "former_ids", "name", "domains") if field in gone}
    return [Change(name, identifier, None), Change("removed", identifier, {**kept, "why": reason.why, "since": reason.since})]


def _record(data: Data, name: str, identifier: str) -> Fields:
    for record in data.get(name, ()):
        if record["id"] == identifier:
            return record
    raise Impossible(f"there is no record '{identifier}' in {name}")


def _pair(data: Data, name: str, old: str, into: str) -> tuple[Fields, Fields]:
    if old == into:
        raise Impossible(f"'{old}' cannot go into itself")
    return _record(data, name, old), _record(data, name, into)


def _former(record: Fields) -> list[str]:
    return list(record.get("former_ids", ()))


def _namers(data: Data, name: str, identifier: str) -> Iterator[tuple[str, Fields]]:
    """The records that name a record of the list ``name``, each with its list."""
    for part, records in data.items():
        for record in records:
            if _naming(record, name, identifier, "") != record:
                yield part, record


def _redirected(data: Data, name: str, old: str, new: str) -> Iterator[Change]:
    """The changes by which all that name ``old`` name ``new``."""
    for part, record in _namers(data, name, old):
        yield Change(part, record["id"], _naming(record, name, old, new))


def _naming(record: Fields, name: str, old: str, new: str) -> Fields:
    """Return a record that names ``new`` where it named ``old``."""
    record = dict(record)
    for field, *inner in _NAMED_IN.get(name, ()):
        if inner:
            statements = [
                {**statement, inner[0]: new} if statement.get(inner[0]) == old else statement
                for statement in record.get(field, ())
            ]
            record |= {field: statements} if statements else {}
        elif record.get(field) == old:
            record[field] = new
    return record


def _joined(gone: Fields, kept: Fields) -> tuple[Fields, list[str]]:
    """Join lists; of single values keep those of ``kept``, and tell which of ``gone`` differ."""
    merged, left_out = dict(kept), []
    for field, value in gone.items():
        if isinstance(value, list):
            merged[field] = _union(kept.get(field, []), value)
        elif field == "wikidata" and field not in kept:
            merged[field] = value
        elif field not in ("id", "name") and kept.get(field) != value:
            left_out.append(f"{field}: {', '.join(map(str, value.values())) if isinstance(value, dict) else value}")
    return merged, left_out


def _absorbed(gone: Fields, merged: Fields) -> Fields:
    """The fields of an outlet that tell what the other one was called and where it was."""
    names = [name for name in (gone["name"], *merged.get("aliases", ())) if name != merged["name"]]
    fields = {
        "former_ids": _union(_former(merged), [gone["id"]]),
        "aliases": _union([], [*merged.get("aliases", ()), *names]),
        "namesakes": [host for host in merged.get("namesakes", ()) if host not in merged["domains"]],
    }
    return {field: value for field, value in fields.items() if value or field in merged}


def _union(first: list[Any], second: list[Any]) -> list[Any]:
    return [*first, *(value for number, value in enumerate(second) if value not in (*first, *second[:number]))]


__all__ = ["Impossible", "Merger", "Reason", "lists", "merge", "remove", "rename"]
