"""Pages for people: what they say, in which order, and what they never do."""

from __future__ import annotations

import gc
import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from server.app import create_app
from server.editions import Editions
from server.settings import Settings
from server.urls.wrappers import VARIANT_LABELS, WRAPPERS
from server.web import cited, wording
from server.web.frame import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apiflask import APIFlask
    from flask.testing import FlaskClient

HOSTILE = Path(__file__).parent / "browser" / "hostile"
PEOPLE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
SEED = "sabotaged-peace"
PAGES = [
    "/",
    "/?url=reuters.com/world",
    "/?url=nonsense",
    "/outlets",
    "/outlets?type=nonsense",
    "/outlets/reuters",
    "/outlets/nobody",
    "/documents",
    f"/documents/{SEED}",
    "/claims?outlet=reuters",
    "/about",
    "/docs",
    "/nowhere",
    "/assets/style.css",
]
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


@pytest.fixture(scope="module")
def app(built: Settings) -> Iterator[APIFlask]:
    """The app on the repository's own files, made once: no page changes it."""
    app = create_app(built)
    app.testing = True
    yield app
    app.extensions["masthead"].current.index.close()


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> APIFlask:
    """The app on a registry and a document written to break pages."""
    index = tmp_path_factory.mktemp("hostile") / "index.sqlite"
    return create_app(Settings(HOSTILE / "sources.yaml", HOSTILE / "seeds", index))


@pytest.fixture
def hostile(hostile_app: APIFlask) -> FlaskClient:
    """A client of that app."""
    return hostile_app.test_client()


# All pages


@pytest.mark.parametrize("page", PAGES)
def test_headers(client: FlaskClient, page: str) -> None:
    """Every page forbids all but its own style and images, sends no referrer and is of the type that it says."""
    with client.get(page, headers=PEOPLE) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("page", [page for page in PAGES if not page.endswith(".css")])
def test_no_script(client: FlaskClient, page: str) -> None:
    """No page has a script or a style of its own, nor loads anything from elsewhere."""
    markup = Markup(client.get(page, headers=PEOPLE).text)
    assert not markup.tags & {"script", "style", "iframe", "object", "embed"}
    assert not [name for name in markup.names if name.startswith("on") or name == "style"]
    assert all(address.startswith("/assets/") for address in markup.resources if address)
    assert len(markup.ids) == len(set(markup.ids))


@pytest.mark.parametrize("page", PAGES)
def test_head(client: FlaskClient, page: str) -> None:
    """HEAD answers as GET does, without a body."""
    with client.head(page, headers=PEOPLE) as head, client.get(page, headers=PEOPLE) as full:
        assert (head.status_code, head.mimetype, head.data) == (full.status_code, full.mimetype, b"")


@pytest.mark.parametrize("coding", ["identity", "br", "gzip"])
def test_etag(client: FlaskClient, coding: str) -> None:
    """A page that a client holds is not sent again, compressed or not."""
    headers = {**PEOPLE, "Accept-Encoding": coding}
    first = client.get("/outlets/reuters", headers=headers)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/outlets/reuters", headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/outlets/bbc", headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_links_lead_somewhere(client: FlaskClient) -> None:
    """Every link within Masthead that these pages hold is answered, and its anchor is there."""
    starts = ["/", "/?url=bbc.com", "/outlets/reuters", "/documents", "/about", "/docs", f"/claims?document={SEED}"]
    found = {link["href"] for page in starts for link in Markup(client.get(page, headers=PEOPLE).text).links}
    for address in sorted(address for address in found if address and address.startswith("/")):
        response = client.get(address, headers=PEOPLE)
        assert response.status_code == 200, address
        anchor = address.partition("#")[2]
        assert not anchor or anchor in Markup(response.text).ids, address


def test_links_outside(client: FlaskClient) -> None:
    """A link to another site passes on no referrer and no standing, and says which site it is."""
    markup = Markup(client.get("/outlets/reuters", headers=PEOPLE).text)
    outside = [link for link in markup.links if link["href"] and not link["href"].startswith(("/", "#"))]
    assert outside
    assert all(link["rel"] == "noopener noreferrer nofollow" for link in outside)
    assert re.search(r'href="https://github\.com/[^"]*"[^>]*>github\.com</a>', client.get("/outlets/reuters").text)


