"""Who came: found while typing, kept apart from others of that name, mended in a correction."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.radar import Radar
from desktop_app.areas.views.who import NEW_PERSON
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.suggestions import Suggester
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_views_entry import CTRL, Clerk, TypeText, arrived, newest
from tests.areas.reception.workplace import Window


@pytest.fixture
def clerk(workplace: Window, qtbot: QtBot, type_text: TypeText) -> Clerk:
    return arrived(workplace, qtbot, type_text)


@pytest.mark.parametrize("is_somebody_else", [True, False])
def test_a_correction_parts_the_person_only_when_told_so(
    qtbot: QtBot,
    workplace: Window,
    type_text: Callable[[QWidget, str], None],
    reception: ReceptionService,
    an_entry: MakeEntry,
    desk: Desk,
    is_somebody_else: bool,
) -> None:
    saved = reception.register(an_entry(handling=Handling.ACCEPT, paper_number=""))
    came = visit_record(desk.db, saved.uid).person_id
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    if is_somebody_else:
        clerk.page.who.part()
    else:
        for kind in ("DENUNCIATION", "FEEDBACK"):
            clerk.page.form.load({"kind": kind})
        assert clerk.page.who.person_id == came
    clerk.type("full_name", " Tuấn")
    clerk.save()
    sheet = workplace.surface.findChildren(VerbSheet)[-1]
    type_text(sheet.form.field("reason").input.focus_widget, "xem lại giấy tờ")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã sửa lượt tiếp 1/2026."])

    record = visit_record(desk.db, saved.uid)
    assert record.row.who == "Nguyễn Văn Đức Tuấn"
    assert (record.person_id == came) is not is_somebody_else


def known(reception: ReceptionService, an_entry: MakeEntry) -> str:
    reception.register(an_entry(received_on=date(2026, 9, 14)))
    other = an_entry(hamlet="Thôn Trung", paper_number="", born_on=date(1990, 1, 1), received_on=date(2026, 6, 5))
    return reception.register(other).uid


def pick_known(qtbot: QtBot, clerk: Clerk, downs: int = 1) -> None:
    clerk.type("full_name", "nguyen van duc")
    offered = clerk.page.form.findChildren(Suggester)
    qtbot.waitUntil(lambda: any(each.is_open for each in offered))
    clerk.press("full_name", *[Qt.Key.Key_Down] * downs, Qt.Key.Key_Return)
    radar = clerk.page.likely.radar
    qtbot.waitUntil(lambda: "Không phải người này" in offered_in(radar))


def offered_in(radar: Radar) -> list[str]:
    """The words on the buttons of the panel beside the form."""
    return [button.text() for button in radar.findChildren(Button) if button.isVisible()]


def test_a_known_person_is_found_while_typing_and_linked(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry, workplace: Window, desk: Desk
) -> None:
    known(reception, an_entry)
    pick_known(qtbot, clerk, downs=2)
    assert clerk.text("full_name") == "Nguyễn Văn Đức"
    assert clerk.text("hamlet") == "Thôn Đoài"
    assert clerk.text("born_on") == "12/03/1961"
    radar = clerk.page.likely.radar
    qtbot.waitUntil(lambda: "Gắn vào vụ này, lần thứ 2" in offered_in(radar))
    assert clerk.page.who.person_id is not None
    clerk.choose("kind", Qt.Key.Key_K, Qt.Key.Key_I)
    clerk.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
    clerk.type("content", "Hỏi kết quả đo lại ranh giới")
    clerk.choose("handling", Qt.Key.Key_T, Qt.Key.Key_H)
    qtbot.keyClick(clerk.page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    assert (saved.visit_no, saved.case[:12]) == (2, "Vụ 001/2026:")


def test_another_person_of_the_same_name_is_kept_apart(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry, desk: Desk, workplace: Window
) -> None:
    known(reception, an_entry)
    pick_known(qtbot, clerk, downs=2)
    linked = clerk.page.who.person_id
    qtbot.keyClick(clerk.page, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert (clerk.page.who.person_id, clerk.text("full_name")) == (None, "Nguyễn Văn Đức")
    clerk.page.form.load({"paper_number": ""})
    clerk.choose("kind", Qt.Key.Key_K, Qt.Key.Key_I)
    clerk.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
    clerk.type("content", "Việc khác")
    clerk.choose("handling", Qt.Key.Key_T, Qt.Key.Key_H)
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert newest(desk).person_id not in (None, linked)


def test_typing_over_a_linked_name_links_nobody(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry)
    pick_known(qtbot, clerk)
    assert clerk.page.who.person_id is not None
    clerk.type("full_name", " Tuấn")
    assert clerk.page.who.person_id is None


def test_a_resumed_draft_keeps_the_link_and_its_name(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry, workplace: Window, type_text: TypeText
) -> None:
    known(reception, an_entry)
    pick_known(qtbot, clerk)
    linked = clerk.page.who.person_id
    clerk.page.leave()
    again = arrived(workplace, qtbot, type_text)
    assert again.page.who.person_id == linked
    qtbot.waitUntil(lambda: "Gắn vào vụ này, lần thứ 2" in offered_in(again.page.likely.radar))
    again.type("full_name", " Tuấn")
    assert again.page.who.person_id is None


def test_a_name_that_is_known_warns_when_nobody_was_chosen(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry)
    clerk.type("full_name", "Nguyễn Văn Đức")
    clerk.page.form.go_to("content")
    qtbot.waitUntil(lambda: "cùng tên" in clerk.page.form.field("full_name").warning)


def test_a_name_nobody_has_is_said_to_be_new(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.type("full_name", "Nguyễn Văn Đức")
    clerk.page.form.go_to("content")
    qtbot.waitUntil(lambda: any(label.text() == NEW_PERSON for label in clerk.page.likely.radar.findChildren(Label)))


def test_for_a_denunciation_nobody_is_looked_up_offered_or_warned_of(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry, workplace: Window
) -> None:
    known(reception, an_entry)
    clerk.type("full_name", "Nguyễn Văn Đức")
    clerk.page.form.go_to("kind")
    qtbot.waitUntil(lambda: "cùng tên" in clerk.page.form.field("full_name").warning)
    clerk.choose("kind", Qt.Key.Key_T)
    assert clerk.page.form.field("full_name").warning == ""

    asked: list[object] = []
    workplace.jobs.read = lambda work, *_rest, **_given: asked.append(work)  # type: ignore[method-assign,assignment]
    clerk.page.form.load({"full_name": ""})
    clerk.type("full_name", "Nguyễn Văn Đức")
    clerk.type("paper_number", "099061004471")
    clerk.page.form.go_to("content")
    qtbot.wait(300)
    assert not asked
    assert not any(each.is_open for each in clerk.page.form.findChildren(Suggester))
