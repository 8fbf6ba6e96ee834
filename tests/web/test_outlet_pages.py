"""The list of outlets, its search, and the page of each."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from markup import CAUTION, FACTS, SEED, read, words

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_outlets(client: FlaskClient) -> None:
    """The registry is listed by id, in parts."""
    first = client.get("/outlets").text
    listed = re.findall(r'<a href="/outlets/([a-z0-9-]+)"', first)
    assert listed == sorted(listed)
    following = re.search(r'<a href="([^"]*)" rel="next">', first)
    assert following
    second = client.get(html.unescape(following[1])).text
    rest = re.findall(r'<a href="/outlets/([a-z0-9-]+)"', second)
    assert rest[0] > listed[-1]
    assert 'href="/outlets">From the beginning</a>' in second


@pytest.mark.parametrize(
    ("query", "outlet", "other"),
    [
        ("q=al+jazeera", "al-jazeera", "reuters"),
        ("q=&country=de&type=", "der-spiegel", "reuters"),
        ("type=news-agency&q=+", "reuters", "bbc"),
        ("q=reuters&utm_source=elsewhere", "reuters", "bbc"),
    ],
)
def test_search(client: FlaskClient, query: str, outlet: str, other: str) -> None:
    """Outlets are found by name, country and kind; empty fields and others' parameters do not matter."""
    page = client.get(f"/outlets?{query}").text
    assert f'href="/outlets/{outlet}"' in page
    assert f'href="/outlets/{other}"' not in page


def test_search_stays(client: FlaskClient) -> None:
    """What was searched for stands in the form again and in the links to further parts."""
    page = client.get("/outlets?country=de&type=newspaper&q=e").text
    assert '<option value="DE" selected>Germany</option>' in page
    assert '<option value="newspaper" selected>Newspaper</option>' in page
    assert re.search('<input id="q" [^>]*value="e"', page)
    parts = client.get("/outlets?q=e").text
    assert re.search(r'href="/outlets\?q=e&amp;cursor=[a-z0-9-]+" rel="next"', parts)


@pytest.mark.parametrize(("name", "code", "said"), [("country", "AQ", "Antarctica"), ("type", "journal", "Journal")])
def test_search_shows_what_was_asked(hostile: FlaskClient, name: str, code: str, said: str) -> None:
    """The form never says "all" where something was asked for that no outlet has."""
    assert f'<option value="{code}" selected>{said}</option>' in hostile.get(f"/outlets?{name}={code}").text


def test_search_finds_nothing(client: FlaskClient) -> None:
    """No result says nothing about an outlet."""
    assert "That an outlet is not listed says nothing about it." in read(client, "/outlets?q=zzzz")


@pytest.mark.parametrize("query", ["type=nonsense", f"q={'a' * 201}"])
def test_bad_search(client: FlaskClient, query: str) -> None:
    """A search that cannot be done says why beside the field."""
    response = client.get(f"/outlets?{query}")
    name = query.partition("=")[0]
    assert response.status_code == 400
    assert f'<p class="reason" id="reason-{name}">' in response.text
    assert f'name="{name}"' in response.text
    assert f'aria-describedby="reason-{name}"' in response.text


@pytest.mark.parametrize("page", ["/outlets?cursor=zz", "/claims?cursor=zz", "/claims?limit=x", f"/documents/{SEED}?cursor=zz"])
def test_bad_part(client: FlaskClient, page: str) -> None:
    """A part of a list that is not there is a page that says so."""
    assert "A parameter is missing, unknown or has a value that cannot be used" in read(client, page, 400)


def test_outlet(client: FlaskClient) -> None:
    """An outlet's page shows its card and which documents cite it in how many sentences."""
    page = client.get("/outlets/reuters").text
    assert "<h1><bdi>Reuters</bdi></h1>" in page
    assert re.findall("<dt>(.*?)</dt>", page) == FACTS
    assert re.search(r"Sabotaged Peace: .* \(essay\) cites Reuters in \d+ sentences", words(page))
    assert CAUTION in words(page)


def test_uncited_outlet(hostile: FlaskClient) -> None:
    """An outlet that no document cites is said to be so."""
    assert "No document that Masthead knows cites Silent." in read(hostile, "/outlets/silent")


def test_former_id(hostile: FlaskClient) -> None:
    """A former id leads to the outlet for good."""
    response = hostile.get("/outlets/hostile-of-old")
    assert (response.status_code, response.headers["Location"]) == (301, "/outlets/hostile")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", ["/outlets/nobody", "/documents/nothing", "/claims/none"])
def test_not_there(client: FlaskClient, page: str) -> None:
    """An id that is not there gets a page that says so and leads on."""
    kind, name = page[1:].split("/")
    text = read(client, page, 404)
    assert f"There is no {kind[:-1]} “{name}”." in text
    assert "not-found" in text
