"""The text of one paragraph in, its citation marks out: brackets and links that name hosts, addresses or outlets.

Knows through a protocol which outlets are listed. Refuses to know sentences, claims and works: a mark is a place in the
text and the sources that it names.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from server.documents.hosts import HOST
from server.documents.sources import ADDRESS, EXAMPLE, SEPARATOR, Outlets, Source, read, read_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Mark(NamedTuple):
    """One citation mark.

    :param start: where it begins
    :param end: where it ends
    :param sources: what it names, each once
    :param opening: the place of the ``[`` of a link, whose words stay when the mark goes
    """

    start: int
    end: int
    sources: tuple[Source, ...]
    opening: int | None = None


class Found(NamedTuple):
    """The citation marks of a text, and its other brackets, by place."""

    marks: tuple[Mark, ...]
    others: tuple[tuple[int, str], ...]


_INSIDE = rf"(?:{ADDRESS}|[^()\[\]（）【】]){{1,600}}+"
_LINK = rf"\[[^\[\]]{{1,400}}\]\(<?{ADDRESS}>?(?:\s+\"[^\"]*\")?\)"
_HOSTS = rf"{HOST}(?:(?:\s*[,;/&]\s*|\s+and\s+){HOST}){{0,9}}"
_BRACKET = re.compile(
    rf"(?P<image>!\[[^\[\]]*\]\([^()\s]*\))"
    rf"|[(\[]\s*(?P<links>{_LINK}(?:\s*(?:[,;&]|\band\b)\s*{_LINK}){{0,9}})\s*[)\]]"
    rf"|(?P<words>\[[^\[\]]{{1,400}}\])\(<?(?P<target>{ADDRESS})>?(?:\s+\"[^\"]*\")?\)"
    rf"|[(\[（【](?P<inside>{_INSIDE})[)\]）】]"
    rf"|(?:(?<!\S)|(?<=[^\s\w]))\)(?P<turned>{_HOSTS})\)"
    rf"|[(\[（【](?P<unclosed>{_HOSTS})(?=[.!?;:]*\s*$|[.!?]\s)"
    rf"|(?:(?<!\S))(?P<unopened>{_HOSTS})[)\]）】]"
)
_TARGET = re.compile(rf"\]\(<?({ADDRESS})")
_DATELINE = 60
"""Characters within which a paragraph's dateline ends: "KYIV (Reuters) – …"."""


def find(text: str, outlets: Outlets) -> Found:
    """Find the citation marks of ``text``. Takes time in proportion to its length."""
    marks: list[Mark] = []
    others: list[tuple[int, str]] = []
    depths: list[int] = []
    for match in _BRACKET.finditer(text):
        if match["unopened"]:
            depths = depths or _depths(text)
            if depths[match.start()] > 0:
                continue
        mark = _mark(match, outlets)
        if mark:
            marks.append(mark)
        elif match["inside"] and match["inside"].strip():
            others.append((match.start(), match[0]))
    return Found(tuple(_widened(text, mark) for mark in marks), tuple(others))


def _mark(match: re.Match[str], outlets: Outlets) -> Mark | None:
    if match["image"]:
        return None
    if match["target"]:
        found = read_link(match["target"], outlets)
        return Mark(match.end("words") - 1, match.end(), (found,), match.start()) if found else None
    start, end = match.span()
    if match["links"]:
        linked = [read_link(found[1], outlets) for found in _TARGET.finditer(match["links"])]
        return Mark(start, end, tuple(dict.fromkeys(filter(None, linked)))) if all(linked) else None
    if match["inside"] is None:
        hosts = match["turned"] or match["unclosed"] or match["unopened"]
        sources = read(hosts, outlets)
        return Mark(start, end, sources) if sources else None
    inside = match["inside"]
    sources = read(inside, outlets)
    if sources:
        named = all(not re.search(r"\.\w", part) for part in SEPARATOR.split(inside))
        return None if named and _introduces(match.string, start, end, inside) else Mark(start, end, sources)
    return _tail(match.start("inside"), inside, outlets)


def _widened(text: str, mark: Mark) -> Mark:
    """Widen the mark by a second pair of brackets that holds nothing else."""
    if text[mark.start - 1 : mark.start] == "(" and text[mark.end : mark.end + 1] == ")":
        return mark._replace(start=mark.start - 1, end=mark.end + 1)
    return mark


def _depths(text: str) -> list[int]:
    """How many brackets are open before each character."""
    steps = ((char in "([（【") - (char in ")]）】") for char in text)
    return list(accumulate(steps, lambda depth, step: max(0, depth + step), initial=0))


def _introduces(text: str, start: int, end: int, name: str) -> bool:
    """Say whether this is no citation but an abbreviation after its long form, or an agency in a dateline."""
    before = re.findall(r"[\w’'-]+", text[max(0, start - 100) : start])
    initials = "".join(word[0] for word in before if word[0].isupper()).casefold()
    short = re.sub(r"\W", "", name).casefold()
    if name.isupper() and initials.endswith(short):
        return True
    return start < _DATELINE and text[:start].isupper() and bool(re.match(r"\s*[–—-]", text[end : end + 3]))


def _tail(start: int, inside: str, outlets: Outlets) -> Mark | None:
    """Find the listed hosts or addresses that end a remark: "(backed by the West; reuters.com)"."""
    cut = re.search(rf"\s*[;,]\s+(?P<hosts>(?:{ADDRESS}|{_HOSTS})\s*)$", inside[-200:])
    if not cut or EXAMPLE.search(inside):
        return None
    offset = max(0, len(inside) - 200)
    sources = read(cut["hosts"], outlets)
    if not sources or not all(source.address or source.outlet for source in sources):
        return None
    return Mark(start + offset + cut.start(), start + len(inside), sources)


def without(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, str]]:
    """Yield what stays of ``text`` when the marks and the blanks before them go: pieces with their places."""
    at = 0
    for start, end in sorted(_cuts(text, marks)):
        if start > at:
            yield at, text[at:start]
        at = max(at, end)
    yield at, text[at:]


def _cuts(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    for mark in marks:
        if mark.opening is not None:
            yield mark.opening, mark.opening + 1
            yield mark.start, mark.end
            continue
        start = mark.start
        if not text[mark.end : mark.end + 1].isalnum():  # else the words on both sides would run together
            while start and text[start - 1].isspace():
                start -= 1
        yield start, mark.end


__all__ = ["Found", "Mark", "Outlets", "Source", "find", "without"]
