"""Names of outlets and of countries as lists write them in; names fit for the registry, and what makes two of them one, out."""

from __future__ import annotations

import html
import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from server.registry.values import countries, languages
from server.urls import suffixes

if TYPE_CHECKING:
    from collections.abc import Collection

_SHORT = 3  # letters: such names stand in any word
_SPELLING = 0.75  # part of the letters that two spellings of a foreign name share
_LONGEST = 100  # characters of a name
_BROKEN = re.compile("[\ufffd\u0080-\u009f]|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[�]|\\?\\?")
_FORMULA = re.compile(r"[=+@\t]|-[^\w\s]")
_ARTICLE = re.compile(r"^(?:the|die|der|das|le|la|les|el|los|il)\s+|^l['’]\s*", re.IGNORECASE)
_ARTICLES = ("the", "die", "der", "das", "le", "la", "les", "el", "los", "il", "o")
_PART = re.compile(r"\s*\(([^()]*)\)")
_MORE = {
    "bosnia and herzegovina": "BA",
    "burma": "MM",
    "congo": "CG",
    "cote d'ivoire": "CI",
    "czech republic": "CZ",
    "czechia": "CZ",
    "dr congo": "CD",
    "democratic republic of the congo": "CD",
    "hong kong": "HK",
    "ivory coast": "CI",
    "macao": "MO",
    "macau": "MO",
    "myanmar": "MM",
    "palestine": "PS",
    "palestine territories": "PS",
    "people's republic of china": "CN",
    "republic of ireland": "IE",
    "republic of the congo": "CG",
    "state of palestine": "PS",
    "the gambia": "GM",
    "turkey": "TR",
    "uae": "AE",
    "uk": "GB",
    "united states of america": "US",
    "usa": "US",
    "kingdom of denmark": "DK",
    "kingdom of the netherlands": "NL",
}


_TONGUES = {
    "bengali": "bn",
    "brazilian portuguese": "pt",
    "israeli (modern) hebrew": "he",
    "slovene": "sl",
    "west frisian": "fy",
}


class BadName(ValueError):
    """A text that is no name; says why."""


def clean(text: str) -> str:
    """Return a name on one line, without the marks of a list.

    :raises BadName: if nothing is left, if it is too long, a formula, or was decoded wrongly
    """
    name = " ".join(html.unescape(text).replace("\u200b", "").split()).rstrip("*").strip(" ,;")
    if not name or not any(map(str.isalnum, name)):
        raise BadName("there is no name")
    if len(name) > _LONGEST:
        raise BadName(f"a name of more than {_LONGEST} characters")
    if _BROKEN.search(name) or not name.isprintable():
        raise BadName("the name has signs that come of a wrong decoding")
    if name.count("(") != name.count(")"):
        raise BadName("the name is cut off within brackets")
    if _FORMULA.match(name):
        raise BadName("the name begins like a formula")
    return name


def plain(name: str) -> str:
    """Return the name without what stands in brackets: ``Deutsche Welle (DW)`` is Deutsche Welle."""
    return " ".join(_PART.sub(" ", name).split()) or name


def key(name: str) -> str:
    """Return letters and digits alone, without marks and article: two names with one key are the same name."""
    bare = _ARTICLE.sub("", name.strip())
    text = unicodedata.normalize("NFKD", (bare or name).casefold().replace("&", "and").replace("+", "plus"))
    return "".join(sign for sign in text if sign.isalnum())


def forms(name: str) -> set[str]:
    """Return the keys of all names that a text gives: what stands in brackets is another name."""
    inner = [part for group in _PART.findall(name) for part in group.split(",")]
    return {key(form) for form in (name, plain(name), *inner) if key(form)}


def initials(name: str) -> str:
    """Return the first letters of the words of a name."""
    return "".join(
        word[0] for word in re.findall(r"\w+", unicodedata.normalize("NFKD", plain(name)).casefold()) if word[0].isalnum()
    )


def labels(host: str) -> set[str]:
    """Return the names in a host, without hyphens: ``theguardian`` of ``theguardian.com``; ``g1``, too, of ``g1.globo.com``."""
    parts = suffixes.split(host)
    below, name = parts.subdomain.rpartition(".")[2], parts.name
    return {form.replace("-", "") for form in (name, below, below + name, name + below) if form}


def like(name: str, host: str, *, last: bool = True) -> bool:
    """Is a host what one calls an outlet of this name? A first word alone is not: sky.com is more than Sky News.

    :param last: whether the last word alone is, as in mirror.co.uk
    """
    return key(host) in forms(name) or any(_called(name, label, last=last) for label in labels(host))


