"""The text of a web address in, its page out: wrappers opened, trackers dropped, one form for one page.

Follows the WHATWG URL Standard (https://url.spec.whatwg.org) and is the only module that parses addresses. Never
fetches one, and knows nothing of outlets but what ``listed`` tells it. Two addresses are one page (`Page.key`) if they
differ only in scheme, ``www.``, one trailing slash, the order of parameters of different names, trackers or fragment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import can_ada

from server.urls.queries import kept
from server.urls.unwrap import Address, is_wrapper, may_vary, unwrap
from server.urls.wrappers import VARIANT_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LENGTH = 8192  # characters, of what comes in and of what goes out
MAX_DEPTH = 8  # safelinks > facebook > web-archive > amp-viewer > amp-cache > a listed site's own AMP, and two more


class BadUrl(ValueError):
    """A text that is no address of a web page; ``str()`` is the reason in one sentence.

    :param code: ``not-an-address``, ``unsupported-scheme``, ``no-host`` or ``too-long``; stable
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[1])


class Page(NamedTuple):
    """A web page's address in canonical form.

    :param url: https; no userinfo, no default port, no fragment but ``#!…``; parameters sorted by name
    :param host: as the standard serialises it (lower-case ASCII, ``[…]`` around IPv6), no trailing dot, ``www.`` kept
    :param path: percent-encoded, from the first slash
    :param unwrapped: what was opened to find it, outermost first, such as ``amp-cache``
    :param key: the same for all addresses of one page, different for different pages
    """

    url: str
    host: str
    path: str
    unwrapped: tuple[str, ...]
    key: str

    @classmethod
    def parse(cls, text: str, *, listed: Callable[[str], bool] | None = None) -> Page:
        """Read an absolute address.

        A wrapper whose target is unreadable, bad or too deep stays the page itself. Reading a page's ``url`` again
        gives the same page, with nothing unwrapped.

        :param listed: whether a host is a listed outlet's, or below one; only there are ``amp.``, ``m.``, ``/amp``,
            ``?print=1`` and the like wrappers
        :raises BadUrl: and nothing else
        """
        if not isinstance(text, str):
            raise BadUrl("not-an-address", "The address is not a text.")
        if len(text) > MAX_LENGTH:
            raise BadUrl("too-long", f"The address has more than {MAX_LENGTH:,} characters.")
        if page := _short(text):
            return page
        for address, names in _open(_read(text), listed):
            host, port, path, query, rest = address
            if query:
                rest = f"{kept(host, query)}{rest}"
            url = f"https://{host}{port}{path}{rest}"
            if len(url) <= MAX_LENGTH:
                return cls(url, host, path, names, _key(host, port, path, rest))
        raise BadUrl("too-long", f"The address in full has more than {MAX_LENGTH:,} characters.")


def typed(text: str) -> str:
    """Complete what a person types: ``reuters.com/world`` gains ``https://``, as in an address bar.

    A host is a name with a dot, ``localhost`` or ``[IPv6]``, with or without a port, and never has an ``@`` before it.
    Any other text comes back unchanged.
    """
    bare = text.strip(_BLANKS)
    if not _HOST_FIRST.match(bare):
        return text
    address = f"https://{bare.removeprefix('//')}"
    return address if can_ada.can_parse(_scalar(address)) else text


# What the standard strips, and the blanks that come along when an address is copied out of a text.
_BLANKS = "".join(map(chr, range(0x21))) + "\u00a0\u200b\u2028\u2029\u3000\ufeff"
_HOST_FIRST = re.compile(
    r"(?://)?(?:localhost|\[[0-9a-f:.]+\]|[^/?#\\@:\[\].。．｡]+[.。．｡][^/?#\\@:\[\]]*)(?::[0-9]*)?(?:[/?#\\]|$)",
    re.IGNORECASE,
)
_IGNORED = str.maketrans("", "", "\t\n\r")


