"""A visit that was refused, its notice, contents that are parted, the record of a statement."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop_app.areas.reception.fields import DRAFT
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import VisitFilter, VisitPages, VisitRow
from desktop_app.areas.reception.views.entry_page import EntryPage
from desktop_app.areas.reception.views.register_page import RegisterPage
from desktop_app.kit.act_menu import fill_menu
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera, rest


def refusals(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The scenes, one after another."""
    refused = [row for row in _visits(office, VisitFilter(handling=Handling.REFUSE)) if row.awaits_notice]
    yield from _entry(camera, office)
    for row in refused[:1]:
        page = _read(camera, row)
        camera.take("tu-choi-ngan-doc")
        menu = fill_menu(QMenu(page), page._verbs.further.papers())
        for papers in menu.findChildren(QMenu):
            papers.popup(page.mapToGlobal(QPoint(0, 0)))
            camera.take("tu-choi-giay-to-khac", of=papers)
            papers.hide()
        yield
        yield from _sheet(camera, page, "issue", "tu-choi-ghi-so-thong-bao")
        page._verbs.further.notice()
        camera.take("tu-choi-thong-bao")
        QTest.keyClick(camera.window.focusWidget() or camera.window, Qt.Key.Key_Escape)
        yield
    for row in [row for row in _visits(office, VisitFilter(kind=Kind.SEVERAL)) if not row.is_secret][:1]:
        page = _read(camera, row)
        camera.take("nhieu-noi-dung-ngan-doc")
        yield from _sheet(camera, page, "part", "nhieu-noi-dung-tach")
        yield from _sheet(camera, page, "person_copy", "ban-sao-lich-su-de-nghi")
        page._verbs.further.statement()
        camera.take("bien-ban-trinh-bay")
        QTest.keyClick(camera.window.focusWidget() or camera.window, Qt.Key.Key_Escape)
        yield


def _entry(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """A refusal that is being entered; the papers to choose from."""
    work = camera.window.work
    if work is None:
        return
    work.open("today")
    office.desk.drafts.discard(DRAFT, office.desk.account.uid)
    work.open("reception.entry")
    camera.settle()
    page = camera.window.findChildren(EntryPage)[-1]
    handling = page.form.field("handling").input.widget
    ground = page.form.field("refusal_ground").input.widget
    if isinstance(handling, ChoiceInput) and isinstance(ground, ChoiceInput):
        page.form.go_to("handling")
        for letter in (Qt.Key.Key_T, Qt.Key.Key_U):
            QTest.keyClick(handling, letter)
        rest()
        page.form.go_to("refusal_ground")
        for letter in (Qt.Key.Key_H, Qt.Key.Key_ParenRight):
            QTest.keyClick(ground, letter)
    camera.take("ghi-luot-tiep-tu-choi")
    page._save_and_print.click()
    rest()
    for menu in [menu for menu in page.findChildren(QMenu) if menu.isVisible()]:
        camera.take("ghi-luot-tiep-chon-giay-to", of=menu)
        menu.hide()
    yield


def _visits(office: OpenOffice, wanted: VisitFilter) -> list[VisitRow]:
    return list(VisitPages(office.db, wanted).after(None, 100))


def _read(camera: Camera, row: VisitRow) -> RegisterPage:
    work = camera.window.work
    assert work is not None
    work.open("reception.register", row.uid)
    camera.settle()
    return camera.window.findChildren(RegisterPage)[-1]


def _sheet(camera: Camera, page: RegisterPage, verb: str, name: str) -> Iterator[None]:
    getattr(page._verbs.further, verb)()
    camera.take(name)
    sheets = page.window().findChildren(SideSheet)
    sheets[-1].go()
    rest()
    yield
