"""Everything that an official reads is Vietnamese of an office, one word for one thing, one key for one deed."""

import re
from collections.abc import Iterator

import pytest

from desktop_app.core.manual.blocks import Grid, Line, Passage, blocks_of, text_of
from desktop_app.core.manual.book import shipped_book
from desktop_app.core.text.syllables import is_syllable
from tests.architecture.spoken import Said, everything, keys

WORD = re.compile(r"[^\W\d_]+")
KEYS = "Alt Backspace Caps Ctrl Delete Down End Enter Esc F Home Lock Page PgDn PgUp Shift Tab Up Win"
PRODUCTS = """
    Excel HEIC LibreOffice Linux Lucide PSPP SPSS Stata Unicode UniKey VNeID VnTime Windows Word XLSForm Zalo ZALO
    Newcombe Wilson Track Changes Review Accept All Comment iPhone exFAT
"""
KINDS = """
    BMP CSV GIF JPG PDF PNG TIFF WEBP csv doc docx json ods pdf xls xlsx http https dpi FAT NTFS GB MB GPS QR SHA TCVN
    TLS USB UTF VNI certutil sdcup hashfile sha sodanchu Virtual
"""
PLACES = "Đắk Lắk Slưn"
OFFICES = """
    BCA BNV BTC CĐDC HĐND LLVT MTTQ QH TTCP TTg UBMTTQ UBND UBTVQH VHXH VP XH
    GSĐTCĐ TTND TDP SIPAS TTHC TTĐT CSDL CCCD CMND SĐT ĐT
"""
SIGNS = """
    BB BC BQ CK CP ĐN KH KN KQGQ KT NĐ NQ PKS PTĐ PS QĐ STT TB TC TCD TĐM TM TT TX VT XLD AA
    II III IV VII VIII Trđ
"""
"""Signs of papers, forms and numbers as offices write them."""
LETTERS = "b c d đ e² g h k km m m² n q s v x"
KNOWN = frozenset(" ".join((KEYS, PRODUCTS, KINDS, PLACES, OFFICES, SIGNS, LETTERS)).split())
IN_MANUAL = """
    SACH and app at begin cau choices created date decimal end group hoi id integer multiple niem note one or other
    phieu q range select selected settings sps survey text truyen txt yet â ă
"""
SPELT = {
    # Words of XLSForm and of the old portal stand in the files that people bring; they are named as they stand there.
    "desktop_app/areas/surveys/forms/": "and begin choices date end group list label multiple name one or other select"
    " survey text type yes",
    "desktop_app/areas/surveys/exchange/portal/": "at cau created hoi id phieu",
    "docs/huong-dan/": IN_MANUAL,
    "resources/forms/questionnaires/": "recall seen w",
    "resources/forms/bao-cao/": "all commune",
    "desktop_app/areas/decisions/__init__.py": "commune",
    "desktop_app/areas/conventions/papers/declared.py": "qd huong uoc",
    "desktop_app/areas/decisions/papers/declared.py": "bien kiem phieu",
    "desktop_app/areas/petitions/papers/declared.py": "tb khieu thu",
    "desktop_app/areas/disclosure/papers/declared.py": "begin end",
    "desktop_app/reports/papers/declared.py": "all",
    "desktop_app/sync/receiving/declared.py": "democracy",
    "desktop_app/areas/reception/exchange/declared.py": "nguoi",
    "desktop_app/cli": "init new known",
    "desktop_app/office/exchange/": "new known",
    "desktop_app/areas/petitions/papers/extract.py": "muc",
    "desktop_app/sync/down/": "all down form list",
    "desktop_app/sync/upload/receiver/": "install pip receiver tokens",
    "desktop_app/core/paper/wording.py": "truong",
    "desktop_app/kit/qt_words.py": "ẩ",
}
OLD_TONES = re.compile(r"\b\w*(?:(?<!q)u[ỳýỷỹỵ]|o[àáảãạ]|o[èéẻẽẹ])\b", re.IGNORECASE)
SPOKEN_ALOUD = ("resources/forms/questionnaires/shared.toml", "resources/texts/ban-doc-truyen-thanh.toml")
"""A greeting to a citizen may end in a mark of exclamation."""
ONE_WORD = {
    r"nhấn|nhấp|kích chuột|click": "bấm",
    r"huỷ|hủy số": "Hủy; bỏ số",
    r"tập tin|file": "tệp",
    r"folder": "thư mục",
    r"e-?mail": "thư điện tử",
    r"người dùng|user": "tài khoản, người",
    r"dữ liệu thực hành|cơ quan (thực hành|mẫu|thử)": "cơ quan tập huấn",
    r"trễ hạn|lố hạn": "quá hạn",
    r"(?<!nghỉ )ngày lễ": "ngày nghỉ, nghỉ lễ",
    r"quản trị viên|admin": "người quản trị",
    r"in ấn": "in",
    r"tìm kiếm": "tìm",
    r"sao chép dự phòng|backup": "sao lưu",
    r"ứng dụng(?! công nghệ)|app": "chương trình",
    r"vui lòng|xin vui lòng": "hãy",
    r"thẻ nhớ|thanh USB|ổ USB": "USB",
    r"trạng thái": "tình trạng",
    r"đăng xuất": "khóa, đổi người",
    r"có chắc (không|chắn)": "nói điều sẽ xảy ra, không hỏi lại",
}
"""What is never said, and what is said instead (docs/glossary.md)."""
DEEDS = {
    "Ctrl+E": "Xuất",
    "Ctrl+F": "Lọc|Tìm",
    "Ctrl+I": "Nhập",
    "Ctrl+M": "Việc khác",
    "Ctrl+N": "Thêm|Ghi|Lập|Mở|Đăng|Soạn|Dán|Chọn|Đề xuất|Nhập",
    "Ctrl+O": "Nhập từ|Chọn tệp",
    "Ctrl+P": "In|Xem và in|Lưu và in|Vẫn in|Giấy",
    "Ctrl+T": "Tháo an toàn",
    "Ctrl+U": "Gửi ra USB|Hoàn tác",
    "Enter": "Mở|Xem|Trả lời|Sửa|Kiểm tra|Bắt đầu|Ghi",
    "Esc": "Đóng|Hủy|Thôi|Trở lại|Ở lại|Thoát",
    "F2": "Quét|Sửa",
    "F3": "Vì sao",
    "F4": "Tới ô",
    "F5": "Tìm lại|Đọc lại",
    "F8": "Xem trước",
}
"""What a button with this key begins with (look.md, 6)."""
NEVER_BY_SAVING = "In|Đóng|Trở lại|Thôi"


