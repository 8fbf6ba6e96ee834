"""The edition that is served: registry and index of one version, renewed when a file changes.

A broken file never replaces what is served. Only here are the parts of the index brought together.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import filelock

from server import cards, claims, documents, registry, titles
from server.lookalikes import Known, Lookalikes
from server.problems import Problem
from server.registry.records import File

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator

    from server.registry import Registry
    from server.registry.records import Outlet
    from server.settings import Settings

_log = logging.getLogger(__name__)
_PERIOD = 0.5  # seconds between two looks at the files


class Broken(Exception):
    """The registry or a document has problems.

    :param problems: all of them, in the order of the files
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Content(NamedTuple):
    """What the files say."""

    registry: Registry
    documents: list[documents.Document]


class Edition:
    """Registry and index of one version. Never changes; threads may share it."""

    def __init__(self, index: claims.Index) -> None:
        self.index = index
        self.version = index.version
        self.registry = registry.load(index.registry)
        self.weights = titles.Weights(*index.frequencies())
        self.state = {
            "version": self.registry.version,
            "outlets": len(self.registry.outlets),
            "updated": self.registry.updated,
        }
        self._cards: dict[str, bytes] = {}

    @cached_property
    def lookalikes(self) -> Lookalikes:
        """Finds listed outlets that a host resembles."""
        return Lookalikes(
            Known(outlet.id, outlet.name, outlet.domains, outlet.namesakes, outlet.country)
            for outlet in self.registry.outlets.values()
        )

    def card(self, outlet: Outlet) -> bytes:
        """Everything that the registry says of an outlet, as the JSON of ``answers.OutletAnswer``."""
        card = self._cards.get(outlet.id)
        if card is None:
            card = self._cards[outlet.id] = cards.outlet(self.registry, outlet).model_dump_json().encode()
        return card


class Editions:
    """Keeps the current edition.

    :param settings: where the files are
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._current: Edition | None = None
        self._seen: object = None
        self.problems: list[Problem] = []

    @property
    def current(self) -> Edition:
        """The edition to answer from. Take it once per request, so that an answer is of one version.

        :raises Broken: if there never was a good one
        """
        if self._current is None:
            raise Broken(self.problems)
        return self._current

    def renew(self, told: Callable[[str], None] = _log.info) -> None:
        """Make the edition that the files describe current. Problems leave the last good one and are kept in ``problems``.

        :param told: is told, in words, of work that takes time
        """
        self._seen = _glance(self._settings)
        if self._current and self._current.version == fingerprint(self._settings).version:
            self.problems = []
            return
        try:
            self._current = Edition(index(self._settings, told))
            self.problems = []
        except Broken as error:
            self.problems = error.problems

    def resume(self) -> None:
        """Make the index that is there current, whatever files it was made from, if the same code made it.

        So a process that is started anew while a file is broken goes on with what the others serve.
        """
        with contextlib.suppress(claims.Unusable):
            found = claims.Index(self._settings.index)
            if found.code == _code():
                self._current = Edition(found)
            else:
                found.close()

    def refresh(self) -> None:
        """Renew, for a process that goes on whatever happens: what goes wrong is a problem, and the next look tries again."""
        try:
            self.renew()
        except Exception as error:  # noqa: BLE001  a full disk, a file without permission: the last good edition goes on
            said = f"{type(error).__name__}: {error}"
            self.problems = [Problem(str(self._settings.registry), 1, 1, "not-renewed", said)]
            self._seen = None
        for problem in self.problems:
            _log.error("%s", problem)

    def watch(self, stop: threading.Event) -> None:
        """Refresh whenever a file has changed, until told to stop; looks twice a second."""
        while not stop.wait(_PERIOD):
            if _glance(self._settings) != self._seen:
                self.refresh()


def check(settings: Settings) -> Content:
    """Read the registry and all documents.

    :raises Broken: if either has problems
    """
    outlets, problems = registry.read(settings.registry)
    if outlets is None:
        nobody = registry.Registry(File(), "")
        raise Broken([*problems, *documents.read(settings.seeds, nobody)[1]])
    found, problems = documents.read(settings.seeds, outlets)
    if problems:
        raise Broken(problems)
    return Content(outlets, found)


def index(settings: Settings, told: Callable[[str], None]) -> claims.Index:
    """Open the index of the files as they are, or make it if there is none that is whole. One process at a time makes it.

    :raises Broken: if it has to be made and a file has problems
    """
    try:
        return _open(settings.index, fingerprint(settings).version)
    except claims.Unusable as reason:
        why = str(reason)
    settings.index.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(settings.index.with_suffix(".lock")):
        try:
            return _open(settings.index, fingerprint(settings).version)
        except claims.Unusable:
            told(f"building the index: {why}")
        version, content = _steady(settings)
        entries = (cards.document(content.registry, document) for document in content.documents if not document.withdrawn)
        claims.build(settings.index, version, content.registry.dump(), _telling(entries, told))
        return _open(settings.index, version.version)


def _steady(settings: Settings) -> tuple[claims.Version, Content]:
    """Read the files, again if one was saved meanwhile, so that the version is that of what was read."""
    while True:
        before = fingerprint(settings)
        content = check(settings)
        if fingerprint(settings) == before:
            return before, content


def _open(path: Path, version: str) -> claims.Index:
    found = claims.Index(path)
    if found.version != version:
        found.close()
        raise claims.Unusable(f"{path} was made from other files")
    return found


def _telling(entries: Iterable[claims.DocumentEntry], told: Callable[[str], None]) -> Iterator[claims.DocumentEntry]:
    for entry in entries:
        told(f"{entry.answer.id}: {entry.answer.claims} claims, {entry.answer.works} works")
        yield entry


def fingerprint(settings: Settings) -> claims.Version:
    """Hash everything from which an index is made: the files and the code that reads them."""
    code = _code()
    digest = hashlib.sha256(code.encode())
    for path in _files(settings):
        digest.update(b"\0" + os.fsencode(path.name) + b"\0")
        with contextlib.suppress(FileNotFoundError):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return claims.Version(digest.hexdigest()[:32], code)


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    for name in ("sentencex", "publicsuffixlist", "pydantic"):
        digest.update(metadata.version(name).encode())
    return digest.hexdigest()[:32]


def _files(settings: Settings) -> list[Path]:
    """The registry and what stands in the folder of documents, but for what is no file."""
    seeds = settings.seeds.iterdir() if settings.seeds.is_dir() else ()
    return [settings.registry, *sorted(path for path in seeds if path.is_file())]


def _glance(settings: Settings) -> object:
    """What a look at the files without reading them tells: changes when one of them is saved."""
    seen = []
    for path in _files(settings):
        with contextlib.suppress(FileNotFoundError):
            state = path.stat()
            seen.append((path.name, state.st_mtime_ns, state.st_size, state.st_ino))
    return seen
