"""A link of a saved page in, the address of another page that it leads to out, or nothing.

A link to a tag, a profile, a picture, a button that shares, or on a wiki another article, is no source.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from server.documents.hosts import split_address

_ELSEWHERE = re.compile(r"/@[\w.-]+/?$|/(?:tags?|category|author|authors|topics?|profile|search)/|/(?:sharer|intent|share)\b")
_ACTIONS = re.compile(
    r"(?:^|/)(?:subscribe|unsubscribe|sign-?up|log-?in|comments?|respond|donate|sharer|intent)(?:\.php)?$|^(?:intent|boost|joinchat)/"
)
_ASKED = re.compile(r"(?:^|&)(?:action=share|share=|replytocom=)")
_OFFERS = re.compile(
    r"\W*(?:(?:follow|find|join) (?:me|us) (?:on )?|my |on )?(?:share|tweet|like|subscribe(?: now)?|reply|comment|donate"
    r"|follow(?: me| us)?"
    r"|mastodon|twitter|x|facebook|instagram|linkedin|bluesky|threads|youtube|telegram|tiktok|patreon|substack|rss|newsletter)\W*",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[")
_WIKI = re.compile(r"/(?:wiki|w)/")
_MEDIA = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|mp[34])(?:[?#]|$)", re.IGNORECASE)


def is_errand(address: str, words: str = "") -> bool:
    """Say whether a link only offers to share, to subscribe, to comment or to follow somebody.

    :param words: those that lead there
    """
    cited = split_address(address)
    if cited is None:
        return False
    asked = cited.path.partition("?")[2]
    path = cited.path.partition("?")[0].strip("/")
    return (
        bool(_ACTIONS.search(path) or _ASKED.search(asked))
        or (bool(_OFFERS.fullmatch(words)) and ("/" not in path))
        or bool(_PICTURE.match(words))
    )


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
    if is_errand(address, "".join(element.itertext())):
        return None
    elsewhere = _ELSEWHERE.search(cited.path.partition("?")[0])
    return None if elsewhere and (_own(cited.host, base) or "share" in address or "intent" in address) else address


def _own(host: str, base: str | None) -> bool:
    page = split_address(base) if base else None
    return page is not None and page.host.lower().removeprefix("www.") == host.lower().removeprefix("www.")
