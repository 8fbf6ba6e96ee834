"""A claim and a few sentences of a page in; how much of the claim they hold, and whether that is enough, out.

Words weigh by how rare they are among the claims. Knows that two texts share words, never that they mean the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from server.documents import dates
from server.documents.polarity import turns
from server.reasons import Reason
from server.search import verbatim
from server.search.terms import content, terms, words
from server.subject import parting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from server.reasons import Code

# Chosen on the develop half of bench/data/subject by bench/subject.py, so that no page of it gets a claim that it is not
# about, nor any page in a corpus of a thousand claims on other events of the same kinds; ``_ALONE`` and ``_TOLD_ALONE`` after a
# look at all sets but ``fresh-2``.
_HELD = 0.8  # of the claim's weight, in three neighbouring sentences and the title
_NAMED = 0.75  # of the weight of its names and numbers
_PARTING = 2  # names or numbers
_UNNAMED = 0.08  # more, where it has not two names or numbers that could part two events
_SHORT, _SHORTER = 10, 0.03  # more for each term that a claim has fewer
_FEWEST = 4  # terms of a claim
_CARRIED = 0.35  # of the claim's weight, in the one sentence that is shown
# One sentence that says nearly all is enough, if what it leaves out is not what is said of those whom it names; where it names
# nobody, other talks, matches and trials have the same words.
_ALONE, _TOLD_ALONE = 0.65, 0.6  # of the claim's weight, and of that of its terms that are no names

# Fewer words in quotation marks are a turn of phrase; so many, beside one whom the claim names, are what was said there. To stand
# by themselves they have to be longer (``verbatim.LEAST_QUOTED``).
_QUOTED = 5  # words
_NAMED_BESIDE = 0.5  # of the weight of the names beside the quotation: many speak of "a crossroads in history"

# An essay wraps one fact into many words, so that few claims of it are held so far. Where three of a document's are held in
# part, the page is about its subject, and those of them that are held best are shown.
BEST = 3  # claims whose shares are added
_PARTLY, _TOGETHER, _NAMES_TOGETHER, _NAMES_MANY = 0.4, 1.05, 0.5, 3
_TOLD_TOGETHER = 0.3  # a sentence that has nothing of a claim but its names tells of the same people, not of the same act

_NAME = re.compile(
    r"(?:(?<=[\w,;:’'”“–—] )|(?<=[”»]))[“„«\"]?(?:[A-ZÀ-ÞЀ-Я][\w’-]+|\d[\d.,]*)|(?<!\w)(?:[A-ZÀ-Þ]\w*[A-Z\d]\w*|\d[\d.,]*)"
)
_NUMBER = re.compile(r"\d[\d.,]*")


class Claim(NamedTuple):
    """What a claim is compared by: its terms, those that are names or numbers, all its words in their order, what it quotes."""

    text: str
    terms: frozenset[str]
    names: frozenset[str]
    order: Sequence[str]
    quotations: Sequence[Sequence[str]]


class Likeness(NamedTuple):
    """How much of a claim some sentences hold.

    ``held``, ``carried``, ``named`` and ``told`` are shares of its weight: of all terms, of those in the one sentence that is
    shown, of its names and numbers (1 without any), of all others in that sentence. ``names`` counts the names shared,
    ``quoted`` says that the sentence has a quotation of the claim, and that one whom the claim names stands by.
    ``around`` and ``words`` are the terms of the sentences and of that one.
    """

    held: float
    carried: float
    named: float
    names: int
    told: float
    quoted: bool
    shared: frozenset[str]
    claim: Claim
    around: Sequence[str]
    words: Sequence[str]

    @property
    def parted(self) -> bool:
        """Do they tell of two events, whatever they share?"""
        of = self.claim
        counted = parting.counted(parting.orders(of.order), parting.orders(self.around))
        return counted or parting.parted(of.order, self.words, of.terms - of.names, frozenset(filter(str.isalpha, of.names)))


@lru_cache(maxsize=2**12)  # what is in the news is asked about again and again
def claim(text: str) -> Claim:
    """Read a claim. Its dates are no words of it: another event of the same day has them too."""
    undated = dates.DATE.sub(" – ", text)
    own = frozenset(content(undated))
    names = own & frozenset(terms(" ".join(_NAME.findall(undated)))) | {term for term in own if term[0].isdigit()}
    quoted = [terms(words) for words in verbatim.quotations(text, _QUOTED)]
    return Claim(text, own, names, terms(undated), quoted)


def compare(of: Claim, around: Sequence[str], words: Sequence[str], weights: Mapping[str, float]) -> Likeness:
    """Compare a claim with a sentence and what stands around it.

    :param around: the terms of the sentence, its neighbours and the title, in their order
    :param words: the terms of the sentence
    """
    sentence = frozenset(words)
    shared = of.terms.intersection(around)
    named = of.names & shared
    return Likeness(
        _share(shared, of.terms, weights),
        _share(of.terms & sentence, of.terms, weights),
        _share(named, of.names, weights) if of.names else 1.0,
        len(named),
        _share((of.terms - of.names) & sentence, of.terms - of.names, weights),
        _quoted(of, words, named, weights),
        shared,
        of,
        around,
        words,
    )


def _quoted(of: Claim, words: Sequence[str], named: frozenset[str], weights: Mapping[str, float]) -> bool:
    """Does a sentence have a quotation of a claim, and do the sentences name half of the others whom the claim names?"""
    for quotation in of.quotations:
        others = of.names.difference(quotation)
        if others & named and _share(others & named, others, weights) >= _NAMED_BESIDE and stands(quotation, words):
            return True
    return False


def stands(quotation: Sequence[str], words: Sequence[str]) -> bool:
    """Do these terms follow each other in a sentence?"""
    last = len(words) - len(quotation) + 1
    return any(words[at : at + len(quotation)] == quotation for at in range(last) if words[at] == quotation[0])


def _share(part: frozenset[str], whole: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[term] for term in part) / (sum(weights[term] for term in whole) or 1.0)


def enough(found: Likeness) -> bool:
    """Do the sentences hold so much of the claim that they are about it?"""
    of = found.claim
    wanted = _HELD + _SHORTER * max(0, _SHORT - len(of.terms)) + (_UNNAMED if len(of.names) < _PARTING else 0)
    fits = len(of.terms) >= _FEWEST and found.carried >= _CARRIED and found.named >= _NAMED
    alone = found.carried >= _ALONE and found.told >= _TOLD_ALONE and found.names > 0
    return (found.quoted or (fits and (alone or found.held >= min(wanted, 1.0)))) and not found.parted


def together(found: Sequence[Likeness]) -> list[bool]:
    """Which of a document's claims, given the best first, are held enough because the page is about their subject?"""
    if sum(likeness.held for likeness in found[:BEST]) < _TOGETHER:
        return [False] * len(found)
    return [
        likeness.held >= _PARTLY
        and likeness.carried >= _CARRIED
        and likeness.names >= _NAMES_MANY
        and likeness.named >= _NAMES_TOGETHER
        and likeness.told >= _TOLD_TOGETHER
        and not likeness.parted
        for likeness in found
    ]


