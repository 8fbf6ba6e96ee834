"""What the README tells a newcomer to type works as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apiflask import APIFlask

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = {
    "python": lambda code: [sys.executable, "-c", code],
    "js": lambda code: ["node", "--input-type=module", "-e", code],
}
EXPECTED = {"python": "Al Jazeera Media Network https://", "js": "says: generally reliable"}
ASKING = [(language, code) for language, code in BLOCKS if language in COMMANDS]


@pytest.fixture
def address(app: APIFlask) -> Iterator[str]:
    """The address of a server."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_language_is_tried() -> None:
    """There are examples in both languages."""
    assert {language for language, _ in ASKING} == set(EXPECTED)


@pytest.mark.parametrize(("language", "code"), ASKING, ids=[language for language, _ in ASKING])
def test_example(address: str, language: str, code: str) -> None:
    """An example prints what it should, asked of a server at another port."""
    command = COMMANDS[language](code.replace("127.0.0.1:5000", address))
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    assert EXPECTED[language] in run.stdout


def test_it_names_every_command_and_target() -> None:
    """The README names each command, and the two that do all the set-up."""
    for name in (
        "make run",
        "make test",
        "masthead serve",
        "masthead check",
        "masthead registry check",
        "masthead registry report",
        "masthead registry diff",
        "masthead registry preview",
        "masthead registry schema",
        "masthead build",
        "masthead curator",
        "masthead context",
        "masthead document",
    ):
        assert name in README
