"""JSON of any size in, its values out, one small piece after the other; what is no JSON is reported and passed over.

What fits into the window is decoded whole. Of what does not, or is broken, the members are read one by one, so that damage
costs no more than the value in which it stands. Takes what the web writes: several texts in a row, comments, commas too
many, control characters, NaN. Knows nothing of schema.org but through ``keep``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from server.factchecks.parts import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from server.factchecks.window import Window

    _Reading = Generator["Piece | Loss", None, Any]

DEEPEST = 64
_MOST_KEPT = 10_000  # values of one object or list that is read one by one
_MOST_DIGITS = 100

_BLANK = re.compile(r"(?:[\s\x00-\x1f\ufeff]|//[^\n]*|/\*.*?\*/|<!--|-->|<!\[CDATA\[|\]\]>)*+", re.DOTALL)
_MARK = re.compile(r'"(?:[^"\\\n]|\\.)*+"|["{}\[\],]')
_CONTAINER = re.compile(r"[{\[]")
_KEY = re.compile(r'"(?:[^"\\\n]|\\.){0,200}+"\s*:')
_PLAIN = re.compile(r"[A-Za-z_@][\w@-]{0,60}")
_LOST = object()


class Piece(NamedTuple):
    """A value out of a text.

    :param place: file, line and path
    :param value: an object or a list
    """

    place: str
    value: Any


def step(place: str, key: str) -> str:
    """The place of the member ``key`` of the object at ``place``, in the way of JSONPath (RFC 9535)."""
    return f"{place}.{key}" if _PLAIN.fullmatch(key) else f"{place}[{json.dumps(key[:60])}]"


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) < _MOST_DIGITS else None


_DECODER = json.JSONDecoder(strict=False, parse_int=_integer, parse_constant=lambda _: None)


class Walk:
    """Reads the values of a text.

    :param name: the file, as places name it
    :param keep: says which keys an object that is read member by member keeps; its other values are pieces of their own
    :param line: the line of the file at which the text begins, where it is not the whole file
    """

    def __init__(self, window: Window, name: str, keep: Callable[[str], bool], line: int | None = None) -> None:
        self._window = window
        self._name = name
        self._text = f"{name}:{line}" if line else name
        self._keep = keep
        self._broken_off = False

    def __iter__(self) -> Iterator[Piece | Loss]:
        """Yield pieces in the order in which they end, and losses."""
        window = self._window
        while not self._blank():
            if window.text[window.at] in ",;":
                window.at += 1
                continue
            if window.text[window.at] not in "{[":
                yield self._loss("$", "this is no JSON")
                self._seek(_CONTAINER)
                continue
            value = yield from self._value("$", 0, whole=False)
            if value:
                yield Piece(f"{self._text}: $", value)

    def _value(self, path: str, depth: int, *, whole: bool) -> _Reading:
        """Read the value that begins here; ``_LOST`` if none does.

        :param whole: the value is to be kept with all that it holds; else pieces are told, and what is kept is returned
        """
        window = self._window
        try:
            value, window.at = _DECODER.raw_decode(window.text, window.at)
        except (ValueError, RecursionError):
            value = _LOST
        if value is not _LOST:
            return value
        first = window.text[window.at]
        if first not in "{[":
            yield self._loss(path, "this is no JSON value")
            self._resume()
        elif depth == DEEPEST:
            yield self._loss(path, f"nested more than {DEEPEST} deep")
            self._pass_over()
        else:
            return (yield from (self._object if first == "{" else self._list)(path, depth, whole=whole))
        return _LOST

    def _list(self, path: str, depth: int, *, whole: bool) -> _Reading:
        kept: list[Any] = []
        number = -1
        self._window.at += 1
        while (yield from self._more("]", path)):
            number += 1
            inside = f"{path}[{number}]"
            value = yield from self._value(inside, depth + 1, whole=whole)
            if not (yield from self._sound(value, inside)):
                continue
            if whole and number < _MOST_KEPT:
                kept.append(value)
            elif isinstance(value, (dict, list)) and value:
                yield Piece(f"{self._text}: {inside}", value)
        return kept

    def _object(self, path: str, depth: int, *, whole: bool) -> _Reading:
        kept: dict[str, Any] = {}
        self._window.at += 1
        while (yield from self._more("}", path)):
            key = self._key()
            if key is None:
                yield self._loss(path, 'no "key": stands here')
                self._resume()
                continue
            inside, own = step(path, key), whole or self._keep(key)
            value = yield from self._value(inside, depth + 1, whole=own)
            if not (yield from self._sound(value, inside)):
                continue
            if own and len(kept) < _MOST_KEPT:
                kept[key] = value
            elif isinstance(value, (dict, list)) and value:
                yield Piece(f"{self._text}: {inside}", value)
        return kept

    def _more(self, closing: str, path: str) -> Generator[Loss, None, bool]:
        """Come to the next member of an object or list; false at its end."""
        window = self._window
        while not self._blank() and window.text[window.at] == ",":
            window.at += 1
        if window.ended():
            if not self._broken_off:
                yield self._loss(path, "the text ends in the middle of this")
            self._broken_off = True
            return False
        found = window.text[window.at]
        if found not in "}]":
            return True
        if found != closing:
            yield self._loss(path, f"'{found}' stands where '{closing}' is wanted")
        window.at += 1
        return False

    def _key(self) -> str | None:
        window = self._window
        found = _KEY.match(window.text, window.at)
        try:
            key: str | None = _DECODER.raw_decode(found[0])[0] if found else None
        except ValueError:
            return None
        window.at = found.end() if found else window.at
        return None if self._blank() else key

    def _sound(self, value: Any, path: str) -> Generator[Loss, None, bool]:
        """Was there a value, and is it whole? Of a text that goes on after its end nobody knows where it should end."""
        if value is _LOST:
            return False
        window = self._window
        if self._blank() or window.text[window.at] in ",}]{[" or _KEY.match(window.text, window.at):
            return True
        if isinstance(value, (dict, list)):
            yield self._loss(path, "what follows it is no JSON")
        else:
            yield self._loss(path, "it goes on after its end; a quotation mark within it may lack its backslash")
        self._resume()
        return isinstance(value, (dict, list))

    def _resume(self) -> None:
        """Pass over what is broken, to where the next member may begin or the whole ends."""
        window, depth = self._window, 0
        while self._seek(_MARK):
            mark = window.text[window.at]
            if mark in "}]" and depth == 0:
                return
            depth += (mark in "{[") - (mark in "}]")
            self._step_over()
            if mark == "," and depth == 0:
                return

    def _pass_over(self) -> None:
        """Pass over an object or list."""
        window, depth = self._window, 0
        while self._seek(_MARK):
            mark = window.text[window.at]
            depth += (mark in "{[") - (mark in "}]")
            self._step_over()
            if depth == 0:
                return

    def _step_over(self) -> None:
        found = _MARK.match(self._window.text, self._window.at)
        self._window.at = found.end() if found else self._window.at + 1

    def _seek(self, wanted: re.Pattern[str]) -> bool:
        """Go on to where ``wanted`` stands; false at the end of the text."""
        window = self._window
        while not window.ended():
            found = wanted.search(window.text, window.at)
            window.at = found.start() if found else len(window.text)
            if found:
                return True
        return False

    def _blank(self) -> bool:
        """Pass over blanks and comments; true at the end of the text."""
        window = self._window
        while not window.ended():
            found = _BLANK.match(window.text, window.at)
            if found is None or found.end() == window.at:
                return False
            window.at = found.end()
        return True

    def _loss(self, path: str, message: str) -> Loss:
        return Loss(f"{self._name}:{self._window.line}:{self._window.column}: {path}", message)
