"""The extension's data in a real Chromium: what is fetched of a snapshot, what is refused, and what the reader sees of it."""

from __future__ import annotations

import gzip
import hashlib
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from test_pages import CHECK
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from extension import PATIENCE, Server, until
from server.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from chromium import Reader

    from server.editions import Editions
    from server.settings import Settings

REUTERS = "https://www.reuters.com/world/"
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}
Content = dict[str, Any]


class Other:
    """A server with another snapshot than the app's: manifest and shards as a test made them."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app
        self.bodies: dict[str, bytes] = {}

    def __call__(self, environment: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer with what the test made, else as the app does."""
        path = Request(environment).path
        answer = Response(self.bodies[path], headers=CORS, mimetype="application/json") if path in self.bodies else self.app
        return answer(environment, start)

    def change(self, kind: str, change: Callable[[Any], object], *, honest: bool = True) -> None:
        """Change the first shard of a kind; an honest server announces it as it is."""
        manifest = self.manifest()
        entry = next(entry for entry in manifest["shards"] if entry["name"].split("-")[0] == kind)
        path = f"/v1/snapshot/{entry['name']}"
        content = Client(self.app).get(path).get_json()
        changed = change(content)
        body = changed if isinstance(changed, bytes) else json.dumps(content).encode()
        self.bodies[path] = body
        announced = body if honest else b"something else"
        entry["hash"] = hashlib.sha256(announced).hexdigest()[:32]
        entry["bytes"] = len(body) if honest else entry["bytes"]
        self.bodies["/v1/snapshot"] = json.dumps(manifest).encode()

    def manifest(self) -> Content:
        """Give the app's list of shards."""
        manifest: Content = Client(self.app).get("/v1/snapshot").get_json()
        return {**manifest, "version": "another"}


@pytest.fixture(scope="module")
def changing(built: Settings, editions: Editions) -> Other:
    """The app, whose snapshot tests may change."""
    return Other(create_app(built, editions))


@pytest.fixture(scope="module")
def standing(changing: Other) -> Iterator[Server]:
    """A server of it, for all tests."""
    with Server(changing) as server:
        yield server


@pytest.fixture
def other(changing: Other) -> Other:
    """The app, whose snapshot is as it was made."""
    changing.bodies.clear()
    return changing


@pytest.fixture
def reader(start: Callable[..., Reader], server: Server, other: Other) -> Reader:
    """A reader who gave access to pages, with data that were just fetched, all of them."""
    assert not other.bodies
    reader = start(granted=True)
    server.asked.clear()
    assert send(reader, "reset")["data"]["failure"] is None
    return reader


def send(reader: Reader, name: str, **fields: object) -> Any:
    """Send a message to the worker, as a page of the extension does."""
    return reader.welcome.evaluate("message => chrome.runtime.sendMessage(message)", {"name": name, **fields})


def renamed(table: Content) -> None:
    """Call Reuters by another name, wherever it stands."""
    table["columns"]["name"] = [f"New {name}" for name in table["columns"]["name"]]


def test_changed(reader: Reader, other: Other, server: Server) -> None:
    """Of a new snapshot only the shard that changed is fetched, and it is answered from at once and after a restart."""
    listed = [path for _, path, _ in server.asked if path != "/v1/snapshot"]
    assert sorted(listed) == sorted(server.parts() - {"/v1/snapshot"})
    before = len(server.asked)
    other.change("outlets", renamed)
    send(reader, "refresh")
    fetched = [path for method, path, _ in server.asked[before:] if method == "GET" and path != "/v1/snapshot"]
    assert len(fetched) == 1
    assert fetched[0].startswith("/v1/snapshot/outlets-")
    server.stop()
    reader.restart()
    reader.open("https://abcnews.go.com/")
    until(lambda: reader.button()[0].startswith("Masthead: New "), wanted=True)
    server.start()


