"""The extension in a real Chromium: what it shows, what it leaves alone, and what it sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chromium import Reader, data, settle
from playwright.sync_api import expect
from werkzeug.wrappers import Response

from extension import Server, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Start = Callable[..., Reader]

REUTERS = "https://www.reuters.com/world/"
ARTICLE = "https://www.reuters.com/world/europe/attack-russian-air-bases-ukrainian-spies-hid-drones-wooden-sheds-2025-06-01/"
GLOBAL_TIMES = "https://www.globaltimes.cn/page/202506/1335333.shtml"
UNLISTED = "https://garden.example/roses"
ESSAY = "https://essays.example/sabotaged-peace"
LOOKALIKE = "https://www.reutters.com/world/"
TENANT = "https://somebody.substack.com/p/letter"
STRICT = "https://www.bbc.com/strict"
OVERLAY = "masthead-overlay"
HELD = """held => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    const released = new Promise(release => { globalThis.release = release });
    chrome.runtime.sendMessage = async message => {
        const answer = await send(message);
        if (message.name === held) await released;
        return answer;
    };
}"""


def shown(page: Page) -> int:
    """Count what the extension put on a page."""
    return page.locator(OVERLAY).count()


def titled(reader: Reader, title: str) -> None:
    """Wait for the toolbar's title."""
    until(lambda: reader.button()[0], title)


def test_install(start: Start, server: Server) -> None:
    """After install the welcome page opens, the snapshot is there, and the extension has no access to any site."""
    reader = start()
    expect(reader.welcome.get_by_role("heading", level=1)).to_have_text("Welcome to Masthead")
    expect(reader.welcome.get_by_role("button", name="Let Masthead see pages’ addresses")).to_be_visible()
    granted = reader.ask("() => chrome.permissions.getAll()")
    assert granted["origins"] == []
    assert sorted(granted["permissions"]) == ["activeTab", "alarms", "scripting", "sidePanel", "storage"]
    assert "web_accessible_resources" not in reader.ask("() => chrome.runtime.getManifest()")
    assert server.snapshots() == 1
    until(lambda: (reader.ask("() => chrome.alarms.get('refresh')") or {}).get("periodInMinutes"), 60)


def test_server_refused(start: Start) -> None:
    """A server that cannot be used is not kept, and the reason is said."""
    reader = start()
    kept = data(reader)["server"]
    for typed, answer in (
        ("ftp://masthead.example", "This is no address of a server"),
        ("http://masthead.example", "Masthead takes http only from this computer"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9 did not answer"),
    ):
        reader.welcome.get_by_label("Server’s address").fill(typed)
        reader.welcome.get_by_role("button", name="Check and use").click()
        expect(reader.welcome.locator("#said")).to_contain_text(answer)
        expect(reader.welcome.get_by_label("Server’s address")).to_have_attribute("aria-invalid", "true")
        state = reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'state'})")
        assert state["settings"]["server"] == state["data"]["server"] == kept


def test_server_entered(start: Start, server: Server) -> None:
    """A server that answers is used from then on."""
    reader = start(fetched=False, default="http://127.0.0.1:9")
    until(lambda: (data(reader)["failure"] or {}).get("why"), "no-answer")
    reader.welcome.get_by_label("Server’s address").fill(server.address.removeprefix("http://"))
    reader.welcome.get_by_role("button", name="Check and use").click()
    expect(reader.welcome.locator("#said")).to_contain_text("answered: registry of")
    state = reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'state'})")
    assert state["settings"]["server"] == state["data"]["server"] == server.address
    assert state["data"]["failure"] is None


def test_click(start: Start) -> None:
    """Without access to sites the toolbar asks for a click, nothing is put on the page, and the click checks it."""
    reader = start()
    page = reader.open(REUTERS)
    until(reader.button, ["Masthead: click to check this page", ""])
    text = reader.press()
    assert "Thomson Reuters" in text
    assert "cites Reuters in" in text
    assert "A citation does not mean that the outlet supports the statement." in text
    until(reader.button, ["Masthead: Reuters", "i"])
    assert shown(page) == 0


def test_click_essay(start: Start) -> None:
    """A click on an unlisted blog with the essay's own text finds its statements there, and whom each cites."""
    reader = start()
    reader.open(ESSAY)
    text = reader.press()
    assert "This address is not in the registry. That says nothing about it." in text
    found = text.partition("These words of Sabotaged Peace")[2]
    assert "Code-named “Operation Spider’s Web”" not in found.partition("IN SOURCE LISTS")[0]
    assert "There were no handshakes across the horseshoe-shaped table" in found
    assert "cites Global Times (globaltimes.cn)" in found
    assert "The words of this claim stand on the page in front of you." in found


