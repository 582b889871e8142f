"""A card at the entry page: by real keys at the speed of a scanner, and over a serial port."""

import os
import sys
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.fields import DRAFT
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import VisitRecord, visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.areas.views.card_words import FROM_CARD, NOT_KEPT, OTHER, SEALED, THE_SAME
from desktop_app.areas.views.who import PERSON
from desktop_app.kit.controls import Banner, Button, Label
from desktop_app.kit.inputs import Look
from desktop_app.kit.scan_bar import REWRITTEN
from desktop_app.kit.serial_scanner import MEMORY, PORT
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import PaperKind
from desktop_app.office.offered import offered_people
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_views_entry import CTRL, Clerk, TypeText, arrived, banners
from tests.areas.reception.test_views_who import offered_in
from tests.areas.reception.workplace import Window
from tests.core.idcard.cards import FIRST, SECOND
from tests.kit.keyboard_scanner import press, scan

NAME, NUMBER, HOME = "Nguyễn Văn Mẫu", "068090000123", "Thôn 1, xã Thí Dụ, tỉnh Lâm Đồng"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clerk(workplace: Window, qtbot: QtBot, type_text: TypeText) -> Clerk:
    return arrived(workplace, qtbot, type_text)


def read(qtbot: QtBot, clerk: Clerk, text: str = FIRST) -> None:
    """Scan a card into its box and wait until the page has taken it."""
    clerk.page.card.take_keyboard()
    before = clerk.page.card._compared
    scan(text)
    qtbot.waitUntil(lambda: clerk.page.card._compared not in (None, before))


def sources(clerk: Clerk) -> dict[str, str]:
    form = clerk.page.form
    return {each.name: form.field(each.name).source for each in form.form if form.field(each.name).source}


def differences(clerk: Clerk) -> dict[str, tuple[str, str]]:
    return {each.name: (each.here, each.card) for each in clerk.page.card.differences.differences}


def newest(desk: Desk) -> VisitRecord:
    return visit_record(desk.db, VisitPages(desk.db, VisitFilter(), "number").after(None, 1)[0].uid)


def finish(clerk: Clerk, kind: tuple[Qt.Key, ...] = (Qt.Key.Key_K, Qt.Key.Key_I)) -> None:
    clerk.choose("kind", *kind)
    clerk.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
    clerk.type("content", "Hỏi kết quả đo lại ranh giới")
    clerk.choose("handling", Qt.Key.Key_T, Qt.Key.Key_R)
    clerk.save()


def test_a_card_fills_the_form_and_the_keyboard_goes_to_what_is_missing(qtbot: QtBot, clerk: Clerk) -> None:
    read(qtbot, clerk)
    filled = ("full_name", "born_on", "sex", "paper_number", "paper_kind", "paper_issued_on", "address")
    assert [clerk.text(name) for name in filled] == [
        NAME, "05/03/1990", "MALE", NUMBER, "CITIZEN_CARD", "15/04/2021", HOME,
    ]  # fmt: skip
    assert sources(clerk) == dict.fromkeys(filled, FROM_CARD)
    form = clerk.page.form
    assert all(form.field(name).isVisible() and form.field(name).input.look is Look.FROM_CARD for name in filled)
    assert clerk.field("phone").hasFocus()
    said = [f"Đã đọc thẻ căn cước, điền 7 ô. Hãy đối chiếu với thẻ. {NOT_KEPT}"]
    qtbot.waitUntil(lambda: banners(clerk.page) == said)
    assert not clerk.page.card.bar.isVisible()


def test_what_the_card_filled_is_saved(qtbot: QtBot, clerk: Clerk, workplace: Window, desk: Desk) -> None:
    read(qtbot, clerk)
    finish(clerk)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu lượt tiếp 1/2026."])
    values = newest(desk).values
    assert (values["full_name"], values["paper_number"], values["address"]) == (NAME, NUMBER, HOME)
    assert (values["paper_kind"], values["paper_issued_on"]) == (PaperKind.CITIZEN_CARD, date(2021, 4, 15))


def test_a_changed_field_is_no_longer_from_the_card(qtbot: QtBot, clerk: Clerk) -> None:
    read(qtbot, clerk)
    clerk.type("full_name", " Tuấn")
    assert "full_name" not in sources(clerk)
    assert clerk.page.form.field("full_name").input.look is Look.PLAIN


