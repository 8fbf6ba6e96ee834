"""The text of a YAML file in, its plain data with the place of each value and of each comment out.

Reads as ``yamlfile`` does (every scalar is text or null; no alias, no tag, no key twice) and judges nothing: it knows where
things stand, not what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
Side = Literal["above", "end", "below"]

NULLS = frozenset({"", "~", "null", "Null", "NULL"})  # without quotation marks (YAML 1.2.2, 10.2.1.1)
_DEEPEST = 20  # as yamlfile reads
_BREAKS = "\n\r\x85\u2028\u2029"  # what ends a line in YAML 1.1, and so for libyaml
_COMMENT = re.compile(f"#[^{_BREAKS}]*")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")


class Unreadable(ValueError):
    """The text is no YAML, or uses what a registry does not (aliases, tags, a key twice)."""


class Token(NamedTuple):
    """A scalar, a key or the closing bracket of a flow collection, in the order of the text.

    ``path`` leads to it from the root (a key's is its value's); ``anchor`` to the outermost list item or field that begins
    with it. ``start`` and ``end`` are offsets in characters.
    """

    start: int
    end: int
    path: Path
    anchor: Path
    flow: bool
    closes: bool
    block: bool


class Comment(NamedTuple):
    """A comment, and the value to which it belongs: above it, at the end of its line, or below its last part.

    ``text`` begins with ``#``; ``before`` and ``after`` tell whether a blank line stands there.
    """

    start: int
    end: int
    text: str
    path: Path
    side: Side
    before: bool
    after: bool


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    path: Path
    anchor: Path
    item: bool
    flow: bool
    data: Any
    key: str | None = None


@dataclass
class Scan:
    """What a text holds: ``data``, ``tokens``, and by path the ``columns`` (from 0) at which items of block collections begin."""

    text: str
    data: Any = None
    tokens: list[Token] = field(default_factory=list)
    columns: dict[Path, int] = field(default_factory=dict)
    _stack: list[_Open] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)

    def comments(self) -> Iterator[Comment]:
        """All comments, in the order of the text."""
        starts = [token.start for token in self.tokens]
        done = 0
        for found in re.finditer("#", self.text):
            at = found.start()
            number = bisect_right(starts, at)
            last = self.tokens[number - 1] if number else None
            following = self.tokens[number] if number < len(self.tokens) else None
            if at < done or (last and at < last.end and not (last.block and self._heads(last, at))):
                continue
            text = _COMMENT.match(self.text, at)
            done = text.end() if text else at
            path, side = self._place(at, last, following)
            before, after = _blank(self.text[:at][-400:][::-1]), _blank(self.text[done : done + 400])
            yield Comment(at, done, self.text[at:done].rstrip(), path, side, before, after)

    def line(self, offset: int) -> int:
        """Return the offset at which the line of ``offset`` begins."""
        if not self._lines:
            self._lines = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        return self._lines[bisect_right(self._lines, offset) - 1]

    def _heads(self, token: Token, at: int) -> bool:
        """Does ``at`` lie on the line on which a block scalar begins, before its text?"""
        return self.line(at) <= token.start

    def _place(self, at: int, last: Token | None, following: Token | None) -> tuple[Path, Side]:
        begin = self.line(at)
        if last and last.end > begin:
            return last.path, "end"
        if following and following.flow:
            return (following.path, "below") if following.closes else (following.anchor, "above")
        column = at - begin if not self.text[begin:at].strip() else -1
        indent = self.columns.get(following.anchor[:-1], 0) if following else -1
        closing = self._closing(last, following) if last and column > indent else []
        if not closing:
            return (following.anchor, "above") if following else ((), "below")
        return next((path for path in closing if self.columns[path] <= column), closing[-1]), "below"

    def _closing(self, last: Token, following: Token | None) -> list[Path]:
        """The block collections that end between two tokens, the innermost first."""
        after = following.path if following else None
        paths = (last.path[:length] for length in range(len(last.path), -1, -1))
        return [path for path in paths if path in self.columns and (after is None or after[: len(path)] != path)]

    def _take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise Unreadable("aliases, anchors and tags are not used here")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._stack.pop()
            if closed.flow:
                end = _index(event.end_mark)
                self.tokens.append(Token(end - 1, end, closed.path, closed.anchor, flow=True, closes=True, block=False))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        holder = self._stack[-1] if self._stack else None
        is_key = holder is not None and isinstance(holder.data, dict) and holder.key is None
        if holder and is_key:
            path = (*holder.path, event.value)
            anchor = holder.anchor if holder.item and not holder.data else path
            holder.key = event.value
            if holder.key in holder.data:
                raise Unreadable(f"'{holder.key}' stands twice in one mapping")
        else:
            null = not event.style and event.value in NULLS
            path, anchor = self._put(None if null else event.value)
        start, end = _index(event.start_mark), _index(event.end_mark)
        flow, block = holder is not None and holder.flow, event.style in ("|", ">")
        self.tokens.append(Token(start, end, path, anchor, flow=flow, closes=False, block=block))

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        holder = self._stack[-1] if self._stack else None
        if len(self._stack) == _DEEPEST or (holder and isinstance(holder.data, dict) and holder.key is None):
            raise Unreadable("values are nested too deep, or a collection is a key")
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        item = holder is not None and isinstance(holder.data, list)
        path, anchor = self._put(data)
        if not event.flow_style:
            self.columns[path] = _index(event.start_mark) - self.line(_index(event.start_mark))
        self._stack.append(_Open(path, anchor, item, bool(event.flow_style), data))

    def _put(self, value: Any) -> tuple[Path, Path]:
        """Put a value into the collection that is being read; return its path and its anchor."""
        if not self._stack:
            self.data = value
            return (), ()
        holder = self._stack[-1]
        if isinstance(holder.data, dict):
            path = (*holder.path, holder.key or "")
            holder.data[holder.key] = value
            holder.key = None
            return path, path
        path = (*holder.path, len(holder.data))
        anchor = holder.anchor if holder.item and not holder.data else path
        holder.data.append(value)
        return path, anchor


def _index(mark: Any) -> int:
    """The offset of a mark of the parser, in characters."""
    index: int = mark.index
    return index


def _blank(text: str) -> bool:
    """Does ``text`` begin with a blank line, after the line that it continues?"""
    space = text[: len(text) - len(text.lstrip())]
    return len(_BREAK.findall(space.replace("\n\r", "\r\n"))) > 1


def scan(text: str) -> Scan:
    """Read a text (without a byte order mark).

    :raises Unreadable: if it is no YAML, or uses what a registry does not
    """
    found = Scan(text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            found._take(event)  # noqa: SLF001  its own builder
    except yaml.YAMLError as error:
        raise Unreadable(str(error)) from None
    return found


__all__ = ["NULLS", "Comment", "Path", "Scan", "Side", "Token", "Unreadable", "scan"]
