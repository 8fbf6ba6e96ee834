"""The text of a document in, its sections, claims, works and what was left out.

Reads only the words on the page, and asks which outlets are listed. It opens no file, and refuses to say which article
is meant where the document names only an outlet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from server.documents import blocks, dates, hedges, marking, navigation, raised, webpage, wording, works
from server.documents.citing import SPEAKS, credited, credits_only, passages
from server.documents.leftout import left_out
from server.documents.linking import Shelf
from server.documents.outlets import Told
from server.documents.parts import Attribution, Citation, Claim, Quotation, Quote, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from server.documents.block import Block
    from server.documents.marking import Marked
    from server.documents.outlets import Outlets
    from server.documents.parts import LeftOut, Work
    from server.documents.passage import Passage


class Text(NamedTuple):
    """A text to read, and what its sidecar says of it.

    :param document: id of the document
    :param text: with line feeds as line ends
    :param html: is it a saved web page?
    :param url: where it was published, if known
    :param language: BCP 47 tag
    :param captions: first words of captions that no mark in the text tells
    """

    document: str
    text: str
    language: str = "en"
    markdown: bool = False
    title: str = ""
    captions: tuple[str, ...] = ()
    html: bool = False
    url: str | None = None


class Extract(NamedTuple):
    """What a text was found to hold, each in the order of the text.

    :param text: the document's own characters, in which quotes and lines stand: of a web page its article's, else the whole
    :param title: as printed, or an empty text where it has none
    """

    text: str
    title: str
    sections: tuple[Section, ...]
    claims: tuple[Claim, ...]
    works: tuple[Work, ...]
    left_out: tuple[LeftOut, ...]


_MARKED = SPEAKS | {"title", "heading", "table"}
"""The roles of blocks in which marks are looked for."""
_FRONT_TITLE = re.compile(
    r"(?:^|\s)title\s*[:=]\s*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)(?=\s{0,9}(?:\s\w+\s*[:=]|---|\+\+\+|$))"
)
_AROUND = 32
"""Characters of prefix and suffix: enough to tell repeated sentences apart (matching.md)."""
_MID_NAME = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w’-]+")
"""Words with a capital inside a sentence: names."""


def extract(source: Text, outlets: Outlets) -> Extract:
    """Read ``source``. Any text gives an extract."""
    text, title, parts = _parts(source)
    parts = navigation.without(parts, source.url)
    listed = works.read(source.document, parts, outlets)
    outlets = Told(outlets, listed.works)
    silent = frozenset(listed.silent)
    parts = [_spoken(block, silent) for block in raised.marked(parts, listed.notes, SPEAKS)]
    marked = [(block, marking.find(block, outlets, listed.notes) if block.role in _MARKED else None) for block in parts]
    found = _passages(marked, outlets, source.language)
    every = [*listed.works, *works.addressed(source.document, found, listed.works)]
    sections = _sections(parts)
    claims = tuple(_claims(source._replace(text=text), found, sections, Shelf(every)))
    cited = {citation.work for claim in claims for citation in claim.citations if citation.work}
    return Extract(
        text=text,
        title=title,
        sections=tuple(sections),
        claims=claims,
        works=tuple(every),
        left_out=left_out(marked, found, listed, cited),
    )


def _spoken(block: Block, silent: Collection[Block]) -> Block:
    """Take a note for a paragraph that names no source itself and has marks that point to some."""
    cites = block.role == "entry" and block in silent and any(anchor.target.startswith("#") for anchor in block.anchors)
    return block._replace(role="paragraph") if cites else block


def _passages(marked: Sequence[tuple[Block, Marked | None]], outlets: Outlets, language: str) -> list[Passage]:
    """Find the sentences of all blocks. A line with nothing but its source ("Source: …") belongs to the paragraph before."""
    found: list[Passage] = []
    before = ""
    for block, marks in marked:
        if block.role in SPEAKS and marks:
            if found and before != "table" and credits_only(block, marks):
                found[-1] = credited(found[-1], marks)
            else:
                found += passages(block, outlets, language, found=marks)
        before = block.role
    return found


def _parts(source: Text) -> tuple[str, str, list[Block]]:
    """Give the document's own characters, its title and its blocks."""
    if source.html:
        return webpage.parse(source.text, title=source.title, url=source.url, captions=source.captions)
    parts = blocks.parse(source.text, markdown=source.markdown, title=source.title, captions=source.captions)
    title = next((block.text for block in parts if block.role == "title"), "")
    return source.text, title or _in_front(parts), parts


def _in_front(parts: Sequence[Block]) -> str:
    """Find the title that the front matter gives."""
    front = next((block.text for block in parts if block.role == "front matter"), "")
    found = _FRONT_TITLE.search(front)
    return found["title"].strip() if found else ""


def _claims(source: Text, found: Sequence[Passage], sections: Sequence[Section], shelf: Shelf) -> Iterator[Claim]:
    """Make claims of the cited sentences."""
    names = set(_MID_NAME.findall(source.text))
    cited = [passage for passage in found if passage.citings]
    for passage, identifier in zip(cited, works.ids(source.document, [passage.text for passage in cited]), strict=True):
        speakers = wording.speakers(passage.text, source.language, names)
        yield Claim(
            id=identifier,
            document=source.document,
            text=passage.text,
            quote=_quote(source.text, passage),
            section=_heading(sections, passage.block.line),
            kind=wording.kind(passage.text, speakers),
            quotations=tuple(Quotation(text=words, speaker=name) for words, name in wording.quotations(passage.text, speakers)),
            hedges=hedges.find(wording.blotted(passage.text), source.language),
            date=dates.spoken(wording.blotted(passage.text)),
            attribution=tuple(Attribution(name=speaker.name, quote=speaker.quote) for speaker in speakers),
            citations=tuple(_citations(passage, shelf)),
            line=passage.line,
        )


def _citations(passage: Passage, shelf: Shelf) -> Iterator[Citation]:
    for citing in passage.citings:
        for source in citing.sources:
            work, certainty = shelf.find(source, passage.text)
            yield Citation(
                domain=source.host,
                outlet=source.outlet,
                name=source.name,
                work=work,
                scope=citing.scope,
                certainty=certainty,
                quote=Quote(exact=citing.words),
            )


def _quote(text: str, passage: Passage) -> Quote:
    start, end = passage.start, passage.end
    return Quote(exact=text[start:end], prefix=text[max(0, start - _AROUND) : start], suffix=text[end : end + _AROUND])


def _sections(parts: Sequence[Block]) -> list[Section]:
    """List the headings, each with the number of paragraphs up to the next; one without a name before the first."""
    counts: Counter[int] = Counter()
    heads: list[Block | None] = []
    for block in parts:
        if block.role == "heading":
            heads.append(block)
        elif block.role in SPEAKS:
            heads = heads or [None]
            counts[len(heads)] += block.role == "paragraph"
    return [_section(head, counts[number]) for number, head in enumerate(heads, 1)]


def _section(head: Block | None, paragraphs: int) -> Section:
    if head is None:
        return Section(heading="", level=0, line=1, paragraphs=paragraphs)
    heading = head.text.strip("*_ ").removesuffix(":").rstrip()
    return Section(heading=heading, level=head.level, line=head.line, paragraphs=paragraphs)


def _heading(sections: Sequence[Section], line: int) -> str:
    """Give the heading under which ``line`` stands."""
    return sections[bisect_right(sections, line, key=lambda section: section.line) - 1].heading
