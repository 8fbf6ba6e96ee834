"""The works of a source list with their labels in, the works that a mark in the text points to out.

A mark points by number, by the label of a note, by author and year, or by the name of a Markdown link. Where two entries
answer to one author and year, none is meant: refuses to choose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from server.documents.outlets import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from server.documents.parts import Work

YEAR = r"(?:(?:1[89]|20)\d\d[a-z]?(?!\w)|n\.\s?d\.|o\.\s?J\.|s\.\s?f\.)"
"""A year as citations give it, with the letter that tells two works of one year apart; or that there is none."""
_YEAR = re.compile(rf"(?<![\w/.-]){YEAR}")
_HEAD = 200
"""Characters within which an entry names its authors and its year."""
_FIRST_WORDS = 4
"""The first author's surname is among these words of an entry."""
MOST = 40
"""Works to which one mark leads: an entry that names more is a list."""
_JOINS = re.compile(r"\s*(?:,|;|&|\b(?:and|und|et|y|e|with)\b)\s*", re.IGNORECASE)
_OTHERS = re.compile(
    r",?\s*(?:\bet\.?\s+al\b\.?|\bu\.\s?a\.|\b(?:and|&) (?:others|colleagues|co-?authors|collaborators)\b"
    r"|\bund Kolleg\w+|\bet (?:ses )?collègues\b|\bund andere\b|\by otros\b|\bet coll\b\.?)",
    re.IGNORECASE,
)


class Notes:
    """To which works the marks of a document point.

    :param labelled: for each label the works of its entry; none if the entry names no source
    :param addresses: the addresses that Markdown gives to the names of links
    :param entries: the raw text of each entry with its works, to be named by author and year
    """

    def __init__(
        self,
        labelled: Mapping[str, Sequence[Work]],
        addresses: Mapping[str, str],
        entries: Iterable[tuple[str, Sequence[Work]]],
    ) -> None:
        self._labelled = labelled
        self.addresses = addresses
        self._years: defaultdict[tuple[str, str], list[tuple[str, Sequence[Work]]]] = defaultdict(list)
        for raw, works in entries:
            self._enter(raw, works)

    @property
    def labelled(self) -> bool:
        """Is there a list whose entries have labels?"""
        return bool(self._labelled)

    @property
    def numbered(self) -> bool:
        """Is there a list whose entries have numbers?"""
        return any(label.isdigit() for label in self._labelled)

    @property
    def dated(self) -> bool:
        """Is there a list whose entries have authors and years?"""
        return bool(self._years)

    def has(self, label: str) -> bool:
        """Say whether an entry has this label, be it a source or not."""
        return label in self._labelled

    def sources(self, label: str) -> tuple[Source, ...]:
        """Find what the entry with this label names; nothing if there is none, or if it names no source."""
        return tuple(_source(work) for work in self._labelled.get(label, ()))

    def written(self, names: str, year: str) -> tuple[Source, ...]:
        """Find the one entry by these authors of this year."""
        people = [_words(name) for name in _JOINS.split(_OTHERS.sub("", names)) if _words(name)]
        if not people:
            return ()
        met = self._years.get((people[0][-1], _bare(year)), [])
        found = [works for head, works in met if all(f" {' '.join(words)} " in head for words in people)]
        named = {" ".join(_words(work.title or work.raw)) for works in found for work in works}
        return tuple(_source(work) for work in found[0][:MOST]) if found and len(named) == len(found[0]) else ()

    def _enter(self, raw: str, works: Sequence[Work]) -> None:
        year = _YEAR.search(raw, 0, _HEAD)
        if not year:
            return
        head = _words(raw[: year.start()])
        for word in dict.fromkeys(head[: _FIRST_WORDS + 2]):
            self._years[word, _bare(year[0])].append((f" {' '.join(head)} ", works))


def _source(work: Work) -> Source:
    return Source(work.domain, work.outlet, work.url, work.id)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", text).casefold())


def _bare(year: str) -> str:
    return re.sub(r"[\s.]", "", year).casefold()


def expanded(numbers: str) -> list[str]:
    """Give each number of ``1, 3–5``."""
    labels: list[str] = []
    for part in re.split(r"\s*[,;]\s*", numbers):
        first, _, last = re.sub(r"\s*[–-]\s*", "-", part).partition("-")
        span = range(int(first), min(int(last), int(first) + MOST) + 1) if last else range(int(first), int(first) + 1)
        labels += [str(number) for number in span]
    return labels


NONE = Notes({}, {}, ())
"""A document without a source list."""
