"""Sentences of an article in, a page as news sites build it out. What only repeats the article stands in no ``data-s``."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Paragraphs = list[list[tuple[int | None, str]]]

STYLE = """.gone{display:none}.sr{position:absolute;clip:rect(0 0 0 0);height:1px;overflow:hidden}.cap{float:left;font-size:3em}
.up{text-transform:uppercase}.fade{max-height:4em;overflow:hidden}.box{display:block}"""


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)


def _sentence(number: int | None, words: str) -> str:
    return words if number is None else f'<span data-s="{number}">{words}</span>'


def _paragraphs(made: Paragraphs, change: Callable[[str], str] = str, tag: str = "p") -> list[str]:
    """Write each paragraph, its words changed before they are marked."""
    return [
        f"<{tag}>" + " ".join(_sentence(number, change(_escaped(words))) for number, words in part) + f"</{tag}>" for part in made
    ]


def _first(made: Paragraphs) -> str:
    return _escaped(made[0][0][1])


def _linked(words: str) -> str:
    """Make a link of two words in the middle and mark another one."""
    parts = words.split(" ")
    if len(parts) < 6:
        return words
    middle = len(parts) // 2
    parts[middle] = f'<a href="/topic">{parts[middle]}'
    parts[middle + 1] += "</a>"
    parts[1] = f"<em>{parts[1]}</em>"
    return " ".join(parts)


def _cut(words: str, between: str) -> str:
    """Put something in the middle of a sentence."""
    parts = words.split(" ")
    half = len(parts) // 2
    return " ".join(parts[:half]) + f" {between} " + " ".join(parts[half:]) if half else words


def broadcaster(made: Paragraphs) -> str:
    """Blocks of hashed classes, the lead in bold, related links and captions between, other stories that repeat the lead."""
    blocks = [f'<div data-component="text-block" class="ssrcss-11r">{part}</div>' for part in _paragraphs(made, _linked)]
    blocks[0] = f"<b>{blocks[0]}</b>"
    blocks.insert(1, f"<figure><img alt=''><figcaption><span class=sr>Image caption, </span>{_first(made)}</figcaption></figure>")
    more = (
        f"<section data-component='links-block'><h2>More on this story</h2><ul><li><a href=/2>{_first(made)}</a></ul></section>"
    )
    top = "<header><nav><a href=/>Home</a> <a href=/n>News</a></nav></header>"
    return f"{top}<main><article><h1>Headline</h1><time>3 hours ago</time>{''.join(blocks)}{more}</article></main>"


def broadsheet(made: Paragraphs) -> str:
    """A drop cap, a standfirst, inline letters to subscribe to, a quotation pulled out, a supporter's box at the end."""
    parts = _paragraphs(made)
    parts[0] = re.sub(r'(<p>(?:<span data-s="\d+">)?)(\w)', r'\1<span class="cap">\2</span>', parts[0], count=1)
    parts.insert(1, "<figure data-spacefinder-role=inline><p>Sign up to First Edition</p><p>Our morning letter</p></figure>")
    parts.insert(3, f"<aside class=pullquote><blockquote>{_escaped(made[1][0][1])}</blockquote></aside>")
    return (
        f"<main><div id=maincontent>{''.join(parts)}</div><div>Support us. It takes a minute. {_first(made)[:40]}…</div></main>"
    )


def storyline(made: Paragraphs) -> str:
    """Fragments parted by advertisements, one of them in the middle of a paragraph; the first words in capitals by style."""
    ad = "</p><div class='ad'><div><p>Advertisement</p><p><a href=#>SKIP ADVERTISEMENT</a></p></div></div><p>"
    parts = []
    for at, part in enumerate(made):
        sentences = [_sentence(number, _escaped(words)) for number, words in part]
        parts.append("<p>" + f" {ad if at % 2 == 0 else ''}".join(sentences) + "</p>")
    return f"<article><section name=articleBody><div class=css-s99>{''.join(parts)}</div></section></article>"


def wire(made: Paragraphs) -> str:
    """A dateline, links that open a new tab with words for readers of the screen, a byline at the end."""
    tab = "<span class=sr>, opens new tab</span>"
    parts = _paragraphs(made, lambda words: _linked(words).replace("</a>", f"</a>{tab}"), "div data-testid=paragraph")
    first = parts[0].replace("<div data-testid=paragraph>", "<div data-testid=paragraph>LORNE, Nov 3 (Agency) - ", 1)
    closing = "<p>Reporting by A. B.; Editing by C. D.</p><p>Our Standards: The Trust Principles.</p>"
    return f"<article>{''.join([first, *parts[1:]])}{closing}</article>"


def weekly(made: Paragraphs) -> str:
    """Soft hyphens in long words, a box in the middle, the quotation marks of books in French and German."""
    change = lambda words: re.sub(r"(\w{5})(\w{5})", "\\1\u00ad\\2", words).replace("„", "»").replace("“", "«")  # noqa: E731
    parts = _paragraphs(made, change)
    parts.insert(2, "<section class=box><h3>Mehr zum Thema</h3><a href=/3>Ein anderer Artikel</a></section>")
    return f"<main><div class=RichText>{''.join(parts)}</div></main>"


def daily(made: Paragraphs) -> str:
    """Narrow blanks at French marks, straight apostrophes, three dots, `Lire aussi` in the article, a bookmark at its head."""
    change = lambda words: re.sub("« ?", "«\u00a0", re.sub(" ?([»:;?!])", "\u202f\\1", words)).replace("’", "'")  # noqa: E731
    parts = _paragraphs(made, change)
    parts.insert(1, f"<p class=inread><span>Lire aussi :</span> <a href=/4>{_first(made)[:50]}</a></p>")
    return f"<section class=article__wrapper><p class=desc>{_first(made)[:70]}…</p>{''.join(parts)}</section>"


