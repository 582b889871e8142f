"""What the window shows of reports: a form with a figure's rows, one that was corrected, sheets, the list."""

from collections.abc import Iterator

from desktop_app.core.report_periods import ReportPeriod
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.reports.choosing import address_of, form_choices
from desktop_app.reports.kept import Wanted
from desktop_app.reports.narrative.views.democracy_page import DemocracyPage
from desktop_app.reports.views.form_page import FormPage
from desktop_app.shell.pictures import Camera

FORM, LIST, DEMOCRACY = "reports.form", "reports.list", "reports.democracy"


def report_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The last quarter of two forms, the running one, and what can be done with it."""
    choices = {each.form.key: each for each in form_choices(office.desk)}
    today = office.desk.clock.today()
    quarters = [each for each in choices["01-TCD"].periods if each.name.startswith("Quý")]
    over = max((each for each in quarters if each.to_on < today), key=lambda each: each.to_on)
    running = next(each for each in quarters if each.from_on <= today <= each.to_on)
    page = _open(camera, "01-TCD", over)
    page.table.choose("13")
    camera.take("bao-cao-da-gui")
    yield
    page.table.choose("1")
    camera.settle()
    page.table.opened.emit(page.table.row())
    camera.take("bao-cao-tong")
    yield
    _close(camera)
    page = _open(camera, "01-XLD", over)
    page.table.choose("22")
    camera.take("bao-cao-dinh-chinh")
    yield
    page = _open(camera, "01-XLD", running)
    camera.take("bao-cao-chua-chot")
    yield
    page.bar.badge.click()
    camera.take("bao-cao-can-cu")
    yield
    for name, opens in (
        ("nhap-so-lieu", page.figures.enter_all),
        ("chot", page.verbs.freeze),
        ("ky-han-gui", page.figures.settle),
    ):
        opens()
        camera.take(f"bao-cao-{name}")
        yield
        _close(camera)
    work = camera.window.work
    assert work is not None
    work.open(LIST)
    camera.take("bao-cao-danh-sach")
    yield
    yield from _words(camera)


def _words(camera: Camera) -> Iterator[None]:
    """The report of words: its text, a paragraph being edited, an annex."""
    work = camera.window.work
    assert work is not None
    work.open(DEMOCRACY)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, DemocracyPage)
    page.column.go_to("II.4")
    page.beside.open("reception.people")
    camera.take("bao-cao-dan-chu")
    yield
    page.blocks.begin()
    camera.take("bao-cao-dan-chu-sua")
    yield
    page.column.parts["reception"].stop()
    page.column.go_to("annex.II.a")
    camera.take("bao-cao-dan-chu-phu-luc")
    yield


def _close(camera: Camera) -> None:
    for over in camera.window.findChildren(Overlay):
        over.go()


def _open(camera: Camera, form: str, period: ReportPeriod) -> FormPage:
    work = camera.window.work
    assert work is not None
    work.open(FORM, address_of(Wanted(form, period.from_on, period.to_on)))
    camera.settle()
    page = work.pages.page
    assert isinstance(page, FormPage)
    return page
