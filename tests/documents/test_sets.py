"""Sets of fact-checks in a folder of documents: which files they are, and what a curator has to mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from listed import LISTED

from server import documents

SIDECAR = "title: Checks\nkind: fact-checks\nlanguage: en\n"
TEXT = "title: A Title\nkind: essay\nlanguage: en\n"


def write(folder, *names, sidecar=SIDECAR):
    """Write files, and ``NAME.yaml`` beside each."""
    for name in names:
        (folder / name).write_text("{}")
        (folder / name).with_suffix(".yaml").write_text(sidecar)


def problems(folder):
    """List file name, code and message of the problems."""
    return [(Path(found.file).name, found.code, found.message) for found in documents.read(folder, LISTED)[1]]


def test_sets(tmp_path):
    """A set may have any of its endings; they come by id, withdrawn ones too, and are no documents and no problems."""
    write(tmp_path, "e.json", "d.jsonld", "c.jsonl", "b.ndjson", "a.html", ".hidden.json")
    (tmp_path / "e.yaml").write_text(SIDECAR + "withdrawn: 2026-01-02\n")
    found = documents.fact_checks(tmp_path)
    assert [path.name for path, _ in found] == ["a.html", "b.ndjson", "c.jsonl", "d.jsonld", "e.json"]
    assert (found[0][1].kind, found[4][1].withdrawn) == ("fact-checks", "2026-01-02")
    assert documents.read(tmp_path, LISTED) == ([], [])


def test_no_folder(tmp_path):
    """Where there is no folder, there are no sets."""
    assert documents.fact_checks(tmp_path / "none") == []


def test_folders_and_pages_that_are_no_sets(tmp_path):
    """A page is a set only if its sidecar says so, and a folder never is one."""
    write(tmp_path, "page.html", sidecar=TEXT)
    (tmp_path / "bare.html").write_text("x")
    (tmp_path / "folder.json").mkdir()
    assert documents.fact_checks(tmp_path) == []
    assert {code for _, code, _ in problems(tmp_path)} & {"bad-kind", "duplicate-id"} == set()


@pytest.mark.parametrize(
    ("sidecar", "fault"),
    [
        (
            None,
            (
                "x.json",
                "no-sidecar",
                "there is no x.yaml beside it: wanted are title, kind: fact-checks, language; author, url, published, licence",
            ),
        ),
        (TEXT, ("x.json", "bad-kind", "such a file holds fact-checks: write kind: fact-checks in x.yaml")),
        (
            "kind: fact-checks\ntitle: X\n",
            ("x.yaml", "missing-field", "the field 'language' is needed (BCP 47 tag of its language)"),
        ),
    ],
)
def test_problems(tmp_path, sidecar, fault):
    """What is missing beside such a file, or wrong there, is told."""
    write(tmp_path, "x.json", sidecar=sidecar or "")
    if sidecar is None:
        (tmp_path / "x.yaml").unlink()
    assert problems(tmp_path) == [fault]
    assert documents.fact_checks(tmp_path) == []


def test_names(tmp_path):
    """A set is named as documents are, and shares its name with nothing."""
    write(tmp_path, "Bad Name.json", "x.json", "x.jsonl", "x.txt")
    assert problems(tmp_path) == [
        ("Bad Name.json", "bad-id", "'Bad Name' is no id: name the file in small letters, figures and hyphens"),
        ("x.jsonl", "duplicate-id", "x.json has the same name: two sets cannot share the id 'x'"),
        ("x.txt", "duplicate-id", "x.json has the same name: two texts cannot share the id 'x'"),
    ]


def test_a_text_is_no_set(tmp_path):
    """A plain text whose sidecar calls it a set is told."""
    write(tmp_path, "x.txt")
    said = "a text is no set of fact-checks: those are .jsonl, .ndjson, .json, .jsonld and .html"
    assert problems(tmp_path) == [("x.txt", "bad-kind", said)]
