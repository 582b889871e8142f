"""What the window shows beside its plain pages: a form half filled, things found, papers, the door, the first run."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.areas.reception.books.models import PrintKind
from desktop_app.areas.reception.books.queries import book_years
from desktop_app.areas.reception.books.views.books_page import BooksPage
from desktop_app.areas.reception.figures.address import What
from desktop_app.areas.reception.figures.queries import figures
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.kit.gallery import Gallery
from desktop_app.office.matter_kinds import Capacity, Kind
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.first_run.setup import Step
from desktop_app.shell.first_run.wizard import Wizard
from desktop_app.shell.pictures import Camera, rest
from desktop_app.shell.round_page import RoundPage
from desktop_app.shell.sign_in import SignIn
from desktop_app.shell.window import Window
from tests.core.idcard.cards import NEW_CARD
from tests.kit.keyboard_scanner import scan
from tests.screens.check_scenes import check_scenes
from tests.screens.community_scenes import community_scenes
from tests.screens.coverage_scenes import coverage_scenes
from tests.screens.exchange_scenes import exchange_scenes
from tests.screens.petition_scenes import petition_scenes
from tests.screens.posting_scenes import posting_scenes
from tests.screens.program import program
from tests.screens.proof_scenes import proof_scenes
from tests.screens.questionnaire_scenes import questionnaire_scenes
from tests.screens.record_scenes import record_scenes
from tests.screens.refusals import refusals
from tests.screens.report_scenes import report_scenes
from tests.screens.result_scenes import result_scenes
from tests.screens.round_scenes import round_scenes
from tests.screens.session_scenes import session_scenes
from tests.screens.survey_scenes import survey_scenes
from tests.screens.sync_scenes import send_scenes
from tests.screens.update_scenes import update_scenes
from tests.screens.usb_scenes import usb_scenes
from tests.shell.first_run.given import GOOD

GROUP = {
    "full_name": "Lường Thị Xuân",
    "hamlet": "Thôn Đoài",
    "capacity": Capacity.GROUP_REPRESENTATIVE,
    "companions": "Hoàng Văn Pao; 099068001234; Thôn Đoài",
    "kind": Kind.COMPLAINT,
    "content": "Bảy hộ khiếu nại việc đo lại ranh giới thửa 45, tờ bản đồ 12 làm mất lối đi chung ra đồng.",
    "opponent": "ông Trần Văn Bảy",
    "people_present": "",
}
CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    if QApplication.activeWindow() is None:
        # The screenless platform does not make the window active again when another one has gone.
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window) and window.isVisible():
                window.activateWindow()
        rest()
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    if widget is not None:
        QTest.keyClick(widget, key, modifier)
    rest()


def type_text(text: str) -> None:
    """Type like a Vietnamese input method where the keyboard is."""
    widget = QApplication.focusWidget()
    if widget is not None:
        typed = QInputMethodEvent("", [])
        typed.setCommitString(text)
        QCoreApplication.sendEvent(widget, typed)
    rest()


def scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The scenes of a signed-in account, one after another."""
    window, work = camera.window, camera.window.work
    if work is None:
        return
    window.activateWindow()
    work.open("reception.register")
    camera.settle()
    type_in_filter(window, "tro cap")
    camera.take("so-loc-khong-dau")
    yield
    work.open("reception.register")
    press(Qt.Key.Key_K, CTRL)
    camera.take("tim-moi-thu-chua-go")
    yield
    type_text("den chieu sang")
    camera.take("tim-moi-thu")
    press(Qt.Key.Key_Escape)
    yield
    yield from entry(camera, office)
    yield from cards(camera, office)
    yield from session_scenes(camera, office)
    yield from petition_scenes(camera, office)
    yield from community_scenes(camera, office)
    yield from round_scenes(camera, office)
    yield from result_scenes(camera, office)
    yield from report_scenes(camera, office)
    yield from coverage_scenes(camera, office)
    yield from record_scenes(camera, office)
    yield from posting_scenes(camera, office)
    yield from proof_scenes(camera, office)
    yield from questionnaire_scenes(camera, office)
    yield from refusals(camera, office)
    yield from survey_scenes(camera, office)
    yield from check_scenes(camera, office)
    yield from usb_scenes(camera, office)
    yield from update_scenes(camera, office)
    work.open("reception.register")
    camera.settle()
    press(Qt.Key.Key_P, CTRL)
    camera.take("xem-truoc-so")
    yield
    press(Qt.Key.Key_Escape)
    yield from books(camera)
    yield from exchange_scenes(camera)
    work.open("today.round")
    for page in camera.window.findChildren(RoundPage):
        page.again.click()
    camera.take("muoi-viec-tap")
    yield
    work.show_page(Gallery())
    camera.take("bang-mau")
    work.back()
    yield
    yield from send_scenes(camera, office)


def type_in_filter(window: QWidget, text: str) -> None:
    """Type into the filter of the page on screen."""
    press(Qt.Key.Key_F, CTRL)
    type_text(text)


