"""Which cited work is this page, told by the address and the title.

A page's path, its title if known, and the works for which its outlet is cited go in; those that the page is come out,
as a rule one or none. Knows neither hosts nor documents, and refuses rather than guesses.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

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
FEWEST_WORDS = 3  # "Putin says Ukraine" is in dozens of headlines, whatever its words weigh
LEAST_INFORMATION = 12.0  # as much as two words of which nothing is known
FULL_INFORMATION = 22.0  # less changes nothing here, 30 costs 2 points of recall
SLUG_SHARE = 0.6  # slug before title, as a citation may be cut; .7 and more double the false alarms, .5 costs 2 points
THRESHOLD = 0.77  # one false alarm, the same agency report elsewhere; .7 makes two, .82 costs 3 points of recall
DATED_THRESHOLD = 0.66  # two false alarms of 262, but an agreeing date rules out nearly all titles that could be one
TITLE_THRESHOLD = 0.85  # Dice: a title retyped or cut a little, not one more headline of the same event
ANOTHER_HEADLINE = 0.4  # Dice: below this the page's title speaks of something else than the slug
MARGIN = 0.05  # titles nearer to each other than this are not told apart by a cut slug
SAME_DAYS, NEAR_DAYS = 1, 3  # a time zone or a printed edition; an update

LETTERS = str.maketrans({"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "_": " "})
INITIALS = re.compile(r"(?<![^\W_])([^\W_])\.(?=[^\W_](?![^\W_]))")
DECIMALS = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
IRISH = re.compile(r"(?<![^\W_])o['’](?=[^\W_])")
WORD = re.compile(r"[^\W_]+")
TAILS = frozenset(("s", "t", "ll", "re", "ve"))
UMLAUT = re.compile(r"(?<=[aou])e")
PLURAL = re.compile(r"(?<=[^\W_]{3})s+$")

YEAR = "(?:19|20)[0-9][0-9]"
DATE = f"{YEAR}-[01]?[0-9](?:-[0-3]?[0-9])?"
ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
HEAD = re.compile(rf"^(?:{DATE}|[0-9]{{5,}})[-_]")
NUMBERS = rf"(?<=_)[0-9]+|(?!{YEAR}$)[0-9]{{4,}}|(?:li|[0-9])\.[0-9]{{4,}}|(?=[a-z]*[0-9])[a-z0-9]{{5,}}|accg"
TAIL = re.compile(rf"[-_.,](?:{DATE}|{NUMBERS})$", re.IGNORECASE)
MOST_IDS = 4  # "_6710_3210", "-2014-5", "a-1-b2762079"; more would let a hostile address take its time
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATES = (
    re.compile(rf"(?<![0-9])({YEAR})([/_.-])([0-9]{{1,2}}|[a-z]{{3}})\2([0-9]{{1,2}})(?![0-9])"),
    re.compile(rf"(?<![0-9])({YEAR})()([0-9]{{2}})([0-9]{{2}})(?![0-9])"),
    re.compile(rf"/({YEAR})([/-]?)([0-9]{{2}}|[a-z]{{3}})()/"),
    re.compile(rf"-({YEAR})(-)([0-9]{{1,2}})()/?$"),
)
ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
FULL_DATE = len("2025-06-01")
DASH = re.compile(" [-–—·•:] ")


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as a document cites it; ``date`` is YYYY-MM-DD, YYYY-MM, YYYY or None (anything else says nothing)."""

    id: str
    title: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """The cited work that a page is, what told so, how alike (0 to 1), and a sentence for the reader."""

    id: str
    by: Literal["slug", "title"]
    score: float
    why: str


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


def words(title: str) -> tuple[str, ...]:
    """Fold a title or a slug to its words, so that a headline and its slug give the same ones.

    Accents, case, possessives, apostrophes, plural s, "&" and lone letters go, "U.S." is ``us``, "7.1" is ``71``, "ü"
    and "ue" are ``u``. Function words stay: they weigh little, and leaving them out doubled the false alarms. Text
    without blanks between its words (Chinese, Japanese, Thai) is one word, which matches nothing.
    """
    text = unicodedata.normalize("NFKD", title.lower()).translate(LETTERS)
    text = "".join(letter for letter in text if not unicodedata.category(letter).startswith("M"))
    text = IRISH.sub("o", DECIMALS.sub("", INITIALS.sub(r"\1", text)))
    folded = (PLURAL.sub("", UMLAUT.sub("", word)) for word in _joined(WORD.findall(text)))
    return tuple(word for word in folded if len(word) > 1 or not word.isalpha())