def test_age(client: FlaskClient, editions: Editions) -> None:
    """Every page says how old the registry is and how many outlets it has."""
    state = editions.current.state
    said = f"Registry of {state['updated']}, {state['outlets']:,} outlets."
    assert all(said in read(client, page) for page in ("/", "/?url=reuters.com", "/docs"))


# Look-up


def test_home(client: FlaskClient) -> None:
    """The first page says what Masthead is and asks for an address."""
    page = client.get("/").text
    assert "who owns, pays for and rates the outlet behind a web page" in words(page)
    assert re.search(r'<form [^>]*action="/" method="get">\s*<label for="url">', page)


def test_typed(client: FlaskClient) -> None:
    """An address without a scheme is understood, and stands in the field again."""
    page = client.get("/?url=reuters.com/world").text
    assert "https://reuters.com/world" in words(page)
    assert re.search(r'<input id="url" [^>]*value="reuters.com/world"', page)
    assert "<h2><bdi>Reuters</bdi></h2>" in page


def test_private(client: FlaskClient) -> None:
    """Nobody keeps what was looked up, good or bad."""
    for page in ("/?url=reuters.com", "/?url=nonsense"):
        headers = client.get(page).headers
        assert headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in headers


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"url": ""}, "This is not a web address"),
        ({"url": "nonsense"}, "This is not a web address"),
        ({"url": "<script>alert(1)</script>"}, "This is not a web address"),
        ({"url": "mailto:a@example.org"}, "http"),
        ({"url": "https://"}, "The address names no host."),
        ({"url": "https://example.org/" + "a" * 9000}, "8,192 characters"),
        ({"url": "https://example.org/\ud800", "b": "2"}, "“b” is no parameter of this page."),
        ({"url": "example.org", "title": "a" * 1001}, "title: String should have at most 1000 characters."),
    ],
)
def test_bad_input(client: FlaskClient, asked: dict[str, str], reason: str) -> None:
    """What is no address gets the form again, with the reason beside the field."""
    query = "&".join(f"{name}={_quoted(text)}" for name, text in asked.items())
    response = client.get(f"/?{query}", headers=PEOPLE)
    assert response.status_code == 400
    said = re.search(r'<p class="reason" id="reason">(.*?)</p>', response.text)
    assert said
    assert reason in html.unescape(said[1])
    assert 'aria-invalid="true" aria-describedby="reason"' in response.text


def _quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def test_one_layout(client: FlaskClient, hostile: FlaskClient) -> None:
    """Every outlet is shown in the same layout, whatever is known of it."""
    for opened, page in ((client, "/?url=reuters.com"), (client, "/?url=rt.com"), (hostile, "/?url=silent-masthead.com")):
        assert re.findall("<dt>(.*?)</dt>", opened.get(page).text) == FACTS
        text = read(opened, page)
        assert text.index("Owner") < text.index("In source lists") < text.index("Cited by")


def test_statements(client: FlaskClient) -> None:
    """Each statement says who says it, where, as of when and when that was read."""
    text = read(client, "/?url=globaltimes.cn")
    assert re.search(r"State Media Monitor says: “[^”]+” \(China\) \S+, as of 2024-02-07, checked 2026-\d\d-\d\d", text)
    assert re.search(r"Wikipedia, perennial sources says: “deprecated”", text)


def test_owner_chain(client: FlaskClient, hostile: FlaskClient) -> None:
    """The chain of owners goes on to its end, with shares and ties to states."""
    assert re.search(r"Thomson Reuters \(Canada\) .* owned by The Woodbridge Company", read(client, "/?url=reuters.com"))
    text = read(hostile, "/outlets/hostile")
    assert text.count("owned by") == 9
    assert "Holding number 1 of a long chain of holdings, none of which owns anything else: 100 %" in text
    assert text.count('Rater <A> says: “<b>captured</b> & "controlled"” (China)') == 2


def test_raters_side_by_side(hostile: FlaskClient) -> None:
    """Raters who answer one question stand under it together, each in its own words."""
    text = read(hostile, "/outlets/hostile")
    assert text.count("Is it good?") == 1
    assert text.index("Is it good?") < text.index("Rater B says: “<u>good</u>”") < text.index("Rater C says: “bad”")


