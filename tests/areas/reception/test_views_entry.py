"""Entering and correcting a visit by real keys and input-method text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.fields import DRAFT
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import VisitRecord, visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.areas.views.hiding_sheet import HidingSheet
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER
from desktop_app.kit.controls import Banner, Button, Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.suggestions import Suggester
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier


class Clerk:
    """Somebody at the keyboard of the entry page."""

    def __init__(self, qtbot: QtBot, page: EntryPage, type_text: TypeText) -> None:
        self._qtbot, self.page, self._type = qtbot, page, type_text

    def field(self, name: str) -> QWidget:
        return self.page.form.field(name).input.focus_widget

    def text(self, name: str) -> str:
        return self.page.form.field(name).input.text()

    def type(self, name: str, text: str) -> None:
        self.page.form.go_to(name)
        self._type(self.field(name), text)

    def press(self, name: str, *keys: Qt.Key) -> None:
        for pressed in keys:
            self._qtbot.keyClick(self.field(name), pressed)

    def choose(self, name: str, *letters: Qt.Key) -> None:
        self.page.form.go_to(name)
        self.press(name, *letters)

    def save(self) -> None:
        self._qtbot.keyClick(self.page, Qt.Key.Key_S, CTRL)

    def fill(self, *kind: Qt.Key) -> None:
        self.type("full_name", "Trần Thị Mỵ")
        self.choose("kind", *(kind or (Qt.Key.Key_K, Qt.Key.Key_I)))
        self.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
        self.type("content", "Hỏi thủ tục hưởng trợ cấp người cao tuổi")
        self.choose("handling", Qt.Key.Key_T, Qt.Key.Key_R)


@pytest.fixture
def clerk(workplace: Window, qtbot: QtBot, type_text: TypeText) -> Clerk:
    return arrived(workplace, qtbot, type_text)


def arrived(workplace: Window, qtbot: QtBot, type_text: TypeText, uid: str = "") -> Clerk:
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({"uid": uid})
    return Clerk(qtbot, page, type_text)


def newest(desk: Desk) -> VisitRecord:
    return visit_record(desk.db, VisitPages(desk.db, VisitFilter(), "number").after(None, 1)[0].uid)


def banners(page: EntryPage) -> list[str]:
    return [banner.accessibleName() for banner in page.findChildren(Banner) if not banner.isHidden()]


def test_a_visit_is_entered_by_keyboard_alone(qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk) -> None:
    assert clerk.page.card.bar.box.line.hasFocus()
    clerk.fill()
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    assert workplace.said == ["Đã lưu lượt tiếp 1/2026."]
    assert workplace.opened == [("reception.register", saved.row.uid)]
    assert (saved.row.who, saved.row.kind, saved.row.handling) == ("Trần Thị Mỵ", "Kiến nghị", "Trả lời ngay")
    assert f"{saved.values['started_at']:%H:%M}" == "09:16"
    assert desk.drafts.load(DRAFT, desk.account.uid) is None


def test_a_day_before_the_rules_has_no_deadline_and_says_so(clerk: Clerk) -> None:
    form = clerk.page.form
    assert clerk.text("answer_due_on")
    clerk.type("received_on", "07/05/2012")
    assert clerk.text("answer_due_on") == ""
    told = [label.text() for label in form.field("answer_due_on").findChildren(Label)]
    assert "Chưa có quy định của ngày này nên không tính hạn." in told
    clerk.type("people_present", "7")
    clerk.press("received_on", Qt.Key.Key_F3)
    clerk.type("received_on", "23/11/2026")
    assert clerk.text("answer_due_on") != ""


def test_enter_goes_to_the_next_field(clerk: Clerk) -> None:
    clerk.press("full_name", Qt.Key.Key_Return)
    assert clerk.field("born_on").hasFocus()


def test_wrong_fields_are_told_and_nothing_is_saved(qtbot: QtBot, clerk: Clerk, workplace: Window) -> None:
    clerk.type("born_on", "31/02/1961")
    clerk.save()
    form = clerk.page.form
    assert form.field("born_on").problem.startswith("Tháng 2/1961 chỉ có 28 ngày.")
    assert form.field("full_name").problem == "Chưa nhập họ và tên."
    assert form.field("kind").problem == "Chưa nhập loại."
    assert form.strip.isVisible()
    assert not form.isAncestorOf(form.strip)  # it stays in sight while the form scrolls
    assert workplace.said == []


def test_a_save_is_taken_back_within_ten_minutes(qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk) -> None:
    clerk.fill()
    clerk.save()
    qtbot.waitUntil(lambda: workplace.undo is not None)
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    assert workplace.said[1] == "Đã bỏ lượt tiếp 1/2026. Số được giữ lại trong sổ."
    assert newest(desk).row.voided_on is not None


def test_hamlets_are_offered_without_accents(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.type("hamlet", "cau g")
    offered = clerk.page.form.findChildren(Suggester)
    qtbot.waitUntil(lambda: any(each.is_open for each in offered))
    clerk.press("hamlet", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert clerk.text("hamlet") == "Thôn Cầu Gạo"


def test_the_deadline_follows_the_day_and_explains_itself(
    qtbot: QtBot, clerk: Clerk, window_of: Callable[[], QMainWindow]
) -> None:
    assert clerk.text("answer_due_on") == "08/12/2026"
    clerk.page.form.load({"received_on": ""})
    clerk.type("received_on", "20/11/2026")
    assert clerk.text("answer_due_on") == "07/12/2026"
    qtbot.keyClick(clerk.page, Qt.Key.Key_F3)
    popover = window_of().findChildren(DeadlinePopover)[-1]
    assert popover.accessibleName() == "Vì sao hạn là 07/12/2026?"


def test_another_deadline_is_possible_and_told(clerk: Clerk) -> None:
    clerk.page.form.load({"answer_due_on": ""})
    clerk.type("answer_due_on", "10/12/2026")
    warning = clerk.page.form.field("answer_due_on").warning
    assert warning == "Khác hạn theo quy định là 08/12/2026. Vẫn lưu được."


@pytest.fixture
def window_of(workplace: Window) -> Callable[[], QMainWindow]:
    def window() -> QMainWindow:
        assert isinstance(workplace.surface, QMainWindow)
        return workplace.surface

    return window


def test_esc_never_loses_typing_and_the_draft_is_opened_again(
    qtbot: QtBot, clerk: Clerk, workplace: Window, type_text: TypeText
) -> None:
    clerk.type("full_name", "Trần Thị Mỵ")
    clerk.type("content", "Đang kể dở")
    qtbot.keyClick(clerk.field("content"), Qt.Key.Key_Escape)
    assert workplace.went_back == 1
    clerk.page.leave()
    again = arrived(workplace, qtbot, type_text)
    assert (again.text("full_name"), again.text("content")) == ("Trần Thị Mỵ", "Đang kể dở")
    qtbot.waitUntil(lambda: any("bản nháp" in told for told in banners(again.page)))


def test_a_draft_is_kept_within_two_seconds(qtbot: QtBot, clerk: Clerk, desk: Desk) -> None:
    clerk.type("content", "Đường ngập")
    qtbot.waitUntil(lambda: desk.drafts.load(DRAFT, desk.account.uid) is not None, timeout=2_000)


def test_a_dropped_draft_can_be_taken_back(qtbot: QtBot, clerk: Clerk, workplace: Window, type_text: TypeText) -> None:
    clerk.type("content", "Đang kể dở")
    clerk.page.leave()
    again = arrived(workplace, qtbot, type_text)
    drop = next(button for button in again.page.findChildren(Button) if button.text() == "Bỏ bản nháp")
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert again.text("content") == ""
    assert workplace.undo is not None
    workplace.undo()
    assert again.text("content") == "Đang kể dở"


def begin_denunciation(clerk: Clerk) -> None:
    clerk.type("full_name", "Kín Thị Đáo")
    clerk.choose("kind", Qt.Key.Key_T)


def test_a_denunciation_says_where_the_identity_goes_and_keeps_it_out_of_the_draft(
    qtbot: QtBot, clerk: Clerk, desk: Desk
) -> None:
    clerk.type("content", "Bà Kín Thị Đáo trình bày")
    begin_denunciation(clerk)
    qtbot.waitUntil(lambda: any("kho mật" in told for told in banners(clerk.page)))
    clerk.page.leave()
    kept = desk.drafts.load(DRAFT, desk.account.uid)
    assert kept is not None
    assert "Đáo" not in " ".join(kept.values.values())
    assert HIDDEN_DENOUNCER in kept.values["content"]


def test_a_name_in_the_text_is_shown_and_replaced_before_saving(
    qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk, window_of: Callable[[], QMainWindow]
) -> None:
    begin_denunciation(clerk)
    clerk.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
    clerk.type("content", "Bà Kín Thị Đáo tố cáo việc cho thuê đất công ích")
    clerk.type("papers", "Đơn tố cáo; 3; bản chính")
    clerk.choose("handling", Qt.Key.Key_T, Qt.Key.Key_H)
    clerk.save()
    qtbot.waitUntil(lambda: bool(window_of().findChildren(HidingSheet)))
    assert workplace.said == []
    qtbot.keyClick(window_of().findChildren(HidingSheet)[-1], Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    assert saved.row.content == f"{HIDDEN_DENOUNCER} tố cáo việc cho thuê đất công ích"
    assert (saved.row.is_secret, saved.values["full_name"]) == (True, "")


def test_closing_the_hiding_step_leads_to_the_field(
    qtbot: QtBot, clerk: Clerk, workplace: Window, window_of: Callable[[], QMainWindow]
) -> None:
    clerk.fill(Qt.Key.Key_T)
    clerk.type("content", " của bà Trần Thị Mỵ")
    clerk.save()
    qtbot.waitUntil(lambda: bool(window_of().findChildren(HidingSheet)))
    qtbot.keyClick(window_of().findChildren(HidingSheet)[-1], Qt.Key.Key_Escape)
    assert "người tố cáo" in clerk.page.form.field("content").problem
    assert workplace.said == []


def test_a_correction_asks_for_its_reason(
    qtbot: QtBot,
    workplace: Window,
    type_text: TypeText,
    reception: ReceptionService,
    an_entry: MakeEntry,
    desk: Desk,
    window_of: Callable[[], QMainWindow],
) -> None:
    saved = reception.register(an_entry(handling=Handling.ACCEPT))
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    assert clerk.page.title == "Sửa lượt tiếp 1/2026"
    clerk.page.form.load({"content": ""})
    clerk.type("content", "Đo lại thửa 46")
    clerk.save()
    sheet = window_of().findChildren(VerbSheet)[-1]
    type_text(sheet.form.field("reason").input.focus_widget, "ghi nhầm số thửa")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã sửa lượt tiếp 1/2026."])
    record = visit_record(desk.db, saved.uid)
    assert (record.row.content, record.happenings[0].reason) == ("Đo lại thửa 46", "ghi nhầm số thửa")
    assert record.values["phone"] == "0100 234 567"


def test_a_denunciation_is_corrected_without_its_identity(
    qtbot: QtBot,
    workplace: Window,
    type_text: TypeText,
    reception: ReceptionService,
    an_entry: MakeEntry,
    desk: Desk,
    window_of: Callable[[], QMainWindow],
) -> None:
    saved = reception.register(an_entry(kind=Kind.DENUNCIATION, content="Cho thuê đất công ích"))
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    assert not clerk.page.form.field("full_name").isVisible()
    clerk.page.form.load({"request": ""})
    clerk.type("request", "Thu hồi đất")
    clerk.save()
    sheet = window_of().findChildren(VerbSheet)[-1]
    type_text(sheet.form.field("reason").input.focus_widget, "bổ sung yêu cầu")
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert visit_record(desk.db, saved.uid).values["request"] == "Thu hồi đất"


def test_the_expected_number_is_only_announced(clerk: Clerk) -> None:
    words = [label.text() for label in clerk.page.findChildren(Label)]
    assert "Số dự kiến 1/2026, cấp khi lưu." in words


def test_a_visit_that_turned_secret_on_another_page_does_not_come_back_as_a_draft(
    workplace: Window, qtbot: QtBot, type_text: TypeText, desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visit = reception.register(an_entry(full_name="Trần Thị Mỵ", kind=Kind.COMPLAINT))
    clerk = arrived(workplace, qtbot, type_text, visit.uid)
    clerk.type("request", "Bà Mỵ đề nghị trả lời")
    clerk.page.leave()
    assert "Mỵ" in str(desk.drafts.all(desk.account.uid))
    turned = an_entry(full_name="Trần Thị Mỵ", kind=Kind.DENUNCIATION, content="Thu tiền sai")
    reception.correct(visit.uid, visit.rev, turned, "Nghe lại thì là tố cáo")
    clerk.type("request", " ngay")
    clerk.page.leave()
    assert desk.drafts.all(desk.account.uid) == []
