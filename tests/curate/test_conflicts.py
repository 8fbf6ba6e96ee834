"""What changed meanwhile is never overwritten."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from changes import POST, STAR, saved
from conftest import BOB, OWN, REGISTRY, enter, fields, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    Post = Callable[..., TestResponse]


class TestConflicts:
    """What changed meanwhile in the file."""

    def test_another_record(self, post: Post, file: Path) -> None:
        """What others change in other records is kept, and is no conflict."""
        page = post(POST, country="FR")
        file.write_text(REGISTRY.replace("name: Evening Star", "name: Night Star"))
        assert post(POST, page, do="save", reason="x").status_code == 303
        assert file.read_text() == REGISTRY.replace("Evening", "Night").replace("country: DE", "country: FR")

    def test_another_field(self, post: Post, file: Path) -> None:
        """Both changes of one record are shown with what they began with, and can be put on top of each other."""
        page = post(POST, country="FR")
        theirs = REGISTRY.replace("languages: [de, en]", "languages: [de]")
        file.write_text(theirs)
        conflict = post(POST, page, do="save", reason="x")
        assert conflict.status_code == 409
        assert "languages When you began de en In the file now de As you want it de en" in words(conflict).replace(
            "country", "", 1
        )
        assert file.read_text() == theirs
        form = post(POST, conflict, do="join")
        assert (fields(form)["country"], fields(form)["languages"], fields(form)["reason"]) == ("FR", "de", "x")
        assert post(POST, post(POST, form), do="save").status_code == 303
        assert file.read_text() == theirs.replace("country: DE", "country: FR")

    def test_the_same_field(self, post: Post, file: Path) -> None:
        """Where both changed one field both values are shown, and the curator's goes into the form, not into the file."""
        page = post(POST, name="Mine", domains="")
        theirs = REGISTRY.replace("name: Harbour Post", "name: Theirs")
        file.write_text(theirs)
        conflict = post(POST, page, name="Mine", domains="")
        assert "name: changed by both When you began Harbour Post In the file now Theirs As you want it Mine" in words(conflict)
        assert "domains When you began harbour-post.com post.example.com" in words(conflict)
        form = post(POST, conflict, do="join")
        assert (fields(form)["name"], fields(form)["domains"]) == ("Mine", "")
        assert file.read_text() == theirs

    def test_taken_out(self, post: Post, file: Path) -> None:
        """A record that was taken out meanwhile is not put back unseen."""
        page = post(STAR, name="Mine")
        gone = REGISTRY[: REGISTRY.index("\n- id: star")]
        file.write_text(gone)
        conflict = post(STAR, page, do="save", reason="x")
        assert "This record was taken out meanwhile" in words(conflict)
        assert file.read_text() == gone
        form = post(STAR, conflict, do="join")
        assert fields(form)["name"] == "Mine"
        assert post(STAR, post(STAR, form), do="save", reason="x").status_code == 303
        assert "- id: star\n  name: Mine\n" in file.read_text()

    def test_two_curators(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """The second of two curators who began with the same is shown what the first saved."""
        bob = ann.application.test_client()
        enter(bob, BOB.token)
        his = fields(bob.get(STAR, headers=OWN)) | {"name": "Bob's Star", "do": "save", "reason": "x"}
        assert saved(post, STAR, name="Ann's Star").status_code == 303
        assert bob.post(STAR, data=his, headers=OWN).status_code == 409
        assert "Ann's Star" in file.read_text()


def test_while_it_is_served(post: Post, ann: FlaskClient, file: Path) -> None:
    """What is saved is what the server serves next."""
    saved(post, STAR, name="Night Star")
    ann.application.extensions["masthead"].refresh()
    assert "Night Star" in words(ann.get("/outlets/star"))
    assert os.access(file, os.R_OK)
