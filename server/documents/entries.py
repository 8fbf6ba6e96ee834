"""An entry of a source list in, its stretches out, a work each; and whether it names a source at all.

A footnote may hold several sources, or none: "This figure includes reservists." Refuses to know what the parts of a
source are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from server.documents import sourcelist
from server.documents.backward import SEE, points
from server.documents.hosts import HOST, is_host
from server.documents.sources import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.documents.block import Anchor, Block
    from server.documents.outlets import Outlets

_CITES = re.compile(r"\{\{\s*(?:cite|citation|cita|literatur|internetquelle|lien web|article|ouvrage)\b", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?P<template>\{{\{{[^{{}}]*(?:\{{\{{[^{{}}]*\}}\}}[^{{}}]*)*\}}\}})"
    rf"|\[[^\[\]]{{1,400}}\]\(<?{ADDRESS}>?[^()]*\)|\[{ADDRESS}[^\[\]]*\]|<?{ADDRESS}>?"
)
_ARCHIVE = re.compile(r"(?:web\.archive\.org|archive\.(?:today|ph|is|org|fo)|webcitation\.org|doi\.org)/", re.IGNORECASE)
_COPY = re.compile(
    r"\W*(?:archived?|archiv\w*|archived (?:from|copy)|pdf|doi|via|backup|mirror|(?:from )?(?:the )?original)\W*", re.IGNORECASE
)
_BORDER = re.compile(r"\s*(?:[;.•|]\s*|,?\s+(?:and|und|et|y|sowie)\s+|,\s+(?=[“\"„«\[<]|https?:))")
_PARTS = re.compile(
    r";\s+(?:and\s+)?|(?<=[.\d”\")\]])(?:(?P<gap>\s{2,})(?=\S)(?!https?:)"
    r"|\s+(?=(?:See also|See|Cf\.|Compare|Also|Vgl\.|Siehe|Voir|Véase)\s+[A-ZÀ-Þ“\"„«*_\[<]))"
)
"""What may part two sources of a note."""
_STOPS = re.compile(r"(?:(?<=\w{3}\.)|(?<=[/\d]\.)|(?<=\.[”\"]))\s(?=[A-ZÀ-Þ“\"„«])")
"""The end of a sentence, which parts two sources if both have titles."""
_MARKED = re.compile(r"(?<![\w*])(?:\*[^*\n]{4,}\*|_[^_\n]{4,}_|''[^'\n]{4,}'')(?![\w*])")
_DATED_TITLE = re.compile(r"[“\"„«][^“”\"„«»]{4,200}[”\"“»].{0,80}\b(?:1[89]|20)\d\d\b")
_KIND = re.compile(
    r"(?:personal (?:communication|interview)|(?:author’s|author's|my|own|telephone|phone)?\s*(?:interview"
    r"|conversation|correspondence)"
    r"|press (?:release|conference|statement)|letter|e-?mail|pressemitteilung|gespräch|interview|entretien"
    r"|entrevista|communiqué)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|do|not|there|they|it|he|she|we|this|these|who|which|that|will|would|can"
    r"|ist|sind|war|waren|wurde|wurden|hat|haben|nicht|es|er|sie|dies|diese|est|sont|était|ont|a(?=\s\w+é)|n[’']a|il|elle"
    r"|ce|es|son|fue|han|no(?!\.\s?\d))\b"
)
"""Words of a sentence that a reference has not."""
_REMARK = re.compile(
    r"(?:as of|in|figures?|data|prices|values?|converted|since|until|from|stand|angaben|zahlen|preise|werte|umgerechnet|seit|bis"
    r"|note|n\.\s?b\.|chiffres|données|cifras|datos)\b",
    re.IGNORECASE,
)
"""How a note begins that only remarks: "In 2019 prices."."""
_AUTHORED = re.compile(r"[A-ZÀ-Þ][^:;]{2,80}:\s+[“\"„«]?[A-ZÀ-Þ]")
_PAPER = re.compile(
    r"\b(?:report|minutes|letter|memo(?:randum)?|judg(?:e)?ment|ruling|decision|order|gazette|bulletin|transcript|survey|census|statute"
    r"|amtsblatt|niederschrift|protokoll|schreiben|urteil|beschluss|bescheid|gutachten|bericht|vermerk|klageschrift|drucksache"
    r"|(?:claim|case|docket|file|petition|application|indictment)s?\s(?:no|nos|nr)\b|aktenzeichen|hearing|testimony|affidavit"
    r"|rapport|lettre|arrêt|jugement|décret|procès-verbal|informe|sentencia|carta|acta)\b",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\bon file with\b|\b(?:FOIA?|freedom of information)\b[\w\s,.-]{0,40}\d{2}"
    r"|\b(?:request|docket|file|case)\s(?:no|nr)s?\.?\s?\w*\d",
    re.IGNORECASE,
)
"""A paper told by its number or by who keeps it."""
_LEGAL = re.compile(
    r"[A-ZÀ-Þ][^;()]{3,160},\s(?=[“\"‘'A-ZÀ-Þ])[^;()]{4,160}\((?:(?!(?:in|since|until|by|from|before|after|see)\b)[^()]{1,30}\s)?"
    r"(?:1[89]|20)\d\d\)(?:\s?\([^()]{1,160}\))*\.?"
)
"""An author, a title, a year in brackets, a remark: "Am. Iron Inst., The Price of a Kettle (2019) (finding a rise)"."""
_PAGES = re.compile(r"\b(?:pp?\.|S\.|vol\.|no\.|Nr\.|Bd\.)\s?\d")
_PAGE_AT_END = re.compile(r",\s(?:pp?\.\s?|S\.\s?)?\d{1,4}(?:[–-]\d{1,4})?\W*$")
_COMMAS = 2
_LONGEST = 400
_ON = re.compile(r"(?:on|for|zu[mr]?|sur|pour|sobre)\s[^:,.;]{3,60}[:,]?\s+(?=see\b|siehe\b|voir\b|[“\"„«A-ZÀ-Þ])", re.IGNORECASE)
"""What a source is given for: "On the Venice train, …"."""
_LONGEST_NOTE = 4000
"""A longer stretch is no note, and is not searched for several sources."""
_MOST = 100
"""Semicolons and full stops of a note that are looked at: with more of them it is no list of sources."""


def is_source(block: Block, outlets: Outlets) -> bool:
    """Say whether the entry names a source: an address, a host, a title with a date, a listed outlet with one."""
    return any(anchor.target.startswith("http") for anchor in block.anchors) or _names(block.text, outlets)


def _names(text: str, outlets: Outlets) -> bool:
    """Say whether the words name a source."""
    if re.search(r"https?://", text) or _CITES.search(text) or sourcelist.is_listed(text):
        return True
    if len(text) > _LONGEST:
        return False
    dated = bool(re.search(r"\b(?:1[89]|20)\d\d[a-z]?\b", text))
    named = _hosted(text, outlets) or _outlet(text, outlets, dated=dated)
    return (
        named
        or bool(_KIND.match(text) or _RECORD.search(text) or _LEGAL.fullmatch(text))
        or _titled(text, dated=dated)
        or (dated and _filed(text))
    )


def _titled(text: str, *, dated: bool) -> bool:
    """Say whether the entry has a title in italics with a year or a page, or is a dated row of parts and no sentence."""
    italics = _MARKED.search(text)
    parts = text.count(",") >= _COMMAS and not _SENTENCE.search(text)
    return bool(italics and _PAGE_AT_END.search(text)) or (dated and bool(italics or _PAGES.search(text) or parts))


def _filed(text: str) -> bool:
    """Say whether a dated note is no sentence and names a paper: by its author and a colon, or by what papers are called."""
    return not _SENTENCE.search(text) and not _REMARK.match(text) and bool(_AUTHORED.match(text) or _PAPER.search(text))


def _hosted(text: str, outlets: Outlets) -> bool:
    return any(outlets.by_host(host.lower()) or (is_host(host) and host.islower()) for host in re.findall(HOST, text))


def _outlet(text: str, outlets: Outlets, *, dated: bool) -> bool:
    """Say whether a part of the entry between commas or points is the name of an outlet."""
    parts = [part.strip(" .*_()[]“”\"'") for part in re.split(r"[,.;:–]\s|\s[–—-]\s|\(|\)", text)]
    named = [part for part in parts if part and part[0].isupper() and outlets.by_name(part)]
    return bool(named) and (dated or len(parts) > 1 or named == [text.strip(" .")])


def parted(block: Block, outlets: Outlets) -> list[tuple[str, str | None]]:
    """Give each work's stretch of the entry, with its address where only the markup has it."""
    cuts = sorted(_cuts(block, outlets))
    begins, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(block.text)]
    parts = [(begin, end) for begin, end in zip(begins, ends, strict=True) if block.text[begin:end].strip()]
    return [(block.text[begin:end].strip(), _address(block, begin, end)) for begin, end in parts]


