"""Everyone can use the extension: every state, in a language of each direction, by keyboard, large, narrow and in any colours."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from chromium import Reader, data, reading
from conftest import CHROMIUM, FLAGS, program
from playwright.sync_api import expect
from test_extension_data import Other
from test_extension_words import paragraphs, place, serve
from test_pages import CHECK, WIDTH

from extension import Server, copy, until
from server.app import create_app
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

RATED = "https://www.reuters.com/world/"
ARTICLE = "https://www.reuters.com/world/europe/attack-russian-air-bases-ukrainian-spies-hid-drones-wooden-sheds-2025-06-01/"
UNRATED = "https://www.ansa.it/"
LOOKALIKE = "https://www.reutters.com/world/"
CALLS = "https://www.reutters.com/calls"
REVIEW = "https://checks.example/boats"
APPEARANCE = "https://posts.example/boats"
OWN = "https://hafen.example/aufsatz"
TENANT = "https://somebody.substack.com/p/letter"
ESSAY = "https://essays.example/sabotaged-peace"
UNLISTED = "https://garden.example/roses"
WORDS = "https://copies.example/words"
STATES = [RATED, UNRATED, ARTICLE, LOOKALIKE, CALLS, REVIEW, APPEARANCE, OWN, TENANT, ESSAY, UNLISTED, "about:blank"]
# by what each page of the extension is known to be whole
DRAWN = {
    "welcome/welcome": "table",
    "options/options": "main > p:last-child",
    "options/privacy": "dl",
    "options/requests": "tbody tr:last-child",
    "sidepanel/sidepanel": "main[aria-busy=false]",
}
LOOKS = {"en": itertools.cycle([("light", 320), ("dark", 1100)]), "ar": itertools.cycle([("light", 1100), ("dark", 320)])}
TALL = 9000  # what is cut off by an edge cannot be judged
REVIEWED = [{"by": name, "rating": "Partly false", "url": REVIEW, "date": "2025-06-03"} for name in ("Desk A", "Desk B")]
APPEARED = [{"url": APPEARANCE, "first": True, "by": ["Desk A", "Desk B"]}]
AUFSATZ = """Der Hafen

Der Hafen war im Frühjahr neun Tage lang geschlossen (reuters.com). Niemand hatte es den Fischern gesagt (nirgends.example).
"""
SIDE = "title: Der Hafen\nkind: essay\nlanguage: de\nauthor:\nurl: {}\npublished:\nlicence:\n"
MESSAGES = "async message => (await chrome.runtime.sendMessage(message)) ?? null"
ROOTS = "[document, document.querySelector('masthead-overlay')?.shadowRoot].filter(Boolean)"
OPENED = f"""for (const root of {ROOTS}) {{
    root.querySelectorAll("details").forEach(part => {{ part.open = true }});
    root.querySelectorAll(".panel").forEach(panel => {{ panel.style.maxBlockSize = "none" }});
}}"""
LATIN = f"""(() => {{
    const found = [];
    for (const root of {ROOTS}) {{
        const start = root === document ? (document.querySelector("body.overlay") ?? document.createElement("p")) : root;
        const walker = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
            const marked = node.parentElement.closest("bdi, style, script, option");
            const words = node.data.replace(/\\u2068[^\\u2069]*\\u2069/g, "").replace(/https?:\\S*/g, "");
            if (!marked) found.push(...(words.match(/[A-Za-z]{{2,}}/g) ?? []));
        }}
    }}
    return found;
}})()"""
NAMES = {"Masthead", "AMP", "Wikidata", "Chromium", "https", "http", "Safe", "Links", "Proofpoint", "archive", "today"}
REACHED = """() => {
    const root = document.querySelector("masthead-overlay").shadowRoot;
    const seen = "a[href], button, summary, [tabindex='0']";
    const all = [...root.querySelectorAll(`.panel :is(${seen})`)];
    return [all.filter(part => part.checkVisibility()).length, all.indexOf(root.activeElement)];
}"""


@pytest.fixture(scope="module")
def server(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the repository's own documents, one that has a page, and a claim that was checked."""
    folder = shutil.copytree(few, tmp_path_factory.mktemp("everyone"), dirs_exist_ok=True)
    seeds = folder / "seeds"
    (seeds / "aufsatz.txt").write_text(AUFSATZ)
    (seeds / "aufsatz.yaml").write_text(SIDE.format(OWN))
    app = create_app(Settings(folder / "sources.yaml", seeds, folder / "index.sqlite"))
    other = Other(app)
    other.change("claims", lambda rows: rows[0].update(reviews=REVIEWED, appearances=APPEARED))
    with Server(other) as server:
        yield server
    app.extensions["masthead"].current.index.close()