def test_reply(client: FlaskClient) -> None:
    """An outlet's own answer stands beside the ratings, with its source, and not as if quoted word for word."""
    text = read(client, "/outlets/al-jazeera")
    assert re.search(r"Its reply In 2019, .* is not owned by Qatar\. aljazeera\.com, as of 2019-06-20, checked", text)


def test_nothing_coloured(hostile: FlaskClient) -> None:
    """A good and a bad rating look the same."""
    ratings = re.findall(r'<li class="([^"]*)"><a [^>]*><bdi>Rater [BC]', hostile.get("/outlets/hostile").text)
    assert ratings == ["rating", "rating"]


def test_unknown(hostile: FlaskClient) -> None:
    """What is not known is said."""
    text = read(hostile, "/?url=silent-masthead.com")
    assert "Owner Not known to Masthead." in text
    assert "Who pays Not known to Masthead." in text
    assert "Founded Not known to Masthead." in text
    assert "State affiliation No rater known to Masthead says anything about it." in text
    assert "Forum · country not known · languages not known" in text


def test_unrated(hostile: FlaskClient) -> None:
    """Listed but not rated is a state of its own."""
    text = read(hostile, "/?url=silent-masthead.com")
    assert "In the registry, but no rater known to Masthead has rated it. That says nothing about it." in text
    assert "not in the registry" not in text


def test_unlisted(client: FlaskClient) -> None:
    """An address that is not listed is not judged."""
    text = read(client, "/?url=example.org")
    assert "This address is not in the registry. That says nothing about it." in text
    assert "Owner" not in text


def test_lookalike(client: FlaskClient) -> None:
    """A look-alike is said to resemble, and gets none of the outlet's facts."""
    text = read(client, "/?url=spiegel.ltd/politik")
    assert "spiegel.ltd resembles spiegel.de, an address of Der Spiegel, and is not one of its known addresses." in text
    assert "Owner" not in text
    assert "Ratings" not in text
    assert "not in the registry" not in text


def test_platform(client: FlaskClient, hostile: FlaskClient) -> None:
    """A tenant is no part of the platform on which it lives."""
    text = read(client, "/?url=somebody.substack.com/p/1")
    assert "This page lives on Substack. An account there is not part of Substack." in text
    assert "The account is not in the registry. That says nothing about it." in text
    assert "lives on <b>Platform</b>." in read(hostile, "/?url=x.platform-masthead.com")


def test_unwrapped(client: FlaskClient) -> None:
    """What was opened to find the page is said."""
    text = read(client, "/?url=https://web.archive.org/web/2024/https://www.reuters.com/world/")
    assert "https://www.reuters.com/world/ Opened from a web archive." in text
    assert "https://reuters.com/world Opened from its AMP address." in read(client, "/?url=amp.reuters.com/world")


def test_source_list(client: FlaskClient) -> None:
    """A page that a source list names is said to stand there, and why; the page's title may be given."""
    title = "Ukraine drones strike bombers during major attack in Russia"
    text = read(client, f"/?url=https://www.bbc.com/news/articles/c1ld7ppre9vo&title={title}")
    assert "This article is in the source list of Sabotaged Peace" in text
    assert re.search(r"Why it is shown: \S.*? The entry is as cited\.", text)
    assert "source list of" not in read(client, "/?url=https://www.bbc.com/news/articles/c1ld7ppre9vo")


def test_cited_by(client: FlaskClient) -> None:
    """A document cites the outlet in so many sentences, folded; each is the document's, with whom it cites and why."""
    page = client.get("/?url=reuters.com").text
    folded = re.search(r"<details>\s*<summary>(.*?)</summary>(.*?)</details>", page, re.DOTALL)
    assert folded
    assert re.fullmatch(r"Sabotaged Peace: .* \(essay\) cites Reuters in \d+ sentences\.", words(folded[1]))
    claims = words(folded[2])
    assert claims.count("This document says: “") == int(re.findall(r"in (\d+) sentences", page)[0])
    assert "cites Reuters (reuters.com) for the sentence" in claims
    assert "Why it is shown: It cites Reuters; it does not say which article." in claims
    assert not re.search("supported by|confirmed by|Reuters says", words(page))


