"""A link of a saved page in, the address of another page that it leads to out, or nothing.

A link to a tag, a profile, a picture, a button that shares, or on a wiki another article, is no source.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from server.documents.hosts import split_address

_ELSEWHERE = re.compile(r"/@[\w.-]+/?$|/(?:tags?|category|author|authors|topics?|profile|search)/|/(?:sharer|intent|share)\b")
_WIKI = re.compile(r"/(?:wiki|w)/")
_MEDIA = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|mp[34])(?:[?#]|$)", re.IGNORECASE)


def target(element: Any, base: str | None, *, wiki: bool) -> str | None:
    """Find the address that the element leads to, or ``None`` if that is no source.

    :param base: where relative links start, if known
    :param wiki: is it the page of a wiki, whose links within the site are no sources?
    """
    href = element.get("href", "").strip()
    if not href or href.startswith("#") or "tag" in (element.get("rel") or "").split() or _MEDIA.search(href):
        return None
    try:
        address = urljoin(base or "", href)
    except ValueError:
        return None
    cited = split_address(address) if re.match(r"https?://", address, re.IGNORECASE) else None
    if cited is None or (wiki and (not re.match(r"https?:|//", href) or _WIKI.match(cited.path))):
        return None
    elsewhere = _ELSEWHERE.search(cited.path.partition("?")[0])
    return None if elsewhere and (_own(cited.host, base) or "share" in address or "intent" in address) else address


def _own(host: str, base: str | None) -> bool:
    page = split_address(base) if base else None
    return page is not None and page.host.lower().removeprefix("www.") == host.lower().removeprefix("www.")
