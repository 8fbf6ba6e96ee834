"""Any text and any bytes: claims or problems, quotes that stand in the document, ids that stay."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from listed import LISTED

from server import documents
from server.documents.extraction import Text, extract

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed
PIECES = st.sampled_from(
    [
        *"“”?).,…[](){}<>*_'`^|=#\n ",
        *("\n\n", "[^1]", "[^1]: ", "[1]", "[1] ", "[2, 3–5]", "¹", "²,³", "^1^", "^[", "<sup>1</sup>", "<sup>", "</sup>"),
        *("<ref>", "</ref>", '<ref name="a"/>', '<ref name="a">', "{{cite web|url=https://ft.com/a|title=B|date=2024}}"),
        *("{{", "}}", "[[", "]]", "''", "|", "{{sfn|Doe|2020}}", "[https://bbc.com/a words]", "== Head ==\n", "\n* ", "\n1. "),
        *(
            "[a](https://bbc.com/b)",
            "[a][b]",
            "\n[b]: https://ft.com/b\n",
            "<https://ft.com/c>",
            "https://ft.com/d",
            "www.ft.com/e",
        ),
        *("(Doe 2020)", "Doe (2020)", "(Doe and Roe 2020; Poe 2021a)", "\nDoe, J. (2020). A title. Example Press.\n"),
        *(
            "\nIbid.",
            "; see also ",
            "Doe (n 1)",
            "\n\n7 Centre for Salt\n\n",
            "_",
            "{|\n",
            "\n|}",
            "(BBC; Some Paper)",
            "**Bold it is.** ",
        ),
        *(
            "\nReferences\n",
            "\n## Notes\n",
            "Source: ",
            "(bbc.com)",
            " (see bbc.com)",
            "It rose",
            ". ",
            "Merkel said ",
            "“we go”",
        ),
        *(
            "<p>",
            "</p>",
            "<li>",
            "<ol>",
            '<a href="#n1">1</a>',
            '<li id="n1">',
            '<a href="https://bbc.com/x">',
            "</a>",
            "<table>",
            "<h1>",
        ),
        *(
            "<div class='share'>",
            "</div>",
            "<!--",
            "-->",
            "<pre>",
            "&nbsp;",
            "&#0;",
            "<br>",
            "<blockquote>",
            "\u2028",
            "\f",
            "\ue000",
            "\x85",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)


def in_order(words, text):
    """Say whether all letters of ``words`` stand in ``text``, in order."""
    letters = iter(text)
    return all(letter in letters for letter in words if letter.isalnum())


@settings(deadline=None)  # a busy machine is slow, and time has tests of its own
@example(text="<p>It rose<sup><a href='#n1'>1</a></sup>.</p><ol><li id='n1'>BBC, “A”, 2024", markdown=False, html=True)
@example(text="It rose }}.[[a]] ]]", markdown=False, html=False)
@example(text="It rose.<ref>{{cite web|url=https://ft.com/a|title=B}}</ref>", markdown=False, html=False)
@given(text=TEXTS, markdown=st.booleans(), html=st.booleans())
def test_any_text_gives_claims(text, markdown, html):
    """A quote stands in the document's own characters at its place; its words without marks are the claim's."""
    found = extract(Text("d", text, "en", markdown, html=html), LISTED)
    assert html or found.text == text
    for claim in found.claims:
        quote = claim.quote
        assert quote.prefix + quote.exact + quote.suffix in found.text
        assert claim.line == found.text.count("\n", 0, found.text.index(quote.prefix + quote.exact) + len(quote.prefix)) + 1 or (
            found.text.count(quote.exact) > 1
        )
        assert in_order(claim.text, quote.exact)
        assert all(citation.quote.exact in quote.exact or citation.scope == "paragraph" for citation in claim.citations)
        assert claim.citations
    works = {work.id for work in found.works}
    assert len(works) == len(found.works)
    assert {citation.work for claim in found.claims for citation in claim.citations} <= works | {None}
    assert len({claim.id for claim in found.claims}) == len(found.claims)


@settings(deadline=None)
@given(data=st.binary(max_size=200) | TEXTS.map(str.encode), ending=st.sampled_from(["txt", "md", "html", "htm"]))
def test_any_bytes_give_a_document_or_problems(tmp_path_factory, data, ending):
    """Whatever stands in a file, nothing is raised, and what is not read is a problem."""
    folder = tmp_path_factory.mktemp("any")
    (folder / f"a.{ending}").write_bytes(data)
    (folder / "a.yaml").write_text("title: T\nkind: essay\nlanguage: de\n")
    found, faults = documents.read(folder, LISTED)
    assert found or faults


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize(
    "piece",
    [
        "[^1] ",
        "[",
        "{{",
        "<ref>",
        "<!--",
        "<a href='x'>",
        "<div>",
        "^[",
        "(Doe 2020) ",
        "{|\n",
        "(" + "[![a](https://bbc.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)](https://bbc.com/b) b ",
        "**a",
        "{{unité|",
        "- (a",
        "1. a\n",
        "[^1]: x\n",
        "<sup><a href='#a'>1</a>",
        "{{cite|a={{",
        "[[",
        "[^1]: Doe, 88; ibid.\n",
        "1 Centre for Salt\n\n",
        "_a ",
    ],
)
def test_time_is_in_proportion_to_length(piece, html):
    """Thirty thousand characters of marks take no minute, as they would if the time grew with their square."""
    begun = time.process_time()
    extract(Text("d", f"Title\nText.\nSources\n{piece * (30_000 // len(piece))}", markdown=True, html=html), LISTED)
    assert time.process_time() - begun < MINUTE


@pytest.mark.parametrize("piece", [" a", " ", "(-)", "(", "note 1 ", ") A"])
def test_time_of_a_note_is_in_proportion_to_its_length(piece):
    """A note of a hundred and fifty thousand characters that seems to point back takes no minute."""
    begun = time.process_time()
    extract(Text("d", f"It rose.[^1]\n\n[^1]: Ibid. A{piece * (150_000 // len(piece))}b\n", markdown=True), LISTED)
    assert time.process_time() - begun < MINUTE


BEFORE = "# T\n\nPrices rose by “half” in May (bbc.com). Nobody knew why.[^1] It fell - at last [FT](https://ft.com/a).\n\n[^1]: BBC, “A”, 2024.\n"  # noqa: E501  a text in one piece


@pytest.mark.parametrize(
    "edit",
    [
        ("rose", "rose"),
        ("“half”", '"half"'),
        (" - ", " – "),
        ("(bbc.com).", "(bbc.com, ft.com)."),
        ("May (bbc.com).", "May. (bbc.com)"),
        ("[^1] It", "[^1][^2] It"),
        ("# T\n\n", "# T\n\nA new paragraph.\n\n"),
        ("Nobody knew why.[^1] ", ""),
        ("Prices rose by “half” in May (bbc.com). ", ""),
        ("[FT](https://ft.com/a)", "(ft.com)"),
        (" It fell", "\n\nIt fell"),
        ("\n\n", "\r\n\r\n"),
        ("Prices", "Prices"),
        ("# T\n", "# T\n\n## Part\n"),
    ],
)
def test_ids_outlive_edits(edit):
    """Other quotes and dashes, mended marks, moved and new paragraphs leave the ids of all other sentences as they are."""
    after = re.sub(r"\r\n?", "\n", BEFORE.replace(*edit))
    known = {re.sub(r"\W", "", claim.text): claim.id for claim in extract(Text("d", BEFORE, markdown=True), LISTED).claims}
    for claim in extract(Text("d", after, markdown=True), LISTED).claims:
        assert known.get(re.sub(r"\W", "", claim.text), claim.id) == claim.id
        assert re.sub(r"\W", "", claim.text) in known or "FT" not in claim.text
