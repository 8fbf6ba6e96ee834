"""The figures of the look-alike rule: each by the name that is just long enough, and by one that is a letter shorter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registries import LETTERS, one

if TYPE_CHECKING:
    from server.lookalikes import Lookalike

FORMS = {
    "bare": lambda name: name,
    "exact": lambda name: f"{name[:1]}-{name[1:]}",
    "marks": lambda name: puny(name.replace("o", "ö", 1)),
    "alien": lambda name: puny(name.replace("o", "о", 1)),  # Cyrillic
    "print": lambda name: name.replace("o", "0", 1),
    "hyphen": lambda name: f"{name[:2]}-{name[2:]}",
    "joined": lambda name: f"{name}-fr",
    "www": lambda name: f"www{name}",
    "article": lambda name: f"the{name}",
    "headed": lambda name: f"breaking-{name}",
    "extra": lambda name: f"{name}-online",
    "merged": lambda name: f"{name}news",
    "slip": lambda name: name.replace("o", "oo", 1),
    "respelt": lambda name: name.replace("k", "c", 1),
    "typo": lambda name: name.replace("o", "i", 1),
}
FIGURES = {
    ("own", "bare"): {"ltd": 3, "news": 4, "org": 11, "at": 12},
    ("own", "exact"): {"ltd": 3, "news": 4, "org": 6},
    ("own", "marks"): {"fr": 5, "ltd": 3, "news": 4, "org": 11, "at": 12},
    ("own", "alien"): {"fr": 3, "ltd": 3, "news": 3, "org": 3, "com": 3, "at": 3},
    ("own", "print"): {"fr": 5, "ltd": 4, "news": 5, "org": 7, "com": 7},
    ("own", "hyphen"): {"fr": 6, "ltd": 4, "news": 5, "org": 9, "com": 11, "at": 6},
    ("own", "joined"): {"fr": 4, "ltd": 3, "news": 3, "org": 4, "com": 4, "at": 4},
    ("own", "www"): {"fr": 3, "ltd": 3, "news": 3, "org": 3, "com": 3, "at": 6},
    ("own", "article"): {"ltd": 4},
    ("own", "headed"): {"fr": 10, "ltd": 3, "news": 3, "org": 3, "com": 3, "at": 10},
    ("own", "extra"): {"fr": 10, "ltd": 3, "news": 5, "org": 10, "com": 10, "at": 10},
    ("own", "merged"): {"ltd": 3, "news": 12, "org": 12, "com": 12},
    ("own", "slip"): {"fr": 7, "ltd": 3, "news": 5, "org": 7, "com": 7},
    ("own", "respelt"): {"ltd": 6},
    ("own", "typo"): {"fr": 9, "ltd": 6, "news": 7, "org": 9, "com": 9},
    ("compound", "bare"): {"ltd": 7},
    ("compound", "exact"): {"ltd": 7},
    ("compound", "marks"): {"fr": 8, "ltd": 7},
    ("compound", "alien"): {"fr": 5, "ltd": 5, "news": 5, "org": 5, "com": 5, "at": 5},
    ("compound", "print"): {"fr": 8, "ltd": 7},
    ("compound", "hyphen"): {"ltd": 7},
    ("compound", "www"): {"fr": 5, "ltd": 5, "news": 7, "org": 7, "com": 7, "at": 7},
    ("compound", "headed"): {"ltd": 7},
    ("compound", "extra"): {"ltd": 7},
    ("compound", "joined"): {"fr": 7, "ltd": 7, "news": 7, "org": 7, "com": 7, "at": 7},
}
COMPOUNDS = {4: "lotv", 5: "soltv", 6: "posttv", 7: "posttag", 8: "postnews"}
CASES = [(*key, suffix, letters) for key, row in FIGURES.items() for suffix, letters in row.items()]
NEVER = [
    (*key, suffix)
    for key, row in FIGURES.items()
    for suffix in ("fr", "ltd", "news", "org", "com", "at")
    if suffix not in row and (suffix != "fr" or key[1] not in ("bare", "exact"))
]


def puny(label: str) -> str:
    """Write ``label`` as it stands in a host."""
    return "xn--" + label.encode("punycode").decode()


def like(kind: str, form: str, suffix: str, letters: int) -> Lookalike | None:
    """Ask for a host like the name of ``letters`` letters of an outlet at fr."""
    name = LETTERS[:letters] if kind == "own" else COMPOUNDS[letters]
    label = f"{name[:1]}-{name[1:]}" if form == "exact" else name
    return one(f"{label}.fr").find(f"{FORMS[form](name)}.{suffix}")


@pytest.mark.parametrize(("kind", "form", "suffix", "letters"), CASES)
def test_each_figure_of_the_rule(kind: str, form: str, suffix: str, letters: int):
    """A name of just enough letters is found, one that is a letter shorter is not."""
    assert like(kind, form, suffix, letters) is not None
    assert like(kind, form, suffix, letters - 1) is None


@pytest.mark.parametrize(("kind", "form", "suffix"), NEVER)
def test_what_the_rule_leaves_alone(kind: str, form: str, suffix: str):
    """Where the rule has no figure, no name is long enough."""
    assert like(kind, form, suffix, len(LETTERS) if kind == "own" else 8) is None


@pytest.mark.parametrize(
    ("domain", "asked", "shorter", "asked_shorter"),
    [
        ("thesunday.fr", "thesudnay.fr", "theradio.fr", "theraido.fr"),
        ("theradio.fr", "theraido.ltd", "thepost.fr", "thepots.ltd"),
        ("thejournal.fr", "thejuornal.news", "thesunday.fr", "thesudnay.news"),
        ("thejournal.fr", "thejuornal.org", "thesunday.fr", "thesudnay.org"),
        ("thejournal.fr", "thejuornal.com", "thesunday.fr", "thesudnay.com"),
        ("guardian.fr", "guadrian.fr", "journal.fr", "juornal.fr"),
        ("guardian.fr", "guadrian.news", "journal.fr", "juornal.news"),
        ("thejournal.fr", "thejoirnal.fr", "thesunday.fr", "thesinday.fr"),
        ("theradio.fr", "theradia.ltd", "thepost.fr", "thepoxt.ltd"),
    ],
)
def test_titles_misspelt(domain: str, asked: str, shorter: str, asked_shorter: str):
    """Of a title that is misspelt, the longest word has to be long enough."""
    assert one(domain).find(asked) is not None
    assert one(shorter).find(asked_shorter) is None


@pytest.mark.parametrize("letters", [5, 4])
def test_net_and_org_are_taken_for_each_other(letters: int):
    """A name of five letters under net, among others, is looked for under org, and the other way round."""
    name = LETTERS[:letters]
    for own, other in (("net", "org"), ("org", "net")):
        assert (one(f"{name}.fr", f"{name}.{own}").find(f"{name}.{other}") is not None) == (letters > 4)
        assert one(f"{name}.fr").find(f"{name}.{other}") is None
        assert one(f"{name}.{own}").find(f"{name}.io") is None


@pytest.mark.parametrize(
    ("long_enough", "shorter"),
    [("corriere.it", "mattino.it"), ("lematin.fr", "lesoir.fr"), ("die-woche.de", "die-tag.de")],
)
def test_foreign_titles(long_enough: str, shorter: str):
    """A title in a language that is not at home at an ending is found there if it is long enough, never where all are at home."""
    for domain in (long_enough, shorter):
        name = domain.partition(".")[0]
        assert (one(domain).find(f"{name}.in") is not None) == (domain == long_enough)
        assert one(domain).find(f"{name}.info") is None


@pytest.mark.parametrize(
    ("domain", "asked"),
    [
        ("alwatan.sy", "alwatan.me"),  # the Middle East
        ("assabah.ma", "assabah.in"),  # an Arabic word that Turkish has, too
        ("assabah.ma", "assabah.me"),
    ],
)
def test_words_that_are_at_home(domain: str, asked: str):
    """A title word is at home where any of its languages is."""
    assert one(domain).find(asked) is None


def test_a_title_of_two_languages_is_foreign_nowhere():
    """A title whose words no language has in common could be anybody's."""
    assert one("corrieretimes.it").find("corrieretimes.in") is None


def test_all_suffixes_of_an_outlet_are_its_own():
    """Each suffix under which an outlet has its name is its own: for misspellings, and for who is at home."""
    lookalikes = one("krovyndelzimp.fr", "krovyndelzimp.at", "krovyndelzimp.com")
    assert lookalikes.find("krovyndelzimp.co.at") is None
    assert one("krovyndelzimp.fr").find("krovyndelzimp.co.at") is not None
    assert one("krovynd.fr", "krovynd.at").find("krvoynd.at") is not None
    assert one("krovynd.fr").find("krvoynd.at") is None
