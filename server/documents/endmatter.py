"""The blocks of a text in, the same out with the entries of its source lists and the comments after them told.

A source list begins under its heading and ends with the last block that bears an entry's marks; what readers wrote under a
text follows it without any sign, so that only the shape of a block tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.documents import sourcelist
from server.documents.dates import SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.documents.block import Block

SOURCES = re.compile(
    r"(?:(?:\d{1,2}|annex(?: \w)?|appendix(?: \w)?)[.:]?\s+)?(?:(?:(?:(?:a|the|full) )?(?:list of|further|select(?:ed)?|main"
    r"|key|primary|our|my|cited|external|principal|chief|general|press|news|media|online|web|printed|published|works and)\s+)*"
    r"(?:sources?|references?|links|readings?|bibliography)"
    r"(?:\s+(?:list|cited|used|consulted|quoted|and links|and bibliography))?"
    r"|(?:(?:end|foot)?notes|citations|bibliography|works cited|literature(?: cited)?|references and (?:notes|sources))"
    r"|(?:sources?|notes|references) (?:and|&) (?:references|notes|further reading|sources|citations)|notes? on sources"
    r"|(?:(?:wichtigste|verwendete|benutzte|ausgewählte) )?quellen(?:verzeichnis|angaben|nachweise?|liste)?"
    r"|(?:ausgewählte )?literatur(?:verzeichnis|angaben|hinweise)?|(?:einzel)?nachweise|belege"
    r"|weblinks|anmerkungen|(?:fu(?:ß|ss)|end)noten|quellen und (?:anmerkungen|literatur|links)"
    r"|anmerkungen und (?:quellen|nachweise)"
    r"|(?:principales )?sources(?: principales| citées| et notes)?"
    r"|liens externes|enlaces externos|bibliogra(?:phie|f[ií]a)|références(?: bibliographiques)?"
    r"|notes et références|notes de bas de page"
    r"|fuentes(?: consultadas)?|referencias(?: bibliográficas)?|notas(?: al pie)?|notas y referencias|obras citadas"
    r"|fonti|riferimenti|bibliografia|note|referências|fontes|bronnen|bronvermelding|źródła|przypisy|джерела"
    r"|примітки|источники|примечания)\s*:?",
    re.IGNORECASE,
)
"""The heading of a source list."""
_NOTES = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:(?:end|foot)?notes|notes (?:and|&) (?:references|sources)|anmerkungen(?: und .*)?"
    r"|(?:fu(?:ß|ss)|end)noten|notas(?: .*)?"
    r"|notes (?:et références|de bas de page)|note|quellen und anmerkungen|przypisy|примітки|примечания)\s*:?",
    re.IGNORECASE,
)
"""The heading of notes, some of which explain and name no source."""
_POINTS = re.compile(r"\[1(?:\s?[,;–-]\s?\d+)*\]|¹")
"""The mark of a first note."""
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+(?=[A-ZÀ-Þ]\w|[A-Z]\.|[“\"„«]|https?:)(?!\w+\.?,? \d{4})")
_ENDED = re.compile(r"[.)\]”\"»/]$|\w\.\w+$")
_ADDRESS = re.compile(r"https?://\S+$")
_DATED = re.compile(rf"{SHAPE}\W*$")
_GROUP = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,4}:?")
"""The name of a group of entries, such as "Books and papers"."""
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:(?:readers?[’']? )?comments?|(?:leser)?kommentare?|commentaires?|leave a (?:comment|reply)"
    r"|discussion about this (?:post|article|episode)|(?:thoughts|replies|responses) (?:on|to) .{3,120})"
    r"(?:\s*\(\d+\))?\s*:?",
    re.IGNORECASE,
)


def listed(blocks: list[Block], *, marked: bool) -> Iterator[Block]:
    """Turn what follows the heading of a source list into entries, and what follows those into comments.

    :param marked: are headings marked? Then the next one of the same rank ends the list; one by its shape does not
    """
    at, closing = 0, _closing(blocks)
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if at > closing:
            yield from _numbered([_entry(later) for later in blocks[closing:]])
            return
        if _is(block, _COMMENTS):
            yield from (later._replace(role="comment") for later in blocks[at - 1 :])
            return
        if not _is(block, SOURCES):
            yield block
            continue
        yield block._replace(role="heading", level=block.level or 2)
        ends = (at for at in range(at, len(blocks)) if _is(blocks[at], _COMMENTS) or (marked and _outranks(blocks[at], block)))
        end = next(ends, len(blocks))
        entries = [*_entries(_whole([line for inner in blocks[at:end] for line in _lines(inner)]))]
        noted = _is(block, _NOTES)
        yield from _numbered([entry._replace(noted=noted or entry.noted) for entry in entries])
        at = end


def _closing(blocks: list[Block]) -> int:
    """Where a numbered list of sources begins that closes the text without a heading; the number of blocks if none does."""
    if any(_is(block, SOURCES) for block in blocks):
        return len(blocks)
    at = len(blocks)
    while at and blocks[at - 1].labels and blocks[at - 1].item and blocks[at - 1].role == "paragraph":
        at -= 1
    run = blocks[at:]
    starts = [number for number, block in enumerate(run) if block.labels == ("1",)]
    begin = starts[0 if len(starts) == len(run) else -1] if starts else len(run)
    run = run[begin:]
    pointed = any(_POINTS.search(block.text) for block in blocks[: len(blocks) - len(run)])
    found = sum(sourcelist.is_listed(block.text) for block in run)
    return len(blocks) - len(run) if found * 2 >= len(run) or (found and pointed) else len(blocks)


def _entry(block: Block) -> Block:
    return block._replace(role="entry", level=0, noted=True)


def _numbered(blocks: list[Block]) -> list[Block]:
    """Count the items of a list that Markdown numbers itself: "1." before each."""
    items = [block for block in blocks if block.item and block.labels]
    if len(items) > 1 and {block.labels for block in items} == {("1",)}:
        numbers = iter(range(1, len(items) + 1))
        return [block._replace(labels=(str(next(numbers)),)) if block.item and block.labels else block for block in blocks]
    return blocks


def _is(block: Block, words: re.Pattern[str]) -> bool:
    return block.role in {"heading", "paragraph"} and bool(words.fullmatch(block.text.strip("*_ ")))


def _outranks(block: Block, before: Block) -> bool:
    return block.role == "heading" and block.level <= (before.level or 2)


def _lines(block: Block) -> Iterator[Block]:
    """Part the entries that stand in one block line by line; a line that ends as no entry does goes on."""
    if block.role in {"entry", "definition"}:
        yield block
        return
    start = number = 0
    lines = block.text.split("\n")
    for at, line in enumerate(lines):
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        ended = _ENDED.search(line.rstrip()) or (_ADDRESS.search(line.rstrip()) and re.match(r"[“\"„«A-ZÀ-Þ]", following))
        whole = _DATED.search(line) and not _ADDRESS.match(following) and sourcelist.is_listed(following)
        goes_on = following and (block.item or following[0].islower() or not (ended or whole))
        if not goes_on or _BARE_NUMBER.match(following):
            text = "\n".join(lines[number : at + 1])
            lead = len(text) - len(text.lstrip())
            yield _unnumbered(block._replace(text=text.strip(), start=block.start + start + lead, line=block.line + number))
            start, number = start + len(text) + 1, at + 1


def _whole(lines: list[Block]) -> list[Block]:
    """Join what is wrapped in a list whose entries have numbers: there, a line without one goes on with the entry before."""
    counted = [line for line in lines if line.labels and line.item]
    if len(counted) < 2 or counted[0].labels != ("1",):  # noqa: PLR2004  one number makes no list
        return lines
    whole: list[Block] = []
    for line in lines:
        before = whole[-1] if whole else None
        near = before is not None and before.labels and line.line == before.line + before.text.count("\n") + 1
        if before and near and not line.labels and line.role == "paragraph":
            gap = line.start - before.start - len(before.text)
            whole[-1] = before._replace(text=f"{before.text}\n{' ' * (gap - 1)}{line.text}")
        else:
            whole.append(line)
    return whole


def _unnumbered(block: Block) -> Block:
    """Take the number that no point follows from the entry: "12 Jane Doe, …", as printed notes are copied."""
    found = None if block.labels else _BARE_NUMBER.match(block.text)
    if not found:
        return block
    return block._replace(text=block.text[found.end() :], start=block.start + found.end(), labels=(found[1],), item=True)


def _entries(lines: list[Block]) -> Iterator[Block]:
    """Entries end at the last one that bears an entry's marks before the first prose."""
    listed = [block.item or block.role in {"entry", "definition"} or sourcelist.is_listed(block.text) for block in lines]
    first = listed.index(True) if any(listed) else 0
    prose = (at for at in range(first, len(lines)) if not listed[at] and sourcelist.is_prose(lines[at].text))
    end = next(prose, len(lines))
    last = max((at for at in range(end) if listed[at]), default=end - 1) + 1
    for at, block in enumerate(lines):
        if block.role in {"caption", "code", "entry", "definition", "furniture"} or (block.role == "heading" and block.level > 2):  # noqa: PLR2004  a group's name
            yield block
        elif block.role == "heading" and _GROUP.fullmatch(block.text) and at + 1 < last and listed[at + 1]:
            yield block._replace(level=3)
        elif at < first and sourcelist.is_prose(block.text):
            yield block._replace(role="paragraph")
        else:
            yield block._replace(role="entry" if at < last else "comment", level=0)
