"""The words of a claim and of a sentence that share most of them in; whether they tell of two events nevertheless, out.

Looks at what a bag of words loses: what is counted ("the second round"), what happens once more, what is refused, and who does
it to whom. Knows no grammar beyond neighbourhood, so it speaks only where neighbours leave no other reading.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from server.documents.polarity import order, ordering
from server.search.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEAR = 3  # words from an act to those who have part in it
_REFUSED = 4  # words after one that refuses: "refused on Monday to release"
_BESIDE = 3  # words between "again" and what happens again
_OBJECT = 2  # words between an order and what it orders

_AGAIN = frozenset(terms("again erneut abermals encore nuevamente"))
_WORDLESS = frozenset(("last", "next", "again", "former"))  # orders that only part what they stand before
_REFUSES = frozenset(
    terms(
        "refuse refused refuses refusing refusal reject rejected rejects rejecting rejection decline declined declines declining "
        "fail failed fails failing failure veto vetoed oppose opposed opposes opposing block blocked blocks blocking "
        "weigern weigert weigerte verweigert verweigerte verweigern abgelehnt ablehnt lehnte lehnt scheitert scheiterte "
        "refuser refuse refusé rejeter rejette rejeté echoué échoue "
        "rechaza rechazó rechazado rechazar niega negó fracasó"
    )
)
# those who have part in these do it together
_MUTUAL = frozenset(terms("meet talk agree speak discuss negotiate fight war peace trade border and"))
_PASSIVE = frozenset(terms("by von durch par por"))


class Order(NamedTuple):
    """An ordinal and the words that follow it."""

    order: str
    of: frozenset[str]


def orders(words: Sequence[str]) -> list[Order]:
    """Give what a text puts in order: "the second round of talks" is the second of round and of talks.

    :param words: terms, in their order; "sixty seconds" are no order
    """
    found = []
    for at, word in enumerate(words):
        which = _ordering().get(word) or order(word)
        if which and not (at and words[at - 1].isdigit()):
            found.append(Order(which, frozenset(words[at + 1 : at + 1 + _OBJECT])))
    return found


@lru_cache(maxsize=1)
def _ordering() -> dict[str, str]:
    return {term: order for word, order in ordering().items() for term in terms(word)}


def counted(claim: Iterable[Order], around: Iterable[Order]) -> bool:
    """Does one say "second" where the other says "third", and neither both?"""
    ours, theirs = list(claim), list(around)
    fixed = {one.order for one in ours} - _WORDLESS, {one.order for one in theirs} - _WORDLESS
    if fixed[0] and fixed[1] and fixed[0].isdisjoint(fixed[1]):
        return True
    return any(one.of & other.of for one in ours for other in theirs) and {one.order for one in ours}.isdisjoint(
        other.order for other in theirs
    )


def parted(claim: Sequence[str], sentence: Sequence[str], acts: frozenset[str], names: frozenset[str]) -> bool:
    """Does a sentence tell of the same act once more, of its refusal, or of others who do it?

    :param claim: the claim's terms in their order
    :param sentence: those of a page's sentence
    :param acts: terms of the claim that carry its subject and are no names
    :param names: terms of the claim that are names
    """
    return _repeats(claim, sentence, acts) or _refuses(claim, sentence, acts) or _turned_round(claim, sentence, names)


def _repeats(claim: Sequence[str], sentence: Sequence[str], acts: frozenset[str]) -> bool:
    """Does the sentence say that it happens again, and the claim not?"""
    if not _AGAIN.isdisjoint(claim):
        return False
    return any(
        not acts.isdisjoint(sentence[max(0, at - _BESIDE) : at + 1 + _BESIDE])
        for at, word in enumerate(sentence)
        if word in _AGAIN
    )


def _refuses(claim: Sequence[str], sentence: Sequence[str], acts: frozenset[str]) -> bool:
    """Is an act of the one refused in the other alone?"""
    ours, theirs = _refused(claim) & acts, _refused(sentence) & acts
    return (bool(theirs) and not ours) or (bool(ours) and not theirs and not ours.isdisjoint(sentence))


def _refused(words: Sequence[str]) -> frozenset[str]:
    """What stands after a word of refusal."""
    return frozenset(after for at, word in enumerate(words) if word in _REFUSES for after in words[at + 1 : at + 1 + _REFUSED])


def _turned_round(claim: Sequence[str], sentence: Sequence[str], names: frozenset[str]) -> bool:
    """Do two who are named change places about one act?"""
    theirs = dict(_acts(sentence, names))
    return any(act in theirs and theirs[act] == pair[::-1] for act, pair in _acts(claim, names))


def _acts(words: Sequence[str], names: frozenset[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give each word between two names with the one before it and the one after it; the doer first, where it is passive."""
    for at, word in enumerate(words):
        if word in names or word in _MUTUAL:
            continue
        passive = not _PASSIVE.isdisjoint(words[at + 1 : at + 2])
        before = next((one for one in words[max(0, at - _NEAR) : at][::-1] if one in names), None)
        after = next((one for one in words[at + 1 : at + 1 + _NEAR] if one in names), None)
        if before and after and before != after:
            yield word, (after, before) if passive else (before, after)
