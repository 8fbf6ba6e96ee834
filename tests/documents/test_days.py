"""Names with dates: which entry of the source list they mean, and how entries and notes are written that they lead to."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents import dates
from server.documents.extraction import Text, extract


def cited(text, *, markdown=False, html=False):
    """List for each citation the sentence, the host or name, the words of the entry, and the certainty."""
    found = extract(Text("d", text, "en", markdown, html=html), LISTED)
    raw = {work.id: work.raw for work in found.works}
    return [
        (claim.text, one.domain or one.name, raw.get(one.work), one.certainty)
        for claim in found.claims
        for one in claim.citations
    ]


LIST = (
    "\n\nSources\n\nBBC, “One”, 3 May 2025\nBBC, “Two”, 4 May 2025\nBBC, “Three”, June 2025"
    "\nJane Doe, “Four”, Kyiv Daily, 5 May 2025"
)


@pytest.mark.parametrize(
    ("mark", "entry", "certainty"),
    [
        ("(BBC, 3 May 2025)", "BBC, “One”, 3 May 2025", "certain"),
        ("(BBC 4 May 2025)", "BBC, “Two”, 4 May 2025", "certain"),
        ("(BBC, May 4, 2025, accessed 3 May 2025)", "BBC, “Two”, 4 May 2025", "certain"),
        ("(BBC on 4 May 2025)", "BBC, “Two”, 4 May 2025", "certain"),
        ("(BBC (4 May 2025))", "BBC, “Two”, 4 May 2025", "certain"),
        ("(bbc.com, 4 mai 2025)", "BBC, “Two”, 4 May 2025", "certain"),
        ("(BBC, June 2025)", "BBC, “Three”, June 2025", "certain"),
        ("(BBC, 7 June 2025)", "BBC, “Three”, June 2025", "probable"),
        ("(BBC, May 2025)", None, "outlet-only"),
        ("(BBC, 9 May 2025)", None, "outlet-only"),
        ("(BBC)", None, "outlet-only"),
    ],
)
def test_the_entry_of_the_day(mark, entry, certainty):
    """An outlet with a date means the one entry of that day; one of a month probably, and of two neither."""
    assert cited(f"A port\n\nShips waited for months {mark}. They left.{LIST}")[0][2:] == (entry, certainty)


@pytest.mark.parametrize(
    "entry",
    [
        "“Harbour closed” – Kyiv Daily, 3 May 2025",
        "Harbour closed – Kyiv Daily, 3 May 2025",
        "Harbour closed | Kyiv Daily | 3 May 2025",
        "'Harbour's closed', Kyiv Daily, 3 May 2025",
        "3 May 2025, Kyiv Daily, “Harbour closed”",
        "Kyiv Daily (3 May 2025): Harbour closed",
        "Kyiv Daily: Harbour closed, 3 May 2025",
        "Kyiv Daily, Harbour closed, 3 May 2025, https://news.example.com/a",
    ],
)
def test_a_name_that_an_entry_of_the_day_has(entry):
    """Whichever part of an entry an unlisted outlet is, its name with the entry's date means it."""
    found = cited(
        f"A port\n\nShips waited (Kyiv Daily, 3 May 2025). They left (Kyiv Daily, 4 May 2024).\n\n"
        f"Sources\n\n{entry}\n\nBBC, “B”, 2025"
    )
    assert [(text, work) for text, _, work, _ in found if work] == [("Ships waited.", entry)]


def test_two_entries_of_a_day_mean_neither():
    """Where two entries of one day bear the name, the name is all that is told."""
    found = cited(
        "A port\n\nIt closed (Kyiv Daily, 3 May 2025).\n\nSources\n\nKyiv Daily: One, 3 May 2025\nKyiv Daily: Two, 3 May 2025"
    )
    assert found == [("It closed.", "Kyiv Daily", None, "outlet-only")]


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("BBC, 3 May 2025, “A”", ("A", "BBC", None)),
        ("BBC (3 May 2025): 1,600 ships wait", ("1,600 ships wait", "BBC", None)),
        ("Harbour closed – BBC, 3 May 2025", ("Harbour closed", None, "BBC")),
        ("BBC, 3 May 2025", (None, None, "BBC")),
        ("“A port” – seen by chance", ("A port", None, None)),
        ("Editors' Guild, 'A port', 3 May 2025", ("A port", "Editors' Guild", None)),
    ],
)
def test_parts_of_an_entry(entry, parts):
    """The outlet is told from the title by its place, be there quotation marks or none."""
    (work,) = extract(Text("d", f"A port\n\nIt closed.\n\nSources\n\n{entry}"), LISTED).works
    assert (work.title, work.author, work.publisher) == parts


