"""Codes in, the words that readers see out: countries, languages, kinds, what was unwrapped, which site a link leads to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from server.registry.values import countries, languages
from server.reports import many
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WRAPPERS = {
    "amp": "its AMP address",
    "amp-cache": "an AMP cache",
    "amp-viewer": "an AMP viewer",
    "archive-today": "a web archive (archive.today)",
    "mobile": "its address for mobile devices",
    "print": "its address for printing",
    "proofpoint": "a mail filter’s address (Proofpoint)",
    "proxy": "a proxy",
    "reader-mode": "a browser’s reader mode",
    "safelinks": "a mail filter’s address (Safe Links)",
    "telegram-view": "Telegram’s quick view",
    "turbo-pages": "a Turbo page",
    "view-source": "a view of its source",
    "web-archive": "a web archive",
    "web-light": "Google’s Web Light",
}
_ENDINGS = {"redirect": "a redirect by {}", "translate": "a translation by {}", "cache": "a copy kept by {}", "news": "{} News"}
_KINDS = {
    "cited": "sentence with a citation",
    "reported": "report of what somebody else says",
    "quotation": "quotation",
    "rhetoric": "rhetoric",
    "question": "question",
}
_SCOPES = {
    "clause": "for a part of the sentence",
    "sentence": "for the sentence",
    "paragraph": "for the paragraph that it closes",
    "caption": "for a picture’s caption",
}


def country(code: str) -> str:
    """``GB`` is the United Kingdom."""
    return countries().get(code, code)


def language(code: str) -> str:
    """``en`` is English; of a longer tag the language counts."""
    return languages().get(code.partition("-")[0], code)


def plain(code: str) -> str:
    """``news-agency`` is a news agency."""
    return code.replace("-", " ")


def outlet_type(code: str | None) -> str:
    """``news-agency`` is a News agency."""
    if not code:
        return "Kind not known"
    return "NGO" if code == "ngo" else plain(code).capitalize()


def document_kind(code: str) -> str:
    """What a document is."""
    return "set of fact-checks" if code == "fact-checks" else plain(code)


def kind(code: str) -> str:
    """What kind of sentence a claim is."""
    return _KINDS.get(code, plain(code))


def scope(code: str) -> str:
    """Which words a citation is for."""
    return _SCOPES.get(code, plain(code))


def opened(code: str) -> str:
    """From what an address was unwrapped."""
    name, _, ending = code.rpartition("-")
    pattern = _ENDINGS.get(ending) if name else None
    return _WRAPPERS.get(code) or (pattern.format(name.capitalize()) if pattern else plain(code))


@lru_cache(maxsize=4096)
def site(address: str) -> str:
    """Name the site to which a link leads: ``statemediamonitor.com``.

    Of a copy in an archive or cache, the site and what keeps the copy.
    """
    try:
        page = Page.parse(address)
    except BadUrl:
        return address
    host = page.host.removeprefix("www.")
    return f"{host}, in {opened(page.unwrapped[0])}" if page.unwrapped else host


def is_web(address: str | None) -> bool:
    """May this be a link? What is not http or https never is."""
    return address is not None and address.startswith(("https://", "http://"))


FILTERS: Mapping[str, Callable[..., str]] = {
    function.__name__: function
    for function in (country, language, plain, outlet_type, document_kind, kind, scope, opened, site, many)
}
