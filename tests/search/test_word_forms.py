"""Forms of one word that no stemmer knows are one term."""

from __future__ import annotations

import pytest

from server.search import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("led sold withdrew", "lead sell withdraw"),
        ("women and children", "woman and child"),
        ("organised the labour centre", "organized the labor center"),
        ("cancelled travelling", "canceled traveling"),
        ("Zelenskyy Medinskiy", "Zelensky Medinsky"),
        ("Kiev", "Kyiv"),
        ("Ukrainians and Russians", "Ukraine and Russia"),
        ("British troops", "UK troops"),
    ],
)
def test_forms(one: str, other: str) -> None:
    """Irregular forms, British and American spelling, Slavic names in Latin letters, peoples and their countries are one."""
    assert terms(one) == terms(other)


@pytest.mark.parametrize(("one", "other"), [("Minsk", "Minsky"), ("four", "for"), ("polish", "pole"), ("лед", "led")])
def test_other_words(one: str, other: str) -> None:
    """Words that only look alike stay two."""
    assert terms(one) != terms(other)
