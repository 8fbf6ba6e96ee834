"""A page in, its context out: who stands behind it, what it resembles, and what cites it. The whole product on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from server import matching, subject

if TYPE_CHECKING:
    from server.editions import Edition
    from server.lookalikes import Lookalike
    from server.registry import PlatformName
    from server.registry.records import Outlet
    from server.urls import Page


class Context(NamedTuple):
    """The answer to a page. ``outlet`` and ``lookalike`` exclude each other."""

    page: Page
    outlet: Outlet | None
    platform: PlatformName | None
    lookalike: Lookalike | None
    matches: matching.Matches
    edition: Edition

    @property
    def status(self) -> str:
        """``listed``, ``lookalike`` or ``unlisted``."""
        if self.outlet:
            return "listed"
        return "lookalike" if self.lookalike else "unlisted"

    def json(self) -> bytes:
        """Write the context as JSON, in the shape of ``answers.ContextAnswer``."""
        page, matches, edition = self.page, self.matches, self.edition
        answer = {
            "page": {"url": page.url, "host": page.host, "unwrapped": page.unwrapped},
            "status": self.status,
            "platform": self.platform and self.platform._asdict(),
            "outlet": self.outlet and orjson.Fragment(edition.card(self.outlet)),
            "lookalike": self.lookalike and self.lookalike.model_dump(),
            "works": [{**_shown(match, "work"), "document": orjson.Fragment(match.document)} for match in matches.works],
            "claims": [_shown(match, "claim") for match in matches.claims],
            "claims_total": matches.claims_total,
            "cited_by": [{"document": orjson.Fragment(name), "claims": count} for name, count in matches.cited_by],
            "registry": edition.state,
        }
        return orjson.dumps(answer)


def find(page: Page, edition: Edition, title: str | None = None, text: str | None = None, texts: int = 1) -> Context:
    """Find the context of a page.

    :param page: the page that a reader is on
    :param title: the page's title, which finds works whose addresses carry no words
    :param text: the page's text, which finds claims that stand in it or that it is about; kept nowhere
    :param texts: how many texts are asked about at once, and share what that may cost
    """
    outlet, platform = edition.registry.find(page)
    lookalike = None if outlet else edition.lookalikes.find(page.host)
    alike = subject.find(page, title or "", text, edition.index, subject.shared(texts)) if text else ()
    matches = matching.find(page, title, outlet, edition.index, edition.weights, alike)
    return Context(page, outlet, platform, lookalike, matches, edition)


def _shown(match: matching.Match, what: str) -> dict[str, object]:
    return {
        "match": {
            "kind": match.kind,
            "why": match.reason.why,
            "reason": match.reason._asdict(),
            "quote": match.quote and match.quote.model_dump(),
        },
        what: orjson.Fragment(match.answer),
    }
