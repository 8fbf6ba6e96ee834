"""The command ``masthead``: the only place that prints or exits."""

from __future__ import annotations

from server.cli.main import main

__all__ = ["main"]
