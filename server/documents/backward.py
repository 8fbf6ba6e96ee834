"""A stretch of a note that only points back in, the earlier works that it means out: "Ibid.", "Note 2", "Roe, op. cit., p. 22".

Refuses to choose: a name that two earlier works bear means neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from server.documents.identity import normalised
from server.documents.notes import MOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.documents.parts import Work

SEE = re.compile(
    r"\A(?:(?:but|and|so)\s+)?(?:see(?:\s+also|,?\s+e\.\s?g\.,?)?|cf\.?|compare|also|as in|likewise|similarly"
    r"|(?-i:s\.(?:\s?a\.)?)|siehe(?:\s+auch)?|vgl\.?(?:\s+auch)?|ebenso|voir(?:\s+aussi)?|véase(?:\s+también)?):?\s+",
    re.IGNORECASE,
)
"""Words that lead to a source in a note."""
_PAGE = r"\s*(?:at\s|on\s)?(?:(?:pp?|S|Rn|chap|ch|fol|paras?)\.?\s?|pages?\s)?\d{1,4}(?:\s?(?:[–-]\s?\d{1,4}|ff?\.))?"
_PAGES = rf"(?:[,:]?{_PAGE})?"
_SAME = re.compile(
    r"(?:ibid(?:em)?|ib|ebd|ebda|ebenda|a\.\s?a\.\s?O|id(?:em)?|op\.\s?cit|loc\.\s?cit)\b\.?(?!\w)"
    r"|(?:(?:the\s+)?same(?:\s+(?:source|report|article|document|study|interview|letter|book|page|post)|\s+as\s+above)?"
    r"|as\s+above|ditto|dito|dieselbe quelle|même source|(?:la\s+)?misma fuente)(?=\s*(?:[.,;:(]|$))",
    re.IGNORECASE,
)
"""The work of the note before."""
_NUMBER = r"(?:\d{1,3}|[ivxl]{1,7})(?![^\W_])"
_NOTE = (
    r"(?:(?:(?:foot|end)?note|nn?\.?|fn\.?|anm\.?|anmerkung|fu(?:ß|ss)note|nota|ref(?:erence)?\.?)\s*\[?\^?|\[\^?)"
    rf"(?P<note>{_NUMBER})\]?"
)
_OTHER = re.compile(
    rf"(?:same\s+as\s+|as\s+(?:in\s+)?)?(?:supra,?\s+)?{_NOTE}[\W_]*+(?:above|oben|supra|ci-dessus)?{_PAGES}\W*", re.IGNORECASE
)
"""The work of another note."""
_NAMED = r"(?P<name>[A-ZÀ-Þ][^\d,;:()\[\]“”\"„«*_]{1,60}?)"
_TITLED = r"[“\"„«*_‘](?!supra\b|ibid|(?:op|loc|art)\.)(?P<title>[^“”\"„«»*_]{3,80})[”\"“»*_’]?,?[”\"»*_’]?"
_SHORT = re.compile(rf"{_NAMED}(?:,\s*{_TITLED})?,?{_PAGE}\.?\s*")
"""A work that was named in full before: "Brandt, 88.", "Institute, “Trial Storage”, 10."."""
_TITLE_ONLY = re.compile(rf"(?:{_NAMED},\s*)?{_TITLED}[.,]?\s*")
"""The same by its title alone: "Merrow, “Certificates.”"."""
_LEADS = r"(?:(?:see|as|as\s+in|cited\s+in)\s)?"
_FAR = (
    r"(?<!\w)(?:(?:op|loc|art)\.\s?cit|a\.\s?a\.\s?O|supra|(?:(?:as|cited)\s)?above|wie\soben|ci-dessus|ibid(?:em)?|ebd"
    rf"|(?={_LEADS}(?:n(?:ote)?|anm|fn)\.?\s*{_NUMBER}))"
)
_BACK = re.compile(
    rf"(?:{_NAMED}(?:,\s*{_TITLED.replace('<title>', '<second>')})?|{_TITLED}),?\s*[(\[*_]{{0,2}}(?i:{_FAR})\.?[*_]{{0,2}},?\s*"
    rf"(?i:{_LEADS}{_NOTE})?[)\]]?{_PAGES}\W*"
)
"""A work that a note before named in full, by its author or its title: "Roe, op. cit., p. 22.", "Roe (n 3) 22"."""
_AFTER = re.compile(r"(?<=[.)”\"])\s+[A-ZÀ-Þ](?=[^\s.!?]*\s)[^.!?]*+[.!?]\s*$")
"""A remark that follows: "Roe (n 3). Figures as of May."."""
_SUPRA = re.compile(rf"\bsupra,?\s+{_NOTE}", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?<=[)\]]) (?:is|was|has|had|gives?|gave|says?|said|puts?|makes?|made|argues?|tells?|told|reports?|reported)\b[^“”\"„«]*$"
)
"""A sentence that a note makes of it: "Roe (n 3) gives the date."."""
_HEAD = 240
_MOST = 100
"""Works that may bear one word of a name: with more of them, the name says too little."""
_LONGEST = 500
"""Characters of a note that only points back. A longer one may begin so, and go on with a remark."""
_ASIDE = re.compile(r"\([^()]{1,120}\)(?=\W{0,9}$)")
"""A remark in brackets at the end."""
_NUMBERED = re.compile(rf"\(\W{{0,3}}(?:see\s)?{_NOTE}\W{{0,3}}\)\W{{0,9}}$", re.IGNORECASE)
_IBID = re.compile(r"\b(?:ibid(?:em)?|ebd)\b", re.IGNORECASE)
_CITED = re.compile(
    r"[^\d:]{0,120}\b(?:cited|quoted|named|given|mentioned|referred to|zitiert|genannt|cité|citado)\b[^\d:]{0,30}"
    rf"\b{_NOTE}\W*",
    re.IGNORECASE,
)
"""A work that another note names, told in a sentence: "Quoted in the report cited in n. 31."."""


def _bare(text: str) -> str:
    """``text`` without the words that lead to it, emphasis, and a remark at its end; of a long one "Ibid." alone."""
    if len(text) > _LONGEST:
        same = _SAME.match(SEE.sub("", text[:_LONGEST].strip("*_ "), 1))
        return same[0] if same else ""
    whole = text if _NUMBERED.search(text) else _ASIDE.sub("", text).rstrip()
    cut = _GOES_ON.sub("", _AFTER.sub("", whole))
    stands = _BACK.fullmatch(cut) or _SAME.fullmatch(cut) or _TITLE_ONLY.fullmatch(cut) or _SHORT.fullmatch(cut)
    return SEE.sub("", (cut if stands else whole).strip("*_ "), 1)


def printed(number: str) -> str:
    """Give the label of a note that bears the number, whatever marks lead to it by."""
    return f"number:{number.casefold()}"


def points(text: str) -> bool:
    """Say whether the words only point to what another note names."""
    bare = _bare(text)
    whole = _OTHER.fullmatch(bare) or _BACK.fullmatch(bare) or _CITED.fullmatch(bare)
    return bool(_SAME.match(bare) or whole or (_SUPRA.search(bare) and "://" not in bare))


class Earlier:
    """The works that the notes so far named.

    :ivar labelled: for each label the works of its note
    """

    def __init__(self) -> None:
        self.labelled: dict[str, Sequence[Work]] = {}
        self._before: Sequence[Work] = ()
        self._bearing: defaultdict[str, dict[str, Work]] = defaultdict(dict)

    def enter(self, labels: Sequence[str], works: Sequence[Work]) -> None:
        """Add the next note; a label that another one has stays that one's."""
        meant = works[:MOST]
        self._before = meant or self._before
        for label in labels:
            self.labelled.setdefault(label, meant)
        for work in works if labels else ():
            title = normalised(work.title or work.raw)
            for word in set(_head(work).split()):
                self._bearing[word].setdefault(title, work)

    def again(self, text: str) -> Sequence[Work]:
        """Find the work that a note names once more by its author and a short title: "Brandt, *Salt Works*, 203."."""
        bare = _bare(text)
        short = _SHORT.fullmatch(bare) or _TITLE_ONLY.fullmatch(bare)
        found = self._named(short["title"]) if short and short["title"] else ()
        return [work for work in found if short and (not short["name"] or _bears(short["name"], work))]

    def find(self, text: str, near: Sequence[Work] = ()) -> Sequence[Work]:
        """Find the works that ``text`` points back to; none if it does not, or to several.

        :param near: what the same note names before it
        """
        bare = _bare(text)
        if _SAME.match(bare):
            return near or self._before
        if other := _OTHER.fullmatch(bare) or _CITED.fullmatch(bare):
            return self._noted(other["note"])
        short = _BACK.fullmatch(bare) or _SHORT.fullmatch(bare)
        if not short:
            return ()
        parts = short.groupdict()
        name, number = parts.get("second") or parts["title"] or parts["name"], parts.get("note")
        if number or _IBID.search(bare):
            return [work for work in (self._noted(number) if number else near or self._before) if _bears(name, work)]
        return self._named(name)

    def _noted(self, number: str) -> Sequence[Work]:
        labels = (f"^{number}", number, printed(number))
        return next((self.labelled[label] for label in labels if label in self.labelled), ())

    def _named(self, name: str) -> Sequence[Work]:
        """Find the one work that bears the name."""
        words = normalised(name).split()
        bearing = min((self._bearing.get(word, {}) for word in words), key=len, default={})
        met = [work for work in bearing.values() if _bears(name, work)] if len(bearing) <= _MOST else []
        return met if len(met) == 1 else ()


def _head(work: Work) -> str:
    return normalised(work.raw[:_HEAD])


def _bears(name: str, work: Work) -> bool:
    return f" {normalised(name)} " in f" {_head(work)} "
