"""A server with a small registry of its own, and a curator who is logged in."""

from __future__ import annotations

import html
import re
import shutil
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import BytecodeCache

from server.app import create_app
from server.curators import issue
from server.editions import Editions
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from apiflask import APIFlask
    from flask.testing import FlaskClient
    from jinja2.bccache import Bucket
    from werkzeug.test import TestResponse

REGISTRY = """\
# Facts of an invented world

raters:
- id: watchers
  name: The Watchers
  question: Is it free?
  scale:
  - free
  - not free
  url: https://watchers.example.org/

organisations:
- id: holding
  name: Harbour Holding
  owners:
  - name: The Lange family  # since 1950
    source: https://register.example.org/holding
    checked: 2026-01-02

- id: mother
  name: Mother Company

outlets:
- id: harbour-post
  former_ids: [old-post]
  # moved here once
  name: Harbour Post
  domains: [harbour-post.com, post.example.com]
  type: newspaper
  country: DE
  languages: [de, en]
  source: https://register.example.org/post
  checked: 2026-01-02
  owners:
  - organisation: holding
    share: 60 %
    source: https://register.example.org/post
    checked: 2026-01-02
  - name: The staff
    source: https://register.example.org/post
    checked: 2026-01-02
  founded:
    value: 1901
    source: https://register.example.org/post
    checked: 2026-01-02
  ratings:
  - by: watchers
    value: free
    source: https://watchers.example.org/post
    checked: 2026-01-02

- id: star
  name: Evening Star
  domains: [evening-star.com]
  type: broadcaster
  source: https://register.example.org/star
  checked: 2026-01-02
"""
OWN = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
ANN = issue("ann")
BOB = issue("bob")


class Forms(HTMLParser):
    """The fields of a page's forms as a browser would send them; of several forms the last that has a name counts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.fields: dict[str, str] = {}
        for tag in re.finditer(r'<textarea[^>]*? name="([^"]*)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL):
            self.fields[tag[1]] = html.unescape(tag[2]).replace("\n", "\r\n")
        for tag in re.finditer(r'<select[^>]*? name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
            chosen = re.search(r"<option([^>]*) selected>(.*?)</option>", tag[2])
            value = chosen and re.search(r'value="([^"]*)"', chosen[1])
            self.fields[tag[1]] = html.unescape(value[1] if value else chosen[2]) if chosen else ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an input."""
        given = dict(attrs)
        if tag == "input" and given.get("name"):
            self.fields[str(given["name"])] = given.get("value") or ""


def fields(response: TestResponse) -> dict[str, str]:
    """What a browser would send of a page."""
    return Forms(response.text).fields


def words(response: TestResponse) -> str:
    """What a person reads of a page."""
    return read(response.text)


def read(part: str) -> str:
    """What a person reads of a part of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split())


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small registry and its index, made once."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "sources.yaml").write_text(REGISTRY)
    (folder / "seeds").mkdir()
    editions = Editions(_settings(folder))
    editions.renew()
    editions.close()
    return folder


@pytest.fixture
def settings(folder: Path, tmp_path: Path) -> Settings:
    """Settings of a small registry, with two curators."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return _settings(tmp_path)


def _settings(tmp_path: Path) -> Settings:
    return Settings(
        registry=tmp_path / "sources.yaml",
        seeds=tmp_path / "seeds",
        index=tmp_path / "index.sqlite",
        reports=tmp_path / "reports.sqlite",
        curators=f"{ANN.entry},{BOB.entry}",
    )


class Compiled(BytecodeCache):
    """Templates as they were compiled for the first app, for those of all tests."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template, if it was compiled."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = Compiled()


@pytest.fixture
def app(settings: Settings) -> Iterator[APIFlask]:
    """The server."""
    app = create_app(settings)
    app.testing = True
    app.jinja_env.bytecode_cache = TEMPLATES
    yield app
    app.extensions["masthead"].close()


@pytest.fixture
def file(settings: Settings) -> Path:
    """The file of the registry."""
    return settings.registry


@pytest.fixture
def stranger(app: APIFlask) -> FlaskClient:
    """A browser in which nobody is logged in."""
    return app.test_client()


def enter(client: FlaskClient, token: str, **more: str) -> TestResponse:
    """Log in."""
    form = fields(client.get("/curate/log-in", headers=OWN))
    return client.post("/curate/log-in", data=form | {"token": token} | more, headers=OWN)


@pytest.fixture
def ann(app: APIFlask) -> FlaskClient:
    """A browser in which Ann is logged in."""
    client = app.test_client()
    assert enter(client, ANN.token).status_code == 303
    return client


@pytest.fixture
def post(ann: FlaskClient) -> Callable[..., TestResponse]:
    """Open a page as Ann, change some of what its forms say, and send it there."""

    def send(address: str, page: TestResponse | None = None, **change: Any) -> TestResponse:
        form = fields(page or ann.get(address, headers=OWN))
        changed = {name.replace("__", "."): text for name, text in change.items()}
        return ann.post(address, data=form | changed, headers=OWN)

    return send
