"""Rows in their order in, runs of them out, cut so that an edit changes one run and leaves the others as they were.

Content-defined chunking (A. Muthitacharoen, B. Chen, D. Mazieres: A Low-bandwidth Network File System, 2001, section 3.1):
whether a run begins at a row is told by the row's own id, never by its number. Knows nothing of what the rows say.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Row(Protocol):
    """What can be cut: something with a stable id and a size in bytes."""

    @property
    def id(self) -> str:
        """What stays when the row is edited."""
        ...

    @property
    def size(self) -> int:
        """In bytes."""
        ...


R = TypeVar("R", bound=Row)
_SHORTEST, _LONGEST = 4, 4  # a run has a quarter of the usual number of rows at least, and four times as many at most
_MOST_BYTES = 1 << 20


def cut(rows: Iterable[R], usual: int) -> Iterator[list[R]]:
    """Cut rows into runs of ``usual`` rows on average, each held to some thousand rows and a megabyte.

    :param usual: a power of two
    """
    run: list[R] = []
    size = 0
    for row in rows:
        if run and (_begins(row.id, usual, len(run)) or size + row.size > _MOST_BYTES):
            yield run
            run, size = [], 0
        run.append(row)
        size += row.size
    if run:
        yield run


def _begins(identifier: str, usual: int, before: int) -> bool:
    if before < usual // _SHORTEST:
        return False
    return before >= usual * _LONGEST or not zlib.crc32(identifier.encode()) % usual
