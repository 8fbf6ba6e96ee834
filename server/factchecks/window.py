"""A file of any size in, the stretch of its text around the place that is being read out.

UTF-8, or what the file's byte order mark says; bytes that are no text come as lone surrogates. Knows lines and columns,
and nothing of JSON.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

LOOKAHEAD = 1 << 18  # characters that are at hand after the place, unless the file ends before
_CHUNK = 1 << 16  # bytes

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class Window:
    """A place in a file, and the text around it.

    :param file: read from where it stands
    :param line: the line at which it stands, from 1
    """

    def __init__(self, file: BinaryIO, line: int = 1) -> None:
        self._file = file
        first = file.read(_CHUNK)
        mark = next((mark for mark in _MARKS if first.startswith(mark)), b"")
        encoding = _MARKS.get(mark, "utf-8")
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self.text = self._decoder.decode(first[len(mark) :])
        self.at = 0
        self._whole = False
        self._counted = 0
        self._line = line
        self._line_start = 0

    def ended(self) -> bool:
        """Is nothing left? Makes sure that ``text`` goes on for ``LOOKAHEAD`` characters from ``at``, if the file does."""
        if len(self.text) - self.at < LOOKAHEAD and not self._whole:
            self._fill()
        return self.at >= len(self.text)

    def _fill(self) -> None:
        self._count()
        self._line_start -= self.at
        pieces = [self.text[self.at :]]
        held = len(pieces[0])
        while held < LOOKAHEAD + _CHUNK and not self._whole:
            chunk = self._file.read(_CHUNK)
            self._whole = not chunk
            pieces.append(self._decoder.decode(chunk, final=self._whole))
            held += len(pieces[-1])
        self.text = "".join(pieces)
        self.at = self._counted = 0

    def _count(self) -> None:
        lines = self.text.count("\n", self._counted, self.at)
        if lines:
            self._line += lines
            self._line_start = self.text.rfind("\n", self._counted, self.at) + 1
        self._counted = self.at

    @property
    def line(self) -> int:
        """The line of ``at``, from 1. Asked for one place after the other, never back."""
        self._count()
        return self._line

    @property
    def column(self) -> int:
        """The column of ``at``, from 1, in characters."""
        self._count()
        return self.at - self._line_start + 1
