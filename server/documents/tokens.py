"""A text in, the markup within its lines out: wikitext, HTML tags and code, each by its place.

Tells what is markup from what is words, and where it leads. Refuses to know what a target is worth: an address and the
label of a note are given as they stand. Takes time in proportion to the length of the text.
"""

from __future__ import annotations

import html
import re

from server.documents.block import Anchor
from server.documents.markup import Markup, Note, is_power
from server.documents.sources import ADDRESS, ASIDE

_TOKEN = re.compile(
    rf"(?P<comment><!--)"
    rf"|(?P<ref><ref\b(?P<about>[^<>]{{0,300}}?)(?P<closed>/?)>)"
    rf"|(?P<link><a\s[^<>]{{0,1000}}>)"
    rf"|(?P<sup><sup\b[^<>]{{0,200}}>)"
    rf"|(?P<quiet><(?:code|pre|math|nowiki|script|style|syntaxhighlight)\b[^<>]{{0,200}}>)"
    rf"|(?P<tag></?(?:b|i|em|strong|sup|sub|u|s|span|br|p|small|big|cite|mark|blockquote|div|center|font"
    rf"|references|poem|abbr)\b[^<>]{{0,200}}>)"
    rf"|(?P<template>\{{\{{)"
    rf"|(?P<table>^\{{\|)"
    rf"|\[\\?\[(?P<number>\d{{1,3}})\\?\]\]\(<?(?P<numbered>{ADDRESS})>?\)"
    rf"|(?P<footnote>\^\[(?:[^\[\]]|\[[^\[\]]{{0,300}}\]){{1,600}}+\])"
    rf"|\[[^\[\]\n]{{1,300}}(?P<internal>\]\((?!<?https?:)[^()\s]{{0,300}}(?:\s\"[^\"\n]*\")?\))"
    rf"|(?P<inner>\[\[)"
    rf"|\[(?P<outer>{ADDRESS})[ \t]+(?P<words>(?!https?:)[^\[\]\n]{{1,300}})\]"
    rf"|(?P<code>(?<!`)`[^`\n]{{1,300}}`(?!`))"
    rf"|(?P<quotes>'{{2,5}})",
    re.MULTILINE | re.IGNORECASE,
)
_WHOLE_REF = re.compile(
    r"<ref\b(?P<about>[^<>]{0,300}?)>(?P<note>[^<]{0,4000}+(?:<(?!/?ref\b)[^<]{0,4000}+){0,40})</ref>", re.IGNORECASE
)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)'|(?P<three>[^\s\"'>]+))", re.IGNORECASE)
_NAME = re.compile(r"\bname\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)'|(?P<three>[^\s\"'/>]+))", re.IGNORECASE)
_GROUP = re.compile(r"\bgroup\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)'|(?P<three>[^\s\"'/>]+))", re.IGNORECASE)
_WIKI = re.compile(
    r"<ref\b|</ref>|\{\{\s*(?:cite|citation|reflist|sfn|r\|)|^==+[^=\n]+==+\s*$|\[\[[^\[\]\n]+\]\]", re.MULTILINE | re.IGNORECASE
)
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
_DIGITS = re.compile(
    r"\s*(?:<a\s[^<>]{0,1000}>)?\s*\[?(?P<numbers>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]?\s*(?:</a>)?\s*", re.IGNORECASE
)
_NAMES = 4


class _Found:
    """What was found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.wiki = bool(_WIKI.search(text))
        self.anchors: list[Anchor] = []
        self.hidden: list[tuple[int, int]] = []
        self.quiet: list[tuple[int, int]] = []
        self.notes: list[Note] = []
        self._lacking: set[str] = set()
        self._ends = {"{{": _pairs(text, "{{", "}}"), "[[": _pairs(text, "[[", "]]")}

    def closing(self, token: str, at: int) -> int:
        """Where ``token`` stands after ``at``, or -1."""
        if token in self._lacking:
            return -1
        found = self.text.find(token, at)
        if found < 0:
            self._lacking.add(token)
        return found

    def partner(self, token: str, at: int) -> int:
        """Where what ``token`` at ``at`` opens is closed, or -1."""
        return self._ends[token].get(at, -1)


def find(text: str) -> Markup:
    """Find the markup within the lines of ``text``."""
    found = _Found(text)
    at = 0
    while token := _TOKEN.search(text, at):
        at = max(_RULES[_group(token)](found, token), token.start() + 1)
    return Markup(tuple(found.anchors), tuple(found.hidden), tuple(found.quiet), tuple(found.notes))


def _group(token: re.Match[str]) -> str:
    return next(name for name in _RULES if token[name] is not None)


def _pairs(text: str, opening: str, closing: str) -> dict[int, int]:
    """Where each ``opening`` has its ``closing``, nested ones too."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for token in re.finditer(f"{re.escape(opening)}|{re.escape(closing)}", text):
        if token[0] == opening:
            opened.append(token.start())
        elif opened:
            ends[opened.pop()] = token.start()
    return ends


def _comment(found: _Found, token: re.Match[str]) -> int:
    return _hide(found, token.start(), found.closing("-->", token.end()), 3, token.end())


def _hide(found: _Found, start: int, closing: int, length: int, otherwise: int) -> int:
    if closing < 0:
        return otherwise
    found.hidden.append((start, closing + length))
    return closing + length


def _ref(found: _Found, token: re.Match[str]) -> int:
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


def _label(found: _Found, about: str) -> str:
    """Give the label by which marks point to a reference: its name, or its number."""
    named, group = _NAME.search(about), _GROUP.search(about)
    return f"ref:{_value(group) if group else ''}/{_value(named)}" if named else f"ref:#{len(found.notes)}"


