"""Answers in, text for a terminal out. Says what the pages say, in the same order and words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from server.registry.values import countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.documents import Document

_WIDTH = 100
_SHOWN = 5  # claims

_STATES = {
    "listed": "listed",
    "unlisted": "not in the registry, which says nothing about it",
    "lookalike": "not in the registry, but its address resembles a listed outlet's",
}


def context(answer: dict[str, Any]) -> str:
    """Write the context of a page, given in the shape of ``answers.ContextAnswer``."""
    page, registry = answer["page"], answer["registry"]
    lines = [page["url"], f"  {_STATES[answer['status']]}"]
    if page["unwrapped"]:
        lines.append(f"  opened from: {', '.join(page['unwrapped'])}")
    if answer["platform"]:
        lines.append(f"  on {answer['platform']['name']}, of which an account is no part")
    if answer["lookalike"]:
        lines.append(f"  {answer['lookalike']['why']}")
    if answer["outlet"]:
        lines += ["", outlet(answer["outlet"])]
    lines += _matches(answer)
    lines += ["", f"Registry of {registry['updated']}, {registry['outlets']} outlets, version {registry['version']}"]
    return "\n".join(lines)


def outlet(card: dict[str, Any]) -> str:
    """Write everything that the registry says of an outlet, given in the shape of ``answers.OutletAnswer``."""
    return "\n".join(_outlet(card))


def _outlet(card: dict[str, Any]) -> Iterator[str]:
    country = countries().get(card["country"] or "", "country not known")
    yield f"{card['name']} ({card['type'] or 'kind not known'}, {country})"
    yield from _owners(card["owners"], 1) if card["owners"] else ["  Owner: not known to Masthead"]
    for said in card["state"]:
        state = f", {countries()[said['country']]}" if said["country"] else ""
        yield f"  State: {said['rater']['name']} says: {said['value']}{state} {_reference(said)}"
    for said in card["funding"]:
        yield f"  Paid by: {said['value']} {_reference(said)}"
    if founded := card["founded"]:
        yield f"  Founded: {founded['value']} {_reference(founded)}"
    for said in card["ratings"]:
        note = f" ({said['note']})" if said["note"] else ""
        yield f"  Rating: {said['rater']['name']} says: {said['value']}{note} {_reference(said)}"
    if not card["ratings"]:
        yield "  Rating: nobody whom Masthead knows has rated it"
    for said in card["replies"]:
        yield f"  Its answer: {said['value']} {_reference(said)}"


def _owners(owners: Iterable[dict[str, Any]], depth: int) -> Iterator[str]:
    for owner in owners:
        share = f", {owner['share']}" if owner["share"] else ""
        yield f"{'  ' * depth}Owner: {owner['name']}{share} {_reference(owner)}"
        yield from _owners(owner["owners"], depth + 1)


def _reference(statement: dict[str, Any]) -> str:
    of = f"as of {statement['as_of']}, " if statement["as_of"] else ""
    return f"[{statement['source']}, {of}checked {statement['checked']}]"


def _matches(answer: dict[str, Any]) -> Iterator[str]:
    for match in answer["works"]:
        yield ""
        yield f"In the source list of “{match['document']['title']}” ({match['document']['kind']}): {match['match']['why']}"
        yield f"  {match['work']['raw']}"
    for cited in answer["cited_by"]:
        name = answer["outlet"]["name"]
        yield ""
        document, sentences = cited["document"], many(cited["claims"], "sentence")
        yield f"“{document['title']}” ({document['kind']}) cites {name} in {sentences}."
    for match in answer["claims"][:_SHOWN]:
        yield from _match(match["claim"], match["match"])
    if answer["claims_total"] > _SHOWN:
        yield f"  … and {answer['claims_total'] - _SHOWN} more; --json shows up to 20."
    if any(match["match"]["kind"].startswith("cites-") for match in answer["claims"]):
        yield "A citation does not mean that the outlet supports the statement."


def _match(claim: dict[str, Any], match: dict[str, Any]) -> Iterator[str]:
    """Who says it, why it is shown, and what fact-checkers found, in their own words."""
    document = f"“{claim['document']['title']}” ({claim['document']['kind']})"
    yield from _wrapped(f"“{claim['text']}”", "  ")
    if claim["kind"] == "reviewed":
        by = f"ascribed to {claim['speaker']}" if claim["speaker"] else "by somebody who is not named"
        yield f"    A claim {by}{', ' + claim['said'] if claim['said'] else ''}, from {document}."
    else:
        yield f"    So says {document}."
    yield f"    {match['why']}"
    if match["quote"]:
        yield from _wrapped(f"On the page: “{' '.join(match['quote']['exact'].split())}”", "    ")
    for review in claim["reviews"]:
        day = f"{review['date']}, " if review["date"] else ""
        yield from _wrapped(f"{review['by']} found: “{review['rating']}” [{day}{review['url']}]", "    ")


def document(read: Document) -> str:
    """Write what was read out of a document."""
    lines = [f"{read.title} ({read.kind}, {read.language})"]
    lines += [f"  {label}: {value}" for label, value in _facts(read)]
    for section in read.sections:
        lines += ["", f"{section.line:>5}  {section.heading or '(before the first heading)'}"]
        for claim in read.claims:
            if claim.section == section.heading:
                lines += _claim(claim)
    lines += ["", f"Source list: {many(len(read.works), 'work')}"]
    lines += [f"{work.line:>5}  {_work(work)}" for work in read.works]
    lines += ["", f"Left out: {many(len(read.left_out), 'place')}"]
    lines += [f"{left.line:>5}  {left.reason}: {left.text}" for left in read.left_out]
    return "\n".join(lines)


def _facts(read: Document) -> Iterator[tuple[str, str]]:
    for label, value in (
        ("by", read.author),
        ("at", read.url),
        ("published", read.published),
        ("licence", read.licence),
    ):
        yield label, value or "not known"
    if read.withdrawn:
        yield "withdrawn", str(read.withdrawn)
    citations = sum(len(claim.citations) for claim in read.claims)
    yield (
        "read",
        f"{many(len(read.claims), 'claim')}, {many(citations, 'citation')}, {many(len(read.works), 'work')}",
    )


def _claim(claim: Any) -> Iterator[str]:
    yield from _wrapped(claim.text, f"{claim.line:>5}  [{claim.kind}] ", " " * 7)
    for citation in claim.citations:
        yield f"         {_cited(citation)}"
    for said in claim.attribution:
        yield f"         ascribed to {said.name}: “{said.quote}”"
    for quoted in claim.quotations:
        yield f"         quotes {quoted.speaker or 'somebody whom the sentence does not name'}: “{quoted.text}”"
    if claim.hedges:
        yield f"         hedged: {', '.join(claim.hedges)}"
    if claim.date:
        yield f"         speaks of {claim.date}"


def _cited(citation: Any) -> str:
    outlet = citation.outlet or "not in the registry"
    name = citation.domain or citation.name or "a source without an address"
    work = f", work {citation.work}" if citation.work else ""
    return f"cites {name} ({outlet}), {citation.scope}, {citation.certainty}{work}: “{citation.quote.exact}”"


def _work(work: Any) -> str:
    known = (work.author, work.title and f"“{work.title}”", work.publisher, work.date, work.domain, work.note)
    return f"{work.id}  {', '.join(part for part in known if part) or work.raw}"


def _wrapped(text: str, first: str, then: str | None = None) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then if then is not None else first)


def many(count: int, noun: str, nouns: str = "") -> str:
    """Count things in words: ``1 outlet``, ``2 outlets``, ``1,000 outlets``."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"