def test_click_other_words(start: Start) -> None:
    """On a page without a document's words a click says so."""
    reader = start()
    reader.open(UNLISTED)
    assert "No words of a document that Masthead knows stand on this page." in reader.press()


def test_states(start: Start) -> None:
    """With access, each state has its words and badge, and only a page of which there is something to say gets a pill."""
    reader = start(granted=True)
    for address, title, badge, overlays in (
        (REUTERS, "Masthead: Reuters", "i", 1),
        (GLOBAL_TIMES, "Masthead: Global Times", "i", 1),
        (LOOKALIKE, "Masthead: resembles Reuters, is not one of its known addresses", "≠", 1),
        (UNLISTED, "Masthead: not in the registry", "–", 0),
        (TENANT, "Masthead: not in the registry", "–", 0),
        ("about:blank", "Masthead: no web page", "", 0),
    ):
        page = reader.open(address)
        until(reader.button, [title, badge])
        until(lambda page=page: shown(page), overlays)
        settle(reader)
        assert shown(page) == overlays


def test_no_data(start: Start, server: Server) -> None:
    """Without data the answer is that the page could not be checked, never that it is not in the registry."""
    server.stop()
    reader = start(granted=True, fetched=False)
    page = reader.open(REUTERS)
    until(reader.button, ["Masthead: could not check (no data yet)", "?"])
    popup = reader.popup()
    expect(popup.get_by_role("heading", name="Could not check")).to_be_visible()
    server.start()
    popup.get_by_role("button", name="Try again").click()
    expect(popup.get_by_role("heading", name="Reuters")).to_be_visible()
    page.bring_to_front()
    until(lambda: shown(page), 1)


def test_failure(start: Start) -> None:
    """Where Masthead itself fails, the popup says that this is no answer about the page."""
    popup = start(granted=True).own("popup/popup.html?tab=2147483647")
    expect(popup.get_by_text("Masthead itself failed: Error: No tab with id")).to_be_visible()


def test_untouched(start: Start) -> None:
    """A page of which there is nothing to say gets no script: no world of the extension is ever made in it."""
    reader = start(granted=True)
    worlds: list[str] = []
    session = reader.context.new_cdp_session(reader.page)
    session.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]["origin"]))
    session.send("Runtime.enable")
    reader.open(UNLISTED)
    titled(reader, "Masthead: not in the registry")
    settle(reader)
    reader.open(REUTERS)
    until(lambda: shown(reader.page), 1)
    own = f"chrome-extension://{reader.id}"
    assert worlds.count(own) == 1
    assert worlds.index(own) > worlds.index("https://www.reuters.com")


def test_panel(start: Start) -> None:
    """The pill opens to the panel by keyboard, Escape closes it, and focus returns to the pill."""
    reader = start(granted=True, open_root=True)
    page = reader.open(REUTERS)
    pill = page.get_by_role("button", name="Reuters")
    expect(pill).to_have_attribute("aria-expanded", "false")
    pill.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Masthead: Reuters")
    expect(panel).to_be_visible()
    expect(panel.get_by_text("generally reliable")).to_be_visible()
    expect(panel.get_by_text("Wikipedia, perennial sources")).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(pill).to_be_focused()


def test_article(start: Start) -> None:
    """A page that is a work of a source list says so on the pill, with the reason in the panel."""
    reader = start(granted=True, open_root=True)
    page = reader.open(ARTICLE)
    page.get_by_role("button", name="Reuters").click()
    expect(page.get_by_text("This article is in the source list of")).to_be_visible()
    expect(page.locator(".work")).to_contain_text("To attack Russian air bases, Ukrainian spies hid drones in wooden sheds")


def test_off_here(start: Start) -> None:
    """“Off here” takes the pill away and stays, over reloads and the worker's end, until it is taken back."""
    reader = start(granted=True, open_root=True)
    page = reader.open(REUTERS)
    page.get_by_role("button", name="Reuters").click()
    page.get_by_role("button", name="Off on reuters.com").click()
    until(lambda: shown(page), 0)
    assert reader.ask("() => chrome.storage.local.get('sites')") == {"sites": ["reuters.com"]}, "what is gone has been kept"
    reader.restart()
    reader.open("https://uk.reuters.com/markets/")
    titled(reader, "Masthead: Reuters (off on this site)")
    settle(reader)
    assert shown(page) == 0
    reader.open(GLOBAL_TIMES)
    until(lambda: shown(page), 1)
    reader.open(REUTERS)
    titled(reader, "Masthead: Reuters (off on this site)")
    popup = reader.popup()
    popup.get_by_role("button", name="Show again on reuters.com").click()
    expect(popup.get_by_role("button", name="Off on reuters.com")).to_be_visible()
    page.bring_to_front()
    until(lambda: shown(page), 1)


