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


@settings(max_examples=60)
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


@pytest.mark.parametrize("value", HOSTILE)
def test_quotation_marks_only_where_needed(value: str) -> None:
    """A value stands in quotation marks only if it would be read otherwise without."""
    if writing.scalar(value) == value:
        return
    try:
        assert yamltext.scan(f"a: {value}\n").data != {"a": value}
    except yamltext.Unreadable:
        assert value
