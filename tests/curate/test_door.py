"""Who comes in, by what, for how long; and what no other site and no script can do."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from conftest import ANN, BOB, OWN, enter, fields, words

from server.app import create_app
from server.curate.sessions import LASTS, Sessions
from server.curators import Curators, issue

if TYPE_CHECKING:
    from pathlib import Path

    from apiflask import APIFlask
    from flask.testing import FlaskClient

    from server.settings import Settings

PAGES = ["", "?q=a", "/records/outlets/star", "/new/outlets", "/history", "/history/1", "/reports", "/reports/r-00000000"]
ACTS = ["/records/outlets/star", "/new/outlets", "/history/1", "/reports/r-00000000", "/log-out"]


def test_off(settings: Settings) -> None:
    """Where no curator is named there is no desk."""
    app = create_app(dataclasses.replace(settings, curators=""))
    for page in [*PAGES, "/log-in", "/assets/curate.css"]:
        assert app.test_client().get(f"/curate{page}").status_code == 404
    app.extensions["masthead"].close()


@pytest.mark.parametrize("page", PAGES)
def test_closed(stranger: FlaskClient, page: str) -> None:
    """Whoever is not logged in is led to the door, and from there to where they wanted to go."""
    response = stranger.get(f"/curate{page}", headers=OWN)
    assert response.status_code == 302
    door = stranger.get(response.headers["Location"], headers=OWN)
    inside = stranger.post("/curate/log-in", data=fields(door) | {"token": ANN.token}, headers=OWN)
    assert inside.status_code == 303
    assert inside.headers["Location"] == f"/curate{page}"


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/curatevil", "/", "/curate\\evil", "javascript:x"])
def test_no_way_out(stranger: FlaskClient, to: str) -> None:
    """The door leads to the desk and nowhere else."""
    assert enter(stranger, ANN.token, to=to).headers["Location"] == "/curate"


def test_headers(ann: FlaskClient, stranger: FlaskClient) -> None:
    """No page of the desk is kept, framed, scripted, styled from elsewhere, or readable by other sites."""
    pages = [
        (stranger, "/log-in"),
        (stranger, ""),
        (ann, ""),
        (ann, "/nowhere"),
        (ann, "/records/outlets/star"),
        (ann, "/history/7"),
    ]
    for client, page in pages:
        headers = client.get(f"/curate{page}", headers=OWN | {"Origin": "https://evil.example"}).headers
        if page != "/nowhere":
            assert headers["Cache-Control"] == "no-store"
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Referrer-Policy"] == "same-origin"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers
    with ann.get("/curate/assets/curate.css") as sheet:
        assert sheet.mimetype == "text/css"


def test_cookies(stranger: FlaskClient) -> None:
    """The session's cookie goes to the desk alone, to no script and from no other site; over https, to no plain http."""
    for base, secure in (("http://localhost", False), ("https://localhost", True)):
        form = fields(stranger.get("/curate/log-in", base_url=base, headers=OWN))
        response = stranger.post("/curate/log-in", base_url=base, data=form | {"token": ANN.token}, headers=OWN)
        (cookie,) = [text for text in response.headers.getlist("Set-Cookie") if text.startswith("curate=")]
        parts = cookie.split("; ")[1:]
        assert {"HttpOnly", "Path=/curate", "SameSite=Strict", f"Max-Age={LASTS}"} <= set(parts)
        assert ("Secure" in parts) is secure
        assert LASTS == 8 * 60 * 60
        stranger = stranger.application.test_client()


@pytest.mark.parametrize(("proxies", "secure"), [(0, False), (1, True)])
def test_proxies(settings: Settings, proxies: int, secure: bool) -> None:  # noqa: FBT001  a case
    """That a request came by https is believed of a proxy that the settings count, and of nobody else."""
    app = create_app(dataclasses.replace(settings, proxies=proxies))
    headers = OWN | {"X-Forwarded-Proto": "https"}
    response = app.test_client().get("/curate/log-in", headers=headers)
    assert ("Secure" in response.headers["Set-Cookie"]) is secure
    app.extensions["masthead"].close()


@pytest.mark.parametrize("token", ["", "x", ANN.entry, ANN.entry.partition(":")[2], ANN.token[:-1], "é"])
def test_wrong_tokens(stranger: FlaskClient, token: str) -> None:
    """A wrong token gives no session, and the answer does not tell whose it nearly was."""
    response = enter(stranger, token)
    assert response.status_code == 403
    assert "This is no curator’s token." in words(response)
    assert "ann" not in words(response)
    assert stranger.get("/curate", headers=OWN).status_code == 302


def test_too_many(stranger: FlaskClient) -> None:
    """After ten attempts an address waits, even with the right token; others do not."""
    answers = [enter(stranger, "x").status_code for _ in range(10)]
    late = enter(stranger, ANN.token)
    assert answers == [403] * 10
    assert (late.status_code, 0 < int(late.headers["Retry-After"]) <= 600) == (429, True)
    assert "too many attempts" in words(late)
    form = fields(stranger.get("/curate/log-in"))
    elsewhere = {"REMOTE_ADDR": "192.0.2.9"}
    response = stranger.post("/curate/log-in", data=form | {"token": ANN.token}, headers=OWN, environ_overrides=elsewhere)
    assert response.status_code == 303


@pytest.mark.parametrize("act", [*ACTS, "/log-in"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
    ],
)
def test_other_sites(ann: FlaskClient, file: Path, act: str, headers: dict[str, str]) -> None:
    """A form that does not come from our own pages does nothing, though it knows the mark."""
    before = file.read_text()
    form = fields(ann.get("/curate/records/outlets/star", headers=OWN)) | {"name": "x", "do": "save", "reason": "x"}
    assert ann.post(f"/curate{act}", data=form, headers=headers).status_code == 403
    assert file.read_text() == before
    assert ann.get("/curate", headers=OWN).status_code == 200


