"""How documents point to their sources: every habit told apart, also side by side in one text."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.extraction import Text, extract

LIST = """
## References

1. Reuters, “One”, 2 June 2024, https://reuters.com/1
2. BBC, “Two”, 3 June 2024, bbc.com
3. Doe, J. (2019). Three. Example Press.
4. Doe, J. (2020a). Four. Example Press.
5. Roe, A. and van der Berg, T. 2020. “Five.” Review 3: 1–9.
"""


def cites(text, **options):
    """List the sentences with what they cite, by title or host, and the scope."""
    found = extract(Text("d", text, **{"markdown": True, **options}), LISTED)
    works = {work.id: work for work in found.works}
    listed = [
        (claim.text, [_name(works.get(citation.work), citation) for citation in claim.citations], claim.citations[0].scope)
        for claim in found.claims
    ]
    return listed, found


def _name(work, citation):
    return (work.title or work.url or work.raw) if work else citation.domain


def why(found):
    """List the reasons with the words for which something was left out."""
    return {(left.reason, left.text) for left in found.left_out}


@pytest.mark.parametrize(
    ("sentence", "text", "targets"),
    [
        ("It rose [1].", "It rose.", ["One"]),
        ("It rose.[1]", "It rose.", ["One"]),
        ("It rose [1, 2].", "It rose.", ["One", "Two"]),
        ("It rose [1–3].", "It rose.", ["One", "Two", "Three"]),
        ("It rose [1], [2].", "It rose.", ["One", "Two"]),
        ("It rose.[1][2]", "It rose.", ["One", "Two"]),
        ("It rose (see [1]).", "It rose.", ["One"]),
        ("It rose ([1]; [2]).", "It rose.", ["One", "Two"]),
        ("It rose [1, p. 12].", "It rose.", ["One"]),
        (r"It rose \[1\].", "It rose.", ["One"]),
        ("It rose.¹", "It rose.", ["One"]),
        ("It rose.¹,²", "It rose.", ["One", "Two"]),
        ("It rose.^1^", "It rose.", ["One"]),
        ("It rose.<sup>1</sup>", "It rose.", ["One"]),
        ("It rose.<sup>1, 2</sup>", "It rose.", ["One", "Two"]),
        ('It rose.<sup><a href="#fn1">[1]</a></sup>', "It rose.", ["One"]),
        ("It rose to 4 km² then.²", "It rose to 4 km² then.", ["Two"]),
        ("It rose (Doe 2019).", "It rose.", ["Three"]),
        ("It rose (Doe 2019, p. 4; Roe and van der Berg 2020).", "It rose.", ["Three", "Five"]),
        ("It rose (see e.g. Doe 2019, 2020a).", "It rose.", ["Three", "Four"]),
        ("It rose (Roe et al. 2020).", "It rose.", ["Five"]),
        ("It rose (Doe 2019; bbc.com).", "It rose.", ["Three", "bbc.com"]),
        ("Doe (2019) says that it rose.", "Doe says that it rose.", ["Three"]),
        ("As Roe and van der Berg (2020) say, it rose.", "As Roe and van der Berg say, it rose.", ["Five"]),
        ("It rose (Doe 2019; Nobody 1990).", "It rose.", ["Three"]),
        ("It rose [as told][1].", "It rose as told.", ["One"]),
        ("It rose [1](https://ft.com/a).", "It rose.", ["https://ft.com/a"]),
        ("It rose [[1]](https://ft.com/a).", "It rose.", ["https://ft.com/a"]),
        ("It rose^[The BBC, 3 May 2024, bbc.com.].", "It rose.", ["The BBC"]),
    ],
)
def test_marks_that_point_to_a_list(sentence, text, targets):
    """A number, raised or in brackets, a name with a year, a link's name: each points to its entry, for certain."""
    listed, found = cites(f"# T\n\n{sentence}\n{LIST}")
    assert [(one[0], one[2]) for one in listed] == [(text, "sentence")]
    assert [target.removeprefix("https://") for target in listed[0][1]] == [
        target.removeprefix("https://") for target in targets
    ] or (targets == ["The BBC"])
    certain = {citation.certainty for claim in found.claims for citation in claim.citations if citation.domain != "bbc.com"}
    assert certain <= {"certain"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It rose [9].",
        "It rose [sic] then.",
        "It rose [emphasis added].",
        "It rose (true).",
        "It rose (1999).",
        "It rose (Nobody 1990).",
        "It rose (Doe 2020).",
        "It rose (Berg 2020b).",
        "It rose to 5².",
        "It rose (a) here and (b) there.",
        "In May (2019) it rose.",
        "It rose [a][b].",
        "It rose `[1]` then.",
        "It rose [^9].",
        "It rose [mail](mailto:a@b.org).",
        "It rose [there](/there).",
        "It rose to 12345678901 [x].",
    ],
)
def test_what_is_no_mark(sentence):
    """Brackets, years, powers, code and links that lead to no entry cite nothing."""
    assert not cites(f"# T\n\n{sentence}\n{LIST}")[0]


