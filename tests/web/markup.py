"""Opens pages as a person, and reads what stands in them."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask.testing import FlaskClient


PEOPLE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

SEED = "sabotaged-peace"

FACTS = ["Owner", "State affiliation", "Who pays", "Founded", "Ratings", "Its reply", "Addresses", "This record"]

CAUTION = "A citation does not mean that the outlet supports the statement."

UNREVIEWED = "No fact-checker’s review of these statements is listed here."


class Markup(HTMLParser):
    """What stands in a page: its tags, attributes and links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: list[dict[str, str | None]] = []
        self.ids: list[str | None] = []
        self.resources: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = dict(attrs)
        self.tags.add(tag)
        self.names.update(given)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given)
        elif "src" in given or "href" in given:
            self.resources.append(given.get("src") or given.get("href"))


def words(page: str) -> str:
    """Return what a person reads."""
    text = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    return re.sub(r" ([.,:”)])", r"\1", text).replace("“ ", "“")


def read(client: FlaskClient, address: str, status: int = 200) -> str:
    """Open a page as a person and return what there is to read."""
    response = client.get(address, headers=PEOPLE)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    return words(response.text)


def quoted(text: str) -> str:
    """Quote a text for an address."""
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))
