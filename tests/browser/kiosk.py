"""Pages written by hand after the markup of news sites, with sentences as a document has them and where each stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from gazette import Case, quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = Path(__file__).parents[1] / "data" / "anchoring" / "kiosk"
_SAID = re.compile(r"<!-- The document says:\n(.*?)\n-->", re.DOTALL)


def cases() -> Iterator[Case]:
    """Read the pages. Their first comment has the sentences, in order; those with ``!`` are not on the page."""
    for path in sorted(PAGES.glob("*.html")):
        html = path.read_text(encoding="utf-8")
        said = _SAID.search(html)
        assert said, path.name
        lines = said[1].splitlines()
        gone = {number for number, line in enumerate(lines) if line.startswith("!")}
        page = html.replace(said[0], "").removeprefix("<!doctype html>").strip()
        yield Case("by hand", path.stem, page, quotes([[line[2:] for line in lines]]), gone, -1)
