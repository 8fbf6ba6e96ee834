"""Records are previewed, saved and added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from changes import POST, STAR, SUN, saved
from conftest import OWN, REGISTRY, fields, words

from server import curation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    Post = Callable[..., TestResponse]


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


REMOVED = """
removed:
- id: moon
  name: The Moon
  domains: [moon.example.com]
  why: It is printed by nobody
  since: 2026-01-02
"""


def test_an_outlet_that_was_taken_out(ann: FlaskClient, post: Post, file: Path) -> None:
    """Its reason can be changed as other records are; none can be added by hand, which would leave an outlet in two lists."""
    file.write_text(file.read_text() + REMOVED)
    home = ann.get("/curate?list=removed&q=moon", headers=OWN)
    assert "/curate/records/removed/moon" in home.text
    assert "/curate/new/outlets" in home.text
    assert "/curate/new/removed" not in home.text
    page = post("/curate/records/removed/moon", why="It was never printed")
    assert "It was never printed" in words(page)
    saved = post("/curate/records/removed/moon", page, do="save", reason="clearer")
    assert saved.status_code == 303
    assert "why: It was never printed" in file.read_text()
