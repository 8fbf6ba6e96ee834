"""Changed sentences in nine languages are found on pages of many layouts where they say the same, and nowhere else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
import pytest
from conftest import visiting
from gazette import FIND, Case, add_scripts, asked, cases, judged
from layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
HOST = "https://gazette.example"
EVERY = 23  # a few hundred of the pages that bench/anchoring.py goes through


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab in which the extension's own files can be imported."""

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/extension/"):
            route.fulfill(path=ROOT / path[1:], content_type="text/javascript")
        else:
            route.fulfill(body="", content_type="text/html")

    with visiting(chromium) as page:
        page.route("**/*", serve)
        page.goto(HOST)
        add_scripts(page)
        yield page


def outcomes(tab: Page, made: list[Case]) -> list[tuple[Case, int, str]]:
    """Say of each quote of each page what became of it."""
    answers = tab.evaluate(FIND, asked(made))
    return [(case, *what) for case, answer in zip(made, answers, strict=True) for what in judged(case, answer["places"])]


@pytest.mark.parametrize("layout", [layout.__name__ for layout in LAYOUTS])
def test_layouts(tab: Page, layout: str) -> None:
    """Every sentence of a page that nobody changed is found in its place, in each language."""
    made = [case for case in cases(10_000) if case.kind == "none" and case.name.startswith(f"{layout} ")]
    assert [(case.name, number) for case, number, what in outcomes(tab, made) if what != "found"] == []


def test_changes(tab: Page) -> None:
    """No changed sentence is found in a wrong place, or where it says something else; most that say the same are found."""
    found = outcomes(tab, list(cases(EVERY)))
    assert [(case.name, number) for case, number, what in found if what == "wrong"] == []
    changed = Counter(what for case, number, what in found if number == case.changed)
    assert changed["found"] > 3 * changed["missed"]


def test_written_by_hand(tab: Page) -> None:
    """On pages written by hand most of the edited sentences are found, and none in a wrong place."""
    found = outcomes(tab, list(kiosk.cases()))
    assert [(case.name, number) for case, number, what in found if what == "wrong"] == []
    counts = Counter(what for _, _, what in found)
    assert counts["found"] > 6 * counts["missed"]
