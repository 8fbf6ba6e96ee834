"""One entry of a source list in, its parts out: author, title, publisher, date, host, address, note.

Takes every part as printed and leaves out what it cannot tell. Refuses to know whether it is true: a title is as cited.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from server.documents.dates import DATE, SHAPE, YEAR, iso
from server.documents.hosts import HOST, is_host, split_address

if TYPE_CHECKING:
    from server.documents.outlets import Outlets


class Entry(NamedTuple):
    """The parts of an entry, each as printed, or ``None``.

    :param host: lower case
    :param date: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``
    :param url: the address, if the entry gives one that is more than a host
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    host: str | None = None
    url: str | None = None
    date: str | None = None
    note: str | None = None


_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'"}
_SINGLE = frozenset("\"‘'")
"""Quotation marks whose closing one may be an apostrophe or an inch."""
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<url>https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")
_WIKI_LINK = re.compile(r"\[(?P<url>https?://[^\s\[\]]+)\s+(?P<words>[^\[\]]+)\]")
_WIKI_WORDS = re.compile(r"\[\[(?:[^\[\]|]*\|)?(?P<words>[^\[\]|]*)\]\]|'{2,5}")
_URL = re.compile(r"<?(?P<url>https?://[^\s<>]+)>?")
_HOST_AT_END = re.compile(rf"(?:^|[\s,(])(?P<host>{HOST}(?:/[^\s,()]*)?)(?P<rest>[).,;:\s]*)$")
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]")
_NOTE = re.compile(r"\s+[–—-]{1,2}\s+(?P<note>[^“”„«»\"]+)$")
_PUBLISHED = re.compile(
    rf"(?:[A-ZÀ-Þ][\w’'.&-]*\s|(?:of|for|the|and|de|du|des|la|le|del|der|die|das|für|und|et|y)\s){{0,5}}[A-ZÀ-Þ][\w’'.&-]*"
    rf"(?:,|\s[–—|-])?\s+\(?{SHAPE}\)?\W*"
)
"""An outlet's name with a date after it: what stands behind the dash in "Title – Outlet, date"."""
_DATED_EDGE = re.compile(rf"^{SHAPE}(?:\s*[,:;.|–—]|\s-)\s+|(?:[,;.|–—(]|\s-\s)[\s(]{{0,3}}{SHAPE}[)\s.,:;]*$")
_LAST_PART = re.compile(r"(?P<rest>.{2,}?)(?:,\s+|(?P<dash>\s[–—|-]\s+))(?P<name>[^,:;–—|]{2,60})", re.DOTALL)
_FIRST_PART = re.compile(r"(?P<name>[^,:;–—|]{2,60}?)\s*(?:[,:]|\s[–—|-])\s+(?P<rest>.+)", re.DOTALL)
_BEFORE_URL = re.compile(
    r"[\s,;.]*(?:available (?:at|from|online)|retrieved from|accessed at|url|online|link|abrufbar unter)?:?\s*$",
    re.IGNORECASE,
)
_AUTHOR_YEAR = re.compile(
    rf"(?P<author>[^“”\"()]{{2,120}}?)\s*\((?P<date>{YEAR}[^()]{{0,20}})\)[.:,]?\s+(?P<title>[^.]+(?:\.[^\s.]+)*)\.?\s*(?P<publisher>.*)"
)
_IN = re.compile(r"(?P<author>[^:]{3,80}):\s+(?P<title>.+?)(?:[,.]\s+[Ii]n:?|\s+[Ii]n:)\s+(?P<publisher>[A-ZÀ-Þ][^,]*)(?:,.*)?")
_HEADED = re.compile(
    rf"(?:(?:[A-ZÀ-Þ][\w’'.-]*|&|and|und|et|y|van|von|de|der|den|del|di|da|la|le|al|el|bin|of|for|the"
    rf"|et al)[,.;]*\s+){{1,16}}"
    rf"(?:\((?:{YEAR}[a-z]?(?:,[^()]{{1,20}})?|n\.\s?d\.)\)[.:,]?\s|(?<=[.,]\s){YEAR}[a-z]?[.,]\s)"
)
"""Names and a year: how a list begins that is ordered by author."""
_OPENINGS = 8
"""Marks that may open the first quotation: an apostrophe before a word opens none."""
_LONGEST = 600
_SHORT = 200
_PROSE = 300
_SENTENCES = 4
"""An entry has fewer characters, around its title fewer still, and with an address fewer sentences than prose has."""
_EDGE = " \t,;:.–—-*_|"
_NOT_STOP = _EDGE.replace(".", "")
_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.$")


