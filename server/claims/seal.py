"""A checksum within an SQLite file: says whether the file is whole, to the last bit."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# SQLite keeps four bytes of its header for the application ("user version", https://www.sqlite.org/fileformat.html):
# they hold the CRC-32 of the rest of the file. SQLite's own checks pass many a flipped bit.
_SEAL = slice(60, 64)
_CHUNK = 1 << 20  # bytes


def _checksum(path: Path) -> bytes:
    """CRC-32 of a file, as if the bytes that hold it were zero."""
    total = 0
    with path.open("rb") as file:
        chunk = bytearray(file.read(_CHUNK))
        chunk[_SEAL] = bytes(4)
        while chunk:
            total = zlib.crc32(chunk, total)
            chunk = bytearray(file.read(_CHUNK))
    return total.to_bytes(4, "big")


def sealed(path: Path) -> bool:
    """Is the file as it was when it was sealed?"""
    with path.open("rb") as file:
        return file.read(_SEAL.stop)[_SEAL] == _checksum(path)


def seal(path: Path) -> None:
    """Write the checksum into a file that is complete, and the file to the disk."""
    with path.open("r+b") as file:
        file.seek(_SEAL.start)
        file.write(_checksum(path))
        file.flush()
        os.fsync(file.fileno())
