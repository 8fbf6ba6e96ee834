"""Blocks told apart by shape and place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.documents.blocks import alike, parse

DATA = Path(__file__).parents[1] / "data" / "documents"
SEED = (Path(__file__).parents[2] / "seeds" / "sabotaged-peace.txt").read_text(encoding="utf-8")


def roles(text, **options):
    """List role and text of the blocks."""
    return [(block.role, block.text) for block in parse(text, markdown=options.pop("markdown", False), **options)]


def test_the_seed():
    """The seed's title, subtitle, eight headings, caption, 30 entries and four blocks of comments are told apart."""
    blocks = parse(SEED, markdown=False, captions=["Delegations from Russia"])
    lines = {role: [block.line for block in blocks if block.role == role] for role in {block.role for block in blocks}}
    assert lines.pop("paragraph") == [line for line in range(4, 76) if line not in {6, 7, 13, 26, 36, 45, 54, 66}]
    assert lines == {
        "title": [1],
        "subtitle": [2],
        "heading": [3, 6, 13, 26, 36, 45, 54, 66, 76],
        "caption": [7],
        "entry": list(range(77, 107)),
        "comment": [107, 108, 109, 110],
    }


def test_a_block_per_line():
    """Without blank lines every line is a block."""
    assert roles("A title\nFirst here.\nsecond here.") == [
        ("title", "A title"),
        ("paragraph", "First here."),
        ("paragraph", "second here."),
    ]


def test_wrapped_lines_are_joined():
    """Where blank lines part the blocks, a full line goes on in the next, a short one does not."""
    text = "A title\n\nThis is a line that is quite full of\nwords.\nShort one.\nThe next line stands alone.\n"
    assert [block for _, block in roles(text)][1:] == [
        "This is a line that is quite full of words.",
        "Short one.",
        "The next line stands alone.",
    ]


def test_long_lines_are_not_wrapped():
    """A text with lines of hundreds of characters does not wrap them, blank lines or not."""
    line = "Many words are here and " * 10 + "end."
    assert [block for _, block in roles(f"Title\n\n{line}\nand {line}\n")] == ["Title", line, f"and {line}"]


def test_markdown_joins_all_lines_of_a_paragraph():
    """In Markdown any line goes on with the one before it, unless it begins a block."""
    text = "# T\n\nOne\ntwo\n## H\nthree\n\n- a\n- b\n  c\n\n> q\n> r\n"
    assert roles(text, markdown=True) == [
        ("title", "T"),
        ("paragraph", "One two"),
        ("heading", "H"),
        ("paragraph", "three"),
        ("paragraph", "a"),
        ("paragraph", "b   c"),
        ("paragraph", "q   r"),
    ]


def test_underlined_headings():
    """In Markdown a line of equals signs or hyphens under a line makes it a heading; elsewhere it is a rule."""
    blocks = parse("Title\n=====\n\nPart\n----\n\nText.\n\n----\n\nMore.", markdown=True)
    assert [(block.role, block.level, block.text) for block in blocks] == [
        ("title", 1, "Title"),
        ("heading", 2, "Part"),
        ("paragraph", 0, "Text."),
        ("paragraph", 0, "More."),
    ]


def test_tables():
    """A table is a block of its own; a line with an upright stroke is none."""
    text = "# T\n\n| a | b |\n|---|:-:|\n| c | d |\n\na | b\n\nText."
    assert [role for role, _ in roles(text, markdown=True)] == ["title", "table", "paragraph", "paragraph"]


def test_code_and_front_matter():
    """Code and front matter are blocks of their own, closed or not, and hold no headings."""
    text = "---\nx: 1\n---\n# T\n\n```\n# no\n```\nText.\n\n~~~\n# open"
    assert [role for role, _ in roles(text, markdown=True)] == ["front matter", "title", "code", "paragraph", "code"]
    assert [role for role, _ in roles("The Title\n```\nText.\n")] == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "markdown", "caption"),
    [
        ("Photo: the hall in Riga.", False, "Photo: the hall in Riga."),
        ("Abb. 3: Der Saal.", False, "Abb. 3: Der Saal."),
        ("![The hall](hall.jpg)", True, "The hall"),
        ("The hall as it was in May.", False, "The hall as it was in May."),
    ],
)
def test_captions(line, markdown, caption):
    """A caption is told by its label, by a picture's alternative text, or by the first words that the sidecar gives."""
    blocks = roles(f"# Title\n\nText.\n\n{line}\n\nText.", markdown=markdown, captions=["The hall as"])
    assert ("caption", caption) in blocks
    assert "caption" not in dict(roles(f"# Title\n\nText.\n\n{line[5:]}\n\nText.", markdown=markdown))


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Conclusion: Challenging the Official Story", True),
        ("Who Really Did It?", True),
        ("Der Anfang", True),
        ("What went wrong?", False),
        ("It was so.", False),
        ("He said:", False),
        ("and so on", False),
        ("The talks collapsed (reuters.com)", False),
        ("The talks (reuters.com), he said, collapsed", False),
        ("The Talks (a U.S. View)", True),
        ("- Some item", False),
        ("— — —", False),
        ("1 2 3", False),
        ("Reuters, “Talks”, 2 June 2025", False),
        ("word " * 17, False),
        ("Wordwordword" * 12, False),
    ],
)
def test_headings_by_shape(line, heading):
    """A short line without a full stop is a heading; a question only in title case; an entry or a citation is none."""
    found = {text: role for role, text in roles(f"The Title\nText is here.\n{line}\nText is there.\n")}
    assert (found.get(line.strip()) == "heading") is heading