def test_no_article_named(client: FlaskClient) -> None:
    """Where no sentence names an article, that is said."""
    said = "(essay) cites Al Jazeera in 3 sentences. It does not say which article."
    assert said in read(client, "/?url=aljazeera.com")
    assert "It does not say which article." not in words(
        re.findall("<summary>.*?</summary>", client.get("/?url=reuters.com").text, re.DOTALL)[0]
    )


def test_no_article_named_as_far_as_known() -> None:
    """Where not all sentences are given, none of those left out is said to name no article."""
    document = {"id": "essay", "title": "Essay", "kind": "essay"}
    match = {"match": {"kind": "cites-this-outlet"}, "claim": {"document": document, "citations": [{"work": None}]}}
    for total, named in ((1, False), (2, True)):
        answer = {"cited_by": [{"document": document, "claims": total}], "claims": [match]}
        assert cited.by_document(answer)[0].named is named


def test_cites_this_page(hostile: FlaskClient) -> None:
    """Claims that cite this very page stand first, and are told from those that cite its outlet."""
    address = _quoted("https://hostile-masthead.com/articles/one?a=1&b=2")
    text = read(hostile, f"/?url={address}")
    first, second = text.index("cites this page in 1 sentence."), text.index("in 3 sentences.")
    assert first < text.index("Here is a sentence that names an article by its address.") < second
    assert "it names the article: this entry of its source list" in text
    assert "Sentences that cite this very page stand above." in text


def test_cites_a_page_of_nobody(client: FlaskClient, hostile: FlaskClient) -> None:
    """A page that nobody cites says so, of the outlet or of the page."""
    assert "No document that Masthead knows cites this page." in read(client, "/?url=example.org")
    assert "No document that Masthead knows cites Silent." in read(hostile, "/?url=silent-masthead.com")
    assert CAUTION not in read(client, "/?url=example.org")


@pytest.mark.parametrize("page", ["/?url=reuters.com", f"/documents/{SEED}", "/claims?outlet=reuters"])
def test_constant_sentences(client: FlaskClient, page: str) -> None:
    """Beside claims stands, once, what a citation does not mean and that no review is listed."""
    text = read(client, page)
    assert text.count(CAUTION) == 1
    assert text.count(UNREVIEWED) == 1


def macro(app: APIFlask, name: str, *values: Any, **named: Any) -> str:
    """Render a macro."""
    with app.test_request_context():
        macros = app.jinja_env.get_template("macros.html").make_module({"edition": app.extensions["masthead"].current})
        return str(getattr(macros, name)(*values, **named))


REVIEWS = [
    {
        "by": "Checker",
        "by_url": "https://checker.example/",
        "rating": "Mostly <false>",
        "url": "https://example.org/check",
        "date": "2026-01-02",
    },
    {"by": "desk.example", "by_url": None, "rating": "Vrai", "url": "https://desk.example/1", "date": None},
]
FOUND = "What a fact-checker found is the fact-checker’s finding, in the fact-checker’s words."
REVIEWED = {
    "id": "r1",
    "text": "Bees vote",
    "section": "",
    "kind": "reviewed",
    "attribution": [],
    "document": {"id": "checks", "title": "Checks", "kind": "fact-checks"},
    "citations": [],
    "sources": {"outlets": 0, "owners": 0, "owners_unknown": 0},
    "speaker": "Bob",
    "said": "2024-05-01",
    "date": None,
    "quotations": [],
    "hedges": [],
    "appearances": [
        {"url": "https://a.example/1", "first": True, "by": ["Checker", "desk.example"]},
        {"url": "https://b.example/2", "first": False, "by": ["Checker"]},
    ],
    "reviews": REVIEWS,
}


