"""The one window, by real keys: names at the door, work, lock, another person, leaving with a copy."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.keys import Created
from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.models import Kind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.kit.buttons import Button
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.accounts import AccountService
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener
from desktop_app.office.rights import Role
from desktop_app.shell.calendar_page import CalendarPage
from desktop_app.shell.first_run.setup import Step
from desktop_app.shell.first_run.wizard import Wizard
from desktop_app.shell.leaving import Leaving
from desktop_app.shell.manual.help_over import HelpOver
from desktop_app.shell.manual.help_page import HelpPage
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.recover_view import RecoverView
from desktop_app.shell.sign_in import SignIn
from desktop_app.shell.system import PAGES
from desktop_app.shell.trouble_stage import TroubleStage
from desktop_app.shell.window import Window
from desktop_app.shell.work_area import WorkArea
from tests.conftest import PASSWORD
from tests.shell.first_run.given import GOOD

OTHER = "một câu khác cho chị Hoa"
TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def door(office_template: tuple[Path, Created], opener: Opener, tmp_path: Path) -> Door:
    """A closed office with two accounts."""
    folder = tmp_path / "data"
    shutil.copytree(office_template[0], folder)
    door = Door(folder, opener)
    office = door.open("Hoàng Thị Lan", PASSWORD)
    AccountService(office.desk, office.keeper).open("Lê Thị Hoa", "Văn phòng", Role.VIEWER, OTHER)
    office.close()
    return door


@pytest.fixture
def window(door: Door, clock: FixedClock, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(program_at(door, clock, tmp_path))
    made.resize(1366, 697)
    made.begin()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made._close_for_good()
    made.deleteLater()


def program_at(door: Door, clock: FixedClock, folder: Path) -> Program:
    return Program(clock, door, load_areas(), Memory(folder / "window.json"), lambda error: type(error).__name__)


def stage(window: Window) -> QWidget:
    return window.stages.currentWidget()


def sign_in(window: Window, qtbot: QtBot, type_text: TypeText, password: str = PASSWORD) -> WorkArea:
    view = stage(window)
    assert isinstance(view, SignIn)
    type_text(view.password.line, password)
    qtbot.keyClick(view.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(stage(window), WorkArea))
    work = stage(window)
    assert isinstance(work, WorkArea)
    return work


def told(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_right_password_opens_hom_nay(window: Window, qtbot: QtBot, type_text: TypeText) -> None:
    work = sign_in(window, qtbot, type_text)
    assert work.present_page is not None
    assert work.present_page.key == "today"
    assert window.windowTitle() == "Sổ Dân Chủ - UBND xã Yên Hạ"


def test_a_wrong_password_says_how_many_tries_are_left(window: Window, qtbot: QtBot, type_text: TypeText) -> None:
    view = stage(window)
    assert isinstance(view, SignIn)
    type_text(view.password.line, "không phải câu này")
    qtbot.keyClick(view.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("Còn 4 lần thử" in words for words in told(view)))
    assert view.password.line.hasFocus()


def test_f1_at_the_door_tells_how_to_come_in_and_goes_away_again(window: Window, qtbot: QtBot) -> None:
    view = stage(window)
    assert isinstance(view, SignIn)
    qtbot.keyClick(view.password.line, Qt.Key.Key_F1)
    [manual] = window.findChildren(HelpOver)
    assert manual.view.page.slug == view.help
    qtbot.keyClick(manual.view.reader, Qt.Key.Key_Escape)
    assert view.password.line.hasFocus()


def test_arrows_choose_another_name_and_a_letter_finds_one(window: Window, qtbot: QtBot) -> None:
    view = stage(window)
    assert isinstance(view, SignIn)
    qtbot.keyClick(view.people, Qt.Key.Key_Down)
    assert view.people.person.name == "Lê Thị Hoa"
    qtbot.keyClick(view.people, Qt.Key.Key_L)
    assert view.people.person.name == "Hoàng Thị Lan"
    view.password.line.setFocus()
    qtbot.keyClick(view.password.line, Qt.Key.Key_Down)
    assert view.people.person.name == "Lê Thị Hoa"
    assert view.password.line.hasFocus()


def test_ctrl_and_a_figure_go_to_a_group_and_f1_to_its_help(window: Window, qtbot: QtBot, type_text: TypeText) -> None:
    work = sign_in(window, qtbot, type_text)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert work.present_page is not None
    assert work.present_page.key == "reception.register"
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = work.pages.page
    assert page is not None
    assert isinstance(page, HelpPage)
    assert page.view.page.slug == "so-tiep-cong-dan"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert work.present_page.key == "reception.register"


def test_from_hom_nay_to_the_calendar_to_a_record_and_back_by_keys(
    door: Door, window: Window, qtbot: QtBot, type_text: TypeText
) -> None:
    work = sign_in(window, qtbot, type_text)
    entry = VisitEntry(received_on=date(2026, 11, 23), full_name="Trần Thị Mỵ", content="Đo đất", kind=Kind.SUGGESTION)
    ReceptionService(work.desk).register(entry)
    qtbot.waitUntil(lambda: bool([each for each in window.findChildren(Button) if each.text() == "Lịch tháng"]))
    qtbot.keyClick(next(b for b in window.findChildren(Button) if b.text() == "Lịch tháng"), Qt.Key.Key_Return)
    page = work.pages.page
    assert isinstance(page, CalendarPage)
    page.board.go_to(date(2026, 12, 8))
    qtbot.waitUntil(lambda: bool(page.findChildren(RowButton)))
    qtbot.keyClick(page.board, Qt.Key.Key_Return)
    [row] = page.findChildren(RowButton)
    assert row.text().startswith("Trả lời kiến nghị: Đo đất")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert work.present_page is not None
    assert work.present_page.key == "reception.register"
    work.back()
    qtbot.keyClick(page.board, Qt.Key.Key_Escape)
    assert work.present_page.key == "today"


class Shown(QObject):
    """Everything that was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_shown_outside_the_window_for_a_moment(
    window: Window, qtbot: QtBot, qapp: QApplication, type_text: TypeText
) -> None:
    work, shown = sign_in(window, qtbot, type_text), Shown()
    qapp.installEventFilter(shown)
    try:
        for page in (*(page for area in work.areas for page in area.pages), *PAGES):
            work.open(page.key)
            qtbot.wait(20)
    finally:
        qapp.removeEventFilter(shown)
    assert shown.names == []


