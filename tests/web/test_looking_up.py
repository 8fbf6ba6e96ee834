"""The form that takes an address: what is typed, what is refused, and what the answer says first."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import orjson
import pytest
from markup import FACTS, PEOPLE, quoted, read, words

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_home(client: FlaskClient) -> None:
    """The first page says what Masthead is and asks for an address."""
    page = client.get("/").text
    assert "who owns, pays for and rates the outlet behind a web page" in words(page)
    assert re.search(r'<form [^>]*action="/" method="get">\s*<label for="url">', page)


def test_typed(client: FlaskClient) -> None:
    """An address without a scheme is understood, and stands in the field again."""
    page = client.get("/?url=reuters.com/world").text
    assert "https://reuters.com/world" in words(page)
    assert re.search(r'<input id="url" [^>]*value="reuters.com/world"', page)
    assert "<h2><bdi>Reuters</bdi></h2>" in page


def test_private(client: FlaskClient) -> None:
    """Nobody keeps what was looked up, good or bad."""
    for page in ("/?url=reuters.com", "/?url=nonsense"):
        headers = client.get(page).headers
        assert headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in headers


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"url": ""}, "This is not a web address"),
        ({"url": "nonsense"}, "This is not a web address"),
        ({"url": "<script>alert(1)</script>"}, "This is not a web address"),
        ({"url": "mailto:a@example.org"}, "http"),
        ({"url": "https://"}, "The address names no host."),
        ({"url": "https://example.org/" + "a" * 9000}, "8,192 characters"),
        ({"url": "https://example.org/\ud800", "b": "2"}, "“b” is no parameter of this page."),
        ({"url": "example.org", "title": "a" * 1001}, "title: String should have at most 1000 characters."),
    ],
)
def test_bad_input(client: FlaskClient, asked: dict[str, str], reason: str) -> None:
    """What is no address gets the form again, with the reason beside the field."""
    query = "&".join(f"{name}={quoted(text)}" for name, text in asked.items())
    response = client.get(f"/?{query}", headers=PEOPLE)
    assert response.status_code == 400
    said = re.search(r'<p class="reason" id="reason">(.*?)</p>', response.text)
    assert said
    assert reason in html.unescape(said[1])
    assert 'aria-invalid="true" aria-describedby="reason"' in response.text


def test_one_layout(client: FlaskClient, hostile: FlaskClient) -> None:
    """Every outlet is shown in the same layout, whatever is known of it."""
    for opened, page in ((client, "/?url=reuters.com"), (client, "/?url=rt.com"), (hostile, "/?url=silent-masthead.com")):
        assert re.findall("<dt>(.*?)</dt>", opened.get(page).text) == FACTS
        text = read(opened, page)
        assert text.index("Owner") < text.index("In source lists") < text.index("Cited by")


def test_unlisted(client: FlaskClient) -> None:
    """An address that is not listed is not judged."""
    text = read(client, "/?url=example.org")
    assert "This address is not in the registry. That says nothing about it." in text
    assert "Owner" not in text


def test_lookalike(client: FlaskClient) -> None:
    """A look-alike is said to resemble, and gets none of the outlet's facts."""
    text = read(client, "/?url=spiegel.ltd/politik")
    assert "spiegel.ltd resembles spiegel.de, an address of Der Spiegel, and is not one of its known addresses." in text
    assert "Owner" not in text
    assert "Ratings" not in text
    assert "not in the registry" not in text


def test_platform(client: FlaskClient, hostile: FlaskClient) -> None:
    """A tenant is no part of the platform on which it lives."""
    text = read(client, "/?url=somebody.substack.com/p/1")
    assert "This page lives on Substack. An account there is not part of Substack." in text
    assert "The account is not in the registry. That says nothing about it." in text
    assert "lives on <b>Platform</b>." in read(hostile, "/?url=x.platform-masthead.com")


def test_unwrapped(client: FlaskClient) -> None:
    """What was opened to find the page is said."""
    text = read(client, "/?url=https://web.archive.org/web/2024/https://www.reuters.com/world/")
    assert "https://www.reuters.com/world/ Opened from a web archive." in text
    assert "https://reuters.com/world Opened from its AMP address." in read(client, "/?url=amp.reuters.com/world")


def test_same_as_api(client: FlaskClient) -> None:
    """A page with an answer names the address at which programs get the same."""
    page = client.get("/?url=reuters.com/world").text
    address = re.search(r'The same as <a href="([^"]+)">JSON</a>', page)
    assert address
    assert orjson.loads(client.get(html.unescape(address[1])).data)["outlet"]["id"] == "reuters"


def test_the_extension_is_offered(client: FlaskClient) -> None:
    """The first page offers the extension for both browsers and says how to install it."""
    page = client.get("/").text
    for browser in ("chromium", "firefox"):
        address = f"/extension/masthead-{browser}.zip"
        assert f'href="{address}"' in page
        packed = client.get(address)
        assert (packed.status_code, packed.mimetype) == (200, "application/zip")
        assert packed.data.startswith(b"PK")
        assert client.get(address, headers={"If-None-Match": packed.headers["ETag"]}).status_code == 304
    assert "Load unpacked" in page
    assert client.get("/extension/masthead-lynx.zip").status_code == 404
