"""What a document is made of: the shapes in which claims, citations and works are passed on, stored and answered.

Frozen and closed, so that an unknown key is an error; their descriptions are the API's documentation.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Scope = Literal["clause", "sentence", "paragraph", "caption"]
Certainty = Literal["certain", "probable", "outlet-only"]
ClaimKind = Literal["cited", "reported", "quotation", "rhetoric", "question"]
DocumentKind = Literal["essay", "report", "fact-check", "article", "fact-checks"]

Line = Annotated[int, Field(ge=1, description="Line of the document's text, from 1")]
OutletId = Annotated[str | None, Field(description="Id of the outlet in the registry, or null if it is not listed")]
DocumentId = Annotated[str, Field(description="Id of the document: its file's name without the ending")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quote(_Part):
    """Words to find again: a W3C TextQuoteSelector."""

    exact: str = Field(description="The document's own characters, citation marks included")
    prefix: str = Field(default="", description="Up to 32 characters that stand before them")
    suffix: str = Field(default="", description="Up to 32 characters that stand after them")


class Attribution(_Part):
    """Somebody whom the document names as the one who says it."""

    name: str = Field(description="The name as printed")
    quote: str = Field(description="The words of the sentence that say so, such as 'according to Reuters'")


class Quotation(_Part):
    """Words that the document puts in quotation marks."""

    text: str = Field(description="The quoted words, without the marks")
    speaker: str | None = Field(description="Who is named right beside them as saying so, or null")


class Citation(_Part):
    """The reference from words of a document to an outlet and, where that is certain, to a work."""

    domain: str | None = Field(description="Host as cited, lower case; for an outlet cited by name its first host, if any")
    outlet: OutletId
    name: str | None = Field(description="Name as printed, where it is neither in the registry nor given with a host; else null")
    work: str | None = Field(description="Id of the work that is cited, or null if the document does not say which")
    scope: Scope = Field(description="How much of the text the citation covers")
    certainty: Certainty = Field(
        description="How surely it names a work: by its address or by a mark that points to it, by its words, or only the outlet"
    )
    quote: Quote = Field(description="The words that it covers")


class Work(_Part):
    """An entry of a document's source list, or a page that the document cites by its address; all parts as cited."""

    id: str = Field(description="Stays the same when other entries move")
    document: DocumentId
    title: str | None = Field(description="Title as cited, not verified")
    author: str | None = Field(description="Author as cited; may be the outlet or a person interviewed")
    outlet: OutletId
    publisher: str | None = Field(description="The outlet's name as printed")
    domain: str | None = Field(description="Host as cited, lower case")
    url: str | None = Field(description="Address, if the entry gives one")
    date: str | None = Field(description="Date as cited: YYYY-MM-DD, YYYY-MM or YYYY")
    note: str | None = Field(description="What else the entry says, such as 'via search result snippet'")
    raw: str = Field(description="The entry as it stands in the document; for a template of a wiki as its readers see it")
    listed: bool = Field(description="An entry of the source list; false for an address in the text")
    line: Line


class Claim(_Part):
    """A cited sentence of a document. The document says it, nobody else."""

    id: str = Field(description="Made from the document's id and the sentence's words; stays when the text around it changes")
    document: DocumentId
    text: str = Field(description="The sentence without citation marks")
    quote: Quote = Field(description="The sentence as it stands in the document")
    section: str = Field(description="The nearest heading before it, or an empty text")
    kind: ClaimKind = Field(description="What the sentence does")
    attribution: tuple[Attribution, ...] = Field(description="Who says it, where the sentence names them")
    quotations: tuple[Quotation, ...] = Field(description="What it puts in quotation marks")
    hedges: tuple[str, ...] = Field(description="The words by which it hedges, as they stand, such as 'reportedly'")
    date: str | None = Field(
        description="The date of which it speaks: YYYY-MM-DD, YYYY-MM or YYYY; what several have in common; null: none"
    )
    citations: tuple[Citation, ...] = Field(description="What it cites, in the order of the text")
    line: Line


class LeftOut(_Part):
    """A stretch of the document that became neither claim nor work, and why."""

    reason: str = Field(description="Why, in words")
    line: Line
    text: str = Field(description="Its first words")


class Section(_Part):
    """A heading and what stands under it."""

    heading: str = Field(description="The heading's words, or an empty text before the first")
    level: int = Field(ge=0, le=6, description="Rank of the heading: 2 for a section, 0 before the first heading")
    line: Line
    paragraphs: int = Field(ge=0, description="How many paragraphs stand under it, up to the next heading")


class Document(_Part):
    """A text that makes claims, with all that was read out of it."""

    id: DocumentId
    title: str = Field(description="Title as printed")
    kind: DocumentKind = Field(description="What sort of text it is")
    language: str = Field(description="BCP 47 tag of its language")
    author: str | None = Field(description="Author, or null where the text does not name one")
    url: str | None = Field(description="Where it was published, if known")
    published: str | None = Field(description="When: YYYY-MM-DD, YYYY-MM or YYYY, if known")
    licence: str | None = Field(description="Licence of the text; without one the full text is not served")
    withdrawn: str | None = Field(description="Why or when it was withdrawn, or null")
    sections: tuple[Section, ...] = Field(description="Its sections, in order")
    claims: tuple[Claim, ...] = Field(description="Its cited sentences, in order; none if it was withdrawn")
    works: tuple[Work, ...] = Field(
        description="Its source list, in order, then the pages that it cites by their address alone; none if it was withdrawn"
    )
    left_out: tuple[LeftOut, ...] = Field(description="What was read and left out, by line")
