"""Readers' reports, by the API and by the form: what is taken, what is refused, what is kept."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING, Any

import pytest

from server.app import create_app
from server.inbox import Inbox

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from server.editions import Editions
    from server.settings import Settings

PEOPLE = {"Accept": "text/html"}
SOUND = {"outlet": "reuters", "kind": "outdated", "text": "It was sold."}


@pytest.fixture
def settings(built: Settings, tmp_path: Path) -> Settings:
    """Settings with an inbox of their own."""
    return dataclasses.replace(built, reports=tmp_path / "reports.sqlite")


@pytest.fixture
def client(settings: Settings, editions: Editions) -> FlaskClient:
    """A client of a server without a report."""
    return create_app(settings, editions).test_client()


@pytest.fixture
def inbox(settings: Settings) -> Inbox:
    """The server's inbox."""
    return Inbox(settings.reports)


def kept(inbox: Inbox) -> list[tuple[Any, ...]]:
    """What is kept of each report but for its id and day."""
    return [report[2:] for report in inbox.newest()]


def claim(client: FlaskClient) -> str:
    """The id of a claim."""
    identifier: str = client.get("/v1/claims?limit=1").get_json()["items"][0]["id"]
    return identifier


class TestApi:
    """``POST /v1/reports``."""

    def test_taken(self, client: FlaskClient, inbox: Inbox) -> None:
        """A report is answered with its id, under which the curators find what was sent, and nothing else."""
        response = client.post("/v1/reports", json=SOUND | {"page": "https://www.reuters.com/a?utm_source=x#frag"})
        assert response.status_code == 202
        assert response.headers["Cache-Control"] == "no-store"
        assert [report.id for report in inbox.newest()] == [response.get_json()["id"]]
        assert kept(inbox) == [("outlet", "reuters", "outdated", "It was sold.", "https://www.reuters.com/a", "new")]

    def test_about_a_claim(self, client: FlaskClient, inbox: Inbox) -> None:
        """A report may be about a claim, and needs no page."""
        identifier = claim(client)
        assert client.post("/v1/reports", json={"claim": identifier, "kind": "other", "text": "x"}).status_code == 202
        assert kept(inbox) == [("claim", identifier, "other", "x", None, "new")]

    def test_former_id(self, client: FlaskClient, inbox: Inbox, editions: Editions) -> None:
        """A report under a former id is about the outlet that has it now."""
        former = [outlet for outlet in editions.current.registry.file.outlets if outlet.former_ids]
        for outlet in former[:1]:
            client.post("/v1/reports", json=SOUND | {"outlet": outlet.former_ids[0]})
            assert inbox.newest()[0].subject == outlet.id

    @pytest.mark.parametrize(
        ("change", "status", "code", "said"),
        [
            ({"outlet": "nobody"}, 404, "not-found", "nobody"),
            ({"outlet": None, "claim": "nothing"}, 404, "not-found", "nothing"),
            ({"outlet": None}, 400, "bad-parameter", "either"),
            ({"claim": "x"}, 400, "bad-parameter", "either"),
            ({"kind": "rude"}, 400, "bad-parameter", "wrong-fact"),
            ({"text": "x" * 2001}, 400, "bad-parameter", "2000"),
            ({"text": " \n\x00 "}, 400, "bad-parameter", "what is wrong"),
            ({"text": 1}, 400, "bad-parameter", "text"),
            ({"page": "nonsense"}, 400, "bad-parameter", "page"),
            ({"page": "https://a.org/" + "x" * 2000}, 400, "bad-parameter", "page"),
            ({"email": "a@b.org"}, 400, "bad-parameter", "email"),
        ],
    )
    def test_refused(self, client: FlaskClient, inbox: Inbox, change: dict[str, Any], status: int, code: str, said: str) -> None:  # noqa: PLR0913, PLR0917  a case
        """What does not fit is a problem document, and is not kept."""
        response = client.post("/v1/reports", json=SOUND | change)
        assert (response.status_code, response.get_json()["code"]) == (status, code)
        assert said in response.get_json()["detail"]
        assert kept(inbox) == []

    @pytest.mark.parametrize("text", ["x" * 2000, "می‌خواهم", "👩‍🚀 said\n\tso", "\U0001f600" * 2000])
    def test_texts(self, client: FlaskClient, inbox: Inbox, text: str) -> None:
        """Two thousand characters of any language are kept as they are."""
        assert client.post("/v1/reports", json=SOUND | {"text": text}).status_code == 202
        assert inbox.newest()[0].text == text

    def test_control_characters(self, client: FlaskClient, inbox: Inbox) -> None:
        """A control character is a blank."""
        client.post("/v1/reports", json=SOUND | {"text": "a\x00b\x1b[31m\r\nc"})
        assert inbox.newest()[0].text == "a b [31m\nc"

    def test_large_bodies(self, client: FlaskClient) -> None:
        """A body beyond what a report may be is refused, whether it says its size or not."""
        body = b'{"text": "' + b"x" * 70_000 + b'"}'
        assert client.post("/v1/reports", data=body, content_type="application/json").status_code == 413
        chunks = {"environ_overrides": {"wsgi.input_terminated": True}, "content_type": "application/json"}
        response = client.post("/v1/reports", input_stream=io.BytesIO(body), **chunks)
        assert response.get_json()["code"] == "too-large"

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({}, 202),
            ({"Origin": "chrome-extension://abc", "Sec-Fetch-Site": "cross-site"}, 202),
            ({"Origin": "moz-extension://abc"}, 202),
            ({"Origin": "http://localhost"}, 202),
            ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 202),
            ({"Sec-Fetch-Site": "none"}, 202),
            ({"Origin": "https://evil.example"}, 403),
            ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403),
            ({"Origin": "https://a.localhost", "Sec-Fetch-Site": "same-site"}, 403),
            ({"Origin": "null"}, 403),
            ({"Sec-Fetch-Site": "cross-site"}, 403),
        ],
    )
    def test_other_sites(self, client: FlaskClient, headers: dict[str, str], status: int) -> None:
        """Programs, extensions and our own pages may report; another site's page may not make its visitors do so."""
        response = client.post("/v1/reports", json=SOUND, headers=headers)
        assert response.status_code == status
        assert response.headers["Access-Control-Allow-Origin"] == "*"

    def test_rate(self, client: FlaskClient, inbox: Inbox) -> None:
        """After ten reports an address waits; another does not."""
        answers = [client.post("/v1/reports", json=SOUND) for _ in range(11)]
        assert [answer.status_code for answer in answers] == [202] * 10 + [429]
        assert answers[-1].get_json()["code"] == "too-many"
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 600
        assert len(inbox.newest()) == 10
        other = {"REMOTE_ADDR": "192.0.2.7"}
        assert client.post("/v1/reports", json=SOUND, environ_overrides=other).status_code == 202

    def test_proxies(self, settings: Settings, editions: Editions) -> None:
        """Whom a header names is believed only of the proxies that the settings count."""
        for proxies, status in ((0, 429), (1, 202)):
            found = dataclasses.replace(settings, proxies=proxies, reports=settings.reports.parent / str(proxies) / "r.sqlite")
            client = create_app(found, editions).test_client()
            answers = [
                client.post("/v1/reports", json=SOUND, headers={"X-Forwarded-For": f"192.0.2.{number}"}) for number in range(11)
            ]
            assert answers[-1].status_code == status

    def test_full(self, client: FlaskClient, settings: Settings, inbox: Inbox) -> None:
        """An inbox without room says so."""
        client.application.extensions["inbox"] = Inbox(settings.reports, most=1)
        assert [client.post("/v1/reports", json=SOUND).status_code for _ in range(2)] == [202, 503]
        assert client.post("/v1/reports", json=SOUND).get_json()["code"] == "inbox-full"
        assert len(inbox.newest()) == 1


