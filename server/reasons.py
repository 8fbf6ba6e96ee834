"""Why something is shown on a page, or resembles another: a code with what it speaks of in, the English sentence out.

The one place where such sentences are made; other programs say the same from the code, in their readers' language. Knows
neither pages nor claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Sequence

Code = Literal[
    "same-address",
    "title",
    "title-and-date",
    "address-words",
    "address-words-and-date",
    "outlet-in-title-words",
    "cites-title",
    "cites-page",
    "another-article",
    "no-article",
    "review",
    "appeared",
    "first-appeared",
    "shared-words",
    "shared-words-denied",
    "shared-words-other-numbers",
    "words-stand",
    "quotation-stands",
]
ResemblanceCode = Literal["resembles-address", "resembles-addresses"]
_SHARED = "A passage of this page resembles this statement: both speak of {words}."
_SENTENCES: dict[Code, str] = {
    "same-address": "The source list gives this very address.",
    "title": "The page's title has the words of the cited title “{title}”.",
    "title-and-date": "The page's title has the words of the cited title “{title}”, its address the date.",
    "address-words": "The address carries the words of the cited title “{title}”.",
    "address-words-and-date": "The address carries the words of the cited title “{title}” and its date.",
    "outlet-in-title-words": (
        "It cites the outlet in words of the title “{title}”, which is this page; it does not name the article."
    ),
    "cites-title": "It cites “{title}”, which is this page.",
    "cites-page": "It cites this page.",
    "another-article": "It cites {outlet}; the article that it names is not known to be this page.",
    "no-article": "It cites {outlet}; it does not say which article.",
    "review": "This page is {by}'s review of this claim.",
    "appeared": "{by} {name} this page as one where this claim appeared.",
    "first-appeared": "{by} {name} this page as one where this claim first appeared.",
    "shared-words": _SHARED,
    "shared-words-denied": (
        f"{_SHARED} Only one of the two has a word such as “not” or “without”, so they may not say the same."
    ),
    "shared-words-other-numbers": f"{_SHARED} They give different numbers.",
    "words-stand": "The words of this statement stand on this page.",
    "quotation-stands": "A quotation in this statement stands on this page.",
}
_RESEMBLES: dict[ResemblanceCode, str] = {
    "resembles-address": "{host} resembles {domains}, an address of {outlets}, and is not one of its known addresses.",
    "resembles-addresses": "{host} resembles {domains}, addresses of {outlets}, and is none of their known addresses.",
}


class Reason(NamedTuple):
    """A code and what it speaks of; as a mapping, it is the API's ``reason``.

    :param code: which sentence it is
    :param title: the cited title
    :param outlet: the outlet's name
    :param by: names of fact-checkers
    :param words: words that page and claim share, as the claim writes them
    """

    code: Code
    title: str | None = None
    outlet: str | None = None
    by: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """The reason in an English sentence."""
        return _SENTENCES[self.code].format(
            title=self.title,
            outlet=self.outlet,
            by=_and(self.by),
            name="names" if len(self.by) == 1 else "name",
            words=_and([f"“{word}”" for word in self.words]),
        )


class Resemblance(BaseModel):
    """Why a host counts as a look-alike: a code and what it speaks of. It alleges no intent."""

    model_config = ConfigDict(frozen=True)

    code: ResemblanceCode = Field(description="which reason it is")
    host: str = Field(description="the host that was asked about")
    domains: tuple[str, ...] = Field(description="the outlets' own hosts that it resembles, in the order of the outlets")
    outlets: tuple[str, ...] = Field(description="names of all outlets that bear the name that it resembles")

    @property
    def why(self) -> str:
        """The reason in an English sentence."""
        domains, outlets = _and(self.domains), _and(self.outlets)
        return _RESEMBLES[self.code].format(host=self.host, domains=domains, outlets=outlets)


def resembles(host: str, domains: Sequence[str], outlets: Sequence[str]) -> Resemblance:
    """Say that a host resembles one outlet's address, or those of several outlets of one name.

    :param domains: the outlets' own hosts, in the order of ``outlets``
    :param outlets: their names
    """
    code: ResemblanceCode = "resembles-address" if len(outlets) == 1 else "resembles-addresses"
    return Resemblance(code=code, host=host, domains=tuple(domains), outlets=tuple(outlets))


def _and(names: Sequence[str]) -> str:
    *others, last = names or ("",)
    return f"{', '.join(others)} and {last}" if others else last
