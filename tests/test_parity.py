"""The extension looks up by itself, from a snapshot, and gives the server's answers: the same context, byte for byte."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import publicsuffixlist
import pytest
from parity import ROOT, SCRIPTS, Both, addresses, count, parted, works

from server.editions import Editions
from server.search import verbatim
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = ROOT / "tests" / "data"

OUTLET = '- {{id: {id}, name: "{name}", domains: {domains}, country: {country}, type: newspaper, source: "https://a.org/", \
checked: 2026-01-01}}\n'
SIDE = "title: {}\nkind: essay\nlanguage: en\nauthor:\nurl:\npublished:\nlicence:\n"
TEXT = """{title}

The harbour was closed for nine days in the spring (reuters.com, spiegel.de). Nobody had told the fishermen of the quay
(https://www.reuters.com/world/2024/03/05/harbour-closed-for-nine-days/). Is that not strange (reuters.com)?
{more}

Sources:
Jane Doe, “Harbour closed for nine days”, Reuters (March 5, 2024) https://www.reuters.com/world/2024/03/05/harbour-closed-for-nine-days/
“Fishermen of northern quay demand compensation from port authority”, Reuters (April 2, 2024) reuters.com.
“Mussel prices double as the harbour of the old town stays shut”, Der Spiegel (March 2024) spiegel.de.
“The quiet town”, Nowhere (2024) https://nowhere.example.org/town?b=2&a=1
"""


HEADLINES = [json.loads(line) for line in (ROOT / "bench/data/titles.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def real(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Both, on the repository's own registry and documents."""
    editions = Editions(built)
    editions.renew()
    yield Both(built, editions, tmp_path_factory.mktemp("real"))
    editions.current.index.close()


@pytest.fixture(scope="module")
def lookalikes() -> dict[str, Any]:
    """The shared data about look-alikes."""
    data: dict[str, Any] = json.loads((DATA / "lookalikes.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="module")
def small(lookalikes: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Both, on the outlets of the look-alike data and three documents that cite the same works, some by address."""
    folder: Path = tmp_path_factory.mktemp("small")
    outlets = sorted(lookalikes["outlets"], key=lambda outlet: outlet["id"])
    records = "".join(OUTLET.format(**{"country": "null", **outlet}) for outlet in outlets)
    (folder / "sources.yaml").write_text(f"outlets:\n{records}", encoding="utf-8")
    (folder / "seeds").mkdir()
    for name, sentences in (("a", 0), ("a-b", 40), ("b", 3)):
        more = "".join(f"On day {day} the price of mussels rose again by a little (reuters.com).\n" for day in range(sentences))
        (folder / "seeds" / f"{name}.txt").write_text(TEXT.format(title=f"Paper {name}", more=more), encoding="utf-8")
        (folder / "seeds" / f"{name}.yaml").write_text(SIDE.format(f"Paper {name}"), encoding="utf-8")
    lines = "".join(f"“{row['title']}”, {host(row)} ({row['date']}) {host(row)}\n" for row in HEADLINES)
    (folder / "seeds" / "c.txt").write_text(f"{TEXT.format(title='Headlines', more='')}{lines}", encoding="utf-8")
    (folder / "seeds" / "c.yaml").write_text(SIDE.format("Headlines"), encoding="utf-8")
    settings = Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite")
    editions = Editions(settings)
    editions.renew()
    assert not editions.problems
    yield Both(settings, editions, folder)
    editions.current.index.close()


def test_vectors(real: Both) -> None:
    """All addresses of the shared vectors get the same context or the same refusal."""
    groups = json.loads((DATA / "urls.json").read_text(encoding="utf-8"))["groups"]
    asked = real.ask((vector["in"], None) for group in groups for vector in group["vectors"])
    assert not parted(asked)
    assert count(asked, '"status":400') > 20


def test_registry(real: Both) -> None:
    """Every address of the registry, and what is above, below and beside it, gets the same context."""
    file = real.edition.registry.file
    domains = [domain for outlet in file.outlets for domain in (*outlet.domains, *outlet.namesakes)]
    tenants = [tenant.replace("*", "someone") for platform in file.platforms for tenant in platform.tenants]
    hosts = [*domains, *tenants, *(domain for platform in file.platforms for domain in platform.domains)]
    forms = ["https://{}", "https://www.{}/a/b", "https://below.{}", "https://not{}", "https://{}x/", "https://m.{}/amp"]
    asked = real.ask((form.format(host), None) for host in hosts for form in forms)
    assert not parted(asked)
    assert count(asked, '"platform":{') > len(file.platforms)
    assert count(asked, '"status":"listed"') > len(domains)


def test_random(real: Both) -> None:
    """Random addresses, wrapped, tracked, misspelt and broken, get the same context or the same refusal."""
    domains = [domain for outlet in real.edition.registry.file.outlets for domain in outlet.domains]
    asked = real.ask((url, None) for url in addresses(domains, 2000))
    assert not parted(asked)
    assert min(count(asked, f'"status":{status}') for status in ("400", '"listed"', '"unlisted"', '"lookalike"')) > 50


def test_lookalikes(small: Both, lookalikes: dict[str, Any]) -> None:
    """All clones, namesakes and invented outlets of the shared data get the same context."""
    hosts = [one["host"] for name in ("develop", "report", "later", "namesakes") for one in lookalikes[name]]
    asked = small.ask((f"https://{host}/", None) for host in (*hosts, *lookalikes["invented"]))
    assert not parted(asked)
    assert count(asked, '"lookalike":{') > 100


def test_likenesses(real: Both) -> None:
    """Names that several outlets bear, names in full, hosts within hosts and other languages' spellings get the same context."""
    hosts = [
        "delfi.life",
        "interfax.ltd",
        "skynews.pm",
        "newyorktimes.ltd",
        "the-new-york-times.ltd",
        "sueddeutsche-zeitung.ltd",
        "suddeutsche-zeitung.ltd",
        "reuters.com.org",
        "delfi.lv.com",
        "bbc.co.uk.com",
        "www-spiegel.de-artikel.info",
        "bbc-news.pm",
        "repubblika.ltd",
        "repubblika.org",
        "politico.cd",
        "pravda-ua.rest",
        "breaking-cnn.com",
        "reuters-news.com",
        "dailymail-online.ltd",
        "unian.org",
        "abcnewsgo.co",
        "wwwreuters.com",
        "dailymail.top",
        "corriere.in",
        "corriere.cfd",
        "corriere.st",
        "corriere.info",
        "lastampa.in",
        "la-stampa.in",
        "lesoir.in",
        "abcnews.com.co",
        "abcnews.co",
        "independent.com.co",
        "telegraph.com.co",
        "elpais.com.co.in",
        "daily-mail.top",
        "dai-lymail.top",
        "krovyndelzimp.org",
    ]
    asked = real.ask((f"https://{host}/", None) for host in hosts)
    assert not parted(asked)
    assert count(asked, '"lookalike":{') == len(hosts) - 10
    assert count(asked, '"resembles-addresses"') == 5


def test_suffixes(small: Both) -> None:
    """Under every public suffix, and in place of one, a listed name gets the same context."""
    lines = Path(publicsuffixlist.__file__).with_name("public_suffix_list.dat").read_text(encoding="utf-8").splitlines()
    rules = [line.removeprefix("!").replace("*", "any") for line in lines if line and not line.startswith("//")]
    forms = ("https://spiegel.{}/", "https://below.reuters.{}/", "https://{}/")
    asked = small.ask((form.format(rule), None) for rule in rules for form in forms)
    assert not parted(asked)
    assert count(asked, '"status":"lookalike"') > 1000
    assert count(asked, '"platform":{"id":null') > 1000


@pytest.mark.parametrize("name", ["real", "small"])
def test_titles(name: str, request: pytest.FixtureRequest) -> None:
    """Works are found alike by address, slug and title: whole, cut, turned about, of another outlet, and wrongly dated."""
    both: Both = request.getfixturevalue(name)
    cited = works(both.edition)[:40]
    asked = both.ask(question for work in cited for question in readings(work))
    assert not parted(asked)
    assert count(asked, '"kind":"is-this-page"') > len(cited)
    assert count(asked, '"works":[]') > len(cited)


def readings(work: dict[str, str | None]) -> Iterator[tuple[str, str | None]]:
    """Ask for a work as its readers may meet it, and for pages that only resemble it."""
    if work["url"]:
        yield work["url"], None
        yield work["url"] + "?utm_source=x", None
    title = work["title"] or ""
    words = "".join(char if char.isalnum() else " " for char in title.lower()).split()
    half = len(words) // 2
    for slug in ("-".join(some) for some in (words, words[half:], words[:half] + words[half + 1 :], words[::-1], ["12345"])):
        for date in ("", work["date"] or "", "2019-01-02"):
            for said in (None, title, f"{title.upper()} | News – Reuters", " ".join(title.split()[:-3])):
                for host in (work["domain"] or "unlisted.example", "www.spiegel.de"):
                    yield f"https://{host}/{date.replace('-', '/')}/{quote(slug)}.html", said


def test_headlines(small: Both) -> None:
    """Real pages, each among the headlines of its site, are found alike: by address, by title, and with another's title."""
    others = [*HEADLINES[1:], HEADLINES[0]]
    asked = small.ask(
        (row["url"], title)
        for row, other in zip(HEADLINES, others, strict=True)
        for title in (None, row["title"], f"{other['title']} | News", f"{row['title'][:60]} - {host(row)}")
    )
    assert not parted(asked)
    assert count(asked, '"kind":"is-this-page"') > len(HEADLINES)


def test_quotes() -> None:
    """Server and extension find the same claims word for word on a page, whatever either is written with."""
    luck = random.Random(20261123)  # noqa: S311  nothing to be kept secret
    cases = [quoted(luck) for _ in range(3000)]
    ran = subprocess.run(
        ["node", SCRIPTS / "quoted.js"],
        input="".join(json.dumps(case) + "\n" for case in cases),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    ours = [stands(**case) for case in cases]
    theirs = [line == "true" for line in ran.stdout.splitlines()]
    assert [case for case, one, other in zip(cases, ours, theirs, strict=True) if one != other] == []
    assert 200 < sum(ours) < 2800


WORDS = [
    "peace",
    "Peace",
    "“",
    "”",
    '"',
    " – ",
    "—",
    "-",
    "nobody’s",
    "plan",
    "'",
    "ﬁsh",
    "日本の首相が辞任",
    "é",
    "e\u0301",
    "１２",
    "…",
    "x",
    "𝒜",
    "′",
]
GLUE = [" ", " ", " ", " ", "\u00a0", "\n", "\u00ad", "\u200b ", "  ", "", "\x85", "\x1c", "\ufeff"]


def quoted(luck: random.Random) -> dict[str, str]:
    """Make a claim and a page that holds it in another writing, or something like it."""
    words = luck.choices(WORDS, k=luck.randint(5, 14))
    text = "".join(word + luck.choice(GLUE) for word in words)
    luck.random() < 0.4 and words.insert(luck.randrange(len(words)), luck.choice(WORDS))
    page = "".join(word + luck.choice(GLUE) for word in words)
    around = luck.choice(["", "Before. ", "x", "“", "𝒜"])
    return {
        "text": text,
        "exact": luck.choice([text, "x"]),
        "page": around + luck.choice([page, text]) + luck.choice(["", " After", "x"]),
    }


def stands(text: str, exact: str, page: str) -> bool:
    """Tell whether the server finds a claim on a page."""
    plain = verbatim.plain(page)
    return any(verbatim.stands(words, plain) is not None for words in verbatim.passages(text, exact))


def host(row: dict[str, str]) -> str:
    """Give the host of a headline's page."""
    return row["url"].split("/")[2].removeprefix("www.")


def test_scripts(real: Both) -> None:
    """The extension's own tests pass."""
    environment = {**os.environ, "MASTHEAD_SNAPSHOT": str(real.snapshot)}
    ran = subprocess.run(["node", "--test", SCRIPTS], capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert ran.returncode == 0, ran.stdout
