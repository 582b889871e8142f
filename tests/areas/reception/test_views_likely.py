"""The panel beside the form: matters are offered while the form is filled, joined, left and turned down by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.fields import DRAFT
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.likely import NOT_LOOKED_UP
from desktop_app.kit.controls import Label
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_views_entry import Clerk, arrived, newest
from tests.areas.reception.test_views_who import offered_in
from tests.areas.reception.workplace import Window

ALT = Qt.KeyboardModifier.AltModifier
JOIN = "Gắn vào vụ này, lần thứ 2"
PLOT = "Đề nghị đo lại thửa 45, tờ bản đồ 12"


@pytest.fixture
def clerk(
    workplace: Window, qtbot: QtBot, type_text: Callable[[QWidget, str], None], reception: ReceptionService,
    an_entry: MakeEntry,
) -> Clerk:  # fmt: skip
    reception.register(an_entry(full_name="Trần Thị Mỵ", paper_number="", content=PLOT))
    return arrived(workplace, qtbot, type_text)


def say_the_same(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.type("full_name", "Lê Thị Cúc")
    clerk.choose("kind", Qt.Key.Key_K, Qt.Key.Key_I)
    clerk.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
    clerk.type("content", "Hỏi việc đo thửa 45")
    clerk.page.form.go_to("request")
    qtbot.waitUntil(lambda: JOIN in offered_in(clerk.page.likely.radar))


def join(clerk: Clerk, qtbot: QtBot) -> None:
    qtbot.keyClick(clerk.page, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: "Bỏ gắn" in offered_in(clerk.page.likely.radar))


def shown(clerk: Clerk) -> str:
    return "\n".join(label.text() for label in clerk.page.likely.radar.findChildren(Label) if label.isVisible())


def test_somebody_else_about_the_same_plot_is_offered_before_saving_and_joined_by_one_key(
    clerk: Clerk, qtbot: QtBot, workplace: Window, desk: Desk
) -> None:
    say_the_same(clerk, qtbot)
    assert "Cùng thửa đất." in shown(clerk)
    assert "Người đến: Trần Thị Mỵ, Thôn Đoài." in shown(clerk)
    join(clerk, qtbot)
    clerk.choose("handling", Qt.Key.Key_T, Qt.Key.Key_H)
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert (newest(desk).visit_no, newest(desk).case[:11]) == (2, "Vụ 001/2026")


def test_joining_is_taken_back_by_the_same_key(clerk: Clerk, qtbot: QtBot) -> None:
    say_the_same(clerk, qtbot)
    join(clerk, qtbot)
    qtbot.keyClick(clerk.page, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: JOIN in offered_in(clerk.page.likely.radar))
    assert clerk.page.likely.earlier_uid == ""


def test_not_the_same_is_kept_with_the_visit_and_can_be_recalled_before(
    clerk: Clerk, qtbot: QtBot, workplace: Window, desk: Desk, type_text: Callable[[QWidget, str], None]
) -> None:
    say_the_same(clerk, qtbot)
    qtbot.keyClick(clerk.page, Qt.Key.Key_9, ALT)
    qtbot.waitUntil(lambda: "Đã ghi không trùng: 1 vụ." in shown(clerk))
    qtbot.waitUntil(lambda: "Hiện lại" in offered_in(clerk.page.likely.radar))
    qtbot.waitUntil(lambda: JOIN not in offered_in(clerk.page.likely.radar))
    clerk.choose("handling", Qt.Key.Key_T, Qt.Key.Key_H)
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    again = arrived(workplace, qtbot, type_text, newest(desk).row.uid)
    again.page.form.go_to("request")
    qtbot.wait(50)
    assert JOIN not in offered_in(again.page.likely.radar)


def test_the_choices_are_kept_with_the_draft(
    clerk: Clerk, qtbot: QtBot, workplace: Window, type_text: Callable[[QWidget, str], None]
) -> None:
    say_the_same(clerk, qtbot)
    join(clerk, qtbot)
    joined = clerk.page.likely.earlier_uid
    clerk.page.leave()
    assert arrived(workplace, qtbot, type_text).page.likely.earlier_uid == joined


def test_nothing_is_looked_up_for_a_denunciation_and_no_choice_stays(
    clerk: Clerk, qtbot: QtBot, workplace: Window, desk: Desk
) -> None:
    say_the_same(clerk, qtbot)
    join(clerk, qtbot)
    clerk.choose("kind", Qt.Key.Key_Up)
    assert clerk.text("kind") == "DENUNCIATION"
    qtbot.waitUntil(lambda: NOT_LOOKED_UP in shown(clerk))
    assert JOIN not in offered_in(clerk.page.likely.radar)
    clerk.page.leave()
    kept = desk.drafts.load(DRAFT, desk.account.uid)
    assert kept is not None
    assert not set(kept.values) & {"earlier_uid", "not_same", "person_id"}
    clerk.choose("handling", Qt.Key.Key_T, Qt.Key.Key_H)
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert newest(desk).case == ""


def test_a_group_is_told_how_many_may_speak_and_what_it_must_bring(clerk: Clerk) -> None:
    clerk.page.form.load({"people_present": ""})
    clerk.type("people_present", "7")
    assert clerk.text("people_same_content") == "7"
    assert clerk.field("companions").isVisible()
    clerk.choose("capacity", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_I, Qt.Key.Key_Space, Qt.Key.Key_D, Qt.Key.Key_I)
    box = clerk.page.form.field("companions")
    assert "Đoàn 7 người cử nhiều nhất 2 người đại diện" in box.input.focus_widget.accessibleDescription()
    assert clerk.page.form.field("mandate").warning.startswith("Chưa ghi văn bản cử người đại diện.")
    clerk.page.form.load({"people_present": ""})
    clerk.type("people_present", "1")
    assert not clerk.field("companions").isVisible()


def test_too_many_speakers_are_told_at_the_field(clerk: Clerk, qtbot: QtBot, workplace: Window) -> None:
    clerk.fill()
    clerk.page.form.load({"people_present": ""})
    clerk.type("people_present", "7")
    clerk.type("companions", "Lê Thị Cúc")
    clerk.press("companions", Qt.Key.Key_Return)
    clerk.type("companions", "Phạm Thị Nhài")
    clerk.save()
    qtbot.waitUntil(lambda: bool(clerk.page.form.field("companions").problem))
    assert clerk.page.form.field("companions").problem.startswith("Đoàn 7 người cử nhiều nhất 2 người đại diện")
    assert workplace.said == []


def test_a_number_that_belongs_to_another_name_is_told(
    clerk: Clerk, qtbot: QtBot, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry())
    clerk.type("full_name", "Lê Thị Cúc")
    clerk.type("paper_number", "099061004471")
    clerk.page.form.go_to("content")
    qtbot.waitUntil(lambda: bool(clerk.page.form.field("paper_number").warning))
    assert clerk.page.form.field("paper_number").warning.startswith("Số này trong sổ là của Nguyễn Văn Đức.")


def test_the_other_party_is_asked_for_only_where_somebody_stands_against_somebody(clerk: Clerk) -> None:
    assert not clerk.field("opponent").isVisible()
    clerk.choose("kind", Qt.Key.Key_K, Qt.Key.Key_H)
    assert clerk.field("opponent").isVisible()


def test_a_record_of_a_denunciation_offers_nothing(
    clerk: Clerk, qtbot: QtBot, reception: ReceptionService, an_entry: MakeEntry, workplace: Window, desk: Desk,
    type_text: Callable[[QWidget, str], None],
) -> None:  # fmt: skip
    saved = reception.register(an_entry(kind=Kind.DENUNCIATION, content=PLOT, full_name="Kín Thị Đáo"))
    assert visit_record(desk.db, saved.uid).row.is_secret
    again = arrived(workplace, qtbot, type_text, saved.uid)
    again.page.form.go_to("request")
    qtbot.wait(50)
    assert not [words for words in offered_in(again.page.likely.radar) if words.startswith("Gắn")]