def _scalar(text: str) -> str:
    """Replace lone surrogates, as a browser does in every address (Web IDL, USVString)."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# Addresses of which the standard's parser changes nothing, if no segment begins with a dot. Most are of this kind.
_USUAL = re.compile(
    r"http(s?)://"
    r"(www\.)?((?:(?!xn--|VARIANTS\.)[a-z0-9-]++\.)++(?!xn--)[a-z][a-z0-9-]*+)"  # no number at the end, nothing to decode
    r"(/[\w.~!$&'()*+,;=:@/-]*+)(\?[\w.~!$&()*+,;=:@/-]++)?+".replace("VARIANTS", f"(?:{'|'.join(VARIANT_LABELS)})"),
    re.ASCII,
).fullmatch
_made = tuple.__new__  # half the cost of Page(…) on the hot path


def _short(text: str) -> Page | None:
    """Cut the page out of an address of which the parser changes nothing and that wraps nothing; ``None`` of others."""
    parts = _USUAL(text)
    if not parts or "/." in text:
        return None
    secure, www, bare, path, query = parts.groups()
    if is_wrapper(bare) or may_vary(path + query if query else path) or not (secure or len(text) < MAX_LENGTH):
        return None
    host = f"www.{bare}" if www else bare
    rest = kept(host, query) if query else ""
    url = f"https://{host}{path}{rest}" if query or not secure else text
    return _made(Page, (url, host, path, (), f"{bare}{path.removesuffix('/')}{rest}"))


def _read(text: str) -> Address:
    """Take an address apart.

    :raises BadUrl: if the standard refuses it
    """
    try:
        url = can_ada.parse(text)
    except TypeError:
        return _read(_scalar(text))
    except ValueError:
        raise _fault(text) from None
    scheme = url.protocol
    if scheme != "https:" and scheme != "http:":  # noqa: PLR1714  the hot path
        return Address(scheme, "", url.pathname, url.search, url.hash)
    host = url.hostname
    if host[-1] == "." and host[-2:-1] not in {"", "."}:  # without its dots, `1..` would be an IP address
        host = host[:-1]
    port = url.port
    path = url.pathname
    if "^" in path or "|" in path:  # the standard encodes the one, which some releases of Ada do not, Chromium the other
        path = path.replace("^", "%5E").replace("|", "%7C")
        return _read(f"{scheme}//{url.host}{path}{url.search}{url.hash}")  # its dots may be unresolved too
    fragment = url.hash
    if fragment:
        fragment = fragment.partition(":~:")[0] if fragment.startswith("#!") else ""
    return Address(
        host,
        f":{port}" if port and port != "443" else "",
        path,
        url.search,
        "" if fragment == "#!" else fragment,
    )


def _fault(text: str) -> BadUrl:
    """Say why the standard refuses a text."""
    scheme, colon, rest = text.translate(_IGNORED).strip(_BLANKS).partition(":")
    if not colon or scheme.lower() not in {"http", "https"}:
        return BadUrl("not-an-address", "This is not a web address: one begins with https:// or http://.")
    host = re.split(r"[/\\?#]", rest.lstrip("/\\"), maxsplit=1)[0].rpartition("@")[2]
    if not host or host.startswith(":"):
        return BadUrl("no-host", "The address names no host.")
    return BadUrl("not-an-address", "The address names a host or a port that cannot exist.")


def _open(address: Address, listed: Callable[[str], bool] | None) -> list[tuple[Address, tuple[str, ...]]]:
    """Open wrapper after wrapper: the page, then what may stand for it (the outermost address).

    :raises BadUrl: ``unsupported-scheme``, if no address of the web is met
    """
    met: list[tuple[Address, tuple[str, ...]]] = []
    names: tuple[str, ...] = ()
    depth = 0
    while True:
        if not address.host.endswith(":"):
            met.append((address, names))
        step = unwrap(address, listed)
        if step is None:
            break
        if depth == MAX_DEPTH:
            return met[:1]
        try:
            address = _read(typed(step.target))
        except BadUrl:
            break
        names += step.names
        depth += bool(met)
    if not met:
        raise BadUrl("unsupported-scheme", "Only addresses that begin with https:// or http:// can be looked up.")
    return [met[-1], met[0]]


def _key(host: str, port: str, path: str, rest: str) -> str:
    return f"{_bare(host)}{port}{path.removesuffix('/')}{rest}"


def _bare(host: str) -> str:
    return host[4:] if host.startswith("www.") and "." in host[4:] else host  # `www.com` is a name, not a prefix
