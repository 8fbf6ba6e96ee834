"""The registry's file in, the registry or its problems out: read and checked by one process, taken from it by all others.

A file that seems to be saved by half is not taken at once. Knows nothing of documents and claims.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import filelock
import orjson

from server import registry
from server.editions import versions
from server.editions.checking import Broken
from server.problems import Problem
from server.registry import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.registry import Registry
    from server.settings import Settings

PATIENCE = 5.0
"""Seconds for which a process that serves does not take a file that has lost its end: a slow writer may be at it still."""
_FEW = 3  # outlets at the end of the file that may go at once without a doubt
_CUT = "cut-short"


def outlets(settings: Settings, patience: float = 0.0) -> Registry:
    """Read the registry, checked before if it was.

    :param patience: for how many seconds after a save a file that has lost its end is a problem
    :raises Broken: if it has problems
    """
    if held := _compiled(settings):
        return held
    place, lock = versions.places(settings).registry, versions.places(settings).reading
    place.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(lock):
        while not (held := _compiled(settings)):
            origin = compiled.Origin(versions.code(), versions.content(settings.registry))
            if problems := _noted(settings, origin, patience):
                raise Broken(problems)
            found, problems = registry.read(settings.registry)
            if found and (cut := _cut(settings, found, patience)):
                found, problems = None, [cut]
            if origin.file == versions.content(settings.registry):
                if found is None:
                    _note(settings, origin, problems)
                    raise Broken(problems)
                compiled.write(place, found, origin)
                return found
        return held


def last_good(settings: Settings) -> Registry | None:
    """The registry that was last read without problems, whatever its file says now."""
    held = compiled.read(versions.places(settings).registry, versions.code())
    return held[0] if held else None


def _compiled(settings: Settings) -> Registry | None:
    held = compiled.read(versions.places(settings).registry, versions.code(), versions.content(settings.registry))
    return held[0] if held else None


def _note(settings: Settings, origin: compiled.Origin, problems: Sequence[Problem]) -> None:
    """Write down what is wrong with a file, so that no other process reads it; a disk that takes nothing does no harm."""
    if origin.file:
        with contextlib.suppress(OSError):
            versions.places(settings).refused.write_bytes(orjson.dumps([[*origin], [[*problem] for problem in problems]]))


def _noted(settings: Settings, origin: compiled.Origin, patience: float) -> list[Problem]:
    """What another process has found wrong with this very file; nothing where time has made it good."""
    try:
        told_of, found = orjson.loads(versions.places(settings).refused.read_bytes())
        problems = [Problem(*problem) for problem in found] if compiled.Origin(*told_of) == origin else []
    except (OSError, ValueError, TypeError):
        return []
    return [] if problems and problems[0].code == _CUT and not _fresh(settings, patience) else problems


def _cut(settings: Settings, found: Registry, patience: float) -> Problem | None:
    """Doubt a file just saved that ends in the midst of what is served: half a save may be a sound file too."""
    if not _fresh(settings, patience) or not (before := last_good(settings)):
        return None
    end = max(found.outlets, default="")
    gone = [identifier for identifier in before.outlets if identifier > end and not found.outlet(identifier)]
    if len(gone) <= _FEW:
        return None
    after = f"after '{end}'" if end else "before the first outlet"
    said = f"the list of outlets ends {after}, {len(gone)} that are served stood behind it; is it saved whole?"
    return Problem(str(settings.registry), 1, 1, _CUT, f"{said} As it is, it is served {PATIENCE:.0f} seconds after the save")


def _fresh(settings: Settings, patience: float) -> bool:
    """Was the file saved, or put in place, so short a time ago?"""
    with contextlib.suppress(OSError):
        state = settings.registry.stat()
        return 0 <= time.time() - max(state.st_mtime, state.st_ctime) < patience
    return False
