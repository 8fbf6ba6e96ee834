"""Pages for people, without scripts: look-up, outlets, documents, claims, readers' reports, about, and the API's reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.web import browse, pages, reference, reporting
from server.web.frame import blueprint, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response

__all__ = ["blueprint", "refused"]

_PAGES: dict[str, Callable[..., Response]] = {
    "/": pages.home,
    "/about": pages.about,
    "/extension/masthead-<browser>.zip": pages.extension,
    "/sources.schema.json": pages.schema,
    "/docs": reference.docs,
    "/outlets": browse.outlets,
    "/outlets/<identifier>": browse.outlet,
    "/documents": browse.documents,
    "/documents/<identifier>": browse.document,
    "/claims": browse.claims,
    "/claims/<identifier>": browse.claim,
    "/report": reporting.form,
    "/report/sent/<identifier>": reporting.sent,
}

blueprint.add_url_rule("/report", view_func=reporting.send, methods=["POST"])
for _rule, _view in _PAGES.items():
    blueprint.add_url_rule(_rule, view_func=_view)
