"""The query of an address in, what of it names the page out, in one order.

Applies the tables of `server.urls.trackers`. Neither parses an address nor knows an outlet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.urls.trackers import TRACKING, TRACKING_ON

if TYPE_CHECKING:
    from collections.abc import Iterator


def parents(host: str) -> Iterator[str]:
    """Yield ``edition.cnn.com``, ``cnn.com``, ``com``; of an IP address only itself.

    :param host: as in `Page.host`
    """
    yield host
    if host.rpartition(".")[2].isdecimal():  # in the standard only an IPv4 address ends in a number
        return
    _, dot, host = host.partition(".")
    while dot:
        yield host
        _, dot, host = host.partition(".")


def _names(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Split names of parameters into whole names and prefixes."""
    return (
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word[:-1] for word in words if word.endswith("*")),
    )


_TRACKING, _TRACKING_PREFIXES = _names(TRACKING)
_TRACKING_ON = {host: _names(words) for host, words in TRACKING_ON.items()}


def kept(host: str, query: str) -> str:
    """Drop trackers and empty parameters, and sort the rest by name; those of one name keep their order."""
    exact, prefixes = _TRACKING, _TRACKING_PREFIXES
    for parent in parents(host):
        if parent in _TRACKING_ON:
            exact = exact | _TRACKING_ON[parent][0]
            prefixes += _TRACKING_ON[parent][1]
    pieces = []
    for piece in query[1:].split("&"):
        name = _name(piece).lower().removeprefix("amp;")  # left over where `&amp;` was copied out of HTML
        if piece and name not in exact and not name.startswith(prefixes):
            pieces.append(piece)
    if not pieces:
        return ""
    pieces.sort(key=_name)
    return "?" + "&".join(pieces)


def _name(piece: str) -> str:
    return piece.partition("=")[0]


__all__ = ["kept", "parents"]