class TestForm:
    """The same for people, without scripts."""

    def test_ways_to_it(self, client: FlaskClient) -> None:
        """Pages of outlets and claims, and a look-up that finds one, lead to the form."""
        for address in ("/outlets/reuters", "/?url=reuters.com", f"/claims/{claim(client)}"):
            assert "Something wrong?" in client.get(address).text
        assert "the record of" in client.get("/report?outlet=reuters").text
        assert "claim" in client.get(f"/report?claim={claim(client)}").text

    @pytest.mark.parametrize("query", ["", "?outlet=nobody", "?claim=nothing", "?outlet=reuters&claim=x"])
    def test_about_nothing(self, client: FlaskClient, query: str) -> None:
        """A form about nothing is not found."""
        assert client.get(f"/report{query}", headers=PEOPLE).status_code == 404

    def test_sent(self, client: FlaskClient, inbox: Inbox) -> None:
        """What is sent is kept, lines and all, and answered with a page that can be loaded again."""
        text = "a\r\n" * 700
        response = client.post("/report", data=SOUND | {"text": text, "page": ""}, headers=PEOPLE)
        assert response.status_code == 303
        assert kept(inbox) == [("outlet", "reuters", "outdated", text.replace("\r", "").strip(), None, "new")]
        assert inbox.newest()[0].id in client.get(response.headers["Location"]).text
        assert client.get("/report/sent/<b>", headers=PEOPLE).status_code == 404

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"kind": ""}, "This is needed."),
            ({"text": ""}, "This is needed."),
            ({"text": "x" * 2001}, "at most 2,000"),
            ({"text": "\x00"}, "what is wrong."),
            ({"page": "nonsense"}, "not a web address"),
        ],
    )
    def test_shown_again(self, client: FlaskClient, inbox: Inbox, change: dict[str, str], said: str) -> None:
        """What cannot be taken is shown again with the reason, and nothing that was typed is lost."""
        response = client.post("/report", data=SOUND | {"page": "https://a.org/"} | change, headers=PEOPLE)
        assert response.status_code == 400
        assert said in response.text
        assert (SOUND | change)["text"] in response.text
        assert kept(inbox) == []

    def test_rate(self, client: FlaskClient) -> None:
        """The form has the same limit, and keeps what was typed."""
        answers = [client.post("/report", data=SOUND, headers=PEOPLE) for _ in range(11)]
        assert [answer.status_code for answer in answers] == [303] * 10 + [429]
        assert "Retry-After" in answers[-1].headers
        assert "It was sold." in answers[-1].text

    def test_full(self, client: FlaskClient, settings: Settings) -> None:
        """An inbox without room says so, beside what was typed."""
        client.application.extensions["inbox"] = Inbox(settings.reports, most=0)
        response = client.post("/report", data=SOUND, headers=PEOPLE)
        assert response.status_code == 503
        assert "It was sold." in response.text

    def test_other_sites(self, client: FlaskClient) -> None:
        """Another site's form is refused; our own names this server as its origin."""
        headers = PEOPLE | {"Sec-Fetch-Site": "cross-site"}
        assert client.post("/report", data=SOUND, headers=headers).status_code == 403
        assert client.get("/report?outlet=reuters").headers["Referrer-Policy"] == "same-origin"

    def test_large(self, client: FlaskClient) -> None:
        """A body beyond what a report may be is refused."""
        assert client.post("/report", data=SOUND | {"text": "x" * 70_000}, headers=PEOPLE).status_code == 413
