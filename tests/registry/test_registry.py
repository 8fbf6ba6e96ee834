"""Finding the outlet of a page: the most specific record, and never the wrong one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import registry, yamlfile
from server.registry import Registry, records
from server.urls import Page, parents

REGISTRY = """
platforms:
- {id: hosted, name: Hosted, domains: [hosted.io], tenants: ["*.hosted.io"]}
- {id: social, name: Social, domains: [social.com, s.al], tenants: ["social.com/@*", "social.com/c/*", "old.social.net/*"]}
outlets:
- {id: city, name: City News, domains: [state.com/city], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
- {id: host, name: Host, domains: [hosted.io], type: forum, source: "https://a.org/", checked: 2026-01-01}
- {id: own, name: Own, domains: [own.hosted.io], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
- id: paper
  former_ids: [old-paper]
  name: The Morning Paper
  aliases: [Das Papier, The Post]
  domains: [paper.org, news.paper.co.uk]
  type: newspaper
  source: https://a.org/
  checked: 2026-03-01
- {id: section, name: Section, domains: [paper.org/Opinion/Mail, parts.com/one], type: magazine, source: "https://a.org/",
   checked: 2026-01-01}
- {id: social, name: Social, domains: [social.com], type: forum, source: "https://a.org/", checked: 2026-01-01}
- {id: state, name: State, domains: [state.com], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
- {id: tenant, name: Tenant, domains: [social.com/@Tenant], type: magazine, source: "https://a.org/", checked: 2026-01-01}
"""


@pytest.fixture(scope="module")
def small() -> Registry:
    """A registry with sections, platforms and tenants."""
    reading = yamlfile.parse("small.yaml", REGISTRY, records.File)
    assert reading.value, reading.problems
    return Registry(reading.value, "v")


@pytest.mark.parametrize(
    ("url", "outlet", "platform"),
    [
        ("https://paper.org/", "paper", None),
        ("https://www.paper.org/x", "paper", None),
        ("https://a.b.paper.org/x", "paper", None),
        ("https://paper.org/opinion/mail/1", "section", None),
        ("https://paper.org/opinion/mai", "paper", None),
        ("https://paper.org/opinion/mailandmore", "paper", None),
        ("https://parts.com/one/x", "section", None),
        ("https://parts.com/two", None, None),
        ("https://news.paper.co.uk/", "paper", None),
        ("https://paper.co.uk/", None, None),
        ("https://notpaper.org/", None, None),
        ("https://paper.org.evil.com/", None, None),
        ("https://state.com/city/x", "city", None),
        ("https://state.com/citylife", "state", None),
        ("https://state.com/", "state", None),
        ("https://hosted.io/", "host", None),
        ("https://www.hosted.io/about", "host", None),
        ("https://blog.hosted.io/", None, "Hosted"),
        ("https://own.hosted.io/x", "own", None),
        ("https://s.al/", None, "Social"),
        ("https://deep.own.hosted.io/x", "own", None),
        ("https://social.com/", "social", None),
        ("https://www.social.com/about", "social", None),
        ("https://social.com/@somebody/1", None, "Social"),
        ("https://social.com/@tenant/1", "tenant", None),
        ("https://social.com/@TENANT", "tenant", None),
        ("https://social.com/c/", "social", None),
        ("https://social.com/c/somebody", None, "Social"),
        ("https://s.al/x", None, "Social"),
        ("https://old.social.net/x", None, "Social"),
        ("https://somebody.github.io/", None, "github.io"),
        ("https://127.0.0.1/", None, None),
    ],
)
def test_find(small: Registry, url: str, outlet: str | None, platform: str | None) -> None:
    """The full host wins over its parents, a longer path over a shorter; tenants are no part of their platform."""
    place = small.find(Page.parse(url))
    assert (place.outlet and place.outlet.id, place.platform and place.platform.name) == (outlet, platform)


def test_lists(small: Registry) -> None:
    """A host is listed if it is a record's, or below one."""
    assert small.lists("m.paper.org")
    assert not small.lists("paper.com")


def test_former_ids_resolve(small: Registry) -> None:
    """A former id leads to the record that had it; an unknown one to none."""
    found = small.outlet("old-paper")
    assert found is not None
    assert found.id == "paper"
    assert small.outlet("nobody") is None


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("The Morning Paper", "paper"),
        ("Morning Paper", "paper"),
        ("the  Morning Paper", "paper"),
        ("THE MORNING PAPER", "paper"),
        ("The Post", "paper"),
        ("Post", None),
        ("", None),
        ("Das Papier", "paper"),
        ("the morning paper", None),
        ("Morning Papers", None),
    ],
)
def test_by_name(small: Registry, name: str, outlet: str | None) -> None:
    """A name is known without its article and in capitals, but not as what may be a common word."""
    assert small.by_name(name) == outlet


def test_hosts_of_documents(small: Registry) -> None:
    """A host that a document cites leads to its outlet, an outlet to its best known host."""
    assert small.by_host("edition.paper.org") == "paper"
    assert small.by_host("paper.net") is None
    assert small.first_host("city") == "state.com"


def test_stored_and_read_again(small: Registry) -> None:
    """What is stored is what is read."""
    again = registry.load(small.dump())
    assert (again.file, again.version, again.updated) == (small.file, "v", "2026-03-01")


@given(st.text(max_size=60), st.text(alphabet="abc./@", max_size=20))
def test_a_host_is_credited_only_below_its_own(host: str, path: str) -> None:
    """Whatever the host, its outlet has a domain among the host and its parents."""
    small = yamlfile.parse("small.yaml", REGISTRY, records.File).value
    assert small
    place = Registry(small, "v")._find(host, tuple(path.split("/")))  # noqa: SLF001  hosts that no address has
    assert place.outlet is None or any(domain.partition("/")[0] in {*parents(host)} for domain in place.outlet.domains)


class TestOwnFile:
    """The registry of this repository."""

    def test_no_problem(self) -> None:
        """It has no problem."""
        _, problems = registry.read(ROOT / "sources.yaml")
        assert problems == []

    def test_breadth(self) -> None:
        """It lists what the first document cites and what its readers meet at once."""
        found, _ = registry.read(ROOT / "sources.yaml")
        assert found
        assert len(found.outlets) >= 55
        for host in CITED:
            assert found.by_host(host), host

    def test_head_comment_documents_every_field(self) -> None:
        """Under each list the head comment documents the fields of its records, in the models' words, and no others."""
        head = (ROOT / "sources.yaml").read_text().partition("\n\n")[0]
        rest, _, every = head.partition("# Every statement carries\n")
        lists = dict(zip(*[iter(re.split(r"^# ([a-z]+)  ", rest, flags=re.MULTILINE)[1:])] * 2, strict=True))
        assert set(lists) == set(records.File.model_fields)
        for name, field in records.File.model_fields.items():
            [model, _] = field.annotation.__args__
            assert documented(lists[name]) == set(model.model_fields), name
        assert documented(every) == set(records.Statement.model_fields)

    def test_head_comment_documents_every_statement(self) -> None:
        """Behind the name of each kind of statement, the head comment documents its own fields."""
        head = re.sub(r"\n#\s+", " ", (ROOT / "sources.yaml").read_text().partition("\n\n")[0].partition("# outlets  ")[2])
        for name, field in records.Outlet.model_fields.items():
            kinds = [kind for kind in getattr(field.annotation, "__args__", ()) if hasattr(kind, "model_fields")]
            for own in set(kinds[0].model_fields) - set(records.Statement.model_fields) if kinds else ():
                assert re.search(rf"\b{name} +(?:one )?statements?: [^:]*\b{own}\b", head), f"{name}.{own}"

    def test_head_comment_documents_closed_lists(self) -> None:
        """The head comment names each kind of outlet."""
        head = (ROOT / "sources.yaml").read_text().partition("\n\n")[0]
        assert all(word in re.split(r"[\s,]+", head) for word in records.OutletType.__args__)


def documented(part: str) -> set[str]:
    """The fields that a part of the head comment documents: they begin its lines."""
    return {field for names in re.findall(r"^#   ([a-z_]+(?:, [a-z_]+)*)  ", part, re.MULTILINE) for field in names.split(", ")}


ROOT = Path(__file__).parents[2]
CITED = [
    "themoscowtimes.com",
    "globaltimes.cn",
    "independent.co.uk",
    "abcnews.go.com",
    "bbc.com",
    "aljazeera.com",
    "reuters.com",
    "ukrinform.net",
    "peacediplomacy.org",
    "commondreams.org",
    "businessinsider.com",
    "euvsdisinfo.eu",
    "other-news.info",
    "thegrayzone.com",
    "theguardian.com",
    "economictimes.indiatimes.com",
    "newlinesmag.com",
    "news.sky.com",
    "reddit.com",
    "kyivindependent.com",
    "en.wikipedia.org",
    "crisisgroup.org",
    "united24media.com",
    "foreignaffairs.com",
    "antiwar.com",
    "rferl.org",
]
