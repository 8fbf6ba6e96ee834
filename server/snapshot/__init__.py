"""An edition in, the snapshot out: all that the extension needs to look a page up without asking anybody.

A short manifest names the shards, each with the hash of its bytes; the extension fetches those that it has not got. Its form
is the extension's own and carries a number: ``FORMAT`` grows with every change of it.
"""

from __future__ import annotations

from server.snapshot.shards import FORMAT, MOST_CLAIMS, Shard, Shards, of

__all__ = ["FORMAT", "MOST_CLAIMS", "Shard", "Shards", "of"]
