"""What the tests of this folder do to files, and how they wait for it to be seen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from server.settings import Settings


def change(settings: Settings, old: str, new: str) -> None:
    """Save the registry with one text replaced."""
    text = settings.registry.read_text()
    assert old in text
    settings.registry.write_text(text.replace(old, new))


def soon(done: Callable[[], bool]) -> bool:
    """Wait until it is done, for two minutes at most: machines are shared, and how fast it is, bench/ measures."""
    end = time.monotonic() + 120
    while not (seen := done()) and time.monotonic() < end:  # not asked again: the next answer may be another worker's
        time.sleep(0.05)
    return seen


def seal(settings: Settings) -> None:
    """Make a changed index look whole."""
    content = bytearray(settings.index.read_bytes())
    content[60:64] = bytes(4)
    content[60:64] = zlib.crc32(content).to_bytes(4, "big")
    settings.index.write_bytes(content)


def start_build(settings: Settings) -> subprocess.Popen[str]:
    """Build an index in a process of its own."""
    environment = {**os.environ, **settings.environment()}
    command = [sys.executable, "-m", "server", "build"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
