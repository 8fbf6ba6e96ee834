"""The text of a document in, its lines out as blocks: wrapped lines joined; code, front matter and notes whole."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from server.documents.block import Block, Role
from server.documents.markup import FILLER

if TYPE_CHECKING:
    from collections.abc import Sequence

WRAPPED = 120
"""A text whose blocks have longer lines than this does not wrap them."""
_FILLED = 0.75
"""A wrapped line is at least so full that the next word had no room on it."""

HASH = re.compile(r"(?P<hashes>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
WIKI_HEADING = re.compile(r"(?P<hashes>={1,6})[ \t]*(?P<words>[^=\s][^\n]*?)[ \t]*(?P=hashes)[ \t]*$")
ITEM = re.compile(
    r"\s*(?:(?:[-*+•–◦▪‣·]|o(?=[ ]{2,}|\t)|\(?\d{1,3}[.)]|\(?(?:[a-z]|[ivx]{2,4})\)|\\?\[\d{1,3}\\?\])\s+"
    r"|[⁰¹²³⁴-⁹]{1,3}\s*|\*{1,3}(?=[^\s*])(?![^*\n]*\*))(?=\S)"
)
NOTE = re.compile(r"[ ]{0,3}\[(?P<label>\^[^\[\]\s]{1,60}(?=\]:)|[^\[\]^\n]{1,60}(?=\]:[ \t]*\S))\]:\s*")
IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\([^()]*\)\s*$")
RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_FRONT = frozenset({"---", "+++"})
"""Fences of front matter, in YAML and TOML."""
_INDENTED = re.compile(r"[ ]{2,}\S|\t\s*\S")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def joined(text: str, *, markdown: bool) -> list[Block]:
    """Take the lines of ``text`` as blocks: wrapped lines joined, code and front matter whole."""
    lines = text.split("\n")
    spaced = any(not line.strip() for line in "\n".join(lines).strip().split("\n"))
    widths = _widths(lines)
    found: list[Block] = []
    ends: list[int] = []
    offset, fence, previous = 0, "", ""
    for number, (line, width) in enumerate(zip(lines, widths, strict=True), 1):
        opens = markdown and _FENCE.match(line) and not fence
        if fence or opens or (markdown and number == 1 and line.strip() in _FRONT and f"\n{line.strip()}" in text):
            role: Role = "code" if (opens or fence not in {"", *_FRONT}) else "front matter"
            _grow(found, ends, Block(role, line, offset, number), grow=bool(fence))
            fence = "" if fence and line.strip() == fence else fence or line.strip()[:3]
            previous = ""
        elif line.strip() and not RULE.fullmatch(line):
            joins = bool(previous) and spaced and _joins(previous, line, width, markdown=markdown)
            joins = joins or (bool(found) and _goes_on(found[-1].text, line))
            _grow(found, ends, Block("paragraph", line, offset, number), grow=joins)
            previous = line
        else:
            alone = bool(previous) and found[-1].start + len(previous) == ends[-1]
            if markdown and alone and RULE.fullmatch(line) and line.strip()[0] in "=-":
                found[-1] = found[-1]._replace(role="heading", level=1 if "=" in line else 2)
            previous = ""
        offset += len(line) + 1
    return [block._replace(text=text[block.start : end]) for block, end in zip(found, ends, strict=True)]


def _widths(lines: Sequence[str]) -> list[int]:
    """The width of each line's stretch between blank lines: a list of long entries may follow wrapped paragraphs."""
    widths: list[int] = []
    for blank, stretch in groupby(lines, key=lambda line: not line.strip()):
        lengths = [len(line) for line in stretch]
        widths += [0 if blank else max(lengths)] * len(lengths)
    return widths


def _grow(blocks: list[Block], ends: list[int], block: Block, *, grow: bool) -> None:
    """Add a line's block, or let the last one reach to its end."""
    end = block.start + len(block.text)
    if grow:
        ends[-1] = end
    else:
        blocks.append(block)
        ends.append(end)


def _goes_on(before: str, line: str) -> bool:
    """Say whether an indented line goes on with a footnote, be there blank lines between them."""
    return bool(NOTE.match(before) and _INDENTED.match(line) and not NOTE.match(line))


def _joins(previous: str, line: str, width: int, *, markdown: bool) -> bool:
    """Say whether ``line`` goes on with the block of the line ``previous``."""
    if ITEM.match(previous) and not line.strip(f"{FILLER} \t"):  # a template that closes a list
        return False
    if any(rule.match(line) for rule in (ITEM, HASH, NOTE, WIKI_HEADING)):
        return False
    if any(rule.match(previous) for rule in (HASH, IMAGE, WIKI_HEADING)):
        return False
    if markdown:
        return True
    if line.lstrip()[0].islower():
        return width <= WRAPPED
    room = len(previous) + 1 + len(line.split(maxsplit=1)[0])
    return width <= WRAPPED and room > width * _FILLED
