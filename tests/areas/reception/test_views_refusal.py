"""Refusals, parted contents and their papers by real keys."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.ground_field import GROUND
from desktop_app.areas.reception.views.register_page import RegisterPage
from desktop_app.kit.controls import Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import VaultOpening
from tests.areas.reception.exchange.workbooks import taken_over, workbook
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_views_entry import Clerk, arrived, newest
from tests.areas.reception.workplace import Window
from tests.core.paper.samples import ReadPdf

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


@pytest.fixture
def clerk(workplace: Window, qtbot: QtBot, type_text: TypeText) -> Clerk:
    return arrived(workplace, qtbot, type_text)


@pytest.fixture
def register(workplace: Window) -> RegisterPage:
    return RegisterPage(workplace)


def shown(qtbot: QtBot, workplace: Window, page: RegisterPage, label: str) -> None:
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: f"Lượt tiếp {label}" in words_on(page._pane))


def words_on(widget: QWidget) -> str:
    told = (*widget.findChildren(Label), *widget.findChildren(QAbstractButton))
    return "\n".join(each.text() for each in told if not each.isHidden())


def sheet_of(page: RegisterPage) -> VerbSheet:
    return page.window().findChildren(VerbSheet)[-1]


def options(clerk: Clerk, name: str) -> list[str]:
    box = clerk.page.form.field(name).input.widget
    return [box.itemData(at) for at in range(box.count())]


def is_shown(clerk: Clerk, name: str) -> bool:
    return not clerk.page.form.field(name).isHidden()


def save_and_print(qtbot: QtBot, clerk: Clerk, *down: Qt.Key) -> list[str]:
    """Take the paper of the menu that is so many keys down; what was offered."""
    qtbot.keyClick(clerk.page, K.Key_P, CTRL)
    menu = next(menu for menu in clerk.page.findChildren(QMenu) if menu.isVisible())
    offered = [action.text() for action in menu.actions()]
    for pressed in (*down, K.Key_Return):
        qtbot.keyClick(menu, pressed)
    return offered


def begin(clerk: Clerk, *kind: Qt.Key) -> None:
    clerk.type("full_name", "Trần Thị Mỵ")
    clerk.choose("kind", *(kind or (K.Key_K, K.Key_I)))
    clerk.choose("subject", K.Key_D, K.Key_A, K.Key_T)
    clerk.type("content", "Hỏi lại mức hỗ trợ lúa ngập")


def refuse(clerk: Clerk) -> None:
    begin(clerk)
    clerk.choose("handling", K.Key_T, K.Key_U)


def test_the_ground_is_asked_only_of_a_refusal_and_only_the_grounds_of_the_day(clerk: Clerk) -> None:
    begin(clerk)
    assert not is_shown(clerk, GROUND)
    clerk.choose("handling", K.Key_T, K.Key_U)
    assert is_shown(clerk, GROUND)
    assert is_shown(clerk, "notice_number")
    assert len(options(clerk, GROUND)) == 14
    clerk.type("received_on", "30/06/2026")
    assert options(clerk, GROUND) == ["", "L1", "L2", "L3"]
    clerk.choose("handling", K.Key_Home, K.Key_Down)
    assert not is_shown(clerk, GROUND)


def test_a_refusal_without_a_ground_is_not_saved(clerk: Clerk, workplace: Window) -> None:
    refuse(clerk)
    clerk.save()
    assert clerk.page.form.field(GROUND).problem.startswith("Chưa chọn căn cứ từ chối.")
    assert workplace.said == []


def test_the_deadline_becomes_that_of_the_notice(qtbot: QtBot, clerk: Clerk, desk: Desk, workplace: Window) -> None:
    refuse(clerk)
    assert clerk.text("answer_due_on") == "08/12/2026"
    clerk.choose(GROUND, K.Key_H, K.Key_ParenRight)
    assert clerk.text("answer_due_on") == "27/11/2026"
    qtbot.keyClick(clerk.page, K.Key_F3)
    [popover] = clerk.page.window().findChildren(DeadlinePopover)
    assert "Ra Thông báo từ chối tiếp công dân (Mẫu số 01/TCD)" in words_on(popover)
    qtbot.keyClick(popover, K.Key_Escape)
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    assert (saved.values[GROUND], saved.row.due_on, saved.row.awaits_notice) == ("h", date(2026, 11, 27), True)


def test_the_papers_offered_fit_what_is_typed(qtbot: QtBot, clerk: Clerk) -> None:
    refuse(clerk)
    clerk.choose(GROUND, K.Key_H, K.Key_ParenRight)
    clerk.type("papers", "Đơn; 2")
    offered = save_and_print(qtbot, clerk)
    assert offered == [
        "Thông báo từ chối tiếp công dân",
        "Giấy biên nhận thông tin, tài liệu",
        "Biên bản ghi nội dung trình bày",
    ]
    window = clerk.page.window()
    qtbot.waitUntil(lambda: bool(window.findChildren(PaperPreview)))
    window.findChildren(PaperPreview)[0].go()


def test_saving_with_papers_shows_the_receipt(qtbot: QtBot, clerk: Clerk, desk: Desk) -> None:
    clerk.fill()
    save_and_print(qtbot, clerk, K.Key_Down)
    assert "giấy biên nhận" in clerk.page.form.field("papers").problem
    clerk.type("papers", "Đơn đề nghị; 2; bản chính")
    save_and_print(qtbot, clerk)
    window = clerk.page.window()
    qtbot.waitUntil(lambda: bool(window.findChildren(PaperPreview)))
    assert [paper.pages for paper in HandedInService(desk).papers(newest(desk).row.uid)] == [2]
    window.findChildren(PaperPreview)[0].go()


def test_a_correction_opens_with_the_ground_of_the_record(
    qtbot: QtBot,
    workplace: Window,
    type_text: TypeText,
    reception: ReceptionService,
    an_entry: MakeEntry,
) -> None:
    saved = reception.register(an_entry(handling=Handling.REFUSE, refusal_ground="đ"))
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    assert clerk.text(GROUND) == "đ"
    assert is_shown(clerk, GROUND)


def test_several_contents_with_a_denunciation_are_warned_of(clerk: Clerk) -> None:
    begin(clerk, K.Key_N)
    clerk.type("content", " và tố cáo trưởng thôn")
    assert "Ghi riêng phần tố cáo" in clerk.page.form.field("content").warning


def test_the_pane_leads_to_the_notice_and_its_number(
    qtbot: QtBot,
    workplace: Window,
    register: RegisterPage,
    reception: ReceptionService,
    an_entry: MakeEntry,
    desk: Desk,
    type_text: TypeText,
) -> None:
    saved = reception.register(an_entry(handling=Handling.REFUSE, refusal_ground="h"))
    shown(qtbot, workplace, register, "1/2026")
    told = words_on(register._pane)
    for line in ("Điều 4 khoản 1 điểm h Nghị định 154/2026/NĐ-CP", "Chưa ra thông báo từ chối"):
        assert line in told
    register._verbs.further.issue()
    sheet = sheet_of(register)
    assert sheet.form.raw()["notice_on"] == "23/11/2026"
    type_text(sheet.form.field("notice_number").input.focus_widget, "12/TB-UBND")
    qtbot.keyClick(sheet, K.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã ghi thông báo từ chối của lượt tiếp 1/2026."])
    register.notice(frozenset({"visit"}))
    qtbot.waitUntil(lambda: "Thông báo từ chối số 12/TB-UBND, ngày 23/11/2026" in words_on(register._pane))
    assert visit_record(desk.db, saved.uid).row.is_open is False


def test_a_content_is_parted_in_a_sheet_and_the_pane_shows_both(
    qtbot: QtBot,
    workplace: Window,
    register: RegisterPage,
    reception: ReceptionService,
    an_entry: MakeEntry,
    type_text: TypeText,
) -> None:
    reception.register(an_entry(kind=Kind.SEVERAL, content="Khiếu nại bồi thường và kiến nghị làm rãnh."))
    shown(qtbot, workplace, register, "1/2026")
    register._verbs.further.part()
    sheet = sheet_of(register)
    assert "Hai lượt hiện ở ngăn đọc của nhau" in words_on(sheet)
    for name, letters in (("kind", (K.Key_K, K.Key_I)), ("handling", (K.Key_T, K.Key_R))):
        for letter in letters:
            qtbot.keyClick(sheet.form.field(name).input.focus_widget, letter)
    type_text(sheet.form.field("content").input.focus_widget, "Kiến nghị làm rãnh")
    qtbot.keyClick(sheet, K.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã tách ra lượt tiếp 2/2026."])
    register.notice(frozenset({"visit"}))
    qtbot.waitUntil(lambda: "Lượt tiếp 1/2026" in words_on(register._pane))
    qtbot.waitUntil(lambda: "Đã tách ra lượt 2/2026 (kiến nghị)" in words_on(register._pane))


def test_a_denunciation_among_the_contents_is_told_before_anything_is_parted(
    qtbot: QtBot, workplace: Window, register: RegisterPage, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry(kind=Kind.SEVERAL, content="Khiếu nại bồi thường, tố cáo tổ kiểm đếm."))
    shown(qtbot, workplace, register, "1/2026")
    register._verbs.further.part()
    sheet = sheet_of(register)
    assert "Không để gì nối họ tên người đến với phần tố cáo." in words_on(sheet)
    assert sheet.form.raw()["one_denounces"] == "có"


def test_the_own_copy_asks_why_and_is_shown(
    qtbot: QtBot,
    workplace: Window,
    register: RegisterPage,
    reception: ReceptionService,
    an_entry: MakeEntry,
    type_text: TypeText,
) -> None:
    reception.register(an_entry())
    shown(qtbot, workplace, register, "1/2026")
    register._verbs.further.person_copy()
    sheet = sheet_of(register)
    qtbot.keyClick(sheet, K.Key_S, CTRL)
    assert sheet.form.field("reason").problem.startswith("Chưa nhập lý do")
    type_text(sheet.form.field("reason").input.focus_widget, "xem lại")
    qtbot.keyClick(sheet, K.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(register.window().findChildren(PaperPreview)))
    register.window().findChildren(PaperPreview)[0].go()


def test_the_entitled_may_print_a_paper_with_the_denouncers_name_and_it_is_journalled(
    qtbot: QtBot,
    workplace: Window,
    register: RegisterPage,
    reception: ReceptionService,
    an_entry: MakeEntry,
    desk: Desk,
    type_text: TypeText,
) -> None:
    reception.register(an_entry(kind=Kind.DENUNCIATION, content="Thu tiền sai.", request=""))
    shown(qtbot, workplace, register, "1/2026")
    register._verbs.further.named_paper()
    sheet = sheet_of(register)
    qtbot.keyClick(sheet.form.field("paper").input.focus_widget, K.Key_B)
    type_text(sheet.form.field("reason").input.focus_widget, "giao cho người trình bày")
    qtbot.keyClick(sheet, K.Key_S, CTRL)
    window = register.window()
    qtbot.waitUntil(lambda: bool(window.findChildren(PaperPreview)))
    preview = window.findChildren(PaperPreview)[0]
    assert "Nguyễn Văn Đức" in ReadPdf(preview._pdf).all_text()
    with desk.db.reading() as session:
        assert [opening.reason for opening in session.scalars(select(VaultOpening))] == ["giao cho người trình bày"]
    preview.go()


def test_the_menu_offers_what_fits(
    qtbot: QtBot, workplace: Window, register: RegisterPage, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry(kind=Kind.DENUNCIATION, content="Thu tiền sai.", request=""))
    shown(qtbot, workplace, register, "1/2026")
    further = register._verbs.further
    [(_, papers)] = [*further.changes(), *further.papers()]
    assert [name for name, _ in papers] == [
        "In biên bản ghi nội dung trình bày",
        "Biên bản ghi nội dung trình bày ra Word",
        "Giấy có họ tên người tố cáo",
    ]


def test_what_a_choice_makes_required_is_reached_by_f4_before_saving(clerk: Clerk) -> None:
    clerk.fill()
    clerk.page.form.load({"handling": Handling.REFUSE})
    clerk.page.form.edited.emit("handling")
    clerk.press("handling", K.Key_F4)
    assert clerk.field(GROUND).hasFocus()
    clerk.page.form.load({"handling": Handling.TRANSFER})
    clerk.page.form.edited.emit("handling")
    clerk.press("handling", K.Key_F4)
    assert clerk.field("to_agency").hasFocus()
    assert not clerk.page.form.field(GROUND).is_needed


def test_what_an_old_book_says_of_a_refusal_stands_under_the_empty_ground(
    qtbot: QtBot, workplace: Window, type_text: TypeText, desk: Desk, tmp_path: Path
) -> None:
    row = {"Hướng xử lý": "Từ chối tiếp", "Kết quả": "Đã có kết luận số 12"}
    taken_over(desk, workbook(tmp_path / "a.xlsx", row), old=True)
    clerk = arrived(workplace, qtbot, type_text, newest(desk).row.uid)
    assert "Sổ đang ghi: “Đã có kết luận số 12”." in words_on(clerk.page.form.field(GROUND))
    assert "Lượt nhập bù, không tính hạn." in words_on(clerk.page.form.field("answer_due_on"))
    assert clerk.text("answer_due_on") == ""


def test_an_old_refusal_of_a_day_before_the_first_ground_can_be_corrected(
    qtbot: QtBot, workplace: Window, type_text: TypeText, desk: Desk, tmp_path: Path
) -> None:
    row = {"Hướng xử lý": "Từ chối tiếp", "Ngày tiếp": date(2012, 5, 7)}
    taken_over(desk, workbook(tmp_path / "a.xlsx", row), old=True)
    clerk = arrived(workplace, qtbot, type_text, newest(desk).row.uid)
    field = clerk.page.form.field(GROUND)
    assert "Chưa có quy định căn cứ từ chối của ngày này" in words_on(field)
    assert not field.is_needed
    clerk.page.form.load({"content": ""})
    clerk.type("content", "Mương và đường")
    clerk.save()
    sheet = clerk.page.window().findChildren(VerbSheet)[-1]
    type_text(sheet.form.field("reason").input.focus_widget, "So với sổ giấy")
    qtbot.keyClick(sheet, K.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert newest(desk).values["content"] == "Mương và đường"
