"""The history, and the readers' reports, on the desk."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest
from conftest import ANN, OWN, REGISTRY, enter, fields, words

from server import curation
from server.app import create_app
from server.curate.frame import moment, place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from server.inbox import Inbox
    from server.settings import Settings

    Post = Callable[..., TestResponse]

STAR = "/curate/records/outlets/star"


@pytest.fixture
def inbox(ann: FlaskClient) -> Inbox:
    """The server's inbox."""
    found: Inbox = ann.application.extensions["inbox"]
    return found


def save(post: Post, name: str, reason: str = "x") -> None:
    """Give the star a name."""
    assert post(STAR, post(STAR, name=name), do="save", reason=reason).status_code == 303


class TestHistory:
    """Every save can be seen and taken back."""

    def test_empty(self, ann: FlaskClient) -> None:
        """At first there is nothing."""
        assert "Nothing has been saved yet." in words(ann.get("/curate/history", headers=OWN))
        assert ann.get("/curate/history/1", headers=OWN).status_code == 404

    def test_undo(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """A save is taken back by another, which says so, and which can be taken back as well."""
        save(post, "Night Star", "why not")
        response = post("/curate/history/1", reason="a mistake")
        assert response.headers["Location"] == "/curate/history/2?saved=1"
        assert file.read_text() == REGISTRY
        page = words(ann.get("/curate/history", headers=OWN))
        assert "a mistake 2 · ann" in page
        assert "takes back 1" in page
        assert "taken back by 2" in page
        assert "taken back by entry 2" in words(ann.get("/curate/history/1", headers=OWN))
        post("/curate/history/2")
        assert "name: Night Star" in file.read_text()
        assert "undoes 2: a mistake" in words(ann.get("/curate/history/3", headers=OWN))

    def test_undo_of_what_changed_since(self, post: Post, file: Path) -> None:
        """What was changed since is not taken back unseen."""
        save(post, "Night Star")
        save(post, "Morning Star")
        page = post("/curate/history/1", reason="x")
        assert page.status_code == 409
        assert "It cannot be taken back: changed since entry 1: outlets/star" in words(page)
        assert "name: Morning Star" in file.read_text()
        assert post("/curate/history/1", page, reason="x").status_code == 409

    def test_undo_of_nothing(self, ann: FlaskClient, post: Post) -> None:
        """An entry that is not there cannot be taken back."""
        form = fields(ann.get("/curate", headers=OWN))
        assert ann.post("/curate/history/7", data=form, headers=OWN).status_code == 404
        assert post

    def test_parts(self, ann: FlaskClient, file: Path) -> None:
        """The history comes in parts, the newest first."""
        for number in range(51):
            held = curation.load(file)
            text = REGISTRY.replace("Evening Star", f"Star {number}")
            curation.save(file, held.digest, text, by="cli", why=f"change {number}.")
        first = ann.get("/curate/history", headers=OWN)
        assert "change 50." in words(first)
        assert "change 0." not in words(first)
        assert "change 0." in words(ann.get("/curate/history?before=2", headers=OWN))

    def test_damaged(self, ann: FlaskClient, file: Path) -> None:
        """A history that cannot be read says so."""
        file.with_name("sources.history.jsonl").write_text("nonsense\n")
        assert ann.get("/curate/history", headers=OWN).status_code == 500

    def test_removed_and_many(self, ann: FlaskClient, file: Path) -> None:
        """A save of many records names some of them; what is gone has no form."""
        held = curation.load(file)
        outlets = REGISTRY[: REGISTRY.index("\noutlets:")]
        curation.save(file, held.digest, outlets.replace("name: ", "name: A "), by="cli", why="all new")
        assert "and 2 more" in words(ann.get("/curate/history", headers=OWN))
        assert "outlets/star, taken out" in words(ann.get("/curate/history/1", headers=OWN))


class TestReports:
    """What readers say, and what becomes of it."""

    def test_list(self, ann: FlaskClient, inbox: Inbox) -> None:
        """All reports or those of a state, the newest first, in parts."""
        ids = [inbox.add("outlet", "star", "other", f"text {number}.") for number in range(51)]
        inbox.move(ids[7], "done", "bob", "")
        page = ann.get("/curate/reports", headers=OWN)
        assert "all 51" in words(page)
        assert "text 50." in words(page)
        assert "text 0." not in words(page)
        assert "text 0." in words(ann.get(f"/curate/reports?before={ids[1]}", headers=OWN))
        assert "text 7." in words(ann.get("/curate/reports?state=done", headers=OWN))
        assert "None." in words(ann.get("/curate/reports?state=declined", headers=OWN))
        assert ann.get("/curate/reports?state=odd", headers=OWN).status_code == 404

    def test_hostile(self, ann: FlaskClient, inbox: Inbox) -> None:
        """A report is text, whatever it holds, and its page is a link only where it is a web address."""
        identifier = inbox.add("outlet", "star", "other", "<script>alert(1)</script>\u202e", "https://a.org/?<script>")
        for address in ("/curate/reports", f"/curate/reports/{identifier}"):
            page = ann.get(address, headers=OWN).text
            assert "<script" not in page
            assert "&lt;script&gt;" in page

    def test_moved(self, ann: FlaskClient, post: Post, inbox: Inbox) -> None:
        """A curator sets the state with a note; all of them see who said what."""
        identifier = inbox.add("outlet", "star", "outdated", "It was sold.")
        address = f"/curate/reports/{identifier}"
        assert post(address, state="in-work", note="I look.\r\nLater.").status_code == 303
        assert post(address, state="declined", note="").status_code == 303
        page = words(ann.get(address, headers=OWN))
        assert "In work: I look. Later. ann" in page
        assert "Declined ann" in page
        assert fields(ann.get(address, headers=OWN))["state"] == "declined"

    @pytest.mark.parametrize("change", [{"state": "odd"}, {"state": ""}, {"note": "x" * 601}])
    def test_not_moved(self, post: Post, inbox: Inbox, change: dict[str, str]) -> None:
        """Another state, or a note that is too long, is not kept, and not lost."""
        identifier = inbox.add("outlet", "star", "outdated", "It was sold.")
        page = post(f"/curate/reports/{identifier}", **{"state": "done", "note": "short", **change})
        assert page.status_code == 400
        assert fields(page)["note"] == {"note": "short", **change}["note"]
        assert inbox.steps(identifier) == []

    def test_nothing_there(self, ann: FlaskClient) -> None:
        """A report that is not there is not found."""
        form = fields(ann.get("/curate", headers=OWN)) | {"state": "done"}
        assert ann.get("/curate/reports/r-00000000", headers=OWN).status_code == 404
        assert ann.post("/curate/reports/r-00000000", data=form, headers=OWN).status_code == 404

    def test_to_the_change_and_back(self, ann: FlaskClient, post: Post, inbox: Inbox, file: Path) -> None:
        """The report leads to its record, the save names the report, and each leads to the other."""
        identifier = inbox.add("outlet", "star", "outdated", "It was sold.")
        other = inbox.add("outlet", "star", "other", "Yes.")
        page = ann.get(f"/curate/reports/{identifier}", headers=OWN)
        assert f"{other}: Something else" in words(page)
        (way,) = re.findall(r'href="([^"]*[?]reason=[^"]*)"', page.text)
        form = ann.get(way, headers=OWN)
        preview = post(STAR, form, name="Night Star")
        assert fields(preview)["reason"].strip() == f"report {identifier}:"
        post(STAR, preview, do="save")
        assert f"Because of report {identifier} , which is new." in words(ann.get("/curate/history/1", headers=OWN))
        assert "Changes because of it" in words(ann.get(f"/curate/reports/{identifier}", headers=OWN))
        assert "Changes because of it" not in words(ann.get(f"/curate/reports/{other}", headers=OWN))
        file.with_name("sources.history.jsonl").write_text("nonsense\n")
        assert ann.get(f"/curate/reports/{identifier}", headers=OWN).status_code == 200

    def test_claims(self, ann: FlaskClient, inbox: Inbox) -> None:
        """A report about a claim shows its words, while it is served."""
        identifier = inbox.add("claim", "gone", "other", "x")
        assert "the claim gone, which is not served any more" in words(ann.get(f"/curate/reports/{identifier}", headers=OWN))
        editions = ann.application.extensions["masthead"]
        held, editions._current = editions._current, None  # noqa: SLF001  as when no file was ever good
        assert ann.get(f"/curate/reports/{identifier}", headers=OWN).status_code == 200
        editions._current = held  # noqa: SLF001  as above


def test_a_claim_in_words(built: Settings, tmp_path: Path) -> None:
    """The words of a claim are those of its document."""
    app = create_app(dataclasses.replace(built, reports=tmp_path / "reports.sqlite", curators=ANN.entry))
    client = app.test_client()
    enter(client, ANN.token)
    claim = client.get("/v1/claims?limit=1").get_json()["items"][0]
    identifier = app.extensions["inbox"].add("claim", claim["id"], "other", "x")
    assert claim["text"] in words(client.get(f"/curate/reports/{identifier}", headers=OWN))
    app.extensions["masthead"].close()


def test_words() -> None:
    """Fields and times are said in words."""
    assert [place(name) for name in ("name", "as_of", "owners.0.as_of", "owners.1", "founded.value")] == [
        "name",
        "as of",
        "owners, 1: as of",
        "owners, 2",
        "founded: value",
    ]
    assert moment("2026-11-23T09:12:55+00:00") == "2026-11-23 09:12 UTC"
