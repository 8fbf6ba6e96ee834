"""A few rows of each set, and what they would do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from borrowed import REGISTRY, binding, planned, read, written

if TYPE_CHECKING:
    from pathlib import Path

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
