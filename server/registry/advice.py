"""What a curator should mend when there is time: warnings, which stop nothing from being served.

They are about sources that may change or vanish although their site offers a lasting address, and about values that say
nothing new. Knows no network: it never looks whether an address is alive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from server.problems import shown
from server.registry.values import bare, holders
from server.registry.walk import Found, every, records, statements, text, texts
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.problems import Problem
    from server.yamlfile import Source, Way

Listed = dict[str, tuple["Way", "Way"]]  # an address: its record's place and its own

_ARCHIVES = frozenset({"archive-today", "web-archive"})  # as Page names what it opens
_COMMIT = "[0-9a-f]{40}"


class Site(NamedTuple):
    """A site that offers a lasting address for each state of a page.

    :param page: addresses of pages that change
    :param lasting: those among them that do not
    :param paste: the lasting form, with groups of ``page`` in it; what is in capitals is to be filled in
    :param where: where a reader finds it
    """

    page: re.Pattern[str]
    lasting: re.Pattern[str]
    paste: str
    where: str


_REVISION = (
    r"https://\1\2/w/index.php?title=\3&oldid=NUMBER",
    "the page's tools have it as “Permanent link”, with the revision's NUMBER",
)
_KEY = "the key y on that page puts the COMMIT into the address"
_NONE = re.compile(r"(?!)")
_WIKIS = r"wik(?:ipedia|inews|iquote|tionary|ivoyage|isource)"
_SITES = (
    Site(
        re.compile(rf"https://([a-z-]+)(?:\.m)?(\.{_WIKIS}\.org)/wiki/([^?#]+).*"),
        re.compile(r".*(?:[?&]oldid=[0-9]+|/wiki/Special:PermanentLink/[0-9]+)(?:[&#].*)?"),
        *_REVISION,
    ),
    Site(
        re.compile(rf"https://([a-z-]+)(?:\.m)?(\.{_WIKIS}\.org)/w/index\.php\?(?:.*&)?title=([^&#]+).*"),
        re.compile(r".*[?&]oldid=[0-9]+(?:[&#].*)?"),
        *_REVISION,
    ),
    Site(
        re.compile(r"https://(github\.com/[^/]+/[^/]+)/(blob|tree|raw|blame)/[^/]+((?:/.*)?)"),
        re.compile(rf".*/(?:blob|tree|raw|blame)/{_COMMIT}(?:/.*)?"),
        r"https://\1/\2/COMMIT\3",
        _KEY,
    ),
    Site(
        re.compile(r"https://(raw\.githubusercontent\.com/[^/]+/[^/]+)/(?:refs/heads/)?[^/]+(/.*)"),
        re.compile(rf"https://[^/]+/[^/]+/[^/]+/{_COMMIT}/.*"),
        r"https://\1/COMMIT\2",
        "the file's history names its last COMMIT",
    ),
    Site(
        re.compile(r"https://(gitlab\.com/.+)/-/(blob|tree|raw)/[^/]+((?:/.*)?)"),
        re.compile(rf".*/-/(?:blob|tree|raw)/{_COMMIT}(?:/.*)?"),
        r"https://\1/-/\2/COMMIT\3",
        _KEY,
    ),
    Site(
        re.compile(r"https://(codeberg\.org/[^/]+/[^/]+)/(src|raw)/branch/[^/]+((?:/.*)?)"),
        _NONE,
        r"https://\1/\2/commit/COMMIT\3",
        _KEY,
    ),
    Site(
        re.compile(r"https://web\.archive\.org/web/(?:[0-9]*\*/)?(https?:.+)"),
        _NONE,
        r"https://web.archive.org/web/TIMESTAMP/\1",
        "the archive's calendar has the TIMESTAMP of each copy",
    ),
)
_HOSTED = re.compile(rf"{_WIKIS}\.org|git(?:hub|lab)|codeberg|web\.archive\.org")


def check(data: Any, source: Source) -> Iterator[Problem]:
    """Check a whole registry, given as for ``rules.check``."""
    outlets = [*records(data, "outlets")]
    for at, record in [*records(data, "organisations"), *outlets]:
        yield from _sources(at, record, source)
    listed = {host: (at, path) for at, outlet in outlets for path, host in texts(at, outlet, "domains")}
    yield from _covered(listed, source)
    yield from _namesakes(outlets, listed, source)
    for at, record in outlets:
        yield from _owners(at, record, source)


def _sources(at: Way, record: dict[str, Any], source: Source) -> Iterator[Problem]:
    places = [(at, record), *((place, statement) for _, place, statement in every(at, record))]
    for place, statement in places:
        for path, address in text(place, statement, "source"):
            if site := unarchived(address):
                said = f"this page changes: give the address of the state that was read; {site.where}"
                paste = site.page.sub(site.paste, address)
                yield source.problem(path, "unarchived", said, paste=paste, severity="warning")
            elif opened := _wrapped(address):
                said = "this address only leads on to another, and may cease to: give the page's own"
                yield source.problem(path, "wrapped-source", said, paste=opened, severity="warning")


def unarchived(address: str) -> Site | None:
    """The site of a page that changes, if it offers a lasting address and this is none."""
    if not _HOSTED.search(address):
        return None
    found = next((site for site in _SITES if site.page.fullmatch(address)), None)
    return found if found and not found.lasting.fullmatch(address) else None


def _wrapped(address: str) -> str:
    """What an address opens, if that is another page and the address no archive's."""
    try:
        page = Page.parse(address)
    except BadUrl:
        return ""
    return page.url if page.unwrapped and _ARCHIVES.isdisjoint(page.unwrapped) else ""


def _covered(listed: Listed, source: Source) -> Iterator[Problem]:
    """An address below another of the same record, with nobody else's between: the upper one says it already."""
    for address, (at, path) in listed.items():
        upper = next((name for name in holders(address)[1:] if name in listed), None)
        if upper and listed[upper][0] == at:
            line = source.line(listed[upper][1])
            said = f"'{shown(upper)}' on line {line} covers this: what lies below an address belongs to it"
            yield source.problem(path, "covered-domain", said, other=line, severity="warning")


def _owners(at: Way, outlet: dict[str, Any], source: Source) -> Iterator[Problem]:
    """An owner that bears the outlet's own name: who owns it is not said."""
    names = {bare(name).casefold(): path for path, name in [*text(at, outlet, "name"), *texts(at, outlet, "aliases")]}
    for place, statement in statements(at, outlet, "owners"):
        for path, name in text(place, statement, "name"):
            if own := names.get(bare(name).casefold()):
                line = source.line(own)
                said = f"'{shown(name)}' is the outlet's own name on line {line}: say who owns it, or leave it out"
                yield source.problem(path, "owns-itself", said, other=line, severity="warning")


def _namesakes(outlets: list[Found], listed: Listed, source: Source) -> Iterator[Problem]:
    for at, outlet in outlets:
        for path, host in texts(at, outlet, "namesakes"):
            owner, place = listed.get(host, (at, path))
            if owner != at:
                line = source.line(place)
                said = f"'{shown(host)}' is listed on line {line}: a listed address resembles nobody, so take it out here"
                yield source.problem(path, "listed-namesake", said, other=line, severity="warning")