def test_marked_headings_leave_short_lines_alone():
    """Where headings are marked, a short line is a paragraph."""
    assert roles("# T\n\n## H\n\nShort line\n\nText.", markdown=True)[2] == ("paragraph", "Short line")


def test_the_top():
    """Subtitle, byline and date are told from the first section."""
    text = "The Title\nThe Subtitle\nBy Jane Doe and John Roe\n2 March 2024\nA Heading\nText is here.\n"
    assert [role for role, _ in roles(text)] == ["title", "subtitle", "byline", "byline", "heading", "paragraph"]
    assert [role for role, _ in roles("The Title\nA Heading\nText is here.\n")] == ["title", "heading", "paragraph"]
    assert [role for role, _ in roles("The Title\nBy Jane Doe\nOne Heading\nText is here.\n")][1:3] == [
        "byline",
        "heading",
    ]
    assert [role for role, _ in roles("The Title\nA Heading\nSources\nText is here.\n")][1] == "heading"
    assert roles("# T\n\n### Sub\n\n## One\n\nText.", markdown=True)[1] == ("subtitle", "Sub")
    assert roles("# T\n\n## One\n\n### Two\n\nText.", markdown=True)[1] == ("heading", "One")


def test_a_title_that_looks_like_a_sentence():
    """The sidecar's title makes the first block the title, whatever it looks like."""
    assert roles("it was so, was it not.\nText is here.", title="It was so: was it not?")[0][0] == "title"
    assert roles("it was so, was it not.\nText is here.")[0][0] == "paragraph"
    assert alike("A “title”!", "a title")
    assert not alike("A title", "Title")


def test_a_source_list_ends_with_a_marked_heading():
    """In Markdown a heading of the same rank ends the list, one of lower rank groups it."""
    text = "# T\n\n## Sources\n\nRead with care. They may be wrong.\n\n### Books\n\n- My interview\n- Other\n\n"
    text += "## After\n\nText.\n"
    assert roles(text, markdown=True)[1:] == [
        ("heading", "Sources"),
        ("paragraph", "Read with care. They may be wrong."),
        ("heading", "Books"),
        ("entry", "My interview"),
        ("entry", "Other"),
        ("heading", "After"),
        ("paragraph", "Text."),
    ]


def test_entries_line_by_line():
    """Entries without blank lines between them are parted where one ends; a wrapped one stays whole."""
    text = "# T\n\nText.\n\n**Sources:**\n\nBBC, “A” (2024) bbc.com.\nReuters, “Two\nlines”, (2024)\nreuters.com.\n"
    text += "FT (2024)\nAFP (2024)\n"
    assert [text for role, text in roles(text, markdown=True) if role == "entry"] == [
        "BBC, “A” (2024) bbc.com.",
        "Reuters, “Two lines”, (2024) reuters.com.",
        "FT (2024)",
        "AFP (2024)",
    ]


def test_a_list_without_any_marks():
    """Where no entry bears marks, all short lines are entries and prose is not."""
    text = "The Title\nText is here.\nSources\nMy interview\nA conversation\nI liked this. It was very good indeed.\n"
    assert [role for role, _ in roles(text)][2:] == ["heading", "entry", "entry", "comment"]


def test_comments_under_their_heading():
    """What stands under a heading of comments is theirs, with a source list before it or without."""
    assert [role for role, _ in roles("The Title\nText is here.\n3 Comments\nNice (bbc.com).\n")][2:] == [
        "comment",
        "comment",
    ]
    text = "The Title\nText is here.\nSources\nBBC, “A” (2024) bbc.com.\nKommentare (2)\nReuters, “B” (2024) ft.com.\n"
    assert [role for role, _ in roles(text)][3:] == ["entry", "comment", "comment"]


@settings(deadline=None)  # a busy machine is slow, and time has tests of its own
@given(st.text(alphabet="aB .\n#->`~=!()[]1:“”", max_size=200) | st.text(max_size=200), st.booleans())
def test_any_text_has_blocks_at_their_places(text, markdown):
    """Every block stands in the text where it says, in order; no word is lost."""
    blocks = parse(text, markdown=markdown)
    for block in blocks:
        assert text[block.start : block.start + len(block.raw)] == block.raw
        assert len(block.raw) == len(block.text)
        assert text.count("\n", 0, block.start) == block.line - 1 or block.role == "caption"
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)


@pytest.mark.parametrize(
    "lines",
    [
        "By Jane Miller\n12 March 2024",
        "*By Sam Poe, 3 May 2025*",
        "**By Jane Miller** | 12 March 2024",
        "By Ursula von der Leyen and Sam O’Neil – May 3, 2025",
        "Von Anna Schmidt, 3. Mai 2025",
        "Par Jean Dupont, 1er mai 2025",
        "Published 12 March 2024\nUpdated: 2024-03-14",
    ],
)
def test_bylines(lines):
    """Who wrote it and when may stand in one line or in two that are joined, in italics or bold."""
    found = roles(f"# The Title\n\n{lines}\n\nText is here.", markdown=True)
    assert [role for role, _ in found] == ["title", "byline", "paragraph"]


@pytest.mark.parametrize("line", ["By then it was over", "By Monday the talks had failed", "By Jane Miller\nit was said"])
def test_what_is_no_byline(line):
    """Words that only begin like a byline are a paragraph."""
    assert [role for role, _ in roles(f"# The Title\n\n{line}\n\nText.", markdown=True)] == ["title", *["paragraph"] * 2]
