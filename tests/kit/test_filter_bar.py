from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.clock import FixedClock
from desktop_app.core.periods import Span, between, period
from desktop_app.kit.controls import Button
from desktop_app.kit.day_span import DaySpan
from desktop_app.kit.filter_bar import Choice, FilterBar

KINDS = Choice("kind", "Loại", (("COMPLAINT", "Khiếu nại"), ("DENUNCIATION", "Tố cáo")))
HANDLINGS = Choice("handling", "Hướng xử lý", (("ACCEPT", "Thụ lý"), ("GUIDE", "Hướng dẫn")))

FREE_DAYS = (date(2026, 11, 2), date(2026, 11, 20))


@pytest.fixture
def memory() -> dict[str, str]:
    return {}


@pytest.fixture
def bar(window: QMainWindow, clock: FixedClock, memory: dict[str, str]) -> FilterBar:
    return shown_in(window, clock, memory)


def shown_in(window: QMainWindow, clock: FixedClock, memory: dict[str, str], width: int = 1110) -> FilterBar:
    made = FilterBar(
        "Lọc theo tên, thôn, nội dung",
        clock,
        memory,
        span=Span.MONTH,
        choices=(KINDS, HANDLINGS),
        toggles=(("open", "Chưa xong"),),
    )
    made.add_button(Button("In sổ", icon="printer"))
    made.say_count("38 lượt, 61 người")
    made.setParent(window.centralWidget())
    made.setGeometry(0, 0, width, 44)
    made.show()
    return made


def test_typing_filters_once_it_rests(qtbot: QtBot, bar: FilterBar, type_text: Callable[[QWidget, str], None]) -> None:
    told: list[str] = []
    bar.changed.connect(lambda: told.append(bar.filters().text))
    with qtbot.waitSignal(bar.changed, timeout=1000):
        type_text(bar._text.line, "nguyễn văn đức")
    assert told == ["nguyễn văn đức"]


@pytest.mark.parametrize(("span", "moved"), [(Span.MONTH, "Tháng 12/2026"), (Span.ALL, ""), (Span.DAYS, "")])
def test_in_another_month_this_month_is_another_one_and_free_days_stay(
    bar: FilterBar, clock: FixedClock, span: Span, moved: str
) -> None:
    assert bar._period is not None
    bar._period.show_period(period(span, clock.today()) if span is not Span.DAYS else between(*FREE_DAYS))
    before = bar.filters().period
    clock.move_to(datetime(2026, 12, 1, 7, 30))
    bar.follow_calendar()
    now = bar.filters().period
    assert now is not None
    assert now.in_words() == moved if moved else now == before


def test_a_choice_a_toggle_and_the_way_back(qtbot: QtBot, bar: FilterBar) -> None:
    assert bar._clear.isHidden()
    bar._choices["kind"].pick("DENUNCIATION")
    qtbot.mouseClick(bar._toggles["open"], Qt.MouseButton.LeftButton)
    assert bar.filters().choices == {"kind": "DENUNCIATION"}
    assert bar.filters().toggles == {"open"}
    assert bar._choices["kind"].text() == "Loại: Tố cáo"
    assert not bar._clear.isHidden()
    with qtbot.waitSignal(bar.changed):
        qtbot.mouseClick(bar._clear, Qt.MouseButton.LeftButton)
    assert (bar.filters().choices, bar.filters().toggles, bar._clear.isHidden()) == ({}, frozenset(), True)


def test_what_was_chosen_is_remembered(
    window: QMainWindow, clock: FixedClock, memory: dict[str, str], bar: FilterBar
) -> None:
    bar._choices["handling"].pick("GUIDE")
    bar._period.pick("YEAR")  # type: ignore[union-attr]
    clock.move_to(datetime(2027, 3, 1, 8, 0))
    again = shown_in(window, clock, memory).filters()
    assert again.choices == {"handling": "GUIDE"}
    assert again.period is not None
    assert again.period.in_words() == "Năm 2027"


def test_what_was_remembered_and_cannot_be_read_is_passed_over(window: QMainWindow, clock: FixedClock) -> None:
    kept = {"kind": "GONE", "period": "31/02/2026-x", "toggles": "gone"}
    now = shown_in(window, clock, kept).filters()
    assert (now.choices, now.toggles, now.period and now.period.span) == ({}, frozenset(), Span.MONTH)


def test_free_days_are_asked_for_and_a_wrong_one_is_told(qtbot: QtBot, window: QMainWindow, bar: FilterBar) -> None:
    bar._period.pick("DAYS")  # type: ignore[union-attr]
    asked = window.findChild(DaySpan)
    asked._from.set_text("31/02/2026")
    qtbot.keyClick(asked._to.line, Qt.Key.Key_Return)
    assert asked.isVisible()
    assert asked._problem.text().startswith("Tháng 2/2026 chỉ có 28 ngày.")
    asked._from.set_text("01/10/2026")
    asked._to.set_text("15/11/2026")
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClick(asked._to.line, Qt.Key.Key_Return)
    assert bar._period.text() == "Kỳ: 01/10/2026 - 15/11/2026"  # type: ignore[union-attr]


def test_a_narrow_bar_puts_choices_away_and_says_how_many_are_set(window: QMainWindow, clock: FixedClock) -> None:
    bar = shown_in(window, clock, {"handling": "GUIDE"}, width=800)
    assert [name for name, chip in bar._choices.items() if chip.isHidden()] == ["kind", "handling"]
    assert bar._more.text() == "Thêm lọc (1)"
    assert all(widget.geometry().right() < 800 for widget in bar.findChildren(Button) if widget.isVisible())


def test_ctrl_f_leads_into_the_text_filter(qtbot: QtBot, window: QMainWindow, bar: FilterBar) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar._text.line.hasFocus()
