"""Imports: each way in which a borrowed set can be wrong, or at odds with the registry, ends as the rules say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from test_imports import MAPPING, MATRIX, REGISTRY, TABLE, binding, codes, planned, read, written

from server import curation
from server.cli import main
from server.imports import FORMATS, Unreadable, mapped

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import CliRunner

    from server.curation import Change
    from server.imports import Plan

HEAD = "Region,Country,Media company,Main assets,URL,Typology,Status,Notes\n"
RECORDED = "  source: https://example.org/bbc\n"
AS_RECORDED = "  source: https://example.org/parisien\n"


def matrix(folder: Path, *rows: str, text: str = REGISTRY) -> Plan:
    """What rows of the State Media Matrix would do."""
    return planned(read("state-media-monitor", written(folder, "matrix.csv", HEAD + "\n".join(rows) + "\n")), text)


def answer(folder: Path, *rows: dict[str, str], text: str = REGISTRY) -> Plan:
    """What rows of an answer of Wikidata would do; items are named by their numbers."""
    items = [binding(**{**row, "item": f"http://www.wikidata.org/entity/Q{row['item']}"}) for row in rows]
    return planned(read("wikidata", written(folder, "answer.json", json.dumps({"results": {"bindings": items}}))), text)


def item(number: int, name: str, website: str, **more: str) -> dict[str, str]:
    """A row of an answer of Wikidata."""
    return {"item": str(number), "itemLabel": name, "website": website, **more}


def page(folder: Path, *rows: tuple[str, str], text: str = REGISTRY) -> Plan:
    """What rows of Wikipedia's list, each a name and its hosts, would do."""
    cells = "".join(f"|- class='s-gr'\n| {name}\n| {{{{/Status|gr}}}}\n| {{{{/Uses|{hosts}}}}}\n" for name, hosts in rows)
    return planned(read("perennial-sources", written(folder, "page.wiki", f"{{|\n{cells}|}}\n")), text)


def tables(folder: Path, text: str = REGISTRY, **named: str) -> Plan:
    """What the tables of Le Monde diplomatique would do; blanks of their own stand for tabs."""
    edge = "id\torigine\tqualificatif\tvaleur\tcible\n"
    written(folder, "medias.tsv", "Nom\tType\tPeriodicite\tEchelle\n" + named["medias"])
    written(folder, "organisation-media.tsv", edge + named.get("edges", ""))
    written(folder, "hosts.csv", "domain,holder\n" + named.get("hosts", ""))
    return planned(read("monde-diplomatique", folder), text)


def of(found: Plan, identifier: str) -> dict[str, Any]:
    """The record as an import would leave it."""
    changes: list[Change] = [change for change in found.changes if change.id == identifier]
    (change,) = changes
    assert change.record is not None
    return change.record


class TestAddresses:
    """What stands where an address should."""

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ("", "no-address"),
            (" ", "no-address"),
            ("ftp://dnipro.ua/", "bad-address"),
            ("https://[dnipro.ua", "bad-address"),
            ("https://dnipro-ua.cdn.ampproject.org/c/dnipro.ua/a", "wrapped"),
        ],
    )
    def test_none(self, tmp_path: Path, given: str, code: str) -> None:
        """A cell that is empty, of another scheme, cut off, or leads to another page gives no host."""
        mapping = mapped.load(written(tmp_path, "map.yaml", MAPPING))
        table = written(tmp_path, "t.csv", TABLE.splitlines()[0] + f"\n1,Dnipro,{given},,,,,,,y\n")
        found = planned(mapped.read([table], FORMATS["csv"].known, mapping))
        assert (found.added, codes(found)) == ([], {"Dnipro": code})