def test_off_everywhere(start: Start) -> None:
    """“Off on all pages” holds for every page; the popup still answers and takes it back."""
    reader = start(granted=True, open_root=True)
    page = reader.open(REUTERS)
    page.get_by_role("button", name="Reuters").click()
    page.get_by_role("button", name="Off on all pages").click()
    until(lambda: shown(page), 0)
    titled(reader, "Masthead: Reuters (off on all pages)")  # the page hides before the worker has kept it
    reader.open(LOOKALIKE)
    titled(reader, "Masthead: resembles Reuters, is not one of its known addresses (off on all pages)")
    settle(reader)
    assert shown(page) == 0
    popup = reader.popup()
    expect(popup.get_by_text("What the registry says of Reuters is not shown here")).to_be_visible()
    popup.get_by_role("button", name="Show on pages again").click()
    page.bring_to_front()
    until(lambda: shown(page), 1)


def test_offline(start: Start, server: Server) -> None:
    """With the server down and the worker restarted, Reuters is still Reuters, and the data's age is told."""
    reader = start(granted=True)
    server.stop()
    reader.restart()
    reader.open(REUTERS)
    titled(reader, "Masthead: Reuters")
    reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'refresh'})")
    popup = reader.popup()
    expect(popup.get_by_text("Fetched or confirmed")).to_be_visible()
    expect(popup.get_by_text("The last try to update the data failed")).to_be_visible()
    server.start()


def test_nonsense(start: Start, server: Server) -> None:
    """A server that answers nonsense changes nothing."""
    reader = start(granted=True)
    before = data(reader)
    for body in ("<p>Hello", "[]", '{"format": 999}', '{"format": 1, "outlets": "none"}', ""):
        server.instead = Response(body, headers={"Access-Control-Allow-Origin": "*", "ETag": '"other"'})
        reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'refresh'})")
        after = data(reader)
        assert after.pop("failure")["why"] == "nonsense", body
        assert after == {name: value for name, value in before.items() if name != "failure"}
    reader.restart()
    reader.open(REUTERS)
    titled(reader, "Masthead: Reuters")


def test_unchanged(start: Start, server: Server) -> None:
    """What has not changed is not sent again: the second request carries the ETag and is answered with 304."""
    reader = start()
    before = data(reader)["fetched"]
    reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'refresh'})")
    assert data(reader)["fetched"] > before
    first, second = (headers for method, path, headers in server.asked if (method, path) == ("GET", "/v1/snapshot"))
    assert "If-None-Match" not in first
    assert second["If-None-Match"]


def test_alarm_again(start: Start) -> None:
    """An alarm that was lost is made again when the worker starts."""
    reader = start(granted=True)
    reader.ask("() => chrome.alarms.clearAll()")
    reader.restart()
    reader.open(REUTERS)
    until(lambda: reader.ask("() => chrome.alarms.get('refresh')") is not None, wanted=True)


def test_single_page(start: Start) -> None:
    """A page that changes its address by script gets the answer of the new address."""
    reader = start(granted=True, open_root=True)
    page = reader.open(REUTERS)
    until(lambda: opened(page), [REUTERS])
    page.evaluate("history.pushState({}, '', '/markets/')")
    until(lambda: opened(page), ["https://www.reuters.com/markets/"])
    page.go_back()
    until(lambda: opened(page), [REUTERS])
    assert shown(page) == 1


def opened(page: Page) -> list[str]:
    """Open the panel where it is closed, and read which page it speaks of."""
    if page.locator(".pill").is_visible():
        page.locator(".pill").click()
    return page.locator(".page").all_text_contents()


def test_strict_page(start: Start) -> None:
    """On a page that allows no style, no script and no HTML of others, the pill looks as elsewhere."""
    reader = start(granted=True, open_root=True)
    page = reader.open(STRICT)
    pill = page.get_by_role("button", name="BBC")
    expect(pill).to_have_css("position", "absolute")
    expect(pill).to_have_css("background-color", "rgb(252, 251, 248)")


def test_closed_root(start: Start) -> None:
    """The page's own scripts cannot look into the overlay."""
    reader = start(granted=True)
    page = reader.open(REUTERS)
    until(lambda: shown(page), 1)
    assert page.evaluate(f"document.querySelector('{OVERLAY}').shadowRoot") is None


