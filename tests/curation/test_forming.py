"""The form of the registry: the same values, the same comments, the same bytes when run twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from texts import HOSTILE, WORDS, written

from server import yamlfile, yamltext
from server.curation import Refused, canonical, forming, writing
from server.registry.records import File

ROOT = Path(__file__).parents[2]


def test_own_file_is_in_form() -> None:
    """The registry of this repository is in form."""
    text = (ROOT / "sources.yaml").read_text()
    assert forming.form("sources.yaml", text) == text


@settings(max_examples=40)
@given(written())
def test_nothing_but_the_form_changes(text: str) -> None:
    """Whatever the layout, the form has the same values and comments, and is its own form."""
    formed = forming.settled(text)
    forming.verify(text, formed)
    assert canonical(formed) == formed


@given(WORDS)
def test_any_value_is_read_as_it_was(value: str) -> None:
    """A value that was written is read again as it was, by both readers, within brackets and without."""
    text = f"a: {writing.scalar(value)}\nb: [{writing.scalar(value, brackets=True)}, {writing.scalar(value, brackets=True)}]\n"
    assert yamltext.scan(text).data == {"a": value, "b": [value, value]}
    assert yamlfile.parse("a.yaml", text, File).data == {"a": value, "b": [value, value]}


@pytest.mark.parametrize("value", [value for value in HOSTILE if value.isprintable()])
def test_quotation_marks_only_where_needed(value: str) -> None:
    """A value that can be seen stands in quotation marks only if it would be read otherwise without."""
    if writing.scalar(value) == value:
        return
    try:
        assert yamltext.scan(f"a: {value}\n").data != {"a": value}
    except yamltext.Unreadable:
        assert value


def test_what_has_problems() -> None:
    """A text with a problem has no form; its problems are told. An order that is wrong is none here."""
    with pytest.raises(Refused) as refused:
        forming.form("a.yaml", "outlets:\n- id: b\n- id: a\n")
    assert {problem.code for problem in refused.value.problems} == {"missing-field"}


def test_a_form_that_would_lose_something() -> None:
    """A form that lacks a value or a comment is a fault of the program."""
    with pytest.raises(forming.Unfaithful, match="value"):
        forming.verify("outlets:\n- id: a\n", "outlets: []\n")
    with pytest.raises(forming.Unfaithful, match="comment"):
        forming.verify("# x\noutlets: []\n", "outlets: []\n")


def test_a_form_that_never_settles(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that is not its own form is a fault of the program."""
    monkeypatch.setattr(forming, "_PASSES", 1)
    with pytest.raises(forming.Unfaithful, match="own form"):
        forming.settled("outlets:   []\n")


FORMED = """# The file's own comment.

# Judges.
raters:  # who judges
- id: judge
  name: Judge
  # its words
  scale:
  - no
  - 'yes: of course'  # two

outlets:
# about the paper
- id: paper  # ours
  name: 'The: Paper'
  aliases: [12:30, 'a, b', ~]
  domains:
  # the best known
  - paper.org
  - paper.com  # spare
  country: NO
  owners:
  - name: A
    note: said
    source: https://a.org/#b
    as_of: 2026
    checked: 2026-01-01
    # the end of a
  founded:  # long ago
    value: 1900

  # the end of the paper

# Others

- id: tribune
  aliases: []
  country:
# the end
"""


def test_the_form() -> None:
    """Lists and fields in their order, statements one value a line, quotation marks where needed, comments where they were."""
    assert canonical(FORMED) == FORMED


def test_lists_of_words() -> None:
    """A list of words stands on one line up to 130 columns, then one word a line; a scale always does."""
    words = ["abcdefgh"] * 11
    line = f"  domains: [{', '.join(words)}]\n"
    assert canonical(f"outlets:\n- id: a\n  domains: {words}\n") == f"outlets:\n- id: a\n{line}"
    broken = "".join(f"  - {word}\n" for word in [*words, *words])
    assert canonical(f"outlets:\n- id: a\n  domains: {words + words}\n") == f"outlets:\n- id: a\n  domains:\n{broken}"
    assert canonical("raters:\n- {id: a, scale: [b]}\n") == "raters:\n- id: a\n  scale:\n  - b\n"


def test_what_a_form_can_hold_besides() -> None:
    """Values in odd places, which no record has, are written all the same; block scalars become one line."""
    assert canonical("outlets:\n- id: a\n  x: [[b, {c: d}], []]\n  y: >- # z\n    e\n") == (
        "outlets:\n- id: a\n  x:\n  - [b, {c: d}]\n  - []\n  y: e  # z\n"
    )
    assert canonical("outlets:\n") == "outlets:\n"
    assert canonical("outlets:\n- {} # x\n") == "outlets:\n- {}  # x\n"
