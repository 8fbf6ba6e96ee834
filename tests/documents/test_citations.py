"""Which brackets are citation marks, and what they name."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LISTED

from server.documents import citations, cutting

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed

SEED = Path(__file__).parents[2] / "seeds" / "sabotaged-peace.txt"


def marks(text):
    """Find the marks of ``text`` as they stand there, each with the hosts that it names."""
    return [
        (text[mark.start : mark.end], [source.host for source in mark.sources]) for mark in citations.find(text, LISTED).marks
    ]


def test_the_seed_has_87_groups():
    """All 87 groups of the seed's body are found, malformed ones too."""
    body = SEED.read_text(encoding="utf-8").split("\n")[:75]
    found = [mark for line in body for mark in marks(line)]
    assert len(found) == 87
    assert (")globaltimes.cn)", ["globaltimes.cn"]) in found
    assert ("(ukrinform.netukrinform.net)", ["ukrinform.net"]) in found
    assert ("(The Kyiv Independent)", ["kyivindependent.com"]) in found
    assert ("(reuters.com, reuters.com)", ["reuters.com"]) in found


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("so (reuters.com, bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com,bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com; bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com and bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (lemonde.fr, lefigaro.fr et liberation.fr)", ["lemonde.fr", "lefigaro.fr", "liberation.fr"]),
        ("so (spiegel.de und faz.net)", ["spiegel.de", "faz.net"]),
        ("so (reuters.com & bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com/bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com | bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com,\nbbc.com)", ["reuters.com", "bbc.com"]),
        ("so [reuters.com]", ["reuters.com"]),
        ("so（reuters.com）", ["reuters.com"]),
        ("so(reuters.com).", ["reuters.com"]),
        ("so. (reuters.com) And", ["reuters.com"]),
        ("so ((reuters.com))", ["reuters.com"]),
        ("so (Reuters.com)", ["reuters.com"]),
        ("so (WWW.BBC.COM)", ["www.bbc.com"]),
        ("so (reuters.com+2)", ["reuters.com"]),
        ("so (reuters.combbc.com)", ["reuters.com", "bbc.com"]),
        ("so (see reuters.com)", ["reuters.com"]),
        ("so (siehe auch faz.net)", ["faz.net"]),
        ("so (source: lenta.ru)", ["lenta.ru"]),
        ("so (e.g. bbc.com)", ["bbc.com"]),
        ("so (unlisted-outlet.org)", ["unlisted-outlet.org"]),
        ("so (www.foo.py)", ["www.foo.py"]),
        ("so (reuters.com, and bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com; or bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (reuters.com or bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (spiegel.de, oder faz.net)", ["spiegel.de", "faz.net"]),
        ("so (spiegel.de oder faz.net)", ["spiegel.de", "faz.net"]),
        ("so (lemonde.fr, et afp.com)", ["lemonde.fr", "afp.com"]),
        ("so (lemonde.fr ou afp.com)", ["lemonde.fr", "afp.com"]),
        ("so (elpais.com, y bbc.com)", ["elpais.com", "bbc.com"]),
        ("so (elpais.com o bbc.com)", ["elpais.com", "bbc.com"]),
        ("so (repubblica.it, e bbc.com)", ["repubblica.it", "bbc.com"]),
        ("so (see reuters.com (2022))", ["reuters.com"]),
        ("so (reuters.com (2 June 2022), bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (Reuters [2022])", ["reuters.com"]),
        ("so (bbc.comreuters.comapnews.com)", ["bbc.com", "reuters.com", "apnews.com"]),
        ("so (bbc.comreuters.comcnn.com)", ["bbc.com", "reuters.com", "cnn.com"]),
    ],
)
def test_groups_of_hosts(text, hosts):
    """Hosts in brackets are a mark, whatever parts them, wherever they stand, whatever case they have."""
    assert [found for _, found in marks(text)] == [hosts]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("so )reuters.com) then", ")reuters.com)"),
        ("so (reuters.com. Then", "(reuters.com"),
        ("so (reuters.com", "(reuters.com"),
        ("so reuters.com).", "reuters.com)"),
        ("so [reuters.com)", "[reuters.com)"),
        ("so ((reuters.com)) then", "((reuters.com))"),
    ],
)
def test_malformed_brackets(text, mark):
    """A bracket turned round, left open, missing or doubled still makes a mark."""
    assert marks(text) == [(mark, ["reuters.com"])]


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("so (The Kyiv Independent)", ["kyivindependent.com"]),
        ("so (Reuters/AP)", ["reuters.com", "apnews.com"]),
        ("so (RFE/RL)", ["rferl.org"]),
        ("so (Institute for Peace & Diplomacy and BBC)", ["peacediplomacy.org", "bbc.com"]),
        ("so (Reuters, June 2, 2025)", ["reuters.com"]),
        ("so (BBC News, p. 5)", ["bbc.com"]),
        ("so (Reuters; bbc.com)", ["reuters.com", "bbc.com"]),
        ("so (via Reuters)", ["reuters.com"]),
        ("so (Paper Only)", [None]),
        ("so (Reuters, bbc.com and Reuters)", ["reuters.com", "bbc.com"]),
    ],
)
def test_outlets_by_name(text, hosts):
    """A listed outlet's name counts as its first host, alone, in lists, beside dates and pages."""
    assert [found for _, found in marks(text)] == [hosts]


