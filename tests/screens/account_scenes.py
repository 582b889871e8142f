"""What the window shows of batches: two entries that differ, what is odd; and who keys, with a form half keyed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from desktop_app.areas.sample import PASSWORD
from desktop_app.areas.surveys.keying.views.keying_page import KeyingPage
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.states import Pass
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera, close, rest
from desktop_app.shell.window import Window
from tests.screens.program import program

ANSWERS = "131210511144/"
"""About the respondent, the hamlet, then up to the fifth question, which is looked at again."""


def batch_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The pages of one batch: what waits for the paper, what is odd; answers in and out."""
    work = camera.window.work
    assert work is not None
    over, going = survey_of(office, "PKS02", 1), survey_of(office, "PKS02", 4)
    pages = (
        ("surveys.settling", going.batches[-1].uid, "doi-chieu-hai-luot"),
        ("surveys.checks", over.batches[1].uid, "kiem-tra-lo-phieu"),
        ("surveys.intake", going.uid, "nhap-xuat-phieu"),
    )
    for page, uid, name in pages:
        work.open(page, uid)
        camera.take(name)
        yield


def keyer_scenes(camera_of: Callable[[Window], Camera], data: Path, scratch: Path) -> Iterator[None]:
    """The window of who only keys: what there is to do, the serial, a form in the middle of it."""
    window, office = enter(data, scratch, "Đỗ Minh Quân")
    camera = camera_of(window)
    camera.take("hom-nay-cua-nguoi-nhap-phieu")
    yield
    assert window.work is not None
    window.work.open("surveys.keying")
    camera.take("nhap-phieu-chon-lo")
    yield
    page = window.work.pages.page
    assert isinstance(page, KeyingPage)
    page.begin(survey_of(office, "PKS02", 4).batches[-1].uid, Pass.FIRST)
    camera.take("nhap-phieu-cho-so-phieu")
    yield
    desk = page.body.flow.desk if page.body else None
    assert desk is not None
    free = next(number for number in range(desk.serial_from or 1, desk.serial_to or 1) if number not in desk.done)
    _type(page, desk.series.serial(free))
    QTest.keyClick(window.focusWidget() or page, Qt.Key.Key_Return)
    camera.settle()
    _type(page, ANSWERS)
    camera.take("nhap-phieu-giua-phieu")
    yield
    close(window)


def head_scenes(camera_of: Callable[[Window], Camera], data: Path, scratch: Path) -> Iterator[None]:
    """What only the head sees: what respondents tell of money and manners."""
    window, _office = enter(data, scratch, "Ngô Xuân Thạo")
    camera = camera_of(window)
    assert window.work is not None
    window.work.open("surveys.alerts")
    camera.take("canh-bao-tu-phieu")
    yield
    close(window)


def enter(data: Path, scratch: Path, name: str) -> tuple[Window, OpenOffice]:
    """The window of the account of this name."""
    used = program(data, scratch / "other.json")
    [account] = [each.uid for each in used.door.plate().people if each.name == name]
    office = used.door.open(account, PASSWORD)
    window = Window(used)
    window.show()
    window.enter(office)
    return window, office


def _type(page: KeyingPage, keys: str) -> None:
    for key in keys:
        QTest.keyClicks(page.window().focusWidget() or page, key)
        rest(200)


def survey_of(office: OpenOffice, code: str, quarter: int) -> Survey:
    """This year's survey of the questionnaire in the quarter, its batches read."""
    with office.db.reading() as session:
        period = (Survey.code == code, Survey.year == office.desk.clock.today().year, Survey.quarter == quarter)
        survey = session.scalars(select(Survey).where(*period)).one()
        assert survey.batches
        return survey