def test_reviews(app: APIFlask, client: FlaskClient) -> None:
    """All fact-checkers' words are shown with name, date and link, and then the sentence that there are none is not."""
    claim = client.get("/v1/claims").get_json()["items"][0]
    reviewed = {**claim, "reviews": REVIEWS}
    shown = macro(app, "claim", reviewed)
    assert "Checker found: “Mostly <false>” example.org, 2026-01-02" in words(shown)
    assert "desk.example found: “Vrai” desk.example" in words(shown)
    assert 'href="https://checker.example/"' in shown
    assert words(macro(app, "caution", [claim, reviewed])) == f"{CAUTION} {FOUND}"


def test_a_claim_of_fact_checks(app: APIFlask) -> None:
    """A claim that was reviewed is nobody's but its speaker's: with day, findings, and the pages on which it was found."""
    shown = words(macro(app, "claim", REVIEWED, named=True))
    assert shown.startswith("The claim, ascribed to Bob, 2024-05-01: “Bees vote”")
    assert "Fact-checkers name 2 pages on which it appeared." in shown
    assert "https://a.example/1 named by Checker, desk.example, as the first one known" in shown
    assert "https://b.example/2 named by Checker" in shown
    assert "From Checks (set of fact-checks)." in shown
    assert words(macro(app, "caution", [REVIEWED])) == FOUND
    many = words(macro(app, "claim", {**REVIEWED, "reviews_total": 1200, "appearances_total": 300}))
    assert f"These are the newest {len(REVIEWS)} of 1,200 reviews." in many
    assert "Fact-checkers name 300 pages on which it appeared; 2 of them." in many
    assert "These are the newest" not in shown
    bare = {**REVIEWED, "speaker": None, "said": None, "appearances": []}
    assert words(macro(app, "claim", bare)).startswith("The claim: “Bees vote” Checker found:")


@pytest.mark.parametrize(
    ("licence", "said"), [(None, "None is known."), ("https://cc.example/by", "https://cc.example/by"), ("CC", "CC")]
)
def test_the_page_of_a_set(app: APIFlask, licence: str | None, said: str) -> None:
    """A set of fact-checks has claims and losses, but no headings and no source list."""
    document = {**REVIEWED["document"], "language": "en", "author": None, "url": None, "published": None, "licence": licence}  # type: ignore[dict-item]
    document |= {"claims": 1_000_000, "works": 0, "losses": 1, "sections": [], "source_list": [], "links": [], "left_out": []}
    with app.test_request_context("/documents/checks"):
        page = words(
            show("document.html", document=document, sections=[("", [REVIEWED])], following="r1", works={}).get_data(as_text=True)
        )
    assert "Set of fact-checks · English" in page
    assert "1,000,000 claims; 1 place could not be taken" in page
    assert f"Licence {said}" in page
    assert "Each claim with what fact-checkers found, all of them, in their own words." in page
    assert "Further entries" in page
    assert [piece for piece in ("ource list", "before the first heading", "Left out", "full text") if piece in page] == []


# Lists and records


def test_outlets(client: FlaskClient) -> None:
    """The registry is listed by id, in parts."""
    first = client.get("/outlets").text
    listed = re.findall(r'<a href="/outlets/([a-z0-9-]+)"', first)
    assert listed == sorted(listed)
    following = re.search(r'<a href="([^"]*)" rel="next">', first)
    assert following
    second = client.get(html.unescape(following[1])).text
    rest = re.findall(r'<a href="/outlets/([a-z0-9-]+)"', second)
    assert rest[0] > listed[-1]
    assert 'href="/outlets">From the beginning</a>' in second


@pytest.mark.parametrize(
    ("query", "outlet", "other"),
    [
        ("q=al+jazeera", "al-jazeera", "reuters"),
        ("q=&country=de&type=", "der-spiegel", "reuters"),
        ("type=news-agency&q=+", "reuters", "bbc"),
        ("q=reuters&utm_source=elsewhere", "reuters", "bbc"),
    ],
)
def test_search(client: FlaskClient, query: str, outlet: str, other: str) -> None:
    """Outlets are found by name, country and kind; empty fields and others' parameters do not matter."""
    page = client.get(f"/outlets?{query}").text
    assert f'href="/outlets/{outlet}"' in page
    assert f'href="/outlets/{other}"' not in page


