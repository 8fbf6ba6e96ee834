"""What may be asked: query parameters and bodies."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from server.answers import Answer, ClaimAnswer, ContextAnswer, DocumentSummary, OutletSummary
from server.api.errors import ProblemDocument
from server.registry.records import OutletType
from server.registry.values import countries

MOST_PAGES = 100


def _country(code: str) -> str:
    if code.upper() not in countries():
        raise PydanticCustomError("bad-country", "this is no ISO 3166-1 country code such as CN or GB")
    return code.upper()


def _words(text: str) -> str | None:
    return text.strip() or None


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


class Snapshot(Answer):
    """Registry and claims as the extension holds them. Its form may change with every version of the extension."""

    model_config = ConfigDict(extra="allow")

    format: int = Field(description="number of the form")
    version: str = Field(description="changes with every change of the data")
