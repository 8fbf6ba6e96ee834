"""Which words of a document are hosts, and what was glued."""

from __future__ import annotations

import pytest

from server.documents import hosts


@pytest.mark.parametrize(
    "name",
    [
        "reuters.com",
        "independent.co.uk",
        "abcnews.go.com",
        "onet.pl",
        "444.hu",
        "t.me",
        "münchen.de",
        "пример.рф",
        "abc.com.py",
        "blog.danas.rs",
    ],
)
def test_a_host_ends_in_a_public_suffix(name):
    """A name below a listed public suffix is a host, also in other scripts."""
    assert hosts.is_host(name)


@pytest.mark.parametrize(
    "name",
    [
        "node.js",
        "setup.py",
        "main.rs",
        "readme.md",
        "a.b",
        "co.uk",
        "3.am",
        "ASP.NET",
        "done.It",
        "some_file.pl",
        "127.0.0.1",
    ],
)
def test_a_file_a_brand_and_an_abbreviation_are_no_hosts(name):
    """File names, brands, figures, bare suffixes and sentences without a blank are no hosts."""
    assert not hosts.is_host(name)


def test_an_address_that_is_written_out_is_no_file():
    """With "https://" or "www." before it a name that ends like a file is a host, but none without a suffix."""
    assert hosts.is_host("setup.py", written_out=True)
    assert not hosts.is_host("node.js", written_out=True)
    assert hosts.split_address("www.foo.py").sure
    assert hosts.split_address("https://foo.py").sure
    assert not hosts.split_address("foo.py").sure


def test_an_address_comes_apart():
    """Scheme, host and path are told apart, and a missing scheme is https."""
    assert hosts.split_address("bbc.com/news?x=1") == ("", "bbc.com", "/news?x=1")
    assert hosts.split_address("BBC.com/News").address == "https://bbc.com/News"
    assert hosts.split_address("http://bbc.com").address == "http://bbc.com"
    assert hosts.split_address("two words.com") is None
    assert hosts.split_address("me@bbc.com") is None


def test_punctuation_around_an_address_goes():
    """What belongs to the sentence is no part of the address."""
    assert hosts.trim_address("<https://bbc.com/a,>") == "https://bbc.com/a"
    assert hosts.trim_address("“bbc.com”") == "bbc.com"


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("ukrinform.netukrinform.net", ["ukrinform.net"]),
        ("a-b.dea-b.dea-b.de", ["a-b.de"]),
        ("reuters.combbc.com", ["reuters.com", "bbc.com"]),
        ("reuters.comother.com", ["reuters.comother.com"]),
        ("other.comreuters.com", ["other.comreuters.com"]),
        ("a.zzqa.zzq", ["a.zzqa.zzq"]),
        ("bonbon.com", ["bonbon.com"]),
        ("bbc.comreuters.combbc.com", ["bbc.com", "reuters.com", "bbc.com"]),
        ("bbc.comreuters.comcnn.com", ["bbc.com", "reuters.com", "cnn.com"]),
        ("cnn.comreuters.comfoxnews.com", ["cnn.com", "reuters.com", "foxnews.com"]),
        ("a.comb.comc.com", ["a.comb.comc.com"]),
        ("bbc.community.com", ["bbc.community.com"]),
        ("reuters.combbc.comother.org", ["reuters.combbc.comother.org"]),
        ("xyxyxyxy.xyxyxyxy.q", ["xyxyxyxy.xyxyxyxy.q"]),
    ],
)
def test_glued_hosts(glued, parts):
    """One host glued to itself is one; two are two where both are listed; else it stays what it is."""
    assert hosts.fold(glued, {"reuters.com", "bbc.com"}.__contains__) == parts


def test_a_very_long_name_is_not_folded():
    """Looking for repetitions stops at a length that no host has."""
    assert hosts.fold("a.com" * 100, lambda _: False) == ["a.com" * 100]
