"""`Page.parse`: what an address becomes, what is refused, and what two addresses share.

The answers themselves stand in `data/urls.json`, which other implementations are held to as well.
"""

from __future__ import annotations

import contextlib
import json
import pickle
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.urls import MAX_DEPTH, MAX_LENGTH, BadUrl, Page, parents, typed

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed

DATA = json.loads((Path(__file__).parents[1] / "data" / "urls.json").read_text(encoding="utf-8"))
VECTORS = [(vector, group.get("listed", [])) for group in DATA["groups"] for vector in group["vectors"]]


CANONICAL = r"https?://(?:[a-z0-9-]{1,9}\.){1,4}[a-z0-9-]{1,9}(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]{0,9}){1,5}(?:\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]{1,30})?"


def listing(*hosts: str) -> Callable[[str], bool]:
    """Make a ``listed`` of these hosts and all below them."""
    return lambda host: any(name in hosts for name in parents(host))


LISTED = listing("bbc.com", "spiegel.de", "google.com", "archive.org", "vk.com", "m.example.com", "example.com")


def answer(text: str, hosts: list[str]) -> dict[str, Any]:
    """Write a vector as it comes out."""
    try:
        page = Page.parse(text, listed=listing(*hosts) if hosts else None)
    except BadUrl as error:
        return {"in": text, "error": error.code}
    return {"in": text, "url": page.url, "host": page.host, "unwrapped": list(page.unwrapped)}


def code(text: str) -> str:
    """Give the code with which a text is refused."""
    with pytest.raises(BadUrl) as caught:
        Page.parse(text)
    return caught.value.code


@pytest.mark.parametrize(("vector", "hosts"), VECTORS, ids=[ascii(vector["in"])[:80] for vector, _ in VECTORS])
def test_vector(vector, hosts):
    """Every shared vector comes out as it says."""
    assert answer(vector["in"], hosts) == vector


def test_vectors_are_many_and_explained():
    """There are at least 400 shared vectors, none twice, each in a group with its reason."""
    assert len({(vector["in"], *hosts) for vector, hosts in VECTORS}) == len(VECTORS) >= 400
    assert all(group["reason"].endswith(".") for group in DATA["groups"])


@pytest.mark.parametrize(("vector", "hosts"), VECTORS, ids=[ascii(vector["in"])[:80] for vector, _ in VECTORS])
def test_reading_again(vector, hosts):
    """Reading a page's own address gives the same page, with nothing left to unwrap."""
    if "url" in vector:
        page = Page.parse(vector["in"], listed=listing(*hosts))
        again = Page.parse(page.url, listed=listing(*hosts))
        assert again == Page(page.url, page.host, page.path, (), page.key)


PAGE = "https://www.example.com/a/b?id=1&v=2"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.example.com/a/b?id=1&v=2",
        "https://example.com/a/b?id=1&v=2",
        "https://www.example.com/a/b/?id=1&v=2",
        "https://www.example.com/a/b?v=2&id=1",
        "https://www.example.com/a/b?id=1&v=2&utm_source=x",
        "https://www.example.com/a/b?id=1&v=2#part",
        "https://WWW.EXAMPLE.COM.:443/a/b?id=1&v=2",
        "https://user@www.example.com/a/b?id=1&v=2",
        "https://web.archive.org/web/2024/http://example.com/a/b/?id=1&v=2",
    ],
)
def test_one_page(other):
    """Scheme, ``www.``, one slash, order, trackers, fragment and wrappers make no second page."""
    assert Page.parse(other).key == Page.parse(PAGE).key


@pytest.mark.parametrize(
    "other",
    [
        "https://www.example.com/a/b?id=2&v=2",
        "https://www.example.com/a/b?id=1&v=3",
        "https://www.example.com/a/b?id=1",
        "https://www.example.com/a/b",
        "https://www.example.com/a/b//?id=1&v=2",
        "https://www.example.com/a/B?id=1&v=2",
        "https://www.example.com/a/b?ID=1&v=2",
        "https://www.example.com/a/b?id=1&id=1&v=2",
        "https://www.example.com/a/b?id=1&v=2#!part",
        "https://www.example.com:8080/a/b?id=1&v=2",
        "https://news.example.com/a/b?id=1&v=2",
        "https://www2.example.com/a/b?id=1&v=2",
        "https://www.www.example.com/a/b?id=1&v=2",
        "https://example.org/a/b?id=1&v=2",
    ],
)
def test_other_page(other):
    """Every other difference makes another page."""
    assert Page.parse(other).key != Page.parse(PAGE).key