def test_what_was_not_used_is_told():
    """A mark without an entry, a note without a source, an entry without a mark, and a number given twice."""
    text = "# T\n\nIt rose.[^1][^2][^3] It fell [7].\n\n[^1]: This is not sure.\n[^2]: BBC, “A”, 2024.\n[^2]: BBC, “B”, 2024.\n[^4]: FT, “C”, 2024.\n"  # noqa: E501  a text in one piece
    _, found = cites(text + LIST)
    told = why(found)
    assert {
        ("mark of a note that names no source", "[^1]"),
        ("mark for which the source list has no entry", "[^3]"),
        ("mark for which the source list has no entry", "[7]"),
        ("note that names no source", "This is not sure."),
        ("entry with the same number or name as another", "BBC, “B”, 2024."),
        ("entry of the source list that no mark points to", "FT, “C”, 2024."),
    } <= told
    assert [claim.text for claim in found.claims] == ["It rose."]


def test_footnotes():
    """Notes of several lines, of several sources, that point to each other, with names instead of numbers."""
    text = (
        "# T\n\nA rose.[^a] B rose.[^b] C rose.[^c] D rose.[^d] E rose.[^e] F rose.[^f]\n\n"
        "[^a]: Reuters, “One”,\n    2 June 2024, https://reuters.com/1.\n\n    More of it.\n"
        "[^b]: BBC, “Two”, https://bbc.com/2; FT, “Three”, https://ft.com/3.\n"
        "[^c]: Ibid.\n[^d]: See [this](https://ft.com/4) and [that](https://ft.com/5).\n[^e]:\n    AFP, “Six”, 2024.\n"
        "[^f]: “Seven”, 3 May 2024; “Eight”, 4 May 2024.\n"
    )
    listed, found = cites(text)
    assert [targets for _, targets, _ in listed] == [
        ["One"],
        ["Two", "Three"],
        ["Two", "Three"],
        ["this", "that"],
        ["Six"],
        ["Seven", "Eight"],
    ]
    assert [work.url for work in found.works][:5] == [
        "https://reuters.com/1",
        "https://bbc.com/2",
        "https://ft.com/3",
        "https://ft.com/4",
        "https://ft.com/5",
    ]


def test_a_note_that_points_to_another():
    """A note that says no more than “See note 1” is the work of note 1."""
    text = "T\n\nA rose.[1] B rose.[2] C fell.[3]\n\n[1] BBC, “One”, 2 May 2024.\n[2] See note 1.\n[3] See note 9.\n"
    assert [targets for _, targets, _ in cites(text, markdown=False)[0]] == [["One"], ["One"]]


def test_numbers_that_were_raised():
    """In text copied out of print a raised figure sticks to the word; it counts up with the notes."""
    text = (
        "The Title\n\nIt rose by 4.5 per cent in 2021.1 It fell again;2 then, “so to say”,3 it ended in 1999.7 Nobody saw it.4\n\n"  # noqa: E501  a text in one piece
        "Notes\n\n1 BBC, “One”, 2 May 2022.\n2 Reuters, “Two”, 3 May 2022,\nhttps://reuters.com/2.\n3 Jane Doe, “Three”, 2022.\n4 FT, “Four”, 2022.\n"  # noqa: E501  a text in one piece
    )
    listed, _ = cites(text, markdown=False)
    assert [(text, targets) for text, targets, _ in listed] == [
        ("It rose by 4.5 per cent in 2021.", ["One"]),
        ("It fell again; then, “so to say”, it ended in 1999.7 Nobody saw it.", ["Two", "Three", "Four"]),
    ]


