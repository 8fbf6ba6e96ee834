"""A sentence in, the words by which it hedges out, exactly as they stand.

A kept list for English, German, French and Spanish; other languages have none. Words inside quotation marks are the
quoted one's own and are passed over. Refuses to know what is hedged, or whether rightly.
"""

from __future__ import annotations

import re

_WORDS = {
    "en": (
        r"reportedly|allegedly|purportedly|supposedly|apparently|seemingly|ostensibly|presumably|possibly|perhaps"
        r"|probably|arguably"
        r"|alleged|purported|suspected|rumou?red|unconfirmed|unverified|according to unconfirmed \w+|according to rumou?rs"
        r"|(?:is|are|was|were) (?:said|believed|thought|rumou?red|alleged|reported|understood) to"
        r"|it (?:is|was) (?:said|believed|claimed|alleged|rumou?red) that|(?:may|might|could) (?:have|be)"
        r"|(?:seems?|seemed|appears?|appeared) to|(?:could|can) ?not be (?:independently )?(?:verified|confirmed)"
        r"|(?:has|have) not been (?:independently )?(?:verified|confirmed)|not independently (?:verified|confirmed)"
    ),
    "de": (
        r"angeblich(?:e[mnrs]?)?|mutmaßlich(?:e[mnrs]?)?|vermeintlich(?:e[mnrs]?)?|offenbar|anscheinend|scheinbar"
        r"|möglicherweise|womöglich"
        r"|vermutlich|wahrscheinlich|vielleicht|wohl|(?:nach|laut) unbestätigten \w+|unbestätigt(?:e[mnrs]?)?"
        r"|dem Vernehmen nach"
        r"|(?:medien)?berichten zufolge|soll(?:en)?(?=\s[^.;]{0,100}\b(?:haben|sein|worden sein)\b)"
    ),
    "fr": (
        r"prétendument|apparemment|présumée?s?|supposée?s?|prétendue?s?|semble-t-il|peut-être|probablement"
        r"|vraisemblablement|sans doute"
        r"|(?:selon|d[’']après) des (?:sources|informations) non confirmées|non confirmée?s?|il (?:semble"
        r"|semblerait|paraît|paraîtrait)(?: que)?"
        r"|aurai(?:t|ent)(?= (?:\w+ )?(?:été|eu|fait|dit|pris|mis|vu|écrit|\w+(?:é|i|u)e?s?)\b)"
    ),
    "es": (
        r"supuestamente|presuntamente|supuest[oa]s?|presunt[oa]s?|al parecer|aparentemente|posiblemente"
        r"|probablemente|quizás?|tal vez"
        r"|según (?:fuentes|informaciones) no confirmadas|sin confirmar|no confirmad[oa]s?"
        r"|habrían?(?= (?:\w+ )?\w+(?:ado|ido|cho|sto)s?\b)"
    ),
}
_HEDGES = {language: re.compile(rf"(?<![\w’'-])(?:{words})(?![\w’'-])", re.IGNORECASE) for language, words in _WORDS.items()}


def find(sentence: str, language: str) -> tuple[str, ...]:
    """List the hedges of a sentence whose quotations are blotted out, each once.

    :param language: BCP 47 tag
    """
    rule = _HEDGES.get(language.partition("-")[0].lower())
    return tuple(dict.fromkeys(found[0] for found in rule.finditer(sentence))) if rule else ()
