"""What the window shows of sending to a stick: the sheet, what is wrong with a stick, the page with its log."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desktop_app.core.progress import Silent
from desktop_app.core.stick.parcels import Parcel
from desktop_app.core.stick.troubles import StickTrouble
from desktop_app.kit.sending import sender_of
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.deliveries.service import DeliveryService
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera
from desktop_app.shell.usb.page import UsbPage
from desktop_app.shell.usb.sheet import SendSheet
from tests.core.stick.doors import FailingDoor, FolderDrives, stick_at

PARCELS = (
    Parcel("01-TCD quý III/2026.pdf".replace("/", ":"), b"p" * 182_000),
    Parcel("01-TCD-quy-III-2026.docx", b"w" * 61_000),
    Parcel("01-TCD-quy-III-2026.xlsx", b"x" * 24_000),
)
GB = 1024**3


def usb_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """Without a stick, with two, sent, refused; then the page."""
    work = camera.window.work
    if work is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        clean = stick_at(Path(folder) / "E", label="KINGSTON", free=int(11.2 * GB), size=int(14.5 * GB))
        odd = stick_at(Path(folder) / "F", label="TAI LIEU XA", system="exFAT", free=GB // 2, size=29 * GB)
        (odd.root / "autorun.inf").write_bytes(b"")
        (odd.root / "Báo cáo.exe").write_bytes(b"")
        (odd.root / "Báo cáo").mkdir()
        drives = FolderDrives()
        before, work.drives = work.drives, drives
        work.open("reception.register")
        yield from _sheet(camera, drives, clean, odd)
        with suppress(StickTrouble):
            DeliveryService(office.desk, FailingDoor(3, errno.ENODEV)).send(PARCELS, odd, odd.root / "gui", Silent())
        drives.there = [clean, odd]
        work.open("system.usb")
        camera.take("usb-trang")
        yield
        page = work.pages.page
        assert isinstance(page, UsbPage)
        page.cards.try_asked.emit(clean, False)
        camera.take("usb-kiem-tra-xong")
        yield
        work.drives = before


def _sheet(camera: Camera, drives: FolderDrives, *sticks: object) -> Iterator[None]:
    sender = sender_of(camera.window)
    assert sender is not None
    sender.send(PARCELS)
    camera.take("usb-chua-cam")
    yield
    [sheet] = [each for each in camera.window.findChildren(SendSheet) if each.isVisible()]
    drives.there = list(sticks)  # type: ignore[arg-type]
    sheet._watch.look()
    camera.settle()
    sheet.drives._pick(str(drives.there[1].root))
    camera.take("usb-canh-bao")
    yield
    sheet.drives._pick(str(drives.there[0].root))
    camera.settle()
    sheet.send()
    camera.take("usb-da-gui")
    yield
    for each in camera.window.findChildren(SideSheet):
        each.go()
