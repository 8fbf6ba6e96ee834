"""Pages of documents, and of claims alone."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markup import CAUTION, SEED, read, words

from server.app import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from server.settings import Settings


def test_documents(client: FlaskClient) -> None:
    """Documents are listed with what is known of them."""
    text = read(client, "/documents")
    assert re.search(r"\(essay\) author not known, date not known, English · \d+ claims, \d+ entries in the source list", text)


def test_document(client: FlaskClient) -> None:
    """A document's page has its claims under their headings, its source list, and what was left out and why."""
    page = client.get(f"/documents/{SEED}").text
    answer = client.get(f"/v1/documents/{SEED}").get_json()
    text = words(page)
    assert answer["sections"][0]["heading"] in text
    assert all(f'id="work-{work["id"]}"' in page for work in answer["source_list"])
    assert all(" ".join(left["text"].split()) in text for left in answer["left_out"])
    assert all(left["reason"].capitalize() in text for left in answer["left_out"])
    assert "None is known, so the full text is not served" in text
    assert re.search(r'cites <a href="/outlets/global-times"><bdi>Global Times</bdi></a> \(globaltimes.cn\)', page)


def test_works_as_printed(client: FlaskClient) -> None:
    """An entry names its outlet once, and the publisher as printed where that says more."""
    text = read(client, f"/documents/{SEED}")
    assert "hid drones in wooden sheds Reuters, 2025-06-01" in text
    assert "Petro Poroshenko, Ukrinform (as printed: Ukrinform/RFE), 2019-12-13" in text
    assert "publisher not known" in text


def test_document_parts(client: FlaskClient) -> None:
    """All claims of a document can be reached, in its order."""
    address, found = f"/documents/{SEED}", []
    while address:
        page = client.get(address).text
        found += re.findall(r'<article class="claim" id="claim-([^"]+)"', page)
        following = re.search(r'<a href="([^"]*)" rel="next">', page)
        address = html.unescape(following[1]) if following else ""
    listed = client.get(f"/v1/claims?document={SEED}&limit=100").get_json()["items"]
    assert found == [claim["id"] for claim in listed]


def test_document_with_everything(hostile: FlaskClient) -> None:
    """Author, date, address and works with and without title, outlet and address are shown as far as they are known."""
    text = read(hostile, "/documents/hostile")
    assert "Author <em>Somebody</em>" in text
    assert "Published 2025-06-02 hostile-masthead.com" in text
    assert "talks and other matters <b>Somebody</b>, <script>alert(1)</script> (as printed: Hostile), 2025-06-02" in text
    assert "An article without a listed publisher Nobody, Unlisted, 2025-06" in text
    assert "it names the article: An article <b>about</b> talks and other matters" in text
    assert "ascribed to Anna Smith" in text
    assert "It cites 2 outlets with 1 separate owner; the owner of 1 is not known." in text
    assert "unlisted-masthead.com (not in the registry)" in text


def test_withdrawn_document(settings: Settings) -> None:
    """A document that is withdrawn is not there any more, nor are its claims."""
    sidecar = settings.seeds / f"{SEED}.yaml"
    sidecar.write_text(sidecar.read_text().replace("withdrawn: null", "withdrawn: at its author's wish"))
    client = create_app(settings).test_client()
    assert "There is no document" in read(client, f"/documents/{SEED}", 404)
    assert "There is no document." in read(client, "/documents")
    assert "No document that Masthead knows cites Reuters." in read(client, "/outlets/reuters")


def test_claims(client: FlaskClient) -> None:
    """Claims are listed by whom they cite and where they stand; without a document, each says whose it is."""
    text = read(client, f"/claims?outlet=reuters&document={SEED}")
    assert "Claims that cite Reuters in Sabotaged Peace" in text
    assert "This document says: “" in text
    assert "Talks (essay) says: “" in read(client, "/claims?outlet=reuters")
    assert "No claim fits." in read(client, "/claims?outlet=nobody")


def test_claim(client: FlaskClient) -> None:
    """One claim has a page of its own."""
    claim = client.get("/v1/claims").get_json()["items"][0]
    text = read(client, f"/claims/{claim['id']}")
    assert f"Talks (essay) says: “{claim['text']}”" in text
    assert f"under “{claim['section']}”" in text
    assert CAUTION in text
