"""The code of a problem in, what it means out: the rule, the reason, an example wrong and right.

Read from ``explanations.md`` beside this module, which people can read as it is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from server.problems import Words, hint, shown

_FILE = Path(__file__).with_suffix(".md")


class NoSuchCode(LookupError):
    """There is no problem of this code; ``str()`` says which is near, and where all are."""


@cache
def all_codes() -> dict[str, str]:
    """Code to explanation, in Markdown, in the order of the alphabet."""
    sections = re.split(r"^## ", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {code: text.strip() for code, _, text in (section.partition("\n") for section in sections)}


def explain(code: str) -> str:
    """Explain a code, for a terminal.

    :raises NoSuchCode: if no problem bears it
    """
    known = all_codes()
    if code not in known:
        near = hint(Words(known).nearest(code)) or "."
        raise NoSuchCode(f"There is no problem '{shown(code)}'{near} Known: {', '.join(known)}.")
    lines = re.sub(r"\n*^```\w*\n(.*?)^```$", _indented, known[code], flags=re.MULTILINE | re.DOTALL)
    return f"{code}\n\n{lines}"


def _indented(block: re.Match[str]) -> str:
    return "\n\n" + "\n".join(f"    {line}" for line in block[1].splitlines())
