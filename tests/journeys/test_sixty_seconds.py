"""Three visits at the desk by keys alone, every key counted: by card, somebody here before, a group of seven."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import VisitRecord, visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.areas.reception.views.register_page import RegisterPage
from desktop_app.kit.controls import Button
from desktop_app.kit.suggestions import Suggester
from desktop_app.office.matter_kinds import Capacity
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.window import Window
from tests.areas.reception.makers import MakeEntry
from tests.kit.keyboard_scanner import press, scan

CARD = "068090000123|251000123|Nguyễn Văn Mẫu|05031990|Nam|Thôn Đoài, xã Yên Hạ, tỉnh Minh Họa|15042021"
CONTENT = "Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12"
Key = Qt.Key


@dataclass
class Typist:
    """Whoever is at the keyboard; `keys` are all that are pressed beside the words themselves."""

    qtbot: QtBot
    window: Window
    office: OpenOffice
    type_text: Callable[[QWidget, str], None]
    keys: int = 0
    letters: int = 0

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.keys += 1
            self.qtbot.keyClick(self.keyboard(), key, with_)

    def write(self, text: str) -> None:
        self.letters += len(text)
        self.type_text(self.keyboard(), text)

    def keyboard(self) -> QWidget:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def begin(self) -> EntryPage:
        self.press(Key.Key_N, with_=Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: bool(self._shown(EntryPage)))
        [page] = self._shown(EntryPage)
        self.qtbot.waitUntil(page.card.bar.box.line.hasFocus)
        return page

    def say_what(self, page: EntryPage, content: str) -> None:
        """Kind, field, content, handling: F4 leads from one to the next; the letters choose."""
        for name, letters in (("kind", (Key.Key_K, Key.Key_I)), ("subject", (Key.Key_D, Key.Key_A, Key.Key_T))):
            self.go_on_to(page, name)
            self.press(*letters)
        self.go_on_to(page, "content")
        self.write(content)
        self.go_on_to(page, "handling")
        self.press(Key.Key_T, Key.Key_H)

    def go_on_to(self, page: EntryPage, name: str) -> None:
        self.press(Key.Key_F4)
        assert page.form.field(name).input.focus_widget.hasFocus()

    def save(self) -> VisitRecord:
        self.press(Key.Key_S, with_=Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: bool(self._shown(RegisterPage)))
        rows = VisitPages(self.office.db, VisitFilter(), "number").after(None, 1)
        return visit_record(self.office.db, rows[0].uid)

    def _shown(self, kind: type[QWidget]) -> list[QWidget]:
        return [page for page in self.window.findChildren(kind) if page.isVisible()]


@pytest.fixture
def typist(signed_in: tuple[Window, OpenOffice], qtbot: QtBot, type_text: Callable[[QWidget, str], None]) -> Typist:
    """At the desk, the register on screen."""
    window, office = signed_in
    assert window.work is not None
    window.work.open("reception.register")
    return Typist(qtbot, window, office, type_text)


def test_somebody_new_with_a_card_takes_thirteen_keys_beside_the_words(typist: Typist) -> None:
    page = typist.begin()
    scan(CARD)
    typist.qtbot.waitUntil(lambda: page.form.raw()["full_name"] == "Nguyễn Văn Mẫu")
    typist.say_what(page, CONTENT)
    record = typist.save()
    assert (record.row.who, record.values["paper_number"]) == ("Nguyễn Văn Mẫu", "068090000123")
    assert (typist.keys, typist.letters) == (13, len(CONTENT))


def test_somebody_who_was_here_before_is_three_letters_and_joins_the_case_by_one_key(
    typist: Typist, an_entry: MakeEntry
) -> None:
    office = typist.office
    before = ReceptionService(office.desk).register(an_entry(received_on=date(2026, 11, 20), content=CONTENT))
    page = typist.begin()
    press(Key.Key_D, "d")
    typist.keys += 1
    typist.qtbot.waitUntil(lambda: page.form.raw()["full_name"] == "d")
    typist.write("uc")
    typist.qtbot.waitUntil(lambda: any(each.is_open for each in page.form.findChildren(Suggester)))
    typist.press(Key.Key_Down, Key.Key_Return)
    join = "Gắn vào vụ này, lần thứ 2"
    typist.qtbot.waitUntil(lambda: any(b.text() == join and b.isVisible() for b in page.findChildren(Button)))
    typist.press(Key.Key_1, with_=Qt.KeyboardModifier.AltModifier)
    typist.say_what(page, "Hỏi kết quả đo đạc")
    record = typist.save()
    assert record.person_id == visit_record(office.db, before.uid).person_id
    assert (record.visit_no, record.case[:11]) == (2, "Vụ 001/2026")
    assert (typist.keys, typist.letters) == (17, len("uc") + len("Hỏi kết quả đo đạc"))


def test_a_group_of_seven_names_its_two_representatives_and_their_paper(typist: Typist) -> None:
    page = typist.begin()
    typist.press(Key.Key_Return)
    typist.write("Lường Thị Xuân")
    typist.press(*[Key.Key_Return] * 7)
    assert page.form.field("people_present").input.focus_widget.hasFocus()
    typist.press(Key.Key_7, Key.Key_Return, Key.Key_Return)
    assert page.form.field("mandate").input.focus_widget.hasFocus()
    typist.write("Văn bản cử ngày 22/11/2026")
    typist.press(Key.Key_Return)
    assert page.form.field("companions").input.focus_widget.hasFocus()
    typist.write("Hoàng Văn Pao; 099068001234; Thôn Đoài")
    typist.say_what(page, "Bảy hộ đề nghị mở lại lối đi chung ra đồng")
    record = typist.save()
    values = record.values
    assert values["capacity"] is Capacity.GROUP_REPRESENTATIVE
    assert (values["people_present"], values["people_same_content"], record.is_group) == (7, 7, True)
    assert values["companions"] == "Hoàng Văn Pao; 099068001234; Thôn Đoài"
    assert (typist.keys, typist.letters) == (25, 120)
