"""The register's page by real keys: list, pane, filter, verbs in sheets, papers."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.cells import deadline_badge
from desktop_app.areas.reception.views.register_page import RegisterPage
from desktop_app.core.clock import FixedClock
from desktop_app.kit.controls import Button, IconButton, Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def register(workplace: Window, reception: ReceptionService, an_entry: MakeEntry, qtbot: QtBot) -> RegisterPage:
    reception.register(an_entry())
    reception.register(
        an_entry(
            full_name="Trần Thị Mỵ", paper_number="", content="Trợ cấp người cao tuổi", handling=Handling.ANSWER_AT_ONCE
        )
    )
    reception.register(
        an_entry(full_name="Kín Thị Đáo", kind=Kind.DENUNCIATION, content="Cho thuê đất công ích", paper_number="")
    )
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: "vụ việc" in words_on(page))
    return page


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def key(qtbot: QtBot, page: RegisterPage, pressed: Qt.Key) -> None:
    qtbot.keyClick(page._table.view, pressed)


def sheet_of(page: RegisterPage) -> VerbSheet:
    return page.window().findChildren(VerbSheet)[-1]


def test_the_state_of_the_register_is_one_sentence(register: RegisterPage) -> None:
    told = "Tháng 11/2026: 3 lượt, 3 người, 3 vụ việc. Không có lượt quá hạn, không có lượt sắp đến hạn."
    assert told in words_on(register)


def test_the_pane_follows_the_arrow_keys(qtbot: QtBot, register: RegisterPage) -> None:
    key(qtbot, register, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Lượt tiếp 1/2026" in words_on(register._pane))
    shown = words_on(register._pane)
    assert "Nguyễn Văn Đức, nam, sinh 1961" in shown
    assert "Căn cước công dân 099*****4471" in shown
    assert "Ghi vào sổ" in shown


def test_a_denouncer_is_hidden_in_list_and_pane(qtbot: QtBot, register: RegisterPage) -> None:
    qtbot.waitUntil(lambda: "Lượt tiếp 3/2026" in words_on(register._pane))
    assert "Người tố cáo (đã ẩn)" in words_on(register._pane)
    assert "Kín" not in words_on(register)
    told = [register._table.model.index(row, 2).data() for row in range(3)]
    assert told[0].startswith("Người tố cáo (đã ẩn)")
    assert not any("Kín" in words for words in told)


def test_typing_without_accents_filters_the_list(qtbot: QtBot, register: RegisterPage, type_text: TypeText) -> None:
    qtbot.keyClick(register, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(register._bar._text.line, "mỵ cao tuoi")
    qtbot.waitUntil(lambda: register._table.model.rowCount() == 1)
    assert register._table.row().who == "Trần Thị Mỵ"
    qtbot.waitUntil(lambda: register._bar._count.text() == "1 lượt, 1 người")
    assert "Tháng 11/2026: 3 lượt" in words_on(register)


def test_enter_opens_the_visit_and_ctrl_n_begins_one(qtbot: QtBot, register: RegisterPage, workplace: Window) -> None:
    key(qtbot, register, Qt.Key.Key_Return)
    qtbot.keyClick(register, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert workplace.opened == [("reception.entry", register._table.row().uid), ("reception.entry", "")]


def test_f2_corrects_the_visit_and_ctrl_m_offers_everything_else(
    qtbot: QtBot, register: RegisterPage, workplace: Window
) -> None:
    qtbot.waitUntil(lambda: register._record is not None)
    register._table.setFocus()
    qtbot.keyClick(register, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Lịch sử thay đổi" in [act.text() for act in menu.actions()]
    menu.close()
    key(qtbot, register, Qt.Key.Key_F2)
    assert workplace.opened[-1][0] == "reception.entry"


def test_ctrl_d_begins_a_petition_from_the_visit(qtbot: QtBot, register: RegisterPage, workplace: Window) -> None:
    qtbot.waitUntil(lambda: register._verbs._record is not None)
    record = register._verbs._record
    assert record is not None
    qtbot.keyClick(register, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert workplace.opened == [("petitions.entry", "")]
    assert workplace.entries == [{"visit": record.row.uid}]


def test_a_narrow_window_reads_in_a_sheet(qtbot: QtBot, register: RegisterPage) -> None:
    register.window().resize(900, 560)
    qtbot.waitUntil(lambda: not register._both.has_pane)
    qtbot.waitUntil(lambda: register._record is not None)
    key(qtbot, register, Qt.Key.Key_Return)
    sheet = register.window().findChildren(SideSheet)[-1]
    assert "Nội dung" in words_on(sheet)
    columns = ["number", "received_on", "who", "content", "due"]
    qtbot.waitUntil(lambda: [column.name for column in register._table.shown_columns()] == columns)


def test_a_visit_is_struck_out_with_a_reason_and_can_be_taken_back(
    qtbot: QtBot, register: RegisterPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    register._table.choose(register._table.model.row_at(1).uid)
    qtbot.waitUntil(lambda: "Lượt tiếp 2/2026" in words_on(register._pane))
    uid = register._table.row().uid
    register._verbs.void()
    sheet = sheet_of(register)
    qtbot.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert sheet.form.field("reason").problem.startswith("Chưa nhập lý do bỏ số")
    type_text(sheet.form.field("reason").input.focus_widget, "ghi trùng lượt 1")
    qtbot.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workplace.said == ["Đã bỏ lượt tiếp 2/2026. Số được giữ lại."])
    register.notice(frozenset({"visit"}))
    cells = [register._table.model.index(1, column).data() for column in (0, 2, 5)]
    assert cells == ["2", "Bỏ: ghi trùng lượt 1, Số được giữ lại", "Bỏ"]
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    assert visit_record(desk.db, uid).row.voided_on is None


def test_an_answer_is_noted(
    qtbot: QtBot, register: RegisterPage, workplace: Window, desk: Desk, type_text: TypeText
) -> None:
    key(qtbot, register, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Lượt tiếp 1/2026" in words_on(register._pane))
    register._verbs.answer()
    sheet = sheet_of(register)
    type_text(sheet.form.field("answer_form").input.focus_widget, "văn bản số 214/UBND")
    qtbot.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi trả lời lượt tiếp 1/2026."])
    row = visit_record(desk.db, register._table.row().uid).row
    assert (row.answered_on, row.is_open) == (date(2026, 11, 23), False)


def test_only_the_entitled_see_a_denouncer_and_must_say_why(
    qtbot: QtBot, workplace: Window, register: RegisterPage, type_text: TypeText
) -> None:
    qtbot.waitUntil(lambda: register._record is not None)
    links = [button.text() for button in register._pane.findChildren(Button)]
    sees = workplace.desk.account.sees_denouncer
    assert ("Xem danh tính" in links) is sees
    workplace.desk = replace(workplace.desk, account=replace(workplace.desk.account, sees_denouncer=not sees))
    other = RegisterPage(workplace)
    workplace.show(other)
    other.arrive({})
    qtbot.waitUntil(lambda: other._record is not None)
    assert ("Xem danh tính" in [button.text() for button in other._pane.findChildren(Button)]) is not sees


def test_the_deadline_explains_itself(qtbot: QtBot, register: RegisterPage) -> None:
    key(qtbot, register, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Lượt tiếp 1/2026" in words_on(register._pane))
    link = next(button for button in register._pane.findChildren(Button) if button.text() == "Xem cách tính hạn")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "Vì sao hạn là 08/12/2026?" in words_on(register.window())


def test_the_eye_shows_a_masked_number(qtbot: QtBot, register: RegisterPage) -> None:
    key(qtbot, register, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "099*****4471" in words_on(register._pane))
    eye = next(button for button in register._pane.findChildren(IconButton))
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Căn cước công dân 099061004471" in words_on(register._pane))


def test_history_tells_who_changed_what_and_why(
    qtbot: QtBot, register: RegisterPage, reception: ReceptionService, desk: Desk, an_entry: MakeEntry
) -> None:
    key(qtbot, register, Qt.Key.Key_End)
    record = visit_record(desk.db, register._table.row().uid)
    reception.correct(record.row.uid, record.rev, an_entry(content="Đo lại thửa 46"), "ghi nhầm số thửa")
    register.notice(frozenset({"visit"}))
    qtbot.waitUntil(lambda: register._record is not None and len(register._record.happenings) == 2)
    register._verbs.history()
    shown = words_on(register.window().findChildren(SideSheet)[-1])
    assert "Lý do: ghi nhầm số thửa" in shown
    assert "Sau: Đo lại thửa 46" in shown


def test_nothing_is_done_to_a_visit_that_is_being_read_again(register: RegisterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: register._record is not None)
    register.notice(frozenset({"visit"}))
    assert register._record is None
    for verb in (register._verbs.show_more, register._verbs.void, register._verbs.answer, register._verbs.reveal):
        verb()
    assert QApplication.activePopupWidget() is None
    assert not register.window().findChildren(VerbSheet)
    qtbot.waitUntil(lambda: register._record is not None)


def test_a_record_outside_the_filter_is_shown_alone(
    qtbot: QtBot, register: RegisterPage, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    old = reception.register(an_entry(received_on=date(2025, 12, 30), content="Năm trước"))
    register.arrive({"uid": old.uid})
    assert [register._table.row().uid, register._table.model.rowCount()] == [old.uid, 1]
    every = next(button for button in register.findChildren(Button) if button.text() == "Xem cả sổ")
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert register._table.model.rowCount() == 3


def test_the_register_is_previewed_and_saved(
    qtbot: QtBot, register: RegisterPage, workplace: Window, tmp_path: Path
) -> None:
    qtbot.keyClick(register, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(register.window().findChildren(PaperPreview)), timeout=20_000)
    preview = register.window().findChildren(PaperPreview)[0]
    text = pypdfium2.PdfDocument(preview._pdf)[0].get_textpage().get_text_range()
    assert "SỔ TIẾP CÔNG DÂN" in text
    assert "Kín" not in text
    preview.go()


class Files:
    """Chooses a file in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self._folder / f"{name}{ending}"

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self._folder


