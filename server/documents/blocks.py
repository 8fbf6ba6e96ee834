"""The text of a document in, its blocks out: title, headings, paragraphs, captions, entries of the source list.

Reads plain text (a block per line, or blocks parted by blank lines whose lines may be wrapped) and Markdown. Refuses to
know what the words say: it tells blocks by their shape and place.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from server.documents import sourcelist
from server.documents.block import Block, Role
from server.documents.endmatter import SOURCES, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRAPPED = 120
"""A text whose blocks have longer lines than this does not wrap them."""
_FILLED = 0.75
"""A wrapped line is at least so full that the next word had no room on it."""

_HEADING_WORDS = 16
"""A longer line is a sentence."""
_NO_HEADING = re.compile(r"\n|[.!;,…][”\"’»“)]*$|[?][”\"’»“]$|[(\[][^()\[\]]*\w\.[a-z]{2}")
"""Several lines, the end of a sentence, a host in brackets."""

_HASH = re.compile(r"(?P<hashes>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"\s*(?:[-*+•–]|\(?\d{1,3}[.)]|\[\d{1,3}\])\s+(?=\S)")
_QUOTED = re.compile(r"\s*>\s?")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_TABLE = re.compile(r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*(?:\n|$)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\([^()]*\)\s*$")
_LABELLED = re.compile(
    r"(?:photo|image|picture|figure|fig\.|caption|foto|bild|abbildung|abb\.|légende|photographie)\s*\d*\s*[:.–—|]\s",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w’'.-]*"
_PERSON = rf"{_NAME}(?:(?:,?\s+(?:and|und|et|y|e|&)|,|\s+(?:von|van|der|den|de|del|della|di|da|la|le|al|bin))*\s+{_NAME}){{1,6}}"
_DATED = (
    r"(?:(?i:published|posted|updated|veröffentlicht|publié|actualisé)(?:\s+(?:on|am|le))?:?\s+)?(?:\w+,?\s+)?"
    r"(?:\d{1,2}(?:\.|st|nd|rd|th|er)?\s+\w+\.?|\w+\.?\s+\d{1,2},?)\s+\d{4}"
)
_ISO = r"(?:(?i:published|posted|updated)(?:\s+on)?:?\s+)?\d{4}-\d{2}-\d{2}"
_BYLINE = re.compile(
    rf"(?i:by|von|par|por|di|text:)\s+{_PERSON}(?:(?:\s*[,|·•]\s*|\s+[–—-]\s+|\s+)(?:{_DATED}|{_ISO}))?|{_DATED}|{_ISO}"
)


def parse(text: str, *, markdown: bool, title: str = "", captions: Sequence[str] = ()) -> list[Block]:
    """Tell the blocks of ``text`` apart.

    :param text: with line feeds as line ends
    :param title: the document's title, if known
    :param captions: the first words of captions that no mark betrays
    """
    blocks = [_shaped(block, captions) for block in _joined(text, markdown=markdown)]
    marked = any(block.role == "heading" for block in blocks)
    if not marked:
        last = len(blocks) - 1
        blocks = [_heading(block) if at < last or at == 0 else block for at, block in enumerate(blocks)]
    return [_flat(block) for block in listed(_headed(blocks, title), marked=marked)]


def alike(one: str, other: str) -> bool:
    """Say whether two headings are the same, whatever their case, quotes and punctuation."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _joined(text: str, *, markdown: bool) -> list[Block]:
    """Take the lines of ``text`` as blocks: wrapped lines joined, code and front matter whole."""
    lines = text.split("\n")
    spaced = any(not line.strip() for line in "\n".join(lines).strip().split("\n"))
    widths = _widths(lines)
    found: list[Block] = []
    offset, fence, previous = 0, "", ""
    for number, (line, width) in enumerate(zip(lines, widths, strict=True), 1):
        opens = markdown and _FENCE.match(line) and not fence
        if fence or opens or (markdown and number == 1 and line.strip() == "---" and "\n---" in text):
            role: Role = "code" if (opens or fence not in {"", "---"}) else "front matter"
            found = _grown(found, Block(role, line, offset, number), grow=bool(fence))
            fence = "" if fence and line.strip() == fence else fence or line.strip()[:3]
            previous = ""
        elif line.strip() and not _RULE.fullmatch(line):
            joins = bool(previous) and spaced and _joins(previous, line, width, markdown=markdown)
            found = _grown(found, Block("paragraph", line, offset, number), grow=joins)
            previous = line
        else:
            if markdown and previous and _RULE.fullmatch(line) and line.strip()[0] in "=-" and found[-1].text == previous:
                found[-1] = found[-1]._replace(role="heading", level=1 if "=" in line else 2)
            previous = ""
        offset += len(line) + 1
    return found