def test_repeated_names():
    """The order of one name's values is part of the page."""
    assert Page.parse("https://a.example/?x=1&x=2").key != Page.parse("https://a.example/?x=2&x=1").key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://www.com/", "www.com"),
        ("https://www.localhost/", "www.localhost"),
        ("https://www.bbc.com/", "bbc.com"),
        ("http://[::1]:5000/a/", "[::1]:5000/a"),
        ("https://a.example/?x", "a.example?x"),
        ("https://a.example/#!x", "a.example#!x"),
    ],
)
def test_key(text, key):
    """A key is the address without scheme, slash at the end and ``www.``, unless nothing with a dot would remain."""
    assert Page.parse(text).key == key


def test_path():
    """The path is the canonical address's own."""
    assert Page.parse("https://www.google.com/url?q=https://a.example/x y/?q").path == "/x%20y/"


def test_too_long():
    """An address of `MAX_LENGTH` characters is read, a longer one is refused with its reason."""
    longest = "https://a.example/".ljust(MAX_LENGTH, "x")
    assert Page.parse(longest).url == longest
    assert code(longest + "x") == "too-long"


def test_too_long_when_canonical():
    """An address that grows beyond `MAX_LENGTH` in its canonical form is refused, since it could not be read again."""
    assert code("http://a.example/".ljust(MAX_LENGTH, "x")) == "too-long"
    assert code("https://a.example/" + "é" * 2000) == "too-long"


def test_characters_are_counted():
    """Length counts characters, not the units of an encoding."""
    assert Page.parse("https://a.example/#".ljust(MAX_LENGTH, "\U0001f600")).url == "https://a.example/"


def test_target_too_long():
    """A wrapper whose target grows beyond `MAX_LENGTH` stays the page."""
    wrapper = "https://www.google.com/url?q=https://a.example/".ljust(MAX_LENGTH - 1, "+") + "x"
    assert Page.parse(wrapper).url == wrapper
    assert Page.parse(wrapper).unwrapped == ()


@pytest.mark.parametrize("thing", [None, 1, b"https://a.example/", ["https://a.example/"]])
def test_not_a_text(thing):
    """What is no text is refused like a text that is no address."""
    assert code(thing) == "not-an-address"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("reuters.com", "This is not a web address: one begins with https:// or http://."),
        ("https://a b/", "The address names a host or a port that cannot exist."),
        ("https://", "The address names no host."),
        ("ftp://a.example/", "Only addresses that begin with https:// or http:// can be looked up."),
        ("x" * 8193, "The address has more than 8,192 characters."),
        ("https://a.example/" + "é" * 8000, "The address in full has more than 8,192 characters."),
    ],
)
def test_reason(text, reason):
    """A refusal is one sentence for people, and survives pickling."""
    with pytest.raises(BadUrl) as caught:
        Page.parse(text)
    assert str(caught.value) == reason
    assert str(pickle.loads(pickle.dumps(caught.value))) == reason  # noqa: S301  pickled in this line


def test_page_is_a_value():
    """A page can be compared, hashed and not changed."""
    page = Page.parse(PAGE)
    assert {page: 1}[Page.parse(PAGE)] == 1
    with pytest.raises(AttributeError):
        page.url = "https://evil.example/"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("reuters.com", "https://reuters.com"),
        ("reuters.com/world", "https://reuters.com/world"),
        ("www.reuters.com?id=1", "https://www.reuters.com?id=1"),
        ("reuters.com#top", "https://reuters.com#top"),
        ("reuters.com\\world", "https://reuters.com\\world"),
        ("  reuters.com/world \n", "https://reuters.com/world"),
        ("\u00a0reuters.com\ufeff", "https://reuters.com"),
        ("//reuters.com/world", "https://reuters.com/world"),
        ("reuters.com:443/world", "https://reuters.com:443/world"),
        ("localhost", "https://localhost"),
        ("LOCALHOST:5000/x", "https://LOCALHOST:5000/x"),
        ("127.0.0.1:5000", "https://127.0.0.1:5000"),
        ("[::1]:5000/x", "https://[::1]:5000/x"),
        ("süddeutsche.de", "https://süddeutsche.de"),
        ("例え。テスト/a", "https://例え。テスト/a"),
        ("reuters.com/a@b", "https://reuters.com/a@b"),
        ("reuters.com/\ud83d", "https://reuters.com/\ud83d"),
    ],
)
def test_typed(text, complete):
    """What looks like a host gains a scheme."""
    assert typed(text) == complete
    assert Page.parse(typed(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "reuters",
        "/world",
        "///reuters.com",
        ".com",
        "news@reuters.com",
        "www.reuters.com@evil.example",
        "user:secret@reuters.com",
        "mailto:news@reuters.com",
        "tel:5000",
        "intranet:8080",
        "reuters.com:port",
        "reuters.com:99999",
        "[::g]",
        "256.256.256.256",
        "see reuters.com for more",
        "javascript:alert(1).com",
        "view-source:reuters.com",
        "https://reuters.com",
        "ftp://reuters.com",
        "\ud83d",
    ],
)
def test_typed_unchanged(text):
    """What has a scheme, an ``@`` or no host comes back as it is."""
    assert typed(text) == text


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("edition.cnn.com", ["edition.cnn.com", "cnn.com", "com"]),
        ("localhost", ["localhost"]),
        ("127.0.0.1", ["127.0.0.1"]),
        ("[2001:db8::1]", ["[2001:db8::1]"]),
        ("1.2.3.example", ["1.2.3.example", "2.3.example", "3.example", "example"]),
        ("a.b..", ["a.b..", "b..", ".", ""]),
    ],
)
def test_parents(host, names):
    """A host's parents are its shorter and shorter ends; an IP address has none."""
    assert list(parents(host)) == names


