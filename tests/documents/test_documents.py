"""Folders of texts and sidecars, and what a curator has to mend in them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LISTED
from pydantic import ValidationError

from server import documents
from server.problems import Problem

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "A Title\nIt rose (bbc.com).\n"
SIDECAR = "title: A Title\nkind: essay\nlanguage: en\n"


def write(folder, **files):
    """Write files, whose names have "__" for the dot."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".").replace("_", "-")).write_bytes(data)
    return folder


def problems(folder):
    """List file name, line, code and message of the problems in ``folder``."""
    return [(Path(found.file).name, found.line, found.code, found.message) for found in documents.read(folder, LISTED)[1]]


def test_the_seed():
    """The seed is read without a problem, and nothing is invented of it."""
    found, faults = documents.read(SEEDS, LISTED)
    assert not faults
    seed = next(document for document in found if document.id == "sabotaged-peace")
    assert seed.title == "Sabotaged Peace: How the West Torpedoed the recent Istanbul Peace Talks"
    assert (seed.kind, seed.language) == ("essay", "en")
    assert (seed.author, seed.url, seed.published, seed.licence, seed.withdrawn) == (None,) * 5
    assert {citation.scope for citation in seed.claims[4].citations} == {"caption"}


def test_a_folder_is_read_in_the_order_of_ids(tmp_path):
    """All texts of a folder are read, sorted by id; read-me files and hidden ones are none."""
    write(tmp_path, b__txt=TEXT, b__yaml=SIDECAR, a__md="# A Title\n\nIt rose (bbc.com).", a__yaml=SIDECAR)
    write(tmp_path, README__md="Read me.", __hidden="x")
    found, faults = documents.read(tmp_path, LISTED)
    assert ([document.id for document in found], faults) == (["a", "b"], [])
    assert [document.claims[0].text for document in found] == ["It rose.", "It rose."]
    assert documents.read_one(tmp_path / "a.md", LISTED) == (found[0], [])


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_marks(tmp_path, ends):
    """Any line ends, with or without a byte order mark, give the same document."""
    write(tmp_path, a__txt=b"\xef\xbb\xbf" + TEXT.replace("\n", ends).encode(), a__yaml=b"\xef\xbb\xbf" + SIDECAR.encode())
    found, faults = documents.read(tmp_path, LISTED)
    assert not faults
    assert (found[0].claims[0].quote.exact, found[0].claims[0].line) == ("It rose (bbc.com).", 2)


def test_all_fields(tmp_path):
    """What the sidecar says is the document's."""
    told = "author: Jane Doe\nurl: https://a.org/b\npublished: 2024-02\nlicence: CC BY 4.0\ncaptions: [It rose]\n"
    write(tmp_path, a__txt=TEXT, a__yaml=SIDECAR.replace("en", "de-CH") + told)
    found, faults = documents.read(tmp_path, LISTED)
    assert not faults
    assert found[0].model_dump(include={"author", "url", "published", "licence", "language"}) == {
        "author": "Jane Doe",
        "url": "https://a.org/b",
        "published": "2024-02",
        "licence": "CC BY 4.0",
        "language": "de-CH",
    }
    assert found[0].claims[0].citations[0].scope == "caption"


