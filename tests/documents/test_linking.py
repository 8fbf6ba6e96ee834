"""Which listed work a citation means."""

from __future__ import annotations

import time

import pytest

from server.documents.citations import Source
from server.documents.linking import Shelf, page
from server.documents.parts import Work

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed


def work(identifier, title, **parts):
    """Make a work of a source list, of Reuters if nothing else is said."""
    given = {"outlet": "reuters.com", "domain": "reuters.com", "url": None, "date": None, **parts}
    rest = dict.fromkeys(("author", "publisher", "note"))
    return Work(id=identifier, document="d", title=title, raw=title or "", listed=True, line=1, **given, **rest)


SHELF = Shelf(
    [
        work("cheated", "Putin: partners cheated in the past", date="2022-12-09"),
        work("minsk", "Kremlin says Minsk deals failure led to Russia’s offensive", date="2022-12-11"),
        work("again", "Kremlin says Minsk deals failure led nowhere", date="2022"),
        work("page", None, url="https://www.reuters.com/world/a/"),
        work("other", "Stop sabotaging peace efforts", outlet=None, domain="other.org"),
        work("small", "It is as it was to be"),
        work("nobody", "Stop sabotaging peace efforts", outlet=None, domain=None),
    ]
)
REUTERS = Source("reuters.com", "reuters.com")


@pytest.mark.parametrize(
    ("source", "sentence", "found"),
    [
        (REUTERS, "They “cheated in the past”.", ("cheated", "probable")),
        (REUTERS, "They „cheated in the past“.", ("cheated", "probable")),
        (REUTERS, "The Minsk deals failure led to Russia’s offensive, it is said.", ("minsk", "probable")),
        (REUTERS, "In 2022 they “cheated in the past”.", ("cheated", "probable")),
        (REUTERS, "In June 2025 they “cheated in the past”.", (None, "outlet-only")),
        (REUTERS, "They cheated in the past.", (None, "outlet-only")),
        (REUTERS, "So “Kremlin says Minsk deals failure” it goes.", (None, "outlet-only")),
        (REUTERS, "It was “in the past”.", (None, "outlet-only")),
        (REUTERS, "It was “cheated in”.", (None, "outlet-only")),
        (REUTERS, "The “partners cheated” again.", (None, "outlet-only")),
        (REUTERS, "So it is as it was to be.", (None, "outlet-only")),
        (Source("uk.reuters.com", "reuters.com"), "They “cheated in the past”.", ("cheated", "probable")),
        (Source("other.org", None), "In 2022 “stop sabotaging peace efforts” it was.", ("other", "probable")),
        (REUTERS, "They talked.", (None, "outlet-only")),
        (Source("bbc.com", "bbc.com"), "They “cheated in the past”.", (None, "outlet-only")),
        (Source("other.org", None), "“Stop sabotaging peace efforts!” he said.", ("other", "probable")),
        (Source(None, None), "“Stop sabotaging peace efforts!” he said.", (None, "outlet-only")),
        (
            Source("www.reuters.com", "reuters.com", "http://reuters.com/world/a?utm_source=x"),
            "So.",
            ("page", "certain"),
        ),
        (Source("www.reuters.com", "reuters.com", "https://reuters.com/world/b"), "So.", (None, "outlet-only")),
    ],
)
def test_only_an_address_or_shared_words_name_a_work(source, sentence, found):
    """An address is certain, words of exactly one title are probable, a later date or common words are neither."""
    assert SHELF.find(source, sentence) == found


def test_addresses_of_one_page():
    """Addresses that differ in scheme and trackers are one page; what is none stands for itself."""
    assert page("http://www.bbc.com/a/?utm_source=x") == page("https://bbc.com/a")
    assert page("https://[bad") == "https://[bad"


@pytest.mark.parametrize(
    ("title", "sentence", "linked"),
    [
        ("Ukraine hid drones in wooden sheds to attack air bases", "Ukraine hid drones in wooden sheds to attack.", True),
        ("Ukraine hid drones in wooden sheds to attack air bases", "It never hid drones in wooden sheds to attack.", False),
        (
            "Ukraine hid drones in wooden sheds to attack air bases",
            "It didn’t hide. “Ukraine hid drones in wooden sheds”!",
            False,
        ),
        ("Ukraine never hid drones in wooden sheds to attack", "It “never hid drones in wooden sheds”, they said.", True),
        ("Ukraine never hid drones in wooden sheds to attack", "No, it had not “hid drones in wooden sheds”.", True),
        ("Ukraine never hid drones in wooden sheds to attack", "It “hid drones in wooden sheds”.", False),
        ("Germany sends Taurus missiles to Ukraine after all", "Without doubt Germany sends Taurus missiles to Ukraine.", False),
        ("Brüssel beschließt Paket von Maßnahmen gegen Moskau", "Brüssel beschließt Paket von Maßnahmen gegen kein Land.", False),
        ("Brüssel beschließt Paket von Maßnahmen gegen Moskau", "Nicht Brüssel beschließt Paket von Maßnahmen gegen.", False),
        ("Paris accepte enfin la trêve proposée par Washington", "Paris accepte enfin la trêve proposée, mais pas Rome.", False),
        ("Roma accetta infine la tregua proposta da Washington", "Roma accetta infine la tregua proposta, senza dubbi.", False),
        (
            "Madrid acepta por fin la tregua propuesta en Londres",
            "Madrid acepta por fin la tregua propuesta, no es nuevo.",
            False,
        ),
        (
            "EU agrees second package of sanctions against Moscow",
            "Its “package of sanctions against Moscow” was the first.",
            False,
        ),
        ("EU agrees second package of sanctions against Moscow", "Its 2nd “package of sanctions against Moscow”.", True),
        ("EU agrees 18th package of sanctions against Moscow", "Its “package of sanctions against Moscow”.", False),
        ("EU agrees 18th package of sanctions against Moscow", "Its 18th “package of sanctions against Moscow”.", True),
        ("EU agrees last package of sanctions against Moscow", "The next “package of sanctions against Moscow”.", False),
    ],
)
def test_what_turns_the_sense_has_to_stand_on_both_sides(title, sentence, linked):
    """A negation or a word of order in the sentence alone, or in the title alone, is another statement: no link."""
    found = ("it", "probable") if linked else (None, "outlet-only")
    assert Shelf([work("it", title)]).find(REUTERS, sentence) == found


def test_long_quotations():
    """A quotation of any length has to stand in the title as a whole."""
    shelf = Shelf([work("it", "Kyiv says that all of the talks failed at noon in the old town hall of Istanbul")])
    quoted = "all of the talks failed at noon in the old town hall"
    assert shelf.find(REUTERS, f"“{quoted}”")[0] == "it"
    assert shelf.find(REUTERS, "“The talks failed at 12 in the old town”")[0] is None


def test_time_does_not_grow_with_claims_and_works_together():
    """Ten thousand titles of one outlet are not read one by one for each of five thousand claims: that would take minutes."""
    shelf = Shelf([work(str(number), f"Kyiv says that the talks of day {number} failed in town") for number in range(10_000)])
    begun = time.process_time()
    for number in range(5_000):
        shelf.find(REUTERS, f"Kyiv says that the talks of day {number} of many failed.")
    assert time.process_time() - begun < MINUTE
