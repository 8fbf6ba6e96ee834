"""A block of a document in, all marks in it out: those that name a source, and those that point to an entry of a list.

``points`` tells where a mark points to, ``citations`` what a bracket names; this module joins marks that stand together.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from server.documents import citations, points
from server.documents.citations import Mark
from server.documents.markup import FILLER
from server.documents.notes import NONE
from server.documents.points import EXPLAINS, UNKNOWN, Lost, Points
from server.documents.sources import AND, LEAD

if TYPE_CHECKING:
    from server.documents.block import Block
    from server.documents.notes import Notes
    from server.documents.outlets import Outlets

_BRACKET = "bracket that names no source"
_LEAD = 20
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?![\s*])[^*\n]{0,400}?(?<!\s)(\1)(?![\w*])"),
    re.compile(r"(?<![\w/=&?.-])(_{1,3})(?![\s_])[^_\n]{0,400}?(?<![\s_])(\1)(?!\w)"),
)
"""Words that Markdown puts in italics or bold: the stars and strokes are none of them."""
_STOPPED = re.compile(r"[.!?…][”\"’»“)*_]*\s*$")
_NAMES = 4
"""Words of a link that only names its source."""
_BETWEEN = re.compile(r"\s*[,;]?\s*")
_OPENS = re.compile(r"[(\[](?:(?:see(?: also)?|cf\.?|refs?\.?|notes?|fn\.?|siehe|vgl\.?|voir|véase)\s*)?$", re.IGNORECASE)
_CLOSES = re.compile(r"\s*[)\]]")
_ONLY_MARKS = re.compile(
    rf"[(\[]\s*+(?i:{LEAD})?{FILLER}++(?:\s*+(?:(?:[,;&|/·•]|\b{AND}\b)\s*+)?(?:{AND}\s+)?(?i:{LEAD})?{FILLER}++)*+\s*+[)\]]"
)
"""A bracket with nothing in it but marks, and words that lead to them."""


class Marked(NamedTuple):
    """All marks of a block.

    :param marks: what cites, by place
    :param cuts: what neither cites nor is words, by place
    :param lost: brackets and marks that name no source
    """

    marks: tuple[Mark, ...]
    cuts: tuple[Mark, ...]
    lost: tuple[Lost, ...]

    @property
    def noted(self) -> bool:
        """Is there a mark of a note that names no source?"""
        return any(lost.reason in {EXPLAINS, UNKNOWN} for lost in self.lost)


def find(block: Block, outlets: Outlets, notes: Notes = NONE) -> Marked:
    """Find the marks of ``block``. Takes time in proportion to its length."""
    found = Points(block, outlets, notes)
    for anchor in block.anchors:
        found.anchor(anchor)
    for match in points.POINTS.finditer(found.veiled()):
        found.point(match)
    found.marks = _untold(sorted(found.marks, key=_place))
    found.marks = _enclosed(block.text, _gathered(_blanked(block), found.marks))
    other = citations.find(found.veiled(), outlets)
    found.marks += other.marks
    found.cuts += other.images
    found.lost += [Lost(place, text, _BRACKET) for place, text in other.others if FILLER not in text]
    if told := citations.credit(found.veiled(), outlets):
        found.marks.append(told)
    for match in points.ADDRESSED.finditer(found.veiled()):
        found.address(match)
    emphasised = [match for shape in _EMPHASIS for match in shape.finditer(found.veiled())]
    found.cuts += [Mark(*match.span(group), ()) for match in emphasised for group in (1, 2)]
    found.marks = _closing(block.text, _enclosed(block.text, sorted(found.marks, key=_place)))
    return Marked(tuple(sorted(found.marks, key=_place)), tuple(sorted(found.cuts, key=_place)), tuple(sorted(found.lost)))


def _untold(marks: list[Mark]) -> list[Mark]:
    """Drop an author told with a year where the next mark leads to the same work: "Doe (2020) says so.[1]"."""
    told = {mark for mark, after in pairwise(marks) if mark.opening is not None and mark.lead == 0 and _same(mark, after)}
    return [mark for mark in marks if mark not in told]


def _same(mark: Mark, other: Mark) -> bool:
    return all(source.work for source in mark.sources) and set(mark.sources) <= set(other.sources)


def _closing(text: str, marks: list[Mark]) -> list[Mark]:
    """Let the words of a link go that closes a block after its last full stop: "It rose. [FT](…)"."""
    last = marks[-1] if marks else None
    if last is None or last.opening is None or text[last.end :].strip(" .|*_)"):
        return marks
    words = text[last.opening + last.lead : last.start]
    stands = _STOPPED.search(text, 0, last.opening) and len(words.split()) <= _NAMES and not _STOPPED.search(words)
    return [*marks[:-1], Mark(last.opening, last.end, last.sources)] if stands else marks


def _blanked(block: Block) -> str:
    """Put blanks for markup that is neither words nor a citation, so that it keeps no marks apart."""
    pieces, at = [], 0
    for start, end in sorted(block.hidden):
        if end > at:
            pieces += [block.text[at : max(start, at)], " " * (end - max(start, at))]
            at = end
    return "".join([*pieces, block.text[at:]])


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _enclosed(text: str, marks: list[Mark]) -> list[Mark]:
    """Let a bracket go as a whole that holds nothing but links: "(see [one](…) and [two](…))"."""
    if all(mark.opening is None for mark in marks):
        return marks
    spans = [(mark.start if mark.opening is None else mark.opening, mark.end) for mark in marks]
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [text[at:start], FILLER * (end - start)]
            at = end
    whole = [found.span() for found in _ONLY_MARKS.finditer("".join([*pieces, text[at:]]))]
    return [_swallowed(mark, whole) for mark in marks]


def _swallowed(mark: Mark, whole: list[tuple[int, int]]) -> Mark:
    begin = mark.start if mark.opening is None else mark.opening
    bracket = next((span for span in whole if span[0] <= begin < span[1]), None)
    return Mark(*bracket, mark.sources) if bracket else mark


def _gathered(text: str, marks: list[Mark]) -> list[Mark]:
    """Join marks side by side, and widen them by a pair of brackets that holds nothing else."""
    runs: list[list[Mark]] = []
    for mark in marks:
        near = runs and mark.opening is None and runs[-1][-1].opening is None
        if near and _BETWEEN.fullmatch(text, runs[-1][-1].end, mark.start):
            runs[-1][-1] = runs[-1][-1]._replace(end=mark.start)
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return [mark for run in runs for mark in _bracketed(text, run)]


def _bracketed(text: str, run: list[Mark]) -> list[Mark]:
    before = _OPENS.search(text, max(0, run[0].start - _LEAD), run[0].start) if run[0].opening is None else None
    after = _CLOSES.match(text, run[-1].end) if before else None
    if before and after:
        run[-1] = run[-1]._replace(end=after.end())
        run[0] = run[0]._replace(start=before.start())
    return run
