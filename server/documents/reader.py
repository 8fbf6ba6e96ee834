"""A folder of texts with their sidecars in, documents out, and the problems that a curator has to mend.

A document is ``NAME.txt``, ``NAME.md`` or ``NAME.html`` with ``NAME.yaml`` beside it. Knows files and fields; what a text
holds is for ``extraction`` to say. Knows neither HTTP nor a store, and of the registry only which outlets it lists.
"""

from __future__ import annotations

import re
from os.path import isfile, lexists
from typing import TYPE_CHECKING

from server import yamlfile
from server.documents import sets
from server.documents.blocks import alike
from server.documents.extraction import Extract, Text, extract
from server.documents.parts import (
    Document,
)
from server.documents.sidecar import Sidecar
from server.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from server.documents.outlets import Outlets

_TEXTS = frozenset({".txt", ".md", ".html", ".htm"})
_PAGES = frozenset({".html", ".htm"})
_LINE_ENDS = re.compile("\r\n?|[\f\x85\u2028\u2029]")
"""What ends lines elsewhere than here: on old systems, between pages, in Unicode."""
_SIDECAR = ".yaml"
_WANTED = "wanted are title, kind, language; author, url, published, licence"
_NO_DOCUMENTS = frozenset({"readme", "license", "licence", "copying"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def read(folder: Path, outlets: Outlets) -> tuple[list[Document], list[Problem]]:
    """Read all documents of ``folder``, sorted by id, and say what has to be mended. Never raises for what it holds."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for found in each(folder, outlets):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            documents.append(found)
    return documents, sorted(problems)


def each(folder: Path, outlets: Outlets) -> Iterator[Document | Problem]:
    """Read the documents of ``folder`` one at a time, sorted by id, and what has to be mended, as it is found."""
    try:
        paths = sorted((path for path in folder.iterdir() if _meant(path)), key=lambda path: (path.stem, path))
    except OSError as error:
        yield Problem(str(folder), 1, 1, "unreadable", error.strerror or str(error))
        return
    reviewed = sets.find(paths)
    texts = [path for path in paths if path.suffix in _TEXTS and path not in reviewed.paths]
    stems = {path.stem for path in (*texts, *reviewed.paths)}
    others = [path for path in paths if path not in texts and path not in reviewed.paths]
    yield from reviewed.problems
    yield from (fault for path in others if (fault := _unread(path, stems)))
    first = {path.stem: path for path in sorted(reviewed.paths, reverse=True)}
    for path in texts:
        other = first.setdefault(path.stem, path)
        if other != path:
            yield _problem(path, "duplicate-id", f"{other.name} has the same name: two texts cannot share the id '{path.stem}'")
            continue
        document, found = read_one(path, outlets)
        yield from found
        if document:
            yield document


def read_one(text_path: Path, outlets: Outlets) -> tuple[Document | None, list[Problem]]:
    """Read one document and its sidecar; no document if either cannot be read."""
    problems = []
    if not re.fullmatch(r"[a-z0-9-]+", text_path.stem):
        said = f"'{text_path.stem}' is no id: name the file in small letters, figures and hyphens"
        problems.append(_problem(text_path, "bad-id", said))
    sidecar, found = _sidecar(text_path)
    text, faults = _text(text_path)
    problems += found + faults
    if sidecar and sidecar.kind == sets.KIND:
        said = "a text is no set of fact-checks: those are .jsonl, .ndjson, .json, .jsonld and .html"
        problems.append(_problem(text_path, "bad-kind", said))
    if problems or sidecar is None or text is None:
        return None, sorted(problems)
    source = Text(
        text_path.stem,
        text,
        sidecar.language,
        text_path.suffix == ".md",
        sidecar.title,
        sidecar.captions,
        text_path.suffix in _PAGES,
        sidecar.url,
    )
    held = extract(source, outlets)
    if not held.text.strip():
        return None, [_problem(text_path, "empty", "the page holds no text")]
    return _document(text_path.stem, sidecar, held), _mismatches(text_path, sidecar, held)


def _sidecar(text_path: Path) -> tuple[Sidecar | None, list[Problem]]:
    path = text_path.with_suffix(_SIDECAR)
    if fault := _no_file(path):
        return None, [fault]
    if not path.exists():
        said = f"there is no {path.name} beside it: {_WANTED}"
        return None, [_problem(text_path, "no-sidecar", said)]
    reading = yamlfile.read(path, Sidecar)
    return reading.value, reading.problems


def _text(path: Path) -> tuple[str | None, list[Problem]]:
    if fault := _no_file(path):
        return None, [fault]
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return None, [_problem(path, "unreadable", error.strerror or str(error))]
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [Problem(str(path), line, 1, "not-utf-8", "the file is not UTF-8 text")]
    if not text.strip():
        return None, [_problem(path, "empty", "the file holds no text")]
    text = _LINE_ENDS.sub("\n", text)
    damage = _damage(path, text)
    return (None, [damage]) if damage else (text, [])


def _damage(path: Path, text: str) -> Problem | None:
    """Find what no writer typed: a file that is no text, or was damaged on its way."""
    found = list(_CONTROL.finditer(text))
    if not found:
        return None
    at = found[0].start()
    more = f"; {len(found) - 1} more follow" if len(found) > 1 else ""
    said = f"U+{ord(text[at]):04X} is a control character: no text has it{more}"
    return Problem(str(path), text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), "bad-text", said)


def _mismatches(path: Path, sidecar: Sidecar, held: Extract) -> list[Problem]:
    """Find what the sidecar says and the text does not bear out."""
    problems = [
        _problem(path.with_suffix(".yaml"), "caption-not-found", f"no paragraph begins with '{words}'")
        for words in sidecar.captions
        if words not in held.text
    ]
    if held.title and not alike(held.title, sidecar.title):
        line = next(number for number, line in enumerate(held.text.split("\n"), 1) if line.strip())
        problems.append(
            Problem(str(path), line, 1, "title-not-found", f"the text does not begin with its title '{sidecar.title}'")
        )
    return problems


def _document(identifier: str, sidecar: Sidecar, held: Extract) -> Document:
    shown = sidecar.withdrawn is None
    return Document(
        id=identifier,
        **sidecar.model_dump(exclude={"captions"}),
        sections=held.sections if shown else (),
        claims=held.claims if shown else (),
        works=held.works if shown else (),
        left_out=held.left_out if shown else (),
    )


def _meant(path: Path) -> bool:
    """Say whether a file may be meant as part of a document: not if it is hidden, an editor's copy, or about the folder."""
    return not path.name.startswith(".") and not path.name.endswith("~") and path.stem.lower() not in _NO_DOCUMENTS


def _unread(path: Path, stems: Collection[str]) -> Problem | None:
    """Why a file that is no text is not read, unless it is the sidecar of one."""
    if path.suffix == _SIDECAR:
        alone = f"there is no {path.stem}.txt, .md or .html beside it"
        return None if path.stem in stems else _problem(path, "no-text", alone)
    said = "texts end in .txt, .md or .html"
    if path.suffix.lower() in _TEXTS:
        said = f"{said}, in small letters"
    else:
        said = f"{said}, and what is said of them stands in {_SIDECAR}; this file is not read"
    return _no_file(path) or _problem(path, "bad-ending", said)


def _no_file(path: Path) -> Problem | None:
    """Something else than a file, such as a folder or a pipe, which nobody may ever write to."""
    if isfile(path) or not lexists(path):  # noqa: PTH113  Path.is_file raises where a folder may not be looked into
        return None
    return _problem(path, "not-a-file", "this is no file: texts and what is said of them are plain files")


def _problem(path: Path, code: str, message: str) -> Problem:
    return Problem(str(path), 1, 1, code, message)