def test_messages_refused(start: Start) -> None:
    """A message of another name or shape is not answered."""
    reader = start()
    for message in ("{name: 'nonsense'}", "{name: 'toString'}", "{name: 'check'}", "{name: 'use-server', server: 5}", "7"):
        sent = f"chrome.runtime.sendMessage({message}).then(answer => answer ?? null, () => null)"
        assert reader.welcome.evaluate(sent) is None
    assert data(reader)["server"]


def test_options(start: Start, server: Server) -> None:
    """The settings show the data's age, update on demand, list where it is off and where links are marked, and reset all."""
    reader = start(granted=True)
    reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'off-on', host: 'reuters.com', off: true})")
    options = reader.own("options/options.html")
    expect(options.get_by_text(f"outlets; fetched or confirmed by {server.address}")).to_be_visible()
    options.get_by_role("button", name="Update now").click()
    until(server.snapshots, 2)
    expect(options.get_by_text(f"outlets; fetched or confirmed by {server.address}")).to_be_visible()
    options.get_by_role("button", name="Show again on reuters.com").click()
    expect(options.get_by_text("None.", exact=True)).to_have_count(2)
    for host in ("links.example", "*"):
        options.evaluate("host => chrome.runtime.sendMessage({name: 'mark-links', host, on: true})", host)
    options.reload()
    for name in ("Mark no links any more", "Mark no links on links.example"):
        options.get_by_role("button", name=name).click()
        expect(options.get_by_role("heading", name="Links are marked on these sites")).to_be_focused()
    expect(options.get_by_text("None.", exact=True)).to_have_count(2)
    options.get_by_label("Show nothing on any page").check()
    page = reader.open(REUTERS)
    titled(reader, "Masthead: Reuters (off on all pages)")
    options.bring_to_front()
    options.evaluate("chrome.permissions.remove = async () => true")  # those of the manifest cannot be given back
    options.get_by_role("button", name="Reset Masthead").click()
    expect(options.get_by_text("all is as after install")).to_be_visible()
    expect(options.get_by_label("Show nothing on any page")).not_to_be_checked()
    page.bring_to_front()
    until(lambda: shown(page), 1)


def test_options_meanwhile(start: Start, server: Server) -> None:
    """What the reader ticks and types while the settings wait for a server stays."""
    reader = start(granted=True)
    options = reader.own("options/options.html")
    everywhere, address = options.get_by_label("Show nothing on any page"), options.get_by_label("Server’s address")
    expect(address).to_have_value(server.address)
    options.evaluate(HELD, "refresh")
    options.get_by_role("button", name="Update now").click()
    everywhere.check()
    address.fill("masthead.example")
    options.evaluate("release()")
    expect(options.get_by_text(f"outlets; fetched or confirmed by {server.address}")).to_be_visible()
    expect(everywhere).to_be_checked()
    expect(address).to_have_value("masthead.example")
    options.reload()
    expect(everywhere).to_be_checked()


def test_put_on_page(start: Start) -> None:
    """A reader who wants it puts the panel on any page, the found words with it."""
    reader = start(granted=True, open_root=True)
    page = reader.open(ESSAY)
    titled(reader, "Masthead: not in the registry")
    settle(reader)
    assert shown(page) == 0
    reader.popup().get_by_role("button", name="Show on the page").click()
    page.bring_to_front()
    page.get_by_role("button", name="essays.example").click()
    expect(page.get_by_text("statements are marked on the page")).to_be_visible()


def test_traffic(start: Start, server: Server) -> None:
    """Over thirty pages, restarts and a dead server, nothing is requested that depends on a page."""
    reader = start(granted=True)
    hosts = ["www.reuters.com", "garden.example", "www.globaltimes.cn", "essays.example", "www.reutters.com", "www.bbc.com"]
    pages = [f"https://{host}/reading-{number}" for number in range(5) for host in hosts]
    before = len(reader.requests)
    for number, address in enumerate(pages):
        reader.open(address)
        until(lambda: reader.button()[0] != "Masthead: click to check this page", wanted=True)
        if number % 7 == 0:
            reader.popup().close()
        if number in (9, 19):
            reader.restart()
        if number == 14:
            server.stop()
    server.start()
    own = f"chrome-extension://{reader.id}/"
    sent = [url for url in reader.requests[before:] if url not in pages and not url.startswith(own)]
    assert set(sent) <= {f"{server.address}{path}" for path in server.parts()}
    assert {method for method, _, _ in server.asked} <= {"GET", "OPTIONS"}
    assert {path for _, path, _ in server.asked} <= server.parts()
    assert server.snapshots() == 1
    assert not [headers for _, _, headers in server.asked if "reading-" in str(headers) or "Referer" in headers]
