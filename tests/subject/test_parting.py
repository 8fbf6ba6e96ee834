"""Two events that share their words are parted by what the words do."""

from __future__ import annotations

import pytest

from server.search import content, terms
from server.subject import parting


def parted(claim: str, sentence: str, names: str) -> bool:
    named = frozenset(terms(names))
    return parting.parted(terms(claim), terms(sentence), frozenset(content(claim)) - named, named)


@pytest.mark.parametrize(
    ("claim", "sentence", "told"),
    [
        ("Judge Kolen released Brandt.", "Judge Kolen refused on Monday to release Brandt.", True),
        ("Judge Kolen refused to release Brandt.", "Judge Kolen released Brandt.", True),
        ("Judge Kolen refused to release Brandt.", "Kolen will not release Brandt: she refused to release him.", False),
        ("Judge Kolen released Brandt.", "Judge Kolen released Brandt. The mayor refused tea.", False),
        ("Kolen led the court.", "Kolen, who again led the court, met Brandt.", True),
        ("Kolen again led the court.", "Kolen, who again led the court, met Brandt.", False),
        ("Kolen led the court.", "Kolen led the court, and in the evening of the day it rained again.", False),
        ("Brandt attacked Kolen.", "Kolen attacked Brandt.", True),
        ("Brandt attacked Kolen.", "Kolen was attacked by Brandt.", False),
        ("Brandt attacked Kolen.", "Brandt was attacked by Kolen.", True),
        ("Brandt met Kolen.", "Kolen met Brandt.", False),
        ("Brandt attacked Kolen.", "Brandt attacked Kolen twice.", False),
    ],
)
def test_acts(claim: str, sentence: str, told: bool) -> None:  # noqa: FBT001  a case
    """An act done again, refused, or done by the other is another event; the same act told otherwise is not."""
    assert parted(claim, sentence, "Kolen Brandt") is told


@pytest.mark.parametrize(
    ("claim", "around", "told"),
    [
        ("the second round of talks", "the third round of talks", True),
        ("the second round of talks", "the second round; a third may follow", False),
        ("the first prisoner swap", "the last prisoner swap", True),
        ("the first prisoner swap", "the last 303 of them", False),
        ("the first prisoner swap", "it took sixty seconds", False),
        ("the 2nd round", "the 3rd round", True),
        ("die zweite Runde", "die dritte Runde", True),
        ("a round of talks", "the third round", False),
    ],
)
def test_counts(claim: str, around: str, told: bool) -> None:  # noqa: FBT001  a case
    """The second round is not the third; a last one parts only from another one of the same."""
    assert parting.counted(parting.orders(terms(claim)), parting.orders(terms(around))) is told
