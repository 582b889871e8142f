"""The counting page by its keys: one a ballot, two people, what differs, the result; nothing lost when it stops."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.decisions.votes.queries import VoteView
from desktop_app.areas.decisions.votes.strokes import Strokes
from desktop_app.areas.decisions.votes.views.comparing import ComparingBody
from desktop_app.areas.decisions.votes.views.count_page import CountPage
from desktop_app.areas.decisions.votes.views.counting import CountingBody
from desktop_app.areas.decisions.votes.views.standing import StandingBody
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.kit.buttons import Button, Kind
from desktop_app.kit.labels import Label
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.decisions.votes.test_service import LIST, opened, present, reread
from tests.areas.reception.workplace import Window

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TypeText = Callable[[QWidget, str], None]


def shown(desk: Desk, workplace: Window, qtbot: QtBot, vote: VoteView) -> CountPage:
    """The page of a vote, read; that of another vote or an earlier start is gone."""
    page = CountPage(workplace)
    workplace.show(page)
    page.arrive({"uid": vote.uid})
    qtbot.waitUntil(lambda: page.body is not None)
    return page


def said(page: CountPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def begin(qtbot: QtBot, page: CountPage, key: Key, name: str) -> CountingBody:
    assert isinstance(page.body, StandingBody)
    assert page.body.counter is not None
    page.body.counter.load({"counted_by": name})
    qtbot.keyClick(page, key)
    qtbot.waitUntil(lambda: isinstance(page.body, CountingBody))
    assert isinstance(page.body, CountingBody)
    return page.body


def press(qtbot: QtBot, body: CountingBody, keys: str) -> None:
    assert body.board is not None
    qtbot.waitUntil(body.board.hasFocus)
    qtbot.keyClicks(body.board, keys)


def save(qtbot: QtBot, page: CountPage, until: type) -> None:
    before = page.body
    qtbot.keyClick(page, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.body is not before and isinstance(page.body, until))


def main_of(page: CountPage) -> str:
    return next(b.text() for b in page.findChildren(Button) if b.isVisible() and b.kind is Kind.MAIN)


@pytest.fixture
def vote(desk: Desk) -> VoteView:
    """A meeting that 200 came to, by secret ballot; most of them kept their ballots."""
    made = opened(desk)
    present(desk, made, 200)
    return made


def count(qtbot: QtBot, page: CountPage, key: Key, name: str, keys: str, until: type) -> None:
    body = begin(qtbot, page, key, name)
    press(qtbot, body, keys)
    body.form.load({"handed_out": "200", "not_returned": str(200 - len(keys))})
    save(qtbot, page, until)


def test_two_people_count_by_keys_settle_what_differs_and_close(
    desk: Desk, workplace: Window, qtbot: QtBot, vote: VoteView
) -> None:
    page = shown(desk, workplace, qtbot, vote)
    assert main_of(page) == "Đếm lượt 1"
    count(qtbot, page, Key.Key_F7, "Lò Văn Tới", "111111111220", StandingBody)
    qtbot.waitUntil(lambda: main_of(page) == "Đếm lượt 2")
    qtbot.waitUntil(lambda: "Lượt 1: Lò Văn Tới, đã xong" in said(page))
    count(qtbot, page, Key.Key_F8, "Hoàng Thị Mai", "111111111222", ComparingBody)
    assert isinstance(page.body, ComparingBody)
    assert [each.label for each in page.body.differing] == [
        "Phiếu hợp lệ", "Phiếu không hợp lệ", "Không tán thành",
    ]  # fmt: skip
    assert page.body.form is not None
    choices = {choice.label: choice.uid for choice in vote.choices}
    page.body.form.load({"valid": "11", "invalid": "1", choices["Không tán thành"]: "2", "note": "Một phiếu hai dấu"})
    save(qtbot, page, StandingBody)
    qtbot.waitUntil(lambda: "9 hộ tán thành trên tổng số hộ 286" in said(page))
    qtbot.waitUntil(lambda: "Tán thành: 9; Không tán thành: 2" in said(page))
    save(qtbot, page, StandingBody)
    done = reread(desk, vote)
    assert (done.closed_on is not None, done.verdict and done.verdict.passed) == (True, False)
    assert done.units[0].settle_note == "Một phiếu hai dấu"


def test_a_machine_that_stops_has_kept_every_ballot_that_was_counted(
    desk: Desk, workplace: Window, qtbot: QtBot, vote: VoteView
) -> None:
    body = begin(qtbot, shown(desk, workplace, qtbot, vote), Key.Key_F7, "Lò Văn Tới")
    press(qtbot, body, "112120")
    assert body.board is not None
    qtbot.keyClick(body.board, Key.Key_Backspace)
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    again = begin(qtbot, shown(desk, workplace, qtbot, vote), Key.Key_F7, "Lò Văn Tới")
    assert again.board is not None
    assert again.board.strokes == Strokes("11212")
    assert "Đã đếm 5 phiếu, phiếu vừa đếm: Không tán thành" in again.sentence


def test_what_does_not_agree_is_said_while_counting_and_nothing_is_saved(
    desk: Desk, workplace: Window, qtbot: QtBot, vote: VoteView
) -> None:
    page = shown(desk, workplace, qtbot, vote)
    body = begin(qtbot, page, Key.Key_F7, "Lò Văn Tới")
    press(qtbot, body, "1112")
    body.form.load({"handed_out": "12", "not_returned": "0"})
    press(qtbot, body, "1")
    qtbot.waitUntil(lambda: "Phát ra 12 phiếu nhưng thu về 5 và không thu về 0" in said(page))
    qtbot.keyClick(page, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy and said(page).count("Phát ra 12 phiếu") == 2)
    assert reread(desk, vote).units[0].counts == ()


def test_before_its_day_a_vote_asks_for_nothing_and_says_when(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    page = shown(desk, workplace, qtbot, opened(desk, from_on=desk.clock.today() + ONE_DAY))
    assert "Biểu quyết từ Thứ" in said(page)
    assert isinstance(page.body, StandingBody)
    assert (page.body.present, page.body.counter) == (None, None)


def test_totals_are_typed_into_empty_fields_and_nothing_counted_is_no_agreement(
    desk: Desk, workplace: Window, qtbot: QtBot, vote: VoteView
) -> None:
    page = shown(desk, workplace, qtbot, vote)
    body = begin(qtbot, page, Key.Key_F7, "Lò Văn Tới")
    qtbot.waitUntil(lambda: "Chưa đếm phiếu nào." in said(page))
    assert not body.as_typed().get("valid")
    press(qtbot, body, "1")
    assert body.as_typed()["valid"] == "1"


def test_keys_stand_for_choices_and_nothing_else() -> None:
    strokes = Strokes()
    for key in ("1", "4", "0", "x", "²", "12"):
        strokes = strokes.pressed(key, 3, has_ballots=True)
    assert strokes == Strokes("10")
    assert Strokes("1").pressed("0", 3, has_ballots=False) == Strokes("1")
    assert (strokes.of(1), strokes.invalid, strokes.total, Strokes().taken_back()) == (1, 1, 2, Strokes())


def test_ballots_are_made_and_a_list_is_pasted_from_the_page(
    desk: Desk, workplace: Window, qtbot: QtBot, vote: VoteView
) -> None:
    page = shown(desk, workplace, qtbot, vote)
    assert page.record is not None
    acts = dict(page.papers.acts(page.record))
    assert list(acts) == ["In phiếu lấy ý kiến", "In danh sách hộ", "In phiếu đếm", "Nhập danh sách hộ, Thôn Đoài",
                          "Đối chiếu mã phiếu", "", "Sửa số hộ, Thôn Đoài", "Hủy lần biểu quyết này"]  # fmt: skip
    page.papers.households(page.record)
    (sheet,) = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    sheet.form.load({"households": LIST})
    qtbot.keyClick(sheet, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(page.record and page.record.unit.listed == 3))
    page.papers.ballots(page.record)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperPreview)))