def test_f2_leads_to_the_box_from_anywhere(qtbot: QtBot, clerk: Clerk) -> None:
    read(qtbot, clerk)
    clerk.page.form.go_to("content")
    qtbot.keyClick(clerk.field("content"), Qt.Key.Key_F2)
    line = clerk.page.card.bar.box.line
    assert (line.isVisible(), line.hasFocus()) == (True, True)


def test_letters_typed_into_the_box_go_on_in_the_name(qtbot: QtBot, clerk: Clerk) -> None:
    press(Qt.Key.Key_T, "T")
    qtbot.waitUntil(lambda: clerk.text("full_name") == "T" and clerk.field("full_name").hasFocus())
    press(Qt.Key.Key_R, "r")
    assert clerk.text("full_name") == "Tr"


def test_a_number_typed_into_the_box_goes_on_in_its_field(clerk: Clerk) -> None:
    for digit in NUMBER:
        press(ord(digit), digit)
    press(Qt.Key.Key_Return, "\r")
    assert (clerk.text("paper_number"), clerk.field("paper_number").hasFocus()) == (NUMBER, True)


def test_enter_in_the_empty_box_goes_to_the_first_field(clerk: Clerk) -> None:
    press(Qt.Key.Key_Return, "\r")
    assert clerk.field("full_name").hasFocus()


@pytest.mark.parametrize(
    ("text", "said"),
    [("https://example.invalid/abc", "không phải mã"), (FIRST.replace("05031990", "31021990"), "lịch")],
)
def test_what_cannot_be_read_is_told_and_fills_nothing(clerk: Clerk, text: str, said: str) -> None:
    scan(text)
    assert said in clerk.page.card.bar.said
    assert (sources(clerk), clerk.text("full_name")) == ({}, "")


def test_doubts_stand_under_their_fields(qtbot: QtBot, clerk: Clerk) -> None:
    read(qtbot, clerk, FIRST.replace("068090", "999190"))
    warning = clerk.page.form.field("paper_number").warning
    assert "Mã 999" in warning
    assert "giới tính" in warning


@pytest.mark.parametrize("field", ["full_name", "born_on", "paper_number", "phone", "content", "handling"])
def test_a_card_scanned_into_another_field_is_read_and_the_field_is_as_before(
    qtbot: QtBot, clerk: Clerk, field: str
) -> None:
    before = {"full_name": NAME, "phone": "0100 234 567", "content": "Đang kể", "born_on": "05/03/1990"}
    clerk.page.form.load(before)
    clerk.page.form.go_to(field)
    scan(FIRST)
    qtbot.waitUntil(lambda: clerk.page.card._compared is not None)
    assert {name: clerk.text(name) for name in before} == before
    assert (clerk.text("paper_number"), clerk.text("handling")) == (NUMBER, "")
    assert sources(clerk)["full_name"] == THE_SAME


