"""The blocks of a text in, the same out with the entries of its source lists and the comments after them told.

A source list begins under its heading and ends with the last block that bears an entry's marks; what readers wrote under a
text follows it without any sign, so that only the shape of a block tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.documents import sourcelist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.documents.block import Block

SOURCES = re.compile(
    r"(?:(?:list of |further )?(?:sources|references|reading)|sources? (?:and|&) (?:references|notes|further reading)"
    r"|bibliography|works cited|quellen(?:verzeichnis|angaben)?|literatur(?:verzeichnis)?|einzelnachweise"
    r"|bibliogra(?:phie|f[ií]a)|références|fuentes|fonti|źródła|джерела|источники)\s*:?",
    re.IGNORECASE,
)
"""The heading of a source list."""
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:(?:readers?[’']? )?comments?|(?:leser)?kommentare?|commentaires?|leave a (?:comment|reply))"
    r"(?:\s*\(\d+\))?\s*:?",
    re.IGNORECASE,
)


def listed(blocks: list[Block], *, marked: bool) -> Iterator[Block]:
    """Turn what follows the heading of a source list into entries, and what follows those into comments.

    :param marked: are headings marked? Then the next one of the same rank ends the list; one by its shape does not
    """
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if _is(block, _COMMENTS):
            yield from (later._replace(role="comment") for later in blocks[at - 1 :])
            return
        if not _is(block, SOURCES):
            yield block
            continue
        yield block._replace(role="heading", level=block.level or 2)
        ends = (at for at in range(at, len(blocks)) if _is(blocks[at], _COMMENTS) or (marked and _outranks(blocks[at], block)))
        end = next(ends, len(blocks))
        yield from _entries([line for inner in blocks[at:end] for line in _lines(inner)])
        at = end


def _is(block: Block, words: re.Pattern[str]) -> bool:
    return block.role in {"heading", "paragraph"} and bool(words.fullmatch(block.text.strip("*_ ")))


def _outranks(block: Block, before: Block) -> bool:
    return block.role == "heading" and block.level <= (before.level or 2)


def _lines(block: Block) -> Iterator[Block]:
    """Part the entries that stand in one block line by line; a line that ends as no entry does goes on."""
    start = number = 0
    lines = block.text.split("\n")
    for at, line in enumerate(lines):
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        goes_on = following and (block.item or following[0].islower() or not re.search(r"[.)\]”\"»/]$|\w\.\w+$", line.rstrip()))
        if not goes_on:
            text = "\n".join(lines[number : at + 1])
            yield block._replace(text=text.strip(), start=block.start + start, line=block.line + number)
            start, number = start + len(text) + 1, at + 1


def _entries(lines: list[Block]) -> Iterator[Block]:
    """Entries end at the last one that bears an entry's marks before the first prose."""
    listed = [block.item or sourcelist.is_listed(block.text) for block in lines]
    first = listed.index(True) if any(listed) else 0
    prose = (at for at in range(first, len(lines)) if not listed[at] and _is_prose(lines[at].text))
    end = next(prose, len(lines))
    last = max((at for at in range(end) if listed[at]), default=end - 1) + 1
    for at, block in enumerate(lines):
        if block.role in {"caption", "code"} or (block.role == "heading" and block.level > 2):  # noqa: PLR2004  a group's name
            yield block
        elif at < first and _is_prose(block.text):
            yield block._replace(role="paragraph")
        else:
            yield block._replace(role="entry" if at < last else "comment", level=0)


def _is_prose(text: str) -> bool:
    """Say whether this is running text rather than an entry: long, or of several sentences."""
    return len(text) > 300 or bool(re.search(r"\w{3,}[.!?]\s+[A-ZÀ-Þ]\w+\s\w", text))  # noqa: PLR2004  longer than any title
