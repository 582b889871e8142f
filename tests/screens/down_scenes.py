"""What the window shows of packages from above and of a second desk's PC."""

import io
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.sample import PASSWORD
from desktop_app.core.clock import FixedClock
from desktop_app.core.package.about import About
from desktop_app.core.package.write import Contents, Sender, write_package
from desktop_app.core.progress import Silent
from desktop_app.core.uid import uuid7
from desktop_app.office.law_bundle import written_bundle
from desktop_app.office.law_entry import DayChange
from desktop_app.office.law_service import LawService
from desktop_app.office.models import DayKind
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera
from desktop_app.sync.branch.beginning import begin_branch
from desktop_app.sync.branch.handing import HandService
from desktop_app.sync.branch.join_service import JoinService
from desktop_app.sync.branch.service import BranchService
from desktop_app.sync.down.offers import offers
from desktop_app.sync.down.parts import DOWN_SCHEMA, Parts
from desktop_app.sync.down.service import SendDownService, all_units
from desktop_app.sync.enrolling.queries import moment
from desktop_app.sync.views.came_down_page import CameDownPage
from desktop_app.sync.views.down_page import DownPage
from tests.areas.reception.makers import entry_of_a_visit
from tests.screens.program import opener
from tests.sync.down.makers import form_text
from tests.sync.sending.makers import Upper

_STORM = DayChange(on=date(2026, 12, 1), kind=DayKind.OFF, reason="nghỉ tránh bão", document="88/TB-UBND")
_NOTE = "Dùng cho báo cáo từ quý IV/2026. Cài xong báo phòng Tổng hợp."


def down_scenes(camera: Camera) -> Iterator[None]:
    """The office above: what is chosen for whom, then what was sent."""
    work = camera.window.work
    if work is None:
        return
    desk = work.desk
    SendDownService(desk).add_form(form_text())
    LawService(desk).make(_STORM)
    work.open("sync.down")
    page = work.pages.page
    assert isinstance(page, DownPage)
    page.make.click()
    camera.take("gui-xuong")
    yield
    units = [code for code, _ in all_units(desk)]
    made = SendDownService(desk).build([each.uid for each in offers(desk)], units, _NOTE)
    SendDownService(desk).hand_over(made.uid)
    work.open("today")
    work.open("sync.down")
    camera.take("gui-xuong-da-gui")
    yield


def came_down_scenes(camera: Camera, office: OpenOffice, above: Upper, folder: Path) -> Iterator[None]:
    """The commune: a package on the stick, with what it would change."""
    work = camera.window.work
    if work is None:
        return
    folder.mkdir()
    (folder / "goi.dcpkg").write_bytes(_sent_by(above, office.desk.clock.now()))
    work.open("sync.came_down")
    page = work.pages.page
    assert isinstance(page, CameDownPage)
    page.look_in(folder)
    camera.take("cap-tren-gui-xuong")
    yield


def branch_scenes(camera: Camera, office: OpenOffice, folder: Path) -> Iterator[None]:
    """The main PC: one branch, whose first package was taken in."""
    work, clock = camera.window.work, office.desk.clock
    if work is None:
        return
    assert isinstance(clock, FixedClock)
    now = clock.now()
    clock.move_to(now - timedelta(days=9))
    starter = BranchService(office.desk).make("Bàn nhà văn hóa", "Nhà văn hóa thôn Đoài", folder / "bo-may-phu")
    account, day = office.desk.account.uid, clock.today()
    with closing(begin_branch(starter.file, folder / "may-phu", account, PASSWORD, opener(), Silent())) as branch:
        for content in ("Hỏi thủ tục cấp lại sổ hộ nghèo.", "Đề nghị sửa mương tưới xóm trên."):
            visit = entry_of_a_visit(book=starter.letter, received_on=day, content=content)
            ReceptionService(branch.desk).register(visit)
        file = HandService(branch.desk).hand(folder / "goi").file
    clock.move_to(now)
    joining = JoinService(office.desk)
    joining.apply(joining.plan(file))
    work.open("system.branches")
    camera.take("may-phu")
    yield


def _sent_by(above: Upper, now: datetime) -> bytes:
    assert above.commune
    parts = Parts(forms=(form_text(),), law=written_bundle([_STORM]).decode())
    about = About(
        pkg_id=uuid7(now), kind=parts.kind, unit="27", to_unit=above.commune.unit, install="pc", epoch=1, seq=4,
        period="gui-xuong", created=moment(now), app="0.1.0", schema=DOWN_SCHEMA, is_practice=above.is_practice,
        facts={"by": "Phạm Quốc Tuấn", "note": _NOTE},
    )  # fmt: skip
    target = io.BytesIO()
    sender = Sender(above.keys, above.card.fingerprint)
    write_package(target, about, Contents(reports=parts.members()), sender, [above.commune.sealed_to])
    return target.getvalue()
