"""Reading ``sources.yaml``: every problem in one run, with its place and what is wanted.

Each ``tests/data/registry/NAME.yaml`` has its problems in ``NAME.expected``; with ``NAME.before``, it follows that version.
"""

from __future__ import annotations

import ast
import json
import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from server import problems, registry, yamlfile
from server.registry import advice, records
from server.registry.explanations import all_codes

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "registry"
CODE = [*(ROOT / "server" / "registry").glob("*.py"), *(ROOT / "server" / "yamlfile").glob("*.py")]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_problems_are_as_expected(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All problems of a file are told at once, in the order of the file, with the text that mends them."""
    monkeypatch.chdir(DATA)
    before = Path(path.stem).with_suffix(".before")
    _, found = registry.check(Path(path.name), before if before.exists() else None)
    told = "".join(f"{problems.text(problem)}\n" for problem in found)
    expected = path.with_suffix(".expected")
    if os.environ.get("MASTHEAD_WRITE_EXPECTED"):
        expected.write_text(told)
    assert told == expected.read_text()


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_told_to_be_pasted_mends(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the text to paste in place of what stands there, that problem is gone."""
    monkeypatch.chdir(DATA)
    lines = [*path.read_text().splitlines(), ""]
    for problem in registry.check(Path(path.name))[1]:
        line = lines[problem.line - 1]
        given = re.match(r"'[^']*'|\"[^\"]*\"|[^,\]}]*", line[problem.column - 1 :])
        if not problem.paste or not given or re.search("NUMBER|COMMIT|TIMESTAMP", problem.paste):
            continue
        rest = line[problem.column - 1 + given.end() :] if problem.code != "unknown-field" else " x"
        mended = [*lines[: problem.line - 1], line[: problem.column - 1] + problem.paste + rest, *lines[problem.line :]]
        again = yamlfile.parse(path.name, "\n".join(mended), records.File)
        _, left = registry.parse(path.name, "\n".join(mended))
        told = [(other.line, other.column, other.code) for other in [*again.problems, *left]]
        assert (problem.line, problem.column, problem.code) not in told, problem


CALLS = {"problem", "_problem", "Problem", "_wrong", "_once", "_again", "_shaped", "_unknown", "PydanticCustomError"}


def _given(tree: ast.AST) -> set[str]:
    """The codes in calls that make problems."""
    return {
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and (getattr(call.func, "attr", "") or getattr(call.func, "id", "")) in CALLS
        for argument in call.args
        if isinstance(argument, ast.Constant) and re.fullmatch("[a-z]+(-[a-z0-9]+)*", str(argument.value))
    }


def test_every_code_is_explained() -> None:
    """There is an explanation for each code that the registry's code can give, and for no other."""
    given = set().union(*(_given(ast.parse(path.read_text())) for path in CODE))
    assert given - {"outlets"} == set(all_codes())


def test_every_code_has_a_golden_case() -> None:
    """There is a golden case for each code but of files that cannot be kept: those have tests of their own."""
    golden = "".join(path.read_text() for path in DATA.glob("*.expected"))
    told = set(re.findall(r"^\S+:\d+:\d+: ([a-z0-9-]+)", golden, re.MULTILINE))
    assert told == set(all_codes()) - {"unreadable", "not-utf-8"}


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
    text = yaml.safe_dump(value)
    reading = yamlfile.parse("any.yaml", text, records.File)
    assert (reading.value is None) == bool(reading.problems)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in reading.problems)


@pytest.mark.parametrize(
    "sign", ["a", "/", ".", "-", "9", "https://en.wikipedia.org/wiki/", "https://web.archive.org/web/", "&title="]
)
def test_huge_values(sign: str) -> None:
    """A value of hundreds of thousands of characters, in whatever field, is a problem that fits on a screen."""
    huge = sign * (300_000 // len(sign))
    fields = dict.fromkeys(records.Outlet.model_fields, huge) | {
        name: [huge, huge] for name in ("domains", "namesakes", "aliases")
    }
    fields["state"] = [dict.fromkeys(records.Affiliation.model_fields, huge)]
    data = {"outlets": [fields], "organisations": [dict.fromkeys(records.Organisation.model_fields, huge)]}
    reading = yamlfile.parse("huge.yaml", json.dumps(data), records.File)
    _, found = registry.hold(reading)
    assert len(found) > 10
    assert max(len(str(problem)) for problem in [*found, *advice.check(reading.data, reading.source)]) < 1_000
