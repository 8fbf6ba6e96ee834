"""The records of the registry as pydantic models: one schema for the YAML file, its JSON Schema and the API's answers.

Checks each value by itself; what concerns two records at once is in ``rules``.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, LiteralString, Self

from babel import Locale
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from server import urls
from server.urls import suffixes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

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

EARLIEST = 1500  # the year before which no outlet was founded

_ENGLISH = Locale("en")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9@._~+-]+)*")


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code to English name, by Unicode CLDR."""
    territories: Mapping[str, str] = _ENGLISH.territories
    unofficial = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    return {code: name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in unofficial}


@cache
def languages() -> Mapping[str, str]:
    """ISO 639 code to English name, by Unicode CLDR."""
    known: Mapping[str, str] = _ENGLISH.languages
    return {code: name for code, name in known.items() if re.fullmatch("[a-z]{2,3}", code)}


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    try:
        year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
        first = dt.date(year, month, day)
    except ValueError:
        wanted = "'{given}' is no date; write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"
        raise PydanticCustomError("bad-date", wanted, {"given": text}) from None
    if first > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        raise PydanticCustomError("future-date", "{given} lies in the future", {"given": text})
    return text


def _day(text: str) -> str:
    if len(text) != len("YYYY-MM-DD"):
        raise PydanticCustomError("bad-date", "'{given}' is no day; write YYYY-MM-DD", {"given": text})
    return _date(text)


def _year(text: Any) -> Any:
    latest = dt.datetime.now(dt.UTC).year
    if isinstance(text, str) and not (text.isascii() and text.isdecimal() and EARLIEST <= int(text) <= latest):
        said = "'{given}' is no year from {earliest} to {latest}"
        raise PydanticCustomError("bad-year", said, {"given": text, "earliest": EARLIEST, "latest": latest})
    return text


def _country(code: str) -> str:
    if code not in countries():
        hint = " (the United Kingdom is GB)" if code == "UK" else ""
        said = "'{given}' is no ISO 3166-1 country code such as CN or GB" + hint
        raise PydanticCustomError("bad-country", said, {"given": code})
    return code


def _language(code: str) -> str:
    if code not in languages():
        said = "'{given}' is no ISO 639 language code such as en or zh"
        raise PydanticCustomError("bad-language", said, {"given": code})
    return code


def _source(address: str) -> str:
    try:
        page = urls.Page.parse(address)
    except urls.BadUrl as error:
        raise PydanticCustomError("bad-source", "'{given}': {why}", {"given": address, "why": str(error)}) from None
    if not address.startswith("https://") or not suffixes.split(page.host).suffix:
        raise PydanticCustomError("bad-source", "'{given}' is no public https:// address", {"given": address})
    return address


def _address(text: str) -> str:
    host, slash, path = text.partition("/")
    try:
        canonical = urls.Page.parse(f"https://{host}/").host
    except urls.BadUrl:
        canonical = ""
    if canonical != host or not _HOST.fullmatch(host) or not _PATH.fullmatch(slash + path):
        said = "'{given}' is no bare host such as bbc.co.uk (lower case, ASCII, no scheme, no port), nor host/path for a section"
        raise PydanticCustomError("bad-domain", said, {"given": text})
    if host.startswith("www."):
        raise PydanticCustomError("bad-domain", "write '{bare}': www. is understood", {"bare": text.removeprefix("www.")})
    return text


def _domain(text: str) -> str:
    host = _address(text).partition("/")[0]
    parts = suffixes.split(host)
    if not (parts.name and parts.suffix):
        said = "'{given}' is a public suffix or no public host: everybody's addresses end in it, or nobody's"
        raise PydanticCustomError("public-suffix", said, {"given": host})
    return text


def bare(name: str) -> str:
    """A name without its article, unless a single word would be left."""
    article, _, rest = " ".join(name.split()).partition(" ")
    return rest if article.lower() == "the" and " " in rest else f"{article} {rest}".strip()


def _plain(text: str) -> str:
    if text != " ".join(text.split()) or not text.isprintable():
        raise PydanticCustomError("bad-text", "one line of text is wanted, without blanks at its ends or control characters", {})
    return text


def _shaped(pattern: str, code: LiteralString, wanted: str) -> tuple[AfterValidator, FieldInfo]:
    """Hold a text to a pattern, with an error that says in words what is wanted."""
    shape = re.compile(pattern)

    def check(text: str) -> str:
        if not shape.fullmatch(text):
            raise PydanticCustomError(code, "'{given}' is not {wanted}", {"given": text, "wanted": wanted})
        return text

    return AfterValidator(check), Field(json_schema_extra={"pattern": f"^{pattern}$"})


Id = Annotated[str, *_shaped("[a-z0-9]+(?:-[a-z0-9]+){0,20}", "bad-id", "an id such as global-times: a-z, 0-9 and hyphens")]
Text = Annotated[str, Field(min_length=1, max_length=600), AfterValidator(_plain)]
Source = Annotated[str, Field(max_length=2000), AfterValidator(_source)]
Date = Annotated[str, AfterValidator(_date)]
Day = Annotated[str, AfterValidator(_day)]
Country = Annotated[str, AfterValidator(_country)]
Language = Annotated[str, AfterValidator(_language)]
Host = Annotated[str, Field(max_length=300), AfterValidator(_address)]
Domain = Annotated[str, Field(max_length=300), AfterValidator(_domain)]
Wikidata = Annotated[str, *_shaped("Q[1-9][0-9]{0,11}", "bad-wikidata", "a Wikidata item such as Q130879")]
Tenant = Annotated[
    str,
    *_shaped(
        r"(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9@*._-]+)*",
        "bad-tenant",
        "a pattern such as *.substack.com or medium.com/@*",
    ),
]


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

    value: Annotated[int, BeforeValidator(_year)] = Field(description="a year")


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
    type: OutletType = Field(description="what kind of publisher it is")
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


class File(Record):
    """``sources.yaml`` as a whole."""

    licences: tuple[Licence, ...] = Field((), description="borrowed sets of data and their licences")
    raters: tuple[Rater, ...] = Field((), description="who judges outlets, and on what scale")
    platforms: tuple[Platform, ...] = Field((), description="sites whose tenants publish under them")
    organisations: tuple[Organisation, ...] = Field((), description="owners")
    outlets: tuple[Outlet, ...] = Field((), description="publishers")