def test_lists_that_count_themselves():
    """Where Markdown writes "1." before each entry, they count up; a list without a heading closes the text."""
    assert cites("# T\n\nIt rose [2].\n\n1. BBC, “A”, 2 May 2024\n1. FT, “B”, 3 May 2024\n")[0][0][1] == ["B"]
    assert not cites("# T\n\nIt rose [2].\n\n1. Bread is dear\n2. Milk is not\n")[0]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("It rose. https://ft.com/a", [("It rose.", ["https://ft.com/a"], "sentence")]),
        ("It rose (https://ft.com/a).", [("It rose.", ["https://ft.com/a"], "sentence")]),
        ("It rose <https://ft.com/a>.", [("It rose.", ["https://ft.com/a"], "sentence")]),
        ("He told www.ft.com/a that it rose.", [("He told www.ft.com/a that it rose.", ["https://www.ft.com/a"], "sentence")]),
        ("It rose, see https://ft.com/a.", [("It rose, see https://ft.com/a.", ["https://ft.com/a"], "sentence")]),
        ("It rose.\n\nSource: https://ft.com/a", [("It rose.", ["https://ft.com/a"], "paragraph")]),
        ("It rose.\n\n(ft.com, bbc.com)", [("It rose.", ["ft.com", "bbc.com"], "paragraph")]),
        ("It rose at www.nowhere today.", []),
        ('It <a href="https://ft.com/a">rose</a> there.', [("It rose there.", ["https://ft.com/a"], "sentence")]),
        ('It <a name="x">rose</a> there <a href="/b">now</a> and <a href="http://[x">then</a>.', []),
        ("It [rose][w] there.\n\n[w]: https://ft.com/a 'FT'", [("It rose there.", ["https://ft.com/a"], "sentence")]),
        ("It [rose][] there.\n\n[rose]: <https://ft.com/a>", [("It rose there.", ["https://ft.com/a"], "sentence")]),
        ("It [rose] there.\n\n[Rose]: https://ft.com/a", [("It rose there.", ["https://ft.com/a"], "sentence")]),
        (
            "It rose ([FT][w]; see also [BBC](https://bbc.com/b)).\n\n[w]: https://ft.com/a",
            [("It rose.", ["https://ft.com/a", "https://bbc.com/b"], "sentence")],
        ),
        ("One fell. Two fell. It rose. (ft.com)", [("It rose.", ["ft.com"], "paragraph")]),
        ("One fell. It rose. (ft.com)", [("It rose.", ["ft.com"], "sentence")]),
        (
            "- One fell. (ft.com)\n- It rose (bbc.com).",
            [("One fell.", ["ft.com"], "sentence"), ("It rose.", ["bbc.com"], "sentence")],
        ),
        ("```\nIt rose (ft.com)\n```\n\nIt `fell (ft.com)`.", []),
        ("{{< figure >}}\n\nIt rose.<!-- (ft.com) -->", []),
    ],
)
def test_links_and_addresses(text, listed):
    """Links of every form and addresses in the text cite what they lead to; code and comments cite nothing."""
    assert cites(f"# T\n\n{text}")[0] == listed


WIKI = """{{Infobox
| a = b<ref name="x"/>
}}
'''It''' rose in [[May|the month of May]].<ref name="x">{{cite news |last=Doe |first=J. |title=One |url=https://bbc.com/1 |work=[[BBC News]] |date=3 May 2024}}</ref>
It fell,<ref name=x /> then<ref>[https://ft.com/2 Two], ''FT'', 2024</ref> it ended.{{cn}}{{efn|So they say.}}

== Part ==
* It said ''nothing''.{{sfn|Roe|2020|p=4}} {{lang|de|Ja}}.<ref group="n" name="x">Not sure.</ref>
* It is [https://ft.com/3 there].{{r|x}} Now {{cite web|url=https://ft.com/4}}.
{|
| (bbc.com)
|}
[[File:a.jpg|thumb|(bbc.com)]]<ref name="none"/>
<references>
<ref name="y">{{cite web}}</ref>
</references>

== Sources ==
* {{cite book|last=Roe|title=Five|year=2020}}
* {{Literatur |Autor=A. B. |Titel=''Six'' |Jahr=2001}}
"""  # noqa: E501  a text in one piece


