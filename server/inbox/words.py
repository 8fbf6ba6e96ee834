"""The closed lists of reports: what a reader may say, what a curator may make of it, and how a text names a report."""

from __future__ import annotations

import re
import secrets
from typing import Literal

Kind = Literal["wrong-fact", "outdated", "missing", "wrong-page", "other"]
KINDS: dict[Kind, str] = {
    "wrong-fact": "A statement is wrong",
    "outdated": "Something has changed since",
    "missing": "Something is missing",
    "wrong-page": "It does not belong to the page on which it is shown",
    "other": "Something else",
}
STATES = {"new": "new", "in-work": "in work", "done": "done", "declined": "declined"}
CLOSED = ("done", "declined")

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_LENGTH = 8
_ID = re.compile(rf"\br-[{_LETTERS}]{{{_LENGTH}}}\b")


def fresh() -> str:
    """Make an id, such as ``r-7k3m9q2x``: it tells nobody how many reports there are."""
    return "r-" + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def named(text: str) -> list[str]:
    """Return the ids of reports that a text names, each once."""
    return list(dict.fromkeys(_ID.findall(text)))


__all__ = ["CLOSED", "KINDS", "STATES", "Kind", "fresh", "named"]
