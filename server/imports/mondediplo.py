"""The tables “Médias français : qui possède quoi” in, owners of media and the chains above them out.

https://github.com/mdiplo/Medias_francais: media and organisations are known by name; an edge says who owns how much of what.
Hosts are in a table of another set, whose column ``domain`` is matched by name, or in one that says which medium (``name``) has
which host, for hosts that are unlike the name, and in its column ``read`` where: an item of Wikidata there is the medium's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.imports import names, tables
from server.imports.batch import Batch, Chain, Fields, Release, Said, Unreadable
from server.urls import suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_LICENCE = {
    "id": "medias-francais",
    "name": "Médias français : qui possède quoi",
    "licence": "ODC-By-1.0",
    "holder": "Le Monde diplomatique and Acrimed",
    "url": "https://github.com/mdiplo/Medias_francais",
}
RECORDS: list[tuple[str, Fields]] = [("licences", _LICENCE)]
_EDGES = ("personne-media", "organisation-media", "personne-organisation", "organisation-organisation")
_MEDIA = "medias"
_WHO = "according to the list of Le Monde diplomatique and Acrimed"
_SHARE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))? ?%")
_ITEM = re.compile(r"https://www\.wikidata\.org/wiki/(Q[1-9]\d*)")
_Places = tuple[dict[str, list[str]], dict[str, dict[str, str]]]
_SCALE = {"Régional": "FR", "National": "FR", "Suisse": "CH", "Monaco": "MC"}


def read(files: Iterable[Path], release: Release) -> Batch:
    """Read the tables, given one by one or as the folder in which they are."""
    batch = Batch(records=RECORDS)
    found = _tables(files)
    owners: dict[str, list[Fields]] = {}
    above: dict[str, list[Fields]] = {}
    names_of: dict[str, str] = {}
    for table in (name for name in _EDGES if name in found):
        held = owners if table.endswith("-media") else above
        for at, row in tables.rows(found[table], ("origine", "qualificatif", "valeur", "cible"), "\t"):
            if owner := _owner(batch, at, row, release.cited(f"{table}.tsv")):
                target = names.key(row["cible"])
                names_of.setdefault(target, _written(row["cible"]))
                held.setdefault(target, []).append(owner)
    batch.chains = [Chain(names_of[target], statements) for target, statements in above.items()]
    hosts, told = _hosts(found), _told_hosts(found)
    for at, row in tables.rows(found[_MEDIA], ("Nom", "Type", "Echelle"), "\t"):
        _take(batch, at, row, owners.get(names.key(row["Nom"]), []), (hosts, told), release)
    return batch


def _tables(files: Iterable[Path]) -> dict[str, Path]:
    """The tables by their names; that of hosts is known by its column."""
    paths = [inner for path in files for inner in (sorted(path.glob("*.?sv")) if path.is_dir() else [path])]
    found = {path.stem: path for path in paths}
    if missing := [name for name in (_MEDIA, "organisation-media") if name not in found]:
        raise Unreadable(f"there is no table {' and no table '.join(f'{name}.tsv' for name in missing)} among the files")
    return found


def _hosts(found: dict[str, Path]) -> dict[str, list[str]]:
    """Hosts by the name in them, out of all tables that have a column for hosts."""
    hosts: dict[str, list[str]] = {}
    for path in found.values():
        if path.suffix == ".csv" and "domain" in _head(path) and "name" not in _head(path):
            for _, row in tables.rows(path, ("domain",)):
                parts = suffixes.split(row["domain"])
                if parts.subdomain in ("", "www"):
                    for form in (names.key(parts.name), names.key(row["domain"])):
                        hosts.setdefault(form, []).append(row["domain"])
    return hosts


def _told_hosts(found: dict[str, Path]) -> dict[str, dict[str, str]]:
    """Rows with hosts by the name of the medium, out of all tables that have columns for both."""
    paths = [path for path in found.values() if path.suffix == ".csv" and {"name", "domain"} <= {*_head(path)}]
    rows = [row for path in paths for _, row in tables.rows(path, ("name", "domain"))]
    return {_written(row["name"]): row for row in rows}


def _head(path: Path) -> list[str]:
    return tables.text(path).partition("\n")[0].strip().split(",")


def _written(name: str) -> str:
    return " ".join(name.replace("’", "'").split())


def _owner(batch: Batch, at: str, row: dict[str, str], cited: Fields) -> Fields | None:
    """What an edge says, in words; one without meaning is refused."""
    name = _written(row["origine"])
    share = _SHARE.fullmatch(row["valeur"])
    part = f"{int(share[1])}{_decimals(share[2])} %" if share else ""
    kind = row["qualificatif"]
    words = {
        "égal à": {"share": part},
        "supérieur à": {"share": f"more than {part}"},
        "inférieur à": {"share": f"less than {part}"},
        "contrôle": {"note": f"controls it, {_WHO}"},
        "participe": {"note": f"has a share that is not given, {_WHO}"},
    }.get(kind)
    if not name or not words or ("share" in words and part in ("", "0 %")):
        batch.refuse(at, f"{name} – {row['cible']}", "unsure-value", f"'{kind} {row['valeur']}' says of no share and no control")
        return None
    return {"name": name, **words, **cited}


def _decimals(digits: str | None) -> str:
    kept = (digits or "").rstrip("0")
    return f".{kept}" if kept else ""


def _take(  # noqa: PLR0913, PLR0917
    batch: Batch, at: str, row: dict[str, str], owners: list[Fields], places: _Places, release: Release
) -> None:
    hosts, told = places
    try:
        name = names.clean(_written(row["Nom"]))
    except names.BadName as error:
        batch.refuse(at, row["Nom"], "bad-name", str(error))
        return
    if row.get("Disparu"):
        batch.refuse(at, name, "defunct", "the set says that it is no more")
        return
    named = (host for form in sorted(_written_in_hosts(name)) for host in hosts.get(form, ()))
    own = told.get(name, {})
    found = [own["domain"]] if own else [*dict.fromkeys(named)]
    if len(found) > 1:
        batch.refuse(at, name, "several-hosts", f"several hosts have its name: {', '.join(found)}")
        return
    country = _SCALE.get(row["Echelle"], "")
    item = _ITEM.fullmatch(own.get("read", ""))
    plain = {"type": _type(row), "country": country or None, "wikidata": item and item[1]}
    shown = release.cited(f"{_MEDIA}.tsv")["source"]
    statements = {"owners": owners} if owners else {}
    batch.said.append(
        Said(at, names.key(name), name, found[0] if found else "", shown, plain, statements, country=country or "FR")
    )


def _written_in_hosts(name: str) -> set[str]:
    """How a name stands in a host: with its article or without, ``lepoint`` and ``point``; a place in brackets tells it apart."""
    return {names.key(name), names.key(re.sub(r"\W", "", name))}


def _type(row: dict[str, str]) -> str | None:
    """What the set's own kinds say; a weekly of the press may be newspaper or magazine."""
    kind = row["Type"]
    if kind in ("Télévision", "Radio"):
        return "broadcaster"
    if kind.startswith("Presse"):
        return "newspaper" if row.get("Periodicite") == "Quotidien" else None
    return "news-site" if kind == "Site" else None


__all__ = ["RECORDS", "read"]