def _found(pattern: re.Pattern[str], *but: str) -> list[str]:
    return [
        f"{said.place}: {match[0]} ({said.text[:60]})"
        for said in everything()
        if not said.place.startswith(but or ("-",))
        for match in pattern.finditer(said.text)
    ]


def test_the_list_holds_what_is_said_in_code_data_and_manual() -> None:
    said = {part.text for part in everything()}
    assert {"Lưu và in…", "Khóa sổ, in nối tiếp", "Trân trọng cảm ơn ông/bà!", "# Nhật ký thay đổi"} <= said
    assert len(said) > 10_000


def test_every_word_is_a_vietnamese_one_or_known() -> None:
    foreign = [f"{said.place}: {word}" for said in everything() for word in _foreign(said)]
    assert foreign == []


def _foreign(said: Said) -> set[str]:
    spelt = {word for place, words in SPELT.items() if said.place.startswith(place) for word in words.split()}
    words = set(WORD.findall(said.text)) - KNOWN - spelt
    return {word for word in words if not (is_syllable(word) or (len(word) == 1 and word.isupper()))}


@pytest.mark.parametrize(
    ("what", "but"),
    [
        (OLD_TONES, ()),
        (re.compile(r"\bbạn\b", re.IGNORECASE), ()),
        (re.compile(r"!"), SPOKEN_ALOUD),
        (re.compile(r"\b[A-Z]+_[A-Z_]+\b|\b(None|True|False|null)\b"), ()),
        (re.compile(r"\?\?|,,|(?<=\w)  (?=\w)| [,;:](?= )"), ("resources/texts/",)),
    ],
    ids=["old places of tones", "bạn", "exclamation", "names of the code", "careless marks"],
)
def test_nothing_says(what: re.Pattern[str], but: tuple[str, ...]) -> None:
    assert _found(what, *but) == []


def test_one_thing_has_one_word() -> None:
    banned = re.compile(rf"(?<![\w-])({'|'.join(ONE_WORD)})(?![\w-])", re.IGNORECASE)
    # How other offices' workbooks call their columns is recognised, not said.
    assert _found(banned, "desktop_app/areas/conventions/exchange/") == []


def test_a_key_does_the_same_thing_everywhere() -> None:
    pressed = list(keys())
    other = [
        f"{press.place}: {press.key} {press.words}"
        for press in pressed
        if press.key in DEEDS and not re.match(DEEDS[press.key], press.words)
    ]
    printed = [press for press in pressed if press.key == "Ctrl+S" and re.match(NEVER_BY_SAVING + r"\b", press.words)]
    assert len(pressed) > 150
    assert other + [f"{press.place}: {press.words}" for press in printed] == []


KEY_IN_MANUAL = re.compile(
    r"(Ctrl|Alt|F\d+|Enter|Esc|Tab|Home|Page (Up|Down)|Backspace|Phím cách|dấu cách|chữ E|E)\b.*|[↑↓0-9*/+-]",
    re.IGNORECASE,
)
FEWEST_WORDS = 3
"""Of what stands between two places that are filled in; fewer words stand everywhere."""


def test_what_the_manual_writes_in_bold_or_quotes_is_said_by_the_program() -> None:
    program = (said.text for said in everything() if not said.place.startswith(("docs/", "CHANGELOG")))
    said = "\n".join(" ".join(text.split()) for text in program)
    unsaid = [f"{slug}: {part}" for slug, part in _told_by_manual() if part not in said]
    assert unsaid == []


def _told_by_manual() -> Iterator[tuple[str, str]]:
    for page in shipped_book().pages:
        for line in _lines(page.text):
            for words in line:
                if words.bold and not KEY_IN_MANUAL.fullmatch(words.text):
                    yield from ((page.slug, part) for part in _between_gaps(words.text))
            for quoted in re.findall(r'"([^"]+)"', text_of(line)):
                long = (part for part in _between_gaps(quoted) if len(part.split()) >= FEWEST_WORDS)
                yield from ((page.slug, part) for part in long)


def _lines(text: str) -> Iterator[Line]:
    for block in blocks_of(text):
        if isinstance(block, Passage):
            yield block.line
        elif isinstance(block, Grid):
            yield from (cell for row in (block.head, *block.rows) for cell in row)


def _between_gaps(said: str) -> list[str]:
    """A sentence at a time, without the places that are filled in."""
    parts = (part.strip(" .,:?“”") for part in re.split(r"…|(?<=[.?]) ", " ".join(said.split())))
    return [part for part in parts if part]
