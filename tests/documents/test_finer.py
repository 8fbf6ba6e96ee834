"""Finer habits of writers: where sentences end at marks, what covers a paragraph, tables, powers, notes that claim."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.extraction import Text, extract


def read(text, *, html=False, markdown=True):
    """Read a text."""
    return extract(Text("d", text, "en", markdown, html=html), LISTED)


def told(text, *, html=False, markdown=True):
    """List for each citation the sentence, the host and the scope."""
    found = read(text, html=html, markdown=markdown)
    return [(claim.text, one.domain, one.scope) for claim in found.claims for one in claim.citations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In [#86](https://bbc.com/a) I said so.", [("In #86 I said so.", "bbc.com", "sentence")]),
        ("It ran until 11:40 p.m. (bbc.com) Towns slept.", [("It ran until 11:40 p.m.", "bbc.com", "sentence")]),
        ("Some more than others… [A man](https://bbc.com/a) said so.", [("A man said so.", "bbc.com", "sentence")]),
        ("It rose. It fell. [FT](https://ft.com/a)", [("It fell.", "ft.com", "sentence")]),
        ("It rose. [It fell by half again in May](https://ft.com/a)", [("It fell by half again in May", "ft.com", "sentence")]),
        ("It rose (bbc.com) and _fell_ by __half__.", [("It rose and fell by half.", "bbc.com", "clause")]),
        ("It rose (bbc.com) in a_b_c.", [("It rose in a_b_c.", "bbc.com", "clause")]),
    ],
)
def test_where_sentences_end(text, expected):
    """A link goes on with its sentence, a time and an ellipsis may end one, a link after the last stop is its source."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("**Prices rose in all the towns.** Milk cost more. (bbc.com)", "paragraph"),
        ("**Prices in towns.** Milk cost more. (bbc.com)", "sentence"),
        ("It rose much. “It fell again. Nobody knew.” (bbc.com)", "paragraph"),
        ("It rose much. Mr. A. Gil knew of it. (bbc.com)", "sentence"),
    ],
)
def test_what_covers_a_paragraph(text, scope):
    """A sentence in bold counts with the one that it leads, and each sentence of a quotation counts."""
    assert [each for _, _, each in told(text)] == [scope]


def test_several_references_after_the_last_stop():
    """Each of several marks that stand side by side after the last full stop covers the paragraph."""
    bbc, ft = (f"<ref>https://{host}/news/it-fell-12345</ref>" for host in ("bbc.com", "ft.com"))
    assert told(f"It rose much. It fell again. Nobody knew.{bbc} {ft}", markdown=False) == [
        ("Nobody knew.", "bbc.com", "paragraph"),
        ("Nobody knew.", "ft.com", "paragraph"),
    ]


def test_an_author_told_beside_the_number_of_the_work():
    """Where a number leads to the same work, the author and year before it are words."""
    notes = "[1] Doe, J., “A”, BBC 5 (2020): 7, https://bbc.com/a.\n[2] Roe, J., “B”, FT, 2020, https://ft.com/b.\n"
    text = f"Doe (2020) says so.[1]\n\n# Notes\n\n{notes}"
    assert told(text, markdown=False) == [("Doe (2020) says so.", "bbc.com", "sentence")]


def test_references_in_a_box():
    """A reference that a box of facts or a table defines answers to marks elsewhere."""
    text = (
        '{{Infobox|deaths=2<ref name="a">{{cite web|url=https://bbc.com/a|title=A}}</ref><ref>x</ref>}}\n\n'
        '{|\n| 1<ref name="b">{{cite web|url=https://ft.com/b|title=B}}</ref><ref name="c"> </ref>\n|}\n\n'
        'It rose.<ref name="a"/> It fell.<ref name="b"/>\n'
    )
    assert told(text, markdown=False) == [("It rose.", "bbc.com", "sentence"), ("It fell.", "ft.com", "sentence")]


@pytest.mark.parametrize("html", [False, True])
def test_powers_are_no_marks(html):
    """A raised figure after a unit is part of it."""
    text = "<p>It was 9 m<sup>3</sup>, so the BBC (bbc.com).</p><ol><li>BBC, “A”, 2020</li></ol>"
    text = f"<html><body><article>{text}</article></body></html>" if html else "It was 9 m<sup>3</sup>, so the BBC (bbc.com)."
    assert "3" in told(text, html=html)[0][0]


