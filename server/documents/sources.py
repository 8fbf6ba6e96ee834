"""The inside of a bracket in, the sources that it names out: hosts, addresses and outlets, or none.

Either every part of it is a source (or a date beside one), or it is no citation. Knows outlets through a protocol alone.
"""

from __future__ import annotations

import re

from server.documents.dates import DATE, MONTH, iso
from server.documents.hosts import HOST, fold, is_host, split_address, trim_address
from server.documents.outlets import Outlets, Source, Told

ADDRESS = r"(?>https?://(?:[^\s()<>\[\]]|\([^\s()]{0,80}\))+)"
LEAD = (
    r"(?:see(?: also)?|cf\.?|via|sources?:?|from|per|according to|read|(?:as )?reported by|quellen?:?"
    r"|siehe(?: auch)?|s\.|vgl\.?|laut|nach|voir(?: aussi)?|selon|d[’']après|lire|link:?)\s+"
)
_SOURCE_WORDS = re.compile(LEAD, re.IGNORECASE)
EXAMPLE = re.compile(
    r"(?:e\.\s?g\.,?|i\.\s?e\.,?|for (?:example|instance),?|such as|like|including|z\.\s?B\.|etwa|wie|d\.\s?h\."
    r"|p(?:ar)?\.?\s?ex(?:emple)?\.?,?|comme)\s+",
    re.IGNORECASE,
)
_BESIDE = (  # what may stand beside a source without being one: dates, times, pages
    r"(?>(?:\d{1,4}(?:st|nd|rd|th|\.|er)?|\d{1,2}[:.]\d{2}|\d+[./-]\d+[./-]\d+|p{1,2}\.\s?\d+|pages?|S\.\s?\d+|am|pm"
    r"|updated|accessed|retrieved|abgerufen|consulté|consultado|vom|am|on|of|du|le|del?|di|van|от|від"
    rf"|{MONTH})(?!\w)[.,\s–-]*)++"
)
ASIDE = re.compile(_BESIDE, re.IGNORECASE)
DATED = rf"[(\[](?i:{_BESIDE})[)\]]"
_DATED = re.compile(rf"\s{DATED}")
_LOOKED_UP = re.compile(r"updated|accessed|retrieved|abgerufen|consult", re.IGNORECASE)
"""Before the day on which somebody looked, which is not that of the source."""
_BEFORE_DATE = re.compile(r"(?:\s(?:on|of|from|vom|v\.|am|du|le|del?|di|van|от|від))?[\s,]*$")
AND = r"(?:and|or|und|oder|et|ou|y|o|e)"
_COUNTED = re.compile(r"\s?\+\s?\d{1,2}$")  # "reuters.com+2": how chat assistants fold further sources
SEPARATOR = re.compile(rf"\s*[;|·•]\s*(?:{AND}\s+)?|\s*,\s+(?:{AND}\s+)?|,(?=https?://|{HOST}(?:,|$))")
_SPLIT_FINER = tuple(re.compile(rf"\s*{word}\s*") for word in (rf"\s{AND}\s", "&", "/"))
_SENT = re.compile(r"\s*(?:see(?: also)?|cf\.?|siehe(?: auch)?|vgl\.?|voir(?: aussi)?|véase)\s", re.IGNORECASE)
_PURPOSE = re.compile(r",?\s+(?:for|on|zu[mr]?|für|pour|sur|para|sobre)\s+[^;]{3,200}$")
"""What one finds there."""
_BLANK = re.compile(r"\s+")


def read(inside: str, outlets: Outlets) -> tuple[Source, ...]:
    """Find the sources that the inside of a bracket names, each once; none if anything else stands there.

    That a reader is sent there for something, "see …, for a similar case", is nothing else.
    """
    bare = _PURPOSE.sub("", inside) if _SENT.match(inside) else inside
    return _listed(inside, outlets) or (_listed(bare, outlets) if bare != inside else ())


def _listed(inside: str, outlets: Outlets) -> tuple[Source, ...]:
    inside = _BLANK.sub(" ", inside).strip()
    lead = EXAMPLE.match(inside)
    known_only = bool(lead)
    inside = inside[lead.end() :] if lead else inside
    sources: list[Source] = []
    for part, date in dated(inside, outlets):
        found = _part(part, outlets, known_only=known_only) or _ending(part, outlets) or _of_day(part, date, outlets)
        if found is None:
            return ()
        sources += [source._replace(date=date or source.date) for source in found]
    return tuple(dict.fromkeys(sources))