def _cuts(block: Block, outlets: Outlets) -> Iterator[tuple[int, int]]:
    """Where one source ends and the next begins: between two addresses, and where both sides name one or point to one."""
    places = [*_places(block)]
    parts = [*_borders(block, places, outlets)]
    yield from parts
    for (_, before), (after, _) in pairwise(sorted([*places, *parts])):
        if not any(before <= start <= after or start <= before <= end for start, end in parts):
            border = _BORDER.search(block.text, before, after)
            yield border.span() if border else (before, before)


def _borders(block: Block, places: list[tuple[int, int]], outlets: Outlets) -> Iterator[tuple[int, int]]:
    """Find semicolons and words such as "See also" that part two sources."""
    if len(block.text) > _LONGEST_NOTE:
        return
    begin = 0
    apart = [cut for cut in _PARTS.finditer(block.text) if not cut["gap"] or block.raw[cut.start() : cut.end()].count("\n") > 1]
    parts = [cut.span() for cut in apart if not _quoted(block.text, cut.start())]
    stops = [cut.span() for cut in _STOPS.finditer(block.text) if not _quoted(block.text, cut.start())]
    if len(parts) + len(stops) > _MOST:
        return
    for end, following in sorted([*parts, *stops]):
        after = next((start for start, _ in parts if start > following), len(block.text))
        sides = (begin, end), (following, after)
        titled = (end, following) in parts or all(_titles(block.text, start, stop, places) for start, stop in sides)
        if titled and all(_stands(block.text[start:stop], start, places, outlets) for start, stop in sides):
            yield end, following
            begin = following


