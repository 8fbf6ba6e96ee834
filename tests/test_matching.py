"""Works that are this page, claims that cite it or its outlet: on documents written here, in an index of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from server import context
from server.editions import Editions
from server.settings import Settings
from server.urls import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.editions import Edition

REGISTRY = """
organisations:
- {id: group, name: Group, owners: [{name: Family, source: "https://a.org/", checked: 2026-01-01}]}
outlets:
- id: courier
  name: The Courier
  domains: [courier.example.com]
  type: newspaper
  source: https://a.org/
  checked: 2026-01-01
  owners: [{organisation: group, source: "https://a.org/", checked: 2026-01-01}]
- id: gazette
  name: The Gazette
  domains: [gazette.example.org]
  type: newspaper
  source: https://a.org/
  checked: 2026-01-01
  owners: [{name: family, source: "https://a.org/", checked: 2026-01-01}]
- {id: lonely, name: Lonely Post, domains: [lonely.example.net], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
"""
SECOND = """Harbour Notes

The port authority called the nine days a misunderstanding
(https://courier.example.com/2024/05/06/port-authority-explains-the-nine-days-of-the-harbour).
The mussel prices double as the harbour stays shut, wrote one paper (gazette.example.org).

Sources:
Jane Doe, “Harbour closed for nine days”, The Courier (March 5, 2024) courier.example.com.
John Roe, “Mussel prices double as the harbour stays shut”, The Gazette (March 8, 2024) gazette.example.org.
"""
SIDE = "title: {}\nkind: essay\nlanguage: en\nauthor:\nurl:\npublished:\nlicence:\n"
TEXT = """The Harbour Papers

The harbour was closed for nine days in the spring (courier.example.com,
gazette.example.org). Nobody had told the fishermen of the northern quay
(https://courier.example.com/2024/03/05/harbour-closed-for-nine-days). Isn't that
strange (courier.example.com)? The price of mussels doubled within the week
(lonely.example.net, unknown.example.info).

Sources:
Jane Doe, “Harbour closed for nine days”, The Courier (March 5, 2024) https://courier.example.com/2024/03/05/harbour-closed-for-nine-days
The Courier, “Fishermen of northern quay demand compensation of port authority”, The Courier (April 2, 2024) courier.example.com.
John Roe, “Mussel prices double as the harbour stays shut”, The Gazette (March 8, 2024) gazette.example.org.
Editor, “A broken address”, Nowhere (2024) https://[broken/
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """An edition of one small document."""
    folder: Path = tmp_path_factory.mktemp("matching")
    (folder / "sources.yaml").write_text(REGISTRY)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "harbour.txt").write_text(TEXT)
    (folder / "seeds" / "harbour.yaml").write_text(SIDE.format("The Harbour Papers"))
    (folder / "seeds" / "notes.txt").write_text(SECOND)
    (folder / "seeds" / "notes.yaml").write_text(SIDE.format("Harbour Notes"))
    editions = Editions(Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite"))
    editions.renew()
    assert editions.problems == []
    yield editions.current
    editions.current.index.close()


def find(edition: Edition, url: str, title: str | None = None) -> dict[str, list[dict[str, dict[str, str]]]]:
    """The context of a page, as JSON."""
    page = Page.parse(url, listed=edition.registry.lists)
    answer: dict[str, list[dict[str, dict[str, str]]]] = orjson.loads(context.find(page, edition, title).json())
    return answer


def kinds(answer: dict[str, list[dict[str, dict[str, str]]]]) -> list[str]:
    return [match["match"]["kind"] for match in answer["claims"]]


def test_exact_address(edition: Edition) -> None:
    """A page whose address a source list gives is that work, whatever else its address carries."""
    answer = find(edition, "http://www.courier.example.com/2024/03/05/harbour-closed-for-nine-days/?utm_source=x#top")
    work = answer["works"][0]
    assert work["match"] == {
        "kind": "is-this-page",
        "why": "The source list gives this very address.",
        "reason": {"code": "same-address", "title": None, "outlet": None, "by": [], "words": []},
        "quote": None,
    }
    assert work["work"]["title"] == "Harbour closed for nine days"
    assert work["document"]["id"] == "harbour"


def test_the_same_work_in_two_documents(edition: Edition) -> None:
    """A work that one document gives with its address and another by its title is found in both."""
    url = "https://courier.example.com/2024/03/05/harbour-closed-for-nine-days"
    works = find(edition, url, "Harbour closed for nine days")["works"]
    assert [work["document"]["id"] for work in works] == ["harbour", "notes"]


def test_a_link_in_the_text(edition: Edition) -> None:
    """A page to which a text only links is in no source list, but claims do cite it."""
    url = "https://courier.example.com/2024/05/06/port-authority-explains-the-nine-days-of-the-harbour"
    answer = find(edition, url)
    assert answer["works"] == []
    match = answer["claims"][0]["match"]
    assert (match["kind"], match["why"], match["quote"]) == ("cites-this-page", "It cites this page.", None)
    document = orjson.loads(edition.index.document("notes") or b"")
    assert (document["works"], len(document["source_list"]), [link["url"] for link in document["links"]]) == (2, 2, [url])


def test_a_doubtful_link_is_told(edition: Edition) -> None:
    """A claim that only repeats the words of a title cites the page, but the reason says that it does not name it."""
    url = "https://gazette.example.org/articles/c0r5xyz"
    answer = find(edition, url, "Mussel prices double as the harbour stays shut - The Gazette")
    (why,) = [match["match"]["why"] for match in answer["claims"] if match["match"]["kind"] == "cites-this-page"]
    assert why.startswith("It cites the outlet in words of the title “Mussel prices double")
    assert why.endswith("it does not name the article.")


def test_claims_that_cite_the_page_come_first(edition: Edition) -> None:
    """Claims that cite this very page come before those that only cite its outlet, and say so."""
    answer = find(edition, "https://courier.example.com/2024/03/05/harbour-closed-for-nine-days")
    assert kinds(answer) == ["cites-this-page", "cites-this-outlet", "cites-this-outlet"]
    assert answer["claims"][0]["match"]["why"] == "It cites “Harbour closed for nine days”, which is this page."
    assert answer["claims"][0]["claim"]["text"].startswith("Nobody had told the fishermen")
    assert answer["claims_total"] == 3


def test_another_page_of_the_outlet(edition: Edition) -> None:
    """On another page of the outlet a claim says whether it names an article."""
    answer = find(edition, "https://courier.example.com/sports/")
    assert (answer["works"], kinds(answer)) == ([], ["cites-this-outlet"] * 3)
    assert [match["match"]["why"] for match in answer["claims"]] == [
        "It cites The Courier; it does not say which article.",
        "It cites The Courier; the article that it names is not known to be this page.",
        "It cites The Courier; the article that it names is not known to be this page.",
    ]
    assert [cited["claims"] for cited in answer["cited_by"]] == [2, 1]


def test_rhetoric_and_questions_match_no_page(edition: Edition) -> None:
    """A question with a citation is listed, but shown on no page."""
    listed = [orjson.loads(answer) for _, answer in edition.index.claims(outlet="courier")]
    assert [claim["kind"] for claim in listed].count("question") == 1
    shown = find(edition, "https://courier.example.com/")["claims"]
    assert "question" not in [match["claim"]["kind"] for match in shown]


def test_title_in_the_address(edition: Edition) -> None:
    """A work without an address is found by its title in the page's address."""
    url = "https://courier.example.com/2024/04/02/fishermen-northern-quay-demand-compensation-port-authority"
    (work,) = find(edition, url)["works"]
    assert work["work"]["date"] == "2024-04-02"


def test_title_of_the_page(edition: Edition) -> None:
    """Where the address has no words, the page's title tells."""
    url = "https://gazette.example.org/articles/c0r5xyz"
    assert find(edition, url)["works"] == []
    work = find(edition, url, "Mussel prices double as the harbour stays shut - The Gazette")["works"][0]
    assert work["work"]["publisher"] == "The Gazette"


def test_the_same_title_elsewhere(edition: Edition) -> None:
    """The same title on another outlet's or on an unlisted host is not the work."""
    path = "/2024/04/02/fishermen-northern-quay-demand-compensation-port-authority"
    assert find(edition, f"https://gazette.example.org{path}")["works"] == []
    assert find(edition, f"https://elsewhere.example{path}")["works"] == []


def test_outlet_that_nobody_cites(edition: Edition) -> None:
    """An unlisted outlet, and a page of an outlet that only other works are of."""
    answer = find(edition, "https://lonely.example.net/a-story-about-mussels")
    assert kinds(answer) == ["cites-this-outlet"]
    assert find(edition, "https://unknown.example.info/")["claims_total"] == 0


def test_on_how_many_it_rests(edition: Edition) -> None:
    """Outlets with a common owner in their chains count as one owner; an unlisted one has an unknown owner."""
    first, *_, last = [orjson.loads(answer) for _, answer in edition.index.claims(document="harbour")]
    assert first["sources"] == {"outlets": 2, "owners": 1, "owners_unknown": 0}
    assert last["sources"] == {"outlets": 2, "owners": 0, "owners_unknown": 2}


def test_index_knows_what_it_has_not(edition: Edition) -> None:
    """What nobody cites and nobody lists is answered without a search."""
    index = edition.index
    assert not index.lists("lonely")
    assert index.claims_citing_outlet("nobody", 20) == index.totals("nobody") == index.claims_citing_works([], 20) == []
    assert index.search("") == index.search("xyzzy") == []
