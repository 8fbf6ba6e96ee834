"""Two versions of the registry in; what changed between them out, in words for curators and change logs.

Records are known by their ids, also their former ones; the order of lists does not matter. A statement that says something
else is changed, not taken away and added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from server.registry.records import Statement
from server.registry.values import countries
from server.registry.walk import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.registry.records import File, Record

_NOUNS = {
    "licences": "licence",
    "raters": "rater",
    "platforms": "platform",
    "organisations": "organisation",
    "outlets": "outlet",
    "removed": "removed outlet",
    "owners": "owner",
    "state": "state tie",
    "funding": "funding",
    "founded": "founding",
    "ratings": "rating",
    "replies": "reply",
    "domains": "address",
    "aliases": "alias",
    "namesakes": "namesake",
    "languages": "language",
    "tenants": "tenants' place",
    "former_ids": "former id",
}
_NOTHING = "Nothing changed."
_LABELS = {"as_of": "as of", "type": "kind", "wikidata": "Wikidata item", "url": "address", "checked": "last read"}


class Change(NamedTuple):
    """What changed about one record.

    :param field: the list that it is in
    :param id: its id now, or the last one that it had
    :param name: its name now, or the last one that it had
    :param words: each change in words
    """

    field: str
    id: str
    name: str
    words: list[str]


def compare(before: File, after: File) -> list[Change]:
    """Tell what changed from ``before`` to ``after``, list by list, in the order of the ids."""
    found: list[Change] = []
    names = _Names(before, after)
    for field in type(after).model_fields:
        found += _list(field, {r.id: r for r in getattr(before, field)}, {r.id: r for r in getattr(after, field)}, names)
    return [*_with_reasons(found, before, after)]


def _with_reasons(found: list[Change], before: File, after: File) -> Iterator[Change]:
    """Tell why an outlet was removed where it is told that it was, once."""
    listed = {outlet.id for outlet in before.outlets}
    reasons = {record.id: record.why for record in after.removed}
    for change in found:
        if change.field == "outlets" and change.words == ["removed"] and change.id in reasons:
            yield change._replace(words=[f"removed: {reasons[change.id]}"])
        elif change.field != "removed" or change.id not in listed:
            yield change


class _Names:
    """The names of organisations and raters, which statements refer to by id."""

    def __init__(self, *files: File) -> None:
        self._names: dict[str, str] = {}
        for file in files:
            self._names |= {organisation.id: organisation.name for organisation in file.organisations}
            self._names |= {rater.id: rater.name for rater in file.raters}

    def __call__(self, identifier: str) -> str:
        return self._names.get(identifier, identifier)


def _list(field: str, before: dict[str, Any], after: dict[str, Any], names: _Names) -> Iterator[Change]:
    heirs = {old: record.id for record in after.values() for old in getattr(record, "former_ids", ())}
    renamed = {heirs[old]: old for old in before if old not in after and heirs.get(old) not in before and old in heirs}
    for identifier in sorted({*before, *after}):
        if identifier in after:
            new, old = after[identifier], before.get(renamed.get(identifier, identifier))
            words = [*_record(old, new, names)] if old else [f"added: {_noun(field)}{_described(new)}"]
            if words:
                yield Change(field, identifier, new.name, words)
        elif identifier not in renamed.values():
            heir = heirs.get(identifier)
            words = [f"merged into {after[heir].name} ({heir})" if heir else "removed"]
            yield Change(field, identifier, before[identifier].name, words)


def _described(record: Record) -> str:
    country = countries().get(getattr(record, "country", None) or "")
    domains = ", ".join(getattr(record, "domains", ()))
    said = sum(len(_statements(record, field)) for field in STATEMENTS)
    parts = [getattr(record, "type", None), country, domains, said and f"{said} statement{'s' if said > 1 else ''}"]
    told = ", ".join(str(part) for part in parts if part)
    return f" ({told})" if told else ""


def _record(old: Any, new: Any, names: _Names) -> Iterator[str]:
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        if before == after:
            continue
        if field == "id":
            yield f"renamed: its id was {before}"
        elif field in STATEMENTS:
            yield from _statements_changed(field, _statements(old, field), _statements(new, field), names)
        elif field == "scale":
            yield f"scale changed: {'; '.join(before)} → {'; '.join(after)}"
        elif isinstance(after, tuple):
            known = old.id if field == "former_ids" else None  # told as the new name of the record
            yield from _values(field, before, tuple(value for value in after if value != known))
        else:
            yield _plain(field, before, after)


def _plain(field: str, before: Any, after: Any) -> str:
    label = _LABELS.get(field, field)
    if field == "country":
        before, after = countries().get(before), countries().get(after)
    if before is None:
        return f"{label} added: {after}"
    return f"{label} taken out: {before}" if after is None else f"{label} changed: {before} → {after}"


def _values(field: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    noun = _noun(field)
    yield from (f"{noun} added: {value}" for value in after if value not in before)
    yield from (f"{noun} taken out: {value}" for value in before if value not in after)
    if field == "domains" and before[0] != after[0]:
        yield f"best known address is now {after[0]}"


def _statements(record: Any, field: str) -> list[Statement]:
    given = getattr(record, field, None)
    return [*given] if isinstance(given, tuple) else [given] if given else []


def _statements_changed(field: str, before: list[Any], after: list[Any], names: _Names) -> Iterator[str]:
    """Pair what stayed, then what is alike in voice, words or source; the rest is new or gone."""
    noun, left, new = _noun(field), [*before], [*after]
    for alike in (_whole, _who_and_source, _what, _who, _source):
        for statement in [*new]:
            twin = next((old for old in left if alike(old) == alike(statement)), None)
            if twin is not None:
                left.remove(twin)
                new.remove(statement)
                if changes := [*_statement(twin, statement, names)]:
                    yield f"{noun} {_said(statement, names)}: {'; '.join(changes)}"
    yield from (f"{noun} added: {_said(statement, names)} {_read(statement)}" for statement in new)
    yield from (f"{noun} taken out: {_said(statement, names)} {_read(statement)}" for statement in left)


def _whole(said: Any) -> Any:
    return said


def _voice(said: Any) -> Any:
    """Who speaks, of a statement by a rater; who is spoken of, of an owner."""
    return getattr(said, "by", None) or getattr(said, "organisation", None) or getattr(said, "name", None)


def _who_and_source(said: Any) -> Any:
    return _voice(said), said.source


def _what(said: Any) -> Any:
    return _voice(said), getattr(said, "value", None)


def _who(said: Any) -> Any:
    return _voice(said) or object()  # where nobody is named, nobody is the same


def _source(said: Any) -> Any:
    return said.source


def _statement(old: Any, new: Any, names: _Names) -> Iterator[str]:
    for field in sorted(type(new).model_fields, key=lambda name: name in Statement.model_fields):  # what it says comes first
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            if field in ("by", "organisation"):
                before, after = (names(value) if value else None for value in (before, after))
            yield _plain(field, before, after)


def _said(statement: Any, names: _Names) -> str:
    """What a statement says, in few words."""
    value = getattr(statement, "value", None)
    if by := getattr(statement, "by", None):
        country = countries().get(getattr(statement, "country", None) or "")
        return f"{names(by)} says “{value}”{f', {country}' if country else ''}"
    if value is not None:
        return f"“{value}”"
    share = f", {statement.share}" if statement.share else ""
    return f"{names(statement.organisation) if statement.organisation else statement.name}{share}"


def _read(statement: Statement) -> str:
    of = f", as of {statement.as_of}" if statement.as_of else ""
    return f"(source {statement.source}{of}, checked {statement.checked})"


def _noun(field: str) -> str:
    return _NOUNS[field]


def text(changes: Iterable[Change]) -> str:
    """Write changes for a terminal."""
    return (
        "\n".join(f"{change.name} ({change.id}): {words}" for change in changes for words in change.words) or "Nothing changed."
    )


def markdown(changes: Iterable[Change]) -> str:
    """Write changes for a change log."""
    blocks: dict[str, list[str]] = {}
    for change in changes:
        first, *more = change.words
        entry = f"* **{_escaped(change.name)}** (`{change.id}`): {_escaped(first)}"
        blocks.setdefault(change.field, []).extend([entry, *(f"  * {_escaped(words)}" for words in more)])
    return (
        "\n\n".join(f"### {field.capitalize()}\n\n" + "\n".join(items) for field, items in blocks.items()) or "Nothing changed."
    )


def _escaped(words: str) -> str:
    """Keep what a curator wrote from becoming Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_<>[]#|" and not _in_address(words, at) else sign for at, sign in enumerate(words))


def _in_address(words: str, at: int) -> bool:
    start = words.rfind(" ", 0, at) + 1
    return words[start:].lstrip("(").startswith("https://")
