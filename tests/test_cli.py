"""The command: what it prints, when it fails, and that it never shows a traceback for bad input."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import ports
import pytest

from server.cli import main
from server.curators import Curators

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import CliRunner, Result

    from server.settings import Settings

WORK = "https://www.reuters.com/world/europe/attack-russian-air-bases-spies-hid-drones-wooden-sheds-2025-06-01/"


@pytest.fixture
def masthead(runner: CliRunner, settings: Settings) -> Callable[..., Result]:
    """Run a command on copies of the repository's files."""

    def run(*words: str, **environment: str) -> Result:
        return runner.invoke(main, words, env={**settings.environment(), **environment}, catch_exceptions=False)

    return run


def test_help_names_every_command(masthead: Callable[..., Result]) -> None:
    """The help lists the commands."""
    text = masthead("--help").output
    for command in ("serve", "check", "registry", "build", "context", "document", "extension", "curator"):
        assert f"  {command} " in text
    assert masthead("--version").output.startswith("masthead, version ")


def test_a_wrong_setting(masthead: Callable[..., Result]) -> None:
    """A setting that cannot be used is a sentence."""
    result = masthead("check", PORT="http")
    assert result.exit_code == 2
    assert "PORT wants a whole number" in result.output


def test_check(masthead: Callable[..., Result]) -> None:
    """Sound files: what was read, and 0."""
    result = masthead("check")
    assert (result.exit_code, "no problem" in result.output) == (0, True)


def test_check_prints_every_problem(masthead: Callable[..., Result], settings: Settings) -> None:
    """Broken files: each problem with its place, and 1."""
    settings.registry.write_text("outlet: []\nraters: x\n")
    (settings.seeds / "lonely.txt").write_text("Text.\n")
    result = masthead("check")
    assert result.exit_code == 1
    assert f"{settings.registry}:1:1: unknown-field: there is no field 'outlet'; did you mean 'outlets'?" in result.output
    assert f"{settings.registry}:2:9: wrong-type:" in result.output
    assert "lonely" in result.output


def test_check_counts_what_fact_checks_lose(masthead: Callable[..., Result], settings: Settings) -> None:
    """What cannot be taken out of a set of fact-checks is no problem: it is counted, and on demand told with its place."""
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "Bees vote",
        "url": "https://c.example/1",
        "reviewRating": "False",
        "author": "C",
    }
    (settings.seeds / "checks.yaml").write_text("title: Checks\nkind: fact-checks\nlanguage: en\n")
    checks = settings.seeds / "checks.json"
    checks.write_text(json.dumps([review, {**review, "reviewRating": {"ratingValue": 1}}]))
    result = masthead("check")
    assert (result.exit_code, result.output.splitlines()[0]) == (0, f"{checks}: 1 review, 1 loss; --losses tells them")
    told = masthead("check", "--losses").output.splitlines()
    assert told[0] == f"{checks}: $[1].reviewRating: the rating has no words (only 1): the review is not taken"
    assert told[1] == f"{checks}: 1 review, 1 loss"
    assert masthead("document", "checks").output.splitlines() == told[:2]
    assert "there is no JSON" in masthead("document", "checks", "--json").output
    assert "Documents: checks, sabotaged-peace." in masthead("document", "nothing").output
    checks.write_text(json.dumps(review))
    assert f"{checks}: 1 review, 0 losses\n" in masthead("check").output


def test_paths_as_options(masthead: Callable[..., Result], tmp_path: Path) -> None:
    """The paths can be given as options."""
    result = masthead("--registry", str(tmp_path / "none.yaml"), "check")
    assert result.exit_code == 1
    assert "none.yaml:1:1: unreadable" in result.output


def test_build(masthead: Callable[..., Result], settings: Settings) -> None:
    """An index is built with progress, and once."""
    settings.index.unlink()
    first = masthead("build")
    assert first.exit_code == 0
    assert "building the index" in first.stderr
    assert "sabotaged-peace: 80 claims" in first.stderr
    assert masthead("build").stderr == ""


def test_build_of_broken_files(masthead: Callable[..., Result], settings: Settings) -> None:
    """Broken files are not built."""
    settings.registry.write_text("outlets: x\n")
    result = masthead("build")
    assert (result.exit_code, "wrong-type" in result.output) == (1, True)


def test_index_where_nothing_can_be_written(masthead: Callable[..., Result], tmp_path: Path) -> None:
    """A path that cannot be written is a sentence."""
    (tmp_path / "file").write_text("")
    result = masthead("--index", str(tmp_path / "file" / "index.sqlite"), "build")
    assert result.exit_code == 1
    assert "Error: " in result.output
    assert "Traceback" not in result.output


