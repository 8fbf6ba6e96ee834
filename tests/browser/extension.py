"""What both browsers need to try the extension: copies of it, pages at real addresses, and a server that remembers."""

from __future__ import annotations

import html
import http.server
import json
import shutil
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from werkzeug.serving import make_server
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from werkzeug.serving import BaseWSGIServer

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "extension"
ESSAY = ROOT / "seeds" / "sabotaged-peace.txt"
PATIENCE = 120  # seconds, for what a browser does by itself on a machine that has much else to do
_DEFAULT = "http://127.0.0.1:5000"


def copy(folder: Path, server: str, *, granted: bool = False, open_root: bool = False, language: str = "en") -> Path:
    """Copy the extension as a test needs it.

    :param server: its default server, so that no test meets the one that a developer runs
    :param granted: whether the reader gave access to all pages, which no test can click in Chromium
    :param open_root: whether what it puts on pages can be looked into, as the checker of accessibility must
    :param language: whose texts it shows, whatever the browser's own language is
    """
    target = Path(shutil.copytree(SOURCE, folder / "extension"))
    _change(target / "lib" / "settings.js", _DEFAULT, server)
    if open_root:
        _change(target / "content" / "overlay.js", 'mode: "closed"', 'mode: "open"')
    manifest = json.loads((target / "manifest.json").read_text())
    if granted:
        manifest["host_permissions"] = manifest.pop("optional_host_permissions")
    (target / "manifest.json").write_text(json.dumps(manifest))
    if language != "en":
        shutil.copy(target / "_locales" / language / "messages.json", target / "_locales" / "en")
    return target


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text, f"{file.name} has no {old}"
    file.write_text(text.replace(old, new))


class Answer(NamedTuple):
    """A page as its site sends it."""

    body: str
    headers: dict[str, str]


def page(address: str) -> Answer:
    """Write the page that stands at an address."""
    host = address.split("/")[2]
    headers = {"Content-Type": "text/html; charset=utf-8"}
    if address.endswith("/strict"):
        headers["Content-Security-Policy"] = (
            "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox"
        )
    if address.endswith("/component"):
        tree = f"<template shadowrootmode=open><article>{essay()}</article></template>"
        return Answer(_document("Somebody’s essays", f"<the-story>{tree}</the-story>"), headers)
    if host == "essays.example":
        return Answer(_document("Somebody’s essays", essay()), headers)
    if "wooden-sheds" in address:
        return Answer(_document("To attack Russian air bases, Ukrainian spies hid drones in wooden sheds | Reuters", ""), headers)
    body = "<p>A page with a few words of its own.</p><p><a href='/next'>Next</a></p>"
    return Answer(_document(f"A page of {host}", body), headers)


def _document(title: str, body: str) -> str:
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><main><h1>{title}</h1>{body}</main></html>"


def essay() -> str:
    """Give the essay as a blog has it: straight quotation marks, hard line ends, words in italics, fixed blanks."""
    text = ESSAY.read_text().replace("“", '"').replace("”", '"').replace("’", "'").replace(" – ", "\N{NO-BREAK SPACE}— ")
    lines = (
        html.escape(line, quote=False).replace(", ", ",\n ").replace(" not ", " <em>not</em> ") for line in text.splitlines()
    )
    return "".join(f"<p>{line}</p>" for line in lines)


class Server:
    """A server of Masthead that notes what it is asked, and can be stopped and started at the same address, which it keeps.

    :param app: what answers
    """

    def __init__(self, app: WSGIApplication) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.instead: Response | None = None
        self._app = app
        self._server: BaseWSGIServer | None = None
        self._kept = _bound(0)  # while nobody answers, nobody else gets the port
        self._port = self._kept.getsockname()[1]
        self.address = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        """Answer from now on."""
        assert not self._server
        with _bound(self._port) as listening:
            listening.listen()
            self._server = make_server("127.0.0.1", self._port, self._answer, threaded=True, fd=listening.fileno())
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        """Answer nobody."""
        if self._server:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._server = None

    def renew(self) -> None:
        """Be as at the beginning, for another test."""
        self.asked, self.instead = [], None
        if not self._server:
            self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._kept.close()

    def _answer(self, environment: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = Request(environment)
        self.asked.append((request.method, request.full_path.rstrip("?"), dict(request.headers)))
        return (self.instead or self._app)(environment, start)

    def parts(self) -> set[str]:
        """Where the snapshot and its shards are."""
        listed = Client(self._app).get("/v1/snapshot").get_json()
        return {"/v1/snapshot", *(f"/v1/snapshot/{shard['name']}" for shard in listed["shards"])}

    def snapshots(self) -> int:
        """Count how often the snapshot was asked for."""
        return sum(method == "GET" and path == "/v1/snapshot" for method, path, _ in self.asked)


def _bound(port: int) -> socket.socket:
    """Give a socket that has a port, and shares it with the others made here."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind(("127.0.0.1", port))
    return made


class Sites:
    """Every site of the web: a proxy that answers for all of them, and notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        handler = type("Handler", (_Handler,), {"asked": self.asked})
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self.port = self._server.server_port

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        """Answer with the page of the address."""
        self.asked.append(self.path)
        answer = page(self.path)
        body = answer.body.encode()
        self.send_response(200)
        for name, value in {**answer.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_CONNECT(self) -> None:
        """Refuse what wants https."""
        self.asked.append(self.path)
        self.send_error(502)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def until(read: Callable[[], Any], wanted: object) -> None:
    """Wait until a reading is what is wanted, and fail with the last one if it never is."""
    end = time.monotonic() + PATIENCE
    while (found := read()) != wanted:
        assert time.monotonic() < end, f"wanted {wanted!r}, last found {found!r}"
        time.sleep(0.05)
