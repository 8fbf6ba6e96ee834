"""An answer about a page in, its claims out, in the order in which a page shows them: fact-checks, and the others by document."""

from __future__ import annotations

from typing import Any, NamedTuple

_REVIEWED = frozenset({"reviewed-on-page", "appeared-on-page"})


class Citing(NamedTuple):
    """A document that cites the page or its outlet.

    :param document: id, title and kind
    :param page: matches whose claims cite this very page
    :param outlet: matches whose claims cite its outlet
    :param total: how many sentences of it cite the outlet in all; 0 if no outlet is listed
    """

    document: dict[str, Any]
    page: list[dict[str, Any]]
    outlet: list[dict[str, Any]]
    total: int

    @property
    def named(self) -> bool:
        """May one of its sentences name an article? Where some are not given, one may."""
        given = [*self.page, *self.outlet]
        return len(given) < self.total or any(said["work"] for match in given for said in match["claim"]["citations"])


def by_document(answer: dict[str, Any]) -> list[Citing]:
    """Sort the claims of an answer, in the shape of ``answers.ContextAnswer``, by their documents."""
    found = {cited["document"]["id"]: Citing(cited["document"], [], [], cited["claims"]) for cited in answer["cited_by"]}
    for match in answer["claims"]:
        if match["match"]["kind"] in _REVIEWED:
            continue
        document = match["claim"]["document"]
        citing = found.setdefault(document["id"], Citing(document, [], [], 0))
        (citing.page if match["match"]["kind"] == "cites-this-page" else citing.outlet).append(match)
    return list(found.values())


def reviewed(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Matches of claims that stood on the page and were checked, or of which the page is the fact-check."""
    return [match for match in answer["claims"] if match["match"]["kind"] in _REVIEWED]
