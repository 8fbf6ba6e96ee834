"""Saving the registry: the file and its history change together, and nobody's work is lost."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import time
from typing import TYPE_CHECKING

import pytest

from server import curation
from server.curation import Change, Conflict, Damaged, Refused, apply, entries, history, load, save, saving, undo, unified

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path

TEXT = """# The file.
raters:
- {id: judge, name: Judge, question: "Is it?", scale: ["yes", "no"], url: "https://judge.org/"}

outlets:
- id: paper  # ours
  name: The Morning Paper
  domains: [paper.org]
  type: newspaper
  source: https://a.org/
  checked: 2026-01-01

- id: tribune
  name: The Tribune
  domains: [tribune.org]
  type: newspaper
  source: https://a.org/
  checked: 2026-01-01
"""
FIELDS = {"type": "newspaper", "source": "https://a.org/", "checked": "2026-01-01"}
PAPER = {"id": "paper", "name": "The Morning Paper", "domains": ["paper.org"], **FIELDS}
TRIBUNE = {"id": "tribune", "name": "The Tribune", "domains": ["tribune.org"], **FIELDS}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A registry in a file."""
    path = tmp_path / "sources.yaml"
    path.write_text(TEXT)
    path.chmod(0o640)
    return path


def change(path: Path, record: dict[str, object] | None, identifier: str = "paper") -> history.Entry:
    """Change an outlet."""
    held = load(path)
    text = apply(held.text, [Change("outlets", identifier, record)])
    return save(path, held.digest, text, by="ada", why="a reason")


