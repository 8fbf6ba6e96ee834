"""A registry and an index in, what answers from both out. Knows no file."""

from __future__ import annotations

from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from server import cards, titles
from server.lookalikes import Known, Lookalikes

if TYPE_CHECKING:
    from server.claims import Index
    from server.registry import Registry
    from server.registry.records import Outlet

_REMEMBERED = 2**14  # sets of cited outlets whose owners are counted


class Edition:
    """A registry and an index. Never changes; threads may share it.

    The index may have been made with names and hosts of an earlier registry: ids that outlets had then still lead to them.
    """

    def __init__(self, registry: Registry, index: Index) -> None:
        self.registry = registry
        former = {outlet.id: outlet.former_ids for outlet in registry.outlets.values() if outlet.former_ids}
        self.index = index.serving(lru_cache(_REMEMBERED)(self._sources), former)
        self.version = blake2b(f"{registry.version} {index.version}".encode(), digest_size=16).hexdigest()
        self.weights = titles.Weights(*index.frequencies())
        self.state = {
            "version": self.registry.version,
            "outlets": len(self.registry.outlets),
            "updated": self.registry.updated,
        }
        self._cards: dict[str, bytes] = {}

    @cached_property
    def lookalikes(self) -> Lookalikes:
        """Finds listed outlets that a host resembles."""
        return Lookalikes(
            Known(outlet.id, outlet.name, outlet.domains, outlet.namesakes, outlet.country)
            for outlet in self.registry.outlets.values()
        )

    def card(self, outlet: Outlet) -> bytes:
        """Everything that the registry says of an outlet, as the JSON of ``answers.OutletAnswer``."""
        card = self._cards.get(outlet.id)
        if card is None:
            card = self._cards[outlet.id] = cards.outlet(self.registry, outlet).model_dump_json().encode()
        return card

    def _sources(self, cited: str) -> bytes:
        return cards.sources(self.registry, cited.split()).model_dump_json().encode()
