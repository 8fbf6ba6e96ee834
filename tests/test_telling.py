"""How commands tell of work that takes long: in lines, and on a terminal with a bar."""

from __future__ import annotations

import os
import pty
import sys
from typing import TYPE_CHECKING

from server.cli.telling import Progress
from server.editions import Reading

if TYPE_CHECKING:
    import pytest

SHARES = (0.05, 0.15, 0.16, 0.5, 1)


def test_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody looks at a terminal, a line tells each tenth and the end of a source, and every other word."""
    told = Progress()
    told("building")
    for name in ("checks", "more"):
        for share in SHARES:
            told(Reading(name, share, 7))
    lines = [f"{name}: {share} read, 7 reviews" for name in ("checks", "more") for share in ("15%", "50%", "100%")]
    assert capsys.readouterr().err.splitlines() == ["building", *lines]


def test_losses() -> None:
    """What is lost is counted beside the reviews, where there is some."""
    assert [Reading("checks", 0.5, 1, lost) for lost in (0, 1, 2000)] == [
        "checks: 50% read, 1 review",
        "checks: 50% read, 1 review, 1 loss",
        "checks: 50% read, 1 review, 2,000 losses",
    ]


def test_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar fills while a source is read, and the word on its end comes after it; a short source has no bar."""
    shown, terminal = pty.openpty()
    with os.fdopen(terminal, "w") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        told = Progress()
        told(Reading("short", 1, 1))
        for share in SHARES:
            told(Reading("checks", share, 7))
        stderr.flush()
        seen = ""
        while "7 reviews" not in seen:
            seen += os.read(shown, 100_000).decode()
    os.close(shown)
    assert seen.index("short: 100% read") < seen.index(" 50%") < seen.index("checks: 100% read, 7 reviews")
    assert "short  [" not in seen
    assert "checks  [####" in seen
