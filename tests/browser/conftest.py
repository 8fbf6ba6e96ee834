"""Real browsers and a real server for them."""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from chromium import Reader, data, reading
from firefox import started
from playwright.sync_api import expect, sync_playwright
from werkzeug.serving import make_server

from extension import PATIENCE, Server, copy, until
from server.app import create_app
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firefox import Firefox
    from playwright.sync_api import Browser, Page, Playwright

    from server.editions import Editions

    Start = Callable[..., Reader]

expect.set_options(timeout=PATIENCE * 1000)

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = Path(__file__).parent / "hostile"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def program(what: str, *names: str) -> str:
    """Find a browser; a test without it fails, and says what to install."""
    for name in names:
        if path := shutil.which(name):
            return path
    return pytest.fail(
        f"no {what} here: install it, under one of the names {', '.join(names)} (Debian: apt-get install {names[0]})"
    )


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve on a free port and give the address."""
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["masthead"].current.index.close()


@pytest.fixture(scope="session")
def site(built: Settings) -> Iterator[str]:
    """Address of a server with the repository's own files."""
    with serving(built) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server with texts written to break pages."""
    index = tmp_path_factory.mktemp("hostile") / "index.sqlite"
    with serving(Settings(HOSTILE / "sources.yaml", HOSTILE / "seeds", index)) as address:
        yield address


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker, as a script."""
    assert AXE.is_file(), "axe-core is not here: run `npm ci`"
    return AXE.read_text()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Drives Chromium; one run of tests can start it once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium that reaches nothing but this machine."""
    path = program("Chromium", *CHROMIUM)
    browser = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=PATIENCE * 1000)
    yield browser
    browser.close()


@contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open a tab that is as patient as the machine is busy."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE * 1000)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Firefox]]:
    """Headless Firefoxes, by the colour scheme that their reader prefers."""
    path = program("Firefox", "firefox-esr", "firefox")
    light, dark = tmp_path_factory.mktemp("light"), tmp_path_factory.mktemp("dark")
    with started(path, light) as first, started(path, dark, dark=True) as second:
        yield {"light": first, "dark": second}.__getitem__


@pytest.fixture(scope="module")
def standing(built: Settings, editions: Editions) -> Iterator[Server]:
    """A server of Masthead, for all tests of a file."""
    with Server(create_app(built, editions)) as server:
        yield server


@pytest.fixture
def server(standing: Server) -> Server:
    """A server of Masthead that notes what it is asked."""
    standing.renew()
    return standing


class Running:
    """Chromiums with the extension, of which one serves all tests of a file that want the same.

    :param playwright: starts them
    :param folder: for copies of the extension, and for profiles
    """

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright = playwright
        self._folder = folder
        self._stack = ExitStack()
        self._kept: dict[str, tuple[Reader, list[Any]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def kept(self, server: Server, changes: dict[str, Any]) -> Reader:
        """Give a reader who has just installed the extension, with the data; the server knows what that one asked."""
        wanted = json.dumps(changes, sort_keys=True)
        if wanted in self._kept:
            reader, asked = self._kept[wanted]
            reader.renew()
            server.asked[:] = asked
        else:
            reader = self.begun(server.address, changes, self._stack)
            until(lambda: data(reader)["fetched"] is not None, wanted=True)
            self._kept[wanted] = reader, [*server.asked]
        return reader

    def begun(self, server: str, changes: dict[str, Any], stack: ExitStack) -> Reader:
        """Start one more."""
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        extension = copy(folder, server, **changes)
        path = program("Chromium", *CHROMIUM)
        return stack.enter_context(reading(self._playwright, path, FLAGS, folder / "profile", extension))


@pytest.fixture(scope="module")
def running(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Chromiums with the extension, for all tests of a file."""
    with Running(playwright, tmp_path_factory.mktemp("running")) as running:
        yield running


@pytest.fixture
def start(running: Running, server: Server) -> Iterator[Start]:
    """Starts Chromium with a copy of the extension."""
    with ExitStack() as stack:

        def start(*, fetched: bool = True, default: str = "", **changes: Any) -> Reader:
            if fetched and not default:
                return running.kept(server, changes)
            reader = running.begun(default or server.address, changes, stack)
            if fetched:
                until(lambda: data(reader)["fetched"] is not None, wanted=True)
            return reader

        yield start