def test_the_host_names_its_outlet():
    """A part of an entry by which its host is called is the outlet, so that its name alone cites it."""
    text = (
        "A port\n\nIt closed (Harbour Ledger).\n\nSources\n\nHarbour Ledger, It closed, 3 May 2025, https://harbourledger.com/a"
    )
    assert [(host, work) for _, host, work, _ in cited(text)] == [("harbourledger.com", None)]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("4 luglio 2025", "2025-07-04"),
        ("4 de março de 2025", "2025-03-04"),
        ("4 mei 2025", "2025-05-04"),
        ("4 lipca 2025", "2025-07-04"),
        ("4 липня 2025", "2025-07-04"),
        ("4 июля 2025", "2025-07-04"),
        ("4 listopada 2025", "2025"),
    ],
)
def test_months(written, iso):
    """Months are read in ten languages; one that means two is none."""
    assert dates.iso(written) == iso


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("[^1]: BBC, “A”, 2020.\n[^2]: BBC, as n. 1.", "BBC, “A”, 2020."),
        ("[^1]: Roe, “A”, BBC, 2020.\n[^2]: Roe (n. 1) gives the date.", "Roe, “A”, BBC, 2020."),
        ("[^1]: BBC, “A”, 2020.\n[^2]: Roe, How to Leave a Port, N.Y. Times, Sept. 19, 2019, at B1.", "Roe, How to Leave a Port"),
        ("[^1]: BBC, “A”, 2020.\n[^2]: Ship Inst., The Price of a Port 4 (2019) (finding a rise).", "Ship Inst., The Price"),
        ("[^1]: BBC, “A”, 2020.\n[^2]: Request No. 2018-11042 (on file with author).", "Request No."),
        ("[^1]: BBC, “A”, 2020.\n[^2]: FOI 2023/1187. They took weeks.", "FOI 2023"),
    ],
)
def test_what_notes_are_sources(notes, expected):
    """Notes of lawyers and short notes name sources, or those of earlier notes."""
    found = [entry for text, _, entry, _ in cited(f"It rose.[^1] It fell.[^2]\n\n{notes}\n", markdown=True) if text == "It fell."]
    assert [entry.startswith(expected) for entry in found if entry] == [True]


@pytest.mark.parametrize(
    "note",
    [
        "See <https://bbc.com/a>; the firm, a small one, went bust in 2023, though.",
        "BBC, “A”, 3 May 2020; more of that, in time, in 2023, p. 5.",
    ],
)
def test_a_remark_after_a_source(note):
    """What goes on in small letters after a semicolon is a remark, no source."""
    assert len(extract(Text("d", f"It rose.[^1]\n\n[^1]: {note}\n", "en", True), LISTED).works) == 1  # noqa: FBT003


def test_a_work_that_is_only_spoken_of():
    """What a note says of an earlier work makes no new one of it."""
    text = "It rose.[^1] It fell.[^2]\n\n[^1]: BBC, “A”, 2020.\n[^2]: BBC, supra note 1, is out of date, as of 2023; see https://bbc.com/b.\n"
    assert [entry for told, _, entry, _ in cited(text, markdown=True) if told == "It fell."] == ["see https://bbc.com/b."]


WORD = (
    "<html><body><h1>Ports</h1><p>The port was shut in May, and ships went on waiting."
    "<a href='#_edn1' name='_ref1'><span>[i]</span></a>"
    " They left in June.<a href='#_edn2' name='_ref2'>[ii]</a> Some stayed.<sup><a href='#a1'>[A 1]</a></sup></p>"
    "<div id=e1><p><a href='#_ref1' name='_edn1'><span>[i]</span></a> BBC, “A port”, 3 May 2020, bbc.com</p></div>"
    "<div id=e2><p><a href='#_ref2' name='_edn2'>[ii]</a> BBC (n. i) gives the date.</p></div>"
    "<ol><li id='a1'>They paid for it.</li></ol></body></html>"
)


def test_notes_of_a_saved_page_by_their_printed_number():
    """Roman numbers lead back to notes, the way back is no word of a note, and the mark of a group is no word of the text."""
    found = extract(Text("d", WORD, html=True), LISTED)
    assert [work.raw for work in found.works] == ["BBC, “A port”, 3 May 2020, bbc.com"]
    assert [claim.text for claim in found.claims] == [
        "The port was shut in May, and ships went on waiting.",
        "They left in June.",
    ]
    assert "[A 1]" in {left.text for left in found.left_out}


def test_notes_of_a_numbered_list_are_known_by_their_place():
    """A note without a number of its own is meant by the number that the browser shows."""
    text = (
        "<p>The port was shut.<a href='#n1'>1</a> They left in June.<a href='#n2'>2</a></p>"
        "<ol><li id='n1'>BBC, “A port”, 3 May 2020, bbc.com</li><li id='n2'>BBC, note 1.</li></ol>"
    )
    assert [entry for _, _, entry, _ in cited(text, html=True)] == ["BBC, “A port”, 3 May 2020, bbc.com"] * 2


