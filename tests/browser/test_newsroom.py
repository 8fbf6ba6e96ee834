"""Sentences are found on pages of common systems, after edits of several kinds, each in its own place or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import visiting
from gazette import RULES, add_scripts
from newsroom import EDITS, TEMPLATES, Page, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Route
    from playwright.sync_api import Page as Tab

ROOT = Path(__file__).parents[2]
HOST = "https://newsroom.example"
FIND = """async ([quotes, rules]) => {
    const { PageText } = await import("/extension/lib/anchoring/finder.js");
    const { Meanings } = await import("/extension/lib/anchoring/meanings.js");
    const words = await pageWords(() => false), text = new PageText(words.text, new Meanings(rules));
    const sentence = node => node.parentElement.closest("[data-s]")?.dataset.s ?? "elsewhere";
    return quotes.map(([number, exact, prefix, suffix]) => {
        const hit = text.find({exact, prefix, suffix});
        const range = hit && wordsRange(words, hit.start, hit.end);
        return range && [sentence(range.startContainer), sentence(range.endContainer)];
    });
}"""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Tab]:
    """A tab in which the extension's own files can be imported."""

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/extension/"):
            route.fulfill(path=ROOT / path[1:], content_type="text/javascript")
        else:
            route.fulfill(body="", content_type="text/html")

    with visiting(chromium) as page:
        page.route("**/*", serve)
        yield page


def found(tab: Tab, page: Page) -> list[list[str] | None]:
    """Find each quote: the sentences in which what is found begins and ends."""
    tab.goto(HOST)
    tab.set_content(page.html)
    add_scripts(tab)
    places: list[list[str] | None] = tab.evaluate(FIND, [page.quotes, RULES])
    return places


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_places(tab: Tab, template: str, edit: str) -> None:
    """Every sentence that is there is found where it is, and none that is gone."""
    page = write(template, edit, 3)
    wanted = [None if quote.number in page.gone else [str(quote.number)] * 2 for quote in page.quotes]
    assert found(tab, page) == wanted
