"""The page of the democracy report, by keys: figures open their rows, a paragraph is edited and keeps its links."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.reports.choosing import address_of
from desktop_app.reports.forms import DEMOCRACY
from desktop_app.reports.kept import Wanted
from desktop_app.reports.narrative.prose import text_of
from desktop_app.reports.narrative.views.blocks import PartBlock
from desktop_app.reports.narrative.views.democracy_page import DemocracyPage
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window

WANTED = Wanted(DEMOCRACY, date(2026, 11, 15), date(2027, 11, 14))
CTRL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot, place: Window) -> None:
    qtbot.waitUntil(lambda: not place.jobs.is_busy)
    assert place.explained == []


@pytest.fixture
def page(qtbot: QtBot, workplace: Window, reception: ReceptionService, an_entry: MakeEntry) -> DemocracyPage:
    for mode, people in ((Mode.REGULAR, 1), (Mode.REGULAR, 3), (Mode.BY_HEAD, 7)):
        reception.register(an_entry(people_present=people, mode=mode))
    shown = DemocracyPage(workplace)
    workplace.show(shown)
    shown.arrive({"uid": address_of(WANTED)})
    settle(qtbot, workplace)
    return shown


def again(qtbot: QtBot, place: Window, page: DemocracyPage) -> None:
    """The window tells the page of what was written."""
    settle(qtbot, place)
    page.notice(frozenset({"report"}))
    settle(qtbot, place)


def paragraph(page: DemocracyPage) -> PartBlock:
    block = page.column.parts["reception"]
    block.view.setFocus()
    return block


def words_of(block: PartBlock) -> str:
    return " ".join(block.view.toPlainText().split())


def test_a_figure_in_a_sentence_opens_the_rows_that_it_counts(
    qtbot: QtBot, workplace: Window, page: DemocracyPage
) -> None:
    assert page.title == "Báo cáo dân chủ năm 2027"
    block = paragraph(page)
    assert "đã tiếp 03 lượt với 11 người" in words_of(block)
    qtbot.keyClick(block.view, Qt.Key.Key_Tab)
    qtbot.keyClick(block.view, Qt.Key.Key_Return)
    settle(qtbot, workplace)
    assert page.beside.line is not None
    assert page.beside.line.key == "reception.visits"
    assert page.beside.pane.table is not None
    assert page.beside.pane.table.row().cells
    qtbot.keyClick(block.view, Qt.Key.Key_Down)
    assert page.column.current is page.column.parts["supervision"]
    page.beside.open("lead.plans")
    settle(qtbot, workplace)
    assert page.beside.pane.add.isVisibleTo(page), "what no register holds is typed here"


def test_an_edited_paragraph_follows_the_registers_where_nobody_wrote_over_it(
    qtbot: QtBot,
    workplace: Window,
    page: DemocracyPage,
    reception: ReceptionService,
    an_entry: MakeEntry,
    type_text: Callable[[QWidget, str], None],
) -> None:
    block = paragraph(page)
    page.blocks.begin()
    editor = block._editor
    assert editor is not None
    found = editor.document().find("11")
    found.insertText("12")
    end = QTextCursor(editor.document())
    end.movePosition(QTextCursor.MoveOperation.End)
    editor.setTextCursor(end)
    type_text(editor, " Không có đoàn đông người.")
    assert block.typed().count("{reception.visits}") == 1
    qtbot.keyClick(editor, Qt.Key.Key_S, CTRL)
    again(qtbot, workplace, page)
    assert workplace.said[-1] == "Đã lưu đoạn tiếp công dân, xử lý đơn."
    reception.register(an_entry(people_present=2))
    again(qtbot, workplace, page)
    assert "đã tiếp 04 lượt với 12 người" in words_of(block)
    assert words_of(block).endswith("Không có đoàn đông người.")
    assert block.part.typed_over == ("reception.people",)
    assert [name for name, _ in page.blocks.acts()] == [
        "Bỏ đoạn này, không in",
        "Nối lại số liệu gõ tay với sổ",
        "Dùng lại lời văn theo số liệu",
    ]
    page.texts.link_again(block.part)
    again(qtbot, workplace, page)
    assert "đã tiếp 04 lượt với 13 người" in words_of(block)
    page.texts.restore(block.part)
    again(qtbot, workplace, page)
    assert not block.part.is_edited
    undo = workplace.undo
    assert undo is not None
    undo()
    again(qtbot, workplace, page)
    assert text_of(block.part.prose).endswith("Không có đoàn đông người.")


def test_esc_keeps_what_was_typed_and_editing_goes_on_from_there(
    qtbot: QtBot, workplace: Window, page: DemocracyPage, type_text: Callable[[QWidget, str], None]
) -> None:
    block = page.column.parts["good"]
    block.view.setFocus()
    page.blocks.begin()
    assert block._editor is not None
    type_text(block._editor, "Công khai nền nếp.")
    qtbot.keyClick(block._editor, Qt.Key.Key_Escape)
    assert not block.is_editing
    page.blocks.begin()
    assert block.typed() == "Công khai nền nếp."
    assert block._editor is not None
    type_text(block._editor, " Đối thoại đều.")
    page.leave()
    draft = page.texts.draft_of("good")
    assert draft is not None
    assert draft.load() == {"text": "Công khai nền nếp. Đối thoại đều."}
    block.stop()


def test_a_line_is_added_to_an_annex_and_what_is_missing_is_counted(
    qtbot: QtBot, workplace: Window, page: DemocracyPage
) -> None:
    assert page.report is not None
    before = len(page.report.missing)
    annex = page.column.annexes["III"]
    annex.view.setFocus()
    page.blocks.line.click()
    [sheet] = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load({"title": "Đồ án quy hoạch", "received": "10", "taken": "11", "source": "Báo cáo", "person": "Lan"})
    sheet.submit()
    again(qtbot, workplace, page)
    assert "Đồ án quy hoạch" in annex.view.toPlainText()
    assert "Số ý kiến tiếp thu nhiều hơn số ý kiến tham gia." in annex.view.toPlainText()
    assert page.report is not None
    assert len(page.report.missing) == before + 1


def test_no_key_of_the_page_means_two_things(page: DemocracyPage) -> None:
    """Qt lets a key that stands for two shortcuts do nothing at all, which a click in a test does not show."""
    keys = [shortcut.key().toString() for shortcut in page.findChildren(QShortcut)]
    assert "F2" in keys
    assert sorted(keys) == sorted(set(keys))
