"""A saved HTML page in, the schema.org items out that it carries: JSON-LD scripts as texts, microdata and RDFa Lite as nodes.

Follows HTML's microdata (https://html.spec.whatwg.org/multipage/microdata.html) and RDFa Lite 1.1. Knows nothing of reviews.
"""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import lxml.html
from lxml import etree

from server.factchecks.jsontext import DEEPEST, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page says how it is encoded
_ADDRESSES = {
    "a": "href",
    "area": "href",
    "link": "href",
    "object": "data",
    "data": "value",
    "meter": "value",
    "time": "datetime",
}
_MOST_ITEMS = 10_000  # of one page


class Page(NamedTuple):
    """What a page carries.

    :param scripts: each with the line at which it begins
    :param items: outermost items, the place of each being its line
    :param address: the page's own, as it says (``link rel=canonical``)
    :param damaged: its bytes are not of the encoding that it names
    """

    scripts: list[tuple[int, str]]
    items: list[Piece]
    address: str | None
    damaged: bool


class Syntax(NamedTuple):
    """The attributes of a way to mark items."""

    item: str
    kind: str
    prop: str
    identifier: str


_MICRODATA = Syntax("itemscope", "itemtype", "itemprop", "itemid")
_RDFA = Syntax("typeof", "typeof", "property", "resource")


def read(content: bytes, name: str) -> Page | None:
    """Read a page; ``None`` if there is nothing in it.

    :param name: the file, as places name it
    """
    text, damaged = _text(content)
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None
    pieces = [
        Piece(f"{name}:{element.sourceline}: $", _item(element, syntax))
        for syntax in (_MICRODATA, _RDFA)
        for element in _outermost(root, syntax)
    ]
    address = next(
        (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()), None
    )
    return Page(list(_scripts(root)), pieces, address, damaged)


def _text(content: bytes) -> tuple[str, bool]:
    """Decode a page as its byte order mark, its ``meta`` or, by default, UTF-8 says; and tell whether bytes do not fit."""
    named = _CHARSET.search(content[:_HEAD])
    encodings = ["utf-8-sig", *([named[1].decode("ascii", "replace")] if named else [])]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            return content.decode(encoding), False
        except (UnicodeError, LookupError):
            continue
    return content.decode("utf-8", "replace"), True


def _scripts(root: HtmlElement) -> Iterator[tuple[int, str]]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            text = script.text
            escaped = '"' not in text and "&quot;" in text
            yield (script.sourceline or 1), html.unescape(text) if escaped else text


def _outermost(root: HtmlElement, syntax: Syntax) -> list[HtmlElement]:
    """Items that are no property of another one."""
    items = [element for element in root.iter(etree.Element) if syntax.item in element.attrib]
    return [element for element in items[:_MOST_ITEMS] if syntax.prop not in element.attrib]


def _item(element: HtmlElement, syntax: Syntax, depth: int = 0) -> dict[str, Any]:
    """An item as JSON-LD says it."""
    types = element.get(syntax.kind, "").split()
    node: dict[str, Any] = {"@type": types} if types else {}
    if identifier := element.get(syntax.identifier):
        node["@id"] = identifier
    for child in _properties(element, syntax):
        value = _value(child, syntax, depth)
        for name in child.get(syntax.prop, "").split():
            node.setdefault(name, []).append(value)
    return node


def _properties(element: HtmlElement, syntax: Syntax) -> Iterator[HtmlElement]:
    """The elements below an item that are properties of it, not of an item within it."""
    pending = [*_referred(element), *element][::-1]
    while pending:
        child = pending.pop()
        if not isinstance(child.tag, str):
            continue
        if syntax.prop in child.attrib:
            yield child
        if syntax.item not in child.attrib:
            pending += reversed(child)


def _referred(element: HtmlElement) -> list[HtmlElement]:
    """Elements elsewhere that microdata counts to an item (``itemref``)."""
    names = element.get("itemref", "").split()
    within = set(element.iterancestors())
    found = [element.getroottree().getroot().get_element_by_id(name, None) for name in names]
    return [other for other in found if other is not None and other not in within and other is not element]


def _value(element: HtmlElement, syntax: Syntax, depth: int) -> Any:
    if syntax.item in element.attrib:
        return _item(element, syntax, depth + 1) if depth < DEEPEST else None
    if "content" in element.attrib:
        return element.get("content")
    attribute = _ADDRESSES.get(element.tag, "src")
    return element.get(attribute) or element.text_content().strip()
