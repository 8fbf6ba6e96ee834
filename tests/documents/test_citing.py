"""What citations cover."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.block import Block
from server.documents.blocks import parse
from server.documents.citing import passages


def covered(text, role="paragraph"):
    """List for each citation of the paragraph its hosts, its scope and the words that it covers."""
    found = passages(Block(role, text, 0, 1, raw=text), LISTED, "en")
    return [([source.host for source in citing.sources], citing.scope, citing.words) for one in found for citing in one.citings]


@pytest.mark.parametrize(
    ("text", "citings"),
    [
        ("It rose (bbc.com).", [(["bbc.com"], "sentence", "It rose")]),
        ("It rose. (bbc.com) It fell.", [(["bbc.com"], "sentence", "It rose")]),
        ("It rose by “half”(bbc.com).", [(["bbc.com"], "sentence", "It rose by “half”")]),
        ("It rose (bbc.com), but fell.", [(["bbc.com"], "clause", "It rose")]),
        (
            "It rose (bbc.com), and then it fell (ft.com).",
            [(["bbc.com"], "clause", "It rose"), (["ft.com"], "clause", "and then it fell")],
        ),
        ("It rose (bbc.com) (ft.com).", [(["bbc.com"], "sentence", "It rose"), (["ft.com"], "sentence", "It rose")]),
        ("(bbc.com) It rose.", [(["bbc.com"], "sentence", "It rose")]),
        ("(bbc.com) It rose (ft.com).", [(["bbc.com"], "sentence", "It rose"), (["ft.com"], "sentence", "It rose")]),
        (
            "[The BBC](https://bbc.com/a) says it rose.",
            [(["bbc.com"], "sentence", "[The BBC](https://bbc.com/a) says it rose")],
        ),
        (
            "It [rose](https://bbc.com/a), then [fell](https://ft.com/b) much.",
            [
                (["bbc.com"], "clause", "It [rose](https://bbc.com/a)"),
                (["ft.com"], "clause", "then [fell](https://ft.com/b)"),
            ],
        ),
        (
            "It rose (bbc.com) The talks failed (ft.com) and ended (bbc.com) Nobody.",
            [
                (["bbc.com"], "sentence", "It rose"),
                (["ft.com"], "clause", "The talks failed"),
                (["bbc.com"], "clause", "and ended"),
            ],
        ),
        ("It rose. (bbc.com) The talks failed.", [(["bbc.com"], "sentence", "It rose")]),
        ("– (bbc.com) The talks failed.", [(["bbc.com"], "clause", "The talks failed")]),
        ("(bbc.com)", []),
        ("It came from the U.S. (bbc.com).", [(["bbc.com"], "sentence", "It came from the U.S.")]),
        (
            "It was in Washington, D.C. (bbc.com), at 5 p.m. (ft.com), and Acme Inc. (bbc.com) rose.",
            [
                (["bbc.com"], "clause", "It was in Washington, D.C."),
                (["ft.com"], "clause", "at 5 p.m."),
                (["bbc.com"], "clause", "and Acme Inc."),
            ],
        ),
        ("It rose (bbc.com; Smith 2022).", [(["bbc.com"], "sentence", "It rose")]),
        ("It rose (Smith 2022; bbc.com).", [(["bbc.com"], "sentence", "It rose (Smith 2022")]),
    ],
)
def test_a_mark_covers_the_words_since_the_one_before(text, citings):
    """A mark inside a sentence or after another covers a clause, one that closes it the sentence."""
    assert covered(text) == citings


def test_captions():
    """Whatever a caption cites covers the caption."""
    assert covered("The hall (bbc.com), in May (ft.com).", "caption") == [
        (["bbc.com"], "caption", "The hall"),
        (["ft.com"], "caption", "in May"),
    ]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("As the BBC told it, it rose. Then it fell (bbc.com, ft.com).", "paragraph"),
        ("It rose. Game, set, match – peace talk torpedoed (ft.com).", "paragraph"),
        ("He told it in an interview with (The Kyiv Independent). It was so.", "paragraph"),
        ("It rose, said Al Jazeera. Then it fell (bbc.com).", "sentence"),
        ("It rose. Then it fell (unlisted-outlet.org).", "sentence"),
        ("It rose (bbc.com). It was so.", "sentence"),
        ("He told it in an interview with (BBC).", "sentence"),
        ("As the BBC told it, it rose (ft.com). Then it fell (bbc.com).", "sentence"),
        ("As the BBC told it, it rose. Then it fell (bbc.com), and rose.", "clause"),
    ],
)
def test_paragraphs(text, scope):
    """A paragraph's only mark carries all of it where an earlier sentence names its outlet, or its own is rhetoric."""
    assert {found for _, found, _ in covered(text)} == {scope}


def test_places():
    """A sentence knows where it stands in the document and on which line."""
    text = "The Title\n\nOne line that goes\non here. Two words\n(bbc.com) end it.\n"
    block = parse(text, markdown=True)[1]
    found = passages(block, LISTED, "en")
    assert [(text[one.start : one.end], one.line) for one in found] == [
        ("One line that goes\non here.", 3),
        ("Two words\n(bbc.com) end it.", 4),
    ]
    assert found[1].text == "Two words end it."


@pytest.mark.parametrize(
    "sentences",
    [
        ["Prices of wheat rose by a fifth in May (bbc.com).", "Make no mistake: it was sabotage (reuters.com)."],
        *(
            [f"It was about {word} (bbc.com).", "Make no mistake: it was sabotage (reuters.com)."]
            for word in ("Mar", "Art", "Fig", "Col", "Lt", "Rep", "Sen", "Gov", "plan a", "the U.S.", "J. Doe", "No")
        ),
        ["War es im Mai (faz.net)?", "„Niemand“ weiß es (spiegel.de)!", "Er schwieg (faz.net)."],
        ["It rose in Mar. (bbc.com)", "The price fell. (ft.com)"],
        ["Так було (bbc.com)... і не лише так (ft.com).", "Усе."],
        ["It rose in May. (bbc.com)", "Merkel knew. (ft.com)"],
        ["It rose in the U.S. (bbc.com) President’s time (ft.com)."],
        ["He called it “over (bbc.com).”", "“It is not over (ft.com),” she said."],
    ],
)
def test_a_mark_before_a_full_stop_ends_the_sentence(sentences):
    """Whatever word stands before it: a mark, a full stop and a capital letter part two sentences."""
    text = " ".join(sentences)
    found = passages(Block("paragraph", text, 0, 1, raw=text), LISTED, "en")
    assert [text[one.start : one.end] for one in found] == sentences


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It came from the U.S. (bbc.com).", "It came from the U.S."),
        ("It came at 5 p.m. (bbc.com).", "It came at 5 p.m."),
        ("It rose. (bbc.com).", "It rose."),
        ("Did it rise? (bbc.com).", "Did it rise?"),
        ("It went on... (bbc.com).", "It went on..."),
        ("It rose (bbc.com).", "It rose."),
        ("Was it so (bbc.com)?", "Was it so?"),
        ("It was in the U.S. (bbc.com)?", "It was in the U.S.?"),
        ("The ![map](https://bbc.com/a.png) town fell (bbc.com).", "The town fell."),
    ],
)
def test_the_sentence_that_is_left(text, sentence):
    """Without its marks and pictures a sentence ends once."""
    (found,) = passages(Block("paragraph", text, 0, 1, raw=text), LISTED, "en")
    assert (found.text, text[found.start :].startswith(text[0])) == (sentence, True)
