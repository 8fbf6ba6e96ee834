"""The commands that change the registry: what they ask, show and write, and that they never write without being told to."""

from __future__ import annotations

import datetime as dt
import getpass
from typing import TYPE_CHECKING

import pytest

from server import curation
from server.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import CliRunner, Result

TEXT = """organisations:
- id: group
  name: Group

- id: tribune
  name: Tribune Company

outlets:
- id: reuters
  name: Reuters
  domains: [reuters.com]
  type: news-agency
  source: https://a.org/
  checked: 2026-01-01
  owners:
  - organisation: group
    source: https://a.org/
    checked: 2026-01-01

- id: tribune
  name: The Tribune
  domains: [tribune.org]
  type: newspaper
  country: US
  source: https://a.org/
  checked: 2026-01-01
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A registry in a file."""
    path = tmp_path / "sources.yaml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def curate(runner: CliRunner, path: Path) -> Callable[..., Result]:
    """Run a command on the registry."""

    def run(*words: str, typed: str = "") -> Result:
        return runner.invoke(main, ["--registry", str(path), "registry", *words], input=typed, catch_exceptions=False)

    return run


class TestFormat:
    """``masthead registry format``."""

    def test_in_form(self, curate: Callable[..., Result], path: Path) -> None:
        """A file in form stays as it is."""
        assert "in form" in curate("format").output
        assert curate("format", "--check").exit_code == 0
        assert [file.name for file in path.parent.iterdir()] == ["sources.yaml"]

    def test_out_of_form(self, curate: Callable[..., Result], path: Path) -> None:
        """What is out of form is shown by --check, with 1, and mended without; an order that is wrong is mended too."""
        first, _, second = TEXT.partition("outlets:\n")[2].partition("\n\n")
        path.write_text(f"outlets:\n{second}\n{first} # last\n{TEXT.partition('outlets:')[0]}")
        messy = path.read_text()
        checked = curate("format", "--check")
        assert (checked.exit_code, path.read_text()) == (1, messy)
        assert "-- id: tribune\n" in checked.output
        assert "saved as entry 1" in curate("format").output
        assert path.read_text().replace("  # last", "") == TEXT
        assert ": unsorted: " in curate("undo", "--yes").output

    def test_a_file_with_problems(self, curate: Callable[..., Result], path: Path) -> None:
        """A file with a problem is not put into form; the problem is told."""
        path.write_text(TEXT + "  country: GB\n")
        result = curate("format")
        assert (result.exit_code, ": duplicate-key: " in result.output, "Nothing was changed" in result.output) == (1, True, True)

    def test_another_file(self, curate: Callable[..., Result], path: Path, tmp_path: Path) -> None:
        """A file can be named; one that is not there, or is no text, is a problem."""
        other = tmp_path / "other.yaml"
        result = curate("format", str(other))
        assert (result.exit_code, "unreadable" in result.output) == (1, True)
        other.write_bytes(b"\xff")
        assert "not-utf-8" in curate("format", str(other)).output
        other.write_bytes(b"\xef\xbb\xbf" + TEXT.encode().replace(b"\n", b"\r\n"))
        curate("format", str(other))
        assert other.read_bytes() == path.read_bytes()


