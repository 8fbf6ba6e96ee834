"""A word out of a document in, the host or address that it is out, or nothing.

Tells hosts from file names, abbreviations and brands by the Public Suffix List and by their shape, and takes apart what
was glued. It judges what an author wrote in a bracket; canonical addresses are the business of ``urls``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from server.urls.suffixes import split

if TYPE_CHECKING:
    from collections.abc import Callable

_LABEL = r"[^\W_](?:[^\W_]|-(?=[\w-])|_(?=[^\W_])){0,62}+"
HOST = rf"{_LABEL}(?:\.{_LABEL}){{1,8}}+"
"""The shape of a host name with at least one dot."""

_CITED = re.compile(rf"(?P<scheme>https?://)?(?P<host>{HOST})\.?(?::\d{{1,5}})?(?P<path>[/?#]\S*)?", re.IGNORECASE)
_FILES = frozenset({"cc", "md", "mov", "py", "rs", "sh", "so", "zip"})
"""Public suffixes that are endings of files rather than of outlets: such a host has to be listed or written out."""


_LONGEST = 400
"""No host is longer, nor are a few glued together."""
_GLUED = 3


class Cited(NamedTuple):
    """An address as an author wrote it."""

    scheme: str
    host: str
    path: str

    @property
    def address(self) -> str:
        """The whole of it, with a scheme."""
        return f"{self.scheme or 'https://'}{self.host.lower()}{self.path}"

    @property
    def sure(self) -> bool:
        """Whether the author wrote it out, so that it can be no file name."""
        return bool(self.scheme) or self.host.lower().startswith("www.")


def split_address(text: str) -> Cited | None:
    """Take an address apart, or ``None`` if ``text`` has not the shape of one."""
    match = _CITED.fullmatch(text)
    return Cited(match["scheme"] or "", match["host"], match["path"] or "") if match else None


def trim_address(text: str) -> str:
    """``text`` without the punctuation of the sentence that it stands in."""
    return text.strip("<>“”„\"'‘’«» ").rstrip(".,;:!?")


@lru_cache(maxsize=4096)
def is_host(name: str, *, written_out: bool = False) -> bool:
    """Say whether ``name`` is a host that an unlisted outlet may have.

    It ends in a listed public suffix, not in capitals ("ASP.NET" is a brand, in "done.It" a blank is missing). Before
    that stands more than a single figure ("3.am"), and two names where the suffix also ends files ("setup.py").

    :param written_out: did the author write ``https://`` or ``www.`` before it?
    """
    parts = split(name)
    if not parts.suffix or not parts.name:
        return False
    if written_out:
        return True
    if parts.suffix in _FILES and not parts.subdomain:
        return False
    ending = name.rpartition(".")[2]
    return not (ending[0].isupper() or "_" in parts.name or re.fullmatch(r"\d", parts.name))


def fold(name: str, listed: Callable[[str], bool]) -> list[str]:
    """Find the hosts glued into ``name``: "a.neta.net" is one, "reuters.combbc.com" two if both are listed.

    Of three and more with one suffix, as "bbc.comreuters.comcnn.com", one that is listed tells.
    """
    low = name.lower()
    if len(low) > _LONGEST:
        return [name]
    repeated = re.fullmatch(r"(?P<one>.{4,}?)(?P=one)+", low)
    if repeated and is_host(repeated["one"]):
        return [repeated["one"]]
    return _listed(low, listed) or _suffixed(low, listed) or [name]


def _listed(low: str, listed: Callable[[str], bool]) -> list[str]:
    """Cut ``low`` into listed hosts."""
    for dot in (match.start() for match in re.finditer(r"\.", low)):
        for cut in range(dot + 3, min(dot + 8, len(low) - 3)):
            if listed(low[:cut]) and (rest := _listed(low[cut:], listed) or [low[cut:]] * listed(low[cut:])):
                return [low[:cut], *rest]
    return []


def _suffixed(low: str, listed: Callable[[str], bool]) -> list[str]:
    """Cut ``low`` after each repetition of its last suffix."""
    suffix = f".{low.rpartition('.')[2]}"
    parts = [f"{part}{suffix}" for part in low.split(suffix)[:-1]]
    glued = len(parts) >= _GLUED and all(map(is_host, parts)) and any(map(listed, parts))
    return parts if glued else []
