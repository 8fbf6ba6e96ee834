"""The text of a document in, its blocks out: title, headings, paragraphs, captions, entries of the source list.

Reads plain text (a block per line, or blocks parted by blank lines whose lines may be wrapped) and Markdown. Refuses to
know what the words say: it tells blocks by their shape and place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.documents import markup, printed, sourcelist, tokens
from server.documents.block import Block, Role
from server.documents.endmatter import SOURCES, listed
from server.documents.lines import HASH, IMAGE, ITEM, NOTE, WIKI_HEADING, WRAPPED, joined
from server.documents.markup import FILLER

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING_WORDS = 16
"""A longer line is a sentence."""
_NO_HEADING = re.compile(
    rf"\n|[.!?…][”\"’»“]*\s*[(\[][^()\[\]]+[)\]]$|[.!;,…][”\"’»“)]*$|[?][”\"’»“]$|[(\[][^()\[\]]*\w\.[a-z]{{2}}|[⁰¹²³⁴-⁹{FILLER}]$|\[\^?\w{{1,3}}\]$|https?://"
)
"""Several lines, the end of a sentence, be it with a bracket after it, a host in brackets, the mark of a note, an address."""
_DEFINED = re.compile(r"<?https?://[^\s<>]+>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?\s*")
"""What stands after the label of a Markdown link: an address, perhaps with a title."""
_BEGINS = re.compile(r"(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3})\s*$")
_LEAD = 8
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_QUOTED = re.compile(r"\s*>\s?")
_RULED = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*")
"""The second line of a table in Markdown."""
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
    found = tokens.find(text)
    heads = printed.heads(text)
    found = found._replace(hidden=(*found.hidden, *heads))
    lines = printed.rejoined(joined(found.masked(text), markdown=markdown), heads)
    blocks = [_shaped(block, captions) for block in lines]
    marked = any(block.role == "heading" for block in blocks)
    if not marked:
        last = len(blocks) - 1
        blocks = [_heading(block) if at < last or at == 0 else block for at, block in enumerate(blocks)]
    whole = [_restored(block, text) for block in _headed(blocks, title)]
    return markup.attached([_flat(_opened(block, text)) for block in listed(whole, marked=marked)], found, text)


def _opened(block: Block, text: str) -> Block:
    """Give back to a paragraph the mark that it begins with, which would be an entry's number in a source list."""
    mark = _BEGINS.search(text, max(0, block.start - _LEAD), block.start) if block.role == "paragraph" and block.labels else None
    return block._replace(text=text[mark.start() : block.start] + block.text, start=mark.start(), item=False) if mark else block


def _restored(block: Block, text: str) -> Block:
    """Put the document's own characters for the fillers; a block that holds nothing else is no paragraph."""
    words = block.text.replace(FILLER, "").strip(" *:;")
    role: Role = "furniture" if block.role == "paragraph" and not words and not block.item else block.role
    return block._replace(role=role, text=text[block.start : block.start + len(block.text)])


def alike(one: str, other: str) -> bool:
    """Say whether two headings are the same, whatever their case, quotes and punctuation."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _shaped(block: Block, captions: Sequence[str]) -> Block:
    """Strip the marks of Markdown and name the role that they give."""
    if block.role != "paragraph":
        return block
    if note := NOTE.match(block.text):
        links = _DEFINED.fullmatch(block.text, note.end()) and not note["label"].startswith("^")
        role: Role = "definition" if links else "entry"
        return block._replace(
            role=role, text=block.text[note.end() :].rstrip(), start=block.start + note.end(), labels=(note["label"],), noted=True
        )
    if hashes := HASH.fullmatch(block.text) or WIKI_HEADING.fullmatch(block.text):
        start = block.start + hashes.start("words")
        return Block("heading", hashes["words"], start, block.line, len(hashes["hashes"]))
    if image := IMAGE.fullmatch(block.text.strip()):
        start = block.start + block.text.index("![") + 2
        return Block("caption", image["alt"], start, block.line)
    if _is_table(block.text):
        return block._replace(role="table")
    item = ITEM.match(block.text)
    lead = item or _QUOTED.match(block.text)
    begin = lead.end() if lead else len(block.text) - len(block.text.lstrip())
    text = block.text[begin:].rstrip()
    role = "caption" if _LABELLED.match(text) or text.startswith(tuple(captions)) else "paragraph"
    quoted = lead is not None and not item
    return Block(role, text, block.start + begin, block.line, item=bool(item), labels=_numbers(item), quoted=quoted)


def _is_table(text: str) -> bool:
    first, _, rest = text.partition("\n")
    return "|" in first and bool(_RULED.fullmatch(rest.partition("\n")[0]))


def _numbers(item: re.Match[str] | None) -> tuple[str, ...]:
    """Give the number of a list's item as a label."""
    found = re.search(r"\d+", item[0].translate(_SUPERSCRIPTS)) if item else None
    return (found[0],) if found else ()


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
        and len(block.text) <= WRAPPED
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
    at = next((number for number, block in enumerate(blocks) if not _precedes(block)), len(blocks))
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


def _precedes(block: Block) -> bool:
    """Say whether the block stands before a title: front matter, templates."""
    return block.role == "front matter" or not block.text.replace(FILLER, "").strip()


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
