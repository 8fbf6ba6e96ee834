"""Whatever is given, it is read or refused: generated addresses, and hostile ones in little time."""

from __future__ import annotations

import contextlib
import time
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from vectors import LISTED, answer, code

from server.urls import MAX_DEPTH, MAX_LENGTH, BadUrl, Page, typed

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed

CANONICAL = r"https?://(?:[a-z0-9-]{1,9}\.){1,4}[a-z0-9-]{1,9}(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]{0,9}){1,5}(?:\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]{1,30})?"

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
