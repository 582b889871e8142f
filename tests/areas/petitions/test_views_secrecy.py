"""What the page of a denunciation shows of the vault: nothing, but to the entitled who say why, and not for long."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.areas.petitions.national.fields import NationalField, national_fields
from desktop_app.areas.petitions.national.views.palette import NOT_REMEMBERED, NationalPalette
from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.record_page import RecordPage
from desktop_app.areas.views import identity
from desktop_app.core.evidence.prepared import JPEG_TYPE, Prepared
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.labels import Label
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_NAME, Kind
from tests.areas.petitions.makers import a_petition
from tests.areas.petitions.test_views_record import shown, words_in
from tests.areas.reception.workplace import Window

NAME = "Khuất Nghiêng Thoắng"


@pytest.fixture
def page(desk: Desk, workplace: Window, qtbot: QtBot) -> RecordPage:
    """A denunciation with a scan."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "JPEG")
    scan = NewScan(f"Đơn của {NAME}", Prepared(drawn.getvalue(), JPEG_TYPE, keeps_metadata=False))
    entry = a_petition(kind=Kind.DENUNCIATION, full_name=NAME, content="Thu tiền sai")
    return shown(workplace, qtbot, PetitionService(desk).register(entry, scans=[scan]))


def sheets(page: RecordPage) -> list[SideSheet]:
    return [sheet for sheet in page.window().findChildren(SideSheet) if sheet.isVisible()]


def scan_row(page: RecordPage) -> RowButton:
    [row] = [each for each in page.findChildren(RowButton) if "kho mật" in each.text()]
    return row


def give_a_reason(page: RecordPage, qtbot: QtBot) -> None:
    [sheet] = page.window().findChildren(VerbSheet)
    sheet.form.load({"reason": "Đối chiếu chữ viết"})
    qtbot.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_scan_in_the_vault_is_shown_to_the_entitled_who_say_why_and_is_not_saved(
    page: RecordPage, qtbot: QtBot
) -> None:
    assert NAME not in words_in(page)
    scan_row(page).click()
    give_a_reason(page, qtbot)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PictureView)))
    [view] = page.window().findChildren(PictureView)
    assert [each for each in view.findChildren(Pressable) if each.text() == "Lưu ra tệp" and each.isVisible()] == []


def test_nobody_else_is_even_asked(page: RecordPage, workplace: Window) -> None:
    workplace.desk = replace(workplace.desk, account=replace(workplace.desk.account, sees_denouncer=False))
    scan_row(page).click()
    [told] = workplace.explained
    assert "kho mật" in str(told)
    assert sheets(page) == []
    workplace.explained.clear()


def test_an_identity_leaves_the_screen_by_itself(
    page: RecordPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "SHOWN_MINUTES", 0)
    identity.show_identity(page.window(), "Đơn 001/2026", [{"full_name": NAME}], {"full_name": "Họ và tên"})
    [sheet] = sheets(page)
    assert NAME in [label.text() for label in sheet.findChildren(Label)]
    qtbot.waitUntil(lambda: sheets(page) == [])


def test_an_identity_leaves_the_small_window_above_the_browser_and_the_clipboard_by_itself(
    page: RecordPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "SHOWN_MINUTES", 0)
    assert page.record is not None
    page.verbs.national.show(page.record)
    [palette] = page.window().findChildren(NationalPalette)
    filled, fill = list[tuple[NationalField, ...]](), palette.fill

    def filling(fields: tuple[NationalField, ...]) -> None:
        filled.append(fields)
        fill(fields)
        if not fields[0].is_hidden:
            palette.copy(0)

    monkeypatch.setattr(palette, "fill", filling)
    palette.rows[0].click()
    give_a_reason(page, qtbot)
    qtbot.waitUntil(lambda: len(filled) == 2)
    assert [fields[0].value for fields in filled] == [NAME, HIDDEN_NAME]
    assert NAME not in " ".join(row.text() for row in palette.rows)
    assert QGuiApplication.clipboard().text() == ""
    page.leave()


def test_what_is_copied_for_the_database_is_kept_out_of_the_clipboard_history(page: RecordPage) -> None:
    assert page.record is not None
    palette = NationalPalette(page.window(), "001/2026", national_fields(page.record), may_ask=False)
    palette.copy(2)
    assert {*NOT_REMEMBERED} <= {*QGuiApplication.clipboard().mimeData().formats()}
    palette.close()


def test_an_identity_asked_for_one_petition_is_not_shown_for_another(page: RecordPage, qtbot: QtBot) -> None:
    assert page.record is not None
    page.verbs.national.show(page.record)
    page.window().findChildren(NationalPalette)[0].rows[0].click()
    page.verbs.national.show(replace(page.record, label="002/2026"))
    give_a_reason(page, qtbot)
    qtbot.waitUntil(lambda: sheets(page) == [])
    for palette in page.window().findChildren(NationalPalette):
        assert NAME not in " ".join(row.text() for row in palette.rows)
    page.leave()
