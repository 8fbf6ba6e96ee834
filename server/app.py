"""Settings in, a Flask app out. All loading is done before the first request; no rules."""

from __future__ import annotations

import logging
import os
import threading
import traceback
from typing import TYPE_CHECKING, Any

from apiflask import APIFlask
from flask import Response, request
from flask.json.provider import DefaultJSONProvider
from flask_compress import Compress
from flask_cors import CORS
from werkzeug.middleware.proxy_fix import ProxyFix

from server import curate, web
from server.api import errors, responses, spec, v1
from server.curators import Curators
from server.editions import Broken, Editions
from server.inbox import Inbox
from server.rates import Rates
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from apiflask.exceptions import HTTPError


class _Json(DefaultJSONProvider):
    """Reads bodies as Flask does, but a value nested without end is an error instead of an exhausted stack."""

    def loads(self, s: str | bytes, **options: Any) -> Any:
        """Read JSON."""
        try:
            return super().loads(s, **options)
        except RecursionError:
            raise ValueError("nested too deeply") from None


class _App(APIFlask):
    """Logs where it failed, but no address: what somebody reads is nobody's business."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Take each view as it is: none is a coroutine, and Flask would ask that six times in a request."""
        return func

    def log_exception(self, exc_info: Any) -> None:
        """Say what kind of error it was, and in which lines; its words may hold the address."""
        kind, _, where = exc_info
        self.logger.error("a request failed: %s\n%s", kind.__name__, "".join(traceback.format_tb(where)))


_MOST_BYTES = 32 * 1024 * 1024  # of a body: 100 pages with their texts


_COMPRESSED = [
    "application/json",
    "application/ld+json",
    "application/problem+json",
    "text/css",
    "text/html",
    "text/javascript",
]


def create_app(settings: Settings | None = None, editions: Editions | None = None) -> APIFlask:
    """Make the app.

    :param settings: by default, those of the environment
    :param editions: what to serve, where the caller renews it; by default the files are read now
    :raises Broken: if the registry or a document has problems
    """
    settings = settings or Settings.read(os.environ)
    if editions is None:
        editions = Editions(settings)
        editions.renew()
        editions.current  # noqa: B018  raises where nothing can be served
    app = _App("server", title="Masthead", version="1", spec_path=None, docs_path=None, json_errors=True)
    app.config.update(
        MAX_CONTENT_LENGTH=_MOST_BYTES,
        MASTHEAD_CONTACT=settings.contact,
        OPENAPI_VERSION="3.1.0",
        AUTO_404_RESPONSE=False,
        AUTO_VALIDATION_ERROR_RESPONSE=False,
        AUTO_SERVERS=False,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_MIMETYPES=_COMPRESSED,
    )
    app.json = _Json(app)
    app.extensions["masthead"] = editions
    app.extensions["inbox"] = Inbox(settings.reports)
    app.extensions["rates"] = Rates(settings.rates)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    _register(app)
    curators = Curators.parse(settings.curators)
    if curators.hashes:
        curate.attach(app, settings, curators)
    return app


def serving() -> APIFlask:
    """Make the app of one serving process, which renews what it serves whenever a file is saved."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = Settings.read(os.environ)
    editions = Editions(settings)
    editions.resume()  # the watch looks for what is newer
    app = create_app(settings, editions)
    watch = threading.Thread(target=editions.watch, args=(threading.Event(),), daemon=True)
    watch.start()
    return app


def _register(app: APIFlask) -> None:
    CORS(
        app,
        resources={r"/v1/.*": {"origins": "*", "send_wildcard": True}},
        methods=["GET", "HEAD", "POST", "OPTIONS"],
        allow_headers=["Content-Type", "If-None-Match"],
        expose_headers=responses.EXPOSED,
        max_age=86400,
    )
    Compress(app)
    app.register_blueprint(v1.blueprint)
    app.register_blueprint(spec.blueprint)
    app.register_blueprint(web.blueprint)
    app.spec_processor(spec.complete)
    app.error_processor(_refuse)
    app.register_error_handler(errors.Refused, _shown)
    app.register_error_handler(Broken, lambda _: _shown(errors.Refused("not-ready", "There is nothing to serve yet.")))


def _refuse(error: HTTPError) -> Any:
    response = _shown(errors.from_http(error))
    if allowed := dict(error.headers or {}).get("Allow"):
        response.headers["Allow"] = str(allowed)
    return response


def _shown(refused: errors.Refused) -> Response:
    """A problem document for programs, a page for people."""
    response = _written(refused)
    if refused.wait:
        response.headers["Retry-After"] = str(refused.wait)
    return response


def _written(refused: errors.Refused) -> Response:
    people = request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
    if people and not request.path.startswith("/v1/"):
        return web.refused(refused)
    return refused.response()
