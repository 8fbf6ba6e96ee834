"""How German, French and Spanish sentences name the one who says it: rules for ``wording``.

Held to names beyond doubt: in German, where every noun has a capital, to an acronym or to a first name and a surname
without an article before them.
"""

from __future__ import annotations

import re

_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*[^\W_]"
_ACRONYM = r"[A-ZÄÖÜ]{2,6}(?![\w-])"
_GENERIC = (
    r"(?:Angaben?|Bericht\w*|Medien\w*|Polizei\w*|Regierung\w*|Bundes\w*|Behörde\w*|Experte\w*|Schätzung\w*"
    r"|Studie\w*|Umfrage\w*"
    r"|Minister\w*|Sprecher\w*|Gericht\w*|Staat\w*|Partei\w*|Quelle\w*|Zeugen?|Ärzte\w*|Präsident\w*|Kanzler\w*"
    r"|Chef\w*|Direktor\w*"
    r"|Ministerium\w*|Landes\w*|Stadt\w*|Kreis\w*|Gemeinde\w*|Verwaltung\w*|Gesetz\w*|Vertrag\w*|Plan\w*|Der"
    r"|Die|Das|Ein\w*|Er|Sie|Es|Man|Wer|Was|Wir"
    r"|Ich|Ihr\w*|Sein\w*|Dies\w*|Jen\w*|Am|Im|In|An|Auf|Aus|Bei|Mit|Nach|Vor|Zu|Und|Aber|Doch|Auch|So|Dann|Da"
    r"|Dort|Hier|Als|Wenn|Weil)"
)
_PERSON = (
    rf"(?P<name>(?!{_GENERIC}\b){_CAPITAL}(?:\s(?:von|van|zu|der|de|den)){{0,2}}\s(?!{_GENERIC}\b){_CAPITAL}(?:-{_CAPITAL})?"
    rf"|{_ACRONYM})"
)
_ROLE = (
    r"(?:\w+(?:minister|chef|präsident|kanzler|sprecher|direktor|leiter|sekretär|richter|anwalt|professor|forscher|historiker)"
    r"(?:in)?\s|Präsident(?:in)?\s|Kanzler(?:in)?\s)?"
)
_SAGT = (
    r"(?:sagt(?:e)?|erklärt(?:e)?|schrieb|schreibt|berichtet(?:e)?|betont(?:e)?|behauptet(?:e)?|warnt(?:e)?"
    r"|meint(?:e)?|teilte|kritisiert(?:e)?"
    r"|räumte|erläutert(?:e)?|fügte|versichert(?:e)?|bestätigt(?:e)?|dementiert(?:e)?)"
)
_GERMAN = (
    re.compile(rf"(?<![\w-])(?<!(?i:d[eai][rsemn] ))(?<!(?i:die ))(?<!(?i:ein ))(?<!(?i:eine )){_ROLE}{_PERSON}\s{_SAGT}\b"),
    re.compile(rf"(?:(?<=[“”\"«»,])\s*|\bso\s){_SAGT}\s(?:Dr\.\s|Prof\.\s|Frau\s|Herr\s)?{_ROLE}{_PERSON}"),
    re.compile(rf"\b(?i:laut|gemäß|nach angaben (?:von|des|der|vom)|nach aussage von)\s{_ROLE}{_PERSON}"),
    re.compile(rf"(?<![\w-]){_PERSON}\szufolge\b"),
)
_NAME = rf"(?P<name>{_CAPITAL}(?:\s(?:(?:de|du|des|la|le|van|von|del|los|las|y|al)\s){{0,2}}{_CAPITAL}){{0,4}})"
_TITLE_FR = r"(?:(?:l[’']|le\s|la\s)?(?:M\.|Mme|Mlle|président(?:e)?|ministre|maire|porte-parole|avocat(?:e)?)\s)?"
_DIT = (
    r"(?:dit|affirme|déclare|assure|explique|estime|écrit|précise|souligne|ajoute|dénonce|rapporte|annonce"
    r"|a\s(?:\w+ment\s)?(?:dit|affirmé|déclaré|assuré|expliqué|estimé|écrit|précisé|souligné|ajouté|dénoncé"
    r"|rapporté|annoncé|reconnu|promis))"
)
_FRENCH = (
    re.compile(rf"(?<![\w’-]){_NAME}\s{_DIT}\b"),
    re.compile(rf"(?<=[»”\",])\s*{_DIT}\s{_TITLE_FR}{_NAME}"),
    re.compile(rf"\b(?i:selon|d[’']après)\s(?:l[’']|le\s|la\s|les\s)?{_TITLE_FR}{_NAME}"),
)
_TITLE_ES = r"(?:(?:el|la)\s(?:presidente|presidenta|ministro|ministra|alcalde|alcaldesa|portavoz|abogad[oa])\s)?"
_DICE = (
    r"(?:dijo|dice|afirmó|afirma|aseguró|asegura|explicó|explica|declaró|declara|señaló|señala|añadió|añade"
    r"|escribió|escribe|denunció|denuncia"
    r"|informó|informa|anunció|anuncia|reconoció|advirtió|advierte|sostuvo|sostiene|indicó|indica)"
)
_SPANISH = (
    re.compile(rf"(?<![\w’-]){_NAME}\s{_DICE}\b"),
    re.compile(rf"(?<=[»”\",])\s*{_DICE}\s{_TITLE_ES}{_NAME}"),
    re.compile(rf"\b(?i:según|de acuerdo con)\s(?:el\s|la\s|los\s|las\s)?{_TITLE_ES}{_NAME}"),
)
RULES = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}
"""By language: patterns with the group ``name``."""
NO_NAME = re.compile(
    r"(?:il|elle|ils|elles|on|ce|cela|ceci|qui|nous|vous|je|tu|le|la|les|un|une|des|l|d|mais|et|ou|donc|or|ni"
    r"|car|puis|en|au|aux|dans"
    r"|él|ella|ellos|ellas|el|los|las|una?s?|que|quien|esto|eso|este|esta|pero|y|o|no|si|como|según|selon|laut|così"
    r"|ayer|hoy|hier|gestern|heute|\w+ment(?:e)?|sources?|fuentes?|plusieurs|varios|varias|certains|algunos|quelques|ses|sus|son|su|sa|leur)$",
    re.IGNORECASE,
)
"""Words that are nobody's name."""
