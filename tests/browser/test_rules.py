"""Real browsers, whose own parsers read the addresses, look up as the server does."""

from __future__ import annotations

import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from conftest import visiting
from parity import ROOT, Asked, Both, addresses, pages_of, parted, works

from server.editions import Editions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firefox import Firefox
    from playwright.sync_api import Browser

    from server.settings import Settings

ASK = """(async (snapshot, pages) => {{
  const {{ open }} = await import("/tests/extension/opened.js");
  const {{ answer }} = await import("/tests/extension/answer.js");
  const edition = await open(snapshot);
  return Promise.all(pages.map(async (page) => JSON.stringify(await answer(edition, page))));
}})({}, {})"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name in the class above
        """Keep quiet."""


@pytest.fixture(scope="module")
def files() -> Iterator[str]:
    """Address of a server of the repository's files."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=ROOT)) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def both(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The server, and the snapshot that it gives."""
    editions = Editions(built)
    editions.renew()
    yield Both(built, editions, tmp_path_factory.mktemp("rules"))
    editions.current.index.close()


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_same_answers(browser: str, both: Both, files: str, request: pytest.FixtureRequest) -> None:
    """All shared vectors, random addresses and works by title get the server's context in Chromium and in Firefox."""
    groups = json.loads((ROOT / "tests" / "data" / "urls.json").read_text(encoding="utf-8"))["groups"]
    domains = [domain for outlet in both.edition.registry.file.outlets for domain in outlet.domains]
    titles = [(f"https://{work['domain']}/1", work["title"]) for work in works(both.edition)]
    vectors = [vector["in"] for group in groups for vector in group["vectors"]]
    pages = pages_of([*((url, None) for url in (*vectors, *addresses(domains, 1000))), *titles])
    script = ASK.format(both.snapshot.read_text(encoding="utf-8"), json.dumps(pages))
    ask = {"chromium": in_chromium, "firefox": in_firefox}[browser]
    answers = ask(request, files, script)
    assert not parted(Asked(*one) for one in zip(pages, both.serve(pages), answers, strict=True))


def in_chromium(request: pytest.FixtureRequest, address: str, script: str) -> list[str]:
    """Run a script on a page of this address in Chromium."""
    chromium: Browser = request.getfixturevalue("chromium")
    with visiting(chromium) as page:
        page.goto(address)
        answers: list[str] = page.evaluate(script)
    return answers


def in_firefox(request: pytest.FixtureRequest, address: str, script: str) -> list[str]:
    """Run a script on a page of this address in Firefox."""
    firefox: Callable[[str], Firefox] = request.getfixturevalue("firefox")
    firefox("light").open(address)
    answers: list[str] = firefox("light").evaluate(script)
    return answers
