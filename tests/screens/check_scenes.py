"""What the window shows of batches that are settled and looked at: a difference, the paper's answer, what looks odd."""

from collections.abc import Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop_app.areas.surveys.checks.views.checks_page import ChecksPage
from desktop_app.areas.surveys.keying.settling import SettlingService
from desktop_app.areas.surveys.models import SurveyBatch
from desktop_app.areas.surveys.states import BatchState
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera

SETTLING, CHECKS = "surveys.settling", "surveys.checks"


def check_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The practice batch with differences, then the largest one that is closed."""
    work = camera.window.work
    if work is None:
        return
    work.open(SETTLING)
    camera.take("doi-chieu")
    for key, name in (("2", "doi-chieu-chon"), ("0", "doi-chieu-go")):
        widget = QApplication.focusWidget()
        if widget is not None:
            QTest.keyClick(widget, key)
        camera.take(name)
        yield
    with office.db.reading() as session:
        batches = session.scalars(select(SurveyBatch).order_by(SurveyBatch.keyed.desc())).all()
        closed = next(each.uid for each in batches if each.state is BatchState.CLOSED and each.serials == "")
    waiting = SettlingService(office.desk).batches()
    for uid, name in ((closed, "kiem-tra-lo"), (waiting[0], "kiem-tra-lo-dang-nhap")):
        work.open(CHECKS, uid)
        camera.take(name)
        yield
    page = work.pages.page
    if isinstance(page, ChecksPage) and page.checks is not None:
        for show in (lambda: page.keep(page.checks.listed[0]) if page.checks.listed else None, page.reject):
            show()
            camera.take("kiem-tra-ngan-ben")
            for over in camera.window.findChildren(Overlay):
                over.go()
            yield
