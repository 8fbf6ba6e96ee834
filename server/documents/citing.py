"""A block of a document in, its sentences with the citations that they carry out.

A mark belongs to the sentence that it stands in or closes and covers the words since the mark before it. How much more
it covers is its scope, told by where it stands; which work it means is no matter of this module.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from server.documents import marking, sentences
from server.documents.cutting import without
from server.documents.notes import NONE
from server.documents.passage import Citing, Passage
from server.documents.sentences import BEGINS, Span
from server.documents.widening import widened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from server.documents.block import Block
    from server.documents.citations import Mark
    from server.documents.marking import Marked
    from server.documents.notes import Notes
    from server.documents.outlets import Outlets
    from server.documents.parts import Scope


SPEAKS = frozenset({"paragraph", "caption"})
"""The roles of blocks whose sentences may claim something."""

_STOP = re.compile(r"[.!?…]+[”\"’»“]?")
_CREDIT = re.compile(
    r"\W*(?:(?:more|full (?:text|story)|read more|originally published|sources?|via|link|quellen?|mehr|voir"
    r"|lire|fuentes?|fonti?|fonte|bron(?:nen)?|źródł[oa]|джерел[оа]|источники?)\b[\s:]*(?:at|on|here|in)?)?\W*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\W*(?:sources?|via|quellen?|fuentes?|fonti?|źródł[oa]|джерел[оа]|источники?)\s*:\s*[^.!?:]{2,60}", re.IGNORECASE
)
"""A credit that names what its address leads to: "Source: The Harbour Ledger, https://…"."""
_SIGNED = re.compile(r"\s*[—―–|]\s*[^.!?]{2,150}[.!?]?\s*")
"""Who said what stands before: "— Jane Doe, to Reuters"."""
_STOPPED = re.compile(r"[.!?…][”\"’»“)]*\s*$")
_NEXT = re.compile(r"\s+[“\"„«‘»(\[]?(?P<letter>\w)")
_BEGINS = re.compile(rf"\s+{BEGINS.pattern}")
_ENDED = re.compile(r"(?:\w{2}[\w)%]?|\d\s?[ap]\.\s?m)[.!?…][”\"’»“)]*\s?$")
"""The last word of a sentence: two letters at least, so that no initial is one, or a time."""
_CAPITAL = re.compile(r"\s+[“\"„«‘»(\[]?[A-ZÀ-Þ](?!(?:uro|ollar|ranken|fund|SD|UR)\b)")
"""What begins a sentence, and does not go on with a sum: "3 Mio. Euro"."""
_HEAD = 12
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,5});")
_BAR = re.compile(r"(?<=\w)\|(?=\w)")
_BLANKS = re.compile(r"\s*")
_LEADING = re.compile(r"[\s,.;:!?–—-]*")
_TRAILING = re.compile(r"[\s,.;:(\[–—-]+$")
_SHORTENED = re.compile(
    r"(?<![^\W_])(?:(?:[^\W\d_]\.\s?)+[^\W\d_]|Ph\.D|Inc|Ltd|Corp|Cos?|Bros|Jr|Sr|Esq|St|Ave|Dept|etc|al|usw|Mio|Mrd)\.$"
)
"""Words whose full stop is theirs: U.S., p.m., Inc."""


class _Clean(NamedTuple):
    """A text without its marks, and where each piece of it stood."""

    text: str
    places: list[int]
    origins: list[int]

    def origin(self, place: int) -> int:
        """Where the character at ``place`` stood before the marks went."""
        piece = bisect_right(self.places, place) - 1
        return self.origins[piece] + place - self.places[piece]

    def place(self, origin: int) -> int:
        """How much text stays of what stood before ``origin``."""
        piece = max(0, bisect_right(self.origins, origin) - 1)
        following = self.places[piece + 1] if piece + 1 < len(self.places) else len(self.text)
        return min(following, self.places[piece] + max(0, origin - self.origins[piece]))


def passages(block: Block, outlets: Outlets, language: str, notes: Notes = NONE, found: Marked | None = None) -> list[Passage]:
    """Find the sentences of ``block``, each with its citations.

    :param found: its marks, if they are known already
    """
    marked = found or marking.find(block, outlets, notes)
    marks, cuts, _ = marked
    clean = _cleaned(block.text, [*marks, *cuts])
    breaks = [found.start() for found in re.finditer("\n", block.raw)]
    ends = [clean.place(mark.start) for mark in marks]
    stops = [stop for mark in marks if (stop := _stop(block.text, clean, mark))]
    whole = [(clean.place(mark.bracket[0]), clean.place(mark.bracket[1])) for mark in marks if mark.bracket]
    spans = _joined(list(_parted(sentences.split(clean.text, language), stops, clean.text)), whole)
    if not spans:
        return []
    starts = [span.start for span in spans]
    held: list[list[Mark]] = [[] for _ in spans]
    for mark, end in zip(marks, ends, strict=True):
        held[max(0, bisect_left(starts, end) - 1)].append(mark)
    each = [_passage(block, clean, breaks, span, inside) for span, inside in zip(spans, held, strict=True)]
    return _signed(widened(each, outlets, apart=marked.noted))


def _signed(found: list[Passage]) -> list[Passage]:
    """Give the marks of a line that signs a quotation to the quotation."""
    if len(found) > 1 and found[-1].citings and _SIGNED.fullmatch(found[-1].text):
        *quoted, last, signature = found
        words = _TRAILING.sub("", last.block.raw[last.start - last.block.start : last.end - last.block.start])
        more = tuple(Citing(citing.sources, "paragraph", words or last.text) for citing in signature.citings)
        return [*quoted, last._replace(citings=(*last.citings, *more))]
    return found


def credits_only(block: Block, marked: Marked) -> bool:
    """Say whether the block holds nothing but marks, with a word such as "Source:" before them, or signs a quotation."""
    words = _cleaned(block.text, [*marked.marks, *marked.cuts]).text
    shapes = (_CREDIT, _NAMED, _SIGNED)
    return bool(marked.marks) and (block.signs or any(shape.fullmatch(words) for shape in shapes))


def credited(passage: Passage, marked: Marked) -> Passage:
    """Give the last sentence of a paragraph the marks that stand under it: they cover the paragraph."""
    words = _TRAILING.sub("", passage.block.raw[passage.start - passage.block.start : passage.end - passage.block.start])
    more = tuple(Citing(mark.sources, "paragraph", words or passage.text) for mark in marked.marks)
    return passage._replace(citings=(*passage.citings, *more))


def _stop(text: str, clean: _Clean, mark: Mark) -> int | None:
    """Where the sentence of ``mark`` ends in the clean text: at the full stop after it, or where the next one begins."""
    if stop := _STOP.match(text, mark.end):
        place = clean.place(stop.end())
        following = _NEXT.match(clean.text, place)
        return place if following and following["letter"].isupper() else None
    place = clean.place(mark.end)
    after_stop = _ENDED.search(text, max(0, mark.start - _HEAD), mark.start) and _CAPITAL.match(clean.text, place)
    begins = mark.opening is None and _BEGINS.match(clean.text, place)
    return place if after_stop or begins else None


def _parted(spans: Sequence[Span], stops: Sequence[int], text: str) -> Iterator[Span]:
    """Part sentences at their marks, where a word such as "May" or no full stop hides that one ends."""
    for span in spans:
        start = span.start
        for stop in stops[bisect_right(stops, start) : bisect_left(stops, span.end)]:
            if any(char.isalnum() for char in text[start:stop]):
                yield Span(start, stop)
                start = _BLANKS.match(text, stop).end()  # type: ignore[union-attr]  # matches nothing, too
        yield Span(start, span.end)


def _joined(spans: Sequence[Span], whole: Sequence[tuple[int, int]]) -> list[Span]:
    """Join what was parted within brackets that are taken as a ``whole``."""
    joined: list[Span] = []
    for span in spans:
        at = bisect_left(whole, (span.start, 0)) - 1
        if joined and at >= 0 and span.start < whole[at][1]:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _cleaned(text: str, marks: Sequence[Mark]) -> _Clean:
    pieces = list(without(text, marks))
    places = list(accumulate((len(piece) for _, piece in pieces), initial=0))[:-1]
    return _Clean("".join(piece for _, piece in pieces), places, [origin for origin, _ in pieces])


def _passage(block: Block, clean: _Clean, breaks: Sequence[int], span: Span, marks: Sequence[Mark]) -> Passage:
    """Make the sentence at ``span`` with its ``marks``; it begins and ends with them if they stand at its edges."""
    start = min([clean.origin(span.start), *(mark.start if mark.opening is None else mark.opening for mark in marks[:1])])
    end = max([clean.origin(span.end - 1) + 1, *(mark.end for mark in marks[-1:])])
    return Passage(
        text=_shown(clean.text[span.start : span.end]),
        start=block.start + start,
        end=block.start + end,
        line=block.line + bisect_left(breaks, start),
        block=block,
        citings=tuple(_citings(block, clean, span, (start, end), marks)),
    )


def _shown(words: str) -> str:
    """Give the words as a reader sees them: signs for their entities, one blank for white space and for a template's bars."""
    signs = _ENTITY.sub(lambda found: sign if not any(map(str.isalnum, sign := html.unescape(found[0]))) else found[0], words)
    return " ".join(_BAR.sub(" ", signs).split())


