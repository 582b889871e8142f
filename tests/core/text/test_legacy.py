"""Text from before Unicode comes out as what one saw, and text that is Unicode stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.text.legacy import Doubt, Encoding, convert, encoding_of_font, guess, to_legacy
from desktop_app.core.text.legacy_tables import TCVN3, VNI, VOWEL_ROWS
from desktop_app.core.text.syllables import is_syllable

SMALL = "".join(VOWEL_ROWS) + "đ"
ACCENTED = [letter for letter in SMALL if not letter.isascii()]
PROSE = (
    "Người dân Nguyễn Văn Đức ở thôn Đoài, xã Hòa Bình khiếu nại việc đo đạc ranh giới thửa đất số 45; "
    "đề nghị Ủy ban sớm trả lời. Hẻm nhỏ bị lấn, nước thải chảy sang, quỹ hỗ trợ chậm chi, tuyển lao động không rõ."
)
SYLLABLES = sorted({word for word in PROSE.replace(",", " ").replace(".", " ").split() if is_syllable(word)})
unicode_words = st.lists(
    st.sampled_from([*SYLLABLES, "hoá", "cô", "toà", "thuỷ", "cã", "hé", "sù", "Tuân", "quê"]), max_size=12
)

OLD_TCVN3 = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ®"
IN_UNICODE = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
OLD_VNI = (
    "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò "
    "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ"
)


def test_the_table_of_tcvn3_is_the_published_one() -> None:
    assert [TCVN3[sign] for sign in OLD_TCVN3] == list(IN_UNICODE)
    assert [TCVN3[sign] for sign in "¡¢£¤¥¦§"] == list("ĂÂÊÔƠƯĐ")
    assert len(TCVN3) == len(IN_UNICODE) + 7


def test_the_table_of_vni_is_the_published_one() -> None:
    pairs = dict(zip(OLD_VNI.split(), IN_UNICODE, strict=True))
    assert {sign: VNI.get(sign, sign) for sign in pairs} == pairs
    assert {sign.upper(): VNI.get(sign.upper(), sign.upper()) for sign in pairs} == {
        sign.upper(): letter.upper() for sign, letter in pairs.items()
    }


@pytest.mark.parametrize("letter", ACCENTED)
def test_every_letter_goes_there_and_back(letter: str) -> None:
    for encoding, font in ((Encoding.VNI, "VNI-Times"), (Encoding.TCVN3, ".VnTime")):
        old = to_legacy(f"th{letter}", encoding)
        assert old.lost == ()
        assert convert(old.text, font).text == f"th{letter}"
    old = to_legacy(letter.upper(), Encoding.VNI)
    assert (convert(old.text + "B", "VNI-Times").text, old.lost) == (letter.upper() + "B", ())
    old = to_legacy(letter.upper(), Encoding.TCVN3_CAPITALS)
    assert (convert(old.text, ".VnTimeH").text, old.lost) == (letter.upper(), ())
    old = to_legacy(letter.upper(), Encoding.TCVN3)
    assert (old.lost == ()) is (letter in "ăâêôơưđ")


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3), (".VnTimeH", Encoding.TCVN3_CAPITALS),
        (".VnArial NarrowH", Encoding.TCVN3_CAPITALS),
        ("VnTime", Encoding.TCVN3), ("VNI-Times", Encoding.VNI), ("vni-helve", Encoding.VNI), ("Times New Roman", None),
        ("", None), ("Vnesh", None), ("Verdana", None), ("VNF-Futura", None),
    ],
)  # fmt: skip
def test_fonts_say_their_encoding(font: str, encoding: Encoding | None) -> None:
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_prose_is_recognised_by_its_signs(encoding: Encoding) -> None:
    old = to_legacy(PROSE.replace("Ủ", "ủ"), encoding).text
    assert guess([old]) is guess(old.split()) is encoding
    assert convert(old).text == PROSE.replace("Ủ", "ủ")


@pytest.mark.parametrize(
    ("old", "font", "text", "doubts"),
    [
        ("NguyÔn ThÞ ¸nh", ".VnTime", "Nguyễn Thị Ánh", [("Ánh", Doubt.LOST_CAPITAL)]),
        ("Hoµng ThÞ Hµ", ".VnTime", "Hoàng Thị Hà", []),
        ("NGUYÔN V¡N Hµ", "", "NGUYỄN VĂN HÀ", [("NGUYỄN", Doubt.LOST_CAPITAL), ("HÀ", Doubt.LOST_CAPITAL)]),
        ("nguyÔn v¨n ®øc", ".VnTimeH", "NGUYỄN VĂN ĐỨC", []),
        ("thon Doai", ".VnTimeH", "THON DOAI", []),
        ("ñn ®Þnh ®êi sèng", ".VnTime", "ổn định đời sống", None),
        ("cô", ".VnTime", "cụ", [("cụ", Doubt.BOTH)]),
        ("cô Hà", ".VnTime", "cô Hà", []),
        ("Nguyễn V¨n Đức", "", "Nguyễn Văn Đức", [("Văn", Doubt.MIXED)]),
        ("Nguyễn Văn Đức", ".VnTime", "Nguyễn Văn Đức", []),
        ("®Êt rõng “V¨n L·ng”", "", "đất rừng “Văn Lãng”", []),
        ("Ñaëng Vaên Ngöõ", "VNI-Times", "Đặng Văn Ngữ", []),
        ("Aáp Ñoâng", "VNI-Times", "Ấp Đông", []),
    ],
)
def test_what_one_saw_is_what_comes_out(old: str, font: str, text: str, doubts: list[tuple[str, Doubt]] | None) -> None:
    found = convert(old.replace("ñn", "æn"), font)
    assert found.text == text
    if doubts is not None:
        assert [(each.word, each.doubt) for each in found.doubts] == doubts


@pytest.mark.parametrize(
    "text",
    [
        "Müller, São Paulo, naïve, café, Noël", "H'Ñiê Byă, Y Bhăm Êban, Ksor Blŏk",
        "5 µm, 100 m², 1½, § 5, «Đất», 20 °C",
        "© 2026 ®", "nhà ở", "Cô Hoà", "1ª 2º", "Ông Ô", "π và Ω", "中文 и русский", "",
    ],
)  # fmt: skip
def test_what_is_no_old_vietnamese_stays(text: str) -> None:
    assert convert(text).text == text
    assert convert(text).encoding is Encoding.UNICODE


@given(unicode_words, st.booleans())
def test_unicode_is_only_composed(words: list[str], decomposed: bool) -> None:
    text = " ".join(words)
    typed = unicodedata.normalize("NFD", text) if decomposed else text
    assert convert(typed).text == text
    assert convert(typed).doubts == ()
    assert guess(words) is Encoding.UNICODE


@given(st.text(st.characters(max_codepoint=0x7F)), st.sampled_from(["", ".VnTime", "VNI-Times", "Arial"]))
def test_plain_latin_letters_stay(text: str, font: str) -> None:
    assert convert(text, font).text == text


@given(st.text(SMALL + "bcdghklmnpqrstvx ĂÂÊÔƠƯĐ", max_size=30), st.sampled_from([Encoding.TCVN3, Encoding.VNI]))
def test_whatever_was_stored_in_an_old_encoding_is_read_again(text: str, encoding: Encoding) -> None:
    old = to_legacy(text, encoding)
    table = TCVN3 if encoding is Encoding.TCVN3 else VNI
    read, at = "", 0
    while at < len(old.text):
        size = 2 if encoding is Encoding.VNI and old.text[at : at + 2] in table else 1
        sign = old.text[at : at + size]
        read, at = read + table.get(sign, sign), at + size
    assert read == unicodedata.normalize("NFC", text)
    assert old.lost == ()
