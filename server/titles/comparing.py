"""Which cited work is this page, told by the address and the title.

A page's path, its title if known, and the works for which its outlet is cited go in; those that the page is come out,
as a rule one or none. Knows neither hosts nor documents, and refuses rather than guesses.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from server.reasons import Reason
from server.titles.dates import agree, dated
from server.titles.polarity import turned
from server.titles.words import FEWEST_WORDS, slug, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

# Information is in nats. Before anything is counted a word weighs 6 (one headline in 400 has it), and 2,000 imagined
# documents hold that view against a small corpus. At most it weighs 8: so 30 titles and a million claims measure alike,
# and a table of words needs only those in more than one document of 3,000.
PRIOR = math.exp(-6.0)
PRIOR_DOCUMENTS = 2000
CAP = 8.0

# The figures are those of bench/titles.py: 262 pages with a slug, each offered the 300 titles of all sites. Thresholds
# were first set on 3,932 other addresses, where .77 gave one false alarm in 1,962 pages.
LEAST_INFORMATION = 12.0  # as much as two words of which nothing is known
FULL_INFORMATION = 22.0  # less changes nothing here, 30 costs 2 points of recall
SLUG_SHARE = 0.6  # slug before title, as a citation may be cut; .7 and more double the false alarms, .5 costs 2 points
THRESHOLD = 0.77  # one false alarm, the same agency report elsewhere; .7 makes two, .82 costs 3 points of recall
DATED_THRESHOLD = 0.66  # two false alarms of 262, but an agreeing date rules out nearly all titles that could be one
TITLE_THRESHOLD = 0.85  # Dice: a title retyped or cut a little, not one more headline of the same event
ANOTHER_HEADLINE = 0.4  # Dice: below this the page's title speaks of something else than the slug
MARGIN = 0.05  # titles nearer to each other than this are not told apart by a cut slug
DASH = re.compile(" [-–—·•:] ")
DAY = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as a document cites it; ``date`` is YYYY-MM-DD, YYYY-MM, YYYY or None (anything else says nothing)."""

    id: str
    title: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """The cited work that a page is, what told so, how alike (0 to 1), and the reason for the reader."""

    id: str
    by: Literal["slug", "title"]
    score: float
    reason: Reason


class Weights:
    """How much a word tells, in nats, by the share of documents that have it.

    :param documents: how many documents were counted; 0 is fine
    :param frequencies: word, folded by `words` -> number of documents that have it; 0 or absent if none, or if fewer
        than one in 3,000 have it
    """

    def __init__(self, documents: int, frequencies: Mapping[str, int] | Callable[[str], int]) -> None:
        self._documents = documents
        self._frequency = frequencies if callable(frequencies) else lambda word: frequencies.get(word, 0)

    def __call__(self, word: str) -> float:
        """Weigh ``word``, from 0 (every document has it) to `CAP`."""
        share = (self._frequency(word) + PRIOR_DOCUMENTS * PRIOR) / (self._documents + PRIOR_DOCUMENTS)
        return min(CAP, -math.log(min(1.0, share)))


def best(cited: Sequence[Cited], path: str, title: str | None, outlet_names: Sequence[str], weights: Weights) -> Likeness | None:
    """Give the one cited work that the page is, None where none is so beyond doubt; parameters as of `likenesses`."""
    return next(iter(likenesses(cited, path, title, outlet_names, weights)), None)


def likenesses(
    cited: Sequence[Cited], path: str, title: str | None, outlet_names: Sequence[str], weights: Weights
) -> list[Likeness]:
    """Give every cited work that the page is: more than one only where documents cite one work by the same words.

    :param cited: works of the page's outlet
    :param path: path of the page's address
    :param title: the page's title, if known
    :param outlet_names: what the outlet adds to its titles ("BBC News", "Reuters"); left out in comparing
    """
    sides = (slug(path), words(_headline(title, outlet_names)) if title else ())
    address, headline = ({nth: weights(nth[0]) for nth in _numbered(side)} for side in sides)
    page = _Page(address, headline, dated(path))
    judged = [_judge(page, work, weights) for work in cited if agree(work.date, page.date) is not False]
    if not judged:
        return []
    top = max(judged, key=lambda one: one.score)
    same = [one for one in judged if one.words == top.words]
    rivals = [one for one in judged if one.words != top.words and one.score > top.score - MARGIN]
    torn = any(agree(one.date, other.date) is False for one in same for other in same)
    return [] if rivals or torn else [one.likeness for one in same if one.likeness]


