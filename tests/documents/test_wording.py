"""What sentences do and whom they name as speaker."""

from __future__ import annotations

import pytest

from server.documents import hedges, wording


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


@pytest.mark.parametrize(
    ("language", "sentence", "speakers"),
    [
        ("de", "Umweltminister Jan Hoff sagte am Montag, es sei vorbei.", ["Jan Hoff"]),
        ("de", "„Es ist vorbei“, sagte Umweltminister Jan Hoff der „Welt“.", ["Jan Hoff"]),
        ("de", "Laut NDR war das bekannt.", ["NDR"]),
        ("de", "Der BBC zufolge war das bekannt.", ["BBC"]),
        ("de", "Nach Angaben von Ursula von der Leyen ist es so.", ["Ursula von der Leyen"]),
        ("de", "Der Minister sagte nichts.", []),
        ("de", "Laut Angaben Moskaus war es anders.", []),
        ("de", "Laut einem Bericht war es anders.", []),
        ("de", "Die Alte Brücke erklärte niemand.", []),
        ("de", "Er sagte, dass es so sei.", []),
        ("fr", "« Nous partons », a déclaré Anne Duval, déléguée.", ["Anne Duval"]),
        ("fr", "Selon l’AFP, 412 emplois sont menacés.", ["AFP"]),
        ("fr", "D’après Le Monde, c’est fini.", ["Le Monde"]),
        ("fr", "Hier, Emmanuel Macron a affirmé le contraire.", ["Emmanuel Macron"]),
        ("fr", "Elle a déclaré que non.", []),
        ("fr", "Selon des témoins, il pleuvait.", []),
        ("fr", "Le maire affirme le contraire.", []),
        ("es", "«Nos vamos», dijo la ministra Ana Ruiz.", ["Ana Ruiz"]),
        ("es", "Según El País, hubo quejas.", ["El País"]),
        ("es", "Ayer Pedro Sánchez afirmó lo contrario.", ["Pedro Sánchez"]),
        ("es", "Ella dijo que no.", []),
        ("es", "Según fuentes del ministerio, no hubo nada.", []),
        ("it", "Secondo Mario Rossi, no.", []),
    ],
)
def test_speakers_in_other_languages(language, sentence, speakers):
    """German, French and Spanish name a speaker by a verb of saying or a word for "according to", and by a name."""
    assert [speaker.name for speaker in wording.speakers(sentence, language)] == speakers


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("“We go,” said Angela Merkel.", [("We go,", "Angela Merkel")]),
        ("Angela Merkel said: “We go.”", [("We go.", "Angela Merkel")]),
        ("Angela Merkel said that “we go”.", [("we go", "Angela Merkel")]),
        ("Angela Merkel said the “so-called” deal was off.", [("so-called", None)]),
        ("“We go,” she said.", [("We go,", None)]),
        ("“We go,” said Angela Merkel, and Vladimir Putin said “no”.", [("We go,", None), ("no", None)]),
        ("It rose.", []),
        ("“ ” rose.", []),
    ],
)
def test_quotations(sentence, quoted):
    """A quotation has a speaker where a single one is named right beside it."""
    assert list(wording.quotations(sentence, wording.speakers(sentence, "en"))) == quoted


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "It reportedly rose, and is believed to have fallen.", ["reportedly", "is believed to"]),
        ("en-GB", "Allegedly it rose.", ["Allegedly"]),
        ("en", "It rose, and “perhaps” fell.", []),
        ("de", "Er soll es angeblich gewusst haben.", ["soll", "angeblich"]),
        ("de", "Er soll gehen.", []),
        ("fr", "Il aurait écrit au ministre, semble-t-il.", ["aurait", "semble-t-il"]),
        ("fr", "Il aurait peur.", []),
        ("es", "Habría cobrado, al parecer.", ["Habría", "al parecer"]),
        ("it", "Forse è salito.", []),
    ],
)
def test_hedges(language, sentence, found):
    """Words that hedge are told as they stand, from the list of the language; the quoted one's own are not."""
    assert list(hedges.find(wording.blotted(sentence), language)) == found
