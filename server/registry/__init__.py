"""``sources.yaml`` in, a Registry or its problems out; a Registry finds the outlet of a page."""

from __future__ import annotations

from server.registry.lookup import Place, PlatformName, Registry, check, hold, load, parse, read

__all__ = ["Place", "PlatformName", "Registry", "check", "hold", "load", "parse", "read"]
