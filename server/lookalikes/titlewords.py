"""A name as it stands in a host in, whether it is the publisher's own or one that many bear out.

Newspapers the world over are called by the same few hundred words; a name made of them alone is nobody's own. Knows no
outlet: that two publishers share a name made of other words is for the registry to say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Name = Literal["common", "compound", "own"]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _set("al as d das de der det die el en het il l la las le les lo los o os the um una")
ADDITIONS = _set(
    "24 365 actu aktuell article articles blog com daily digital english info international live media net official "
    "online org plus press report today tv update updates us usa web world www"
)
HEADINGS = _set("breaking headline headlines latest news newsroom trending")

# By families of languages. A word of several need not stand but in one, English first.
_ENGLISH = _set(
    "beach coast east hill island islander lake mountain north river south valley west "
    "abc advance advertiser advocate affairs age agency american argus banner beacon bee blade bulletin business capital "
    "catholic central channel china chronicle citizen city clarion clipper commercial common community country "
    "county courant courier crier current daily democrat dispatch eagle echo economic economist enquirer "
    "enterprise evening examiner express farmer finance financial foreign forum free gazette global globe graphic great "
    "group guardian guide herald home independent index informer inquirer insider intelligencer international "
    "irish item jewish journal leader ledger life light local magazine mail media mercury messenger metro miner "
    "mirror monitor morning nation national network new news newspaper northern observer online outlook paper "
    "patriot people phoenix pilot pioneer planet point policy post prairie press progress public radio reader record "
    "recorder reformer register report reporter republic republican review science sentinel signal southern "
    "spectator spokesman sport sports standard star state statesman sun sunday talk telegram telegraph television "
    "time times today town trader transcript tribune truth tv union university view village villager voice wave "
    "week weekly western world "
    "expansion focus liberal opinion popular stern tempo universal vie"
)
_ROMANCE = _set(  # French, Spanish, Portuguese, Italian, Romanian, Catalan
    "actualidad actualite adevarul avenir avui comercio correio correo corriere courrier cronica debate depeche "
    "deporte dia diari diario dimineata economia economista espectador estado expansion expreso gazzetta giornale "
    "globo heraldo hora hoy imparcial independant independiente indipendente informacion informador jornada "
    "jornal liberal libertad liberte libre manana matin mattino mercurio mondo mundo nacion nacional nazione "
    "noticia noticias nouvelle nouvelles nouvelliste observador observateur opinion pais patria patrie periodico "
    "peuple popolo popular prensa presse primera progres provincia pueblo quotidiano quotidien razon republica "
    "republicain resto siglo soir sol stampa sud telegrafo tempo temps tiempo tribuna tribuno ultima unita "
    "universal universo vanguardia verdad verdade verita verite vida vie voce voix voz "
    "capital central express global local magazine media radio tv"
)
_GERMANIC = _set(  # German, Dutch, Scandinavian
    "abend aften allgemeine anzeiger arbeiter avis avisen blad bladet blatt blick bote bund dagblad dagbladet "
    "dagen freie general krant kreis kurier landes merkur morgen morgon nachrichten neue nieuws nieuwsblad "
    "nyheter nytt rundschau sonntag stern tag tagblatt tageblatt tages telegraaf tid tidende tidning tidningen "
    "tijd trouw volks woche wochen wochenblatt zeit zeitung "
    "express journal media post radio standard tv"
)
_EASTERN = _set(  # Slavic, Baltic, Finnish, Hungarian, Greek, Turkish
    "avaz bayrak blic danas delo dnes dnevnik duma dziennik ekspress ethnos expres fakt fakty focus gazeta gazete "
    "glas glos golos haber hirlap hurriyet izvestia izvestiya krasnaya kurjer lidove magyar mlada narod narodna "
    "nedelja nepszava nova novaya nove novini noviny noviy novoe novosti novyny politika posta pravda prawda "
    "rossiyskaya ruch sabah sanomat segodnya slovo smena standart strana svet svit svoboda telegraf trud uutiset "
    "vakit vecer vecerni vecernji vedomosti vesti vestnik viesti vijesti visti vremja vremya wiadomosci yeni "
    "zaman zeme zhizn zycie "
)
_ORIENTAL = _set(  # Arabic, Persian, Hebrew, Indic and others, as written in Latin letters
    "ahram akhbar alam anba arab ayam bharat dainik dunya hayat iran islam ittihad janata jang jarida jazira "
    "khabar khaleej madina mashriq nahar naya prabhat quds raya riyadh sabah sahafa samachar sandesh sharq shuruq watan "
    "watani yaum yom "
)
TONGUES = {"english": _ENGLISH, "romance": _ROMANCE, "germanic": _GERMANIC, "eastern": _EASTERN, "oriental": _ORIENTAL}
WORDS = frozenset().union(*TONGUES.values())
_LONG = frozenset(word for word in WORDS if len(word) > 3)  # noqa: PLR2004  sunews is no "sun ews"
OPENERS = _LONG | _set("the der die das les los las")  # delfi is no "de lfi"
_LONGEST = max(map(len, WORDS))
_SIZES = range(_LONGEST, 2, -1)


@lru_cache(maxsize=4096)
def words(label: str) -> tuple[str, ...]:
    """Take ``label`` apart into title words, an article first and numbers, the fewest; empty if there are others."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(label)
    for end in range(1, len(label) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before, word = best[start], label[start:end]
            if before is None or not (word in WORDS or word.isdigit() or (start == 0 and word in ARTICLES)):
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, word)
    return best[-1] or ()


def kind(label: str) -> Name:
    """Say whether ``label`` is one title word (``common``), several, articles included (``compound``) or ``own``."""
    parts = words(label)
    if not parts:
        return "own"
    return "common" if len(parts) == 1 else "compound"


def tongues(label: str) -> frozenset[str]:
    """Name the families of languages to which every title word of ``label`` belongs, an article and numbers apart."""
    parts = [word for word in words(label) if word in WORDS]
    return frozenset(family for family, known in TONGUES.items() if parts and known.issuperset(parts))


def around(label: str) -> tuple[str, str, str]:
    """Part ``label`` into the title words before its core, the core, and those after: ``("daily", "iowan", "")``."""
    before, core, after = "", label, ""
    while word := next((core[:size] for size in _SIZES if core[:size] in (_LONG if before else OPENERS)), ""):
        before, core = before + word, core[len(word) :]
    while word := next((core[-size:] for size in _SIZES if core[-size:] in _LONG), ""):
        core, after = core[: -len(word)], word + after
    return before, core, after


__all__ = ["ADDITIONS", "ARTICLES", "HEADINGS", "OPENERS", "TONGUES", "WORDS", "Name", "around", "kind", "tongues", "words"]
