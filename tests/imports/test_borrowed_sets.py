"""Borrowed sets: what each becomes in the registry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from borrowed import MATRIX, REGISTRY, binding, codes, planned, read, written

from server import curation
from server.imports import FORMATS, Plan, Unreadable

if TYPE_CHECKING:
    from pathlib import Path


class TestStateMedia:
    """The State Media Matrix."""

    def test_merged_rows(self, tmp_path: Path) -> None:
        """What its holder has merged into the list is the holder's word, names no owner, and adds nothing to the Monitor's."""
        rows = (
            "Europe,France,France Group,France Info,https://franceinfo.fr/,ISFM,Merged from Project,",
            "Europe,France,France Group,France Two,https://francetwo.fr/,ISFM,,",
            "Europe,France,France Group,France Two English,https://en.francetwo.fr/,SC,,merged from Hamilton",
        )
        text = "\n".join([MATRIX.splitlines()[0], *rows, ""])
        added = {
            record["name"]: record for record in planned(read("state-media-monitor", written(tmp_path, "matrix.csv", text))).added
        }
        assert {name: [said["by"] for said in record["state"]] for name, record in added.items()} == {
            "France Info": ["alliance-for-securing-democracy"],
            "France Two": ["state-media-monitor"],
        }
        assert [name for name, record in added.items() if "owners" in record] == ["France Two"]

    @pytest.mark.parametrize(
        ("row", "name", "owner"),
        [
            ("Voice of Namibia,VON,https://von.na/", "Voice of Namibia", None),
            ("Palm Television,Palm TV,https://palmtv.na/", "Palm Television", None),
            ("Namibia Media Corporation (NMC),Palm Radio,https://nmc.na/", "Namibia Media Corporation", None),
            ("Namibia Media Corporation (NMC),Palm Radio,https://radio.nmc.na/", "Palm Radio", "Namibia Media Corporation"),
            ("Namibia Media Corporation (NMC),Palm Radio,https://palmradio.na/", "Palm Radio", "Namibia Media Corporation"),
        ],
    )
    def test_no_owner_of_itself(self, tmp_path: Path, row: str, name: str, owner: str | None) -> None:
        """An asset that is the company by another name, or stands for its own site, is the company and has no owner in it."""
        rows = (f"Africa,Namibia,{row},SC,,", f"Africa,Namibia,{row.partition(',')[0]},Other Gazette,,SC,,")
        text = "\n".join([MATRIX.splitlines()[0], *rows, ""])
        (record,) = planned(read("state-media-monitor", written(tmp_path, "matrix.csv", text))).added
        assert (record["name"], [said["name"] for said in record.get("owners", ())]) == (name, [owner] if owner else [])

    def test_a_host_of_a_company_alone(self, tmp_path: Path) -> None:
        """Assets that share the one host of their company, which is called like neither, are the company there."""
        rows = [
            f"Asia,Nepal,Hill Media Group,{asset},https://example.com.np/,SC,," for asset in ("Radio Rupa", "Dhaulagiri Times")
        ]
        text = "\n".join([MATRIX.splitlines()[0], *rows, ""])
        found = planned(read("state-media-monitor", written(tmp_path, "matrix.csv", text)), REGISTRY)
        assert not [one for one in found.refused if one.code == "several-outlets"]

    def test_a_field_that_is_left_out(self, tmp_path: Path) -> None:
        """What a curator has found wrong at a host is not taken, and told; the rest is."""
        batch = read("state-media-monitor", written(tmp_path, "matrix.csv", MATRIX))
        batch.skip = {"khabar.ir owners", "khabar.ir country", "ukrinform.ua founded"}
        found = planned(batch)
        (khabar,) = [record for record in found.added if record["name"] == "Khabar"]
        assert khabar.keys() & {"owners", "country", "state"} == {"state"}
        told = [refusal.why for refusal in found.refused if refusal.code == "left-out"]
        assert told == [f"'khabar.ir {field}' is among what to leave out" for field in ("country", "owners")]

    @pytest.fixture
    def found(self, tmp_path: Path) -> Plan:
        """An excerpt with its faults, held against a small registry."""
        return planned(read("state-media-monitor", written(tmp_path, "matrix.csv", MATRIX)))

    def test_taken(self, found: Plan) -> None:
        """New outlets have the rater's words, source and dates; assets that share a host are the company's."""
        added = {record["name"]: record for record in found.added}
        assert set(added) == {"Radio Television Afghanistan", "Ukrinform", "Khabar", "Khabar Two"}
        release = FORMATS["state-media-monitor"].known
        assert added["Ukrinform"]["state"] == [
            {
                "by": "state-media-monitor",
                "value": "State-controlled media",
                "country": "UA",
                **release.cited(),
                "checked": "2026-02-02",
            }
        ]
        assert added["Khabar"]["type"] == "broadcaster"
        assert added["Khabar"]["owners"][0]["name"] == "Khabar Group"
        assert "owners" not in added["Radio Television Afghanistan"]

    def test_refused(self, found: Plan) -> None:
        """Each fault has its reason."""
        told = {(refusal.name, refusal.code) for refusal in found.refused}
        assert {
            ("BBC Test", "test-host"),
            ("Ukrinform", "mistyped-host"),
            ("Current Time TV", "unsure-value"),
            ("Tele Tchad", "platform"),
            ("Radio Tchad", "section"),
            ("Vientiane Mai", "defunct"),
            ("KTV", "authority"),
            ("=HYPERLINK(1)", "bad-name"),
            ("Irib News", "no-address"),
            ("Irib World", "public-suffix"),
            ("Irib Two", "mistyped-host"),
            ("Other Name", "other-name"),
        } <= told

    def test_a_curators_word_stays(self, found: Plan) -> None:
        """A listed outlet gains the statement alone."""
        (change,) = [change for change in found.changes if change.id == "bbc"]
        assert change.record is not None
        assert change.record["source"] == "https://example.org/bbc"
        assert change.record["state"][0]["value"] == "Independent public media"

    def test_disagreement(self, tmp_path: Path) -> None:
        """Another word of one rater at one date is told; at another date both stand."""
        path = written(tmp_path, "matrix.csv", MATRIX)
        text = curation.apply(REGISTRY, planned(read("state-media-monitor", path)).changes)
        path.write_text(MATRIX.replace("https://www.bbc.com/,IP", "https://www.bbc.com/,SC"))
        assert codes(planned(read("state-media-monitor", path), text))["BBC"] == "disagrees"
        given = FORMATS["state-media-monitor"]
        later = planned(given.read([path], given.release("2025-01-01", "")), text)
        (change,) = [change for change in later.changes if change.id == "bbc"]
        assert change.record is not None
        assert [said["value"] for said in change.record["state"]] == ["Independent public media", "State-controlled media"]


WIKITEXT = """\
{| class="wikitable"
|- class="s-gr" id="BBC"
| data-sort-value="BBC" | [[BBC|BBC]] {{small|(British Broadcasting Corporation)}}
| {{/Status|gr}}
| {{rsnl|1|a|1}}
| {{/Uses|bbc.co.uk|bbc.com}}
|- class="s-d" id="Lenta"
| ''[[Lenta.ru]]'' {{small|(March 2014–present)}}
| {{WP:RSPSTATUS|d|b=y}}
| {{WP:RSPUSES|lenta.ru}}
|- class="s-mr" id="X"
| Other
| {{WP:RSPSTATUS|mr}}
|}
"""


class TestPerennialSources:
    """Wikipedia's list."""

    def test_wikitext(self, tmp_path: Path) -> None:
        """A page gives name, part, status and hosts of each row."""
        found = planned(read("perennial-sources", written(tmp_path, "page.wiki", WIKITEXT)))
        (lenta,) = found.added
        assert (lenta["name"], lenta["domains"]) == ("Lenta.ru", ["lenta.ru"])
        assert (lenta["ratings"][0]["value"], lenta["ratings"][0]["note"]) == ("deprecated", "March 2014–present")
        assert found.changed["bbc"] == ["ratings: generally reliable"]
        assert codes(found)["Other"] == "unsure-value"

    def test_table(self, tmp_path: Path) -> None:
        """A table's alias map counts; a status for several parts, or a host of something larger, is not taken."""
        rows = (
            'The Sun (UK),d,sun.example\nSky News,gr,sky.com\n"A (x); A (y)",gu,a.com\nBusiness (2010present),nc,business.com\n'
        )
        table = written(tmp_path, "table.csv", f"source_name,status,domain\n{rows}")
        stands = written(tmp_path, "alias.json", '{"sun.example": "thesun.co.uk"}')
        found = planned(read("perennial-sources", table, stands))
        assert [(one["name"], one["domains"], one.get("country")) for one in found.added] == [
            ("Business", ["business.com"], None),
            ("The Sun", ["thesun.co.uk"], "GB"),
        ]
        assert found.added[0]["ratings"][0]["note"] == "2010–present"
        assert codes(found) == {"Sky News": "other-name", "A (x); A (y)": "several-outlets"}

    @pytest.mark.parametrize(("name", "text"), [("a.wiki", "nothing"), ("a.json", "{"), ("a.json", "[]"), ("a.csv", "x\n1\n")])
    def test_unreadable(self, tmp_path: Path, name: str, text: str) -> None:
        """What is no such list is said to be none."""
        with pytest.raises(Unreadable):
            read("perennial-sources", written(tmp_path, name, text))