def _joined(parts: Iterable[str]) -> list[str]:
    """Put together what an apostrophe or a slug's hyphen broke: ``don t``, ``ukraine s``, ``u s``."""
    joined: list[str] = []
    single = False
    for part in parts:
        letter = len(part) == 1 and part.isalpha()
        if joined and (part in TAILS or (letter and single)):
            joined[-1] += part
        else:
            joined.append(part)
            single = letter
    return joined


def slug(path: str) -> tuple[str, ...]:
    """Give the words of the path's segment with the most words, without ids, dates and file ending.

    Fewer than three (``world-europe-60506682``, ``us-news``) name a section, or tell too little: then ``()``.
    """
    longest: tuple[str, ...] = ()
    for segment in unquote(path).split("/"):
        found = words(_bare(segment))
        if len(found) >= max(FEWEST_WORDS, len(longest)):
            longest = found
    return longest


def _bare(segment: str) -> str:
    text = UUID.sub("", ENDING.sub("", segment)).strip("-_.,")
    for _ in range(MOST_IDS):
        text = HEAD.sub("", TAIL.sub("", text))
    return text


def dated(path: str) -> str | None:
    """Give the date in an address as YYYY-MM-DD or YYYY-MM (ISO 8601); None if it has none that the calendar knows."""
    for pattern in DATES:
        for year, _, month, day in pattern.findall(path.lower()):
            number = MONTHS.index(month) + 1 if month in MONTHS else month
            text = f"{year}-{number:0>2}" + (f"-{day:0>2}" if day else "")
            if _day(text):
                return text
    return None


def _day(text: str) -> date | None:
    """Give the first day that a date of any precision may mean."""
    found = ISO.fullmatch(text)
    try:
        return date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return None


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
    sides = (slug(path), words(_headline(title or "", outlet_names)))
    address, headline = ({nth: weights(nth[0]) for nth in _numbered(side)} for side in sides)
    page = _Page(address, headline, dated(path))
    judged = [_judge(page, work, weights) for work in cited if _agree(work.date, page.date) is not False]
    if not judged:
        return []
    top = max(judged, key=lambda one: one.score)
    same = [one for one in judged if one.words == top.words]
    rivals = [one for one in judged if one.words != top.words and one.score > top.score - MARGIN]
    torn = any(_agree(one.date, other.date) is False for one in same for other in same)
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
    theirs, agree = _cited_words(work.title), _agree(work.date, page.date)
    headline, address = _overlap(page.headline, theirs, weights), _overlap(page.slug, theirs, weights)
    dice = 2 * headline.ours * headline.theirs / ((headline.ours + headline.theirs) or 1.0)
    covered = SLUG_SHARE * address.ours + (1 - SLUG_SHARE) * address.theirs
    score = covered * min(1.0, address.information / FULL_INFORMATION)
    dating = " and its date" if agree else ""
    unseen = set(theirs).difference(page.slug, page.headline)
    other = len(page.headline) >= FEWEST_WORDS and (dice < ANOTHER_HEADLINE or unseen)
    likeness = None
    if headline.exact and dice >= TITLE_THRESHOLD:
        why = f"The page's title has the words of the cited title “{work.title}”{dating and ', its address the date'}."
        likeness = Likeness(work.id, "title", dice, why)
    elif address.exact and not other and score >= (DATED_THRESHOLD if agree else THRESHOLD):
        why = f"The address carries the words of the cited title “{work.title}”{dating}."
        likeness = Likeness(work.id, "slug", score, why)
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


def _agree(one: str | None, other: str | None) -> bool | None:
    """Tell whether two dates mean one day: True, False where they contradict, None where they say too little."""
    if not one or not other or not (left := _day(one)) or not (right := _day(other)):
        return None
    precision = min(len(one), len(other))
    if precision < FULL_DATE:
        return None if one[:precision] == other[:precision] else False
    apart = abs((left - right).days)
    return True if apart <= SAME_DAYS else None if apart <= NEAR_DAYS else False


def _headline(title: str, outlet_names: Sequence[str]) -> str:
    """Strip the outlet's name and section from a title: of what bars divide, keep the part with the most words."""
    names = [{"new", *words(name)} for name in outlet_names]  # "BBC News" where the record says "BBC"
    parts = [
        " ".join(part for part in DASH.split(bar) if not any(name.issuperset(words(part)) for name in names))
        for bar in " ".join(title.split()).split("|")
    ]
    return max(parts, key=lambda part: len(words(part)))
