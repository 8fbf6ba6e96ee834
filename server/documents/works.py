"""The entries of a source list in, its works out, and the labels by which marks point to them.

An entry may name several works, and a note none. Refuses to know what a citation means: it only reads what is listed.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from server.documents import sourcelist, templates
from server.documents.entries import is_source, parted
from server.documents.linking import page
from server.documents.notes import Notes
from server.documents.parts import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from server.documents.block import Block
    from server.documents.citations import Outlets, Source
    from server.documents.passage import Passage
    from server.documents.sourcelist import Entry

_SAME = re.compile(r"(?:ibid(?:em)?|ebd|ebenda|a\.\s?a\.\s?O|id)\b\.?", re.IGNORECASE)
"""The work of the note before."""
_SEE = re.compile(
    r"(?:see|cf\.?|as in|s\.|siehe|vgl\.?|voir|véase)\s+(?:(?:foot|end)?note|n\.|fn\.?|anm\.|anmerkung|fu(?:ß"
    r"|ss)note|nota)\s*(\d{1,3})\W*(?:above|oben|supra)?\W*$",
    re.IGNORECASE,
)
"""The work of another note."""
_SHORT = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^\d,;:“”\"„«*_]{1,60})(?:,\s*[“\"„«*_‘](?P<title>[^“”\"„«»*_]{3,80})[”\"“»*_’]?,?[”\"»*_’]?)?"
    r",?\s*(?:at\s)?(?:pp?\.\s?|S\.\s?)?\d{1,4}(?:\s?(?:[–-]\s?\d{1,4}|ff?\.))?\.?\s*"
)
"""A work that was named in full before: "Brandt, 88.", "Institute, “Trial Storage”, 10."."""
_HEAD = 240
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
    """One work's stretch of an entry."""

    block: Block
    text: str
    url: str | None


def normalised(text: str) -> str:
    """``text`` for comparing: NFKC, casefold, punctuation to blanks."""
    return " ".join(re.findall(r"[^\W_]+", normalize("NFKC", text).casefold()))


def ids(document: str, texts: Sequence[str]) -> Iterator[str]:
    """Make an id for each text; the same words a second time get another."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = normalised(text)
        seen[words] += 1
        key = [document, words, *([str(seen[words])] if seen[words] > 1 else [])]
        yield blake2b("\x1f".join(key).encode(), digest_size=8).hexdigest()


def read(document: str, blocks: Sequence[Block], outlets: Outlets) -> Listed:
    """Read the entries among ``blocks``."""
    entries = [block for block in blocks if block.role == "entry"]
    parts = [[_Part(block, text, url) for text, url in parted(block)] if _names(block, outlets) else [] for block in entries]
    identifiers = ids(document, [part.text for inner in parts for part in inner])
    works = [[_work(document, part, next(identifiers), outlets) for part in inner] for inner in parts]
    meant = _authored(entries, works)
    labelled, twice = _labelled(entries, meant)
    works = [own if own is found else [] for own, found in zip(works, meant, strict=True)]
    every = [(block.text, found) for block, found in zip(entries, works, strict=True) if found]
    silent = tuple(block for block in entries if block.labels and not labelled[block.labels[0]])
    notes = Notes(labelled, _addresses(blocks), every)
    return Listed(tuple(work for found in works for work in found), notes, tuple(twice), silent)


def _authored(entries: Sequence[Block], works: list[list[Work]]) -> list[list[Work]]:
    """Give notes that name works by author and year alone the works of the list: "Tan 2011, pp. 88–90; Roe 1999."."""
    texts = [_HARVARD.sub(_spelled, block.text) for block in entries]
    brief = [block.noted and _BRIEF.fullmatch(text) is not None for block, text in zip(entries, texts, strict=True)]
    full = [(block.text, found) for block, found, short in zip(entries, works, brief, strict=True) if found and not short]
    listed, known = Notes({}, {}, full), {work.id: work for _, found in full for work in found}
    given = [_BY_AUTHOR.findall(text) if short else [] for text, short in zip(texts, brief, strict=True)]
    sources = [[source for names, year in found for source in listed.written(names, year)] for found in given]
    return [[known[one.work or ""] for one in found] or own for found, own in zip(sources, works, strict=True)]


def _spelled(template: re.Match[str]) -> str:
    """Write ``{{harvnb|Doe|Roe|2020|p=7}}`` as "Doe & Roe 2020"."""
    *names, year = [part.strip() for part in template["names"].split("|") if "=" not in part][:5] or [""]
    return f"{' & '.join(names)} {year}"


def _labelled(entries: Sequence[Block], works: Sequence[Sequence[Work]]) -> tuple[dict[str, Sequence[Work]], list[Block]]:
    """Give each label its works, and the entries whose label another one has already."""
    labelled: dict[str, Sequence[Work]] = {}
    twice: list[Block] = []
    before: Sequence[Work] = ()
    earlier: list[Work] = []
    for block, found in zip(entries, works, strict=True):
        named = found or _elsewhere(block.text, before, labelled) or _shortly(block.text, earlier)
        before = named or before
        earlier += [work for work in found if block.labels and not _SHORT.fullmatch(block.text)]
        twice += [block] if any(label in labelled for label in block.labels) else []
        for label in block.labels:
            labelled.setdefault(label, named)
    return labelled, twice


def _elsewhere(text: str, before: Sequence[Work], labelled: Mapping[str, Sequence[Work]]) -> Sequence[Work]:
    """Find the works of another note that this one only points to: "Ibid.", "See note 2"."""
    if _SAME.match(text):
        return before
    other = _SEE.match(text)
    return labelled.get(f"^{other[1]}", labelled.get(other[1], ())) if other else ()


def _shortly(text: str, earlier: Sequence[Work]) -> Sequence[Work]:
    """Find the one earlier work that a short note names by its author or a short title, and a page: "Brandt, 88."."""
    short = _SHORT.fullmatch(text)
    if not short:
        return ()
    words = f" {normalised(short['title'] or short['name'])} "
    met = [work for work in earlier if words in f" {normalised(work.raw)[:_HEAD]} "]
    return met[:1] if len({normalised(work.title or work.raw) for work in met}) == 1 else ()


def _addresses(blocks: Sequence[Block]) -> dict[str, str]:
    """Give the names of links their addresses."""
    return {
        label.casefold(): found[0].rstrip(">")
        for block in blocks
        if block.role == "definition" and (found := _ADDRESS.search(block.text))
        for label in block.labels
    }


def _names(block: Block, outlets: Outlets) -> bool:
    """Say whether the entry names a source: one of a list does, a note only by what it says."""
    if block.labels and (_SAME.match(block.text) or _SEE.match(block.text)):
        return False
    return is_source(block, outlets) if block.noted else not _TEMPLATE.fullmatch(block.text)


def _work(document: str, part: _Part, identifier: str, outlets: Outlets) -> Work:
    entry = templates.parse(part.text) or sourcelist.parse(part.text, outlets)
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
        raw=part.text,
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
