"""The office adds items and corrects rules: by day, with document and reason, withdrawn and undone, history kept."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.areas.disclosure.catalogue import Item
from desktop_app.areas.disclosure.catalogue_entry import ItemEntry, checked_correction, checked_item
from desktop_app.areas.disclosure.catalogue_service import CatalogueService
from desktop_app.areas.disclosure.models import Disclosure, Form
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.law.rulebook import Confidence
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role

TODAY = date(2026, 11, 23)
RADIO_TOO = (Form.POSTED, Form.PORTAL, Form.RADIO)
CULTURE = ItemEntry(
    title="Kết quả bình xét gia đình văn hóa",
    citation="Điều 7 Quy chế thực hiện dân chủ xã",
    forms=(Form.POSTED, Form.HAMLET_HEAD),
    from_on=date(2026, 1, 1),
    document="12/QĐ-UBND",
    reason="Quy chế của xã",
    rule_key="disclosure.due",
    has_names=True,
)
CORRECTED = ItemEntry(
    title="Số liệu, thuyết minh tình hình thực hiện dự toán ngân sách",
    citation="Điều 37 khoản 3 Nghị định 73/2026/NĐ-CP",
    forms=RADIO_TOO,
    from_on=date(2026, 6, 1),
    document="15/HD-STC",
    reason="Sở Tài chính hướng dẫn",
    rule_key="disclosure.budget_period",
)


@pytest.fixture
def service(desk: Desk) -> CatalogueService:
    return CatalogueService(desk)


def item(service: CatalogueService, code: str, on: date = TODAY) -> Item | None:
    return service.catalogue().of(code, on)


def test_an_item_of_the_office_gets_the_next_code_of_its_clause(service: CatalogueService) -> None:
    assert [service.add("CK14", CULTURE), service.add("CK14", CULTURE)] == ["CK14.1", "CK14.2"]
    assert service.add("CK03", CULTURE) == "CK03.6"
    found = item(service, "CK14.1")
    assert found is not None
    assert (found.forms, found.confidence, found.has_names) == (CULTURE.forms, Confidence.OFFICE, True)
    assert (found.document, found.reason, found.main_code) == ("12/QĐ-UBND", "Quy chế của xã", "CK14")
    assert item(service, "CK14.1", date(2025, 12, 31)) is None


def test_a_code_fits_the_qr_alphabet_and_is_never_given_twice(service: CatalogueService) -> None:
    first = service.add("CK14", CULTURE)
    found = item(service, first)
    assert found is not None
    service.withdraw(found.source, "nhập thử")
    assert item(service, first) is None
    again = service.add("CK14", CULTURE)
    assert (first, again) == ("CK14.1", "CK14.2")
    assert set(again) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.")


def test_a_correction_holds_from_its_day_and_keeps_the_further_limits(service: CatalogueService) -> None:
    service.correct("CK02.3", CORRECTED)
    before, after = item(service, "CK02.3", date(2026, 5, 31)), item(service, "CK02.3")
    assert before
    assert after
    assert (before.is_own, after.is_own) == (False, True)
    assert after.forms == RADIO_TOO
    assert [limit.rule_key for limit in after.limits] == ["disclosure.budget_period", "disclosure.budget_year"]
    assert after.short == before.short


def test_a_correction_may_name_another_limit_or_none(service: CatalogueService) -> None:
    service.correct("CK02.3", replace(CORRECTED, rule_key="disclosure.due"))
    service.correct("CK01", replace(CORRECTED, title="Kế hoạch khác", rule_key="", to_on=date(2026, 6, 30)))
    other, none = item(service, "CK02.3"), item(service, "CK01", date(2026, 6, 30))
    assert other
    assert none
    assert [limit.rule_key for limit in other.limits] == ["disclosure.due"]
    assert (none.limits, none.short) == ((), "Kế hoạch khác")
    shipped = item(service, "CK01", date(2026, 7, 1))
    assert shipped is not None
    assert not shipped.is_own


def test_the_last_correction_of_a_day_is_on_top_and_withdrawing_uncovers(service: CatalogueService) -> None:
    service.correct("CK02.3", CORRECTED)
    service.correct("CK02.3", replace(CORRECTED, forms=(Form.PORTAL,), from_on=date(2026, 9, 1)))
    assert [r.item.from_on for r in service.rows() if r.item.code == "CK02.3" and not r.is_past] == [date(2026, 9, 1)]
    top = item(service, "CK02.3")
    assert top is not None
    service.withdraw(top.source, "văn bản bị thu hồi")
    uncovered = item(service, "CK02.3")
    assert uncovered is not None
    assert uncovered.forms == RADIO_TOO
    with pytest.raises(UserError, match="đã được bỏ rồi"):
        service.withdraw(top.source, "lần nữa")


def test_rows_say_what_holds_what_is_over_and_what_covers(service: CatalogueService) -> None:
    service.correct("CK02.3", CORRECTED)
    service.add("CK14", replace(CULTURE, from_on=date(2027, 1, 1)))
    told = {(row.item.code, row.item.from_on): (row.is_now, row.is_past, row.covers) for row in service.rows()}
    assert told["CK02.3", date(2023, 7, 1)] == (False, True, False)
    assert told["CK02.3", date(2026, 1, 1)] == (False, True, False)
    assert told["CK02.3", date(2026, 6, 1)] == (True, False, True)
    assert told["CK14.1", date(2027, 1, 1)] == (False, False, False)
    assert told["CK01", date(2023, 7, 1)] == (True, False, False)
    assert len({row.uid for row in service.rows()}) == len(service.rows())


def test_the_history_tells_each_change_with_its_reason(service: CatalogueService, clock: FixedClock) -> None:
    service.correct("CK02.3", CORRECTED)
    clock.move_by(timedelta(hours=1))
    top = item(service, "CK02.3")
    assert top is not None
    service.withdraw(top.source, "văn bản bị thu hồi")
    told = [(entry.what.split(" áp dụng")[0], entry.reason, entry.by) for entry in service.history("CK02.3")]
    assert told == [
        ("Bỏ quy định", "văn bản bị thu hồi", "Hoàng Thị Lan"),
        ("Ghi quy định", "Sở Tài chính hướng dẫn", "Hoàng Thị Lan"),
    ]


def test_the_last_change_is_undone(service: CatalogueService, clock: FixedClock) -> None:
    service.correct("CK02.3", CORRECTED)
    assert service.undo() == "Đã trả danh mục nội dung về như trước lần lưu cuối."
    now = item(service, "CK02.3")
    assert now is not None
    assert not now.is_own
    service.correct("CK02.3", CORRECTED)
    top = item(service, "CK02.3")
    assert top is not None
    clock.move_by(timedelta(minutes=1))
    service.withdraw(top.source, "nhầm")
    service.undo()
    again = item(service, "CK02.3")
    assert again is not None
    assert again.source == top.source
    clock.move_by(timedelta(minutes=11))
    with pytest.raises(UserError, match="10 phút"):
        service.undo()


def test_an_item_with_records_is_ended_and_not_taken_away(desk: Desk, service: CatalogueService) -> None:
    code = service.add("CK14", CULTURE)
    with desk.db.writing(desk.account.uid) as session:
        record = {"year": 2026, "number": 1, "title": "Kết quả năm 2026", "trigger_on": TODAY}
        session.add(Disclosure(item_code=code, **record))
    found = item(service, code)
    assert found is not None
    with pytest.raises(UserError, match=r"CK14\.1 đã có 1 hồ sơ công khai nên không bỏ được"):
        service.withdraw(found.source, "không dùng nữa")
    with pytest.raises(UserError, match="không bỏ được"):
        service.undo()
    assert item(service, code) is not None
    service.correct(code, replace(CULTURE, to_on=date(2026, 12, 31)))
    newest = item(service, code)
    assert newest is not None
    assert newest.to_on == date(2026, 12, 31)
    service.withdraw(newest.source, "để lại như cũ")


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"from_on": date(2023, 6, 30)}, "from_on", "có hiệu lực từ ngày 01/07/2023"),
        ({"rule_key": "disclosure.nothing"}, "rule_key", "Không có thời hạn này"),
        ({"rule_key": "disclosure.budget_year", "from_on": date(2025, 6, 1)}, "rule_key", "trước ngày 01/01/2026"),
    ],
)
def test_what_the_law_does_not_know_is_refused(
    service: CatalogueService, given: dict[str, Any], field: str, sentence: str
) -> None:
    for work in (
        lambda: service.add("CK14", replace(CULTURE, **given)),
        lambda: service.correct("CK01", replace(CULTURE, **given)),
    ):
        with pytest.raises(InvalidInput) as refused:
            work()
        assert sentence in refused.value.problems[field]
    assert service.rows() == CatalogueService(service.desk).rows()
    assert not any(row.item.is_own for row in service.rows())


@pytest.mark.parametrize("parent", ["", "CK15", "CK02.3"])
def test_an_item_belongs_to_a_whole_one(service: CatalogueService, parent: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        service.add(parent, CULTURE)
    assert "chọn CK14" in refused.value.problems["parent"]


def test_an_unknown_item_cannot_be_corrected(service: CatalogueService) -> None:
    with pytest.raises(UserError, match="Không còn thấy nội dung này"):
        service.correct("CK14.7", CULTURE)


TYPED = {
    "title": "Kết quả bình xét", "citation": "Điều 7", "posted": "có", "from_on": "01/01/2026",
    "document": "12/QĐ-UBND", "reason": "Quy chế",
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"posted": ""}, "posted", "Chọn ít nhất một hình thức"),
        ({"posted": "", "portal": "có", "is_permanent": "có"}, "posted", "phải chọn cả hình thức Niêm yết"),
        ({"to_on": "31/12/2025"}, "to_on", "Ngày hết áp dụng trước ngày bắt đầu"),
        ({"document": ""}, "document", "Chưa nhập số, ký hiệu văn bản"),
        ({"reason": ""}, "reason", "Chưa nhập lý do"),
        ({"title": ""}, "title", "Chưa nhập tên nội dung"),
        ({"from_on": "31/02/2026"}, "from_on", "chỉ có 28 ngày"),
    ],
)
def test_a_wrong_entry_says_what_to_do(given: dict[str, str], field: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_correction(TYPED | given, TODAY)
    assert sentence in refused.value.problems[field]


def test_a_right_entry_is_read() -> None:
    parent, entry = checked_item(TYPED | {"parent": "CK14", "hamlet_head": "có", "has_names": "có"}, TODAY)
    assert (parent, entry.forms, entry.has_names, entry.rule_key) == ("CK14", CULTURE.forms, True, "")
    with pytest.raises(InvalidInput, match="Chưa nhập khoản của Điều 11"):
        checked_item(TYPED, TODAY)


def test_only_who_may_change_the_law_changes_the_catalogue(desk: Desk) -> None:
    official = CatalogueService(replace(desk, account=replace(desk.account, role=Role.OFFICIAL)))
    for work in (lambda: official.add("CK14", CULTURE), lambda: official.correct("CK01", CULTURE), official.undo):
        with pytest.raises(NotAllowed, match="sửa quy định"):
            work()
    assert len(official.rows()) > 24
