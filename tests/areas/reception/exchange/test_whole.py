"""An import is carried out as a whole, taken back as a whole, and adds nothing twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.exchange.declared import EXCHANGE
from desktop_app.areas.reception.exchange.intake import ReceptionIntake
from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.models import SessionDay, Visit
from desktop_app.areas.reception.queries import due_visits
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import Cancelled, InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.applying import Answers
from desktop_app.office.exchange.models import ImportBatch, ImportedRow, NumberGap
from desktop_app.office.exchange.people import Same
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.finding import find_anything
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.models import Person
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Role
from tests.areas.reception.exchange.workbooks import planned, taken_over, visits, workbook
from tests.areas.reception.makers import MakeEntry

REASON = "Nhập nhầm tệp"
THREE = ({"Nội dung": "Một"}, {"Nội dung": "Hai"}, {"Nội dung": "Hai"})


def clean(office: OpenOffice) -> bool:
    """Whether a check of everything finds nothing."""
    books = [book for area in load_areas() for book in area.books]
    return verify(office.db.engine, office.records, books).findings == ()


def test_a_dry_run_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", *THREE))
    assert (len(plan.accepted), plan.span) == (3, (date(2026, 3, 25), date(2026, 3, 25)))
    assert visits(desk) == []
    assert ExchangeService(desk).batches() == []


def test_two_equal_rows_are_two_visits_and_the_same_file_adds_nothing(office: OpenOffice, tmp_path: Path) -> None:
    desk, path = office.desk, workbook(tmp_path / "a.xlsx", *THREE)
    assert taken_over(desk, path).rows == 3
    assert [visit.content for visit in visits(desk)] == ["Một", "Hai", "Hai"]
    again = planned(desk, path)
    assert (again.accepted, again.existing, again.refused) == ((), (2, 3, 4), ())
    with pytest.raises(UserError, match="Không có dòng nào"):
        ExchangeService(desk).apply(again)
    more = planned(desk, workbook(tmp_path / "b.xlsx", *THREE, {"Nội dung": "Hai"}))
    assert [each.incoming.record.row.number for each in more.accepted] == [5]
    assert clean(office)


class _Stops:
    def report(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


def _fails(*_: Any) -> None:
    raise UserError("Đĩa đầy.")


@pytest.mark.parametrize("how", ["cancelled", "failed"])
def test_what_stops_half_way_leaves_nothing(
    office: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    desk, path = office.desk, workbook(tmp_path / "a.xlsx", *({"Nội dung": f"Việc {at}"} for at in range(450)))
    if how == "failed":
        monkeypatch.setattr(ReceptionIntake, "finish", _fails)
    with pytest.raises(UserError if how == "failed" else Cancelled):
        taken_over(desk, path, progress=_Stops() if how == "cancelled" else None)
    with desk.db.reading() as session:
        for kind in (Visit, Person, ImportBatch, ImportedRow, NumberGap):
            assert session.scalars(select(func.count()).select_from(kind)).one() == 0
    assert clean(office)


def test_a_plan_is_stale_once_the_register_went_on(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {}))
    reception.register(an_entry())
    with pytest.raises(UserError, match="đã có thay đổi"):
        ExchangeService(desk).apply(plan)


def test_an_import_is_taken_back_and_may_come_again_under_its_numbers(office: OpenOffice, tmp_path: Path) -> None:
    desk, service = office.desk, ExchangeService(office.desk)
    path = workbook(
        tmp_path / "a.xlsx",
        {"Số thứ tự": 3, "Mã vụ việc": "A"},
        {"Số thứ tự": 5, "Mã vụ việc": "A"},
        {"Số thứ tự": 6, "Loại": "Tố cáo"},
        {"Ngày phiên": date(2026, 3, 10), "Chế độ tiếp": "Thủ trưởng"},
    )
    done = taken_over(desk, path)
    service.undo(done.uid, REASON)
    assert [(visit.number, visit.void_reason) for visit in visits(desk)] == [(3, REASON), (5, REASON), (6, REASON)]
    with desk.db.reading() as session:
        assert list(session.scalars(select(SessionDay.state))) == [SessionState.CALLED_OFF]
    [batch] = service.batches()
    assert (batch.undone_on, batch.undo_reason) == (date(2026, 11, 23), REASON)
    assert clean(office)
    taken_over(desk, path, same=Same.SAME)
    back = visits(desk)
    assert [(visit.number, visit.voided_on, visit.is_secret) for visit in back] == [
        (3, None, False), (5, None, False), (6, None, True),
    ]  # fmt: skip
    assert [visit.visit_no for visit in back] == [1, 2, 1]
    assert clean(office)


def _correct(desk: Desk, entry: MakeEntry, visit: Visit) -> None:
    ReceptionService(desk).correct(visit.uid, visit.rev, entry(received_on=visit.received_on), "Ghi sai")


def _answer(desk: Desk, entry: MakeEntry, visit: Visit) -> None:
    ReceptionService(desk).answer(visit.uid, visit.rev, date(2026, 4, 1), "Văn bản", "")


def _hand_in(desk: Desk, entry: MakeEntry, visit: Visit) -> None:
    HandedInService(desk).take(visit.uid, [HandedIn("Đơn")])


def _join_case(desk: Desk, entry: MakeEntry, visit: Visit) -> None:
    ReceptionService(desk).register(entry(earlier_uid=visit.uid))


def _join_session(desk: Desk, entry: MakeEntry, visit: Visit) -> None:
    ReceptionService(desk).register(entry(received_on=visit.received_on, mode=visit.mode))


@pytest.mark.parametrize("build", [_correct, _answer, _hand_in, _join_case, _join_session])
def test_what_was_built_on_is_not_taken_back(
    desk: Desk, an_entry: MakeEntry, tmp_path: Path, build: Callable[[Desk, MakeEntry, Visit], None]
) -> None:
    on = {"Ngày phiên": date(2026, 3, 25), "Chế độ tiếp": "Thủ trưởng", "Ngày tiếp": date(2026, 3, 25),
          "Họ và tên": "Lê Lan", "Loại": "Khác", "Nội dung": "Mương", "Hướng xử lý": "Thụ lý"}  # fmt: skip
    done = taken_over(desk, workbook(tmp_path / "a.xlsx", on))
    build(desk, an_entry, visits(desk)[0])
    with pytest.raises(UserError, match="không bỏ cả lần nhập được"):
        ExchangeService(desk).undo(done.uid, REASON)
    assert visits(desk)[0].voided_on is None


def test_an_old_book_raises_no_deadline_and_is_marked(desk: Desk, an_entry: MakeEntry, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", {"Ghi chú": "Đã gọi"}, {"Ghi chú": "Nhập bù"}), old=True)
    assert [(visit.note, visit.is_open) for visit in visits(desk)] == [("Nhập bù; Đã gọi", False), ("Nhập bù", False)]
    assert due_visits(desk.db, date(2027, 12, 31)) == []
    assert len(find_anything(desk, load_areas(), "nhap bu")) == 2
    visit = visits(desk)[0]
    entry = an_entry(received_on=visit.received_on)
    ReceptionService(desk).correct(visit.uid, visit.rev, entry, "Ghi thiếu")
    assert not visits(desk)[0].is_open


def test_a_closed_book_needs_a_reason(desk: Desk, reception: ReceptionService, tmp_path: Path, clock: FixedClock,
                                      an_entry: MakeEntry) -> None:  # fmt: skip
    reception.register(an_entry())
    clock.move_to(datetime(2027, 1, 4, 8, 0))
    BookService(desk).close("A", 2026)
    path = workbook(tmp_path / "a.xlsx", {})
    [sentence] = planned(desk, path).closed
    assert "đã khóa" in sentence
    with pytest.raises(InvalidInput, match="đã khóa"):
        taken_over(desk, path)
    taken_over(desk, path, reason="Sổ giấy tìm thấy muộn")
    assert "Sổ giấy tìm thấy muộn" in visits(desk)[1].late_note


KNOWN = [
    ("the same paper", {"Số giấy tờ": "099061004471", "Họ và tên": "Nguyễn Văn Đức"}, True),
    ("the same paper, another name", {"Số giấy tờ": "099061004471", "Họ và tên": "Lê Lan"}, True),
    ("the same name and hamlet", {"Họ và tên": "Nguyễn Văn Đức"}, True),
    ("the same name, another paper", {"Họ và tên": "Nguyễn Văn Đức", "Số giấy tờ": "099061004999"}, False),
    ("the same name alone", {"Họ và tên": "Nguyễn Văn Đức", "Thôn": None}, False),
    ("a denouncer", {"Họ và tên": "Nguyễn Văn Đức", "Loại": "Tố cáo"}, False),
]


@pytest.mark.parametrize(("_case", "row", "asked"), KNOWN)
def test_somebody_known_is_asked_about(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path,
    _case: str, row: dict[str, Any], asked: bool,
) -> None:  # fmt: skip
    reception.register(an_entry())
    path = workbook(tmp_path / "a.xlsx", row, {**row, "Nội dung": "Việc khác"})
    plan = planned(desk, path)
    assert [question.rows for question in plan.questions] == ([(2, 3)] if asked else [])
    if asked:
        with pytest.raises(InvalidInput, match="chưa chọn"):
            ExchangeService(desk).apply(plan)


@pytest.mark.parametrize(("answer", "people"), [(Same.SAME, 1), (Same.OTHER, 2)])
def test_nobody_known_is_merged_or_changed_without_an_answer(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path, answer: Same, people: int
) -> None:
    reception.register(an_entry())
    row = {"Họ và tên": "Nguyễn Văn Đức", "Số giấy tờ": "099061004471", "Điện thoại": "0100999999"}
    taken_over(desk, workbook(tmp_path / "a.xlsx", row, {**row, "Nội dung": "Việc khác"}), same=answer)
    with desk.db.reading() as session:
        known = list(session.scalars(select(Person).order_by(Person.id)))
        assert len(known) == people
        assert known[0].phone == "0100 234 567"


def test_a_layout_is_remembered(desk: Desk, tmp_path: Path) -> None:
    service, mapping = ExchangeService(desk), planned(desk, workbook(tmp_path / "a.xlsx", {})).mapping
    assert service.remembered(mapping.signature) is None
    kept = mapping.with_column("note", None)
    service.remember(kept)
    known = service.remembered(kept.signature)
    assert known is not None
    assert dict(known.columns) == dict(kept.columns)


def test_only_who_may_record_imports(office: OpenOffice, tmp_path: Path) -> None:
    viewer = replace(office.desk, account=replace(office.desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        planned(viewer, workbook(tmp_path / "a.xlsx", {}))
    with pytest.raises(NotAllowed):
        ExchangeService(viewer).export(EXCHANGE, date(2026, 1, 1), date(2026, 12, 31), tmp_path / "b.xlsx")


def test_a_reason_never_names_a_denouncer(desk: Desk, tmp_path: Path) -> None:
    service = ExchangeService(desk)
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {"Loại": "Tố cáo", "Họ và tên": "Lê Thị Thắm"}))
    with pytest.raises(InvalidInput):
        service.apply(plan, Answers({}, "Lê Thị Thắm nộp muộn"))
    done = service.apply(plan)
    with pytest.raises(InvalidInput):
        service.undo(done.uid, "Lê Thị Thắm rút đơn")


def test_an_import_is_taken_back_once_and_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    service, done = ExchangeService(desk), taken_over(desk, workbook(tmp_path / "a.xlsx", {}))
    with pytest.raises(InvalidInput, match="lý do"):
        service.undo(done.uid, " ")
    service.undo(done.uid, REASON)
    with pytest.raises(UserError, match="không còn bỏ được"):
        service.undo(done.uid, REASON)


def test_a_session_nobody_attended_is_kept_without_a_number(desk: Desk, tmp_path: Path) -> None:
    empty = {"Ngày phiên": date(2026, 3, 10), "Chế độ tiếp": "Ủy quyền"}
    path = workbook(tmp_path / "a.xlsx", empty, {})
    taken_over(desk, path)
    assert [visit.number for visit in visits(desk)] == [1]
    with desk.db.reading() as session:
        [day] = session.scalars(select(SessionDay))
        assert (day.held_on, day.had_citizens, day.state) == (date(2026, 3, 10), False, SessionState.HELD)
        assert day.chair_post.startswith("Phó Chủ tịch")
    assert planned(desk, path).existing == (2, 3)
    said = {"Ngày tiếp": date(2026, 3, 10), "Ngày phiên": date(2026, 3, 10), "Chế độ tiếp": "Thủ trưởng",
            "Họ và tên": "Lê Lan", "Loại": "Khác", "Nội dung": "Mương"}  # fmt: skip
    [told] = planned(desk, workbook(tmp_path / "b.xlsx", {**empty, "Chế độ tiếp": "Thủ trưởng"}, said)).refused
    assert "không có công dân đến ở dòng 2" in told.reason


def test_refused_rows_are_given_back_to_be_mended(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {}, {"Nội dung": None}))
    assert ExchangeService(desk).write_refused(plan, tmp_path / "b.xlsx") == 1
    again = planned(desk, tmp_path / "b.xlsx")
    assert [told.row for told in again.refused] == [2]
