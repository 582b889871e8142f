"""The list of records with its pane and its verbs, by keys."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.entry import SlotEntry
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.start import read_start
from desktop_app.areas.disclosure.views.register_page import RegisterPage
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.labels import Label
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
from desktop_app.office.kept import Saved
from desktop_app.office.postings.queries import PlaceView
from tests.areas.disclosure.makers_records import PLACES, MakeEntry, seen
from tests.areas.reception.test_views_register import Files
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def saved(disclosing: DisclosureService, a_record: MakeEntry) -> Saved:
    disclosing.register(a_record(item_code="CK01", title="Kế hoạch năm 2027", forms=(Form.POSTED, Form.PORTAL)))
    return disclosing.register(a_record())


@pytest.fixture
def page(saved: Saved, places: tuple[PlaceView, ...], workplace: Window, qtbot: QtBot) -> RegisterPage:
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page._record is not None)
    return page


def test_an_office_that_disclosed_nothing_yet_is_led_to_its_boards(qtbot: QtBot, workplace: Window) -> None:
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: "Chưa có hồ sơ công khai nào" in words_in(page).split("\n"))
    [first] = [each for each in page._table.findChildren(Pressable) if each.text() == "Nơi niêm yết"]
    first.click()
    assert workplace.opened[-1][0] == "disclosure.places"


def test_without_boards_their_page_is_opened_and_without_hamlets_a_sentence_says_where_to_add_them(
    qtbot: QtBot, workplace: Window, desk: Desk, saved: Saved
) -> None:
    hamlets = HamletService(desk)
    for row in hamlets.all():
        hamlets.change(row.uid, HamletFacts(kind=row.kind, name=row.name, from_on=date(2027, 1, 1)))
    page = RegisterPage(workplace)
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: page._record is not None)
    page._verbs.forms.post()
    page._verbs.forms.send()
    assert workplace.opened == [("disclosure.places", "")]
    assert workplace.said[-1].startswith("Lập các nơi niêm yết một lần ở đây")
    assert [str(told).partition(".")[0] for told in workplace.explained] == ["Chưa có thôn, tổ dân phố nào"]


def words_in(page: QWidget) -> str:
    labels = [each.text() for each in page.findChildren(Label) if each.isVisible()]
    return "\n".join([*labels, *(each.text() for each in page.findChildren(Pressable) if each.isVisible())])


def sheet_of(page: RegisterPage) -> VerbSheet:
    (sheet,) = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    return sheet


def submit(qtbot: QtBot, workplace: Window, sheet: VerbSheet) -> None:
    before = len(workplace.said)
    qtbot.keyClick(sheet, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(workplace.said) > before)


def test_the_pane_shows_deadline_forms_and_what_is_missing(page: RegisterPage) -> None:
    said = words_in(page)
    assert "Hồ sơ 2/2026" in said
    assert "Thứ Hai 30/11/2026" in said
    assert "3 trong 3 buổi phát thanh" in said
    assert "Đăng hồ sơ" in said


def test_the_arithmetic_of_the_deadline_opens_by_key(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClick(page, Key.Key_F3)
    assert [each for each in page.window().findChildren(DeadlinePopover) if each.isVisible()]


def test_enter_makes_the_notice_first(
    qtbot: QtBot, page: RegisterPage, workplace: Window, desk: Desk, saved: Saved
) -> None:
    qtbot.keyClick(page._table.view, Key.Key_Return)
    sheet = sheet_of(page)
    assert sheet.form.field("places").input.text().split("\n") == [name for _, name in PLACES]
    submit(qtbot, workplace, sheet)
    (posting,) = seen(desk, saved.uid).postings
    assert posting.to_on == date(2026, 12, 23)


def test_a_place_that_the_office_does_not_have_is_refused_in_the_sheet(
    qtbot: QtBot, page: RegisterPage, workplace: Window
) -> None:
    page._verbs.forms.post()
    sheet = sheet_of(page)
    sheet.form.load({"places": "Chợ Đoài"})
    qtbot.keyClick(sheet, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(sheet.form.field("places").problem))
    assert "“Chợ Đoài”" in sheet.form.field("places").problem
    assert workplace.said == []


def test_an_address_on_the_portal_is_kept(
    qtbot: QtBot, page: RegisterPage, workplace: Window, desk: Desk, saved: Saved, type_text: TypeText
) -> None:
    page._verbs.forms.portal()
    sheet = sheet_of(page)
    type_text(sheet.form.field("address").input.focus_widget, "https://yenha.gov.vn/ho-ngheo")
    submit(qtbot, workplace, sheet)
    portal = seen(desk, saved.uid).form(Form.PORTAL)
    assert portal is not None
    assert (portal.address, portal.missing) == ("https://yenha.gov.vn/ho-ngheo", ())


def test_readings_offer_the_day_after_the_last_one(
    qtbot: QtBot, page: RegisterPage, workplace: Window, desk: Desk, saved: Saved, disclosing: DisclosureService
) -> None:
    disclosing.read_out(saved.uid, saved.rev, [SlotEntry(read_on=date(2026, 11, 21), reader="Trần Thị Mỵ")])
    page.notice(frozenset({"radio_slot"}))
    qtbot.waitUntil(lambda: page._record is not None)
    page._verbs.forms.read_out()
    sheet = sheet_of(page)
    assert sheet.form.raw()["read_on"] == "22/11/2026"
    submit(qtbot, workplace, sheet)
    assert [(slot.read_on.day, slot.reader) for slot in seen(desk, saved.uid).slots] == [
        (21, "Trần Thị Mỵ"),
        (22, "Trần Thị Mỵ"),
    ]


def test_hamlets_are_sent_it_and_acknowledge(
    qtbot: QtBot, page: RegisterPage, workplace: Window, desk: Desk, saved: Saved, type_text: TypeText
) -> None:
    page._verbs.forms.send()
    submit(qtbot, workplace, sheet_of(page))
    view = seen(desk, saved.uid)
    assert len(view.heads) == view.hamlets > 0
    page.notice(frozenset({"hamlet_notice"}))
    qtbot.waitUntil(lambda: page._record is not None and bool(page._record[0].heads))
    page._verbs.forms.acknowledge()
    sheet = sheet_of(page)
    type_text(sheet.form.field("acknowledged_by").input.focus_widget, "Trần Văn Bảy")
    submit(qtbot, workplace, sheet)
    assert seen(desk, saved.uid).heads[0].acknowledged_by == "Trần Văn Bảy"


def test_a_form_beyond_the_law_is_noted(
    qtbot: QtBot, page: RegisterPage, workplace: Window, desk: Desk, saved: Saved
) -> None:
    page._verbs.forms.other()
    sheet = sheet_of(page)
    sheet.form.load({"form": "SOCIAL", "note": "Nhóm Zalo của xã"})
    submit(qtbot, workplace, sheet)
    social = seen(desk, saved.uid).form(Form.SOCIAL)
    assert social is not None
    assert social.note == "Nhóm Zalo của xã"


def test_a_form_is_left_out_with_its_reason(
    qtbot: QtBot, page: RegisterPage, workplace: Window, desk: Desk, saved: Saved, type_text: TypeText
) -> None:
    page._verbs.forms.leave_out()
    sheet = sheet_of(page)
    sheet.form.load({"form": "RADIO"})
    type_text(sheet.form.field("reason").input.focus_widget, "Xã không có đài")
    submit(qtbot, workplace, sheet)
    radio = seen(desk, saved.uid).form(Form.RADIO)
    assert radio is not None
    assert radio.left_out_reason == "Xã không có đài"


def test_a_voided_record_lacks_nothing_and_the_voiding_is_taken_back(
    qtbot: QtBot, page: RegisterPage, workplace: Window, desk: Desk, saved: Saved, type_text: TypeText
) -> None:
    page._verbs.void()
    sheet = sheet_of(page)
    type_text(sheet.form.field("reason").input.focus_widget, "Đăng nhầm")
    submit(qtbot, workplace, sheet)
    assert seen(desk, saved.uid).standing.state is State.VOID
    page._read(page._table.row())
    qtbot.waitUntil(lambda: "Đăng nhầm" in words_in(page._pane))
    assert "Còn thiếu" not in words_in(page._pane)
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: len(workplace.said) == 2)
    assert seen(desk, saved.uid).voided_on is None


def test_disclosing_again_opens_the_entry_with_what_it_follows(
    page: RegisterPage, workplace: Window, saved: Saved
) -> None:
    page._verbs.again(ChangeKind.CHANGED)
    key, address = workplace.opened[-1]
    start = read_start(address)
    assert start is not None
    assert (key, start.follows, start.change) == ("disclosure.entry", saved.uid, ChangeKind.CHANGED)


def test_the_list_is_filtered_by_words_item_state_and_form(qtbot: QtBot, page: RegisterPage) -> None:
    for wanted, numbers in (
        ({"item": "CK01"}, [1]),
        ({"form": "RADIO"}, [2]),
        ({"state": "DONE"}, []),
        ({"state": "WAITING"}, [2, 1]),
    ):
        page._bar.clear()
        for name, value in wanted.items():
            page._bar._choices[name].show_value(value)
        page._filtered()
        model = page._table.model
        assert [model.row_at(place).number for place in range(model.rowCount())] == numbers, wanted


def test_the_list_becomes_a_sheet_of_excel(qtbot: QtBot, page: RegisterPage, workplace: Window, tmp_path: Path) -> None:
    page.files = Files(tmp_path)
    page.save(".xlsx")
    qtbot.waitUntil(lambda: bool(workplace.said))
    book = openpyxl.load_workbook(tmp_path / "danh-sach-ho-so-cong-khai.xlsx")
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[0] for row in rows if row[0] in (1, 2)] == [2, 1]
    assert any("Danh sách hộ nghèo, hộ cận nghèo năm 2027" in str(row[3]) for row in rows)
    told = list(book["Giải thích"].iter_rows(values_only=True))
    assert any("Có 2 dòng." in str(row[0]) for row in told)
    head = told.index(("Cột", "Kiểu dữ liệu"))
    columns = next(row for row in rows if row[0] == told[head + 1][0])
    assert [row[0] for row in told[head + 1 :]] == [heading for heading in columns if heading]
    assert {row[1] for row in told[head + 1 :]} == {"Chữ", "Số", "Ngày, dạng ngày/tháng/năm"}


def test_a_record_outside_the_filter_is_shown_alone(
    qtbot: QtBot, page: RegisterPage, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    old = disclosing.register(a_record(trigger_on=date(2025, 3, 3), document_on=None, is_backfilled=True))
    page.arrive({"uid": old.uid})
    assert page._table.row().uid == old.uid
    assert page.wanted().uids == (old.uid,)
