"""A cited title against the address and the title of a page."""

from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.titles import Cited, Weights, best, dated, likenesses, slug, words
from server.titles.comparing import CAP
from server.titles.polarity import POLAR

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed

EVEN = Weights(0, {})
DATA = Path(__file__).parents[1] / "bench" / "data" / "titles.jsonl"
SHEDS = "To attack Russian air bases, Ukrainian spies hid drones in wooden sheds"
SHEDS_PATH = "/world/europe/attack-russian-air-bases-spies-hid-drones-wooden-sheds-2025-06-01/"
REUTERS = [
    Cited("sheds", SHEDS, "2025-06-01"),
    Cited("bombers", "Ukraine attack on Russian bombers overshadows new talks", "2025-06-01"),
    Cited("putin", "Putin: Russia may have to make Ukraine deal one day, but partners cheated in the past", "2022-12-09"),
    Cited("minsk", "Kremlin says Minsk deals failure led to Russia’s Ukraine offensive", "2022-12-11"),
]
END = "Russian and Ukrainian Negotiators End Second Round of Talks in Istanbul"
ARRIVE_PATH = "/2025/06/02/russian-and-ukrainian-negotiators-arrive-in-istanbul-for-second-round-of-talks-a89300"


def found(title: str, path: str, page: str | None = None, names: tuple[str, ...] = (), date: str | None = None) -> str | None:
    """Tell what shows that the page is the one work of this title, if it is."""
    likeness = best([Cited("it", title, date)], path, page, names, EVEN)
    return likeness and likeness.by


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Zelenskyy’s Türkiye trip", "zelenskyy turkiye trip"),
        ("Zelenskyy's Tuerkiye trips", "zelenskyy turkiye trip"),
        ("ukraine-s black_sea", "ukraine black sea"),
        ("U.S. & U.K. vs. the US", "us uk vs the us"),
        ("u-s-hits", "us hit"),
        ("We don’t, he'll, they've", "we dont hell theyve"),
        ("He donʼt", "he dont"),
        ("L’armée d’Israël, l'Élysée", "armee isral elysee"),
        ("$7.1B, 1,000 and 2", "71b 1000 and 2"),
        ("O’Reilly and J.D. Vance", "oreilly and jd vance"),
        ("Große Łódź Ærø", "grosse lodz aro"),
        ("The gas press, Belarus's bus", "the gas pre belaru bus"),
        ("Київ і Москва", "київ москва".replace("й", "и").replace("ї", "і")),
        ("!?", ""),
    ],
)
def test_words(title: str, text: str) -> None:
    """A headline and its slug fold to the same words."""
    assert words(title) == tuple(text.split())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (SHEDS_PATH, "attack russian air base spie hid drone wooden shed"),
        ("/news/world-europe-60506682", ""),
        ("/news/articles/c0r5xgj2k9lo", ""),
        ("/page/202505/1334236.shtml", ""),
        ("/", ""),
        ("/world-news/lavrov-rips-into-europe/articleshow/121434567.cms", "lavrov rip into europe"),
        ("/international/live/2026/04/02/le-point-sur-kiev_6710_3210.html", "le point sur kiev"),
        ("/en/black-sea-port-blockade_6756947_4.html", "black sea port blockade"),
        ("/ausland/krieg-ueber-kiew-a-a66fa36f-c576-4c10-8560-b31cbe21f381", "krieg uber kiew"),
        ("/politik/angst-vor-dem-mob-accg-200923754.html", "angst vor dem mob"),
        ("/politik/russland-ukraine-krieg-li.3263101", "russland ukraine krieg"),
        ("/world/dozens-of-warplanes-destroyed-b2761792.html", "dozen of warplane destroyed"),
        ("/leaked-cable-on-ukraine-2014-5", "leaked cable on ukraine"),
        ("/5808846-trump-criticizes-france/", "trump criticize france"),
        ("/20250317-live-trump-putin", "live trump putin"),
        ("/2025-03-17-live-trump-putin", "live trump putin"),
        ("/the-war-in-2022", "the war in 2022"),
        ("/caf%C3%A9-am-platz", "cafe am platz"),
        ("/one-two-three/four-five-six", "four five six"),
    ],
)
def test_slug(path: str, text: str) -> None:
    """The slug is the segment with the most words, without ids, dates and endings; a section's name is none."""
    assert slug(path) == tuple(text.split())


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("/world/2025/06/02/title/", "2025-06-02"),
        ("/world/2025/jun/02/title", "2025-06-02"),
        ("/news/2025/6/2/title", "2025-06-02"),
        (SHEDS_PATH, "2025-06-01"),
        ("/en/20250602-title", "2025-06-02"),
        ("/page/202505/1334236.shtml", "2025-05"),
        ("/business/2026/03/title/412510/", "2026-03"),
        ("/opinion/2022/feb/title", "2022-02"),
        ("/leaked-cable-2014-5", "2014-05"),
        ("/world/2025/13/40/title/", None),
        ("/world/2025/xyz/02/title", None),
        ("/article/20259999", None),
        ("/story/120250602", None),
        ("/the-war-in-2022", None),
    ],
)
def test_dated(path: str, date: str | None) -> None:
    """A date is read where an address has one, and only if it is on the calendar."""
    assert dated(path) == date


