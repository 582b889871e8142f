"""The pure rules of the yearly plan as tables of cases."""

from datetime import date

import pytest

from desktop_app.areas.disclosure.catalogue import Catalogue, shipped_items
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.plan.entry import LineEntry, checked_line, read_months
from desktop_app.areas.disclosure.plan.rules import lacking_person, proposed, shifted, shifted_line, timing
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.rulebook import Rulebook, load_rules
from desktop_app.core.resources import resource

BOOK = Rulebook(load_rules(resource("legal")))
CATALOGUE = Catalogue(shipped_items())
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Kế hoạch năm 2026 và kết quả năm 2025", "Kế hoạch năm 2027 và kết quả năm 2026"),
        ("Dự toán năm ngân sách 2027", "Dự toán năm ngân sách 2028"),
        ("Trước ngày 15/01/2026", "Trước ngày 15/01/2027"),
        ("trước ngày 5/1/2026", "trước ngày 5/1/2027"),
        ("Quý I/2026, tháng 10/2026", "Quý I/2027, tháng 10/2027"),
        ("Theo Nghị định 73/2026/NĐ-CP", "Theo Nghị định 73/2026/NĐ-CP"),
        ("Quyết định số 187/QĐ-UBND ngày 12/10/2026", "Quyết định số 187/QĐ-UBND ngày 12/10/2027"),
        ("Luật Thực hiện dân chủ ở cơ sở năm 2022", "Luật Thực hiện dân chủ ở cơ sở năm 2022"),
        ("Theo mẫu 2026", "Theo mẫu 2026"),
        ("Khi phát sinh", "Khi phát sinh"),
        ("", ""),
    ],
)
def test_days_of_a_year_move_along_and_signs_of_documents_stay(text: str, moved: str) -> None:
    assert shifted(text, 2026, 2027) == moved


@pytest.mark.parametrize(
    ("text", "from_year", "to_year", "moved"),
    [
        ("ngày 29/02/2028", 2028, 2029, "ngày 28/02/2029"),
        ("ngày 31/12/2026", 2026, 2028, "ngày 31/12/2028"),
        ("ngày 31/13/2026", 2026, 2027, "ngày 31/13/2027"),
    ],
)
def test_a_day_that_the_new_year_has_not_becomes_the_last_of_its_month(
    text: str, from_year: int, to_year: int, moved: str
) -> None:
    assert shifted(text, from_year, to_year) == moved


def test_a_line_moves_in_all_its_words_and_keeps_who_and_how() -> None:
    line = LineEntry(
        item_code="CK01", content="Kế hoạch năm 2026", forms=(Form.POSTED,), months=(1,), when="trước 31/01/2026",
        duration="đến 28/02/2026", responsible="Phòng Kinh tế",
    )  # fmt: skip
    moved = shifted_line(line, 2026, 2027)
    assert (moved.content, moved.when, moved.duration) == ("Kế hoạch năm 2027", "trước 31/01/2027", "đến 28/02/2027")
    assert (moved.forms, moved.months, moved.responsible) == (line.forms, line.months, line.responsible)


@pytest.mark.parametrize(
    ("code", "months", "when", "duration"),
    [
        ("CK01", (), "Chậm nhất 5 ngày làm việc từ ngày ban hành văn bản", "Niêm yết: 30 ngày liên tục"),
        (
            "CK02.3", (4, 7, 10),
            "Chậm nhất 10 ngày từ ngày kết thúc kỳ 03, 06, 09 tháng; "
            "10 ngày từ ngày nộp báo cáo năm cho cấp có thẩm quyền",
            "Niêm yết: 30 ngày liên tục",
        ),
        ("CK04", (), "Chậm nhất 5 ngày làm việc từ ngày ban hành văn bản", "Niêm yết: thường xuyên"),
        (
            "CK11", (), "Chậm nhất 5 ngày làm việc từ ngày ban hành văn bản",
            "Niêm yết: 30 ngày liên tục; Truyền thanh: 3 ngày liên tục",
        ),
        ("CK14", (), "Chậm nhất 5 ngày làm việc từ ngày ban hành văn bản", ""),
    ],
)  # fmt: skip
def test_the_law_proposes_a_line(code: str, months: tuple[int, ...], when: str, duration: str) -> None:
    item = CATALOGUE.of(code, date(2027, 12, 31))
    assert item is not None
    line = proposed(item, BOOK, 2027, "Công chức Văn phòng")
    assert (line.months, line.when, line.duration) == (months, when, duration)
    assert (line.content, line.forms, line.responsible) == (item.title, item.forms, "Công chức Văn phòng")


