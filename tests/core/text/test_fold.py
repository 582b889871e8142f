"""Folding is one thing for search, duplicates and uniqueness."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.text.fold import fold, marked, matches, nfc, tokens

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(VIETNAMESE + VIETNAMESE.upper() + " 0123456789/,.-", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("KHIẾU NẠI ĐẤT ĐAI", "khieu nai dat dai"),
        ("hoà giải, thuỷ lợi", "hoa giai, thuy loi"),
        ("hòa giải, thủy lợi", "hoa giai, thuy loi"),
        ("  hai   khoảng\ttrống\r\nxuống dòng ", "hai khoang trong xuong dong"),
        ("Thôn\u00a0Đoài\u200b", "thon doai"),
        ("Y Bhăm Êban, H'Hen Niê, Ksor Blŏk", "y bham eban, h'hen nie, ksor blok"),
        ("Tờ bản đồ số 12 – thửa 45…", "to ban do so 12 – thua 45…"),
        ("", ""),
        (" \u0301 ", ""),
    ],
)
def test_marks_case_and_spaces_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_one_plain_letter() -> None:
    for letter in VIETNAMESE:
        assert fold(letter).isascii()
        assert fold(letter) == fold(letter.upper())
        assert len(fold(letter)) == 1


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text)) == fold(text)


@given(vietnamese)
def test_vietnamese_text_keeps_its_length_when_its_spaces_are_single(text: str) -> None:
    single = " ".join(text.split())
    assert len(fold(single)) == len(single)
    assert fold(single).isascii()
    assert fold(text.upper()) == fold(text)


@given(vietnamese)
def test_words_are_the_same_before_and_after_folding(text: str) -> None:
    assert tokens(text) == tokens(fold(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đất đai, ranh giới!", ["dat", "dai", "ranh", "gioi"]),
        ("ngày 27/11/2026", ["ngay", "27", "11", "2026"]),
        ("a_b", ["a", "b"]),
        ("…", []),
    ],
)
def test_words_are_parted_by_what_is_neither_letter_nor_digit(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("query", "found"),
    [("dat dai", True), ("ĐẤT  thửa", True), ("da th", True), ("", True), ("ai", False), ("45 dat x", False)],
)
def test_every_word_sought_must_begin_a_word(query: str, found: bool) -> None:
    assert matches("Đất đai, thửa 45", query) is found


@pytest.mark.parametrize(
    ("text", "query", "pieces"),
    [
        ("Nguyễn Văn Đức", "duc", [("Nguyễn Văn ", False), ("Đức", True)]),
        (
            "Đo lại đất đai",
            "dat d",
            [("Đ", True), ("o lại ", False), ("đất", True), (" ", False), ("đ", True), ("ai", False)],
        ),
        ("thủy lợi", "THUỶ", [("thủy", True), (" lợi", False)]),
        ("Trần Thị Mỹ", "xyz", [("Trần Thị Mỹ", False)]),
        ("Trần Thị Mỹ", "", [("Trần Thị Mỹ", False)]),
        ("", "duc", []),
        ("phường", "hu", [("phường", False)]),
        ("phươ\u0300ng", "phuo", [("phườ", True), ("ng", False)]),
    ],
)
def test_found_beginnings_are_marked_on_the_accented_text(
    text: str, query: str, pieces: list[tuple[str, bool]]
) -> None:
    assert marked(text, query) == pieces


@given(st.text(max_size=40), st.text(max_size=10))
def test_the_pieces_are_the_whole_composed_text(text: str, query: str) -> None:
    pieces = marked(text, query)
    assert "".join(piece for piece, _ in pieces) == nfc(text)
    assert all(piece for piece, _ in pieces)