class TestChanges:
    """``rename``, ``merge`` and ``remove``."""

    def test_rename(self, curate: Callable[..., Result], path: Path) -> None:
        """The change is shown and asked for; the history has its reason and who it was."""
        result = curate("rename", "reuters", "thomson", "--by", "ada", "--why", "new owner", typed="y\n")
        assert "+  former_ids: [reuters]\n" in result.output
        assert "Write this to" in result.output
        assert "- id: thomson\n  former_ids: [reuters]\n" in path.read_text()
        entry = curation.entries(path)[0]
        assert (entry.by, entry.why) == ("ada", "new owner")

    def test_not_told_to(self, curate: Callable[..., Result], path: Path) -> None:
        """Without a yes nothing is written."""
        assert curate("rename", "reuters", "thomson", typed="n\n").exit_code == 1
        assert path.read_text() == TEXT

    def test_nothing_to_change(self, curate: Callable[..., Result], path: Path) -> None:
        """What changes nothing is no entry of the history."""
        assert "nothing to change" in curate("rename", "reuters", "reuters").output
        assert curation.entries(path) == []

    def test_an_id_in_two_lists(self, curate: Callable[..., Result], path: Path) -> None:
        """Where two lists have the id, the list is asked for."""
        result = curate("rename", "tribune", "post", "--yes")
        assert (result.exit_code, "name one with --list" in result.output) == (2, True)
        curate("rename", "tribune", "post", "--yes", "--list", "organisations")
        assert "- id: post\n  name: Tribune Company" in path.read_text()

    def test_merge(self, curate: Callable[..., Result], path: Path) -> None:
        """What is left out is told."""
        result = curate("merge", "tribune", "reuters", "--list", "outlets", "--yes")
        assert "left out, for reuters has its own word or none: country: US" in result.output
        assert "- id: reuters\n  former_ids: [tribune]\n  name: Reuters\n  aliases: [The Tribune]\n" in path.read_text()

    def test_remove(self, curate: Callable[..., Result], path: Path) -> None:
        """The id of an outlet needs a place to lead to, or a reason; what others name stays."""
        assert "say with --into to which outlet it shall lead, or with --why" in curate("remove", "reuters", "--yes").output
        assert "named by outlets/reuters" in curate("remove", "group", "--yes").output
        assert "There is no record 'none'" in curate("remove", "none", "--yes").output
        assert path.read_text() == TEXT
        curate("remove", "reuters", "--into", "tribune", "--yes")
        assert "- id: tribune\n  former_ids: [reuters]\n" in path.read_text()

    def test_remove_for_good(self, curate: Callable[..., Result], path: Path) -> None:
        """An outlet that was a mistake leaves its ids, its hosts and the reason; no record has such an id again."""
        curate("rename", "tribune", "herald", "--list", "outlets", "--yes")
        assert curate("remove", "herald", "--why", "It never was an outlet", "--yes").exit_code == 0
        today = dt.datetime.now(dt.UTC).date().isoformat()
        left = "- id: herald\n  former_ids: [tribune]\n  name: The Tribune\n  domains: [tribune.org]\n"
        assert path.read_text().endswith(f"\nremoved:\n{left}  why: It never was an outlet\n  since: {today}\n")
        assert "is or was the id of The Tribune" in curate("rename", "reuters", "tribune", "--yes").output
        assert "There is no record 'herald'" in curate("remove", "herald", "--why", "x", "--yes").output
        source = ["--source", "https://b.org/", "--type", "newspaper", "--yes"]
        curate("add", "https://herald.example.com/", "--name", "Herald", *source)
        assert "- id: example\n  name: Herald\n" in path.read_text()

    def test_a_change_that_would_break_a_rule(self, curate: Callable[..., Result], path: Path) -> None:
        """A change after which the registry would have problems is shown and not written."""
        result = curate("rename", "reuters", "Not An Id", "--yes")
        assert (result.exit_code, "bad-id" in result.output, path.read_text()) == (1, True, TEXT)

    def test_a_file_with_problems(self, curate: Callable[..., Result], path: Path) -> None:
        """A file with problems is mended first."""
        path.write_text(TEXT.replace("US", "XX"))
        assert ": bad-country: " in curate("rename", "reuters", "thomson", "--yes").output

    def test_no_name(self, curate: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A user without a name is told as such."""
        monkeypatch.setattr(getpass, "getuser", lambda: {}["none"])
        curate("rename", "reuters", "thomson", "--yes")
        assert curation.entries(path)[0].by == "unknown"


class TestHistory:
    """``undo`` and ``history``."""

    def test_undo(self, curate: Callable[..., Result], path: Path) -> None:
        """The last change is taken back, after it was shown."""
        assert "nothing to take back" in curate("undo").output
        curate("rename", "reuters", "thomson", "--yes")
        assert curate("undo", typed="n\n").exit_code == 1
        assert "-- id: thomson" in curate("undo", typed="y\n").output
        assert path.read_text() == TEXT
        assert "no entry '9'" in curate("undo", "9").output
        assert "nothing to take back" in curate("undo").output
        curate("undo", "2", "--yes")
        assert "- id: thomson" in path.read_text()

    def test_a_conflict(self, curate: Callable[..., Result], path: Path) -> None:
        """What was changed since is named."""
        curate("rename", "reuters", "thomson", "--yes")
        path.write_text(path.read_text().replace("news-agency", "newspaper"))
        assert "changed since entry 1: outlets/thomson" in curate("undo", "1", "--yes").output

    def test_history(self, curate: Callable[..., Result], path: Path) -> None:
        """The last change comes first; one entry is shown with its diff."""
        curate("rename", "reuters", "thomson", "--yes", "--by", "ada")
        held = curation.load(path)
        records = [
            {"id": f"x{number}", "name": f"X {number}", "country": "GB", "source": "https://a.org/"} for number in range(7)
        ]
        text = curation.apply(held.text, [curation.Change("organisations", record["id"], record) for record in records])
        curation.save(path, held.digest, f"# New\n\n{text}", by="bob", why="")
        lines = curate("history").output.splitlines()
        assert lines[0].endswith("bob: no reason given")
        assert lines[1].endswith("organisations/x3, organisations/x4 and 2 more, and what stands between records")
        assert lines[2].endswith("ada: rename reuters to thomson")
        assert "+- id: thomson" in curate("history", "1").output
        assert "no entry '9'" in curate("history", "9").output

    def test_a_damaged_history(self, curate: Callable[..., Result], path: Path) -> None:
        """A line that is none is told."""
        (path.parent / "sources.history.jsonl").write_text("{}\n")
        assert "this line is no entry" in curate("history").output
        assert "this line is no entry" in curate("rename", "reuters", "thomson", "--yes").output

    def test_a_folder_that_cannot_be_written(self, curate: Callable[..., Result], path: Path) -> None:
        """What the system refuses is a sentence."""
        (path.parent / "sources.history.jsonl").mkdir()
        result = curate("rename", "reuters", "thomson", "--yes")
        assert (result.exit_code, "Error: " in result.output) == (1, True)


ANSWERS = ("", "Die Zeit", "", "https://b.org/", "2026-02-01", "newspaper")


class TestAdd:
    """``masthead registry add``."""

    def test_asked(self, curate: Callable[..., Result], path: Path) -> None:
        """What the address says is offered, the rest is asked for, again where an answer cannot be used."""
        typed = "\n".join([*ANSWERS, "UK", "DE", "de, en", "Zeit", "", "group", "nowhere", "https://c.org/", "y", ""])
        result = curate("add", "www.zeit.de/politik", typed=typed)
        assert "is no ISO 3166-1 country code" in result.output
        assert "Error: 'nowhere'" in result.output
        added = path.read_text().partition("outlets:\n")[2].partition("\n\n")[0]
        assert added == (
            "- id: die-zeit\n  name: Die Zeit\n  aliases: [Zeit]\n  domains: [zeit.de]\n  type: newspaper\n  country: DE\n"
            "  languages: [de, en]\n  source: https://b.org/\n  checked: 2026-02-01\n  owners:\n  - organisation: group\n"
            "    source: https://c.org/\n    checked: 2026-02-01"
        )

    def test_by_options(self, curate: Callable[..., Result], path: Path) -> None:
        """A script answers by options; what nobody answered stays empty."""
        words = ("--name", "Zeit", "--source", "https://b.org/", "--owner", "A family", "--yes")
        assert curate("add", "https://zeit.de/", *words).exit_code == 0
        assert "  - name: A family\n    source: https://b.org/\n" in path.read_text()
        assert "country" not in path.read_text().partition("- id: zeit\n")[2]
        assert "type" not in path.read_text().partition("- id: zeit\n")[2].partition("\n\n")[0]
        assert curation.entries(path)[0].why == "add Zeit"

    def test_no_owner(self, curate: Callable[..., Result], path: Path) -> None:
        """An owner that nobody names is none."""
        assert curate("add", "zeit.de", typed="\n".join([*ANSWERS, "", "", "", "", "", "y", ""])).exit_code == 0
        assert "owners" not in path.read_text().partition("- id: die-zeit\n")[2].partition("\n\n")[0]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("zeit.de", "--yes"), "--name is needed"),
            (("zeit.de", "--yes", "--name", "Zeit", "--source", "x"), "--source: 'x'"),
            (("zeit.de", "--yes", "--name", "Zeit", "--source", "https://b.org/", "--type", "blog"), "--type: 'blog' is none of"),
            (("not an address", "--yes"), "not a web address"),
            (("https://www.reuters.com/x", "--yes"), "belongs to Reuters"),
            (("https://reuterss.com/x", "--yes"), "--despite-likeness"),
        ],
    )
    def test_refused(self, curate: Callable[..., Result], path: Path, words: tuple[str, ...], said: str) -> None:
        """What cannot be added is refused with its reason."""
        result = curate("add", *words)
        assert (result.exit_code, said in result.output, path.read_text()) == (2, True, TEXT)

    def test_on_purpose(self, curate: Callable[..., Result], path: Path) -> None:
        """A look-alike by right, a tenant and a section are added when they are named as such."""
        words = ("--source", "https://b.org/", "--type", "newspaper", "--yes", "--name")
        assert curate("add", "reuterss.com", "--despite-likeness", *words, "Reuter's Shop").exit_code == 0
        assert (
            curate("add", "reuters.com/investigates/x", "--domains", "reuters.com/investigates", *words, "Investigates").exit_code
            == 0
        )
        assert "the record is of paper.github.io alone" in curate("add", "paper.github.io", *words, "Paper").output
        assert path.read_text().count("- id: ") == 7

    def test_a_file_with_problems(self, curate: Callable[..., Result], path: Path) -> None:
        """A file with problems is mended first."""
        path.write_text(TEXT.replace("US", "XX"))
        assert ": bad-country: " in curate("add", "zeit.de", "--yes").output