class TestGathering:
    """Rows of one set beside one another."""

    def test_a_shared_host_is_nobodys(self, tmp_path: Path) -> None:
        """A host that the set gives to outlets without a common company goes to none, and each is told of the others."""
        found = answer(tmp_path, item(1, "Zirka", "https://media.ua/"), item(2, "Dnipro", "https://media.ua/"))
        assert (found.added, codes(found)) == ([], {"Zirka": "several-outlets", "Dnipro": "several-outlets"})
        assert "also Dnipro" in found.refused[0].why

    def test_two_countries_are_none(self, tmp_path: Path) -> None:
        """Of two words for one field neither is taken."""
        paper = item(1, "Zirka", "https://zirka.ua/", type="newspaper")
        (record,) = answer(tmp_path, {**paper, "country": "UA"}, {**paper, "country": "PL"}).added
        assert (record["type"], "country" in record) == ("newspaper", False)

    def test_a_rater_has_one_word(self, tmp_path: Path) -> None:
        """Rows that give one outlet two typologies leave it without any."""
        row = "Eurasia,Ukraine,Ukrinform,Ukrinform,https://ukrinform.{},{},,"
        found = matrix(tmp_path, row.format("ua", "SC"), row.format("net", "IP"))
        assert codes(found) == {"Ukrinform": "contradicts-itself"}
        assert not found.added[0].get("state")


class TestListed:
    """Outlets that the registry has."""

    def test_a_part_is_not_the_whole(self, tmp_path: Path) -> None:
        """An outlet of another name on a host below a listed one gives that nothing."""
        found = answer(tmp_path, item(1, "Etudiant", "https://etudiant.leparisien.fr/", inception="1990-01-01T00:00:00Z"))
        assert (found.changes, codes(found)) == ([], {"Etudiant": "part-of-listed"})

    def test_hosts_of_two_records(self, tmp_path: Path) -> None:
        """Whose hosts are of two records is neither."""
        found = page(tmp_path, ("BBC", "bbc.com|leparisien.fr"))
        assert (found.changes, codes(found)) == ([], {"BBC": "several-records"})

    def test_a_further_host_is_told(self, tmp_path: Path) -> None:
        """A host that a listed outlet does not have is left to the curator; the statement is taken."""
        found = page(tmp_path, ("BBC", "bbc.com|bbcnews.org"))
        assert codes(found) == {"BBC": "other-host"}
        assert (of(found, "bbc")["domains"], found.changed["bbc"]) == (["bbc.co.uk", "bbc.com"], ["ratings: generally reliable"])

    def test_its_item(self, tmp_path: Path) -> None:
        """A listed outlet without an item gains it."""
        found = answer(tmp_path, item(9531, "BBC", "https://bbc.com/"))
        assert (of(found, "bbc")["wikidata"], found.changed) == ("Q9531", {"bbc": ["wikidata: Q9531"]})

    def test_an_item_has_one_record(self, tmp_path: Path) -> None:
        """An item that another record has is not given twice."""
        text = REGISTRY.replace(AS_RECORDED, f"  wikidata: Q9531\n{AS_RECORDED}")
        found = answer(tmp_path, item(9531, "BBC", "https://bbc.com/"), text=text)
        assert (found.changes, found.same) == ([], 1)

    def test_the_records_word_stays(self, tmp_path: Path) -> None:
        """Where set and registry differ, the difference is told and the record is left."""
        text = REGISTRY.replace(RECORDED, f"  languages: [en]\n  wikidata: Q9531\n{RECORDED}")
        rows = [item(9531, "BBC", "https://bbc.com/", country="US", language=language) for language in ("en", "cy")]
        found = answer(tmp_path, *rows, text=text)
        assert (found.changes, codes(found)) == ([], {"BBC": "differs"})
        assert [refusal.why.partition(":")[0] for refusal in found.refused] == [
            "bbc has country GB, the set US",
            "bbc has languages en, the set en, cy",
        ]

    def test_fewer_words_are_no_difference(self, tmp_path: Path) -> None:
        """A set that gives some of a record's languages does not differ from it."""
        text = REGISTRY.replace(RECORDED, f"  languages: [en, cy]\n  wikidata: Q9531\n{RECORDED}")
        found = answer(tmp_path, item(9531, "BBC", "https://bbc.com/", language="cy"), text=text)
        assert (found.changes, found.refused, found.same) == ([], [], 1)

    def test_what_an_import_left_empty(self, tmp_path: Path) -> None:
        """A record that a rating alone made takes type, country and languages, with the page that shows them."""
        text = curation.apply(REGISTRY, page(tmp_path, ("Lenta.ru", "lenta.ru")).changes).replace("2026-02-02", "2026-07-01")
        found = answer(tmp_path, item(4, "Lenta.ru", "https://lenta.ru/", country="RU", language="ru"), text=text)
        record = of(found, "lenta-ru")
        assert found.changed == {"lenta-ru": ["wikidata: Q4", "country: RU", "languages: ru"]}
        assert (record["source"], record["languages"]) == ("https://www.wikidata.org/wiki/Q4", ["ru"])

    def test_what_a_curator_left_empty(self, tmp_path: Path) -> None:
        """A record that a curator wrote keeps its empty fields."""
        text = REGISTRY.replace("  type: broadcaster\n  country: GB\n", "")
        found = answer(tmp_path, item(9531, "BBC", "https://bbc.com/", country="GB"), text=text)
        assert "country" not in of(found, "bbc")


