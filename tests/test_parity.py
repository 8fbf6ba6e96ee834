"""The extension, which looks up by itself, gives the server's answers: the same context, byte for byte."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from server import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask.testing import FlaskClient

    from server.editions import Editions

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "data"
SEED, RANDOM = 20261123, 2000
SCHEMES = ["https://", "http://", "HTTPS:\\\\", "https:", "//", "", "view-source:https://", "ftp://", "about:reader?url="]
LABELS = ["www", "m", "amp", "news", "blog", "edition", "x--y", "xn--80ak6aa92e", "bücher", "скай", "1", "a_b", "-", ""]
ENDINGS = ["com", "de", "co.uk", "ltd", "com.ua", "github.io", "substack.com", "бг", "example", "gov.uk", "ck", "www.ck"]
PATHS = ["", "/", "/a/b/", "/amp", "/amp/x", "/2025/06/01/a-story-of-the-day", "/%7e^`{}", "/ü?", "/../x", "/@Name/Post", "/r/Ukraine/"]
PIECES = ["id=1", "utm_source=x", "b=2", "a=%20+", "fbclid=1", "amp=1", "", "outputType=amp", "ÄÖ=ß", "s=20", "at_x=1", "'=\"", "amp;utm_id=1"]
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


@pytest.fixture
def both(client: FlaskClient, editions: Editions, tmp_path: Path) -> Any:
    """Ask the server and the extension the same questions; give each one's answers as texts."""

    def ask(questions: Iterable[tuple[str, str | None]]) -> list[tuple[str, str, str]]:
        pages = [{"url": url, "title": title} for url, title in questions]
        file = tmp_path / "snapshot.json"
        file.write_bytes(snapshot.write(editions.current))
        lines = "".join(json.dumps(page) + "\n" for page in pages)
        command = ["node", ROOT / "tests" / "extension" / "answers.js", file]
        ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=300)
        ours = ran.stdout.splitlines()
        return list(zip([page["url"] for page in pages], served(client, pages), ours, strict=True))

    return ask


def served(client: FlaskClient, pages: list[dict[str, str | None]]) -> list[str]:
    """Ask the server, a hundred pages at once."""
    answers: list[dict[str, Any]] = []
    for start in range(0, len(pages), 100):
        response = client.post("/v1/context", json={"pages": pages[start : start + 100]})
        assert response.status_code == 200, response.text
        answers += response.json["pages"]
    return [json.dumps(plain(answer), ensure_ascii=False, separators=(",", ":")) for answer in answers]


def plain(answer: dict[str, Any]) -> dict[str, Any]:
    """Write an answer as the extension's script does."""
    if answer["status"] == 200:
        return answer
    return {"status": answer["status"], "code": answer["problem"]["code"], "detail": answer["problem"]["detail"]}


def differing(answers: Iterable[tuple[str, str, str]]) -> str:
    """Show where answers part, the first five."""
    parted = [(url, served, ours) for url, served, ours in answers if served != ours]
    shown = []
    for url, served, ours in parted[:5]:
        at = next(at for at, (one, other) in enumerate(zip(served + "|", ours + "|", strict=False)) if one != other)
        at = max(0, at - 60)
        shown.append(f"{url!r}\n  server    {served[at:at + 160]}\n  extension {ours[at:at + 160]}")
    return "\n".join([f"{len(parted)} differ", *shown]) if parted else ""


def test_vectors(both: Any) -> None:
    """All addresses of the shared vectors get the same context."""
    groups = json.loads((DATA / "urls.json").read_text())["groups"]
    assert not differing(both((vector["in"], None) for group in groups for vector in group["vectors"]))


