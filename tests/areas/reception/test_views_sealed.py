"""Correcting a denunciation: what lies in the vault is neither shown, nor asked for, nor changed."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.entry_form import SEALED
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Capacity, Kind
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_views_entry import CTRL, TypeText, arrived
from tests.areas.reception.workplace import Window


@pytest.mark.parametrize("capacity", [Capacity.SELF, Capacity.AUTHORISED])
def test_a_denunciation_is_corrected_without_a_word_of_who_made_it(
    qtbot: QtBot, workplace: Window, type_text: TypeText, desk: Desk, reception: ReceptionService,
    an_entry: MakeEntry, capacity: Capacity,
) -> None:  # fmt: skip
    given = {"capacity": capacity, "mandate": "Giấy ủy quyền số 12", "on_behalf_of": "Phạm Thị Nhài"}
    content = "Tố cáo trưởng thôn thu tiền sai."
    saved = reception.register(an_entry(kind=Kind.DENUNCIATION, content=content, request="", **given))
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    assert [name for name in SEALED if not clerk.page.form.field(name).isHidden()] == []
    clerk.type("request", "Kiểm tra sổ thu.")
    clerk.save()
    sheet = workplace.surface.findChildren(VerbSheet)[-1]
    type_text(sheet.form.field("reason").input.focus_widget, "ghi thêm yêu cầu")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã sửa lượt tiếp 1/2026."])
    assert visit_record(desk.db, saved.uid).values["request"] == "Kiểm tra sổ thu."
