"""Keeps the current edition: the registry as soon as it is saved, the index as soon as it is made."""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING

from server import claims, documents
from server.editions import making, reading, versions
from server.editions.builder import Builder
from server.editions.checking import NOBODY, Broken
from server.editions.edition import Edition
from server.editions.notices import Notices
from server.problems import Problem
from server.registry import compiled

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from server.registry import Registry
    from server.settings import Settings

_log = logging.getLogger(__name__)
_PERIOD = 0.25  # seconds between two looks at the files
_QUIET = 0.05  # seconds without a change after which a file is taken to be written
_LONGEST = 0.5  # seconds for which files that go on changing are left alone
_AGAIN = 1.0  # seconds after which what could not be read or written, or may not be whole, is tried again


class Editions:
    """Keeps the current edition.

    :param settings: where the files are
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._current: Edition | None = None
        self._seen: object = None
        self._again = float("inf")
        self._notices = Notices(settings)
        self._builder = Builder(settings)
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
        """Make the edition that the files describe current, however long that takes.

        Problems leave the last good one and are kept in ``problems``.

        :param told: is told, in words, of work that takes time
        """
        self._seen = versions.glance(self._settings)
        try:
            found, index = self._steady(told)
            held = self._current.index if self._current else None
            if held and held.version == index.version:
                index.close()
                index = held
            self._become(found, index)
            self.problems = []
        except Broken as error:
            self.problems = error.problems

    def _steady(self, told: Callable[[str], None]) -> tuple[Registry, claims.Index]:
        """Read again if the registry was saved meanwhile."""
        found = self._outlets()
        while True:
            index = making.index(self._settings, found, told)
            newest = self._outlets()
            if newest.version == found.version:
                return found, index
            index.close()
            found = newest

    def _outlets(self) -> Registry:
        """Read the registry; where it has problems, those of the documents are told with them."""
        try:
            return reading.outlets(self._settings)
        except Broken as error:
            read = documents.each(self._settings.seeds, NOBODY)
            faults = sorted(fault for fault in read if isinstance(fault, Problem))
            raise Broken([*error.problems, *faults]) from None

    def _become(self, found: Registry, index: claims.Index) -> None:
        before = self._current
        if before is None or before.index is not index or before.registry.version != found.version:
            self._current = Edition(found, index)

    def resume(self) -> None:
        """Make current what is there, whatever files it was made from, if the same code made it.

        So a process that is started anew serves at once, and while a file is broken goes on with what the others serve.
        """
        found = reading.last_good(self._settings)
        with contextlib.suppress(claims.Unusable):
            index = claims.Index(self._settings.index)
            if found and index.code == versions.code():
                self._become(found, index)
            else:
                index.close()

    def refresh(self) -> None:
        """Renew, for a process that goes on whatever happens and answers meanwhile: the index is made in another process.

        What goes wrong is a problem, and is tried again.
        """
        self._seen, self._again = versions.glance(self._settings), float("inf")
        try:
            self.problems = self._refresh()
        except Exception as error:  # noqa: BLE001  a full disk, a file without permission: the last good edition goes on
            said = f"{type(error).__name__}: {error}"
            self.problems = [Problem(str(self._settings.registry), 1, 1, "not-renewed", said)]
            self._again = time.monotonic() + _AGAIN
        self._notices.tell(self.problems)

    def _refresh(self) -> list[Problem]:
        problems: list[Problem] = []
        try:
            found: Registry | None = reading.outlets(self._settings, reading.PATIENCE)
        except Broken as error:
            problems = error.problems
            self._again = time.monotonic() + _AGAIN  # time mends a file that may not be whole, and perhaps a disk
            found = self._current.registry if self._current else reading.last_good(self._settings)
        if found is None:
            return problems
        index, faults = self._index(found)
        if index:
            self._become(found, index)
        return problems + faults

    def _index(self, found: Registry) -> tuple[claims.Index | None, list[Problem]]:
        """The index that is there, if need be the one that is current, and why there is no newer one."""
        version = versions.fingerprint(self._settings, compiled.names(found))
        held = self._current.index if self._current else None
        stands = held is not None and held.version == version.version and self._settings.index.exists()
        try:
            index = held if held and stands else making.opened(self._settings, version)
        except claims.Unusable:
            return held, self._replaced() or making.problems(self._settings, version) or self._builder.start()
        self._builder.rest()
        return index, []

    def _replaced(self) -> list[Problem]:
        """Is it another program that would make the index? This one could not take it, and would have it made for ever."""
        said = "the program was changed while it serves: start it anew"
        return [Problem(str(self._settings.index), 1, 1, "not-renewed", said)] if versions.replaced() else []

    def close(self) -> None:
        """Close the index, and end what makes a newer one."""
        self._builder.stop()
        if self._current:
            self._current.index.close()

    def watch(self, stop: threading.Event) -> None:
        """Refresh whenever a file has changed and its writer has let go of it, until told to stop; looks four times a second."""
        making.verify(self._settings)
        while not stop.wait(_PERIOD):
            if self._builder.due() or time.monotonic() >= self._again or self._saved(stop):
                self.refresh()
        self._builder.stop()

    def _saved(self, stop: threading.Event) -> bool:
        """Has a file changed? What is being written is waited for, though not for ever."""
        now, end = versions.glance(self._settings), time.monotonic() + _LONGEST
        while now != self._seen and not stop.wait(_QUIET):
            last, now = now, versions.glance(self._settings)
            if now == last or time.monotonic() > end:
                return now != self._seen
        return False
