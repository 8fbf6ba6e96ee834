"""The curators' desk at ``/curate``: records searched, changed and saved, their history, and the readers' reports.

Off unless the settings name a curator. Only here is the registry changed over HTTP; the rules are those of ``curation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.curate import door, past, records, reports, searching, wishes
from server.curate.frame import Desk, blueprint
from server.curate.sessions import Sessions
from server.curate.shelf import Broken

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.typing import ResponseReturnValue

    from server.curators import Curators
    from server.settings import Settings

_PAGES: dict[str, Callable[..., ResponseReturnValue]] = {
    "": searching.home,
    "/records/<part>/<identifier>": records.opened,
    "/records/<part>/<identifier>/<verb>": wishes.wanted,
    "/new/<part>": records.new,
    "/history": past.history,
    "/history/<identifier>": past.entry,
    "/reports": reports.inbox,
    "/reports/<identifier>": reports.report,
    "/log-in": door.form,
}
_ACTS: dict[str, Callable[..., ResponseReturnValue]] = {
    "/records/<part>/<identifier>": records.change,
    "/records/<part>/<identifier>/<verb>": wishes.carry,
    "/new/<part>": records.add,
    "/history/<identifier>": past.undo,
    "/reports/<identifier>": reports.move,
    "/log-in": door.log_in,
    "/log-out": door.log_out,
}

for _rule, _view in _PAGES.items():
    blueprint.add_url_rule(_rule, view_func=_view)
for _rule, _view in _ACTS.items():
    blueprint.add_url_rule(_rule, view_func=_view, methods=["POST"])
blueprint.before_request(door.guard)
blueprint.register_error_handler(Broken, door.broken)


def attach(app: Flask, settings: Settings, curators: Curators) -> None:
    """Give an app its curators' desk."""
    app.extensions["desk"] = Desk(settings.registry, curators, Sessions(settings.sessions, curators))
    app.register_blueprint(blueprint)


__all__ = ["attach"]
