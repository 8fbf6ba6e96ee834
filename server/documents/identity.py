"""Texts in, an id for each out, which stays when the text around it changes.

Refuses to know what the texts are.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def normalised(text: str) -> str:
    """``text`` for comparing: NFKC, casefold, punctuation to blanks."""
    return " ".join(re.findall(r"[^\W_]+", normalize("NFKC", text).casefold()))


def ids(document: str, texts: Sequence[str]) -> Iterator[str]:
    """Make an id for each text; the same words a second time get another."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = normalised(text)
        seen[words] += 1
        key = [document, words, *([str(seen[words])] if seen[words] > 1 else [])]
        yield blake2b("\x1f".join(key).encode(), digest_size=8).hexdigest()
