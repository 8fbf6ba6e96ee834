"""A million hostile addresses: what is thrown but a `BadUrl`, and what is read otherwise on a second way.

The addresses are cut from the shared vectors (``tests/data/urls.json``), spliced, mutated and wrapped in one another. Of each
page it is held that its own address gives it again, and that a blank before an address changes nothing: the short way past
the standard's parser takes none with a blank, so the two ways are held to each other. Each page is looked up, its host
held against the look-alikes. The same addresses come in each run.

    python bench/fuzz.py [HOW MANY]
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from server import registry
from server.lookalikes import Known, Lookalikes
from server.urls import BadUrl, Page

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
VECTORS = json.loads((ROOT / "tests/data/urls.json").read_text(encoding="utf-8"))
TEXTS: list[str] = [vector["in"] for group in VECTORS["groups"] for vector in group["vectors"] if len(vector["in"]) < 400]
MARKS = [
    *"/?#&=.:@%\\[]^|`{}!*+,;~'\"<> \t\n\0-_",
    "%00",
    "%2e",
    "%2F",
    "%3F",
    "%25",
    "%ff",
    "xn--",
    "..",
    "//",
    "https://",
    "#!",
    ":~:",
]
LETTERS = [
    "\udc80",
    "\u00ad",
    "\u200d",
    "\u3002",
    "\uff0f",
    "ß",
    "İ",
    "е",
    "漢",
    "\U0001f600",
    "\u0301",
    "١",
    "ａ",
    "\ufffe",
    "\u202e",
]


def hostile(luck: random.Random) -> str:
    """Make one address out of others."""
    text = luck.choice(TEXTS)
    if luck.random() < 0.3:
        other = luck.choice(TEXTS)
        text = text[: luck.randrange(len(text) + 1)] + other[luck.randrange(len(other) + 1) :]
    while luck.random() < 0.3:
        text = luck.choice(TEXTS) + luck.choice(["", "/", "?url=", "&u=", "#"]) + luck.choice([text, encoded(text)])
    for _ in range(luck.choice([0, 1, 1, 2, 3, 8])):
        at = luck.randrange(len(text) + 1)
        new = luck.choice([luck.choice(MARKS), luck.choice(LETTERS), "", chr(luck.randrange(0x250))])
        text = text[:at] + new * luck.choice([1, 1, 1, 2, 50]) + text[at + luck.choice([0, 1, 1, 3]) :]
    return text


def encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def trouble(text: str, listed: Callable[[str], bool], look: Callable[[Page], object]) -> str:
    """Say what an address comes to: its fault's code, ``page``, or what must not be."""
    try:
        page = Page.parse(text, listed=listed)
    except BadUrl as error:
        return error.code
    except Exception as error:  # noqa: BLE001  that is what is sought
        return f"THROWN {error!r}: {text!r}"
    if Page.parse(page.url, listed=listed) != page._replace(unwrapped=()):
        return f"NOT IDEMPOTENT: {text!r}"
    if len(text) < 4000 and Page.parse(f"\t{text}", listed=listed) != page:
        return f"TWO WAYS DIFFER: {text!r}"
    look(page)
    return "page"


def main() -> None:
    """Ask, count, and end with a fault if there was trouble."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    found, problems = registry.read(ROOT / "sources.yaml")
    assert found, problems
    alike = Lookalikes(Known(one.id, one.name, one.domains, one.namesakes, one.country) for one in found.outlets.values())
    luck = random.Random(20261123)  # noqa: S311  the same addresses in each run
    met: Counter[str] = Counter()
    for _ in range(many):
        met[trouble(hostile(luck), found.lists, lambda page: (found.find(page), alike.find(page.host)))] += 1
    for what, times in met.most_common():
        print(f"{times:>9,} {what}")
    sys.exit(any(" " in what for what in met))


if __name__ == "__main__":
    main()
