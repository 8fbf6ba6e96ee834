"""The curators' desk in a real browser, against a real server of two processes: a change from log-in to the reader's card."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import ports
import pytest
from conftest import visiting
from playwright.sync_api import expect
from test_pages import CHECK, OPEN_ALL, WIDTH

from server.curators import issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ANN = issue("ann")


@pytest.fixture(scope="module")
def folder(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a registry of its own."""
    return Path(shutil.copytree(few, tmp_path_factory.mktemp("desk"), dirs_exist_ok=True))


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Address of a server of two processes that lets one curator in."""
    port = ports.free()
    places = {"REGISTRY": "sources.yaml", "SEEDS": "seeds", "INDEX": "index.sqlite", "REPORTS": "reports.sqlite"}
    settings = {f"MASTHEAD_{name}": str(folder / place) for name, place in places.items()}
    settings |= {"MASTHEAD_CURATOR_TOKENS": ANN.entry, "PORT": str(port), "MASTHEAD_WORKERS": "2"}
    server = subprocess.Popen([sys.executable, "-m", "server", "serve"], env=os.environ | settings, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _until(lambda: "ok" in urllib.request.urlopen(f"{address}/healthz").read().decode())  # noqa: S310  our own server
        yield address
    finally:
        server.terminate()
        server.wait(120)


def _until(true: object, seconds: float = 120) -> None:
    """Try until something is so."""
    end = time.monotonic() + seconds
    while True:
        try:
            if true():  # type: ignore[operator]
                return
        except OSError:
            pass
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def desk(chromium: Browser, address: str) -> Iterator[Page]:
    """A tab without scripts, of a curator who has logged in."""
    with visiting(chromium, base_url=address, java_script_enabled=False) as page:
        page.goto("/curate")
        page.get_by_label("Your token").fill(ANN.token)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Records")
        yield page


def test_a_change(desk: Page, folder: Path, address: str) -> None:
    """Log in, break a field, mend it, save: the card of every process says so, and undo takes it back."""
    before = (folder / "sources.yaml").read_text()
    desk.goto("/curate")
    desk.get_by_label("Name, host, address or id").fill("reuters.com/world")
    desk.get_by_role("button", name="Search").click()
    desk.get_by_role("link", name="Reuters", exact=True).click()

    desk.get_by_label("country").first.fill("UK")
    desk.get_by_role("button", name="Add to replies").click()
    desk.locator("[id='replies.0.value']").fill("We answer to nobody.")
    desk.get_by_role("button", name="Check and preview").first.click()
    wrong = desk.get_by_role("alert")
    expect(wrong).to_contain_text("'UK' is no ISO 3166-1 country code")
    expect(desk.locator("[id='wrong-country'] code")).to_have_text("GB")
    expect(desk.locator("[id='replies.0.value']")).to_have_value("We answer to nobody.")
    assert (folder / "sources.yaml").read_text() == before
    wrong.get_by_role("link", name="country", exact=True).click()

    desk.get_by_label("country").first.fill("US")
    desk.locator("[id='replies.0.source']").fill("https://www.reuters.com/info-pages/reply/")
    desk.locator("[id='replies.0.checked']").fill("2026-11-23")
    desk.get_by_role("button", name="Check and preview").first.click()
    expect(desk.locator(".card .outlet")).to_contain_text("United States")
    expect(desk.locator(".diff")).to_contain_text("+  country: US")
    desk.get_by_label("Why?").fill("It moved")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("status")).to_contain_text("Saved.")
    _until(lambda: all("We answer to nobody." in _card(address) for _ in range(8)))
    desk.get_by_role("link", name="reuters", exact=True).first.click()
    expect(desk).to_have_url(re.compile("/outlets/reuters$"))
    _until(lambda: "United States" in _read_again(desk))

    desk.goto("/curate/history")
    desk.get_by_role("link", name="It moved").click()
    desk.get_by_role("button", name="Take back").click()
    expect(desk.locator("main")).to_contain_text("takes back entry")
    assert (folder / "sources.yaml").read_text() == before


def _read_again(desk: Page) -> str:
    """Load the page anew: the process that answers may not have heard of the change yet."""
    desk.reload()
    return desk.locator(".outlet").inner_text()


def _card(address: str) -> str:
    with urllib.request.urlopen(f"{address}/outlets/reuters") as answer:  # noqa: S310  our own server
        return str(answer.read().decode())


def test_statements(desk: Page) -> None:
    """Statements are moved and removed without a script, and what was typed elsewhere stays."""
    desk.goto("/curate/records/outlets/reuters")
    names = [f"[id='funding.{number}.value']" for number in range(2)]
    first, second = (desk.locator(name).input_value() for name in names)
    desk.locator("[id='founded.value']").fill("1850")
    desk.locator("[id='funding.0']").get_by_role("button", name="Move down").click()
    for name, value in zip(names, (second, first), strict=True):
        expect(desk.locator(name)).to_have_value(value)
    expect(desk).to_have_url(re.compile("#funding.1$"))
    desk.locator("[id='funding.1']").get_by_role("button", name="Remove").click()
    expect(desk.locator(names[1])).to_have_count(0)
    expect(desk.locator(names[0])).to_have_value(second)
    expect(desk.locator("[id='founded.value']")).to_have_value("1850")


def test_conflict(desk: Page, folder: Path) -> None:
    """Where somebody saves the file meanwhile, both changes are shown, and nothing is lost or overwritten."""
    file = folder / "sources.yaml"
    before = file.read_text()
    desk.goto("/curate/records/outlets/afp")
    desk.get_by_label("name needed").first.fill("Agence France")
    file.write_text(re.sub(r"(?s)(- id: afp\n.*?  country: )FR", r"\1BE", before, count=1))
    desk.get_by_role("button", name="Check and preview").first.click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("changed meanwhile")
    desk.get_by_role("button", name="Put mine on top").click()
    expect(desk.get_by_label("country").first).to_have_value("BE")
    desk.get_by_role("button", name="Check and preview").first.click()
    desk.get_by_label("Why?").fill("Its short name")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("status")).to_contain_text("Saved.")
    after = file.read_text()
    assert re.search(r"(?s)- id: afp\n  name: Agence France\n.*?  country: BE", after)
    file.write_text(before)


def test_taken_out(desk: Page, folder: Path) -> None:
    """An outlet is taken out with the keys alone, once what readers will find there was shown; then it is brought back."""
    before = (folder / "sources.yaml").read_text()
    desk.goto("/curate/records/outlets/afp")
    desk.get_by_role("link", name="Take it out").press("Enter")
    expect(desk.get_by_label("Id of the outlet")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.type("Not to be listed")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator(".card")).to_contain_text(re.compile("“Agence France-Presse” was taken out .*: Not to be listed"))
    assert (folder / "sources.yaml").read_text() == before
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("status")).to_contain_text("Saved.")
    desk.goto("/curate/records/outlets/afp")
    expect(desk.get_by_label("why")).to_have_value("Not to be listed")
    desk.goto("/curate/history")
    desk.get_by_role("link", name="Not to be listed").click()
    desk.get_by_role("button", name="Take back").click()
    expect(desk.locator("main")).to_contain_text("takes back entry")
    assert (folder / "sources.yaml").read_text() == before


def test_a_report(desk: Page) -> None:
    """A reader reports without a script; the curator changes the record because of it, and the two lead to each other."""
    desk.goto("/outlets/al-jazeera")
    desk.get_by_role("link", name="Something wrong?").click()
    desk.get_by_label("Something is missing").check()
    desk.get_by_label("In your words").fill("It has another name.\nReally.")
    desk.get_by_role("button", name="Send to the curators").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Thank you")
    desk.goto("/curate")
    desk.get_by_role("link", name=re.compile(r"^\d+ new reports?$")).click()
    desk.get_by_role("link", name="al-jazeera").click()
    desk.get_by_role("link", name="Change its record").click()
    desk.get_by_label("aliases").fill("Al Jazeera Network Channel")
    desk.get_by_role("button", name="Check and preview").first.click()
    desk.get_by_label("Why?").press("End")
    desk.get_by_label("Why?").type("another name")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("status")).to_contain_text("Saved.")
    desk.get_by_role("link", name="report r-").click()
    expect(desk.get_by_role("list").filter(has_text="another name")).to_have_count(1)
    desk.get_by_label("State").select_option("done")
    desk.get_by_label("Note for other curators").fill("thanks")
    desk.get_by_role("button", name="Keep").click()
    expect(desk.locator("main")).to_contain_text("Done: thanks")


@pytest.mark.parametrize("look", [("light", 1100), ("dark", 320)], ids=lambda look: f"{look[0]}-{look[1]}")
def test_accessible(chromium: Browser, desk: Page, address: str, axe: str, look: tuple[str, int]) -> None:
    """No page of the desk violates a rule of accessibility, light or dark, and none is wider than a narrow phone."""
    scheme, width = look
    with visiting(chromium, base_url=address, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        for name in ("/report?outlet=reuters", "/curate/log-in", None, *PLACES):
            if name is None:
                page.context.add_cookies(desk.context.cookies())  # type: ignore[arg-type]
                continue
            page.goto(name)
            _looks(page, axe, name)
        page.get_by_label("country").first.fill("UK")
        page.get_by_role("button", name="Add to ratings").click()
        page.get_by_role("button", name="Check and preview").first.click()
        expect(page.locator(".summary")).to_be_focused()
        _looks(page, axe, "problems")
        page.get_by_label("country").first.fill("US")
        page.get_by_role("button", name="Check and preview").first.click()
        expect(page.locator(".diff")).to_be_visible()
        _looks(page, axe, "preview")


PLACES = (
    "/curate",
    "/curate?q=e",
    "/curate/reports",
    "/curate/history",
    "/curate/history/1",
    "/curate/new/raters",
    "/curate/records/outlets/reuters/remove",
    "/curate/records/outlets/reuters/merge",
    "/curate/records/outlets/reuters",
)


def _looks(page: Page, axe: str, name: str) -> None:
    page.evaluate(OPEN_ALL)
    page.evaluate(axe)
    assert page.evaluate(CHECK) == [], name
    wanted, given = page.evaluate(WIDTH)
    assert wanted <= given, name
