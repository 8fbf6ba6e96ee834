"""What a curator may want to look at next."""

from __future__ import annotations

from datetime import date

from server import lookalikes, yamlfile
from server.registry import records, survey

TEXT = """
raters:
- {id: one, name: Rater One, question: How good?, scale: [good, bad], url: "https://a.org/"}
- {id: two, name: Rater Two, question: How good?, scale: [good, bad], url: "https://a.org/"}
- {id: other, name: Other, question: How big?, scale: [big], url: "https://a.org/"}
organisations:
- id: holding
  name: Holding
  owners: [{name: A, source: "https://a.org/a", checked: 2020-01-01}]
outlets:
- id: bare
  name: Bare
  domains: [star.org, star.org/section]
  type: magazine
  source: https://a.org/
  checked: 2026-01-01
- id: full
  former_ids: [once, dead]
  name: Full
  domains: [star.net, star.com]
  type: magazine
  country: GB
  source: https://a.org/
  checked: 2024-01-01
  owners: [{organisation: holding, source: "https://a.org/b", checked: 2023-01-01}]
  founded: {value: 1999, source: "https://a.org/c", checked: 2026-01-01}
  state: [{by: other, value: big, source: "https://a.org/d", checked: 2026-01-01}]
  ratings:
  - {by: one, value: good, source: "https://a.org/e", as_of: 2025, checked: 2023-01-01}
  - {by: two, value: bad, source: "https://a.org/f", checked: 2026-01-01}
  - {by: nobody, value: bad, source: "https://a.org/f", checked: 2026-01-01}
"""


def found(before: object = None) -> dict[str, survey.Section]:
    """Survey a small registry."""
    reading = yamlfile.parse("s.yaml", TEXT, records.File)
    assert reading.value, reading.problems
    known = [lookalikes.Known(outlet.id, outlet.name, outlet.domains) for outlet in reading.value.outlets]
    cited = [survey.Cited("a.org", "first"), survey.Cited("b.org", "first"), survey.Cited("b.org", "second")]
    around = survey.Surroundings(date(2026, 2, 1), 365, cited, lookalikes.ties(known), before)
    return {section.code: section for section in survey.survey(reading.value, reading.data, reading.source, around)}


def test_stale() -> None:
    """Statements and records that were not read for long, the oldest first."""
    assert found()["stale"].findings == [
        survey.Finding("Holding: owners “A”, last read 2020-01-01 (2223 days ago), https://a.org/a", "holding", 9),
        survey.Finding("Full: owners “holding”, last read 2023-01-01 (1127 days ago), https://a.org/b", "full", 25),
        survey.Finding("Full: ratings by one “good”, last read 2023-01-01 (1127 days ago), https://a.org/e", "full", 29),
        survey.Finding("Full: the record itself, last read 2024-01-01 (762 days ago), https://a.org/", "full", 17),
    ]


def test_gaps() -> None:
    """Records without owner, without country, of which nothing is said."""
    for code in ("without-owner", "without-country", "without-statements"):
        assert found()[code].findings == [survey.Finding("Bare", "bare", 11)]


def test_disagreements() -> None:
    """Different answers to one question stand side by side; one answer to another question is no disagreement."""
    said = "Full: How good? “good” says Rater One (2025); “bad” says Rater Two (2026-01-01)"
    assert found()["disagreements"].findings == [survey.Finding(said, "full", 17)]


def test_unlisted_hosts() -> None:
    """Hosts that claims cite, the most cited first, by document."""
    assert [finding.words for finding in found()["unlisted-hosts"].findings] == [
        "b.org: 2 (first: 1, second: 1)",
        "a.org: 1 (first: 1)",
    ]


def test_ties() -> None:
    """A name that the hosts of several outlets bear."""
    assert found()["lookalike-ties"].findings == [
        survey.Finding("“star”: Bare (bare, line 11), Full (full, line 17)", "bare", 11)
    ]


def test_former_ids() -> None:
    """With an earlier version: ids that were lost, and former ids that it did not know; without one, nothing."""
    before = {"outlets": [{"id": "once"}, {"id": "lost"}, {"id": "bare", "name": "Bare"}]}
    assert [finding.words for finding in found(before)["former-ids"].findings] == [
        "'lost' leads nowhere any more: name it in former_ids of its successor, or in removed with the reason",
        "the former id 'dead' was nobody's in the earlier version",
    ]
    assert found()["former-ids"].findings == []


def test_forms() -> None:
    """The same for a terminal, for a page and for programs."""
    sections = [*found().values()]
    assert "Outlets without a country: 1\n  Add the country where a source names it.\n    s.yaml:11: Bare\n\n" in survey.text(
        sections, "s.yaml"
    )
    assert "    b.org: 2 (first: 1, second: 1)" in survey.text(sections, "s.yaml")
    page = survey.markdown(sections)
    assert "## Outlets without a country: 1\n\nAdd the country where a source names it.\n\n* Bare (line 11)\n\n" in page
    assert page.endswith(sections[-1].about)
    assert survey.plain(sections)[1]["findings"] == [{"words": "Bare", "id": "bare", "line": 11}]
