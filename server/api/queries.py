"""What may be asked: query parameters and bodies."""

from __future__ import annotations

from typing import Annotated, Self
from unicodedata import category

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from server.answers import Answer, ClaimAnswer, ContextAnswer, DocumentSummary, OutletSummary, RegistryState
from server.api.errors import ProblemDocument
from server.inbox import Kind
from server.registry.records import OutletType
from server.registry.values import countries

MOST_PAGES = 100


def _country(code: str) -> str:
    if code.upper() not in countries():
        raise PydanticCustomError("bad-country", "this is no ISO 3166-1 country code such as CN or GB")
    return code.upper()


def _words(text: str) -> str | None:
    return text.strip() or None


def _lines(text: str) -> str:
    """Text of several lines, without control characters."""
    kept = "".join(" " if sign not in "\n\t" and category(sign) == "Cc" else sign for sign in text.replace("\r\n", "\n"))
    if not kept.strip():
        raise PydanticCustomError("empty", "say in a few words what is wrong")
    return kept.strip()


Limit = Annotated[int, Field(20, ge=1, le=100, description="how many items, 1 to 100")]
Cursor = Annotated[str | None, Field(None, description="next of the answer before, to go on after it")]


class Query(BaseModel):
    """An unknown parameter is refused: most often it is a part of a url that was not percent-encoded."""

    model_config = ConfigDict(extra="forbid")


class ContextQuery(Query):
    """What is asked about one page."""

    url: str = Field(description="the page's address, percent-encoded")
    title: str | None = Field(None, max_length=1000, description="the page's title; finds works whose address has no words")


class PageQuery(Query):
    """A page of a list of pages."""

    url: str = Field(description="the page's address")
    title: str | None = Field(None, max_length=1000, description="the page's title")
    text: str | None = Field(
        None, max_length=200_000, description="the page's text: finds claims that it is about; kept by nobody"
    )


class PagesQuery(Query):
    """Up to 100 pages."""

    pages: list[PageQuery] = Field(min_length=1, max_length=MOST_PAGES, description="the pages, up to 100")


class ListQuery(Query):
    """A part of a list."""

    limit: Limit
    cursor: Cursor


class OutletsQuery(ListQuery):
    """Which outlets."""

    q: Annotated[str | None, BeforeValidator(_words)] = Field(
        None, max_length=200, description="words of the name, an alias or a host"
    )
    domain: str | None = Field(None, max_length=300, description="a host; gives the outlet to which it belongs")
    country: Annotated[str | None, BeforeValidator(_country)] = Field(None, description="ISO 3166-1 alpha-2")
    type: OutletType | None = Field(None, description="kind of publisher")


class ClaimsQuery(ListQuery):
    """Which claims."""

    document: str | None = Field(None, description="id of a document")
    outlet: str | None = Field(None, description="id of a cited outlet")
    q: Annotated[str | None, BeforeValidator(_words)] = Field(
        None, max_length=1000, description="words; the claims that share most with them come first, at most 200"
    )


class ReportQuery(Query):
    """What a reader finds wrong about an outlet or a claim. Nothing else is kept: no address of the reader, no program's name."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["outlet"]}, {"required": ["claim"]}]})

    outlet: str | None = Field(None, max_length=200, description="id of the outlet that it is about, or:")
    claim: str | None = Field(None, max_length=200, description="id of the claim that it is about")
    kind: Kind = Field(description="what is wrong")
    text: Annotated[str, AfterValidator(_lines)] = Field(max_length=2000, description="the reader's own words")
    page: str | None = Field(None, max_length=2000, description="the page's address, only if the reader adds it")

    @model_validator(mode="after")
    def _about_one(self) -> Self:
        if (self.outlet is None) == (self.claim is None):
            raise PydanticCustomError("about", "a report is about either an outlet or a claim")
        return self


class ReportReceipt(Answer):
    """A report that is kept."""

    id: str = Field(description="the report's id, such as r-7k3m9q2x")


class PageResult(Answer):
    """What became of one page: a context, or a problem."""

    status: int = Field(description="200 or 400")
    context: ContextAnswer | None = Field(None, description="the context, with status 200")
    problem: ProblemDocument | None = Field(None, description="why there is none, with status 400")


class PageResults(Answer):
    """The answers, in the order of the pages."""

    pages: list[PageResult] = Field(description="one for each page")


class OutletList(Answer):
    """A part of the outlets, by id."""

    items: list[OutletSummary] = Field(description="the outlets")
    next: str | None = Field(description="cursor of the next part; null at the end")


class ClaimList(Answer):
    """A part of the claims, in the order of their documents, or the best first for a search."""

    items: list[ClaimAnswer] = Field(description="the claims")
    next: str | None = Field(description="cursor of the next part; null at the end")


class DocumentList(Answer):
    """A part of the documents, by id."""

    items: list[DocumentSummary] = Field(description="the documents")
    next: str | None = Field(description="cursor of the next part; null at the end")


class Health(Answer):
    """Whether the server answers, from which data, and what is wrong with newer files."""

    status: str = Field(description="ok, or stale: a file has problems and the last good version is served")
    version: str = Field(description="changes with every change of registry, documents or program")
    outlets: int = Field(description="how many outlets are served")
    updated: str | None = Field(description="when an outlet was last checked")
    problems: list[str] = Field(description="file:line:column: code: what is wrong")


class ShardName(Answer):
    """A shard of the snapshot, by its name."""

    name: str = Field(description="where it is: /v1/snapshot/NAME")
    hash: str = Field(description="SHA-256 of its bytes, the first 32 hexadecimal digits")
    bytes: int = Field(description="how many bytes it has, unpacked")


class Snapshot(Answer):
    """Which shards registry and claims come in. The form may change with every version of the extension."""

    format: int = Field(description="number of the form")
    version: str = Field(description="changes with every change of the data")
    registry: RegistryState = Field(description="which registry it is")
    texts: int = Field(description="how many titles and claims the words were counted in")
    claims: int = Field(description="how many claims the shards hold")
    claims_total: int = Field(description="how many there are; of sets of fact-checks not all may be in the shards")
    shards: list[ShardName] = Field(description="all shards, in the order of their rows")


class Shard(Answer):
    """A part of the snapshot. Its form is the extension's own."""

    model_config = ConfigDict(extra="allow")
