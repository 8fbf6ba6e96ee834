"""Makes the index in a process of its own, so that the one that answers loses no time. Knows no version: only when to begin."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import filelock

from server.editions import versions
from server.problems import Problem

if TYPE_CHECKING:
    from server.settings import Settings

_log = logging.getLogger(__name__)
_COMMAND = (sys.executable, "-m", "server.editions")
_AGAIN = 5.0  # seconds after which what failed is tried again


class Builder:
    """Makes the index, unless another process does.

    :param settings: where the files are
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[str] | None = None
        self._failed: list[Problem] = []
        self._again = 0.0
        self._wanted = False

    def start(self) -> list[Problem]:
        """Start, unless the index is being made; return why the last attempt failed."""
        self._collect()
        self._wanted = self._process is None
        if self._wanted and self._ready():
            _log.info("building the index anew; the old one serves meanwhile")
            environment = {**os.environ, **self._settings.environment()}
            self._process = subprocess.Popen(_COMMAND, env=environment, stderr=subprocess.PIPE, text=True)  # noqa: S603  ours
            self._wanted = False
        return self._failed

    def due(self) -> bool:
        """Is it time to look again: has the process ended, or can what failed, or waited for others, be tried?"""
        if self._process:
            return self._process.poll() is not None
        return self._wanted and self._ready()

    def rest(self) -> None:
        """Do nothing more: the index is as it should be."""
        self._wanted, self._failed = False, []

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.terminate()
            self._process.communicate()
            self._process = None

    def _collect(self) -> None:
        if self._process and self._process.poll() is not None:
            _, said = self._process.communicate()
            self._failed = []
            if self._process.returncode:
                why = (said.strip().splitlines() or [f"it ended with {self._process.returncode}"])[-1]
                self._failed = [Problem(str(self._settings.index), 1, 1, "not-renewed", f"the index could not be made: {why}")]
                self._again = time.monotonic() + _AGAIN
            self._process = None

    def _ready(self) -> bool:
        """Is no other process at it, and is it not too early to try again?"""
        lock = filelock.FileLock(versions.places(self._settings).making, blocking=False)
        try:
            with lock:
                return time.monotonic() >= self._again
        except filelock.Timeout:
            return False
