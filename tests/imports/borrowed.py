"""A registry, and small sets to be brought into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from server import registry
from server.curation import layout
from server.imports import FORMATS, Plan, plan

if TYPE_CHECKING:
    from pathlib import Path

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


def binding(**values: str) -> dict[str, Any]:
    """A row of the query service's answer."""
    return {name: {"type": "literal", "value": value} for name, value in values.items()}


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