def reason(of: Claim, passage: str, shared: frozenset[str]) -> Reason:
    """Say why a claim is shown: the words shared as the claim writes them, and whether the two may differ all the same."""
    return Reason(_code(of.text, passage), words=tuple(_spelt(of.text, shared)))


def _code(one: str, other: str) -> Code:
    """Where one of two texts denies, or gives other numbers, it is not the same statement."""
    if "not" in turns(words(one)) ^ turns(words(other)):
        return "shared-words-denied"
    numbers, others = _numbers(one), _numbers(other)
    return "shared-words-other-numbers" if numbers - others and others - numbers else "shared-words"


def _numbers(text: str) -> set[str]:
    """The numbers of a text; the days and years that it names are none."""
    return {"".join(terms(number)) for number in _NUMBER.findall(dates.DATE.sub(" ", text))}


_TOLD = 6  # shared words that are named


def _spelt(text: str, shared: frozenset[str]) -> list[str]:
    """The shared words as a text writes them, names and numbers first; those of one name stay together."""
    spelt: dict[str, re.Match[str]] = {}
    for word in re.finditer(r"[^\W_][\w’'.,-]*(?<![’'.,-])", text):
        if (found := terms(word[0])) and found[0] in shared:
            spelt.setdefault(found[0], word)
    kept = sorted(spelt.values(), key=lambda word: not _named(word))[:_TOLD]
    return _joined(text, [word for word in spelt.values() if word in kept])


def _named(word: re.Match[str]) -> bool:
    return word[0][0].isupper() or word[0][0].isdigit()


def _joined(text: str, found: Sequence[re.Match[str]]) -> list[str]:
    """Write words as one where they are names that follow each other."""
    parts: list[tuple[int, int]] = []
    last: re.Match[str] | None = None
    for word in found:
        if last and _named(last) and _named(word) and text[last.end() : word.start()] == " ":
            parts[-1] = (parts[-1][0], word.end())
        else:
            parts.append(word.span())
        last = word
    return [text[start:end] for start, end in parts]
