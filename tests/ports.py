"""Ports for servers that are started by their command, and so have to be told one; and what those answer."""

from __future__ import annotations

import http.client
import json
import secrets
import socket
import time
from typing import Any


def free() -> int:
    """Give a port on which nobody listens; it is not among those that systems give away by themselves, so it stays free."""
    while True:
        port = 20_000 + secrets.randbelow(10_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port


def ask(port: int, address: str) -> dict[str, Any]:
    """Ask a server as soon as it answers."""
    for _ in range(1200):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", address)
            answer: dict[str, Any] = json.loads(connection.getresponse().read())
        except (OSError, http.client.HTTPException):  # a process that is still starting, on a machine that has much to do
            time.sleep(0.1)
        else:
            return answer
        finally:
            connection.close()
    raise AssertionError("the server did not answer")
