"""An official's first day through the real window: set up, a visit entered, found, printed, corrected, struck out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db import backup
from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import VisitRecord, visit_record
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.areas.reception.views.register_page import RegisterPage
from desktop_app.core.clock import FixedClock
from desktop_app.kit.find_list import FindList
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.door import Door
from desktop_app.office.opening import BACKUPS, Opener, OpenOffice
from desktop_app.shell.first_run.setup import Step
from desktop_app.shell.first_run.sheet_step import SheetStep
from desktop_app.shell.first_run.wizard import Wizard
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window
from desktop_app.shell.work_area import WorkArea
from tests.shell.first_run.given import GOOD, PASSWORD

TypeText = Callable[[QWidget, str], None]
W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
CONTENT = "Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12"


class Official:
    """Somebody who has only the keyboard."""

    def __init__(self, qtbot: QtBot, window: Window, type_text: TypeText) -> None:
        self.qtbot, self.window, self._type_text = qtbot, window, type_text

    def press(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        for key in keys:
            self.qtbot.keyClick(self.keyboard(), key, CTRL if ctrl else Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        self._type_text(self.keyboard(), text)

    def keyboard(self) -> QWidget:
        """Where the keyboard is; it is always somewhere."""
        if QApplication.activeWindow() is None:
            # The screenless platform does not make the window active again when a list of suggestions goes.
            self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def sees(self, kind: type[W]) -> W:
        """The newest widget of the kind, as soon as it is there."""
        self.qtbot.waitUntil(lambda: any(w.isVisible() for w in self.window.findChildren(kind)), timeout=20_000)
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()][-1]

    @property
    def office(self) -> OpenOffice:
        work = self.window.work
        assert isinstance(work, WorkArea)
        return work.office

    def newest(self) -> VisitRecord:
        rows = VisitPages(self.office.db, VisitFilter(), "number").after(None, 1)
        return visit_record(self.office.db, rows[0].uid)


@pytest.fixture
def official(
    opener: Opener, clock: FixedClock, tmp_path: Path, qtbot: QtBot, type_text: TypeText
) -> Iterator[Official]:
    """In front of a program that has never been used."""
    door = Door(tmp_path / "data", opener)
    program = Program(clock, door, load_areas(), Memory(tmp_path / "window.json"), lambda error: type(error).__name__)
    window = Window(program)
    window.resize(1366, 697)
    window.show()
    window.activateWindow()
    window.begin()
    yield Official(qtbot, window, type_text)
    window._close_for_good()
    window.deleteLater()


def test_the_first_day(official: Official, opener: Opener) -> None:
    set_up(official)
    enter_a_visit(official)
    find_it(official)
    print_it(official)
    correct_it(official)
    strike_it_out(official)
    leave(official, opener)


def set_up(official: Official) -> None:
    wizard = official.sees(Wizard)
    wizard.setup.put(GOOD)
    while wizard.setup.step is not Step.FOLDERS:
        wizard.setup.go_on()
    wizard.refresh()
    official.press(Qt.Key.Key_Return)
    official.press(Qt.Key.Key_Return)
    official.qtbot.waitUntil(lambda: isinstance(wizard.view, SheetStep), timeout=20_000)
    for _ in (Step.SHEET, Step.VAULT_SHEET):
        official.qtbot.waitUntil(lambda: isinstance(wizard.view, SheetStep))
        before = wizard.view
        wizard.put_off()
        wizard.put_off()
        official.qtbot.waitUntil(lambda there=before: wizard.view is not there)
    official.press(Qt.Key.Key_Return)
    work = official.sees(WorkArea)
    official.qtbot.waitUntil(lambda: official.window.windowTitle() == "Sổ Dân Chủ - UBND xã Yên Hạ")
    assert work.present_page is not None
    assert work.present_page.key == "today"


def enter_a_visit(official: Official) -> None:
    official.press(Qt.Key.Key_N, ctrl=True)
    page = official.sees(EntryPage)
    official.press(Qt.Key.Key_Return)  # past the box for cards
    official.write("Nguyễn Văn Đức")
    for field, text in (("hamlet", "Thôn Đoài"), ("content", CONTENT)):
        page.form.go_to(field)
        official.write(text)
    for field, letters in (
        ("kind", (Qt.Key.Key_K, Qt.Key.Key_I)),
        ("subject", (Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)),
        ("handling", (Qt.Key.Key_T, Qt.Key.Key_H)),
    ):
        page.form.go_to(field)
        official.press(*letters)
    official.press(Qt.Key.Key_S, ctrl=True)
    official.sees(RegisterPage)
    row = official.newest().row
    assert (row.number, row.who, row.where, row.content) == (1, "Nguyễn Văn Đức", "Thôn Đoài", CONTENT)
    assert f"{row.due_on:%d/%m/%Y}" == "08/12/2026"


def find_it(official: Official) -> None:
    official.press(Qt.Key.Key_1, ctrl=True)
    official.press(Qt.Key.Key_K, ctrl=True)
    found = official.sees(FindList)
    official.write("duc thua 45")
    official.qtbot.waitUntil(lambda: "1 kết quả" in words_on(found), timeout=20_000)
    official.press(Qt.Key.Key_Return)
    official.sees(RegisterPage)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def print_it(official: Official) -> None:
    official.press(Qt.Key.Key_P, ctrl=True)
    preview = official.sees(PaperPreview)
    printed = pypdfium2.PdfDocument(preview._pdf)[0].get_textpage().get_text_range()
    assert "SỔ TIẾP CÔNG DÂN" in printed
    assert "Nguyễn Văn Đức" in printed
    official.press(Qt.Key.Key_Escape)
    official.qtbot.waitUntil(lambda: not preview.isVisible())


def correct_it(official: Official) -> None:
    official.press(Qt.Key.Key_Return)
    page = official.sees(EntryPage)
    official.qtbot.waitUntil(lambda: page.form.raw()["content"] == CONTENT)
    page.form.go_to("request")
    official.write("Cử cán bộ địa chính đo lại")
    official.press(Qt.Key.Key_S, ctrl=True)
    give_a_reason(official, "bổ sung yêu cầu")
    record = official.newest()
    assert record.values["request"] == "Cử cán bộ địa chính đo lại"
    assert record.happenings[0].reason == "bổ sung yêu cầu"


def strike_it_out(official: Official) -> None:
    register = official.sees(RegisterPage)
    # The record as it was before the correction may still be on screen; what is void is what was corrected.
    official.qtbot.waitUntil(lambda: register._record == official.newest())
    register._verbs.void()
    give_a_reason(official, "ghi để thử máy")
    row = official.newest().row
    assert (row.number, row.void_reason) == (1, "ghi để thử máy")


def give_a_reason(official: Official, reason: str) -> None:
    official.sees(VerbSheet)
    official.write(reason)
    official.press(Qt.Key.Key_S, ctrl=True)
    official.qtbot.waitUntil(lambda: not any(w.isVisible() for w in official.window.findChildren(VerbSheet)))


def leave(official: Official, opener: Opener) -> None:
    office = official.office
    checked = verify(office.db.engine, office.records, [book for area in load_areas() for book in area.books])
    assert checked.findings == ()
    code = office.keys.facts().file_code
    official.window.close()
    official.qtbot.waitUntil(lambda: not official.window.isVisible(), timeout=20_000)
    assert len(backup.backups(office.folder / BACKUPS, code)) == 1
    Door(office.folder, opener).open("Hoàng Thị Lan", PASSWORD).close()
