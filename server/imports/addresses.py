"""The address that a list gives for an outlet in; the host that is the outlet's own out, or why it is not to be had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.urls import BadUrl, Page, suffixes, typed

if TYPE_CHECKING:
    from server.registry import Registry

_MISTYPED = re.compile(r"w{2}|w{4,}|https?|vvv|vww|wvw|wwv")
_TRIAL = re.compile(
    r"(?:test|beta|dev|stag|mirror|preview|demo|sandbox|old|archive|cdn|static|img|rss|mail|webmail|feeds?|e-?paper|localhost)\w*"
)
_FRONT = re.compile(r"^(?:www?\d+|m|mobile|amp|wap)\.(?=[^.]+\.)")
_LANGUAGE = "[a-z]{2}(?:[-_][a-z]{2,4})?|eng|english|arabic|french|francais|espanol|spanish|russian|chinese"
_ROOT = re.compile(
    rf"/*(?:(?:{_LANGUAGE}|index(?:\.\w+)?|home(?:page)?(?:\.\w+)?|default\.\w+|main(?:\.\w+)?)/*){{0,2}}", re.IGNORECASE
)


class Unsound(ValueError):
    """An address from which no host of an outlet can be taken.

    :param code: stable
    """

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def host(address: str, registry: Registry) -> str:
    """Return the host that an address stands for, without ``www.`` and mobile forms.

    :raises Unsound: for what is mistyped, on trial, a part of something larger, or a tenant of a platform
    """
    page = _page(address)
    bare = page.host.removeprefix("www.")
    first = bare.partition(".")[0]
    parts = suffixes.split(bare)
    if not (parts.name and parts.suffix):
        raise Unsound("public-suffix", f"'{bare}' is a public suffix, an IP address or no public host")
    if parts.subdomain and _MISTYPED.fullmatch(first):
        raise Unsound("mistyped-host", f"'{bare}' is mistyped: '{first}.' is no '{'www.'}'")
    if trial := next((label for label in parts.subdomain.split(".") if _TRIAL.fullmatch(label)), ""):
        raise Unsound("test-host", f"'{bare}' is no host for readers: '{trial}.' is for tests, mirrors, files or feeds")
    if platform := registry.find(page).platform:
        raise Unsound("platform", f"'{bare}' is of the platform {platform.name}: its tenants are told apart by hand")
    bare = _FRONT.sub("", bare)
    path = page.url.partition(page.host)[2]
    if not _ROOT.fullmatch(path):
        raise Unsound("section", f"'{bare}{path}' is a part of a site, and not all of it need be this outlet's")
    return bare


def _page(address: str) -> Page:
    text = address.strip()
    if not text:
        raise Unsound("no-address", "the set gives no address, and no listed outlet has this name alone")
    if any(sign.isspace() or not sign.isprintable() for sign in text) or text.lower().count("://") > 1:
        raise Unsound("mistyped-host", f"'{text[:80]}' is no address: blanks, or more than one address")
    try:
        page = Page.parse(typed(text))
    except BadUrl as error:
        raise Unsound("bad-address", f"'{text[:80]}' is no web address: {error}") from None
    if page.unwrapped:
        raise Unsound("wrapped", f"'{text[:80]}' only leads to another address ({', '.join(page.unwrapped)})")
    return page


__all__ = ["Unsound", "host"]
