"""Files of rows in, mappings of text out, each with its place; whatever bytes a file holds, it is rows or ``Unreadable``."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from server.imports.batch import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LARGEST = 64 * 2**20  # bytes of a file
_FIELD = 100_000  # characters of a value; longer ones are no table's
Row = tuple[str, dict[str, str]]


def text(path: Path) -> str:
    """Return the text of a file.

    :raises Unreadable: if it is not there, too large, or no UTF-8 text
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable(f"{path} has more than {_LARGEST // 2**20} MB")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8 text (byte {error.start})") from None


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file that are neither empty nor comments."""
    bare = (line.partition("#")[0].strip() for line in text(path).splitlines())
    yield from filter(None, bare)


def rows(path: Path, wanted: Iterable[str], delimiter: str = ",") -> Iterator[Row]:
    """Yield the rows of a table, each with its place; blanks around values are no part of them.

    :param wanted: the columns that it must have
    :raises Unreadable: if it lacks one, or is no table
    """
    reader = csv.DictReader(io.StringIO(text(path), newline=""), delimiter=delimiter, restval="")
    try:
        columns = reader.fieldnames or []
        if missing := [name for name in wanted if name not in columns]:
            raise Unreadable(
                f"{path} has no column {', '.join(map(repr, missing))}; it has {', '.join(map(repr, columns))[:300] or 'none'}"
            )
        for row in reader:
            values = {name: value.strip()[:_FIELD] for name, value in row.items() if isinstance(value, str)}
            if any(values.values()):
                yield f"{path.name}:{reader.line_num}", values
    except csv.Error as error:
        raise Unreadable(f"{path}:{reader.line_num}: no table: {error}") from None


__all__ = ["Row", "lines", "rows", "text"]
