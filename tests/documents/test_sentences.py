"""Where sentences end, in writing that quotes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.documents.sentences import split

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["He lives in the U.S.", "The talks failed.", "The U.S. President came at 5 p.m. Monday."]),
        ("en", ["See No. 5 for more.", "He paid 3.5 million.", "J. R. R. Tolkien said so.", "Gen. Kellogg spoke."]),
        ("en", ["Here is plan A.", "The rest failed."]),
        ("en", ["“We made an enemy. We know.”", "So he said."]),
        ("en", ["He put it, “We made an enemy. If so, we know. That is all.”"]),
        ("en", ["“Stop it!” Lavrov scolded them.", "“Why?” asked Merkel.", "“No…” said the BBC."]),
        ("en", ["“It is over.” Merkel said.", "It was not."]),
        ("en", ["They want to “help Ukraine.”", "As Chomsky observed in a long interview, they may not."]),
        ("en", ["“It is so.”", "Chomsky said in a long interview that they may not hear it."]),
        ("en", ["“Good!”", "The end."]),
        ("en", ["the defeat of Russia… we have just begun."]),
        ("en", ["(He left.)", "She stayed (not for long)."]),
        ("en", ["‘We never agreed. We were not asked,’ she said.", "The workers’ strike went on."]),
        ("en", ["It’s so.", "“Open.", "Next one.", "And more.", "Four."]),
        ("en", ["It was so.", "and it went on."][:1]),
        ("de", ["Er kam am 2. Juni 2025 nach Berlin.", "Das war z. B. gut.", "„Ja. Nein.“", "Dr. Müller ging."]),
        ("de", ["»Ja. Nein.«", "Das war alles."]),
        ("fr", ["Il a dit « Non ! Jamais. » et partit.", "M. Macron est venu.", "« Halte ! » a crié Macron."]),
        ("xx", ["One here.", "Two here."]),
        ("en", ["It rose in May.", "Make no mistake, it fell in Mar.", "The rest stayed.", "On 2 Feb. Merkel left."]),
        ("en", ["Mr. May resigned in May 2019.", "See Fig. A for more."]),
        (
            "de",
            [
                "Der 2. Weltkrieg, s. S. 5, war vorbei.",
                "Im 19. Jahrhundert, vgl. Bd. 3, war es so.",
                "Es waren 12.",
                "Der Rest ging.",
            ],
        ),
        ("fr", ["L’O.N.U. n'a rien dit.", "L'O.N.U. Genève, cf. Le Monde, s’est tue.", "Elle est là."]),
    ],
)
def test_sentences(language, sentences):
    """Abbreviations, initials, figures, quotations and their speakers are not torn apart."""
    text = " ".join(sentences)
    assert [text[span.start : span.end] for span in split(text, language)] == sentences


def test_a_small_letter_begins_no_sentence():
    """What goes on with a small letter belongs to what is before it."""
    text = "He said “no!” and left. iPhones sold well."
    assert [text[span.start : span.end] for span in split(text)] == [text]


def test_long_text_is_split_in_stretches():
    """A text longer than the splitter is given at once keeps its sentences, however long they are."""
    text = "Some words are here. " * 1000
    assert len(split(text)) == 1000
    assert len(split("word " * 3000)) == len(split("x" * 9000)) == 1


@pytest.mark.parametrize("piece", ["“", "“. ", "(", "A. ", "a ", ". ", "« ", "“a.” The Man said. "])
def test_time_is_in_proportion_to_length(piece):
    """A hundred thousand characters take no minute, as they would if the time grew with their square."""
    begun = time.process_time()
    split(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < MINUTE


@settings(deadline=None)  # a busy machine is slow, and time has tests of its own
@given(
    st.text(alphabet="aB .!?“”„«»‘’()…\n", max_size=150) | st.text(max_size=150),
    st.sampled_from(["en", "de", "fr", "xx", ""]),
)
def test_every_word_is_in_one_sentence(text, language):
    """Sentences come in order, do not overlap, and leave out blanks only."""
    spans = split(text, language)
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        at = span.end
    assert not text[at:].strip()
