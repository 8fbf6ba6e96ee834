"""The processes that answer: started anew however often they are killed. Knows nothing of what they answer."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

from granian.server import MPServer

if TYPE_CHECKING:
    from collections.abc import Sequence


class Workers(MPServer):
    """Serves by several processes.

    Granian ends for good where a process dies a few seconds after it was started anew, as one that fails while it loads does.
    A process that the system kills, for want of memory, has not failed.
    """

    def _respawn_workers(self, workers: Sequence[int], *args: Any, **options: Any) -> None:
        killed = [number for number in workers if self.wrks[number].inner.exitcode == -signal.SIGKILL]
        super()._respawn_workers(workers, *args, **options)
        for number in killed:
            self.respawned_wrks.pop(number)
