"""An afternoon with an old workbook in .VnTime, in the real window: in, in again, mended, out, and taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.core.text.legacy import Encoding, to_legacy
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.exchange.page import ExchangePage
from desktop_app.shell.exchange.step import Step
from desktop_app.shell.window import Window
from tests.core.sheets.makers import xls

CTRL = Qt.KeyboardModifier.ControlModifier
HEAD = ("STT", "Ngày tiếp", "Họ và tên", "Địa chỉ", "Loại", "Lĩnh vực", "Nội dung", "Hướng xử lý")
WAYS = ("Đất đai, nhà cửa", "Đề nghị đo lại ranh giới thửa 45", "Trả lời ngay")
ROWS = (
    (1, "25/03/2024", "Nguyễn Văn Đức", "Thôn Đoài", "Kiến nghị", *WAYS),
    (2, "31/02/2024", "Lường Thị Xuân", "Thôn Trung", "Kiến nghị", *WAYS),
    (4, "28/03/2024", "Đỗ Văn Hùng", "Thôn Đoài", "Phản ánh", *WAYS),
)


class Afternoon:
    """Somebody with only the keyboard; the system's own window for files answers with `file`."""

    def __init__(self, qtbot: QtBot, window: Window, type_text: Callable[[QWidget, str], None]) -> None:
        assert window.work is not None
        self.qtbot, self.window, self.work, self._type_text = qtbot, window, window.work, type_text
        self.file = ""
        self.work.open("system.exchange")
        page = self.work.pages.page
        assert isinstance(page, ExchangePage)
        self.page, self.wizard = page, page.wizard
        self.rest()

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.work.jobs.is_busy)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        self.rest()

    def write(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self._type_text(focused, text)

    def choose(self, file: Path) -> None:
        self.file = str(file)
        self.press(Qt.Key.Key_O)

    def on_to(self, step: Step) -> None:
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.wizard.step is step)
        self.rest()

    def in_register(self) -> list[tuple[int, str]]:
        rows = VisitPages(self.work.office.db, VisitFilter(), "number").after(None, 100)
        return sorted((row.number, row.who) for row in rows if row.voided_on is None)


@pytest.fixture
def afternoon(
    signed_in: tuple[Window, OpenOffice], qtbot: QtBot, type_text: Callable[[QWidget, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Afternoon:  # fmt: skip
    made = Afternoon(qtbot, signed_in[0], type_text)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: (made.file, "")))
    return made


@pytest.fixture
def old_book(tmp_path: Path) -> Path:
    def old(value: object) -> object:
        return to_legacy(value, Encoding.TCVN3).text if isinstance(value, str) else value

    rows = [tuple(old(value) for value in row) for row in (HEAD, *ROWS, ("Cộng: 3 lượt",))]
    return xls(tmp_path / "so-2024.xls", *rows, font=".VnTime")


def test_an_old_book_goes_in_is_mended_and_goes_out_again(afternoon: Afternoon, old_book: Path, tmp_path: Path) -> None:
    wizard = afternoon.wizard
    afternoon.press(Qt.Key.Key_N)
    afternoon.choose(old_book)
    wizard.file.old.click()
    afternoon.on_to(wizard.columns)
    afternoon.on_to(wizard.letters)
    afternoon.on_to(wizard.result)
    assert wizard.result.main_words == "Nhập 2 dòng"
    assert afternoon.in_register() == []

    refused = tmp_path / "chua-nhan.xlsx"
    afternoon.file = str(refused)
    wizard.result.save.click()
    afternoon.rest()
    afternoon.on_to(wizard.done)
    assert afternoon.in_register() == [(1, "Nguyễn Văn Đức"), (4, "Đỗ Văn Hùng")]

    book = openpyxl.load_workbook(refused)
    cell = next(cell for row in book.active.iter_rows() for cell in row if cell.value == "31/02/2024")
    cell.value = "29/02/2024"
    book.save(refused)
    wizard.done.again.click()
    afternoon.choose(refused)
    wizard.file.old.click()
    afternoon.on_to(wizard.columns)
    afternoon.press(Qt.Key.Key_Return)
    if wizard.step is wizard.letters:
        afternoon.press(Qt.Key.Key_Return)
    assert wizard.step is wizard.result
    afternoon.on_to(wizard.done)
    assert [number for number, _ in afternoon.in_register()] == [1, 2, 4]
    afternoon.press(Qt.Key.Key_Return)

    out = tmp_path / "xuat.xlsx"
    afternoon.file = str(out)
    afternoon.press(Qt.Key.Key_E)
    afternoon.write("01/01/2024")
    afternoon.press(Qt.Key.Key_S)
    afternoon.qtbot.waitUntil(out.exists)
    afternoon.rest()
    lines = list(openpyxl.load_workbook(out).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert sorted(line[0] for line in lines) == [1, 2, 4]


def test_the_same_book_again_adds_nothing_and_a_whole_import_is_taken_back(
    afternoon: Afternoon, old_book: Path
) -> None:
    wizard = afternoon.wizard
    for again in (False, True):
        afternoon.press(Qt.Key.Key_N)
        afternoon.choose(old_book)
        for step in (wizard.columns, wizard.letters, wizard.result):
            afternoon.on_to(step)
        assert wizard.main.isEnabled() is not again
        if not again:
            afternoon.on_to(wizard.done)
            afternoon.press(Qt.Key.Key_Return)
    for _ in range(3):
        afternoon.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    afternoon.qtbot.waitUntil(lambda: afternoon.page.table.row() is not None)
    afternoon.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    afternoon.write("Nhập nhầm sổ")
    afternoon.press(Qt.Key.Key_S)
    afternoon.qtbot.waitUntil(lambda: afternoon.in_register() == [])
    afternoon.rest()
    row = afternoon.page.table.row()
    assert (row.undone_on, row.undone_reason) == (date(2026, 11, 23), "Nhập nhầm sổ")


def test_a_paper_register_is_typed_and_entered(afternoon: Afternoon) -> None:
    wizard, plain = afternoon.wizard, Qt.KeyboardModifier.NoModifier
    afternoon.press(Qt.Key.Key_N)
    wizard.file.type.click()
    values = dict(zip(HEAD, ROWS[0], strict=True)) | {"Số thứ tự": "7"}
    for column in wizard.grid.model.columns:
        if text := values.get(column.heading):
            afternoon.write(str(text))
        afternoon.press(Qt.Key.Key_Tab, plain)
    assert wizard.grid.model.wrong() == []
    afternoon.on_to(wizard.result)
    afternoon.on_to(wizard.done)

    assert afternoon.in_register() == [(7, "Nguyễn Văn Đức")]
