"""A checksum within an SQLite file: says whether the file is whole, to the last bit."""

from __future__ import annotations

import contextlib
import os
import zlib
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from pathlib import Path

# SQLite keeps four bytes of its header for the application ("user version", https://www.sqlite.org/fileformat.html):
# they hold the CRC-32 of the rest of the file. SQLite's own checks pass many a flipped bit.
_SEAL = slice(60, 64)
_CHUNK = 1 << 20  # bytes
AT_ONCE = 64 * _CHUNK  # bytes that are read in a tenth of a second: a larger file is not read whole again at each start


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


def whole(path: Path) -> bool:
    """Is the file as it was when it was sealed? Reads all of it."""
    with path.open("rb") as file:
        return file.read(_SEAL.stop)[_SEAL] == _checksum(path)


def sealed(path: Path) -> bool:
    """Is the file as it was when it was sealed?

    A large file that nobody has written to since it was found whole is not read again: the stamp beside it tells. What has
    gone bad on the disk meanwhile is for ``whole`` to find.
    """
    if path.stat().st_size > AT_ONCE and _stamped(path):
        return True
    if not whole(path):
        return False
    with contextlib.suppress(OSError):  # a folder in which only the builder may write
        stamp(path)
    return True


def seal(path: Path) -> None:
    """Write the checksum into a file that is complete, and the file to the disk."""
    with path.open("r+b") as file:
        file.seek(_SEAL.start)
        file.write(_checksum(path))
        file.flush()
        os.fsync(file.fileno())


def stamp(path: Path) -> None:
    """Note that the file was found whole, until somebody writes to it."""
    if path.stat().st_size > AT_ONCE:
        draft = path.with_suffix(f".stamp-{os.getpid()}")
        draft.write_bytes(_state(path))
        draft.replace(path.with_suffix(".stamp"))


def _stamped(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.with_suffix(".stamp").read_bytes() == _state(path)
    return False


def _state(path: Path) -> bytes:
    """What the file system changes whenever a file is written to or replaced."""
    state = path.stat()
    return orjson.dumps([state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns])