def test_search_stays(client: FlaskClient) -> None:
    """What was searched for stands in the form again and in the links to further parts."""
    page = client.get("/outlets?country=de&type=newspaper&q=e").text
    assert '<option value="DE" selected>Germany</option>' in page
    assert '<option value="newspaper" selected>Newspaper</option>' in page
    assert re.search('<input id="q" [^>]*value="e"', page)
    parts = client.get("/outlets?q=e").text
    assert re.search(r'href="/outlets\?q=e&amp;cursor=[a-z0-9-]+" rel="next"', parts)


@pytest.mark.parametrize(("name", "code", "said"), [("country", "AQ", "Antarctica"), ("type", "journal", "Journal")])
def test_search_shows_what_was_asked(hostile: FlaskClient, name: str, code: str, said: str) -> None:
    """The form never says "all" where something was asked for that no outlet has."""
    assert f'<option value="{code}" selected>{said}</option>' in hostile.get(f"/outlets?{name}={code}").text


def test_search_finds_nothing(client: FlaskClient) -> None:
    """No result says nothing about an outlet."""
    assert "That an outlet is not listed says nothing about it." in read(client, "/outlets?q=zzzz")


@pytest.mark.parametrize("query", ["type=nonsense", f"q={'a' * 201}"])
def test_bad_search(client: FlaskClient, query: str) -> None:
    """A search that cannot be done says why beside the field."""
    response = client.get(f"/outlets?{query}")
    name = query.partition("=")[0]
    assert response.status_code == 400
    assert f'<p class="reason" id="reason-{name}">' in response.text
    assert f'name="{name}"' in response.text
    assert f'aria-describedby="reason-{name}"' in response.text


@pytest.mark.parametrize("page", ["/outlets?cursor=zz", "/claims?cursor=zz", "/claims?limit=x", f"/documents/{SEED}?cursor=zz"])
def test_bad_part(client: FlaskClient, page: str) -> None:
    """A part of a list that is not there is a page that says so."""
    assert "A parameter is missing, unknown or has a value that cannot be used" in read(client, page, 400)


def test_outlet(client: FlaskClient) -> None:
    """An outlet's page shows its card and which documents cite it in how many sentences."""
    page = client.get("/outlets/reuters").text
    assert "<h1><bdi>Reuters</bdi></h1>" in page
    assert re.findall("<dt>(.*?)</dt>", page) == FACTS
    assert re.search(r"Sabotaged Peace: .* \(essay\) cites Reuters in \d+ sentences", words(page))
    assert CAUTION in words(page)


def test_uncited_outlet(hostile: FlaskClient) -> None:
    """An outlet that no document cites is said to be so."""
    assert "No document that Masthead knows cites Silent." in read(hostile, "/outlets/silent")


def test_former_id(hostile: FlaskClient) -> None:
    """A former id leads to the outlet for good."""
    response = hostile.get("/outlets/hostile-of-old")
    assert (response.status_code, response.headers["Location"]) == (301, "/outlets/hostile")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", ["/outlets/nobody", "/documents/nothing", "/claims/none"])
def test_not_there(client: FlaskClient, page: str) -> None:
    """An id that is not there gets a page that says so and leads on."""
    kind, name = page[1:].split("/")
    text = read(client, page, 404)
    assert f"There is no {kind[:-1]} “{name}”." in text
    assert "not-found" in text


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


# About


def test_about(client: FlaskClient, editions: Editions) -> None:
    """The page says what is stored, whose data is borrowed under which licence, and what each rater asks."""
    text = read(client, "/about")
    assert "it never fetches an address that it is asked about, and never logs one" in text
    assert "CC BY-SA 4.0" in text
    assert "MIT licence" in text
    registry = editions.current.registry
    assert all(f"{licence.holder}, {licence.licence}" in text for licence in registry.licences)
    assert all(rater.question in text for rater in registry.raters.values())
    assert all(f"“{value}”" in text for rater in registry.raters.values() for value in rater.scale)


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("desk@example.org", 'href="mailto:desk@example.org">desk@example.org</a>'),
        ("https://example.org/desk", 'href="https://example.org/desk">https://example.org/desk</a>'),
        ("javascript:alert(1)", "operator of this server: javascript:alert(1)</p>"),
    ],
)
def test_contact(app: APIFlask, monkeypatch: pytest.MonkeyPatch, contact: str, link: str) -> None:
    """The operator's contact is a link where it is a mail or web address, and never anything else."""
    monkeypatch.setitem(app.config, "MASTHEAD_CONTACT", contact)
    assert link in app.test_client().get("/about").text


