"""The State Media Matrix in, what the State Media Monitor says of outlets out.

https://github.com/ASD-at-GMF/state-media-profiles: one row for each address of an asset of a media company.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.imports import names, tables
from server.imports.batch import Batch, Fields, Release, Said
from server.urls import suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


RATER = "state-media-monitor"
HOLDER = "alliance-for-securing-democracy"  # has merged other lists into the Monitor's, row by row
TYPOLOGY = {
    "SC": "State-controlled media",
    "CaPu": "Captured public/state-managed media",
    "CaPr": "Captured private media",
    "ISFM": "Independent state-funded and state-managed media",
    "ISF": "Independent state-funded media",
    "ISM": "Independent state-managed media",
    "IP": "Independent public media",
}
LICENCE = {
    "id": "state-media-profiles",
    "name": "State Media Profiles",
    "licence": "MIT",
    "holder": "Alliance for Securing Democracy, with data of the State Media Monitor",
    "url": "https://github.com/ASD-at-GMF/state-media-profiles",
}
RECORDS: list[tuple[str, Fields]] = [
    ("licences", LICENCE),
    (
        "raters",
        {
            "id": RATER,
            "name": "State Media Monitor",
            "question": "How far is the outlet under the control of a state, by its funding, its governance "
            "and its editorial line?",
            "scale": list(TYPOLOGY.values()),
            "language": "en",
            "url": "https://statemediamonitor.com/typology/",
            "licence": LICENCE["id"],
        },
    ),
    (
        "raters",
        {
            "id": HOLDER,
            "name": "Alliance for Securing Democracy",
            "question": "How far is the outlet under the control of a state, in the terms of the State Media Monitor, "
            "to whose list it added the outlet?",
            "scale": list(TYPOLOGY.values()),
            "language": "en",
            "url": LICENCE["url"],
            "licence": LICENCE["id"],
        },
    ),
]
# A class of outlets in the place of a company: whoever owns them, it is not that.
_NO_COMPANY = re.compile(
    r"\b(?:press|publications?|publishing|newspapers?|units?|media|outlets?|radios?|televisions?|tvs?|stations?|groups?|system)\W*$|\*$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:the\s+)?(?:state|government|govt|local|regional|provincial|municipal|public|military|party)\b", re.IGNORECASE
)
_VAGUE = re.compile(r"\bministry\b|\bpsb\b|[:;]", re.IGNORECASE)
_KINDS = {
    "magazine": "magazine",
    "news agency": "news-agency",
    "news portal": "news-site",
    "newspaper": "newspaper",
    "online": None,
    "print": None,
    "print media": None,
    "radio": "broadcaster",
    "television": "broadcaster",
    "tv": "broadcaster",
}
_TV = re.compile(r"\btv\b", re.IGNORECASE)
_LABEL = re.compile(rf"({'|'.join(sorted(_KINDS, reverse=True))})s?\s*:\s*(?=\S)", re.IGNORECASE)
_MONITORED = ("CN", "IR", "RU")  # of these the set also lists services for abroad, which may be edited anywhere
_COLUMNS = ("Country", "Media company", "Main assets", "URL", "Typology", "Status")


def read(files: Iterable[Path], release: Release) -> Batch:
    """Read the matrix; a company with one asset may be that asset under another name, and is no owner.

    Rows that its holder has merged into the Monitor's list are the holder's word, where the Monitor has none.
    """
    batch = Batch(records=RECORDS, near=True)
    for path in files:
        rows = [*tables.rows(path, _COLUMNS)]
        assets: dict[str, set[str]] = {}
        for _, row in rows:
            assets.setdefault(row["Media company"], set()).add(row["Main assets"])
        single = {company for company, names_of in assets.items() if len(names_of) == 1}
        found = [(row, said) for at, row in rows if (said := _said(batch, at, row, release, single))]
        own = {sign for row, said in found if not _merged(row) for sign in (said.key, _site(said.address))}
        for row, said in found:
            doubled = _merged(row) and own & {said.key, _site(said.address)}
            batch.said.append(said.without("state") if doubled else said)
    return batch


def _merged(row: dict[str, str]) -> bool:
    return "merged" in f"{row['Status']} {row.get('Notes', '')}".casefold()


def _site(address: str) -> str:
    """The registrable domain of an address, or the address where it has none."""
    parts = suffixes.split(names.host(address))
    return f"{parts.name}.{parts.suffix}" if parts.name and parts.suffix else address


def _said(batch: Batch, at: str, row: dict[str, str], release: Release, single: set[str]) -> Said | None:
    asset, company = row["Main assets"], row["Media company"]
    shown = " ".join(asset.split()) or company
    kind = _LABEL.match(asset)
    try:
        name, whole = names.clean(asset[kind.end() if kind else 0 :]), names.clean(company)
    except names.BadName as error:
        batch.refuse(at, shown, "bad-name", str(error))
        return None
    if why := _refusal(row):
        batch.refuse(at, shown, *why)
        return None
    if _same(name, whole) or _at_company(name, whole, row["URL"]):
        name = whole
    country = names.country(row["Country"])
    state = {"by": HOLDER if _merged(row) else RATER, "value": TYPOLOGY[row["Typology"]], "country": country, **release.cited()}
    return Said(
        at=at,
        key=f"{names.key(names.plain(name))}|{names.key(names.plain(whole))}|{country}",
        name=name,
        address=row["URL"],
        source=release.source,
        plain={"type": _KINDS.get(kind[1].lower()) if kind else None, "country": country if _at_home(row, country) else None},
        statements={
            "owners": [] if company in single or _merged(row) else _owners(company, name, release),
            "state": [state if country else {**state, "country": None}],
        },
        whole="" if _is_class(company) else whole,
    )


def _at_home(row: dict[str, str], country: str) -> bool:
    """Is the state's country that of the outlet? What was merged from lists of foreign services may be edited anywhere."""
    ending = names.ending(row["URL"])
    return ending == country or not (ending or _merged(row) or country in _MONITORED)


