"""The entries of a source list in, its works out, and the labels by which marks point to them.

An entry may name several works, and a note none. Refuses to know what a citation means: it only reads what is listed.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from server.documents import backward, sourcelist, templates
from server.documents.backward import Earlier
from server.documents.entries import is_source, parted
from server.documents.identity import ids, normalised
from server.documents.linking import page
from server.documents.notes import Notes, expanded
from server.documents.parts import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from server.documents.block import Block
    from server.documents.outlets import Outlets, Source
    from server.documents.passage import Passage
    from server.documents.sourcelist import Entry

_HARVARD = re.compile(r"\{\{\s*(?:harv\w*|sfnp?)\s*\|(?P<names>[^{}]*)\}\}", re.IGNORECASE)
_WHOM = r"(?i:(?:see(?: also)?|cf\.|vgl\.|siehe|voir)\s+)?{group}[A-ZÀ-Þ][^\d;:(){{}}“”\"]{{1,80}}?)"
_WHEN = r",?\s+\(?{group}(?:1[5-9]|20)\d\d[a-z]?)\)?"
_WHERE = r"(?:[,:]\s*(?:pp?\.|S\.|chap\.|ch\.|Kap\.)?\s*[\divxlc–, -]{1,24}(?:ff?\.)?)?\.?"
_BY_AUTHOR = re.compile(_WHOM.format(group="(") + _WHEN.format(group="(") + _WHERE)
_ONE_AUTHOR = _WHOM.format(group="(?:") + _WHEN.format(group="(?:") + _WHERE
_BRIEF = re.compile(rf"\s*{_ONE_AUTHOR}(?:;\s*{_ONE_AUTHOR}){{0,5}}\s*")
"""A note of nothing but authors with years, and pages."""
_TEMPLATE = re.compile(r"\{\{(?!\s*(?:cit|lit|int|lien|art|ouv|obr|off))[^{}]*\}\}", re.IGNORECASE)
"""A template that cites nothing, such as one that puts a list into columns."""
_POINTED = re.compile(r"\[(?P<numbers>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\](?!\()")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


class Listed(NamedTuple):
    """The works of a source list.

    :param works: in the order of the text
    :param notes: to which of them marks point
    :param twice: entries whose label another one has already
    :param silent: notes that name no source
    """

    works: tuple[Work, ...]
    notes: Notes
    twice: tuple[Block, ...]
    silent: tuple[Block, ...]

    @property
    def marked(self) -> bool:
        """Do its entries have labels, so that marks may point to them?"""
        return self.notes.labelled


class _Part(NamedTuple):
    """One work's stretch of an entry.

    :param own: does it name the work itself, rather than point back to another note?
    """

    block: Block
    text: str
    url: str | None
    own: bool


def read(document: str, blocks: Sequence[Block], outlets: Outlets) -> Listed:
    """Read the entries among ``blocks``."""
    entries = _counted([block for block in blocks if block.role == "entry"], blocks)
    parts = [[*_parts(block, outlets)] for block in entries]
    identifiers = ids(document, [part.text for inner in parts for part in inner if part.own])
    named = [[_work(document, part, next(identifiers), outlets) if part.own else None for part in inner] for inner in parts]
    meant = _authored(parts, named)
    earlier = Earlier()
    resolved = [*_resolved(parts, entries, meant, earlier)]
    meant_ids = [{work.id for work in found} for found in resolved]
    works = [[work for work in own if work and work.id in known] for own, known in zip(named, meant_ids, strict=True)]
    every = [(block.text, found) for block, found in zip(entries, works, strict=True) if found]
    silent = tuple(block for block in entries if block.labels and not earlier.labelled[block.labels[0]])
    notes = Notes(earlier.labelled, _addresses(blocks), every)
    return Listed(tuple(work for found in works for work in found), notes, tuple(_twice(entries)), silent)


def _counted(entries: list[Block], blocks: Sequence[Block]) -> list[Block]:
    """Number a list without numbers where the marks of the text, [1] to [n], are as many as its entries."""
    if any(entry.labels for entry in entries) or not entries:
        return entries
    texts = (block.text for block in blocks if block.role in {"paragraph", "caption"})
    pointed = {label for text in texts for mark in _POINTED.finditer(text) for label in expanded(mark["numbers"])}
    counted = [str(number) for number in range(1, len(entries) + 1)]
    if pointed != set(counted):
        return entries
    return [entry._replace(labels=(number,)) for entry, number in zip(entries, counted, strict=True)]


def _twice(entries: Sequence[Block]) -> Iterator[Block]:
    """Yield the entries whose label another one has already."""
    seen: set[str] = set()
    for block in entries:
        if not seen.isdisjoint(block.labels):
            yield block
        seen.update(block.labels)


def _parts(block: Block, outlets: Outlets) -> Iterator[_Part]:
    """Part the entry: one of a list names sources, a note only by what it says, and what points back names none itself."""
    pieces = parted(block, outlets)
    names = len(pieces) > 1 or (is_source(block, outlets) if block.noted else not _TEMPLATE.fullmatch(block.text))
    for text, url in pieces:
        yield _Part(block, text, url, own=names and not (block.labels and backward.points(text)))


def _authored(parts: Sequence[Sequence[_Part]], named: Sequence[Sequence[Work | None]]) -> list[list[list[Work]]]:
    """Give stretches that name works by author and year alone the works of the list: "Tan 2011, pp. 88–90; Roe 1999."."""
    spelled = {part: _HARVARD.sub(_spelled, part.text) for inner in parts for part in inner}
    brief = {part for part, text in spelled.items() if part.block.noted and _BRIEF.fullmatch(text)}
    pairs = [[*zip(inner, works, strict=True)] for inner, works in zip(parts, named, strict=True)]
    full = [(part.text, [work]) for inner in pairs for part, work in inner if work and part not in brief]
    listed, known = Notes({}, {}, full), {work.id: work for _, found in full for work in found}

    def meant(part: _Part, work: Work | None) -> list[Work]:
        given = _BY_AUTHOR.findall(spelled[part]) if part in brief else []
        found = [known[one.work or ""] for names, year in given for one in listed.written(names, year)]
        return found or ([work] if work else [])

    return [[meant(part, work) for part, work in inner] for inner in pairs]


def _spelled(template: re.Match[str]) -> str:
    """Write ``{{harvnb|Doe|Roe|2020|p=7}}`` as "Doe & Roe 2020"."""
    *names, year = [part.strip() for part in template["names"].split("|") if "=" not in part][:5] or [""]
    return f"{' & '.join(names)} {year}"


def _resolved(
    parts: Sequence[Sequence[_Part]], entries: Sequence[Block], meant: Sequence[Sequence[Sequence[Work]]], earlier: Earlier
) -> Iterator[Sequence[Work]]:
    """Give each entry the works that it means, those of earlier notes too."""
    for block, inner, found in zip(entries, parts, meant, strict=True):
        named: list[Work] = []
        for part, own in zip(inner, found, strict=True):
            named += earlier.again(part.text) or own or earlier.find(part.text, named)
        named = [*dict.fromkeys(named)]
        earlier.enter(block.labels, named)
        yield named


def _addresses(blocks: Sequence[Block]) -> dict[str, str]:
    """Give the names of links their addresses."""
    return {
        label.casefold(): found[0].rstrip(">")
        for block in blocks
        if block.role == "definition" and (found := _ADDRESS.search(block.text))
        for label in block.labels
    }


def _work(document: str, part: _Part, identifier: str, outlets: Outlets) -> Work:
    entry = templates.parse(part.text) or sourcelist.parse(backward.SEE.sub("", part.text, 1), outlets)
    if part.url and not entry.url:
        entry = sourcelist.addressed(entry, part.url)
    return Work(
        id=identifier,
        document=document,
        title=entry.title,
        author=entry.author,
        outlet=_outlet(entry, outlets),
        publisher=entry.publisher,
        domain=entry.host,
        url=entry.url,
        date=entry.date,
        note=entry.note,
        raw=templates.shown(part.text),
        listed=True,
        line=part.block.line,
    )


def _outlet(entry: Entry, outlets: Outlets) -> str | None:
    names = (name for name in (entry.publisher, entry.author) if name)
    return outlets.by_host(entry.host) if entry.host else next(filter(None, map(outlets.by_name, names)), None)


def addressed(document: str, found: Sequence[Passage], listed: Sequence[Work]) -> list[Work]:
    """Works that no source list names but a citation's own address does."""
    first: dict[str, tuple[Source, Passage]] = {}
    known = {page(work.url) for work in listed if work.url}
    for passage in found:
        for source in (source for citing in passage.citings for source in citing.sources):
            if source.address and not source.work and page(source.address) not in known:
                first.setdefault(page(source.address), (source, passage))
    identifiers = islice(ids(document, [*(work.raw for work in listed), *first]), len(listed), None)
    return [
        Work(
            id=identifier,
            document=document,
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


__all__ = ["Listed", "addressed", "ids", "normalised", "read"]