def _value(attribute: re.Match[str]) -> str:
    return html.unescape(attribute["one"] or attribute["two"] or attribute["three"] or "").strip()


def _link(found: _Found, token: re.Match[str]) -> int:
    """Read ``<a href="…">words</a>``."""
    target = _HREF.search(token[0])
    closing = found.closing("</a>", token.end())
    if not target or closing < 0 or "\n\n" in found.text[token.end() : closing]:
        found.hidden.append(token.span())
        return token.end()
    lead = token.end() - token.start()
    found.anchors.append(Anchor(closing, closing + 4, _value(target), token.start(), lead))
    return token.end()


def _sup(found: _Found, token: re.Match[str]) -> int:
    """Read ``<sup>1</sup>`` and ``<sup><a href="#fn1">1</a></sup>`` as the mark of a note; other words stay."""
    digits = _DIGITS.match(found.text, token.end())
    power = digits and "<" not in digits[0] and is_power(found.text[max(0, token.start() - 4) : token.start()])
    if digits and not power and found.text[digits.end() : digits.end() + 6].lower() == "</sup>":
        target = _HREF.search(digits[0])
        place = _value(target) if target and "://" in _value(target) else f"#{digits['numbers']}"
        found.anchors.append(Anchor(token.start(), digits.end() + 6, place))
        return digits.end() + 6
    found.hidden.append(token.span())
    return token.end()


def _quiet(found: _Found, token: re.Match[str]) -> int:
    name = re.match(r"<(\w+)", token[0])[1]  # type: ignore[index]  # the token begins so
    closing = found.closing(f"</{name}>", token.end())
    if closing < 0:
        return token.end()
    found.hidden += [token.span(), (closing, closing + len(name) + 3)]
    found.quiet.append((token.end(), closing))
    return closing + len(name) + 3


def _tag(found: _Found, token: re.Match[str]) -> int:
    found.hidden.append(token.span())
    return token.end()


def _template(found: _Found, token: re.Match[str]) -> int:
    """Read what cites, keep what only dresses words, hide all other templates."""
    start, closing = token.start(), found.partner("{{", token.start())
    if closing < 0:
        return token.end()
    inside = found.text[token.end() : closing].strip()
    text, end = found.text, token.end()
    worded = _WORDED.match(text, end, closing) or _QUOTES_WORDS.match(text, end, closing)
    if measured := _MEASURED.match(text, end, closing):
        found.hidden += [(start, measured.end()), (measured.end("shown"), closing + 2)]
    elif worded:
        found.hidden += [(start, worded.end()), (closing, closing + 2)]
        return worded.end()
    elif _CITES.match(inside):
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
        _defined(found, token.end(), closing)
    return closing + 2


def _defined(found: _Found, start: int, end: int) -> None:
    """Read the references within what is hidden, such as a box of facts: marks elsewhere may point to them."""
    for ref in _WHOLE_REF.finditer(found.text, start, end):
        if (label := _label(found, ref["about"])) and ref["note"].strip():
            found.notes.append(Note(*ref.span("note"), label))


def _table(found: _Found, token: re.Match[str]) -> int:
    closing = found.closing("\n|}", token.end())
    _defined(found, token.end(), closing)
    return _hide(found, token.start(), closing, 3, token.end())


def _number(found: _Found, token: re.Match[str]) -> int:
    found.anchors.append(Anchor(token.start(), token.end(), token["numbered"]))
    return token.end()


def _footnote(found: _Found, token: re.Match[str]) -> int:
    """Read ``^[the note in the text itself]``."""
    label = f"ref:#{len(found.notes)}"
    found.notes.append(Note(token.start() + 2, token.end() - 1, label))
    found.anchors.append(Anchor(token.start(), token.end(), f"#{label}"))
    return token.end()


def _internal(found: _Found, token: re.Match[str]) -> int:
    """Keep the words of a link that leads to no address: ``[words](/about)``; a picture is none."""
    if found.text[token.start() - 1 : token.start()] != "!":
        found.hidden += [(token.start(), token.start() + 1), token.span("internal")]
    return token.end()


def _inner(found: _Found, token: re.Match[str]) -> int:
    """Keep the words of ``[[page|words]]``, which cites nothing; hide pictures and categories."""
    closing = found.partner("[[", token.start())
    if closing < 0 or found.text[closing + 2 : closing + 3] == "(":
        return token.end()
    inside = found.text[token.end() : closing]
    if inside.isdigit():
        return token.end()
    if _MEDIA.match(inside):
        return _hide(found, token.start(), closing, 2, 0)
    if "\n" not in inside:
        bar = inside.rfind("|") + 1
        found.hidden += [(token.start(), token.end() + bar), (closing, closing + 2)]
    return token.end()


def _outer(found: _Found, token: re.Match[str]) -> int:
    """Read ``[https://… words]``."""
    if ASIDE.match(token["words"]):
        return token.end()
    lead = token.start("words") - token.start()
    found.anchors.append(Anchor(token.end() - 1, token.end(), token["outer"], token.start(), lead))
    return token.end()


def _code(found: _Found, token: re.Match[str]) -> int:
    found.quiet.append(token.span())
    return token.end()


def _quotes(found: _Found, token: re.Match[str]) -> int:
    if found.wiki:
        found.hidden.append(token.span())
    return token.end()


_RULES = {
    "comment": _comment,
    "ref": _ref,
    "link": _link,
    "sup": _sup,
    "quiet": _quiet,
    "tag": _tag,
    "template": _template,
    "table": _table,
    "number": _number,
    "footnote": _footnote,
    "internal": _internal,
    "inner": _inner,
    "outer": _outer,
    "code": _code,
    "quotes": _quotes,
}
