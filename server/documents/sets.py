"""A folder in, its sets of fact-checks with their sidecars out, and what has to be mended about them.

A set is ``NAME.jsonl``, ``.ndjson``, ``.json``, ``.jsonld`` or ``.html`` with ``NAME.yaml`` beside it, whose kind is
``fact-checks``. What such a file holds is for ``server.factchecks`` to say.
"""

from __future__ import annotations

import re
from os.path import isfile
from typing import TYPE_CHECKING, NamedTuple

from server import yamlfile
from server.documents.sidecar import Sidecar
from server.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KIND = "fact-checks"
_DATA = frozenset({".json", ".jsonld", ".jsonl", ".ndjson"})
"""Endings of files that hold nothing else than fact-checks."""
_PAGES = frozenset({".html", ".htm", ".xhtml"})
"""Endings of files that may hold a text as well: their sidecar says which."""


class Sets(NamedTuple):
    """The sets among some files.

    :param found: each with its sidecar
    :param problems: of files that can be nothing else than sets
    :param paths: all files of which either is told
    """

    found: dict[Path, Sidecar]
    problems: list[Problem]
    paths: set[Path]


def fact_checks(folder: Path) -> list[tuple[Path, Sidecar]]:
    """List the sets of ``folder`` that can be read, by id, withdrawn ones too. Never raises for what it holds."""
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(find(paths).found.items(), key=lambda pair: pair[0].stem)


def find(paths: Iterable[Path]) -> Sets:
    """Tell which of ``paths`` are sets."""
    sets = Sets({}, [], set())
    first: dict[str, Path] = {}
    for path in sorted(path for path in paths if path.suffix in _DATA | _PAGES and isfile(path)):  # noqa: PTH113  Path.is_file raises where a folder may not be looked into
        sidecar, problems = _sidecar(path)
        if path.suffix in _PAGES and not (sidecar and sidecar.kind == KIND):
            continue
        other = first.setdefault(path.stem, path)
        if other != path:
            said = f"{other.name} has the same name: two sets cannot share the id '{path.stem}'"
            problems = [_problem(path, "duplicate-id", said)]
        sets.paths.add(path)
        sets.problems.extend(problems)
        if sidecar and not problems:
            sets.found[path] = sidecar
    return sets


def _sidecar(path: Path) -> tuple[Sidecar | None, list[Problem]]:
    beside = path.with_suffix(".yaml")
    if not isfile(beside):  # noqa: PTH113  as above
        said = f"there is no {beside.name} beside it: wanted are title, kind: {KIND}, language; author, url, published, licence"
        return None, [_problem(path, "no-sidecar", said)]
    reading = yamlfile.read(beside, Sidecar)
    problems = reading.problems
    if reading.value and reading.value.kind != KIND:
        problems = [_problem(path, "bad-kind", f"such a file holds fact-checks: write kind: {KIND} in {beside.name}")]
    if not re.fullmatch(r"[a-z0-9-]+", path.stem):
        said = f"'{path.stem}' is no id: name the file in small letters, figures and hyphens"
        problems = [*problems, _problem(path, "bad-id", said)]
    return reading.value, problems


def _problem(path: Path, code: str, message: str) -> Problem:
    return Problem(str(path), 1, 1, code, message)
