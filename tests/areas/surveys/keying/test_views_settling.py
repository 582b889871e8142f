"""The pages of a batch by their keys: what differs is settled, what looks odd is let stand, a form is rejected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.surveys.checks.views.checks_page import ChecksPage
from desktop_app.areas.surveys.kept import answers_of, survey_of
from desktop_app.areas.surveys.keying.views.settling_page import SettlingPage
from desktop_app.areas.surveys.states import Pass, Rekey
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.labels import Label
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.reception.workplace import Window
from tests.areas.surveys.accounts import at_desk, key, serial_of
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms

Key = Qt.Key


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def kept(desk: Desk, survey: str) -> list[object]:
    with desk.db.reading() as session:
        return list(answers_of(session, survey_of(session, survey)))


def test_what_differs_is_settled_by_keys_with_the_paper_in_the_hand(
    desk: Desk, workplace: Window, qtbot: QtBot
) -> None:
    survey = a_survey(desk)
    batch = a_batch(desk, survey, forms=3, rekey=Rekey.ALL, drawn="1,2,3")
    one, other = at_desk(desk, "Lò Thị Pâng"), at_desk(desk, "Đỗ Minh Quân")
    for running, second in ((1, {"q4": 2}), (2, {"q3": 3, "q3_1": [1]}), (3, {})):
        key(one, batch, running, PLAIN)
        key(other, batch, running, {**PLAIN, **second}, Pass.SECOND)
    page = SettlingPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page.board is not None and page.board.hasFocus())
    assert page.board is not None
    qtbot.waitUntil(lambda: serial_of(desk, batch, 1) in said(page))
    assert "Pâng" not in said(page)
    assert "Quân" not in said(page)
    qtbot.keyClick(page.board, Key.Key_Return)
    qtbot.waitUntil(lambda: "Xem phiếu giấy" in said(page))
    qtbot.keyClicks(page.board, "9")
    qtbot.waitUntil(lambda: "Không trả lời" in said(page))
    qtbot.keyClick(page.board, Key.Key_Enter)
    qtbot.waitUntil(lambda: page.now is not None and page.now.serial == serial_of(desk, batch, 2))
    now = page.now
    assert now is not None
    late = "1" if now.one["q3"] == 3 else "2"
    qtbot.keyClicks(page.board, late)
    qtbot.keyClick(page.board, Key.Key_Return)
    qtbot.keyClicks(page.board, "0")
    field = page.board.field.line
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "1,3")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClick(page.board, Key.Key_Return)
    qtbot.waitUntil(lambda: page.now is None)
    assert page.findChild(EmptyState) is not None
    assert kept(desk, survey) == [{**PLAIN, "q4": 9}, {**PLAIN, "q3": 3, "q3_1": [1, 3]}, PLAIN]


def test_findings_are_let_stand_with_a_reason_and_a_form_is_rejected(
    desk: Desk, workplace: Window, qtbot: QtBot
) -> None:
    survey = a_survey(desk)
    batch = a_batch(desk, survey, forms=4)
    with_forms(desk, batch, [{**PLAIN, "q4": 6}, PLAIN, PLAIN])
    page = ChecksPage(workplace)
    workplace.show(page)
    page.arrive({"uid": batch})
    qtbot.waitUntil(lambda: page.checks is not None)
    qtbot.waitUntil(lambda: "1 điểm chưa xem" in said(page))
    qtbot.waitUntil(lambda: "chưa biết tỷ lệ lỗi" in said(page))
    [row] = page.findChildren(RowButton)
    qtbot.keyClick(row, Key.Key_Return)
    sheet = page.window().findChild(VerbSheet)
    assert sheet is not None
    sheet.form.load({"reason": "Đã so với phiếu giấy"})
    sheet.submit()
    qtbot.waitUntil(lambda: page.checks is not None and page.checks.left == 0)
    qtbot.waitUntil(lambda: "Đã so với phiếu giấy" in " ".join(row.text() for row in page.findChildren(RowButton)))
    qtbot.keyClick(page, Key.Key_F7)
    rejecting = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    rejecting[-1].form.load({"serial": serial_of(desk, batch, 1), "reason": "Đánh hai ô"})
    rejecting[-1].submit()
    qtbot.waitUntil(lambda: page.checks is not None and page.checks.forms == 2)
    assert kept(desk, survey) == [PLAIN, PLAIN]
