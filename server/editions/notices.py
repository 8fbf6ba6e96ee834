"""Problems in, lines of the log out: each once for a save, though several processes that serve find it. Knows no problem."""

from __future__ import annotations

import contextlib
import hashlib
import logging
from typing import TYPE_CHECKING

import filelock

from server.editions import versions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.problems import Problem
    from server.settings import Settings

_log = logging.getLogger(__name__)
_REMEMBERED = 1000  # lines


class Notices:
    """Tells problems.

    :param settings: where the files are
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._said: list[str] = []

    def tell(self, problems: Iterable[Problem]) -> None:
        """Log the problems that nobody has logged since the files were saved."""
        saved = repr(versions.saved(self._settings))
        lines = {_key(saved, problem): str(problem) for problem in problems}
        for key in self._new([key for key in lines if key not in self._said]):
            _log.error("%s", lines[key])

    def _new(self, keys: list[str]) -> list[str]:
        """Those of the keys that no process has told of, and never again has to."""
        if not keys:
            return []
        self._said = [*self._said, *keys][-_REMEMBERED:]
        with contextlib.suppress(OSError), filelock.FileLock(versions.places(self._settings).reading):
            place = versions.places(self._settings).told
            told = place.read_text(encoding="ascii", errors="replace").split() if place.exists() else []
            keys = [key for key in keys if key not in told]
            place.write_text("\n".join([*told, *keys][-_REMEMBERED:]), encoding="ascii")
        return keys


def _key(saved: str, problem: Problem) -> str:
    return hashlib.sha256(f"{saved} {problem}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
