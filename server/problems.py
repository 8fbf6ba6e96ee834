"""What a curator has to mend: one line per problem, with its place.

A problem is data, never an exception; a reader returns all of them in one run.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Severity = Literal["error", "warning"]
_LONGEST = 80  # characters of a word that is compared or shown
_FEW = 200  # words that are compared one by one
_ENDS = 3  # characters at which a word among many is sought


class Problem(NamedTuple):
    """One thing to mend. Sorts by place.

    :param file: path as the curator gave it
    :param line: 1-based line
    :param column: 1-based column
    :param code: stable, lower case with hyphens, such as ``unknown-field``
    :param message: what is wrong and what is wanted, in one sentence
    :param other: 1-based line of the value that this one is at odds with, where there is one
    :param paste: text that would mend it in the place of what stands there, where one can be given
    :param severity: of an ``error`` nothing is served; a ``warning`` can wait
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    other: int | None = None
    paste: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        kind = "" if self.severity == "error" else f" ({self.severity})"
        return f"{self.file}:{self.line}:{self.column}: {self.code}{kind}: {self.message}"


def text(problem: Problem) -> str:
    """Write a problem for a terminal: its line and, below it, the text to paste."""
    return f"{problem}\n    write: {problem.paste}" if problem.paste else str(problem)


def github(problem: Problem) -> str:
    """Write a problem as a workflow command of GitHub Actions, which shows it at its line of a pull request."""
    place = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
    fields = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    said = f"{problem.message}\nwrite: {problem.paste}" if problem.paste else problem.message
    return f"::{problem.severity} {fields}::{_escaped(said)}"


def _escaped(value: str, also: str = "") -> str:
    for sign in "%\r\n" + also:
        value = value.replace(sign, f"%{ord(sign):02X}")
    return value


class Words:
    """Words, and the nearest of them to one that is mistyped.

    :param words: however many; among many, those that begin or end alike are compared, so that a search stays short
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = dict.fromkeys(words)
        self._ends: dict[tuple[str, str], list[str]] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def nearest(self, word: str) -> str:
        """Return the nearest word, or ``""`` if none is near."""
        if len(word) > _LONGEST:
            return ""
        near = difflib.get_close_matches(word, self._candidates(word), n=1)
        return near[0] if near else ""

    def _candidates(self, word: str) -> list[str]:
        if len(self._words) <= _FEW:
            return [*self._words]
        if not self._ends:
            for known in self._words:
                for end in _ends(known):
                    self._ends.setdefault(end, []).append(known)
        return [known for end in _ends(word) for known in self._ends.get(end, ())[:_FEW]]


def _ends(word: str) -> Iterator[tuple[str, str]]:
    yield "first", word[:_ENDS]
    yield "last", word[-_ENDS:]


def hint(near: str) -> str:
    """``"; did you mean 'x'?"``, or ``""`` where nothing is near."""
    return f"; did you mean '{near}'?" if near else ""


def shown(value: str) -> str:
    """Cut a value that is too long for a line."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