def test_the_list_on_screen_becomes_a_sheet_of_excel(
    qtbot: QtBot, register: RegisterPage, workplace: Window, tmp_path: Path
) -> None:
    register.files = Files(tmp_path)
    workplace.desk = replace(workplace.desk, is_practice=True)
    register.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    rows = list(openpyxl.load_workbook(tmp_path / "danh-sach-so-tiep-cong-dan.xlsx").active.iter_rows(values_only=True))
    written = [row for row in rows if row[0] in (1, 2, 3)]
    assert [row[0] for row in written] == [3, 2, 1]
    assert "BẢN TẬP HUẤN - KHÔNG CÓ GIÁ TRỊ" in [row[0] for row in rows]
    assert written[2][2] == "Nguyễn Văn Đức\nThôn Đoài"
    assert not any("Kín" in str(cell) for row in rows for cell in row)


def test_the_list_on_screen_becomes_text_that_no_spreadsheet_takes_for_formulas(
    qtbot: QtBot, register: RegisterPage, workplace: Window, tmp_path: Path
) -> None:
    register.files = Files(tmp_path)
    register.save(".csv")
    qtbot.waitUntil(lambda: bool(workplace.said))
    text = (tmp_path / "danh-sach-so-tiep-cong-dan.csv").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["3", "2", "1"]
    assert rows[3][2] == "Nguyễn Văn Đức\nThôn Đoài"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    qtbot: QtBot, register: RegisterPage, workplace: Window, tmp_path: Path
) -> None:
    register.files = Files(tmp_path / "gone")
    register.save()
    qtbot.waitUntil(lambda: bool(workplace.explained))
    assert str(workplace.explained[0]) == "Không ghi được tệp. Hãy chọn thư mục khác còn chỗ trống và ghi được."


@pytest.mark.parametrize(
    ("received", "today", "badge"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), (State.ACTIVE, "08/12")),
        (date(2026, 11, 23), date(2026, 12, 3), (State.SOON, "Còn 3 ngày")),
        (date(2026, 11, 23), date(2026, 12, 8), (State.SOON, "Hôm nay")),
        (date(2026, 11, 23), date(2026, 12, 9), (State.OVERDUE, "Quá 1 ngày")),
        (date(2026, 11, 23), date(2026, 12, 14), (State.OVERDUE, "Quá 4 ngày")),
        (date(2026, 12, 28), date(2026, 12, 28), (State.ACTIVE, "12/01/2027")),
    ],
)
def test_a_deadline_is_told_in_days(
    desk: Desk,
    clock: FixedClock,
    reception: ReceptionService,
    an_entry: MakeEntry,
    received: date,
    today: date,
    badge: tuple[State, str],
) -> None:
    clock.move_by(timedelta(days=60))
    row = visit_record(desk.db, reception.register(an_entry(received_on=received)).uid).row
    assert deadline_badge(row, today, desk.law.calendar) == badge
