"""A block and the notes of its document in, the marks out that point: to an entry, to a link's name, to an address.

Asks ``notes`` what a label or an author with a year leads to. A mark that points nowhere is told with the reason; it is
never taken for a guess of what may be meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from server.documents.citations import Mark
from server.documents.markup import FILLER, is_power
from server.documents.notes import YEAR, Notes, expanded
from server.documents.sources import ADDRESS, read, read_link
from server.documents.weblinks import is_errand

if TYPE_CHECKING:
    from server.documents.block import Anchor, Block
    from server.documents.outlets import Outlets, Source


class Lost(NamedTuple):
    """A mark that names no source: its place, its characters, and why."""

    place: int
    text: str
    reason: str


UNKNOWN = "mark for which the source list has no entry"
EXPLAINS = "mark of a note that names no source"
_INTERNAL = "link that leads to no source"

_NUMBERS = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
POINTS = re.compile(
    r"\\?\[\^(?P<note>[^\[\]\s\\]{1,60})\\?\]"
    rf"|\\?\[(?P<numbers>{_NUMBERS})(?:,?\s*(?:(?:pp?|S|paras?|Rn|Abs)\.?|:)\s?[\d–, -]{{1,12}})?\\?\](?!\()"
    rf"|\^(?P<raised>{_NUMBERS})\^"
    rf"|(?<=[^\s{_SUPER}])(?P<super>[{_SUPER}]{{1,3}}(?:[,˒·⁻–-]?\s?(?<![{_SUPER}])[{_SUPER}]{{1,3}})*)"
    r"|\[(?P<words>[^\[\]]{1,400})\]\s?\[(?P<name>[^\[\]]{0,60})\]"
    r"|\[(?P<short>[^\[\]\d][^\[\]]{0,59})\](?![(\[])"
    rf"|[(\[](?P<years>{YEAR}(?:\s*[,;]\s*{YEAR})*)(?:[,:]\s*[^()\[\]]{{1,30}})?[)\]]"
    rf"|[(\[](?P<authors>[^()\[\]\d]{{2,120}}?[\s,(]{YEAR}[^()\[\]]{{0,400}})[)\]]"
)
_ONE = re.compile(
    rf"(?:(?:but\s+)?(?:see(?:,?\s+e\.\s?g\.,?|\s+also)?|cf\.?|e\.\s?g\.?,?|vgl\.?|siehe(?: auch)?"
    rf"|voir(?: aussi)?|véase|also|quoted in|zit\. n(?:ach|\.)|in)\s+)?"
    rf"(?P<names>[^\d;]{{2,120}}?)[\s,]+\(?(?P<years>{YEAR}(?:\s*(?:,|and|&|und|et|y)\s*{YEAR})*)\)?(?:[,:]?\s.*|:.*)?",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(YEAR)
_BEFORE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*|(?:van|von|de|der|den|del|di|da|la|le|al|bin|and|und|et|y|e|&|of|for|the|al\.|others|colleagues|co-?authors)"
    r"|[^\W\d_]\.)[,’']?(?:\s+|$)"
)
_RUN = 8
"""Words before "(2020)" among which the author may stand."""
ADDRESSED = re.compile(rf"<(?P<auto>{ADDRESS})>|(?P<bare>{ADDRESS}|(?<![\w/.@])www\.[^\s()<>\[\]{FILLER}]+)")
_WRITTEN = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_BRACKET = re.compile(r"\s*[\[(][^\[\]()]{1,60}[\])]\s*")
"""The words of a link that are a mark by themselves: "[Reuters]"."""
_ENDS = ".,;:!?…”\"’»“*_'"
_CLEAN_BEFORE = re.compile(r"(?:^|[.!?…:”\"»][”\"’»)]*)\s*$")
_DIGITS = str.maketrans(_SUPER + "˒·⁻", "0123456789,,-")
_APART = re.compile(r"(?<=\d)\s+(?=\d)")


class Points:
    """The marks of one block that point somewhere, as they are found."""

    def __init__(self, block: Block, outlets: Outlets, notes: Notes) -> None:
        self.text = block.text
        self.outlets = outlets
        self.notes = notes
        self.marks: list[Mark] = []
        self.cuts = [Mark(start, end, ()) for start, end in block.hidden]
        self.lost: list[Lost] = []
        self._quiet = block.quiet

    def veiled(self) -> str:
        """Give the text with fillers for all that has been read."""
        taken = [(mark.start, mark.end) for mark in (*self.marks, *self.cuts)]
        leads = [(mark.opening, mark.opening + mark.lead) for mark in self.marks if mark.opening is not None]
        pieces, at = [], 0
        for start, end in sorted([*taken, *leads, *self._quiet]):
            if end > at:
                begin = max(start, at)
                pieces += [self.text[at:begin], FILLER * (end - begin)]
                at = end
        return "".join([*pieces, self.text[at:]])

    def anchor(self, anchor: Anchor) -> None:
        """Read a link or the mark of a note that the markup tells."""
        if anchor.target.startswith("#"):
            self._noted(anchor)
            return
        words = "" if anchor.opening is None else self.text[anchor.opening + anchor.lead : anchor.start]
        leads = re.match(r"https?://", anchor.target) and not is_errand(anchor.target, words)
        source = read_link(anchor.target, self.outlets) if leads else None
        if source and anchor.opening is not None and _WRITTEN.fullmatch(self.text, anchor.opening + anchor.lead, anchor.start):
            self._written(source, anchor.opening, anchor.end, anchor)
            return
        if source:
            if anchor.opening is not None and _BRACKET.fullmatch(self.text, anchor.opening + anchor.lead, anchor.start):
                self.marks.append(Mark(anchor.opening, anchor.end, (source,)))
            else:
                self.marks.append(Mark(anchor.start, anchor.end, (source,), anchor.opening, anchor.lead))
            return
        self._drop(anchor)
        end = anchor.end if anchor.opening is None else anchor.start
        begin = anchor.start if anchor.opening is None else anchor.opening + anchor.lead
        if anchor.target.startswith("http"):
            self.lost.append(Lost(begin, self.text[begin:end], _INTERNAL))

    def _drop(self, anchor: Anchor) -> None:
        self.cuts.append(Mark(anchor.start, anchor.end, ()))
        if anchor.opening is not None and anchor.lead:
            self.cuts.append(Mark(anchor.opening, anchor.opening + anchor.lead, ()))

    def _noted(self, anchor: Anchor) -> None:
        label = anchor.target[1:]
        numbers = expanded(label) if re.fullmatch(_NUMBERS, label) else [label]
        sources = tuple(dict.fromkeys(source for number in numbers for source in self.notes.sources(number)))
        sources = sources or self._by_author(label)
        if sources:
            self.marks.append(Mark(anchor.start, anchor.end, sources, anchor.opening, anchor.lead))
        elif anchor.opening is None:
            self._missed(anchor.start, anchor.end, label)
        else:
            self._drop(anchor)

    def _by_author(self, label: str) -> tuple[Source, ...]:
        named = _ONE.fullmatch(label)
        return self.notes.written(named["names"], named["years"]) if named else ()

    def _missed(self, start: int, end: int, label: str) -> None:
        """Cut the mark of a note that names no source, or is not there, and say so."""
        self.cuts.append(Mark(start, end, ()))
        reason = EXPLAINS if self.notes.has(label) else UNKNOWN
        self.lost.append(Lost(start, self.text[start:end], reason))

    def point(self, match: re.Match[str]) -> None:
        """Read a mark that points to an entry by its label, or by author and year."""
        if match["note"]:
            label = f"^{match['note']}"
            if sources := self.notes.sources(label):
                self.marks.append(Mark(*match.span(), sources))
            else:
                self._missed(*match.span(), label)
        elif match["words"] or match["short"]:
            self._named_link(match)
        elif match["years"] or match["authors"]:
            self._dated(match)
        else:
            self._numbered(match)

    def _numbered(self, match: re.Match[str]) -> None:
        raised = match["super"]
        if raised and is_power(self.text[max(0, match.start() - 4) : match.start()]):
            return
        labels = expanded(match["numbers"] or match["raised"] or _APART.sub(",", raised.translate(_DIGITS)))
        sources = [source for label in labels for source in self.notes.sources(label) or self._addressed(label)]
        known = [label for label in labels if self.notes.has(label) or label in self.notes.addresses]
        if sources and (len(known) == len(labels) or not raised):
            self.marks.append(Mark(*match.span(), tuple(dict.fromkeys(sources))))
        elif known:
            self._missed(*match.span(), known[0])
        elif self.notes.numbered and match["numbers"]:
            self.lost.append(Lost(match.start(), match[0], UNKNOWN))

    def _addressed(self, name: str) -> tuple[Source, ...]:
        address = self.notes.addresses.get(name.casefold())
        source = read_link(address, self.outlets) if address else None
        return (source,) if source else ()

    def _named_link(self, match: re.Match[str]) -> None:
        """Read ``[words][name]``, ``[name][]`` and ``[name]``."""
        name = match["short"] or match["name"] or match["words"]
        sources = self._addressed(name) or (() if match["short"] else self.notes.sources(name))
        if sources:
            close = match.end("short" if match["short"] else "words")
            self.marks.append(Mark(close, match.end(), sources, match.start(), 1))

    def _dated(self, match: re.Match[str]) -> None:
        """Read ``(Author 2020; Other 2021)`` and ``Author (2020)``."""
        if not self.notes.dated:
            return
        if match["years"]:
            self._told(match)
            return
        parts = [part.strip() for part in match["authors"].split(";")]
        read_parts = [self._author_year(part) for part in parts]
        sources = [source for each in read_parts for source in each]
        if sources:
            self.marks.append(Mark(*match.span(), tuple(dict.fromkeys(sources))))
            missed = [part for part, each in zip(parts, read_parts, strict=True) if not each]
            self.lost += [Lost(match.start(), "; ".join(missed), UNKNOWN)] if missed else []

    def _told(self, match: re.Match[str]) -> None:
        """Read ``Author (2020)``: the author's words stay, and what is told covers the sentence."""
        found = [self._author_before(match.start(), year) for year in _EACH_YEAR.findall(match["years"])]
        sources = tuple(dict.fromkeys(source for _, each in found for source in each))
        if sources:
            opening = min(place for place, each in found if each)
            self.marks.append(Mark(*match.span(), sources, opening, 0))

    def _author_year(self, part: str) -> tuple[Source, ...]:
        named = _ONE.fullmatch(part)
        if not named:
            return read(part, self.outlets)
        years = _EACH_YEAR.findall(named["years"])
        return tuple(source for year in years for source in self.notes.written(named["names"], year))

    def _author_before(self, place: int, year: str) -> tuple[int, tuple[Source, ...]]:
        """Find the author who stands before ``(2020)``: as many words as lead to one entry, and where they begin."""
        begin = max(0, place - 120)
        words = [*re.finditer(r"\S+", self.text[begin:place])][-_RUN:]
        for at in range(len(words)):
            run = [word[0] for word in words[at:]]
            if all(_BEFORE.fullmatch(word) for word in run) and (found := self.notes.written(" ".join(run), year)):
                return begin + words[at].start(), found
        return place, ()

    def address(self, match: re.Match[str]) -> None:
        """Read an address that stands in the text: cut where the sentence is whole without it, else kept."""
        written = match["auto"] or match["bare"].rstrip(_ENDS)
        source = None if is_errand(written) else read_link(written, self.outlets)
        if not source:
            return
        start, end = match.start(), match.end() if match["auto"] else match.start() + len(written)
        self._written(source, start, end)

    def _written(self, source: Source, start: int, end: int, anchor: Anchor | None = None) -> None:
        if self._apart(start, end):
            self.marks.append(Mark(start, end, (source,)))
        else:
            closing = anchor.start if anchor else end
            self.marks.append(Mark(closing, end, (source,), start, anchor.lead if anchor else 0))
            self._quiet = (*self._quiet, (start, end))

    def _apart(self, start: int, end: int) -> bool:
        """Say whether the words around the address are whole without it."""
        before, after = self.text[max(0, start - 40) : start], self.text[end : end + 40].lstrip(_ENDS)
        closes = not after.strip() or bool(re.match(r"\s+[“\"„«A-ZÀ-Þ]", after)) or after.startswith(FILLER)
        return closes and bool(
            _CLEAN_BEFORE.search(before)
            or not re.search(r"\b(?:at|to|see|on|from|by|in|unter|auf|siehe|voir|sur|en)\s*$", before, re.IGNORECASE)
        )