_Nth = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Page:
    slug: Mapping[_Nth, float]
    headline: Mapping[_Nth, float]
    date: str | None


@dataclass(frozen=True, slots=True)
class _Judged:
    """A cited work, how near it comes to the page, and the likeness if that is near enough."""

    words: tuple[_Nth, ...]
    date: str | None
    score: float
    likeness: Likeness | None


@dataclass(frozen=True, slots=True)
class _Overlap:
    """What two lists of words share: its information, its share of each list, whether one may stand for the other."""

    information: float = 0.0
    ours: float = 0.0
    theirs: float = 0.0
    exact: bool = False


def _numbered(some: Iterable[str]) -> tuple[_Nth, ...]:
    """Tell apart the first and the second time that a word stands."""
    seen: Counter[str] = Counter()
    numbered = []
    for word in some:
        seen[word] += 1
        numbered.append((word, seen[word]))
    return tuple(numbered)


@lru_cache(maxsize=2**14)  # the works of an outlet are compared again with each of its pages
def _cited_words(title: str) -> tuple[_Nth, ...]:
    return _numbered(words(title))


def _judge(page: _Page, work: Cited, weights: Weights) -> _Judged:
    theirs, same_day = _cited_words(work.title), agree(work.date, page.date)
    headline, address = _overlap(page.headline, theirs, weights), _overlap(page.slug, theirs, weights)
    dice = 2 * headline.ours * headline.theirs / ((headline.ours + headline.theirs) or 1.0)
    covered = SLUG_SHARE * address.ours + (1 - SLUG_SHARE) * address.theirs
    score = covered * min(1.0, address.information / FULL_INFORMATION)
    threshold = DATED_THRESHOLD if same_day else THRESHOLD
    unseen = set(theirs).difference(page.slug, page.headline)
    contrary = bool(page.headline) and turned(page.headline, theirs)
    other = len(page.headline) >= FEWEST_WORDS and (dice < ANOTHER_HEADLINE or unseen or contrary)
    likeness = None
    if headline.exact and not contrary and dice >= TITLE_THRESHOLD:
        reason = Reason("title-and-date" if same_day else "title", work.title)
        likeness = Likeness(work.id, "title", dice, reason)
    elif address.exact and not other and not turned(page.slug, theirs) and score >= threshold:
        reason = Reason("address-words-and-date" if same_day else "address-words", work.title)
        likeness = Likeness(work.id, "slug", score, reason)
    return _Judged(theirs, work.date, max(score, dice), likeness)


def _overlap(ours: Mapping[_Nth, float], theirs: Sequence[_Nth], weights: Weights) -> _Overlap:
    """Compare the page's words with a cited title's.

    Exact is what lacks words on one side at most ("Negotiators arrive …" is not "Negotiators end …") and keeps their
    order ("Ukraine strikes Russia" is not "Russia strikes Ukraine"). Both rules together cost 5 points of recall and
    leave one false alarm of 14.
    """
    shared = [word for word in theirs if word in ours]
    information = math.fsum(ours[word] for word in shared)
    if len(shared) < FEWEST_WORDS or information < LEAST_INFORMATION:
        return _Overlap()
    total = math.fsum(weights(word) for word, _ in theirs)
    kept = set(shared)
    exact = len(kept) in (len(ours), len(theirs)) and shared == [word for word in ours if word in kept]
    return _Overlap(information, information / math.fsum(ours.values()), information / total, exact=exact)


def _headline(title: str, outlet_names: Sequence[str]) -> str:
    """Strip outlet, section and day from a title: of what bars divide, keep the part with the most words."""
    names = [{"new", *words(name)} for name in outlet_names]  # "BBC News" where the record says "BBC"
    parts = [
        " ".join(part for part in DASH.split(bar) if not (DAY.fullmatch(part.strip()) or _named(part, names)))
        for bar in " ".join(title.split()).split("|")
    ]
    return max(parts, key=lambda part: len(words(part)))


def _named(part: str, names: Iterable[set[str]]) -> bool:
    found = words(part)
    return any(name.issuperset(found) for name in names)
