"""Opens Chromium or Firefox with the extension in it and a few sample pages at real addresses, until it is closed.

`make demo` runs it. The pages are written here; all other addresses lead to the web.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from firefox import Firefox, started
from playwright.sync_api import sync_playwright
from websockets.exceptions import ConnectionClosed
from werkzeug.serving import make_server

from extension import SOURCE, Sites, page
from server.app import create_app
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Playwright, Route

CHROMIUM = ("chromium", "chromium-browser")  # Chrome as Google sells it does not load extensions from a folder
FIREFOX = ("firefox-esr", "firefox")
PAGES = [
    "http://essays.example/sabotaged-peace",
    "http://garden.example/roses",
    "http://www.reutters.com/world/",
    "http://www.globaltimes.cn/page/202506/1335333.shtml",
    "http://www.reuters.com/world/europe/attack-russian-air-bases-ukrainian-spies-hid-drones-wooden-sheds-2025-06-01/",
]
HELP = """Masthead is in the toolbar (in Chromium, behind the puzzle piece): click it on any of the pages.
The welcome page lets it see pages by itself. Close the window to end.
"""


@contextmanager
def serving() -> Iterator[None]:
    """Serve at the address that the extension asks by default, unless somebody does so already."""
    settings = Settings.read(os.environ)
    try:
        server = make_server("127.0.0.1", 5000, create_app(settings), threaded=True)
    except OSError:
        yield
        return
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def chromium(playwright: Playwright, program: str, profile: Path, *, headless: bool = False) -> Iterator[BrowserContext]:
    """Open Chromium."""
    flags = [f"--disable-extensions-except={SOURCE}", f"--load-extension={SOURCE}", "--no-first-run"]
    flags += ["--no-sandbox"] * (os.geteuid() == 0)
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=program, headless=headless, args=flags, no_viewport=True, timeout=0
    )
    context.set_default_timeout(0)  # a busy machine takes its time
    for address in PAGES:
        context.route(address, _serve)
        context.new_page().goto(address)
    yield context
    context.close()


def _serve(route: Route) -> None:
    answer = page(route.request.url)
    route.fulfill(body=answer.body, headers=answer.headers)


@contextmanager
def firefox(program: str, profile: Path, *, headless: bool = False) -> Iterator[Firefox]:
    """Open Firefox."""
    with ExitStack() as stack:
        sites = stack.enter_context(Sites())
        hosts = [address.split("/")[2] for address in PAGES]
        choice = f"{hosts}.includes(host) ? 'PROXY 127.0.0.1:{sites.port}' : 'DIRECT'"
        script = f"function FindProxyForURL(url, host) {{ return {choice}; }}"
        preferences = {
            "dom.security.https_first": False,
            "network.proxy.autoconfig_url": f"data:text/javascript,{quote(script)}",
            "network.proxy.type": 2,
        }
        arguments = ["--headless"] if headless else []
        browser = stack.enter_context(started(program, profile, preferences=preferences, arguments=arguments))
        browser.send("webExtension.install", extensionData={"type": "path", "path": str(SOURCE)})
        for address in PAGES:
            tab = browser.send("browsingContext.create", type="tab")["context"]
            browser.send("browsingContext.navigate", context=tab, url=address, wait="complete")
        yield browser


def main() -> None:
    """Open whichever browser is there."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        sys.exit("There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    with tempfile.TemporaryDirectory() as folder, serving():
        profile = Path(folder)
        if path := next(filter(None, map(shutil.which, CHROMIUM)), None):
            with sync_playwright() as playwright, chromium(playwright, path, profile) as context:
                sys.stdout.write(HELP)
                context.wait_for_event("close", timeout=0)
        elif path := next(filter(None, map(shutil.which, FIREFOX)), None):
            with suppress(ConnectionClosed), firefox(path, profile) as browser:
                sys.stdout.write(HELP)
                while browser.send("browsingContext.getTree"):
                    time.sleep(1)
        else:
            sys.exit(f"There is no browser here under one of the names {', '.join(CHROMIUM + FIREFOX)}.")


if __name__ == "__main__":
    main()
