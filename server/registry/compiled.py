"""A checked registry in, a file out from which it is read again without being checked: in a fifth of the time, or not at all.

The file says which code wrote it out of which file. Anything about it that is not right makes it as if there were none. What was
read, and is still in use, is not read twice.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakValueDictionary

import orjson
from pydantic import ValidationError

from server.registry.lookup import load

if TYPE_CHECKING:
    from pathlib import Path

    from server.registry.lookup import Registry


class Origin(NamedTuple):
    """What a compiled registry was made from: hashes of the code that checked it and of the file's bytes."""

    code: str
    file: str


_used: WeakValueDictionary[str, Registry] = WeakValueDictionary()  # what this process has read, by its hash, while it is in use


def write(path: Path, registry: Registry, origin: Origin) -> None:
    """Write a registry to ``path`` in one step. Only one process at a time may do this."""
    body = registry.dump().encode()
    head = f"{origin.code} {origin.file} {_hash(body)}\n".encode()
    draft = path.with_name(f"{path.name}-draft")
    try:
        draft.write_bytes(head + body)  # not waited for: what a failure of power leaves of it is not what its hash says
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path, code: str, origin: str | None = None) -> tuple[Registry, Origin] | None:
    """Read what this code wrote to ``path``; ``None`` if there is nothing whole.

    :param origin: hash of the file of which it has to be, if that matters
    """
    try:
        with path.open("rb") as content:
            by, file, digest = content.readline().decode("ascii").split()
            if by != code or origin not in {None, file}:
                return None
            body = content.read()
        return (_load(digest, body), Origin(by, file)) if digest == _hash(body) else None
    except (OSError, ValueError, ValidationError):
        return None


def _load(digest: str, body: bytes) -> Registry:
    found = _used.get(digest)
    if found is None:
        found = _used[digest] = load(body.decode())
    return found


def names(registry: Registry) -> str:
    """Hash what reading a document needs of a registry: under which names and hosts outlets and platforms are cited."""
    outlets = [(outlet.id, outlet.name, outlet.aliases, outlet.domains) for outlet in registry.file.outlets]
    platforms = [(platform.domains, platform.tenants) for platform in registry.file.platforms]
    return _hash(orjson.dumps((outlets, platforms)))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
