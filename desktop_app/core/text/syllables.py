"""Whether a word can be a Vietnamese syllable: how texts in an unknown encoding are told apart."""

import unicodedata
from functools import lru_cache

_ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong op ot oong ooc
    oăc oăm oăn oăng oăp oăt ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uâc uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên
    uyêt uynh uyt uyu uyp
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych yêm yên yêng yêt yêu ym yn ynh yp yt
"""
_KNOWN_ONSETS, _KNOWN_RIMES = tuple(_ONSETS.split(" ")), frozenset(_RIMES.split())
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("c", "ch", "p", "t")
_OF_STOPPED = ("\u0301", "\u0323")
_GLIDES = "iouy"
"""A tone never stands on a vowel that only closes the rime: "thái", not "thaí"."""


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether letters and tone can stand together in one Vietnamese syllable, in small letters or capitals.

    "khiếu" and "hoà" can, "V¨n", "thaú" and "cac" (which needs a tone before its c) cannot.
    """
    bare, tones = "", ""
    last = False
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tones += letter
        elif unicodedata.combining(letter):
            bare += letter
        else:
            bare += letter
            last = not tones
    letters = unicodedata.normalize("NFC", bare)
    on_last = bool(tones) and last
    return len(tones) < 2 and any(
        _is_rime(letters[len(onset) :], tones, on_last) for onset in _KNOWN_ONSETS if letters.startswith(onset)
    )


def _is_rime(rime: str, tone: str, on_last: bool) -> bool:
    if rime not in _KNOWN_RIMES or (rime.endswith(_STOPPED) and tone not in _OF_STOPPED):
        return False
    return not (on_last and len(rime) > 1 and rime[-1] in _GLIDES and rime != "uy")
