"""The first run through its real window, by real keys."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.codes import groups_of
from desktop_app.core.errors import UserError
from desktop_app.kit import theme
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.opening import Opener, OpenOffice, open_office
from desktop_app.office.profile import OfficeService
from desktop_app.office.sheets import SheetService
from desktop_app.shell.first_run.account_step import AccountStep
from desktop_app.shell.first_run.done_step import DoneStep
from desktop_app.shell.first_run.folders_step import FoldersStep
from desktop_app.shell.first_run.hamlets_step import HamletsStep
from desktop_app.shell.first_run.head_step import HeadStep
from desktop_app.shell.first_run.office_step import OfficeStep
from desktop_app.shell.first_run.setup import Setup, Step
from desktop_app.shell.first_run.sheet_step import SheetStep
from desktop_app.shell.first_run.wizard import Wizard
from tests.shell.first_run.given import GOOD, PASSWORD

TypeText = Callable[[QWidget, str], None]
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


V = TypeVar("V", bound=QWidget)


def view(wizard: Wizard, kind: type[V]) -> V:
    assert isinstance(wizard.view, kind)
    return wizard.view


def until(qtbot: QtBot, wizard: Wizard, kind: type[V]) -> V:
    qtbot.waitUntil(lambda: isinstance(wizard.view, kind))
    return view(wizard, kind)


def begin_at(wizard: Wizard, step: Step) -> None:
    """Answer everything before the step, then show it."""
    wizard.setup.put(GOOD)
    while wizard.setup.step is not step:
        wizard.setup.go_on()
    wizard.refresh()


def type_groups(wizard: Wizard, type_text: TypeText, step: SheetStep) -> None:
    """Type the asked groups in small letters, as they stand on the sheet."""
    made = wizard.setup.made
    assert made is not None
    groups = groups_of(made.codes[step.paper.sheet])
    for place in step.places:
        widget = step.form.field(f"group{place}").input.focus_widget
        type_text(widget, groups[place - 1].lower())


def test_a_prepared_official_needs_only_the_keyboard(
    wizard: Wizard, qtbot: QtBot, type_text: TypeText, opener: Opener, outside: Path
) -> None:
    handed_over: list[OpenOffice] = []
    wizard.finished.connect(handed_over.append)
    name_the_office(wizard, qtbot, type_text)
    sign_papers(wizard, qtbot, type_text)
    paste_hamlets(wizard, qtbot, type_text)
    choose_a_password(wizard, qtbot, type_text)
    view(wizard, FoldersStep)
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    print_and_prove(wizard, qtbot, type_text, outside)
    press(qtbot, ENTER)

    assert len(handed_over) == 1
    office = handed_over[0]
    assert OfficeService(office.desk).profile().name == "xã Nhã Nam"
    assert [row.full_name for row in HamletService(office.desk).all()] == ["Thôn Đoài", "Thôn Trung"]
    assert SheetService(office).unchecked() == []
    office.close()
    open_office(office.folder, "Hoàng Thị Lan", PASSWORD, opener).close()


def name_the_office(wizard: Wizard, qtbot: QtBot, type_text: TypeText) -> None:
    step = view(wizard, OfficeStep)
    type_text(step.search.line, "nha nam bac ninh")
    qtbot.waitUntil(lambda: step.rows_shown)
    press(qtbot, ENTER)
    assert step.search.text() == "Xã Nhã Nam, tỉnh Bắc Ninh"
    press(qtbot, ENTER)


def sign_papers(wizard: Wizard, qtbot: QtBot, type_text: TypeText) -> None:
    form = view(wizard, HeadStep).form
    assert form.raw()["place"] == "Nhã Nam"
    assert form.raw()["upper_office"] == "UBND tỉnh Bắc Ninh"
    type_text(form.field("chairperson").input.focus_widget, "Ngô Xuân Thạo")
    type_text(form.field("reception_official").input.focus_widget, "Hoàng Thị Lan")
    press(qtbot, ENTER)
    press(qtbot, ENTER, CTRL)
    press(qtbot, ENTER)


def paste_hamlets(wizard: Wizard, qtbot: QtBot, type_text: TypeText) -> None:
    step = view(wizard, HamletsStep)
    assert step.main_words == "Bỏ qua, thêm sau"
    type_text(step.field.area, "Thôn Đoài; 286")
    press(qtbot, ENTER)
    type_text(step.field.area, "Thôn Trung")
    assert step.main_words == "Tiếp tục"
    press(qtbot, ENTER, CTRL)


def choose_a_password(wizard: Wizard, qtbot: QtBot, type_text: TypeText) -> None:
    form = view(wizard, AccountStep).form
    assert form.raw()["account_name"] == "Hoàng Thị Lan"
    type_text(form.field("password").input.focus_widget, PASSWORD)
    press(qtbot, ENTER)
    type_text(form.field("password_again").input.focus_widget, "khác")
    press(qtbot, ENTER)
    assert "không giống nhau" in view(wizard, AccountStep).form.field("password_again").problem
    again = form.field("password_again").input
    again.set_text("")
    type_text(again.focus_widget, PASSWORD)
    press(qtbot, ENTER)


def print_and_prove(wizard: Wizard, qtbot: QtBot, type_text: TypeText, outside: Path) -> None:
    step = until(qtbot, wizard, SheetStep)
    press(qtbot, ENTER)
    preview = wizard.findChild(PaperPreview)
    assert isinstance(preview, PaperPreview)
    qtbot.keyClick(preview, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: wizard.findChild(PaperPreview) is None)
    assert (outside / "printed.pdf").exists()
    type_text(step.form.field(f"group{step.places[0]}").input.focus_widget, "0I0I0")
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: bool(step.form.field(f"group{step.places[0]}").problem))
    step.form.load({f"group{place}": "" for place in step.places})
    type_groups(wizard, type_text, step)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: wizard.view is not step)
    second = until(qtbot, wizard, SheetStep)
    type_groups(wizard, type_text, second)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: wizard.setup.step is Step.DONE)


def test_escape_goes_back_and_every_answer_is_still_there(wizard: Wizard, qtbot: QtBot, type_text: TypeText) -> None:
    begin_at(wizard, Step.ACCOUNT)
    type_text(view(wizard, AccountStep).form.field("account_post").input.focus_widget, "Công chức")
    for kind in (HamletsStep, HeadStep, OfficeStep):
        press(qtbot, Qt.Key.Key_Escape)
        view(wizard, kind)
    assert view(wizard, OfficeStep).form.raw()["name"] == "xã Yên Hạ"
    for _ in range(3):
        wizard.go_on()
    assert view(wizard, AccountStep).form.raw()["account_post"] == "Công chức"


def test_a_name_that_is_not_in_the_list_is_typed(wizard: Wizard, qtbot: QtBot, type_text: TypeText) -> None:
    step = view(wizard, OfficeStep)
    wizard.go_on()
    assert wizard.setup.step is Step.OFFICE
    step.turn()
    type_text(step.form.field("name").input.focus_widget, "Xã Yên Hạ")
    press(qtbot, ENTER)
    type_text(step.form.field("province").input.focus_widget, "tỉnh Minh Họa")
    press(qtbot, ENTER)
    assert view(wizard, HeadStep).form.raw()["place"] == "Yên Hạ"


def test_another_kind_of_office_is_chosen_with_the_arrows(wizard: Wizard, qtbot: QtBot, type_text: TypeText) -> None:
    step = view(wizard, OfficeStep)
    qtbot.keyClick(step.search.line, Qt.Key.Key_Backtab)
    press(qtbot, Qt.Key.Key_Right)
    assert wizard.setup.raw["kind"] == "UPPER"
    type_text(step.search.line, "bac ninh")
    qtbot.waitUntil(lambda: step.rows_shown)
    press(qtbot, ENTER)
    assert (wizard.setup.raw["name"], wizard.setup.profile().short_name) == ("tỉnh Bắc Ninh", "UBND tỉnh Bắc Ninh")


def test_larger_letters_are_shown_at_once(wizard: Wizard, qtbot: QtBot) -> None:
    begin_at(wizard, Step.HEAD)
    view(wizard, HeadStep).form.go_to("text_size")
    try:
        press(qtbot, Qt.Key.Key_Down)
        assert (wizard.setup.text_percent, theme.factor()) == (110, 1.1)
        assert view(wizard, HeadStep).form.raw()["place"] == "Yên Hạ"
    finally:
        theme.apply(qapp_of(), 100)


def qapp_of() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def test_a_refused_folder_is_told_under_its_field(wizard: Wizard, setup: Setup, qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(folder: Path) -> None:
        raise UserError("Thư mục này nằm trên USB.")

    setup.opener = replace(setup.opener, check_place=refuse)
    begin_at(wizard, Step.FOLDERS)
    wizard.go_on()
    qtbot.waitUntil(lambda: isinstance(wizard.view, FoldersStep) and bool(wizard.view.form.field("folder").problem))
    assert setup.raw["password"] == PASSWORD
    assert not (tmp_path / "data").exists()


def test_giving_up_while_it_is_made_leaves_no_office(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    begin_at(wizard, Step.FOLDERS)
    before = wizard.view
    wizard.go_on()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(wizard.view, FoldersStep) and wizard.view is not before)
    assert wizard.setup.made is None
    assert not (tmp_path / "data").exists()


@pytest.fixture
def sheet(wizard: Wizard, qtbot: QtBot) -> SheetStep:
    """The first sheet, of an office just made."""
    begin_at(wizard, Step.FOLDERS)
    wizard.go_on()
    return until(qtbot, wizard, SheetStep)


def test_a_sheet_may_be_put_off_once_it_was_said_what_that_means(
    wizard: Wizard, sheet: SheetStep, qtbot: QtBot
) -> None:
    assert not wizard.close()
    assert sheet.is_warned
    wizard.put_off()
    qtbot.waitUntil(lambda: wizard.view is not sheet)
    for _ in range(2):
        wizard.put_off()
    assert wizard.setup.step is Step.DONE
    assert len(wizard.setup.unproved) == 2


def test_a_sheet_becomes_a_file_only_after_a_warning_and_is_wiped(sheet: SheetStep, outside: Path) -> None:
    sheet.save_button.click()
    assert list(outside.iterdir()) == []
    sheet.paper.save(sheet)
    assert [path.name for path in outside.iterdir()] == ["phieu-khoi-phuc-khoa.pdf"]
    sheet.paper.wipe()
    assert list(outside.iterdir()) == []


def test_a_closed_window_leaves_an_office_that_opens(wizard: Wizard, sheet: SheetStep, opener: Opener) -> None:
    wizard.close()
    assert wizard.close()
    open_office(Path(wizard.setup.raw["folder"]), "Hoàng Thị Lan", PASSWORD, opener).close()


def test_the_practice_office_is_asked_for_on_the_first_page(wizard: Wizard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wizard.practice_asked):
        view(wizard, OfficeStep).practise.click()


def test_the_last_page_counts_a_hamlet_that_was_pasted_twice_once(setup: Setup) -> None:
    setup.put({**GOOD, "hamlets": "Thôn Đoài; 286\nThôn Trung\nthôn trung"})
    done = DoneStep(setup)
    assert "2 nơi" in [label.text() for label in done.findChildren(QLabel)]