def test_reader_on_the_page() -> None:
    """A page whose slug drops the little words is the work; the reason names the title and the date."""
    likeness = best(REUTERS, SHEDS_PATH, None, ["Reuters"], EVEN)
    assert likeness is not None
    assert (likeness.id, likeness.by, round(likeness.score, 2)) == ("sheds", "slug", 0.9)
    assert likeness.why == f"The address carries the words of the cited title “{SHEDS}” and its date."


def test_reason_without_date() -> None:
    """An undated citation is not said to agree in its date."""
    likeness = best([Cited("it", SHEDS, None)], SHEDS_PATH, None, [], EVEN)
    assert likeness is not None
    assert likeness.why == f"The address carries the words of the cited title “{SHEDS}”."


def test_reason_by_title() -> None:
    """What the page's title tells is said to come from there."""
    title = "Ukraine drones strike bombers during major attack in Russia"
    likeness = best([Cited("it", title, "2025-06")], "/news/articles/c1ld7ppre9vo", f"{title} - BBC News", ["BBC"], EVEN)
    assert likeness is not None
    assert likeness.why == f"The page's title has the words of the cited title “{title}”."


SEED = [
    ("Istanbul talks end, Zelenskyy says Kyiv, Moscow to discuss POW swap", "2025-06-02",
     "/news/liveblog/2025/6/2/live-ukraine-russia-to-hold-talks-in-istanbul-after-kyivs-drone-attacks",
     "Istanbul talks end, Zelenskyy says Kyiv, Moscow to discuss POW swap | Ukraine war | Al Jazeera", "title"),
    (END, "2025-06-02", ARRIVE_PATH, None, None),
    (END, "2025-06-02", ARRIVE_PATH, f"{END} - The Moscow Times", "title"),
    ("Ukraine-Russia peace talks resume in Istanbul after surprise drone attack", "2025-06-02",
     "/International/ukraine-russia-peace-talks-resume-istanbul-surprise-drone/story", None, "slug"),
    ("Ukraine drones strike bombers during major attack in Russia", "2025-06",
     "/news/articles/c1ld7ppre9vo", None, None),
    ("Dozens of Russian warplanes destroyed in Ukrainian drone attack, claims Kyiv", "2025-06-02",
     "/news/world/europe/ukraine-russia-drone-attack-warplanes-b2761720.html", None, None),
    ("Putin: Russia may have to make Ukraine deal one day, but partners cheated in the past", "2022-12-09",
     "/world/putin-russia-may-have-make-ukraine-deal-one-day-partners-cheated-past-2022-12-09/", None, "slug"),
    ("Kremlin says Minsk deals failure led to Russia’s Ukraine offensive", "2022-12-11",
     "/world/europe/kremlin-says-minsk-deals-failure-led-russias-ukraine-offensive-2022-12-11/", None, "slug"),
    ("Not a Justification but a Provocation: Root Causes of the Russia-Ukraine War", "2022-06-25",
     "/views/2022/06/25/not-justification-provocation-root-causes-russia-ukraine-war", None, "slug"),
    ("US, UK sabotaged peace deal… don’t care about Ukraine", "2022-09-27",
     "/2022/09/27/us-uk-sabotaged-peace-deal-because-they-dont-care-about-ukraine-nato-adviser/", None, "slug"),
    ("US ‘blocked’ his attempts at a Russia-Ukraine peace deal", "2023-02-06",
     "/2023/02/05/former-israeli-pm-bennett-says-us-blocked-his-attempts-at-a-russia-ukraine-peace-deal/", None, "slug"),
    ("Will the Europeans Sabotage Peace with Russia?", "2025-03-26",
     "/event/will-the-europeans-sabotage-peace-with-russia/", None, "slug"),
    ("Russia, Ukraine resume talks after three-year hiatus", "2025-05-17", "/page/202505/1334236.shtml",
     "Russia, Ukraine resume talks after three-year hiatus - Global Times", "title"),
    ("UK intel behind Ukraine’s disastrous Krynky invasion – leaked docs", "2025-04-23",
     "/2025/04/23/uk-intel-behind-ukraines-disastrous-krynky-invasion-leaked-docs/", None, "slug"),
    ("European defence stocks soar as arms makers expect orders boom", "2025-03-03",
     "/business/2025/mar/03/european-defence-stocks-soar-arms-makers-orders-boom", None, "slug"),
    ("Conflict in Ukraine’s Donbas: A Visual Explainer", "2022", "/content/conflict-ukraines-donbas-visual-explainer",
     None, "slug"),
    ("Leaked 2008 cable foreshadowed Ukraine invasion", "2014-05-14",
     "/leaked-2008-cable-foreshadowed-ukraine-invasion-2014-5", None, "slug"),
    ("Satellite images confirm 13 Russian bombers destroyed", "2025-06-02",
     "/latest-news/satellite-images-confirm-13-russian-bombers-destroyed-8812", None, "slug"),
    ("Nyet Means Nyet: NATO Enlargement Redlines", "2008-02-01",
     "/leaked-2008-cable-foreshadowed-ukraine-invasion-2014-5", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "date", "path", "page", "by"), SEED)