RUNS = {"by": "A", "rating": "", "url": "javascript:1", "date": None}
REFUSED: list[tuple[str, Callable[[Any], object], bool, str]] = [
    ("claims", lambda rows: json.dumps(rows)[:-100].encode(), True, "no JSON"),
    ("claims", lambda _: b"<!doctype html><title>Log in</title>", True, "no JSON"),
    ("claims", lambda rows: rows.append(rows[0]), True, "is there twice"),
    ("claims", lambda rows: rows[0]["reviews"].append(RUNS), True, "is no web address"),
    ("claims", lambda _: b"\xff\xfe", True, "TypeError"),
    ("outlets", lambda table: table["columns"]["domains"].append([]), True, "another length"),
    ("outlets", lambda table: table["columns"]["domains"].insert(0, 7) or table["columns"]["domains"].pop(), True, "is no list"),
    ("outlets", renamed, False, "is not what was announced"),
    ("words", lambda _: b"[" + b" " * 20_000_000 + b"]", False, "more than"),
]


def test_refused(reader: Reader, other: Other) -> None:
    """A shard cut short, of another kind, with a record twice, with a link that runs, or not as announced changes nothing."""
    before = send(reader, "state")["data"]
    for kind, change, honest, detail in REFUSED:
        other.change(kind, change, honest=honest)
        after = send(reader, "refresh")["data"]
        failure = after.pop("failure")
        assert (failure["why"], detail in failure["detail"]) == ("nonsense", True), failure
        assert after == {name: value for name, value in before.items() if name != "failure"}
        other.bodies.clear()
    assert send(reader, "refresh")["data"]["failure"] is None


def trickle() -> Iterator[bytes]:
    """An answer that has no end while anybody listens: a byte now and then."""
    while True:
        yield b" "
        time.sleep(0.1)


def zipped() -> Response:
    """A small answer that unpacks to 300 MB of zeros."""
    packed = gzip.compress(bytes(300_000_000), 1)
    return Response(packed, headers={**CORS, "Content-Encoding": "gzip"}, mimetype="application/json")


OLDER = """async () => {
    const done = request => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    await done(indexedDB.deleteDatabase("masthead"));
    const opening = indexedDB.open("masthead", 3);
    opening.onupgradeneeded = () => {
        const requests = opening.result.createObjectStore("requests", { autoIncrement: true });
        requests.add({ at: 1, address: "https://old.example/v1/snapshot", why: "alarm", sent: 0, received: 7, outcome: "200" });
        const current = opening.result.createObjectStore("current");
        current.put({ requests: 9, sent: 0, received: 70, since: 1 }, "totals");
        current.put({ etag: "old", by: "0", fetched: 1, server: "https://old.example" }, "meta");
        for (const name of ["compiled", "phrases"]) current.put("old", name);
        for (const name of ["shards", "rows", "facts"]) opening.result.createObjectStore(name).put("old", "old");
    };
    (await done(opening)).close();
}"""


LEFT = """async () => {
    const { work } = await import("../lib/store.js");
    const tables = ["current", "shards", "rows", "facts"];
    return Promise.all(tables.map((name) => work(name, "readonly", (table) => table.getAllKeys())));
}"""


def test_older_store(reader: Reader) -> None:
    """Of the store of an older version the log stays, and its snapshot, which has another form, is fetched again."""
    reader.welcome.evaluate(OLDER)
    reader.restart()
    assert send(reader, "state")["data"]["fetched"] is None
    page = reader.own("options/requests.html")
    assert page.evaluate(LEFT) == [["totals"], [], [], []]
    expect(page.locator(".address")).to_have_text(["https://old.example/v1/snapshot"])
    expect(page.get_by_role("main")).to_contain_text("9 requests")
    assert send(reader, "refresh")["data"]["registry"]["outlets"] > 1000
    reader.open(REUTERS)
    until(lambda: reader.button()[0], "Masthead: Reuters")


PATIENT = """milliseconds => {
    globalThis.timeout ??= AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = () => globalThis.timeout(milliseconds);
}"""


