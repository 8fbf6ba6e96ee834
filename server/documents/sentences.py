"""The words of one paragraph in, the places of its sentences out.

Splits with ``sentencex`` and mends what it cuts wrongly in writing that quotes. Knows nothing of citations: marks have
to be taken out before, since a bracket at the end of a sentence misleads every splitter.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]  # a module in Rust without stubs

_CHUNK = 4000
"""Characters given to the splitter at once: its time grows with the square of the quotation marks in a text."""
_JOINED = 3
"""Pieces that may be joined until quotation marks balance: beyond that the closing one is missing."""

SAYING = (
    r"(?:said|says|told|tells|asked|asks|stated|states|noted|notes|added|adds|wrote|writes|claimed|claims|declared|declares"
    r"|announced|announces|argued|argues|insisted|insists|warned|warns|observed|observes|explained|explains|replied|replies"
    r"|quipped|quips|boasted|boasts|admitted|admits|acknowledged|acknowledges|conceded|concedes|alleged|alleges|reported"
    r"|reports|revealed|reveals|emphasi[sz]ed|emphasi[sz]es|stressed|stresses|exulted|crowed|gushed|scolded|vented|retorted"
    r"|remarked|recalled|recalls|maintained|maintains|asserted|asserts|suggested|suggests|concluded|concludes|tweeted)"
)
"""English verbs of saying."""

_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*\s+){1,4}"
_SAID_AFTER = re.compile(
    rf"(?:{_NAME}|(?:he|she|they|who|it|we|I)\s+)(?:\w+ly\s+)?{SAYING}\b"
    rf"|{SAYING}\s+(?:the\s+)?(?:{_NAME}|[A-ZÀ-Þ])"
    r"|(?:sagte|sagt|erklärte|erklärt|schrieb|schreibt|meinte|rief|fragte|a dit|dit|a déclaré|déclare|a affirmé)\b",
)
_ENDS_QUOTED = re.compile(r"(?P<stop>[!?.…])\s?[”\"“»’]\s*$")
_TAG_WORDS = 6
"""Words of "Merkel said on Monday." after a full stop inside the quotation: more make a sentence of their own."""
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"„«’';])(?:(?:[A-ZÀ-Þ]\.[ ]?)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|Capt|Sen|Rep|Gov|Amb|St|Mt|Nos?|Nr"
    r"|Art|Abs|vs|cf|ca|approx|Fig|Vol|pp?|eds?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|bzw|vgl|s|Bd|Jh"
    r"|Jhd|Jg|Kap|Ziff|Anm|Hrsg|geb|gest|sog|Mio|Mrd|chap|Hr|Fr|MM?|Mme|Mlle|Me|éd|env|e\.\s?g|i\.\s?e|z\.\s?B"
    r"|d\.\s?h|u\.\s?a|p\.\s?ex)\.)\s*$"
)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$")
_ORDINAL = re.compile(r"(?<![\w.,:])\d{1,2}\.\s*$")
_GERMAN_BEGINS = re.compile(
    r"[“\"„«»(]?(?:D(?:er|ie|as|en|em|ort|ann|och|enn|a|ies\w*)|Ein\w{0,2}|Er|Sie|Es|Wir|Ich|Ihr\w{0,2}|Man|Und"
    r"|Aber|Oder|Nun|So"
    r"|Auch|Noch|Nur|Hier|I[nm]|A[nm]|Auf|Aus|Bei|Nach|Vor|Von|Mit|Zu[mr]?|Für|Gegen|Seit|Als|Wenn|Weil|Jed\w+"
    r"|Kein\w{0,2}|Niemand"
    r"|W(?:as|er|ie|arum|o))\b"
)
"""German words that follow no ordinal: "Der 2. Weltkrieg" is no end, "Es waren 12. Der Rest" is one."""
_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.\s*$")
_ENDS_STATE = re.compile(r"(?:U\.\s?S\.|U\.\s?K\.|E\.\s?U\.|U\.\s?N\.|U\.\s?S\.\s?A\.|[ap]\.\s?m\.)\s*$")
BEGINS = re.compile(
    r"[“\"„«(]?(?:The|A|An|It|He|She|They|We|I|You|But|And|Or|So|In|On|At|By|For|From|This|That|These|Those"
    r"|There|Then|When|While"
    r"|If|As|After|Before|Its|His|Her|Their|Our|My|Not|No|Yet|Now|Still|However|Meanwhile|Instead|Indeed|What"
    r"|Why|How|Who|To|With)\b"
)
"""English words that begin a sentence when they have a capital."""
_QUOTES = re.compile(r"[“”„«»]|(?<!\w)‘(?=\w)|’(?!\w)")
_CLOSING = {"„": "“”", "«": "»", "»": "«", "‘": "’"}
_OPENS_AT_END = re.compile(r"(?<=\s)[“„«‘(\[]+$")
_BRACKETED = re.compile(r"(?<=[.!?…])\)\s+(?=[A-ZÀ-Þ“\"„«])")


_HIDDEN = re.compile(
    rf"…[”\"’»]?\s+(?={BEGINS.pattern})|\bMay\.\s+(?=[“\"„«(]?[A-ZÀ-Þ])|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+(?={BEGINS.pattern})"
)
"""Ends of sentences that the splitter takes for abbreviations."""


class Span(NamedTuple):
    """Where a sentence begins and ends, without the blanks around it."""

    start: int
    end: int


def split(text: str, language: str = "en") -> list[Span]:
    """Find the sentences of ``text``, in order. Takes time in proportion to its length.

    :param language: BCP 47 tag of the text
    """
    primary = language.partition("-")[0].lower()
    pieces = [piece for start, end in _chunks(text) for piece in _pieces(text, start, end, primary)]
    spans: list[Span] = []
    for piece in _quotes_whole(text, pieces):
        if spans and _belongs(text, spans[-1], piece, primary):
            piece = Span(spans.pop().start, piece.end)  # noqa: PLW2901  the piece grows
        spans.append(piece)
    return spans


def _chunks(text: str) -> list[tuple[int, int]]:
    """Stretches of about :data:`_CHUNK` characters that end with a sentence, else with a word."""
    chunks: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > _CHUNK:
        window = text[start : start + _CHUNK]
        cut = max(window.rfind(". "), window.rfind("? "), window.rfind("! ")) + 1 or window.rfind(" ") + 1 or _CHUNK
        chunks.append((start, start + cut))
        start += cut
    return [*chunks, (start, len(text))]


def _pieces(text: str, start: int, end: int, language: str) -> list[Span]:
    """Yield the splitter's own sentences in one stretch, cut once more after a month or a sentence in brackets."""
    found: list[Span] = []
    at = told = start
    for boundary in get_sentence_boundaries(language, text[start:end]):
        told += len(boundary["text"])
        opening = _OPENS_AT_END.search(text, at, told)
        stop = opening.start() if opening else told
        rules = [_HIDDEN, _BRACKETED] if text[at] == "(" else [_HIDDEN]
        cuts = sorted(match.end() for rule in rules for match in rule.finditer(text, at, stop))
        for begin, finish in zip([at, *cuts], [*cuts, stop], strict=True):
            found += _trimmed(text, begin, finish)
        at = stop
    return found + _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end)] if end > start else []


