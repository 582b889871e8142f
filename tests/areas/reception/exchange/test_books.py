"""Rows go into the book that they name, or into the one that was chosen; a struck number stays with its reason."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.exchange.declared import EXCHANGE
from desktop_app.areas.reception.models import SessionDay
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.models import Person
from desktop_app.office.opening import OpenOffice
from tests.areas.reception.exchange.workbooks import USUAL, planned, taken_over, visits, workbook
from tests.areas.reception.makers import MakeEntry

STRUCK = "Đã bỏ số ngày 26/03/2026: ghi trùng số 6"


@pytest.fixture
def two_books(desk: Desk) -> Desk:
    BookService(desk).open_book("Sổ tại bản Khuổi Luông", "Nhà văn hóa bản")
    return desk


def labels(desk: Desk) -> list[str]:
    return sorted(visit.label for visit in visits(desk))


WHERE = [
    ("the main book by itself", [None, 4], "", ["4/2026", "5/2026"]),
    ("the book that the row names", ["2/B", "2 / b/2026", 2], "", ["2/2026", "2/B/2026"]),
    ("the book that was chosen", [None, 4, "7/2026"], "B", ["4/B/2026", "7/B/2026", "8/B/2026"]),
    ("the row's own word goes before the choice", ["3/A", "3/B", 5], "B", ["3/2026", "3/B/2026", "5/B/2026"]),
]


@pytest.mark.parametrize(("_case", "numbers", "book", "wanted"), WHERE)
def test_each_row_goes_into_its_book(
    two_books: Desk, office: OpenOffice, tmp_path: Path, _case: str, numbers: list[Any], book: str, wanted: list[str]
) -> None:
    rows = [{"Số thứ tự": number, "Nội dung": f"Việc {at}"} for at, number in enumerate(numbers)]
    taken_over(two_books, workbook(tmp_path / "a.xlsx", *rows), book=book)
    assert labels(two_books) == wanted
    kept = [each for area in load_areas() for each in area.books]
    assert verify(two_books.db.engine, office.records, kept).findings == ()


@pytest.mark.parametrize(
    ("number", "said"),
    [("2/C", "chưa có sổ C"), ("2/B/2025", "Số của sổ năm 2025"), ("2-B", "Chỉ ghi số"), ("0/B", "từ 1 đến")],
)
def test_a_number_of_no_book_is_refused(two_books: Desk, tmp_path: Path, number: str, said: str) -> None:
    [told] = planned(two_books, workbook(tmp_path / "a.xlsx", {"Số thứ tự": number})).refused
    assert said in told.reason
    assert told.place.endswith("A2")


def test_nothing_goes_into_a_book_that_was_stopped_before(two_books: Desk, tmp_path: Path) -> None:
    BookService(two_books).stop("B", date(2026, 3, 1))
    rows = ({"Số thứ tự": "1/B", "Ngày tiếp": date(2026, 3, 1)}, {"Số thứ tự": "2/B"})
    plan = planned(two_books, workbook(tmp_path / "a.xlsx", *rows))
    assert len(plan.accepted) == 1
    assert "đã ngừng ghi" in plan.refused[0].reason


def test_a_book_that_is_not_kept_cannot_be_chosen(two_books: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Không có sổ “H”.*B \(Sổ B: Sổ tại bản"):
        planned(two_books, workbook(tmp_path / "a.xlsx", {}), book="H")


def test_books_are_offered_only_where_there_are_several(desk: Desk) -> None:
    assert ExchangeService(desk).books(EXCHANGE) == []
    BookService(desk).open_book("Sổ hai", "")
    assert ExchangeService(desk).books(EXCHANGE) == [("A", "Sổ chính"), ("B", "Sổ B: Sổ hai")]


def test_the_same_row_is_known_again_however_its_book_was_said(two_books: Desk, tmp_path: Path) -> None:
    taken_over(two_books, workbook(tmp_path / "a.xlsx", {"Số thứ tự": "2/B"}))
    path = workbook(tmp_path / "b.xlsx", {"Số thứ tự": 2})
    assert planned(two_books, path, book="B").existing == (2,)
    assert len(planned(two_books, path).accepted) == 1


def test_gaps_and_closings_are_told_by_book(two_books: Desk, tmp_path: Path, clock: FixedClock) -> None:
    taken_over(two_books, workbook(tmp_path / "a.xlsx", {"Số thứ tự": "1/B"}))
    clock.move_to(clock.now().replace(year=2027, month=1, day=4))
    BookService(two_books).close("B", 2026)
    path = workbook(tmp_path / "b.xlsx", {"Số thứ tự": "3/B", "Nội dung": "Việc khác"})
    plan = planned(two_books, path)
    assert plan.titles == {("reception.B", 2026): "Sổ B năm 2026"}
    assert [(gap.book, gap.first, gap.last) for gap in plan.gaps] == [("reception.B", 2, 2)]
    assert plan.closed == ("Sổ B năm 2026 đã khóa ngày 04/01/2027. Ghi thêm phải có lý do.",)
    with pytest.raises(InvalidInput):
        taken_over(two_books, path)
    taken_over(two_books, path, reason="Tìm thấy muộn")
    assert "Tìm thấy muộn" in visits(two_books)[1].late_note


def test_a_struck_number_comes_back_struck(office: OpenOffice, tmp_path: Path) -> None:
    desk = office.desk
    path = workbook(tmp_path / "a.xlsx", {"Số thứ tự": 1}, {"Số thứ tự": 2, "Ghi chú": f"{STRUCK}\nGiấy mờ"})
    plan = planned(desk, path)
    assert [each.reason for each in plan.doubts] == ["Số đã bỏ: được giữ cùng lý do, không tính là lượt tiếp."]
    taken_over(desk, path)
    first, second = visits(desk)
    assert first.voided_on is None
    assert (second.voided_on, second.void_reason, second.note) == (date(2026, 3, 26), "ghi trùng số 6", "Giấy mờ")
    assert (second.is_open, second.voided_by) == (False, desk.account.name)
    kept = [each for area in load_areas() for each in area.books]
    assert verify(desk.db.engine, office.records, kept).findings == ()


@pytest.mark.parametrize(
    ("note", "said", "refused"),
    [
        ("Đã bỏ số ngày 24/03/2026: nhầm", "trước ngày tiếp", True),
        ("Đã bỏ số ngày 24/11/2026: nhầm", "sau hôm nay", True),
        ("Đã bỏ số ngày 31/02/2026: nhầm", "Tháng 2/2026 chỉ có 28 ngày", True),
        (f"Đã bỏ số ngày 26/03/2026: {'nhầm ' * 120}", "500 ký tự", True),
        ("Số đã hủy vì viết nhầm", "vẫn được tính", False),
    ],
)
def test_a_mark_of_a_struck_number_that_cannot_be_is_told(
    desk: Desk, tmp_path: Path, note: str, said: str, refused: bool
) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {"Ghi chú": note}))
    [told] = [*plan.refused, *[each for each in plan.doubts if not refused]]
    assert (said in told.reason, told.refused) == (True, refused)


def test_an_import_with_struck_numbers_is_taken_back_and_comes_again(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Số thứ tự": 1}, {"Số thứ tự": 2, "Ghi chú": STRUCK})
    done = taken_over(desk, path)
    ExchangeService(desk).undo(done.uid, "Nhập nhầm tệp")
    assert [visit.void_reason for visit in visits(desk)] == ["Nhập nhầm tệp", "ghi trùng số 6"]
    taken_over(desk, path)
    assert [visit.void_reason for visit in visits(desk)] == ["", "ghi trùng số 6"]


def test_an_import_of_which_a_number_was_struck_since_is_not_taken_back(desk: Desk, tmp_path: Path) -> None:
    done = taken_over(desk, workbook(tmp_path / "a.xlsx", {}))
    [visit] = visits(desk)
    ReceptionService(desk).void(visit.uid, visit.rev, "Ghi nhầm")
    with pytest.raises(UserError, match="đã được sửa"):
        ExchangeService(desk).undo(done.uid, "Nhập nhầm tệp")


@pytest.mark.parametrize(("second", "state"), [(STRUCK, SessionState.PLANNED), ("Gấp", SessionState.HELD)])
def test_a_session_that_has_only_struck_numbers_is_told_anew(
    desk: Desk, tmp_path: Path, second: str, state: SessionState
) -> None:
    on = {"Ngày phiên": date(2026, 3, 25), "Chế độ tiếp": "Thủ trưởng", "Ngày tiếp": date(2026, 3, 25),
          "Họ và tên": "Lê Lan", "Loại": "Khác", "Nội dung": "Mương", "Hướng xử lý": "Thụ lý"}  # fmt: skip
    taken_over(desk, workbook(tmp_path / "a.xlsx", on | {"Ghi chú": STRUCK}, on | {"Ghi chú": second}))
    with desk.db.reading() as session:
        assert list(session.scalars(select(SessionDay.state))) == [state]


def test_a_struck_number_of_the_register_goes_out_with_its_reason(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    done = reception.register(an_entry(note="Có đơn"))
    reception.void(done.uid, done.rev, "Ghi trùng\nsố 6")
    target = tmp_path / "a.csv"
    assert ExchangeService(desk).export(EXCHANGE, date(2026, 1, 1), date(2026, 12, 31), target) == 1
    assert '"Đã bỏ số ngày 23/11/2026: Ghi trùng số 6\nCó đơn"' in target.read_text(encoding="utf-8-sig")


def test_a_number_struck_on_paper_may_say_nothing_else(office: OpenOffice, tmp_path: Path) -> None:
    desk = office.desk
    bare = {"Số thứ tự": 2, "Ngày tiếp": date(2026, 3, 25), "Ghi chú": STRUCK}
    path = workbook(tmp_path / "a.xlsx", {**USUAL, "Số thứ tự": 1}, bare, bare | {"Số thứ tự": 3, "Ghi chú": "Đã hủy"},
                    bare=True)  # fmt: skip
    plan = planned(desk, path)
    assert (len(plan.accepted), {each.row for each in plan.refused}) == (2, {4})
    taken_over(desk, path)
    struck = visits(desk)[1]
    assert (struck.number, struck.void_reason, struck.content) == (2, "ghi trùng số 6", "")
    with desk.db.reading() as session:
        assert list(session.scalars(select(Person.full_name))) == ["Lê Lan"]
    kept = [each for area in load_areas() for each in area.books]
    assert verify(desk.db.engine, office.records, kept).findings == ()
    assert visit_record(desk.db, struck.uid).row.voided_on == date(2026, 3, 26)
    out = tmp_path / "b.xlsx"
    ExchangeService(desk).export(EXCHANGE, date(2026, 1, 1), date(2026, 12, 31), out)
    assert planned(desk, out).doubts == ()
    ExchangeService(desk).undo(ExchangeService(desk).batches()[0].uid, "Nhập nhầm tệp")
    taken_over(desk, path)
    assert [visit.void_reason for visit in visits(desk)] == ["", "ghi trùng số 6"]