def test_hostile_server(start: Callable[..., Reader], server: Server) -> None:
    """A server that sends zeros, packs them, leads elsewhere, trickles or wants a log-in changes nothing."""
    reader = start(granted=True)
    elsewhere = server.address.replace("127.0.0.1", "localhost")
    before = send(reader, "state")["data"]
    for answer, why in (
        (Response(bytes(10_000_000), headers=CORS), "nonsense"),
        (zipped(), "nonsense"),
        (Response("", 302, {**CORS, "Location": f"{elsewhere}/v1/snapshot"}), "no-answer"),
        (Response(trickle(), headers=CORS), "no-answer"),
        (Response("<!doctype html><title>Log in</title>", headers=CORS, mimetype="text/html"), "nonsense"),
        (Response("Forbidden", 403, CORS), "status"),
    ):
        server.instead = answer
        patience = 1 if answer.is_streamed else PATIENCE  # seconds: all that has an end is waited for
        reader.ask(PATIENT, patience * 1000)
        after = send(reader, "refresh")["data"]
        assert after.pop("failure")["why"] == why, answer
        assert after == {name: value for name, value in before.items() if name != "failure"}
    assert not [path for _, path, headers in server.asked if headers["Host"].startswith("localhost")]


def test_renewed_meanwhile(reader: Reader, other: Other) -> None:
    """A server that is renewed between two shards is asked again from the start, and no two versions are mixed."""
    other.change("outlets", renamed, honest=False)
    assert send(reader, "refresh")["data"]["failure"]["why"] == "nonsense"
    other.change("outlets", renamed)
    assert send(reader, "refresh")["data"]["failure"] is None


