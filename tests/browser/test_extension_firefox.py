"""The extension in a real Firefox: the same scenes as in Chromium, with the reader's own clicks."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from conftest import program
from firefox import Firefox, started

from extension import Server, Sites, copy, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


ID = "extension@masthead"
HOST = "7d4b8f0e-1c5a-4a57-9d0e-2f3c6b1a9e58"  # of the extension's own pages
OWN = f"moz-extension://{HOST}/"
REUTERS = "http://www.reuters.com/world/"
GLOBAL_TIMES = "http://www.globaltimes.cn/page/202506/1335333.shtml"
UNLISTED = "http://garden.example/roses"
ESSAY = "http://essays.example/sabotaged-peace"
COMPONENT = "http://essays.example/component"
LOOKALIKE = "http://www.reutters.com/world/"
STRICT = "http://www.reuters.com/strict"
LOGGED = "import('/background/log.js').then(({list}) => list())"
CLICK = "Masthead: click to check this page"
_BUTTON = f"document.getElementById('{ID.replace('@', '_')}-BAP')"
_POPUP = "document.querySelector('.webextension-popup-browser')"
_EXTENSION = f"WebExtensionPolicy.getByID('{ID}')?.extension"
_LOST = "the popup did not answer"
_IN_POPUP = f"""new Promise(answered => {{
    const channel = {_POPUP}.messageManager, name = `asked-${{Math.random()}}`;
    channel.addMessageListener(name, ({{data}}) => answered(data));
    setTimeout(answered, 3000, "{_LOST}");
    channel.loadFrameScript(`data:,${{encodeURIComponent(`sendAsyncMessage("${{name}}", %s ?? null)`)}}`, false);
}})"""
_ALLOWED = f"""(async () => {{
    const {{ ExtensionPermissions }} = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
    const {{ AddonManager }} = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
    const allowed = {{ permissions: ["internal:privateBrowsingAllowed"], origins: [] }};
    await ExtensionPermissions.add("{ID}", allowed, WebExtensionPolicy.getByID("{ID}").extension);
    await (await AddonManager.getAddonByID("{ID}")).reload();
    OpenBrowserWindow({{ private: true }});
}})()"""
_ALT = """(() => {
    const hand = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
    hand.beginInputTransactionForTests(window);
    const alt = new KeyboardEvent("", { key: "Alt", code: "AltLeft", keyCode: 18 });
    const pressed = new KeyboardEvent("", %s);
    hand.keydown(alt);
    hand.keydown(pressed);
    hand.keyup(pressed);
    hand.keyup(alt);
})()"""
_BESIDE = """(() => {
    const reader = content.windowUtils.setHandlingUserInput(true);
    [...content.document.querySelectorAll("button")].find(made => made.textContent === "Open beside the page").click();
    reader.destruct();
})()"""
_OVERLAY = "document.querySelector('masthead-overlay')?.shadowRoot"


class Reader:
    """A reader with the extension in Firefox.

    :param firefox: the browser
    :param asked: every address of the web that anything in it asked for
    """

    def __init__(self, firefox: Firefox, extension: Path, asked: list[str]) -> None:
        self._firefox = firefox
        self.asked = asked
        firefox.send("webExtension.install", extensionData={"type": "path", "path": str(extension)})
        self._window = firefox.send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"][0]["context"]
        until(lambda: len(self._tabs("welcome/welcome.html")), 1)
        (self.welcome,) = self._tabs("welcome/welcome.html")
        self.tab = firefox.send("browsingContext.create", type="tab")["context"]

    def _tabs(self, path: str) -> list[str]:
        tabs = self._firefox.send("browsingContext.getTree")["contexts"]
        return [tab["context"] for tab in tabs if tab["url"].startswith(OWN + path)]

    def ask(self, context: str, expression: str) -> Any:
        """Return what an expression comes to in a page or in the browser's own window."""
        answer = self._firefox.send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))",
            target={"context": context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def open(self, address: str) -> None:
        """Open a page in the reader's tab."""
        self._firefox.send("browsingContext.activate", context=self.tab)
        self._firefox.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def there_and_back(self, other: str, address: str) -> None:
        """Go to another page and back to the one in front, again if the browser did not keep that one, as it may."""
        for _ in range(5):
            self.ask(self.tab, "window.kept = true")
            self.open(other)
            self._firefox.send("browsingContext.traverseHistory", context=self.tab, delta=-1)
            until(lambda: self.ask(self.tab, "[location.href, document.readyState]"), [address, "complete"])
            if self.ask(self.tab, "window.kept"):
                return
            self.press()
        raise AssertionError(f"Firefox kept no page: {address}")

    def arrive(self, address: str) -> None:
        """Open a page in a window that is new, and may still open a page of its own instead."""

        def there() -> bool:
            tabs = self._firefox.send("browsingContext.getTree")["contexts"]
            return next(tab["url"] for tab in tabs if tab["context"] == self.tab) == address

        for patience in (1, 2, 4, 8, 16, 32, 64):  # seconds
            self._firefox.send("browsingContext.navigate", context=self.tab, url=address, wait="none")
            end = time.monotonic() + patience
            while time.monotonic() < end:
                if there():
                    return
                time.sleep(0.05)
        raise AssertionError(f"Firefox never came to {address}")

    def click(self, context: str, element: str) -> None:
        """Click an element as a hand does, so that the browser takes it for the reader's wish."""
        self._firefox.send("browsingContext.activate", context=context)
        box = f"{element}.getBoundingClientRect()"
        middle = f"[{box}.x + {box}.width / 2, {box}.y + {box}.height / 2]"
        x, y = (round(number) for number in self.ask(context, middle))
        actions = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        pointer = {"type": "pointer", "id": "hand", "actions": actions}
        self._firefox.send("input.performActions", context=context, actions=[pointer])

    def press_key(self, key: str) -> None:
        """Press a key in the reader's tab."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        keys = {"type": "key", "id": "keys", "actions": actions}
        self._firefox.send("input.performActions", context=self.tab, actions=[keys])

    def press_alt(self, key: str, code: int) -> None:
        """Press a shortcut of the browser: a key with Alt."""
        self.ask(self._window, _ALT % json.dumps({"key": key, "keyCode": code}))

    def type(self, element: str, words: str) -> None:
        """Click a field, wherever it is scrolled to, and type."""
        self.scroll(element)
        for key in words:
            self.press_key(key)

    def scroll(self, element: str) -> None:
        """Scroll to an element of the reader's tab and click it."""
        self.ask(self.tab, f"{element}.scrollIntoView({{block: 'center'}})")
        self.click(self.tab, element)

    def check(self, axe: str) -> Any:
        """Ask axe about what the extension put on the page: broken rules, and what it could not tell."""
        self._firefox.send("script.evaluate", expression=axe, target={"context": self.tab}, awaitPromise=False)
        told = "[...found.violations, ...found.incomplete].map(rule => [rule.id, rule.nodes.map(({html}) => html)])"
        return self.ask(self.tab, f"axe.run('masthead-overlay').then(found => {told})")

    def beside(self) -> Any:
        """Press “Open beside the page” in the popup, and say which page then stands in the sidebar."""
        self._opened()
        channel = f"{_POPUP}.messageManager"
        self.ask(self._window, f"{channel}.loadFrameScript(`data:,${{encodeURIComponent({json.dumps(_BESIDE)})}}`, false)")
        until(lambda: self.ask(self._window, "SidebarController.isOpen"), wanted=True)
        side = "document.getElementById('sidebar').contentDocument?.querySelector('browser')?.currentURI?.spec"
        until(lambda: self.ask(self._window, side) not in {None, "about:blank"}, wanted=True)
        found = self.ask(self._window, side)
        self.ask(self._window, "SidebarController.hide()")
        return found

    def private(self) -> str:
        """Allow the extension in private windows, and open one: its tab."""
        before = {tab["context"] for tab in self._firefox.send("browsingContext.getTree")["contexts"]}
        self.ask(self._window, _ALLOWED)
        until(lambda: self.ask(self._window, f"{_EXTENSION}?.backgroundState"), "running")
        fresh: list[str] = []

        def opened() -> bool:
            tabs = self._firefox.send("browsingContext.getTree")["contexts"]
            fresh[:] = [tab["context"] for tab in tabs if tab["context"] not in before and "private" in tab["url"]]
            return bool(fresh)

        until(opened, wanted=True)
        return fresh[0]

    def title(self) -> Any:
        """Read what the toolbar says."""
        return self.ask(self._window, f"{_BUTTON}?.getAttribute('tooltiptext')")

    def _popup(self, expression: str) -> Any:
        """Return what an expression comes to in the popup. A question put while the popup changes its process is lost."""
        answers: list[Any] = []

        def answered() -> bool:
            answers[:] = [self.ask(self._window, _IN_POPUP % expression)]
            return answers != [_LOST]

        until(answered, wanted=True)
        return answers[0]

    def press(self) -> str:
        """Press the button in the toolbar, return what the popup says, and close it."""
        self._opened()
        self._popup("content.document.querySelectorAll('details').forEach(part => { part.open = true })")
        text: str = self._popup("content.document.body.innerText")
        self.ask(self._window, "document.getElementById('customizationui-widget-panel').hidePopup()")
        until(lambda: self.ask(self._window, f"Boolean({_POPUP})"), wanted=False)
        return text

    def _opened(self) -> None:
        """Press the button in the toolbar, and wait for the popup's answer."""
        self.ask(self._window, f"{_BUTTON}.click()")
        until(lambda: self.ask(self._window, f"{_POPUP}?.currentURI?.spec") == f"{OWN}popup/popup.html", wanted=True)
        until(lambda: self._popup("content.document.querySelector('main')?.ariaBusy"), "false")

    def send(self, message: str) -> Any:
        """Send the worker a message as a page of the extension does."""
        return self.ask(self.welcome, f"browser.runtime.sendMessage({message})")

    def settle(self) -> None:
        """Wait until the worker has done all that pages have given it to do: what is not there then will not come."""
        self.send("{name: 'off-on', host: 'nobody.example', off: false}")

    def shown(self) -> Any:
        """Count what the extension put on the page."""
        return self.ask(self.tab, "document.querySelectorAll('masthead-overlay').length")

    def restart(self) -> None:
        """End the extension's background, as the browser does when it is idle."""
        self.ask(self._window, f"{_EXTENSION}.terminateBackground({{ disableResetIdleForTest: true }})")


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    """Every site of the web."""
    with Sites() as sites:
        yield sites


@contextmanager
def installed(server: Server, sites: Sites, folder: Path) -> Iterator[Reader]:
    """Start Firefox with the extension, and wait until that has its data."""
    sites.asked.clear()
    preferences = {
        "dom.security.https_first": False,  # the sites here speak http
        "extensions.webextensions.uuids": json.dumps({ID: HOST}),
        "extensions.webextOptionalPermissionPrompts": False,  # the reader agrees
        "network.proxy.http_port": sites.port,
        "network.proxy.ssl_port": sites.port,
    }
    extension = copy(folder, server.address, open_root=True)
    profile = folder / "profile"
    profile.mkdir()
    path = program("Firefox", "firefox-esr", "firefox")
    arguments = ("--headless", "--remote-allow-system-access")
    with started(path, profile, preferences=preferences, arguments=arguments) as firefox:
        reader = Reader(firefox, extension, sites.asked)
        until(lambda: reader.send("{name: 'state'}")["data"]["fetched"] is not None, wanted=True)
        yield reader


@pytest.fixture
def granted(server: Server, sites: Sites, tmp_path: Path) -> Iterator[Reader]:
    """A reader who has just installed the extension, pressed the welcome page's button and agreed."""
    with installed(server, sites, tmp_path) as reader:
        yield agreed(reader)


@pytest.fixture(scope="module")
def newcomer(standing: Server, sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader who gave no access, for tests that leave everything as after install."""
    with installed(standing, sites, tmp_path_factory.mktemp("newcomer")) as reader:
        yield reader


@pytest.fixture(scope="module")
def regular(standing: Server, sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader who gave access, for tests that change no setting."""
    with installed(standing, sites, tmp_path_factory.mktemp("regular")) as reader:
        yield agreed(reader)


def agreed(reader: Reader) -> Reader:
    """Press the welcome page's button, and agree."""
    button = "[...document.querySelectorAll('button')].find(made => made.textContent.startsWith('Let'))"
    until(lambda: reader.ask(reader.welcome, f"Boolean({button})"), wanted=True)
    reader.click(reader.welcome, button)
    wanted = {"origins": ["https://*/*", "http://*/*"]}
    until(lambda: reader.ask(reader.welcome, f"browser.permissions.contains({json.dumps(wanted)})"), wanted=True)
    return reader


def test_install(newcomer: Reader, standing: Server) -> None:
    """After install the snapshot is there, nothing else was asked for, and the extension has no access to any site."""
    granted = newcomer.ask(newcomer.welcome, "browser.permissions.getAll()")
    assert granted["origins"] == []
    assert sorted(granted["permissions"]) == ["activeTab", "alarms", "scripting", "storage"]
    assert {(method, path) for method, path, _ in standing.asked if method != "OPTIONS"} <= {
        ("GET", path) for path in standing.parts()
    }
    assert standing.snapshots() == 1
    assert not [headers for _, _, headers in standing.asked if {"Referer", "Cookie"} & {*headers}]
    assert {headers["Origin"] for _, _, headers in standing.asked} == {OWN.rstrip("/")}  # as the privacy page says


def test_click(newcomer: Reader) -> None:
    """Without access a click on the toolbar button checks the page in front, and only that one."""
    newcomer.open(REUTERS)
    until(newcomer.title, CLICK)
    text = newcomer.press()
    assert "Thomson Reuters" in text
    assert "A citation does not mean that the outlet supports the statement." in text
    until(newcomer.title, "Masthead: Reuters")
    assert newcomer.shown() == 0
    newcomer.open(GLOBAL_TIMES)
    until(newcomer.title, CLICK)


def test_words(newcomer: Reader) -> None:
    """Words are marked after a click, in shadow trees too; keys go through them, the panel lists them; going back keeps them."""
    marked = "[...(CSS.highlights.get('masthead-words') ?? [])].length"
    newcomer.open(COMPONENT)
    newcomer.press()
    until(lambda: newcomer.ask(newcomer.tab, marked) > 70, wanted=True)
    inside = "document.querySelector('the-story').shadowRoot.querySelector('p')"
    colour = f"getComputedStyle({inside}, '::highlight(masthead-words)').backgroundColor"
    assert newcomer.ask(newcomer.tab, colour) == "rgb(251, 240, 196)"
    newcomer.open(ESSAY)
    newcomer.press()
    until(lambda: newcomer.ask(newcomer.tab, marked) > 70, wanted=True)
    until(lambda: newcomer.ask(newcomer.tab, "[...CSS.highlights.get('masthead-cited')].length") > 80, wanted=True)
    said = f"{_OVERLAY}.querySelector('.said').textContent"
    for key, code, at in ((".", 190, "1"), (".", 190, "2"), (",", 188, "1")):
        newcomer.press_alt(key, code)
        until(partial(newcomer.ask, newcomer.tab, f"{said}.split(' ')[1]"), at)
    newcomer.click(newcomer.tab, f"{_OVERLAY}.querySelector('.pill')")
    until(lambda: newcomer.ask(newcomer.tab, f"{_OVERLAY}.querySelectorAll('.passages article').length > 70"), wanted=True)
    newcomer.there_and_back(UNLISTED, ESSAY)
    until(lambda: (newcomer.ask(newcomer.tab, marked) > 70, newcomer.shown()), (True, 1))
    assert newcomer.beside() == f"{OWN}sidepanel/sidepanel.html"


def test_click_essay(newcomer: Reader) -> None:
    """A click on an unlisted blog with the essay's own text finds its statements there, and whom each cites."""
    newcomer.open(ESSAY)
    text = newcomer.press()
    assert "This address is not in the registry. That says nothing about it." in text
    assert "There were no handshakes across the horseshoe-shaped table" in text.partition("These words of Sabotaged Peace")[2]
    assert "cites Global Times (globaltimes.cn)" in text


@pytest.mark.parametrize(
    ("address", "title", "overlays"),
    [
        (REUTERS, "Masthead: Reuters", 1),
        (GLOBAL_TIMES, "Masthead: Global Times", 1),
        (LOOKALIKE, "Masthead: resembles Reuters, is not one of its known addresses", 1),
        (UNLISTED, "Masthead: not in the registry", 0),
    ],
)
def test_states(regular: Reader, address: str, title: str, overlays: int) -> None:
    """Once the reader has agreed, each state has its words, and only a page of which there is something to say gets a pill."""
    regular.open(address)
    until(regular.title, title)
    until(regular.shown, overlays)
    regular.settle()
    assert regular.shown() == overlays


def test_panel_off_restart_offline(granted: Reader, server: Server, axe: str) -> None:
    """An accessible panel reports and closes; off here stays; offline Reuters is Reuters; private windows leave nothing."""
    granted.open(REUTERS)
    until(granted.shown, 1)
    granted.click(granted.tab, f"{_OVERLAY}.querySelector('.pill')")
    panel = f"{_OVERLAY}.querySelector('[role=dialog]')"
    until(lambda: granted.ask(granted.tab, f"{panel}?.hidden"), wanted=False)
    assert "generally reliable" in granted.ask(granted.tab, f"{panel}.innerText")
    # what a scrolled edge cuts through, axe cannot judge
    granted.ask(granted.tab, f"{panel}.setAttribute('style', 'max-block-size: none')")
    assert granted.check(axe) == []
    granted.ask(granted.tab, f"{panel}.removeAttribute('style')")
    form = f"{_OVERLAY}.querySelector('.report')"
    granted.scroll(f"{form}.querySelector('summary')")
    granted.type(f"{form}.querySelector('textarea')", "Sold.")
    granted.scroll(f"{form}.querySelector('button')")
    said = f"{form}.querySelector('[role=status]').textContent.includes('has kept your report as r-')"
    until(lambda: granted.ask(granted.tab, said), wanted=True)
    granted.press_key("\ue00c")
    until(lambda: granted.ask(granted.tab, f"[{panel}.hidden, {_OVERLAY}.activeElement?.className]"), [True, "pill"])
    granted.click(granted.tab, f"{_OVERLAY}.querySelector('.pill')")
    until(lambda: granted.ask(granted.tab, f"{panel}.hidden"), wanted=False)
    granted.click(granted.tab, f"{_OVERLAY}.querySelector('footer button')")
    until(granted.shown, 0)
    until(granted.title, "Masthead: Reuters (off on this site)")
    server.stop()
    granted.restart()
    granted.open(REUTERS)
    until(granted.title, "Masthead: Reuters (off on this site)")
    granted.settle()
    assert granted.shown() == 0
    granted.open(GLOBAL_TIMES)
    until(granted.title, "Masthead: Global Times")
    until(granted.shown, 1)
    server.start()
    private = granted.private()
    granted.tab = private
    granted.arrive(GLOBAL_TIMES)
    until(granted.shown, 1)
    granted.click(private, f"{_OVERLAY}.querySelector('.pill')")
    button = f"{_OVERLAY}.querySelector('footer button')"
    until(lambda: granted.ask(private, f"{button}?.textContent"), "Hide for now")
    granted.click(private, button)
    until(granted.shown, 0)
    granted.open(GLOBAL_TIMES)
    until(granted.shown, 1)


def test_strict_page(regular: Reader) -> None:
    """On a page that allows no style, no script and no HTML of others, the pill looks as elsewhere."""
    regular.open(STRICT)
    until(regular.shown, 1)
    style = f"getComputedStyle({_OVERLAY}.querySelector('.pill'))"
    assert regular.ask(regular.tab, f"[{style}.position, {style}.backgroundColor]") == ["absolute", "rgb(252, 251, 248)"]


def test_traffic(regular: Reader, server: Server) -> None:
    """Over thirty pages, restarts and a dead server, nothing is requested that depends on a page."""
    hosts = ["www.reuters.com", "garden.example", "www.globaltimes.cn", "essays.example", "www.reutters.com", "blog.example"]
    pages = [f"http://{host}/reading-{number}" for number in range(5) for host in hosts]
    before, logged = len(regular.asked), regular.ask(regular.welcome, LOGGED)
    for number, address in enumerate(pages):
        regular.open(address)
        until(lambda: regular.title() == CLICK, wanted=False)
        if number in (9, 19):
            regular.restart()
        if number == 14:
            server.stop()
    server.start()
    sites = {address.split("/")[2] for address in pages}
    asked = [address for address in regular.asked[before:] if any(site in address for site in sites)]
    assert [address for address in asked if not address.endswith("/favicon.ico")] == pages
    assert server.asked == []
    assert regular.ask(regular.welcome, LOGGED) == logged  # nor was the server asked while it was dead
