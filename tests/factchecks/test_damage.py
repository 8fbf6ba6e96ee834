"""JSON that is broken, cut, strange or huge: what stands before, beside and after the damage is taken."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest

from server import factchecks
from server.documents import Sidecar
from server.factchecks import Loss
from server.factchecks.jsontext import DEEPEST, Walk
from server.factchecks.window import LOOKAHEAD, Window


def claims(read):
    """List the claims."""
    return [found.claim for found in read.reviewed]


def node(number, **more):
    """Write a sound review as JSON."""
    return json.dumps(
        {
            "claimReviewed": f"Claim {number}",
            "url": f"https://c.example/{number}",
            "author": "C",
            "reviewRating": "False",
            **more,
        },
        ensure_ascii=False,
    )


@pytest.mark.parametrize(
    "text",
    [
        "// made by hand\n[" + node(1) + ", /* and\nmore */ " + node(2) + ",]",
        "<!--\n" + node(1) + "\n" + node(2) + "\n-->",
        "/* <![CDATA[ */ " + node(1) + "; " + node(2) + "; /* ]]> */",
        "\ufeff" + node(1) + ",\n" + node(2),
        "[" + node(1).replace("{", "{,", 1) + ",,," + node(2) + "]",
        "["
        + node(1).replace("Claim 1", "Claim\t\x01 1")
        + ","
        + node(2, rating=1).replace('"rating": 1', '"rating": -Infinity')
        + "]",
        node(1).replace(', "url"', ' "url"') + node(2),
        node(1) + node(2, big=1).replace('"big": 1', '"big": ' + "9" * 5000),
        '{"a": [' + node(1) + '], "b": ' + node(2) + "}",
        "[" + node(1) + node(2) + "]",
    ],
)
def test_what_is_taken_as_if_it_were_json(read, text):
    """Comments, wrappers, commas too many or too few, control characters, NaN and numbers without end cost nothing."""
    result = read(text)
    assert claims(result) == ["Claim 1", "Claim 2"]
    assert not result.losses


ENDS = "the text ends in the middle of this"
NO_VALUE = "this is no JSON value"
NO_KEY = 'no "key": stands here'


@pytest.mark.parametrize(
    ("text", "found", "lost"),
    [
        ("[" + node(1) + ', {"x": ¤tru}, ' + node(2) + "]", [1, 2], [("$[1].x", NO_VALUE)]),
        ("[" + node(1) + ", ¤nothing, " + node(2) + "]", [1, 2], [("$[1]", NO_VALUE)]),
        ("[" + node(1) + ", {¤7: 8}, " + node(2) + "]", [1, 2], [("$[1]", NO_KEY)]),
        ("[" + node(1) + ', {¤"\\x": 8}, ' + node(2) + "]", [1, 2], [("$[1]", NO_KEY)]),
        (
            "[" + node(1) + ', {"a b": ¤"\\x", "c": ¤}, ' + node(2) + "]",
            [1, 2],
            [('$[1]["a b"]', NO_VALUE), ("$[1].c", NO_VALUE)],
        ),
        ("[" + node(1) + ", [1¤}, " + node(2) + "]", [1, 2], [("$[1]", "'}' stands where ']' is wanted")]),
        ("¤see: " + node(1) + " ¤and " + node(2), [1, 2], [("$", "this is no JSON")] * 2),
        (
            node(1).replace('"C"', '"The "¤C" desk"') + node(2),
            [1, 2],
            [("$.author", "it goes on after its end; a quotation mark within it may lack its backslash")],
        ),
        ("[" + node(1) + "," + node(2).replace('"False"}', '¤"Fal¤'), [1], [("$[1].reviewRating", NO_VALUE), ("$[1]", ENDS)]),
        ('{"@graph": [' + node(1) + "]¤x" + ', "b": [' + node(2) + "]}", [1, 2], [("$.@graph", "what follows it is no JSON")]),
        ("[" + node(1) + "¤", [1], [("$", ENDS)]),
        ("[" + node(1) + ', {¤"claimReviewed"¤', [1], [("$[1]", NO_KEY), ("$[1]", ENDS)]),
        ("[" + node(1) + ', {"claimReviewed":¤¤', [1], [("$[1]", NO_KEY), ("$[1]", ENDS)]),
        ("[" + node(1) + ', [¤"¤', [1], [("$[1][0]", NO_VALUE), ("$[1]", ENDS)]),
        ("¤no review at all", [], [("$", "this is no JSON")]),
        ("", [], []),
    ],
)
def test_damage_costs_the_value_in_which_it_stands(read, text, found, lost):
    """All else is taken, and each loss is told with its line, column and path."""
    before = text.split("¤")
    columns = [len("".join(before[:number])) + 1 for number in range(1, len(before))]
    result = read("".join(before))
    assert [claim for claim in claims(result) if claim.startswith("Claim")] == [f"Claim {number}" for number in found]
    damage = [loss for loss in result.losses if loss.place.startswith("x.json:1:")]
    wanted = [(f"x.json:1:{column}: {path}", message) for column, (path, message) in zip(columns, lost, strict=True)]
    assert damage == wanted


def test_a_line_that_is_broken(read):
    """A line of JSON Lines that is broken or cut does not touch the next."""
    text = node(1) + "\n" + node(2)[:-30] + "\n\n\r\n" + node(3) + "\r\n[[[\n" + node(4)
    result = read(text, "x.jsonl")
    assert claims(result) == ["Claim 1", "Claim 3", "Claim 4"]
    assert {place.split(":")[0] for place, _ in result.lost} == {"2", "6"}


def test_a_line_without_end(read, monkeypatch):
    """A line that is too long to be one is left out, and told."""
    monkeypatch.setattr("server.factchecks.reader._LONGEST_LINE", 200)
    result = read(node(1) + "\n" + node(2, x="y" * 900) + "\n" + node(3) + "\n" + node(4, x="y" * 900), "x.ndjson")
    assert claims(result) == ["Claim 1", "Claim 3"]
    assert [place for place, _ in result.lost] == ["2", "4"]


@pytest.mark.parametrize("depth", [DEEPEST + 10, 5000])
def test_too_deep(read, depth):
    """What is nested without end is left out; what stands before and after is taken."""
    for nested in ("[" * depth + node(9) + "]" * depth, '{"a":' * depth + node(9) + "}" * depth):
        result = read("[" + node(1) + "," + nested + "," + node(2) + "]")
        assert claims(result) == ["Claim 1", "Claim 2"]
        assert [message for _, message in result.lost] == [f"nested more than {DEEPEST} deep"]


def test_too_deep_and_cut(read):
    """So it is where the text ends within it."""
    result = read("[" + node(1) + "," + "[" * 5000 + '"')
    assert claims(result) == ["Claim 1"]
    assert result.lost[0][1] == f"nested more than {DEEPEST} deep"


def test_a_review_larger_than_the_window(read):
    """Of a review with a text of any size, what is wanted is kept, with all that it holds."""
    pages = [{"url": f"https://a.example/{number}"} for number in range(20)]
    large = node(
        1,
        reviewBody=["x" * 1000] * (LOOKAHEAD // 500),
        comment=[{"text": "x" * 1000}] * (LOOKAHEAD // 500),
        itemReviewed={"@type": "Claim", "text": "y" * LOOKAHEAD, "appearance": pages, "author": "Bob"},
    )
    (found, other), losses = read("[" + large + ",\n" + node(2) + "]")
    assert (found.claim, found.speaker, len(found.appearances), other.claim) == ("Claim 1", "Bob", 20, "Claim 2")
    assert not losses


def test_more_values_than_anybody_reads(read, monkeypatch):
    """A broken list that goes on without end is kept up to a bound; what is beyond is looked through."""
    monkeypatch.setattr("server.factchecks.jsontext._MOST_KEPT", 3)
    names = ",".join(f'"N{number}"' for number in range(5))
    text = node(1).replace('"C"', f"[{names}, {node(2)}, tru]").replace("{", '{"x": {"name": tru, "text": [], "url": 1},', 1)
    result = read(text)
    assert claims(result) == ["Claim 2"]
    assert len(result.losses) > 0


def test_texts_in_other_encodings(read):
    """A byte order mark tells the encoding."""
    for encoding in ("utf-8-sig", "utf-16"):
        assert claims(read(node(1, x="é").encode(encoding))) == ["Claim 1"]


def test_places_in_a_long_text():
    """Lines and columns are counted on over many windows."""
    lines = ["[", *(json.dumps({"n": number, "x": "y" * 5000}) + "," for number in range(300)), '  {"n": tru}', "]"]
    window = Window(io.BytesIO("\n".join(lines).encode()))
    told = list(Walk(window, "x", lambda _: False))
    losses = [found for found in told if isinstance(found, Loss)]
    assert [loss.place for loss in losses] == ["x:302:9: $[300].n"]
    assert [found.place for found in told if found not in losses] == [f"x: $[{number}]" for number in range(300)]


def test_memory_does_not_grow(tmp_path):
    """Ten times as many reviews take no more memory; nor do copies, ids or losses."""
    sidecar = Sidecar(title="Checks", kind="fact-checks", language="en")

    def peak(count):
        path = tmp_path / f"{count}.json"
        with path.open("w") as file:
            file.write('{"@type": "DataFeed", "dataFeedElement": [')
            for number in range(count):
                item = {
                    "@type": "ClaimReview",
                    "claimReviewed": f"Claim {number // 2}",
                    "url": f"https://c.example/{number // 2}",
                }
                item |= {"author": {"@id": "#desk"}, "reviewRating": "False", "itemReviewed": {"@id": f"#claim{number}"}}
                item |= {"reviewBody": "x" * 2500}
                file.write(json.dumps({"item": [item, {"@id": f"#claim{number}", "author": f"S{number}"}]}) + ",\n")
            file.write('{"@id": "#desk", "name": "Desk"}]}')
        tracemalloc.start()
        found = sum(isinstance(one, factchecks.Reviewed) for one in factchecks.read(path, sidecar))
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found, size

    (few, small), (many, large) = peak(150), peak(600)
    assert (few, many) == (75, 300)
    assert large < 1.2 * small
