"""What a single value of the registry may be: dates, addresses, codes, names; a wrong one is told with what is wanted.

Each kind is a type for ``records``, with as much of its rule as JSON Schema can say. Knows nothing of records.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, LiteralString

from babel import Locale
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from server import urls
from server.problems import shown
from server.registry import mending
from server.urls import suffixes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic.fields import FieldInfo

EARLIEST = 1500  # the year before which no outlet was founded
LONGEST = 600  # characters of a text
_MOST = 2000  # characters of an address
_CACHED = 50_000  # values that many statements share, or that are read again when the file is saved: days, sources, hosts

_ENGLISH = Locale("en")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9@._~+-]+)*")


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code to English name, by Unicode CLDR."""
    territories: Mapping[str, str] = _ENGLISH.territories
    unofficial = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    return {code: name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in unofficial}


@cache
def languages() -> Mapping[str, str]:
    """ISO 639 code to English name, by Unicode CLDR."""
    known: Mapping[str, str] = _ENGLISH.languages
    return {code: name for code, name in known.items() if re.fullmatch("[a-z]{2,3}", code)}


def bare(name: str) -> str:
    """A name without its article, unless a single word would be left."""
    article, _, rest = " ".join(name.split()).partition(" ")
    return rest if article.lower() == "the" and " " in rest else f"{article} {rest}".strip()


def address_of(source: str) -> str:
    """Host and path of the page at an address, out of whatever wraps it; ``""`` if it is none."""
    try:
        page = urls.Page.parse(source)
    except urls.BadUrl:
        return ""
    return f"{page.host}{page.path.rstrip('/')}"


def holders(address: str) -> list[str]:
    """An address as in ``domains`` and those that hold it, the nearest first: ``a.b.org/c``, ``a.b.org``, ``b.org``, ``org``.

    What is too long for an address of the registry is held by none.
    """
    if len(address) > _MOST:
        return [address]
    host, *segments = address.split("/")
    paths = ["/".join([host, *segments[:count]]) for count in range(len(segments), 0, -1)]
    return [*paths, *urls.parents(host)]


def _wrong(code: LiteralString, message: LiteralString, given: str, paste: str = "", **more: Any) -> PydanticCustomError:
    return PydanticCustomError(code, message, {"given": shown(given), "paste": paste, **more})


def _mended(given: str, change: Callable[[str], str], check: Callable[[str], str]) -> str:
    """Change a value to what was probably meant; ``""`` if that is no good either."""
    try:
        changed = change(given)
        return check(changed) if changed != given else ""
    except PydanticCustomError:
        return ""


@lru_cache(_CACHED)
def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    try:
        year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
        first = dt.date(year, month, day)
    except ValueError:
        wanted: LiteralString = "'{given}' is no date; write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"
        raise _wrong("bad-date", wanted, text, _mended(text, mending.date, _date)) from None
    if first > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        raise _wrong("future-date", "{given} lies in the future", text)
    return text


@lru_cache(_CACHED)
def _day(text: str) -> str:
    if len(text) != len("YYYY-MM-DD") and _DATE.fullmatch(text):
        raise _wrong("bad-date", "'{given}' is no day; write YYYY-MM-DD", text)
    return _date(text)


def _year(text: Any) -> Any:
    latest = dt.datetime.now(dt.UTC).year
    if isinstance(text, str) and not (text.isascii() and text.isdecimal() and EARLIEST <= int(text[:5]) <= latest):
        said: LiteralString = "'{given}' is no year from {earliest} to {latest}"
        raise _wrong("bad-year", said, text, earliest=EARLIEST, latest=latest)
    return text


def _country(code: str) -> str:
    if code not in countries():
        paste = mending.code(code, countries())
        said: LiteralString = "'{given}' is no ISO 3166-1 country code such as CN or GB{hint}"
        raise _wrong("bad-country", said, code, paste, hint=f" ({countries()[paste]} is {paste})" if paste else "")
    return code


def _language(code: str) -> str:
    if code not in languages():
        paste = mending.code(code, languages())
        said: LiteralString = "'{given}' is no ISO 639 language code such as en or zh{hint}"
        raise _wrong("bad-language", said, code, paste, hint=f" ({languages()[paste]} is {paste})" if paste else "")
    return code


@lru_cache(_CACHED)
def _is_public(host: str) -> bool:
    return bool(suffixes.split(host).suffix)


