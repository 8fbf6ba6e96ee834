"""Files of claims, queries and answers in, in the formats of CheckThat! 2020 to 2022 or JSON Lines; what they hold out.

Tables may have a head or none, more columns than are wanted, quotation marks that quote nothing or tweets of several lines, and a
byte order mark. What cannot be read is an error that names the file and the line.
"""

from __future__ import annotations

import contextlib
import csv
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from indexing import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IDS = ("id", "vclaim_id", "tweet_id", "claim_id", "query_id", "iclaim_id")
TEXTS = ("text", "vclaim", "tweet_content", "tweet_text", "iclaim", "claim")
SPEAKERS = ("speaker", "author")
FEWEST = 2  # columns


class Unreadable(Exception):
    """A file is in none of the formats."""


def claims(path: Path, *, titles: bool = False) -> Iterator[Claim]:
    """Yield the claims of a file or folder.

    :param titles: add the title of what checks a claim to its words
    :raises Unreadable: where a row has no id or no text
    """
    for place, row in rows(path):
        text, title = wanted(row, TEXTS, place), row.get("title") if titles else None
        speaker = next((str(row[name]) for name in SPEAKERS if row.get(name)), None)
        yield Claim(wanted(row, IDS, place), f"{title}. {text}" if title else text, speaker)


def queries(path: Path) -> dict[str, str]:
    """Read the text of each query.

    :raises Unreadable: where a row has no id or no text
    """
    return {wanted(row, IDS, place): wanted(row, TEXTS, place) for place, row in rows(path)}


def answers(path: Path) -> dict[str, set[str]]:
    """Read the claims that each query asks for: ``query claim`` or, as TREC has it, ``query 0 claim relevance``.

    :raises Unreadable: where a row is neither, and is no head
    """
    found: dict[str, set[str]] = defaultdict(set)
    for number, line in lines(path):
        match line.split("\t") if "\t" in line else line.split():
            case [query, _, claim, relevance, *_] if relevance.strip().lstrip("-").isdigit():
                if int(relevance) > 0:
                    found[query.strip()].add(claim.strip())
            case [query, claim] if query.lower() not in IDS:
                found[query.strip()].add(claim.strip())
            case [first, *_] if number == 1 and first.lower() in IDS:
                continue
            case _:
                raise Unreadable(f"{path}:{number}: wanted are 'query claim' or 'query 0 claim relevance', not: {line[:80]}")
    return found


def rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a folder of JSON files, a JSON list, JSON Lines or a table, each with its place."""
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            yield from listed(file, parsed(file.read_text(encoding="utf-8-sig"), str(file)))
    elif (start := path.read_text(encoding="utf-8-sig").lstrip()[:1]) == "[":
        yield from listed(path, parsed(path.read_text(encoding="utf-8-sig"), str(path)))
    elif start == "{":
        yield from ((f"{path}:{number}", parsed(line, f"{path}:{number}")) for number, line in lines(path))
    else:
        yield from table(path)


def parsed(text: str, place: str) -> Any:
    """Read JSON."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise Unreadable(f"{place}: no JSON: {error}") from error


def listed(path: Path, found: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the object or the objects of one JSON file."""
    for number, row in enumerate(found if isinstance(found, list) else [found], 1):
        if not isinstance(row, dict):
            raise Unreadable(f"{path}: item {number} is no object")
        yield f"{path}: item {number}", row


def table(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a table with tabs; without a head its columns are id, text and title."""
    head: list[str] | None = None
    for number, row in split(path):
        cells = [cell.strip() for cell in row]
        if len(cells) < FEWEST:
            told = " ".join(cells)[:80]
            raise Unreadable(f"{path}:{number}: wanted are an id and a text with a tab between them, not: {told}")
        if head is None:
            names = [cell.lower() for cell in cells]
            head = names if set(names) & set(IDS) and set(names) & set(TEXTS) else ["id", "text", "title"]
            if head == names:
                continue
        yield f"{path}:{number}", dict(zip(head, cells, strict=False))


def split(path: Path) -> list[tuple[int, list[str]]]:
    """Split a table at tabs; where that gives rows of different lengths, as RFC 4180 has it, if that gives equal ones.

    A quotation mark quotes nothing where each line is a row: tweets begin with one and do not end with it. Where tweets go over
    several lines, they are in quotation marks.
    """
    plain = [(number, line.split("\t")) for number, line in lines(path)]
    if len({len(cells) for _, cells in plain}) > 1:
        csv.field_size_limit(1 << 30)
        text = path.read_text(encoding="utf-8-sig")
        reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter="\t", strict=True)
        with contextlib.suppress(csv.Error):
            quoted = [(reader.line_num, cells) for cells in reader if cells]
            if len({len(cells) for _, cells in quoted}) == 1:
                return quoted
    return plain


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, each with its number; only line feeds end lines, as in the published files."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r")


def wanted(row: dict[str, Any], names: tuple[str, ...], place: str) -> str:
    """Give the first of these fields that a row has."""
    value = next((str(row[name]).strip() for name in names if row.get(name) not in (None, "")), "")
    if not value:
        raise Unreadable(f"{place}: none of the fields {', '.join(names)}")
    return value
