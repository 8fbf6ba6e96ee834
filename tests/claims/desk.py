"""A small index that can be made again and again out of texts and reviewed claims written in the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from server import cards, claims, documents, factchecks, registry
from server.answers import Review
from server.documents import Document, Sidecar
from server.editions import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

REGISTRY = """
outlets:
- {id: courier, name: The Courier, domains: [courier.example.com], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
- {id: gazette, name: The Gazette, domains: [gazette.example.org], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
"""
SIDE = "title: {}\nkind: essay\nlanguage: en\n"


class Reviewed(NamedTuple):
    """A claim with one review."""

    claim: str
    review: Review
    speaker: str | None = None
    said: str | None = None
    appearances: tuple[str, ...] = ()
    first_appearances: tuple[str, ...] = ()


def review(by: str, url: str, rating: str = "False") -> Review:
    return Review(by=by, by_url=None, rating=rating, url=url, date=None)


def read(item: Reviewed | None) -> factchecks.Reviewed | factchecks.Loss:
    """An item as it is read out of a file; None is one that is lost."""
    if item is None:
        return factchecks.Loss("checks.json:1", "lost")
    seen = {"appearances": item.appearances, "first_appearances": item.first_appearances}
    return factchecks.Reviewed(item.claim, item.speaker, item.said, review=item.review, language="en", place="", **seen)


class Desk:
    """Writes texts, makes the index of them."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "index.sqlite"
        self.seeds = folder / "seeds"
        self.seeds.mkdir()
        (folder / "sources.yaml").write_text(REGISTRY)
        found, problems = registry.read(folder / "sources.yaml")
        assert found, problems
        self.registry = found
        self._open: list[Edition] = []

    def make(self, texts: Mapping[str, str] = {}, sets: Mapping[str, Sequence[Reviewed | None]] = {}, code: str = "") -> Edition:
        """Make the index of these texts and sets of reviewed claims, and no others."""
        for path in self.seeds.iterdir():
            path.unlink()
        for name, text in texts.items():
            side, _, body = text.partition("\n---\n") if "\n---\n" in text else (SIDE.format("Paper"), "", text)
            (self.seeds / f"{name}.txt").write_text(f"Paper\n\n{body}")
            (self.seeds / f"{name}.yaml").write_text(side)
        entries = [*self._documents(), *(self._set(name, items) for name, items in sets.items())]
        claims.build(self.index, claims.Version(f"{code}{texts}{sets}", code, ""), entries, lambda _: None)
        self._open.append(Edition(self.registry, claims.Index(self.index)))
        return self._open[-1]

    def _documents(self) -> Iterator[claims.Entry]:
        for document in documents.each(self.seeds, self.registry):
            assert isinstance(document, Document), document
            if document.withdrawn:
                yield claims.WithdrawnEntry(document.id, document.title, document.withdrawn)
            else:
                yield cards.document(self.registry, document)

    def _set(self, name: str, items: Iterable[Reviewed | None]) -> claims.Entry:
        source = Sidecar(title=name.title(), kind="fact-checks", language="en")
        return cards.fact_checks(self.registry, name, source, map(read, items))

    def close(self) -> None:
        """Close all indexes."""
        for edition in self._open:
            edition.index.close()
