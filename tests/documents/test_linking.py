"""Which listed work a citation means."""

from __future__ import annotations

import pytest

from server.documents.citations import Source
from server.documents.linking import Shelf, page
from server.documents.parts import Work


def work(identifier, title, **parts):
    """Make a work of a source list, of Reuters if nothing else is said."""
    given = {"outlet": "reuters.com", "domain": "reuters.com", "url": None, "date": None, **parts}
    rest = dict.fromkeys(("author", "publisher", "note"))
    return Work(id=identifier, document="d", title=title, raw=title or "", line=1, **given, **rest)


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
