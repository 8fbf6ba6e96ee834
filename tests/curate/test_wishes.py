"""Records get another id, are put into another record, and are taken out, as on the command line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from changes import POST, STAR, saved
from conftest import BOB, OWN, REGISTRY, enter, fields, words

from server import curation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    Post = Callable[..., TestResponse]

HOLDING = "/curate/records/organisations/holding"


def carried(post: Post, address: str, reason: str = "because", **wish: Any) -> TestResponse:
    """Look at what a wish does, and save it."""
    return post(address, post(address, **wish), do="save", reason=reason)


class TestTakenOut:
    """An outlet without a successor, and one with."""

    def test_shown_first(self, post: Post, file: Path) -> None:
        """Before it is saved, the difference and the words that readers will find under its id are shown."""
        page = post(f"{STAR}/remove", why="It was never\r\npublished")
        assert page.status_code == 200
        today = dt.datetime.now(dt.UTC).date().isoformat()
        told = f"“Evening Star” was taken out of the registry on {today}: It was never published."
        assert f"As readers will see it {told}" in words(page)
        assert "+removed:" in words(page)
        assert "- type: broadcaster" in words(page)
        assert fields(page)["reason"] == "It was never published"
        assert file.read_text() == REGISTRY

    def test_saved_served_and_taken_back(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """Its id then answers with the reason; that can be changed, and the removal taken back though other records changed."""
        response = carried(post, f"{STAR}/remove", why="It was never published")
        assert response.headers["Location"] == "/curate/history/1?saved=1"
        ann.application.extensions["masthead"].refresh()
        assert ann.get("/v1/outlets/star").status_code == 410
        assert "because" in words(ann.get("/curate/history/1", headers=OWN))
        assert saved(post, "/curate/records/removed/star", why="A hoax").status_code == 303
        assert saved(post, POST, country="FR").status_code == 303
        assert post("/curate/history/1", reason="x").status_code == 409
        assert post("/curate/history/2").status_code == 303
        assert post("/curate/history/1").status_code == 303
        assert file.read_text() == REGISTRY.replace("country: DE", "country: FR")

    def test_with_a_successor(self, post: Post, file: Path) -> None:
        """Its id leads to another outlet, whose card is shown."""
        page = post(f"{POST}/remove", to="star")
        assert "Evening Star Broadcaster" in words(page)
        assert post(f"{POST}/remove", page, do="save", reason="x").status_code == 303
        assert "- id: star\n  former_ids: [harbour-post, old-post]\n" in file.read_text()

    @pytest.mark.parametrize(
        ("address", "wish", "said"),
        [
            (f"{STAR}/remove", {}, "Say to which outlet the id shall lead, or why there is none any more."),
            (f"{STAR}/remove", {"to": "harbour-post", "why": "x"}, "leave one of them empty"),
            (f"{STAR}/remove", {"to": "moon"}, "There is no record 'moon' in outlets."),
            (f"{STAR}/remove", {"to": "star"}, "'star' cannot go into itself."),
            (f"{HOLDING}/remove", {}, "'holding' is named by outlets/harbour-post"),
            (f"{STAR}/rename", {"to": " "}, "A record needs an id."),
            (f"{STAR}/rename", {"to": "old-post"}, "'old-post' is or was the id of Harbour Post (harbour-post)"),
            (f"{STAR}/rename", {"to": "Sta r"}, "'Sta r' is not an id such as global-times: a-z, 0-9 and hyphens; write: sta-r"),
            (f"{STAR}/merge", {"to": ""}, "An id is needed."),
            (f"{HOLDING}/merge", {"to": "holding"}, "'holding' cannot go into itself."),
        ],
    )
    def test_what_cannot_be(self, post: Post, file: Path, address: str, wish: dict[str, str], said: str) -> None:
        """What cannot come true is told in the form, where what was typed still is."""
        page = post(address, **wish)
        assert page.status_code == 400
        assert said in words(page)
        assert fields(page).get("why", "") == wish.get("why", "")
        assert post(address, page, do="save", reason="x").status_code == 400
        assert file.read_text() == REGISTRY

    def test_other_lists(self, post: Post, file: Path) -> None:
        """What nothing names is taken out without a word to readers."""
        page = post("/curate/records/organisations/mother/remove")
        assert "No outlet’s card shows this record." in words(page)
        assert post("/curate/records/organisations/mother/remove", page, do="save", reason="x").status_code == 303
        assert file.read_text() == REGISTRY.replace("\n- id: mother\n  name: Mother Company\n", "")


class TestRenamedAndMerged:
    """Other ids."""

    def test_renamed(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """An outlet keeps its old id among its former ones, by which curators find it too."""
        assert "Evening Star Broadcaster" in words(post(f"{STAR}/rename", to="evening-star"))
        assert carried(post, f"{STAR}/rename", to="evening-star").status_code == 303
        assert "- id: evening-star\n  former_ids: [star]\n" in file.read_text()
        response = ann.get(f"{STAR}?reason=r-7k3m9q2x", headers=OWN)
        assert response.headers["Location"] == "/curate/records/outlets/evening-star?reason=r-7k3m9q2x"
        assert words(ann.get(f"{STAR}/rename", headers=OWN)).count("There is no record “star” among the outlets.")

    def test_what_names_it(self, post: Post, file: Path) -> None:
        """Whatever names a record follows it."""
        assert "Harbour Holding" in words(post(f"{HOLDING}/rename", to="harbour-holding"))
        assert carried(post, f"{HOLDING}/rename", to="harbour-holding").status_code == 303
        assert "- organisation: harbour-holding\n" in file.read_text()

    def test_merged(self, post: Post, file: Path) -> None:
        """Statements stand side by side; what is left out is told before."""
        page = post(f"{STAR}/merge", to="harbour-post")
        assert "What is left out Of a single value the record that stays keeps its own" in words(page)
        assert "type: broadcaster" in words(page)
        assert post(f"{STAR}/merge", page, do="save", reason="one outlet").status_code == 303
        assert (
            "former_ids: [old-post, star]\n  # moved here once\n  name: Harbour Post\n  aliases: [Evening Star]"
            in file.read_text()
        )

    def test_a_former_id_of_what_was_taken_out(self, ann: FlaskClient, post: Post) -> None:
        """Any id of an outlet that was taken out leads curators to what is left of it."""
        assert carried(post, f"{POST}/remove", why="A hoax").status_code == 303
        for old in ("harbour-post", "old-post"):
            response = ann.get(f"/curate/records/outlets/{old}", headers=OWN)
            assert response.headers["Location"] == "/curate/records/removed/harbour-post"


class TestCare:
    """The care that is taken of any save."""

    def test_a_reason_is_needed(self, post: Post, file: Path) -> None:
        """Without a reason nothing is saved."""
        page = post(f"{STAR}/rename", to="evening-star")
        again = post(f"{STAR}/rename", page, do="save", reason=" ")
        assert (again.status_code, fields(again)["to"]) == (400, "evening-star")
        assert "Say in up to 300 characters why" in words(again)
        assert file.read_text() == REGISTRY

    def test_back_to_the_form(self, post: Post) -> None:
        """The form comes back as it was left."""
        form = post(f"{STAR}/remove", post(f"{STAR}/remove", why="A hoax"), do="edit", reason="half")
        assert (form.status_code, fields(form)["why"], fields(form)["reason"]) == (200, "A hoax", "half")

    def test_changed_meanwhile(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """A record that another curator changed meanwhile is not lost unseen: what changed is shown, then it is saved."""
        page = post(f"{STAR}/remove", why="A hoax")
        bob = ann.application.test_client()
        enter(bob, BOB.token)
        his = fields(bob.get(STAR, headers=OWN)) | {"name": "Night Star", "reason": "x"}
        his |= fields(bob.post(STAR, data=his, headers=OWN))
        assert bob.post(STAR, data=his | {"do": "save", "reason": "x"}, headers=OWN).status_code == 303
        conflict = post(f"{STAR}/remove", page, do="save", reason="because")
        assert conflict.status_code == 409
        assert "star: name When you looked Evening Star In the file now Night Star" in words(conflict)
        assert "name: Night Star" in file.read_text()
        assert "removed:" not in file.read_text()
        assert fields(conflict)["reason"] == "because"
        assert post(f"{STAR}/remove", conflict, do="save").status_code == 303
        assert "removed:\n- id: star\n  name: Night Star\n" in file.read_text()

    def test_gone_meanwhile(self, post: Post) -> None:
        """A record that is gone meanwhile is not taken out twice."""
        page = post(f"{STAR}/remove", why="A hoax")
        assert carried(post, f"{STAR}/rename", to="evening-star").status_code == 303
        again = post(f"{STAR}/remove", page, do="save", reason="x")
        assert (again.status_code, fields(again)["why"]) == (400, "A hoax")
        assert "There is no record 'star' in outlets." in words(again)

    def test_other_records_meanwhile(self, post: Post, file: Path) -> None:
        """What others change in other records is kept, and is no conflict."""
        page = post(f"{STAR}/rename", to="evening-star")
        file.write_text(REGISTRY.replace("country: DE", "country: FR"))
        assert post(f"{STAR}/rename", page, do="save", reason="x").status_code == 303
        assert "country: FR" in file.read_text()

    @pytest.mark.parametrize("was", ["", "[]", '{"star": 1}', '{"star": {"name": ["x"]}}'])
    def test_without_having_looked(self, post: Post, file: Path, was: str) -> None:
        """Whoever has not seen what a wish does is shown it first."""
        page = post(f"{STAR}/rename", to="evening-star")
        assert post(f"{STAR}/rename", page, do="save", reason="x", was=was).status_code == 409
        assert file.read_text() == REGISTRY

    def test_a_file_with_problems(self, post: Post, file: Path) -> None:
        """Nothing is renamed in a file that has problems, and what was typed stays."""
        page = post(f"{STAR}/rename")
        file.write_text(REGISTRY.replace("country: DE", "country: UK"))
        form = post(f"{STAR}/rename", page, to="evening-star")
        assert (form.status_code, fields(form)["to"]) == (400, "evening-star")
        assert "The file has problems" in words(form)

    @pytest.mark.parametrize(
        "address",
        [
            f"{STAR}/burn",
            "/curate/records/outlets/moon/remove",
            "/curate/records/removed/star/remove",
            "/curate/records/moons/star/remove",
            "/curate/new/removed",
            "/curate/records/removed/star",
        ],
    )
    def test_addresses_that_are_none(self, ann: FlaskClient, address: str) -> None:
        """Nothing is done to what is not there, and nothing is new among what was taken out."""
        assert ann.get(address, headers=OWN).status_code == 404

    @pytest.mark.parametrize("address", ["/curate/new/removed", "/curate/records/removed/moon"])
    def test_nothing_is_added_to_what_was_taken_out(self, ann: FlaskClient, file: Path, address: str) -> None:
        """A form that somebody made up adds nothing there."""
        form = fields(ann.get(STAR, headers=OWN)) | {"id": "moon", "name": "Moon", "why": "x", "since": "2026-01-01"}
        assert ann.post(address, data=form | {"do": "save", "was": "{}", "reason": "x"}, headers=OWN).status_code == 404
        assert file.read_text() == REGISTRY

    def test_only_curators(self, stranger: FlaskClient, ann: FlaskClient, file: Path) -> None:
        """Nobody else, and no form without the session's mark, changes anything."""
        assert stranger.get(f"{STAR}/remove", headers=OWN).status_code == 302
        form = {"why": "x", "reason": "x", "do": "save"}
        assert stranger.post(f"{STAR}/remove", data=form, headers=OWN).status_code == 401
        assert ann.post(f"{STAR}/remove", data=form, headers=OWN).status_code == 403
        assert ann.post(f"{STAR}/remove", data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert file.read_text() == REGISTRY

    def test_linked(self, ann: FlaskClient) -> None:
        """A record's form leads to its wishes, and carries the reason with which one came."""
        page = ann.get(f"{STAR}?reason=r-7k3m9q2x:%20", headers=OWN).text
        for verb in ("rename", "merge", "remove"):
            assert f'href="{STAR}/{verb}?reason=r-7k3m9q2x:' in page
        assert fields(ann.get(f"{STAR}/remove?reason=r-7k3m9q2x:%20", headers=OWN))["reason"] == "r-7k3m9q2x: "
        assert "/rename" not in ann.get("/curate/new/outlets", headers=OWN).text


def test_history_of_a_wish(post: Post, file: Path) -> None:
    """One save holds all that a wish changed."""
    carried(post, f"{HOLDING}/rename", to="harbour-holding")
    (entry,) = curation.entries(file)
    assert entry.changed == ("organisations/harbour-holding", "organisations/holding", "outlets/harbour-post")