def test_no_contact(client: FlaskClient) -> None:
    """Without a contact, the page says so and how records are corrected."""
    text = read(client, "/about")
    assert "The operator of this server has set no contact." in text
    assert "sources.yaml" in text


def test_empty_registry(tmp_path: Path) -> None:
    """A server with nothing in it says so on every page."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "sources.yaml").write_text("outlets: []\n")
    client = create_app(Settings(tmp_path / "sources.yaml", tmp_path / "seeds", tmp_path / "index.sqlite")).test_client()
    assert "No rater is in the registry." in read(client, "/about")
    assert "Registry of an unknown day, 0 outlets." in read(client, "/?url=example.org")
    assert "No outlet of the registry fits." in read(client, "/outlets")


# Reference


def test_reference_is_whole(app: APIFlask, client: FlaskClient) -> None:
    """Every address, parameter, field and error code of the OpenAPI document stands on the page with its description."""
    page = client.get("/docs").text
    text = words(page)
    with app.test_request_context():
        spec = app.spec
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            assert f"<h3><code>{method.upper()} {path}</code></h3>" in page
            assert words(operation["summary"]) in text
            part = page.partition(f"<h3><code>{method.upper()} {path}</code></h3>")[2].partition("</article>")[0]
            assert all(_described(part, parameter["name"], parameter["schema"]) for parameter in operation["parameters"])
            assert all(f"<dt><code>{status}</code>" in part for status in operation["responses"])
    for name, schema in spec["components"]["schemas"].items():
        part = page.partition(f'id="shape-{name.rpartition(".")[2]}"')[2].partition("</article>")[0]
        assert all(_described(part, field, said) for field, said in schema["properties"].items()), name
    for code in spec["components"]["schemas"]["ProblemDocument"]["properties"]["code"]["enum"]:
        assert f'<div id="{code}">' in page


def _described(part: str, name: str, schema: dict[str, Any]) -> bool:
    found = re.search(rf"<dt><code>{re.escape(name)}</code>.*?</dd>", part, re.DOTALL)
    return found is not None and schema.get("description", "") in html.unescape(found[0])


def test_reference_types(client: FlaskClient) -> None:
    """Types are words, shapes are links, limits and optional parts are said."""
    page = client.get("/docs").text
    assert 'list of <a href="#shape-OwnerAnswer">OwnerAnswer</a>' in page
    assert '<a href="#shape-OutletAnswer">OutletAnswer</a> or null' in page
    text = words(page)
    assert "limit integer, query, optional how many items, 1 to 100; at most 100; at least 1; 20 by default" in text
    assert "url string, query the page's address, percent-encoded" in text
    assert "Body: PagesQuery as application/json" in text
    assert "one of news-agency, newspaper, magazine" in text


def test_reference_examples(client: FlaskClient) -> None:
    """The examples call this very server."""
    text = read(client, "/docs")
    assert "curl --get http://localhost/v1/context" in text
    assert 'urlopen(f"http://localhost/v1/context?{query}")' in text
    assert "fetch(`http://localhost/v1/context?${query}`)" in text


# Errors


def test_nowhere(client: FlaskClient) -> None:
    """An address that is not there gets a page for people, which leads to the explanation."""
    response = client.get("/nowhere", headers=PEOPLE)
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert response.headers["Cache-Control"] == "no-store"
    assert 'href="/docs#not-found"' in response.text


def test_wrong_method(client: FlaskClient) -> None:
    """A method that a page does not have is refused, with those that it has."""
    response = client.post("/about", headers=PEOPLE)
    assert (response.status_code, response.mimetype) == (405, "text/html")
    assert "GET" in response.headers["Allow"]


def test_nothing_to_serve(settings: Settings) -> None:
    """Without a registry there is a page all the same, which says that there is nothing."""
    client = create_app(settings, Editions(settings)).test_client()
    assert "There is nothing to serve yet." in read(client, "/", 503)
    text = read(client, "/nowhere", 404)
    assert "There is nothing under this id or address." in text
    assert "Registry of" not in text


# Hostile texts


@pytest.mark.parametrize(
    "page",
    [
        "/?url=hostile-masthead.com/articles/one%3Fa%3D1%26b%3D2",
        "/?url=x.platform-masthead.com",
        "/?url=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/outlets",
        "/outlets?q=%22%3E%3Cscript%3E",
        "/outlets/hostile",
        "/documents",
        "/documents/hostile",
        "/documents/%3Cscript%3E",
        "/claims",
        "/about",
    ],
)
def test_hostile_texts(hostile: FlaskClient, page: str) -> None:
    """Markup in a name, a statement, a document or an address is text, and no link runs a script."""
    response = hostile.get(page, headers=PEOPLE)
    markup = Markup(response.text)
    assert not markup.tags & {"script", "svg", "i", "b", "u", "em", "font"}
    assert all(address and address.startswith("/assets/") for address in markup.resources)
    assert not [name for name in markup.names if name.startswith("on")]
    assert all(re.match("https?://|/|#", link["href"] or "") for link in markup.links)
    assert "49" not in response.text.partition("also cited as")[2][:300]


# Words


def test_every_wrapper_has_words() -> None:
    """Whatever is unwrapped is said in words, never as a code."""
    names = {wrapper.name for wrapper in WRAPPERS} | set(VARIANT_LABELS.values())
    assert {name for name in names if wording.opened(name) == name or "-" in wording.opened(name)} == set()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("web-archive", "a web archive"),
        ("google-redirect", "a redirect by Google"),
        ("bing-translate", "a translation by Bing"),
        ("google-cache", "a copy kept by Google"),
        ("new-kind", "new kind"),
    ],
)
def test_opened(code: str, said: str) -> None:
    """A wrapper's name says who wrapped and how."""
    assert wording.opened(code) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://www.statemediamonitor.com/2023/08/x", "statemediamonitor.com"),
        ("https://web.archive.org/web/2024/https://www.example.org/x", "example.org, in a web archive"),
        ("nonsense", "nonsense"),
    ],
)
def test_site(address: str, said: str) -> None:
    """A link says to which site it leads."""
    assert wording.site(address) == said


