"""Skeletons: what is left of a name when characters that look alike are one."""

from __future__ import annotations

import pytest

from server.lookalikes.confusables import latin, skeleton


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("ѕріеɡеl", "spiegel"),  # Cyrillic, and a Latin script g
        ("rеutеrs", "reuters"),
        ("bbс", "bbc"),
        ("theguardıan", "theguardian"),
        ("lemondé", "lemonde"),
        ("wełt", "welt"),
        ("τass", "tass"),
        ("правда", "npabдa"),
    ],
)
def test_letters_of_all_scripts_are_read_as_latin(seen: str, meant: str):
    """Letters that look like ASCII ones are read as those; others stay."""
    assert latin(seen) == meant


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("blld", "bild"),
        ("b1ld", "bild"),
        ("f0xnews", "foxnews"),
        ("rnako", "mako"),
        ("vvelt", "welt"),
        ("bloomberq", "bloomberg"),
    ],
)
def test_small_print_hides_differences(seen: str, meant: str):
    """Names that differ only in what small print makes alike have one skeleton."""
    assert skeleton(seen) == skeleton(meant)


def test_other_names_have_other_skeletons():
    """Names that look different have different skeletons."""
    assert skeleton("bild") != skeleton("welt")


def test_ascii_is_its_own_reading():
    """A plain name is read as it stands."""
    assert latin("nd-aktuell") == "nd-aktuell"
