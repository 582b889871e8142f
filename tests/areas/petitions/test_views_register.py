"""The page of the register of petitions by real keys: list, pane, filters, verbs, papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.numbers import NumberService
from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.queries import PetitionFilter, PetitionPages, PetitionRow
from desktop_app.areas.petitions.secrecy import seal
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.register_cells import petition_badge
from desktop_app.areas.petitions.views.register_page import RegisterPage
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import Format
from desktop_app.kit.controls import IconButton, Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME, Kind
from desktop_app.office.models import NumberOpening, PaperKind
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, ours, take
from tests.areas.reception.test_views_register import Files
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
Key = Qt.Key
WHOLE = "099061004471"
NOTHING = Qt.KeyboardModifier.NoModifier


def enter_some(desk: Desk) -> None:
    """A late complaint, a suggestion in hand, a denunciation."""
    service = PetitionService(desk)
    service.register(a_petition(received_on=date(2026, 11, 9), full_name="Lê Văn Muộn"))
    given = ours(desk, date(2026, 11, 17), kind=Kind.SUGGESTION, content="Sửa cầu Nà Phai", full_name="Đỗ Thị Sớm")
    take(
        desk, given, "assign", date(2026, 11, 18), assigned_to="Cao Xuân Lịch", until_on=date(2026, 12, 11),
        document_on=date(2026, 11, 18),
    )  # fmt: skip
    secret = service.register(a_petition(kind=Kind.DENUNCIATION, full_name="Kín Thị Giấu", content="Thu tiền sai"))
    with desk.db.writing(desk.account.uid) as session:
        seal(session, desk, petition_of(session, secret.uid), "Đơn tố cáo")


@pytest.fixture
def page(workplace: Window, qtbot: QtBot) -> RegisterPage:
    enter_some(workplace.desk)
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page._record is not None and "vụ việc" in words_on(page))
    return page


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def key(qtbot: QtBot, page: RegisterPage, pressed: Key, held: Qt.KeyboardModifier = NOTHING) -> None:
    qtbot.keyClick(page._table.view, pressed, held)


def stand_on(qtbot: QtBot, page: RegisterPage, label: str) -> None:
    [row] = PetitionPages(page._desk, PetitionFilter(text=label)).after(None, 2)
    page.arrive({"uid": row.uid})
    qtbot.waitUntil(lambda: page._record is not None and page._record.label == label)


def only(page: RegisterPage, label: str) -> PetitionRow:
    [row] = PetitionPages(page._desk, PetitionFilter(text=label)).after(None, 2)
    return row


def test_the_state_of_the_register_is_one_sentence(page: RegisterPage) -> None:
    told = "Năm 2026: 3 đơn, 3 người ký, 3 vụ việc, 3 đơn chưa xong. 1 đơn quá hạn, 1 đơn sắp đến hạn."
    assert told in words_on(page)


def test_in_january_what_is_open_of_last_year_is_told_and_shown_when_it_presses(
    workplace: Window, qtbot: QtBot, clock: FixedClock
) -> None:
    enter_some(workplace.desk)
    clock.move_to(clock.now().replace(year=2027, month=1, day=8))
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: "Còn 3 đơn chưa xong của kỳ trước, 3 đơn quá hạn." in words_on(page))
    assert page._table.row() is None
    next(button for button in page.findChildren(QAbstractButton) if button.text() == "Quá hạn").click()
    qtbot.waitUntil(lambda: page._table.row() is not None)
    qtbot.waitUntil(lambda: "3 đơn, 3 người ký" in words_on(page))


def test_the_pane_tells_who_where_it_stands_and_what_is_owed(qtbot: QtBot, page: RegisterPage) -> None:
    stand_on(qtbot, page, "002/2026")
    shown = words_on(page._pane)
    assert "Đơn 002/2026" in shown
    assert "Đỗ Thị Sớm" in shown
    assert "Người giải quyết: Cao Xuân Lịch" in shown
    assert "Hạn lãnh đạo giao đơn vị: 11/12/2026, còn 13 ngày làm việc" in shown
    assert "Tiếp nhận, vào sổ" in shown


def test_a_denouncer_is_hidden_in_list_and_pane_and_their_words_from_who_may_not_read_them(
    qtbot: QtBot, page: RegisterPage, workplace: Window
) -> None:
    stand_on(qtbot, page, "003/2026")
    assert HIDDEN_NAME in words_on(page._pane)
    assert "Thu tiền sai" in words_on(page._pane)
    assert "Kín" not in words_on(page)

    workplace.desk = replace(
        workplace.desk, account=replace(workplace.desk.account, role=Role.VIEWER, sees_denouncer=False)
    )
    unread = RegisterPage(workplace)
    workplace.show(unread)
    unread.arrive({})
    qtbot.waitUntil(lambda: unread._record is not None)
    assert HIDDEN_CONTENT in words_on(unread._pane)
    assert "Thu tiền sai" not in words_on(unread)
    assert not unread._pane.isHidden()
    assert unread._verbs._edit.isHidden(), "who only looks corrects nothing"


def test_enter_opens_f2_corrects_and_ctrl_n_begins(qtbot: QtBot, page: RegisterPage, workplace: Window) -> None:
    stand_on(qtbot, page, "001/2026")
    uid = only(page, "001/2026").uid
    key(qtbot, page, Key.Key_Return)
    key(qtbot, page, Key.Key_F2)
    key(qtbot, page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert workplace.opened == [("petitions.record", uid), ("petitions.entry", uid), ("petitions.entry", "")]


def test_f3_explains_the_deadline_that_comes_first(qtbot: QtBot, page: RegisterPage) -> None:
    stand_on(qtbot, page, "001/2026")
    key(qtbot, page, Key.Key_F3)
    [popover] = page.window().findChildren(DeadlinePopover)
    assert "18/11/2026" in words_on(popover)


def test_a_part_of_the_bar_on_hom_nay_leads_to_its_petitions_until_the_filter_changes(
    qtbot: QtBot, page: RegisterPage, type_text: TypeText
) -> None:
    page.arrive({"uid": "late"})
    qtbot.waitUntil(lambda: page._table.row() is not None and page._table.row().label == "001/2026")
    assert "Đang xem các đơn quá hạn." in words_on(page)
    assert page._petitions.pages(page.wanted(), page._table.sort).count() == 1
    type_text(page._bar._text.line, "na phai")
    qtbot.waitUntil(lambda: page._table.row() is not None and page._table.row().label == "002/2026")
    assert page._only is None


def test_toggles_and_choices_become_the_filter(page: RegisterPage) -> None:
    page._bar.show_filters(
        replace(
            page._bar.filters(),
            choices={"kind": "SUGGESTION", "state": "ACCEPTED", "source": "POST", "handler": "Cao Xuân Lịch"},
            toggles=frozenset({"late", "soon"}),
        )
    )
    wanted = page.wanted()
    assert (wanted.kind, wanted.handler, wanted.late_only, wanted.due_soon) == (
        Kind.SUGGESTION, "Cao Xuân Lịch", True, True,
    )  # fmt: skip
    assert (wanted.state.name, wanted.source.name) == ("ACCEPTED", "POST")  # type: ignore[union-attr]


def test_striking_out_asks_for_a_reason_keeps_the_number_and_can_be_undone(
    qtbot: QtBot, page: RegisterPage, workplace: Window, type_text: TypeText
) -> None:
    stand_on(qtbot, page, "001/2026")
    page._verbs.void()
    sheet = page.window().findChildren(VerbSheet)[-1]
    sheet.form.load({"reason": "Ghi trùng"})
    qtbot.keyClick(sheet, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert workplace.said == ["Đã bỏ đơn 001/2026. Số được giữ lại."]
    assert only(page, "001/2026").void_reason == "Ghi trùng"
    assert workplace.undo is not None


def test_the_menu_offers_what_the_account_may_do(qtbot: QtBot, page: RegisterPage, workplace: Window) -> None:
    stand_on(qtbot, page, "001/2026")
    assert page._record is not None
    named = [name for name, _does in page._verbs.choices(page._record)]
    assert named == [
        "Sửa đơn (F2)",
        "In giấy tờ…",
        "Xem cách tính hạn (F3)",
        "Lịch sử thay đổi",
        "Hoàn tác lần lưu cuối",
        "",
        "Bỏ đơn này",
    ]
    page._verbs.history()
    assert "Đơn 001/2026" in words_on(page.window().findChildren(SideSheet)[-1])


def test_the_register_is_shown_for_print_and_the_missing_form_is_told_on_screen(
    qtbot: QtBot, page: RegisterPage
) -> None:
    key(qtbot, page, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
    shown = words_on(page.window().findChildren(PaperPreview)[0])
    assert "Sổ đơn thư (chưa có mẫu chính thức), 01/01/2026 - 23/11/2026" in shown


def test_the_register_and_the_list_become_files_that_name_nobody(
    qtbot: QtBot, page: RegisterPage, workplace: Window, tmp_path: Path
) -> None:
    page.files = page.papers.files = Files(tmp_path)
    page.papers.save(page._bar.filters().period, Format.EXCEL)
    qtbot.waitUntil(lambda: len(workplace.said) == 1)
    page.save(".xlsx")
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    names = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert names == ["danh-sach-don-thu.xlsx", "so-don-thu-20260101-20261123.xlsx"]
    for name in names:
        cells = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / name).worksheets[0] for cell in row]
        assert any(HIDDEN_NAME in cell for cell in cells)
        assert not any("Kín" in cell for cell in cells)


def test_an_office_without_petitions_is_told_how_the_first_one_comes_in(qtbot: QtBot, workplace: Window) -> None:
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: "Chưa có đơn thư nào" in words_on(page))
    assert "Bấm Đăng ký đơn" in words_on(page)


def test_the_badge_says_what_is_owed_or_how_it_stands(page: RegisterPage) -> None:
    today, calendar = page._desk.clock.today(), page._desk.law.calendar
    late = only(page, "001/2026")
    assert petition_badge(late, today, calendar) == (State.OVERDUE, "Quá 3 ngày")
    assert petition_badge(replace(late, next_due_on=None), today, calendar) == (State.NONE, "Không hạn")
    assert petition_badge(replace(late, voided_on=today), today, calendar) == (State.VOID, "Bỏ")


def test_a_number_is_whole_once_the_eye_is_pressed_and_the_look_is_journalled(
    desk: Desk, qtbot: QtBot, workplace: Window
) -> None:
    done = PetitionService(desk).register(a_petition(paper_kind=PaperKind.CITIZEN_CARD, paper_number=WHOLE))
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page._record is not None)
    assert WHOLE not in words_on(page)
    [eye] = [each for each in page.findChildren(IconButton) if "đủ số" in each.accessibleName()]
    eye.click()
    qtbot.waitUntil(lambda: WHOLE in words_on(page))
    with desk.db.reading() as session:
        assert session.scalars(select(NumberOpening.record_uid)).all() == [done.uid]


def test_nothing_is_to_be_seen_of_a_denouncer(desk: Desk) -> None:
    entry = a_petition(kind=Kind.DENUNCIATION, content="Thu tiền sai", paper_number=WHOLE)
    done = PetitionService(desk).register(entry)
    with pytest.raises(UserError, match="không còn số giấy tờ"):
        NumberService(desk).open_number(done.uid)


def test_the_papers_that_fit_are_offered_from_the_list(qtbot: QtBot, page: RegisterPage) -> None:
    stand_on(qtbot, page, "001/2026")
    assert page._record is not None
    dict(page._verbs.choices(page._record))["In giấy tờ…"]()
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in page.findChildren(QMenu)))
    [menu] = [each for each in page.findChildren(QMenu) if each.isVisible()]
    fitting = papers_for(page._record)
    assert fitting
    assert [action.text() for action in menu.actions()] == [f"{name}…" for _key, name in fitting]
    menu.close()