def test_a_note_that_claims():
    """A note that names no source and has a mark of its own is a claim."""
    text = (
        "<article><p>It rose<sup><a href='#n1'>a</a></sup> by half in all of the towns.</p>"
        "<ol><li id='n1'>The figure is disputed by some.<sup><a href='#r1'>1</a></sup></li></ol>"
        "<ol><li id='r1'>BBC, “A”, 3 May 2020, https://bbc.com/a</li></ol></article>"
    )
    assert told(text, html=True) == [("The figure is disputed by some.", "bbc.com", "sentence")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("A.\n\n| a | b |\n|---|---|\n| 1 | (bbc.com) |\n| 2 | - |\n", ["| 1 | (bbc.com) |"]),
        ("A.\n\n{|\n| 1\n|-\n| 2<ref>BBC</ref>\n|}\n", ["| 2<ref>BBC</ref>"]),
        ("A.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", []),
    ],
)
def test_rows_of_tables(text, rows):
    """A row that cites is no claim, and is said to be left out."""
    assert [left.text for left in read(text).left_out if left.reason.startswith("row of a table")] == rows


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ("Doe, “A”, BBC, 3 May 2020. https://bbc.com/a\n“B”, Reuters, 4 May 2021.\n", ["bbc.com", "reuters.com"]),
        ("Doe, “A”, BBC, 3 May 2020. https://bbc.com/a\n", []),
        ("", []),
    ],
)
def test_a_list_without_numbers(entries, found):
    """Marks [1] to [n] lead to the entries of a list without numbers if those are as many."""
    read_text = read(f"It rose.[1] It fell.[2]\n\nReferences\n\n{entries}", markdown=False)
    works = {work.id: work.domain or "reuters.com" for work in read_text.works}
    assert [works.get(one.work) for claim in read_text.claims for one in claim.citations] == found


def test_a_template_that_closes_a_list():
    """The template that ends the columns of a list is no part of its last entry."""
    text = "It rose.{{sfn|Doe|2020}}\n\n== References ==\n{{refbegin}}\n* Doe, Jane (2020). ''A title''. Press.\n{{refend}}\n"
    assert [work.raw for work in read(text, markdown=False).works] == ["Doe, Jane (2020). ''A title''. Press."]


def test_a_figure_in_two_brackets():
    """A figure in two square brackets is no link within a wiki: it points to an entry."""
    text = "It rose.[[1]] It fell.\n\nSources\n\n1. BBC, “A”, https://bbc.com/a\n2. FT, “B”, https://ft.com/b\n"
    assert told(text, markdown=False) == [("It rose.", "bbc.com", "sentence")]


def test_entries_of_a_wiki_as_readers_see_them():
    """A template that cites is shown as the wiki shows it; another stays as it stands."""
    text = "It rose.<ref>{{cite book|last=Doe|first=Jane|title=Salt|publisher=Verso|year=2011}}</ref> It fell.<ref>{{cite x|page=7}} BBC, “A”, 2020</ref>"  # noqa: E501  a text in one piece
    assert [work.raw for work in read(text, markdown=False).works] == [
        "Doe, Jane (2011). “Salt”. Verso.",
        "{{cite x|page=7}} BBC, “A”, 2020",
    ]


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        ("Doe, “Salt ran out”, BBC, 3 May 2020. The FT told it too in “No more salt”, 4 May 2020.", 2),
        ("Doe, “A. The end”, BBC, 3 May 2020. He did not.", 1),
        ("On the fire: “A”, BBC, 3 May 2020.\n\n    On the flood, “B”, FT, 4 May 2020.", 2),
        ("Doe, “A”, BBC, 3 May 2020,\n    https://bbc.com/a\n    She said so.", 1),
        ("“A”, BBC, 3 May 2020; p. 7 only.", 1),
        (f"BBC, “A”, 2020; FT, “B”, 2020. {'x' * 4000}", 0),
        ("Doe, Claim No. 118 of 2023.", 1),
        ("Reuters.", 1),
    ],
)
def test_notes_with_several_sources(note, titles):
    """A semicolon, a paragraph or a full stop parts two sources of a note if both sides are some."""
    assert len(read(f"It rose.[^1]\n\n[^1]: {note}\n").works) == titles


def test_groups_of_a_source_list():
    """The name of a group in a source list is no work."""
    press = "Press\n\nBBC, “A”, 3 May 2020.\nFT, “B”, 4 May 2020.\n\n"
    text = f"It rose (BBC).\n\nPrincipal sources\n\n{press}Books and papers\n\nDoe, J. (2020). Salt. Press.\n"
    assert [work.title for work in read(text, markdown=False).works] == ["A", "B", "Salt"]
