"""A desk at which an index is made again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty folder."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()
