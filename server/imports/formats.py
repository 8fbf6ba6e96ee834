"""The formats that can be imported, each with its reader and the edition of its set that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from server.imports import mapped, mondediplo, perennial, statemedia, wikidata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from server.imports.batch import Batch, Fields

_GITHUB = "https://github.com"
_MATRIX = f"{_GITHUB}/ASD-at-GMF/state-media-profiles"
_RANKING = f"{_GITHUB}/kynoptic/wikipedia-reliable-sources"
_MEDIAS = f"{_GITHUB}/mdiplo/Medias_francais"


class Edition(NamedTuple):
    """Which state of a set is read.

    :param source: address where the set says it
    :param as_of: the date of which it speaks, or ``""``
    """

    source: str = ""
    as_of: str = ""

    def cited(self, page: str = "") -> Fields:
        """Return the source and date of a statement.

        :param page: the part of the set that says it, put behind a source that ends in a slash
        """
        source = self.source + page if self.source.endswith("/") and page else self.source
        return {"source": source, "as_of": self.as_of} if self.as_of else {"source": source}


class Format(NamedTuple):
    """A format.

    :param known: the edition that is meant where no other is named
    :param other: where other editions are, which have no known date
    """

    read: Callable[[Iterable[Path], Edition], Batch]
    known: Edition
    other: str

    def edition(self, as_of: str, source: str) -> Edition:
        """Return the edition that is read; one of another date is not at the known address."""
        if not source and as_of in ("", self.known.as_of):
            return self.known
        return Edition(source or self.other, as_of)


FORMATS = {
    "state-media-monitor": Format(
        statemedia.read,
        Edition(f"{_MATRIX}/blob/d878fee1e0aecce9bd63a65ae826df84c6d80e59/State_Media_Matrix.csv", "2024-02-07"),
        _MATRIX,
    ),
    "perennial-sources": Format(
        perennial.read,
        Edition(f"{_RANKING}/blob/7d397e4812f05576c0b739feaf04867e3a92e8f2/outputs/reliability_ranking.csv", "2026-06-26"),
        perennial.PAGE,
    ),
    "wikidata": Format(wikidata.read, Edition("https://www.wikidata.org/wiki/"), "https://www.wikidata.org/wiki/"),
    "monde-diplomatique": Format(
        mondediplo.read, Edition(f"{_MEDIAS}/blob/231814eab6aa48b355a87b73258c357bf3bbd457/", "2024-12-17"), _MEDIAS
    ),
    "csv": Format(mapped.read, Edition(), ""),
}

__all__ = ["FORMATS", "Edition", "Format"]