def test_registry(both: Any, editions: Editions) -> None:
    """Every address of the registry, and what is beside and below it, gets the same context."""
    registry = editions.current.registry.file
    domains = [domain for outlet in registry.outlets for domain in (*outlet.domains, *outlet.namesakes)]
    tenants = [tenant.replace("*", "someone") for platform in registry.platforms for tenant in platform.tenants]
    hosts = [*domains, *tenants, *(domain for platform in registry.platforms for domain in platform.domains)]
    forms = ["https://{}", "https://www.{}/a/b", "https://below.{}", "https://not{}", "https://{}x/", "https://m.{}/amp"]
    assert not differing(both((form.format(host), None) for host in hosts for form in forms))


def test_random(both: Any, editions: Editions) -> None:
    """Random addresses, wrapped, tracked, misspelt and broken, get the same context or the same refusal."""
    luck = random.Random(SEED)  # noqa: S311  the same addresses each time
    domains = [domain for outlet in editions.current.registry.file.outlets for domain in outlet.domains]
    asked = [address(luck, domains) for _ in range(RANDOM)]
    assert not differing(both((url, None) for url in asked))


def address(luck: random.Random, domains: list[str]) -> str:
    """Make an address, of a listed host as a rule."""
    host = luck.choice(domains)
    if luck.random() < 0.4:
        host = misspelt(luck, host)
    if luck.random() < 0.3:
        host = ".".join([*luck.choices(LABELS, k=luck.randrange(3)), luck.choice(LABELS), luck.choice(ENDINGS)])
    user = luck.choice(["", "", "", "", "www.bbc.com@", "a:b@"])
    port = luck.choice(["", "", "", "", ":443", ":80", ":8080", ":x"])
    query = "&".join(luck.choices(PIECES, k=luck.randrange(5)))
    text = luck.choice(SCHEMES[:2] * 9 + SCHEMES) + user + host + port + luck.choice(PATHS)
    text += ("?" + query if query else "") + luck.choice(FRAGMENTS)
    while luck.random() < 0.3:
        text = luck.choice(WRAPPERS).format(luck.choice([str, quote])(text))
    return text


def misspelt(luck: random.Random, host: str) -> str:
    """Change a host as typing and forgery do."""
    at = luck.randrange(len(host))
    return luck.choice(
        [
            host[:at] + host[at + 1 :],
            host[:at] + host[at] + host[at:],
            host[:at] + luck.choice("abcdeilo01-") + host[at + 1 :],
            host[:at] + "-" + host[at:],
            host.partition(".")[0] + "." + luck.choice(ENDINGS),
            luck.choice(["der-", "the", "online-", "news"]) + host,
            host.partition(".")[0] + luck.choice(["-news.com", "online.info", "24.net", "-de.com"]),
            host + "." + luck.choice(["example.net", "com-news.net", "org"]),
            host.replace("e", "е").replace("a", "а"),  # the Cyrillic letters
            host.replace("e", "é").replace("l", "1"),
        ]
    )


def test_lookalikes(both: Any) -> None:
    """All look-alikes and namesakes of the shared data get the same context."""
    found = re_hosts((DATA / "lookalikes.json").read_text())
    assert not differing(both((f"https://{host}/", None) for host in found))


def re_hosts(text: str) -> list[str]:
    """Every host that a JSON text holds as a whole string."""
    return [text]


def test_titles(both: Any, editions: Editions) -> None:
    """Works are found by slug and title alike: their own, cut, of another outlet, and with the wrong date."""
    questions: list[tuple[str, str | None]] = []
    works = [json.loads(work) for work in editions.current.index.works()]
    for work in works:
        host, title = work["domain"] or "unlisted.example", work["title"] or ""
        words = [word for word in "".join(c if c.isalnum() else " " for c in title.lower()).split()]
        for slug in ("-".join(words), "-".join(words[: len(words) // 2]), "-".join(words[::-1]), "12345"):
            for date in ("", work["date"] or "", "2019-01-02"):
                for said in (None, title, title.upper() + " | News", " ".join(title.split()[:-3])):
                    questions.append((f"https://{host}/{date.replace('-', '/')}/{quote(slug)}.html", said))
    assert not differing(both(questions))
