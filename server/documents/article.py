"""A saved web page in, the part of it that is the article out, and the elements in it that marks of notes lead to.

``trafilatura`` decides which words are the article's; this module finds the element that holds them, since its output
keeps neither the marks of notes nor where links lead. Refuses to know what the words say.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

import trafilatura
from lxml import etree, html

from server.documents.backward import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin a line of their own."""
_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
"""A link within the page whose words hold a year names a book of the bibliography: "Tan 2011"."""
MARK = re.compile(
    r"\[\s*(?!(?:fig|abb|tab|illu|image|bild|photo|foto|map|karte|chart|box|sec|abschnitt|ch|kap|app|annex|anhang|part|teil|p)[a-zäé]*\b)"
    r"[^\W\d_][\w .-]{0,20}\s\d{1,3}\s*\]"
    r"|[\s\[(]*(?:(?:note|n\.?|nb|fn\.?|anm\.?)\s?)?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[*†‡§¶]{1,3})[\s\])]*",
    re.IGNORECASE,
)
"""The words of a link to a note."""
_NUMBER = re.compile(r"\W*(\d{1,3}|[ivxl]{1,7})\W*", re.IGNORECASE)
_NUMBER_ALONE = 3
"""Letters that a note has more than its own number and the way back."""
_MOST = 0.9
"""The share of the article's characters that the element holds which is taken for it."""
_SHORTEST = 20
_LONGEST_NOTE = 6000


class Article(NamedTuple):
    """A page, and what of it is read.

    :param body: the page's body
    :param root: the element that holds the article
    :param notes: for each element that is a note the labels by which marks lead to it
    :param marks: for each link that is the mark of a note its label
    :param back: links that lead from a note back to its mark
    :param titles: what the page calls itself
    """

    body: Any
    root: Any
    notes: dict[Any, tuple[str, ...]]
    marks: dict[Any, str]
    back: frozenset[Any]
    titles: tuple[str, ...]
    base: str | None


def find(source: str, url: str | None = None) -> Article | None:
    """Find the article in the HTML ``source``; ``None`` if there is no element in it.

    :param url: where it was published, if known
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    body = tree.find("body")
    if body is None:
        return None
    marks, targets = _leads(body)
    notes, back = _notes(body, marks, targets)
    kept = {anchor: label for anchor, label in marks.items() if label in {each for labels in notes.values() for each in labels}}
    return Article(body, _root(body, source), notes, kept, back, tuple(_titles(tree)), _base(tree) or url)


def _titles(tree: Any) -> Iterator[str]:
    for head in [*tree.iter("h1"), *tree.iter("title")]:
        yield " ".join(head.text_content().split())
    for meta in tree.iter("meta"):
        if meta.get("property") in {"og:title", "twitter:title"} or meta.get("name") in {"title", "twitter:title"}:
            yield " ".join(meta.get("content", "").split())


def _base(tree: Any) -> str | None:
    """Find the page's own address: what its relative links start from."""
    for element, name in ((tree.find(".//base"), "href"), (tree.find(".//link[@rel='canonical']"), "href")):
        if element is not None and element.get(name, "").startswith("http"):
            return str(element.get(name))
    own = tree.find(".//meta[@property='og:url']")
    return own.get("content") if own is not None else None


def _root(body: Any, source: str) -> Any:
    """Find the deepest element that holds nearly all that the extractor takes for the article."""
    found = trafilatura.bare_extraction(source, include_comments=False, include_tables=False, favor_recall=True)
    kept = re.sub(r"\s+", "", getattr(found, "text", None) or "")
    weights: dict[Any, int] = {}
    for leaf in _leaves(body):
        words = re.sub(r"\s+", "", "".join(leaf.itertext()))
        if len(words) >= _SHORTEST and words in kept:
            for holder in (leaf, *leaf.iterancestors()):
                weights[holder] = weights.get(holder, 0) + len(words)
    root = body
    while (
        inner := next((child for child in root if weights.get(child, 0) >= weights.get(body, 0) * _MOST > 0), None)
    ) is not None:
        if inner.tag not in BLOCKS or inner.tag in {"p", "li", "ul", "ol", "table", "blockquote"}:
            break
        root = inner
    return root


def _leaves(body: Any) -> Iterator[Any]:
    """Yield the elements that hold lines and no other such elements."""
    for element in body.iter(etree.Element):
        if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element):
            yield element


def _leads(body: Any) -> tuple[dict[Any, str], dict[str, Any]]:
    """Find the links to later places of the page whose words are those of a mark, and those places."""
    order: dict[Any, int] = {}
    places: dict[str, Any] = {}
    for number, element in enumerate(body.iter(etree.Element)):
        order[element] = number
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                places.setdefault(name, element)
    marks: dict[Any, str] = {}
    for link in body.iter("a"):
        label = link.get("href", "").rpartition("#")[2] if "#" in link.get("href", "") else ""
        if label in places and order[places[label]] > order[link] and MARK.fullmatch("".join(link.itertext())):
            marks[link] = label
    return marks, {label: places[label] for label in dict.fromkeys(marks.values())}


def _notes(body: Any, marks: dict[Any, str], targets: dict[str, Any]) -> tuple[dict[Any, tuple[str, ...]], frozenset[Any]]:
    """Find the element that holds each note, and in it the links back."""
    notes: dict[Any, tuple[str, ...]] = {}
    back: set[Any] = set()
    numbers: dict[Any, str | None] = {}
    for label, target in targets.items():
        holder = _holder(target, body)
        if holder is None or re.fullmatch(r"h\d", str(holder.tag)) or any(link in marks for link in holder.iter("a")):
            continue
        notes[holder] = (*notes.get(holder, ()), label)
        within = [link for link in holder.iter("a") if link.get("href", "").startswith("#")]
        ways = [link for link in within if not _DATED.search("".join(link.itertext()))]
        back.update(ways)
        numbers[holder] = next((found[1] for link in ways if (found := _NUMBER.fullmatch("".join(link.itertext())))), None)
    for holder, number in numbers.items():
        if shown := number or _counted(holder):
            notes[holder] = (*notes[holder], printed(shown))
    return notes, frozenset(back)


def _counted(holder: Any) -> str | None:
    """Give a note in a numbered list the number that the browser shows; none where the list counts in a way of its own."""
    notes = holder.getparent()
    if notes.tag != "ol" or {"start", "reversed"} & {*notes.keys()} or any(item.get("value") for item in notes):
        return None
    return str(1 + sum(1 for _ in holder.itersiblings("li", preceding=True)))


def _holder(target: Any, body: Any) -> Any:
    """Climb from where a mark leads to the element that holds the words of the note."""
    for element in takewhile(lambda each: each is not body, (target, *target.iterancestors())):
        length = _letters(element)
        if length > _LONGEST_NOTE:
            break
        if length >= _NUMBER_ALONE and element.tag in BLOCKS:
            return element
    return None


def _letters(element: Any) -> int:
    """Count the letters of an element; of a long one no more than tell that it is."""
    count = 0
    for text in element.itertext():
        count += sum(map(str.isalpha, text))
        if count > _LONGEST_NOTE:
            break
    return count
