"""Two names in, how their letters differ out.

One edit is all that is looked for: the distance of Damerau (1964), found by deletion neighbourhoods (SymSpell, W. Garbe
2012). Knows nothing of outlets; what a difference proves is for :mod:`server.likeness` to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.lookalikes.titlewords import around

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACRONYM = 3  # letters: swapped, they make another acronym


def decoded(label: str) -> str:
    """Write ``label`` as a browser shows it (RFC 3492); one that is no Punycode stays as it is."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def is_latin(text: str) -> bool:
    """Say whether ``text`` is of the Latin script, its letters plain or with marks, as many languages spell."""
    return all(ord(char) < 0x250 for char in text)  # noqa: PLR2004  where Latin Extended-B ends


def neighbours(name: str) -> set[str]:
    """``name``, and it without each of its letters: two names at one edit have one of these in common."""
    return {name} | {name[:at] + name[at + 1 :] for at in range(len(name))}


def one_edit(one: str, other: str) -> bool:
    """Say whether a letter more, less or changed, or two swapped, part ``one`` from ``other``.

    A digit more or less is no misspelling: numbers tell channels and towns apart.
    """
    if len(one) > len(other):
        one, other = other, one
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    one, other = one[start:], other[start:]
    if len(one) < len(other):
        return one == other[1:] and not other[0].isdigit()
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return bool(one) and (swapped or one[1:] == other[1:])


def slipped(one: str, other: str) -> bool:
    """Say whether the edit that parts ``one`` from ``other`` swaps two letters or doubles one, as fingers do."""
    if len(one) == len(other):
        return sorted(one) == sorted(other) and len(one) > _ACRONYM
    return [*_runs(one)] == [*_runs(other)]


_ONE_SOUND = ({"c", "k"}, {"s", "z"}, {"i", "y"})


def respelt(one: str, other: str) -> bool:
    """Say whether the edit that parts ``one`` from ``other`` is another language's spelling.

    c or k, s or z, i or y, h or none: repubblika is no misspelling of repubblica.
    """
    if len(one) != len(other):
        return one.replace("h", "") == other.replace("h", "")
    return any({a, b} in _ONE_SOUND for a, b in zip(one, other, strict=True) if a != b)


def _runs(text: str) -> Iterator[str]:
    return (char for char, before in zip(text, " " + text, strict=False) if char != before)


def other_word(one: str, other: str, long: int) -> bool:
    """Say whether ``one`` and ``other`` differ in a word of less than ``long`` letters, amid the same title words.

    golfnews is no misspelling of gulfnews, nor gazeta of gazette.
    """
    before, core, after = around(other)
    if not (before or after) or not core:
        return False
    found = around(one)
    return found[1] == core or (found == (before, found[1], after) and len(core) < long)


__all__ = ["decoded", "is_latin", "neighbours", "one_edit", "other_word", "respelt", "slipped"]
