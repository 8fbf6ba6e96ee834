"""The extension looks up by itself, from a snapshot, and gives the server's answers: the same context, byte for byte."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import pytest
from publicsuffixlist import PublicSuffixList

from server import snapshot
from server.app import create_app
from server.editions import Editions
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flask.testing import FlaskClient

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "data"
SCRIPTS = ROOT / "tests" / "extension"
AT_ONCE = 100  # pages of one request

SEED, ADDRESSES = 20261123, 2000
SCHEMES = ["https://", "http://", "HTTPS:\\\\", "https:", "//", "", "view-source:https://", "ftp://", "about:reader?url="]
USERS = ["", "", "", "", "www.bbc.com@", "a:b@"]
LABELS = ["www", "m", "amp", "news", "edition", "x--y", "xn--80ak6aa92e", "bücher", "скай", "spiеgel", "1", "a_b", "-", ""]
SUFFIXES = ["com", "de", "co.uk", "ltd", "com.ua", "github.io", "substack.com", "бг", "example", "gov.uk", "ck", "www.ck"]
PORTS = ["", "", "", "", ":443", ":80", ":8080", ":x"]
PATHS = ["", "/", "/a/b/", "/amp", "/amp/x", "/2025/06/01/a-story", "/%7e^`{}", "/ü?", "/../x", "/@Name/Post", "/r/Ukraine/"]
PIECES = ["id=1", "utm_source=x", "b=2", "a=%20+", "fbclid=1", "amp=1", "", "outputType=amp", "ÄÖ=ß", "s=20", "at_x=1", "'=\""]
FRAGMENTS = ["", "", "", "#x", "#!", "#!/a:~:text=b", "#:~:text=a"]
WRAPPERS = [
    "https://web.archive.org/web/20250601000000/{}",
    "https://www.google.com/url?q={}",
    "https://www.google.com/amp/s/{}",
    "https://l.facebook.com/l.php?u={}&h=x",
    "https://12ft.io/{}",
    "https://eur01.safelinks.protection.outlook.com/?url={}&data=1",
    "https://archive.ph/newest/{}",
    "https://urldefense.com/v3/__{}__;JSU!!x",
]

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


class Asked(NamedTuple):
    """A question with both answers."""

    question: dict[str, str | None]
    server: str
    extension: str


class Both:
    """The server and the extension with its snapshot."""

    def __init__(self, settings: Settings, editions: Editions, folder: Path) -> None:
        self.edition = editions.current
        self.client: FlaskClient = create_app(settings, editions).test_client()
        self.snapshot = folder / "snapshot.json"
        self.snapshot.write_bytes(snapshot.write(editions.current))

    def ask(self, questions: Iterable[tuple[str, str | None]]) -> list[Asked]:
        """Put the same questions (address, title) to both."""
        pages = [{"url": url, "title": title} for url, title in questions]
        lines = "".join(json.dumps(page) + "\n" for page in pages)
        command = ["node", SCRIPTS / "answers.js", self.snapshot]
        ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=300)
        served = (answer for start in range(0, len(pages), AT_ONCE) for answer in self._serve(pages[start : start + AT_ONCE]))
        return [Asked(*one) for one in zip(pages, served, ran.stdout.splitlines(), strict=True)]

    def _serve(self, pages: list[dict[str, str | None]]) -> Iterator[str]:
        response = self.client.post("/v1/context", json={"pages": pages})
        assert response.status_code == 200, response.text
        for answer in response.json["pages"]:
            if answer["status"] == 400:
                told = {"status": 400, "code": answer["problem"]["code"], "detail": answer["problem"]["detail"]}
            else:
                told = answer
            yield json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def parted(asked: Iterable[Asked]) -> str:
    """Show where answers part: how many do, and the first five."""
    differ = [one for one in asked if one.server != one.extension]
    shown = [f"{len(differ)} differ"] if differ else []
    for question, server, extension in differ[:5]:
        at = len(os.path.commonprefix([server, extension]))
        shown.append(f"{question}\n  server    …{server[at - 60 : at + 90]}\n  extension …{extension[at - 60 : at + 90]}")
    return "\n".join(shown)


def count(asked: Iterable[Asked], words: str) -> int:
    """Count the answers that hold these words."""
    return sum(words in one.server for one in asked)


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
    luck = random.Random(SEED)
    domains = [domain for outlet in real.edition.registry.file.outlets for domain in outlet.domains]
    asked = real.ask((address(luck, domains), None) for _ in range(ADDRESSES))
    assert not parted(asked)
    assert min(count(asked, f'"status":{status}') for status in ("400", '"listed"', '"unlisted"', '"lookalike"')) > 50


def address(luck: random.Random, domains: list[str]) -> str:
    """Make an address, of a listed host or one that is like it as a rule."""
    host = luck.choice(domains)
    if luck.random() < 0.4:
        host = misspelt(luck, host)
    if luck.random() < 0.2:
        host = ".".join([*luck.choices(LABELS, k=luck.randrange(3)), luck.choice(LABELS), luck.choice(SUFFIXES)])
    query = "&".join(luck.choices(PIECES, k=luck.randrange(5)))
    text = luck.choice(SCHEMES[:2] * 9 + SCHEMES) + luck.choice(USERS) + host + luck.choice(PORTS) + luck.choice(PATHS)
    text += ("?" + query if query else "") + luck.choice(FRAGMENTS)
    while luck.random() < 0.3:
        text = luck.choice(WRAPPERS).replace("{}", luck.choice([str, quote])(text))
    return text


def misspelt(luck: random.Random, host: str) -> str:
    """Change a host as fingers and forgers do."""
    at = luck.randrange(len(host))
    name = host.partition(".")[0]
    return luck.choice(
        [
            host[:at] + host[at + 1 :],
            host[:at] + host[at] + host[at:],
            host[:at] + luck.choice("abcdeilo01-") + host[at + 1 :],
            host[:at] + "-" + host[at:],
            f"{name}.{luck.choice(SUFFIXES)}",
            luck.choice(["der-", "the", "online-", "news"]) + host,
            name + luck.choice(["-news.com", "online.info", "24.net", "-de.com"]),
            host + "." + luck.choice(["example.net", "com-news.net", "org"]),
            host.replace("e", "е").replace("a", "а"),  # the Cyrillic letters
            host.replace("e", "é").replace("l", "1"),
        ]
    )


def test_lookalikes(small: Both, lookalikes: dict[str, Any]) -> None:
    """All clones, namesakes and invented outlets of the shared data get the same context."""
    hosts = [one["host"] for name in ("develop", "report", "namesakes") for one in lookalikes[name]]
    asked = small.ask((f"https://{host}/", None) for host in (*hosts, *lookalikes["invented"]))
    assert not parted(asked)
    assert count(asked, '"lookalike":{') > 100


def test_suffixes(small: Both) -> None:
    """Under every public suffix, and in place of one, a listed name gets the same context."""
    rules = [rule.removeprefix("!").replace("*", "any") for rule in PublicSuffixList()._publicsuffix]  # noqa: SLF001
    forms = ("https://spiegel.{}/", "https://below.reuters.{}/", "https://{}/")
    asked = small.ask((form.format(rule), None) for rule in rules for form in forms)
    assert not parted(asked)
    assert count(asked, '"status":"lookalike"') > 1000
    assert count(asked, '"platform":{"id":null') > 1000


@pytest.mark.parametrize("name", ["real", "small"])
def test_titles(name: str, request: pytest.FixtureRequest) -> None:
    """Works are found alike by address, slug and title: whole, cut, turned about, of another outlet, and wrongly dated."""
    both: Both = request.getfixturevalue(name)
    works = [json.loads(work) for work in both.edition.index.works()]
    asked = both.ask(question for work in works for question in readings(work))
    assert not parted(asked)
    assert count(asked, '"kind":"is-this-page"') > len(works)
    assert count(asked, '"works":[]') > len(works)


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


def host(row: dict[str, str]) -> str:
    """Give the host of a headline's page."""
    return row["url"].split("/")[2].removeprefix("www.")


def test_scripts(real: Both) -> None:
    """The extension's own tests pass."""
    environment = {**os.environ, "MASTHEAD_SNAPSHOT": str(real.snapshot)}
    ran = subprocess.run(["node", "--test", SCRIPTS], capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert ran.returncode == 0, ran.stdout
