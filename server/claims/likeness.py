"""Which of the sentences that are new stands for one that is gone: the one that is hardly changed, or none.

Pure: knows no document and no index.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from server.documents.works import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable

# Dice over runs of three letters. Of the 80 sentences of the repository's essay, edited at random, all keep their id with
# a typo or with their clauses exchanged, 99 % with one word replaced, 94 % with two, 41 % with four; of 3,160 pairs of
# different sentences none is more alike than .42.
ALIKE = 0.85
_FEW = 20  # sentences: so many are all compared
_CANDIDATES = 8  # of more, those that share most words
_COMMON = 200  # a word in more of the new sentences tells none of them


class Fresh:
    """New sentences, to find the one that a former sentence has become.

    :param texts: id and words of each
    """

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._texts = dict(texts)
        self._holding: dict[str, list[str]] = defaultdict(list)
        for key, text in self._texts.items():
            for word in set(normalised(text).split()):
                self._holding[word].append(key)

    def become(self, text: str) -> str | None:
        """Find what ``text`` has become; ``None`` where nothing is alike enough, or two are equally so."""
        scores = {key: alike(text, self._texts[key]) for key in self._candidates(text)}
        top = max(scores.values(), default=0.0)
        best = [key for key, score in scores.items() if score == top]
        return best[0] if top >= ALIKE and len(best) == 1 else None

    def _candidates(self, text: str) -> Iterable[str]:
        if len(self._texts) <= _FEW:
            return self._texts
        sharing = Counter[str]()
        for word in set(normalised(text).split()):
            holding = self._holding.get(word, ())
            if len(holding) <= _COMMON:
                sharing.update(holding)
        return [key for key, _ in sharing.most_common(_CANDIDATES)]


def alike(one: str, other: str) -> float:
    """How alike two sentences are, from 0 to 1 (Dice)."""
    runs, others = _runs(one), _runs(other)
    return 2 * (runs & others).total() / ((runs.total() + others.total()) or 1)


@lru_cache(maxsize=1024)
def _runs(text: str) -> Counter[str]:
    padded = f"  {normalised(text)} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))