def _citings(block: Block, clean: _Clean, span: Span, whole: tuple[int, int], marks: Sequence[Mark]) -> Iterator[Citing]:
    covered = _covered(block.text, *whole, marks)
    outside, before = False, 0
    for mark, (begin, end) in zip(marks, covered, strict=True):
        place = clean.place(mark.start)
        after = clean.text[clean.place(mark.bracket[1]) if mark.bracket else place : span.end]
        closes = place <= span.start or not any(char.isalnum() for char in after)
        alone = covered[0] == (begin, end)
        scope: Scope = "sentence" if alone and (closes or _is_lone_link(marks)) else "clause"
        scope = "caption" if block.role == "caption" else scope
        stopped = bool(_STOPPED.search(block.text, max(0, mark.start - 4), mark.start))
        outside = stopped or (outside and not block.text[before : mark.start].strip())
        before = mark.end
        yield Citing(mark.sources, scope, block.raw[begin:end], outside)


def _is_lone_link(marks: Sequence[Mark]) -> bool:
    return len(marks) == 1 and marks[0].opening is not None


def _covered(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Find for each mark the words since the one before; marks side by side cover the same."""
    if _is_lone_link(marks):
        return [_words(text, start, end) or (start, end)]
    found: list[tuple[int, int]] = []
    at = start
    for number, mark in enumerate(marks):
        words = _words(text, at, mark.start if mark.opening is None else mark.end)
        if words is None and found:
            words = found[-1]
        if words is None:  # the mark begins the sentence: it covers what follows
            following = marks[number + 1].start if number + 1 < len(marks) else end
            words = _words(text, mark.end, following) or (mark.start, mark.end)
        found.append(words)
        at = mark.bracket[1] if mark.bracket else mark.end
    return found


def _words(text: str, start: int, end: int) -> tuple[int, int] | None:
    lead, trail = _LEADING.match(text, start, end), _TRAILING.search(text[start:end])
    start, end = lead.end() if lead else start, start + trail.start() if trail else end
    end += bool(_SHORTENED.search(text, start, end + 1))
    return (start, end) if start < end else None
