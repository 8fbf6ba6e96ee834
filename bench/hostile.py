"""How the time to read a document grows with its length, where its author means harm.

Run as ``python bench/hostile.py [--largest BYTES] [--only WORDS]``. Each text repeats one piece to 10 kB, 100 kB and 1 MB, as
Markdown (which plain text is a part of) and as a saved web page. Printed are seconds of the processor and, for each step of ten
in length, the ratio of the times: 10 is proportion, 100 the square.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from pathlib import Path

from server import registry
from server.documents.extraction import Text, extract

SIZES = (10_000, 100_000, 1_000_000)
SLOW = 15.0
"""A ratio above this is marked: steeper than proportion, whatever noise the machine makes."""
SHORTEST = 0.02
"""Seconds below which a ratio says more of the clock than of the text."""
SOURCES = " ".join(f"https://bbc.com/{number}" for number in range(1_000))
PIECES = {
    "table": "{|\n",
    "table rows": "|-\n| a || b (bbc.com)\n",
    "Markdown table": "| a | b (bbc.com) |\n|---|---|\n",
    "template": "{{",
    "template, closed": "{{a|}}",
    "template, nested": "{{cite|a={{",
    "measure": "{{unité|",
    "wiki link": "[[",
    "wiki link, closed": "[[a|b]] ",
    "wiki quotes": "'''''",
    "reference": "<ref>",
    "reference, closed": "<ref>a</ref>",
    "named reference": '<ref name="a"/>',
    "comment": "<!--",
    "link": "<a href='x'>",
    "raised link": "<sup><a href='#a'>1</a>",
    "element": "<div>",
    "table element": "<table><tr><td>a",
    "list element": "<ol><li>a",
    "note's mark": "[^1] ",
    "note": "[^1]: x\n",
    "note in the text": "^[",
    "opening bracket": "[",
    "opening bracket, round": "(",
    "closing bracket": ")",
    "figures": "[1, 2] ",
    "wide figures": "[1-99, 1-99] ",
    "author and year": "(Doe 2020) ",
    "entry by author": "Doe, J. (2020). A title. Press.\n",
    "numbered entry": "1. BBC, “A”, 2024.\n",
    "names and years": "Doe and Roe Poe (2020) ",
    "hosts": "bbc.com ",
    "hosts, glued": "bbc.com",
    "hosts in brackets": "(bbc.com) ",
    "hosts, never closed": "(bbc.com, ",
    "picture": "[![a](https://bbc.com/aaaaaaaaaaaaa)](https://bbc.com/b) ",
    "address": "https://bbc.com/a ",
    "long address": "https://bbc.com/a(",
    "link's name": "[a][b] ",
    "definition": "[a]: https://bbc.com/a\n",
    "stars": "**a ",
    "underscores": "_a ",
    "backquotes": "`a ",
    "bullets": "- (a\n",
    "numbers": "1. a\n",
    "quoted lines": "> a\n",
    "heading": "# a\n",
    "ruled": "a\n---\n",
    "heading of sources": "Sources\n\n",
    "quotation": "“a ",
    "straight quotation": '"a ',
    "low quotation": "„",
    "full stops": ". ",
    "abbreviations": "U. S. ",
    "capitals": "Aa ",
    "capital letters": "A",
    "figures alone": "1",
    "ellipses": "…",
    "blanks": " ",
    "line ends": "\n",
    "lines of blanks": "  \n",
    "entities": "&amp;",
    "ibid": "[^1]: Ibid.\n",
    "saying": "Doe said that ",
    "dates": "3 May 2020 ",
    "ends of markup": "</ref>}}]]-->|}\n",
    "link of a site": "<a href='https://bbc.com/b'>a b</a> ",
    "note of many sources": "[^1] ",
    "notes that point to it": "[^1]: Ibid.\n",
    "remark of a note": " a",
    "blanks of a note": " ",
    "brackets of a note": "(-)",
    "opening brackets of a note": "(",
    "semicolons of a note": "a; ",
    "brackets of an entry": "( ",
}
BEFORE = {
    "link of a site": "[Subscribe](https://bbc.com/subscribe)\n\n",
    "notes that point to it": f"It fell.[^2]\n\n[^2]: {SOURCES}\n",
    **{f"{what} of a note": "It fell.[^2]\n\n[^2]: Ibid. A" for what in ("remark", "blanks", "brackets", "opening brackets")},
    "semicolons of a note": "It fell.[^2]\n\n[^2]: ",
    "brackets of an entry": "It fell (bbc.com).\n\nSources\n\n1. BBC, “A”, 2024.\n2. A title ",
}
AFTER = {"note of many sources": f"\n\n[^1]: {SOURCES}"}
"""What stands around the pieces."""


def seconds(name: str, size: int, *, html: bool, known: registry.Registry) -> float:
    """Time one text of ``size`` characters, between a sentence and a source list."""
    pieces = PIECES[name] * (size // len(PIECES[name]))
    hostile = f"{BEFORE.get(name, '')}{pieces}{AFTER.get(name, '')}"
    text = f"Title\n\nIt rose (bbc.com).\n\n{hostile}\n\nSources\n\n1. BBC, “A”, 2024.\n"
    begun = time.process_time()
    extract(Text("d", text, markdown=not html, html=html), known)
    return time.process_time() - begun


def main() -> None:
    """Print a line for each piece and format."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="longest text in characters")
    parser.add_argument("--only", default="", help="only the pieces whose name holds these words")
    given = parser.parse_args()
    known, problems = registry.read(Path(__file__).parent.parent / "sources.yaml")
    if known is None:
        sys.exit("\n".join(map(str, problems)))
    sizes = [size for size in SIZES if size <= given.largest]
    for name in PIECES:
        for html in (False, True) if given.only in name else ():
            times = [seconds(name, size, html=html, known=known) for size in sizes]
            ratios = [after / max(before, SHORTEST / 10) for before, after in itertools.pairwise(times)]
            steep = any(ratio > SLOW and time > SHORTEST * 10 for ratio, time in zip(ratios, times[1:], strict=True))
            shown = "  ".join(f"{each:8.3f}" for each in times), "  ".join(f"×{each:5.1f}" for each in ratios)
            sys.stdout.write(f"{name:24} {'page' if html else 'text'}  {shown[0]}  {shown[1]}{'  steep' if steep else ''}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
