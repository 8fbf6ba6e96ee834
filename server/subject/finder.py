"""A page with its text and an index in; the claims that the page is about out, each with the sentence that carries it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import orjson

from server.claims import Within
from server.documents import dates
from server.search import content, ranking, terms
from server.subject import likeness, passages, quoting, when
from server.subject.alike import Alike, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from server.claims import Found, Hit, Index
    from server.subject.likeness import Claim, Likeness
    from server.subject.passages import Passage
    from server.urls import Page

_HITS = 10  # claims that one sentence finds
_COMPARED = 120  # claims that one page is compared with
_WEIGHED = 8  # of a sentence's rarest terms say how much it tells


class _Text(NamedTuple):
    """What a page says: its title's terms and its sentences."""

    title: Sequence[str]
    spots: Sequence[Passage]


class _Candidate(NamedTuple):
    """A claim that a page may be about, and the sentence that carries most of it."""

    found: Found
    claim: Claim
    likeness: Likeness
    spot: Passage
    document: str
    made: Sequence[str]


def find(page: Page, title: str, text: str, index: Index, reading: Reading) -> list[Alike]:
    """Find the claims whose words stand on a page, then those that it is about, best first.

    Without a text there are none: of the pages of bench/data/subject no title alone holds enough of any claim.

    :param title: the page's title, empty where it is not known
    :param text: the page's text as a reader sees it
    :param reading: how much of the text is read
    """
    read = _Text(terms(title), passages.read(text, reading.split))
    if not read.spots:
        return []
    matches = quoting.find(text[: reading.letters], index)
    known = {match.id for match in matches}
    here = when.page(page, title, text[: reading.split])
    about = [one for one in _candidates(read, title, text, index, reading) if one.found.id not in known]
    timely = [one for one in about if not when.parted(here, dates.every(one.claim.text), one.made)]
    return matches + [_alike(one, text) for one in _chosen(timely, here)]


def _candidates(read: _Text, title: str, text: str, index: Index, reading: Reading) -> list[_Candidate]:
    """Claims that share most with any of the page's sentences, compared with those around it."""
    hits = _hits(read, title, text, index, reading)
    positions = sorted(hits, key=lambda position: (-len(hits[position]), position))[:_COMPARED]
    found = index.found(positions)
    answers = {position: orjson.loads(one.answer) for position, one in found.items()}
    claims = {position: likeness.claim(answer["text"]) for position, answer in answers.items()}
    weights = _weights(index, {term for claim in claims.values() for term in claim.terms})
    return [
        _Candidate(
            found[position],
            claims[position],
            *max(_around(claims[position], read, hits[position], weights), key=_best),
            answers[position]["document"]["id"],
            _made(found[position]),
        )
        for position in positions
    ]


def _best(one: tuple[Likeness, Passage]) -> tuple[bool, float, float]:
    """Order the places of a page by how much of a claim they hold: a place where it is told before one where it is turned."""
    return likeness.enough(one[0]), one[0].held, one[0].carried


def _hits(read: _Text, title: str, text: str, index: Index, reading: Reading) -> dict[int, list[int]]:
    """Numbers of the sentences by which each claim is found; the title stands for the first."""
    weights = _weights(index, set().union(*(spot.terms for spot in read.spots)))
    chosen = passages.telling(read.spots, reading.searched, lambda held: sum(sorted(weights[term] for term in held)[-_WEIGHED:]))
    questions = [(0, content(title))] + [(number, passages.question(text, read.spots[number])) for number in chosen]
    asked: dict[Sequence[str], Sequence[Hit]] = {(): ()}
    hits: dict[int, list[int]] = defaultdict(list)
    for number, question in questions:
        if (same := tuple(question)) not in asked:  # the title often stands in the text too
            asked[same] = index.searched.find(question, Within(shown=True), _HITS)
        for hit in asked[same]:
            hits[hit.position].append(number)
    return hits


def _around(
    claim: Claim, read: _Text, numbers: Iterable[int], weights: Mapping[str, float]
) -> Iterator[tuple[Likeness, Passage]]:
    """Compare a claim with all runs of neighbouring sentences that hold one by which it was found."""
    starts = {start for number in numbers for start in range(max(0, number - passages.WINDOW + 1), number + 1)}
    for start in sorted(starts):
        window = read.spots[start : start + passages.WINDOW]
        around = [*read.title, *(term for spot in window for term in spot.order)]
        spot = max(window, key=lambda one: (_quotes(claim, one), sum(weights[term] for term in claim.terms & one.terms)))
        yield likeness.compare(claim, around, spot.order, weights), spot


def _quotes(claim: Claim, spot: Passage) -> bool:
    return any(likeness.stands(quotation, spot.order) for quotation in claim.quotations)


def _weights(index: Index, words: set[str]) -> dict[str, float]:
    return {term: ranking.idf(held, index.searched.claims) for term, held in index.searched.held(words).items()}


def _made(found: Found) -> list[str]:
    """Dates of a claim that its own words do not give: its own, of its document, of the works that it cites."""
    claim, document = orjson.loads(found.answer), orjson.loads(found.document)
    return [made for made in (claim["date"] or claim["said"], document["published"], *(found.works or "").split()) if made]


def _chosen(candidates: Sequence[_Candidate], here: when.Dated) -> list[_Candidate]:
    """Those that the page holds enough of, alone or together with others of their document, best first."""
    best = sorted(candidates, key=lambda one: -one.likeness.held)
    documents: dict[str, list[_Candidate]] = defaultdict(list)
    for one in best:
        documents[one.document].append(one)
    together = {one.found.id for ones in documents.values() for one in _together(ones, here)}
    return [one for one in best if likeness.enough(one.likeness) or one.found.id in together]


def _together(ones: Sequence[_Candidate], here: when.Dated) -> Iterator[_Candidate]:
    """Claims of one document that together show its subject, if the best are of the page's weeks or give no date."""
    made = [day for one in ones[: likeness.BEST] for day in one.made]
    if made and not when.near(here, made):
        return
    for one, fits in zip(ones, likeness.together([one.likeness for one in ones]), strict=True):
        if fits:
            yield one


def _alike(one: _Candidate, text: str) -> Alike:
    spot, shared = one.spot, one.likeness.shared
    quote = passages.quote(text, spot.start, spot.end)
    reason = likeness.reason(one.claim, quote.exact, shared)
    return Alike("about-this-subject", reason, one.found.id, one.found.answer, quote)
