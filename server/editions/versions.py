"""Files in, hashes out: of what a registry and an index are made from, so that each is made anew only when that changes."""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from server.claims import Version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.settings import Settings

_READERS = ("sentencex", "publicsuffixlist", "pydantic", "trafilatura", "lxml", "pystemmer")  # packages on which reading depends


class Places(NamedTuple):
    """The files beside the index.

    :param registry: the registry, checked and compiled
    :param problems: why the index could not be made
    :param refused: what is wrong with the registry, so that one process alone reads it
    :param told: which problems are in the log
    :param making: locked while the index is made
    :param reading: locked while the registry is read
    """

    registry: Path
    problems: Path
    refused: Path
    told: Path
    making: Path
    reading: Path


def places(settings: Settings) -> Places:
    """Name the files beside the index."""
    endings = (".registry", ".problems", ".refused", ".told", ".lock", ".registry-lock")
    return Places(*(settings.index.with_suffix(ending) for ending in endings))


def fingerprint(settings: Settings, names: str) -> Version:
    """Hash everything from which an index is made: the documents, the code that reads them, and names and hosts of outlets.

    :param names: hash of the names and hosts, as ``registry.compiled.names`` gives it
    """
    digest = hashlib.sha256(f"{code()} {names}".encode())
    for path in _documents(settings):
        digest.update(b"\0" + os.fsencode(path.name) + b"\0" + content(path).encode())
    return Version(digest.hexdigest()[:32], code(), names)


def content(path: Path) -> str:
    """Hash a file; ``""`` if there is none that can be read. It is read again only when it was written to."""
    try:
        return _content(path, _state(path))
    except OSError:
        return ""


@lru_cache(maxsize=2**16)
def _content(path: Path, _state: object) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


@cache
def code() -> str:
    """Hash the program, as it was when it was started, and the packages on which reading depends."""
    return _code()


def replaced() -> bool:
    """Has the program been changed since? What it starts now is another one."""
    return _code() != code()


def _code() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    for name in _READERS:
        digest.update(metadata.version(name).encode())
    return digest.hexdigest()[:32]


def glance(settings: Settings) -> object:
    """What a look at the files without reading them tells: changes when one is saved, or when the index is made anew."""
    return saved(settings), _states((settings.index, *places(settings)[:2]))


def saved(settings: Settings) -> object:
    """What a look at registry and documents tells: changes when one is saved."""
    return _states((settings.registry, *_documents(settings)))


def _states(paths: Iterable[Path]) -> list[tuple[Path, object]]:
    seen: list[tuple[Path, object]] = []
    for path in paths:
        with contextlib.suppress(OSError):
            seen.append((path, _state(path)))
    return seen


def _state(path: Path) -> tuple[int, int, int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino


def _documents(settings: Settings) -> list[Path]:
    """What stands in the folder of documents, but for what is no file."""
    seeds = settings.seeds.iterdir() if settings.seeds.is_dir() else ()
    return sorted(path for path in seeds if path.is_file())
