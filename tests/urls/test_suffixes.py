"""The parts of a host, and what its suffix is used for."""

from __future__ import annotations

import socket

import pytest

from server.urls import suffixes
from server.urls.suffixes import split, use


def test_a_host_has_three_parts():
    """A host is split into subdomain, registrable name and public suffix."""
    assert split("edition.news.bbc.co.uk")[:3] == ("edition.news", "bbc", "co.uk")


def test_capitals_are_lowered():
    """Parts are in lower case, whatever the host's."""
    assert split("WWW.Reuters.COM")[:3] == ("www", "reuters", "com")


def test_private_suffixes_count():
    """A tenant's name is what stands before its platform, and the parts say that the suffix is a private one."""
    assert split("someone.github.io") == ("", "someone", "github.io", True)
    assert not split("bbc.co.uk").private


@pytest.mark.parametrize("host", ["192.0.2.1", "[2001:db8::1]", "localhost", "bbc.example", "", "..", "co.uk", "\udc80.\0"])
def test_what_has_no_name_has_no_use(host: str):
    """An address without a registrable name below a public suffix has no use."""
    assert use(split(host)) == "none"


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("a.com", "com"),
        ("a.org", "general"),
        ("a.io", "general"),
        ("a.news", "shared"),
        ("a.co", "shared"),
        ("a.com.co", "shared"),
        ("a.ac", "shared"),
        ("a.de", "national"),
        ("a.com.ua", "national"),
        ("a.cd", "national"),
        ("a.scot", "national"),
        ("a.xn--p1ai", "national"),
        ("a.ltd", "new"),
        ("a.pm", "new"),
        ("a.eu.com", "new"),
        ("a.edu", "closed"),
        ("a.ac.uk", "closed"),
        ("a.gob.mx", "closed"),
        ("a.blogspot.com", "hosting"),
    ],
)
def test_suffixes_are_told_apart_by_their_use(host: str, wanted: str):
    """Each kind of suffix is known for what it is used for."""
    assert use(split(host)) == wanted


def test_the_network_is_not_needed(monkeypatch: pytest.MonkeyPatch):
    """The list of suffixes is the bundled one: hosts are split without a socket."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    assert split("www.abc.net.au").suffix == "net.au"


@pytest.mark.parametrize(
    ("host", "suffix"),
    [
        ("somebody.github.io", "github.io"),
        ("a.somebody.github.io", "github.io"),
        ("github.io", "github.io"),
        ("x.xn--gnstigbestellen-zvb.de", "xn--gnstigbestellen-zvb.de"),
        ("example.co.uk", None),
        ("news.example.org", None),
        ("127.0.0.1", None),
        ("localhost", None),
    ],
)
def test_hosting(host: str, suffix: str | None) -> None:
    """The private suffix below which a host lies, and none for a host that lies below none."""
    assert suffixes.hosting(host) == suffix
