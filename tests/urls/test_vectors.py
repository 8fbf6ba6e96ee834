"""The shared vectors, and the keys by which two addresses are one page."""

from __future__ import annotations

import pickle

import pytest
from vectors import DATA, VECTORS, answer, code, listing

from server.urls import MAX_LENGTH, BadUrl, Page, parents, typed


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
