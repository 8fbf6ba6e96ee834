"""What holds for every page: its headers, no script, links that lead somewhere, the age of the data."""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

import pytest
from markup import PEOPLE, SEED, Markup, read

from server.app import create_app
from server.editions import Editions

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from server.settings import Settings


PAGES = [
    "/",
    "/?url=reuters.com/world",
    "/?url=nonsense",
    "/outlets",
    "/outlets?type=nonsense",
    "/outlets/reuters",
    "/outlets/nobody",
    "/documents",
    f"/documents/{SEED}",
    "/claims?outlet=reuters",
    "/about",
    "/docs",
    "/nowhere",
    "/assets/style.css",
]


@pytest.mark.parametrize("page", PAGES)
def test_headers(client: FlaskClient, page: str) -> None:
    """Every page forbids all but its own style and images, sends no referrer and is of the type that it says."""
    with client.get(page, headers=PEOPLE) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("page", [page for page in PAGES if not page.endswith(".css")])
def test_no_script(client: FlaskClient, page: str) -> None:
    """No page has a script or a style of its own, nor loads anything from elsewhere."""
    markup = Markup(client.get(page, headers=PEOPLE).text)
    assert not markup.tags & {"script", "style", "iframe", "object", "embed"}
    assert not [name for name in markup.names if name.startswith("on") or name == "style"]
    assert all(address.startswith("/assets/") for address in markup.resources if address)
    assert len(markup.ids) == len(set(markup.ids))


@pytest.mark.parametrize("page", PAGES)
def test_head(client: FlaskClient, page: str) -> None:
    """HEAD answers as GET does, without a body."""
    with client.head(page, headers=PEOPLE) as head, client.get(page, headers=PEOPLE) as full:
        assert (head.status_code, head.mimetype, head.data) == (full.status_code, full.mimetype, b"")


@pytest.mark.parametrize("coding", ["identity", "br", "gzip"])
def test_etag(client: FlaskClient, coding: str) -> None:
    """A page that a client holds is not sent again, compressed or not."""
    headers = {**PEOPLE, "Accept-Encoding": coding}
    first = client.get("/outlets/reuters", headers=headers)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/outlets/reuters", headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/outlets/bbc", headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_links_lead_somewhere(client: FlaskClient) -> None:
    """Every link within Masthead that these pages hold is answered, and its anchor is there."""
    starts = ["/", "/?url=bbc.com", "/outlets/reuters", "/documents", "/about", "/docs", f"/claims?document={SEED}"]
    found = {link["href"] for page in starts for link in Markup(client.get(page, headers=PEOPLE).text).links}
    for address in sorted(address for address in found if address and address.startswith("/")):
        response = client.get(address, headers=PEOPLE)
        assert response.status_code == 200, address
        anchor = address.partition("#")[2]
        assert not anchor or anchor in Markup(response.text).ids, address


def test_links_outside(client: FlaskClient) -> None:
    """A link to another site passes on no referrer and no standing, and says which site it is."""
    markup = Markup(client.get("/outlets/reuters", headers=PEOPLE).text)
    outside = [link for link in markup.links if link["href"] and not link["href"].startswith(("/", "#"))]
    assert outside
    assert all(link["rel"] == "noopener noreferrer nofollow" for link in outside)
    assert re.search(r'href="https://github\.com/[^"]*"[^>]*>github\.com</a>', client.get("/outlets/reuters").text)


def test_age(client: FlaskClient, editions: Editions) -> None:
    """Every page says how old the registry is and how many outlets it has."""
    state = editions.current.state
    said = f"Registry of {state['updated']}, {state['outlets']:,} outlets."
    assert all(said in read(client, page) for page in ("/", "/?url=reuters.com", "/docs"))


def test_nowhere(client: FlaskClient) -> None:
    """An address that is not there gets a page for people, which leads to the explanation."""
    response = client.get("/nowhere", headers=PEOPLE)
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert response.headers["Cache-Control"] == "no-store"
    assert 'href="/docs#not-found"' in response.text


def test_wrong_method(client: FlaskClient) -> None:
    """A method that a page does not have is refused, with those that it has."""
    response = client.post("/about", headers=PEOPLE)
    assert (response.status_code, response.mimetype) == (405, "text/html")
    assert "GET" in response.headers["Allow"]


def test_nothing_to_serve(settings: Settings) -> None:
    """Without a registry there is a page all the same, which says that there is nothing."""
    client = create_app(settings, Editions(settings)).test_client()
    assert "There is nothing to serve yet." in read(client, "/", 503)
    text = read(client, "/nowhere", 404)
    assert "There is nothing under this id or address." in text
    assert "Registry of" not in text


@pytest.mark.parametrize(
    "page",
    [
        "/?url=hostile-masthead.com/articles/one%3Fa%3D1%26b%3D2",
        "/?url=x.platform-masthead.com",
        "/?url=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/outlets",
        "/outlets?q=%22%3E%3Cscript%3E",
        "/outlets/hostile",
        "/documents",
        "/documents/hostile",
        "/documents/%3Cscript%3E",
        "/claims",
        "/about",
    ],
)
def test_hostile_texts(hostile: FlaskClient, page: str) -> None:
    """Markup in a name, a statement, a document or an address is text, and no link runs a script."""
    response = hostile.get(page, headers=PEOPLE)
    markup = Markup(response.text)
    assert not markup.tags & {"script", "svg", "i", "b", "u", "em", "font"}
    assert all(address and address.startswith("/assets/") for address in markup.resources)
    assert not [name for name in markup.names if name.startswith("on")]
    assert all(re.match("https?://|/|#", link["href"] or "") for link in markup.links)
    assert "49" not in response.text.partition("also cited as")[2][:300]


@pytest.mark.parametrize("coding", ["identity", "br"])
def test_style(client: FlaskClient, coding: str) -> None:
    """The style is sent whole, compressed or not, and its file is closed."""
    response = client.get("/assets/style.css", headers={"Accept-Encoding": coding})
    assert response.mimetype == "text/css"
    assert response.headers.get("Content-Encoding", "identity") == coding
    response.close()
    gc.collect()