@pytest.mark.parametrize("withdrawn", ["2026-11-23", "at the author's request"])
def test_a_withdrawn_document_says_nothing(tmp_path, withdrawn):
    """A withdrawn document keeps its name and loses all that was read out of it."""
    write(tmp_path, a__txt=TEXT, a__yaml=f"{SIDECAR}withdrawn: {withdrawn}\n")
    (found,), faults = documents.read(tmp_path, LISTED)
    assert not faults
    assert (found.withdrawn, found.claims, found.works, found.sections, found.left_out) == (withdrawn, (), (), (), ())


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        (
            {"a__txt": TEXT},
            (
                "a.txt",
                1,
                "no-sidecar",
                "there is no a.yaml beside it: wanted are title, kind, language; author, url, published, licence",
            ),
        ),
        ({"a__yaml": SIDECAR}, ("a.yaml", 1, "no-text", "there is no a.txt or a.md beside it")),
        ({"a__txt": b"A Title\n\xff", "a__yaml": SIDECAR}, ("a.txt", 2, "not-utf-8", "the file is not UTF-8 text")),
        ({"a__txt": " \n", "a__yaml": SIDECAR}, ("a.txt", 1, "empty", "the file holds no text")),
        (
            {"A__txt": TEXT, "A__yaml": SIDECAR},
            ("A.txt", 1, "bad-id", "'A' is no id: name the file in small letters, figures and hyphens"),
        ),
        (
            {"a__txt": TEXT, "a__md": TEXT, "a__yaml": SIDECAR},
            ("a.txt", 1, "duplicate-id", "a.md has the same name: two texts cannot share the id 'a'"),
        ),
        (
            {"a__txt": "\nOther Title\nText.", "a__yaml": SIDECAR},
            ("a.txt", 2, "title-not-found", "the text does not begin with its title 'A Title'"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR + "captions: [Nowhere]\n"},
            ("a.yaml", 1, "caption-not-found", "no paragraph begins with 'Nowhere'"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR + "autor: X\n"},
            ("a.yaml", 4, "unknown-field", "there is no field 'autor'; did you mean 'author'?"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": "title: A Title\nlanguage: en\n"},
            ("a.yaml", 1, "missing-field", "the field 'kind' is needed (What sort of text it is)"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR.replace("essay", "esay")},
            (
                "a.yaml",
                2,
                "not-in-list",
                "'esay' is none of essay, report, fact-check, article, fact-checks; did you mean 'essay'?",
            ),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR.replace("en", "english")},
            ("a.yaml", 3, "bad-language", "'english' is no BCP 47 tag of a language, such as en or de-CH"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR.replace("en", "qq")},
            ("a.yaml", 3, "bad-language", "'qq' is no BCP 47 tag of a language, such as en or de-CH"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR + "published: 2024-02-30\n"},
            ("a.yaml", 4, "bad-date", "'2024-02-30' is no day, month or year: write 2025-06-02, 2025-06 or 2025"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR + "author: ''\n"},
            ("a.yaml", 4, "empty-text", "write words here, or leave the field out"),
        ),
        (
            {"a__txt": TEXT, "a__yaml": SIDECAR + "withdrawn: true\n"},
            ("a.yaml", 4, "bad-reason", "'true' is no reason: say why or when, or leave the field out"),
        ),
    ],
)
def test_problems(tmp_path, files, fault):
    """Each thing to mend is told with its place, in words."""
    assert problems(write(tmp_path, **files)) == [fault]


def test_a_bad_address_is_a_problem(tmp_path):
    """The document's own address has to be one."""
    write(tmp_path, a__txt=TEXT, a__yaml=f"{SIDECAR}url: nowhere\n")
    assert [(line, code) for _, line, code, _ in problems(tmp_path)] == [(4, "bad-url")]


def test_problems_do_not_stop_at_the_first(tmp_path):
    """All problems come in one run, sorted, and sound documents are read beside broken ones."""
    write(tmp_path, a__txt=b"\xff", a__yaml="kind: esay\n", b__txt=TEXT, b__yaml=SIDECAR, c__txt="Other", c__yaml=SIDECAR)
    found, faults = documents.read(tmp_path, LISTED)
    assert [document.id for document in found] == ["b", "c"]
    assert [fault.code for fault in faults] == [
        "not-utf-8",
        "missing-field",
        "missing-field",
        "not-in-list",
        "title-not-found",
    ]
    assert faults == sorted(faults)


def test_what_cannot_be_opened_is_a_problem(tmp_path):
    """A folder that is not there, and a file that cannot be read, are problems."""
    assert [fault.code for fault in documents.read(tmp_path / "none", LISTED)[1]] == ["unreadable"]
    write(tmp_path, a__yaml=SIDECAR)
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    assert [code for _, _, code, _ in problems(tmp_path)] == ["unreadable"]


@settings(deadline=None)  # a busy machine is slow, and time has tests of its own
@given(text=st.binary(max_size=60), sidecar=st.binary(max_size=60) | st.just(SIDECAR.encode()))
def test_any_files_give_documents_or_problems(tmp_path_factory, text, sidecar):
    """Whatever stands in the files, nothing is raised, and what is not read is a problem."""
    folder = tmp_path_factory.mktemp("any")
    found, faults = documents.read(write(folder, a__txt=text, a__yaml=sidecar), LISTED)
    assert found or faults


