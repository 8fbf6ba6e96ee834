"""The blocks of a post in, the same out with those told as furniture that only lead about in its own site.

A site gives itself away by links to subscribe, to comment and to share. Refuses to judge sentences: only what is not one
can be furniture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.documents.hosts import split_address
from server.documents.sources import ADDRESS
from server.documents.weblinks import is_errand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.documents.block import Anchor, Block

_LINK = re.compile(
    r"!?\[(?P<words>(?:[^\[\]]|!\[[^\[\]]{0,200}\]\([^()\s]{0,400}\)){0,400}+)\]"
    rf"\(<?(?P<address>{ADDRESS})>?(?:\s+\"[^\"\n]*\")?\)"
)
_STOPPED = re.compile(r"[.!?…:;][”\"’»“)*_]*\s*$")
_FEW = 4
"""Words beside the links that make no sentence: "142 likes", "8 Nov 2024"."""


def without(blocks: list[Block], url: str | None = None) -> list[Block]:
    """Tell as furniture what holds nothing but links within the site.

    :param url: where the text was published, if known
    """
    links = [list(_links(block)) for block in blocks]
    own = {site for each in links for address, words in each if is_errand(address, words) and (site := _host(address))}
    own |= {_host(url)} if url else set()
    return [
        block._replace(role="furniture", level=0) if own and found and _leads_about(block, found, own) else block
        for block, found in zip(blocks, links, strict=True)
    ]


def _links(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the addresses to which the block leads, with the words that do."""
    for anchor in block.anchors:
        if anchor.target.startswith("http"):
            yield anchor.target, block.text[slice(*_words(anchor))]
    for link in _LINK.finditer(block.text):
        yield link["address"], link["words"]


def _leads_about(block: Block, links: list[tuple[str, str]], own: set[str]) -> bool:
    if block.role not in {"paragraph", "heading", "caption"}:
        return False
    beside = _beside(block)
    few = len(re.findall(r"[^\W\d_]+", beside)) <= _FEW and not _STOPPED.search(beside)
    return few and all(_within(_host(address), own) for address, _ in links)


def _beside(block: Block) -> str:
    """What of the block stands in no link."""
    kept, at = [], 0
    for begin, end in sorted(_words(anchor) for anchor in block.anchors if anchor.target.startswith("http")):
        kept.append(block.text[at:begin])
        at = max(at, end)
    return _LINK.sub(" ", " ".join([*kept, block.text[at:]]))


def _words(anchor: Anchor) -> tuple[int, int]:
    """Where the words of a link begin and end; a mark has none."""
    return anchor.start if anchor.opening is None else anchor.opening + anchor.lead, anchor.start


def _within(host: str, own: set[str]) -> bool:
    """Say whether the host is the site's own, or that of the platform on which the site is."""
    return any(host == site or (site.endswith(f".{host}") and "." in host) for site in own)


def _host(address: str) -> str:
    cited = split_address(address)
    return cited.host.lower().removeprefix("www.") if cited else ""