class TestWikidata:
    """Answers of the query service."""

    def test_rows(self, tmp_path: Path) -> None:
        """Rows of one item are one outlet; what is no outlet with a website is told."""
        item = "http://www.wikidata.org/entity/Q"
        paper = {"item": f"{item}1", "itemLabel": "Paper", "website": "https://paper.ua/", "country": "UA", "type": "newspaper"}
        rows = [
            binding(**paper, language="uk", ownerLabel="Holding", share="0.755", inception="1990-01-01T00:00:00Z"),
            binding(**paper, language="ru", ownerLabel="Q5"),
            binding(item="x", itemLabel="No item"),
            binding(item=f"{item}2", itemLabel="Q2"),
            binding(item=f"{item}3", itemLabel="Gone", dissolved="2001-01-01T00:00:00Z"),
            binding(item=f"{item}4", itemLabel="Silent"),
            binding(item=f"{item}5", itemLabel="The Weekly", website="https://bbc.com/"),
        ]
        path = written(tmp_path, "answer.json", json.dumps({"results": {"bindings": rows}}))
        found = planned(read("wikidata", path))
        (record,) = found.added
        assert (record["wikidata"], record["languages"], record["owners"][0]["share"]) == ("Q1", ["uk", "ru"], "75.5 %")
        assert record["owners"][0]["source"] == "https://www.wikidata.org/wiki/Q1"
        assert codes(found) == {
            "No item": "bad-item", "Q2": "bad-name", "Gone": "defunct", "Silent": "no-address", "The Weekly": "other-name",
        }  # fmt: skip

    @pytest.mark.parametrize("text", ["{", "[]", '{"results": []}'])
    def test_unreadable(self, tmp_path: Path, text: str) -> None:
        """What is no answer is said to be none."""
        with pytest.raises(Unreadable):
            read("wikidata", written(tmp_path, "a.json", text))


