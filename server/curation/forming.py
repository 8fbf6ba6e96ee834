"""The text of a registry in, the same registry in its one form out, or its problems; nothing but the form ever changes.

Knows the rules only as problems: what is out of order is mended here, any other problem is the curator's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from server import yamltext
from server.curation import editing, layout
from server.curation.saving import Refused, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASSES = 5
_MENDED = ("unsorted",)  # codes of problems that the form itself mends


class Unfaithful(RuntimeError):
    """The form does not say what the text says: a fault of this program, for which no file is changed."""


def form(name: str, text: str) -> str:
    """Return the form of a registry's text.

    :param name: the file's name, for problems
    :raises Refused: if the text has a problem other than its order
    :raises Unfaithful: if a value or a comment would be lost
    """
    if found := [problem for problem in problems(name, text) if problem.code not in _MENDED]:
        raise Refused(found)
    formed = settled(text)
    if formed != text:
        verify(text, formed)
    return formed


def settled(text: str) -> str:
    """Return the form that is its own form; a comment at an odd place may need a second pass to find its own.

    :raises Unfaithful: if there is none
    """
    for _ in range(_PASSES):
        formed = editing.canonical(text)
        if formed == text:
            return formed
        text = formed
    raise Unfaithful("the form is not its own form")


def verify(text: str, formed: str) -> None:
    """Hold the form to the text: the same values and the same comments.

    :raises Unfaithful: if they differ
    """
    first, second = yamltext.scan(text.removeprefix(layout.MARK)), yamltext.scan(formed)
    if _ordered(first.data) != _ordered(second.data):
        raise Unfaithful("a value would change")
    if Counter(_remarks(first)) != Counter(_remarks(second)):
        raise Unfaithful("a comment would be lost")


def _ordered(data: Any) -> dict[str, Any]:
    return {name: sorted(records or (), key=lambda record: str(record["id"])) for name, records in (data or {}).items()}


def _remarks(found: yamltext.Scan) -> Iterator[str]:
    return (comment.text for comment in found.comments())


__all__ = ["Unfaithful", "form", "settled", "verify"]