def _called(name: str, label: str, *, last: bool) -> bool:
    keys, short, words = forms(name), initials(name), re.findall(r"\w+", plain(name).casefold())
    runs = {"".join(words[begin:end]) for end in range(2, len(words) + 1) for begin in range(end - 1)}
    return (
        bool(keys & {label, label.removeprefix("the")})
        or label in {short, initials(_ARTICLE.sub("", name)), *runs}
        or (len(short) >= _SHORT and label.startswith(short))
        or any(len(form) > _SHORT and form in label for form in keys)
        or (last and len(words) > 1 and words[-1] == label)
    )


def own(name: str, host: str) -> bool:
    """Does a host bear the whole name or its initials? What an authority's host begins with is the authority's."""
    keys = forms(name) | {initials(name)}
    return any(label in keys or any(len(form) > _SHORT and form in label for form in keys) for label in labels(host))


def near(name: str, host: str) -> bool:
    """Is a host like the name, a part of it, or another spelling of it?"""
    return like(name, host) or any(
        (len(label) > _SHORT and label in form) or SequenceMatcher(None, form, label).ratio() >= _SPELLING
        for form in forms(name)
        for label in labels(host)
    )


def whole(name: str, host: str) -> str:
    """Give a name back the article that a list has cut off and the host still has: eltiempo.com is that of El Tiempo."""
    bare = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name.casefold())))
    lost = next((article for label in labels(host) for article in _ARTICLES if label == article + bare), "")
    return f"{lost.capitalize()} {name}" if lost else name


def national(host: str, codes: Collection[str]) -> bool:
    """Does a host end in the code of one of the countries?"""
    code = host.rpartition(".")[2].upper()
    return _OWN.get(code, code) in codes


@cache
def _codes() -> dict[str, str]:
    named = {_simple(name): code for code, name in countries().items()}
    return {**named, **{_simple(name): code for name, code in _MORE.items()}}


def _simple(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.casefold().replace("’", "'").replace("&", "and"))
    return " ".join("".join(sign for sign in text if not unicodedata.combining(sign)).split())


def country(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country by its code or English name, ``""`` if it is none."""
    code = text.strip().upper()
    return code if code in countries() else _codes().get(_simple(text), "")


@cache
def _tongues() -> dict[str, str]:
    return {**{_simple(name): code for code, name in languages().items()}, **_TONGUES}


def language(text: str) -> str:
    """Return the ISO 639 code of a language by its code, with or without a region, or English name, ``""`` if it is none."""
    code = re.split("[-_]", text.strip().lower())[0]
    return code if code in languages() else _tongues().get(_simple(text.removesuffix(" language")), "")


# Codes that are sold to anybody say nothing of a country.
_SOLD = frozenset(
    [
        "AC",
        "AG",
        "AI",
        "AM",
        "BZ",
        "CC",
        "CD",
        "CO",
        "DJ",
        "FM",
        "GG",
        "IM",
        "IN",
        "IO",
        "IS",
        "LA",
        "LI",
        "LY",
        "ME",
        "MN",
        "MS",
        "MU",
        "NU",
        "PW",
        "SC",
        "SH",
        "SO",
        "ST",
        "SU",
        "TC",
        "TK",
        "TL",
        "TO",
        "TV",
        "VC",
        "VG",
        "WS",
    ]
)
_OWN = {"UK": "GB"}


def host(address: str) -> str:
    """Return the host of an address as lists write it, without ``www.``; of what is no address, what stands before its path."""
    return re.sub(r"^[a-z]+://", "", address.strip().lower()).split("/")[0].split(":")[0].removeprefix("www.")


def ending(address: str) -> str:
    """Return the country in whose code the host of an address ends, ``""`` if it ends in none."""
    name = host(address)
    code = name.rpartition(".")[2].upper()
    code = _OWN.get(code, code)
    second = name.split(".")[-2:-1]
    told = code not in _SOLD or (name.count(".") > 1 and second[0] in _SECOND)
    return code if code in countries() and told else ""


_SECOND = frozenset(["ac", "co", "com", "edu", "gob", "gov", "gov", "go", "net", "org"])


__all__ = [
    "BadName",
    "clean",
    "country",
    "ending",
    "forms",
    "host",
    "initials",
    "key",
    "labels",
    "language",
    "like",
    "national",
    "near",
    "plain",
    "whole",
]
