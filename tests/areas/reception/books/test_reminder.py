"""In January "Hôm nay" leads to the book that is still to be closed."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.kit.row_button import RowButton
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.today_page import TodayPage
from tests.areas.reception.books.conftest import Enter
from tests.areas.reception.workplace import Window


@pytest.fixture
def today(office: OpenOffice, workplace: Window, enter: Enter, clock: FixedClock, qtbot: QtBot) -> QWidget:
    enter(1)
    clock.move_to(datetime(2027, 1, 4, 8, 0))
    workplace.office, workplace.areas = office, load_areas()  # type: ignore[attr-defined]
    page = TodayPage(workplace)  # type: ignore[arg-type]
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: bool(page.findChildren(RowButton)))
    return page


def test_the_row_of_a_book_to_be_closed_opens_the_page_of_the_books(today: QWidget, workplace: Window) -> None:
    row = next(each for each in today.findChildren(RowButton) if "Khóa sổ tiếp công dân" in each.accessibleName())
    row.click()

    assert workplace.opened == [("reception.books", "A-2026")]
