"""Records are found, and shown in forms with problems beside their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from changes import POST, STAR
from conftest import OWN, REGISTRY, fields, read, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    Post = Callable[..., TestResponse]


class TestSearch:
    """The first page."""

    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            ("q=harbour", ["harbour-post"]),
            ("q=POST+harbour", ["harbour-post"]),
            ("q=old-post", ["harbour-post"]),
            ("q=https://www.harbour-post.com/a/b?c", ["harbour-post"]),
            ("q=news.evening-star.com/today", ["star"]),
            ("q=nobody", []),
            ("q=%2F%2F", []),
            ("list=organisations", ["holding", "mother"]),
            ("list=raters&q=watch", ["watchers"]),
        ],
    )
    def test_finds(self, ann: FlaskClient, query: str, ids: list[str]) -> None:
        """By words of name, id, former id and host, and by any address of it."""
        page = ann.get(f"/curate?{query}", headers=OWN)
        links = [line.split('"')[1].rpartition("/")[2] for line in page.text.splitlines() if "/curate/records/" in line]
        assert links == ids

    def test_nothing_asked(self, ann: FlaskClient) -> None:
        """Without a question it says what waits."""
        assert "0 new reports" in words(ann.get("/curate", headers=OWN))
        ann.application.extensions["inbox"].add("outlet", "star", "other", "x")
        ann.application.extensions["inbox"].move(
            ann.application.extensions["inbox"].add("outlet", "star", "other", "x"), "in-work", "ann", ""
        )
        assert "1 new report of readers, 1 in work" in words(ann.get("/curate", headers=OWN))

    def test_many(self, ann: FlaskClient, file: Path) -> None:
        """Fifty are shown, the others counted."""
        star = REGISTRY[REGISTRY.index("- id: star") :]
        more = [star.replace("- id: star", f"- id: star-{number:03}") for number in range(51)]
        file.write_text(f"{REGISTRY}\n{''.join(more)}")
        page = words(ann.get("/curate?q=star", headers=OWN))
        assert "And 2 more" in page
        assert "The file has" in page  # they share their host

    @pytest.mark.parametrize("address", ["/curate?list=nothing", "/curate/new/nothing", "/curate/records/nothing/x", STAR + "x"])
    def test_nothing_there(self, ann: FlaskClient, address: str) -> None:
        """A list or record that is not there is not found."""
        assert ann.get(address, headers=OWN).status_code == 404


class TestForm:
    """Problems, and what becomes of them."""

    def test_problems_beside_fields(self, post: Post, file: Path) -> None:
        """Each problem stands beside its field in the checker's words, with what to write instead; nothing typed is lost."""
        change = {
            "country": "UK",
            "name": "",
            "owners__1__checked": "2026/1/5",
            "domains": "harbour-post.com\r\nevening-star.com",
        }
        page = post(POST, **change)
        assert page.status_code == 400
        assert "4 problems to mend" in words(page)
        for field, said in {
            "country": "'UK' is no ISO 3166-1 country code such as CN or GB (United Kingdom is GB) Write: GB",
            "name": "the field 'name' is needed (the name that it goes by)",
            "owners.1.checked": "Write: 2026-01-05",
            "domains": "See outlets/star",
        }.items():
            part = page.text.partition(f'id="wrong-{field}"')[2].partition("</div>")[0]
            assert said in read(part)
            assert f'href="#{field}"' in page.text
        assert {name: fields(page)[name.replace("__", ".")] for name in change} == change
        assert file.read_text() == REGISTRY

    def test_missing_parts_of_a_statement(self, post: Post) -> None:
        """A statement that lacks its source is told at that field; one that was added and left empty is no statement."""
        added = post(POST, do="add:replies")
        assert "replies, 1 of 1" in words(added)
        assert post(POST, added).status_code == 200
        page = post(POST, added, replies__0__value="No.")
        assert 'id="wrong-replies.0.source"' in page.text
        assert 'id="wrong-replies.0.checked"' in page.text

    def test_a_whole_statement(self, post: Post) -> None:
        """What is wrong with a statement as a whole stands at the statement."""
        page = post(POST, owners__0__name="Both")
        assert page.status_code == 400
        part = page.text.partition('id="wrong-owners.0"')[2].partition("</div>")[0]
        assert "either a name or an organisation" in part

    def test_problems_elsewhere(self, post: Post, file: Path) -> None:
        """What is wrong with other records keeps this one from being saved, and says where."""
        file.write_text(REGISTRY.replace("type: broadcaster", "type: broadcast"))
        page = post(POST, name="Harbour Times")
        assert page.status_code == 400
        assert "Elsewhere in the file: in outlets/star" in words(page)
        assert post(STAR, type="broadcaster").status_code == 200

    def test_choices(self, ann: FlaskClient, file: Path) -> None:
        """A value that is not in a closed list is still shown as it is."""
        file.write_text(REGISTRY.replace("type: broadcaster", "type: broadcast"))
        assert fields(ann.get(STAR, headers=OWN))["type"] == "broadcast"

    def test_hostile_texts(self, post: Post) -> None:
        """What is typed is text, in the form, in the difference and on the card."""
        page = post(STAR, name="</textarea><script>alert(1)</script>")
        assert page.status_code == 200
        assert "<script" not in page.text
        assert fields(page)["name"] == "</textarea><script>alert(1)</script>"

    @pytest.mark.parametrize("was", ["", "x", "[]", "1", '{"id": 1}'])
    def test_spoilt_forms(self, post: Post, file: Path, was: str) -> None:
        """A form that does not say with what it began is a conflict, and saves nothing."""
        assert post(STAR, was=was, do="save", reason="x").status_code == 409
        assert file.read_text() == REGISTRY

    def test_what_a_form_cannot_say(self, ann: FlaskClient, file: Path) -> None:
        """A record of the file that is not of the shape of a form is left to whoever mends the file."""
        file.write_text(REGISTRY.replace("  type: broadcaster", "  type: broadcaster\n  colour: red"))
        page = ann.get(STAR, headers=OWN)
        assert page.status_code == 409
        assert "there is no field 'colour'" in words(page)
        assert ann.get(POST, headers=OWN).status_code == 200

    @pytest.mark.parametrize("content", [b"outlets: [", b"- a\n", b"\xff", None])
    def test_broken_files(self, ann: FlaskClient, post: Post, file: Path, content: bytes | None) -> None:
        """While the file cannot be read every page says so, and what was typed waits."""
        form = ann.get(STAR, headers=OWN)
        file.unlink()
        if content is not None:
            file.write_bytes(content)
        for address in ("/curate", STAR, "/curate/new/outlets"):
            page = ann.get(address, headers=OWN)
            assert page.status_code == 503
            assert "mend it in the file itself" in words(page)
        kept = post(STAR, form, name="Typed")
        assert kept.status_code == 503
        assert fields(kept)["name"] == "Typed"

    @pytest.mark.parametrize("identifier", ["", "[]", "{a: b}", "a/b", "~", "''"])
    def test_records_that_cannot_be_opened(self, ann: FlaskClient, post: Post, file: Path, identifier: str) -> None:
        """A record without a sound id is found, but leads nowhere; every page and form answers."""
        form = ann.get(STAR, headers=OWN)
        file.write_text(REGISTRY.replace("- id: holding", f"- id: {identifier}").replace("[harbour-post.com, ", "[[x], {y: z}, "))
        found = ann.get("/curate?list=organisations&q=harbour", headers=OWN)
        assert found.status_code == 200
        assert "Harbour Holding" in words(found)
        assert "/curate/records/organisations/" not in found.text
        assert ann.get("/curate?q=harbour-post.com", headers=OWN).status_code == 200
        assert post(STAR, form, name="Typed").status_code in (400, 503)

    def test_aliases_in_yaml(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """A file in which nothing can be put, since it is written with anchors, says so too."""
        form = ann.get(STAR, headers=OWN)
        file.write_text(REGISTRY.replace("type: broadcaster", "type: &a broadcaster"))
        assert post(STAR, form, name="Typed").status_code in (400, 409, 503)