@pytest.fixture(scope="module", params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    """The reader's language."""
    language: str = request.param
    return language


@pytest.fixture(scope="module")
def reader(playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory, language: str) -> Iterator[Reader]:
    """A reader of that language who gave access to pages, with the data: one for all tests of the language."""
    folder: Path = tmp_path_factory.mktemp(language)
    extension = copy(folder, server.address, granted=True, open_root=True, language=language)
    with reading(playwright, program("Chromium", *CHROMIUM), FLAGS, folder / "profile", extension) as reader:
        until(lambda: data(reader)["fetched"] is not None, wanted=True)
        serve(reader, OWN, f"<main><h1>Der Hafen</h1><p>{AUFSATZ.splitlines()[2]}</p></main>")
        serve(reader, CALLS, "<meta property='og:site_name' content='Reuters'><main><h1>News</h1></main>")
        serve(reader, WORDS, f"<main><h1>A copy</h1><p>{paragraphs(3, 4)[0]}</p><p><a href='{RATED}'>One</a></p></main>")
        yield reader


def text(page: Page, name: str) -> str:
    """Read a text of the extension in the reader's language."""
    found: str = page.evaluate("name => chrome.i18n.getMessage(name)", name)
    return found


def check(page: Page, axe: str, language: str) -> None:
    """Check what stands on a page: no rule is violated, nothing undecided, nothing cut off, and no other language left."""
    page.bring_to_front()
    page.evaluate(OPENED)
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    scheme, width = next(LOOKS[language])
    page.emulate_media(color_scheme=scheme)
    for wide in (1420 - width, width):
        page.set_viewport_size({"width": wide, "height": TALL})
        wanted, given = page.evaluate(WIDTH)
        assert wanted <= given, (page.url, wide)
    assert page.evaluate(CHECK) == [], (page.url, scheme, width)
    if language == "ar":
        assert set(page.evaluate(LATIN)) <= NAMES, page.url


def looked_up(popup: Page) -> Page:
    """Wait until a popup has its answer."""
    expect(popup.locator("main")).to_have_attribute("aria-busy", "false")
    return popup


def test_popup(reader: Reader, axe: str, language: str) -> None:
    """The popup, in every state of a page."""
    for address in STATES:
        reader.open(address)
        popup = looked_up(reader.popup())
        assert popup.locator(".calls").count() == (address == CALLS)
        check(popup, axe, language)
        popup.close()
    failed = looked_up(reader.own("popup/popup.html?tab=2147483647"))
    check(failed, axe, language)
    failed.close()


def test_no_data(reader: Reader, server: Server, axe: str, language: str) -> None:
    """Without data: the popup and the settings say that nothing could be checked, and why."""
    server.stop()
    reader.welcome.evaluate("chrome.permissions.remove = async () => true")
    until(lambda: reader.welcome.evaluate(MESSAGES, {"name": "reset"})["data"]["failure"]["why"], "no-answer")
    reader.open(RATED)
    for path in (f"popup/popup.html?tab={reader.tab()}", "options/options.html"):
        page = reader.own(path)
        expect(page.locator("main")).to_contain_text(server.address)
        check(page, axe, language)
        page.close()
    server.start()
    assert reader.welcome.evaluate(MESSAGES, {"name": "refresh"})["data"]["failure"] is None


def test_own_pages(reader: Reader, axe: str, language: str) -> None:
    """The extension's own pages, the side panel among them."""
    reader.welcome.evaluate(MESSAGES, {"name": "off-on", "host": "a.example", "off": True})
    reader.open(RATED)
    tab = reader.tab()
    for path, drawn in DRAWN.items():
        page = reader.own(f"{path}.html?tab={tab}")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("dir", {"en": "ltr", "ar": "rtl"}[language])
        expect(page.locator(drawn).first).to_be_visible()
        check(page, axe, language)
        page.close()


def test_overlay(reader: Reader, axe: str, language: str) -> None:
    """The label, small and large, and the panel on pages, with a comparison and its failure."""
    for address in (RATED, CALLS, REVIEW, OWN):
        page = reader.open(address)
        page.set_viewport_size({"width": 320, "height": 700})
        expect(page.locator(".pill")).to_be_visible()
        check(page, axe, language)
        page.locator(".pill").click()
        check(page, axe, language)
    page.locator(".compare button").click()
    expect(page.locator(".compare [role=status]")).not_to_be_empty()
    expect(page.locator(".compare button[aria-disabled]")).to_have_count(0)
    check(page, axe, language)
    page.locator("footer button").last.click()
    page.keyboard.press("Escape")
    check(page, axe, language)
    reader.welcome.evaluate(MESSAGES, {"name": "place", "corner": "bottom-end", "small": False})


def test_cards(reader: Reader, axe: str, language: str) -> None:
    """The cards of marked words, of a bracket and of a link."""
    reader.welcome.evaluate(MESSAGES, {"name": "mark-links", "host": "*", "on": True})
    page = reader.open(WORDS)
    looked_up(reader.popup()).close()
    page.bring_to_front()
    page.set_viewport_size({"width": 1100, "height": 900})
    for name, count in (("masthead-words", 4), ("masthead-links", 1)):
        until(lambda name=name: page.evaluate("name => CSS.highlights.get(name)?.size", name), count)
    for name in ("masthead-words", "masthead-cited"):
        at = place(page, name, 0)
        page.mouse.move(at["x"] + 5, at["y"] + 5)
        expect(page.locator(".card")).to_be_visible()
        check(page, axe, language)
        page.mouse.move(1, 1)
        expect(page.locator(".card")).to_be_hidden()
    page.get_by_role("link", name="One").focus()
    expect(page.locator(".card")).to_be_visible()
    check(page, axe, language)
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    expect(page.get_by_role("link", name="One")).to_be_focused()
    reader.welcome.evaluate(MESSAGES, {"name": "mark-links", "host": "*", "on": False})


def test_keyboard(reader: Reader) -> None:
    """Tab goes through every control of the panel in its order, each in sight and outlined; Escape gives the focus back."""
    page = reader.open(RATED)
    page.set_viewport_size({"width": 320, "height": 700})
    page.locator(".pill").press("Enter")
    expect(page.locator(".wordmark")).to_be_focused()
    count, _ = page.evaluate(REACHED)
    order = []
    for _ in range(count):
        page.keyboard.press("Tab")
        order.append(page.evaluate(REACHED)[1])
        focused = page.locator(".panel :focus")
        expect(focused).to_be_in_viewport()
        expect(focused).to_have_css("outline-style", "solid")
    assert order == sorted(set(order))
    assert len(order) == count
    page.keyboard.press("Escape")
    expect(page.locator(".pill")).to_be_focused()


def test_said(reader: Reader) -> None:
    """The popup reads out whose page it is in a few words, and leaves the rest to be read."""
    reader.open(RATED)
    popup = looked_up(reader.popup())
    expect(popup.locator("[role=status].said")).to_contain_text("Reuters")
    assert len(popup.locator("[role=status].said").text_content() or "") < 80
    assert popup.locator("main[aria-live]").count() == 0
    popup.close()


def test_large(reader: Reader, language: str) -> None:
    """At twice the size the panel fits the window and scrolls as one; the label sits where lines end."""
    page = reader.open(RATED)
    page.set_viewport_size({"width": 640, "height": 360})
    box = page.locator(".pill").bounding_box()
    assert box
    assert (box["x"] < 100) == (language == "ar")
    page.locator(".pill").click()
    panel = page.locator(".panel").bounding_box()
    assert panel
    assert panel["y"] >= 0
    assert panel["y"] + panel["height"] <= 360
    assert page.locator(".panel").evaluate("panel => panel.scrollHeight > panel.clientHeight")
    for control in (page.locator("footer button").last, page.locator(".panel .close")):
        control.focus()
        expect(control).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"contrast": "more"}], ids=["forced", "contrast"])
def test_colours(reader: Reader, media: dict[str, Any]) -> None:
    """In the reader's own colours the label and the panel keep an edge, and small print is as strong as the rest."""
    page = reader.open(RATED)
    page.emulate_media(**media)
    page.locator(".pill").click()
    panel = page.locator(".panel")
    edge, ground = panel.evaluate("panel => [getComputedStyle(panel).borderTopColor, getComputedStyle(panel).backgroundColor]")
    assert edge != ground
    colours = page.locator(".panel :is(.statement, .facts dt)").evaluate_all(
        "parts => [...new Set(parts.map(part => getComputedStyle(part).color))]"
    )
    assert len(colours) == 1
    page.emulate_media(forced_colors="none", contrast="no-preference")


def test_still(reader: Reader) -> None:
    """Nothing that the extension shows moves."""
    page = reader.open(RATED)
    page.locator(".pill").click()
    moving = "[...document.querySelector('masthead-overlay').shadowRoot.querySelectorAll('*')].filter(part => "
    moving += "getComputedStyle(part).transitionDuration !== '0s' || getComputedStyle(part).animationName !== 'none').length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0
