"""What `masthead document` shows of how a document was read."""

from __future__ import annotations

from listed import LISTED

from server import documents, reports

TEXT = """# T

“It rose,” said Jane Roe in May 2024, reportedly of “bread”.[^1]

[^1]: Letter of a baker, 3 May 2024.
"""


def test_how_claims_were_read(tmp_path):
    """The report names what is quoted and by whom, the hedges, the date, and a source that has no address."""
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "a.yaml").write_text("title: T\nkind: essay\nlanguage: en\n")
    read, _ = documents.read_one(tmp_path / "a.md", LISTED)
    assert read is not None
    shown = reports.document(read)
    assert "cites a source without an address (not in the registry), sentence, certain" in shown
    assert "ascribed to Jane Roe: “said Jane Roe”" in shown
    assert "quotes Jane Roe: “It rose,”" in shown
    assert "quotes somebody whom the sentence does not name: “bread”" in shown
    assert "hedged: reportedly" in shown
    assert "speaks of 2024-05" in shown
