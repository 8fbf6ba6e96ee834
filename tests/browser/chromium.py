"""Drives Chromium with the extension in it, by Playwright, and by Chromium's own protocol where that ends."""

from __future__ import annotations

import itertools
import json
import time
from base64 import b64encode
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from extension import PATIENCE, page, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright, Route, Worker

_TAB = "async () => { const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true}); return tab.id; }"
_BUTTON = """async (tabId) => [await chrome.action.getTitle({tabId}), await chrome.action.getBadgeText({tabId})]"""

_ALLOW = "extensionId => chrome.developerPrivate.updateExtensionConfiguration({extensionId, incognitoAccess: true})"
_PRIVATE = """async () => {
    const { tabs: [tab] } = await chrome.windows.create({ incognito: true, url: "about:blank#private" });
    return tab.id;
}"""
_LOST = 20  # seconds without an answer, after which a page is asked again
_MIDDLE = "const box = at.getBoundingClientRect(); [box.x + box.width / 2, box.y + box.height / 2]"


@contextmanager
def reading(
    playwright: Playwright, program: str, flags: list[str], profile: Path, extension: Path, **options: Any
) -> Iterator[Reader]:
    """Start Chromium with a profile and the extension, and real addresses that lead to the tests' own pages."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=program,
        headless=True,
        timeout=PATIENCE * 1000,
        ignore_default_args=["--disable-back-forward-cache"],  # as readers have it
        args=[
            *flags,
            f"--disable-extensions-except={extension}",
            f"--load-extension={extension}",
            "--enable-unsafe-extension-debugging",  # lets a test press the button in the toolbar
        ],
        **options,
    )
    context.set_default_timeout(PATIENCE * 1000)
    try:
        yield Reader(context)
    finally:
        context.close()


def _serve(route: Route) -> None:
    answer = page(route.request.url)
    route.fulfill(body=answer.body, headers=answer.headers)


class Reader:
    """A reader with the extension in one window.

    :param context: the browser
    """

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.requests: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.route("https://**/*", _serve)
        assert context.browser
        self._protocol = context.browser.new_browser_cdp_session()
        self._numbers = itertools.count(1)
        self.id = self.worker.url.split("/")[2]
        self.page = context.new_page()
        until(lambda: len(self._opened("welcome.html")), 1)
        (self.welcome,) = self._opened("welcome.html")
        self.page.bring_to_front()

    def renew(self) -> None:
        """Be as after install, for another test: settings and data, the worker, tabs, and what addresses lead to."""
        self.page = self.context.new_page()
        for tab in self.context.pages:
            if tab not in (self.page, self.welcome):
                tab.close()
        self.context.unroute_all()
        self.context.route("https://**/*", _serve)
        if self._targets("service_worker", "background/main.js"):
            self.restart()
        self.welcome.reload()
        if self.welcome.evaluate("chrome.storage.local.get()"):
            self.welcome.evaluate("chrome.runtime.sendMessage({name: 'reset'})")
        self.requests = []
        self.page.bring_to_front()

    @property
    def worker(self) -> Worker:
        """The extension's worker, as it runs now."""
        return self.context.service_workers[0] if self.context.service_workers else self.context.wait_for_event("serviceworker")

    def ask(self, function: str, argument: object = None) -> Any:
        """Call a function in the worker, again if the worker ends meanwhile."""
        while True:
            try:
                return self.worker.evaluate(function, argument)
            except Error as error:
                if "Service worker restarted" not in error.message:
                    raise

    def open(self, address: str) -> Page:
        """Open a page in the reader's tab."""
        self.page.bring_to_front()
        self.page.goto(address)
        return self.page

    def own(self, path: str) -> Page:
        """Open a page of the extension in a tab of its own."""
        tab = self.context.new_page()
        tab.goto(f"chrome-extension://{self.id}/{path}")
        return tab

    def tab(self) -> int:
        """Return the browser's number of the tab in front."""
        number: int = self.ask(_TAB)
        return number

    def button(self) -> list[str]:
        """Title and badge in the toolbar, for the tab in front."""
        found: list[str] = self.ask(_BUTTON, self.tab())
        return found

    def popup(self) -> Page:
        """Open what a click shows, for the tab in front, in a tab in which it can be looked at."""
        return self.own(f"popup/popup.html?tab={self.tab()}")

    def press(self) -> str:
        """Press the button in the toolbar, as the reader does, and return what the popup says."""
        popup, session = self._pressed()
        text: str = self._ask(
            session, "document.querySelectorAll('details').forEach(part => part.open = true), document.body.innerText"
        )
        self._protocol.send("Target.closeTarget", {"targetId": popup})
        until(lambda: self._targets("page", "popup/popup.html"), [])
        return text

    def beside(self) -> None:
        """Press “Open beside the page” in the popup, wait until the browser's side panel is there, and close it."""
        _, session = self._pressed()
        button = "[...document.querySelectorAll('button')].find(made => made.textContent === 'Open beside the page')"
        self._ask(session, f"{button}.click()")
        until(lambda: len(self._targets("page", "sidepanel/sidepanel.html")), 1)
        (panel,) = self._targets("page", "sidepanel/sidepanel.html")
        self._protocol.send("Target.closeTarget", {"targetId": panel})

    def _pressed(self) -> tuple[str, str]:
        """Press the button in the toolbar: the popup that opens, and a session with it."""
        tabs = self._protocol.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        (tab,) = (tab["targetId"] for tab in tabs if tab["url"] == self.page.url)
        self._protocol.send("Extensions.triggerAction", {"id": self.id, "targetId": tab})
        until(lambda: len(self._targets("page", "popup/popup.html")), 1)
        (popup,) = self._targets("page", "popup/popup.html")
        session = self._protocol.send("Target.attachToTarget", {"targetId": popup, "flatten": False})["sessionId"]
        until(lambda: self._ask(session, "document.querySelector('main')?.ariaBusy"), "false")
        return popup, session

    def private(self, address: str) -> Private:
        """Allow the extension in private windows, which begins it anew, and open a page in one."""
        before = self._targets("service_worker", "background/main.js")
        self.page.goto("chrome://extensions/")
        self.page.evaluate("chrome.developerPrivate.updateProfileConfiguration({inDeveloperMode: true})")
        self.page.evaluate(_ALLOW, self.id)
        until(lambda: self._targets("service_worker", "background/main.js") not in ([], before), wanted=True)
        own = self.own("options/options.html")
        number = own.evaluate(_PRIVATE)
        until(lambda: own.evaluate("id => chrome.tabs.get(id).then(tab => tab.status)", number), "complete")
        until(lambda: len(self._targets("page", "blank#private")), 1)
        (target,) = self._targets("page", "blank#private")
        session = self._protocol.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        self._tell(session, "Fetch.enable", patterns=[{"urlPattern": address}])
        with self._hearing(session) as said:
            self._order(session, "Page.navigate", url=address)
            until(lambda: any("Fetch.requestPaused" in message for message in self._heard(said)), wanted=True)
            (paused,) = (json.loads(message)["params"] for message in said if "Fetch.requestPaused" in message)
            body = b64encode(page(address).body.encode()).decode()
            html = [{"name": "Content-Type", "value": "text/html; charset=utf-8"}]
            answer = {"responseCode": 200, "body": body, "responseHeaders": html}
            self._order(session, "Fetch.fulfillRequest", requestId=paused["requestId"], **answer)
            until(lambda: sum("id" in json.loads(message) for message in self._heard(said)), 2)  # both orders are carried out
        until(lambda: self._targets("page", address.partition("//")[2]), [target])  # by then it runs in another process
        self._protocol.send("Target.detachFromTarget", {"sessionId": session})
        session = self._protocol.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        return Private(number, partial(self._tell, session))

    def restart(self) -> None:
        """End the worker, as the browser does whenever it likes; the next event starts it again."""
        (worker,) = self._targets("service_worker", "background/main.js")
        session = self._protocol.send("Target.attachToTarget", {"targetId": worker, "flatten": False})["sessionId"]
        with self._hearing(session) as said:
            self._protocol.send("Target.closeTarget", {"targetId": worker})
            until(lambda: any("Inspector.targetCrashed" in message for message in self._heard(said)), wanted=True)

    def _opened(self, path: str) -> list[Page]:
        self._hear()
        return [tab for tab in self.context.pages if tab.url.endswith(path)]

    def _hear(self) -> None:
        """Let Playwright take in what Chromium has said meanwhile."""
        self.page.evaluate("0")

    def _targets(self, kind: str, path: str) -> list[str]:
        found = self._protocol.send("Target.getTargets")["targetInfos"]
        return [target["targetId"] for target in found if target["type"] == kind and target["url"].split("?")[0].endswith(path)]

    def _ask(self, session: str, expression: str) -> Any:
        """Evaluate in a target that Playwright does not know."""
        answer = self._tell(session, "Runtime.evaluate", expression=expression, returnByValue=True, userGesture=True)
        return answer.get("result", {}).get("value")

    def _tell(self, session: str, method: str, **params: object) -> dict[str, Any]:
        """Give an order to a target that Playwright does not know, and wait for what comes of it."""
        with self._hearing(session) as said:
            number, end = self._order(session, method, **params), time.monotonic() + _LOST
            while not (answers := [one for one in map(json.loads, self._heard(said)) if one.get("id") == number]):
                if time.monotonic() > end and method == "Runtime.evaluate":  # the page changed its process meanwhile
                    number, end = self._order(session, method, **params), time.monotonic() + _LOST
                assert time.monotonic() < end + PATIENCE, f"{method} was not answered"
                time.sleep(0.05)
        found: dict[str, Any] = answers[0].get("result", {})  # none where the page was changed meanwhile
        return found

    def _order(self, session: str, method: str, **params: object) -> int:
        number = next(self._numbers)
        message = json.dumps({"id": number, "method": method, "params": params})
        self._protocol.send("Target.sendMessageToTarget", {"sessionId": session, "message": message})
        return number

    def _heard(self, said: list[str]) -> list[str]:
        self._hear()
        return said

    @contextmanager
    def _hearing(self, session: str) -> Iterator[list[str]]:
        """Collect what a target that Playwright does not know says."""
        said: list[str] = []

        def hear(event: dict[str, Any]) -> None:
            if event["sessionId"] == session:
                said.append(event["message"])

        self._protocol.on("Target.receivedMessageFromTarget", hear)
        yield said
        self._protocol.remove_listener("Target.receivedMessageFromTarget", hear)


