"""A text in, its skeleton out: what is left of it when characters that look alike are one.

Follows UTS 39 (Unicode Security Mechanisms), section 4, cut to what a host name can hold (PVALID of IDNA 2008) and
folded onto ASCII; beyond it, marks are dropped, as are the differences that small print hides. Knows no outlet.
"""

from __future__ import annotations

import unicodedata

# From Unicode's confusables.txt: each letter, and the host name characters whose prototype it shares. Letters with a
# stroke, whose prototype is the letter and an overlay, are filed under the letter.
_UTS_39 = {
    "2": "ᒿ",
    "3": "𑣊𖼻",
    "4": "Ꮞ",
    "6": "бᏮ𑣕",
    "7": "𑣆",
    "8": "ȣ৪੪ଃ𐌚",
    "9": "৭੧୨൭𑣌𑣖",
    "a": "ɑαа",
    "ae": "æӕ",
    "b": "ƀɓᏏᑲᖯ",
    "c": "ƈȼсᴄⲥ𐐽",
    "d": "đɖɗԁᏧᑯꓒ",
    "e": "ɇеҽꬲ",
    "f": "ƒքẝꬵ",
    "g": "ƍǥɠɡցᶃ",
    "h": "ħһհᏂ",
    "i": "ıɨɩɪιіӏᎥꙇ𑣃",
    "j": "ɉϳј",
    "k": "ƙ",
    "l": "łƚɫɭǀᛁⵏꓲ𐊊𐌉𖼨",
    "n": "ƞɲɳոռ",
    "o": "øɵοσоөօ०੦૦௦ం౦ಂ೦ംഠ൦ං๐໐ဝ၀ჿᴏᴑⲟꬽ𐐬𐓪𑣈𑣗",
    "oe": "œ",
    "p": "ƥρрⲣ",
    "q": "ʠԛգզ",
    "r": "ɍгᴦⲅꭇꭈ",
    "rn": "𑜀𑣣",
    "s": "ƽѕꜱ𐑈𑣁",
    "t": "ƫŧ",
    "u": "ʉʋυսᴜꞟꭎꭒ𐓶𑣘",
    "v": "νѵᴠ𑜆𑣀",
    "w": "ɯѡԝաᴡ𑜊𑜎𑜏",
    "x": "хᕁᕽ",
    "y": "ɏɣʏγуүყᶌỿꭚ𑣜",
    "z": "ƶᴢ𑣄",
}
# Cyrillic and Greek letters that Unicode keeps apart and browsers' spoof checks do not.
_BROWSERS = {"b": "в", "h": "н", "k": "кκĸ", "m": "м", "n": "пη", "t": "тτ", "w": "ω"}

# What an address bar's small print hides within ASCII; 0 and 1 are in UTS 39, g and q are told apart by a tail.
PRINT = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "i"), ("l", "i"), ("q", "g"))

FOLD = {ord(char): letter for table in (_UTS_39, _BROWSERS) for letter, chars in table.items() for char in chars}


def latin(text: str) -> str:
    """Write ``text`` with the ASCII letters that its letters look like: ``"ѕріеɡеl"`` as ``"spiegel"``."""
    bare = (char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return "".join(bare).translate(FOLD)


def skeleton(text: str) -> str:
    """Write ``text`` as :func:`latin` does and ASCII's own look-alikes as one: bild, b1ld and blld are ``"biid"``."""
    text = latin(text)
    for seen, meant in PRINT:
        text = text.replace(seen, meant)
    return text


__all__ = ["FOLD", "PRINT", "latin", "skeleton"]
