"""How many passages are found on news pages, and how many in the wrong place, after edits, and the worker's time for it.

Needs Chromium. The pages are written here after the structure of common systems; see ``tests/browser/newsroom.py`` and, for
single changes on pages of many layouts and languages, ``tests/browser/gazette.py``: there the changed sentence and the
others are counted apart; ``tests/browser/kiosk.py`` has pages on which most sentences were edited. With ``-v`` what is missed
or wrong is printed. Times there are of small pages and code that just started; those at the end, by the number of quotes, are
medians on pages of 10 kB.

    python bench/anchoring.py [PAGES of each kind] [-v]
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

import gazette  # noqa: E402  found by the line above
import kiosk  # noqa: E402
from newsroom import EDITS, TEMPLATES, write  # noqa: E402

if TYPE_CHECKING:
    from newsroom import Page as News
    from playwright.sync_api import Page, Route

OUTCOMES = ("found", "missed", "wrong", "rightly none")
HOST = "https://anchoring.example"
FIND = """async ([quotes, rules]) => {
    const { PageText } = await import("/extension/lib/anchoring/finder.js");
    const { Meanings } = await import("/extension/lib/anchoring/meanings.js");
    const meanings = new Meanings(rules);
    const words = await pageWords(() => false);
    const read = performance.now();
    const text = new PageText(words.text, meanings);
    const found = quotes.map(quote => text.find(quote));
    const done = performance.now();
    const places = found.map(hit => {
        if (!hit) return null;
        const range = wordsRange(words, hit.start, hit.end);
        const near = node => node.parentElement.closest("[data-s]")?.dataset.s ?? "-";
        return [near(range.startContainer), near(range.endContainer)];
    });
    return { places, finding: done - read, length: words.text.length };
}"""

QUOTES = (0, 5, 23, 200)
TIME = """async ([quotes, rules]) => {
    const { PageText } = await import("/extension/lib/anchoring/finder.js");
    const { Meanings } = await import("/extension/lib/anchoring/meanings.js");
    const meanings = new Meanings(rules);
    const { text } = await pageWords(() => false), page = text.slice(0, 10_000), times = [];
    for (let run = 0; run < 41; run++) {
        const began = performance.now();
        const words = new PageText(page, meanings);
        for (const quote of quotes) words.find(quote);
        times.push(performance.now() - began);
    }
    return times.sort((one, other) => one - other)[20];
}"""


def serve(route: Route) -> None:
    """Give the extension's own files, or an empty page."""
    path = route.request.url.removeprefix(HOST)
    if path.startswith("/extension/"):
        route.fulfill(path=ROOT / path[1:], content_type="text/javascript")
    else:
        route.fulfill(body="", content_type="text/html")


def measure(page: Page, pages: int) -> None:
    """Print what is found, by edit."""
    for edit in EDITS:
        counts: Counter[str] = Counter()
        times = [0.0, 0.0]
        for template in TEMPLATES:
            for seed in range(pages):
                made = write(template, edit, seed)
                answer = find(page, made)
                counts.update(judge(made, answer["places"], f"{template} {edit} {seed}"))
                times = [times[0] + answer["finding"], times[1] + answer["length"] / 10_000]
        rows = ", ".join(f"{name} {counts[name]}" for name in OUTCOMES)
        print(f"{edit:9} {rows}; {times[0] / times[1]:.1f} ms per 10 kB")


def find(page: Page, made: News) -> dict[str, Any]:
    """Find the quotes on a page."""
    page.goto(HOST)
    page.set_content(made.html)
    gazette.add_scripts(page)
    asked = [{"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix} for quote in made.quotes]
    answer: dict[str, Any] = page.evaluate(FIND, [asked, gazette.RULES])
    return answer


def judge(made: News, places: list[list[str] | None], name: str) -> list[str]:
    """Say of each quote what became of it; with ``-v`` print what should not be."""
    judged = []
    for quote, place in zip(made.quotes, places, strict=True):
        right = place == [str(quote.number)] * 2
        gone = quote.number in made.gone
        what = ("rightly none" if gone else "missed") if place is None else ("found" if right and not gone else "wrong")
        judged.append(what)
        if what in ("missed", "wrong") and "-v" in sys.argv:
            print("   ", what, name, quote, place)
    return judged


def measure_gazette(page: Page) -> None:
    """Print what is found of changed sentences, by kind of change, and of the others."""
    counts: dict[str, Counter[str]] = {}
    page.goto(HOST)
    gazette.add_scripts(page)
    made = [*gazette.cases(), *kiosk.cases()]
    spent = length = 0.0
    for start in range(0, len(made), 100):
        batch = made[start : start + 100]
        for case, answer in zip(batch, page.evaluate(gazette.FIND, gazette.asked(batch)), strict=True):
            spent, length = spent + answer["spent"], length + answer["length"]
            count_case(case, answer["places"], counts)
    for kind, count in sorted(counts.items()):
        print(f"{kind:14}", ", ".join(f"{name} {count[name]}" for name in OUTCOMES))
    print(f"{len(made)} pages, {spent / length * 10_000:.1f} ms per 10 kB")


def measure_quotes(page: Page) -> None:
    """Print the worker's time on a page of 10 kB with a third of its sentences changed, by the number of quotes."""
    written = [write("wordpress", "words", seed) for seed in range(30, 42)]
    page.goto(HOST)
    page.set_content("".join(made.html for made in written[:4]))
    gazette.add_scripts(page)
    every = [{"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix} for made in written for quote in made.quotes]
    for count in QUOTES:
        spent = page.evaluate(TIME, [every[:count], gazette.RULES])
        print(f"{count:4} quotes: {spent:.1f} ms per 10 kB")


def count_case(case: gazette.Case, places: list[list[str] | None], counts: dict[str, Counter[str]]) -> None:
    """Count what became of the quotes of one page."""
    for number, what in gazette.judged(case, places):
        kind = case.kind if case.changed in (number, -1) else "others"
        counts.setdefault(kind, Counter())[what] += 1
        if what in ("missed", "wrong") and "-v" in sys.argv:
            print("   ", what, kind, "|", case.name, "|", number, places[number])


def main() -> None:
    """Measure all kinds."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", serve)
        measure(page, *(numbers or [5]))
        measure_gazette(page)
        measure_quotes(page)
        browser.close()


if __name__ == "__main__":
    main()
