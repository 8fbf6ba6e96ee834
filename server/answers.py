"""The shapes of the answers: what the API documents and what its JSON is held to.

Built on the records of the registry and of documents; knows no HTTP and no rules.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.documents import Attribution, Citation, ClaimKind, DocumentKind, LeftOut, Quotation, Quote, Section
from server.factchecks import Review
from server.lookalikes import Lookalike
from server.reasons import Code
from server.registry.records import Founding, Funding, OutletType, Reply, Statement


class Answer(BaseModel):
    """What all answers share."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RaterName(Answer):
    """Who says it, and in answer to which question."""

    id: str = Field(description="id of the rater")
    name: str = Field(description="name of the rater")
    question: str = Field(description="the question that its values answer")
    language: str | None = Field(description="the language of question and values as they stand here: ISO 639; null: not known")
    url: str = Field(description="where it explains its method")


class RatedAnswer(Statement):
    """What a rater says, in the rater's own words."""

    by: str = Field(description="id of the rater")
    rater: RaterName = Field(description="who says it")
    value: str = Field(description="the rater's own words")


class AffiliationAnswer(RatedAnswer):
    """What a rater says of the tie to a state."""

    country: str | None = Field(description="the state: ISO 3166-1 alpha-2")


class OwnerAnswer(Statement):
    """An owner and, in turn, its owners."""

    name: str = Field(description="the owner's name")
    organisation: str | None = Field(description="id of its record, if it has one")
    share: str | None = Field(description="the share, in the source's words")
    country: str | None = Field(description="where its seat is: ISO 3166-1 alpha-2")
    state: tuple[AffiliationAnswer, ...] = Field(description="what raters say of the owner's tie to a state")
    owners: tuple[OwnerAnswer, ...] = Field(description="who owns the owner")


class OutletAnswer(Answer):
    """An outlet with everything that the registry says of it."""

    id: str = Field(description="stable id; a former id leads to it too")
    former_ids: tuple[str, ...] = Field(description="ids that it once had")
    name: str = Field(description="the name that it goes by")
    aliases: tuple[str, ...] = Field(description="other names by which it is cited")
    domains: tuple[str, ...] = Field(description="its hosts, or host/path for a section")
    type: OutletType | None = Field(description="what kind of publisher it is; null if no source says so")
    country: str | None = Field(description="where it is edited: ISO 3166-1 alpha-2; null if no source says so")
    languages: tuple[str, ...] = Field(description="the languages of its hosts: ISO 639")
    source: str = Field(description="where the plain fields above were read")
    checked: str = Field(description="when somebody last looked: YYYY-MM-DD")
    wikidata: str | None = Field(description="its Wikidata item")
    owners: tuple[OwnerAnswer, ...] = Field(description="who owns it, by source and date; empty: not known")
    state: tuple[AffiliationAnswer, ...] = Field(description="what raters say of its tie to a state; empty: nobody does")
    funding: tuple[Funding, ...] = Field(description="who pays for it, by source and date; empty: not known")
    founded: Founding | None = Field(description="when it was founded; null: not known")
    ratings: tuple[RatedAnswer, ...] = Field(description="what raters say of it, side by side; empty: nobody has rated it")
    replies: tuple[Reply, ...] = Field(description="its own answers to the ratings")


class OutletSummary(Answer):
    """An outlet in a list."""

    id: str = Field(description="stable id")
    name: str = Field(description="the name that it goes by")
    domains: tuple[str, ...] = Field(description="its hosts, or host/path for a section")
    type: OutletType | None = Field(description="what kind of publisher it is; null if no source says so")
    country: str | None = Field(description="where it is edited: ISO 3166-1 alpha-2")
    languages: tuple[str, ...] = Field(description="the languages of its hosts: ISO 639")


class PlatformAnswer(Answer):
    """The platform on which an unlisted tenant lives."""

    id: str | None = Field(description="id of its record; null where only the Public Suffix List knows it")
    name: str = Field(description="its name, or the suffix")
    domain: str = Field(description="its first host")


