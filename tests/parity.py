"""Puts the same questions to the server and to the extension's rules, and makes up addresses to ask about."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from server import snapshot
from server.app import create_app

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flask.testing import FlaskClient

    from server.editions import Edition, Editions
    from server.settings import Settings

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "tests" / "extension"
AT_ONCE = 100  # pages of one request

SEED = 20261123
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


Question = dict[str, str | None]


def written(edition: Edition) -> bytes:
    """Write all shards as one JSON object, by name; the manifest stands under an empty name."""
    shards = snapshot.of(edition)
    content = {"": json.loads(shards.manifest)}
    for named in content[""]["shards"]:
        shard = shards.find(named["name"])
        assert shard
        content[shard.name] = json.loads(shards.write(shard))
    return json.dumps(content).encode()


def works(edition: Edition) -> list[dict[str, Any]]:
    """Every work of the snapshot."""
    shards = json.loads(written(edition))
    return [work for name, rows in shards.items() if name.startswith("works-") for work in rows]


class Asked(NamedTuple):
    """A question with both answers."""

    question: Question
    server: str
    extension: str


class Both:
    """The server and the extension with its snapshot."""

    def __init__(self, settings: Settings, editions: Editions, folder: Path) -> None:
        self.edition = editions.current
        self.client: FlaskClient = create_app(settings, editions).test_client()
        self.snapshot = folder / "snapshot.json"
        self.snapshot.write_bytes(written(editions.current))

    def ask(self, questions: Iterable[tuple[str, str | None]]) -> list[Asked]:
        """Put questions (address, title) to the server and, in node, to the extension's rules."""
        pages = pages_of(questions)
        lines = "".join(json.dumps(page) + "\n" for page in pages)
        command = ["node", SCRIPTS / "answers.js", self.snapshot]
        ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=300)
        return [Asked(*one) for one in zip(pages, self.serve(pages), ran.stdout.splitlines(), strict=True)]

    def serve(self, pages: list[Question]) -> Iterator[str]:
        """Ask the server alone."""
        for start in range(0, len(pages), AT_ONCE):
            yield from self._serve(pages[start : start + AT_ONCE])

    def _serve(self, pages: list[Question]) -> Iterator[str]:
        response = self.client.post("/v1/context", json={"pages": pages})
        assert response.status_code == 200, response.text
        for answer in response.json["pages"]:
            if answer["status"] == 400:
                told = {"status": 400, "code": answer["problem"]["code"], "detail": answer["problem"]["detail"]}
            else:
                told = {**answer, "context": unspoken(answer["context"])}
            yield json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def unspoken(context: dict[str, Any]) -> dict[str, Any]:
    """Leave out the English sentences of reasons, which the extension makes of their codes in its reader's language."""
    for found in (*context["works"], *context["claims"]):
        del found["match"]["why"]
    if context["lookalike"]:
        del context["lookalike"]["why"]
    return context


def pages_of(questions: Iterable[tuple[str, str | None]]) -> list[Question]:
    """Write questions as the API takes them."""
    return [{"url": url, "title": title} for url, title in questions]


def parted(asked: Iterable[Asked]) -> str:
    """Show where answers part: how many do, and the first five, the server's answer first."""
    differ = [one for one in asked if one.server != one.extension]
    shown = [f"{len(differ)} differ"] if differ else []
    for question, *answers in differ[:5]:
        at = max(0, next(at for at, pair in enumerate(zip(*answers, strict=False)) if len(set(pair)) > 1) - 60)
        shown += [str(question), *(f"    …{answer[at : at + 150]}" for answer in answers)]
    return "\n".join(shown)


def count(asked: Iterable[Asked], words: str) -> int:
    """Count the answers that hold these words."""
    return sum(words in one.server for one in asked)


def addresses(domains: list[str], many: int) -> list[str]:
    """Make up addresses, the same ones each time."""
    luck = random.Random(SEED)  # noqa: S311  nothing to be kept secret
    return [address(luck, domains) for _ in range(many)]


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