@lru_cache(_CACHED)
def _source(address: str) -> str:
    try:
        page = urls.Page.parse(address)
    except urls.BadUrl as error:
        paste = _mended(address, urls.typed, _source)
        raise _wrong("bad-source", "'{given}': {why}", address, paste, why=str(error)) from None
    if address.startswith("https://") and _is_public(page.host):
        return address
    paste = _mended(address, mending.https, _source)
    raise _wrong("bad-source", "'{given}' is no public https:// address", address, paste)


def _address(text: str) -> str:
    host, slash, path = text.partition("/")
    try:
        canonical = urls.Page.parse(f"https://{host}/").host
    except urls.BadUrl:
        canonical = ""
    if canonical != host or not _HOST.fullmatch(host) or not _PATH.fullmatch(slash + path):
        said: LiteralString = (
            "'{given}' is no bare host such as bbc.co.uk (lower case, ASCII, no scheme, no port), nor host/path for a section"
        )
        raise _wrong("bad-domain", said, text, _mended(text, mending.host, _address))
    if host.startswith("www."):
        bare_host = text.removeprefix("www.")
        raise _wrong("bad-domain", "write '{bare}': www. is understood", text, bare_host, bare=shown(bare_host))
    return text


@lru_cache(_CACHED)
def _domain(text: str) -> str:
    host = _address(text).partition("/")[0]
    parts = suffixes.split(host)
    if not (parts.name and parts.suffix):
        said: LiteralString = "'{given}' is a public suffix or no public host: everybody's addresses end in it, or nobody's"
        raise _wrong("public-suffix", said, host)
    return text


def _plain(text: str) -> str:
    if text != " ".join(text.split()) or not text.isprintable():
        said: LiteralString = "one line of text is wanted, without blanks at its ends or control characters"
        raise _wrong("bad-text", said, text, shown(mending.line(text)))
    return text


def _shaped(pattern: str, code: LiteralString, wanted: str, mend: Callable[[str], str]) -> tuple[Any, Any]:
    """Hold a text to a pattern, with an error that says in words what is wanted."""
    shape = re.compile(pattern)

    def check(text: str) -> str:
        if not shape.fullmatch(text):
            paste = mend(text)
            raise _wrong(code, "'{given}' is not {wanted}", text, paste if shape.fullmatch(paste) else "", wanted=wanted)
        return text

    return AfterValidator(check), _schema(pattern=f"^{pattern}$")


def _schema(**fields: Any) -> FieldInfo:
    extra: FieldInfo = Field(json_schema_extra=fields)
    return extra


def _listed(names: Mapping[str, str]) -> FieldInfo:
    return _schema(enum=sorted(names))


_ADDRESS = r"^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)*(/[A-Za-z0-9@._~+-]+)*$"

Id = Annotated[
    str,
    *_shaped("[a-z0-9]+(?:-[a-z0-9]+){0,20}", "bad-id", "an id such as global-times: a-z, 0-9 and hyphens", mending.slug),
]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST), AfterValidator(_plain), _schema(pattern=r"^\S(.*\S)?$")]
Source = Annotated[
    str, Field(max_length=_MOST), AfterValidator(_source), _schema(pattern="^https://.+", examples=["https://example.org/about"])
]
Date = Annotated[
    str,
    AfterValidator(_date),
    _schema(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", examples=["2026-01-15", "2026-01", "2026"]),
]
Day = Annotated[str, AfterValidator(_day), _schema(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", examples=["2026-01-15"])]
Year = Annotated[int, BeforeValidator(_year), _schema(minimum=EARLIEST)]
Country = Annotated[str, AfterValidator(_country), _listed(countries())]
Language = Annotated[str, AfterValidator(_language), _listed(languages())]
Host = Annotated[str, Field(max_length=300), AfterValidator(_address), _schema(pattern=_ADDRESS)]
Domain = Annotated[
    str,
    Field(max_length=300),
    AfterValidator(_domain),
    _schema(pattern=_ADDRESS, examples=["bbc.co.uk", "example.org/section"]),
]
Wikidata = Annotated[str, *_shaped("Q[1-9][0-9]{0,11}", "bad-wikidata", "a Wikidata item such as Q130879", mending.item)]
Tenant = Annotated[
    str,
    *_shaped(
        r"(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9@*._-]+)*",
        "bad-tenant",
        "a pattern such as *.substack.com or medium.com/@*",
        mending.bare_address,
    ),
]
