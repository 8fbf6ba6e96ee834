"""What is read out of whole texts."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from listed import LISTED

from server.documents.citations import find
from server.documents.cutting import without
from server.documents.extraction import Text, extract
from server.documents.works import normalised

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed

HERE = Path(__file__).parents[1]
DATA = HERE / "data" / "documents"
GOLD = json.loads((HERE / "data" / "seed_gold_sample.json").read_text(encoding="utf-8"))
SEED = (HERE.parent / "seeds" / "sabotaged-peace.txt").read_text(encoding="utf-8")
FOUND = extract(Text("seed", SEED, captions=("Delegations from Russia",)), LISTED)


def read(name, language="en"):
    """Read one of the texts that were written for these tests."""
    text = (DATA / name).read_text(encoding="utf-8")
    return extract(Text("d", text, language, markdown=name.endswith(".md")), LISTED)


@pytest.mark.parametrize("gold", GOLD["citations"], ids=lambda gold: gold["n"])
def test_the_gold_sample(gold):
    """Each of the 30 citations read by hand is found: sentence, section, mark, hosts, words covered, scope."""
    claim = next(claim for claim in FOUND.claims if claim.line == gold["line"] and claim.text == gold["sentence"])
    assert claim.section == gold["section"]
    assert gold["raw"] in claim.quote.exact
    citations = [citation for citation in claim.citations if citation.quote.exact == gold["supported_span"]]
    assert [citation.domain for citation in citations] == gold["domains"]
    assert {citation.scope for citation in citations} == {gold["scope"]}


def test_the_seed_in_figures():
    """The seed holds 80 claims with 104 citations and 30 works; two citations are probable, none is certain."""
    citations = [citation for claim in FOUND.claims for citation in claim.citations]
    assert (len(FOUND.claims), len(citations), len(FOUND.works), len(FOUND.sections)) == (80, 104, 30, 9)
    titles = {work.id: work.title for work in FOUND.works}
    assert [titles[citation.work] for citation in citations if citation.work] == [
        "Putin: Russia may have to make Ukraine deal one day, but partners cheated in the past",
        "“Stop sabotaging Trump’s peace efforts”: Lavrov rips into Europe",
    ]
    assert {citation.certainty for citation in citations if citation.work} == {"probable"}
    assert FOUND.works[11].outlet == "ukrinform.net"
    assert FOUND.works[28].outlet == "kyivindependent.com"
    assert "Sources" not in {claim.section for claim in FOUND.claims}


def test_what_the_seed_leaves_out():
    """Comments, the subtitle, unlisted entries and brackets are left out with a reason, uncited sentences counted."""
    reasons = {left.line: left.reason for left in FOUND.left_out if left.line > 76 or left.line == 2}
    assert {line for line, reason in reasons.items() if reason.startswith("reader's comment")} == {107, 108, 109, 110}
    assert reasons[2] == "subtitle"
    assert reasons[77] == "entry of the source list whose outlet is not in the registry"
    assert "290 sentences without a citation, of which this is the first" in {left.reason for left in FOUND.left_out}
    assert "(true)" in {left.text for left in FOUND.left_out if left.reason == "bracket that names no source"}
    assert max(len(left.text) for left in FOUND.left_out) == 80
    assert [left.line for left in FOUND.left_out] == sorted(left.line for left in FOUND.left_out)


def test_a_british_report():
    """Wrapped lines, marks after the full stop, square brackets, names with dates and files in brackets are read."""
    found = read("harbour-strike.txt")
    assert found.title == "Who Closed the Harbour? A Review of the Evidence"
    assert [(claim.line, claim.text, [citation.domain for citation in claim.citations]) for claim in found.claims] == [
        (7, "Dockers walked out on 4 January 2024, three days before the contract expired.", ["bbc.co.uk"]),
        (8, "Mr. J. R. Hall, of the port authority, called it “unlawful”.", ["theguardian.com", "ft.com"]),
        (
            9,
            "The U.S. carrier left the same night, with 3.5 million boxes still ashore.",
            ["reuters.com", "reuters.com", "bbc.co.uk"],
        ),
        (16, "According to the Financial Times, talks went on in secret", ["ft.com"]),
        (20, "No. 5 berth stayed shut.", ["theguardian.com"]),
        (21, "Why was nobody told?", ["bbc.co.uk"]),
    ]
    assert [claim.kind for claim in found.claims[-3:]] == ["reported", "cited", "question"]
    assert [work.title for work in found.works] == [
        "Dockers walk out",
        "Harbour closed until further notice",
        "A port in winter",
    ]
    certain = [citation for claim in found.claims for citation in claim.citations if citation.certainty == "certain"]
    assert [(citation.scope, citation.work) for citation in certain] == [("clause", found.works[1].id)] * 2
    assert [left.text for left in found.left_out if left.reason == "byline or date line"] == [
        "By Jane Doe",
        "2 March 2024",
    ]


def test_a_german_report():
    """Bullets, quotations, links, numbered entries and a section after the source list are read."""
    found = read("lange-nacht.md", "de")
    assert [section.heading for section in found.sections] == ["Der Anfang", "Quellen", "Nachwort"]
    assert [section.paragraphs for section in found.sections] == [4, 0, 1]
    assert [claim.text for claim in found.claims] == [
        "Am 3. Oktober 2023 begann die Sitzung um 20.15 Uhr.",
        "„Wir haben z. B. nie gefragt. Das war falsch“, sagte Dr. Müller der Zeitung Der Spiegel.",
        "Die Bundesregierung (SPD) schwieg.",
        "Der Minister reiste ab.",
        "Niemand wusste, warum.",
        "Ein Zitat, das über zwei Zeilen geht.",
        "Der Text endet hier.",
    ]
    linked = found.claims[1].citations[0]
    assert (linked.work, linked.certainty) == (found.works[0].id, "certain")
    assert found.works[1].note == "nur mit Abonnement"
    assert "code" in {left.reason for left in found.left_out}


def test_a_french_report():
    """Guillemets, titles before names and a heading with a blank before its colon are read."""
    found = read("nuit-blanche.txt", "fr")
    assert [(claim.kind, [citation.domain for citation in claim.citations]) for claim in found.claims] == [
        ("quotation", ["lemonde.fr", "lefigaro.fr", "liberation.fr"]),
        ("reported", ["lemonde.fr", "afp.com"]),
    ]
    assert [work.date for work in found.works] == ["2024-08-03"]


def test_an_address_that_no_list_has_becomes_a_work():
    """A citation's own address is a work, once, of which nothing else is known."""
    text = "One (https://www.bbc.com/a). Two (http://bbc.com/a, https://ft.com/). Three (bbc.com/b)."
    found = extract(Text("d", text), LISTED)
    assert [(work.raw, work.domain, work.outlet, work.line, work.note) for work in found.works] == [
        ("https://www.bbc.com/a", "www.bbc.com", "bbc.com", 1, "cited in the text by its address"),
        ("https://bbc.com/b", "bbc.com", "bbc.com", 1, "cited in the text by its address"),
    ]
    assert not any(work.listed for work in found.works)
    assert all(work.listed for work in FOUND.works)
    works = [citation.work for claim in found.claims for citation in claim.citations]
    assert works == [found.works[0].id, found.works[0].id, None, found.works[1].id]


