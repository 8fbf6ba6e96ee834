"""Tables by a mapping, names as they are spelt, and the command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from borrowed import MAPPING, MATRIX, REGISTRY, TABLE, codes, planned, written

from server.cli import main
from server.imports import FORMATS, Unreadable, mapped, names

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import CliRunner


class TestMapped:
    """Any table, by a mapping."""

    def test_table(self, tmp_path: Path) -> None:
        """The mapping says what is taken, in which words and with which source."""
        mapping = mapped.load(written(tmp_path, "map.yaml", MAPPING))
        found = planned(mapped.read([written(tmp_path, "t.csv", TABLE)], FORMATS["csv"].known, mapping))
        first, second = found.added
        assert first["ratings"][0]["value"] == "good"
        assert (first["country"], first["languages"], first["source"]) == ("AR", ["es", "en"], "https://example.org/list/1")
        assert (second["name"], "country" in second) == ("Alpha", False)
        assert codes(found) == {"Alpha": "unsure-value", "Beta": "defunct", "": "bad-name"}

    def test_names_in_the_words_of_the_registry(self, tmp_path: Path) -> None:
        """A name that the set has mistyped is given in the registry's words, as any other field is."""
        text = MAPPING.replace("{rating: {g: good}}", "{name: {El Diaro: El Diario}}")
        table = written(tmp_path, "t.csv", TABLE.replace("El Diario", "El Diaro"))
        found = planned(mapped.read([table], FORMATS["csv"].known, mapped.load(written(tmp_path, "map.yaml", text))))
        assert [record["name"] for record in found.added if record["domains"] == ["diario.ar"]] == ["El Diario"]

    @pytest.mark.parametrize("wrong", ["adds: maybe", "fixed: {colour: red}", "x: y"])
    def test_problems(self, tmp_path: Path, wrong: str) -> None:
        """A wrong mapping is told with its line."""
        with pytest.raises(mapped.BadMapping) as error:
            mapped.load(written(tmp_path, "map.yaml", MAPPING + wrong))
        assert error.value.problems[0].line == 8

    def test_no_rater(self, tmp_path: Path) -> None:
        """A rating is somebody's."""
        text = "".join(line for line in MAPPING.splitlines(keepends=True) if not line.startswith("rater"))
        with pytest.raises(mapped.BadMapping) as error:
            mapped.load(written(tmp_path, "map.yaml", text))
        assert {problem.code for problem in error.value.problems} == {"no-rater"}

    def test_none(self) -> None:
        """A table alone says nothing."""
        with pytest.raises(Unreadable):
            mapped.read([], FORMATS["csv"].known)


def test_names() -> None:
    """Names, countries and languages are read as lists write them."""
    assert names.country("Côte d’Ivoire") == "CI"
    assert names.language("English") == names.language("en-GB") == "en"
    assert names.whole("Tiempo", "eltiempo.com") == "El Tiempo"
    assert not names.like("Sky News", "sky.com")
    assert names.like("O Globo", "oglobo.globo.com")
    for wrong in ("CafÃ©", "", "=A1", "a" * 200, "A (b"):
        with pytest.raises(names.BadName):
            names.clean(wrong)


class TestCommand:
    """masthead registry import."""

    def test_preview_apply_twice_undo(self, runner: CliRunner, tmp_path: Path) -> None:
        """Nothing is written without --apply; twice is once; one entry of the history takes it back."""
        path, table = written(tmp_path, "s.yaml", REGISTRY), written(tmp_path, "m.csv", MATRIX)
        words = ["--registry", str(path), "registry", "import", "state-media-monitor", str(table)]
        shown = runner.invoke(main, words, catch_exceptions=False)
        assert "+ Ukrinform (ukrinform): ukrinform.ua" in shown.stdout
        assert "4 outlets to add, 1 records to add to" in shown.stdout
        assert path.read_text() == REGISTRY
        assert runner.invoke(main, [*words, "--apply"], catch_exceptions=False).exit_code == 0
        after = path.read_text()
        again = runner.invoke(main, [*words, "--apply"], catch_exceptions=False)
        assert (path.read_text(), "There is nothing to write." in again.stderr) == (after, True)
        runner.invoke(main, ["--registry", str(path), "registry", "undo", "--yes"], catch_exceptions=False)
        assert path.read_text() == REGISTRY

    def test_json_and_skip(self, runner: CliRunner, tmp_path: Path) -> None:
        """For programs: all of it; hosts may be left out."""
        path, table = written(tmp_path, "s.yaml", REGISTRY), written(tmp_path, "m.csv", MATRIX)
        skip = written(tmp_path, "skip.txt", "# why\nukrinform.ua\n")
        words = ["--registry", str(path), "registry", "import", "state-media-monitor", str(table), "--json", "--skip", str(skip)]
        found = json.loads(runner.invoke(main, words, catch_exceptions=False).stdout)
        assert found["counts"]["added"] == 3
        assert "left-out" in {refusal["code"] for refusal in found["refused"]}

    def test_own_hosts(self, runner: CliRunner, tmp_path: Path) -> None:
        """A host that a curator has found to be the outlet's own is taken, though unlike its name or above a listed host."""
        path = written(tmp_path, "s.yaml", REGISTRY.replace("[bbc.co.uk, bbc.com]", "[english.asahi.com]"))
        rows = "1,Asahi Shimbun,https://asahi.com/,JP,ja,,,,,y\n2,Rzeczpospolita,https://rp.pl/,PL,pl,,,,,y\n"
        table = written(tmp_path, "t.csv", TABLE.splitlines()[0] + "\n" + rows)
        mapping = written(tmp_path, "map.yaml", f"{MAPPING}adds: close\n")
        words = ["--registry", str(path), "registry", "import", "csv", str(table), "--mapping", str(mapping), "--json"]
        own = ["--own", str(written(tmp_path, "own.txt", "# read there\nasahi.com\n"))]
        without, given = (json.loads(runner.invoke(main, more, catch_exceptions=False).stdout) for more in (words, words + own))
        assert [one["name"] for one in without["added"]] == []
        assert [one["domains"] for one in given["added"]] == [["asahi.com"]]
        assert [refusal["code"] for refusal in given["refused"]] == ["other-name"]

    def test_query(self, runner: CliRunner) -> None:
        """The query is printed."""
        assert "wdt:P856" in runner.invoke(main, ["registry", "import", "wikidata", "--query"], catch_exceptions=False).stdout

    def test_wrong(self, runner: CliRunner, tmp_path: Path) -> None:
        """Wrong dates, files, mappings and registries are told."""
        path, bad = written(tmp_path, "s.yaml", REGISTRY), written(tmp_path, "bad.yaml", "x: y\n")
        start = ["--registry", str(path), "registry", "import"]
        assert runner.invoke(main, [*start, "csv", str(bad), "--as-of", "x"]).exit_code == 2
        assert runner.invoke(main, [*start, "csv", str(bad), "--mapping", str(bad)]).exit_code == 1
        assert (
            runner.invoke(
                main, [*start, "csv", str(tmp_path / "none"), "--mapping", str(written(tmp_path, "m.yaml", MAPPING))]
            ).exit_code
            == 1
        )
        assert runner.invoke(main, ["--registry", str(bad), "registry", "import", "csv", str(bad)]).exit_code == 1