def parse(text: str, outlets: Outlets) -> Entry:
    """Take the entry ``text`` apart. Any text gives an entry."""
    text = _WIKI_LINK.sub(r"[\g<words>](\g<url>)", _WIKI_WORDS.sub(r"\g<words>", text))
    rest, url = _url(text)
    rest, note = _dashed_note(rest)
    rest, notes, dates = _brackets(rest)
    host, rest = _host(rest, outlets)
    rest, late_notes, late_dates = _brackets(rest)
    if url is None and host and "/" in host:
        url = f"https://{host}"
    cited = split_address(url) if url else None
    unlinked = _url(text)[0].strip(_NOT_STOP)
    whole = None if _quotation(unlinked) else _AUTHOR_YEAR.fullmatch(unlinked) or _IN.fullmatch(unlinked)
    author, title, publisher = _shaped(whole) if whole else _named(rest, outlets)
    date = next(iter(late_dates + dates), None) or iso(rest if title is None else rest.replace(title, ""))
    date = date or next((iso(found[0]) for found in _BRACKETS.finditer(rest) if DATE.fullmatch(found["inside"])), None)
    if title and not _quotation(rest) and title.lower().startswith("video"):
        notes.append("video")
    every = [*([note] if note else []), *notes, *late_notes]
    return Entry(
        title=title,
        author=author,
        publisher=publisher,
        host=cited.host.lower() if cited else (host or "").partition("/")[0] or None,
        url=url,
        date=date,
        note="; ".join(every) or None,
    )


def addressed(entry: Entry, url: str) -> Entry:
    """Give the entry an address that its words do not show."""
    cited = split_address(url)
    return entry._replace(url=url, host=cited.host.lower()) if cited else entry


def is_prose(text: str) -> bool:
    """Say whether this is running text rather than an entry: long, or of several sentences."""
    return len(text) > _PROSE or bool(re.search(r"\w{3,}[.!?]\s+[A-ZÀ-Þ]\w+\s\w", text))


def is_listed(text: str) -> bool:
    """Say whether ``text`` bears the marks of an entry: an address, a host at its end, a title with a date."""
    if len(text) > _LONGEST:
        return False
    bare = _BRACKETS.sub("", text)
    if _URL.search(text[-300:]) and len(re.findall(r"[.!?]\s+[A-ZÀ-Þ]", _URL.sub("", bare))) < _SENTENCES:
        return True
    at_end = _HOST_AT_END.search(bare)
    if at_end and is_host(at_end["host"].partition("/")[0]) and not re.search(r"[.!?]\s+[A-ZÀ-Þ].*\s", _unquoted(bare)):
        return True
    if re.search(rf"[,(]\s*{DATE.pattern}[).]*$", text, re.IGNORECASE) and len(text) < _SHORT:
        return True
    if _HEADED.match(text):
        return True
    dated = DATE.search(_unquoted(text))
    return bool(dated and (_quotation(text) or _AUTHOR_YEAR.fullmatch(text)) and len(_unquoted(text)) < _SHORT)


def _unquoted(text: str) -> str:
    span = _quotation(text)
    return text[: span[0]] + text[span[1] :] if span else text


def _quotation(text: str) -> tuple[int, int] | None:
    """Where the first quotation begins and ends, marks included, others inside it allowed."""
    starts = (at for at, char in enumerate(text) if char in _PAIRS and char != "»" and not text[at - 1 : at].isalnum())
    return next(filter(None, (_closed(text, start) for start in islice(starts, _OPENINGS))), None)


def _closed(text: str, start: int) -> tuple[int, int] | None:
    """Where the quotation that ``start`` opens ends, if it is closed."""
    opener, closers = text[start], _PAIRS[text[start]]
    if opener in _SINGLE:  # the closing mark may stand inside the quotation too: "workers’ strike"
        closed = re.search(rf"(?<=\S){closers}(?=[,.;:()]|\s+[(A-ZÀ-Þ\d]|\s*$)", text[start + 1 :])
        return (start, start + 1 + closed.end()) if closed else None
    depth = 1
    for at in range(start + 1, len(text)):
        depth += (text[at] == opener) - (text[at] in closers)
        if depth == 0:
            return (start, at + 1) if at > start + 1 else None
    return None


