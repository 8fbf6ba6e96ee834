"""Tokens of curators: made, hashed, compared."""

from __future__ import annotations

import pytest

from server.curators import Curators, issue


def test_a_token_lets_its_holder_in() -> None:
    """The entry that is printed with a token makes the setting that knows its holder, and nobody else."""
    ann, bob = issue("ann"), issue("bob.b")
    curators = Curators.parse(f" {ann.entry}, ,{bob.entry},")
    assert (curators.holder(ann.token), curators.holder(bob.token)) == ("ann", "bob.b")
    for other in ("", ann.token[:-1], f"{ann.token} ", ann.entry, ann.entry.partition(":")[2], "\ud800"):
        assert curators.holder(other) is None


def test_a_token_is_not_in_the_setting() -> None:
    """The setting does not hold the token, and each token is new, with 256 bits."""
    one, other = issue("ann"), issue("ann")
    assert one.token not in one.entry
    assert one != other
    assert len(one.token) == 43


def test_nobody() -> None:
    """An empty setting names nobody."""
    assert Curators.parse("").hashes == {}
    assert Curators.parse(" , ").holder("") is None


@pytest.mark.parametrize("text", ["ann", "ann:", f"ann:{'0' * 63}", f"ann:{'A' * 64}", f"Ann:{'0' * 64}", f":{'0' * 64}"])
def test_other_forms(text: str) -> None:
    """Another form is refused, and what it holds is not repeated: it may be a token."""
    with pytest.raises(ValueError, match="part 2") as refused:
        Curators.parse(f"bob:{'1' * 64},{text}")
    assert text not in str(refused.value)


def test_a_name_stands_once() -> None:
    """Two tokens under one name are refused: which of them was withdrawn?"""
    with pytest.raises(ValueError, match="'ann' stands twice"):
        Curators.parse(f"ann:{'0' * 64},ann:{'1' * 64}")


@pytest.mark.parametrize("name", ["", "Ann", "a b", "a:b", "a,b", "-a", "a" * 41, "é"])
def test_names(name: str) -> None:
    """A name that the setting could not hold gets no token."""
    with pytest.raises(ValueError, match="1 to 40"):
        issue(name)
