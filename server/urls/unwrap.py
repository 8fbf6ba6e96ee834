"""The parts of an address in, the text of the address that it wraps out.

Applies the tables of `server.wrappers`. Neither parses nor fetches an address, nor judges whether what it found is one.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, unquote_plus

from server.urls.wrappers import VARIANT_LABELS, VARIANT_PARAMS, VARIANT_PATHS, VARIANT_WORDS, WRAPPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Address(NamedTuple):
    """The parts of an address that matter, each as the URL Standard serialises it, or empty.

    :param host: without a trailing dot; where the scheme is not the web's, the scheme with its colon
    :param port: with its colon
    :param query: with its question mark
    :param fragment: with its hash
    """

    host: str
    port: str
    path: str
    query: str
    fragment: str


class Step(NamedTuple):
    """One wrapper opened: what it was, and the text of the address in it."""

    names: tuple[str, ...]
    target: str


class _Rule(NamedTuple):
    name: str
    path: re.Pattern[str]
    params: tuple[str, ...]
    code: str
    value: re.Pattern[str] | None


def _by_host() -> dict[str, list[_Rule]]:
    table: dict[str, list[_Rule]] = {}
    for name, hosts, path, params, code, value in WRAPPERS:
        rule = _Rule(name, re.compile(path), params, code, re.compile(value) if value else None)
        for host in hosts:
            table.setdefault(host, []).append(rule)
    return table


_RULES = _by_host()
_BELOW = tuple(host for host in _RULES if host.startswith("."))
_VARIANT_PATHS = tuple((name, re.compile(path)) for name, path in VARIANT_PATHS)
_ENCODED = re.compile("https?%(?:25)*3a", re.IGNORECASE)
_MOST_ENCODINGS = 3  # of one target, each of the last one's answer


def is_wrapper(bare: str) -> bool:
    """Is a host, ``www.`` taken off, a wrapper's?"""
    return bare in _RULES or bare.endswith(_BELOW)


def may_vary(text: str) -> bool:
    """Stands a word of a variant in a path or query? Hardly ever, which is told here at little cost."""
    text = text.lower()
    for word in VARIANT_WORDS:  # noqa: SIM110  twice as fast as any() on the hot path
        if word in text:
            return True
    return False


def unwrap(address: Address, listed: Callable[[str], bool] | None) -> Step | None:
    """Open one wrapper; ``None`` if the address wraps nothing that can be read.

    :param listed: whether a host is a listed outlet's or below one; ``None`` if nothing is listed
    """
    if not address.port and is_wrapper(bare := address.host.removeprefix("www.")):
        for rule in _rules(bare):
            target = _target(rule, address)
            if target:
                return Step((rule.name,), target)
    return _variant(address, listed) if listed else None


def _rules(host: str) -> Iterator[_Rule]:
    yield from _RULES.get(host, ())
    for below in _BELOW:
        if host.endswith(below):
            yield from _RULES[below]


def _target(rule: _Rule, address: Address) -> str:
    """Return what ``rule`` reads out of an address on one of its hosts, or ``""``."""
    if rule.code == "translated-host":
        return _translated(address)
    if rule.params:
        written = _value(address.query, rule.params) if rule.path.search(address.path) else ""
    else:
        found = rule.path.search(address.path + address.query + address.fragment)
        written = "".join(found.groups()) if found else ""
    target = _DECODERS[rule.code](_once(written))
    if rule.value:
        within = rule.value.search(target)
        target = within[1] if within else ""
    return target


def _once(written: str) -> str:
    """Decode an address that was encoded as a whole, and perhaps again on the next way."""
    for _ in range(_MOST_ENCODINGS):
        if not _ENCODED.match(written):
            break
        written = unquote(written)
    return written


def _value(query: str, names: tuple[str, ...]) -> str:
    """Return the first of the parameters ``names``, decoded as the form that it is, or ``""``."""
    pieces = [piece.partition("=") for piece in query[1:].split("&")]
    for name in names:
        found = [piece for piece in pieces if piece[0].lower().removeprefix("amp;") == name]
        if found:  # the same one when the parameters are sorted
            return unquote_plus(min(found, key=lambda piece: (piece[0] != name, piece[0]))[2])
    return ""


