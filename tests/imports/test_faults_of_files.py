"""Files that are no set, tables and mappings that do not fit, and what the command says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from borrowed import MAPPING, MATRIX, REGISTRY, TABLE, codes, planned, read, written
from rows import HEAD, answer, item, matrix, page, tables

from server.cli import main
from server.imports import FORMATS, Unreadable, mapped

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import CliRunner

    from server.imports import Plan


class TestFormats:
    """Faults of single formats."""

    def test_perennial_sources_without_a_name(self, tmp_path: Path) -> None:
        """A row whose first cell is cut off within brackets is no outlet."""
        found = page(tmp_path, ("[[Zirka]] (newspaper", "zirka.ua"))
        assert (found.added, codes(found)) == ([], {"Zirka (newspaper": "bad-name"})

    def test_perennial_sources_in_bold(self, tmp_path: Path) -> None:
        """The marks of bold and italic type are no part of a name."""
        found = page(tmp_path, ("'''Zirka'''", "zirka.ua"), ("'''''Dnipro'''''", "dnipro.ua"))
        assert [record["name"] for record in found.added] == ["Zirka", "Dnipro"]

    def test_monde_diplomatique_without_a_name(self, tmp_path: Path) -> None:
        """A medium whose name was decoded wrongly is told."""
        found = tables(tmp_path, medias="LibÃ©ration\tPresse (x)\tQuotidien\tNational\n", hosts="liberation.fr,x\n")
        assert (found.added, codes(found)) == ([], {"LibÃ©ration": "bad-name"})

    def test_monde_diplomatique_with_two_hosts(self, tmp_path: Path) -> None:
        """A medium with whose name two hosts agree has neither."""
        found = tables(
            tmp_path, medias="Libération\tPresse (x)\tQuotidien\tNational\n", hosts="liberation.fr,x\nliberation.com,y\n"
        )
        assert (found.added, codes(found)) == ([], {"Libération": "several-hosts"})

    def test_monde_diplomatique_with_a_part(self, tmp_path: Path) -> None:
        """A host below a site is not the medium's that the site is named after."""
        found = tables(
            tmp_path, medias="Libération\tPresse (x)\tQuotidien\tNational\n", hosts="blogs.liberation.fr,x\nwww.liberation.fr,y\n"
        )
        assert [record["domains"] for record in found.added] == [["liberation.fr"]]

    @pytest.mark.parametrize("year", ["1066", "2999"])
    def test_wikidata_years(self, tmp_path: Path, year: str) -> None:
        """A year in which no outlet can have been founded is left out, and the outlet is taken."""
        (record,) = answer(tmp_path, item(1, "Zirka", "https://zirka.ua/", inception=f"{year}-01-01T00:00:00Z")).added
        assert "founded" not in record

    @pytest.mark.parametrize(("share", "said"), [("0.5", "50 %"), ("50", None), ("0", None), ("half", None)])
    def test_wikidata_shares(self, tmp_path: Path, share: str, said: str | None) -> None:
        """A share that is no part of one is left out, and the owner stays."""
        (record,) = answer(tmp_path, item(1, "Zirka", "https://zirka.ua/", ownerLabel="Holding", share=share)).added
        assert (record["owners"][0]["name"], record["owners"][0].get("share")) == ("Holding", said)


class TestTables:
    """Files that are no table, or not all of one."""

    def test_too_large(self, tmp_path: Path) -> None:
        """A file of more than 64 MB is not read."""
        path = written(tmp_path, "matrix.csv", MATRIX)
        with path.open("r+b") as file:
            file.truncate(64 * 2**20 + 1)
        with pytest.raises(Unreadable, match="more than 64 MB"):
            read("state-media-monitor", path)

    def test_other_letters(self, tmp_path: Path) -> None:
        """A file in Latin-1 is told, with the byte that gives it away."""
        path = tmp_path / "matrix.csv"
        path.write_bytes((HEAD + "Africa,Chad,ONAMA,Télé Tchad,https://onama.td/,SC,,\n").encode("latin-1"))
        with pytest.raises(Unreadable, match=r"not UTF-8 text \(byte 86\)"):
            read("state-media-monitor", path)

    def test_a_quote_without_end(self, tmp_path: Path) -> None:
        """A quotation mark that is never closed makes the rest of a long file one value, which is no table."""
        path = written(tmp_path, "matrix.csv", f'{HEAD}Africa,Chad,"ONAMA,Tele Tchad\n' + "Africa,Chad,ONAMA,x,y,SC,,\n" * 10_000)
        with pytest.raises(Unreadable, match="no table"):
            read("state-media-monitor", path)

    def test_empty_rows(self, tmp_path: Path) -> None:
        """A row of empty cells, as spreadsheets leave them, is not told of."""
        found = matrix(tmp_path, ",,,,,,,", "Eurasia,Ukraine,Ukrinform,Ukrinform,https://ukrinform.ua,SC,,", " , ,,,,,,")
        assert ([record["name"] for record in found.added], found.refused) == (["Ukrinform"], [])