@pytest.mark.parametrize("year", [2023, 2025, 2027])
def test_every_proposal_fits_its_columns(year: int) -> None:
    lines = [proposed(item, BOOK, year) for item in CATALOGUE.single_on(date(year, 12, 31))]
    assert len(lines) == 22
    assert max(len(line.when) for line in lines) <= 200
    assert max(len(line.duration) for line in lines) <= 200
    assert max(len(line.content) for line in lines) <= 500


@pytest.mark.parametrize(
    ("months", "when", "words"),
    [
        ((), "", "Khi phát sinh"),
        ((4, 7, 10), "", "Tháng 4, 7, 10"),
        ((), "Chậm nhất 5 ngày.", "Chậm nhất 5 ngày"),
        ((1,), "trước ngày 15", "Tháng 1. trước ngày 15"),
    ],
)
def test_when_something_is_disclosed_is_told(months: tuple[int, ...], when: str, words: str) -> None:
    assert timing(months, when) == words


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], ""),
        ([(1, "CK01", "Lan")], ""),
        (
            [(1, "CK01", "Lan"), (2, "CK02.1", "")],
            "Dòng 2 (CK02.1) chưa có người chịu trách nhiệm. Sửa dòng để ghi người, rồi làm lại.",
        ),
        (
            [(n, f"CK0{n}", "") for n in range(1, 6)],
            "Dòng 1 (CK01), 2 (CK02), 3 (CK03) và 2 dòng khác chưa có người chịu trách nhiệm. "
            "Sửa dòng để ghi người, rồi làm lại.",
        ),
    ],
)
def test_lines_without_a_responsible_person_are_named(lines: list[tuple[int, str, str]], sentence: str) -> None:
    assert lacking_person(lines) == sentence


@pytest.mark.parametrize(
    ("text", "months"),
    [("", ()), ("  ", ()), ("4, 7, 10", (4, 7, 10)), ("10;4 7.", (4, 7, 10)), ("1,1,01", (1,)), ("12", (12,))],
)
def test_months_are_read_as_they_are_typed(text: str, months: tuple[int, ...]) -> None:
    assert read_months(text) == months


@pytest.mark.parametrize("text", ["13", "0", "4, x", "-1", "quý 1", "4/7", "²"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Gõ số tháng từ 1 đến 12"):
        read_months(text)


TYPED = {"item_code": "CK01", "content": "Kế hoạch", "posted": "có", "months": "1"}


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"posted": ""}, "posted", "Chưa chọn hình thức nào"),
        ({"months": "13"}, "months", "Không có tháng “13”"),
        ({"content": ""}, "content", "Chưa nhập nội dung công khai"),
        ({"item_code": ""}, "item_code", "Chưa nhập nội dung phải công khai"),
        ({"content": "x" * 501}, "content", "tối đa 500"),
    ],
)
def test_a_wrong_line_says_what_to_do(given: dict[str, str], field: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_line(TYPED | given, TODAY)
    assert sentence in refused.value.problems[field]


def test_a_right_line_is_read() -> None:
    line, reason = checked_line(TYPED | {"radio": "có", "reason": "Bổ sung"}, TODAY)
    assert line == LineEntry(item_code="CK01", content="Kế hoạch", forms=(Form.POSTED, Form.RADIO), months=(1,))
    assert reason == "Bổ sung"
