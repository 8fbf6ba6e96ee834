"""Diffs of registries: as people read them, and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.curation import differing
from server.curation.differing import reverse, unified

LINES = st.lists(st.sampled_from(["- id: a", "- id: b", "- id: c", "  name: x", "", "# y", "\u2028"]), max_size=9)
TEXTS = st.tuples(LINES, st.sampled_from(["", "\n"])).map(lambda parts: "\n".join(parts[0]) + parts[1])


def test_unified() -> None:
    """The diff is a unified one with three lines of context, as git writes it."""
    before = "".join(f"- id: {name}\n  name: {name}\n" for name in "abcde")
    assert unified(before, before.replace("name: c", "name: See"), "x.yaml") == (
        "--- x.yaml\n+++ x.yaml\n"
        "@@ -3,7 +3,7 @@\n - id: b\n   name: b\n - id: c\n-  name: c\n+  name: See\n - id: d\n   name: d\n - id: e\n"
    )
    assert unified(before, before) == ""
    assert "+a\n\\ No newline at end of file\n" in unified("", "a")


@given(TEXTS, TEXTS)
def test_back_again(before: str, after: str) -> None:
    """From the new text and the diff follows the old text."""
    assert reverse(after, unified(before, after)) == before


def test_stretches_too_long_to_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take too long to compare is told as taken out and put in."""
    monkeypatch.setattr(differing, "_MOST", 1)
    diff = unified("- id: a\n  x\n", "- id: a\n  y\n")
    assert diff.endswith("-- id: a\n-  x\n+- id: a\n+  y\n")
    assert reverse("- id: a\n  y\n", diff) == "- id: a\n  x\n"


def test_another_text() -> None:
    """A diff is not taken back from a text that it does not lead to."""
    with pytest.raises(differing.Unfitting):
        reverse("b\n", unified("a\n", "c\n"))