def test_wikitext():
    """References, named ones, short ones, templates and links of a wiki are read; its other templates are no words."""
    listed, found = cites(WIKI, markdown=False)
    assert [(text, targets) for text, targets, _ in listed] == [
        ("It rose in the month of May.", ["One"]),
        ("It fell, then it ended.", ["One", "Two"]),
        ("It said nothing.", ["Five"]),
        ("It is there.", ["https://ft.com/3", "One"]),
        ("Now.", ["https://ft.com/4"]),
    ]
    works = {work.title: work for work in found.works}
    assert (works["One"].author, works["One"].publisher, works["One"].date) == ("J. Doe", "BBC News", "2024-05-03")
    assert works["Six"].author == "A. B."
    assert "part of the page that is not the text: a menu, a picture, a template" in {left.reason for left in found.left_out}


def test_the_title_in_front_matter():
    """A text whose title stands in its front matter has that one."""
    assert (
        extract(Text("d", '---\ntitle: "The Title: so"\nx: 1\n---\n\nIt rose.', markdown=True), LISTED).title == "The Title: so"
    )
    assert extract(Text("d", "+++\ntitle = 'A'\n+++\n\nIt rose.", markdown=True), LISTED).title == "A"
    assert not extract(Text("d", "---\nx: 1\n---\n\nIt rose.", markdown=True), LISTED).title


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("It <pre>rose (bbc.com)</pre> fell <code>now (ft.com).", [("It rose (bbc.com) fell <code>now.", ["ft.com"])]),
        ("It <sup>rose</sup> <ref>then <ref>now (ft.com).", [("It rose <ref>then <ref>now.", ["ft.com"])]),
        ("It <ref>rose (ft.com).", [("It <ref>rose.", ["ft.com"])]),
        ("It <ref></ref>rose (ft.com).", [("It rose.", ["ft.com"])]),
        ("It {{rose (ft.com).", [("It {{rose.", ["ft.com"])]),
        ("It [[rose]](x) ''so'' (ft.com).", [("It [[rose]](x) so.", ["ft.com"])]),
        (
            "It [https://bbc.com/a accessed 2 May 2024] rose (ft.com).",
            [("It [https://bbc.com/a accessed 2 May 2024] rose.", ["https://bbc.com/a", "ft.com"])],
        ),
        ("It [[rose\nagain]] (ft.com).", [("It [[rose again]].", ["ft.com"])]),
        ('It <a href="https://ft.com/a">rose [1]</a>.', [("It rose [1].", ["https://ft.com/a"])]),
        ('It <a href="https://nowhere">rose</a> (ft.com).', [("It rose.", ["ft.com"])]),
        ("It [rose][w] (ft.com).", [("It [rose][w].", ["ft.com"])]),
        ("It <sup>rose</sup> (ft.com).", [("It rose.", ["ft.com"])]),
    ],
)
def test_broken_markup(text, listed):
    """Markup that is not closed is words; what is closed and leads nowhere is cut."""
    found = cites(f"# T\n\n{text}")[0]
    assert [one[0] for one in found] == [one[0] for one in listed]
    assert sorted(found[0][1]) == sorted(listed[0][1])


def test_marks_within_links_and_quotes_that_are_no_italics():
    """A bracket within a link's words is a mark of its own; two apostrophes are markup on a wiki alone."""
    assert cites('# T\n\nIt <a href="https://ft.com/a">rose (bbc.com) now</a>.')[0][0][0] == "It rose now."
    assert cites("# T\n\nIt ''rose'' (ft.com).")[0][0][0] == "It ''rose''."


def test_wrapped_entries():
    """In a list of numbers a line without one goes on with the entry before."""
    text = "The Title\n\nIt rose [1] and fell [2].\n\nReferences\n\n1 Jane Doe, “One”, 2024\nLater words, and more of them.\n2 FT, “Two, and a title much longer than the others are”, 3 May 2024.\n"  # noqa: E501  a text in one piece
    assert [work.raw for work in cites(text, markdown=False)[1].works] == [
        "Jane Doe, “One”, 2024 Later words, and more of them.",
        "FT, “Two, and a title much longer than the others are”, 3 May 2024.",
    ]
