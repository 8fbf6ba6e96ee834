"""The references, templates, tables and links of wikitext, each by its token, out as what is found.

Tells what cites from what dresses words; refuses to know what a target is worth.
"""

from __future__ import annotations

import re

from server.documents.block import Anchor
from server.documents.finding import Found, hide, value
from server.documents.markup import Note

_WHOLE_REF = re.compile(
    r"<ref\b(?P<about>[^<>]{0,300}?)>(?P<note>[^<]{0,4000}+(?:<(?!/?ref\b)[^<]{0,4000}+){0,40})</ref>", re.IGNORECASE
)
_NAME = re.compile(r"\bname\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)'|(?P<three>[^\s\"'/>]+))", re.IGNORECASE)
_GROUP = re.compile(r"\bgroup\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)'|(?P<three>[^\s\"'/>]+))", re.IGNORECASE)
_MEDIA = re.compile(r"(?:file|image|category|datei|bild|kategorie|fichier|catégorie|archivo|categoría)\s*:", re.IGNORECASE)
_CITES = re.compile(
    r"(?:cite|citation|cita|literatur|internetquelle|lien web|article|ouvrage|obra citada)\b(?!\s+needed)", re.IGNORECASE
)
_SHORT_CITES = re.compile(r"(?:sfnp?|harv\w*)\s*\|(?P<names>[^{}]*)", re.IGNORECASE)
_NAMED_CITES = re.compile(r"r\s*\|\s*(?P<name>[^|{}]+)", re.IGNORECASE)
_WORDED = re.compile(r"(?:lang\s*\|[^|{}]*\||(?:block)?quote\s*\||nowrap\s*\||abbr\s*\||tlit\s*\|[^|{}]*\|)", re.IGNORECASE)
_QUOTES_WORDS = re.compile(r"citation\s*\|(?=[^{}|=]*$)", re.IGNORECASE)
"""In French the words of somebody, in English a source: that has fields."""
_MEASURED = re.compile(r"(?:unité|nombre|convert|cvt)\s*\|(?=(?P<shown>[^{}|]*(?:\|[^{}|=]*)?))", re.IGNORECASE)
_NAMES = 4


def ref(found: Found, token: re.Match[str]) -> int:
    """Read ``<ref name="x">…</ref>`` and ``<ref name="x"/>``."""
    label = _label(found, token["about"])
    if token["closed"]:
        found.anchors.append(Anchor(token.start(), token.end(), f"#{label}"))
        return token.end()
    closing = found.closing("</ref>", token.end())
    if closing < 0:
        return token.end()
    if found.text[token.end() : closing].strip():
        found.notes.append(Note(token.end(), closing, label))
    found.anchors.append(Anchor(token.start(), closing + 6, f"#{label}"))
    return closing + 6


def _label(found: Found, about: str) -> str:
    """Give the label by which marks point to a reference: its name, or its number."""
    named, group = _NAME.search(about), _GROUP.search(about)
    return f"ref:{value(group) if group else ''}/{value(named)}" if named else f"ref:#{len(found.notes)}"


def template(found: Found, token: re.Match[str]) -> int:
    """Read what cites, keep what only dresses words, hide all other templates."""
    start, closing = token.start(), found.partner("{{", token.start())
    if closing < 0:
        return token.end()
    text, end = found.text, token.end()
    worded = _WORDED.match(text, end, closing) or _QUOTES_WORDS.match(text, end, closing)
    if measured := _MEASURED.match(text, end, closing):
        found.hidden += [(start, measured.end()), (measured.end("shown"), closing + 2)]
    elif worded:
        found.hidden += [(start, worded.end()), (closing, closing + 2)]
        return worded.end()
    else:
        _cite(found, start, end, closing)
    return closing + 2


def _cite(found: Found, start: int, end: int, closing: int) -> None:
    """Read a template that cites; hide another one."""
    inside = found.text[end:closing].strip()
    if _CITES.match(inside):
        label = f"ref:#{len(found.notes)}"
        found.notes.append(Note(start, closing + 2, label))
        found.anchors.append(Anchor(start, closing + 2, f"#{label}"))
    elif short := _SHORT_CITES.match(inside):
        *names, year = [name.strip() for name in short["names"].split("|") if "=" not in name][: _NAMES + 1]
        found.anchors.append(Anchor(start, closing + 2, f"#{' & '.join(names)} {year}"))
    elif named := _NAMED_CITES.match(inside):
        found.anchors.append(Anchor(start, closing + 2, f"#ref:/{named['name'].strip()}"))
    else:
        found.hidden.append((start, closing + 2))
        _defined(found, end, closing)


def _defined(found: Found, start: int, end: int) -> None:
    """Read the references within what is hidden, such as a box of facts: marks elsewhere may point to them."""
    for ref in _WHOLE_REF.finditer(found.text, start, end):
        if (label := _label(found, ref["about"])) and ref["note"].strip():
            found.notes.append(Note(*ref.span("note"), label))


def table(found: Found, token: re.Match[str]) -> int:
    """Hide a table; the references in it are read."""
    closing = found.closing("\n|}", token.end())
    _defined(found, token.end(), closing)
    return hide(found, token.start(), closing, 3, token.end())


def inner(found: Found, token: re.Match[str]) -> int:
    """Keep the words of ``[[page|words]]``, which cites nothing; hide pictures and categories."""
    closing = found.partner("[[", token.start())
    if closing < 0 or found.text[closing + 2 : closing + 3] == "(":
        return token.end()
    inside = found.text[token.end() : closing]
    if inside.isdigit():
        return token.end()
    if _MEDIA.match(inside):
        return hide(found, token.start(), closing, 2, 0)
    if "\n" not in inside:
        bar = inside.rfind("|") + 1
        found.hidden += [(token.start(), token.end() + bar), (closing, closing + 2)]
    return token.end()
