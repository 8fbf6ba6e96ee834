"""Imports: what each format's set says of outlets is taken as far as it is sound, and all else is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from server import curation, registry
from server.cli import main
from server.curation import layout
from server.imports import FORMATS, Plan, Unreadable, mapped, names, plan

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import CliRunner

    from server.imports.batch import Batch

REGISTRY = """\
platforms:
- id: facebook
  name: Facebook
  domains: [facebook.com]
  tenants: [facebook.com/*]

organisations:
- id: lvmh
  name: LVMH
  owners:
  - name: Bernard Arnault
    share: 47 %
    source: https://github.com/mdiplo/Medias_francais/blob/231814eab6aa48b355a87b73258c357bf3bbd457/personne-organisation.tsv
    checked: 2026-01-01

outlets:
- id: bbc
  name: BBC
  domains: [bbc.co.uk, bbc.com]
  type: broadcaster
  country: GB
  source: https://example.org/bbc
  checked: 2026-01-01

- id: parisien
  name: Le Parisien
  domains: [leparisien.fr]
  country: FR
  source: https://example.org/parisien
  checked: 2026-01-01
"""
MATRIX = """\
Region,Country,Media company,Main assets,URL,Typology,Status,Notes
Europe,United Kingdom,British Broadcasting Corporation (BBC),BBC,https://www.bbc.com/,IP,,
Europe,United Kingdom,British Broadcasting Corporation (BBC),BBC Test,https://test.bbc.com/,IP,,
Asia,Afghanistan,Radio Television Afghanistan (RTA),National Television Afghanistan,https://rta.af/,SC,,
Asia,Afghanistan,Radio Television Afghanistan (RTA),Radio Afghanistan,https://rta.af/,SC,,
Eurasia,Ukraine,Ukrinform,Ukrinform,https://ww.ukrinform.net/,SC,,
Eurasia,Ukraine,Ukrinform,Ukrinform,http://www.ukrinform.ua/,SC,,
Eurasia,Russia,Current Time,Current Time TV,https://www.currenttime.tv/,ISFM?,,
Africa,Chad,ONAMA,Tele Tchad,https://www.facebook.com/onama,SC,,
Africa,Chad,ONAMA,Radio Tchad,https://onama.td/radio/x,SC,,
Asia,Laos,Vientiane,Vientiane Mai,https://co.la/,SC,Currently Not Functional,
Asia,Kuwait,Ministry of Information,KTV,https://media.gov.kw/,SC,,
Asia,Iran,Irib,=HYPERLINK(1),https://irib.ir/,SC,,
Asia,Iran,Irib,Irib News,,SC,,
Asia,Iran,Irib,Irib World,https://ir/,SC,,
Asia,Iran,Irib,Irib Two,https://a b.ir/,SC,,
Asia,Iran,Khabar Group,Television: Khabar,https://khabar.ir/,CaPr,,
Asia,Iran,Khabar Group,Khabar Two,https://khabartwo.ir/,CaPr,,
Asia,Iran,Foreign,Other Name,https://dire.com/,CaPr,,
"""


def planned(batch: Batch, text: str = REGISTRY) -> Plan:
    """What an import of a set into a registry would do."""
    found, problems = registry.parse("sources.yaml", text)
    assert found, problems
    return plan(batch, found, layout.read(text)[0], "2026-02-02")


def read(form: str, *files: Path) -> Batch:
    """The set in some files, in the release that is known."""
    return FORMATS[form].read(files, FORMATS[form].known)


def codes(found: Plan) -> dict[str, str]:
    """The code by which each name was refused."""
    return {refusal.name: refusal.code for refusal in found.refused}


def written(folder: Path, name: str, text: str) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_text(text)
    return path


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


def binding(**values: str) -> dict[str, Any]:
    """A row of the query service's answer."""
    return {name: {"type": "literal", "value": value} for name, value in values.items()}


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

    def test_missing_tables(self, tmp_path: Path) -> None:
        """Without the media there is nothing to read."""
        with pytest.raises(Unreadable):
            read("monde-diplomatique", tmp_path)


MAPPING = """\
licence: {id: mine, name: My list, licence: CC0-1.0, holder: Me, url: 'https://example.org/list'}
rater: {id: me, name: Me, question: Good?, scale: [good, bad], url: 'https://example.org/'}
source: https://example.org/list/{id}
as_of: 2026-01
columns: {name: Name, address: Site, country: Land, languages: Lang, rating: Verdict, owner: Owner, state: Tie, defunct: Gone}
values: {rating: {g: good}}
where: {Use: [y]}
"""
TABLE = """\
id,Name,Site,Land,Lang,Verdict,Owner,Tie,Gone,Use
1,El Diario,https://diario.ar,Argentina,"es, en",g,Grupo,bad,,y
2,Other,https://other.de,Nowhere,,,,,,n
3,Alpha,https://alpha.de,Nowhere,xx-yy,,,,,y
4,Beta,https://beta.de,,,,,,closed,y
5,,https://beta.de,,,,,,,y
"""


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