def test_ids_stay():
    """An id is the same after other quotes, mended marks and moved paragraphs; a repeated sentence has its own."""
    one = extract(Text("d", "“It” rose – much (bbc.com). It fell (ft.com). It fell (bbc.com)."), LISTED).claims
    two = extract(Text("d", 'It fell [bbc.com].\n\nMore.\n\n"It" rose - MUCH. (bbc.com, ft.com)'), LISTED).claims
    other = extract(Text("e", "It fell (ft.com)."), LISTED).claims
    assert one[0].id == two[1].id
    assert one[1].id == two[0].id
    assert one[1].id != one[2].id
    assert other[0].id not in {one[1].id, one[2].id}
    assert normalised("Ⅳ “It’s” – DONE_now!") == "iv it s done now"


def test_ids_of_works_stay():
    """A work keeps its id when entries are numbered or move."""
    one = extract(Text("d", "# T\n\n## Sources\n\n- BBC, “A” (2024)\n- FT, “B” (2024)", markdown=True), LISTED).works
    two = extract(Text("d", "# T\n\n## Sources\n\n1. FT, “B” (2024)\n2. BBC, “A” (2024)", markdown=True), LISTED).works
    assert {work.id for work in one} == {work.id for work in two}
    assert len({work.id for work in one}) == 2


