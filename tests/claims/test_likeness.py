"""Which new sentence a former one has become."""

from __future__ import annotations

import pytest

from server.claims.likeness import ALIKE, Fresh, alike

SAID = "The harbour was closed for nine days in the spring of that year"


@pytest.mark.parametrize(
    ("edited", "same"),
    [
        (SAID, True),
        (SAID.upper() + "!", True),
        (SAID.replace("harbour", "harbor"), True),
        (SAID.replace("nine", "ten"), True),
        ("In the spring of that year the harbour was closed for nine days", True),  # clauses exchanged
        (SAID.replace("closed for nine days", "opened on the first day"), False),
        ("The price of mussels doubled in the spring of that year", False),
        ("", False),
        ("港口在春天关闭了九天", False),
    ],
)
def test_alike(edited: str, same: bool) -> None:  # noqa: FBT001  a column of the table
    """A sentence that hardly differs is the same, whichever way the two are compared."""
    assert (alike(SAID, edited) >= ALIKE) is same
    assert alike(SAID, edited) == alike(edited, SAID)


def test_a_script_without_blanks() -> None:
    """A sentence in a script without blanks between words is compared by its letters."""
    assert alike("港口在春天关闭了九天，没有人告诉北码头的渔民", "港口在春天关闭了十天，没有人告诉北码头的渔民") >= ALIKE - 0.05


def test_words_that_all_have() -> None:
    """Among many sentences of the same few words none is taken: those words tell nothing."""
    fresh = Fresh((str(n), f"The harbour was closed {'for nine days ' * (n % 3 + 1)}") for n in range(300))
    assert fresh.become("The harbour was closed for nine days") is None
