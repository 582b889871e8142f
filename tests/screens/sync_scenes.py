"""What the window shows of packages: a commune that sends, the office above that receives."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.sample import PASSWORD
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Silent
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.opening import OpenOffice
from desktop_app.office.profile import OfficeService
from desktop_app.shell.pictures import Camera, close
from desktop_app.shell.window import Window
from desktop_app.sync.enrolling.queries import moment
from desktop_app.sync.models import Comment
from desktop_app.sync.periods import typed_period
from desktop_app.sync.practice.upper import make_practice_upper
from desktop_app.sync.receiving.matrix import Step
from desktop_app.sync.remarks import remark_row
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import Target
from desktop_app.sync.upload.answers import UNREACHED
from desktop_app.sync.upload.service import UploadService
from desktop_app.sync.upload.ticket import Ticket
from desktop_app.sync.views.consolidated_page import ConsolidatedPage
from desktop_app.sync.views.inbox_page import InboxPage
from desktop_app.sync.views.line_acts import Stuck
from desktop_app.sync.views.matrix_page import MatrixPage
from desktop_app.sync.views.send_page import SendPage
from desktop_app.sync.views.units_page import UnitsPage
from tests.areas.reception.makers import entry_of_a_visit
from tests.core.stick.doors import FolderDrives, stick_at
from tests.screens.down_scenes import branch_scenes, came_down_scenes, down_scenes
from tests.screens.program import opener, program
from tests.sync.sending.makers import Upper, enrolled

_FREE, _SIZE = 11_200_000_000, 14_500_000_000
_SENT = (
    (datetime(2026, 6, 18, 9, 0), "2026-Q2", False),
    (datetime(2026, 6, 22, 9, 0), "2026-Q2", True),
    (datetime(2026, 10, 19, 9, 0), "2026-10", True),
)
FORM = "01-TCD"


def send_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The page before anybody is enrolled, with a line of packages, with a package that did not arrive."""
    work = camera.window.work
    if work is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        stick = stick_at(Path(folder) / "E", label="KINGSTON", free=_FREE, size=_SIZE)
        before, work.drives = work.drives, FolderDrives(stick)
        work.open("sync.send")
        camera.take("gui-cap-tren-chua-ghi-danh")
        yield
        above = _send_for_a_while(office)
        work.refresh()
        work.open("today")
        work.open("sync.send")
        camera.settle()
        page = work.pages.page
        assert isinstance(page, SendPage)
        page.watch.seen.emit([stick])
        camera.take("gui-cap-tren")
        yield
        page.history.table.opened.emit(page.history.rows[1])
        camera.take("gui-cap-tren-nhan-xet")
        yield
        _close(camera)
        page.ways.everything()
        camera.take("gui-cap-tren-toan-bo")
        yield
        _close(camera)
        page.line.stuck = Stuck(page.history.rows[0].uid, page.history.rows[0].seq, UNREACHED)
        page.look()
        camera.take("gui-cap-tren-chua-toi")
        yield
        work.drives = before
        yield from came_down_scenes(camera, office, above, Path(folder) / "xuong")
        yield from branch_scenes(camera, office, Path(folder))


def _send_for_a_while(office: OpenOffice) -> Upper:
    """A quarter whose stick was lost, the same again with comments, a month; then visits that did not go yet."""
    desk, clock = office.desk, office.desk.clock
    assert isinstance(clock, FixedClock)
    now, above = clock.now(), Upper(is_practice=True)
    clock.move_to(datetime(2026, 6, 16, 9, 0))
    enrolled(desk, above)
    sending, uploads = SendService(desk), UploadService(desk)
    uploads.take_ticket(Ticket("https://nhan.minhhoa.example:8443", "27061", "t" * 43).to_bytes())
    for at, period, arrives in _SENT:
        clock.move_to(at)
        saved = sending.build(sending.look(typed_period(desk, period)))
        sending.hand_over(saved.uid)
        if arrives:
            clock.move_to(at + timedelta(days=2))
            with above.open(saved.copy) as opened:
                remarks = [remark_row(_remark(opened.manifest.about.pkg_id))] if saved.seq == 2 else []
                sending.take_receipt(above.receipt(opened, remarks=remarks, at=moment(clock.now())))
    clock.move_to(now)
    for content in ("Hỏi thủ tục tách thửa cho con.", "Phản ánh cống thoát nước trước cổng trường bị tắc."):
        ReceptionService(desk).register(entry_of_a_visit(received_on=now.date(), content=content))
    return above


def _remark(package: str) -> Comment:
    return Comment(
        comment_uid="01a20000-0000-7000-8000-000000000001", package_uid=package, target=Target.FIGURE, table_name="",
        row_uid="", form="01-TCD", from_on=date(2026, 3, 15), to_on=date(2026, 6, 14), figure="5",
        said="Đề nghị giải thích số người tăng trong khi số lượt không đổi.", said_by="Phạm Quốc Tuấn",
        said_on=date(2026, 6, 24), is_return=False,
    )  # fmt: skip


def _close(camera: Camera) -> None:
    for each in camera.window.findChildren(SideSheet):
        if each.isVisible():
            each.go()


def upper_scenes(camera_of: Callable[[Window], Camera], scratch: Path, percent: int) -> Iterator[None]:
    """The practice office that receives, in a window of its own."""
    data = scratch / "upper"
    make_practice_upper(data, opener(), Silent()).close()
    used = program(data, scratch / "upper.json")
    window = Window(used)
    camera = camera_of(window)
    window.show()
    office = used.door.open(used.door.plate().people[0].uid, PASSWORD)
    service = OfficeService(office.desk)
    service.settle(replace(service.profile(), text_percent=percent))
    window.enter(office)
    yield from pages_above(camera)
    close(window)


def pages_above(camera: Camera) -> Iterator[None]:
    """The pages of an upper office: what came in, the matrix by months, the figures of all, mergers, partners."""
    work = camera.window.work
    if work is None:
        return
    work.refresh()
    work.open("sync.inbox")
    camera.settle()
    page = work.pages.page
    assert isinstance(page, InboxPage)
    camera.take("cap-tren-goi")
    yield
    work.open("sync.matrix")
    camera.settle()
    page = work.pages.page
    assert isinstance(page, MatrixPage)
    page.bar._form.pick(FORM)
    page.bar._step.pick(Step.MONTH.name)
    camera.settle()
    page.matrix.go_to("99022", 10)
    camera.take("cap-tren-tinh-hinh-nop")
    yield
    page.matrix.go_to("99018", 11)
    camera.take("cap-tren-nhanh-re")
    yield
    work.open("sync.consolidated")
    camera.settle()
    page = work.pages.page
    assert isinstance(page, ConsolidatedPage)
    page.table.choose("99017")
    camera.take("cap-tren-tong-hop")
    yield
    yield from down_scenes(camera)
    work.open("sync.units")
    camera.take("cap-tren-sap-nhap-trong")
    yield
    page = work.pages.page
    assert isinstance(page, UnitsPage)
    page.merge.click()
    camera.settle()
    [sheet] = [each for each in camera.window.findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load({"unit": "99015", "into": "99013", "from_on": date(2026, 12, 15), "basis": "Nghị quyết số 12/NQ"})
    sheet.form.edited.emit("basis")
    camera.take("cap-tren-ghi-sap-nhap")
    yield
    sheet.submit()
    camera.take("cap-tren-sap-nhap")
    yield
    work.open("sync.partners")
    camera.take("cap-tren-don-vi")
    yield
