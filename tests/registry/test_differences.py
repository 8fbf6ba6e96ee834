"""What changed between two registries, in words."""

from __future__ import annotations

import itertools
import random

from server import yamlfile
from server.registry import differences, records

OLD = """
licences:
- {id: gone, name: Gone Set, licence: MIT, holder: H, url: "https://a.org/"}
raters:
- {id: rater, name: The Rater, question: Q?, scale: [good, bad], url: "https://a.org/"}
organisations:
- {id: holding, name: Holding, country: GB, source: "https://a.org/", checked: 2026-01-01}
outlets:
- id: kept
  name: Kept
  domains: [kept.org, kept.net]
  type: newspaper
  source: https://a.org/
  checked: 2026-01-01
  country: GB
  aliases: [The Keep]
  owners:
  - {name: A, source: "https://a.org/1", checked: 2026-01-01}
  - {name: B, source: "https://a.org/2", checked: 2026-01-01}
  - {name: C, source: "https://a.org/3", checked: 2026-01-01}
  ratings:
  - {by: rater, value: good, source: "https://r.org/1", checked: 2026-01-01}
  funding:
  - {value: readers, source: "https://a.org/4", checked: 2026-01-01}
- {id: merged, name: Merged, domains: [merged.org], type: magazine, source: "https://a.org/", checked: 2026-01-01}
- {id: old-name, name: Old Name, domains: [renamed.org], type: magazine, source: "https://a.org/", checked: 2026-01-01}
- {id: mistake, name: Mistake, domains: [mistake.org], type: magazine, source: "https://a.org/", checked: 2026-01-01}
- {id: removed, name: Removed, domains: [removed.org], type: magazine, source: "https://a.org/", checked: 2026-01-01}
"""
NEW = """
raters:
- {id: rater, name: The Rater, question: Q?, scale: [good, fair, bad], url: "https://a.org/"}
organisations:
- {id: holding, name: Holding, source: "https://a.org/", checked: 2026-01-01}
outlets:
- {id: brand-new, name: Brand New, domains: [new.org], type: magazine, source: "https://a.org/", checked: 2026-01-01}
- id: kept
  former_ids: [merged]
  name: Kept
  domains: [kept.net, merged.org, kept.org]
  type: magazine
  source: https://a.org/
  checked: 2026-02-01
  country: IE
  wikidata: Q1
  owners:
  - {organisation: holding, share: 5 %, source: "https://a.org/4", checked: 2026-02-01}
  - {name: B, source: "https://a.org/2", as_of: 2025, checked: 2026-02-01}
  - {name: A, source: "https://a.org/1", checked: 2026-01-01}
  - {name: D, source: "https://a.org/3", checked: 2026-01-01}
  state:
  - {by: rater, value: fair, country: GB, source: "https://r.org/2", as_of: 2026-01, checked: 2026-02-01}
  ratings:
  - {by: rater, value: bad, source: "https://r.org/1", checked: 2026-02-01}
  founded: {value: 1999, source: "https://a.org/5", checked: 2026-02-01}
- id: new-name
  former_ids: [old-name]
  name: New Name
  domains: [renamed.org]
  type: magazine
  source: https://a.org/
  checked: 2026-01-01
  owners:
  - {organisation: holding, source: "https://a.org/4", checked: 2026-02-01}
removed:
- {id: mistake, name: Mistake, why: it was none, since: 2026-01-01}
"""


def read(text: str) -> records.File:
    """Read a registry."""
    reading = yamlfile.parse("x.yaml", text, records.File)
    assert reading.value, reading.problems
    return reading.value


def test_in_words() -> None:
    """Each change is told in words, under the record's name; renamed and merged records are known again."""
    assert differences.text(differences.compare(read(OLD), read(NEW))) == WORDS.strip()


WORDS = """
Gone Set (gone): removed
The Rater (rater): scale changed: good; bad → good; fair; bad
Holding (holding): country taken out: United Kingdom
Brand New (brand-new): added: outlet (magazine, new.org)
Kept (kept): former id added: merged
Kept (kept): alias taken out: The Keep
Kept (kept): address added: merged.org
Kept (kept): best known address is now kept.net
Kept (kept): kind changed: newspaper → magazine
Kept (kept): country changed: United Kingdom → Ireland
Kept (kept): last read changed: 2026-01-01 → 2026-02-01
Kept (kept): Wikidata item added: Q1
Kept (kept): owner B: as of added: 2025; last read changed: 2026-01-01 → 2026-02-01
Kept (kept): owner D: name changed: C → D
Kept (kept): owner added: Holding, 5 % (source https://a.org/4, checked 2026-02-01)
Kept (kept): state tie added: The Rater says “fair”, United Kingdom (source https://r.org/2, as of 2026-01, checked 2026-02-01)
Kept (kept): funding taken out: “readers” (source https://a.org/4, checked 2026-01-01)
Kept (kept): founding added: “1999” (source https://a.org/5, checked 2026-02-01)
Kept (kept): rating The Rater says “bad”: value changed: good → bad; last read changed: 2026-01-01 → 2026-02-01
Merged (merged): merged into Kept (kept)
Mistake (mistake): removed: it was none
New Name (new-name): renamed: its id was old-name
New Name (new-name): name changed: Old Name → New Name
New Name (new-name): owner added: Holding (source https://a.org/4, checked 2026-02-01)
Removed (removed): removed
"""


def test_an_owner_becomes_a_record() -> None:
    """An owner that is named by its record is a changed owner."""
    before = read(NEW)
    after = read(NEW.replace("{organisation: holding, share", "{name: Holding plc, share"))
    assert differences.text(differences.compare(before, after)) == (
        "Kept (kept): owner Holding plc, 5 %: name added: Holding plc; organisation taken out: Holding"
    )


def test_order_makes_no_difference() -> None:
    """However records and statements are ordered, nothing changed."""
    before = read(NEW)
    shuffled = {field: random.Random(1).sample(items, len(items)) for field, items in before.model_dump().items()}  # noqa: S311
    for outlet in shuffled["outlets"]:
        outlet["owners"] = outlet["owners"][::-1]
    after = records.File.model_validate(shuffled)
    assert differences.text(differences.compare(before, after)) == "Nothing changed."
    assert differences.markdown(differences.compare(before, after)) == "Nothing changed."


def test_nothing_from_nothing() -> None:
    """All of a registry is new to none, and gone with it; a described record counts its statements."""
    words = differences.text(differences.compare(records.File(), read(NEW))).splitlines()
    assert "Kept (kept): added: outlet (magazine, Ireland, kept.net, merged.org, kept.org, 7 statements)" in words
    assert "New Name (new-name): added: outlet (magazine, renamed.org, 1 statement)" in words
    assert "The Rater (rater): added: rater" in words
    gone = differences.compare(read(NEW), records.File())
    assert set(itertools.chain.from_iterable(change.words for change in gone)) == {"removed"}


def test_markdown() -> None:
    """For a change log: a list for each list, with nothing that a name could do to it; addresses stay whole."""
    after = read(NEW.replace("name: Brand New,", "name: '*Brand* [New](https://x.org/)',"))
    lines = differences.markdown(differences.compare(read(OLD), after)).splitlines()
    assert lines[:4] == ["### Licences", "", "* **Gone Set** (`gone`): removed", ""]
    assert r"* **\*Brand\* \[New\](https://x.org/)** (`brand-new`): added: outlet (magazine, new.org)" in lines
    assert "  * owner added: Holding, 5 % (source https://a.org/4, checked 2026-02-01)" in lines
