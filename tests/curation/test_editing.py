"""Changing records in the text of the registry: what is not changed keeps its bytes, and no comment is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import IDS, RECORD, written

from server import yamltext
from server.curation import Change, Unreadable, apply, layout
from server.curation.editing import plain, restore

TEXT = """# The file.

outlets:  # publishers
# Heading

# about a
- id: a
  name: A   # odd blanks
  owners:
  # first
  - {name: One, source: "https://one.org/"}
  - name: Two
    source: https://two.org/  # two
  # end of a

# Second heading

- id: c
  name:   C
"""


def test_a_change_touches_one_record() -> None:
    """A changed record is in form and keeps its comments; all else keeps its bytes."""
    changed = {"id": "c", "name": "See", "aliases": ("X", "Y"), "country": None, "owners": []}
    assert apply(TEXT, [Change("outlets", "c", changed)]) == TEXT.replace("  name:   C\n", "  name: See\n  aliases: [X, Y]\n")


def test_comments_go_with_their_statement() -> None:
    """A comment stays with its statement when another is put before it; that of one that is gone stays in the list."""
    owners = [{"name": "New", "source": "n"}, {"name": "Two", "source": "https://two.org/", "share": "5 %"}]
    text = apply(TEXT, [Change("outlets", "a", {"id": "a", "name": "A", "owners": owners})])
    assert text.partition("  owners:\n")[2].partition("# Second")[0] == (
        "  - name: New\n    source: n\n"
        "  - name: Two\n    share: 5 %\n    source: https://two.org/  # two\n  # end of a\n  # first\n\n"
    )


def test_comments_in_a_list_of_words() -> None:
    """A word's comment goes with the word; that of one that is gone stays in the list."""
    text = "outlets:\n- id: a\n  domains:\n  - a.org  # first\n  - b.org  # second\n"
    changed = apply(text, [Change("outlets", "a", {"id": "a", "domains": ["c.org", "b.org"]})])
    assert changed == "outlets:\n- id: a\n  domains:\n  - c.org\n  - b.org  # second\n  # first\n"


def test_no_change_keeps_the_bytes() -> None:
    """A record that is what it was keeps its bytes, whatever its layout."""
    data, _ = layout.read(TEXT)
    assert apply(TEXT, [Change("outlets", record["id"], record) for record in data["outlets"]]) == TEXT


def test_a_new_record_sorts_in() -> None:
    """A new record stands where its id sorts, with a blank line where records are long."""
    text = apply(
        TEXT, [Change("outlets", "b", {"id": "b"}), Change("outlets", "d", {"id": "d"}), Change("outlets", "0", {"id": "0"})]
    )
    assert "# Heading\n\n- id: '0'\n\n# about a" not in text
    assert [record["id"] for record in layout.read(text)[0]["outlets"]] == ["0", "a", "b", "c", "d"]
    assert "  # end of a\n\n- id: b\n\n# Second heading\n\n- id: c\n" in text
    assert text.endswith("  name:   C\n\n- id: d\n")


def test_a_removed_record_takes_its_comment() -> None:
    """What stands directly above a record goes with it; a heading stays."""
    text = apply(TEXT, [Change("outlets", "a", None)])
    assert text == "# The file.\n\noutlets:  # publishers\n# Heading\n\n# Second heading\n\n- id: c\n  name:   C\n"
    assert apply(text, [Change("outlets", "c", None)]).endswith("outlets: []  # publishers\n# Heading\n\n# Second heading\n\n")


def test_the_first_record_of_a_list_that_was_empty() -> None:
    """An empty list, a missing one and an empty file take a record."""
    assert apply("outlets: []  # none\n", [Change("outlets", "a", {"id": "a"})]) == "outlets:  # none\n- id: a\n"
    assert apply("", [Change("outlets", "a", {"id": "a"})]) == "outlets:\n- id: a\n"
    assert apply("# h\n{}\n", [Change("outlets", "a", {"id": "a"})]) == "# h\n\noutlets:\n- id: a\n"
    two = apply("# h\n\noutlets:\n- id: a\n", [Change("raters", "b", {"id": "b"})])
    assert two == "# h\n\nraters:\n- id: b\n\noutlets:\n- id: a\n"
    assert apply("raters:\n- id: b", [Change("outlets", "a", {"id": "a"})]) == "raters:\n- id: b\n\noutlets:\n- id: a\n"
    assert apply("other:\n- id: b\n", [Change("raters", "a", {"id": "a"})]) == "raters:\n- id: a\n\nother:\n- id: b\n"


@pytest.mark.parametrize(
    ("head", "own"),
    [("# The file.\n\n", "# Publishers\n"), ("# The file.\n \n", ""), ("", ""), ("raters: []\n\n", "# Publishers\n")],
)
def test_a_new_list_stands_above_the_next_ones_heading(head: str, own: str) -> None:
    """The file's own comment stays first, and a list's own comment stays with it; with its last record a spare list goes."""
    outlets = "outlets:\n- id: a\n"
    text = apply(f"{head}{own}{outlets}", [Change("organisations", "b", {"id": "b"})])
    assert text == f"{head}organisations:\n- id: b\n\n{own}{outlets}"
    assert restore(text, {("organisations", "b"): None}, ["organisations"]) == f"{head}{own}{outlets}"


