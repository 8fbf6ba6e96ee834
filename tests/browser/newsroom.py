"""News pages as common systems write them, and what happens to them: words changed, sentences moved, look-alikes added.

Each sentence of the article itself stands in a ``<span data-s="NUMBER">``; what only repeats or resembles it does not.
"""

from __future__ import annotations

import html
import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Paragraphs = list[list[tuple[int | None, str]]]

_NAMES = [
    "Ana Petrov",
    "Mayor Lund",
    "Colonel Haddad",
    "Judge Okafor",
    "Minister Brandt",
    "Dr Sato",
    "Senator Reyes",
    "Imam Yusuf",
]
_PLACES = ["Lorne", "Varna", "Tarfaya", "Port Said", "Gdynia", "Matadi", "Ushuaia", "Narvik"]
_FRAMES = [
    "{name} told reporters in {place} that {number} people were still waiting for news of their relatives.",
    "The ministry said on Tuesday that the bridge near {place} had been closed for {number} days because of the flood.",
    "“We have never seen anything like this in {place},” {name} said, “and we hope that we never will again.”",
    "About {number} boats left the harbour of {place} before dawn, according to a notice on the port’s website.",
    "In {place}, the price of bread has risen by {number} per cent since the beginning of the year.",
    "{name} did not answer questions about the contract, which is worth {number} million euros.",
    "A court in {place} ruled that the company must pay {number},500 euros to each of the families.",
    "Shops stayed open, trams ran as usual, and few of the people in {place} seemed to have heard the alarm.",
    "“It was not a mistake,” {name} wrote in a letter that was read out in {place} on the {number}th of May.",
    "The report – {number} pages long, and two years late – was handed to {name} on Friday evening.",
    "Nobody in {place} could say how the fire began, but {name} spoke of an old cable in the cellar.",
    "Of the {number} witnesses who were called, only one had seen {name} enter the building in {place}.",
    "Rain is expected in {place} until the weekend, with winds of up to {number} kilometres an hour.",
    "Trains between {place} and the capital were cancelled after a tree fell on the line at kilometre {number}.",
    "{name} thanked the {number} volunteers who had carried sandbags to the river through the night.",
    "The vote, which {name} had called for in spring, was put off for the second time.",
]
_CHANGES = {
    "news of": "word from",
    "because of": "owing to",
    "anything like": "something like",
    "a notice": "a sheet",
    "since the beginning": "from the beginning",
    "did not answer": "did not reply to",
    "the families": "the households",
    "as usual": "as always",
    "a letter": "a note",
    "handed to": "given to",
    "spoke of": "mentioned",
    "who were called": "who were heard",
    "with winds": "and winds",
    "cancelled": "called off",
    "sandbags": "bags of sand",
    "called for": "asked for",
}


class Quote(NamedTuple):
    """A sentence as a document quotes it."""

    number: int
    exact: str
    prefix: str
    suffix: str


class Page(NamedTuple):
    """A page, the sentences to find on it, and those that must not be found, as their words are no longer there."""

    html: str
    quotes: list[Quote]
    gone: set[int]


def article(chance: random.Random, length: int = 24) -> list[list[str]]:
    """Write an article: paragraphs of sentences, many of one pattern with other names and numbers."""
    frames = [chance.choice(_FRAMES) for _ in range(length)]
    filled = [
        frame.format(name=chance.choice(_NAMES), place=chance.choice(_PLACES), number=chance.randint(2, 97)) for frame in frames
    ]
    once = list(dict.fromkeys(filled))
    paragraphs = []
    while once:
        count = chance.randint(1, 4)
        paragraphs.append(once[:count])
        once = once[count:]
    return paragraphs


