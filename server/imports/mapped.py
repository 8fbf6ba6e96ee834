"""Any table in, with a file that says what its columns mean; what it says of outlets out.

For lists that a curator has leave to use: the mapping names the list, its licence, its date and where it says each thing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from server import yamlfile
from server.imports import names, tables
from server.imports.batch import Batch, Fields, Release, Said, Unreadable
from server.registry.records import Licence, Outlet, Rater
from server.registry.values import Country, Date, Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from server.problems import Problem

_PLACE = re.compile(r"\{([^{}]*)\}")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Columns(_Part):
    """Which column has which field; a field without a column is not taken."""

    name: Text = Field(description="the outlet's name")
    address: Text | None = Field(None, description="its website; without one the name must lead to a listed outlet")
    country: Text | None = Field(None, description="the country where it is edited: ISO 3166-1 code or English name")
    languages: Text | None = Field(
        None, description="codes or English names of its languages, parted by blanks, commas or semicolons"
    )
    type: Text | None = Field(None, description="its kind, in the words of the registry or of `values`")
    wikidata: Text | None = Field(None, description="its Wikidata item")
    owner: Text | None = Field(None, description="its owner's name")
    share: Text | None = Field(None, description="the owner's share")
    rating: Text | None = Field(None, description="the rater's word, or what `values` makes one")
    state: Text | None = Field(None, description="the rater's word for its tie to a state, or what `values` makes one")
    note: Text | None = Field(None, description="the part of the outlet that the rating means")
    as_of: Text | None = Field(None, description="the date that the row speaks of")
    defunct: Text | None = Field(None, description="not empty where the outlet is no more")


class Mapping(_Part):
    """What a table means."""

    licence: Licence = Field(description="the list and its licence, as in the registry")
    rater: Rater | None = Field(None, description="who rates, as in the registry; needed for rating and state")
    source: Text = Field(description="https address where the list says it; {column} stands for the value in that column")
    as_of: Date | None = Field(None, description="the date that the list speaks of")
    delimiter: Literal[",", ";", "tab", "|"] = Field(",", description="what parts the columns")
    columns: Columns = Field(description="which column has which field")
    values: dict[str, dict[str, str]] = Field(
        {}, description="by field: what a word of the list is in the registry; empty: nothing"
    )
    fixed: dict[str, str] = Field({}, description="by field (country, languages, type): what holds for every row")
    where: dict[str, tuple[str, ...]] = Field({}, description="by column: only rows with one of these values (empty text too)")
    adds: Literal["yes", "no", "close", "national"] = Field(
        "yes",
        description="whether outlets are added that are not listed: close, only where the host is like the name; national, only "
        "where it also ends in the country's code",
    )
    countries: tuple[Country, ...] = Field((), description="only outlets of these countries are added; empty: of all")

    @field_validator("values", "fixed")
    @classmethod
    def _known(cls, given: dict[str, object]) -> dict[str, object]:
        if unknown := [field for field in given if field not in Columns.model_fields]:
            raise PydanticCustomError("unknown-field", "there is no field '{field}'", {"field": unknown[0]})
        return given


class BadMapping(ValueError):
    """A mapping has problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def load(path: Path) -> Mapping:
    """Read a mapping.

    :raises BadMapping: if it has problems, all of them with their lines
    """
    reading = yamlfile.read(path, Mapping)
    if reading.value is None:
        raise BadMapping(reading.problems)
    mapping, found = reading.value, list(reading.problems)
    for field in ("rating", "state"):
        if getattr(mapping.columns, field) and not mapping.rater:
            said = f"a {field} needs the rater whose word it is"
            found.append(reading.source.problem(("columns", field), "no-rater", said))
    if found:
        raise BadMapping(found)
    return mapping


def read(files: Iterable[Path], release: Release, mapping: Mapping | None = None) -> Batch:
    """Read tables by a mapping; ``release`` may name another source and date than the mapping does.

    :raises Unreadable: if there is no mapping, or if a table lacks a column of it
    """
    if mapping is None:
        raise Unreadable("a table needs a mapping that says what its columns mean: --mapping FILE")
    records: list[tuple[str, Fields]] = [("licences", _plain(mapping.licence))]
    records += [("raters", _plain(mapping.rater))] if mapping.rater else []
    batch = Batch(records=records, adds=mapping.adds != "no", close=mapping.adds in ("close", "national"))
    reader = _Reader(mapping, release, batch)
    for path in files:
        for at, row in tables.rows(path, reader.wanted, {"tab": "\t"}.get(mapping.delimiter, mapping.delimiter)):
            if all(row.get(column, "") in values for column, values in mapping.where.items()):
                reader.take(at, row)
    return batch