def test_a_spare_list_that_stays() -> None:
    """The only list of a file stays, as does one that holds a comment; the last of several goes."""
    assert restore("# h\n\nraters:\n- id: b\n", {("raters", "b"): None}, ["raters"]) == "# h\n\nraters: []\n"
    noted = "raters: []\n\nremoved:  # gone\n- id: b\n"
    assert restore(noted, {("removed", "b"): None}, ["removed"]) == "raters: []\n\nremoved: []  # gone\n"
    assert restore("raters: []\n\nremoved:\n- id: b\n", {("removed", "b"): None}, ["removed"]) == "raters: []\n"


def test_removing_within() -> None:
    """The first and a middle record go without leaving blank lines behind."""
    text = "outlets:\n- id: a\n\n- id: b\n\n- id: c\n"
    assert apply(text, [Change("outlets", "a", None)]) == "outlets:\n- id: b\n\n- id: c\n"
    assert apply(text, [Change("outlets", "b", None)]) == "outlets:\n- id: a\n\n- id: c\n"


def test_renaming_moves() -> None:
    """A record with another id stands where that sorts, with its comments; nothing else has to be told."""
    text = apply(TEXT, [Change("outlets", "a", {**layout.read(TEXT)[0]["outlets"][0], "id": "z"})])
    assert text.index("- id: c") < text.index("# about a") < text.index("- id: z") < text.index("# end of a")


@pytest.mark.parametrize(
    "text", ["outlets: [{id: a}, {id: c}]\n", "outlets:\n-\n  id: a\n- id: c\n", "{outlets: [{id: a}, {id: c}]}"]
)
def test_an_unusual_layout(text: str) -> None:
    """A file whose records do not stand on lines of their own is put into form first."""
    assert apply(text, [Change("outlets", "b", {"id": "b"})]) == "outlets:\n- id: a\n\n- id: b\n\n- id: c\n"


@pytest.mark.parametrize("identifier", ["", "[x]", "{x: y}"])
def test_a_record_without_an_id_in_words(identifier: str) -> None:
    """Nothing is put into a file in which a record has no id, or something else in its place."""
    with pytest.raises(Unreadable):
        apply(f"outlets:\n- id: {identifier}\n- id: c\n", [Change("outlets", "b", {"id": "b"})])


def test_an_empty_list_on_two_lines() -> None:
    """So is a file whose empty list stands on a line of its own."""
    assert apply("outlets:\n  []\n", [Change("outlets", "b", {"id": "b"})]) == "outlets:\n- id: b\n"


def test_indented_lists() -> None:
    """Where a list is indented, so are its new records."""
    assert (
        apply("outlets:\n  # x\n  - id: b\n", [Change("outlets", "a", {"id": "a"})])
        == "outlets:\n  - id: a\n\n  # x\n  - id: b\n"
    )


def test_line_ends_and_byte_order_mark() -> None:
    """Windows' line ends and a byte order mark are kept; an odd line end among others keeps its bytes."""
    text = "\ufeffoutlets:\r\n- id: b\r\n"
    assert apply(text, [Change("outlets", "a", {"id": "a"})]) == "\ufeffoutlets:\r\n- id: a\r\n\r\n- id: b\r\n"
    assert apply("outlets:\r\n- id: b\n", [Change("outlets", "c", {"id": "c"})]) == "outlets:\r\n- id: b\n\n- id: c\n"


def test_what_cannot_be_changed() -> None:
    """An unknown list, a record that is not there, and what is no registry are errors."""
    for change in (Change("others", "a", {"id": "a"}), Change("outlets", "x", None)):
        with pytest.raises(KeyError):
            apply(TEXT, [change])
    for text in ("outlets: [", "&a a", "*a", "{? [a] : b}", "a: 1\na: 2", "[" * 30 + "]" * 30, "text", "outlets:\n- a\n"):
        with pytest.raises(Unreadable):
            apply(text, [Change("outlets", "a", {"id": "a"})])


def test_plain() -> None:
    """What models hold becomes what the file says."""
    assert plain({"a": None, "b": (), "c": 2009, "d": ("x", {"e": ""}), "f": {"g": None}}) == {"c": "2009", "d": ["x", {}]}


def test_restore() -> None:
    """Lines of a record are put back as they were."""
    body = "# about\n- id: c\n  name:   C\n"
    gone = restore(TEXT, {("outlets", "c"): None})
    assert "id: c" not in gone
    assert body in restore(gone, {("outlets", "c"): body})


CHANGES = st.lists(st.tuples(st.sampled_from(["raters", "outlets"]), IDS, st.none() | RECORD), max_size=4)


@settings(max_examples=40)
@given(written(), CHANGES)
def test_any_changes_of_any_text(text: str, changes: list[tuple[str, str, Any]]) -> None:
    """Whatever the text and the changes: the outcome has the records wanted and all comments of the records that stay."""
    data, _ = layout.read(text)
    wanted = {(name, record["id"]): record for name, records in data.items() for record in records or ()}
    for name, identifier, record in changes:
        there, new = (name, identifier) in wanted, plain(record or {})
        taken = new and new["id"] != identifier and (name, new["id"]) in wanted
        if not (there or new) or taken or (new and not there and new["id"] != identifier):
            continue
        comments = _comments(text)
        text = apply(text, [Change(name, identifier, new or None)])
        wanted.pop((name, identifier), None)
        if new:
            wanted[name, new["id"]] = new
            assert _comments(text) == comments
    data, _ = layout.read(text)
    assert {(name, record["id"]): record for name, records in data.items() for record in records or ()} == wanted


def _comments(text: str) -> list[str]:
    return sorted(comment.text for comment in yamltext.scan(text.removeprefix("\ufeff")).comments())
