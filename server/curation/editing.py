"""A registry's text and changes of its records in, the new text out.

A record that no change names keeps its bytes. A changed record is written in form and keeps its comments; a new one is put where
its id sorts. Pure: it neither opens a file nor judges whether the new registry is a good one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from server.curation import layout, writing
from server.curation.layout import LISTS, SPACED, Record, Section
from server.curation.remarks import follow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KEY = re.compile(r"^([^:]+:)(?: *\[\])?")
_BLANK = re.compile(r"(?m)^[ \t]*\n")


class Change(NamedTuple):
    """What one record shall be.

    :param list: the list in which it stands, such as ``outlets``
    :param id: its id today; one that no record of the list has adds a record
    :param record: its new data (``None`` fields and empty lists are left out; its own ``id`` may differ: then it is renamed),
        or ``None`` to remove it
    """

    list: str
    id: str
    record: dict[str, Any] | None


def plain(value: Any) -> Any:
    """Write a value as the file says it: texts, lists and mappings, and nothing for what is empty."""
    if isinstance(value, dict):
        return {name: part for name, given in value.items() if (part := plain(given)) not in (None, [], {}, "")}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value if value is None else str(value)


def apply(text: str, changes: Iterable[Change]) -> str:
    """Return ``text`` with the changes in it, in the order given.

    :param text: a registry; its line ends and its byte order mark are kept
    :raises server.yamltext.Unreadable: if the text is no YAML
    :raises KeyError: if a change names a list that there is none of, or removes a record that is not there
    """
    sections = _Sections(_cut(text))
    for change in changes:
        sections.apply(change)
    return sections.text()


def restore(text: str, bodies: Mapping[tuple[str, str], str | None], spare: Iterable[str] = ()) -> str:
    """Return ``text`` with the given lines in the place of records.

    :param bodies: by list and id the lines of a record, its own comments included, or ``None`` for none
    :param spare: lists that go with the last of their records
    """
    sections = _Sections(_cut(text))
    for (name, identifier), body in bodies.items():
        sections.put(name, identifier, Record(identifier, "", body) if body else None)
    for name in spare:
        sections.drop(name)
    return sections.text()


def canonical(text: str) -> str:
    """Return the one form of a registry's text, its comments kept.

    :raises server.yamltext.Unreadable: if it is no YAML, or uses what a registry does not
    """
    return writing.file(*layout.read(text))


def _cut(text: str) -> layout.Layout:
    try:
        return layout.cut(text)
    except layout.Unusual:
        return layout.cut(canonical(text))


class _Sections:
    """The lists of a file that is being changed."""

    def __init__(self, found: layout.Layout) -> None:
        self._layout = found
        self._data = {(name, record["id"]): record for name, records in found.data.items() for record in records or ()}

    def apply(self, change: Change) -> None:
        """Make one change."""
        if change.list not in LISTS:
            raise KeyError(change.list)
        old, new = self._data.pop((change.list, change.id), {}), plain(change.record or {})
        if not (old or new):
            raise KeyError(change.id)
        if new:
            self._data[change.list, new["id"]] = new
        if old == new:
            return
        section = self._section(change.list)
        held = self._find(section, change.id)
        notes = follow(old, new, held.notes) if held else {}
        body = writing.record(section.name, new, notes, _indent(section)) if new else ""
        self.put(change.list, change.id, Record(new["id"], "", body, new, notes) if new else None)

    def text(self) -> str:
        """Join the lists."""
        return self._layout.text()

    def put(self, name: str, identifier: str, record: Record | None) -> None:
        """Put ``record`` in the place of the one with this id, if there is one; ``None`` takes it out."""
        section = self._section(name)
        held = self._find(section, identifier)
        if held and record and record.id == identifier:
            held.body, held.data, held.notes = record.body, record.data, record.notes
            return
        if held:
            _take_out(section, held)
        if record:
            _put_in(section, record)

    def drop(self, name: str) -> None:
        """Take out a list that holds nothing, not even a comment; the last list of a file stays."""
        sections, section = self._layout.sections, self._section(name)
        at = sections.index(section)
        head, own = ("", section.before) if at else _headed(section.before)
        if section.key != f"{name}: []\n" or "#" in own + section.after or len(sections) == 1:
            return
        del sections[at]
        if at < len(sections):
            sections[at].before = (head or own) + sections[at].before.lstrip("\n")

    def _find(self, section: Section, identifier: str) -> Record | None:
        return next((record for record in section.records if record.id == identifier), None)

    def _section(self, name: str) -> Section:
        """Return a list, with a place for it if the file has none."""
        sections = self._layout.sections
        for section in sections:
            if section.name == name:
                return section
        at = next((at for at, other in enumerate(sections) if _rank(other.name) > _rank(name)), len(sections))
        made = Section(name, "", f"{name}: []\n", [])
        if at < len(sections):
            before = sections[at].before
            made.before, own = ("\n", before) if at else _headed(before)
            sections[at].before = "\n" + own.removeprefix("\n")
        elif sections:
            made.before = "\n"
        elif self._layout.head.strip():
            self._layout.head = f"{self._layout.head.rstrip()}\n\n"
        sections.insert(at, made)
        return made


def _headed(before: str) -> tuple[str, str]:
    """Split what stands before the first list into the file's own comment and the list's: the last blank line parts them."""
    ends = [blank.end() for blank in _BLANK.finditer(before)]
    return (before[: ends[-1]], before[ends[-1] :]) if ends else (before, "")


def _take_out(section: Section, record: Record) -> None:
    """Take a record out of its list; a heading before it stays."""
    at = section.records.index(record)
    del section.records[at]
    following = section.records[at] if at < len(section.records) else None
    if "#" in record.gap:
        heading = record.gap.rstrip() + "\n\n"
        if following:
            following.gap = heading + following.gap.lstrip("\n")
        else:
            section.after = heading + section.after.lstrip("\n")
    elif following and not at:
        following.gap = record.gap + following.gap.lstrip("\n")
    if not section.records:
        section.key = _KEY.sub(r"\1 []", section.key)


def _put_in(section: Section, record: Record) -> None:
    """Put a record where its id sorts."""
    records = section.records
    at = bisect_left(records, record.id, key=lambda other: other.id)
    between = "\n" if section.name in SPACED else ""
    if not records:
        section.key = _KEY.sub(r"\1", section.key)
    elif at:
        record.gap = between
    elif not records[0].gap:
        records[0].gap = between
    records.insert(at, record)


def _rank(name: str) -> int:
    return LISTS.index(name) if name in LISTS else len(LISTS)


def _indent(section: Section) -> str:
    """The blanks that stand before the hyphens of a list."""
    lines = section.records[0].body.splitlines() if section.records else []
    return next((line.partition("-")[0] for line in lines if line.lstrip().startswith("-")), "")


__all__ = ["Change", "apply", "canonical", "plain"]
