"""Private windows in a real Chromium: the extension works there where its reader allows it, and nothing of them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from extension import Server, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from chromium import Reader

    Start = Callable[..., Reader]

ADDRESS = "https://www.reuters.com/world/"
KEPT = """async () => {
    const { list } = await import("../background/log.js");
    return { settings: await chrome.storage.local.get(), ...await list() };
}"""
BUTTONS = "[...root.querySelectorAll('button')]"


def test_private_window(start: Start, server: Server) -> None:
    """Label, panel and a comparison work as elsewhere; of the corner, the site and the request nothing is written down."""
    reader = start(default=server.address, granted=True, open_root=True)
    window = reader.private(ADDRESS)
    own = reader.own("options/options.html")
    own.evaluate("chrome.runtime.sendMessage({name: 'refresh'})")  # after what it asks for when it begins anew
    before = own.evaluate(KEPT)
    until(lambda: window.ask("root?.querySelector('.pill')?.textContent"), "Reuters in the registry")
    window.press("root.querySelector('.pill')")
    window.press(f"{BUTTONS}.find(({{textContent}}) => textContent === 'Compare this page’s text')")
    until(lambda: "found" in (window.ask("root?.querySelector('.compare [role=status]')?.textContent") or ""), wanted=True)
    window.press(f"{BUTTONS}.find(({{textContent}}) => textContent === 'Move to another corner')")
    until(lambda: window.ask("root?.querySelector('.overlay')?.dataset.corner"), "bottom-start")
    popup = reader.own(f"popup/popup.html?tab={window.number}")
    expect(popup.get_by_role("heading", name="Reuters")).to_be_visible()
    expect(popup.locator("footer button")).to_have_text(["Show on the page", "Off on all pages", "Open beside the page"])
    window.press(f"{BUTTONS}.find(({{textContent}}) => textContent === 'Hide for now')")
    until(lambda: window.ask("root"), None)
    after: dict[str, Any] = own.evaluate(KEPT)
    asked = after.pop("totals")["requests"] - before.pop("totals")["requests"]
    assert [method for method, path, _ in server.asked if path == "/v1/context"] == ["POST"]
    assert (asked, after) == (1, before)