class TestMapped:
    """Mappings that choose."""

    def planned(self, folder: Path, more: str, *rows: str) -> Plan:
        """What rows would do by a mapping of their own."""
        text = (
            "licence: {id: mine, name: My list, licence: CC0-1.0, holder: Me, url: 'https://example.org/list'}\n"
            "source: https://example.org/list\ncolumns: {name: Name, address: Site, country: Land, type: Kind}\n"
        )
        mapping = mapped.load(written(folder, "map.yaml", text + more))
        table = written(folder, "t.csv", "Name,Site,Land,Kind\n" + "\n".join(rows) + "\n")
        return planned(mapped.read([table], FORMATS["csv"].known, mapping))

    def test_countries(self, tmp_path: Path) -> None:
        """Rows of other countries than those of the mapping are left out."""
        found = self.planned(
            tmp_path,
            "countries: [UA]\n",
            "Zirka,https://zirka.ua,Ukraine,",
            "Gazeta,https://gazeta.pl,Poland,",
            "X1,https://x1.org,,",
        )
        assert [record["name"] for record in found.added] == ["Zirka"]
        assert codes(found) == {"Gazeta": "not-chosen", "X1": "not-chosen"}

    @pytest.mark.parametrize(
        ("site", "country", "taken"),
        [
            ("https://zirka.ua/", "Ukraine", True),
            ("zirka.ua", "Ukraine", True),
            ("https://zirka.com.ua:443/", "Ukraine", True),
            ("https://zirka.co.uk/", "United Kingdom", True),
            ("https://zirka.com/", "Ukraine", False),
            ("https://zirka.ua/", "Poland", False),
            ("https://zirka.ua/", "", False),
        ],
    )
    def test_national(self, tmp_path: Path, site: str, country: str, *, taken: bool) -> None:
        """Only a host that ends in the country's code bears the country out, with or without scheme and port."""
        found = self.planned(tmp_path, "adds: national\n", f"Zirka,{site},{country},")
        assert (len(found.added), codes(found)) == ((1, {}) if taken else (0, {"Zirka": "not-chosen"}))

    def test_unknown_type(self, tmp_path: Path) -> None:
        """A type that the registry does not have is told, and the rest of the row is taken."""
        found = self.planned(tmp_path, "", "Zirka,https://zirka.ua,UA,weekly", "Dnipro,https://dnipro.ua,UA,newspaper")
        assert [record.get("type") for record in found.added] == [None, "newspaper"]
        assert codes(found) == {"Zirka": "unsure-value"}


class TestCommand:
    """masthead registry import."""

    def test_a_registry_with_problems(self, runner: CliRunner, tmp_path: Path) -> None:
        """A registry that breaks its own rules takes no import, and its problem is told."""
        path = written(tmp_path, "s.yaml", REGISTRY.replace("country: GB", "country: XX"))
        table = written(tmp_path, "m.csv", MATRIX)
        done = runner.invoke(main, ["--registry", str(path), "registry", "import", "state-media-monitor", str(table), "--apply"])
        assert (done.exit_code, "XX" in path.read_text(), "+ Ukrinform" in done.stdout) == (1, True, False)
        assert "country" in done.stderr

    def test_what_would_break_the_registry(self, runner: CliRunner, tmp_path: Path) -> None:
        """A rating that is not on its rater's scale is not written."""
        path, mapping = written(tmp_path, "s.yaml", REGISTRY), written(tmp_path, "map.yaml", MAPPING)
        table = written(tmp_path, "t.csv", TABLE.replace(",g,", ",superb,"))
        words = ["--registry", str(path), "registry", "import", "csv", str(table), "--mapping", str(mapping), "--apply"]
        done = runner.invoke(main, words)
        assert (done.exit_code, path.read_text()) == (1, REGISTRY)
        assert "superb" in done.stderr

    def test_a_table(self, runner: CliRunner, tmp_path: Path) -> None:
        """A table is written by its mapping, whose source and date count, so no other release is told of."""
        path, mapping = written(tmp_path, "s.yaml", REGISTRY), written(tmp_path, "map.yaml", MAPPING)
        table = written(tmp_path, "t.csv", TABLE)
        words = ["--registry", str(path), "registry", "import", "csv", str(table), "--mapping", str(mapping), "--apply"]
        done = runner.invoke(main, words, catch_exceptions=False)
        assert (done.exit_code, "Read as" in done.stderr) == (0, False)
        assert "source: https://example.org/list/1" in path.read_text()
