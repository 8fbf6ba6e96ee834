"""Records are found, changed, added; problems stand beside their fields; what changed meanwhile is never overwritten."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from conftest import BOB, OWN, REGISTRY, enter, fields, read, words

from server import curation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    Post = Callable[..., TestResponse]

POST = "/curate/records/outlets/harbour-post"
STAR = "/curate/records/outlets/star"
SUN = {
    "name": "Morning Sun",
    "domains": "morning-sun.com",
    "type": "newspaper",
    "source": "https://register.example.org/sun",
}


def saved(post: Post, address: str, reason: str = "because", **change: Any) -> TestResponse:
    """Change a record and save it."""
    return post(address, post(address, **change), do="save", reason=reason)


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

    def test_aliases_in_yaml(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """A file in which nothing can be put, since it is written with anchors, says so too."""
        form = ann.get(STAR, headers=OWN)
        file.write_text(REGISTRY.replace("type: broadcaster", "type: &a broadcaster"))
        assert post(STAR, form, name="Typed").status_code in (400, 409, 503)


class TestPreview:
    """What is shown before it is saved."""

    def test_outlet(self, post: Post, file: Path) -> None:
        """The difference, and the card as readers will see it; nothing is saved."""
        page = post(POST, name="Harbour Times", country="FR")
        assert "- name: Harbour Post + name: Harbour Times" in words(page)
        assert "Harbour Times Newspaper · France" in words(page)
        assert "The Lange family" in words(page)
        assert file.read_text() == REGISTRY

    def test_back_to_the_form(self, post: Post) -> None:
        """The form comes back as it was left."""
        page = post(POST, name="Harbour Times", aliases="One\r\nTwo")
        form = post(POST, page, do="edit", reason="half")
        assert (fields(form)["name"], fields(form)["aliases"], fields(form)["reason"]) == ("Harbour Times", "One\r\nTwo", "half")

    @pytest.mark.parametrize(
        ("address", "change", "said"),
        [
            ("/curate/records/organisations/holding", {"name": "Port Holding"}, "Port Holding : 60 %"),
            ("/curate/records/organisations/mother", {"name": "Other"}, "No outlet’s card shows this record."),
            ("/curate/records/raters/watchers", {"question": "Is it open?"}, "Is it open? The Watchers says: “free”"),
        ],
    )
    def test_others(self, post: Post, address: str, change: dict[str, str], said: str) -> None:
        """Of another record, the cards on which it is seen."""
        assert said in words(post(address, **change))

    def test_chains(self, post: Post) -> None:
        """An owner of an owner is seen too, and a chain that meets itself ends."""
        owner = {"owners__0__organisation": "mother", "owners__0__name": ""}
        saved(post, "/curate/records/organisations/holding", **owner)
        assert "Harbour Post" in words(post("/curate/records/organisations/mother", name="Grand Company"))
        twice = post(POST, do="add:owners")
        source = {"source": "https://register.example.org/post", "checked": "2026-01-02", "organisation": "mother"}
        page = post(POST, twice, **{f"owners__2__{name}": text for name, text in source.items()})
        saved_page = post(POST, page, do="save", reason="x")
        assert saved_page.status_code == 303
        assert "Harbour Post" in words(post("/curate/records/organisations/mother", name="Grand Company"))

    def test_warnings(self, post: Post) -> None:
        """What can wait is told, and stops nothing."""
        page = post(STAR, source="https://en.wikipedia.org/wiki/Evening_Star")
        assert page.status_code == 200
        assert "When there is time source: this page changes" in words(page)

    def test_many_cards(self, post: Post, file: Path) -> None:
        """Of a rater of many outlets three cards are shown, the others counted."""
        rating = (
            "  ratings:\n  - by: watchers\n    value: free\n    source: https://watchers.example.org/x\n    checked: 2026-01-02\n"
        )
        star = REGISTRY[REGISTRY.index("- id: star") :] + rating
        stars = [star.replace("star", f"star{number}").replace("Evening Star", f"Star {number}") for number in range(4)]
        file.write_text(f"{REGISTRY}{rating}{''.join(stars)}")
        assert "And the cards of 3 other outlets" in words(post("/curate/records/raters/watchers", name="The Guards"))


class TestSave:
    """What is saved, and how."""

    def test_saved(self, ann: FlaskClient, post: Post, file: Path) -> None:
        """Just the record changes, comments stay, and the history says who, why and what."""
        response = saved(post, POST, "It moved", country="FR")
        assert response.headers["Location"] == "/curate/history/1?saved=1"
        assert file.read_text() == REGISTRY.replace("country: DE", "country: FR")
        (entry,) = curation.entries(file)
        assert (entry.by, entry.why, entry.changed) == ("ann", "It moved", ("outlets/harbour-post",))
        page = words(ann.get(response.headers["Location"], headers=OWN))
        assert "Saved. The server shows it within two seconds: harbour-post ." in page
        assert "- country: DE + country: FR" in page

    @pytest.mark.parametrize("reason", ["", " \r\n ", "x" * 301])
    def test_a_reason_is_needed(self, post: Post, file: Path, reason: str) -> None:
        """Nothing is saved without a reason that the history can hold."""
        page = saved(post, POST, reason, country="FR")
        assert page.status_code == 400
        assert "Say in up to 300 characters why" in words(page)
        assert (file.read_text(), fields(page)["country"]) == (REGISTRY, "FR")

    def test_nothing_changed(self, post: Post, file: Path) -> None:
        """What changes nothing is no save."""
        page = saved(post, POST)
        assert "Nothing is changed" in words(page)
        assert curation.entries(file) == []

    def test_checked_once_more(self, post: Post, file: Path) -> None:
        """A save is checked as every registry is, whatever the form says of itself."""
        assert post(POST, country="UK", do="save", reason="x").status_code == 400
        assert file.read_text() == REGISTRY

    def test_id_stays(self, post: Post, file: Path) -> None:
        """The id of a record is not changed by its form."""
        saved(post, POST, id="other", country="FR")
        assert file.read_text() == REGISTRY.replace("country: DE", "country: FR")

    def test_damaged_history(self, post: Post, file: Path) -> None:
        """Where the history cannot be written nothing is saved, and what was typed is kept."""
        file.with_name("sources.history.jsonl").write_text("nonsense\n")
        page = saved(post, POST, country="FR")
        assert page.status_code == 503
        assert "It was not saved" in words(page)
        assert (file.read_text(), fields(page)["country"]) == (REGISTRY, "FR")

    def test_others_save_all_the_time(self, post: Post, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A save that others overtake is tried anew, and given up in the end."""
        calls = []
        real = curation.save

        def overtaken(*given: Any, **named: Any) -> Any:
            calls.append(1)
            if len(calls) in (1, 3, 4, 5):
                raise curation.Conflict("meanwhile")
            return real(*given, **named)

        monkeypatch.setattr(curation, "save", overtaken)
        assert saved(post, POST, country="FR").status_code == 303
        assert saved(post, POST, country="DE").status_code == 503
        assert file.read_text() == REGISTRY.replace("country: DE", "country: FR")


