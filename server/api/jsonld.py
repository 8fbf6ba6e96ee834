"""Our JSON in, schema.org JSON-LD out, for clients that ask for ``application/ld+json``.

Follows schema.org: NewsMediaOrganization, Article, Dataset, CreativeWork, Claim, ClaimReview, ItemList. What schema.org has no
word for stays out. A ClaimReview is a fact-checker's: a claim that nobody has reviewed is a Claim and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.datastructures import MIMEAccept

TYPE = "application/ld+json"


def wanted(accepted: MIMEAccept) -> bool:
    """Does the client prefer JSON-LD?"""
    return accepted.best_match(["application/json", TYPE]) == TYPE


def convert(body: bytes) -> bytes:
    """Convert an answer of version 1 of the API."""
    answer = orjson.loads(body)
    kind = next(kind for field, kind in _KINDS.items() if field in answer)
    return orjson.dumps({"@context": "https://schema.org", **kind(answer)})


def _context(answer: dict[str, Any]) -> dict[str, Any]:
    outlet = answer["outlet"]
    mentions = [_claim(match["claim"]) for match in answer["claims"]]
    listed = [{"@type": "Article", "@id": f"/v1/documents/{work['document']['id']}"} for work in answer["works"]]
    return _sparse(
        {
            "@type": "WebPage",
            "url": answer["page"]["url"],
            "publisher": _outlet(outlet) if outlet else None,
            "subjectOf": [*listed, *mentions],
        }
    )


def _outlet(outlet: dict[str, Any]) -> dict[str, Any]:
    wikidata, founded = outlet.get("wikidata"), outlet.get("founded")
    return _sparse(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"/v1/outlets/{outlet['id']}",
            "name": outlet["name"],
            "alternateName": outlet.get("aliases"),
            "url": f"https://{outlet['domains'][0]}",
            "sameAs": f"https://www.wikidata.org/wiki/{wikidata}" if wikidata else None,
            "knowsLanguage": outlet["languages"],
            "location": {"@type": "Country", "identifier": outlet["country"]} if outlet["country"] else None,
            "foundingDate": str(founded["value"]) if founded else None,
            "parentOrganization": [_owner(owner) for owner in outlet.get("owners", ())],
        }
    )


def _owner(owner: dict[str, Any]) -> dict[str, Any]:
    above = [_owner(next_owner) for next_owner in owner["owners"]]
    return _sparse({"@type": "Organization", "name": owner["name"], "parentOrganization": above})


def _document(document: dict[str, Any]) -> dict[str, Any]:
    return _sparse(
        {
            "@type": _DOCUMENTS.get(document["kind"], "Article"),
            "@id": f"/v1/documents/{document['id']}",
            "name": document["title"],
            "inLanguage": document.get("language"),
            "author": document.get("author"),
            "url": document.get("url"),
            "datePublished": document.get("published"),
            "license": _licence(document.get("licence")),
            "citation": [_work(work) for work in document.get("source_list", ())],
        }
    )


def _licence(licence: str | None) -> str | dict[str, str] | None:
    """An address as it is; a name is that of a text."""
    if not licence or licence.startswith(("https://", "http://")):
        return licence
    return {"@type": "CreativeWork", "name": licence}


def _work(work: dict[str, Any]) -> dict[str, Any]:
    return _sparse(
        {
            "@type": "CreativeWork",
            "name": work["title"] or work["raw"],
            "author": work["author"],
            "publisher": work["publisher"],
            "datePublished": work["date"],
            "url": work["url"],
        }
    )


def _claim(claim: dict[str, Any]) -> dict[str, Any]:
    hosts = dict.fromkeys(citation["domain"] for citation in claim["citations"] if citation["domain"])
    document = _document(claim["document"])
    said = _said(claim)
    if claim["document"]["kind"] == "fact-checks":  # it says what others have said
        said["isPartOf"] = document
    else:
        said["appearance"] = [document, *said["appearance"]] if "appearance" in said else document
    said["citation"] = [{"@type": "CreativeWork", "url": f"https://{host}"} for host in hosts]
    said["review"] = [_review(claim, review) for review in claim["reviews"]]
    return _sparse(said)


def _said(claim: dict[str, Any], by: str | None = None) -> dict[str, Any]:
    """A claim as fact-checkers describe it: who said it, when, and where it was found.

    :param by: only pages that this fact-checker names
    """
    found: dict[bool, list[dict[str, str]]] = {True: [], False: []}
    for page in claim.get("appearances", ()):
        if by in (None, *page["by"]):
            found[page["first"]].append({"@type": "CreativeWork", "url": page["url"]})
    return _sparse(
        {
            "@type": "Claim",
            "@id": f"/v1/claims/{claim['id']}",
            "text": claim["text"],
            "author": claim.get("speaker"),
            "datePublished": claim.get("said"),
            "firstAppearance": found[True],
            "appearance": found[False],
        }
    )


def _review(claim: dict[str, Any], review: dict[str, Any]) -> dict[str, Any]:
    return _sparse(
        {
            "@type": "ClaimReview",
            "url": review["url"],
            "claimReviewed": claim["text"],
            "itemReviewed": _said(claim, review["by"]),
            "author": _sparse({"@type": "Organization", "name": review["by"], "url": review["by_url"]}),
            "reviewRating": {"@type": "Rating", "alternateName": review["rating"]},
            "datePublished": review["date"],
        }
    )


def _items(answer: dict[str, Any]) -> dict[str, Any]:
    items = answer["items"]
    listed = [{"@type": "ListItem", "position": n, "item": _item(item)} for n, item in enumerate(items, 1)]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": listed}


def _item(item: dict[str, Any]) -> dict[str, Any]:
    return next(kind for field, kind in _KINDS.items() if field in item)(item)


def _sparse(node: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known: JSON-LD has no use for null."""
    return {name: value for name, value in node.items() if value not in (None, [], "")}


_DOCUMENTS = {"report": "Report", "fact-checks": "Dataset"}  # by kind; all others are articles

_KINDS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {  # by the field that only this kind of answer has
    "page": _context,
    "items": _items,
    "domains": _outlet,
    "citations": _claim,
    "published": _document,
}
