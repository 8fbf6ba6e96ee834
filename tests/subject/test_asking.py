"""A text is sent by POST or given to the command; it is read, answered and kept nowhere."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from server.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import CliRunner
    from flask.testing import FlaskClient

    from server.settings import Settings

URL = "https://a.example/2025/06/02/talks"
MARK = "xyzzyplugh"
TEXT = f"""{MARK} The second round of peace talks collapsed in just over an hour amid mutual mistrust and heightened tensions.
There were no handshakes across the horseshoe-shaped table."""


def test_post(client: FlaskClient) -> None:
    """A page with its text gets the claims that stand in it, each with the page's own words."""
    page = {"url": URL, "title": "Talks", "text": TEXT}
    (answer,) = client.post("/v1/context", json={"pages": [page]}).get_json()["pages"]
    matches = [match["match"] for match in answer["context"]["claims"]]
    assert [match["kind"] for match in matches] == ["quoted-on-page"] * 2
    assert all(match["quote"]["exact"] in TEXT for match in matches)
    assert answer["context"]["claims_total"] == 2


@pytest.mark.parametrize("text", [None, "", " "])
def test_post_without_text(client: FlaskClient, text: str | None) -> None:
    """A page without text gets no match on its text."""
    (answer,) = client.post("/v1/context", json={"pages": [{"url": URL, "text": text}]}).get_json()["pages"]
    assert answer["context"]["claims"] == []


def test_nothing_is_kept(
    client: FlaskClient, built: Settings, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither log, index, headers nor a cache hold anything of a text that was sent."""
    with caplog.at_level(logging.DEBUG):
        response = client.post("/v1/context", json={"pages": [{"url": URL, "title": MARK, "text": TEXT}]})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert MARK not in str(response.headers) + caplog.text + "".join(capfd.readouterr())
    assert not [file for file in built.index.parent.rglob("*") if file.is_file() and MARK.encode() in file.read_bytes()]


def test_a_hundred_pages_of_junk(client: FlaskClient) -> None:
    """Whatever a hundred texts hold, each page is answered."""
    junk = [
        "\n" * 3000,
        "“" * 3000,
        "a." * 1500,
        "2024-02-31 " * 300,
        "日本" * 1500,
        "\0\x85\u2028",
        'NEAR(" * ^ AND OR',
        "-" * 3000,
        " " * 3000,
        "#aB" * 1000,
    ]
    pages = [{"url": URL, "title": text[:900], "text": text} for text in junk * 10]
    answers = client.post("/v1/context", json={"pages": pages}).get_json()["pages"]
    assert [answer["status"] for answer in answers] == [200] * 100
    assert all(answer["context"]["claims"] == [] for answer in answers)


def test_half_a_letter(client: FlaskClient) -> None:
    """Half of a letter that takes two units is no text."""
    response = client.post(
        "/v1/context", data=b'{"pages": [{"url": "https://a.org", "text": "\\ud800"}]}', content_type="application/json"
    )
    assert response.status_code == 400


def test_search(client: FlaskClient) -> None:
    """A search ranks claims that hold more of its words first, within a document or outlet, part by part."""
    asked = {"q": "wooden sheds, bombers and Zelenskyy", "limit": "3"}
    first = client.get("/v1/claims", query_string=asked).get_json()
    assert "bombers" in first["items"][0]["text"]
    second = client.get("/v1/claims", query_string={**asked, "cursor": first["next"]}).get_json()
    assert not {item["id"] for item in first["items"]} & {item["id"] for item in second["items"]}
    within = client.get(
        "/v1/claims", query_string={"q": "handshake", "outlet": "global-times", "document": "sabotaged-peace"}
    ).get_json()
    assert within["items"]
    assert client.get("/v1/claims", query_string={"q": "handshake", "document": "none"}).get_json()["items"] == []
    assert client.get("/v1/claims", query_string={"q": "xyzzy"}).get_json() == {"items": [], "next": None}


def test_command(runner: CliRunner, settings: Settings, tmp_path: Path) -> None:
    """The command compares a text from a file and shows the page's passage."""
    (tmp_path / "page.txt").write_text(f"\ufeff{TEXT}", encoding="utf-8")
    options = ["--registry", settings.registry, "--seeds", settings.seeds, "--index", settings.index]
    ran = runner.invoke(main, [*map(str, options), "context", URL, "--title", "Talks", "--text", str(tmp_path / "page.txt")])
    assert ran.exit_code == 0, ran.output
    assert "The words of this statement stand on this page." in ran.output
    assert "On the page: “There were no handshakes across the horseshoe-shaped table" in ran.output
    assert "A citation does not mean" not in ran.output