def test_an_index_in_the_place_of_our_files(masthead: Callable[..., Result], settings: Settings) -> None:
    """The index is never written over the registry, among the documents or in the place of a folder."""
    before = settings.registry.read_bytes()
    for index in (settings.registry, settings.seeds / "index.sqlite", settings.seeds, settings.seeds.parent):
        result = masthead("--index", str(index), "build")
        assert (result.exit_code, "give it a file of its own" in result.output) == (2, True)
    assert settings.registry.read_bytes() == before


class TestContext:
    """``masthead context URL``."""

    def test_listed(self, masthead: Callable[..., Result]) -> None:
        """Who stands behind the page and who cites it, each with its source."""
        text = masthead("context", WORK).output
        for said in (
            "Reuters (news-agency, United Kingdom)",
            "Owner: Thomson Reuters [https://",
            "Wikipedia, perennial sources says: generally reliable",
            "In the source list of “Sabotaged Peace",
            "cites Reuters in ",
            "A citation does not mean that the outlet supports the statement.",
        ):
            assert said in text

    def test_json(self, masthead: Callable[..., Result]) -> None:
        """For programs: the API's answer."""
        answer = json.loads(masthead("context", "reuters.com", "--json").output)
        assert (answer["status"], answer["outlet"]["id"]) == ("listed", "reuters")

    def test_states(self, masthead: Callable[..., Result]) -> None:
        """Not listed, on a platform, unwrapped and a look-alike are said in words."""
        assert "not in the registry, which says nothing about it" in masthead("context", "https://example.org").output
        assert "on Substack, of which an account is no part" in masthead("context", "a.substack.com").output
        assert "opened from: " in masthead("context", "https://web.archive.org/web/2025/https://www.bbc.com/x").output
        assert "resembles" in masthead("context", "https://spiegel.ltd/").output

    def test_outlet_of_which_little_is_known(self, masthead: Callable[..., Result]) -> None:
        """What is not known is said."""
        text = masthead("context", "https://peacediplomacy.org/").output
        assert "Owner: not known to Masthead" in text
        assert "country not known" in text
        assert "nobody whom Masthead knows has rated it" in text

    def test_state_replies_and_notes(self, masthead: Callable[..., Result]) -> None:
        """A rater's words come with the state, an outlet's answer beside the ratings, a note behind the value."""
        assert "State-controlled media, China" in masthead("context", "globaltimes.cn").output
        assert "Its answer: " in masthead("context", "https://www.aljazeera.com/").output
        assert "(culture)" in masthead("context", "businessinsider.com").output

    def test_reviewed(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """A verdict stands in the reviewer's own words, with name, date and address; what nobody names is said."""
        review = {"@type": "ClaimReview", "claimReviewed": "Bees vote", "url": "https://desk.example.org/1", "author": "Desk"}
        review |= {"datePublished": "2025-06-05", "reviewRating": {"@type": "Rating", "alternateName": "Not so"}}
        item = {"@type": "Claim", "author": "Bob", "datePublished": "2025-06-03", "appearance": "https://a.example.org/x"}
        (settings.seeds / "checks.jsonl").write_text(json.dumps(review | {"itemReviewed": item}))
        (settings.seeds / "bare.jsonl").write_text(json.dumps(review | {"claimReviewed": "Ants vote", "datePublished": None}))
        for name in ("checks", "bare"):
            (settings.seeds / f"{name}.yaml").write_text(f"title: {name}\nkind: fact-checks\nlanguage: en\n")
        there = masthead("context", "https://a.example.org/x").output
        assert "A claim ascribed to Bob, 2025-06-03, from “checks” (fact-checks)." in there
        assert "Desk found: “Not so” [2025-06-05, https://desk.example.org/1]" in there
        here = masthead("context", "https://desk.example.org/1").output
        assert "A claim by somebody who is not named, from “bare” (fact-checks)." in here
        assert "Desk found: “Not so” [https://desk.example.org/1]" in here

    @pytest.mark.parametrize("url", ["", "no address", "ftp://reuters.com/", "https://" + "a" * 9000])
    def test_bad_address(self, masthead: Callable[..., Result], url: str) -> None:
        """A bad address is a sentence with its code."""
        result = masthead("context", url)
        assert result.exit_code == 2
        assert "[" in result.output
        assert "Traceback" not in result.output


class TestDocument:
    """``masthead document ID``."""

    def test_what_was_read(self, masthead: Callable[..., Result]) -> None:
        """Sections, claims, citations, the source list, and what was left out and why."""
        text = masthead("document", "sabotaged-peace").output
        for said in (
            "Istanbul Peace Talks: A Last Chance Derailed",
            "cites themoscowtimes.com (moscow-times), clause",
            "ascribed to ",
            "Source list: 30 works",
            "Left out: ",
            "Great essay, very well documented",
        ):
            assert said in text

    def test_json(self, masthead: Callable[..., Result]) -> None:
        """For programs: all that was read."""
        assert len(json.loads(masthead("document", "sabotaged-peace", "--json").output)["claims"]) == 80

    def test_unknown(self, masthead: Callable[..., Result]) -> None:
        """An unknown id is told with those that there are."""
        result = masthead("document", "nobody")
        assert (result.exit_code, "Documents: sabotaged-peace." in result.output) == (2, True)

    def test_withdrawn(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """A withdrawn document is shown as such."""
        sidecar = settings.seeds / "sabotaged-peace.yaml"
        lines = [line for line in sidecar.read_text().splitlines() if not line.startswith("withdrawn")]
        sidecar.write_text("\n".join([*lines, "withdrawn: by its author", ""]))
        assert "withdrawn: by its author" in masthead("document", "sabotaged-peace").output

    def test_broken_files(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """Problems are told before anything is shown."""
        settings.registry.write_text("outlets: x\n")
        assert masthead("document", "sabotaged-peace").exit_code == 1


def test_extension(masthead: Callable[..., Result], tmp_path: Path) -> None:
    """The extension is packed for both browsers."""
    result = masthead("extension", str(tmp_path / "dist"))
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "dist").iterdir()} == {"masthead-chromium.zip", "masthead-firefox.zip"}
    assert result.output.count(" kB") == 2


class TestServe:
    """``masthead serve``, for real."""

    def test_serves(self, settings: Settings) -> None:
        """It says what to open, answers there, takes a saved file, and ends when told to."""
        port = ports.free()
        process = start(settings, port)
        try:
            answer = ports.ask(port, "/v1/context?url=https%3A%2F%2Freuters.com%2F")
            assert answer["outlet"]["name"] == "Reuters"
            text = settings.registry.read_text()
            settings.registry.write_text(text.replace("  name: Reuters\n", "  name: Reuters Agency\n"))
            renamed = "Reuters Agency"  # to be told by every process that answers
            assert eventually(lambda: all(ports.ask(port, "/v1/outlets/reuters")["name"] == renamed for _ in range(9)))
        finally:
            process.send_signal(signal.SIGTERM)
            output, errors = process.communicate(timeout=300)
        assert f"Open http://127.0.0.1:{port}/ in a browser." in output
        assert "reuters.com" not in output + errors
        assert process.returncode == 0

    def test_refuses_broken_files(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """It does not start with a broken file, whatever index there is, and prints every problem."""
        settings.registry.write_text("outlets: x\n")
        result = masthead("serve")
        assert (result.exit_code, "wrong-type" in result.output) == (1, True)

    @pytest.mark.parametrize("host", ["127.0.0.1", "::1", "host.invalid"])
    def test_says_that_the_port_is_taken(self, masthead: Callable[..., Result], host: str) -> None:
        """An address that cannot be listened on is a sentence that names a way out."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as taken:
            taken.bind((host if host != "host.invalid" else "127.0.0.1", 0))
            taken.listen()
            result = masthead("serve", "--host", host, "--port", str(taken.getsockname()[1]))
        assert result.exit_code == 1
        assert "cannot listen on" in result.output
        assert "PORT=" in result.output


def start(settings: Settings, port: int) -> subprocess.Popen[str]:
    """Start the server."""
    environment = {**os.environ, **settings.environment(), "PORT": str(port)}
    command = [sys.executable, "-m", "server", "serve"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def eventually(done: Callable[[], bool]) -> bool:
    """Wait until it is done, for two minutes at most: how fast it is, bench/ measures."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.1)
    return False


def test_curator(runner: CliRunner) -> None:
    """A curator's token is shown with the entry that lets its holder in; an odd name gets none."""
    shown = runner.invoke(main, ["curator", "ann"]).output
    (token,) = re.findall(r"^  ([A-Za-z0-9_-]{43})$", shown, re.MULTILINE)
    (entry,) = re.findall(r"^  MASTHEAD_CURATOR_TOKENS=(.*)$", shown, re.MULTILINE)
    assert Curators.parse(entry).holder(token) == "ann"
    assert runner.invoke(main, ["curator", "A B"]).exit_code == 2
