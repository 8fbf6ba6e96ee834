"""Brings the index on the disk up to date with the files from which it is made. One process at a time does."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Self

import filelock
import orjson

from server import cards, claims, documents, factchecks
from server.editions import reading, versions
from server.editions.checking import Broken
from server.problems import Problem
from server.registry import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from server.documents import Sidecar
    from server.registry import Registry
    from server.settings import Settings

    Told = Callable[[str], None]


_TELLING = 0.5  # seconds between two words on one long source


class Reading(str):
    """A word on a long source that is being read.

    :param name: the source
    :param share: how much of it is read, from 0 to 1
    """

    __slots__ = ("name", "share")

    def __new__(cls, name: str, share: float, reviews: int, losses: int = 0) -> Self:
        """Say how far it is, and what was found in it so far."""
        lost = f", {losses:,} {'loss' if losses == 1 else 'losses'}" if losses else ""
        word = super().__new__(cls, f"{name}: {share:.0%} read, {reviews:,} review{'s'[: reviews != 1]}{lost}")
        word.name, word.share = name, share
        return word

    name: str
    share: float


class _Changed(Exception):
    """A file was saved while it was read."""


def index(settings: Settings, found: Registry, told: Told) -> claims.Index:
    """Open the index of the files as they are, or make it if there is none that is whole.

    :raises Broken: if it has to be made and a document has problems
    """
    names = compiled.names(found)
    try:
        return opened(settings, versions.fingerprint(settings, names))
    except claims.Unusable as reason:
        why = str(reason)
    settings.index.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(versions.places(settings).making):
        while True:
            version = versions.fingerprint(settings, names)
            try:
                return opened(settings, version)
            except claims.Unusable:
                told(f"building the index: {why}")
            _make(settings, found, version, told)


def opened(settings: Settings, version: claims.Version) -> claims.Index:
    """Open the index.

    :raises Unusable: if it is not of this version
    """
    held = claims.Index(settings.index)
    if held.version != version.version:
        held.close()
        raise claims.Unusable(f"{settings.index} was made from other files")
    return held


def _make(settings: Settings, found: Registry, version: claims.Version, told: Told) -> None:
    """Make the index, unless a file is saved meanwhile."""
    note = versions.places(settings).problems
    try:
        claims.build(settings.index, version, _entries(settings, found, version, told), told)
        note.unlink(missing_ok=True)
    except _Changed:
        told("a file was saved: reading again")
    except Broken as error:
        draft = note.with_suffix(".problems-draft")
        draft.write_bytes(orjson.dumps([version.version, [list(problem) for problem in error.problems]]))
        draft.replace(note)
        raise


def verify(settings: Settings) -> None:
    """Take away an index that has gone bad on the disk since it was last read whole; what is open goes on."""
    with contextlib.suppress(FileNotFoundError):
        if settings.index.stat().st_size > claims.AT_ONCE and not claims.whole(settings.index):
            settings.index.unlink()


def problems(settings: Settings, version: claims.Version) -> list[Problem]:
    """Why an index of this version cannot be made, as far as somebody has tried."""
    try:
        told_of, found = orjson.loads(versions.places(settings).problems.read_bytes())
    except (OSError, ValueError):
        return []
    return [Problem(*problem) for problem in found] if told_of == version.version else []


def remake(settings: Settings) -> None:
    """Make the index with the last good registry, in a process that does nothing else.

    :raises Broken: if a document has problems, or there is no registry
    """
    try:
        found = reading.outlets(settings, reading.PATIENCE)
    except Broken:
        if not (held := reading.last_good(settings)):
            raise
        found = held
    index(settings, found, lambda _: None).close()


def _entries(settings: Settings, found: Registry, version: claims.Version, told: Told) -> Iterator[claims.Entry]:
    """Read the documents one at a time, then the fact-checks; all problems of documents are raised together."""
    faults: list[Problem] = []
    for document in documents.each(settings.seeds, found):
        if isinstance(document, Problem):
            faults.append(document)
        elif document.withdrawn:
            yield claims.WithdrawnEntry(document.id, document.title, document.withdrawn)
        else:
            entry = cards.document(found, document)
            told(f"{document.id}: {entry.answer.claims} claims, {entry.answer.works} works")
            yield entry
    if faults:
        raise Broken(sorted(faults))
    yield from _sets(settings, found, told)
    if versions.fingerprint(settings, version.names) != version:
        raise _Changed


def _sets(settings: Settings, found: Registry, told: Told) -> Iterator[claims.Entry]:
    for path, sidecar in documents.fact_checks(settings.seeds):
        if sidecar.withdrawn:
            yield claims.WithdrawnEntry(path.stem, sidecar.title, sidecar.withdrawn)
        else:
            yield cards.fact_checks(found, path.stem, sidecar, _read(path, sidecar, told))


def _read(path: Path, sidecar: Sidecar, told: Told) -> Iterator[factchecks.Reviewed | factchecks.Loss]:
    """Read fact-checks, and tell how far they are read, now and then and at their end."""
    size, last, place = max(1, path.stat().st_size), time.monotonic(), [0]
    reviews = losses = 0
    for item in factchecks.read(path, sidecar, place.append):
        lost = isinstance(item, factchecks.Loss)
        reviews, losses = reviews + (not lost), losses + lost
        yield item
        if time.monotonic() - last > _TELLING:
            told(Reading(path.stem, min(place[-1] / size, 1), reviews, losses))
            last = time.monotonic()
        del place[:-1]
    told(Reading(path.stem, 1, reviews, losses))