def _widths(lines: Sequence[str]) -> list[int]:
    """The width of each line's stretch between blank lines: a list of long entries may follow wrapped paragraphs."""
    widths: list[int] = []
    for blank, stretch in groupby(lines, key=lambda line: not line.strip()):
        lengths = [len(line) for line in stretch]
        widths += [0 if blank else max(lengths)] * len(lengths)
    return widths


def _grown(blocks: list[Block], block: Block, *, grow: bool) -> list[Block]:
    if grow:
        blocks[-1] = blocks[-1]._replace(text=f"{blocks[-1].text}\n{block.text}")
    else:
        blocks.append(block)
    return blocks


def _joins(previous: str, line: str, width: int, *, markdown: bool) -> bool:
    """Say whether ``line`` goes on with the block of the line ``previous``."""
    if _ITEM.match(line) or _HASH.match(line) or _HASH.match(previous) or _IMAGE.match(previous):
        return False
    if markdown:
        return True
    if line.lstrip()[0].islower():
        return width <= _WRAPPED
    room = len(previous) + 1 + len(line.split(maxsplit=1)[0])
    return width <= _WRAPPED and room > width * _FILLED


def _shaped(block: Block, captions: Sequence[str]) -> Block:
    """Strip the marks of Markdown and name the role that they give."""
    if block.role != "paragraph":
        return block
    if hashes := _HASH.fullmatch(block.text):
        start = block.start + hashes.start("words")
        return Block("heading", hashes["words"], start, block.line, len(hashes["hashes"]))
    if image := _IMAGE.fullmatch(block.text.strip()):
        start = block.start + block.text.index("![") + 2
        return Block("caption", image["alt"], start, block.line)
    if _TABLE.search(block.text):
        return block._replace(role="table")
    item = _ITEM.match(block.text)
    lead = item or _QUOTED.match(block.text)
    begin = lead.end() if lead else len(block.text) - len(block.text.lstrip())
    text = block.text[begin:].rstrip()
    role: Role = "caption" if _LABELLED.match(text) or text.startswith(tuple(captions)) else "paragraph"
    return Block(role, text, block.start + begin, block.line, item=bool(item))


def _flat(block: Block) -> Block:
    """Put blanks for line ends and the marks of quoting after them, character by character."""
    text = re.sub(r"\n(?:[ \t]*>)?", lambda gap: " " * len(gap[0]), block.text)
    return block._replace(text=text, raw=block.text)


def _heading(block: Block) -> Block:
    """Take a line for a heading by its shape, in a text without marked ones."""
    words = block.text.split()
    capitals = sum(word[0].isupper() for word in words if word[0].isalpha())
    plain = (
        block.role == "paragraph"
        and capitals > 0
        and len(words) <= _HEADING_WORDS
        and len(block.text) <= _WRAPPED
        and not block.item
        and not block.text[0].islower()
        and not _NO_HEADING.search(block.text)
        and (capitals > len(words) / 2 or not block.text.endswith("?"))
        and (SOURCES.fullmatch(block.text) or not block.text.endswith(":"))
        and not sourcelist.is_listed(block.text)
    )
    return block._replace(role="heading", level=2) if plain else block


def _headed(blocks: list[Block], title: str) -> list[Block]:
    """Name what stands at the top: title, subtitle, byline, date."""
    at = next((number for number, block in enumerate(blocks) if block.role != "front matter"), len(blocks))
    if at < len(blocks) and (blocks[at].role == "heading" or alike(blocks[at].text, title)):
        blocks[at] = blocks[at]._replace(role="title", level=1)
        at += 1
        if at + 1 < len(blocks) and _is_subtitle(blocks[at], blocks[at + 1]):
            blocks[at] = blocks[at]._replace(role="subtitle", level=0)
            at += 1
        while at < len(blocks) and _is_byline(blocks[at]):
            blocks[at] = blocks[at]._replace(role="byline", level=0)
            at += 1
    return blocks


def _is_byline(block: Block) -> bool:
    """Say whether each line names who wrote the text or when, be it in italics or bold."""
    return all(_BYLINE.fullmatch(line.replace("*", "").strip("_ \t\\")) for line in block.text.split("\n"))


def _is_subtitle(block: Block, following: Block) -> bool:
    return (
        block.role == following.role == "heading"
        and not SOURCES.fullmatch(following.text)
        and not _is_byline(block)
        and block.level >= following.level
    )
