"""The extension and the web pages say the same in the same words."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import get_args

import pytest

from server import web
from server.bundle import SOURCE
from server.reasons import Code, Reason, ResemblanceCode
from server.web import wording

MESSAGES = {name: entry["message"] for name, entry in json.loads((SOURCE / "_locales/en/messages.json").read_text()).items()}
TEMPLATES = html.unescape(" ".join(file.read_text() for file in sorted(Path(web.__file__).parent.glob("templates/*.html"))))
CODES = {
    "opened": "amp amp-cache amp-viewer archive-today mobile print proofpoint proxy reader-mode safelinks telegram-view "
    "turbo-pages view-source web-archive web-light",
    "scope": "clause sentence paragraph caption",
    "claim": "cited reported quotation",
}


@pytest.mark.parametrize(
    "name",
    [
        "articleNotSaid",
        "asCited",
        "caution",
        "citedByNone",
        "claimAlone",
        "factAddresses",
        "factFounded",
        "factFunding",
        "factOwner",
        "factRatings",
        "factReply",
        "factSource",
        "factSourceFields",
        "factState",
        "headCited",
        "headReviewed",
        "headWorks",
        "noReview",
        "noWorks",
        "standsAbove",
        "unknownPlain",
        "unknownRatings",
        "unknownReply",
        "unknownState",
    ],
)
def test_sentences(name: str) -> None:
    """A constant sentence of the panel stands on the web page too."""
    assert MESSAGES[name] in TEMPLATES


@pytest.mark.parametrize("family", CODES)
def test_codes(family: str) -> None:
    """A code has the same words in the panel and on the web page."""
    words = {"opened": wording.opened, "scope": wording.scope, "claim": wording.kind}[family]
    for code in CODES[family].split():
        assert MESSAGES[f"{family}_{code.replace('-', '_')}"].casefold() == words(code).casefold()


def test_reasons() -> None:
    """Every reason of the server has its sentence in the extension, which speaks of one thing where the reason does."""
    said = {name.removeprefix("reason_"): text for name, text in MESSAGES.items() if name.startswith("reason_")}
    assert sorted(said) == sorted(code.replace("-", "_") for code in (*get_args(Code), *get_args(ResemblanceCode)))
    for code in get_args(Code):
        speaks = Reason(code, "one", "one", ("one",), ("one",)).why != Reason(code, "two", "two", ("two",), ("two",)).why
        assert ("$1" in said[code.replace("-", "_")]) == speaks, code
