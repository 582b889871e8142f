"""Denunciations among the petitions, in the real window, by keys alone: who wrote them is nowhere but in the vault."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.journal import story
from desktop_app.areas import load_areas
from desktop_app.areas.petitions.fields import DRAFT
from desktop_app.areas.petitions.states import Outcome
from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.areas.reception.views.entry_page import EntryPage as VisitEntry
from desktop_app.areas.reception.views.register_page import RegisterPage as Visits
from desktop_app.areas.views.hiding_sheet import HidingSheet
from desktop_app.core.clock import FixedClock
from desktop_app.core.text.fold import fold
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.accounts import AccountService
from desktop_app.office.door import Door
from desktop_app.office.models import VaultOpening
from desktop_app.office.opening import Opener
from desktop_app.office.rights import Role
from desktop_app.shell.calendar_page import CalendarPage
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window
from tests.conftest import PASSWORD
from tests.journeys.handler import CTRL, Handler, Key, TypeText

NAME = "Lường Thị Xuân"
PLEA = "Phó Chủ tịch nhận tiền của các hộ làm đường"
POST = (Key.Key_B,)
DENUNCIATION, COMPLAINT, OFFICIALS = (Key.Key_T,), (Key.Key_K, Key.Key_H), (Key.Key_C,)
CLERK, CHAIR, THEIRS = "Lê Thị Hoa", "Ngô Xuân Thạo", PASSWORD + " hai"
WHY = "Cần mời người tố cáo đến làm việc"


def is_nowhere(clerk: Handler) -> None:
    """Neither the name nor its bare letters stand in any widget of the program, shown or not."""
    said = clerk.everything()
    assert NAME not in said
    assert fold(NAME) not in said
    assert "Xuân" not in said.replace(CHAIR, "")


def is_found_nowhere(clerk: Handler) -> None:
    """Ctrl+K knows nobody of that name."""
    clerk.find(NAME)
    clerk.sees("Không có kết quả, không tìm trong danh tính người tố cáo")
    clerk.press(Key.Key_A, with_=CTRL)
    clerk.press(Key.Key_Backspace, Key.Key_Escape)


def test_a_denunciation_is_sent_on_and_only_the_chairperson_sees_who_wrote_it(handler: Handler) -> None:
    accounts = AccountService(handler.office.desk, handler.office.keeper)
    accounts.open(CLERK, "Công chức", Role.OFFICIAL, THEIRS)
    accounts.grant_vault(accounts.open(CHAIR, "Chủ tịch", Role.LEADER, THEIRS), THEIRS)
    enter(handler)
    send_on(handler)
    handler.sign_in_as(CLERK, THEIRS)
    look_everywhere(handler)
    handler.sign_in_as(CHAIR, THEIRS)
    reveal(handler)


def enter(clerk: Handler) -> None:
    """By post; the name in the text is offered to be hidden."""
    clerk.begin()
    clerk.fill_needed(source=POST, full_name=NAME, kind=DENUNCIATION, subject=OFFICIALS, content=f"{NAME}: {PLEA}")
    clerk.sees("Danh tính người tố cáo được giữ riêng trong kho mật.")
    clerk.press(Key.Key_S, with_=CTRL)
    clerk.over(HidingSheet)
    clerk.press(Key.Key_Return)
    clerk.listed()
    clerk.sees(f"[người tố cáo]: {PLEA}")
    is_nowhere(clerk)


def send_on(clerk: Handler) -> None:
    """It is about the deputy chairperson: not ours, sent to the province with its paper."""
    clerk.open_record()
    clerk.press(Key.Key_Return)
    clerk.over(VerbSheet)
    clerk.fill_needed(against=(*OFFICIALS, Key.Key_H))
    clerk.sees("Không thuộc thẩm quyền")
    clerk.sees("nơi có thẩm quyền: Chủ tịch UBND tỉnh Minh Họa")
    clerk.save_sheet()
    clerk.take()
    assert clerk.record().outcome is Outcome.TRANSFERRED
    preview = clerk.first_paper()
    assert "Chủ tịch UBND tỉnh Minh Họa" in clerk.printed(preview)
    assert NAME not in clerk.printed(preview)
    clerk.press(Key.Key_Escape)
    is_nowhere(clerk)


def look_everywhere(clerk: Handler) -> None:
    """Hôm nay, the calendar, the list, the record, the search."""
    clerk.today()
    is_nowhere(clerk)
    clerk.go("Lịch tháng")
    clerk.page(CalendarPage)
    is_nowhere(clerk)
    clerk.today()
    clerk.go("Mở đơn thư")
    clerk.listed()
    clerk.sees("Người tố cáo (đã ẩn)")
    is_nowhere(clerk)
    clerk.open_record()
    is_nowhere(clerk)
    assert "Xem danh tính" not in clerk.screen()
    is_found_nowhere(clerk)
    is_nowhere(clerk)


def reveal(clerk: Handler) -> None:
    """With a reason, which is journalled with who looked; closed again, the name is gone."""
    clerk.find("001/2026")
    clerk.press(Key.Key_Return)
    clerk.opened()
    is_nowhere(clerk)
    clerk.go("Xem danh tính")
    clerk.over(VerbSheet)
    clerk.press(Key.Key_S, with_=CTRL)
    assert NAME not in clerk.screen()
    clerk.write(WHY)
    clerk.save_sheet()
    clerk.sees(NAME)
    clerk.press(Key.Key_Escape)
    clerk.qtbot.waitUntil(lambda: NAME not in clerk.everything())
    with clerk.office.db.reading() as session:
        looks = session.scalars(select(VaultOpening)).all()
        told = [each for look in looks for each in story(session, [look.uid])]
    assert [(look.record_uid, look.reason) for look in looks] == [(clerk.petitions()[0], WHY)]
    assert [(each.by, each.reason) for each in told] == [(clerk.office.desk.account.uid, WHY)]


def test_a_visit_and_its_petition_are_both_sealed_when_it_turns_out_to_be_a_denunciation(handler: Handler) -> None:
    handler.be_on(date(2026, 11, 30))
    handler.today()
    visit(handler)
    handler.press(Key.Key_D, with_=CTRL)
    handler.page(EntryPage)
    handler.sees("Lập từ lượt tiếp 1/2026.")
    handler.save_entry()
    handler.be_on(date(2026, 12, 1))
    handler.find("xuan")
    handler.press(Key.Key_Down, Key.Key_Return)
    handler.opened()
    handler.press(Key.Key_Return)
    handler.over(VerbSheet)
    handler.press(*DENUNCIATION)
    handler.fill_needed(against=OFFICIALS)
    handler.sees("Lưu phân loại này thì danh tính người gửi được đưa vào kho mật.")
    handler.save_sheet()
    handler.sees(f"Tôi là [người tố cáo]: {PLEA}")
    handler.go("Lượt tiếp 1/2026")
    handler.page(Visits)
    handler.sees(f"Tôi là [người tố cáo]: {PLEA}")
    is_nowhere(handler)
    is_found_nowhere(handler)
    handler.today()
    is_nowhere(handler)


def visit(clerk: Handler) -> None:
    """On Monday somebody comes with what looks like a complaint."""
    clerk.press(Key.Key_N, with_=CTRL)
    clerk.page(VisitEntry)
    clerk.press(Key.Key_Return)
    clerk.write(NAME)
    clerk.fill_needed(
        kind=COMPLAINT, subject=OFFICIALS, content=f"Tôi là {NAME}: {PLEA}", handling=(Key.Key_T, Key.Key_H)
    )
    clerk.press(Key.Key_S, with_=CTRL)
    page = clerk.page(Visits)
    clerk.qtbot.waitUntil(lambda: page._record is not None)


@pytest.fixture
def after_power_cut(
    handler: Handler, opener: Opener, clock: FixedClock, qtbot: QtBot, type_text: TypeText, tmp_path: Path
) -> Iterator["PowerCut"]:
    """What lay on the disk at some moment can be opened again."""
    cut = PowerCut(handler, opener, clock, tmp_path)
    yield cut
    for window in cut.windows:
        window._close_for_good()
        window.deleteLater()


class PowerCut:
    """The folder as it is while somebody types, opened by a program that starts anew."""

    def __init__(self, handler: Handler, opener: Opener, clock: FixedClock, at: Path) -> None:
        self._handler, self._opener, self._clock, self._at = handler, opener, clock, at
        self.windows: list[Window] = []

    def start_again(self) -> Handler:
        """Copy what is on the disk, and sign in there."""
        folder = self._at / "after"
        shutil.copytree(self._handler.office.folder, folder)
        door = Door(folder, self._opener)
        areas, memory = load_areas(), Memory(self._at / "after.json")
        window = Window(Program(self._clock, door, areas, memory, lambda error: "x"))
        self.windows.append(window)
        window.resize(1366, 697)
        window.enter(door.open("Hoàng Thị Lan", PASSWORD))
        window.show()
        window.activateWindow()
        self._handler.qtbot.waitUntil(window.isActiveWindow)
        return Handler(self._handler.qtbot, window, self._clock, self._handler._type)


def test_a_complaint_half_typed_is_there_after_a_power_cut(handler: Handler, after_power_cut: PowerCut) -> None:
    handler.begin()
    handler.fill_needed(source=POST, full_name=NAME, kind=COMPLAINT)
    handler.sees("Bản nháp đã tự lưu")
    again = after_power_cut.start_again()
    again.sees("Đăng ký đơn: những gì đã gõ vẫn còn.")
    again.go("Ghi tiếp")
    again.page(EntryPage)
    again.sees("Đã mở lại bản nháp ghi dở lần trước.")
    raw = again.form().raw()
    assert (raw["full_name"], raw["kind"], raw["source"]) == (NAME, "COMPLAINT", "POST")


def test_a_denunciation_half_typed_is_there_without_who_wrote_it(handler: Handler, after_power_cut: PowerCut) -> None:
    handler.begin()
    handler.fill_needed(source=POST, full_name=NAME, kind=DENUNCIATION, subject=OFFICIALS, content=f"{NAME}: {PLEA}")
    handler.qtbot.waitUntil(lambda: PLEA in "".join(draft_of(handler).values()))
    again = after_power_cut.start_again()
    again.sees("Đăng ký đơn: những gì đã gõ vẫn còn.")
    assert "Xuân" not in "".join(draft_of(again).values())
    again.go("Ghi tiếp")
    again.page(EntryPage)
    again.sees("Danh tính người tố cáo được giữ riêng trong kho mật.")
    raw = again.form().raw()
    assert (raw["full_name"], raw["kind"], raw["content"]) == ("", "DENUNCIATION", f"[người tố cáo]: {PLEA}")


def draft_of(clerk: Handler) -> dict[str, str]:
    """What is kept of the petition that is being typed."""
    desk = clerk.office.desk
    kept = desk.drafts.load(DRAFT, desk.account.uid)
    return dict(kept.values) if kept else {}