@pytest.mark.parametrize(
    "text",
    [
        "(true)",
        "(SBU)",
        "(NATO)",
        "(Trump’s team was literally brokering these talks)",
        "(U.S.)",
        "(i.e. never)",
        "(Ph.D.)",
        "(see setup.py, node.js)",
        "(foo.py)",
        "(see main.rs and bbc.com)"[:13] + ")",
        "(e.g. Booking.com)",
        "(like Booking.com)",
        "(me@reuters.com)",
        "(independent)",
        "(Trump, Reuters)",
        "(2 June 2025)",
        "(3.5)",
        "()",
        "( )",
        "(…)",
        "(the bbc.com story was wrong)",
        "the British Broadcasting Corporation (BBC) said",
        "KYIV (Reuters) – The talks",
        "![a map](https://bbc.com/map.png)",
        "[setup](setup.html)",
        "(as told by (others) and reuters.com)",
        "(file.py/bbc.com)",
    ],
)
def test_brackets_that_are_no_marks(text):
    """Remarks, abbreviations, files, examples, agencies in datelines, long forms and pictures are no citations."""
    assert marks(text) == []


def test_a_remark_may_end_with_its_source():
    """Only the source goes, the remark stays; unlisted hosts and examples leave it whole."""
    assert marks("(backed by the West; reuters.com)") == [("; reuters.com", ["reuters.com"])]
    assert marks("(“go,” he said, https://a-b.de/x)") == [(", https://a-b.de/x", ["a-b.de"])]
    assert marks("(backed by the West; other.org)") == []
    assert marks("(shops such as Ebay, reuters.com)") == []
    assert marks(f"({'long ' * 60}was it; bbc.com)") == [("; bbc.com", ["bbc.com"])]


def test_an_address_is_kept():
    """An address that is more than a host is kept as cited; a bare host has none."""
    found = citations.find("(https://en.wikipedia.org/wiki/Minsk_(city), bbc.com/news/1, www.bbc.com/, ft.com)", LISTED)
    assert [source.address for source in found.marks[0].sources] == [
        "https://en.wikipedia.org/wiki/Minsk_(city)",
        "https://bbc.com/news/1",
        None,
        None,
    ]
    assert [source.outlet for source in found.marks[0].sources] == ["wikipedia.org", "bbc.com", "bbc.com", "ft.com"]


def test_a_comma_inside_an_address_stays():
    """An address may hold a comma; a comma before a host parts."""
    assert marks("(https://www.reuters.com/a,b-c)") == [("(https://www.reuters.com/a,b-c)", ["www.reuters.com"])]


def test_a_link_is_a_mark_whose_words_stay():
    """Of a Markdown link the address goes and the words stay."""
    text = "As [Reuters said](https://reuters.com/a) then (bbc.com)"
    found = citations.find(text, LISTED).marks
    assert found[0].opening == 3
    assert "".join(piece for _, piece in cutting.without(text, found)) == "As Reuters said then"
    assert marks("[words](https://localhost/a)") == []