def lines(made: Paragraphs) -> str:
    """A box of text in which line breaks part the paragraphs, fixed blanks indent them, and quotation marks are straight."""
    change = lambda words: words.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", " -- ")  # noqa: E731
    return "<div id=content>" + "<br>\n<br>&nbsp;&nbsp;".join(part[3:-4] for part in _paragraphs(made, change)) + "</div>"


def local(made: Paragraphs) -> str:
    """A paper on a common system: shares, tags, a list of popular articles with their leads, comments that quote."""
    quoted = "".join(f"<li id=comment-{at}><p>«{_escaped(part[-1][1])}» Ha!</p></li>" for at, part in enumerate(made))
    popular = f"<div class=widget><ul><li><h4>Headline</h4><p>{_first(made)}</p></li></ul></div>"
    share = "<div class=sharedaddy>Share this: <a>Facebook</a> <a>X</a></div>"
    body = "".join(_paragraphs(made, _linked))
    return f"<article><div class=entry-content>{body}{share}</div></article>{popular}<ol class=commentlist>{quoted}</ol>"


def accelerated(made: Paragraphs) -> str:
    """Custom elements, an advertisement's box in each paragraph, a side bar that is shut."""
    parts = _paragraphs(made, lambda words: _cut(words, "<amp-ad class=box><span class=box>Ad</span></amp-ad>"))
    bar = f"<amp-sidebar class=gone hidden><p>{_first(made)}</p></amp-sidebar>"
    return f"{bar}<amp-story-text>{''.join(parts)}</amp-story-text>"


def live(made: Paragraphs) -> str:
    """Entries with times, newest first; a summary above that repeats two sentences word for word, where they are as right."""
    points = "".join(f"<li>{_sentence(part[0][0], _escaped(part[0][1]))}</li>" for part in made[:2])
    entries = [
        f"<article id=b{at}><time>{10 + at}.3{at} GMT</time><p class=by>By A. Writer</p>{part}</article>"
        for at, part in enumerate(_paragraphs(made))
    ]
    return f"<main><div class=key-events><h2>Summary</h2><ul>{points}</ul></div>{''.join(reversed(entries))}</main>"


def teased(made: Paragraphs) -> str:
    """A teaser cut in a sentence, the text itself behind a fading box, offers to subscribe after it and between."""
    parts = _paragraphs(made)
    parts.insert(1, "<div class=offer><h3>Read on</h3><p>Subscribe now for £1 a month. Cancel at any time.</p></div>")
    teaser = " ".join(_first(made).split(" ")[:12])
    return f"<p class=teaser>{teaser} …</p><div class=fade>{''.join(parts)}</div><form><p>Log in</p><input></form>"


def printed(made: Paragraphs) -> str:
    """A print version: hard line ends, words broken over them, marks of footnotes, addresses after links."""

    def change(words: str) -> str:
        broken = re.sub(r"(\w{4})([a-zа-яäöü]{4})\b", "\\1-\n\\2", words, count=1)
        return f"{broken}[1]<sup><a href='#n'>2</a></sup>"

    return f"<div class=print><p>Printed from example.org</p>{''.join(_paragraphs(made, change))}<p>[1] A note.</p></div>"


def doubled(made: Paragraphs) -> str:
    """A copy for small screens that is hidden, one for readers of the screen, and words of no width inside."""
    parts = "".join(_paragraphs(made, lambda words: words.replace("er", "e\u200br").replace(" ", "&nbsp;", 1)))
    copy = "".join(f"<p>{_escaped(words)}</p>" for part in made for _, words in part)
    hidden = f"<div class=gone>{copy}</div><div aria-hidden=true class=sr>{copy[: len(copy) // 2]}</div>"
    return f"{hidden}<main>{parts}</main>"


def capital(made: Paragraphs) -> str:
    """The first words of each paragraph in capitals in the source, sentences in elements that are blocks by style."""
    out = []
    for part in made:
        words = [_sentence(number, _escaped(words)) for number, words in part]
        raised = re.sub(r">([^<>&]+)", lambda hit: ">" + _raised(hit[1]), words[0], count=1)
        out.append(f"<p>{raised} {' '.join(words[1:])}</p>")
    return f"<div class=story>{''.join(out)}</div>"


def _raised(words: str) -> str:
    parts = words.split(" ")
    return " ".join([part.upper() for part in parts[:3]] + parts[3:])


def component(made: Paragraphs) -> str:
    """The article in the shadow root of an element of its own."""
    body = "".join(_paragraphs(made, _linked))
    inner = f"<template shadowrootmode=open><style>p{{margin:0}}</style><article><slot></slot>{body}</article></template>"
    return f"<header>Site</header><news-article>{inner}<h1 slot=none>Headline</h1></news-article><footer>End</footer>"


def slotted(made: Paragraphs) -> str:
    """Paragraphs that an element takes into slots, with words of its own shadow root between."""
    root = "<template shadowrootmode=open><div class=ad>Advertisement</div><slot></slot></template>"
    return "".join(f"<text-part>{root}{part}</text-part>" for part in _paragraphs(made))


LAYOUTS: tuple[Callable[[Paragraphs], str], ...] = (
    broadcaster,
    broadsheet,
    storyline,
    wire,
    weekly,
    daily,
    lines,
    local,
    accelerated,
    live,
    teased,
    printed,
    doubled,
    capital,
    component,
    slotted,
)