def test_a_heading_claims_nothing():
    """A citation in a heading is left out, and said to be."""
    found = extract(Text("d", "# T\n\n## It rose (bbc.com)\n\nText.", markdown=True), LISTED)
    assert not found.claims
    assert "citation in a heading: a heading claims nothing" in {left.reason for left in found.left_out}


def test_attribution_and_surroundings():
    """A claim says who is named as saying it, and what stands around it."""
    claim = extract(Text("d", "Before it all.\nIt rose, according to Reuters (bbc.com). After."), LISTED).claims[0]
    assert [(one.name, one.quote) for one in claim.attribution] == [("Reuters", "according to Reuters")]
    assert (claim.quote.prefix, claim.quote.suffix) == ("Before it all.\n", " After.")


@pytest.mark.parametrize(
    "piece", ["(bbc.com) ", "Words (bbc.com). ", "“. ", "- (a\n\n", "“a” (2024) bbc.com\n", "(https://a.de/b) "]
)
def test_time_is_in_proportion_to_length(piece):
    """Fifty thousand characters take no quarter of a minute, as they would if the time grew with their square."""
    begun = time.process_time()
    extract(Text("d", "Title\nText.\nSources\n" + piece * (50_000 // len(piece))), LISTED)
    extract(Text("d", piece * (50_000 // len(piece))), LISTED)
    assert time.process_time() - begun < MINUTE / 4


def test_a_line_that_is_a_book():
    """Thirty thousand sentences in one line take no half minute, as they would if the time grew with their square."""
    text = "It fell in 1999. " * 30_000 + "It rose (bbc.com)."
    begun = time.process_time()
    assert len(extract(Text("d", f"Title\n{text}"), LISTED).claims) == 1
    assert time.process_time() - begun < MINUTE / 2


PIECES = st.sampled_from(
    [
        *"“?)!,…”",
        "(bbc.com)",
        " (Reuters, ft.com)",
        "It rose",
        ". ",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "> ",
        "```\n",
        "Sources\n",
        "   ",
        " said ",
        "Merkel",
        " – ",
        "[a](https://bbc.com/b)",
        "![a](https://bbc.com/b)",
        " in the U.S. ",
        " in May",
        "(bbc.com; Smith 2022)",
        "(see bbc.com (2022))",
        "(so; bbc.com)",
        " The AP",
        " (Associated Press)",
        "Mar. ",
        "(https://ft.com/a_(b))",
        "(2 June 2025)",
        "Longish",
        "(so)",
    ]
)


SAME = "T\nHead\nIt failed (reuters.com/world/x). It ended (bbc.com).\nSources:\nReuters.com - World: X\nbbc.com\n"
"""An address in the text and an entry that have the same words."""
IMAGE = "![a](https://bbc.com/b)[a](https://bbc.com/b)"


@settings(deadline=None)  # a busy machine is slow, and time has tests of its own
@example(text=SAME, markdown=False, language="en")
@example(text=IMAGE, markdown=False, language="en")
@example(text="(bbc.com; Smith 2022) – (bbc.com; Smith 2022) – ", markdown=False, language="en")
@given(
    text=st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200),
    markdown=st.booleans(),
    language=st.sampled_from(["en", "de"]),
)
def test_any_text_gives_an_extract(text, markdown, language):
    """Any text is read; quotes stand in it, and without their marks they are the claim's text."""
    found = extract(Text("d", text, language, markdown), LISTED)
    for claim in found.claims:
        quote = claim.quote
        assert quote.prefix + quote.exact + quote.suffix in text
        assert all(citation.quote.exact in quote.exact for citation in claim.citations)
        flat = re.sub(r"\n(?:[ \t]*>)?", lambda gap: " " * len(gap[0]), quote.exact)
        marked = find(flat, LISTED)
        bare = "".join(piece for _, piece in without(flat, [*marked.marks, *marked.images]))
        assert normalised(bare) == normalised(claim.text)
        assert claim.citations
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert len({work.id for work in found.works}) == len(found.works)


def test_ids_of_works_differ():
    """A page cited by its address and an entry with the same words have ids of their own; the entry keeps its own."""
    alone = extract(Text("d", SAME.replace(" (reuters.com/world/x)", "")), LISTED).works
    works = extract(Text("d", SAME), LISTED).works
    assert [work.listed for work in works] == [True, True, False]
    assert len({work.id for work in works}) == 3
    assert works[:2] == tuple(work.model_copy(update={"line": work.line}) for work in alone)
