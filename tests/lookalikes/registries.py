"""Registries of one outlet, for tests of a single line of the rule."""

from __future__ import annotations

from typing import Any

from server.lookalikes import Known, Lookalikes

LETTERS = "krovyndelzimpatuhs"  # a name of its own, at any length


def one(*domains: str, name: str = "X", **more: Any) -> Lookalikes:
    """Make a registry of one outlet."""
    return Lookalikes([Known("x", name, domains, **more)])
