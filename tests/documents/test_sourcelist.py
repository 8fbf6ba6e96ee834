"""Entries of source lists, in many habits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LISTED

from server.documents.sourcelist import Entry, is_listed, parse

HERE = Path(__file__).parents[1]
GOLD = json.loads((HERE / "data" / "seed_gold_sample.json").read_text(encoding="utf-8"))
SEED = (HERE.parent / "seeds" / "sabotaged-peace.txt").read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("entry", GOLD["bibliography"], ids=lambda entry: entry["line"])
def test_the_gold_sample(entry):
    """All parts of the ten entries that were read by hand are found."""
    found = parse(entry["raw"], LISTED)
    assert found[:4] == (entry["title"], entry["author"], entry["outlet"], entry["domain"])
    assert found.date == entry["date_iso"]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        (
            88,
            Entry(
                "Minsk agreements partially fulfilled their goal",
                "Petro Poroshenko",
                "Ukrinform/RFE",
                "ukrinform.net",
                None,
                "2019-12-13",
            ),
        ),
        (
            90,
            Entry(
                "US, UK sabotaged peace deal… don’t care about Ukraine",
                "Jacques Baud interview",
                "The Grayzone",
                "thegrayzone.com",
                None,
                "2022-09-27",
            ),
        ),
        (
            91,
            Entry(
                "US ‘blocked’ his attempts at a Russia-Ukraine peace deal",
                "Naftali Bennett",
                "The Grayzone/Antiwar.com",
                "thegrayzone.com",
                None,
                "2023-02-06",
            ),
        ),
        (
            93,
            Entry(
                "“Stop sabotaging Trump’s peace efforts”: Lavrov rips into Europe",
                "Lavrov statement",
                "Economic Times",
                "economictimes.indiatimes.com",
                None,
                "2025-05-27",
            ),
        ),
        (97, Entry("War in Donbas death toll", None, "Wikipedia", "en.wikipedia.org", None, None, "citing UN OHCHR")),
        (
            98,
            Entry(
                "Conflict in Ukraine’s Donbas: A Visual Explainer",
                "Crisis Group",
                None,
                "crisisgroup.org",
                None,
                "2022",
                "updated 2022",
            ),
        ),
        (
            102,
            Entry(
                "Ukraine attack on Russian bombers overshadows new talks",
                "Reuters",
                "Reuters",
                "reuters.com",
                None,
                "2025-06-01",
                "via search result snippet",
            ),
        ),
        (
            105,
            Entry(
                "What were the Minsk Agreements and why they failed",
                "Kyiv Independent",
                "The Kyiv Independent",
                None,
                None,
                "2022",
                "referenced via analysis",
            ),
        ),
    ],
)
def test_odd_entries_of_the_seed(line, entry):
    """Half quoted, elided and unquoted titles, two publishers, notes, and entries without a host are read."""
    assert parse(SEED[line - 1], LISTED) == entry


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            "Smith, J. (2020, June 2). The war that never ended. The Guardian. https://www.theguardian.com/x/y-z",
            Entry(
                "The war that never ended",
                "Smith, J.",
                "The Guardian",
                "www.theguardian.com",
                "https://www.theguardian.com/x/y-z",
                "2020-06-02",
            ),
        ),
        (
            "Smith, John. “The Title Here.” The New York Times, 2 June 2025, nytimes.com/2025/x.html.",
            Entry(
                "The Title Here",
                "Smith, John",
                "The New York Times",
                "nytimes.com",
                "https://nytimes.com/2025/x.html",
                "2025-06-02",
            ),
        ),
        (
            "Müller, Hans: Der lange Krieg, in: Der Spiegel, 02.06.2025, https://www.spiegel.de/a/b",
            Entry(
                "Der lange Krieg",
                "Müller, Hans",
                "Der Spiegel",
                "www.spiegel.de",
                "https://www.spiegel.de/a/b",
                "2025-06-02",
            ),
        ),
        (
            "Le Monde, « La guerre », 3 août 2024, lemonde.fr",
            Entry("La guerre", "Le Monde", None, "lemonde.fr", None, "2024-08-03"),
        ),
        (
            "[Kyiv talks end](https://www.reuters.com/world/x), Reuters, 2 June 2025",
            Entry("Kyiv talks end", None, "Reuters", "www.reuters.com", "https://www.reuters.com/world/x", "2025-06-02"),
        ),
        ("“Talks”, [BBC](https://www.bbc.com/1)", Entry("Talks", None, "BBC", "www.bbc.com", "https://www.bbc.com/1")),
        ("https://www.bbc.com/news/1", Entry(None, None, None, "www.bbc.com", "https://www.bbc.com/news/1")),
        (
            '"Talks "fail" again", BBC News (2 June 2025), available at: <https://www.bbc.com/news/1>.',
            Entry('Talks "fail" again', None, "BBC News", "www.bbc.com", "https://www.bbc.com/news/1", "2025-06-02"),
        ),
        (
            "A. Meier, „Krieg und „Frieden“ heute“, FAZ (3. Mai 2022) faz.net",
            Entry("Krieg und „Frieden“ heute", "A. Meier", "FAZ", "faz.net", None, "2022-05-03"),
        ),
        (
            "Jane Roe, ‘The workers’ strike’, BBC (2024) (bbc.com)",
            Entry("The workers’ strike", "Jane Roe", "BBC", "bbc.com", None, "2024"),
        ),
        (
            "Reuters, Video of the talks (May 2025)",
            Entry("Video of the talks", "Reuters", None, None, None, "2025-05", "video"),
        ),
        ("Somebody, Something else, setup.py", Entry("Somebody, Something else, setup.py")),
        ("Ukraine: War in Donbas", Entry("Ukraine: War in Donbas")),
        ("“Never closed", Entry("“Never closed")),
        ("“”", Entry("“”")),
        ("“Half”: the rest", Entry("“Half”: the rest")),
        ("https://[bad", Entry(None, None, None, None, "https://[bad")),
        ("", Entry()),
    ],
)
def test_habits_of_bibliographies(text, entry):
    """APA, MLA, German, French, Markdown and bare addresses come apart; what cannot be told stays in the title."""
    assert parse(text, LISTED) == entry


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Reuters, “A title” (2 June 2025)", True),
        ("Smith, J. (2020). A title. Press.", True),
        ("Somebody, something, bbc.com (via a search).", True),
        ("See https://www.bbc.com/news/1", True),
        ("Reuters, Talks fail, 2 June 2025.", True),
        ("My interview with Noam Chomsky", False),
        ("Great essay, very well documented, thank you 🕊️", False),
        ("The world has been watching. The world sees.", False),
        ("I saw it. It was bad. Then I read more. They all lie. See https://x.com/1", False),
        ("I saw it all. The rest of it was on bbc.com", False),
        ("In Odessa (2 May 2014) people died", False),
        (f"“{'x' * 700}” (2024)", False),
    ],
)
def test_marks_of_an_entry(text, listed):
    """A host or date at the end, a title with a date, or an address make an entry; prose with such things is none."""
    assert is_listed(text) is listed


@settings(deadline=None)  # a busy machine is slow, and time has tests of its own
@given(st.text(alphabet="aB ,.:()[]“”\"'‘’/-2024h", max_size=120) | st.text(max_size=120))
def test_any_line_gives_an_entry(text):
    """Any line can be read, and its parts are never empty texts."""
    is_listed(text)
    assert "" not in parse(text, LISTED)
