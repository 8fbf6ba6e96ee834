"""The sentences of a paragraph in, the same out with the citations widened that carry the whole of it.

Goes by where the only marks of the paragraph stand, and by the outlets that its sentences name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.documents import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from server.documents.outlets import Outlets
    from server.documents.passage import Passage

_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w’.-]*|&)(?:\s(?:[A-ZÀ-Þ][\w’.-]*|&)){0,4}")
_SEVERAL = 2
"""Sentences without a citation before the last that a mark after its full stop carries too."""
_INNER = re.compile(r"\w{4}[.!?]\s+[A-ZÀ-Þ]\w")
"""The end of a sentence within a quotation, which is taken whole."""
_LEAD = re.compile(r"\s*\*\*(?:[^\s*]+\s+){4,20}[^\s*]+[.!:?]\*\*")
"""A sentence in bold that says what the paragraph tells."""
_NEEDS_OBJECT = re.compile(
    r"\b(?:with|to|in|by|for|from|of|at|told|via|on|mit|in|bei|von|gegenüber|à|avec|dans|par|pour|au|aux)$",
    re.IGNORECASE,
)


def widened(found: list[Passage], outlets: Outlets, *, apart: bool) -> list[Passage]:
    """Give the only citations of a paragraph the whole of it, where its words show that they carry the other sentences.

    They do where they stand after the last full stop of several sentences; where they close it and hang on a sentence that
    asserts nothing, or an earlier one names their outlet; and where the sentence needs them as its object ("in an
    interview with (…)") and later ones tell what stands there.
    """
    citing = [at for at, passage in enumerate(found) if passage.citings]
    if len(citing) != 1 or len(found) == 1:
        return found
    at = citing[0]
    passage = found[at]
    if any(citing.scope != "sentence" for citing in passage.citings):
        return found
    if at == len(found) - 1:
        carries = (
            _closes(found, outlets, apart=apart)
            or wording.kind(passage.text, ()) == "rhetoric"
            or _named_before(found[:at], passage, outlets)
        )
    else:
        carries = bool(_NEEDS_OBJECT.search(passage.citings[-1].words))
    if carries:
        found[at] = passage._replace(citings=tuple(citing._replace(scope="paragraph") for citing in passage.citings))
    return found


def _closes(found: Sequence[Passage], outlets: Outlets, *, apart: bool) -> bool:
    """Say whether the citations stand after the last full stop of several sentences, the last of which names no source itself."""
    passage = found[-1]
    told = passage.block.quoted or _LEAD.match(passage.block.text)
    several = sum(1 + len(_INNER.findall(each.text)) for each in found if " " in each.text) > (1 if told else _SEVERAL)
    outside = all(citing.outside for citing in passage.citings)
    return several and outside and not apart and not _named_before([passage], passage, outlets)


def _named_before(before: Sequence[Passage], passage: Passage, outlets: Outlets) -> bool:
    """Say whether an earlier sentence names an outlet that the citations name."""
    cited = {source.outlet for citing in passage.citings for source in citing.sources} - {None}
    names = (found[0].split() for earlier in before for found in _CAPITALS.finditer(earlier.text))
    return bool(cited) and any(outlets.by_name(run.rstrip(".")) in cited for name in names for run in _runs(name))


def _runs(words: Sequence[str]) -> Iterator[str]:
    """All runs of neighbouring words."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])
