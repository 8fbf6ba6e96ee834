"""Articles in nine languages, one change at a time, on pages of many layouts; what is right for each was set beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from layouts import LAYOUTS, STYLE

from server.snapshot.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from layouts import Paragraphs
    from playwright.sync_api import Page

ARTICLES = Path(__file__).parents[1] / "data" / "anchoring" / "articles.yaml"
SCRIPTS = Path(__file__).parents[2] / "extension" / "content"
RIGHT = {
    **dict.fromkeys(("synonym", "typo", "inserted", "deleted", "clause moved", "split", "tense"), True),
    **dict.fromkeys(("number", "name", "negation", "hedge", "opposite"), False),
}
# by which the extension tells changed sentences, as the snapshot has them
RULES = {name: rules()[name] for name in ("sentences", "titles")}
FIND = """async ([cases, rules]) => {
    const { PageText } = await import("/extension/lib/anchoring/finder.js");
    const { Meanings } = await import("/extension/lib/anchoring/meanings.js");
    const meanings = new Meanings(rules);
    const sentence = node => node.parentElement.closest("[data-s]")?.dataset.s ?? "elsewhere";
    const found = [];
    for (const [html, quotes] of cases) {
        document.documentElement.setHTMLUnsafe(html);
        const words = await pageWords(() => false);
        const began = performance.now();
        const text = new PageText(words.text, meanings);
        const hits = quotes.map(([, exact, prefix, suffix]) => text.find({exact, prefix, suffix}));
        const spent = performance.now() - began;
        const places = hits.map(hit => {
            const range = hit && wordsRange(words, hit.start, hit.end);
            return range && [sentence(range.startContainer), sentence(range.endContainer)];
        });
        found.push({ places, spent, length: words.text.length });
    }
    return found;
}"""
ADDED = {"alike before": 0, "alike after": 1}


class Case(NamedTuple):
    """A page, the quotes to find on it with their numbers, and those of them that must not be found."""

    kind: str
    name: str
    html: str
    quotes: list[tuple[int, str, str, str]]
    gone: set[int]
    changed: int


def quotes(paragraphs: list[list[str]]) -> list[tuple[int, str, str, str]]:
    """Quote every sentence with the 32 characters on each side."""
    text, at, found = " ".join(" ".join(part) for part in paragraphs), 0, []
    for number, sentence in enumerate(words for part in paragraphs for words in part):
        at = text.index(sentence, at)
        end = at + len(sentence)
        found.append((number, sentence, text[max(0, at - 32) : at], text[end : end + 32]))
    return found


def edited(paragraphs: list[list[str]], kind: str, number: int, words: str) -> Paragraphs:
    """Make one change."""
    count = iter(range(1000))
    made: Paragraphs = [[(next(count), sentence) for sentence in part] for part in paragraphs]
    part, at = next((part, at) for part in made for at, (this, _) in enumerate(part) if this == number)
    if kind == "moved":
        sentence = part.pop(at)
        made[(made.index(part) + 2) % len(made)].append(sentence)
    elif kind in ADDED:
        part.insert(at + ADDED[kind], (None, words))
    elif kind == "only alike":
        part[at] = (None, words)
    elif kind != "none":
        part[at] = (number, words)
    return [part for part in made if part]


def changes(article: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Every kind of change to an article: its own edits, and one sentence of each paragraph moved."""
    yield "none", 0, ""
    sentences = iter(range(1000))
    for part in article["paragraphs"]:
        yield "moved", [next(sentences) for _ in part][-1], ""
    for kind, number, words in article["edits"]:
        for way in (*ADDED, "only alike") if kind == "alike" else (kind,):
            yield way, int(number), words


def cases(every: int = 1) -> Iterator[Case]:
    """Every change on every layout; or on each n-th, so that all layouts and changes occur."""
    for number, article in enumerate(yaml.safe_load(ARTICLES.read_text(encoding="utf-8"))):
        for turn, change in enumerate(changes(article)):
            for at, layout in enumerate(LAYOUTS):
                if change[0] == "none" or (turn + at) % every == 0:
                    yield _case(f"{article['language']}{number}", article, change, layout)


def _case(name: str, article: dict[str, Any], change: tuple[str, int, str], layout: Callable[..., str]) -> Case:
    kind, number, words = change
    body = layout(edited(article["paragraphs"], kind, number, words))
    direction = "rtl" if article["language"] == "ar" else "ltr"
    page = f"<head><style>{STYLE}</style></head><body dir={direction}>{body}</body>"
    quoted = quotes(article["paragraphs"])
    gone = kind == "only alike" or not RIGHT.get(kind, True)
    return Case(kind, f"{layout.__name__} {name} {number} {words}", page, quoted, {number} if gone else set(), number)


def add_scripts(page: Page) -> None:
    """Have a page read its words as the extension does."""
    for name in ("blocks", "words"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")


def asked(made: list[Case]) -> list[object]:
    """Give what ``FIND`` takes."""
    return [[[case.html, case.quotes] for case in made], RULES]


def judged(case: Case, places: list[list[str] | None]) -> Iterator[tuple[int, str]]:
    """Say of each quote what became of it."""
    for (number, *_), place in zip(case.quotes, places, strict=True):
        gone = number in case.gone
        if place is None:
            yield number, "rightly none" if gone else "missed"
        else:
            yield number, "found" if place == [str(number)] * 2 and not gone else "wrong"
