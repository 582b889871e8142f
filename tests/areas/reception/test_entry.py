"""What may be typed into a visit, and what is said when it cannot be accepted."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.areas.reception.entry import checked_entry
from desktop_app.areas.reception.fields import VISIT_FORM
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Capacity

TODAY = date(2026, 11, 23)

TYPED: dict[str, Any] = {
    "full_name": "Phạm Văn Quyết",
    "capacity": "Bản thân",
    "people_present": "1",
    "people_same_content": "1",
    "received_on": "23/11/2026",
    "mode": "Tiếp thường xuyên",
    "kind": "Phản ánh",
    "subject": "Hành chính khác",
    "channel": "Trực tiếp",
    "content": "Đèn đường đoạn đầu thôn hỏng từ tháng 9.",
    "handling": "Thụ lý",
}

REFUSED = [
    ("received_on", "31/11/2026", "Tháng 11 chỉ có 30 ngày. Gõ ngày dạng 25/11/2026."),
    ("received_on", "29/02/2026", "Tháng 2/2026 chỉ có 28 ngày. Gõ ngày dạng 25/02/2026."),
    ("received_on", "24/11/2026", "Ngày tiếp 24/11/2026 sau hôm nay (23/11/2026). Kiểm tra lại ngày."),
    ("received_on", "hôm qua", "Ngày gõ dạng ngày/tháng/năm, ví dụ 25/11/2026."),
    ("received_on", "", "Chưa nhập ngày tiếp."),
    ("received_on", "23/13/2026", "Không có tháng 13. Gõ ngày dạng 25/11/2026."),
    ("full_name", "   ", "Chưa nhập họ và tên."),
    ("full_name", "A" * 121, "Họ và tên dài 121 ký tự, tối đa 120."),
    ("full_name", "\x00\u200b", "Chưa nhập họ và tên."),
    ("paper_number", "1" * 31, "Số căn cước, định danh dài 31 ký tự, tối đa 30. Hãy kiểm tra và gõ ngắn hơn."),
    ("answer_due_on", "20/11/2026", "Hạn trả lời trước ngày tiếp."),
    ("content", "ơ" * 10_000, "Nội dung trình bày dài 10.000 ký tự, tối đa 4.000."),
    ("people_present", "không", "Số người đến: chỉ gõ chữ số."),
    ("people_present", "0", "Số người đến: từ 1 đến 9.999."),
    ("started_at", "25:10", "Giờ gõ dạng giờ:phút, ví dụ 08:30."),
    ("kind", "Kiện", "Loại: chọn một trong các mục Khiếu nại"),
    ("answered_on", "22/11/2026", "Ngày trả lời trước ngày tiếp. Kiểm tra lại hai ngày."),
    ("mandate", "", "Người được ủy quyền phải có giấy ủy quyền."),
    ("to_agency", "", "Chưa nhập cơ quan nhận."),
]

ACCEPTED = [
    ("received_on", "23-11-2026", date(2026, 11, 23)),
    ("received_on", "23112026", date(2026, 11, 23)),
    ("received_on", "1.2.2026", date(2026, 2, 1)),
    ("content", "'; DROP TABLE visit; --", "'; DROP TABLE visit; --"),
    ("content", "Nước thải 🐷 chảy ra mương", "Nước thải 🐷 chảy ra mương"),
    ("content", unicodedata.normalize("NFD", "Ranh giới thửa đất"), "Ranh giới thửa đất"),
    ("full_name", "  Lò Thị   Pỏm \r\n", "Lò Thị Pỏm"),
    ("full_name", "Ma\x00 Thị\x07 Bjoóc", "Ma Thị Bjoóc"),
    ("full_name", "Ma\u202e Thị\u200b Bjoóc", "Ma Thị Bjoóc"),
    ("people_present", "1.234", 1234),
]


@pytest.mark.parametrize(("field", "typed", "sentence"), REFUSED)
def test_what_cannot_be_accepted_is_told_under_its_field(field: str, typed: str, sentence: str) -> None:
    more = {"mandate": {"capacity": Capacity.AUTHORISED}, "to_agency": {"handling": Handling.TRANSFER}}.get(field, {})
    with pytest.raises(InvalidInput) as refused:
        checked_entry({**TYPED, **more, field: typed}, TODAY)

    assert refused.value.problems[field].startswith(sentence)


@pytest.mark.parametrize(("field", "typed", "meant"), ACCEPTED)
def test_what_was_meant_is_understood(field: str, typed: str, meant: object) -> None:
    assert getattr(checked_entry({**TYPED, field: typed}, TODAY), field) == meant


def test_every_wrong_field_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_entry({}, TODAY)

    assert set(refused.value.problems) == {entry.name for entry in VISIT_FORM if entry.required}


@given(st.text(max_size=300))
def test_any_text_is_either_kept_as_it_is_composed_or_refused(text: str) -> None:
    try:
        entry = checked_entry({**TYPED, "content": text}, TODAY)
    except InvalidInput as refused:
        assert refused.problems["content"] == "Chưa nhập nội dung trình bày."  # noqa: PT017
    else:
        assert entry.content == unicodedata.normalize("NFC", entry.content)


def test_odd_text_is_kept_found_and_breaks_nothing(desk: Desk, reception: ReceptionService) -> None:
    odd = ["'; DROP TABLE visit; --", 'nói "chết" (AND OR NOT NEAR *)', "100% _ \\ ^ : -", "🐷🐷", "=1+1", "ﬁ ẞ Ǆ"]
    for text in odd:
        saved = reception.register(checked_entry({**TYPED, "content": text}, TODAY))
        assert visit_record(desk.db, saved.uid).values["content"] == text
        VisitPages(desk.db, VisitFilter(text=text)).after(None, 5)

    assert VisitPages(desk.db, VisitFilter(text="drop table")).count() == 1
    assert VisitPages(desk.db, VisitFilter()).count() == len(odd)
