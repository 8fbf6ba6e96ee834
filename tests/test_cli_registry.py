"""The commands of curators: what they print, and when they fail."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from server.cli import main
from server.cli.registry import File
from server.registry import schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import CliRunner, Result

    from server.settings import Settings

ROOT = Path(__file__).parents[1]
BROKEN = ROOT / "tests" / "data" / "registry" / "mendable.yaml"


@pytest.fixture
def masthead(runner: CliRunner, settings: Settings) -> Callable[..., Result]:
    """Run a command on copies of the repository's files."""

    def run(*words: str | Path) -> Result:
        return runner.invoke(main, [*map(str, words)], env=settings.environment(), catch_exceptions=False)

    return run


class TestCheck:
    """masthead registry check."""

    def test_sound(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """A sound file: how many outlets, the warnings, and 0."""
        result = masthead("registry", "check")
        assert result.exit_code == 0
        count = len(yaml.load(settings.registry.read_text(), yaml.CSafeLoader)["outlets"])
        assert re.search(rf"\n{count:,} outlets: no problem, \d+ warnings\.\n$", result.output)

    def test_strict(self, masthead: Callable[..., Result]) -> None:
        """With --strict, warnings are 1 too; where there is none, it changes nothing."""
        assert masthead("registry", "check", "--strict").exit_code == 1
        both = masthead("registry", "check", "--since", BROKEN, BROKEN, BROKEN)
        assert (both.exit_code, "compares one FILE" in both.output) == (2, True)
        good = masthead("registry", "check", "--strict", BROKEN.with_name("good.yaml"))
        assert (good.exit_code, good.output) == (0, "1 outlet: no problem.\n")

    def test_broken(self, masthead: Callable[..., Result]) -> None:
        """A broken file: each problem with what to write instead, how many, and 1."""
        result = masthead("registry", "check", BROKEN)
        assert result.exit_code == 1
        assert f"{BROKEN}:6:12: bad-country: 'Germany' is no" in result.stdout
        assert "\n    write: DE\n" in result.stdout
        assert re.fullmatch(r"Error: \d+ problems\.\n", result.stderr)

    def test_json(self, masthead: Callable[..., Result]) -> None:
        """For programs: all that is known of each problem, and nothing else."""
        found = json.loads(masthead("registry", "check", "--format", "json", BROKEN).stdout)
        assert found[0] == {
            "file": str(BROKEN),
            "line": 2,
            "column": 7,
            "code": "bad-id",
            "message": "'The Paper (Zürich)' is not an id such as global-times: a-z, 0-9 and hyphens",
            "other": None,
            "paste": "the-paper-zurich",
            "severity": "error",
        }
        good = masthead("registry", "check", "--format", "json", BROKEN.with_name("good.yaml"))
        assert (json.loads(good.stdout), good.stderr) == ([], "1 outlet: no problem.\n")

    def test_github(self, masthead: Callable[..., Result]) -> None:
        """For GitHub Actions: a workflow command each."""
        lines = masthead("registry", "check", "--format", "github", BROKEN).stdout.splitlines()
        assert all(line.startswith(f"::error file={BROKEN},line=") for line in lines)

    def test_explain(self, masthead: Callable[..., Result]) -> None:
        """A code is explained, without any file; a wrong one is told."""
        assert masthead("--registry", "none.yaml", "registry", "check", "--explain", "own-word").output.startswith("own-word\n")
        assert masthead("check", "--explain", "own-word").exit_code == 0
        wrong = masthead("registry", "check", "--explain", "own-words")
        assert (wrong.exit_code, "did you mean 'own-word'?" in wrong.output) == (2, True)

    def test_since(self, masthead: Callable[..., Result], tmp_path: Path, settings: Settings) -> None:
        """An id that an earlier version had must still lead somewhere."""
        before = tmp_path / "before.yaml"
        shutil.copy(settings.registry, before)
        settings.registry.write_text(settings.registry.read_text().replace("- id: reuters\n", "- id: reuters-news\n"))
        result = masthead("registry", "check", "--since", before)
        assert result.exit_code == 1
        assert (
            "lost-id: 'reuters' leads nowhere any more; 'Reuters' seems to be its successor\n    write: former_ids: [reuters]"
            in (result.stdout)
        )

    def test_since_what_cannot_be_read(self, masthead: Callable[..., Result], tmp_path: Path) -> None:
        """An earlier version that is not there is a problem; one that is empty had no ids to lose."""
        result = masthead("registry", "check", "--since", tmp_path / "mistyped.yaml")
        assert (result.exit_code, "mistyped.yaml:1:1: unreadable: " in result.output) == (1, True)
        (tmp_path / "empty.yaml").touch()
        assert masthead("registry", "check", "--since", tmp_path / "empty.yaml").exit_code == 0

    def test_piped(self) -> None:
        """A dash is what is piped in; that it is read is shown by the recipe below."""
        assert File().convert("-", None, None) == Path("/dev/stdin")

    def test_with_documents(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """`masthead check` writes its problems in the same forms."""
        assert json.loads(masthead("check", "--format", "json").stdout) == []
        settings.registry.write_text("outlet: []\n")
        assert json.loads(masthead("check", "--format", "json").stdout)[0]["code"] == "unknown-field"


def test_schema(masthead: Callable[..., Result]) -> None:
    """The schema is printed as it is published."""
    assert masthead("registry", "schema").output == schema.text()


class TestReport:
    """masthead registry report."""

    def test_text(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """For a terminal, with lines; nothing is older than a century."""
        output = masthead("registry", "report", "--older-than", "36500").output
        assert "Statements last read more than 36500 days ago: 0\n" in output
        assert re.search(rf"\n    {settings.registry}:\d+: BBC\n", output)

    def test_unlisted(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """A host that claims cite and that has lost its record is told, by document."""
        text = settings.registry.read_text()
        settings.registry.write_text(text.replace("domains: [themoscowtimes.com", "domains: [moscow.example.com"))
        sections = {section["code"]: section for section in json.loads(masthead("registry", "report", "--json").output)}
        words = [finding["words"] for finding in sections["unlisted-hosts"]["findings"]]
        assert any(word.startswith("themoscowtimes.com: ") for word in words)

    def test_markdown(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """For a page; with an earlier version, what was lost since."""
        output = masthead("registry", "report", "--format", "markdown", "--since", settings.registry).output
        assert "## Outlets without an owner: " in output

    def test_broken(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """A broken registry or document is told instead."""
        (settings.seeds / "lonely.txt").write_text("Text.\n")
        assert "lonely" in masthead("registry", "report").output
        settings.registry.write_text("outlet: []\n")
        result = masthead("registry", "report")
        assert (result.exit_code, "unknown-field" in result.output) == (1, True)


class TestDiff:
    """masthead registry diff."""

    def test_words(self, masthead: Callable[..., Result], tmp_path: Path, settings: Settings) -> None:
        """A change is told in words, and as Markdown."""
        after = tmp_path / "after.yaml"
        after.write_text(settings.registry.read_text().replace("  name: Reuters\n", "  name: Reuters News\n"))
        result = masthead("registry", "diff", settings.registry, after)
        assert (result.exit_code, result.output) == (0, "Reuters News (reuters): name changed: Reuters → Reuters News\n")
        page = masthead("registry", "diff", "--markdown", settings.registry, after).output
        assert page == "### Outlets\n\n* **Reuters News** (`reuters`): name changed: Reuters → Reuters News\n"

    def test_broken(self, masthead: Callable[..., Result], settings: Settings) -> None:
        """A file that is no registry is told."""
        result = masthead("registry", "diff", settings.registry, BROKEN)
        assert (result.exit_code, "bad-id" in result.output) == (1, True)


class TestPreview:
    """masthead registry preview."""

    def test_text(self, masthead: Callable[..., Result], tmp_path: Path, settings: Settings) -> None:
        """The card of another file, in words."""
        draft = tmp_path / "draft.yaml"
        draft.write_text(settings.registry.read_text().replace("  name: Reuters\n", "  name: Reuters Today\n"))
        output = masthead("registry", "preview", "reuters", "--file", draft).output
        assert output.startswith("Reuters Today (news-agency, United Kingdom)\n  Owner: Thomson Reuters [")

    def test_html(self, masthead: Callable[..., Result], tmp_path: Path) -> None:
        """The page as readers see it, with its style in it; what is served stays as it is."""
        page = tmp_path / "card.html"
        assert masthead("registry", "preview", "reuters", "--html", page).output == f"{page}: Reuters\n"
        written = page.read_text()
        assert '<article class="outlet">' in written
        assert "<style>" in written
        assert 'rel="stylesheet"' not in written

    def test_wrong(self, masthead: Callable[..., Result], tmp_path: Path, settings: Settings) -> None:
        """An id that is none is told with the nearest; broken files are told instead of a card."""
        assert "There is no outlet 'reuter'; did you mean 'reuters'?" in masthead("registry", "preview", "reuter").output
        assert (
            "x.html: No such file or directory"
            in masthead("registry", "preview", "reuters", "--html", tmp_path / "no" / "x.html").output
        )
        assert "There is no outlet 'xyzzy'." in masthead("registry", "preview", "xyzzy").output
        gone = masthead("registry", "preview", "canal-15-nicaraguense").output
        assert "Canal 15 Nicaraguense (canal-15-nicaraguense) was taken out on 2026-11-23: Its address" in gone
        assert "bad-id" in masthead("registry", "preview", "reuters", "--file", BROKEN).output
        (settings.seeds / "lonely.txt").write_text("Text.\n")
        assert "lonely" in masthead("registry", "preview", "reuters", "--html", tmp_path / "x.html").output


def test_the_hook(masthead: Callable[..., Result]) -> None:
    """The command that the pre-commit hook names refuses a broken file and passes sound ones, however many."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert re.search(hook["files"], "sources.yaml")
    name, *words = hook["entry"].split()
    assert name == "masthead"
    good = BROKEN.with_name("good.yaml")
    assert masthead(*words, good, good).output == "2 outlets: no problem.\n"
    assert masthead(*words, good, BROKEN).exit_code == 1


def test_the_recipe(tmp_path: Path) -> None:
    """The checks of the recipe for CI run as they stand in CONTRIBUTING, and tell what a change broke."""
    recipe = re.search(r"```yaml\n(name: registry\n.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)
    assert recipe
    steps = [
        step["run"] for step in yaml.safe_load(recipe[1])["jobs"]["check"]["steps"] if "masthead registry" in step.get("run", "")
    ]
    shim = tmp_path / "bin" / "masthead"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m server "$@"\n')
    shim.chmod(0o755)
    work = tmp_path / "work"
    shell = {"PATH": f"{shim.parent}:{os.environ['PATH']}", "GITHUB_BASE_REF": "main"}

    def run(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["bash", "-e", "-c", command], cwd=work, env=shell, capture_output=True, text=True, check=False)

    work.mkdir()
    text = BROKEN.with_name("good.yaml").read_text()
    (work / "sources.yaml").write_text(text)
    identity = "-c user.name=n -c user.email=e"
    made = run(
        f"git init -q -b main . && git add . && git {identity} commit -qm x && git update-ref refs/remotes/origin/main HEAD"
    )
    assert made.returncode == 0, made.stderr
    (work / "sources.yaml").write_text(text.replace("id: norway", "id: norge"))
    [result] = [run(step) for step in steps]
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=sources.yaml,line=2,col=3,title=lost-id::'norway' leads nowhere any more")
