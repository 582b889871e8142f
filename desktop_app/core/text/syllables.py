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


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether letters and tone can stand together in one Vietnamese syllable, in small letters or capitals.

    "khiếu" and "hoà" can, "V¨n", "khuyêm" and "cac" (which needs a tone before its c) cannot.
    """
    bare, tones = list[str](), ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tones += letter
        else:
            bare.append(letter)
    if len(tones) > 1:
        return False
    letters = unicodedata.normalize("NFC", "".join(bare))
    return any(
        letters[len(onset) :] in _KNOWN_RIMES and (tones in _OF_STOPPED if letters.endswith(_STOPPED) else True)
        for onset in _KNOWN_ONSETS
        if letters.startswith(onset)
    )
