"""What the window shows while forms are keyed: the serial, a choice, a refusal, a note, the end, a rest."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.areas.surveys.keying.views.keying_page import KEY, KeyingPage
from desktop_app.areas.surveys.states import Rekey
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera, rest
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms

FORMS, KEYED = 150, 46


def survey_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """A batch of PKS02, then one of PKS05 with a question that is long."""
    work = camera.window.work
    if work is None:
        return
    desk = office.desk
    survey = a_survey(desk, "PKS02", quarter=4, name="đợt tháng 12")
    batch = a_batch(desk, survey, FORMS, place="Thôn Đoài", rekey=Rekey.SHARE, drawn="3,9,12,47,80,101")
    with_forms(desk, batch, [{"gt": 1}] * KEYED)
    work.open(KEY)
    camera.take("nhap-phieu-chon-lo")
    yield
    yield from _keyed(camera, batch, {"nhap-phieu-so-phieu": "", "nhap-phieu": "1214114", "nhap-phieu-sai": "0"})
    page = _page(camera)
    _press("*")
    camera.take("nhap-phieu-ghi-chu")
    yield
    _press("E")
    for _question in page.body.flow.desk.form.asked if page.body else ():
        if page.body is not None and page.body.flow.writing is None:
            _press("E")
    camera.take("nhap-phieu-y-kien")
    yield
    _press("E")
    camera.take("nhap-phieu-het-phieu")
    page.body.flow.rest() if page.body else None
    camera.take("nhap-phieu-nghi-tay")
    yield
    long = a_batch(desk, a_survey(desk, quarter=4, name="chụp ảnh"), FORMS, place="Một cửa")
    with_forms(desk, long, [PLAIN] * KEYED)
    yield from _keyed(camera, long, {"nhap-phieu-nhieu-o": "213313", "nhap-phieu-cau-dai": "E11131"})
    sheets = _page(camera).sheets
    if sheets is not None:
        sheets.reject()
        camera.take("nhap-phieu-loai")
        for over in camera.window.findChildren(Overlay):
            over.go()
        yield


def _keyed(camera: Camera, batch: str, pictures: dict[str, str]) -> Iterator[None]:
    """The page of this batch; a picture after each of these keys."""
    work = camera.window.work
    assert work is not None
    work.open(KEY, f"{batch}.FIRST")
    camera.settle()
    page = _page(camera)
    assert page.body is not None
    for name, keys in pictures.items():
        if keys and not page.body.flow.has_form:
            page.body.flow.scan(page.body.flow.desk.series.serial((page.body.flow.desk.serial_from or 1) + KEYED))
            camera.settle()
        _press(keys)
        camera.take(name)
        yield


def _page(camera: Camera) -> KeyingPage:
    work = camera.window.work
    page = work.pages.page if work is not None else None
    assert isinstance(page, KeyingPage)
    return page


def _press(keys: str) -> None:
    """On the keypad; E is Enter."""
    for key in keys:
        widget = QApplication.focusWidget()
        if widget is not None:
            QTest.keyClick(widget, Qt.Key.Key_Enter if key == "E" else key)
        rest(20)
