"""Reading ``sources.yaml``: every problem in one run, with its place and what is wanted.

Each ``tests/data/registry/NAME.yaml`` has its problems in ``NAME.expected``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import registry, yamlfile
from server.registry import records, rules

DATA = Path(__file__).parents[1] / "data" / "registry"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_problems_are_as_expected(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All problems of a file are told at once, in the order of the file."""
    monkeypatch.chdir(DATA)
    _, problems = registry.read(Path(path.name))
    told = "".join(f"{problem}\n" for problem in problems)
    expected = path.with_suffix(".expected")
    if os.environ.get("MASTHEAD_WRITE_EXPECTED"):
        expected.write_text(told)
    assert told == expected.read_text()


def test_every_code_has_a_golden_case() -> None:
    """There is a golden case for each code that the registry's code can give."""
    sources = [records.__file__, rules.__file__, yamlfile.__file__]
    code = "".join(Path(source).read_text() for source in sources)
    golden = "".join(path.read_text() for path in DATA.glob("*.expected"))
    given_elsewhere = {"unreadable", "not-utf-8", "too-deep"}
    for name in CODES - given_elsewhere:
        assert f": {name}: " in golden, name
        assert name.partition("-")[0] in code, name


CODES = {
    "alias",
    "bad-country",
    "bad-date",
    "bad-domain",
    "bad-id",
    "bad-language",
    "bad-source",
    "bad-tenant",
    "bad-text",
    "bad-value",
    "bad-wikidata",
    "bad-year",
    "dates-crossed",
    "duplicate-domain",
    "duplicate-id",
    "duplicate-key",
    "duplicate-name",
    "duplicate-wikidata",
    "empty",
    "future-date",
    "missing-field",
    "no-source",
    "not-in-list",
    "not-on-scale",
    "not-utf-8",
    "not-yaml",
    "own-namesake",
    "owner-cycle",
    "owner-name",
    "public-suffix",
    "tag",
    "too-deep",
    "unknown-field",
    "unknown-licence",
    "unknown-organisation",
    "unknown-rater",
    "unreadable",
    "unsorted",
    "wrong-type",
}


def test_text_stays_text() -> None:
    """What YAML 1.1 would turn into a truth value, a time or a number stays text."""
    found, problems = registry.read(DATA / "good.yaml")
    assert problems == []
    assert found is not None
    outlet = found.outlets["norway"]
    assert (outlet.country, outlet.languages) == ("NO", ("no",))
    assert (outlet.name, outlet.aliases) == ("12:30", ("1e3", "yes"))


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is a problem."""
    _, problems = registry.read(tmp_path / "none.yaml")
    assert [problem.code for problem in problems] == ["unreadable"]


def test_not_utf_8(tmp_path: Path) -> None:
    """A file that is no UTF-8 text is a problem at the line of its first bad byte."""
    path = tmp_path / "latin.yaml"
    path.write_bytes("outlets:\n- name: Süddeutsche".encode("latin-1"))
    _, problems = registry.read(path)
    assert [(problem.code, problem.line) for problem in problems] == [("not-utf-8", 2)]


def test_too_deep() -> None:
    """A value nested a hundred thousand times is a problem, not a crash."""
    reading = yamlfile.parse("deep.yaml", "[" * 100_000 + "]" * 100_000, records.File)
    assert [problem.code for problem in reading.problems] == ["too-deep"]


def test_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark is no part of the file."""
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfoutlets: []\n")
    found, problems = registry.read(path)
    assert problems == []
    assert found is not None


@given(st.text())
def test_any_text_gives_a_value_or_problems(text: str) -> None:
    """Whatever a file holds, it is read or its problems are told."""
    reading = yamlfile.parse("any.yaml", text, records.File)
    assert (reading.value is None) == bool(reading.problems)


NESTED = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["id", "https://a.org/", "2026-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*records.File.model_fields, *records.Outlet.model_fields, "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(NESTED)
def test_any_value_gives_a_value_or_problems(value: object) -> None:
    """Whatever stands in the place of a registry, it is read or its problems are told, with lines."""
    text = yamlfile.yaml.safe_dump(value)
    reading = yamlfile.parse("any.yaml", text, records.File)
    assert (reading.value is None) == bool(reading.problems)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in reading.problems)
