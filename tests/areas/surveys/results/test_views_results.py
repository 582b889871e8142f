"""The pages of the results, by keys."""

from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.results.alerts import AlertService
from desktop_app.areas.surveys.results.opinions import OpinionService
from desktop_app.areas.surveys.results.views.alerts_page import AlertsPage
from desktop_app.areas.surveys.results.views.evidence_page import EvidencePage
from desktop_app.areas.surveys.results.views.opinions_page import OpinionsPage
from desktop_app.areas.surveys.results.views.results_page import ResultsPage
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import PagedTable
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.reception.workplace import Window
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms
from tests.areas.surveys.results.made_up import filled_in
from tests.areas.surveys.results.seats import seated

ENTER, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape


def settle(qtbot: QtBot, place: Window) -> None:
    qtbot.waitUntil(lambda: not place.jobs.is_busy)
    assert place.explained == []


def press(qtbot: QtBot, place: Window, table: PagedTable, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(table.view, key)
        settle(qtbot, place)


def said(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def cells(table: PagedTable) -> list[list[str]]:
    model = table.model
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def place(workplace: Window, desk: Desk) -> Window:
    workplace.desk = seated(desk, Role.LEADER)
    return workplace


def filled(desk: Desk, code: str, forms: int, **changed: Any) -> str:
    survey = a_survey(desk, code, **changed)
    with desk.db.reading() as session:
        form = form_of_survey(survey_of(session, survey))
    at_random = Random(code)
    with_forms(desk, a_batch(desk, survey, forms), [filled_in(form, at_random) for _ in range(forms)])
    return survey


def test_the_results_are_read_divided_chosen_and_opened_by_keys(qtbot: QtBot, place: Window) -> None:
    page = ResultsPage(place)
    place.show(page)
    page.arrive({})
    settle(qtbot, place)
    assert "Chưa có phiếu nào được nhập" in said(page)
    survey = filled(place.desk, "PKS02", 60)
    filled(place.desk, "PKS05", 20)
    page.arrive({"uid": survey})
    settle(qtbot, place)
    assert page.title == "Kết quả PKS02: ý kiến của người dân đối với Chủ tịch UBND cấp xã"
    assert "60 phiếu hợp lệ trên 60 phiếu phát ra, 4 thôn." in said(page)
    rows = cells(page.table)
    liked = next(row for row in rows if row[1] == "Mức độ hài lòng chung")
    assert liked[3].startswith("Rất không hài lòng: ")
    assert "%, khoảng " in liked[5]
    assert page.legend.accessibleName().startswith("Chú giải: Không; Có; lần này, khoảng tin cậy 95 %")
    press(qtbot, place, page.table, ENTER, DOWN, ENTER, Qt.Key.Key_F5)
    assert place.opened[-2:] == [("surveys.evidence", survey)] * 2
    assert [entry["question"] for entry in place.entries[-2:]] == ["q2", "q3"]
    before = len(rows)
    page.bar.by.pick(next(key for key, label in page.bar.by.options if label == "Giới tính"))
    settle(qtbot, place)
    assert len(cells(page.table)) > 2 * before
    page.bar.by.pick("0")
    page.bar.only.pick(next(key for key, label in page.bar.only.options if label == "Giới tính: Nam"))
    settle(qtbot, place)
    assert "chỉ xem Giới tính: Nam" in said(page)
    page.bar.survey.pick(next(key for key, label in page.bar.survey.options if label.startswith("PKS05")))
    settle(qtbot, place)
    assert page.title.startswith("Kết quả PKS05")
    assert page.bar.only.text() == "Chỉ xem: Giới tính: Nam"
    assert "ít phiếu" in " ".join(cells(page.table)[0])


def test_the_points_open_their_arithmetic_and_lead_on(qtbot: QtBot, place: Window) -> None:
    survey = filled(place.desk, "PKS02", 40)
    page = ResultsPage(place)
    place.show(page)
    page.arrive({"uid": survey})
    settle(qtbot, place)
    page.score.setFocus()
    qtbot.keyClick(page.score.index, ENTER)
    sheet = next(each for each in place.surface.findChildren(SideSheet) if each.isVisible())
    told = said(sheet)
    for words in ("lấy từ câu đánh giá chung", "Nhóm 5: mức độ hài lòng, 20 điểm", "Bản nháp do chương trình đề xuất"):
        assert words in told
    qtbot.keyClick(place.surface.focusWidget(), ENTER)
    assert (place.opened[-1], place.entries[-1]) == (("surveys.evidence", survey), {"question": "q11"})


def test_a_figure_is_followed_down_to_a_form_and_back(qtbot: QtBot, place: Window) -> None:
    survey = filled(place.desk, "PKS05", 30)
    page = EvidencePage(place)
    place.show(page)
    page.arrive({"uid": survey, "question": "q3"})
    settle(qtbot, place)
    assert page.title.startswith("Câu 3. Ông/bà thấy như thế nào về thời gian chờ đợi")
    press(qtbot, place, page.table, ENTER, ENTER, ENTER)
    assert "Mọi câu trả lời › Nhanh gọn › Lô 01 › 00000-05-263-" in said(page)
    assert ["3. Thời gian chờ đợi, xếp hàng", "Nhanh gọn", "", ""] in cells(page.table)
    press(qtbot, place, page.table, ESCAPE, ESCAPE, ESCAPE, ESCAPE)
    assert place.went_back == 1


def test_a_digit_puts_an_answer_under_a_theme(qtbot: QtBot, place: Window) -> None:
    survey = filled(place.desk, "PKS02", 30)
    OpinionService(place.desk).add_theme(survey, "q12", "Đường ngõ")
    page = OpinionsPage(place)
    place.show(page)
    page.arrive({"uid": survey, "question": "q12"})
    settle(qtbot, place)
    first = cells(page.table)[0][0]
    press(qtbot, place, page.table, Qt.Key.Key_1, Qt.Key.Key_9)
    page.notice(frozenset({"survey_coded"}))
    settle(qtbot, place)
    assert cells(page.table)[0][0::2] == [first, "Đường ngõ"]
    page.filters.clear()
    qtbot.keyClick(page.table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.focusWidget(), "giay to")
    qtbot.waitUntil(lambda: [row[0] for row in cells(page.table)] == ["Giảm bớt giấy tờ"])


def test_the_head_notes_what_is_done_about_an_alert(qtbot: QtBot, place: Window) -> None:
    survey = a_survey(place.desk)
    with_forms(place.desk, a_batch(place.desk, survey), [PLAIN, {**PLAIN, "q8": 1, "q8_1": [3]}])
    page = AlertsPage(place)
    place.show(page)
    page.arrive({})
    settle(qtbot, place)
    assert cells(page.table)[0][1] == "1 phiếu: Có, trên 2 câu trả lời"
    press(qtbot, place, page.table, ENTER)
    qtbot.keyClicks(place.surface.focusWidget(), "Giao kiem tra")
    qtbot.keyClick(place.surface, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    assert place.said == ["Đã ghi hướng xử lý."]
    assert AlertService(place.desk).alerts()[0].note == "Giao kiem tra"
