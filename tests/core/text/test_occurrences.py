"""A hidden denouncer is found in free text however the name, the number or the telephone was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.text.fold import fold, nfc
from desktop_app.core.text.occurrences import hide, may_be_named, occurrences

NAME, NUMBER, PHONE = "Nguyễn Văn Đức", "027061004471", "0912 345 678"


def hidden(text: str) -> str:
    return hide(text, occurrences(text, NAME, NUMBER, PHONE))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Tôi là Nguyễn Văn Đức, trú tại thôn Đoài", "Tôi là [người tố cáo], trú tại thôn Đoài"),
        ("NGUYỄN VĂN ĐỨC tố cáo", "[người tố cáo] tố cáo"),
        ("nguyen van duc to cao", "[người tố cáo] to cao"),
        ("nGUYỄN vĂN đỨC", "[người tố cáo]"),
        ("Ông Nguyễn Văn Đức cho biết", "[người tố cáo] cho biết"),
        ("đồng chí  Nguyễn\nVăn  Đức.", "[người tố cáo]."),
        ("Nguyễn.Văn-Đức", "[người tố cáo]"),
        ("Đức Nguyễn Văn", "[người tố cáo]"),
        ("Nguyễn Đức gửi đơn", "[người tố cáo] gửi đơn"),
        ("anh Văn Đức gửi đơn", "[người tố cáo] gửi đơn"),
        ("ông Đức đến; ong duc về; ông Đực ở lại", "[người tố cáo] đến; [người tố cáo] về; ông Đực ở lại"),
        ("Tên tôi là Đức", "Tên tôi là [người tố cáo]"),
        ("thư gửi nguyenvanduc1961@example.invalid", "thư gửi [người tố cáo]1961@example.invalid"),
        ("Có đức tính tốt, đạo đức công vụ", "Có đức tính tốt, đạo đức công vụ"),
        ("Có Nguyễn Văn Đức chứng kiến", "Có [người tố cáo] chứng kiến"),
        ("Nguyễn Văn Đứcx và Nguyễn Văn Dũng", "Nguyễn Văn Đứcx và Nguyễn Văn Dũng"),
        ("số 027061004471 cấp năm 2021", "số [người tố cáo] cấp năm 2021"),
        ("027 061 004 471", "[người tố cáo]"),
        ("027.061.004.471", "[người tố cáo]"),
        ("0270 6100-4471", "[người tố cáo]"),
        ("số 1027061004471 là số khác", "số 1027061004471 là số khác"),
        ("gọi 0912345678", "gọi [người tố cáo]"),
        ("gọi 091.234.5678, +84 912 345 678", "gọi [người tố cáo], [người tố cáo]"),
        ("gọi (0912) 345 678 hoặc 0084912345678", "gọi [người tố cáo] hoặc [người tố cáo]"),
        ("gọi ông (0912345678) nhé", "gọi ông ([người tố cáo]) nhé"),
        ("gọi 912345678", "gọi [người tố cáo]"),
        ("gọi 0912345679", "gọi 0912345679"),
        ("Không có gì phải ẩn 🙂", "Không có gì phải ẩn 🙂"),
        ("", ""),
    ],
)
def test_the_person_is_found_and_nobody_else(text: str, clean: str) -> None:
    assert hidden(text) == clean


def test_a_decomposed_text_is_searched_like_the_composed_one() -> None:
    text = unicodedata.normalize("NFD", "Bà con nghe ông Đức, tức Nguyễn Văn Đức, nói")
    assert hidden(text) == "Bà con nghe [người tố cáo], tức [người tố cáo], nói"


def test_tone_placement_makes_no_difference_but_another_tone_does() -> None:
    text = "Bà Hoà và bà Hòa, bà Hoá, có lẽ bà Hoa"
    clean = "[người tố cáo] và [người tố cáo], bà Hoá, có lẽ [người tố cáo]"
    assert hide(text, occurrences(text, "Lê Thị Hòa")) == clean


def test_a_name_of_one_word_needs_nothing_before_it() -> None:
    text = "Siu Blŏk gặp Y Blo; Blo nói"
    assert hide(text, occurrences(text, "Blo")) == "Siu Blŏk gặp Y [người tố cáo]; [người tố cáo] nói"


@pytest.mark.parametrize(("name", "number", "phone"), [("", "", ""), (" ", "123", "12"), ("…", "…", "…")])
def test_nothing_is_searched_for_when_nothing_is_known(name: str, number: str, phone: str) -> None:
    assert occurrences("ông Đức, số 123, gọi 12", name, number, phone) == []


HARMLESS = ["đất", "thửa 45", "ủy ban", "tố cáo", "năm 2025", "12/03/1961", "cán bộ", "(kèm ảnh)"]
planted = st.sampled_from(
    [
        NAME,
        NAME.upper(),
        fold(NAME),
        NAME.replace(" ", "  "),
        NUMBER,
        "027 061 004 471",
        "0912345678",
        "+84.912.345.678",
    ]
)


@given(st.lists(st.one_of(st.sampled_from(HARMLESS), planted), max_size=12))
def test_what_was_planted_is_gone_and_the_rest_stays(pieces: list[str]) -> None:
    kept = ["[người tố cáo]" if piece not in HARMLESS else piece for piece in pieces]
    text, known = "; ".join(pieces), (NAME, NUMBER, PHONE)
    assert hidden(text) == nfc("; ".join(kept))
    assert may_be_named(text, [known]) == ([known] if kept != pieces else [])


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=15), st.text(max_size=15))
def test_spans_are_in_order_and_inside_the_text(text: str, name: str, number: str, phone: str) -> None:
    spans = occurrences(text, name, number, phone)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(nfc(text)) for start, end in spans)
    assert may_be_named(text, [(name, number, phone)]) or not spans, "a quick look misses nobody"
