"""The page that takes answers in: looked through first, entered as a whole, the portal's words settled before."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.surveys.exchange.views.intake_page import IntakePage
from desktop_app.kit.controls import Button
from tests.areas.reception.workplace import Window
from tests.areas.surveys.exchange.test_portal import LINES, OLD_FIELD, a_dump
from tests.areas.surveys.exchange.workbooks import a_workbook, row_with
from tests.areas.surveys.makers import a_batch, a_survey


class Files:
    """Answers where files are, as somebody chose them."""

    def __init__(self, folder: Path) -> None:
        self.given, self.target = Path(), folder

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        return self.given

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.target / "ra"

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self.target / f"{name}{ending}"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "tep").mkdir()
    return Files(tmp_path / "tep")


def opened(workplace: Window, qtbot: QtBot, files: Files) -> IntakePage:
    survey = a_survey(workplace.desk)
    a_batch(workplace.desk, survey)
    page = IntakePage(workplace, files)
    workplace.show(page)
    page.arrive({"uid": survey})
    qtbot.waitUntil(lambda: button(page, "Nhập từ Excel").hasFocus())
    return page


def button(page: IntakePage, words: str) -> Button:
    shown = [each for each in page.findChildren(Button) if each.text().startswith(words) and each.isVisible()]
    return shown[0] if shown else Button(words)


def test_a_workbook_is_looked_through_then_entered_by_keyboard(workplace: Window, qtbot: QtBot, files: Files) -> None:
    page = opened(workplace, qtbot, files)
    files.given = a_workbook(files.target, [row_with(), row_with(q4=6), row_with(so_phieu="K2")])
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.plan is not None)
    assert page.plan is not None
    assert (len(page.plan.accepted), len(page.plan.refused)) == (2, 1)
    button(page, "Lưu các dòng").click()
    qtbot.waitUntil(lambda: (files.target / "phieu-chua-nhan.xlsx").exists() and not page.work.is_busy)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Đã nhập 2 phiếu vào Lô 02." in workplace.said)
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workplace.said[-1].startswith("Đã xuất 2 phiếu ra 5 tệp, trừ 2 câu"))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert workplace.went_back == 1
    assert not workplace.explained


def test_the_portals_words_are_settled_on_the_page_before_its_forms_are_shown(
    workplace: Window, qtbot: QtBot, files: Files
) -> None:
    page = opened(workplace, qtbot, files)
    files.given = a_dump(files.target, [*LINES[:5], (1, 12, "Xã Yên Hạ", OLD_FIELD, "Đất đai", "x")])
    page.choose_portal()
    qtbot.waitUntil(lambda: page.matching is not None)
    assert not button(page, "Xem phiếu").isEnabled()
    assert page.matching is not None
    box = page.matching.inputs[OLD_FIELD, ""]
    before = page.matching
    box.set_text("-")
    box.changed.emit()
    qtbot.waitUntil(lambda: page.matching is not before and button(page, "Xem phiếu").isEnabled())
    button(page, "Xem phiếu").click()
    qtbot.waitUntil(lambda: page.plan is not None)
    button(page, "Nhập 2 phiếu").click()
    qtbot.waitUntil(lambda: "Đã nhập 2 phiếu vào Lô 02." in workplace.said)


def test_a_file_that_is_none_is_refused_with_a_sentence_on_the_page(
    workplace: Window, qtbot: QtBot, files: Files
) -> None:
    page = opened(workplace, qtbot, files)
    files.given = files.target / "anh.xlsx"
    files.given.write_bytes(b"\x89PNG...")
    page.choose_file()
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert (page.plan, workplace.explained) == (None, [])
