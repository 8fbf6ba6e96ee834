"""Which notes name a source, where one source ends and the next begins, and citation templates."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents import templates
from server.documents.block import Anchor, Block
from server.documents.entries import is_source, parted
from server.documents.notes import Notes
from server.documents.sourcelist import Entry, addressed, parse


def block(text, *anchors):
    """Make an entry."""
    return Block("entry", text, 0, 1, anchors=anchors)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("See https://ft.com/a.", True),
        ("{{cite web|title=A}}", True),
        ("Jane Doe, *A Winter*, 2019.", True),
        ("Interview with a baker.", True),
        ("Told by ft.com itself.", True),
        ("Reuters, a report of Monday", True),
        ("Doe v. Roe, Case 14/2021, order of 30 March 2022", True),
        ("Reuters had it wrong.", False),
        ("This figure is of 2022, rounded, and is not sure.", False),
        ("The count excludes ships.", False),
        (f"A long story {'and more ' * 60} of ft.com and so on", False),
    ],
)
def test_which_notes_name_a_source(text, source):
    """An address, a host, a title with a date, a listed outlet beside something else: anything else explains."""
    assert is_source(block(text), LISTED) is source
    assert is_source(block(text, Anchor(3, 3, "https://ft.com", 0)), LISTED)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("FT, “A”, https://ft.com/a; BBC, “B”, https://bbc.com/b", ["FT, “A”, https://ft.com/a", "BBC, “B”, https://bbc.com/b"]),
        ("FT (https://ft.com/a) and BBC (https://bbc.com/b).", ["FT (https://ft.com/a)", "BBC (https://bbc.com/b)."]),
        ("[A](https://ft.com/a) [B](https://bbc.com/b)", ["[A](https://ft.com/a)", "[B](https://bbc.com/b)"]),
        (
            "{{cite web|url=https://a.b/c}} {{cite web|url=https://a.b/d}}",
            ["{{cite web|url=https://a.b/c}}", "{{cite web|url=https://a.b/d}}"],
        ),
        ("FT, “A”, 2024; see there", ["FT, “A”, 2024; see there"]),
        (
            "https://ft.com/a, archived at https://web.archive.org/web/2020/https://ft.com/a",
            ["https://ft.com/a, archived at https://web.archive.org/web/2020/https://ft.com/a"],
        ),
    ],
)
def test_where_a_source_ends(text, parts):
    """Between two addresses, and at a semicolon between two sources; a copy in an archive is no second one."""
    assert [part for part, _ in parted(block(text), LISTED)] == parts


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("{{cite web|title=A|url=https://ft.com/a|last=Doe|first=J.}}", Entry("A", "J. Doe", None, "ft.com", "https://ft.com/a")),
        ("{{Internetquelle |titel=[[B|A]] |werk=FT |datum=3. Mai 2024}}", Entry("A", None, "FT", date="2024-05-03")),
        ("{{cite book|title=A|author=Doe|year=soon}}", Entry("A", "Doe")),
        ("{{cite web|url=nowhere at all}}", Entry()),
        ("{{cite web|date=2024}}", None),
        ("Words", None),
        ("{{x}}", None),
    ],
)
def test_templates(text, entry):
    """A template of a wiki gives title, address, author, publisher and date by its parameters."""
    assert templates.parse(text) == entry


def test_an_address_that_is_none():
    """An entry keeps what it has where the markup's address is none."""
    assert addressed(Entry("A"), "javascript:x") == Entry("A")


def test_nobody_by_that_name():
    """Names without letters, and a document without a list, name no work."""
    assert Notes({}, {}, ()).written("et al.", "2020") == ()


def test_a_host_with_a_path():
    """An entry that ends in a host with a path has an address."""
    assert parse("FT, “A”, 2024, ft.com/a", LISTED).url == "https://ft.com/a"