def files(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_save(path: Path) -> None:
    """A save changes the file, keeps its rights, and is a line of the history with name, time, reason and diff."""
    entry = change(path, {**PAPER, "country": "GB"})
    assert path.read_text() == TEXT.replace("newspaper\n", "newspaper\n  country: GB\n", 1)
    assert path.stat().st_mode & 0o777 == 0o640
    line = json.loads((path.parent / "sources.history.jsonl").read_text())
    assert (line["id"], line["by"], line["why"], line["time"][-6:]) == ("1", "ada", "a reason", "+00:00")
    assert "+  country: GB\n" in line["diff"]
    assert entries(path) == [entry]
    assert (entry.changed, entry.whole) == (("outlets/paper",), False)
    assert load(path).digest == entry.after
    assert files(path) == {"sources.yaml", "sources.history.jsonl", ".sources.yaml.lock"}


def test_what_has_problems_is_refused(path: Path) -> None:
    """A text with a problem is not saved; the problems name its lines."""
    with pytest.raises(Refused) as refused:
        change(path, {**PAPER, "country": "XX"})
    assert [(problem.code, problem.line) for problem in refused.value.problems] == [("bad-country", 10)]
    assert path.read_text() == TEXT
    assert entries(path) == []


def test_what_another_wrote_is_not_overwritten(path: Path) -> None:
    """A file that changed since it was read is left as it is."""
    held = load(path)
    path.write_bytes(TEXT.encode() + b"# \xff\n")
    with pytest.raises(Conflict):
        save(path, held.digest, apply(held.text, [Change("outlets", "paper", None)]), by="ada", why="")
    assert path.read_bytes() == TEXT.encode() + b"# \xff\n"
    assert entries(path) == []


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """The file that a link names is changed, and its history stands beside it."""
    link = tmp_path / "elsewhere" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(path)
    change(link, {**PAPER, "country": "GB"})
    assert link.is_symlink()
    assert "country: GB" in path.read_text()
    assert len(entries(path)) == 1


class TestUndo:
    """Taking back."""

    def test_the_last_change(self, path: Path) -> None:
        """The last change is taken back to the byte, and taking it back can be taken back."""
        text = change(path, {**PAPER, "id": "morning", "former_ids": ["paper"]}).diff
        assert undo(path, "1", by="bob").diff != text
        assert path.read_text() == TEXT
        entry = undo(path, "2", by="bob", why="no, it was right")
        assert (entry.undoes, entry.why, entry.diff) == ("2", "no, it was right", text)

    def test_what_was_changed_since_in_other_records_stays(self, path: Path) -> None:
        """An earlier change is taken back though other records changed since, and though the file was put into form."""
        change(path, None)
        change(path, {**TRIBUNE, "country": "FR"}, "tribune")
        held = load(path)
        save(path, held.digest, curation.canonical(held.text), by="ada", why="form")
        undo(path, "1", by="bob")
        assert "- id: paper  # ours\n  name: The Morning Paper\n" in path.read_text()
        assert "country: FR" in path.read_text()

    def test_a_record_that_changed_since(self, path: Path) -> None:
        """A change is not taken back where its record was changed since; the record is named."""
        change(path, {**PAPER, "country": "GB"})
        change(path, {**PAPER, "country": "FR"})
        with pytest.raises(Conflict, match="outlets/paper"):
            undo(path, "1", by="bob")

    def test_more_than_records(self, path: Path) -> None:
        """A change of what stands between records is taken back only while the file is as it left it."""
        held = load(path)
        entry = save(path, held.digest, TEXT.replace("The file", "Our file"), by="ada", why="")
        assert (entry.whole, entry.records) == (True, ())
        change(path, None)
        with pytest.raises(Conflict):
            undo(path, "1", by="bob")
        undo(path, "2", by="bob")
        undo(path, "1", by="bob")
        assert path.read_text() == TEXT

    def test_a_list_that_the_file_did_not_have(self, path: Path) -> None:
        """A change that began a list is taken back later too, and the list goes again; so does putting the change back."""
        mother = Change("organisations", "mother", {"id": "mother", "name": "Mother"})
        entry = save(path, load(path).digest, apply(TEXT, [mother]), by="ada", why="")
        assert (entry.whole, entry.lists) == (False, ("organisations",))
        change(path, {**PAPER, "country": "GB"})
        later = path.read_text()
        undo(path, "1", by="bob")
        assert path.read_text() == TEXT.replace("  type: newspaper\n", "  type: newspaper\n  country: GB\n", 1)
        change(path, {**TRIBUNE, "country": "FR"}, "tribune")
        undo(path, "3", by="bob")
        undo(path, "4", by="bob")
        assert path.read_text() == later

    def test_a_list_that_has_more_by_now(self, path: Path) -> None:
        """A list that another record or a comment has come into since stays when the change that began it is taken back."""
        mother, father = (Change("organisations", name, {"id": name, "name": name.title()}) for name in ("mother", "father"))
        save(path, load(path).digest, apply(TEXT, [mother]), by="ada", why="")
        save(path, load(path).digest, apply(load(path).text, [father]), by="ada", why="")
        undo(path, "1", by="bob")
        assert "organisations:\n- id: father\n  name: Father\n\noutlets:\n" in path.read_text()
        path.write_text(path.read_text().replace("organisations:", "# who owns\norganisations:"))
        undo(path, "2", by="bob")
        assert "# who owns\norganisations: []\n\noutlets:\n" in path.read_text()

    def test_an_unknown_entry(self, path: Path) -> None:
        """There is no entry to take back."""
        with pytest.raises(KeyError):
            undo(path, "1", by="bob")

    def test_a_file_that_had_no_records(self, tmp_path: Path) -> None:
        """The first save of a file of an odd layout is taken back too."""
        path = tmp_path / "sources.yaml"
        path.write_text("{outlets: []}")
        save(path, load(path).digest, TEXT, by="ada", why="")
        undo(path, "1", by="ada")
        assert path.read_text() == "{outlets: []}"

    def test_the_last_that_stands(self, path: Path) -> None:
        """The last change that has not been taken back is known; one that was put back stands again."""
        assert history.last(entries(path)) is None
        change(path, {**PAPER, "country": "GB"})
        change(path, {**TRIBUNE, "country": "FR"}, "tribune")
        undo(path, "2", by="bob")
        assert getattr(history.last(entries(path)), "id", None) == "1"
        undo(path, "3", by="bob")
        assert getattr(history.last(entries(path)), "id", None) == "2"
        undo(path, "2", by="bob")
        undo(path, "1", by="bob")
        assert history.last(entries(path)) is None


class TestCutOff:
    """A process that is killed while it saves."""

    def test_before_its_line_was_written(self, path: Path) -> None:
        """What was staged without a line, and a line without its end, never were."""
        change(path, {**PAPER, "country": "GB"})
        before = path.read_bytes()
        (path.parent / ".sources.yaml.2.new").write_text("outlets: []\n")
        log = path.parent / "sources.history.jsonl"
        with log.open("a") as file:
            file.write('{"id": "2", "ti')
        assert [entry.id for entry in entries(path)] == ["1"]
        assert path.read_bytes() == before
        assert change(path, {**PAPER, "country": "FR"}).id == "2"
        assert [json.loads(line)["id"] for line in log.read_text().splitlines()] == ["1", "2"]

    def test_after_its_line_was_written(self, path: Path) -> None:
        """What has its line is put in place by whoever comes next."""
        entry = change(path, {**PAPER, "country": "GB"})
        after = path.read_bytes()
        path.write_text(TEXT)
        (path.parent / ".sources.yaml.1.new").write_bytes(after)
        assert entries(path) == [entry]
        assert path.read_bytes() == after
        assert ".sources.yaml.1.new" not in files(path)

    def test_when_it_was_in_place(self, path: Path) -> None:
        """What is in place already stays so."""
        entry = change(path, {**PAPER, "country": "GB"})
        (path.parent / ".sources.yaml.1.new").write_bytes(path.read_bytes())
        assert entries(path) == [entry]
        assert load(path).digest == entry.after

    def test_when_another_hand_wrote_meanwhile(self, path: Path) -> None:
        """What another wrote stays, and the history says that the entry never came into force."""
        entry = change(path, {**PAPER, "country": "GB"})
        (path.parent / ".sources.yaml.1.new").write_bytes(path.read_bytes())
        path.write_text(TEXT + "# mine\n")
        assert [(found.id, found.undoes, found.changed) for found in entries(path)] == [
            ("1", None, ("outlets/paper",)),
            ("2", "1", ()),
        ]
        assert entries(path)[1].after == load(path).digest != entry.after
        assert path.read_text() == TEXT + "# mine\n"

    def test_another_hand_at_the_last_moment(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that changes between its reading and its replacement is not overwritten."""
        append = history.append

        def late(log: Path, entry: history.Entry) -> None:
            path.write_text(TEXT + "# mine\n")
            append(log, entry)

        monkeypatch.setattr(history, "append", late)
        with pytest.raises(Conflict):
            change(path, None)
        monkeypatch.undo()
        assert path.read_text() == TEXT + "# mine\n"
        assert history.last(entries(path)) is None


def test_a_damaged_history(path: Path) -> None:
    """A line that is no entry is told with its number, and nothing is saved."""
    change(path, {**PAPER, "country": "GB"})
    with (path.parent / "sources.history.jsonl").open("a") as file:
        file.write("{}\n")
    with pytest.raises(Damaged, match=r"sources\.history\.jsonl:2: "):
        change(path, {**PAPER, "country": "FR"})
    assert "country: GB" in path.read_text()


def saver(path: Path, name: str, rounds: int) -> BaseProcess:
    """Start a process that adds outlets one by one."""
    process = multiprocessing.get_context("fork").Process(target=add, args=(path, name, rounds))
    process.start()
    return process


def add(path: Path, name: str, rounds: int) -> None:
    """Add outlets one by one; after a conflict, once more."""
    done = 0
    while done < rounds:
        held = load(path)
        record = {"id": f"{name}-{done}", "name": f"{name} {done}", "domains": [f"{name}{done}.org"], **FIELDS}
        with contextlib.suppress(Conflict):
            text = apply(held.text, [Change("outlets", f"{name}-{done}", record)])
            save(path, held.digest, text, by=name, why=str(done))
            done += 1


def test_two_savers_at_once(path: Path) -> None:
    """Two processes that save at once lose nothing of each other's."""
    savers = [saver(path, name, 6) for name in ("ada", "bob")]
    for process in savers:
        process.join()
        assert process.exitcode == 0
    text = path.read_text()
    assert all(f"- id: {name}-{number}\n" in text for name in ("ada", "bob") for number in range(6))
    assert whole(path) == 12


def whole(path: Path) -> int:
    """How many saves the history tells of; it must agree with the file, and lead back to its beginning."""
    found, held = entries(path), load(path)
    assert saving.problems(str(path), held.text) == []
    assert not [name for name in files(path) if name.endswith(".new")]
    text = held.text
    for entry in reversed(found):
        assert entry.after == saving._digest(text.encode())  # noqa: SLF001  what the file was then
        text = saving.differing.reverse(text, entry.diff)
    assert text == TEXT
    assert unified(TEXT, held.text).count("\n+- id: ") == len(found)
    return len(found)


def test_killed_while_saving(path: Path) -> None:
    """A process that is killed at any moment leaves a file that is sound and a history that is whole."""
    chance = random.Random(7)  # noqa: S311  moments, no secrets
    for number in range(int(os.environ.get("MASTHEAD_KILLS", "20"))):
        process = saver(path, f"n{number}", 1000)
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.join()
        assert saving.problems(str(path), path.read_text()) == []
        whole(path)
