"""Headlines of one event that say another thing, and names and headlines that changed, are told apart."""

from __future__ import annotations

import pytest
from works import ARRIVE_PATH, END, SHEDS, SHEDS_PATH, found

from server.titles import words
from server.titles.polarity import POLAR


@pytest.mark.parametrize(
    "page",
    [
        f"{END} - The Moscow Times",
        f"The Moscow Times | {END}",
        f"{END} | Ukraine War | The Moscow Times",
        f"{END} – Moscow Times – 06/02/2025",
        END.upper(),
        "  ".join(END.split()),
    ],
)
def test_outlet_in_the_title(page: str) -> None:
    """The outlet's name, its section and the date around a page's title do not count."""
    assert found(END, "/", page, ("The Moscow Times",)) == "title"


def test_name_with_news() -> None:
    """The name "BBC News" is stripped where the record says "BBC"."""
    assert found("Kyiv hit hard", "/", "Kyiv hit hard - BBC News", ("BBC",)) == "title"


def test_title_of_a_stale_slug() -> None:
    """A page's title tells more than a slug that was never renewed."""
    assert found(END, ARRIVE_PATH, END) == "title"


def test_title_lifts_a_cut_slug() -> None:
    """Where an address cuts its slug, the page's title makes up for it."""
    title = "Spain charges pop singer Shakira with tax evasion for a second time and demands more than $7 million"
    path = "/International/wireStory/spain-charges-pop-singer-shakira-103486735"
    assert found(title, path) is None
    assert found(title, path, title) == "title"


def test_other_headline_blocks_the_slug() -> None:
    """A slug that fits is refused where the page's title speaks of something else."""
    assert found(SHEDS, SHEDS_PATH) == "slug"
    assert found(SHEDS, SHEDS_PATH, "Subscribe to read on") is None
    assert found("Talks possible in September", "/talks-possible-in-september", "Subscribe to read on") is None


def test_new_headline_keeps_the_slug() -> None:
    """A headline that was renewed does not hide a work that the slug names in full, but adds no word to it."""
    path = "/zelenskiy-aide-says-talks-possible-september"
    old, new = "Zelenskiy aide says talks possible September", "Zelenskiy aide says talks likely in September"
    assert found(old, path, new) == "slug"
    assert found(f"{old} in Geneva", path) == "slug"
    assert found(f"{old} in Geneva", path, new) is None


OPPOSITES = [
    ("Germany will not send Taurus missiles to Ukraine, Merz says", "Germany will send Taurus missiles to Ukraine, Merz says"),
    ("Trump says he will meet Putin in Alaska", "Trump says he will not meet Putin in Alaska"),
    ("Kremlin says Kerch bridge attack caused no damage", "Kremlin says Kerch bridge attack caused damage"),
    ("Ukraine did not attack Russian air base, Kyiv says", "Ukraine did attack Russian air base, Kyiv says"),
    ("EU agrees 18th sanctions package against Russia", "EU agrees no 18th sanctions package against Russia"),
    ("EU agrees 18th sanctions package against Russia", "EU agrees sanctions package against Russia"),
    ("Russia launches largest drone attack of war on Kyiv", "Russia launches second largest drone attack of war on Kyiv"),
    ("Zelenskiy won’t attend Istanbul peace talks on Thursday", "Zelenskiy attend Istanbul peace talks on Thursday"),
    ("Moscow denies Russian troops captured Pokrovsk railway station", "Russian troops captured Pokrovsk railway station"),
    ("Drone strike on Odesa harbour kills two dock workers", "Drone strike on Odesa harbour kills dock workers"),
    ("Drone strike on Odesa harbour kills 12 dock workers", "Drone strike on Odesa harbour kills dock workers"),
    ("Deutschland liefert nicht Taurus an die Ukraine", "Deutschland liefert Taurus an die Ukraine"),
    ("Merz sieht keine Mehrheit für Wehrpflicht im Bundestag", "Merz sieht Mehrheit für Wehrpflicht im Bundestag"),
    ("La France n’enverra pas de soldats en Ukraine, dit Macron", "La France n’enverra de soldats en Ukraine, dit Macron"),
    ("L’Iran accepte un accord sans inspection des sites", "L’Iran accepte un accord inspection des sites"),
    ("España nunca enviará tropas a Ucrania, dice Sánchez", "España enviará tropas a Ucrania, dice Sánchez"),
    ("Segunda ronda de conversaciones en Estambul termina", "Ronda de conversaciones en Estambul termina"),
    ("Meloni: senza garanzie truppe italiane in Ucraina", "Meloni: garanzie truppe italiane in Ucraina"),
    ("Polska nie wyśle żołnierzy na Ukrainę, mówi Tusk", "Polska wyśle żołnierzy na Ukrainę, mówi Tusk"),
    ("Кремль не подтвердил встречу Путина с Зеленским", "Кремль подтвердил встречу Путина с Зеленским"),
    ("Україна ніколи не визнає Крим російським", "Україна визнає Крим російським"),
]


@pytest.mark.parametrize(("one", "other"), [*OPPOSITES, *(pair[::-1] for pair in OPPOSITES)])
def test_opposites(one: str, other: str) -> None:
    """A headline that says the opposite, or of another time or number, is another work, by address, title or both."""
    path, opposite = (f"/world/{'-'.join(words(title))}-2025-06-03/" for title in (one, other))
    assert found(one, path, None, (), "2025-06-03") == "slug"
    assert found(one, path, one) == "title"
    assert found(one, opposite, None, (), "2025-06-03") is None
    assert found(one, opposite, other) is None
    assert found(one, path, other) is None
    assert found(one, "/12345", other) is None


def test_dropped_not() -> None:
    """A slug from which an outlet dropped "not" is the work only by the page's title."""
    title, path = OPPOSITES[0][0], "/world/germany-will-send-taurus-missiles-ukraine-merz-says-2025-06-03/"
    assert found(title, path, None, (), "2025-06-03") is None
    assert found(title, path, f"{title} | Reuters", ("Reuters",), "2025-06-03") == "title"


def test_number_taken_for_an_id() -> None:
    """A number that the address ends in is no id where the cited title has it: the address alone tells nothing then."""
    path = "/news/2025/6/3/list-of-key-events-of-the-ukraine-war-day-1196"
    assert found("List of key events of the Ukraine war, day 1,195", path) is None


@pytest.mark.parametrize("word", sorted(POLAR))
def test_polar_words(word: str) -> None:
    """Each word of the table, as folded, turns a title that lacks it."""
    assert words(word) == (word,)
    assert found(f"{SHEDS} {word}", SHEDS_PATH, None, (), "2025-06-01") is None
    assert found(SHEDS, "/", f"{SHEDS} {word}") is None


def test_same_polarity() -> None:
    """Words of polarity that stand on both sides as often are no hindrance; one that stands twice is."""
    assert found("No 12 of 12 airmen never left", "/no-12-of-12-airmen-never-left") == "slug"
    assert found("Not all airmen did not leave", "/not-all-airmen-did-leave") is None
