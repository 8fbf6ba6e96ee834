"""A folded word in, the form of it that stands for all its forms out: irregular inflections, spellings, and peoples of countries.

Stemming takes regular endings off; what it cannot know is listed here. Two words become one only where they name the same
thing in any text: no synonyms.
"""

from __future__ import annotations

import re
from functools import lru_cache

# each line: the form that stands for all, then the others
_IRREGULAR = """
arise arose arisen|awake awoke|become became|begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown
break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung
come came|creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown
hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt|learn learnt
leave left|lend lent|light lit|lose lost|make made|mean meant|meet met|mistake mistook mistaken|overcome overcame
overtake overtook overtaken|overthrow overthrew overthrown|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran
say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk
sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|spill spilt|spin spun|spoil spoilt
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove striven
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|undergo underwent undergone|understand understood|undertake undertook undertaken|uphold upheld|wake woke woken
wear wore worn|weave wove woven|weep wept|win won|withdraw withdrew withdrawn|withhold withheld|withstand withstood
write wrote written
die dying|lie lying|tie tying|child children|man men|woman women|foot feet|tooth teeth|mouse mice|goose geese|life lives
wife wives|knife knives|half halves|thief thieves|wolf wolves|shelf shelves|crisis crises|analysis analyses|basis bases
policeman policemen|fisherman fishermen|fireman firemen|spokesman spokesmen|chairman chairmen
"""
_SPELLINGS = """
center centre centres|theater theatre theatres|meter metre metres|kilometer kilometre kilometres km|liter litre litres
fiber fibre|caliber calibre|defense defence|offense offence|license licence|program programme programmes|check cheque cheques
gray grey|plow plough|aluminum aluminium|sulfur sulphur|skeptic sceptic|skeptical sceptical|judgment judgement|aging ageing
tire tyre tyres|mold mould|airplane aeroplane aeroplanes|adviser advisor advisors
kilogram kg kilograms kilogramme
"""
_PLACES = """
kyiv kiev kiew|kharkiv kharkov charkiw|odesa odessa|lviv lvov lemberg|donbas donbass|luhansk lugansk|chornobyl chernobyl
zaporizhzhia zaporizhia zaporozhye zaporizhzhya|dnipro dnieper dnepr|beijing peking|mumbai bombay|kolkata calcutta
mecca makkah|turkey turkiye|myanmar burma|eswatini swaziland
"""
_PEOPLES = """
afghanistan afghan|albania albanian|algeria algerian|angola angolan|argentina argentine argentinian|armenia armenian
australia australian aussie|austria austrian|azerbaijan azerbaijani azeri|bangladesh bangladeshi|belarus belarusian belarussian
belgium belgian|bolivia bolivian|bosnia bosnian|brazil brazilian|bulgaria bulgarian|cambodia cambodian|cameroon cameroonian
canada canadian|chad chadian|chile chilean|china chinese|colombia colombian|croatia croatian croat
czechia czech|cuba cuban|cyprus cypriot
denmark danish|ecuador ecuadorian ecuadorean|egypt egyptian|eritrea eritrean|estonia estonian|ethiopia ethiopian
finland finnish finn|france french|gambia gambian|georgia georgian|germany german|ghana ghanaian|greece greek|haiti haitian
honduras honduran|hungary hungarian|iceland icelandic|india indian|indonesia indonesian|iran iranian|iraq iraqi
ireland irish|israel israeli|italy italian|jamaica jamaican|japan japanese|jordan jordanian|kazakhstan kazakh|kenya kenyan
kosovo kosovar|kuwait kuwaiti|laos laotian|latvia latvian|lebanon lebanese|liberia liberian|libya libyan|lithuania lithuanian
malaysia malaysian|mali malian|malta maltese|mexico mexican|moldova moldovan|mongolia mongolian|montenegro montenegrin
morocco moroccan|mozambique mozambican|namibia namibian|nepal nepali nepalese|netherlands dutch|nicaragua nicaraguan
nigeria nigerian|norway norwegian|oman omani|pakistan pakistani|palestine palestinian|panama panamanian|paraguay paraguayan
peru peruvian|philippines filipino philippine|poland polish|portugal portuguese|qatar qatari|romania romanian
russia russian|rwanda rwandan|senegal senegalese|serbia serbian serb|singapore singaporean|slovakia slovak slovakian
slovenia slovenian slovene|somalia somali|spain spanish spaniard|sudan sudanese|sweden swedish swede|switzerland swiss
syria syrian|taiwan taiwanese|tajikistan tajik|tanzania tanzanian|thailand thai|tibet tibetan|tunisia tunisian|turkey turkish
uganda ugandan|ukraine ukrainian|uruguay uruguayan|uzbekistan uzbek|venezuela venezuelan|vietnam vietnamese|yemen yemeni
zambia zambian|zimbabwe zimbabwean|europe european|africa african|asia asian|us american usa|uk british britain briton
scotland scottish scot|wales welsh|england english|catalonia catalan|chechnya chechen|crimea crimean|siberia siberian
"""

_OUR = re.compile(
    r"^(arm|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|savi|spl|tum|val|vap|vig)our"
)
_DOUBLED = re.compile(
    r"^(cance|channe|counse|due|fue|labe|leve|marve|mode|pane|quarre|riva|signa|tota|trave|tunne)ll(?=ed|ing|er|or)"
)
_IZE = re.compile(r"(?<=[a-z]{3})iz(?=(?:e[drs]?|ers|ing|ations?)$)")
_SKY = re.compile(r"(?<=[a-z]{2}sk)(?:yy|iy|ii|ij|yi|yj|i)$")

_TWOFOLD = re.compile(r"our|ll(?:e|ing|or)|iz(?:e|ing|at)|sk[iy]")  # all that can be spelt otherwise; most words cannot


def form(word: str) -> str:
    """Give the form that stands for a word: "led" is ``lead``, "organise" ``organize``, "Ukrainians" ``ukraine``."""
    known = _forms().get(word)
    return known or (_spelt(word) if _TWOFOLD.search(word) else word)


def _spelt(word: str) -> str:
    """One spelling of what British and American English, and Latin letters for Slavic names, write in two."""
    return _SKY.sub("y", _IZE.sub("is", _DOUBLED.sub(r"\1l", _OUR.sub(r"\1or", word))))


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for listed in (_IRREGULAR, _SPELLINGS, _PLACES, _PEOPLES):
        for group in re.split(r"[|\n]", listed.strip()):
            first, *others = group.split()
            forms |= dict.fromkeys(others, first)
            if listed is _PEOPLES:
                forms |= {f"{other}s": first for other in others}
    return forms