def _titles(text: str, start: int, stop: int, places: list[tuple[int, int]]) -> bool:
    """Say whether a stretch has an address, or a quoted title and a date after it."""
    return any(start <= place < stop for place, _ in places) or bool(_DATED_TITLE.search(text, start, stop))


def _quoted(text: str, at: int) -> bool:
    """Say whether a quotation is open at a place."""
    return text.count("“", 0, at) + text.count("„", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _stands(piece: str, begin: int, places: list[tuple[int, int]], outlets: Outlets) -> bool:
    """Say whether a piece of an entry is a source of its own, or points to one."""
    bare = SEE.sub("", _ON.sub("", piece.strip()), 1)
    if any(begin <= start < begin + len(piece) for start, _ in places):
        return True
    if bare[:1].islower() and not _hosted(bare, outlets):
        return points(bare)
    return sourcelist.is_listed(bare) or points(bare) or _names(bare, outlets)


def _places(block: Block) -> Iterator[tuple[int, int]]:
    """Yield where the addresses of the entry stand, but for copies of the one before."""
    links = [(one.start if one.opening is None else one.opening, one.end) for one in block.anchors if _leads(one, block.text)]
    found = [match.span() for match in _PLACE.finditer(block.text) if not match["template"] or _CITES.match(match[0])]
    taken = 0
    for start, end in sorted([*links, *found]):
        if start >= taken and not (taken and _ARCHIVE.search(block.text[start:end])):
            yield start, end
            taken = end


def _leads(anchor: Anchor, text: str) -> bool:
    words = text[(anchor.opening or 0) + anchor.lead : anchor.start]
    return anchor.target.startswith("http") and not _ARCHIVE.search(anchor.target) and not _COPY.fullmatch(words)


def _address(block: Block, begin: int, end: int) -> str | None:
    """Find the first address in a stretch that only the markup has."""
    links = [one for one in block.anchors if begin <= one.start <= end and one.target.startswith("http")]
    best = [one for one in links if _leads(one, block.text)] or links
    return best[0].target if best else None
