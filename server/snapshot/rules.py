"""The tables that the rules of ``extension/lib`` go by: they come with the data, so that the two sides cannot part."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from server import cards
from server.lookalikes.confusables import FOLD, PRINT
from server.lookalikes.finder import CODES
from server.lookalikes.likeness import ENOUGH, HOMES, LONG_CORE, SHORTEST_TYPO, TECHNIQUES, TWINS
from server.lookalikes.titlewords import ADDITIONS, ARTICLES, HEADINGS, OPENERS, TONGUES, WORDS
from server.snapshot import meanings
from server.titles.polarity import POLAR
from server.urls import trackers, wrappers
from server.urls.suffixes import CLOSED, ENDINGS, PRIVATE, PUBLIC, SOLD

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def rules() -> dict[str, Any]:
    """All tables but the public suffixes, as the modules of ``extension/lib`` read them."""
    return {
        "addresses": _addresses(),
        "lookalikes": _lookalikes(),
        "titles": {"polar": sorted(POLAR)},
        "sentences": {"meanings": meanings.LINES, "weak": sorted(meanings.WEAK)},
        "hidden": sorted(cards.HIDDEN),
    }


def _addresses() -> dict[str, Any]:
    return {
        "wrappers": [list(wrapper) for wrapper in wrappers.WRAPPERS],
        "tracking": trackers.TRACKING,
        "tracking_on": trackers.TRACKING_ON,
        "variant_labels": wrappers.VARIANT_LABELS,
        "variant_paths": wrappers.VARIANT_PATHS,
        "variant_params": wrappers.VARIANT_PARAMS,
        "variant_words": wrappers.VARIANT_WORDS,
    }


@cache
def suffixes() -> dict[str, Any]:
    """The Public Suffix List, packed, and how its suffixes are used."""
    return {
        "list": pack(PUBLIC, PRIVATE),
        "closed": sorted(CLOSED),
        "sold": sorted(SOLD),
        "uses": {use: sorted(endings) for use, endings in ENDINGS.items()},
    }


def _lookalikes() -> dict[str, Any]:
    enough: dict[str, dict[str, dict[Any, int]]] = {}
    for (alike, kind), letters in ENOUGH.items():
        enough.setdefault(alike, {})[kind] = letters
    fold: dict[str, str] = {}
    for char, letter in FOLD.items():
        fold[letter] = fold.get(letter, "") + chr(char)
    return {
        "tongues": {family: sorted(words) for family, words in TONGUES.items()},
        "homes": {ending: sorted(families) for ending, families in HOMES.items()},
        "articles": sorted(ARTICLES),
        "additions": sorted(ADDITIONS),
        "headings": sorted(HEADINGS),
        "openers": sorted(OPENERS - WORDS),
        "codes": CODES,
        "fold": fold,
        "print": PRINT,
        "techniques": TECHNIQUES,
        "enough": enough,
        "twins": sorted(TWINS),
        "long_core": LONG_CORE,
        "shortest_typo": SHORTEST_TYPO,
    }


class _Node(dict[str, "_Node"]):
    """Labels below a label; ``mark`` is ``+`` for a suffix of the private section, ``~`` for none, else empty."""

    mark = "~"

    def __str__(self) -> str:
        below = " ".join(f"{label}{node}" for label, node in sorted(self.items()))
        return f"{self.mark}({below})" if below else self.mark


def pack(public: Iterable[str], private: Iterable[str]) -> dict[str, str]:
    """Pack rules of the Public Suffix List by last label, in Punycode: ``{"com": "(blogspot+)", "ck": "~(* !www)"}``."""
    root = _Node()
    for mark, rules in (("", public), ("+", private)):
        for rule in rules:
            node = root
            for label in reversed(rule.split(".")):
                node = node.setdefault(_ascii(label), _Node())
            node.mark = mark
    return {label: str(node) for label, node in sorted(root.items())}


def _ascii(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
