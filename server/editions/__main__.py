"""Makes the index in a process of its own, so that those that answer meanwhile lose no time; ``python -m server.editions``."""

from __future__ import annotations

import contextlib
import os

from server.editions.checking import Broken
from server.editions.making import remake
from server.settings import Settings

if __name__ == "__main__":
    os.nice(10)  # those that answer come first
    with contextlib.suppress(Broken):  # said in a file, for all processes that serve
        remake(Settings.read(os.environ))