def test_listed_is_asked_for_hosts_only():
    """``listed`` is called with plain hosts, and not at all where nothing looks like a variant."""
    asked: list[str] = []

    def listed(host: str) -> bool:
        asked.append(host)
        return True

    Page.parse("https://www.reuters.com/world?id=1", listed=listed)
    assert asked == []
    Page.parse("https://user@m.Reuters.com:8080/a/amp", listed=listed)
    assert set(asked) == {"reuters.com"}


HOSTS = st.sampled_from(
    (
        *(
            "reuters.com",
            "www.bbc.com",
            "m.bbc.com",
            "amp.spiegel.de",
            "m.m.example.com",
            "google.com",
            "www.google.com.",
        ),
        *("web.archive.org", "12ft.io", "archive.ph", "vk.com", "l.facebook.com", "a-b.translate.goog", "bing.com"),
        *(
            "a.turbopages.org",
            "x.safelinks.protection.outlook.com",
            "urldefense.com",
            "localhost",
            "127.0.0.1",
            "[::1]",
        ),
        *("süddeutsche.de", "a.."),
    )
)
PATHS = st.lists(
    st.sampled_from(["amp", "print", "web", "2024", "url", "l.php", "away", "c", "s", "v3", "__", "a.amp", "..", "%2e", "é"])
    | st.text(max_size=6),
    max_size=5,
).map(lambda parts: "".join("/" + part for part in parts))
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["q", "url", "u", "to", "id", "utm_source", "amp", "_x_tr_hp", "_x_tr_enc", "at_x", "s", "amp;a", ""]),
        st.sampled_from(["", "=", "=1", "=amp", "=https://bbc.com/a", "=https%3A%2F%2Fm.bbc.com%2Fa%3Fs%3D1"]),
    ).map("".join),
    max_size=4,
).map(lambda pieces: "?" + "&".join(pieces) if pieces else "")
PLAIN = st.builds(
    "{}://{}{}{}{}{}".format,
    st.sampled_from(["https", "http", "HTTP"]),
    HOSTS,
    st.sampled_from(["", ":443", ":80", ":8080"]),
    PATHS,
    QUERIES,
    st.sampled_from(["", "#", "#a", "#!", "#!a", "#!a:~:text=b"]),
)
WRAPPED = st.recursive(
    PLAIN,
    lambda inner: st.tuples(
        st.sampled_from(
            [
                ("https://12ft.io/{}", ":/?&="),
                ("https://web.archive.org/web/2024/{}", ":/?&=#!"),
                ("https://www.google.com/url?q={}", ""),
                ("https://l.facebook.com/l.php?h=1&u={}&utm_source=x", ":/"),
                ("https://urldefense.com/v3/__{}__;!!x", ":/?&="),
                ("view-source:{}", ":/?&=#!"),
                ("about:reader?url={}", ""),
            ]
        ),
        inner,
    ).map(lambda pair: pair[0][0].format(quote(pair[1].encode("utf-8", "replace"), safe=pair[0][1]))),
    max_leaves=12,
)
LISTINGS = st.sampled_from([None, LISTED])


@given(st.text() | st.text(st.characters(codec=None)) | WRAPPED, LISTINGS)
@example("https://a.example/\ud800", None)
@example("https://www.google.com/url?q=%ff%fe", LISTED)
def test_total(text, listed):
    """Whatever the text, the answer is a page in ASCII or `BadUrl`."""
    try:
        page = Page.parse(text, listed=listed)
    except BadUrl:
        return
    assert page.url.isascii()
    assert page.host == page.host.lower() != ""
    assert page.url.startswith(f"https://{page.host}")


