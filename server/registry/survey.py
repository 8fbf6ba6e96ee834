"""The registry in; what a curator may want to look at next out: nothing wrong, but old, missing, or at odds.

Each section says what it lists and what can be done. Knows the hosts that documents cite and the names that addresses
share only as it is told; prints nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from server.registry import succession
from server.registry.walk import every, records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from server.registry.records import Affiliation, File, Outlet, Rating
    from server.yamlfile import Source, Way

_MISSING = (
    ("owners", "without-owner", "Outlets without an owner", "Add an owner where a source names one; unknown stays unknown."),
    ("country", "without-country", "Outlets without a country", "Add the country where a source names it."),
)


class Finding(NamedTuple):
    """One thing to look at, in words.

    :param words: what it is
    :param id: of the record that it is about, if it is about one
    :param line: 1-based, where it stands in the file
    """

    words: str
    id: str | None = None
    line: int | None = None


class Section(NamedTuple):
    """Findings of one kind.

    :param code: stable, for programs
    :param about: what a curator can do
    """

    code: str
    title: str
    about: str
    findings: list[Finding]


class Cited(NamedTuple):
    """A host that a document cites and no record has."""

    host: str
    document: str


class Surroundings(NamedTuple):
    """What is known besides the file.

    :param today: from which ages are counted
    :param days: the age, by the day of the last check, from which a statement is stale
    :param cited: one for each citation of a host that no record has
    :param ties: names in addresses, with the ids of the several outlets that bear them
    :param before: the plain data of an earlier version, or ``None``
    """

    today: date
    days: int
    cited: Iterable[Cited]
    ties: Mapping[str, list[str]]
    before: Any = None


def survey(file: File, data: Any, source: Source, around: Surroundings) -> list[Section]:
    """Survey a registry.

    :param file: what was read
    :param data: the same as plain data
    :param source: knows where each value stands
    """
    lines = {outlet.id: source.line(("outlets", index)) for index, outlet in enumerate(file.outlets)}
    return [
        Section(
            "stale",
            f"Statements last read more than {around.days} days ago",
            "Read the source again; change the statement if it says something else, and its `checked` in any case.",
            _stale(data, source, around),
        ),
        *(Section(code, title, about, _missing(file, field, lines)) for field, code, title, about in _MISSING),
        Section(
            "without-statements",
            "Outlets of which nothing is said",
            "No owner, state, funding, founding, rating or reply: their card tells readers nothing but the name.",
            [_of(outlet, lines) for outlet in file.outlets if not any(_said(outlet))],
        ),
        Section(
            "disagreements",
            "Outlets of which answers to one question differ",
            "Both stand side by side; look whether they speak of the same time and the same part of the outlet.",
            [*_disagreements(file, lines)],
        ),
        Section(
            "unlisted-hosts",
            "Hosts that claims cite and no record has",
            "The most cited first: a record for them would say who is cited.",
            _unlisted(around.cited),
        ),
        Section("lookalike-ties", "Names in addresses that several outlets bear", _TIES, [*_ties(file, lines, around.ties)]),
        Section("former-ids", "Ids that no longer lead where they led", _FORMER, [*_former(data, source, around.before)]),
    ]


_TIES = (
    "A host that resembles such a name is told to resemble all, the first before others. Name the hosts of others in `namesakes`."
)
_FORMER = "Told only with an earlier version (--since): ids lost since then, and former ids that were nobody's then."


def _of(outlet: Outlet, lines: Mapping[str, int], said: str = "") -> Finding:
    return Finding(f"{outlet.name}{said}", outlet.id, lines[outlet.id])


def _said(outlet: Outlet) -> Iterator[Any]:
    """All statements of an outlet."""
    yield from chain(outlet.owners, outlet.state, outlet.funding, outlet.ratings, outlet.replies)
    yield from [outlet.founded] if outlet.founded else []


def _stale(data: Any, source: Source, around: Surroundings) -> list[Finding]:
    found: list[tuple[int, Finding]] = []
    for at, record in (*records(data, "organisations"), *records(data, "outlets")):
        for what, path, said in _checked(at, record):
            age = (around.today - date.fromisoformat(said["checked"])).days if said.get("checked") else 0
            if age > around.days:
                words = f"{record['name']}: {what}, last read {said['checked']} ({age} days ago), {said['source']}"
                found.append((age, Finding(words, record["id"], source.line(path))))
    return [finding for _, finding in sorted(found, key=lambda entry: (-entry[0], entry[1].line))]


def _checked(at: Way, record: dict[str, Any]) -> Iterator[tuple[str, Way, dict[str, Any]]]:
    yield "the record itself", at, record
    for field, path, said in every(at, record):
        what = said.get("name") or said.get("organisation") or said.get("value")
        by = f" by {said['by']}" if "by" in said else ""
        yield f"{field}{by} “{what}”", path, said


def _missing(file: File, field: str, lines: Mapping[str, int]) -> list[Finding]:
    return [_of(outlet, lines) for outlet in file.outlets if not getattr(outlet, field)]


def _disagreements(file: File, lines: Mapping[str, int]) -> Iterator[Finding]:
    raters = {rater.id: rater for rater in file.raters}
    for outlet in file.outlets:
        answers: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        told: Iterable[Affiliation | Rating] = chain(outlet.state, outlet.ratings)
        for said in told:
            if said.by in raters:
                answers[raters[said.by].question][said.value][f"{raters[said.by].name} ({said.as_of or said.checked})"] = None
        for question, values in answers.items():
            if len(values) > 1:
                both = "; ".join(f"“{value}” says {', '.join(names)}" for value, names in values.items())
                yield _of(outlet, lines, f": {question} {both}")


def _unlisted(cited: Iterable[Cited]) -> list[Finding]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for host, document in cited:
        counts[host][document] += 1
    most = sorted(counts.items(), key=lambda entry: (-entry[1].total(), entry[0]))
    return [Finding(f"{host}: {by.total()} ({', '.join(f'{name}: {n}' for name, n in by.most_common())})") for host, by in most]


def _ties(file: File, lines: Mapping[str, int], ties: Mapping[str, list[str]]) -> Iterator[Finding]:
    names = {outlet.id: outlet.name for outlet in file.outlets}
    for name, ids in ties.items():
        told = ", ".join(f"{names[identifier]} ({identifier}, line {lines[identifier]})" for identifier in ids)
        yield Finding(f"“{name}”: {told}", ids[0], lines[ids[0]])


def _former(data: Any, source: Source, before: Any) -> Iterator[Finding]:
    if before is None:
        return
    for problem in succession.check(before, data, source):
        yield Finding(problem.message, None, problem.line)
    for path, identifier in succession.unknown(before, data):
        yield Finding(f"the former id '{identifier}' was nobody's in the earlier version", None, source.line(path))


def text(sections: Iterable[Section], file: str) -> str:
    """Write a survey for a terminal."""
    blocks = []
    for section in sections:
        lines = [f"{section.title}: {len(section.findings)}", f"  {section.about}"]
        lines += [f"    {f'{file}:{found.line}: ' if found.line else ''}{found.words}" for found in section.findings]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def markdown(sections: Iterable[Section]) -> str:
    """Write a survey for a page."""
    blocks = []
    for section in sections:
        blocks += [f"## {section.title}: {len(section.findings)}", section.about]
        items = [f"* {found.words}{f' (line {found.line})' if found.line else ''}" for found in section.findings]
        blocks += ["\n".join(items)] if items else []
    return "\n\n".join(blocks)


def plain(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Give a survey the shape of JSON."""
    return [{**section._asdict(), "findings": [found._asdict() for found in section.findings]} for section in sections]
