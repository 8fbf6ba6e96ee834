"""Titles, slugs and dates are brought into one form."""

from __future__ import annotations

import pytest
from works import SHEDS_PATH

from server.titles import dated, slug, words


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
