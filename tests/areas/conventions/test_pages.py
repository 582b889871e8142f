"""The page of a convention shows where it stands and offers what comes next; its entry page begins and corrects one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.areas.conventions.record_words import Does
from desktop_app.areas.conventions.text.views.comparison import ComparisonView
from desktop_app.areas.conventions.views.entry_page import EntryPage
from desktop_app.areas.conventions.views.record_page import RecordPage
from desktop_app.areas.conventions.views.stage_strip import StageStrip
from desktop_app.kit.controls import Label
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.conftest import Window
from tests.areas.conventions.makers import ARTICLES, finished, with_text


@pytest.fixture
def page(workplace: Window) -> RecordPage:
    page = RecordPage(workplace)
    workplace.show(page)
    return page


def said(page: RecordPage) -> str:
    return " ".join(label.text() for label in page.findChildren(Label) if label.isVisibleTo(page))


def test_a_finished_draft_shows_its_way_its_papers_and_what_the_meeting_needs(
    qtbot: QtBot, page: RecordPage, desk: Desk
) -> None:
    uid = finished(desk)
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page.record is not None)
    assert page.findChild(StageStrip).accessibleName().count("đã xong") == 3
    assert "Bước 4, Hoàn thiện, đang làm, từ 09/04" in page.findChild(StageStrip).accessibleName()
    qtbot.waitUntil(lambda: "Thôn Đoài có 286 hộ" in said(page))
    assert "cần từ 144 hộ" in said(page)
    assert page.verbs.next().key == "call_meeting"


def test_the_main_button_adds_the_paper_that_is_missing(
    qtbot: QtBot, page: RecordPage, desk: Desk, workplace: Window
) -> None:
    uid = finished(desk, papers=())
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page.record is not None)
    assert page.verbs.next().does is Does.PAPER
    page.verbs.press()
    sheet = workplace.surface.findChild(VerbSheet)
    assert sheet.form.raw()["key"] == "signed_draft"
    sheet.submit()
    qtbot.waitUntil(lambda: workplace.said == ["Đã thêm giấy vào hồ sơ."])
    page.notice(frozenset({"convention_paper"}))
    qtbot.waitUntil(lambda: page.verbs.next().key == "call_meeting" and page.verbs.next().does is Does.STEP)


def test_two_versions_stand_beside_each_other(qtbot: QtBot, page: RecordPage, desk: Desk) -> None:
    uid = finished(desk)
    with_text(desk, uid, ARTICLES[:1])
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page.findChild(ComparisonView) is not None)
    assert page.verbs.next().does is Does.STEP


def test_a_text_is_proposed_by_keys(qtbot: QtBot, workplace: Window, desk: Desk) -> None:
    entry = EntryPage(workplace)
    workplace.show(entry)
    entry.arrive({"hamlet": "Thôn Đoài"})
    entry.form.load({"proposed_on": date(2026, 3, 2)})
    qtbot.mouseClick(entry._save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(workplace.opened))
    assert workplace.opened[-1][0] == "conventions.record"
