"""What sentences do and whom they name as speaker."""

from __future__ import annotations

import pytest

from server.documents import wording


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Prices rose by a tenth.", "cited"),
        ("They called it an “excuse” or “disinformation”.", "cited"),
        ("Prices reportedly rose.", "reported"),
        ("He said that prices rose.", "reported"),
        ("Ukraine, she noted, “used this time to become stronger”.", "quotation"),
        (
            "It was “critically necessary to take the time to build forces”, it later turned out for all of them.",
            "quotation",
        ),
        ("‘We shall not be moved’, it went.", "quotation"),
        ("« Nous partirons demain. Pas avant », a déclaré Mme Martin.", "quotation"),
        ("„Ja.“ So war es.", "cited"),
        ("“Go” now.", "cited"),
        ("They kept insisting on a “full, unconditional ceasefire” as a starting point.", "cited"),
        ("Why was nobody told?", "question"),
        ("He asked, “Why?”", "question"),
        ("Game, set, match – peace talk torpedoed.", "rhetoric"),
        ("Bread, milk, butter – all got dearer.", "cited"),
        ("Make no mistake: it was sabotage.", "rhetoric"),
        ("What a mess!", "rhetoric"),
        ("“Stop!” he shouted.", "cited"),
    ],
)
def test_kinds(sentence, kind):
    """A sentence asks, quotes, is rhetoric, reports or asserts; single quoted words make no quotation."""
    assert wording.kind(sentence, ()) == kind


def test_a_speaker_makes_a_report():
    """A sentence that names a speaker reports, whatever its verb."""
    assert wording.kind("Merkel casually revealed more.", [wording.Speaker("Merkel", "Merkel revealed")]) == "reported"


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("In May, Merkel casually revealed more.", [("Merkel", "Merkel casually revealed")]),
        ("As The Moscow Times noted, it is so.", [("The Moscow Times", "The Moscow Times noted")]),
        ("New Lines, hardly a friend, observed that.", [("New Lines", "New Lines, hardly a friend, observed")]),
        ("“Go!” said Angela Merkel.", [("Angela Merkel", "said Angela Merkel")]),
        ("It rose, according to Reuters.", [("Reuters", "according to Reuters")]),
        (
            "According to a detailed account by Reuters, it rose.",
            [("Reuters", "According to a detailed account by Reuters")],
        ),
        ("It rose, according to Starmer’s own musings.", [("Starmer", "according to Starmer’s")]),
        ("In the blunt words of Jacques Baud, it is so.", [("Jacques Baud", "In the blunt words of Jacques Baud")]),
        (
            "Trump’s Secretary of State, Marco Rubio, told us.",
            [("Marco Rubio", "Trump’s Secretary of State, Marco Rubio, told")],
        ),
        ("Putin said so, and Putin said more.", [("Putin", "Putin said")]),
        ("BBC said so.", [("BBC", "BBC said")]),
        (
            "Angela Merkel said so, according to Reuters.",
            [("Angela Merkel", "Angela Merkel said"), ("Reuters", "according to Reuters")],
        ),
        ("He said so.", []),
        ("The said man left.", []),
        ("Critics said so.", []),
        ("Putin’s spokesman said so.", []),
        ("Putin’s said so.", []),
        ("It rose, according to Kremlin watchers.", []),
        ("We never hear what Russia says it wants.", []),
        ("She read “Merkel said so” aloud.", []),
    ],
)
def test_speakers(sentence, speakers):
    """Only names that the sentence joins to a word of saying are speakers; pronouns and others' people are none."""
    assert list(wording.speakers(sentence, "en-GB", {"Putin"})) == speakers


def test_other_languages_name_nobody():
    """The words of saying are English ones."""
    assert wording.speakers("According to Reuters, so.", "de") == ()
