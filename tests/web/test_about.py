"""The page about data, licences and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markup import read

from server.app import create_app
from server.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from apiflask import APIFlask
    from flask.testing import FlaskClient

    from server.editions import Editions


def test_about(client: FlaskClient, editions: Editions) -> None:
    """The page says what is stored, whose data is borrowed under which licence, and what each rater asks."""
    text = read(client, "/about")
    assert "it never fetches an address that it is asked about, and never logs one" in text
    assert "CC BY-SA 4.0" in text
    assert "MIT licence" in text
    registry = editions.current.registry
    assert all(f"{licence.holder}, {licence.licence}" in text for licence in registry.licences)
    assert all(rater.question in text for rater in registry.raters.values())
    assert all(f"“{value}”" in text for rater in registry.raters.values() for value in rater.scale)


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("desk@example.org", 'href="mailto:desk@example.org">desk@example.org</a>'),
        ("https://example.org/desk", 'href="https://example.org/desk">https://example.org/desk</a>'),
        ("javascript:alert(1)", "operator of this server: javascript:alert(1)</p>"),
    ],
)
def test_contact(app: APIFlask, monkeypatch: pytest.MonkeyPatch, contact: str, link: str) -> None:
    """The operator's contact is a link where it is a mail or web address, and never anything else."""
    monkeypatch.setitem(app.config, "MASTHEAD_CONTACT", contact)
    assert link in app.test_client().get("/about").text


def test_no_contact(client: FlaskClient) -> None:
    """Without a contact, the page says so and how records are corrected."""
    text = read(client, "/about")
    assert "The operator of this server has set no contact." in text
    assert "sources.yaml" in text


def test_empty_registry(tmp_path: Path) -> None:
    """A server with nothing in it says so on every page."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "sources.yaml").write_text("outlets: []\n")
    client = create_app(Settings(tmp_path / "sources.yaml", tmp_path / "seeds", tmp_path / "index.sqlite")).test_client()
    assert "No rater is in the registry." in read(client, "/about")
    assert "Registry of an unknown day, 0 outlets." in read(client, "/?url=example.org")
    assert "No outlet of the registry fits." in read(client, "/outlets")