def _quotes_whole(text: str, pieces: list[Span]) -> list[Span]:
    """Join pieces until their quotation marks balance; where they do not within three, leave them."""
    spans: list[Span] = []
    at = 0
    while at < len(pieces):
        taken = next(
            (
                size
                for size in range(1, min(_JOINED, len(pieces) - at) + 1)
                if not _open(text[pieces[at].start : pieces[at + size - 1].end])
            ),
            1,
        )
        spans.append(Span(pieces[at].start, pieces[at + taken - 1].end))
        at += taken
    return spans


def _open(sentence: str) -> bool:
    """Say whether a quotation is begun and not ended. “English”, „German“, « French », »reversed«."""
    awaited = ""
    for mark in _QUOTES.findall(sentence):
        if mark in awaited:
            awaited = ""
        elif not awaited and mark not in "”’":
            awaited = _CLOSING.get(mark, "”")
    return bool(awaited)


def _belongs(text: str, before: Span, piece: Span, language: str) -> bool:
    """Say whether the sentence was cut at something that ends none."""
    head, tail = (
        text[max(before.start, before.end - 40) : before.end],
        text[piece.start : min(piece.end, piece.start + 160)],
    )
    if _ENDS_STATE.search(head):
        return not BEGINS.match(tail)
    if tail.lstrip(".… ")[:1].islower():
        return True
    if language == "de" and _ORDINAL.search(head):
        return not _GERMAN_BEGINS.match(tail)
    if _ABBREVIATED.search(head):
        return not ((_INITIAL.search(head) or _MONTH.search(head)) and BEGINS.match(tail))
    quoted = _ENDS_QUOTED.search(head)
    if not quoted or not _SAID_AFTER.match(tail):
        return False
    return quoted["stop"] != "." or len(tail.split()) <= _TAG_WORDS