def test_works_of_the_essay(title: str, date: str, path: str, page: str | None, by: str | None) -> None:
    """The essay's works are known by addresses of the shapes that their outlets use, or refused."""
    assert found(title, path, page, ("Al Jazeera", "The Moscow Times", "Global Times"), date) == by


@pytest.mark.parametrize(
    "path",
    [
        "/world/europe/ukraine-drone-attack-russian-bombers-what-we-know-2025-06-02/",
        "/world/europe/russian-bombers-attack-ukraine-ahead-new-talks-2025-06-01/",
        "/world/europe/ukraine-attack-russian-bombers-overshadows-putin-trump-call-2025-06-01/",
        "/world/europe/ukraine-attack-russian-bases-overshadows-new-talks-2025-06-01/",
        "/world/europe/russia-ukraine-talks-overshadowed-by-attack-bombers-2025-06-02/",
        "/world/europe/how-ukrainian-spies-hid-drones-attack-russian-air-bases-2025-06-03/",
        "/world/europe/ukraine-attack-russian-bombers-overshadows-new-talks-2025-06-09/",
        "/world/kremlin-says-minsk-deals-failure-led-germany-rearm-2022-12-11/",
        "/world/putin-says-russia-may-have-make-deal-ukraine-one-day-2022-12-10/",
    ],
)
def test_near_misses_of_the_week(path: str) -> None:
    """Other articles on the same events in the same days are none of the essay's works."""
    assert best(REUTERS, path, None, ["Reuters"], EVEN) is None


