"""Where a new outlet is, by the address of one of its pages."""

from __future__ import annotations

import pytest

from server import yamlfile
from server.curation import adding
from server.curation.revising import Impossible
from server.registry import Registry, records
from server.urls import Page

TEXT = """
platforms:
- {id: hosted, name: Hosted, domains: [hosted.io], tenants: ["*.hosted.io"]}
- {id: social, name: Social, domains: [social.com], tenants: ["social.com/@*", "social.com/c/*"]}
outlets:
- {id: reuters, name: Reuters, domains: [reuters.com], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
"""


@pytest.fixture(scope="module")
def small() -> Registry:
    """A registry with platforms."""
    reading = yamlfile.parse("small.yaml", TEXT, records.File)
    assert reading.value, reading.problems
    return Registry(reading.value, "v")


@pytest.mark.parametrize(
    ("url", "domain", "platform"),
    [
        ("https://www.lemonde.fr/x", "lemonde.fr", None),
        ("https://edition.paper.co.uk/", "paper.co.uk", None),
        ("https://paper.hosted.io/x", "paper.hosted.io", "Hosted"),
        ("https://www.social.com/@Paper/videos", "social.com/@Paper", "Social"),
        ("https://social.com/c/paper", "social.com/c/paper", "Social"),
        ("https://paper.github.io/x", "paper.github.io", "github.io"),
    ],
)
def test_site(small: Registry, url: str, domain: str, platform: str | None) -> None:
    """The domain is the registered one, or the tenant's own place on a platform."""
    assert adding.site(small, Page.parse(url)) == (domain, platform, None)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://www.reuters.com/world/", r"belongs to Reuters \(reuters\), which has reuters.com"),
        ("https://hosted.io/", "of the platform Hosted itself"),
        ("https://social.com/c/", "of the platform Social itself"),
        ("https://social.com/", "of the platform Social itself"),
        ("https://127.0.0.1/", "no host of one publisher"),
        ("https://co.uk/", "no host of one publisher"),
    ],
)
def test_no_site(small: Registry, url: str, said: str) -> None:
    """A listed outlet's page, a platform's own and what is no public host have no place for a new one."""
    with pytest.raises(Impossible, match=said):
        adding.site(small, Page.parse(url))


def test_a_lookalike(small: Registry) -> None:
    """A host that resembles a listed outlet's is told."""
    found = adding.site(small, Page.parse("https://reuterss.com/")).lookalike
    assert found
    assert found.outlet.id == "reuters"


@pytest.mark.parametrize(
    ("name", "domain", "identifier"),
    [
        ("Süddeutsche Zeitung", "sz.de", "suddeutsche-zeitung"),
        ("L'Équipe – le journal", "lequipe.fr", "lequipe-le-journal"),
        ("Der Spaß", "spass.de", "der-spass"),
        ("Новая газета", "novayagazeta.ru", "novayagazeta"),
        ("新华", "social.com/@xinhua", "xinhua"),
        ("Reuters", "reuters.tv", "reuters-tv"),
        ("新华", "reuters.com", "reuters-com"),
    ],
)
def test_identifier(name: str, domain: str, identifier: str) -> None:
    """An id is made of the name, else of the domain, and is nobody else's."""
    assert adding.identifier(name, domain, ["reuters"]) == identifier


def test_no_identifier() -> None:
    """Where all are taken there is none, and the curator is asked."""
    assert adding.identifier("Reuters", "reuters.tv", ["reuters", "reuters-tv"]) == ""