class TestNew:
    """Records are added."""

    def test_added(self, post: Post, file: Path) -> None:
        """A new record stands where its id sorts, and today is offered as the day of the check."""
        assert saved(post, "/curate/new/outlets", id="morning-sun", **SUN).status_code == 303
        assert "- id: morning-sun\n  name: Morning Sun\n" in file.read_text()
        assert file.read_text().index("morning-sun") < file.read_text().index("- id: star")

    def test_an_id_is_offered(self, post: Post, file: Path) -> None:
        """Where none is given, or another's, the problem says which would do."""
        for given in ("", "star", "Morning Sun"):
            page = post("/curate/new/outlets", id=given, **SUN)
            assert page.status_code == 400
            part = page.text.partition('id="wrong-id"')[2].partition("</div>")[0]
            assert "<code>morning-sun</code>" in part
        assert file.read_text() == REGISTRY

    def test_all_at_once(self, post: Post) -> None:
        """An empty form tells of every field that is needed."""
        page = post("/curate/new/outlets")
        for field in ("id", "name", "domains", "source"):
            assert f'id="wrong-{field}"' in page.text

    def test_a_host_to_begin_with(self, ann: FlaskClient) -> None:
        """A search for a host that nobody has leads to a form that holds it."""
        assert "/curate/new/outlets?host=unknown.example.org" in ann.get("/curate?q=unknown.example.org", headers=OWN).text
        assert fields(ann.get("/curate/new/outlets?host=unknown.com", headers=OWN))["domains"] == "unknown.com"

    def test_other_lists(self, post: Post, file: Path) -> None:
        """A list that the file has not yet is begun."""
        change = {"id": "set", "name": "Set", "licence": "MIT", "holder": "Me", "url": "https://set.example.org/"}
        assert saved(post, "/curate/new/licences", **change).status_code == 303
        assert "licences:\n- id: set\n" in file.read_text()


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