class TestStatements:
    """Statements that the registry has in another form."""

    def test_a_lasting_source(self, tmp_path: Path) -> None:
        """The same word of the same date gains the source that lasts."""
        table = written(tmp_path, "matrix.csv", MATRIX)
        text = curation.apply(REGISTRY, planned(read("state-media-monitor", table)).changes)
        release = FORMATS["state-media-monitor"].known
        passing = text.replace(release.source, release.source.replace("d878fee1e0aecce9bd63a65ae826df84c6d80e59", "main"))
        found = planned(read("state-media-monitor", table), passing)
        assert found.changed["bbc"] == ["state: Independent public media: its lasting source"]
        (said,) = of(found, "bbc")["state"]
        assert (said["source"], said["as_of"]) == (release.source, "2024-02-07")

    def test_a_founding_is_kept(self, tmp_path: Path) -> None:
        """A founding that a record has stays: the same year is not said again, another is told."""
        told = "  founded: {value: 1922, source: 'https://example.org/history', checked: 2026-01-01}\n"
        text = REGISTRY.replace(RECORDED, f"  wikidata: Q9531\n{told}{RECORDED}")
        same = answer(tmp_path, item(9531, "BBC", "https://bbc.com/", inception="1922-10-18T00:00:00Z"), text=text)
        assert (same.changes, same.refused, same.same) == ([], [], 1)
        other = answer(tmp_path, item(9531, "BBC", "https://bbc.com/", inception="1927-01-01T00:00:00Z"), text=text)
        assert (other.changes, codes(other)) == ([], {"BBC": "differs"})
        assert other.refused[0].why == "the set has founded 1927, the record 1922: its own word stays"

    def test_a_founding_is_given(self, tmp_path: Path) -> None:
        """The year of an item stands in a listed and in a new record as the registry wants it."""
        year = {"inception": "1922-10-18T00:00:00Z"}
        rows = [item(9531, "BBC", "https://bbc.com/", **year), item(1, "Zirka", "https://zirka.ua/", **year)]
        found = answer(tmp_path, *rows)
        assert curation.problems("sources.yaml", curation.apply(REGISTRY, found.changes)) == []
        assert [of(found, name)["founded"]["value"] for name in ("bbc", "zirka")] == [1922, 1922]
        assert "founded: 1922" in found.changed["bbc"]

    def test_two_foundings(self, tmp_path: Path) -> None:
        """Of two years that a set has for one outlet neither is taken."""
        zirka = item(1, "Zirka", "https://zirka.ua/")
        rows = [{**zirka, "inception": f"{year}-01-01T00:00:00Z"} for year in (1990, 1991)]
        found = answer(tmp_path, *rows)
        assert (codes(found), "founded" in of(found, "zirka")) == ({"Zirka": "contradicts-itself"}, False)

    def test_the_same_owner(self, tmp_path: Path) -> None:
        """An owner with a record, known with the same share from another page, is not said again; another share is."""
        owned = "  owners:\n  - {organisation: lvmh, share: 100 %, source: 'https://example.org/lvmh', checked: 2026-01-01}\n"
        media = "Le Parisien\tPresse (x)\tQuotidien\tNational\n"
        edge = "1\tLVMH\tégal à\t{}%\tLe Parisien\n"
        same = tables(tmp_path, REGISTRY + owned, medias=media, edges=edge.format("100.00"))
        other = tables(tmp_path, REGISTRY + owned, medias=media, edges=edge.format("90.00"))
        assert "owners" not in "".join(same.changed.get("parisien", []))
        assert [said["share"] for said in of(other, "parisien")["owners"]] == ["100 %", "90 %"]


