"""Registries and claims for the benchmarks: made up, the same ones each time, after the structure of real ones."""

from __future__ import annotations

import json
import random
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from server import snapshot
from server.editions import Editions
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_CITIES = (
    "Aberdeen Adelaide Akron Albany Amsterdam Antwerp Athens Austin Baltimore Bangor Basel Bath Belfast Bergen Berlin Bern "
    "Bilbao Bordeaux Boston Bremen Brighton Bristol Bruges Brussels Buffalo Calgary Canberra Cardiff Chicago Cologne Cork "
    "Dallas Darwin Delft Denver Derby Detroit Dijon Dover Dresden Dublin Dundee Durban Exeter Fargo Florence Freiburg "
    "Galway Geneva Genoa Ghent Glasgow Graz Grenoble Halifax Hamburg Hanover Helsinki Houston Innsbruck Ipswich Jena "
    "Kassel Kiel Krakow Leeds Leiden Leipzig Lille Limerick Lincoln Linz Lisbon Liverpool London Lucerne Lyon Madrid Mainz "
    "Malmo Manchester Marseille Melbourne Memphis Metz Miami Milan Munich Nancy Nantes Naples Nice Norwich Nuremberg "
    "Odense Omaha Orlando Oslo Oxford Padua Paris Parma Perth Phoenix Pisa Plymouth Porto Potsdam Prague Reno Rennes Riga "
    "Rome Rouen Salem Salzburg Seattle Seville Sheffield Siena Sofia Stockholm Strasbourg Stuttgart Sydney Tacoma Tallinn "
    "Tampa Toledo Toronto Toulouse Trieste Turin Tulsa Utrecht Valencia Venice Verona Vienna Vilnius Warsaw Windsor York "
    "Zagreb Zurich"
)
CITIES = _CITIES.split()
TITLES = ("Times", "Post", "Herald", "Gazette", "Courier", "Tribune", "Chronicle", "Observer", "Echo", "Star", "Globe", "Journal")
COUNTRIES = {"GB": "en", "US": "en", "DE": "de", "FR": "fr", "ES": "es", "IT": "it", "NL": "nl", "AT": "de"}
ENDINGS = {"GB": "co.uk", "US": "com", "DE": "de", "FR": "fr", "ES": "es", "IT": "it", "NL": "nl", "AT": "at"}
TYPES = ("newspaper", "newspaper", "newspaper", "news-site", "broadcaster", "magazine")
SUBJECTS = ("ministers", "the president", "a senator", "the mayor", "doctors", "soldiers", "the opposition", "voters")
SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "sha", "tre", "plo")
WORDS = [syllable + city for syllable in SYLLABLES for city in CITIES]
RATER = "wikipedia-perennial-sources"


def registry(count: int, luck: random.Random) -> dict[str, Any]:
    """Make a registry: each record with its item of Wikidata as its source, many with owner, year and rating."""
    owners = [{"id": f"{city.lower()}-media-group", "name": f"{city} Media Group", **_read(luck)} for city in CITIES]
    names = sorted({f"{city} {title}" for city in CITIES for title in TITLES}, key=lambda _: luck.random())[:count]
    rater = {"id": RATER, "name": "Wikipedia, perennial sources", "question": "How reliable is it?", "url": _PERENNIAL}
    return {
        "raters": [{**rater, "scale": ["generally reliable", "no consensus", "deprecated"]}],
        "organisations": sorted(owners, key=lambda owner: owner["id"]),
        "outlets": sorted((_outlet(name, owners, luck) for name in names), key=lambda outlet: outlet["id"]),
    }


_PERENNIAL = "https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources"


def _read(luck: random.Random) -> dict[str, str]:
    item = f"Q{luck.randrange(1000, 130_000_000)}"
    return {"source": f"https://www.wikidata.org/wiki/{item}", "checked": "2026-11-23", "wikidata": item}


