"""“Something wrong?” in the extension's panel: what is sent, when, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from server.inbox import Inbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from chromium import Reader
    from playwright.sync_api import Locator, Page

    from extension import Server
    from server.settings import Settings

    Start = Callable[..., Reader]

PAGE = "https://www.reuters.com/world/"


def opened(page: Page) -> Locator:
    """Open the panel and the form in it."""
    page.locator(".pill").click()
    page.locator(".report summary").click()
    return page.locator(".report")


def test_report(start: Start, server: Server, built: Settings) -> None:
    """A report is sent once for a click, without the page's address unless it is added, and the curators have it."""
    reader = start(granted=True, open_root=True)
    form = opened(reader.open(PAGE))
    expect(form).to_contain_text(f"sends what stands in this form, once, to {server.address}.")
    assert [path for method, path, _ in server.asked if method == "POST"] == []
    form.get_by_label("What is wrong?").select_option("outdated")
    form.get_by_label("In your words").fill("It was sold.")
    form.get_by_role("button", name="Send to the curators").click()
    expect(form.get_by_role("status")).to_contain_text("has kept your report as r-")
    expect(form.get_by_label("In your words")).to_have_value("")
    assert [path for method, path, _ in server.asked if method == "POST"] == ["/v1/reports"]
    form.get_by_label("In your words").fill("And again.")
    form.get_by_label("Add the address of this page").check()
    form.get_by_role("button", name="Send to the curators").click()
    expect(form.get_by_label("In your words")).to_have_value("")
    kept = [report[2:7] for report in Inbox(built.reports).newest(limit=2)]
    assert kept == [
        ("outlet", "reuters", "outdated", "And again.", PAGE),
        ("outlet", "reuters", "outdated", "It was sold.", None),
    ]
    for method, path, headers in server.asked:
        if method == "POST":
            assert path == "/v1/reports"
            assert not {"Cookie", "Referer"} & headers.keys()


def test_what_goes_wrong(start: Start, server: Server, axe: str) -> None:
    """What was not kept is said in words, what was typed stays, a page cannot press the button, and the form is accessible."""
    reader = start(granted=True, open_root=True)
    page = reader.open(PAGE)
    form = opened(page)
    words = form.get_by_label("In your words")
    words.fill("It was sold.")
    before = len([1 for method, *_ in server.asked if method == "POST"])
    page.evaluate("document.querySelector('masthead-overlay').shadowRoot.querySelector('.report form').requestSubmit()")
    page.evaluate("document.querySelector('masthead-overlay').shadowRoot.querySelector('.report button').click()")
    page.evaluate(axe)
    found = page.evaluate("axe.run('masthead-overlay').then(found => found.violations.map(rule => rule.id))")
    assert found == []
    server.stop()
    form.get_by_role("button", name="Send to the curators").click()
    expect(form.get_by_role("status")).to_contain_text(f"Not sent: {server.address} did not answer")
    expect(words).to_have_value("It was sold.")
    server.start()
    assert len([1 for method, *_ in server.asked if method == "POST"]) == before