def test_links_in_brackets():
    """A bracket that holds nothing but links is a mark with them; one link to no host makes it none."""
    both = '([BBC](https://bbc.com/a), [FT](https://ft.com/b "t"))'
    assert marks(f"so {both}.") == [(both, ["bbc.com", "ft.com"])]
    assert marks("so ([BBC](https://localhost/a))") == []


def test_the_blank_before_a_mark_goes_with_it():
    """Words on both sides of a mark do not run together."""
    for text, left in [
        ("so (bbc.com), then", "so, then"),
        ("so (bbc.com)then", "so then"),
        ("so.\n(bbc.com) Then", "so. Then"),
    ]:
        pieces = cutting.without(text, citations.find(text, LISTED).marks)
        assert "".join(piece for _, piece in pieces) == left


def test_other_brackets_are_told():
    """Brackets that are no marks are given with their places; empty ones are not."""
    assert citations.find("a (true) () b (bbc.com)", LISTED).others == ((2, "(true)"),)


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "(bbc.com) ",
        "bbc.com) ",
        ")bbc.com) ",
        "(https://a.de/( ",
        "[",
        "a.",
        "(a, ",
        "bbc.com, ",
        "(1x)",
        "(May ",
        "(a (1 May ",
        "(a; ",
        "(bbc.com; x) ",
        "(Reuters) ",
    ],
)
def test_time_is_in_proportion_to_length(piece):
    """A hundred thousand characters of brackets take no minute, as they would if the time grew with their square."""
    begun = time.process_time()
    citations.find(piece * (100_000 // len(piece)), LISTED)
    assert time.process_time() - begun < MINUTE


@settings(deadline=None)  # a busy machine is slow, and time has tests of its own
@given(st.text(alphabet="ab .,;()[]/:“”\n&-_+wcomhtps", max_size=200) | st.text(max_size=200))
def test_any_text_has_marks_in_order(text):
    """Any text can be searched; marks and what stays of the text come in order and make up the whole."""
    found = citations.find(text, LISTED).marks
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(text[at : at + len(piece)] == piece for at, piece in cutting.without(text, found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(reuters.com; Smith 2022)", [("reuters.com; ", ["reuters.com"])]),
        ("(Smith 2022; reuters.com)", [("; reuters.com", ["reuters.com"])]),
        ("(Smith 2022; reuters.com; bbc.com; Doe 2021)", [("; reuters.com; bbc.com", ["reuters.com", "bbc.com"])]),
        ("(bbc.com; so Smith; see ft.com)", [("bbc.com; ", ["bbc.com"]), ("; see ft.com", ["ft.com"])]),
        ("(other.org; Smith 2022)", []),
        ("(Reuters; Smith 2022)", []),
        ("(like reuters.com; Smith 2022)", []),
    ],
)
def test_the_sources_of_a_mixed_list(text, found):
    """Of a list whose parts semicolons part, the listed hosts and addresses count; what else stands there stays."""
    assert marks(text) == found


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("The BBC (British Broadcasting Corporation) said so.", []),
        ("Agence France-Presse (AFP) said so.", []),
        ("The AP (Associated Press) said so.", []),
        ("RT (Russia Today) said so.", []),
        ("As “RT” (Russia Today) said", []),
        ("BBC (the British Broadcasting Corporation) said", []),
        ("It rose, says the AP (Reuters).", [["reuters.com"]]),
        ("It rose, says Reuters (Reuters).", [["reuters.com"]]),
        ("It rose, says the BBC (bbc.com).", [["bbc.com"]]),
        ("It rose, says RT (Russia Today, 2 June 2025).", [["rt.com"]]),
        ("The AP and others (Associated Press).", [["apnews.com"]]),
    ],
)
def test_a_bracket_that_explains_a_name(text, hosts):
    """An outlet's other name right after its name cites nothing; its host, its date or another outlet does."""
    assert [found for _, found in marks(text)] == hosts


def test_pictures():
    """A picture is no mark; it is told, so that it can be taken out."""
    found = citations.find("The ![map](https://bbc.com/a.png) (bbc.com)", LISTED)
    assert "".join(piece for _, piece in cutting.without("The ![map](https://bbc.com/a.png) (bbc.com)", found.images)) == (
        "The (bbc.com)"
    )