@pytest.mark.parametrize(
    ("title", "path", "why"),
    [
        ("Russia hits Ukraine with drones overnight", "/ukraine-hits-russia-with-drones-overnight", "order"),
        ("Fire kills 59 in Kocani nightclub", "/fire-kills-61-in-kocani-nightclub", "a number"),
        (
            "Russia hits Ukraine, Ukraine hits Poland",
            "/russia-hits-ukraine-ukraine-hits-russia",
            "a word for its double",
        ),
        ("Talks in Istanbul", "/talks-istanbul-today-live-updates", "two words shared"),
        ("Talks in Istanbul", "/x", "no slug"),
        ("", "/talks-in-istanbul-end", "no title"),
    ],
)
def test_refused(title: str, path: str, why: str) -> None:
    """A headline that differs on both sides or in its order, or shares too little, is refused."""
    assert found(title, path) is None, why


def test_three_common_words_are_too_little() -> None:
    """Three words that many documents have do not make a work, even if nothing else is there."""
    common = Weights(1000, {"putin": 400, "say": 400, "ukraine": 400})
    assert best([Cited("it", "Putin says Ukraine", None)], "/putin-says-ukraine", "Putin says Ukraine", [], common) is None
    assert found("Putin says Ukraine", "/putin-says-ukraine") == "slug"


def test_two_rare_words_are_too_few() -> None:
    """Two words never make a work, however rare they are."""
    million = Weights(1_000_000, {})
    assert best([Cited("it", "Krynky Spiderweb", None)], "/", "Krynky Spiderweb", [], million) is None


def test_little_information_weighs_less() -> None:
    """Of two full matches, the one with little information scores less and is refused without a date."""
    weights = Weights(100_000, {"europe": 10000, "in": 30000, "is": 20000, "trump": 10000, "crosshair": 5})
    work = Cited("it", "Europe is in Trump’s crosshairs", "2026-04-02")
    assert best([work], "/europe-is-in-trumps-crosshairs/", None, [], weights) is None
    dated_path = "/2026/04/02/europe-is-in-trumps-crosshairs/"
    assert best([work], dated_path, None, [], weights) is not None


@pytest.mark.parametrize(
    ("date", "path", "by"),
    [
        ("2025-06-01", "/2025/06/02/", "slug"),
        ("2025-06-01", "/2025/06/04/", None),
        ("2025-06", "/2025/06/30/", None),
        ("2025", "/2025/06/30/", None),
        (None, "/2025/06/02/", None),
        ("2025-02-31", "/2025/06/02/", None),
        ("last June", "/2025/06/02/", None),
    ],
)
def test_agreeing_date_lowers_the_bar(date: str | None, path: str, by: str | None) -> None:
    """A slug that covers too little is enough on the day itself or the next, not in the same month."""
    assert (
        found(
            "Ukraine war latest: what dozens of Russian bombers destroyed mean now",
            f"{path}dozens-russian-bombers-destroyed",
            None,
            (),
            date,
        )
        == by
    )


@pytest.mark.parametrize(
    ("date", "path", "by"),
    [
        ("2025-06-01", "/2025/06/04/", "slug"),
        ("2025-06-01", "/2025/06/05/", None),
        ("2025-06", "/2025/06/30/", "slug"),
        ("2025-05", "/2025/06/01/", None),
        ("2025-05-31", "/2025/06/", None),
        ("2022", "/2022/12/31/", "slug"),
        ("2021", "/2022/01/01/", None),
        ("2025-02-31", "/2024/06/02/", "slug"),
        ("soon", "/2024/06/02/", "slug"),
    ],
)
def test_contradicting_date_blocks(date: str, path: str, by: str | None) -> None:
    """More than three days, another month or another year are another work; what is no date says nothing."""
    assert found(SHEDS, f"{path}attack-russian-air-bases-spies-hid-drones-wooden-sheds", None, (), date) == by


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


def test_title_too_far() -> None:
    """A page's title that only begins like the cited one is not it."""
    assert found(END, "/", "Russian and Ukrainian Negotiators End Second Round") is None