def _base64(written: str) -> str:
    """Decode base64 of either alphabet, padded or not, to a text of one character a byte."""
    code = written.translate(_STANDARD_ALPHABET)
    try:
        return base64.b64decode(code + "=" * (-len(code) % 4), validate=True).decode("latin-1")
    except (binascii.Error, ValueError):
        return ""


_STANDARD_ALPHABET = str.maketrans("-_", "+/")
_PERCENT_AND_SLASH = str.maketrans("-_", "%/")
_RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _query_encoded(written: str) -> str:
    """Put back a query whose question mark was encoded, that the viewer's own query may begin with one."""
    found = _QUERY.fullmatch(written)
    return f"{found[1]}?{unquote(found[2])}" if found else written


_QUERY = re.compile("([^?%]*)%3f([^?]*)", re.IGNORECASE)


def _proofpoint_3(written: str) -> str:
    """Put back the characters kept behind ``__;``: one for each star, two and more for ``**A`` and on."""
    address, _, code = written.partition("__;")
    stock = iter(_base64(code).encode("latin-1").decode("utf-8", "replace"))

    def characters(star: re.Match[str]) -> str:
        count = _RUN_LENGTHS.index(star[1]) + 2 if star[1] else 1
        return "".join(next(stock, "") for _ in range(count))

    return re.sub(r"\*(?:\*([A-Za-z0-9_-]))?", characters, unquote(address))


_DECODERS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "base64": _base64,
    "bing": lambda written: _base64(written.removeprefix("a1")),
    "query-encoded": _query_encoded,
    "proofpoint-2": lambda written: unquote(written.translate(_PERCENT_AND_SLASH)),
    "proofpoint-3": _proofpoint_3,
}


def _translated(address: Address) -> str:
    """Decode ``www-example-com.translate.goog``.

    After https://developers.google.com/search/docs/appearance/ad-network-and-translation
    """
    codes = _value(address.query, ("_x_tr_enc",)).split(",")
    label = _value(address.query, ("_x_tr_hp",)) + address.host.partition(".")[0]
    if not re.fullmatch("[a-z0-9-]+", label):
        return ""
    if "1" in codes:
        label = label.removeprefix("1-")
    idn = "0" in codes and label.startswith("0-")
    host = re.sub(r"\b-\b", ".", label.removeprefix("0-") if idn else label).replace("--", "-")
    own = "&".join(piece for piece in address.query[1:].split("&") if not piece.startswith("_x_tr_"))
    return f"{'xn--' if idn else ''}{host}{address.path}?{own}{address.fragment}"


def _variant(address: Address, listed: Callable[[str], bool]) -> Step | None:
    """Find the page behind a listed outlet's own AMP, mobile or print address."""
    host, names = _plain_host(address.host, listed)
    path, query = address.path, address.query
    if may_vary(path + query) and listed(host):
        for name, pattern in _VARIANT_PATHS:
            if found := pattern.search(path):
                path = "".join(found.groups())
                names.append(name)
        pieces = query[1:].split("&")
        own = [piece for piece in pieces if piece.lower() not in VARIANT_PARAMS]
        if len(own) < len(pieces):
            query = "?" + "&".join(own)
            names += [VARIANT_PARAMS[piece.lower()] for piece in pieces if piece.lower() in VARIANT_PARAMS]
    if not names:
        return None
    return Step(tuple(dict.fromkeys(names)), f"https://{host}{address.port}{path}{query}{address.fragment}")


def _plain_host(host: str, listed: Callable[[str], bool]) -> tuple[str, list[str]]:
    labels = host.split(".")
    if VARIANT_LABELS.keys().isdisjoint(labels):
        return host, []
    for place, label in enumerate(labels[:-1]):  # `reuters.com.m` is below another ending, and nobody's that is listed
        plain = ".".join(labels[:place] + labels[place + 1 :])
        if label in VARIANT_LABELS and listed(plain):
            return plain, [VARIANT_LABELS[label]]
    return host, []
