"""Ports for servers that are started by their command, and so have to be told one."""

from __future__ import annotations

import secrets
import socket


def free() -> int:
    """Give a port on which nobody listens; it is not among those that systems give away by themselves, so it stays free."""
    while True:
        port = 20_000 + secrets.randbelow(10_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
