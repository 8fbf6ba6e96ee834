"""Drives a stock Firefox by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), without geckodriver."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from websockets.sync.client import ClientConnection

_PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.low_commit_space_threshold_mb": 0,  # on a machine without much memory, too, pages are kept as readers have them
    "browser.low_commit_space_threshold_percent": 0,
    "browser.safebrowsing.update.enabled": False,
    "browser.sessionhistory.max_total_viewers": 8,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.max_ext_content_script_run_time": 0,  # a slow script is a slow machine's
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.http": "127.0.0.1",  # nothing listens there: what is not on this machine is out of reach
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "services.settings.server": "https://127.0.0.1:9",
    "toolkit.telemetry.enabled": False,
}
_PATIENCE = 120  # seconds, for one command
_KEYS = {"\n": "\ue007", "\t": "\ue004"}  # of WebDriver


@contextmanager
def started(
    program: str,
    profile: Path,
    *,
    dark: bool = False,
    preferences: Mapping[str, object] | None = None,
    arguments: Iterable[str] = ("--headless",),
) -> Iterator[Firefox]:
    """Start a headless Firefox with one tab, and end it afterwards, whatever happens.

    :param program: the path of Firefox
    :param profile: an empty folder
    :param dark: whether the reader prefers dark pages
    :param preferences: what differs from the preferences above
    :param arguments: of the command
    """
    scheme = {"layout.css.prefers-color-scheme.content-override": 0 if dark else 1}
    preferences = {**_PREFERENCES, **scheme, **(preferences or {})}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines))
    command = [program, *arguments, "--remote-debugging-port", "0", "--profile", str(profile), "--no-remote"]
    said = profile / "said.txt"
    with said.open("w") as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
    try:
        address = f"{_listening(process, said)}/session"
        with connect(address, max_size=None, open_timeout=_PATIENCE, ping_interval=None, proxy=None) as socket:
            yield Firefox(socket)
    finally:
        _end(process)


def _listening(process: subprocess.Popen[bytes], said: Path) -> str:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)\s", said.read_text(errors="replace")):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"Firefox cannot be driven; it said: {said.read_text(errors='replace')[-1000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Firefox:
    """The only tab of a Firefox.

    :param socket: where it listens
    """

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.send("session.new", capabilities={})
        self._tab = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result; events that come before it are passed over."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(_PATIENCE))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                result: dict[str, Any] = answer["result"]
                return result

    def resize(self, width: int, height: int = 900) -> None:
        """Make the tab so many CSS pixels wide and high."""
        self.send("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})

    def open(self, address: str) -> None:
        """Open a page and wait until it is there with all that it loads."""
        self.send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return what a script's expression, or the promise that it is, comes to; it has to fit JSON."""
        result = self.send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))",
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert result["type"] == "success", result
        return json.loads(result["result"]["value"])

    def run(self, script: str) -> None:
        """Run a script in the page."""
        result = self.send("script.evaluate", expression=script, target={"context": self._tab}, awaitPromise=False)
        assert result["type"] == "success", result

    def press(self, keys: str) -> None:
        """Press keys, one after the other; a line end is Enter."""
        actions = [{"type": kind, "value": _KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.send("input.performActions", context=self._tab, actions=[{"type": "key", "id": "keys", "actions": actions}])
