"""Correcting who came: the same person, somebody else, or hidden for a moment."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_views_entry import CTRL, arrived
from tests.areas.reception.workplace import Window


@pytest.mark.parametrize("is_somebody_else", [True, False])
def test_a_correction_parts_the_person_only_when_told_so(
    qtbot: QtBot,
    workplace: Window,
    type_text: Callable[[QWidget, str], None],
    reception: ReceptionService,
    an_entry: MakeEntry,
    desk: Desk,
    is_somebody_else: bool,
) -> None:
    saved = reception.register(an_entry(handling=Handling.ACCEPT, paper_number=""))
    came = visit_record(desk.db, saved.uid).person_id
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    if is_somebody_else:
        clerk.page.who.part()
    else:
        for kind in ("DENUNCIATION", "FEEDBACK"):
            clerk.page.form.load({"kind": kind})
        assert clerk.page.who.person_id == came
    clerk.type("full_name", " Tuấn")
    clerk.save()
    sheet = workplace.surface.findChildren(VerbSheet)[-1]
    type_text(sheet.form.field("reason").input.focus_widget, "xem lại giấy tờ")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã sửa lượt tiếp 1/2026."])

    record = visit_record(desk.db, saved.uid)
    assert record.row.who == "Nguyễn Văn Đức Tuấn"
    assert (record.person_id == came) is not is_somebody_else
