"""Habits of writers: signatures, short notes, mixed lists, errands, measures, emphasis."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.extraction import Text, extract


def told(text, *, html=False, language="en"):
    """List for each citation the sentence, the host, and the scope."""
    found = extract(Text("d", text, language, not html, html=html), LISTED)
    return [(claim.text, one.domain, one.scope) for claim in found.claims for one in claim.citations]


def works(text, *, html=False, markdown=True):
    """List for each citation the sentence and the entry that it names."""
    found = extract(Text("d", text, "en", markdown, html=html), LISTED)
    raw = {work.id: work.raw for work in found.works}
    return [(claim.text, raw.get(one.work)) for claim in found.claims for one in claim.citations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> We go.\n> — Jane Doe, to [BBC](https://bbc.com/a)", [("We go.", "bbc.com", "paragraph")]),
        ("> We go.\n\n— Jane Doe, to [BBC](https://bbc.com/a)", [("We go.", "bbc.com", "paragraph")]),
        ("> It rose. Then it fell. (bbc.com)", [("Then it fell.", "bbc.com", "paragraph")]),
        ("It rose. Then it fell. (bbc.com)", [("Then it fell.", "bbc.com", "sentence")]),
        ("It rose. It fell. It rose. (bbc.com)", [("It rose.", "bbc.com", "paragraph")]),
        ("It rose. It fell. The BBC saw it. (bbc.com)", [("The BBC saw it.", "bbc.com", "sentence")]),
        ("**Prices.** It rose. It fell. (bbc.com)", [("It fell.", "bbc.com", "sentence")]),
        ("{{quote|We go. We stay.|Jane Doe<ref>BBC, “A”, 3 May 2020, bbc.com</ref>}}", [("We stay.", "bbc.com", "paragraph")]),
    ],
)
def test_what_closes_a_quotation_or_a_paragraph(text, expected):
    """A signature gives its source to the quotation; a group after the last stop covers sentences that name no source."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose. (Bloomberg; BBC)", [("It rose.", None), ("It rose.", "bbc.com")]),
        ("It rose. (U.S. Treasury; bbc.com)", [("It rose.", None), ("It rose.", "bbc.com")]),
        ("It rose. (it was seen in May; BBC)", []),
        ("It rose in Kent (Bloomberg; BBC) and fell.", []),
        ("It rose. ([a](https://bbc.com/a) | [b](https://ft.com/b))", [("It rose.", "bbc.com"), ("It rose.", "ft.com")]),
        (
            "- It set rents:\n  a) one is low; (bbc.com)\n  b) one is high. (ft.com)",
            [("one is low;", "bbc.com"), ("one is high.", "ft.com")],
        ),
        ("Then:\n\no  It rose. (bbc.com)\no  It fell. (ft.com)", [("It rose.", "bbc.com"), ("It fell.", "ft.com")]),
        ("He said: “It rose. It fell.” (BBC)\n\nNobody knew.", [("He said: “It rose. It fell.”", "bbc.com")]),
        (
            "Es sind 19 Mio.[^1] Bürgermeister Kern schwieg.\n\n[^1]: bbc.com",
            [("Es sind 19 Mio.", "bbc.com")],
        ),
        (
            "Es sind 19 Mio.[^1] Euro im Jahr.\n\n[^1]: bbc.com",
            [("Es sind 19 Mio. Euro im Jahr.", "bbc.com")],
        ),
        ("**Mostly no.** It *rose* by `a*b` (bbc.com).", [("It rose by `a*b`.", "bbc.com")]),
        ("It rose[[Reuters]](https://bbc.com/a).", [("It rose.", "bbc.com")]),
        ("It&nbsp;rose &amp; fell&eacute; (bbc.com).", [("It rose & fell&eacute;.", "bbc.com")]),
    ],
)
def test_groups_and_lists(text, expected):
    """Groups are read beside outlets that are not listed, lists by letters and round bullets; text has no markup."""
    assert [(sentence, host) for sentence, host, _ in told(text, language="de" if "Mio" in text else "en")] == expected


@pytest.mark.parametrize(
    "link",
    [
        "[Subscribe](https://a.substack.com/subscribe?utm=1)",
        "[Share](https://a.substack.com/p/x?action=share)",
        "[Leave a comment](https://a.substack.com/p/x/comments)",
        "[Twitter](https://twitter.com/jane)",
        "[![A bridge](https://bbc.com/a.jpg)](https://bbc.com/b)",
        "[x](https://com)",
    ],
)
def test_errands_cite_nothing(link):
    """A link that only offers to share, subscribe, comment or follow, and a picture that is one, are no sources."""
    assert told(f"It rose here {link} in May.") == []
    assert "http" not in extract(Text("d", f"It rose {link} in May (bbc.com).", markdown=True), LISTED).claims[0].text


