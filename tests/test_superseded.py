"""Links to claims and outlets outlive what they led to: they lead on, or say what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from server.app import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from server.editions import Editions
    from server.settings import Settings


@pytest.fixture
def asked(settings: Settings, held: Editions) -> FlaskClient:
    """A client of what is served from those files."""
    return create_app(settings, held).test_client()


def edit(settings: Settings, held: Editions, old: str, new: str) -> None:
    """Edit the document, and renew."""
    path = settings.seeds / "sabotaged-peace.txt"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    held.renew()
    assert held.problems == []


def claim(held: Editions) -> dict[str, str]:
    """The first claim of the document that stands on one line of it."""
    for _, body in held.current.index.claims():
        found: dict[str, str] = orjson.loads(body)
        words = found["text"].split()
        if len(words) > 12 and "\n" not in found["quote"]["exact"]:
            return {"id": found["id"], "exact": found["quote"]["exact"], "word": max(words, key=len).strip("“”.,")}
    raise AssertionError


def test_a_former_wording(settings: Settings, held: Editions, asked: FlaskClient) -> None:
    """The id of a wording that was hardly changed answers with the claim as it is now; its page leads to that claim's."""
    old = claim(held)
    edit(settings, held, old["exact"], old["exact"].replace(old["word"], old["word"] + "x", 1))
    answer = asked.get(f"/v1/claims/{old['id']}")
    assert (answer.status_code, answer.json["former_ids"]) == (200, [old["id"]])
    new = answer.json["id"]
    assert new != old["id"]
    assert asked.get(f"/v1/claims/{new}").json == answer.json
    page = asked.get(f"/claims/{old['id']}")
    assert (page.status_code, page.headers["Location"]) == (301, f"/claims/{new}")


def test_a_sentence_that_is_gone(settings: Settings, held: Editions, asked: FlaskClient) -> None:
    """The id of a sentence that is gone answers 410, with what and since when; so does its page, in words."""
    old = claim(held)
    edit(settings, held, old["exact"], "")
    answer = asked.get(f"/v1/claims/{old['id']}")
    assert (answer.status_code, answer.json["code"], answer.mimetype) == (410, "superseded", "application/problem+json")
    assert answer.json["detail"].startswith("This sentence does not stand in the document “sabotaged-peace” any more")
    page = asked.get(f"/claims/{old['id']}", headers={"Accept": "text/html"})
    assert page.status_code == 410
    assert "does not stand in the document “sabotaged-peace” any more" in page.text


def test_a_withdrawn_document(settings: Settings, held: Editions, asked: FlaskClient) -> None:
    """The claims of a withdrawn document answer 410, with the reason, and without a word of theirs."""
    old = claim(held)
    sidecar = settings.seeds / "sabotaged-peace.yaml"
    sidecar.write_text(sidecar.read_text().replace("withdrawn:", "#") + "\nwithdrawn: its author asked for it\n")
    held.renew()
    answer = asked.get(f"/v1/claims/{old['id']}")
    assert (answer.status_code, answer.json["code"]) == (410, "withdrawn")
    assert "was withdrawn: its author asked for it." in answer.json["detail"]
    assert old["word"] not in answer.text


def test_documented(asked: FlaskClient) -> None:
    """The API's reference names the answer, for claims alone."""
    paths = asked.get("/openapi.json").json["paths"]
    assert "superseded" in paths["/v1/claims/{identifier}"]["get"]["responses"]["410"]["description"]
    assert "410" not in paths["/v1/documents/{identifier}"]["get"]["responses"]


def test_a_removed_outlet(settings: Settings, held: Editions, asked: FlaskClient) -> None:
    """The ids of an outlet that was a mistake answer 410 with the reason; so do its page, and a report about it."""
    text = settings.registry.read_text()
    gone = "{id: 000-oops, former_ids: [oops-once], name: Oops, why: Its host was another's, since: 2026-01-02}"
    head, found, rest = text.partition("\nremoved:\n")
    settings.registry.write_text(f"{head}\nremoved:\n- {gone}\n{rest if found else ''}")
    held.renew()
    assert held.problems == []
    for identifier in ("000-oops", "oops-once"):
        answer = asked.get(f"/v1/outlets/{identifier}")
        assert (answer.status_code, answer.json["code"]) == (410, "removed")
        assert answer.json["detail"] == "“Oops” was taken out of the registry on 2026-01-02: Its host was another's."
        assert asked.post("/v1/reports", json={"outlet": identifier, "kind": "outdated", "text": "x"}).status_code == 410
    page = asked.get("/outlets/000-oops", headers={"Accept": "text/html"})
    assert page.status_code == 410
    assert "Its host was another&#39;s." in page.text
    answers = asked.get("/openapi.json").json["paths"]["/v1/outlets/{identifier}"]["get"]["responses"]
    assert answers["410"]["description"] == "`removed`: The outlet was taken out of the registry"
