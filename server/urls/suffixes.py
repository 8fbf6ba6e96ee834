"""A host in, its parts and the use of its public suffix out.

Follows the Public Suffix List, private section included; the list is the bundled one, never fetched. Knows nothing of
outlets and does not judge whether a host is well formed.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Literal, NamedTuple

import publicsuffixlist
import tldextract
from can_ada import idna_encode
from tldextract.suffix_list import extract_tlds_from_suffix_list

Use = Literal["com", "general", "shared", "national", "new", "closed", "hosting", "none"]

LIST = Path(publicsuffixlist.__file__).with_name("public_suffix_list.dat")
PUBLIC, PRIVATE = extract_tlds_from_suffix_list(LIST.read_text(encoding="utf-8"))  # rules of its two sections


def _extractor() -> tldextract.TLDExtract:
    extract = tldextract.TLDExtract(
        cache_dir=None,
        suffix_list_urls=(LIST.as_uri(),),
        fallback_to_snapshot=False,
        include_psl_private_domains=True,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # requests-file leaves closing to the garbage collector
        extract.extract_str("")
    return extract


_extract = _extractor()
# The last two labels of each private suffix: a host that ends otherwise needs no closer look.
_HOSTING = frozenset(idna_encode(".".join(rule.lstrip("*.!").rsplit(".", 2)[-2:])).decode() for rule in PRIVATE)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Only for checked institutions, also as a country's second level (ac.uk, edu.au, gov.uk, gob.mx).
CLOSED = _set("ac arpa edu gc gob gouv gov govt gub int mil")
ENDINGS: dict[Use, frozenset[str]] = {
    "com": _set("com"),
    # of before 2012, and those that makers of software call themselves by
    "general": _set("ai app blog cloud dev eu io net org tech tv"),
    # new ones under which some newspapers do live, and codes sold to anybody: Google's list of generic country codes,
    # and others whose registries advertise as such
    "shared": _set(
        "asia biz info media news online press site website world xyz "
        "ac ad ag bz co dj fm gg im in la lc me nu sc sh sr st su to vc"
    ),
    # sponsored, of a language or of a place: who is there belongs there
    "national": _set(
        "aero africa alsace amsterdam barcelona bayern berlin boston brussels bzh cat coop cologne corsica cymru eus "
        "frl gal gent hamburg helsinki irish istanbul jobs kiwi koeln krd london madrid melbourne miami museum nrw nyc "
        "osaka paris post quebec rio ruhr saarland scot swiss sydney taipei tatar tirol tokyo travel vegas "
        "vlaanderen wales wien zuerich"
    ),
    # codes sold to anybody, of territories so small that they have hardly a press of their own
    "new": _set("as bv cc cf cx ga gl gq gs hm ml ms nf pm pn pw re tc tf tk vg wf ws yt"),
}
_USES = {ending: use for use, endings in ENDINGS.items() for ending in endings}
# Names under which anybody may register, sold like a suffix (CentralNic and others); the rest of the list's private
# section are hosts of other people's pages.
SOLD = _set(
    "ae.org africa.com br.com cn.com co.com co.nl com.de com.se de.com eu.com gb.net gr.com hu.com hu.net in.net "
    "jp.net jpn.com mex.com qc.com ru.com sa.com se.net uk.com uk.net us.com us.org za.bz za.com"
)
_CODE = 2  # letters of a country's code


class Parts(NamedTuple):
    """The parts of a host, in lower case, without dots at their ends; an absent part is ``""``.

    ``private`` says that ``suffix`` is of the list's private section.
    """

    subdomain: str
    name: str
    suffix: str
    private: bool


def split(host: str) -> Parts:
    """Split ``host``: ``edition.cnn.com`` is ``("edition", "cnn", "com", False)``.

    :param host: a host name; an IP address and an unknown suffix give an empty ``suffix``
    """
    parts = _extract.extract_str(host.lower())
    return Parts(parts.subdomain, parts.domain, parts.suffix, parts.is_private)


def hosting(host: str) -> str | None:
    """Return the private suffix below which ``host`` lies, such as ``github.io``; ``None`` if it lies below none."""
    if host[host.rfind(".", 0, max(host.rfind("."), 0)) + 1 :] not in _HOSTING:
        return None
    parts = split(host)
    return parts.suffix if parts.private else None


def use(parts: Parts) -> Use:
    """Name the use of ``parts``' suffix.

    * ``com``: commerce's first choice; whoever has a plain name there has had it for decades
    * ``general``: the other endings of old (``net``, ``org``, ``tv``) and those of software (``io``, ``app``)
    * ``shared``: endings of all trades and nations, news among them (``news``, ``media``, ``co``, ``me``)
    * ``national``: of a country, a place or a language, whose press lives there (``de``, ``com.ua``, ``scot``)
    * ``new``: all others that are sold to anybody (``ltd``, ``pics``, ``ws``, ``co.com``)
    * ``closed``: given to checked institutions only (``edu``, ``gov``, ``ac.uk``)
    * ``hosting``: a host of other people's pages (``github.io``, ``blogspot.com``)
    * ``none``: there is no suffix, or no name before it
    """
    if not parts.suffix or not parts.name:
        return "none"
    if parts.private:
        return "new" if parts.suffix in SOLD else "hosting"
    last = parts.suffix.rpartition(".")[2]
    if parts.suffix.partition(".")[0] in CLOSED and parts.suffix != "ac":
        return "closed"
    return _USES.get(last) or ("national" if len(last) == _CODE or last.startswith("xn--") else "new")


__all__ = ["CLOSED", "ENDINGS", "LIST", "SOLD", "Parts", "Use", "split", "use"]