def settle(reader: Reader) -> None:
    """Wait until the worker has done all that pages have given it to do: what is not there then will not come."""
    reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'off-on', host: 'nobody.example', off: false})")


class Private:
    """A page in a private window, which Playwright does not know.

    :param number: the browser's number of its tab
    :param tell: gives it an order of Chromium's protocol
    """

    def __init__(self, number: int, tell: Callable[..., dict[str, Any]]) -> None:
        self.number = number
        self._tell = tell

    def ask(self, expression: str) -> Any:
        """Evaluate on the page; ``root`` is what the extension put there, or null."""
        root = "const root = document.querySelector('masthead-overlay')?.shadowRoot ?? null"
        answer = self._tell("Runtime.evaluate", expression=f"{{ {root}; {expression} }}", returnByValue=True)
        return answer.get("result", {}).get("value")

    def press(self, button: str) -> None:
        """Press a button of the extension with the mouse, as only a reader can."""
        x, y = self.ask(f"const at = ({button}); at.scrollIntoView({{block: 'center'}}); {_MIDDLE}")
        for kind in ("mousePressed", "mouseReleased"):
            self._tell("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def data(reader: Reader) -> dict[str, Any]:
    """Ask the extension for the age of its data."""
    state = reader.welcome.evaluate("chrome.runtime.sendMessage({name: 'state'})")
    found: dict[str, Any] = state["data"]
    return found
