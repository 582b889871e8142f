"""What the window shows of schedule and sessions: the month, the rule, each verb in its sheet, the papers."""

from collections.abc import Iterator, Sequence

from desktop_app.areas.reception.sessions.queries import SessionFilter, SessionPages, SessionRow
from desktop_app.areas.reception.sessions.rules import Status
from desktop_app.areas.reception.sessions.views.page import SessionsPage
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera

PAGE = "reception.sessions"


def session_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """From the list to the papers."""
    work, desk = camera.window.work, office.desk
    if work is None:
        return
    rows = SessionPages(desk.db, SessionFilter(), desk.clock.today()).after(None, 100)
    work.open(PAGE, _of(rows, Status.UNRECORDED).uid)
    page = work.pages.page
    assert isinstance(page, SessionsPage)
    for name, does in (
        ("phien-ghi-ket-qua", page._verbs.hold),
        ("phien-chuyen-ngay", page._verbs.move),
        ("phien-lich-thang", lambda: page._month.click()),
        ("phien-quy-tac", lambda: page._rule.click()),
        ("phien-lap", lambda: page._new.click()),
    ):
        camera.settle()
        does()
        yield from _sheet(camera, name)
    concluded = next(row for row in rows if row.late_tasks)
    work.open(PAGE, concluded.uid)
    camera.take("phien-da-ket-luan")
    for name, does in (("phien-ket-luan", page._verbs.conclude), ("phien-bien-ban", page._verbs.minutes)):
        does()
        yield from _sheet(camera, name)
    work.open(PAGE, next(row for row in rows if row.mode.name == "BY_DELEGATE").uid)
    camera.take("phien-cap-pho")
    yield
    work.open(PAGE, next(row for row in rows if row.channel.name == "ONLINE").uid)
    camera.take("phien-truc-tuyen")
    yield
    page.papers.show_notice(2026, 11, 2)
    yield from _sheet(camera, "phien-thong-bao-lich")


def _sheet(camera: Camera, name: str) -> Iterator[None]:
    camera.take(name)
    for over in camera.window.findChildren(Overlay):
        over.go()
    yield


def _of(rows: Sequence[SessionRow], wanted: Status) -> SessionRow:
    return next(row for row in rows if row.status is wanted)
