"""On how many outlets and owners a claim rests: counts that are right, as far as the registry knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server import cards, registry

if TYPE_CHECKING:
    from pathlib import Path

    from server.registry import Registry

SAID = 'source: "https://a.org/", checked: 2026-01-01'
REGISTRY = f"""
platforms:
- {{id: blogs, name: Blogs, domains: [blogs.example.com], tenants: ["*.blogs.example.com"]}}
organisations:
- {{id: east, name: East Media, owners: [{{name: Anna, {SAID}}}]}}
- {{id: holding, name: The Holding, owners: [{{organisation: east, {SAID}}}]}}
outlets:
- {{id: a, former_ids: [alpha], name: A, domains: [a.example.net], type: forum, {SAID},
   owners: [{{organisation: holding, {SAID}}}]}}
- {{id: b, name: B, domains: [b.example.net], type: forum, {SAID}, owners: [{{name: east media, {SAID}}}]}}
- {{id: c, name: C, domains: [c.example.net], type: forum, {SAID}, owners: [{{name: Bert, {SAID}}}, {{name: anna, {SAID}}}]}}
- {{id: d, name: D, domains: [d.example.net], type: forum, {SAID}, owners: [{{name: Dora, {SAID}}}]}}
- {{id: e, name: E, domains: [e.example.net], type: forum, {SAID}}}
- {{id: f, name: F, domains: [f.example.net], type: forum, {SAID}, owners: [{{name: Bert, {SAID}}}]}}
- {{id: g, name: G, domains: [g.example.net], type: forum, {SAID}, owners: [{{name: Gina, {SAID}}}, {{name: gina, {SAID}}}]}}
"""


@pytest.fixture
def outlets(tmp_path: Path) -> Registry:
    """A small registry with chains of owners."""
    (tmp_path / "sources.yaml").write_text(REGISTRY)
    found, problems = registry.read(tmp_path / "sources.yaml")
    assert found, problems
    return found


@pytest.mark.parametrize(
    ("cited", "counts"),
    [
        ("", (0, 0, 0)),
        ("a", (1, 1, 0)),
        ("a a", (1, 1, 0)),
        ("a alpha", (1, 1, 0)),  # a former id
        ("a d", (2, 2, 0)),
        ("a b", (2, 1, 0)),  # an organisation two steps up the chain, by its name
        ("a c", (2, 1, 0)),  # its owner, by name
        ("a f", (2, 2, 0)),
        ("a c f", (3, 1, 0)),  # joined by one that belongs to both
        ("a f c", (3, 1, 0)),
        ("g", (1, 1, 0)),  # one owner, told by two sources
        ("e", (1, 0, 1)),
        ("d e nobody.example", (3, 1, 2)),
        ("www.nobody.com nobody.com m.nobody.com", (1, 0, 1)),  # one site
        ("nobody.co.uk other.co.uk", (2, 0, 2)),
        ("one.blogs.example.com two.blogs.example.com", (2, 0, 2)),  # tenants of a platform
        ("one.github.io two.github.io", (2, 0, 2)),
        ("localhost 192.0.2.1 exa_mple", (3, 0, 3)),
        ("broken:host", (1, 0, 1)),
    ],
)
def test_counts(outlets: Registry, cited: str, counts: tuple[int, int, int]) -> None:
    """Outlets count once, whatever they are called; those whose owners meet anywhere have one owner."""
    found = cards.sources(outlets, cited.split())
    assert (found.outlets, found.owners, found.owners_unknown) == counts
