"""The edition that is served: a registry and an index, each of one version, renewed when a file changes.

A broken file never replaces what is served. Only here are the parts of the index brought together.
"""

from __future__ import annotations

from server.editions.checking import Broken, Content, check
from server.editions.edition import Edition
from server.editions.making import Reading
from server.editions.renewing import Editions
from server.editions.versions import fingerprint

__all__ = ["Broken", "Content", "Edition", "Editions", "Reading", "check", "fingerprint"]