def test_parts_are_frozen_and_closed():
    """A part cannot be changed, nor hold a key that it has not."""
    quote = documents.Quote(exact="x")
    with pytest.raises(ValidationError):
        quote.exact = "y"
    with pytest.raises(ValidationError):
        documents.Quote(exact="x", other="y")


@pytest.mark.parametrize("name", [name for name in documents.__all__ if name[0].isupper() and name != "Outlets"])
def test_every_field_is_described(name):
    """Each field of each part is described, since the API shows it."""
    model = getattr(documents, name)
    assert all(field.description for field in getattr(model, "model_fields", {}).values())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x__TXT", "texts end in .txt or .md, in small letters"),
        ("x__html", "HTML is not read yet: texts end in .txt or .md"),
        ("x__HTM", "HTML is not read yet: texts end in .txt or .md"),
        ("x__docx", "texts end in .txt or .md, and what is said of them stands in .yaml; this file is not read"),
        ("x__yml", "texts end in .txt or .md, and what is said of them stands in .yaml; this file is not read"),
        ("x", "texts end in .txt or .md, and what is said of them stands in .yaml; this file is not read"),
    ],
)
def test_other_endings(tmp_path, name, said):
    """A file that is not read is a problem that says which ones are."""
    write(tmp_path, **{name: TEXT})
    assert [found[1:] for found in problems(tmp_path)] == [(1, "bad-ending", said)]


def test_files_that_say_what_they_are(tmp_path):
    """A read-me, a licence, a hidden file and an editor's copy are no documents."""
    for name in ("README", "LICENSE", "licence.md", "COPYING.txt", ".a.txt.swp", "a.txt~"):
        (tmp_path / name).write_text(TEXT)
    assert documents.read(tmp_path, LISTED) == ([], [])


@pytest.mark.parametrize("ending", ["txt", "yaml"])
def test_only_files_are_read(tmp_path, ending):
    """A folder, a pipe or a broken link with a document's name is a problem, and is not waited for."""
    said = "this is no file: texts and what is said of them are plain files"
    for make in (Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        make(folder / f"a.{ending}")
        write(folder, **({"a__yaml": SIDECAR} if ending == "txt" else {"a__txt": TEXT}))
        assert problems(folder) == [(f"a.{ending}", 1, "not-a-file", said)]
        assert documents.read_one(folder / "a.txt", LISTED)[0] is None


def test_a_folder_in_the_folder(tmp_path):
    """Texts are not looked for in folders further down, and that is said."""
    (tmp_path / "more").mkdir()
    assert [found[2] for found in problems(tmp_path)] == ["not-a-file"]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("A Title\nIt\x00 rose.\n", 2, 3, "U+0000 is a control character: no text has it"),
        ("A\x1b Title\nIt\x9f\x07 rose.\n", 1, 2, "U+001B is a control character: no text has it; 2 more follow"),
        ("A Title\r\nIt rose.\r\n\x0c", 3, 1, "U+000C is a control character: no text has it"),
    ],
)
def test_control_characters(tmp_path, text, line, column, said):
    """A text with control characters other than tabs and line ends is damaged, and told where."""
    write(tmp_path, a__txt=text, a__yaml=SIDECAR)
    assert documents.read(tmp_path, LISTED) == ([], [Problem(str(tmp_path / "a.txt"), line, column, "bad-text", said)])


@pytest.mark.parametrize("ahead", ["%Y-%m-%d", "%Y-%m", "%Y"])
def test_the_future(tmp_path, ahead):
    """Nothing was published in days to come; what was published this year, month or day may have been."""
    today = datetime.now(UTC)
    later = (today + timedelta(days=400)).strftime(ahead)
    write(tmp_path, a__txt=TEXT, a__yaml=f"{SIDECAR}published: {today.strftime(ahead)}\n")
    write(tmp_path, b__txt=TEXT, b__yaml=f"{SIDECAR}published: {later}\n")
    assert problems(tmp_path) == [("b.yaml", 4, "future-date", f"{later} lies in the future")]