def _outlet(name: str, owners: list[dict[str, Any]], luck: random.Random) -> dict[str, Any]:
    country = luck.choice(sorted(COUNTRIES))
    record: dict[str, Any] = {
        "id": name.lower().replace(" ", "-"),
        "name": luck.choice(["{}", "{}", "The {}"]).format(name),
        "domains": [f"{name.lower().replace(' ', luck.choice(['', '', '-']))}.{ENDINGS[country]}"],
        "type": luck.choice(TYPES),
        "country": country,
        "languages": [COUNTRIES[country]],
        **_read(luck),
    }
    said = {name: record[name] for name in ("source", "checked")}
    if luck.random() < 0.6:
        owner = luck.choice(owners)
        record["owners"] = [{"organisation": owner["id"], **said} if luck.random() < 0.8 else {"name": f"{name} Trust", **said}]
    if luck.random() < 0.7:
        record["founded"] = {"value": luck.randrange(1785, 2020), **said}
    if luck.random() < 0.2:
        value = luck.choice(["generally reliable", "no consensus", "deprecated"])
        record["ratings"] = [{"by": RATER, "value": value, "source": _PERENNIAL, "as_of": "2026-06-26", "checked": "2026-11-23"}]
    return record


def sentence(luck: random.Random) -> str:
    """Make a sentence whose words are as frequent as words are, by Zipf's law."""
    ranks = [int(len(WORDS) ** luck.random()) for _ in range(luck.randrange(8, 24))]
    return f"{luck.choice(SUBJECTS).title()} said that {' '.join(WORDS[rank - 1].lower() for rank in ranks)}"


def essays(count: int, outlets: list[dict[str, Any]], luck: random.Random) -> Iterator[tuple[str, str]]:
    """Make texts of a thousand claims each, with source lists: name and text."""
    for number, start in enumerate(range(0, count, 1000)):
        hosts = [outlet["domains"][0].split("/")[0] for outlet in luck.sample(outlets, 60)]
        size = min(1000, count - start)
        lines = [f"{sentence(luck)} ({', '.join(luck.sample(hosts, luck.randrange(1, 3)))})." for _ in range(size)]
        works = [f"“{sentence(luck)}”, ({luck.randrange(2015, 2026)}) {host}" for host in hosts]
        yield f"essay-{number:04}", "\n\n".join([f"Essay {number}", *lines, "Sources:", "\n".join(works)])


def edition(folder: Path, outlets: int | Path, claims: int) -> Editions:
    """Build an edition of made-up claims and outlets; or of the outlets of a registry's file."""
    luck = random.Random(20261123)  # noqa: S311  nothing to be kept secret
    file = folder / "sources.yaml"
    seeds = folder / "seeds"
    seeds.mkdir()
    if isinstance(outlets, Path):
        shutil.copy(outlets, file)
        read = Editions(Settings(file, seeds, folder / "outlets.sqlite"))
        read.renew()
        listed: list[dict[str, Any]] = [{"domains": outlet.domains} for outlet in read.current.registry.outlets.values()]
        read.current.index.close()
    else:
        made = registry(outlets, luck)
        listed = made["outlets"]
        file.write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
    for name, text in essays(claims, listed, luck):
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        side = f"title: Essay {int(name[-4:])}\nkind: essay\nlanguage: en\nauthor:\nurl:\npublished:\nlicence:\n"
        (seeds / f"{name}.yaml").write_text(side, encoding="utf-8")
    editions = Editions(Settings(file, seeds, folder / "index.sqlite"))
    editions.renew()
    assert not editions.problems, editions.problems[:5]
    return editions


def port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
        return free


def shards(editions: Editions) -> dict[str, bytes]:
    """Write all shards, by name; the manifest stands under an empty name."""
    made = snapshot.of(editions.current)
    names = [shard["name"] for shard in json.loads(made.manifest)["shards"]]
    return {"": made.manifest, **{name: made.write(shard) for name in names if (shard := made.find(name))}}
