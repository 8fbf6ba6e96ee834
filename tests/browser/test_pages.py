"""The pages in real browsers: accessible, narrow and wide, light and dark, without scripts, without others' servers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import visiting
from playwright.sync_api import expect

from extension import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from firefox import Firefox
    from playwright.sync_api import Browser, Page

OWN = [
    "/",
    "/?url=nonsense",
    "/?url=https://web.archive.org/web/2024/https://www.reuters.com/world/",
    "/?url=example.org",
    "/?url=spiegel.ltd",
    "/?url=somebody.substack.com",
    "/outlets",
    "/outlets?q=zzzz&type=nonsense",
    "/outlets/al-jazeera",
    "/documents",
    "/documents/sabotaged-peace",
    "/claims?outlet=reuters",
    "/about",
    "/docs",
    "/outlets/nobody",
]
HOSTILE = [
    "/?url=hostile-masthead.com/articles/one%3Fa%3D1%26b%3D2",
    f"/?url={'a' * 700}.com",
    "/outlets",
    "/outlets/hostile",
    "/outlets/long",
    "/outlets/rtl",
    "/documents/hostile",
    "/claims",
]
LOOKS = {"light": 320, "dark": 1100}  # CSS pixels: no rule of the style asks for colours and width together
OPEN_ALL = "document.querySelectorAll('details').forEach(part => { part.open = true })"
CHECK = """axe.run(document, {resultTypes: ["violations", "incomplete"], rules: {"target-size": {enabled: true}}}).then(
    found => [...found.violations, ...found.incomplete].map(
        rule => [rule.id, rule.nodes.map(node => [node.html, node.any.map(check => check.message)])]))"""
WIDTH = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab of Chromium that asks for pages as a person does."""
    with visiting(chromium) as page:
        yield page


@pytest.mark.parametrize("address", OWN)
def test_accessible(page: Page, site: str, axe: str, address: str) -> None:
    """In Chromium nothing violates a rule of accessibility, and nothing stays undecided, narrow and wide, light and dark."""
    page.goto(site + address)
    page.evaluate(OPEN_ALL)
    page.evaluate(axe)
    for scheme, width in LOOKS.items():
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CHECK) == [], scheme
        wanted, given = page.evaluate(WIDTH)
        assert wanted <= given, width


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile(page: Page, hostile: str, axe: str, address: str) -> None:
    """Long, right-to-left and hostile texts neither widen the page, nor run, nor make it less accessible."""
    shown: list[str] = []
    page.on("dialog", lambda dialog: (shown.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: shown.append(str(error)))
    page.on("console", lambda said: shown.append(said.text) if "400" not in said.text else None)
    page.goto(hostile + address)
    page.evaluate(OPEN_ALL)
    for width in (1100, 320):
        page.set_viewport_size({"width": width, "height": 900})
        wanted, given = page.evaluate(WIDTH)
        assert wanted <= given, width
    page.evaluate(axe)
    assert page.evaluate(CHECK) == []
    assert shown == []


@pytest.mark.parametrize("scheme", LOOKS)
@pytest.mark.parametrize("address", [OWN[2], "/docs", "/outlets", "/documents/sabotaged-peace", "/about"])
def test_firefox(firefox: Callable[[str], Firefox], site: str, axe: str, address: str, scheme: str) -> None:
    """In Firefox the pages are as accessible, and as narrow as a phone."""
    browser = firefox(scheme)
    browser.open(site + address)
    browser.run(OPEN_ALL)
    for width in (1420 - LOOKS[scheme], LOOKS[scheme]):
        browser.resize(width)
        wanted, given = browser.evaluate(WIDTH)
        assert wanted <= given, width
    browser.run(axe)
    assert browser.evaluate(CHECK) == []


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_firefox(firefox: Callable[[str], Firefox], hostile: str, address: str) -> None:
    """In Firefox long texts do not widen the page either."""
    browser = firefox("light")
    browser.resize(320)
    browser.open(hostile + address)
    browser.run(OPEN_ALL)
    wanted, given = browser.evaluate(WIDTH)
    assert wanted <= given


def test_look_up_in_firefox(firefox: Callable[[str], Firefox], site: str) -> None:
    """In Firefox, too, an address is typed, Enter is pressed, and the outlet is there."""
    browser = firefox("light")
    browser.open(site)
    browser.run("document.querySelector('#url').focus()")
    browser.press("reuters.com/world\n")
    tab = "browsingContext.getTree"
    until(lambda: "?url=reuters.com%2Fworld" in browser.send(tab)["contexts"][0]["url"], wanted=True)
    until(lambda: browser.evaluate("document.querySelector('.outlet h2')?.textContent"), "Reuters")


def test_dark_in_firefox(firefox: Callable[[str], Firefox], site: str) -> None:
    """Firefox shows dark pages to those who prefer them."""
    background = "getComputedStyle(document.body).backgroundColor"
    for scheme in ("light", "dark"):
        firefox(scheme).open(site)
    assert _lightness(firefox("light").evaluate(background)) > 240
    assert _lightness(firefox("dark").evaluate(background)) < 40


def _lightness(colour: str) -> float:
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def test_without_scripts(chromium: Browser, site: str) -> None:
    """Where scripts are off, the form, the folded claims and all links work."""
    with visiting(chromium, java_script_enabled=False) as page:
        page.goto(site)
        page.get_by_label("Address of a page").fill("reuters.com/world")
        page.get_by_role("button", name="Look up").click()
        claim = page.locator(".claim").first
        expect(claim).to_be_attached()
        expect(claim).to_be_hidden()
        page.locator("summary").first.click()
        expect(claim).to_be_visible()
        claim.get_by_role("link", name="This claim alone").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("A claim")


def test_keyboard(page: Page, site: str) -> None:
    """The first key leads past the head of the page, and the claims unfold by keys."""
    page.goto(f"{site}/?url=reuters.com")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    until(lambda: skip.evaluate("link => link.getBoundingClientRect().left >= 0"), wanted=True)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    page.keyboard.press("Tab")
    expect(page.locator("#url")).to_be_focused()
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".claim").first).to_be_visible()


