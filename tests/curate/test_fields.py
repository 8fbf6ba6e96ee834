"""Forms say what the models say, and nothing that was typed is lost between them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.curate import fields
from server.registry.records import File, Outlet, Owner

OUTLETS = fields.parts()["outlets"]
LINE = (
    st.text(st.sampled_from("aé😀'\"<&: #-"), min_size=1, max_size=8)
    .map(str.strip)
    .filter(bool)
    .map(lambda text: " ".join(text.split()))
)
STATEMENT = st.fixed_dictionaries({"source": LINE}, optional={"value": LINE, "note": LINE, "as_of": LINE})
RECORD = st.fixed_dictionaries(
    {"id": LINE, "name": LINE},
    optional={
        "aliases": st.lists(LINE, min_size=1, max_size=3),
        "domains": st.lists(LINE, min_size=1, max_size=3),
        "type": LINE,
        "founded": STATEMENT,
        "funding": st.lists(STATEMENT, min_size=1, max_size=3),
    },
)


def test_every_field() -> None:
    """Each list and each field of the models has its place in a form, with the model's own words."""
    assert list(fields.parts()) == list(File.model_fields)
    for model in fields.parts().values():
        assert {field.name: field.description for field in fields.of(model)} == {
            name: info.description for name, info in model.model_fields.items()
        }


def test_shapes() -> None:
    """A list is lines, a closed list a choice, statements are fields of their own: what they say before where it was read."""
    shapes = {field.name: field.shape for field in fields.of(Outlet)}
    assert [shapes[name] for name in ("id", "country", "aliases", "type", "founded", "owners")] == [
        "line",
        "line",
        "lines",
        "choice",
        "statement",
        "statements",
    ]
    assert [field.name for field in fields.of(Owner)][:4] == ["name", "organisation", "share", "source"]
    by_name = {field.name: field for field in fields.of(Outlet)}
    assert "newspaper" in by_name["type"].choices
    assert (by_name["id"].needed, by_name["country"].needed) == (True, False)
    assert (by_name["country"].suggested, by_name["languages"].suggested, by_name["name"].suggested) == ("countries", "", "")


@given(RECORD)
def test_there_and_back(record: dict[str, Any]) -> None:
    """Whatever a record says, its form says, and the record comes out of the form as it was."""
    typed = {name: text.replace("\n", "\r\n") for name, text in fields.flat(OUTLETS, record)}
    assert fields.record(OUTLETS, typed) == record
    assert fields.shows(OUTLETS, record)


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "wikdata": "Q1"},
        {"id": "a", "owners": "me"},
        {"id": "a", "owners": ["me"]},
        {"id": "a", "founded": [{"value": "1901"}]},
        {"id": "a", "domains": "a.com"},
        {"id": "a", "domains": [["a.com"]]},
        {"id": "a", "name": "two\nlines"},
        {"id": "a", "name": ["a"]},
        {"id": "a", "funding": [{"value": "x", "colour": "red"}]},
    ],
)
def test_what_a_form_cannot_say(record: dict[str, Any]) -> None:
    """A record of another shape is not put into a form, which would lose a part of it."""
    assert not fields.shows(OUTLETS, record)


def test_typed_by_hand() -> None:
    """Blanks around values, empty lines and gaps in numbers are no values; an added statement is there while it is empty."""
    typed = {
        "name": "  The   Post ",
        "domains": "\r\n a.com \r\n\r\nb.com\n",
        "owners.7.name": "x",
        "owners.2": "",
        "owners.x.name": "y",
        "other": "z",
    }
    record = fields.record(OUTLETS, typed)
    assert record == {"name": "The Post", "domains": ["a.com", "b.com"], "owners": [{}, {"name": "x"}]}
    assert fields.told(record) == {"name": "The Post", "domains": ["a.com", "b.com"], "owners": [{"name": "x"}]}
    assert fields.told({"owners": [{}]}) == {}


@pytest.mark.parametrize(
    ("deed", "after"),
    [
        ("add:owners", ["a", "b", "c", None]),
        ("add:replies", ["a", "b", "c"]),
        ("remove:owners:1", ["a", "c"]),
        ("up:owners:2", ["a", "c", "b"]),
        ("up:owners:0", ["a", "b", "c"]),
        ("down:owners:0", ["b", "a", "c"]),
        ("down:owners:2", ["a", "b", "c"]),
        ("remove:owners:3", ["a", "b", "c"]),
        ("remove:owners:", ["a", "b", "c"]),
        ("remove:owners:²", ["a", "b", "c"]),
        ("add:name", ["a", "b", "c"]),
        ("add:nothing", ["a", "b", "c"]),
        ("dance:owners:1", ["a", "b", "c"]),
    ],
)
def test_deeds(deed: str, after: list[str | None]) -> None:
    """Statements are added, removed and moved; what names no statement changes nothing else."""
    record = {"name": "x", "owners": [{"name": name} for name in "abc"]}
    done = fields.act(OUTLETS, record, deed)
    assert [owner.get("name") for owner in done["owners"]] == after
    assert done["name"] == "x"
