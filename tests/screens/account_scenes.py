"""What the window shows to accounts with other rights: who keys, with a form in the middle of it, and the head."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from desktop_app.areas.sample import PASSWORD
from desktop_app.areas.surveys.keying.views.keying_page import KeyingPage
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.states import Pass, SurveyState
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera, close, rest
from desktop_app.shell.window import Window
from tests.screens.program import program

ANSWERS = "131210511144/"
"""About the respondent, the hamlet, then up to the fifth question, which is looked at again."""


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
    page.begin(_half_keyed(office), Pass.FIRST)
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


def _half_keyed(office: OpenOffice) -> str:
    """The batch that the practice office is keying."""
    with office.db.reading() as session:
        surveys = session.scalars(select(Survey).where(Survey.state == SurveyState.OPEN).order_by(Survey.id))
        return surveys.all()[0].batches[-1].uid
