"""A host and the name of an outlet that it is like in; whether that is enough to speak of resemblance, out.

The rule: the outlet's name has to be long enough for the way in which the host is like it, and for the host's suffix,
to make chance unlikely. Refuses to know intent, and what stands on the page.

* A name of title words alone (:mod:`server.titlewords`) is nobody's own: under another suffix it is a namesake.
  But a title in a language that is not at home at that suffix is not another's by chance: Corriere is no name for an
  Indian paper. Endings of clones (``new``) are English words for the most part; one English word is at home anywhere.
* Fewer than one outlet in 200 lives under the endings that clones take (``new``): three letters are enough there.
* Under another country's ending live licensed editions and namesakes: a plain name has to have twelve letters there,
  and under ``com``, where every plain word was taken decades ago, it is never enough.
* A word of the trade is part of many a publisher's own name; one that heads a piece of news (``breaking``, ``trending``,
  ``news``) stands before or after a name, with a hyphen, hardly anywhere but at that name's outlet.
* Misspelt, a word is soon another language's or another town's: the longer the word, the less so.

The figures were set so that of 13,400 real outlets, half of them listed and half asked for, none but another address of
the same outlet and a handful of nearly the same name is found to resemble another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from server.lookalikes.titlewords import Name, tongues, words

if TYPE_CHECKING:
    from server.urls.suffixes import Use

Technique = Literal["other-suffix", "typo", "homoglyph", "extra-label", "hyphen", "subdomain"]
Likeness = Literal[
    "bare",  # the name, letter for letter
    "exact",  # the same of a name with a hyphen, which nobody else has by chance
    "marks",  # the name with accents
    "alien",  # the name in letters of other scripts
    "print",  # the name in figures or letters that small print makes alike
    "hyphen",  # the name with a hyphen more or less
    "joined",  # the name and its suffix: spiegel-de
    "named",  # the outlet's name in full: frankfurterallgemeine
    "www",  # the name after www, its dot left out: wwwspiegel
    "article",  # the name after an article: derspiegel
    "headed",  # the name and a word that heads news, with a hyphen: breaking-spiegel
    "extra",  # the name and a word of the trade, with a hyphen: spiegel-online
    "merged",  # the same without: spiegelonline
    "slip",  # the name with letters swapped or doubled
    "respelt",  # the name as another language spells it
    "typo",  # the name with a letter wrong, more or less otherwise
]
TECHNIQUES: dict[Likeness, Technique] = {
    "bare": "other-suffix",
    "exact": "other-suffix",
    "marks": "homoglyph",
    "alien": "homoglyph",
    "print": "homoglyph",
    "hyphen": "hyphen",
    "joined": "hyphen",
    "named": "extra-label",
    "www": "extra-label",
    "article": "extra-label",
    "headed": "extra-label",
    "extra": "extra-label",
    "merged": "extra-label",
    "slip": "typo",
    "respelt": "typo",
    "typo": "typo",
}
LONG_CORE: dict[Likeness, int] = {"slip": 5, "respelt": 9, "typo": 9}
"""Letters of a word amid title words, below which it is another word and not a misspelling."""
SHORTEST_TYPO = 3
"""Letters of the shortest name whose misspellings count."""

TWINS = frozenset({"net", "org"})
"""Suffixes that are taken for each other: a publisher who has a name under one is looked for under the other."""

_SPOKEN = {
    **dict.fromkeys(("ac", "gg"), ""),
    **dict.fromkeys(("ad", "co", "dj", "lc", "sc", "to", "vc"), "romance"),
    **dict.fromkeys(("ag", "sh", "sr"), "germanic"),
    **dict.fromkeys(("bz", "im", "la", "nu", "st"), "romance germanic"),
    "in": "oriental",
    "me": "romance eastern oriental",  # Montenegro, “me”, and the Middle East
    "su": "eastern",
}
HOMES: dict[str, frozenset[str]] = {
    **{code: frozenset({"english", *families.split()}) for code, families in _SPOKEN.items()},
    "com.co": frozenset({"romance"}),  # Colombia's own, as co alone is not
}
"""Codes sold to anybody, and whose titles are at home there: those of English, of the languages of the place, and of those
in which the letters are a word or an abbreviation."""

# Letters that it takes; "same" is the outlet's own suffix, "twin" its twin, "foreign" an ending at which the name's language
# is not at home. What is not in the table is never enough.
ENOUGH: dict[tuple[Likeness, Name], dict[Use | Literal["same", "twin", "foreign"], int]] = {
    ("bare", "own"): {"new": 3, "shared": 4, "general": 11, "national": 12, "twin": 5},
    ("bare", "compound"): {"foreign": 7, "new": 7},
    ("bare", "common"): {"foreign": 8},
    ("exact", "own"): {"new": 3, "shared": 4, "general": 6},
    ("exact", "compound"): {"foreign": 7, "new": 7},
    ("marks", "own"): {"same": 5, "new": 3, "shared": 4, "general": 11, "national": 12},
    ("marks", "compound"): {"same": 8, "new": 7},
    ("alien", "own"): {"new": 3, "shared": 3, "general": 3, "com": 3, "national": 3},
    ("alien", "compound"): {"new": 5, "shared": 5, "general": 5, "com": 5, "national": 5},
    ("print", "own"): {"same": 5, "new": 4, "shared": 5, "general": 7, "com": 7},
    ("print", "compound"): {"same": 8, "new": 7},
    ("hyphen", "own"): {"new": 4, "shared": 5, "general": 9, "com": 11, "national": 6},
    ("hyphen", "compound"): {"new": 7},
    ("joined", "own"): {"new": 3, "shared": 3, "general": 4, "com": 4, "national": 4},
    ("joined", "compound"): {"new": 7, "shared": 7, "general": 7, "com": 7, "national": 7},
    ("joined", "common"): {"new": 6, "shared": 6, "general": 6, "com": 6},
    ("named", "own"): {"new": 8},
    ("named", "compound"): {"new": 10},
    ("www", "own"): {"same": 3, "new": 3, "shared": 3, "general": 3, "com": 3, "national": 6},
    ("www", "compound"): {"same": 5, "new": 5, "shared": 7, "general": 7, "com": 7, "national": 7},
    ("www", "common"): {"same": 4},
    ("article", "own"): {"new": 4},
    ("headed", "own"): {"new": 3, "shared": 3, "general": 3, "com": 3, "national": 10},
    ("headed", "compound"): {"new": 7},
    ("extra", "own"): {"new": 3, "shared": 5, "general": 10, "com": 10, "national": 10},
    ("extra", "compound"): {"new": 7},
    ("merged", "own"): {"new": 3, "shared": 12, "general": 12, "com": 12},
    ("slip", "own"): {"same": 7, "new": 3, "shared": 5, "general": 7, "com": 7},
    ("slip", "compound"): {"same": 6, "new": 5, "shared": 7, "general": 7, "com": 7},
    ("slip", "common"): {"same": 8, "shared": 8},
    ("respelt", "own"): {"new": 6},
    ("typo", "own"): {"same": 9, "new": 6, "shared": 7, "general": 9, "com": 9},
    ("typo", "compound"): {"same": 7, "new": 5},
}
_PLAIN: frozenset[Likeness] = frozenset({"bare", "exact", "marks"})


class Written(NamedTuple):
    """An outlet's name, as one of its hosts has it.

    ``plain`` is ``label`` without hyphens, ``suffixes`` are all under which the outlet has that name, ``country`` is the
    outlet's code in hosts, or ``""``.
    """

    label: str
    plain: str
    suffix: str
    kind: Name
    country: str
    suffixes: tuple[str, ...]


class Asked(NamedTuple):
    """The name of the host in question: ``label`` with IDN decoded, ``plain`` without hyphens."""

    label: str
    plain: str
    suffix: str
    use: Use


def enough(likeness: Likeness, known: Written, asked: Asked) -> bool:
    """Say whether ``asked``, being like ``known``, is to be called a look-alike."""
    needed = ENOUGH.get((likeness, known.kind), {})
    if asked.suffix in known.suffixes and "same" in needed:
        return _letters(likeness, known) >= needed["same"]
    if likeness in _PLAIN and _at_home(known, asked):
        return False
    if "twin" in needed and asked.suffix in TWINS and not TWINS.isdisjoint(known.suffixes):
        return _letters(likeness, known) >= needed["twin"]
    if "foreign" in needed and _foreign(known, asked):
        return _letters(likeness, known) >= needed["foreign"]
    return asked.use in needed and _letters(likeness, known) >= needed[asked.use]


def _foreign(known: Written, asked: Asked) -> bool:
    """Say whether a title is of a language that is not at home at the ending of ``asked``; an English word is never alone."""
    spoken = tongues(known.plain)
    homes = HOMES.get(asked.suffix) or (frozenset({"english"}) if asked.use == "new" else None)
    if homes is None or not spoken or (known.kind == "common" and "english" in spoken):
        return False
    return homes.isdisjoint(spoken)


def _letters(likeness: Likeness, known: Written) -> int:
    """Count the letters that speak for ``likeness``: of a title that is misspelt, those of its longest word."""
    if likeness in LONG_CORE and known.kind != "own":
        return max(map(len, words(known.plain)))
    return len(known.plain)


def _at_home(known: Written, asked: Asked) -> bool:
    """Say whether ``asked`` is of the outlet's country: its name there is its spare address sooner than another's."""
    last = asked.suffix.rpartition(".")[2]
    return asked.use == "national" and last in {known.country, *(suffix.rpartition(".")[2] for suffix in known.suffixes)}


__all__ = [
    "ENOUGH",
    "HOMES",
    "LONG_CORE",
    "SHORTEST_TYPO",
    "TECHNIQUES",
    "TWINS",
    "Asked",
    "Likeness",
    "Technique",
    "Written",
    "enough",
]