def test_errands_of_saved_pages():
    """The same in a saved page."""
    assert told('<article><p>It rose, <a href="https://a.org/subscribe">join</a> us.</p></article>', html=True) == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Brandt, 88.", "K. Brandt, *The Salt Works* (Brunswick: Appelhans, 1971), 12."),
        ("Brandt, “Salt Works”, 88.", "K. Brandt, *The Salt Works* (Brunswick: Appelhans, 1971), 12."),
        ("Nobody, 88.", None),
        ("Brandt 1971, pp. 3–4.", "K. Brandt, *The Salt Works* (Brunswick: Appelhans, 1971), 12."),
        ("Town of Orel: Plans for the Mill, Orel 2014.", "Town of Orel: Plans for the Mill, Orel 2014."),
        ("Minutes of the council of 3 May 2016.", "Minutes of the council of 3 May 2016."),
        ("In 2019 prices.", None),
    ],
)
def test_short_notes(note, expected):
    """A note may name a work of an earlier note briefly, or a paper that is dated; a remark names none."""
    text = f"It rose.[^1] It fell.[^2]\n\n[^1]: K. Brandt, *The Salt Works* (Brunswick: Appelhans, 1971), 12.\n[^2]: {note}"
    assert works(text)[1:] == ([("It fell.", expected)] if expected else [])


def test_short_notes_of_a_wiki():
    """A reference of harvnb templates names the books of the list; a template that arranges a list is no entry."""
    text = (
        "It rose.<ref>{{harvnb|Pell|1988|p=7}}; see also {{harvnb|Ede|1962}}.</ref>\n\n== Sources ==\n{{refbegin}}\n"
        "* Pell, A. (1988). Fire. Press.\n* Ede, T. (1962). Sand. Press."
    )
    assert [raw for _, raw in works(text, markdown=False)] == ["Pell, A. (1988). Fire. Press.", "Ede, T. (1962). Sand. Press."]
    assert len(extract(Text("d", text), LISTED).works) == 2


def test_templates_of_words():
    """Measures and quoted words in templates are words; a template between two references keeps them not apart."""
    notes = "<ref>BBC, “A”, 3 May 2020, bbc.com</ref>{{,}}<ref>FAZ, “B”, 4 May 2020, faz.net</ref>"
    text = f"Il fait {{{{unité|11,2|km}}}}, dit {{{{citation|le maire}}}}{notes}."
    assert told(text, language="fr") == [
        ("Il fait 11,2 km, dit le maire.", "bbc.com", "sentence"),
        ("Il fait 11,2 km, dit le maire.", "faz.net", "sentence"),
    ]


def test_saved_pages():
    """Raised pages go with their mark, a signed quotation has its source, a year's link within a note stays."""
    page = (
        '<div class="mw-parser-output"><p>It rose.<sup><a href="#n1">[1]</a></sup><sup>: 12 </sup> It fell in the end.</p>'
        "<blockquote><p>We go.</p><cite>A fisherman, to <a href='https://ft.com/a'>the FT</a></cite></blockquote>"
        '<p>Nobody knew that.<sup>x</sup></p><ol><li id="n1"><a href="#m1">^</a> <a href="#b">Tan 2011</a>, p. 9.</li></ol>'
        '<h2>Sources</h2><ul><li id="b">Tan, Wei (2011). The Princess. Press.</li></ul></div>'
    )
    assert works(page, html=True)[0] == ("It rose.", "Tan, Wei (2011). The Princess. Press.")
    assert ("We go.", "ft.com", "paragraph") in told(page, html=True)


def test_colleagues():
    """An author told with colleagues is the author of the entry."""
    listed = "References\n\nOkafor, C., Brandt, L. (2017). Buying. Press.\nDoe, J. (2016). Selling. Press."
    text = f"Okafor and colleagues (2017) saw it.\n\n{listed}"
    assert works(text)[0][1] == "Okafor, C., Brandt, L. (2017). Buying. Press."


def test_a_link_in_brackets_of_its_own():
    """A link whose words stand in brackets is a mark, and so is one of them in a saved page."""
    assert told('<article><p>It rose.<a href="https://bbc.com/a">[Reuters]</a> It fell.</p></article>', html=True) == [
        ("It rose.", "bbc.com", "sentence")
    ]
    assert told("It rose [[Reuters]](https://com).") == []


def test_markup_within_markup():
    """Templates within templates keep no words."""
    assert told("It rose{{a|{{b}}<br>}} much (bbc.com).") == [("It rose much.", "bbc.com", "sentence")]


def test_a_link_to_a_place_on_the_page():
    """A link within the page that leads to no note keeps its words."""
    assert told('It rose <a href="#top">up there</a> (bbc.com).') == [("It rose up there.", "bbc.com", "sentence")]


def test_a_comment_that_hides_the_end_of_a_template():
    """What a comment hides is hidden once, though a template seems to end in it."""
    assert told("It rose {{nowrap|5 <!-- }} --> kg again.<ref>https://bbc.com/a</ref>") == [
        ("It rose 5 kg again.", "bbc.com", "sentence")
    ]
