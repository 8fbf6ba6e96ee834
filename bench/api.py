"""What an answer costs: /v1/context against an empty Flask view of the same app, under the same server, in one run.

The addresses take turns in short rounds, so that noise of the machine hits all of them alike; the figures are medians over the
rounds, as ratios to the empty view. CPU is that of the server's processes (Linux: /proc). No Accept-Encoding is sent: what
compression costs is in its own line.

    python bench/api.py [ROUNDS]
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from server.app import create_app

if TYPE_CHECKING:
    from flask import Flask

ROOT = Path(__file__).parents[1]
REQUESTS = 400  # a round
TICK = 0.01  # seconds, as finely as the system counts CPU
WORK = "https://www.reuters.com/world/europe/attack-russian-air-bases-spies-hid-drones-wooden-sheds-2025-06-01/"
PAGES = {
    "empty view": ("/bench/empty", ""),
    "unlisted page": ("https://example.org/", ""),
    "outlet": ("https://www.antiwar.com/", ""),
    "outlet with owners and ratings": ("https://www.telegraph.co.uk/news/", ""),
    "full context (outlet, work, 20 claims)": (WORK, ""),
    "full context, 304": (WORK, "etag"),
    "full context, brotli": (WORK, "Accept-Encoding: br\r\n"),
}


def app() -> Flask:
    """The app with one more view, which does nothing."""
    made = create_app()
    made.add_url_rule("/bench/empty", "empty", lambda: "{}")
    return made


def main(rounds: int) -> None:
    """Start the server, ask in turns, print the ratios."""
    port = free_port()
    starter = (
        f"from granian import Granian; Granian('api:app', port={port}, interface='wsgi', factory=True, log_enabled=False).serve()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    server = subprocess.Popen([sys.executable, "-c", starter], cwd=ROOT, env=environment)
    try:
        connection = connect(port)
        requests = {name: request(connection, *page) for name, page in PAGES.items()}
        cpu: dict[str, list[float]] = {name: [] for name in PAGES}
        wall: dict[str, list[float]] = {name: [] for name in PAGES}
        for _ in range(rounds + 1):
            for name, message in requests.items():
                started, used = time.perf_counter(), cpu_of(server.pid)
                sizes = {ask(connection, message) for _ in range(REQUESTS)}
                wall[name].append(time.perf_counter() - started)
                cpu[name].append(cpu_of(server.pid) - used)
                assert len(sizes) == 1, "an address must answer alike each time"
        connection.close()
    finally:
        server.terminate()
        server.wait()
    print(f"{rounds} rounds of {REQUESTS} requests each, one connection, one worker\n")
    print(f"{'':42}{'CPU':>7}{'time':>7}{'requests/s':>12}")
    base = {name: max(statistics.median(taken["empty view"][1:]), TICK) for name, taken in (("cpu", cpu), ("wall", wall))}
    for name in PAGES:
        used, took = statistics.median(cpu[name][1:]), statistics.median(wall[name][1:])
        print(f"{name:42}{used / base['cpu']:>6.2f}x{took / base['wall']:>6.2f}x{REQUESTS / took:>12.0f}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def connect(port: int) -> socket.socket:
    """Connect as soon as the server listens."""
    for _ in range(1200):
        try:
            connection = socket.create_connection(("127.0.0.1", port))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit("the server did not start")


def request(connection: socket.socket, page: str, header: str) -> bytes:
    """The bytes of a request; an ETag is fetched first."""
    path = page if page.startswith("/") else f"/v1/context?url={quote(page, safe='')}"
    plain = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    if header != "etag":
        return f"{plain}{header}\r\n".encode()
    connection.sendall(f"{plain}\r\n".encode())
    head, _ = receive(connection)
    tag = next(line.partition(": ")[2] for line in head.split("\r\n") if line.lower().startswith("etag:"))
    return f"{plain}If-None-Match: {tag}\r\n\r\n".encode()


def ask(connection: socket.socket, message: bytes) -> tuple[str, int]:
    """Status line and size of the answer."""
    connection.sendall(message)
    head, size = receive(connection)
    return head.split("\r\n")[0], size


def receive(connection: socket.socket) -> tuple[str, int]:
    """Head and size of one answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    raw, _, body = data.partition(b"\r\n\r\n")
    head = raw.decode("latin-1")
    lengths = [line.partition(":")[2] for line in head.split("\r\n") if line.lower().startswith("content-length:")]
    size = int(lengths[0]) if lengths else 0
    got = len(body)
    while got < size:
        got += len(connection.recv(65536))
    return head, size


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and those below it, threads included."""
    ticks = 0
    for found in (pid, *children(pid)):
        fields = Path(f"/proc/{found}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    below = [int(found) for found in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*below, *(lower for found in below for lower in children(found))]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