def _url(text: str) -> tuple[str, str | None]:
    """Take the address out of the entry. Words that are a link become a title, unless there is one."""
    link = _LINK.search(text)
    if link:
        words = link["words"] if _quotation(text) else f"“{link['words']}”"
        return text[: link.start()] + words + text[link.end() :], link["url"]
    found = _URL.search(text)
    if not found:
        return text, None
    before = _BEFORE_URL.sub("", text[: found.start()])
    return f"{before} {text[found.end() :]}".strip(), found["url"].rstrip(".,;:)” ")


def _dashed_note(text: str) -> tuple[str, str | None]:
    """Take out a remark after a dash that follows the title: "(2022) – referenced via analysis."."""
    span = _quotation(text)
    found = _NOTE.search(text, span[1]) if span else None
    if found and _PUBLISHED.fullmatch(found["note"]):
        return f"{text[: found.start()]}, {found['note']}", None
    return (text[: found.start()], found["note"].strip(_EDGE)) if found else (text, None)


def _brackets(text: str) -> tuple[str, list[str], list[str]]:
    """Take the brackets after the title (after the first comma, if it is not quoted) out: notes and dates."""
    span = _quotation(text)
    begin = span[1] if span else (text.find(",") + 1 or len(text))
    notes: list[str] = []
    dates: list[str] = []
    for found in _BRACKETS.finditer(text, begin):
        inside = found["inside"].strip()
        date = DATE.search(inside)
        if date:
            dates.append(iso(date[0]) or "")
        if (not date or date[0] != inside) and not re.fullmatch(HOST, inside):
            notes.append(inside)
    kept = _BRACKETS.sub(lambda found: f" {found['inside']}" if re.fullmatch(HOST, found["inside"]) else " ,", text[begin:])
    return text[:begin] + kept, [note for note in notes if note], [date for date in dates if date]


def _host(text: str, outlets: Outlets) -> tuple[str | None, str]:
    """Take the host at the end out of the entry."""
    found = _HOST_AT_END.search(text.rstrip(_EDGE + ")"))
    if not found:
        return None, text
    host = found["host"].partition("/")[0].lower()
    if not outlets.by_host(host) and not is_host(host):
        return None, text
    return host + found["host"][len(host) :], text[: found.start()]


def _named(text: str, outlets: Outlets) -> tuple[str | None, str | None, str | None]:
    """Find author, title and publisher in what is left of an entry."""
    span = _quotation(text)
    if span:
        return _quoted(text, span)
    bare = _clean(_DATED_EDGE.sub("", text.strip(_EDGE))) or ""
    last, first = _LAST_PART.fullmatch(bare), _FIRST_PART.fullmatch(bare)
    if outlets.by_name(bare):
        return None, None, bare
    if last and (outlets.by_name(last["name"]) or (last["dash"] and _PUBLISHED.fullmatch(text[text.find(last["name"]) :]))):
        return None, _clean(last["rest"]), last["name"]
    if first and outlets.by_name(author := _BRACKETS.sub("", first["name"])):
        return author, _clean(first["rest"]), None
    return None, _clean(bare), None


def _shaped(entry: re.Match[str]) -> tuple[str | None, str | None, str | None]:
    """Take author, title and publisher from an entry of a known shape."""
    return _clean(entry["author"]), _clean(entry["title"]), _clean(entry["publisher"].partition(",")[0])


def _quoted(text: str, span: tuple[int, int]) -> tuple[str | None, str | None, str | None]:
    start, end = span
    title = text[start + 1 : end - 1].strip().rstrip(",.")
    if text[end : end + 2] == ": ":  # half quoted: “Stop sabotaging”: Lavrov rips into Europe, Economic Times
        cut = (text + ",").index(",", end)
        title, end = text[start:cut].strip(), cut
    after = re.sub(r"^[\s,.;:]*(?:in:?\s)?", "", text[end:], flags=re.IGNORECASE)
    date = DATE.search(after)
    publisher = re.split(r",\s", after[: date.start()] if date else after)[0]
    return _clean(_DATED_EDGE.sub("", text[:start])), title or None, _clean(publisher)


def _clean(text: str) -> str | None:
    text = text.strip(_EDGE + "\u200b") if not _INITIAL.search(text.rstrip(_NOT_STOP)) else text.strip(_NOT_STOP)
    return text or None
