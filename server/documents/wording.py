"""A sentence in, what it does, whom it quotes and whom it names as speaker out.

Goes by explicit words alone, in English, German, French and Spanish; in other languages it names nobody. Refuses to
guess: a pronoun is no speaker, and a sentence that only sounds like rhetoric is not called so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from server.documents import foreign
from server.documents.sentences import SAYING

if TYPE_CHECKING:
    from collections.abc import Collection

    from server.documents.parts import ClaimKind


class Speaker(NamedTuple):
    """Somebody to whom a sentence ascribes its words, and the words that do so."""

    name: str
    quote: str


_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*|[A-Z]\.)"
_PLAIN_NAME = rf"(?:The\s+)?{_WORD}(?:\s+(?:(?:de|del|der|van|von|al|bin|of)\s+)?{_WORD}){{0,4}}"
_NAME = rf"(?P<name>{_PLAIN_NAME})"
_ENDS_NAME = re.compile(r"[.,;:!?)–—]|\s+(?:[(–—“]|and\b|in\b|on\b|at\b|that\b|who\b|as\b)")
_ASIDE = r"(?:,\s(?P<aside>[^,“”]{2,60}),)?"
_ADVERB = r"(?:(?:\w+ly|also|himself|herself|itself|later|once|then|even|has|had|have)\s+){0,3}"
_SAYS = re.compile(rf"(?<![\w’-])(?<!what ){_NAME}{_ASIDE}\s+{_ADVERB}{SAYING}\b(?!\s+(?:by|to have|in\s+\d))")
_SAID_BY = re.compile(rf"(?<=[,!?”\"’])\s*{SAYING}\s+(?:the\s+)?{_NAME}")
_ACCORDING = re.compile(
    r"\b[Aa]ccording\s+to\s+(?:(?:a|an|the)\s+(?:[\w-]+\s+){0,3}(?:by|from|in|of)\s+|the\s+)?"
    rf"{_NAME}(?P<after>\s*\S*)"
)
_IN_WORDS_OF = re.compile(rf"\b[Ii]n\s+the\s+(?:\w+\s+)?words\s+of\s+{_NAME}")
_OWN = re.compile(r"\s*(?:own\b|account\b|words\b|report\b|statement\b|article\b|analysis\b)")
_NO_NAME = re.compile(
    r"(?:he|she|it|they|we|i|you|who|this|that|these|those|there|one|some|many|most|others|both|all|few|several|another"
    r"|nobody|everyone|someone|as|when|while|if|since|after|before|but|and|or|so|yet|in|on|at|by|for|from|with|what|which"
    r"|why|how|where|once|although|though|because|even|indeed|instead|however|meanwhile|still|a|an)$",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“([^“”]+)”|„([^“”„]+)[“”]|«\s?([^«»]+)\s?»|\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)")
_A_WORD = re.compile(r"[\w’'-]+")
_REPORTED = re.compile(
    rf"\b(?:reportedly|allegedly|according to|(?:was|were|is|are)\s+(?:said|reported|told|alleged)|{SAYING}\s+that)\b",
    re.IGNORECASE,
)
_RHETORIC = re.compile(
    r"(?:make no mistake|mark my words|let[’']s (?:be|not|face)|let us|imagine|think (?:about|of)|never mind"
    r"|ask yourself|welcome to|talk about|so much for|shame on|god forbid|mission accomplished|carrot and stick"
    r"|surprise, surprise|make of that|go figure|spoiler|you be the judge)\b",
    re.IGNORECASE,
)
_SLOGAN = re.compile(
    r"[A-Z]\w+(?:, (?:and )?[a-z]\w+){1,4}\s[–—-]\s(?!all\b|each\b|these\b|they\b|both\b)\w+(?:\s[\w’-]+){0,5}[.!]?$"
)
_RULES = {"en": (_SAYS, _SAID_BY, _ACCORDING, _IN_WORDS_OF), **foreign.RULES}
_ARTICLES = frozenset({"Le", "La", "Les", "El", "Los", "Las", "Il", "Lo", "De", "Der", "Die", "Das"})
_GAP = re.compile(r"[\s,:;–—.]*(?:(?:that|dass|que|qu[’'])\s*)?")
_SHORT_QUOTATION = 3
_LONG_QUOTATION = 8
"""Words from which a quotation is one whatever stands around it; shorter ones have to be half of the sentence."""


def kind(sentence: str, speakers: Collection[Speaker]) -> ClaimKind:
    """Say what the sentence does. It is taken without its citation marks."""
    bare = sentence.rstrip(' ”"’»“)')
    if bare.endswith("?"):
        return "question"
    quoted = [len(_A_WORD.findall("".join(groups))) for groups in _QUOTATION.findall(sentence)]
    mostly = sum(quoted) * 2 >= len(_A_WORD.findall(sentence)) and sum(quoted) >= _SHORT_QUOTATION
    if mostly or max(quoted, default=0) >= _LONG_QUOTATION:
        return "quotation"
    if _RHETORIC.match(sentence) or _SLOGAN.match(sentence) or sentence.endswith("!"):
        return "rhetoric"
    return "reported" if speakers or _REPORTED.search(sentence) else "cited"


def speakers(sentence: str, language: str, known: Collection[str] = ()) -> tuple[Speaker, ...]:
    """Whom the sentence names as saying it, each once.

    :param known: words that are names elsewhere in the document: "Critics said" begins a sentence with a capital, too
    """
    rules = _RULES.get(language.partition("-")[0].lower(), ())
    unquoted = blotted(sentence)
    found = [match for rule in rules for match in rule.finditer(unquoted)]
    named = [speaker for match in sorted(found, key=lambda match: match.start()) if (speaker := _speaker(match, known))]
    return tuple({speaker.name: speaker for speaker in named}.values())


def blotted(sentence: str) -> str:
    """Put points for quoted words, place by place."""
    return _QUOTATION.sub(lambda found: f"“{'·' * (len(found[0]) - 2)}”", sentence)


def quotations(sentence: str, said: Collection[Speaker]) -> tuple[tuple[str, str | None], ...]:
    """List the quoted words, each with its speaker where the two stand side by side and no other speaker is named."""
    only = next(iter(said)) if len(said) == 1 else None
    found = []
    for match in _QUOTATION.finditer(sentence):
        words = "".join(filter(None, match.groups())).strip()
        beside = only is not None and _beside(sentence, match, only.quote)
        found.append((words, only.name if beside and only else None))
    return tuple((words, speaker) for words, speaker in found if words)


def _beside(sentence: str, quoted: re.Match[str], phrase: str) -> bool:
    """Say whether nothing but punctuation stands between the quotation and the words that name the speaker."""
    start = sentence.find(phrase)
    before, after = sentence[start + len(phrase) : quoted.start()], sentence[quoted.end() : start]
    gap = before if quoted.start() >= start + len(phrase) else after
    return start >= 0 and (start + len(phrase) <= quoted.start() or quoted.end() <= start) and bool(_GAP.fullmatch(gap))


def _speaker(match: re.Match[str], known: Collection[str]) -> Speaker | None:
    """Name the speaker, unless it is somebody of theirs, or only the first word of a sentence."""
    groups = match.groupdict()
    name, quote, after = _named(match), match[0], groups.get("after") or ""
    if groups.get("aside") and re.fullmatch(_PLAIN_NAME, groups["aside"]):  # Trump’s Secretary of State, Marco Rubio, told
        name = groups["aside"]
    if name.endswith(("’s", "'s")) and _OWN.match(after):
        name = name[:-2]
    elif after and not _ENDS_NAME.match(after):
        return None
    if not name or "’s" in name or "'s" in name:
        return None
    if match.start("name") == 0 and name.isalpha() and not name.isupper() and name not in known:
        return None
    if match.start("name") == match.start():
        quote = quote[quote.find(_named(match)) :]
    return Speaker(name, quote.removesuffix(after).strip(" ,"))


def _named(match: re.Match[str]) -> str:
    """Give the name without what the sentence put before it. An article with a capital inside a sentence is its own."""
    article, _, rest = match["name"].partition(" ")
    own = match.start("name") > 0 and rest and article in _ARTICLES
    return match["name"] if own else _after_function_words(match["name"])


def _after_function_words(name: str) -> str:
    """Strip from a name what the sentence put before it: "As Chomsky" is Chomsky, "He" is nobody."""
    words = name.split()
    while words and (_NO_NAME.match(words[0]) or foreign.NO_NAME.match(words[0]) or words == ["The"]):
        words = words[1:]
    return " ".join(words)