def test_log(reader: Reader, server: Server, axe: str) -> None:
    """The log has every request that the server saw, with time, bytes and outcome; it can be saved and cleared."""
    send(reader, "refresh")
    server.stop()
    send(reader, "refresh")
    server.start()
    seen = [f"{server.address}{path}" for method, path, _ in server.asked if method == "GET"]
    page = reader.own("options/requests.html")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(len(seen) + 1)
    assert sorted(page.locator(".address").all_text_contents()) == sorted([*seen, f"{server.address}/v1/snapshot"])
    _, request, answer = rows.first.locator("td").all_text_contents()
    assert request.endswith("/v1/snapshotyou asked for it")
    assert answer == "Failed to fetchbytes: 0 received, 0 sent"
    assert rows.nth(1).locator("td").all_text_contents()[2].startswith("304")
    for width in (900, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(axe)
        assert page.evaluate(CHECK) == []
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    log = json.loads(Path(saved.value.path()).read_text())
    assert len(log["entries"]) == log["totals"]["requests"] == len(seen) + 1
    page.get_by_role("button", name="Clear the list").click()
    expect(page.get_by_text("No request has been made yet.")).to_be_visible()
    expect(rows).to_have_count(0)


def test_log_private(reader: Reader) -> None:
    """Of a request that is made in a private window the totals know, and the list does not; the list has an end."""
    page = reader.own("options/requests.html")
    listed = page.evaluate(
        """async () => {
            const log = await import("../background/log.js");
            await log.clear();
            const entry = { at: 1, address: "https://a.example/", why: "compare", sent: 7, received: 0, outcome: "" };
            await (await log.begin(entry, true))(11, "200");
            const { entries, totals } = await log.list();
            const one = [entries.length, totals];
            for (let number = 0; number < 20; number++) await log.begin({ ...entry, at: number }, false);
            const store = await import("../lib/store.js");
            await store.work("requests", "readwrite", (table) => table.put(entry, log.MOST * 2));
            await log.begin(entry, false);
            return [one, (await log.list()).entries.length, (await log.list()).totals.requests];
        }"""
    )
    assert listed == [[0, {"requests": 1, "sent": 7, "received": 11, "since": 1}], 2, 22]


def test_settings_file(reader: Reader, server: Server, tmp_path: Path) -> None:
    """Settings come back from the file that keeps them; a file that names a dead server, or is none, changes nothing."""
    send(reader, "off-on", host="reuters.com", off=True)
    page = reader.own("options/options.html")
    page.get_by_label("Look for new data").select_option("every day")
    until(lambda: reader.ask("() => chrome.alarms.get('refresh')")["periodInMinutes"], 1440)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save settings").click()
    kept = json.loads(Path(saved.value.path()).read_text())
    assert kept["settings"].items() >= {"server": server.address, "interval": 1440, "off": False}.items()
    assert kept["settings"]["sites"] == ["reuters.com"]
    page.evaluate("chrome.permissions.remove = async () => true")  # those of the manifest cannot be given back
    page.get_by_role("button", name="Reset Masthead").click()
    expect(page.get_by_text("Done: all is as after install.")).to_be_visible()
    until(lambda: reader.ask("() => chrome.alarms.get('refresh')")["periodInMinutes"], 60)
    before = send(reader, "state")["settings"]
    assert (before["interval"], before["sites"]) == (60, [])
    dead = {**kept, "settings": {**kept["settings"], "server": "http://127.0.0.1:9"}}
    for content, said in [
        ("<html>", "this is no file of Masthead’s settings"),
        (json.dumps(dead), "the file names the server http://127.0.0.1:9"),
        (json.dumps({**kept, "settings": {"sites": ["<b>"]}}), "what the file gives for “sites” is no value of that setting"),
    ]:
        assert said in opened(page, tmp_path, content)
        assert send(reader, "state")["settings"] == before
    assert "The settings of the file are in use." in opened(page, tmp_path, json.dumps(kept))
    assert send(reader, "state")["settings"] == kept["settings"]
    expect(page.get_by_label("Look for new data")).to_have_value("1440")


def opened(page: Any, folder: Path, content: str) -> str:
    """Open a file of settings, and return what the page says when it has read it."""
    file = folder / "settings.json"
    file.write_text(content)
    page.locator("#fileOpen").set_input_files(file)
    said = page.locator("section", has=page.get_by_role("heading", name="Settings as a file")).get_by_role("status")
    expect(said).to_contain_text("file")
    expect(said).not_to_have_text("Asking the server…")
    text: str = said.text_content()
    page.evaluate("document.querySelectorAll('[role=status]').forEach((said) => { said.textContent = '' })")
    return text


def test_update(reader: Reader) -> None:
    """Settings and data of a version before survive: what the update does not know is left out, the rest stays."""
    reader.ask("() => chrome.storage.local.set({version: 0, off: true, sites: ['reuters.com', ''], interval: 7, gone: 1})")
    reader.restart()
    settings = send(reader, "state")["settings"]
    assert (settings["off"], settings["sites"], settings["interval"]) == (True, ["reuters.com"], 60)


def test_calls_itself(reader: Reader) -> None:
    """A look-alike that calls itself by the outlet's name is told from one that does not, and hostile heads do no harm."""
    script = "<script type='application/ld+json'>"
    pages = {
        "https://www.reutters.com/": "<title>News | Reuters</title>" + script + "{</script>",
        "https://www.reutters.com/json": "<title>x</title>" + script + '{"publisher": {"name": "Reuters"}}</script>',
        "https://www.reutters.com/none": "<title>About Reuters</title>" + script + '{"about": {"name": "Reuters"}}</script>',
    }
    reader.context.route(
        "https://www.reutters.com/**", lambda route: route.fulfill(body=pages[route.request.url], content_type="text/html")
    )
    found = []
    for address in pages:
        reader.open(address)
        found.append(send(reader, "check", tab=reader.tab())["callsItself"])
    assert found == [{"name": "Reuters", "where": "title"}, {"name": "Reuters", "where": "json-ld"}, None]
    reader.open(REUTERS)
    assert "callsItself" not in send(reader, "check", tab=reader.tab())


def test_privacy(reader: Reader) -> None:
    """The privacy page names every permission of the manifest, in words."""
    page = reader.own("options/privacy.html")
    permissions = reader.ask("() => chrome.runtime.getManifest().permissions")
    expect(page.locator("dt")).to_have_count(len(permissions) + 1)
    assert all(page.locator("dd").all_text_contents())
