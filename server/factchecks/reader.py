"""A file of fact-checks in, the reviews in it and the losses out, one after the other, in the memory of a few.

Knows files, their endings and lines, and who is asked for what; never raises for what a file holds.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from server.factchecks import pages, reviews, wording
from server.factchecks.jsontext import Piece, Walk
from server.factchecks.linkeddata import Found, Node, Search, Terms
from server.factchecks.memory import Memory
from server.factchecks.parts import Loss, Reviewed
from server.factchecks.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from server.documents import Sidecar

_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_LONGEST_LINE = 1 << 24  # bytes
_LARGEST_PAGE = 1 << 26  # bytes
_NO_LANGUAGE = frozenset({"mul", "und", "mis", "zxx"})


def read(path: Path, sidecar: Sidecar, far: Callable[[int], object] = lambda _: None) -> Iterator[Reviewed | Loss]:
    """Read a file of schema.org ClaimReviews: JSON-LD, a DataFeed, JSON Lines or an HTML page, by its ending.

    :param sidecar: what stands beside it; of a withdrawn set nothing is read
    :param far: is told how many bytes are read, whenever something was found in them
    """
    if sidecar.withdrawn:
        return
    try:
        with path.open("rb") as file, Memory() as memory:
            reader = _Reader(path.name, sidecar, memory)
            for found in reader.read(file, path.suffix.lower()):
                far(file.tell())
                yield found
    except OSError as error:
        yield Loss(path.name, error.strerror or str(error))


class _Reader:
    """Reads one file.

    :param name: the file, as places name it
    """

    def __init__(self, name: str, sidecar: Sidecar, memory: Memory) -> None:
        self._name = name
        self._memory = memory
        self._terms = Terms()
        self._search = Search(self._terms, memory.define)
        self._language = sidecar.language if sidecar.language not in _NO_LANGUAGE else None
        self._page: str | None = None
        self._met = False
        self._address = sidecar.url

    def read(self, file: BinaryIO, ending: str) -> Iterator[Reviewed | Loss]:
        """Read a file whose name has this ending."""
        if ending in _PAGES:
            yield from self._read_page(file)
        elif ending in _LINES:
            yield from self._read_lines(file)
        else:
            yield from self._text(Window(file))
            yield from self._rest()
        if not self._met:
            yield Loss(self._name, "no ClaimReview of schema.org is in it")

    def _read_lines(self, file: BinaryIO) -> Iterator[Reviewed | Loss]:
        """Each line is a text of its own: what is broken in one does not touch the next, nor do its ids."""
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                yield Loss(f"{self._name}:{number}", f"a line of more than {_LONGEST_LINE:,} bytes; it is left out")
                while line and not line.endswith(b"\n"):
                    line = file.readline(_LONGEST_LINE)
            elif line.strip():
                yield from self._text(Window(io.BytesIO(line.rstrip()), number), number)
                yield from self._rest()

    def _read_page(self, file: BinaryIO) -> Iterator[Reviewed | Loss]:
        content = file.read(_LARGEST_PAGE)
        page = pages.read(content, self._name)
        if page is None or len(content) == _LARGEST_PAGE:
            yield Loss(self._name, "there is no page in it" if page is None else "the page is too large; it is left out")
            return
        if page.damaged:
            yield Loss(self._name, "some bytes are not of the page's encoding; they are shown as \ufffd")
        own = wording.addresses(page.address or self._address or "")
        self._page = own[0] if own else None
        for line, script in page.scripts:
            yield from self._text(Window(io.BytesIO(script.encode("utf-8", "replace")), line), line)
        for item in page.items:
            yield from self._piece(item)
        yield from self._rest()

    def _text(self, window: Window, line: int | None = None) -> Iterator[Reviewed | Loss]:
        for piece in Walk(window, self._name, self._keep, line):
            if isinstance(piece, Loss):
                yield piece
            else:
                yield from self._piece(piece)

    def _keep(self, key: str) -> bool:
        return reviews.kept(self._terms[key])

    def _piece(self, piece: Piece) -> Iterator[Reviewed | Loss]:
        for found in self._search(piece):
            self._met = True
            if isinstance(found, Loss):
                yield found
            elif all(self._known(found)):
                yield from self._take(found)
            else:
                self._memory.defer([found.value, found.place])

    def _known(self, found: Found) -> Iterator[bool]:
        """Say of each id to which a review refers, and of each to which those refer, whether it was met already."""
        pending, met = list(found.refers), set(found.refers)
        while pending:
            node = self._memory.node(pending.pop())
            yield node is not None
            further = self._search.refers(node) - met
            pending += further
            met |= further

    def _rest(self) -> Iterator[Reviewed | Loss]:
        """Take what waited for ids that were met later, if at all."""
        for value, place in self._memory.deferred():
            yield from self._take(Found(value, place, set()))
        self._memory.forget()

    def _take(self, found: Found) -> Iterator[Reviewed | Loss]:
        node = Node(found.value, found.place, self._terms, self._memory.node)
        taken = reviews.take(node, self._page, self._language)
        yield from taken.losses
        copies: dict[str, str | None] = {}
        for reviewed in taken.reviewed:
            key = reviews.key(reviewed)
            if key not in copies:
                copies[key] = self._memory.met(key, found.place)
                if first := copies[key]:
                    yield Loss(found.place, f"the same review of the same claim stands at {first}; that one is taken")
            if copies[key] is None:
                yield reviewed
