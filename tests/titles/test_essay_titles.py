"""The works of the essay are found, and what stood beside them that week is not."""

from __future__ import annotations

import pytest
from works import ARRIVE_PATH, END, EVEN, REUTERS, found

from server.titles import best

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