def test_older_browsers(ann: FlaskClient) -> None:
    """A browser that sends no Fetch Metadata is known by the Origin of its forms."""
    form = fields(ann.get("/curate", headers=OWN))
    assert ann.post("/curate/log-out", data=form, headers={"Origin": "http://localhost"}).status_code == 303


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("stamp", [None, "", "x", "é", "0" * 64])
def test_marks(ann: FlaskClient, file: Path, act: str, stamp: str | None) -> None:
    """A form without the session's mark does nothing, but what was typed is kept for one that has it."""
    before = file.read_text()
    form = {"name": "Typed", "do": "save"} | ({} if stamp is None else {"stamp": stamp})
    response = ann.post(f"/curate{act}", data=form, headers=OWN)
    assert response.status_code == 403
    assert fields(response)["name"] == "Typed"
    assert file.read_text() == before
    assert ann.get("/curate", headers=OWN).status_code == 200


def test_mark_of_the_door(app: APIFlask) -> None:
    """Logging in needs the mark too: nobody is logged in by another's form."""
    client = app.test_client()
    assert client.post("/curate/log-in", data={"token": ANN.token}, headers=OWN).status_code == 403
    other = fields(app.test_client().get("/curate/log-in"))
    client.get("/curate/log-in")
    assert client.post("/curate/log-in", data=other | {"token": ANN.token}, headers=OWN).status_code == 403


def test_log_out(ann: FlaskClient) -> None:
    """Logging out ends the session, for whoever has copied the cookie too."""
    cookie = ann.get_cookie("curate", path="/curate")
    assert cookie
    ann.post("/curate/log-out", data=fields(ann.get("/curate", headers=OWN)), headers=OWN)
    ann.set_cookie("curate", cookie.value, path="/curate")
    assert ann.get("/curate", headers=OWN).status_code == 302


def test_two_logins(ann: FlaskClient) -> None:
    """The door is behind whoever is in; a new session has a new cookie."""
    assert ann.get("/curate/log-in", headers=OWN).headers["Location"] == "/curate"
    one = ann.get_cookie("curate", path="/curate")
    other = ann.application.test_client()
    enter(other, ANN.token)
    assert one != other.get_cookie("curate", path="/curate")


def test_typed_and_timed_out(app: APIFlask, ann: FlaskClient, file: Path) -> None:
    """What was typed when the session ended is carried through the log-in, a wrong token too, and saved after it."""
    form = fields(ann.get("/curate/records/outlets/star", headers=OWN)) | {"name": "Morning Star"}
    ann.delete_cookie("curate", path="/curate")
    door = ann.post("/curate/records/outlets/star", data=form, headers=OWN)
    assert door.status_code == 401
    assert "What you typed is kept" in words(door)
    again = ann.post("/curate/log-in", data=fields(door) | {"token": "x"}, headers=OWN)
    on = ann.post("/curate/log-in", data=fields(again) | {"token": BOB.token}, headers=OWN)
    assert on.status_code == 200
    assert fields(on)["name"] == "Morning Star"
    preview = ann.post("/curate/records/outlets/star", data=fields(on), headers=OWN)
    ann.post("/curate/records/outlets/star", data=fields(preview) | {"do": "save", "reason": "x"}, headers=OWN)
    assert "name: Morning Star" in file.read_text()
    assert "bob" in words(ann.get("/curate/history/1", headers=OWN))
    assert app


def test_large_forms(ann: FlaskClient) -> None:
    """A form larger than any record is refused."""
    form = fields(ann.get("/curate", headers=OWN)) | {"name": "x" * 1_100_000}
    assert ann.post("/curate/new/outlets", data=form, headers=OWN).status_code == 413


class TestSessions:
    """What a cookie stands for."""

    def test_processes_share_them(self, tmp_path: Path) -> None:
        """A session that one process began is one in the other; the file does not hold the cookie."""
        curators = Curators.parse(ANN.entry)
        cookie = Sessions(tmp_path / "new" / "s.sqlite", curators).begin("ann")
        assert Sessions(tmp_path / "new" / "s.sqlite", curators).holder(cookie) == "ann"
        assert cookie.encode() not in (tmp_path / "new" / "s.sqlite").read_bytes()

    def test_they_end(self, tmp_path: Path) -> None:
        """A session ends with its time; what has ended is cleared away by the next log-in."""
        now = [1000.0]
        sessions = Sessions(tmp_path / "s.sqlite", Curators.parse(ANN.entry), lambda: now[0])
        cookie = sessions.begin("ann")
        now[0] += LASTS - 1
        assert sessions.holder(cookie) == "ann"
        now[0] += 1
        assert sessions.holder(cookie) is None
        sessions.begin("ann")
        with sessions._open() as file:  # noqa: SLF001  what is left of it
            assert file.execute("select count(*) from sessions").fetchone() == (1,)
        file.close()

    @pytest.mark.parametrize("setting", [BOB.entry, f"{issue('ann').entry}"])
    def test_they_end_with_the_token(self, tmp_path: Path, setting: str) -> None:
        """A curator whose token is changed or taken away has no session any more; others go on."""
        cookie = Sessions(tmp_path / "s.sqlite", Curators.parse(ANN.entry)).begin("ann")
        assert Sessions(tmp_path / "s.sqlite", Curators.parse(setting)).holder(cookie) is None
        assert Sessions(tmp_path / "s.sqlite", Curators.parse(f"{BOB.entry},{ANN.entry}")).holder(cookie) == "ann"
