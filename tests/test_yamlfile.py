"""Reading YAML: plain data with places, whatever the file; never a crash, and no cost but the file's length."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from server import yamlfile
from server.yamlfile import events


class Inner(BaseModel, extra="forbid"):
    """A mapping in a mapping."""

    number: int = 0
    flag: bool = False


class Shape(BaseModel, extra="forbid"):
    """A schema of each kind of field."""

    inner: Inner | None = None
    table: dict[str, str] = {}
    words: list[str] = []
    bare: int = 0


def told(text: str) -> list[str]:
    """The problems of a text, without its name."""
    return [str(problem).removeprefix("x.yaml:") for problem in yamlfile.parse("x.yaml", text, Shape).problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("inner: {number: x}", "1:17: wrong-type: 'number' wants a whole number, not 'x'"),
        ("inner: {flag: x}", "1:15: wrong-type: 'flag' wants true or false, not 'x'"),
        ("table: [x]", "1:8: wrong-type: 'table' wants a mapping of fields, not a list"),
        ("words: {a: b}", "1:8: wrong-type: 'words' wants a list, not a mapping"),
        ("words: [[x]]", "1:9: wrong-type: wanted is text, not a list"),
        ("words: Null", "1:8: wrong-type: 'words' wants a list, not nothing"),
        ("words: [~]", "1:9: wrong-type: wanted is text, not nothing"),
        ("", "1:1: wrong-type: wanted is a mapping of fields, not nothing"),
        ("bare: 99999999999999999999x", "1:7: wrong-type: 'bare' wants a whole number, not '99999999999999999999x'"),
        ("inner: {wrong: 1}", "1:9: unknown-field: there is no field 'wrong'"),
        ("a: &a x\nb: *a\n", "1:4: alias: write the value out; anchors and aliases are not used here"),
        ("words: !x [a]", "1:8: tag: write a plain value; the tag !x is not used here"),
        ("*a : b", "1:1: alias: write the value out; anchors and aliases are not used here"),
        (
            "\tx: y",
            "1:1: not-yaml: a value cannot begin with this: indent with blanks instead of tabs",
        ),
        (
            "a: x\n- b",
            "(it belongs to line 1)",
        ),
    ],
)
def test_problems(text: str, problem: str) -> None:
    """What is wrong is said in words, with its place."""
    assert problem in "\n".join(told(text))


def test_every_key_counts_from_the_first() -> None:
    """A key that is given three times is told twice; the last value counts."""
    built = events.build("x.yaml", "a: 1\na: 2\na: 3\n")
    assert [problem.other for problem in built.problems] == [1, 2]
    assert built.data == {"a": "3"}


def test_places() -> None:
    """A path leads to the place of its value or key, or to the nearest above."""
    source = yamlfile.Source("x.yaml", "a:\n- {b: c}\n")
    assert source.place(("a", 0, "b")) == (2, 7)
    assert source.place(("a", 0, "b"), key=True) == (2, 4)
    assert source.place(("a", 7, "b")) == (2, 1)
    assert source.place(("a", 0, "b", "c")) == (2, 7)
    assert source.place(("x",), key=True) == (1, 1)
    assert source.line(("a", 0)) == 2


def test_a_huge_scalar() -> None:
    """A value of ten million characters is told in a line."""
    problems = yamlfile.parse("x.yaml", f"bare: {'x' * 10_000_000}", Shape).problems
    assert [len(str(problem)) < 300 for problem in problems] == [True]


def test_aliases_of_aliases() -> None:
    """Two to the power of forty values that five lines stand for are never made."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    reading = yamlfile.parse("x.yaml", "\n".join(lines), Shape)
    assert {problem.code for problem in reading.problems} == {"alias"}
    assert reading.data is None


PLAIN = st.recursive(
    st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3),
    max_leaves=20,
)


@given(PLAIN)
def test_what_is_written_is_read(value: object) -> None:
    """Data that another program wrote as YAML is read as it was."""
    text = yaml.safe_dump(value, allow_unicode=True)
    built = events.build("x.yaml", text)
    assert (built.problems, built.whole) == ([], True)
    assert built.data == value


@given(st.text(st.sampled_from("abc:-[]{}&*!|>'\"%@`#, \n\t~?")))
def test_any_text(text: str) -> None:
    """Whatever the marks of a text, it is read or its problems are told, at lines that it has."""
    built = events.build("x.yaml", text)
    assert built.whole or built.problems
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in built.problems)
