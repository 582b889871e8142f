"""The page of the books by real keys: printing on with its log, closing, a second book, a late entry."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.books.models import PrintKind, PrintWay
from desktop_app.areas.reception.books.queries import book_year, books, print_log
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.books.views.book_choice import desk_book
from desktop_app.areas.reception.books.views.books_page import BooksPage
from desktop_app.areas.reception.books.views.late_sheet import TITLE
from desktop_app.areas.reception.books.views.sheets import GoOnBody
from desktop_app.areas.reception.fields import VISIT_COLUMNS
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.views.cells import visit_cells
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.areas.reception.views.register_page import RegisterPage
from desktop_app.core.clock import FixedClock
from desktop_app.kit.controls import Banner, Button, Label
from desktop_app.kit.on_screen import on_screen
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.reception.books.conftest import Enter
from tests.areas.reception.workplace import Window
from tests.kit.test_printing import Files, PdfPrinters

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def button(widget: QWidget, words: str) -> Button:
    return next(each for each in widget.findChildren(Button) if each.text() == words and not each.isHidden())


@pytest.fixture
def page(workplace: Window, enter: Enter, qtbot: QtBot, tmp_path: Path) -> BooksPage:
    """Three visits, nothing printed, a printer that prints into files."""
    enter(3)
    made = BooksPage(workplace)
    made.verbs.previews.printers = PdfPrinters(tmp_path, "may-in")
    made.verbs.previews.files = Files(tmp_path)
    workplace.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: "từ 1 đến 3" in words_on(made.pane))
    return made


def sheets_on(page: QWidget) -> list[SideSheet]:
    return [sheet for sheet in page.window().findChildren(SideSheet) if sheet.isVisible()]


def sheet_on(page: QWidget) -> SideSheet:
    return sheets_on(page)[-1]


def preview_on(qtbot: QtBot, page: QWidget) -> PaperPreview:
    def shown() -> list[PaperPreview]:
        return [preview for preview in page.window().findChildren(PaperPreview) if preview.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[-1]


def print_it(qtbot: QtBot, desk: Desk, page: QWidget, prints: int) -> None:
    """Print what is shown, and wait until the log has it."""
    preview = preview_on(qtbot, page)
    preview.print_now()
    qtbot.waitUntil(lambda: len(print_log(desk.db, "A", 2026)) == prints)
    preview.go()


def test_what_was_never_printed_is_printed_whole_then_only_what_came_after(
    qtbot: QtBot, desk: Desk, page: BooksPage, enter: Enter, workplace: Window
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    print_it(qtbot, desk, page, 1)
    assert print_log(desk.db, "A", 2026)[0].kind is PrintKind.WHOLE
    enter(1)
    page.notice(frozenset({"visit"}))
    qtbot.waitUntil(lambda: "Còn 1 số chưa in" in words_on(page.pane))

    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(GoOnBody)))
    said = words_on(sheet_on(page))
    assert "đến số 3, trang 1" in said
    assert "In lại thì in từ trang 1 và thay tờ cũ; giữ lại thì in tiếp từ trang 2." in said
    page.window().findChildren(GoOnBody)[-1].submit()
    print_it(qtbot, desk, page, 2)

    newest = print_log(desk.db, "A", 2026)[0]
    assert (newest.kind, newest.from_number, newest.to_number, newest.way) == (
        PrintKind.CONTINUED, 1, 4, PrintWay.PAPER,
    )  # fmt: skip


def test_the_log_is_read_in_a_sheet(qtbot: QtBot, desk: Desk, page: BooksPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    print_it(qtbot, desk, page, 1)

    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(s.isVisible() for s in page.window().findChildren(SideSheet)))
    sheet = sheet_on(page)
    steps = [child.accessibleName() for child in sheet.findChildren(QWidget) if "Cả sổ" in child.accessibleName()]
    assert any("trang 1" in step and "số 1 đến 3. Máy in" in step for step in steps), steps


def test_a_file_that_is_saved_is_noted_but_does_not_count_as_paper(
    qtbot: QtBot, desk: Desk, page: BooksPage, tmp_path: Path
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    preview = preview_on(qtbot, page)
    preview.save_pdf()
    qtbot.waitUntil(lambda: len(print_log(desk.db, "A", 2026)) == 1)

    assert print_log(desk.db, "A", 2026)[0].way is PrintWay.FILE
    assert list(tmp_path.glob("so-tiep-cong-dan-*.pdf"))


def test_a_saved_file_counts_once_somebody_says_that_it_was_printed(
    qtbot: QtBot, desk: Desk, page: BooksPage, enter: Enter
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    print_it(qtbot, desk, page, 1)
    enter(1)
    page.verbs.previews.whole(book_year(desk.db, "A", 2026))
    preview = preview_on(qtbot, page)
    preview.save_pdf()
    qtbot.waitUntil(lambda: len(print_log(desk.db, "A", 2026)) == 2)
    preview.go()

    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(GoOnBody)))
    assert "(đến số 4, trang 1) chưa tính là đã in." in words_on(sheet_on(page))
    next(each for each in sheet_on(page).findChildren(Button) if each.text() == "Đã in ra giấy từ tệp này").click()
    qtbot.waitUntil(lambda: book_year(desk.db, "A", 2026).printed_to == 4)
    qtbot.waitUntil(lambda: any("Chưa có số mới sau lần in đó." in words_on(each) for each in sheets_on(page)))
    sheet_on(page).go()


def test_this_years_book_cannot_be_closed_and_says_why(page: BooksPage) -> None:
    close = button(page.pane, "Khóa sổ")
    assert not close.isEnabled()
    assert "Khóa sổ từ ngày 31/12/2026" in close.toolTip()


def test_a_book_is_closed_from_its_last_day_and_its_closing_page_is_shown(
    qtbot: QtBot, desk: Desk, page: BooksPage, clock: FixedClock, workplace: Window
) -> None:
    clock.move_to(datetime(2027, 1, 5, 8, 0))
    page.arrive({"uid": "A-2026"})
    qtbot.waitUntil(lambda: button(page.pane, "Khóa sổ").isEnabled())
    assert "Cần khóa sổ: năm 2026." in words_on(page)

    button(page.pane, "Khóa sổ").click()
    sheet = sheet_on(page)
    assert "Số 1 đến 3, 0 số đã bỏ." in words_on(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)

    preview = preview_on(qtbot, page)
    assert book_year(desk.db, "A", 2026).closed_on == date(2027, 1, 5)
    preview.print_now()
    qtbot.waitUntil(lambda: len(print_log(desk.db, "A", 2026)) == 1)
    assert print_log(desk.db, "A", 2026)[0].kind is PrintKind.CLOSING
    assert [words for words, _ in page.verbs.others(book_year(desk.db, "A", 2026))][3] == "In trang khóa sổ"


def test_a_second_book_is_added_by_keys(
    qtbot: QtBot, desk: Desk, page: BooksPage, type_text: TypeText, workplace: Window
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    sheet = page.window().findChildren(VerbSheet)[-1]
    type_text(sheet.form.field("name").input.focus_widget, "Bàn nhà văn hóa")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))

    assert "Đã thêm sổ B" in workplace.said[0]
    assert [row.letter for row in books(desk.db)] == ["A", "B"]


def test_with_one_book_nothing_is_chosen(workplace: Window, enter: Enter) -> None:
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({})

    assert page.book.isHidden()
    assert "Số dự kiến 1/2026, cấp khi lưu." in words_on(page)


def test_the_book_chosen_at_the_desk_is_shown_remembered_and_entered(
    qtbot: QtBot, desk: Desk, keeping: BookService, workplace: Window, type_text: TypeText
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "Thôn Đoài")
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({})
    assert not page.book.isHidden()
    page.book.pick("B")

    assert "Số dự kiến 1/B/2026, cấp khi lưu." in words_on(page)
    assert desk_book(workplace) == "B"
    _fill(qtbot, page, type_text)
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert workplace.said == ["Đã lưu lượt tiếp 1/B/2026."]
    page.arrive({})
    assert page.book.letter == "B"


def test_an_entry_for_a_closed_book_asks_why_and_is_saved_with_the_reason(
    qtbot: QtBot,
    desk: Desk,
    keeping: BookService,
    enter: Enter,
    clock: FixedClock,
    workplace: Window,
    type_text: TypeText,
) -> None:
    enter(1)
    clock.move_to(datetime(2027, 1, 5, 8, 0))
    keeping.close("A", 2026)
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({})
    _fill(qtbot, page, type_text)
    page.form.load({"received_on": date(2026, 12, 30)})
    page.form.edited.emit("received_on")
    assert "Sổ năm 2026 đã khóa: ghi thêm phải có lý do." in words_on(page)

    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(VerbSheet)))
    sheet = page.window().findChildren(VerbSheet)[-1]
    assert TITLE in sheet.accessibleName()
    type_text(sheet.form.field("reason").input.focus_widget, "Ghi giấy hôm mất điện")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))

    assert workplace.said == ["Đã lưu lượt tiếp 2/2026."]


def test_the_register_offers_the_books_once_there_are_two(
    qtbot: QtBot, desk: Desk, keeping: BookService, enter: Enter, workplace: Window
) -> None:
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    assert page._bar._choices["book"].isHidden()
    keeping.open_book("Bàn nhà văn hóa", "")
    enter(2)
    enter(1, book="B")
    page.arrive({})
    page._bar._choices["book"].pick("B")

    assert page.wanted().book == "B"
    assert VisitPages(desk.db, page.wanted()).count() == 1
    assert page._to_print()[1] == "B"


def test_a_list_kept_as_excel_has_figures_for_the_main_book_and_letters_for_another(
    desk: Desk, keeping: BookService, enter: Enter, clock: FixedClock
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")
    enter(1)
    enter(1, book="B")
    cells = visit_cells(clock.today, lambda: desk.law.calendar)
    _, rows = on_screen(VISIT_COLUMNS[:2], VisitPages(desk.db, VisitFilter(), "number"), cells)

    assert [row[0] for row in rows] == ["1/B", 1]


def test_the_rows_behind_a_figure_are_shown_by_themselves_and_left_again(
    qtbot: QtBot, desk: Desk, enter: Enter, workplace: Window
) -> None:
    enter(3)
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({"uid": "?what=GROUPS&count=0&from=2026-11-01&to=2026-11-30"})

    assert page.wanted() == VisitFilter(
        from_on=date(2026, 11, 1), to_on=date(2026, 11, 30), groups_only=True, valid_only=True
    )
    assert "Kỳ: 01/11/2026 - 30/11/2026" in [each.text() for each in page.findChildren(Button)]
    [banner] = page.findChildren(Banner)
    assert "0 đoàn đông người" in banner.accessibleName()
    next(each for each in banner.findChildren(Button) if each.text() == "Xem cả sổ").click()
    assert page.wanted().groups_only is False


def _fill(qtbot: QtBot, page: EntryPage, type_text: TypeText) -> None:
    def field(name: str) -> QWidget:
        page.form.go_to(name)
        return page.form.field(name).input.focus_widget

    type_text(field("full_name"), "Trần Thị Mỵ")
    for name, keys in (("kind", "KI"), ("subject", "DAT"), ("handling", "TR")):
        widget = field(name)
        for letter in keys:
            qtbot.keyClick(widget, Qt.Key[f"Key_{letter}"])
    type_text(field("content"), "Hỏi thủ tục hưởng trợ cấp người cao tuổi")
