"""A document as it is in a new index, to find what sentences that it once had have become."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import orjson

from server.claims.hashing import number
from server.claims.likeness import Fresh
from server.claims.reviews import REVIEWED
from server.documents.works import normalised
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_REVIEWED_THERE = 100  # claims: more are not looked at for one address


class Later:
    """A document in a new index, to which the old one is attached as ``old``."""

    def __init__(self, connection: sqlite3.Connection, document: str) -> None:
        self._connection = connection
        self._document = document

    def become(self, section: str, text: str, urls: Iterable[str]) -> str | None:
        """Find the id of what a sentence has become, if that is beyond doubt.

        :param urls: addresses of its reviews; with one, only claims reviewed there are looked at
        """
        if pages := [page for url in urls if (page := _page(url))]:
            return Fresh(self._reviewed(pages)).become(text)
        return self._same.get(normalised(text)) or self._shelf(section).become(text)

    def _shelf(self, section: str) -> Fresh:
        """The new sentences of a section; of the sections with new names, where there is none of this name any more."""
        if section in self._headings("main"):
            return self._shelves.get(section, _NOTHING)
        return self._renamed

    @cached_property
    def _claims(self) -> list[tuple[str, str, str]]:
        """Id, section and text of the claims; none of a set of fact-checks, which may be a million."""
        select = (
            "SELECT claims.id, claims.answer FROM documents JOIN claims ON position BETWEEN first AND last "
            "WHERE documents.id = ? AND json_extract(CAST(documents.name AS TEXT), '$.kind') != 'fact-checks'"
        )
        answers = ((key, orjson.loads(body)) for key, body in self._connection.execute(select, (self._document,)))
        return [(key, answer["section"], answer["text"]) for key, answer in answers]

    @cached_property
    def _same(self) -> dict[str, str]:
        """Words to the claim that has them: of a sentence that stood twice, one is left."""
        return {normalised(text): key for key, _, text in reversed(self._claims)}

    @cached_property
    def _new(self) -> list[tuple[str, str, str]]:
        known = "SELECT 1 FROM old.claims WHERE id = ?"
        return [claim for claim in self._claims if not self._connection.execute(known, claim[:1]).fetchone()]

    @cached_property
    def _shelves(self) -> dict[str, Fresh]:
        sections = {section for _, section, _ in self._new}
        return {name: Fresh((key, text) for key, section, text in self._new if section == name) for name in sections}

    @cached_property
    def _renamed(self) -> Fresh:
        before = self._headings("old")
        return Fresh((key, text) for key, section, text in self._new if section not in before)

    def _headings(self, index: str) -> set[str]:
        select = f"SELECT answer FROM {index}.documents WHERE id = ?"
        found = self._connection.execute(select, (self._document,)).fetchone()
        return {section["heading"] for section in orjson.loads(found[0])["sections"]} if found else set()

    def _reviewed(self, pages: Iterable[str]) -> list[tuple[str, str]]:
        """Id and text of claims that are new and reviewed at one of these pages."""
        select = (
            "SELECT id, answer FROM addresses JOIN claims ON position = claim WHERE page = ? AND how = ? "
            f"AND id NOT IN (SELECT id FROM old.claims) LIMIT {_REVIEWED_THERE}"
        )
        rows = [row for page in pages for row in self._connection.execute(select, (number(page), REVIEWED))]
        return [(key, orjson.loads(answer)["text"]) for key, answer in rows]


_NOTHING = Fresh(())


def _page(url: str) -> str | None:
    try:
        return Page.parse(url).key
    except BadUrl:
        return None
