"""A saved web page in, the text of its article out with its blocks, links and marks of notes, each by place.

The document's own characters are what a reader sees: the words of the article's paragraphs, headings, list items and notes,
runs of white space as one blank, blocks parted by an empty line. So a quote stands on the live page too, where white space
is compared as one blank. Navigation, forms and whatever else is no article is told as furniture and not part of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from server.documents import article, weblinks
from server.documents.article import BLOCKS, MARK, Article
from server.documents.block import Anchor, Block, Role
from server.documents.blocks import alike
from server.documents.endmatter import listed
from server.documents.furniture import is_furniture
from server.documents.markup import is_power

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(r"h[1-6]")
_LEADING = re.compile(r"\s*(?:\[?\d{1,3}[\].)]*(?=\s)|[\^↑*†‡§])?\s*")
_PAGES = re.compile(r"[:\s]+[ivxlc\d][\w\s,.–-]*", re.IGNORECASE)
"""The pages of a reference, raised after its mark: ": 12–14"."""
_DIGITS = 6
_SHOWN = 100


class Page(NamedTuple):
    """What a page holds.

    :param text: the article's text
    :param title: what the page calls itself, or an empty text
    """

    text: str
    title: str
    blocks: list[Block]


def parse(source: str, *, title: str = "", url: str | None = None, captions: Sequence[str] = ()) -> Page:
    """Read the HTML ``source``. Any text gives a page, be it an empty one.

    :param title: the document's title, if known
    :param url: where it was published, if known: relative links start there
    :param captions: the first words of captions that no mark betrays
    """
    found = article.find(source, url)
    if found is None:
        return Page("", "", [])
    reader = _Reader(found, title, captions)
    reader.read()
    called = next((name for name in found.titles if name and alike(name, title)), None)
    own = called or next((title for name in found.titles if title and title.casefold() in name.casefold()), None)
    return Page(reader.text(), own or next(iter(found.titles), ""), [*listed(reader.blocks, marked=True)])


class _Reader:
    """Walks the article, and writes its text."""

    def __init__(self, found: Article, title: str, captions: Sequence[str]) -> None:
        self.found = found
        self.title = title
        self.captions = tuple(captions)
        self.blocks: list[Block] = []
        self.written: list[str] = []
        self.length = 0
        self.line = 1
        self.run: list[str] = []
        self.size = 0
        self.anchors: list[Anchor] = []
        self.quiet: list[tuple[int, int]] = []
        self.hidden: list[tuple[int, int]] = []
        self.said: tuple[int, int] | None = None
        self.opened: dict[Any, tuple[int, int]] = {}
        self.note: Any = None
        self.wiki = any("mw-parser-output" in (element.get("class") or "") for element in found.body.iter("div"))
        self.numbers: dict[Any, int] = {}

    def text(self) -> str:
        """The text so far."""
        return "".join(self.written)

    def read(self) -> None:
        """Walk the page; only the article and the notes of its marks are read."""
        keep = {self.found.root, *self.found.notes}
        path = {holder for element in keep for holder in element.iterancestors()} - keep
        pending: list[tuple[Any, bool, bool]] = [(self.found.body, False, False)]
        while pending:
            element, within, left = pending.pop()
            inside = within or element in keep
            if left:
                self._end(element)
            elif element in self.found.back:
                pass
            elif self._is_furniture(element, keep, path) or not (inside or element in path):
                self._furniture(element)
            else:
                pending += [(element, within, True)] if inside else []
                if inside:
                    self._start(element)
                pending += [(child, inside, False) for child in reversed(element)]
                continue
            if within and element.tail:
                self._write(element.tail)
        self._flush(None)

    def _is_furniture(self, element: Any, keep: set[Any], path: set[Any]) -> bool:
        if element in keep or element in path:
            return False
        return is_furniture(element)

    def _furniture(self, element: Any) -> None:
        words = " ".join("".join(element.itertext()).split()) if element.tag not in {"script", "style", "template"} else ""
        if words and element.tag in BLOCKS:
            self.blocks.append(Block("furniture", words[:_SHOWN], self.length, self.line))

    def _start(self, element: Any) -> None:
        if element in self.found.notes and self.note is None:
            self._flush(element.getparent())
            self.note = element
        elif element.tag in BLOCKS:
            self._break(element.getparent())
        if element.tag == "br":
            self.run.append("\n")
            self.size += 1
        self.opened[element] = (self.size, len(self.anchors))
        if element.text:
            self._write(element.text)

    def _end(self, element: Any) -> None:
        start, anchors = self.opened.pop(element)
        if element.tag == "a" and self.size > start:
            self._link(element, start)
        elif element.tag == "sup":
            self._raised(start, anchors)
        elif element.tag in {"code", "kbd", "samp"} and self.size > start:
            self.quiet.append((start, self.size))
        elif element.tag == "cite" and any(holder.tag in {"blockquote", "figure"} for holder in element.iterancestors()):
            self.said = (start, self.size)
        if element is self.note:
            self._flush(element)
            self.note = None
        elif element.tag in BLOCKS:
            self._break(element)

    def _break(self, element: Any) -> None:
        if self.note is None:
            self._flush(element)
        elif self.size:
            self._write(" ")

    def _write(self, text: str) -> None:
        text = re.sub(r"[ \t\n\r\f]+", " ", text)
        if text.startswith(" ") and (not self.run or self.run[-1][-1] in " \n"):
            text = text[1:]
        if text:
            self.run.append(text)
            self.size += len(text)

    def _link(self, element: Any, start: int) -> None:
        """Note where a link leads: to a note, to another page, or nowhere that is a source."""
        if element in self.found.marks:
            self.anchors.append(Anchor(start, self.size, f"#{self.found.marks[element]}"))
            return
        target = weblinks.target(element, self.found.base, wiki=self.wiki)
        words = "".join(self.run)[start : self.size] if target else ""
        if target and words.strip():
            marks = MARK.fullmatch(words) and not words.strip().isalpha()
            end = start + len(words.rstrip())
            self.anchors.append(Anchor(start, end, target) if marks else Anchor(end, end, target, start, 0))

    def _raised(self, start: int, first: int) -> None:
        """Let the marks of a raised figure have its brackets; a figure without a link is a mark by its number."""
        marks = self.anchors[first:]
        if marks and all(mark.opening is None for mark in marks):
            self.anchors[first] = marks[0]._replace(start=start)
            self.anchors[-1] = self.anchors[-1]._replace(end=self.size)
        elif not marks:
            words = "".join(self.run)[start : self.size].strip(" []()")
            if is_power("".join(self.run)[max(0, start - 4) : start]):
                return
            if re.fullmatch(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*", words):
                self.anchors.append(Anchor(start, self.size, f"#{words}"))
            elif _PAGES.fullmatch(words):
                self.hidden.append((start, self.size))

    def _flush(self, element: Any) -> None:
        """Write what was gathered as a block."""
        raw = "".join(self.run)
        text = raw.rstrip()
        lead = len(text) - len(text.lstrip())
        if self.note is not None and (number := _LEADING.match(text)):
            lead = number.end()
        if text[lead:]:
            self._block(element, text[lead:], lead)
        self.run, self.size, self.anchors, self.quiet, self.hidden = [], 0, [], [], []
        self.said = None

    def _block(self, element: Any, text: str, lead: int) -> None:
        holder = self.note if self.note is not None else element
        role, level, item = self._role(holder, text)
        labels = self.found.notes.get(self.note, ()) if self.note is not None else self._numbers(holder, item=item)
        anchors = tuple(anchor.moved(-lead) for anchor in self.anchors if anchor.start >= lead and anchor.end <= lead + len(text))
        quiet = tuple((start - lead, end - lead) for start, end in self.quiet)
        hidden = tuple((start - lead, min(end - lead, len(text))) for start, end in self.hidden if start - lead < len(text))
        if self.blocks and any(block.raw for block in self.blocks):
            self.written.append("\n\n")
            self.length += 2
            self.line += 2
        flat = text.replace("\n", " ")
        signs = self.said is not None and self.said[0] <= lead and self.said[1] >= lead + len(text)
        quoted = element is not None and any(each.tag == "blockquote" for each in (element, *element.iterancestors()))
        noted = self.note is not None
        found = Block(role, flat, self.length, self.line, level, item, text, labels, noted, anchors, hidden, quiet)
        self.blocks.append(found._replace(quoted=quoted, signs=signs))
        self.written.append(text)
        self.length += len(text)
        self.line += text.count("\n")

    def _role(self, element: Any, text: str) -> tuple[Role, int, bool]:
        """Tell what the block is by the elements that it stands in."""
        if self.note is not None:
            return "entry", 0, True
        tags = [] if element is None else [str(each.tag) for each in (element, *element.iterancestors())]
        heading = next((tag for tag in tags if _HEADING.fullmatch(tag)), None)
        if heading:
            first = not any(block.role == "title" for block in self.blocks)
            titled = alike(text, self.title) if self.title else heading == "h1"
            return ("title", 1, False) if first and titled else ("heading", max(2, int(heading[1])), False)
        if "pre" in tags:
            return "code", 0, False
        if (
            "figcaption" in tags
            or text.startswith(self.captions or ("\0",))
            or any("caption" in (each.get("class") or "") for each in self._near(element))
        ):
            return "caption", 0, False
        if "table" in tags and "p" not in tags:
            return "table", 0, False
        return "paragraph", 0, "li" in tags or "dd" in tags

    def _near(self, element: Any) -> list[Any]:
        return [] if element is None else [element, *[each for each, _ in zip(element.iterancestors(), range(2), strict=False)]]

    def _numbers(self, element: Any, *, item: bool) -> tuple[str, ...]:
        """Give an item of a numbered list its number, as the browser shows it."""
        if not item or element is None:
            return ()
        own = next((each for each in (element, *element.iterancestors()) if each.tag == "li"), None)
        if own is None or own.getparent() is None or own.getparent().tag != "ol":
            return ()
        holder = own.getparent()
        if own not in self.numbers:
            first = holder.get("start", "1")
            counts = first.isascii() and first.isdigit() and len(first) < _DIGITS
            counted = self.numbers.get(holder, int(first) - 1 if counts else 0) + 1
            self.numbers[own] = self.numbers[holder] = counted
            return (str(counted),)
        return ()
