"""The letters of the encodings before Unicode, each as a line of data: TCVN3 (ABC) and VNI for Windows."""

_ROWS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ"
VOWEL_ROWS = tuple(_ROWS.split())
"""Every vowel without a tone, then with huyền, hỏi, ngã, sắc, nặng."""

_TCVN3 = """
µà ¶ả ·ã ¸á ¹ạ  ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ  ©â Çầ Èẩ Éẫ Êấ Ëậ  Ìè Îẻ Ïẽ Ðé Ñẹ  ªê Òề Óể Ôễ Õế Öệ  ×ì Øỉ Üĩ Ýí Þị
ßò áỏ âõ ãó äọ  «ô åồ æổ çỗ èố éộ  ¬ơ êờ ëở ìỡ íớ îợ  ïù ñủ òũ óú ôụ  \xadư õừ öử ÷ữ øứ ùự  úỳ ûỷ üỹ ýý þỵ  ®đ
¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ
"""
TCVN3 = {pair[0]: pair[1] for pair in _TCVN3.replace("\n", " ").split(" ") if pair}
"""One sign for one letter; of the capitals only those without a tone exist."""

_TONES = "øûõùï"
_VNI_BASES = {
    "a": ("a", _TONES), "ă": ("aê", "aèaúaüaéaë"), "â": ("aâ", "aàaåaãaáaä"), "e": ("e", _TONES),
    "ê": ("eâ", "eàeåeãeáeä"), "o": ("o", _TONES), "ô": ("oâ", "oàoåoãoáoä"), "ơ": ("ô", _TONES),
    "u": ("u", _TONES), "ư": ("ö", _TONES), "y": ("y", _TONES),
}  # fmt: skip
_VNI_SINGLE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def _vni() -> dict[str, str]:
    signs = dict[str, str]()
    for row in VOWEL_ROWS:
        if row[0] in _VNI_BASES:
            base, marks = _VNI_BASES[row[0]]
            signs[row[0]] = base
            for at, letter in enumerate(row[1:]):
                signs[letter] = marks[2 * at : 2 * at + 2] if len(marks) > len(_TONES) else base + marks[at]
    signs |= _VNI_SINGLE
    signs |= {letter.upper(): sign.upper() for letter, sign in signs.items()}
    return {sign: letter for letter, sign in signs.items() if sign != letter or not sign.isascii()}


VNI = _vni()
"""One sign, or a vowel and the sign of its mark, for one letter; í and ì are the same as in Unicode."""