class DocumentName(Answer):
    """The document that says it."""

    id: str = Field(description="id of the document")
    title: str = Field(description="its title")
    kind: DocumentKind = Field(description="essay, report, …")


class Sources(Answer):
    """On how many outlets and owners a claim rests, as far as the registry knows: counts, no judgement."""

    outlets: int = Field(description="different outlets that are cited")
    owners: int = Field(description="groups of them that share no owner with each other, among those with a known owner")
    owners_unknown: int = Field(description="outlets whose owner the registry does not know")


class Appearance(Answer):
    """A page on which a fact-checker found a claim (schema.org appearance and firstAppearance)."""

    url: str = Field(description="the page's address, as the fact-checker gives it")
    first: bool = Field(description="a fact-checker calls it the first known")
    by: tuple[str, ...] = Field(description="names of the fact-checkers who name this page")


class ClaimAnswer(Answer):
    """Words of a document with the citations that they carry, or words that a fact-checker reviewed: somebody says so."""

    id: str = Field(description="stable when the document is read again")
    text: str = Field(description="the sentence without its citation marks")
    quote: Quote = Field(description="the document's own characters, marks included")
    section: str = Field(description="the heading under which it stands; empty before the first")
    kind: ClaimKind | Literal["reviewed"] = Field(
        description="what kind of sentence it is; reviewed: words that fact-checkers looked into"
    )
    attribution: tuple[Attribution, ...] = Field(description="to whom the sentence itself explicitly ascribes words")
    quotations: tuple[Quotation, ...] = Field(description="what it puts in quotation marks, with the speaker named beside it")
    hedges: tuple[str, ...] = Field(description="the words by which it hedges, as they stand; empty: none that are known")
    date: str | None = Field(description="the date of which it speaks: YYYY-MM-DD, YYYY-MM or YYYY; null: it does not say")
    document: DocumentName = Field(description="the document that says it")
    citations: tuple[Citation, ...] = Field(description="what it cites; a citation is no proof that the outlet says so")
    sources: Sources = Field(description="on how many outlets and owners it rests")
    reviews: tuple[Review, ...] = Field(description="what fact-checkers found; of more than 100 the newest")
    reviews_total: int = Field(description="how many reviews there are")
    speaker: str | None = Field(description="who said it, as the fact-checkers name them; null: no fact-checker says")
    said: str | None = Field(description="when it was said: YYYY-MM-DD, YYYY-MM or YYYY; null: not known")
    appearances: tuple[Appearance, ...] = Field(description="pages on which fact-checkers found it, up to 100")
    appearances_total: int = Field(description="how many such pages there are")
    former_ids: tuple[str, ...] = Field(description="ids of former wordings; they lead to it")


class WorkAnswer(Answer):
    """An entry of a document's source list, as cited, or a page to which its text links."""

    id: str = Field(description="stable when the document is read again")
    listed: bool = Field(description="an entry of the source list; false for an address in the text")
    title: str | None = Field(description="the title as cited, unverified")
    author: str | None = Field(description="the author as cited")
    outlet: str | None = Field(description="id of the outlet, if listed")
    publisher: str | None = Field(description="the publisher as printed")
    domain: str | None = Field(description="the host as cited")
    url: str | None = Field(description="the address as cited")
    date: str | None = Field(description="YYYY-MM-DD, YYYY-MM or YYYY as cited")
    note: str | None = Field(description="what the entry adds")
    raw: str = Field(description="the line as it stands")


class DocumentSummary(Answer):
    """A document in a list."""

    id: str = Field(description="id of the document")
    title: str = Field(description="its title")
    kind: DocumentKind = Field(description="essay, report, …")
    language: str = Field(description="its language: BCP 47")
    author: str | None = Field(description="its author; null: not known")
    url: str | None = Field(description="where it was published; null: not known")
    published: str | None = Field(description="when it was published; null: not known")
    licence: str | None = Field(description="its licence; null: claims and source list are served, never the full text")
    claims: int = Field(description="how many sentences of it carry a citation; of fact-checks: how many claims they review")
    works: int = Field(description="how many entries its source list has")