def quotes(paragraphs: list[list[str]]) -> list[Quote]:
    """Quote every sentence with what stands around it."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    text, found = " ".join(sentences), []
    for number, sentence in enumerate(sentences):
        at = text.index(sentence)
        found.append(Quote(number, sentence, text[max(0, at - 32) : at], text[at + len(sentence) :][:32]))
    return found


def numbered(paragraphs: list[list[str]]) -> Paragraphs:
    """Number the sentences."""
    count = iter(range(10_000))
    return [[(next(count), sentence) for sentence in paragraph] for paragraph in paragraphs]


def edited(kind: str, chance: random.Random, paragraphs: list[list[str]]) -> tuple[Paragraphs, set[int]]:
    """Change an article, and say which sentences are no longer there."""
    made = numbered(paragraphs)
    own = {sentence for paragraph in paragraphs for sentence in paragraph}
    total = sum(map(len, paragraphs))
    if kind == "moved":
        first = made.pop(chance.randrange(len(made)))
        made.insert(chance.randrange(len(made) + 1), first)
    gone: set[int] = set()
    for paragraph in made:
        for at, (number, sentence) in reversed(list(enumerate(paragraph))):
            if kind == "words" and number is not None and number % 3 == 1:
                paragraph[at] = (number, _changed(sentence))
            if kind == "added" and chance.random() < 0.4:
                paragraph.insert(at + chance.randint(0, 1), (None, _alike(chance, sentence, own)))
            if kind == "replaced" and number is not None and number % 3 == 1:
                paragraph[at] = (None, _alike(chance, sentence, own))
                gone.add(number)
    if kind == "cut":
        left = max(2, len(made) // 2)
        gone = {number for paragraph in made[left:] for number, _ in paragraph if number is not None}
        made = made[:left]
    assert len(gone) < total
    return made, gone


def _changed(sentence: str) -> str:
    for old, new in _CHANGES.items():
        if old in sentence:
            return sentence.replace(old, new, 1)
    return sentence


def _alike(chance: random.Random, sentence: str, own: set[str]) -> str:
    """Write a sentence that resembles another one and says something else, and that the article does not have."""
    digits = [char for char in sentence if char.isdigit()]
    name = next((name for name in _NAMES if name in sentence), None)
    place = next((place for place in _PLACES if place in sentence), None)
    ways: list[Callable[[], str]] = []
    if digits:
        ways.append(lambda: sentence.replace(digits[0], str((int(digits[0]) + 3) % 10), 1))
    if name:
        ways.append(lambda: sentence.replace(name, chance.choice([other for other in _NAMES if other != name])))
    if place:
        ways.append(lambda: sentence.replace(place, chance.choice([other for other in _PLACES if other != place])))
    for verb in (" had ", " was ", " were ", " must ", " has ", " is "):
        if verb in sentence and f"{verb}not " not in sentence and f"{verb}never " not in sentence:
            ways.append(lambda verb=verb: sentence.replace(verb, f"{verb}never ", 1))  # type: ignore[misc]
            break
    made = chance.choice(ways)() if ways else sentence
    return f"It is not so that {sentence}" if made in own else made


def write(template: str, kind: str, seed: int) -> Page:
    """Write a page.

    :param template: one of ``TEMPLATES``
    :param kind: one of ``EDITS``
    """
    chance = random.Random(seed)  # noqa: S311  nothing secret
    paragraphs = article(chance)
    made, gone = edited(kind, chance, paragraphs)
    body = TEMPLATES[template](chance, made)
    page = (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>News</title><style>{_STYLE}</style><body>{body}</body></html>"
    )
    return Page(page, quotes(paragraphs), gone)


_STYLE = ".sr{display:none}.cap{float:left;font-size:3em;display:block}.k{display:block}.more{visibility:hidden}"


def _span(number: int | None, sentence: str) -> str:
    text = html.escape(sentence, quote=False)
    return text if number is None else f'<span data-s="{number}">{text}</span>'


def _wordpress(chance: random.Random, made: Paragraphs) -> str:
    """Nested boxes, a caption and a pull quote that repeat sentences, related articles between paragraphs, comments."""
    out = []
    for at, paragraph in enumerate(made):
        out.append("<p class='wp-block-paragraph'>" + " ".join(_span(*sentence) for sentence in paragraph) + "</p>")
        repeated = html.escape(chance.choice(paragraph)[1], quote=False)
        if at % 4 == 1:
            out.append(f"<blockquote class='wp-block-pullquote'><p>{repeated}</p></blockquote>")
        if at % 4 == 2:
            out.append(f"<figure><img alt=''><figcaption>{repeated} <em>Photo: Agency</em></figcaption></figure>")
        if at % 4 == 3:
            out.append("<aside class='related'><h4>Related</h4><ul><li><a href='/1'>More of this</a></li></ul></aside>")
    said = [html.escape(chance.choice(made)[0][1], quote=False) for _ in range(3)]
    comments = "".join(f"<li><article><p>{words} Really?</p></article></li>" for words in said)
    main = f"<main><article><h1>Headline</h1><div>{''.join(out)}</div></article></main>"
    head = "<header><nav>Home News</nav></header>"
    return f"<div><div class='site'>{head}{main}</div><ol class='comment-list'>{comments}</ol></div>"


def _app(chance: random.Random, made: Paragraphs) -> str:
    """Every few words an element of their own, links in names, advertisements and buttons between."""
    out = []
    for paragraph in made:
        words = []
        for number, sentence in paragraph:
            parts = html.escape(sentence, quote=False).split(" ")
            cut = chance.randrange(1, len(parts))
            link = chance.randrange(1, len(parts))
            parts[link] = f"<a href='/topic'>{parts[link]}</a>"
            inner = f"<span>{' '.join(parts[:cut])} </span><span class='x'>{' '.join(parts[cut:])}</span>"
            words.append(inner if number is None else f'<span data-s="{number}">{inner}</span>')
        out.append(f"<div data-component='text-block'><p class='sc-1'>{' '.join(words)}</p></div>")
        out.append("<div class='ad'><script>var a = 'words of a script'</script><span class='sr'>Advertisement</span></div>")
    return (
        f"<div id=root><section><span class='k'>World</span><h1>Headline</h1>{''.join(out)}<button>Share</button></section></div>"
    )


def _wiki(_: random.Random, made: Paragraphs) -> str:
    """Marks of footnotes in and after sentences, words in bold, fixed blanks."""
    count = iter(range(1, 10_000))

    def note() -> str:
        number = next(count)
        return f'<sup id="cite_ref-{number}" class="reference"><a href="#n{number}">[{number}]</a></sup>'

    out = []
    for paragraph in made:
        words = []
        for number, sentence in paragraph:
            parts = html.escape(sentence, quote=False).split(" ")
            parts[len(parts) // 2] = f"<b>{parts[len(parts) // 2]}</b>{note()}"
            parts[0] += "&nbsp;" + parts.pop(1)
            inner = " ".join(parts)
            words.append((inner if number is None else f'<span data-s="{number}">{inner}</span>') + note())
        out.append(f"<p>{' '.join(words)}</p>")
    return f"<div class='mw-parser-output'>{''.join(out)}</div>"


def _table(_: random.Random, made: Paragraphs) -> str:
    """A page of old: tables, fonts, paragraphs parted by line breaks, straight quotation marks, hard line ends."""
    out = []
    for paragraph in made:
        text = "\n".join(_span(*sentence) for sentence in paragraph)
        text = text.replace("“", '"').replace("”", '"').replace("’", "'").replace(" – ", " - ").replace(", ", ",\n")
        out.append(f"<font size=2>{text}</font><br><br>")
    return f"<table><tr><td>Menu<td><font face=Arial>{''.join(out)}</font><td>Links</table>"


def _magazine(_: random.Random, made: Paragraphs) -> str:
    """A drop cap in a box of its own, soft hyphens, guillemets, a hidden copy for small screens."""
    out = []
    for at, paragraph in enumerate(made):
        text = " ".join(_span(*sentence) for sentence in paragraph)
        for long in ("reporters", "contract", "building", "volunteers", "relatives", "cancelled", "website"):
            text = text.replace(long, f"{long[:4]}&shy;{long[4:]}")
        text = text.replace("“", "«\u202f").replace("”", "\u202f»").replace(" – ", "\u2014")
        if at == 0 and text.startswith('<span data-s="0">'):
            start = len('<span data-s="0">')
            text = f"{text[:start]}<span class=cap>{text[start]}</span>{text[start + 1 :]}"
        out.append(f"<p>{text}</p>")
    body = "".join(out)
    return f"<article>{body}</article><article class='sr' aria-hidden=true>{body.replace('data-s', 'data-copy')}</article>"


def _paywall(_: random.Random, made: Paragraphs) -> str:
    """A teaser that repeats the first sentences cut short, the rest in a box that fades, newsletter forms between."""
    teaser = html.escape(made[0][0][1][:60], quote=False)
    out = []
    for at, paragraph in enumerate(made):
        out.append(f"<div class='par'>{' '.join(_span(*sentence) for sentence in paragraph)}</div>")
        if at % 3 == 1:
            out.append("<form><label>Our letter<input></label><textarea>Write to us</textarea></form>")
    return f"<main><p class='teaser'>{teaser}…</p><div class='fade'>{''.join(out)}</div><p class='more'>Subscribe</p></main>"


TEMPLATES: dict[str, Callable[[random.Random, Paragraphs], str]] = {
    "wordpress": _wordpress,
    "app": _app,
    "wiki": _wiki,
    "table": _table,
    "magazine": _magazine,
    "paywall": _paywall,
}
EDITS = ("none", "words", "moved", "added", "replaced", "cut")
