"""A record is entered by real keys and input-method text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.fields import COLUMNS, DRAFT
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.queries import DisclosureFilter, DisclosurePages
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.start import Start
from desktop_app.areas.disclosure.views.entry_page import OTHER_DRAFT, EntryPage
from desktop_app.areas.disclosure.views.register_cells import record_cells
from desktop_app.kit.labels import Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.suggestions import Suggester
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.postings.queries import PlaceView
from tests.areas.disclosure.makers_records import PLACES, MakeEntry, seen
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


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

    def clear(self, name: str) -> None:
        self.page.form.go_to(name)
        self._qtbot.keyClick(self.field(name), Key.Key_A, CTRL)
        self._qtbot.keyClick(self.field(name), Key.Key_Delete)

    def press(self, name: str, *keys: Qt.Key) -> None:
        self.page.form.go_to(name)
        for pressed in keys:
            self._qtbot.keyClick(self.field(name), pressed)

    def save(self) -> None:
        self._qtbot.keyClick(self.page, Key.Key_S, CTRL)

    def shown(self, name: str) -> bool:
        return self.page.form.field(name).isVisibleTo(self.page)


@pytest.fixture
def clerk(places: tuple[PlaceView, ...], workplace: Window, qtbot: QtBot, type_text: TypeText) -> Clerk:
    return arrived(workplace, qtbot, type_text)


def arrived(workplace: Window, qtbot: QtBot, type_text: TypeText, uid: str = "") -> Clerk:
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({"uid": uid})
    return Clerk(qtbot, page, type_text)


def newest(desk: Desk) -> DisclosureView:
    return DisclosurePages(desk, DisclosureFilter()).after(None, 1)[0]


def test_a_record_is_entered_by_keyboard_alone(qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk) -> None:
    assert clerk.field("item").hasFocus()
    clerk.type("item", "ck07")
    clerk.type("title", "Danh sách hộ nghèo năm 2027")
    clerk.type("document_number", "214/QĐ-UBND")
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    assert workplace.said == ["Đã đăng hồ sơ công khai 1/2026."]
    assert workplace.opened == [("disclosure.register", saved.uid)]
    assert saved.item_code == "CK07"
    assert [form.form for form in saved.chosen] == [Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD]
    assert [copy.place_name for copy in saved.postings[0].copies] == [name for _, name in PLACES]
    assert saved.has_names
    assert desk.drafts.load(DRAFT, desk.account.uid) is None


def test_an_item_is_found_by_words_without_accents(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.type("item", "nhap ngu")
    offered = [each for each in clerk.page.form.findChildren(Suggester) if each.is_open]
    assert len(offered) == 1
    clerk.press("item", Key.Key_Down, Key.Key_Return)
    assert clerk.text("item").startswith("CK09 · Gọi nhập ngũ")
    assert clerk.text("by_radio")


def test_the_item_presets_forms_places_and_days(clerk: Clerk) -> None:
    clerk.type("item", "CK01")
    assert (clerk.text("by_posted"), clerk.text("by_portal"), clerk.text("by_radio")) == ("có", "có", "")
    assert clerk.text("places").split("\n") == [name for _, name in PLACES]
    assert (clerk.text("posted_from"), clerk.text("posted_to")) == ("23/11/2026", "23/12/2026")


def test_a_permanent_item_is_posted_at_the_head_office_without_a_last_day(clerk: Clerk) -> None:
    clerk.type("item", "CK13")
    assert clerk.text("places") == PLACES[0][1]
    assert not clerk.shown("posted_to")


def test_the_deadline_is_told_under_its_day_and_explained_by_f3(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.type("item", "CK01")
    box = clerk.page.form.field("trigger_on")
    assert box.input.focus_widget.accessibleDescription() == "Hạn Thứ Ba 01/12/2026. F3 xem cách tính."
    qtbot.keyClick(clerk.page, Key.Key_F3)
    assert [each for each in clerk.page.window().findChildren(DeadlinePopover) if each.isVisible()]


def test_a_day_without_a_rule_is_told_and_saved_without_a_deadline(
    qtbot: QtBot, workplace: Window, desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, type_text: TypeText
) -> None:
    first = disclosing.register(a_record())
    start = Start(follows=first.uid, change=ChangeKind.CORRECTED)
    again = arrived(workplace, qtbot, type_text, start.address())
    assert again.page.form.field("trigger_on").warning == "Chưa có quy định của ngày này. Vẫn lưu được, không tính hạn."
    again.type("change_reason", "Sai số hộ của thôn Đoài")
    again.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    cell_of = record_cells(desk.clock.today, lambda: desk.law.calendar)
    [due_on] = [column for column in COLUMNS if column.name == "due_on"]
    assert (saved.due_on, saved.replaces_uid, saved.change) == (None, first.uid, ChangeKind.CORRECTED)
    assert cell_of(saved, due_on).text == "Chưa có hạn"


def test_leaving_out_a_mandatory_form_asks_why(qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk) -> None:
    clerk.type("item", "CK07")
    clerk.type("title", "Danh sách hộ nghèo năm 2027")
    assert not clerk.shown("left_out_reason")
    clerk.press("by_radio", Key.Key_Space)
    assert clerk.shown("left_out_reason")
    clerk.save()
    assert clerk.page.form.field("left_out_reason").problem.startswith("Luật buộc truyền thanh.")
    assert workplace.said == []
    clerk.type("left_out_reason", "Xã không có đài truyền thanh")
    clerk.save()
    qtbot.waitUntil(lambda: bool(workplace.said))
    radio = newest(desk).form(Form.RADIO)
    assert radio is not None
    assert radio.left_out_reason == "Xã không có đài truyền thanh"


def test_a_short_posting_is_warned_of_while_typing_and_refused_when_saving(
    qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk
) -> None:
    clerk.type("item", "CK01")
    clerk.type("title", "Kế hoạch năm 2027")
    clerk.type("posted_to", "30/11/2026")
    assert "ít nhất 30 ngày liên tục, đến hết 23/12/2026" in clerk.page.form.field("posted_to").warning
    clerk.save()
    qtbot.waitUntil(lambda: bool(clerk.page.form.field("posted_to").problem))
    assert workplace.said == []
    assert clerk.shown("short_reason")


def test_a_full_number_is_asked_about_before_it_goes_on_a_board(
    qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk
) -> None:
    clerk.type("item", "CK07")
    clerk.type("title", "Hỗ trợ ông Nguyễn Văn Đức, 099061004471")
    assert "099061004471" in clerk.page.form.field("title").warning
    clerk.save()
    sheets = clerk.page.window().findChildren(SideSheet)
    assert len(sheets) == 1
    assert workplace.said == []
    qtbot.keyClick(sheets[0], Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert newest(desk).number == 1


def test_a_draft_is_kept_and_opened_again(qtbot: QtBot, clerk: Clerk, workplace: Window, type_text: TypeText) -> None:
    clerk.type("item", "CK07")
    clerk.type("title", "Danh sách hộ nghèo")
    clerk.press("by_radio", Key.Key_Space)
    clerk.page.leave()
    again = arrived(workplace, qtbot, type_text)
    assert (again.text("title"), again.text("by_radio")) == ("Danh sách hộ nghèo", "")


def test_a_draft_of_something_else_says_so_and_makes_room(
    qtbot: QtBot, clerk: Clerk, workplace: Window, type_text: TypeText
) -> None:
    def told(page: EntryPage) -> bool:
        return any(OTHER_DRAFT in label.text() for label in page.findChildren(Label))

    clerk.type("item", "CK07")
    clerk.type("title", "Danh sách hộ nghèo")
    clerk.page.leave()
    assert not told(arrived(workplace, qtbot, type_text).page)
    other = arrived(workplace, qtbot, type_text, Start("CK09", 2026, 11).address())
    assert (told(other.page), other.text("title")) == (True, "Danh sách hộ nghèo")
    other.page._drop_draft()
    assert other.text("item").startswith("CK09 · ")


def test_the_matrix_opens_the_page_with_an_item_of_this_month(
    qtbot: QtBot, workplace: Window, type_text: TypeText, places: tuple[PlaceView, ...]
) -> None:
    clerk = arrived(workplace, qtbot, type_text, Start("CK09", 2026, 11).address())
    assert clerk.text("item").startswith("CK09 · ")
    assert clerk.text("trigger_on") == "23/11/2026"
    assert clerk.text("by_hamlet_head")
    assert clerk.field("title").hasFocus()


def test_of_another_month_the_day_is_left_to_be_typed(
    qtbot: QtBot, workplace: Window, type_text: TypeText, places: tuple[PlaceView, ...]
) -> None:
    clerk = arrived(workplace, qtbot, type_text, Start("CK09", 2026, 9).address())
    assert clerk.text("trigger_on") == ""


def test_a_correction_asks_for_its_reason(
    qtbot: QtBot, workplace: Window, type_text: TypeText, desk: Desk, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    saved = disclosing.register(a_record())
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    assert not clerk.shown("posted_from")
    clerk.clear("title")
    clerk.type("title", "Danh sách hộ cận nghèo năm 2027")
    clerk.save()
    (sheet,) = clerk.page.window().findChildren(VerbSheet)
    type_text(sheet.form.field("reason").input.focus_widget, "Nhầm tên danh sách")
    qtbot.keyClick(sheet, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert seen(desk, saved.uid).title == "Danh sách hộ cận nghèo năm 2027"


def test_another_item_brings_its_own_places_and_days(clerk: Clerk) -> None:
    clerk.type("item", "CK13")
    clerk.clear("item")
    clerk.type("item", "CK01")
    assert clerk.text("places").split("\n") == [name for _, name in PLACES]
    assert clerk.shown("posted_to")
    clerk.clear("posted_from")
    clerk.type("posted_from", "01/12/2026")
    assert clerk.text("posted_to") == "31/12/2026"
