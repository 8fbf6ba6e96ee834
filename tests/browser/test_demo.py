"""The demonstration: a browser with the extension as it is, and sample pages at real addresses."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import demo
import pytest
from conftest import program

from extension import until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

WELCOME = "/welcome/welcome.html"


def test_chromium(playwright: Playwright, tmp_path: Path) -> None:
    """Chromium shows the pages and the extension's welcome."""
    with demo.chromium(playwright, program("Chromium", *demo.CHROMIUM), tmp_path, headless=True) as context:

        def opened() -> set[str]:
            context.pages[0].evaluate("0")
            return {tab.url for tab in context.pages if tab.url in demo.PAGES or tab.url.endswith(WELCOME)}

        until(lambda: len(opened()), len(demo.PAGES) + 1)


def test_firefox(tmp_path: Path) -> None:
    """Firefox shows the pages and the extension's welcome."""
    with demo.firefox(program("Firefox", *demo.FIREFOX), tmp_path, headless=True) as browser:

        def opened() -> set[str]:
            tabs = {tab["url"] for tab in browser.send("browsingContext.getTree")["contexts"]}
            return {url for url in tabs if url in demo.PAGES or url.endswith(WELCOME)}

        until(lambda: len(opened()), len(demo.PAGES) + 1)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a screen is never missing")
def test_no_screen() -> None:
    """Without a screen it says so, and opens nothing."""
    run = subprocess.run([sys.executable, demo.__file__], env={"PATH": ""}, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("There is no screen here")
