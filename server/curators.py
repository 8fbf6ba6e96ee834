"""The setting that names curators in, the curator who holds a token out; new tokens are made here too.

A token is 32 random bytes, so one round of SHA-256 guards it: nobody can try out 2^256 tokens, and a slow hash only protects
words that people think of. Knows no HTTP and no files.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import NamedTuple, Self

_ENTRY = re.compile(r"([a-z0-9][a-z0-9._-]{0,39}):([0-9a-f]{64})")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_BYTES = 32


class Curators(NamedTuple):
    """Who may change the registry.

    :param hashes: by name the SHA-256 of the curator's token, in hexadecimal digits
    """

    hashes: dict[str, str]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``name:hash,name:hash``; blanks and empty parts are passed over.

        :raises ValueError: if a part has another form, or a name stands twice; says which part it is, never what it holds
        """
        hashes: dict[str, str] = {}
        for number, part in enumerate(filter(None, map(str.strip, text.split(","))), 1):
            found = _ENTRY.fullmatch(part)
            if not found:
                raise ValueError(f"part {number} is not NAME:HASH; `masthead curator NAME` prints one")
            if found[1] in hashes:
                raise ValueError(f"'{found[1]}' stands twice")
            hashes[found[1]] = found[2]
        return cls(hashes)

    def holder(self, token: str) -> str | None:
        """Return who holds a token. Compares with every curator's, each in constant time: how long it takes tells nothing."""
        given = digest(token)
        holders = [name for name, known in self.hashes.items() if hmac.compare_digest(known, given)]
        return holders[0] if holders else None


class Issued(NamedTuple):
    """A new token, and the part of the setting that lets its holder in."""

    token: str
    entry: str


def issue(name: str) -> Issued:
    """Make a token for a curator. It is kept nowhere.

    :raises ValueError: if the name has another form than a-z, 0-9, dot, hyphen and underscore, at most 40
    """
    if not _NAME.fullmatch(name):
        raise ValueError("a curator's name has 1 to 40 of a-z, 0-9, '.', '-' and '_', and begins with a letter or a digit")
    token = secrets.token_urlsafe(_BYTES)
    return Issued(token, f"{name}:{digest(token)}")


def digest(token: str) -> str:
    """Hash a token as the setting holds it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


__all__ = ["Curators", "Issued", "digest", "issue"]
