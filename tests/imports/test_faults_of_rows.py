"""Each way in which what a set says can be wrong, or at odds with the registry, ends as the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from borrowed import MAPPING, MATRIX, REGISTRY, TABLE, codes, planned, read, written
from rows import AS_RECORDED, RECORDED, answer, item, matrix, of, page, tables

from server import curation
from server.imports import FORMATS, mapped

if TYPE_CHECKING:
    from pathlib import Path


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

    def test_names_with_articles_in_hosts(self, tmp_path: Path) -> None:
        """An article stands in the host as in the name; a place in brackets tells a name from the same of another place."""
        media = "Le Point\tSite\t\tNational\nLe Point (Bern)\tSite\t\tSuisse\nSlate.fr\tSite\t\t\n"
        found = tables(tmp_path, medias=media, hosts="lepoint.fr,x\nslate.fr,x\n")
        assert [(one["name"], one["domains"]) for one in found.added] == [
            ("Le Point", ["lepoint.fr"]),
            ("Slate.fr", ["slate.fr"]),
        ]

    def test_hosts_unlike_the_name(self, tmp_path: Path) -> None:
        """A table of names and hosts gives a medium the host that its name does not."""
        written(tmp_path, "told.csv", "name,domain,read\nL'Obs,nouvelobs.com,https://example.org/\n")
        found = tables(tmp_path, medias="L’Obs\tSite\t\tNational\n", hosts="lobs.fr,x\n")
        assert [one["domains"] for one in found.added] == [["nouvelobs.com"]]

    def test_likeness_to_another_host(self, tmp_path: Path) -> None:
        """An item with two websites is not a listed outlet's for the likeness of its name to the other of them."""
        rows = [item(7, "El Universal", "https://eluniversal.com/"), item(7, "El Universal", "https://leparisien.fr/")]
        found = answer(tmp_path, *rows)
        assert (found.changed, {refusal.code for refusal in found.refused}) == ({}, {"other-host", "other-name"})


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
