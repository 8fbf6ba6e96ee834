"""Renaming, merging, removing: old ids go on resolving, and nothing that was said is lost."""

from __future__ import annotations

from typing import Any

import pytest

from server.curation import Change, revising
from server.curation.revising import Impossible

SOURCE = {"source": "https://a.org/", "checked": "2026-01-01"}
DATA: dict[str, list[dict[str, Any]]] = {
    "licences": [{"id": "set", "name": "Set"}],
    "raters": [{"id": "judge", "name": "Judge", "licence": "set"}],
    "organisations": [
        {"id": "daughter", "name": "Daughter", "owners": [{"organisation": "group", **SOURCE}, {"name": "She", **SOURCE}]},
        {"id": "group", "name": "Group", "state": [{"by": "judge", "value": "no", **SOURCE}]},
        {"id": "holding", "name": "Holding", "wikidata": "Q2"},
    ],
    "outlets": [
        {"id": "other", "name": "Other", "domains": ["other.org"]},
        {
            "id": "paper",
            "former_ids": ["old"],
            "name": "The Paper",
            "aliases": ["Paper", "TP"],
            "domains": ["paper.org"],
            "namesakes": ["times.org"],
            "country": "GB",
            "owners": [{"organisation": "group", **SOURCE}],
            "ratings": [{"by": "judge", "value": "yes", **SOURCE}],
            "founded": {"value": "1900", **SOURCE},
        },
        {
            "id": "times",
            "name": "The Times of Paper",
            "aliases": ["TP", "Times"],
            "domains": ["times.org"],
            "country": "GB",
            "owners": [{"organisation": "group", **SOURCE}, {"name": "He", **SOURCE}],
        },
    ],
}


def changed(changes: list[Change]) -> dict[str, Any]:
    return {f"{change.list}/{change.id}": change.record for change in changes}


def test_lists() -> None:
    """The lists that have an id are known."""
    assert revising.lists(DATA, "paper") == ["outlets"]
    assert revising.lists(DATA, "none") == []


def test_renaming_an_outlet() -> None:
    """The old id, and those before it, stay the outlet's own; it may have its first name again."""
    record = changed(revising.rename(DATA, "outlets", "paper", "the-paper"))["outlets/paper"]
    assert (record["id"], record["former_ids"]) == ("the-paper", ["old", "paper"])
    record = changed(revising.rename(DATA, "outlets", "paper", "old"))["outlets/paper"]
    assert (record["id"], record["former_ids"]) == ("old", ["paper"])


def test_renaming_what_others_name() -> None:
    """Whoever names a record by its old id names it by the new one."""
    found = changed(revising.rename(DATA, "organisations", "group", "the-group"))
    assert [*found] == ["organisations/group", "organisations/daughter", "outlets/paper", "outlets/times"]
    assert found["organisations/group"]["id"] == "the-group"
    assert found["organisations/daughter"]["owners"] == [{"organisation": "the-group", **SOURCE}, {"name": "She", **SOURCE}]
    found = changed(revising.rename(DATA, "raters", "judge", "the-judge"))
    assert found["organisations/group"]["state"][0]["by"] == found["outlets/paper"]["ratings"][0]["by"] == "the-judge"
    assert changed(revising.rename(DATA, "licences", "set", "the-set"))["raters/judge"]["licence"] == "the-set"


@pytest.mark.parametrize("new", ["times", "old"])
def test_an_id_that_is_or_was_anothers(new: str) -> None:
    """An id is never used for another record."""
    with pytest.raises(Impossible, match="never used for another"):
        revising.rename(DATA, "outlets", "other", new)


def test_no_id() -> None:
    """A record keeps its id where no other is given."""
    with pytest.raises(Impossible, match="needs an id"):
        revising.rename(DATA, "outlets", "other", "")


def test_merging_outlets() -> None:
    """All hosts, names and statements of both are the one's that stays, each once; what differs and has one place is told."""
    changes, left_out = revising.merge(DATA, "outlets", "paper", "times")
    found = changed(changes)
    assert found["outlets/paper"] is None
    merged = found["outlets/times"]
    assert merged["former_ids"] == ["old", "paper"]
    assert merged["aliases"] == ["TP", "Times", "Paper", "The Paper"]
    assert merged["domains"] == ["times.org", "paper.org"]
    assert merged["namesakes"] == []
    assert merged["owners"] == [{"organisation": "group", **SOURCE}, {"name": "He", **SOURCE}]
    assert merged["ratings"] == DATA["outlets"][1]["ratings"]
    assert left_out == ["founded: 1900, https://a.org/, 2026-01-01"]


def test_merging_organisations() -> None:
    """Whoever names the one that goes names the one that stays."""
    found = changed(revising.merge(DATA, "organisations", "holding", "group").changes)
    assert found["organisations/group"] == {**DATA["organisations"][1], "wikidata": "Q2"}
    found = changed(revising.merge(DATA, "organisations", "group", "holding").changes)
    assert found["outlets/paper"]["owners"] == [{"organisation": "holding", **SOURCE}]
    assert found["organisations/holding"]["state"] == DATA["organisations"][1]["state"]
    with pytest.raises(Impossible, match="into itself"):
        revising.merge(DATA, "outlets", "paper", "paper")


def test_removing() -> None:
    """The id of a removed outlet leads to another; what others name is not removed."""
    found = changed(revising.remove(DATA, "outlets", "paper", "other"))
    assert found == {"outlets/paper": None, "outlets/other": {**DATA["outlets"][0], "former_ids": ["paper", "old"]}}
    assert changed(revising.remove(DATA, "organisations", "holding")) == {"organisations/holding": None}
    left = {"id": "paper", "former_ids": ["old"], "name": DATA["outlets"][1]["name"], "domains": DATA["outlets"][1]["domains"]}
    gone = changed(revising.remove(DATA, "outlets", "paper", reason=revising.Reason("a mistake", "2026-01-01")))
    assert gone == {"outlets/paper": None, "removed/paper": {**left, "why": "a mistake", "since": "2026-01-01"}}
    for name, identifier, said in (
        ("outlets", "paper", "say with --into"),
        ("organisations", "group", "organisations/daughter, outlets/paper, outlets/times"),
        ("platforms", "none", "no record 'none' in platforms"),
    ):
        with pytest.raises(Impossible, match=said):
            revising.remove(DATA, name, identifier)
