"""What a draft may keep of a row that is being typed."""

import pytest

from desktop_app.areas.reception.exchange.drafted import keepable

WHO = {
    "full_name": "Đỗ Văn Hùng", "paper_number": "099061004471", "phone": "0100123456", "address": "ngõ 3",
    "hamlet": "Thôn Đoài", "sex": "Nam", "born_on": "03/12/1961",
}  # fmt: skip
SAID = {"number": "12", "received_on": "05/03/2024", "content": "Ông Đỗ Văn Hùng, số 0100 123 456, nói về thửa 45"}
HIDDEN = {"number": "12", "received_on": "05/03/2024", "content": "[người tố cáo], số [người tố cáo], nói về thửa 45"}


@pytest.mark.parametrize("kind", ["", "Khiếu nại", "Kiến nghị", "Nhiều nội dung"])
def test_a_row_of_any_other_kind_is_kept_whole(kind: str) -> None:
    row = WHO | SAID | {"kind": kind}
    assert keepable(row) == row


@pytest.mark.parametrize("kind", ["Tố cáo", "to cao", "Đơn tố cáo", "tố cá", "không rõ"])
def test_a_row_that_is_or_may_be_a_denunciation_keeps_nobody(kind: str) -> None:
    assert keepable(WHO | SAID | {"kind": kind}) == HIDDEN | {"kind": kind}


def test_a_row_without_a_kind_that_speaks_of_a_denunciation_keeps_nobody() -> None:
    row = WHO | {"content": "Tố cáo cán bộ thôn"}
    assert keepable(row) == {"content": "Tố cáo cán bộ thôn"}
