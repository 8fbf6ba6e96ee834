"""An edition in, one JSON out: all that the extension needs to look a page up without asking anybody.

Its form is the extension's own and carries a number: ``FORMAT`` grows with every change of it. The rules themselves are
in ``extension/lib``; the tables that they go by come with the data, so that the two cannot part.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import orjson

from server import cards
from server.lookalikes.confusables import FOLD, PRINT
from server.lookalikes.finder import CODES
from server.lookalikes.likeness import ENOUGH, LONG_CORE, SHORTEST_TYPO, TECHNIQUES
from server.lookalikes.titlewords import ADDITIONS, ARTICLES, OPENERS, WORDS
from server.titles.polarity import POLAR
from server.urls import wrappers
from server.urls.suffixes import CLOSED, ENDINGS, PRIVATE, PUBLIC, SOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.editions import Edition

FORMAT = 1

_written: WeakKeyDictionary[Edition, bytes] = WeakKeyDictionary()


def write(edition: Edition) -> bytes:
    """Write the snapshot of an edition, once for as long as the edition lasts."""
    content = _written.get(edition)
    if content is None:
        content = _written[edition] = orjson.dumps(_content(edition))
    return content


def _content(edition: Edition) -> dict[str, Any]:
    registry, index = edition.registry, edition.index
    outlets = registry.file.outlets
    texts, frequencies = index.frequencies()
    return {
        "format": FORMAT,
        "version": edition.version,
        "registry": edition.state,
        "platforms": [platform.model_dump() for platform in registry.file.platforms],
        "outlets": [orjson.Fragment(edition.card(outlet)) for outlet in outlets],
        "namesakes": sorted({host for outlet in outlets for host in outlet.namesakes}),
        "documents": [orjson.Fragment(summary) for _, summary in index.documents()],
        "works": _works(edition),
        "claims": [orjson.Fragment(claim) for _, claim in index.claims()],
        "hidden": sorted(cards.HIDDEN),
        "rules": {**_rules(), "words": {"texts": texts, "frequencies": frequencies}},
    }


def _works(edition: Edition) -> list[dict[str, Any]]:
    """Every work, with the id of its document."""
    answers = (orjson.loads(edition.index.document(identifier) or b"{}") for identifier, _ in edition.index.documents())
    return [{**work, "document": answer["id"]} for answer in answers for work in (*answer["source_list"], *answer["links"])]


@cache
def _rules() -> dict[str, Any]:
    """The tables of the rules, as the modules of ``extension/lib`` read them."""
    titles = {"polar": sorted(POLAR)}
    return {"addresses": _addresses(), "suffixes": _suffixes(), "lookalikes": _lookalikes(), "titles": titles}


def _addresses() -> dict[str, Any]:
    return {
        "wrappers": [list(wrapper) for wrapper in wrappers.WRAPPERS],
        "tracking": wrappers.TRACKING,
        "tracking_on": wrappers.TRACKING_ON,
        "variant_labels": wrappers.VARIANT_LABELS,
        "variant_paths": wrappers.VARIANT_PATHS,
        "variant_params": wrappers.VARIANT_PARAMS,
        "variant_words": wrappers.VARIANT_WORDS,
    }


def _suffixes() -> dict[str, Any]:
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
        "words": sorted(WORDS),
        "articles": sorted(ARTICLES),
        "additions": sorted(ADDITIONS),
        "openers": sorted(OPENERS - WORDS),
        "codes": CODES,
        "fold": fold,
        "print": PRINT,
        "techniques": TECHNIQUES,
        "enough": enough,
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