def test_f6_goes_round_the_regions(window: Window, qtbot: QtBot, type_text: TypeText) -> None:
    sign_in(window, qtbot, type_text)
    seen = set()
    for _ in range(6):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.mapTo(window, QPoint(0, 0)).x() < 208)
    assert seen == {True, False}


def test_what_an_account_may_not_use_is_absent(window: Window, qtbot: QtBot, type_text: TypeText) -> None:
    view = stage(window)
    assert isinstance(view, SignIn)
    qtbot.keyClick(view.people, Qt.Key.Key_Down)
    work = sign_in(window, qtbot, type_text, OTHER)
    work.open("reception.entry")
    assert work.present_page is not None
    assert work.present_page.key == "today"


def test_locking_hides_what_floats_and_the_same_person_finds_everything_again(
    window: Window, qtbot: QtBot, type_text: TypeText
) -> None:
    work = sign_in(window, qtbot, type_text)
    work.open("reception.register")
    reason = QLineEdit()
    sheet = SideSheet(window, "Bỏ lượt tiếp", "Lượt 12/2026", reason)
    sheet.rise()
    reason.setFocus()
    work.lock()
    assert not sheet.isVisible()
    assert window.windowTitle() == "Sổ Dân Chủ"
    again = sign_in(window, qtbot, type_text)
    assert again is work
    assert sheet.isVisible()
    assert window.focusWidget() is reason
    assert work.present_page is not None
    assert work.present_page.key == "reception.register"


def test_another_person_begins_anew_and_finds_nothing_of_the_first(
    window: Window, qtbot: QtBot, type_text: TypeText
) -> None:
    work = sign_in(window, qtbot, type_text)
    SideSheet(window, "Bỏ lượt tiếp", "Lượt 12/2026", QWidget()).rise()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    work.lock()
    view = stage(window)
    assert isinstance(view, SignIn)
    qtbot.keyClick(view.people, Qt.Key.Key_Down)
    second = sign_in(window, qtbot, type_text, OTHER)
    assert second is not work
    assert second.desk.account.name == "Lê Thị Hoa"
    assert not [overlay for overlay in window.findChildren(Overlay) if overlay.isVisible()]