def _plain(record: BaseModel) -> Fields:
    return {name: value for name, value in record.model_dump(mode="json").items() if value is not None}


class _Reader:
    def __init__(self, mapping: Mapping, release: Release, batch: Batch) -> None:
        self._mapping = mapping
        self._release = release
        self._batch = batch
        self._columns: dict[str, str] = {name: column for name, column in mapping.columns if column}
        self.wanted = [*self._columns.values(), *_PLACE.findall(mapping.source), *mapping.where]

    def take(self, at: str, row: dict[str, str]) -> None:
        """Take a row, or refuse it."""
        shown = self._value(row, "name")
        try:
            name = names.clean(shown)
        except names.BadName as error:
            self._batch.refuse(at, shown[:100], "bad-name", str(error))
            return
        if self._value(row, "defunct"):
            self._batch.refuse(at, name, "defunct", f"the set says: {self._value(row, 'defunct')[:80]}")
            return
        plain = self._plain(at, name, row)
        if why := self._outside(plain, row):
            self._batch.refuse(at, name, "not-chosen", why)
            return
        cited = self._cited(row)
        key = f"{names.key(name)}|{plain.get('country')}|{plain.get('wikidata')}"
        country = "" if "address" in self._columns else plain.get("country", "")
        address = self._value(row, "address")
        statements = self._statements(row, plain, cited)
        self._batch.said.append(Said(at, key, name, address, cited["source"], plain, statements, country=country))

    def _value(self, row: dict[str, str], field: str) -> str:
        """The value of a field, in the registry's words."""
        given = row.get(self._columns.get(field, ""), "") or self._mapping.fixed.get(field, "")
        return self._mapping.values.get(field, {}).get(given, given)

    def _plain(self, at: str, name: str, row: dict[str, str]) -> Fields:
        """The plain fields of a row; a value that the registry does not have is told and left out."""
        country = names.country(self._value(row, "country"))
        parts = re.split(r"\s*[,;|]\s*|(?<=[a-z]{2}) (?=[a-z]{2}\b)", self._value(row, "languages"))
        given = {
            "type": self._value(row, "type"),
            "country": country,
            "languages": [*dict.fromkeys(code for part in parts if (code := names.language(part)))],
            "wikidata": self._value(row, "wikidata"),
        }
        plain = {}
        for field, value in given.items():
            if value and sound(field, value):
                plain[field] = value
            elif self._value(row, field):
                why = f"'{self._value(row, field)[:60]}' is no {field} of the registry's: the field stays empty"
                self._batch.refuse(at, name, "unsure-value", why)
        return plain

    def _outside(self, plain: Fields, row: dict[str, str]) -> str:
        country = plain.get("country", "")
        if self._mapping.countries and country not in self._mapping.countries:
            return "it is of none of the countries of this import"
        host = self._value(row, "address").partition("://")[2] or self._value(row, "address")
        host = host.partition("/")[0].partition(":")[0]
        if self._mapping.adds == "national" and not names.national(host, {country}):
            return f"its host '{host}' does not end in the code of its country {country or '(none)'}"
        return ""

    def _cited(self, row: dict[str, str]) -> Fields:
        source = self._release.source or _PLACE.sub(lambda place: row.get(place[1], ""), self._mapping.source)
        as_of = self._release.as_of or self._value(row, "as_of") or self._mapping.as_of
        return {"source": source, "as_of": as_of} if as_of else {"source": source}

    def _statements(self, row: dict[str, str], plain: Fields, cited: Fields) -> dict[str, list[Fields]]:
        statements: dict[str, list[Fields]] = {}
        if owner := self._value(row, "owner"):
            share = self._value(row, "share")
            statements["owners"] = [{"name": owner, **({"share": share} if share else {}), **cited}]
        by = self._mapping.rater.id if self._mapping.rater else ""
        if rating := self._value(row, "rating"):
            note = self._value(row, "note")
            statements["ratings"] = [{"by": by, "value": rating, **({"note": note} if note else {}), **cited}]
        if state := self._value(row, "state"):
            nation = {"country": plain["country"]} if "country" in plain else {}
            statements["state"] = [{"by": by, "value": state, **nation, **cited}]
        return statements


_SOUND = {"id": "x", "name": "x", "domains": ["example.org"], "source": "https://example.org/", "checked": "2026-01-01"}


def sound(field: str, value: object) -> bool:
    """Does a field of an outlet take this value?"""
    try:
        Outlet.model_validate({**_SOUND, field: value})
    except ValidationError:
        return False
    return True


__all__ = ["BadMapping", "Mapping", "load", "read", "sound"]