def dated(inside: str, outlets: Outlets) -> list[tuple[str, str | None]]:
    """Part a list into its sources, each with the date that stands after it: "Reuters, July 4, 2025; FT (May 2024)"."""
    groups: list[list[str]] = []
    for part in SEPARATOR.split(_DATED.sub(lambda found: f", {found[0].strip(' ()[]')}", inside)):
        if not ASIDE.fullmatch(part.strip()) or outlets.by_name(part.strip()):
            groups.append([part.strip()])
        elif groups and not _LOOKED_UP.search(part):
            groups[-1].append(part)
    return [(part, iso(", ".join(asides))) for part, *asides in groups]


def _ending(part: str, outlets: Outlets) -> list[Source] | None:
    """Read an outlet with a date right after its name: "Le Monde du 4 juillet 2025"."""
    date = next((found for found in DATE.finditer(part) if found.end() == len(part)), None)
    name = _BEFORE_DATE.sub("", part[: date.start()]) if date else ""
    found = _name(name, outlets) or _of_day(name, iso(part), outlets) if name else None
    return [source._replace(date=iso(part)) for source in found or ()] or None


def _of_day(part: str, date: str | None, outlets: Outlets) -> list[Source] | None:
    """Read a name that an entry of the same date has: "(Kyiv Daily, 3 May 2025)"."""
    told = outlets.told_of(part, date) if isinstance(outlets, Told) else None
    return [told] if told else None


def _part(part: str, outlets: Outlets, *, known_only: bool) -> list[Source] | None:
    """Find the sources in one part of a list: none for a date, ``None`` for what is no source."""
    part = part.strip(" .:\u200b").removesuffix("\u2019s")
    lead = _SOURCE_WORDS.match(part)
    part = _COUNTED.sub("", part[lead.end() :] if lead else part)
    if not part or (ASIDE.fullmatch(part) and not outlets.by_name(part)):
        return []
    whole = _address(part, outlets, known_only=known_only) or _name(part, outlets)
    if whole:
        return whole
    separators = (_BLANK,) if _only_hosts(part) else _SPLIT_FINER
    separator = next((found for found in separators if found.search(part)), None)
    pieces = [_part(piece, outlets, known_only=known_only) for piece in separator.split(part)] if separator else []
    return [source for piece in pieces for source in piece or ()] if pieces and all(pieces) else None


def _only_hosts(part: str) -> bool:
    return bool(re.fullmatch(rf"{HOST}(?: {HOST})+", part))


def _name(part: str, outlets: Outlets) -> list[Source] | None:
    """Find an outlet named in words. "(independent)" is an adjective: a name has a capital or is no plain word."""
    if part.isalpha() and part.islower():
        return None
    if outlet := outlets.by_name(part):
        return [Source(outlets.first_host(outlet) or None, outlet)]
    told = outlets.told(part) if isinstance(outlets, Told) else None
    return [told] if told else None


def _address(part: str, outlets: Outlets, *, known_only: bool) -> list[Source] | None:
    """Read a host or address, or several hosts glued together or parted by slashes."""
    cited = split_address(trim_address(part))
    if cited is None:
        return None
    if not cited.scheme and cited.path and (hosts := _slashed(part, outlets, known_only=known_only)):
        return hosts
    host = cited.host.lower()
    names = [cited.host] if outlets.by_host(host) else fold(cited.host, lambda name: outlets.by_host(name) is not None)
    if not all(_accepted(name, cited.sure, outlets, known_only=known_only) for name in names):
        return None
    address = cited.address if len(names) == 1 and cited.path.strip("/") else None
    return [Source(name.lower(), outlets.by_host(name.lower()), address) for name in names]


def _slashed(part: str, outlets: Outlets, *, known_only: bool) -> list[Source] | None:
    """Read hosts parted by slashes: "reuters.com/bbc.com" are two, "bbc.com/news" is one with a path."""
    pieces = [_address(piece, outlets, known_only=known_only) for piece in part.split("/") if piece]
    return [source for piece in pieces for source in piece or ()] if len(pieces) > 1 and all(pieces) else None


def _accepted(name: str, sure: bool, outlets: Outlets, *, known_only: bool) -> bool:  # noqa: FBT001  a plain predicate
    return bool(outlets.by_host(name.lower())) or (not known_only and is_host(name, written_out=sure))


def read_link(target: str, outlets: Outlets) -> Source | None:
    """Read the address that a link leads to."""
    source = _address(target, outlets, known_only=False)
    return source[0] if source else None