def test_another_text_size_shows_everything_anew(window: Window, qtbot: QtBot, type_text: TypeText) -> None:
    work = sign_in(window, qtbot, type_text)
    work.open("reception.register")
    work.set_text_size(110)
    qtbot.waitUntil(lambda: stage(window) is not work)
    again = stage(window)
    assert isinstance(again, WorkArea)
    assert again.present_page is not None
    assert again.present_page.key == "reception.register"
    again.set_text_size(100)
    qtbot.waitUntil(lambda: stage(window) is not again)


def test_leaving_makes_a_checked_copy_first(
    window: Window, door: Door, qtbot: QtBot, type_text: TypeText, tmp_path: Path
) -> None:
    sign_in(window, qtbot, type_text)
    window.close()
    assert isinstance(stage(window), Leaving)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert [path.suffix for path in (door.folder / "backups").iterdir()] != []
    assert (tmp_path / "window.json").exists()


def test_a_spoilt_key_file_is_told_at_the_door(door: Door, clock: FixedClock, tmp_path: Path, qtbot: QtBot) -> None:
    (door.folder / "keys.json").write_text("{}", encoding="utf-8")
    window = Window(program_at(door, clock, tmp_path))
    window.begin()
    window.show()
    assert isinstance(stage(window), TroubleStage)
    window.close()
    window.deleteLater()


def test_who_forgot_the_password_comes_in_with_the_sheet_and_prints_a_new_one(
    window: Window, office_template: tuple[Path, Created], qtbot: QtBot, type_text: TypeText
) -> None:
    door_view = stage(window)
    assert isinstance(door_view, SignIn)
    door_view.forgotten.emit(door_view.people.person.uid)
    view = stage(window)
    assert isinstance(view, RecoverView)
    fill = {"code": office_template[1].recovery_code, "password": OTHER, "again": OTHER}
    for name, text in fill.items():
        type_text(view.form.field(name).input.focus_widget, text)
    qtbot.keyClick(view.form.field("again").input.focus_widget, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(stage(window), WorkArea), timeout=20_000)
    qtbot.waitUntil(lambda: any(overlay.isVisible() for overlay in window.findChildren(PaperPreview)))


def test_a_slip_in_the_code_is_named_by_its_group_and_esc_goes_back_to_the_names(
    window: Window, office_template: tuple[Path, Created], qtbot: QtBot, type_text: TypeText
) -> None:
    door_view = stage(window)
    assert isinstance(door_view, SignIn)
    door_view.forgotten.emit(door_view.people.person.uid)
    view = stage(window)
    assert isinstance(view, RecoverView)
    code = office_template[1].recovery_code
    slip = ("A" if code[0] != "A" else "B") + code[1:]
    for name, text in {"code": slip, "password": OTHER, "again": OTHER}.items():
        type_text(view.form.field(name).input.focus_widget, text)
    view.try_code()
    qtbot.waitUntil(lambda: "Ô 1" in view.form.field("code").problem)
    qtbot.keyClick(view.form.field("code").input.focus_widget, Qt.Key.Key_Escape)
    assert isinstance(stage(window), SignIn)


def test_data_that_was_set_up_elsewhere_and_is_gone_is_told_and_not_set_up_again(
    opener: Opener, clock: FixedClock, tmp_path: Path, qtbot: QtBot
) -> None:
    program = program_at(Door(tmp_path / "drive" / "data", opener), clock, tmp_path)
    program.memory.of("window")["folder"] = str(tmp_path / "drive" / "data")
    window = Window(program)
    window.begin()
    window.show()
    view = stage(window)
    assert isinstance(view, TroubleStage)
    assert any("cắm hoặc bật ổ đĩa" in words for words in told(view))
    view.anew.emit()
    assert not isinstance(stage(window), TroubleStage)
    window.close()
    window.deleteLater()


def test_a_folder_of_ones_own_is_known_to_the_next_start_though_the_power_went(
    opener: Opener, clock: FixedClock, tmp_path: Path, qtbot: QtBot
) -> None:
    program = program_at(Door(tmp_path / "usual", opener), clock, tmp_path)
    window = Window(program)
    window.begin()
    window.show()
    wizard = stage(window)
    assert isinstance(wizard, Wizard)
    wizard.setup.put({**GOOD, "folder": str(tmp_path / "chosen")})
    wizard.setup.step = Step.FOLDERS
    wizard.refresh()
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.setup.made is not None, timeout=20_000)
    assert Memory(tmp_path / "window.json").of("window")["folder"] == str(tmp_path / "chosen")
    wizard.put_off()
    window.close()
    window.deleteLater()
