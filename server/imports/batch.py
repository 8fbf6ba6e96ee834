"""What a set of data says of outlets, row by row, whatever its format; knows nothing of the registry."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

Fields = dict[str, Any]


class Unreadable(ValueError):
    """A file is not of the format that was named; says which file and why."""


class Release(NamedTuple):
    """Which state of a set is read, a release or a revision.

    :param source: address where the set says it
    :param as_of: the date of which it speaks, or ``""``
    """

    source: str = ""
    as_of: str = ""

    def cited(self, page: str = "") -> Fields:
        """Return the source and date of a statement.

        :param page: the part of the set that says it, put behind a source that ends in a slash
        """
        source = self.source + page if self.source.endswith("/") and page else self.source
        return {"source": source, "as_of": self.as_of} if self.as_of else {"source": source}


class Refusal(NamedTuple):
    """What is not taken.

    :param at: file and row
    :param name: of the outlet, as the set has it
    :param code: stable, lower case with hyphens
    :param why: in one sentence
    """

    at: str
    name: str
    code: str
    why: str


@dataclass(frozen=True)
class Said:
    """What one row says of an outlet.

    :param at: file and row
    :param key: the same for all rows of one outlet
    :param name: its name
    :param address: as the row has it; ``""`` where the set gives none
    :param source: address of the page that shows the plain fields
    :param plain: type, country, languages, wikidata, as in the registry
    :param statements: by field (owners, state, ratings), without ``checked``; an owner's ``name`` may become a record
    :param whole: what a host stands for where several outlets of the set share it, such as the company of all
    :param country: where a name alone leads to a record, the country that this record must have
    """

    at: str
    key: str
    name: str
    address: str
    source: str
    plain: Fields = field(default_factory=dict)
    statements: dict[str, list[Fields]] = field(default_factory=dict)
    whole: str = ""
    country: str = ""

    def named(self, name: str) -> Said:
        """Return the same said of what shares its host, which is no asset of itself."""
        return replace(self.without("owners"), key=name, name=name)

    def without(self, field: str) -> Said:
        """Return the same without what it says in a field."""
        plain = {name: value for name, value in self.plain.items() if name != field}
        return replace(self, plain=plain, statements={name: said for name, said in self.statements.items() if name != field})


@dataclass(frozen=True)
class Chain:
    """An organisation of the set with those who own it."""

    name: str
    owners: list[Fields]


@dataclass
class Batch:
    """All that was read.

    :param records: by list (licences, raters) the records that the statements refer to
    :param adds: whether outlets that are not listed may be added
    :param close: whether a host must be like the name of an outlet to be taken for its own
    :param near: whether a host must be near the name, or end in the code of the country
    :param skip: hosts that a curator leaves out, and ``HOST FIELD`` where only what the set says there is wrong
    :param own: hosts of which a curator has read that they are the outlet's own, though nothing in them says so
    """

    said: list[Said] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    records: list[tuple[str, Fields]] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    adds: bool = True
    close: bool = False
    near: bool = False
    skip: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    def refuse(self, at: str, name: str, code: str, why: str) -> None:
        """Note what is not taken."""
        self.refused.append(Refusal(at, name, code, why))


__all__ = ["Batch", "Chain", "Fields", "Refusal", "Said", "Unreadable"]