class DocumentAnswer(DocumentSummary):
    """A document with what was read out of it; its claims are listed by /v1/claims?document=ID."""

    sections: tuple[Section, ...] = Field(description="its headings")
    source_list: tuple[WorkAnswer, ...] = Field(description="its source list")
    links: tuple[WorkAnswer, ...] = Field(description="pages that its text names by their address and its source list does not")
    left_out: tuple[LeftOut, ...] = Field(description="what was not used, and why")
    losses: int = Field(description="places of a set of fact-checks that could not be read; masthead check names them")


class ReasonAnswer(Answer):
    """The reason as a code and what it speaks of, for programs that say it in another language."""

    code: Code = Field(description="which reason it is")
    title: str | None = Field(description="the cited title, where it speaks of one")
    outlet: str | None = Field(description="the outlet's name, where it speaks of one")
    by: tuple[str, ...] = Field(description="names of the fact-checkers of whom it speaks")
    words: tuple[str, ...] = Field(description="words that the page and the claim share, as the claim writes them")


class Match(Answer):
    """Why something is shown on this page."""

    kind: Literal[
        "is-this-page",
        "reviewed-on-page",
        "appeared-on-page",
        "cites-this-page",
        "quoted-on-page",
        "about-this-subject",
        "cites-this-outlet",
    ] = Field(description="how the two belong together, the strongest first")
    why: str = Field(description="the reason, in a sentence")
    reason: ReasonAnswer = Field(description="the same, as a code and what it speaks of")
    quote: Quote | None = Field(None, description="the page's sentence, for a match on the page's text")


class WorkMatch(Answer):
    """A work of a source list that is this page."""

    match: Match = Field(description="why")
    work: WorkAnswer = Field(description="the work")
    document: DocumentName = Field(description="the document that lists it")


class ClaimMatch(Answer):
    """A claim that belongs to this page or its outlet."""

    match: Match = Field(description="why")
    claim: ClaimAnswer = Field(description="the claim")


class CitingDocument(Answer):
    """How often a document cites the page's outlet."""

    document: DocumentName = Field(description="the document")
    claims: int = Field(description="how many of its sentences cite the outlet")


class PageAnswer(Answer):
    """The page that was asked about, in canonical form."""

    url: str = Field(description="https, without tracking parameters and fragment")
    host: str = Field(description="its host, lower-case ASCII")
    unwrapped: tuple[str, ...] = Field(description="what was opened to find it, outermost first, such as amp-cache")


class RegistryState(Answer):
    """Which registry answered."""

    version: str = Field(description="changes when the registry changes")
    outlets: int = Field(description="how many outlets it lists")
    updated: str | None = Field(description="when an outlet was last checked: YYYY-MM-DD")


class ContextAnswer(Answer):
    """Who stands behind a page, and what cites it."""

    page: PageAnswer = Field(description="the page")
    status: Literal["listed", "unlisted", "lookalike"] = Field(
        description="unlisted: not in the registry, which says nothing about the outlet"
    )
    platform: PlatformAnswer | None = Field(description="the platform on which an unlisted tenant lives")
    outlet: OutletAnswer | None = Field(description="the outlet, if listed")
    lookalike: Lookalike | None = Field(description="the listed outlet whose address this host resembles")
    works: tuple[WorkMatch, ...] = Field(description="works of source lists that are this page")
    claims: tuple[ClaimMatch, ...] = Field(description="at most 20, strongest first; rhetoric and questions left out")
    claims_total: int = Field(description="how many claims match in all")
    cited_by: tuple[CitingDocument, ...] = Field(
        description="the documents that cite the outlet, and how often: at most 20, those that do most often"
    )
    registry: RegistryState = Field(description="which registry answered")