def test_figures_apart_from_each_other():
    """Two raised figures with a blank between them are two marks of one sentence."""
    found = cited("It rose.¹ ²\n\nNotes\n\n1. BBC, “A”, 2020\n2. BBC, “B”, 2021")
    assert [(text, entry) for text, _, entry, _ in found] == [("It rose.", "BBC, “A”, 2020"), ("It rose.", "BBC, “B”, 2021")]


def test_an_ellipsis_goes_on():
    """Three points with a small letter after them end no sentence."""
    assert cited("It cost $27 bn. ... and more. (bbc.com)")[0][0] == "It cost $27 bn. ... and more."


def test_a_credit_with_a_name():
    """A line that names its source and gives its address belongs to the paragraph before it."""
    found = extract(
        Text("d", "A port\n\nIt closed at noon. Nobody knew.\n\nSource: Kyiv Daily https://kyivdaily.com/a\n"), LISTED
    )
    assert [(claim.text, [one.scope for one in claim.citations]) for claim in found.claims] == [("Nobody knew.", ["paragraph"])]


def test_a_messenger_asks_for_support():
    """A link by which readers support a channel is no source."""
    assert cited("A port\n\nIt closed.\n\nBoost the channel: https://t.me/boost/ports\n") == []


@pytest.mark.parametrize("mark", ["(Marca, 3 May 2025)", "(3 May 2025, Marca)", "(Marca; 3 May)"])
def test_an_outlet_named_like_a_month(mark):
    """A month of some language that is an outlet's name is the outlet."""
    assert [found[1] for found in cited(f"The club sold a player {mark}.")] == ["marca.com"]


def test_a_place_and_a_year():
    """A place with a year is none of a book's entry that holds both."""
    entry = "Smith, J. A Report on Salt. Geneva: Salt Press, 2011."
    assert cited(f"A port\n\nThey met to sign the accord (Geneva, 2011).\n\nReferences\n\n{entry}") == []


@pytest.mark.parametrize(
    ("entry", "certainty"),
    [
        ("BBC, “Salt price rose by a tenth”, https://bbc.com/salt", "probable"),
        ("BBC, “Salt price rose by a tenth”, 4 May 2025, https://bbc.com/salt", "certain"),
        ("BBC, “Salt price rose by a tenth”, 5 May 2025, https://bbc.com/salt", "outlet-only"),
    ],
)
def test_a_title_of_no_day(entry, certainty):
    """Where no entry has the day, one that has none is found by its title, and none of another day."""
    text = f"A port\n\nThe salt price rose by a tenth in spring (BBC, 4 May 2025).\n\nSources\n\n{entry}\nBBC, “Two”, 2024"
    assert [found[3] for found in cited(text)] == [certainty]


@pytest.mark.parametrize(
    ("note", "cites"),
    [
        ("Am. Iron Inst., The Price of a Kettle (2019) (finding a rise).", 1),
        ("Later that year, the coalition fell apart over the budget (in 1982).", 0),
        ("Later that year, Parliament fell apart over the budget (in 1982).", 0),
    ],
)
def test_prose_with_a_year(note, cites):
    """A note that ends with a year in brackets is a work where it has a title before it, and none where it tells what was."""
    assert len(cited(f"It rose.[^1]\n\n[^1]: {note}", markdown=True)) == cites


def test_marks_of_figures():
    """A link to a figure is no mark of a note, and the figure's words keep their own source."""
    words = "<p>" + "The council met on Monday and talked for many hours about the harbour and the bridge. " * 3 + "</p>"
    figure = "<figure id='f3'><img src='a.png'><figcaption>Salt rose by a tenth (reuters.com).</figcaption></figure>"
    body = f"<article>{words}<p>Salt rose <a href='#f3'>[Figure 3]</a>.</p>{words}{figure}{words}</article>"
    assert "Salt rose." not in [found[0] for found in cited(f"<html><body>{body}</body></html>", html=True)]


@pytest.mark.parametrize(("start", "cites"), [("", 2), (" start='5'", 1), (" reversed", 1)])
def test_lists_that_count_otherwise(start, cites):
    """A note is found by the number that its list shows, and by none where the list counts in a way of its own."""
    words = "<p>" + "The council met on Monday and talked for many hours about the harbour and the bridge. " * 3 + "</p>"
    marks = "<p>It rose.<sup><a href='#n1'>5</a></sup> It fell.<sup><a href='#n2'>6</a></sup></p>"
    notes = f"<ol{start}><li id='n1'>BBC, <a href='https://bbc.com/a'>A title</a>, 2024.</li><li id='n2'>Note 1.</li></ol>"
    page = f"<html><body><article>{words}{marks}{words}</article>{notes}</body></html>"
    assert len(cited(page, html=True)) == cites
