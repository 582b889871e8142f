"""The plan of a year: proposed, copied, edited, issued, changed with a reason, undone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.areas.disclosure.catalogue_entry import ItemEntry
from desktop_app.areas.disclosure.catalogue_service import CatalogueService
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.plan.entry import LineEntry
from desktop_app.areas.disclosure.plan.queries import LineView, PlanView
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role

TODAY = date(2026, 11, 23)
LINE = LineEntry(
    item_code="CK01",
    content="Kế hoạch phát triển kinh tế - xã hội năm 2026",
    forms=(Form.POSTED, Form.PORTAL),
    months=(1,),
    when="Trước ngày 31/01/2026",
    responsible="Phòng Kinh tế",
)
TAX = replace(LINE, item_code="CK12", content="Phí, lệ phí năm 2026", forms=(Form.POSTED, Form.RADIO))


@pytest.fixture
def service(desk: Desk) -> PlanService:
    return PlanService(desk)


def the_plan(service: PlanService, year: int = 2026) -> PlanView:
    found = service.plan(year)
    assert found is not None
    return found


def line(service: PlanService, number: int, year: int = 2026) -> LineView:
    return the_plan(service, year).lines[number - 1]


def codes(service: PlanService, year: int = 2026) -> list[str]:
    return [each.item_code for each in the_plan(service, year).lines]


@pytest.fixture
def issued(service: PlanService, clock: FixedClock) -> PlanService:
    """A plan of two lines that was issued."""
    for entry in (LINE, TAX):
        service.add(2026, entry)
    clock.move_by(timedelta(minutes=5))
    service.issue(2026, the_plan(service).rev, "05/KH-UBND", date(2026, 1, 15))
    clock.move_by(timedelta(minutes=5))
    return service


def test_there_is_no_plan_before_somebody_makes_one(service: PlanService) -> None:
    assert (service.plan(2026), service.years()) == (None, ())


def test_a_first_plan_is_proposed_from_the_catalogue(desk: Desk, service: PlanService) -> None:
    own = ItemEntry(
        title="Kết quả bình xét", citation="Điều 7", forms=(Form.POSTED,), from_on=date(2026, 1, 1), document="12",
        reason="Quy chế",
    )  # fmt: skip
    CatalogueService(desk).add("CK14", own)
    assert service.propose(2026, "Công chức Văn phòng") == 22
    assert codes(service)[:3] == ["CK01", "CK02.1", "CK02.2"]
    assert codes(service)[-1] == "CK14.1"
    assert {each.responsible for each in the_plan(service).lines} == {"Công chức Văn phòng"}
    assert service.years() == (2026,)


def test_a_second_proposal_adds_only_what_lacks(service: PlanService) -> None:
    service.add(2026, TAX)
    assert service.propose(2026) == 21
    assert service.propose(2026) == 0
    assert codes(service).count("CK12") == 1


def test_before_the_law_there_is_nothing_to_plan(service: PlanService) -> None:
    for work in (lambda: service.propose(2022), lambda: service.copy(2021, 2022), lambda: service.add(2022, LINE)):
        with pytest.raises(UserError, match="có hiệu lực từ ngày 01/07/2023"):
            work()
    assert service.plan(2022) is None


def test_last_year_is_copied_with_its_days_moved_and_what_ended_left_behind(desk: Desk, service: PlanService) -> None:
    entry = ItemEntry(
        title="Chợ phiên", citation="Điều 8", forms=(Form.POSTED,), from_on=date(2026, 1, 1),
        to_on=date(2026, 12, 31), document="13", reason="Quy chế",
    )  # fmt: skip
    code = CatalogueService(desk).add("CK14", entry)
    for each in (LINE, TAX, replace(LINE, item_code=code), replace(LINE, item_code="CK04")):
        service.add(2026, each)
    dropped = line(service, 4)
    service.drop(dropped.uid, dropped.rev)
    assert service.copy(2026, 2027) == 2
    assert codes(service, 2027) == ["CK01", "CK12"]
    first = line(service, 1, 2027)
    assert (first.content, first.when) == ("Kế hoạch phát triển kinh tế - xã hội năm 2027", "Trước ngày 31/01/2027")
    assert (first.responsible, first.forms, first.months) == ("Phòng Kinh tế", LINE.forms, (1,))
    assert (the_plan(service, 2027).issued_on, the_plan(service).lines[0].when) == (None, "Trước ngày 31/01/2026")


def test_a_copy_never_goes_over_lines_and_needs_a_year_to_copy(service: PlanService) -> None:
    with pytest.raises(UserError, match="Năm 2025 chưa có kế hoạch công khai để chép"):
        service.copy(2025, 2026)
    assert service.plan(2026) is None
    service.add(2026, LINE)
    service.add(2027, LINE)
    with pytest.raises(UserError, match="Kế hoạch năm 2027 đã có 1 dòng"):
        service.copy(2026, 2027)


def test_lines_are_changed_dropped_and_brought_back(service: PlanService) -> None:
    for entry in (LINE, TAX):
        service.add(2026, entry)
    first = line(service, 1)
    service.change(first.uid, first.rev, replace(LINE, when="Trước Tết", months=(1, 2)))
    changed = line(service, 1)
    assert (changed.when, changed.months, changed.timing) == ("Trước Tết", (1, 2), "Tháng 1, 2. Trước Tết")
    service.drop(changed.uid, changed.rev)
    assert codes(service) == ["CK12"]
    [gone] = the_plan(service).dropped
    assert (gone.is_dropped, gone.content) == (True, LINE.content)
    service.bring_back(gone.uid, gone.rev)
    assert codes(service) == ["CK01", "CK12"]


def test_lines_change_places(service: PlanService) -> None:
    for entry in (LINE, TAX, replace(LINE, item_code="CK05")):
        service.add(2026, entry)
    last = line(service, 3)
    service.move(last.uid, last.rev, -1)
    assert codes(service) == ["CK01", "CK05", "CK12"]
    first = line(service, 1)
    service.move(first.uid, first.rev, -1)
    assert codes(service) == ["CK01", "CK05", "CK12"]
    service.move(first.uid, first.rev, 1)
    assert codes(service) == ["CK05", "CK01", "CK12"]


def test_a_moved_line_passes_over_dropped_ones(service: PlanService) -> None:
    for entry in (LINE, TAX, replace(LINE, item_code="CK05")):
        service.add(2026, entry)
    middle = line(service, 2)
    service.drop(middle.uid, middle.rev)
    last = line(service, 2)
    service.move(last.uid, last.rev, -1)
    assert codes(service) == ["CK05", "CK01"]


def test_a_line_that_somebody_changed_meanwhile_is_refused(service: PlanService) -> None:
    service.add(2026, LINE)
    seen = line(service, 1)
    service.change(seen.uid, seen.rev, replace(LINE, when="Trước Tết"))
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.change(seen.uid, seen.rev, replace(LINE, when="Sau Tết"))
    assert line(service, 1).when == "Trước Tết"


def test_an_item_that_is_not_in_the_catalogue_is_refused(service: PlanService) -> None:
    with pytest.raises(InvalidInput, match="Năm 2026 không có nội dung CK99"):
        service.add(2026, replace(LINE, item_code="CK99"))
    assert service.plan(2026) is None


def test_a_plan_without_a_responsible_person_is_not_issued_and_names_the_line(service: PlanService) -> None:
    service.add(2026, LINE)
    service.add(2026, replace(TAX, responsible=""))
    with pytest.raises(UserError, match=r"^Dòng 2 \(CK12\) chưa có người chịu trách nhiệm\."):
        service.issue(2026, the_plan(service).rev, "05/KH-UBND", date(2026, 1, 15))
    assert the_plan(service).issued_on is None
    assert len(the_plan(service).lines) == 2


def test_an_empty_year_is_not_issued(service: PlanService) -> None:
    with pytest.raises(UserError, match="Năm 2026 chưa có kế hoạch công khai"):
        service.issue(2026, 1, "05/KH-UBND", date(2026, 1, 15))


def test_an_issued_plan_is_changed_only_with_a_reason_and_then_says_so(issued: PlanService) -> None:
    plan = the_plan(issued)
    assert (plan.number, plan.issued_on, plan.is_changed) == ("05/KH-UBND", date(2026, 1, 15), False)
    first = line(issued, 1)
    works = (
        lambda: issued.change(first.uid, first.rev, replace(LINE, when="Trước Tết")),
        lambda: issued.drop(first.uid, first.rev),
        lambda: issued.add(2026, replace(LINE, item_code="CK05")),
    )
    for work in works:
        with pytest.raises(InvalidInput) as refused:
            work()
        assert "Ghi lý do sửa" in refused.value.problems["reason"]
    with pytest.raises(UserError, match="đã ban hành nên không lấy thêm từ danh mục được"):
        issued.propose(2026)
    assert not the_plan(issued).is_changed
    issued.change(first.uid, first.rev, replace(LINE, when="Trước Tết"), "HĐND họp sớm")
    assert the_plan(issued).is_changed


def test_the_changed_plan_is_issued_again_under_another_number(issued: PlanService, clock: FixedClock) -> None:
    first = line(issued, 1)
    issued.drop(first.uid, first.rev, "Chuyển sang quý khác")
    rev = the_plan(issued).rev
    with pytest.raises(InvalidInput, match="Số 05/KH-UBND là của kế hoạch trước khi sửa"):
        issued.issue(2026, rev, "05/KH-UBND", TODAY)
    clock.move_by(timedelta(minutes=1))
    issued.issue(2026, rev, "61/KH-UBND", TODAY)
    plan = the_plan(issued)
    assert (plan.number, plan.issued_on, plan.is_changed) == ("61/KH-UBND", TODAY, False)
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        issued.issue(2026, rev, "62/KH-UBND", TODAY)


def test_the_history_of_a_line_says_what_changed_and_why(issued: PlanService) -> None:
    first = line(issued, 1)
    entry = replace(LINE, when="Trước Tết", months=(1, 2), forms=(Form.PORTAL,), responsible="")
    issued.change(first.uid, first.rev, entry, "HĐND họp sớm")
    again = line(issued, 1)
    issued.drop(again.uid, again.rev, "Không phát sinh")
    [dropped, changed, added] = issued.history(first.uid)
    assert (dropped.what, dropped.reason) == ("Bỏ khỏi kế hoạch", "Không phát sinh")
    assert changed.what == (
        "Hình thức: Cổng, trang thông tin điện tử; Các tháng: 1, 2; Thời điểm: Trước Tết; "
        "Người chịu trách nhiệm: để trống"
    )
    assert (changed.reason, changed.by) == ("HĐND họp sớm", "Hoàng Thị Lan")
    assert added.what == "Thêm vào kế hoạch"


def test_the_last_save_is_undone(service: PlanService, clock: FixedClock) -> None:
    assert service.propose(2026) == 22
    assert service.undo() == "Đã bỏ 22 dòng vừa thêm vào kế hoạch."
    assert the_plan(service).lines == ()
    service.add(2026, LINE)
    first = line(service, 1)
    service.change(first.uid, first.rev, replace(LINE, when="Trước Tết"))
    assert service.undo() == "Đã trả kế hoạch công khai về như trước lần lưu cuối."
    assert line(service, 1).when == LINE.when
    clock.move_by(timedelta(minutes=11))
    with pytest.raises(UserError, match="10 phút"):
        service.undo()


def test_a_change_of_an_issued_plan_is_undone_and_the_plan_stays_issued(issued: PlanService) -> None:
    first = line(issued, 1)
    issued.change(first.uid, first.rev, replace(LINE, when="Trước Tết"), "HĐND họp sớm")
    issued.undo()
    assert (line(issued, 1).when, the_plan(issued).number) == (LINE.when, "05/KH-UBND")


def test_a_note_of_issue_is_undone(issued: PlanService) -> None:
    assert issued.undo() == "Đã trả kế hoạch công khai về như trước lần lưu cuối."
    assert (the_plan(issued).number, the_plan(issued).issued_on, codes(issued)) == ("", None, ["CK01", "CK12"])


def test_who_only_reads_changes_nothing(desk: Desk, service: PlanService) -> None:
    service.add(2026, LINE)
    viewer = PlanService(replace(desk, account=replace(desk.account, role=Role.VIEWER)))
    for work in (lambda: viewer.add(2026, LINE), lambda: viewer.propose(2026), viewer.undo):
        with pytest.raises(NotAllowed):
            work()
    assert codes(viewer) == ["CK01"]