@given(WRAPPED, LISTINGS)
@example("https://12ft.io/" * (MAX_DEPTH + 1) + "https://a.example/", None)
@example("https://www.google.com/amp/url?q=https://a.example/", LISTED)
def test_idempotent(text, listed):
    """A page's address is read as that page, unwrapped or not."""
    try:
        page = Page.parse(text, listed=listed)
    except BadUrl:
        return
    assert Page.parse(page.url, listed=listed) == Page(page.url, page.host, page.path, (), page.key)


ARTICLES = st.tuples(
    st.sampled_from(["a.example", "b.example"]),
    st.sampled_from(["", "/x", "/X", "/x/y"]),
    st.lists(st.sampled_from(["id=1", "id=2", "p=1"]), max_size=3).map(tuple),
)
DRESSES = st.tuples(
    st.sampled_from(["https://", "http://", "https://www.", "http://user@www."]),
    st.sampled_from(["", "/"]),
    st.booleans(),
    st.sampled_from(["", "#part"]),
)


@given(st.from_regex(CANONICAL, fullmatch=True), st.sampled_from([[], ["bbc.com"]]))
@example("https://www.com/", [])
@example("http://a..b.com/", [])
@example("https://a.com//x/?a=/b", [])
@example("https://m.bbc.com/x", ["bbc.com"])
@example("https://www.bbc.com/x/AMP", ["bbc.com"])
@example("https://1.2.3.4a/", [])
@example("https://a-.b--c.com/~x?b=1&a=2&utm_source=y", [])
def test_short_way(text, hosts):
    """An address that the standard leaves as it is gives the same page as by way of the standard's parser."""
    long = answer(f"{text}#", hosts)
    assert answer(text, hosts) == {**long, "in": text}


def by_name(piece: str) -> str:
    """Give the name of a parameter."""
    return piece.partition("=")[0]


def dressed(article: tuple[str, str, tuple[str, ...]], dress: tuple[str, str, bool, str]) -> str:
    """Write the address of an article in one of the ways that make no second page."""
    host, path, pieces = article
    start, slash, turned, fragment = dress
    turned_pieces = ["fbclid=1", *sorted(pieces, key=by_name, reverse=True), "utm_source=2"] if turned else pieces
    return f"{start}{host}{path}{slash}?{'&'.join(turned_pieces)}{fragment}"


@given(ARTICLES, ARTICLES, DRESSES, DRESSES)
def test_key_equality(first, second, one_dress, other_dress):
    """Keys are equal if and only if host, path and parameters are, however each address is dressed."""
    same = (*first[:2], sorted(first[2], key=by_name)) == (*second[:2], sorted(second[2], key=by_name))
    assert (Page.parse(dressed(first, one_dress)).key == Page.parse(dressed(second, other_dress)).key) == same


def full(unit: str, start: str = "", end: str = "") -> str:
    """Repeat a unit up to the greatest length that is read."""
    return start + unit * ((MAX_LENGTH - len(start) - len(end)) // len(unit)) + end


def quoted() -> str:
    """Wrap an address in Google's redirector as often as fits."""
    text = "https://a.example/"
    while len(wrapped := "https://www.google.com/url?q=" + quote(text, safe="")) <= MAX_LENGTH:
        text = wrapped
    return text


HOSTILE = [
    full("https://12ft.io/"),
    full("view-source:"),
    full("https://web.archive.org/web/2024/"),
    quoted(),
    full("/amp", "https://bbc.com"),
    full("/article-1/amp", "https://bbc.com"),
    full("-a-1234567", "https://bbc.com/"),
    full("m.", "https://", "bbc.com/"),
    full("@:", "https://"),
    full("."),
    full("a."),
    full("__;", "https://urldefense.com/v3/__"),
    full("**_", "https://urldefense.com/v3/__https://a.example/", "__;YQ!"),
    full("/RU=", "https://r.search.yahoo.com"),
    full("%25", "https://www.google.com/url?q=https://"),
    full("u&", "https://steamcommunity.com/linkfilter?"),
    full("amp;", "https://bbc.com/?"),
    full("ü", "https://"),
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:40] for text in HOSTILE])
def test_hostile_text(text):
    """No text, whatever its length, keeps the reader busy: a minute of the processor is far more than any machine needs."""
    start = time.process_time()
    for listed in (None, LISTED):
        with contextlib.suppress(BadUrl):
            Page.parse(text, listed=listed)
    typed(text * 13)
    assert code(text * 13) == "too-long"
    assert time.process_time() - start < MINUTE