def test_a_card_that_an_input_method_rewrote_is_not_read(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.page.form.load({"content": "Đang kể"})
    clerk.page.form.go_to("content")
    scan(FIRST.replace("Nguyễn Văn Mẫu", "Hoang Saan"), rewritten=True)
    qtbot.waitUntil(lambda: clerk.page.card.bar.said == REWRITTEN)
    assert (clerk.text("content"), sources(clerk)) == ("Đang kể", {})


def known(reception: ReceptionService, an_entry: MakeEntry, **given: object) -> None:
    usual = {
        "full_name": NAME, "paper_number": NUMBER, "born_on": date(1990, 3, 5), "phone": "0100 234 567",
        "received_on": date(2026, 9, 14), "paper_kind": PaperKind.CITIZEN_CARD,
    }  # fmt: skip
    reception.register(an_entry(**(usual | given)))


def test_somebody_known_is_linked_by_the_number_and_told_with_earlier_visits(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry)
    read(qtbot, clerk)
    assert clerk.page.who.person_id is not None
    qtbot.waitUntil(lambda: "Gắn vào vụ này, lần thứ 2" in offered_in(clerk.page.likely.radar))
    assert (clerk.text("phone"), clerk.text("hamlet")) == ("0100 234 567", "Thôn Đoài")
    assert sources(clerk)["paper_number"] == THE_SAME
    assert differences(clerk) == {"address": ("Thôn Đoài", HOME)}
    qtbot.waitUntil(lambda: any("Người này đã có trong sổ." in told for told in banners(clerk.page)))


def test_a_difference_is_taken_or_kept_field_by_field_and_never_by_itself(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry, workplace: Window, desk: Desk
) -> None:
    known(reception, an_entry, born_on=date(1990, 5, 3), address="Số 5, ngõ 2")
    read(qtbot, clerk)
    assert list(differences(clerk)) == ["born_on", "address"]
    assert (clerk.text("born_on"), clerk.text("address")) == ("03/05/1990", "Số 5, ngõ 2")
    words = [label.text() for label in clerk.page.card.differences.findChildren(Label)]
    assert {"Trong sổ: 03/05/1990", "Thẻ: 05/03/1990"} <= set(words)
    linked = clerk.page.who.person_id
    qtbot.keyClick(clerk.page, Qt.Key.Key_T, ALT)
    assert (clerk.text("born_on"), sources(clerk)["born_on"]) == ("05/03/1990", FROM_CARD)
    assert list(differences(clerk)) == ["address"]
    qtbot.waitUntil(lambda: any(b.key == "Alt+G" and b.isVisible() for b in clerk.page.findChildren(Button)))
    qtbot.keyClick(clerk.page, Qt.Key.Key_G, ALT)
    assert differences(clerk) == {}
    assert not clerk.page.card.differences.isVisible()
    assert (clerk.text("address"), clerk.page.who.person_id) == ("Số 5, ngõ 2", linked)
    finish(clerk)
    qtbot.waitUntil(lambda: bool(workplace.said))
    saved = newest(desk)
    assert (saved.person_id, saved.values["born_on"]) == (linked, date(1990, 3, 5))
    assert saved.values["address"] == "Số 5, ngõ 2"


def test_another_name_on_the_card_of_somebody_known_renames_only_when_taken(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry, full_name="Nguyễn Văn Mậu", hamlet="", address=HOME)
    read(qtbot, clerk)
    linked = clerk.page.who.person_id
    assert linked is not None
    assert differences(clerk) == {"full_name": ("Nguyễn Văn Mậu", NAME)}
    qtbot.keyClick(clerk.page, Qt.Key.Key_T, ALT)
    assert (clerk.text("full_name"), clerk.page.who.person_id) == (NAME, linked)
    clerk.type("full_name", " Tuấn")
    assert clerk.page.who.person_id is None


def test_a_name_typed_before_the_scan_is_kept_and_links_nobody_until_the_cards_is_taken(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry)
    clerk.page.form.load({"full_name": "Trần Văn Khác"})
    read(qtbot, clerk)
    assert (clerk.text("full_name"), clerk.page.who.person_id) == ("Trần Văn Khác", None)
    assert differences(clerk)["full_name"] == ("Trần Văn Khác", NAME)
    qtbot.keyClick(clerk.page, Qt.Key.Key_T, ALT)
    assert clerk.page.who.person_id is not None


def test_the_card_of_somebody_else_than_the_chosen_one_changes_nothing(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry)
    read(qtbot, clerk)
    chosen = clerk.page.who.person_id
    known(reception, an_entry, full_name="Trần Thị Ví Dụ", paper_number=SECOND[:12], born_on=None)
    read(qtbot, clerk, SECOND)
    assert (clerk.page.who.person_id, clerk.text("full_name")) == (chosen, NAME)
    assert {"full_name", "paper_number", "sex", "born_on"} <= set(differences(clerk))
    qtbot.waitUntil(lambda: [told.startswith(OTHER) for told in banners(clerk.page)] == [True])


def test_a_scan_into_the_name_of_somebody_chosen_leaves_them_chosen(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry, desk: Desk
) -> None:
    known(reception, an_entry, paper_number="")
    [person] = offered_people(desk.db, "nguyen van mau")
    clerk.page.form.load({"full_name": person.full_name})
    clerk.page.who.resume({PERSON: str(person.id)})
    clerk.page.form.go_to("full_name")
    scan(FIRST)
    qtbot.waitUntil(lambda: clerk.page.card._compared is not None)
    assert (clerk.page.who.person_id, clerk.text("full_name")) == (person.id, NAME)


def test_what_the_card_filled_is_taken_back(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry)
    clerk.page.form.load({"phone": "0999"})
    read(qtbot, clerk)
    drop = next(button for button in clerk.page.findChildren(Button) if button.text() == "Bỏ dữ liệu thẻ")
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    emptied = ("full_name", "born_on", "sex", "paper_number", "paper_kind", "hamlet", "address")
    assert [clerk.text(name) for name in emptied] == [""] * len(emptied)
    assert (clerk.text("phone"), clerk.page.who.person_id, sources(clerk)) == ("0999", None, {})
    qtbot.waitUntil(lambda: banners(clerk.page) == [])
    assert clerk.page.card.bar.box.line.hasFocus()


def test_of_a_denunciation_nobody_is_looked_up_and_nothing_earlier_is_shown(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry)
    clerk.choose("kind", Qt.Key.Key_T)
    read(qtbot, clerk)
    assert (clerk.text("full_name"), clerk.text("phone"), clerk.text("hamlet")) == (NAME, "", "")
    assert (clerk.page.who.person_id, offered_in(clerk.page.likely.radar)) == (None, [])
    assert differences(clerk) == {}
    assert clerk.page.card.bar.said.startswith("Đã đọc thẻ căn cước, điền 7 ô.")
    qtbot.waitUntil(lambda: any("kho mật" in told for told in banners(clerk.page)))


def test_a_visit_that_becomes_a_denunciation_forgets_what_the_register_knows(
    qtbot: QtBot, clerk: Clerk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    known(reception, an_entry, born_on=date(1990, 5, 3))
    read(qtbot, clerk)
    assert differences(clerk)
    clerk.choose("kind", Qt.Key.Key_T)
    assert differences(clerk) == {}
    assert not clerk.page.card.differences.isVisible()
    assert clerk.page.who.person_id is None
    assert [clerk.text(name) for name in ("full_name", "paper_number", "phone", "hamlet", "born_on")] == [
        NAME, NUMBER, "", "", "",
    ]  # fmt: skip


def test_a_sealed_visit_takes_no_card(
    qtbot: QtBot, workplace: Window, type_text: TypeText, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(kind=Kind.DENUNCIATION, content="Cho thuê đất công ích"))
    clerk = arrived(workplace, qtbot, type_text, saved.uid)
    assert not clerk.page.card.bar.isVisible()
    clerk.page.form.go_to("content")
    scan(FIRST)
    qtbot.waitUntil(lambda: clerk.page.card.bar.said == SEALED)
    assert (clerk.text("full_name"), clerk.text("content")) == ("", "Cho thuê đất công ích")


@pytest.mark.parametrize("kind", [(Qt.Key.Key_K, Qt.Key.Key_I), (Qt.Key.Key_T,)], ids=["suggestion", "denunciation"])
def test_no_draft_holds_the_code_whatever_was_scanned_where(
    qtbot: QtBot, clerk: Clerk, desk: Desk, kind: tuple[Qt.Key, ...]
) -> None:
    clerk.choose("kind", *kind)
    clerk.page.form.go_to("content")
    scan(FIRST[:70], ends_with_enter=False)
    clerk.page._drafting.keep()  # type: ignore[union-attr]
    clerk.page.form.field("content").input.set_text(f"Nghe đọc {FIRST}")
    clerk.page._drafting.keep()  # type: ignore[union-attr]
    kept = desk.drafts.load(DRAFT, desk.account.uid)
    assert kept is not None
    assert "|" not in str(kept.values)
    assert "Thí Dụ" not in str(kept.values)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_serial_scanner_fills_the_form_wherever_the_keyboard_is(
    qtbot: QtBot, workplace: Window, type_text: Callable[[QWidget, str], None]
) -> None:
    import tty

    scanner, line = os.openpty()
    tty.setraw(line)
    workplace.memory(MEMORY)[PORT] = os.ttyname(line)
    page = EntryPage(workplace)
    opened: list[bool] = []
    page.card.ears.serial.opened.connect(lambda: opened.append(True))
    workplace.show(page)
    page.arrive({})
    qtbot.waitUntil(lambda: bool(opened))
    page.form.go_to("content")
    os.write(scanner, f"{FIRST}\r".encode())
    qtbot.waitUntil(lambda: page.form.raw()["paper_number"] == NUMBER)
    assert page.form.raw()["content"] == ""
    page.leave()
    assert not page.card.ears.serial.is_listening
    page.hide()
    page.show()
    assert page.card.ears.serial.is_listening
    page.leave()
    os.close(scanner)
    os.close(line)


def test_banners_of_the_page_are_one_at_a_time(qtbot: QtBot, clerk: Clerk) -> None:
    read(qtbot, clerk)
    clerk.choose("kind", Qt.Key.Key_T)
    qtbot.waitUntil(lambda: len([b for b in clerk.page.findChildren(Banner) if b.isVisible()]) == 1)
    qtbot.keyClick(clerk.page, Qt.Key.Key_S, CTRL)
