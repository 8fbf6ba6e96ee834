"""The query that is asked costs little, whatever it is made from, and scores weigh rare terms more."""

from __future__ import annotations

import sqlite3
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.search import Weights, plan
from server.search.ranking import PAIRED


def test_nothing_to_ask() -> None:
    """Terms that stand in no claim ask nothing."""
    assert plan({}, 10) is None
    assert plan({"a": 0}, 10) is None


def test_rare_terms_are_asked_alone() -> None:
    """Terms that stand in few claims are looked for by themselves; all of them, if all are rare."""
    assert plan({"a": 3, "b": 5}, 1000) == ('"a" OR "b" OR ("a" AND "b")', '"a" OR "b"')


def test_one_term() -> None:
    """A single term that many claims hold is asked for in the order of the claims: they all score alike."""
    assert plan({"a": 1500}, 100_000) == (None, '"a"')


def found(asked: str | None, terms: list[str]) -> list[str]:
    """Of claims that hold one of the terms each, and of claims that hold two, those that a query finds."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE search USING fts5 (text)")
    texts = [*terms, *(f"{one} {other}" for one, other in combinations(terms, 2))]
    connection.executemany("INSERT INTO search VALUES (?)", [(text,) for text in texts])
    rows = connection.execute("SELECT text FROM search WHERE search MATCH ?", (asked,)).fetchall()
    connection.close()
    return [text for (text,) in rows]


@pytest.mark.parametrize("many", [2, 3, 5, 7, 8])
def test_any_two_are_enough(many: int) -> None:
    """Each pair of the terms that are paired finds a claim, one of them alone does not."""
    terms = [f"t{number}" for number in range(many)]
    asked = plan(dict.fromkeys(terms, 300), 100_000)
    assert asked
    assert found(asked.best, terms) == [f"{one} {other}" for one, other in combinations(terms, 2)]


def test_each_term_is_read_three_times() -> None:
    """Of many terms the rarest eight are paired, and each is written as often as eight can be halved."""
    asked = plan({f"t{number:02}": 300 + number for number in range(20)}, 100_000)
    assert asked
    assert [(asked.best or "").count(f"t{number:02}") for number in range(10)] == [3] * PAIRED + [0, 0]


def test_common_terms_are_paired_less() -> None:
    """The more claims the terms stand in, the fewer are paired: two at least."""
    asked = plan({f"t{number}": 2000 for number in range(8)}, 100_000)
    assert asked
    assert [f"t{number}" in (asked.best or "") for number in range(8)] == [True] * 4 + [False] * 4
    most = plan({f"t{number}": 20_000 for number in range(8)}, 1_000_000)
    assert most
    assert most.best == '("t0" AND "t1")'


def test_the_commonest_terms() -> None:
    """A question of nothing but common terms asks for claims that hold the two rarest of them, unranked."""
    assert plan({"a": 90_000, "b": 80_000, "c": 70_000}, 100_000) == (None, '"c" AND "b"')


@given(
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), st.integers(1, 5000))
)
def test_nothing_is_syntax(held: dict[str, int]) -> None:
    """Whatever the terms hold, FTS5 takes the queries."""
    asked = plan(held, 10_000)
    if asked is None:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE search USING fts5 (text)")
    for query in filter(None, asked):
        connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,)).fetchall()
    connection.close()


def test_rare_terms_weigh_more() -> None:
    """A claim that shares the rarer term, or more terms, or is shorter, scores higher; one that shares none, nothing."""
    weights = Weights({"rare": 2, "common": 500}, 1000, 4.0)
    assert weights.score(["rare", "x"]) > weights.score(["common", "x"]) > weights.score(["x"]) == 0
    assert weights.score(["rare", "common"]) > weights.score(["rare", "x"]) > weights.score(["rare", "x", "y", "z"])


@pytest.mark.parametrize("mean", [0.0, 5.0])
def test_weights_without_claims(mean: float) -> None:
    """An empty index divides nothing by nought."""
    assert Weights({"a": 0}, 0, mean).score(["a"]) > 0
