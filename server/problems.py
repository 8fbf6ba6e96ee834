"""What a curator has to mend: one line per problem, with its place.

A problem is data, never an exception; a reader returns all of them in one run.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """One thing to mend. Sorts by place.

    :param file: path as the curator gave it
    :param line: 1-based line
    :param column: 1-based column
    :param code: stable, lower case with hyphens, such as ``unknown-field``
    :param message: what is wrong and what is wanted, in one sentence
    """

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}"


def suggest(word: str, words: Iterable[str]) -> str:
    """``"; did you mean 'x'?"`` for the nearest of ``words``, or ``""`` if none is near."""
    near = difflib.get_close_matches(word, list(words), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
