"""The text of one paragraph in, its citation marks out: brackets and links that name hosts, addresses or outlets.

Knows through a protocol which outlets are listed. Refuses to know sentences, claims and works: a mark is a place in the
text and the sources that it names.
"""

from __future__ import annotations

import re
from itertools import accumulate, groupby
from typing import NamedTuple

from server.documents.hosts import HOST
from server.documents.outlets import Outlets, Source
from server.documents.sources import ADDRESS, AND, DATED, EXAMPLE, LEAD, SEPARATOR, dated, read, read_link
from server.documents.weblinks import is_errand


class Mark(NamedTuple):
    """One citation mark.

    :param start: where it begins
    :param end: where it ends
    :param sources: what it names, each once
    :param opening: where a link begins whose words stay when the mark goes
    :param lead: how many characters go there, such as the ``[`` of a link
    :param bracket: where the bracket begins and ends that holds other things too, which stay
    """

    start: int
    end: int
    sources: tuple[Source, ...]
    opening: int | None = None
    lead: int = 1
    bracket: tuple[int, int] | None = None


class Found(NamedTuple):
    """The citation marks of a text, its other brackets, and its pictures and links that cite nothing, each by place."""

    marks: tuple[Mark, ...]
    others: tuple[tuple[int, str], ...]
    images: tuple[Mark, ...]


_INSIDE = rf"(?:{ADDRESS}|(?<=\s){DATED}|[^()\[\]（）【】]){{1,600}}+"
_LINK = rf"\[[^\[\]]{{1,400}}\]\(<?{ADDRESS}>?(?:\s+\"[^\"]*\")?\)"
_HOSTS = rf"{HOST}(?:(?:\s*[,;/&]\s*|\s+{AND}\s+){HOST}){{0,9}}"
_BRACKET = re.compile(
    rf"(?P<image>\[!\[[^\[\]]*\]\([^()\s]*\)\]\([^()\s]*(?:\s\"[^\"]*\")?\)|!\[[^\[\]]*\]\([^()\s]*\))"
    rf"|[(\[]\s*(?i:{LEAD})?(?P<links>{_LINK}(?:\s*(?:[,;&|/·•]|\b{AND}\b)\s*{_LINK}){{0,9}})\s*[)\]]"
    rf"|\[\[[^\[\]]{{1,400}}\]\]\(<?(?P<boxed>{ADDRESS})>?(?:\s+\"[^\"]*\")?\)"
    rf"|(?P<words>\[[^\[\]]{{1,400}}\])\(<?(?P<target>{ADDRESS})>?(?:\s+\"[^\"]*\")?\)"
    rf"|[(\[（【](?P<inside>{_INSIDE})[)\]）】]"
    rf"|(?:(?<!\S)|(?<=[^\s\w]))\)(?P<turned>{_HOSTS})\)"
    rf"|[(\[（【](?P<unclosed>{_HOSTS})(?=[.!?;:]*\s*$|[.!?]\s)"
    rf"|(?:(?<!\S))(?P<unopened>{_HOSTS})[)\]）】]"
)
_NO_WORDS = re.compile(r"\[[\\\^]*(?:\d{1,3}|[*†‡↩#]+)[\\\]]*")
_TARGET = re.compile(rf"\]\(<?({ADDRESS})")
_SURE = re.compile(rf"(?:{LEAD})?(?:{ADDRESS}|{_HOSTS})\s*", re.IGNORECASE)
_LAST = re.compile(rf"\s*,\s+(?P<hosts>(?:{ADDRESS}|{_HOSTS})\s*)$")
_A_NAME = re.compile(  # that ends with no year: "Smith 2022" is an author
    r"(?!.*\b(?:1[89]|20)\d\d$)[A-ZÀ-Þ][\w.’'&-]*(?:\s(?:[A-ZÀ-Þ\d&][\w.’'&-]*|of|for|the|and|de|du|des|la|le|der|die|für|und|et|y)){0,5}"
)
_STOPPED = re.compile(r"[.!?…:;][”\"’»“)\]]*\s*$")
_CLOSES = re.compile(r"[”\"’»]?\s*(?:[.,;:!?)]|$)")
_STOP_ROOM = 8
_CREDIT = re.compile(
    r"(?:^|[.!?…)]\s+)(?P<lead>\W?(?:(?:data )?sources?|quellen?|fuentes?|fonti|bronnen?)\s?:\**\s+)(?P<rest>[^\n]+)$",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 400
_NAME_WORDS = 5
_LONGEST_NAME = 100
_DATELINE = 60
"""Characters within which a paragraph's dateline ends: "KYIV (Reuters) – …"."""


def find(text: str, outlets: Outlets) -> Found:
    """Find the citation marks of ``text``. Takes time in proportion to its length."""
    marks: list[Mark] = []
    others: list[tuple[int, str]] = []
    images: list[Mark] = []
    depths: list[int] = []
    for match in _BRACKET.finditer(text):
        if match["unopened"]:
            depths = depths or _depths(text)
            if depths[match.start()] > 0:
                continue
        found = _marks(match, outlets)
        marks += found
        if match["image"]:
            images.append(Mark(*match.span(), ()))
        elif match["target"] and not found:
            images.append(Mark(match.end("words") - 1, match.end(), (), match.start()))
        elif not found and match["inside"] and match["inside"].strip():
            others.append((match.start(), match[0]))
    return Found(tuple(_widened(text, mark) for mark in marks), tuple(others), tuple(images))


def _marks(match: re.Match[str], outlets: Outlets) -> list[Mark]:
    """Find the marks in a bracket: as a rule one or none, more in a list that holds other things too."""
    start, end = match.span()
    if match["target"]:
        errand = is_errand(match["target"], match["words"][1:-1])
        found = None if errand else read_link(match["target"], outlets)
        whole = _NO_WORDS.fullmatch(match["words"])  # [1](https://…): the figure is a mark, no word
        return [Mark(start, end, (found,)) if whole else Mark(match.end("words") - 1, end, (found,), start)] if found else []
    if match["boxed"]:
        found = read_link(match["boxed"], outlets)
        return [Mark(start, end, (found,))] if found else []
    if match["links"]:
        linked = [read_link(found[1], outlets) for found in _TARGET.finditer(match["links"])]
        return [Mark(start, end, tuple(dict.fromkeys(filter(None, linked))))] if all(linked) else []
    inside = match["inside"]
    if inside is None:
        hosts = match["turned"] or match["unclosed"] or match["unopened"]
        sources = read(hosts, outlets) if hosts else ()
        return [Mark(start, end, sources)] if sources else []
    sources = read(inside, outlets)
    if sources:
        named = all(not re.search(r"\.\w", part) for part in SEPARATOR.split(inside))
        introduces = named and (
            _introduces(match.string, start, end, inside)
            or _explains(match.string[max(0, start - _LONGEST_NAME) : start], inside, outlets)
        )
        return [] if introduces else [Mark(start, end, sources)]
    standing = _named(match, inside, outlets)
    return [Mark(start, end, standing)] if standing else _inner(match, inside, outlets)


def _named(match: re.Match[str], inside: str, outlets: Outlets) -> tuple[Source, ...]:
    """Read a list of names that stands for itself after a stop, or closes words and holds more outlets than other names."""
    text = match.string
    if _STOPPED.search(text, max(0, match.start() - _STOP_ROOM), match.start()):
        return mixed(inside, outlets)
    found = mixed(inside, outlets) if _CLOSES.match(text, match.end()) else ()
    unknown = [source.name is not None and source.host is None for source in found]
    return found if ";" in inside or (sum(unknown) * 2 <= len(found) and not any(unknown[:1])) else ()


def mixed(inside: str, outlets: Outlets) -> tuple[Source, ...]:
    """Read a list of outlets of which one at least is known, and the others are names."""
    parts = [(part, date, read(part, outlets)) for part, date in dated(inside, outlets)]
    if not any(found for *_, found in parts) or not all(found or _A_NAME.fullmatch(part) for part, _, found in parts):
        return ()
    named = ((source, date) for part, date, found in parts for source in found or (Source(None, None, name=part),))
    return tuple(dict.fromkeys(source._replace(date=date or source.date) for source, date in named))


def credit(text: str, outlets: Outlets) -> Mark | None:
    """Read the line that tells the sources of what stands before it: "Sources: Reuters; dr.dk"."""
    found = _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT))
    sources = mixed(found["rest"].rstrip(" ."), outlets) if found else ()
    return Mark(found.start("lead"), len(text), sources) if found and sources else None


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


