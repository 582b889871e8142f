"""The small window that copies a petition field after field for the national database."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.national.fields import national_fields
from desktop_app.areas.petitions.national.views.palette import NationalPalette
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.record_page import RecordPage
from desktop_app.kit.row_button import RowButton
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.makers import a_petition
from tests.areas.petitions.test_views_record import says, sheet_of, shown, submit
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
NAME = "Nguyễn Văn Mẫu"


@pytest.fixture
def page(desk: Desk, workplace: Window, qtbot: QtBot) -> RecordPage:
    """A complaint that just came."""
    return shown(workplace, qtbot, PetitionService(desk).register(a_petition()))


def test_the_palette_copies_field_after_field_and_leaves_nothing_behind(
    qtbot: QtBot, page: RecordPage, workplace: Window
) -> None:
    assert page.record is not None
    page.verbs.national.show(page.record)
    [palette] = page.window().findChildren(NationalPalette)
    clipboard = QGuiApplication.clipboard()
    qtbot.keyClick(palette.rows[0], Key.Key_Space)
    assert clipboard.text() == NAME
    qtbot.keyClick(palette.rows[1], Key.Key_Return)
    assert clipboard.text() == "Thôn Đoài"
    assert [palette.is_copied(at) for at in range(3)] == [True, True, False]
    assert NAME not in palette.windowTitle()
    page.leave()
    assert clipboard.text() == ""


def test_the_palette_ends_with_the_step_that_says_so(
    qtbot: QtBot, page: RecordPage, workplace: Window, type_text: TypeText
) -> None:
    assert page.record is not None
    page.verbs.national.show(page.record)
    [palette] = page.window().findChildren(NationalPalette)
    palette.entered.emit()
    type_text(sheet_of(page).form.field("document_number").input.focus_widget, "QG-77")
    submit(qtbot, workplace, page)
    says(qtbot, page, "Đã nhập ngày 23/11/2026 bởi Hoàng Thị Lan, mã hồ sơ QG-77.")


def test_a_denouncer_stands_hidden_in_the_palette(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    petition = PetitionService(desk).register(a_petition(kind=Kind.DENUNCIATION, full_name=NAME))
    with desk.db.writing(desk.account.uid) as session:
        petition_of(session, petition.uid).is_secret = True
    page = shown(workplace, qtbot, petition)
    assert page.record is not None
    palette = NationalPalette(page.window(), "001/2026", national_fields(page.record), may_ask=False)
    rows: list[RowButton] = palette.rows
    assert rows[0].text() == "Họ và tên. Đang ẩn, tài khoản này không được xem."
    rows[0].click()
    assert not palette.is_copied(0)
    palette.close()