@pytest.mark.parametrize("address", OWN)
def test_nothing_from_elsewhere(page: Page, site: str, address: str) -> None:
    """A page asks nobody but its own server, and its policy has nothing to forbid."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(site + address)
    assert {request.removeprefix(site).split("?")[0] for request in asked[1:]} <= {"/assets/style.css", "/assets/logo.svg"}
    assert asked[0] == site + address
    assert not [text for text in said if "Failed to load resource" not in text]


def test_print(page: Page, site: str) -> None:
    """On paper the claims are unfolded, and what can only be clicked is left out."""
    page.goto(f"{site}/?url=reuters.com")
    page.emulate_media(media="print")
    expect(page.locator(".claim").first).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator(".masthead nav")).to_be_hidden()


def test_forced_colours(page: Page, site: str) -> None:
    """With forced colours the button, the field and the look-alike's frame are still seen."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}/?url=spiegel.ltd")
    for place in ("button", "#url", ".lookalike"):
        width = page.locator(place).evaluate("element => parseFloat(getComputedStyle(element).borderTopWidth)")
        assert width >= 1, place


def test_marks_of_a_name(page: Page, hostile: str) -> None:
    """A name from right to left does not turn the words around it."""
    page.goto(f"{hostile}/outlets/rtl")
    owner = page.locator(".owner").first
    name, share = (
        owner.locator("bdi").bounding_box(),
        owner.evaluate(
            "element => { const range = document.createRange(); range.selectNode(element.childNodes[1]);"
            " return range.getBoundingClientRect().left }"
        ),
    )
    assert name
    assert share >= name["x"] + name["width"] - 1


@pytest.mark.parametrize("language", ["Python", "JavaScript", "curl"])
def test_examples(page: Page, site: str, tmp_path: Path, language: str) -> None:
    """The examples of the reference run as they stand there."""
    page.goto(f"{site}/docs")
    code = page.locator(f"h3:text-is('{language}') + pre").text_content()
    assert code
    script = tmp_path / "example.mjs"
    script.write_text(code)
    commands = {
        "Python": [sys.executable, "-c", code],
        "JavaScript": ["node", str(script)],
        "curl": ["sh", "-c", f"{code} --silent"],
    }
    assert shutil.which(commands[language][0]), f"{commands[language][0]} is not here: install it"
    said = subprocess.run(commands[language], capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
    outlet = json.loads(said)["outlet"]["name"] if language == "curl" else said.split()[1]
    assert outlet == "Reuters"