class TestDoubts:
    """Outlets that are not added."""

    def test_adding_is_off(self, tmp_path: Path) -> None:
        """A mapping that adds nothing refuses what is not listed."""
        mapping = mapped.load(written(tmp_path, "map.yaml", f"{MAPPING}adds: 'no'\n"))
        found = planned(mapped.read([written(tmp_path, "t.csv", TABLE)], FORMATS["csv"].known, mapping))
        assert (found.added, codes(found)["El Diario"]) == ([], "not-listed")

    def test_a_host_above_a_listed_one(self, tmp_path: Path) -> None:
        """A host that holds a listed one is not another's."""
        text = REGISTRY.replace("[bbc.co.uk, bbc.com]", "[news.bbc.co.uk]")
        found = answer(tmp_path, item(1, "British Broadcasting", "https://bbc.co.uk/"), text=text)
        assert (found.added, codes(found)) == ([], {"British Broadcasting": "holds-listed"})

    def test_what_was_removed(self, tmp_path: Path) -> None:
        """At the host of an outlet that a curator took out none is added again; its ids are nobody's."""
        text = f"{REGISTRY}removed:\n- {{id: zirka, name: Zirka, domains: [zirka.ua], why: no outlet, since: 2026-01-01}}\n"
        found = answer(tmp_path, item(1, "Star", "https://zirka.ua/"), item(2, "Zirka", "https://zirka.org/"), text=text)
        assert codes(found) == {"Star": "removed"}
        assert [record["id"] for record in found.added] == ["zirka-org"]

    def test_a_look_alike(self, tmp_path: Path) -> None:
        """A host that imitates a listed one is left to the curator."""
        found = answer(tmp_path, item(1, "Parisien Libre", "https://le-parisien.fr/"))
        assert (found.added, codes(found)) == ([], {"Parisien Libre": "look-alike"})

    @pytest.mark.parametrize("country", ["", "FR"])
    def test_a_namesake(self, tmp_path: Path, country: str) -> None:
        """A listed name at another host is refused, whether its country is the same or not known."""
        found = answer(tmp_path, item(1, "Le Parisien", "https://aujourdhui.org/", country=country))
        assert (found.added, codes(found)) == ([], {"Le Parisien": "same-name"})

    def test_a_namesake_abroad(self, tmp_path: Path) -> None:
        """An outlet of another country that has a listed name is added with its country behind the name."""
        (record,) = answer(tmp_path, item(1, "Le Parisien", "https://aujourdhui.org/", country="HT")).added
        assert record["name"] == "Le Parisien (Haiti)"

    def test_the_item_is_anothers(self, tmp_path: Path) -> None:
        """A new host does not take the item of a listed outlet."""
        text = REGISTRY.replace(RECORDED, f"  wikidata: Q9531\n{RECORDED}")
        found = answer(tmp_path, item(9531, "Zirka", "https://zirka.ua/"), text=text)
        assert (found.added, codes(found)) == ([], {"Zirka": "same-item"})

    def test_no_free_id(self, tmp_path: Path) -> None:
        """Where name and host give only ids that records have had, none is made up."""
        text = REGISTRY.replace("- id: bbc\n", "- id: bbc\n  former_ids: [zirka, zirka-ua]\n")
        found = answer(tmp_path, item(1, "Zirka", "https://zirka.ua/"), text=text)
        assert (found.added, codes(found)) == ([], {"Zirka": "no-id"})


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