def _refusal(row: dict[str, str]) -> tuple[str, str] | None:
    code, status = row["Typology"], row["Status"].casefold()
    if code not in TYPOLOGY:
        return "unsure-value", f"its typology is '{code[:40]}', which is none of {', '.join(TYPOLOGY)}"
    if "not functional" in status or "defunct" in status or "expired" in status:
        return "defunct", f"the set says of its site: {row['Status'][:80]}"
    if not row["URL"]:
        return "no-address", "the set gives no address"
    return None


def _is_class(company: str) -> bool:
    return bool(company.endswith("*") or (_KIND.search(company) and _NO_COMPANY.search(company)) or _VAGUE.search(company))


def _same(name: str, whole: str) -> bool:
    """Is the asset the company, perhaps called by its initials, or television by TV?"""
    full = {names.key(_TV.sub("television", form)) for form in (name, whole)}
    return bool(names.forms(name) & {*names.forms(whole), names.initials(whole)}) or len(full) == 1


def _at_company(name: str, whole: str, address: str) -> bool:
    """Does the asset stand for the whole site of the company, which is not called like it?"""
    host = names.host(address)
    if not address.strip().lower().rstrip("/").endswith(host) or suffixes.split(host).subdomain:
        return False  # a part of the site
    return names.like(whole, host, last=False) and not names.like(name, host)


def _owners(company: str, name: str, release: Release) -> list[Fields]:
    """The media company, where it is one and not the asset itself."""
    whole = names.clean(company)
    if _is_class(company) or _same(name, whole):
        return []
    return [
        {"name": names.plain(whole), "note": "the media company among whose main assets the source lists it", **release.cited()}
    ]


__all__ = ["RATER", "RECORDS", "TYPOLOGY", "read"]
