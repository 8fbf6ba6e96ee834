"""The text of a document in, its sections, claims, works and what was left out.

Reads only the words on the page, and asks which outlets are listed. It opens no file, and refuses to say which article
is meant where the document names only an outlet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from server.documents import blocks, sourcelist, wording
from server.documents.citing import SPEAKS, passages
from server.documents.leftout import left_out
from server.documents.linking import Shelf, page
from server.documents.parts import Attribution, Citation, Claim, Quote, Section, Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from server.documents.block import Block
    from server.documents.citations import Outlets, Source
    from server.documents.citing import Passage
    from server.documents.parts import LeftOut


class Text(NamedTuple):
    """A text to read, and what its sidecar says of it.

    :param document: id of the document
    :param text: with line feeds as line ends
    :param language: BCP 47 tag
    :param captions: first words of captions that no mark in the text tells
    """

    document: str
    text: str
    language: str = "en"
    markdown: bool = False
    title: str = ""
    captions: tuple[str, ...] = ()


class Extract(NamedTuple):
    """What a text was found to hold, each in the order of the text."""

    title: str
    sections: tuple[Section, ...]
    claims: tuple[Claim, ...]
    works: tuple[Work, ...]
    left_out: tuple[LeftOut, ...]


_AROUND = 32
"""Characters of prefix and suffix: enough to tell repeated sentences apart (matching.md)."""
_MID_NAME = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w’-]+")
"""Words with a capital inside a sentence: names."""


def extract(source: Text, outlets: Outlets) -> Extract:
    """Read ``source``. Any text gives an extract."""
    parts = blocks.parse(source.text, markdown=source.markdown, title=source.title, captions=source.captions)
    found = [passage for block in parts if block.role in SPEAKS for passage in passages(block, outlets, source.language)]
    listed = _works(source.document, [block for block in parts if block.role == "entry"], outlets)
    works = [*listed, *_addressed(source, found, listed)]
    sections = _sections(parts)
    return Extract(
        title=next((block.text for block in parts if block.role == "title"), ""),
        sections=tuple(sections),
        claims=tuple(_claims(source, found, sections, Shelf(works))),
        works=tuple(works),
        left_out=left_out(parts, found, listed, outlets),
    )


def normalised(text: str) -> str:
    """``text`` for comparing: NFKC, casefold, punctuation to blanks."""
    return " ".join(re.findall(r"[^\W_]+", normalize("NFKC", text).casefold()))


def _ids(document: str, texts: Sequence[str]) -> Iterator[str]:
    """Make an id for each text; the same words a second time get another."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = normalised(text)
        seen[words] += 1
        key = [document, words, *([str(seen[words])] if seen[words] > 1 else [])]
        yield blake2b("\x1f".join(key).encode(), digest_size=8).hexdigest()


def _works(document: str, entries: Sequence[Block], outlets: Outlets) -> list[Work]:
    """Read the entries of the source list."""
    works = []
    for block, identifier in zip(entries, _ids(document, [block.text for block in entries]), strict=True):
        entry = sourcelist.parse(block.text, outlets)
        names = (name for name in (entry.publisher, entry.author) if name)
        outlet = outlets.by_host(entry.host) if entry.host else next(filter(None, map(outlets.by_name, names)), None)
        works.append(
            Work(
                id=identifier,
                document=document,
                title=entry.title,
                author=entry.author,
                outlet=outlet,
                publisher=entry.publisher,
                domain=entry.host,
                url=entry.url,
                date=entry.date,
                note=entry.note,
                raw=block.text,
                listed=True,
                line=block.line,
            )
        )
    return works


def _addressed(text: Text, found: Sequence[Passage], listed: Sequence[Work]) -> list[Work]:
    """Works that no source list names but a citation's own address does."""
    first: dict[str, tuple[Source, Passage]] = {}
    known = {page(work.url) for work in listed if work.url}
    for passage in found:
        for source in (source for citing in passage.citings for source in citing.sources):
            if source.address and page(source.address) not in known:
                first.setdefault(page(source.address), (source, passage))
    identifiers = islice(_ids(text.document, [*(work.raw for work in listed), *first]), len(listed), None)
    return [
        Work(
            id=identifier,
            document=text.document,
            title=None,
            author=None,
            outlet=source.outlet,
            publisher=None,
            domain=source.host,
            url=source.address,
            date=None,
            note="cited in the text by its address",
            raw=source.address or "",
            listed=False,
            line=passage.line,
        )
        for identifier, (source, passage) in zip(identifiers, first.values(), strict=True)
    ]


def _claims(source: Text, found: Sequence[Passage], sections: Sequence[Section], shelf: Shelf) -> Iterator[Claim]:
    """Make claims of the cited sentences."""
    names = set(_MID_NAME.findall(source.text))
    cited = [passage for passage in found if passage.citings]
    for passage, identifier in zip(cited, _ids(source.document, [passage.text for passage in cited]), strict=True):
        speakers = wording.speakers(passage.text, source.language, names)
        yield Claim(
            id=identifier,
            document=source.document,
            text=passage.text,
            quote=_quote(source.text, passage),
            section=_heading(sections, passage.block.line),
            kind=wording.kind(passage.text, speakers),
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