class TestMondeDiplomatique:
    """The owner tables."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """Excerpts of the tables."""
        edge = "id\torigine\tqualificatif\tvaleur\tcible\n"
        folder = tmp_path / "tables"
        folder.mkdir()
        for name, text in {
            "medias.tsv": "Nom\tType\tPeriodicite\tEchelle\tDisparu\n"
            "Le Parisien\tPresse (x)\tQuotidien\tNational\t\nRadio Classique\tRadio\t\tNational\t\n"
            "Havre Libre\tPresse (x)\tQuotidien\tRégional\tchecked\nÀ part\tSite\t\t\t\n",
            "organisation-media.tsv": f"{edge}1\tGroupe Les Échos\tégal à\t100.00%\tLe Parisien\n"
            "2\tGroupe Les Échos\tégal à\t50.50%\tRadio Classique\n",
            "organisation-organisation.tsv": f"{edge}1\tLVMH\tsupérieur à\t50.00%\tGroupe Les Échos\n"
            "2\tX\tégal à\t0.00%\tGroupe Les Échos\n",
            "personne-organisation.tsv": f"{edge}1\tBernard Arnault\tégal à\t47.00%\tLVMH\n",
            "hosts.csv": "domain,holder1\nradioclassique.fr,x\n",
        }.items():
            written(folder, name, text)
        return folder

    def test_chain(self, folder: Path) -> None:
        """Person, holding, company, outlet: each with its share, and what is known is not said twice."""
        found = planned(read("monde-diplomatique", folder))
        organisations = {change.id: change.record for change in found.changes if change.list == "organisations"}
        assert set(organisations) == {"groupe-les-echos"}
        assert organisations["groupe-les-echos"]["owners"][0] | {"source": ""} == {
            "organisation": "lvmh", "share": "more than 50 %", "source": "", "as_of": "2024-12-17", "checked": "2026-02-02",
        }  # fmt: skip
        (radio,) = found.added
        assert (radio["type"], radio["owners"][0]["share"]) == ("broadcaster", "50.5 %")
        assert found.changed["parisien"] == ["owners: groupe-les-echos, 100 %"]
        assert codes(found) == {"Havre Libre": "defunct", "À part": "no-address", "X – Groupe Les Échos": "unsure-value"}

    def test_where_a_host_was_read(self, folder: Path, tmp_path: Path) -> None:
        """A table may say which host a medium has, and where that was read: an item of Wikidata is the medium's own."""
        read_at = "https://www.wikidata.org/wiki/Q123", "https://fr.wikipedia.org/wiki/Q124"
        rows = zip(("Radio Classique", "À part"), ("rc-direct.fr", "apart.fr"), read_at, strict=True)
        told = written(tmp_path, "told.csv", "name,domain,read\n" + "".join(f"{','.join(row)}\n" for row in rows))
        added = {
            record["domains"][0]: record.get("wikidata") for record in planned(read("monde-diplomatique", folder, told)).added
        }
        assert added == {"rc-direct.fr": "Q123", "apart.fr": None}

    def test_missing_tables(self, tmp_path: Path) -> None:
        """Without the media there is nothing to read."""
        with pytest.raises(Unreadable):
            read("monde-diplomatique", tmp_path)
