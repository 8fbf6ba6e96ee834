"""A text in, the markup within its lines out: wikitext, HTML tags and code, each by its place.

Tells what is markup from what is words, and where it leads. Refuses to know what a target is worth: an address and the
label of a note are given as they stand. Takes time in proportion to the length of the text.
"""

from __future__ import annotations

import re

from server.documents import wikitext
from server.documents.block import Anchor
from server.documents.finding import Found, hide, value
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
_HREF = re.compile(r"\bhref\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)'|(?P<three>[^\s\"'>]+))", re.IGNORECASE)
_DIGITS = re.compile(
    r"\s*(?:<a\s[^<>]{0,1000}>)?\s*\[?(?P<numbers>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]?\s*(?:</a>)?\s*", re.IGNORECASE
)


def find(text: str) -> Markup:
    """Find the markup within the lines of ``text``."""
    found = Found(text)
    at = 0
    while token := _TOKEN.search(text, at):
        at = max(_RULES[_group(token)](found, token), token.start() + 1)
    return Markup(tuple(found.anchors), tuple(found.hidden), tuple(found.quiet), tuple(found.notes))


def _group(token: re.Match[str]) -> str:
    return next(name for name in _RULES if token[name] is not None)


def _comment(found: Found, token: re.Match[str]) -> int:
    return hide(found, token.start(), found.closing("-->", token.end()), 3, token.end())


def _link(found: Found, token: re.Match[str]) -> int:
    """Read ``<a href="…">words</a>``."""
    target = _HREF.search(token[0])
    closing = found.closing("</a>", token.end())
    if not target or closing < 0 or "\n\n" in found.text[token.end() : closing]:
        found.hidden.append(token.span())
        return token.end()
    lead = token.end() - token.start()
    found.anchors.append(Anchor(closing, closing + 4, value(target), token.start(), lead))
    return token.end()


def _sup(found: Found, token: re.Match[str]) -> int:
    """Read ``<sup>1</sup>`` and ``<sup><a href="#fn1">1</a></sup>`` as the mark of a note; other words stay."""
    digits = _DIGITS.match(found.text, token.end())
    power = digits and "<" not in digits[0] and is_power(found.text[max(0, token.start() - 4) : token.start()])
    if digits and not power and found.text[digits.end() : digits.end() + 6].lower() == "</sup>":
        target = _HREF.search(digits[0])
        place = value(target) if target and "://" in value(target) else f"#{digits['numbers']}"
        found.anchors.append(Anchor(token.start(), digits.end() + 6, place))
        return digits.end() + 6
    found.hidden.append(token.span())
    return token.end()


def _quiet(found: Found, token: re.Match[str]) -> int:
    name = re.match(r"<(\w+)", token[0])[1]  # type: ignore[index]  # the token begins so
    closing = found.closing(f"</{name}>", token.end())
    if closing < 0:
        return token.end()
    found.hidden += [token.span(), (closing, closing + len(name) + 3)]
    found.quiet.append((token.end(), closing))
    return closing + len(name) + 3


def _tag(found: Found, token: re.Match[str]) -> int:
    found.hidden.append(token.span())
    return token.end()


def _number(found: Found, token: re.Match[str]) -> int:
    found.anchors.append(Anchor(token.start(), token.end(), token["numbered"]))
    return token.end()


def _footnote(found: Found, token: re.Match[str]) -> int:
    """Read ``^[the note in the text itself]``."""
    label = f"ref:#{len(found.notes)}"
    found.notes.append(Note(token.start() + 2, token.end() - 1, label))
    found.anchors.append(Anchor(token.start(), token.end(), f"#{label}"))
    return token.end()


def _internal(found: Found, token: re.Match[str]) -> int:
    """Keep the words of a link that leads to no address: ``[words](/about)``; a picture is none."""
    if found.text[token.start() - 1 : token.start()] != "!":
        found.hidden += [(token.start(), token.start() + 1), token.span("internal")]
    return token.end()


def _outer(found: Found, token: re.Match[str]) -> int:
    """Read ``[https://… words]``."""
    if ASIDE.match(token["words"]):
        return token.end()
    lead = token.start("words") - token.start()
    found.anchors.append(Anchor(token.end() - 1, token.end(), token["outer"], token.start(), lead))
    return token.end()


def _code(found: Found, token: re.Match[str]) -> int:
    found.quiet.append(token.span())
    return token.end()


def _quotes(found: Found, token: re.Match[str]) -> int:
    if found.wiki:
        found.hidden.append(token.span())
    return token.end()


_RULES = {
    "comment": _comment,
    "ref": wikitext.ref,
    "link": _link,
    "sup": _sup,
    "quiet": _quiet,
    "tag": _tag,
    "template": wikitext.template,
    "table": wikitext.table,
    "number": _number,
    "footnote": _footnote,
    "internal": _internal,
    "inner": wikitext.inner,
    "outer": _outer,
    "code": _code,
    "quotes": _quotes,
}