def entry(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """A visit half entered, of somebody who was here before; then with everything that is missing said."""
    work = camera.window.work
    if work is None:
        return
    known = next(row for row in VisitPages(office.db, VisitFilter()).after(None, 500) if "lần 2" in row.where)
    work.open("reception.entry")
    camera.settle()
    press(Qt.Key.Key_Return)
    type_text(known.who)
    camera.take("ghi-luot-tiep-goi-y")
    yield
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    camera.take("ghi-luot-tiep-nguoi-quen")
    yield
    press(Qt.Key.Key_S, CTRL)
    camera.take("ghi-luot-tiep-con-thieu")
    yield
    [page] = camera.window.findChildren(EntryPage)
    page.form.load(GROUP)
    page.form.go_to("people_present")
    press(Qt.Key.Key_7)
    page.form.go_to("companions")
    camera.take("ghi-luot-tiep-doan-dong-nguoi")
    yield


def cards(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The box for cards; a card of nobody known; one of somebody known that differs; one in a denunciation; a trial."""
    work = camera.window.work
    if work is None:
        return
    known = next(row for row in VisitPages(office.db, VisitFilter()).after(None, 500) if "lần 2" in row.where)
    values = visit_record(office.db, known.uid).values
    born = values["born_on"]
    sex = values["sex"].value
    theirs = f"{values['paper_number']}||{known.who}|{born:%d%m%Y}|{sex}|Thôn Cũ, xã Cũ, huyện Cũ|15042021"
    for name, text, kind in (("moi", NEW_CARD, ""), ("khac-so", theirs, ""), ("to-cao", NEW_CARD, "DENUNCIATION")):
        work.open("today")
        office.desk.drafts.discard("reception.visit", office.desk.account.uid)
        work.open("reception.entry")
        camera.settle()
        page = work.pages.page
        if isinstance(page, EntryPage):
            if not kind:
                camera.take(f"the-{name}-cho-quet")
            if kind:
                page.form.load({"kind": kind})
                page.form.edited.emit("kind")
                page.card.take_keyboard()
            scan(text)
            camera.take(f"the-{name}-da-doc")
        yield
    work.open("system.scanner")
    camera.settle()
    scan(NEW_CARD)
    camera.take("may-quet-thu")
    yield


def books(camera: Camera) -> Iterator[None]:
    """Printing that goes on, the log, a closing page; the rows behind a figure."""
    work = camera.window.work
    if work is None:
        return
    work.open("reception.books")
    camera.settle()
    press(Qt.Key.Key_P, CTRL)
    camera.take("in-noi-tiep")
    yield
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)
    camera.take("nhat-ky-in")
    yield
    press(Qt.Key.Key_Escape)
    page = work.pages.page
    if isinstance(page, BooksPage):
        closed = next(row for row in book_years(work.desk.db, work.desk.clock.today()) if row.closed_on)
        page.verbs.previews.sheet(PrintKind.CLOSING, closed)
        camera.take("trang-khoa-so")
        yield
        press(Qt.Key.Key_Escape)
    today = work.desk.clock.today()
    table = figures(work.desk.db, today.replace(month=1, day=1), today)
    work.open("reception.register", table.rows(table.whole, What.GROUPS).address())
    camera.take("so-theo-so-lieu")
    yield


def door(camera_of: Callable[[Window], Camera], data: Path, scratch: Path) -> Iterator[None]:
    """The names at the door, then a wrong password."""
    window = Window(program(data, scratch / "door.json"))
    window.show()
    camera = camera_of(window)
    window.begin()
    camera.take("dang-nhap")
    yield
    fields = [field for field in window.findChildren(QLineEdit) if field.isVisible()]
    if fields:
        fields[-1].setFocus()
        type_text("sai mật khẩu rồi nhé")
        press(Qt.Key.Key_Return)
        camera.take("dang-nhap-sai")
    yield
    for sign_in in window.findChildren(SignIn):
        sign_in.forgotten.emit(sign_in.people.person.uid)
        camera.take("vao-lai-bang-phieu")
    window.close()
    yield
    window = Window(program(scratch / "own" / "du-lieu", scratch / "place.json", is_practice=False, shared=data))
    window.show()
    camera = camera_of(window)
    window.begin()
    camera.take("may-da-co-so")
    window.close()
    yield


def first_run(camera_of: Callable[[Window], Camera], scratch: Path) -> Iterator[None]:
    """Every step of the first run that comes before paper."""
    shared = scratch / "all" / "du-lieu"
    window = Window(program(scratch / "new" / "data", scratch / "new.json", is_practice=False, shared=shared))
    window.show()
    camera = camera_of(window)
    window.begin()
    camera.take("lan-dau-1")
    yield
    [wizard] = window.findChildren(Wizard)
    wizard.setup.put({**GOOD, "deputies": "Trần Đức Thắng\nPhạm Hữu Điệp"})
    for number in range(2, 6):
        wizard.setup.go_on()
        wizard.refresh()
        camera.take(f"lan-dau-{number}")
        yield
    wizard.go_on()
    for _ in range(60):
        rest()
        if wizard.setup.step is Step.SHEET:
            break
    camera.take("lan-dau-6-phieu")
    wizard.let_go()
    yield
