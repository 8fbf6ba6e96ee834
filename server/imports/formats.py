"""The formats that can be imported, each with its reader and the release of its set that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from server.imports import mapped, mondediplo, perennial, statemedia, wikidata
from server.imports.batch import Release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from server.imports.batch import Batch

_GITHUB = "https://github.com"
_MATRIX = f"{_GITHUB}/ASD-at-GMF/state-media-profiles"
_RANKING = f"{_GITHUB}/kynoptic/wikipedia-reliable-sources"
_MEDIAS = f"{_GITHUB}/mdiplo/Medias_francais"


class Format(NamedTuple):
    """A format.

    :param known: the release that is meant where no other is named
    :param other: where other editions are, which have no known date
    """

    read: Callable[[Iterable[Path], Release], Batch]
    known: Release
    other: str

    def release(self, as_of: str, source: str) -> Release:
        """Return the release that is read; one of another date is not at the known address."""
        if not source and as_of in ("", self.known.as_of):
            return self.known
        return Release(source or self.other, as_of)


FORMATS = {
    "state-media-monitor": Format(
        statemedia.read,
        Release(f"{_MATRIX}/blob/d878fee1e0aecce9bd63a65ae826df84c6d80e59/State_Media_Matrix.csv", "2024-02-07"),
        _MATRIX,
    ),
    "perennial-sources": Format(
        perennial.read,
        Release(f"{_RANKING}/blob/7d397e4812f05576c0b739feaf04867e3a92e8f2/outputs/reliability_ranking.csv", "2026-06-26"),
        perennial.PAGE,
    ),
    "wikidata": Format(wikidata.read, Release("https://www.wikidata.org/wiki/"), "https://www.wikidata.org/wiki/"),
    "monde-diplomatique": Format(
        mondediplo.read, Release(f"{_MEDIAS}/blob/231814eab6aa48b355a87b73258c357bf3bbd457/", "2024-12-17"), _MEDIAS
    ),
    "csv": Format(mapped.read, Release(), ""),
}

__all__ = ["FORMATS", "Format"]