def _explains(before: str, name: str, outlets: Outlets) -> bool:
    """Say whether the bracket only gives another name of the outlet that is named right before it."""
    outlet = outlets.by_name(name.strip())
    words = before.split()[-_NAME_WORDS:]
    runs = (" ".join(words[at:]).strip("“”„‘’«»\"'*_,") for at in range(len(words)))
    other = (run for run in runs if not _is_same_name(run, name))
    return outlet is not None and any(outlets.by_name(run) == outlet for run in other)


def _is_same_name(one: str, other: str) -> bool:
    return one.casefold().removeprefix("the ") == other.strip().casefold().removeprefix("the ")


def _inner(match: re.Match[str], inside: str, outlets: Outlets) -> list[Mark]:
    """Find the listed hosts and addresses in a list that holds other things: "(backed by the West; reuters.com)"."""
    if EXAMPLE.search(inside):
        return []
    start = match.start("inside")
    cuts = [found.span() for found in re.finditer(r"\s*;\s+", inside)]
    if (last := _LAST.search(inside)) and all(end <= last.start() for _, end in cuts):
        cuts.append((last.start(), last.start("hosts")))
    begins, ends = [0, *(end for _, end in cuts), len(inside)], [*(begin for begin, _ in cuts), len(inside)]
    sources = [_sure(inside[begin:end], outlets) for begin, end in zip(begins, ends, strict=False)]
    found: list[Mark] = []
    for cites, run in groupby(range(len(ends)), key=lambda number: bool(sources[number])):
        numbers = list(run)
        if cites:
            first, following = numbers[0], numbers[-1] + 1
            begin, end = (ends[first - 1], ends[following - 1]) if first else (0, begins[following])
            named = dict.fromkeys(source for number in numbers for source in sources[number])
            found.append(Mark(start + begin, start + end, tuple(named), bracket=match.span()))
    return found


def _sure(part: str, outlets: Outlets) -> tuple[Source, ...]:
    """Read the sources in one part of a list, if nothing but addresses and listed hosts stands there."""
    sources = read(part, outlets) if _SURE.fullmatch(part) else ()
    return sources if all(source.address or source.outlet for source in sources) else ()


__all__ = ["Found", "Mark", "Outlets", "Source", "credit", "find"]
