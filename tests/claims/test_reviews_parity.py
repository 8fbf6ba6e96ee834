"""Reviewed claims: the extension finds them at the same pages as the server, in the same order and in the same words."""

from __future__ import annotations

import itertools
import json
import subprocess
from typing import TYPE_CHECKING, Any

from desk import Reviewed, review
from parity import SCRIPTS, unspoken, written

from server import context
from server.urls import Page

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

    from server.editions import Edition

PLACES = [
    "https://www.courier.example.com/a",
    "https://courier.example.com/a/?utm_source=x",
    "https://blog.example.net/1",
    "https://gazette.example.org/b?b=2&a=1",
    "https://www.herald.example.org/?utm_medium=social",  # a home page
    "not an address",
    "javascript:alert(1)",
]
TEXT = "The harbour was closed for nine days (courier.example.com).\n\nMussels were sold out by noon (gazette.example.org).\n"


def reviewed() -> list[Reviewed | None]:
    """Claims with one to three reviews, on pages that they share, first appearances among them."""
    made: list[Reviewed | None] = []
    for number, (page, other) in enumerate(itertools.product(PLACES, PLACES)):
        for by in ("Full Fact", "Faktencheck", "Les Vérificateurs")[: 1 + number % 3]:
            address = PLACES[number % 4] if number % 5 == 0 else f"https://checks.example.net/{by[0]}/{number}"
            item = review(by, address, "False")
            made.append(Reviewed(f"Claim number {number} was made.", item, "Somebody", "2025-01-02", (page,), (other,)))
    return made


def asked(edition: Edition, pages: list[str], file: Path) -> tuple[list[Any], list[Any]]:
    """The server's answers and the extension's."""
    parsed = (Page.parse(url, listed=edition.registry.lists) for url in pages)
    server = [json.loads(context.find(page, edition).json()) for page in parsed]
    file.write_bytes(written(edition))
    lines = "".join(json.dumps({"url": url, "title": None}) + "\n" for url in pages)
    ran = subprocess.run(["node", SCRIPTS / "answers.js", file], input=lines, capture_output=True, text=True, check=True)
    return server, [json.loads(line)["context"] for line in ran.stdout.splitlines()]


def test_same(desk: Desk, tmp_path: Path) -> None:
    """Pages of reviews and of appearances get the same claims with the same reasons, and other pages none."""
    edition = desk.make({"essay": TEXT}, {"checks": reviewed()})
    pages = [*PLACES[:5], "https://checks.example.net/F/1", "https://checks.example.net/L/2", "https://courier.example.com/z"]
    server, extension = asked(edition, pages, tmp_path / "snapshot.json")
    assert extension == [unspoken(answer) for answer in server]
    kinds = {match["match"]["kind"] for answer in server for match in answer["claims"]}
    assert kinds == {"reviewed-on-page", "appeared-on-page", "cites-this-outlet"}
    assert any(len(match["match"]["reason"]["by"]) > 1 for answer in server for match in answer["claims"])
    assert server[4]["claims_total"] == 0, "a home page is none on which a claim was made"
    assert max(answer["claims_total"] for answer in server) > 5
