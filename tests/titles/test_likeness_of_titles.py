"""Which work a page is, by its address and its title: what is enough, what is too little, what decides between two."""

from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from works import END, EVEN, REUTERS, SHEDS, SHEDS_PATH, found

from server.titles import Cited, Weights, best, likenesses
from server.titles.comparing import CAP

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed

DATA = Path(__file__).parents[2] / "bench" / "data" / "titles.jsonl"


def test_reader_on_the_page() -> None:
    """A page whose slug drops the little words is the work; the reason names the title and the date."""
    likeness = best(REUTERS, SHEDS_PATH, None, ["Reuters"], EVEN)
    assert likeness is not None
    assert (likeness.id, likeness.by, round(likeness.score, 2)) == ("sheds", "slug", 0.9)
    assert likeness.reason.why == f"The address carries the words of the cited title “{SHEDS}” and its date."


def test_reason_without_date() -> None:
    """An undated citation is not said to agree in its date."""
    likeness = best([Cited("it", SHEDS, None)], SHEDS_PATH, None, [], EVEN)
    assert likeness is not None
    assert likeness.reason.why == f"The address carries the words of the cited title “{SHEDS}”."


def test_reason_by_title() -> None:
    """What the page's title tells is said to come from there."""
    title = "Ukraine drones strike bombers during major attack in Russia"
    likeness = best([Cited("it", title, "2025-06")], "/news/articles/c1ld7ppre9vo", f"{title} - BBC News", ["BBC"], EVEN)
    assert likeness is not None
    assert likeness.reason.why == f"The page's title has the words of the cited title “{title}”."


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
