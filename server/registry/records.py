"""The records of the registry as pydantic models: one schema for the YAML file, its JSON Schema and the API's answers.

Checks each record by itself; what one value may be is in ``values``, what concerns two records at once in ``rules``.
"""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from server.registry.values import (
    Country,
    Date,
    Day,
    Domain,
    Host,
    Id,
    Language,
    Source,
    Tenant,
    Text,
    Wikidata,
    Year,
)

OutletType = Literal[
    "news-agency",
    "newspaper",
    "magazine",
    "broadcaster",
    "news-site",
    "journal",
    "think-tank",
    "ngo",
    "government",
    "encyclopedia",
    "forum",
]


def _given(field: str) -> dict[str, Any]:
    """JSON Schema's way to say that a field is there and not empty."""
    return {"required": [field], "properties": {field: {"not": {"type": "null"}}}}


class Record(BaseModel):
    """What all models of the registry share: unknown fields are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Statement(Record):
    """One attributed fact: where it was read and when (a Wikidata statement with its reference)."""

    source: Source = Field(description="https address of the page that says so")
    as_of: Date | None = Field(None, description="the date that the source speaks of: YYYY-MM-DD, YYYY-MM or YYYY")
    checked: Day = Field(description="the day on which somebody last read the source: YYYY-MM-DD")
    note: Text | None = Field(None, description="what the source adds, such as the part of the outlet that it means")


class Owner(Statement):
    """An owner: a name, or a record of ``organisations`` whose own owners continue the chain."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [_given("name"), _given("organisation")]})

    name: Text | None = Field(None, description="the owner's name, where it has no record of its own")
    organisation: Id | None = Field(None, description="id of a record of organisations")
    share: Text | None = Field(None, description="the share, in the source's words, such as 75.96 %")

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        if (self.name is None) == (self.organisation is None):
            raise PydanticCustomError("owner-name", "an owner has either a name or an organisation", {})
        return self


class Affiliation(Statement):
    """What a rater says of the tie between an outlet or owner and a state, in the rater's own words."""

    by: Id = Field(description="id of the rater")
    value: Text = Field(description="the rater's own words")
    country: Country | None = Field(None, description="the state: ISO 3166-1 alpha-2")


class Funding(Statement):
    """Who pays for the outlet."""

    value: Text = Field(description="who pays, in a few plain words")


class Founding(Statement):
    """The year in which the outlet was founded."""

    value: Year = Field(description="a year")


class Rating(Statement):
    """What a rater says of an outlet, in the rater's own words and scale."""

    by: Id = Field(description="id of the rater")
    value: Text = Field(description="a word of the rater's scale")


class Reply(Statement):
    """The outlet's own answer to what others say of it."""

    value: Text = Field(description="the answer, in few words")


class Licence(Record):
    """A borrowed set of data and the licence under which statements were taken from it."""

    id: Id = Field(description="set once, never reused")
    name: Text = Field(description="name of the set")
    licence: Text = Field(description="the licence, by its SPDX identifier where it has one")
    holder: Text = Field(description="who is to be named")
    url: Source = Field(description="where the set is")


class Rater(Record):
    """Somebody who judges outlets: the question that it answers and its scale, in its own words."""

    id: Id = Field(description="set once, never reused")
    name: Text = Field(description="name of the rater")
    question: Text = Field(description="the question that its values answer")
    scale: tuple[Text, ...] = Field(min_length=1, description="all its values, in its own words and order")
    language: Language | None = Field(None, description="the language of question and scale as they stand here: ISO 639")
    url: Source = Field(description="where it explains its method")
    licence: Id | None = Field(None, description="id of the licence of the set that its values were taken from")


class Platform(Record):
    """A site whose tenants publish under it: they never inherit a record of the platform."""

    id: Id = Field(description="set once, never reused")
    name: Text = Field(description="name of the platform")
    domains: tuple[Host, ...] = Field(min_length=1, description="its hosts; a public suffix may be one")
    tenants: tuple[Tenant, ...] = Field(
        min_length=1,
        description="where a tenant's own place begins: *.host, or host/path with * for one name, such as medium.com/@*",
    )


class Organisation(Record):
    """An owner with owners of its own, or one that owns several outlets."""

    model_config = ConfigDict(json_schema_extra={"if": _given("country"), "then": _given("source")})

    id: Id = Field(description="set once, never reused")
    name: Text = Field(description="name of the organisation")
    country: Country | None = Field(None, description="where its seat is: ISO 3166-1 alpha-2")
    source: Source | None = Field(None, description="https address of a page that shows the plain fields above")
    checked: Day | None = Field(None, description="the day on which somebody last read that page")
    wikidata: Wikidata | None = Field(None, description="its Wikidata item, such as Q130879")
    owners: tuple[Owner, ...] = Field((), description="who owns it, by source and date")
    state: tuple[Affiliation, ...] = Field((), description="what raters say of its tie to a state")


class Outlet(Record):
    """A publisher: one record of the registry (schema.org NewsMediaOrganization)."""

    id: Id = Field(description="set once, never reused; a rename goes to former_ids")
    former_ids: tuple[Id, ...] = Field((), description="ids that it once had; they go on resolving")
    name: Text = Field(description="the name that it goes by")
    aliases: tuple[Text, ...] = Field((), description="other names by which it is cited")
    domains: tuple[Domain, ...] = Field(
        min_length=1, description="its hosts, spare ones too, or host/path for a section; the most specific wins"
    )
    namesakes: tuple[Domain, ...] = Field((), description="hosts of others that only resemble its own")
    type: OutletType | None = Field(None, description="what kind of publisher it is, where a source says so")
    country: Country | None = Field(None, description="where it is edited: ISO 3166-1 alpha-2")
    languages: tuple[Language, ...] = Field((), description="the languages of its hosts: ISO 639")
    source: Source = Field(description="https address of a page that shows the plain fields above")
    checked: Day = Field(description="the day on which somebody last read that page: YYYY-MM-DD")
    wikidata: Wikidata | None = Field(None, description="its Wikidata item, such as Q130879")
    owners: tuple[Owner, ...] = Field((), description="who owns it, by source and date")
    state: tuple[Affiliation, ...] = Field((), description="what raters say of its tie to a state")
    funding: tuple[Funding, ...] = Field((), description="who pays for it, by source and date")
    founded: Founding | None = Field(None, description="when it was founded")
    ratings: tuple[Rating, ...] = Field((), description="what raters say of it, each in its own words")
    replies: tuple[Reply, ...] = Field((), description="its own answers, shown beside the ratings")


class Removed(Record):
    """An outlet that was taken out without a successor: its ids answer with the reason, and are never used again."""

    id: Id = Field(description="the id that it had last")
    former_ids: tuple[Id, ...] = Field((), description="ids that it had before")
    name: Text = Field(description="the name under which it was listed")
    domains: tuple[Domain, ...] = Field((), description="the hosts that it was listed with; imports add no outlet there")
    why: Text = Field(description="the reason, told to whoever follows an old link")
    since: Day = Field(description="the day on which it was taken out: YYYY-MM-DD")


class File(Record):
    """The registry as a whole: six lists, each sorted by id."""

    licences: tuple[Licence, ...] = Field((), description="borrowed sets of data and their licences")
    raters: tuple[Rater, ...] = Field((), description="who judges outlets, and on what scale")
    platforms: tuple[Platform, ...] = Field((), description="sites whose tenants publish under them")
    organisations: tuple[Organisation, ...] = Field((), description="owners")
    outlets: tuple[Outlet, ...] = Field((), description="publishers")
    removed: tuple[Removed, ...] = Field((), description="outlets that were taken out, with the reason")
