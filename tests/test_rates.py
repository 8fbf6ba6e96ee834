"""Attempts are counted over all processes, and whose they were is forgotten."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from server.rates import WINDOW, Limit, Rates

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """A clock that is set by hand."""

    time = 1_000_000.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.time


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def rates(tmp_path: Path, clock: Clock) -> Rates:
    """A counter in a folder that is not there yet."""
    return Rates(tmp_path / "new" / "rates.sqlite", clock)


def test_each(rates: Rates, clock: Clock) -> None:
    """An address that reaches its limit waits for the window's end; others, and other matters, go on."""
    limit = Limit(each=2, all=100)
    assert [rates.take("log-in", "192.0.2.1", limit) for _ in range(3)] == [0, 0, WINDOW]
    assert rates.take("log-in", "192.0.2.2", limit) == 0
    assert rates.take("report", "192.0.2.1", limit) == 0
    clock.time += WINDOW - 0.5
    assert rates.take("log-in", "192.0.2.1", limit) == 1
    clock.time += 0.5
    assert rates.take("log-in", "192.0.2.1", limit) == 0


def test_all(rates: Rates) -> None:
    """Many addresses together have a limit too."""
    limit = Limit(each=2, all=3)
    assert [bool(rates.take("log-in", f"192.0.2.{number}", limit)) for number in range(5)] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("", "", True),
        ("", "unix:", False),
    ],
)
def test_networks(rates: Rates, one: str, other: str, same: bool) -> None:  # noqa: FBT001  a case
    """The addresses of one IPv6 customer are one; so are both ways to write an IPv4 address."""
    limit = Limit(each=1, all=100)
    rates.take("log-in", one, limit)
    assert bool(rates.take("log-in", other, limit)) is same


def test_clock_set_back(rates: Rates, clock: Clock) -> None:
    """A clock that is set back does not shut anybody out for longer."""
    limit = Limit(each=1, all=1)
    rates.take("log-in", "192.0.2.1", limit)
    clock.time -= 10 * WINDOW
    assert rates.take("log-in", "192.0.2.1", limit) == 0


def test_no_address_is_kept(rates: Rates, clock: Clock, tmp_path: Path) -> None:
    """The file holds no address; with the next window it forgets its salt and its counts, and it does not grow."""
    limit = Limit(each=100, all=100_000)
    for number in range(200):
        rates.take("log-in", f"192.0.2.{number}", limit)
    file = tmp_path / "new" / "rates.sqlite"
    before = file.read_bytes()
    assert b"192.0.2" not in before
    salt = Rates(file, clock)._window(rates._open())[1]  # noqa: SLF001  what must not be there later
    assert salt in before
    clock.time += WINDOW
    rates.take("log-in", "192.0.2.1", limit)
    assert salt not in file.read_bytes()


def test_processes_share_the_count(tmp_path: Path) -> None:
    """Processes that begin at once, the file not made yet, let through just as many as one would."""
    code = "import sys, pathlib; from server.rates import *; r = Rates(pathlib.Path(sys.argv[1]), lambda: 1e9); \
print(sum(not r.take('x', '192.0.2.1', Limit(30, 99)) for _ in range(20)))"
    file = tmp_path / "rates.sqlite"
    running = [subprocess.Popen([sys.executable, "-c", code, file], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert sum(int(process.communicate(timeout=300)[0]) for process in running) == 30