def test_two_near_works() -> None:
    """Where two cited titles are as near, neither is taken."""
    near = [Cited("a", f"{SHEDS} overnight", None), Cited("b", f"{SHEDS} yesterday", None)]
    assert best(near, SHEDS_PATH, None, [], EVEN) is None
    assert best(near[:1], SHEDS_PATH, None, [], EVEN) is not None


def test_one_work_of_two_documents() -> None:
    """Documents that cite one work by the same words all get it, also if one of them gives no date."""
    both = [Cited("a", SHEDS, None), Cited("b", SHEDS.upper(), "2025-06-01")]
    assert [one.id for one in likenesses(both, SHEDS_PATH, None, [], EVEN)] == ["a", "b"]
    short = "Ukraine war latest: what dozens of Russian bombers destroyed mean now"
    unsure = [Cited("a", short, None), Cited("b", short, "2025-06-02")]
    assert [one.id for one in likenesses(unsure, "/2025/06/02/dozens-russian-bombers-destroyed", None, [], EVEN)] == ["b"]


def test_returning_headline() -> None:
    """A headline that comes again is told by its date, and not at all where the page has none."""
    days = [
        Cited("june", "Ukraine war briefing: what we know", "2025-06-02"),
        Cited("july", "Ukraine war briefing: what we know", "2025-07-02"),
    ]
    path = "/ukraine-war-briefing-what-we-know"
    assert best(days, path, None, [], EVEN) is None
    likeness = best(days, f"/2025/jul/02{path}", None, [], EVEN)
    assert likeness is not None
    assert likeness.id == "july"


def test_nothing_cited() -> None:
    """An outlet that nobody cites has no work."""
    assert best([], SHEDS_PATH, SHEDS, [], EVEN) is None


def test_weights() -> None:
    """A rare word weighs alike for an essay and a million claims; none weighs more than the cap or less than 0."""
    assert EVEN("spy") == pytest.approx(6)
    essay = Weights(430, {"ukraine": 150, "spy": 1})
    million = Weights(1_000_000, lambda word: {"ukraine": 350_000, "spy": 10}.get(word, 0))
    assert 2 < essay("ukraine") < 3
    assert 1 < million("ukraine") < 2
    assert essay("spy") > 5.9
    assert million("spy") == million("unheard") == CAP
    assert Weights(10, {"the": 10_000})("the") == 0


def pages() -> list[tuple[str, str, str, str | None]]:
    """Site, path, title and date of the real pages of the benchmark."""
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    return [(urlsplit(row["url"]).netloc, urlsplit(row["url"]).path, row["title"], row["date"]) for row in rows]


def test_real_pages() -> None:
    """No real page is taken for another of its site, and nearly half are known by address, nearly all by title."""
    sample = pages()
    known = titled = 0
    for site, path, title, _ in sample:
        works = [Cited(p, t, d) for s, p, t, d in sample if s == site]
        for page in (None, title):
            likeness = best(works, path, page, [], EVEN)
            assert likeness is None or likeness.id == path
            known += likeness is not None and page is None
            titled += likeness is not None and page is not None
            assert best([work for work in works if work.id != path], path, page, [], EVEN) is None
    assert known / len(sample) > 0.42
    assert titled / len(sample) > 0.98


@given(st.text(), st.text(), st.none() | st.text(), st.lists(st.text(), max_size=2), st.none() | st.text())
def test_any_text(title: str, path: str, page: str | None, names: list[str], date: str | None) -> None:
    """Whatever stands in a citation or a page, there is an answer, and a score between 0 and 1."""
    likeness = best([Cited("it", title, date)], path, page, names, EVEN)
    assert likeness is None or 0 < likeness.score <= 1


@pytest.mark.parametrize(
    "text", ["a-12345" * 1200, "a " * 4000, " " * 8000, "|" * 8000, " - a" * 2000, "u.s." * 2000, "2025-" * 1600]
)
def test_hostile_text(text: str) -> None:
    """An address and a title of 8,000 characters keep nobody busy: a minute of the processor is far more than is needed."""
    start = time.process_time()
    best(REUTERS, f"/{text}", text, ["Reuters"], EVEN)
    assert time.process_time() - start < MINUTE