@pytest.mark.parametrize(
    "address", [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", " https://example.org"]
)
def test_no_link(address: str | None) -> None:
    """What is not plainly http or https is never a link."""
    assert not wording.is_web(address)


def test_unknown_codes() -> None:
    """A code without words stays readable."""
    assert (wording.country("XX"), wording.language("qqq"), wording.kind("new-kind"), wording.scope("new-scope")) == (
        "XX",
        "qqq",
        "new kind",
        "new scope",
    )
    assert wording.language("de-CH") == "German"


def test_same_as_api(client: FlaskClient) -> None:
    """A page with an answer names the address at which programs get the same."""
    page = client.get("/?url=reuters.com/world").text
    address = re.search(r'The same as <a href="([^"]+)">JSON</a>', page)
    assert address
    assert orjson.loads(client.get(html.unescape(address[1])).data)["outlet"]["id"] == "reuters"


@pytest.mark.parametrize("coding", ["identity", "br"])
def test_style(client: FlaskClient, coding: str) -> None:
    """The style is sent whole, compressed or not, and its file is closed."""
    response = client.get("/assets/style.css", headers={"Accept-Encoding": coding})
    assert response.mimetype == "text/css"
    assert response.headers.get("Content-Encoding", "identity") == coding
    response.close()
    gc.collect()


def test_the_extension_is_offered(client: FlaskClient) -> None:
    """The first page offers the extension for both browsers and says how to install it."""
    page = client.get("/").text
    for browser in ("chromium", "firefox"):
        address = f"/extension/masthead-{browser}.zip"
        assert f'href="{address}"' in page
        packed = client.get(address)
        assert (packed.status_code, packed.mimetype) == (200, "application/zip")
        assert packed.data.startswith(b"PK")
        assert client.get(address, headers={"If-None-Match": packed.headers["ETag"]}).status_code == 304
    assert "Load unpacked" in page
    assert client.get("/extension/masthead-lynx.zip").status_code == 404
