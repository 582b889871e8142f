"""The page of figures: a span is chosen, a figure opens its rows, the table is kept as Excel and shown as paper."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.figures.address import What, read_address
from desktop_app.areas.reception.figures.views.figures_page import FiguresPage
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.preview import PaperPreview
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window
from tests.kit.test_printing import Files


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


@pytest.fixture
def page(
    workplace: Window, reception: ReceptionService, an_entry: MakeEntry, qtbot: QtBot, tmp_path: Path
) -> FiguresPage:
    reception.register(an_entry(people_present=6))
    reception.register(an_entry(full_name="Trần Thị Mỵ", paper_number="", received_on=date(2026, 9, 14)))
    made = FiguresPage(workplace)
    made.files.files = Files(tmp_path)
    workplace.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: "1 lượt, 6 người, 1 vụ việc, 1 đoàn đông người" in words_on(made))
    return made


def test_each_count_is_explained_in_words(page: FiguresPage) -> None:
    said = words_on(page)
    assert "Lượt: mỗi số trong sổ là một lượt tiếp" in said
    assert "lượt có từ 05 người đến trở lên" in said


def test_a_figure_opens_its_rows(page: FiguresPage, workplace: Window) -> None:
    link = next(b for b in page.findChildren(Button) if b.accessibleName().startswith("Cả kỳ: 1 đoàn đông người"))
    link.click()

    opened, address = workplace.opened[-1]
    rows = read_address(address)
    assert opened == "reception.register"
    assert rows is not None
    assert (rows.what, rows.count, rows.from_on) == (What.GROUPS, 1, date(2026, 11, 1))


def test_a_reporting_period_of_the_inspectorate_is_chosen_by_its_name(qtbot: QtBot, page: FiguresPage) -> None:
    page.report.pick("Quý III/2026")
    qtbot.waitUntil(lambda: "15/06/2026 - 14/09/2026: 1 lượt" in words_on(page))
    page.report.pick("Quý IV/2026")
    qtbot.waitUntil(lambda: "15/09/2026 - 14/12/2026: 1 lượt" in words_on(page))
    assert "Chưa đối chiếu" in page.report.toolTip()
    page.span.pick("YEAR")
    qtbot.waitUntil(lambda: "01/01/2026 - 31/12/2026: 2 lượt" in words_on(page))
    assert page.report.value == ""


def test_the_table_is_kept_as_excel_and_shown_as_it_is_printed(
    qtbot: QtBot, page: FiguresPage, workplace: Window, tmp_path: Path
) -> None:
    next(b for b in page.findChildren(Button) if b.text() == "Xuất Excel").click()
    qtbot.waitUntil(lambda: bool(workplace.said))
    [written] = tmp_path.glob("*.xlsx")
    cells = [[cell.value for cell in row] for row in load_workbook(written).active.iter_rows()]
    assert ["Cả kỳ", 1, 6, 1, 1, 6] in cells

    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
