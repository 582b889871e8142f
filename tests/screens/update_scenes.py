"""What the window shows of updates: none, one that can be taken beside one that is refused, the way back."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QWidget

from db.migrations import HEAD
from desktop_app.core.law.rulebook import Confidence, Unit
from desktop_app.core.release import FILE, Release, release_text, version_of
from desktop_app.core.update_package.manifest import Kind, UpdateManifest
from desktop_app.core.update_package.write import write_update
from desktop_app.core.updating.errand import Errands
from desktop_app.core.updating.place import KEPT, REMOVER, ProgramPlace
from desktop_app.core.updating.updater import Updater
from desktop_app.kit.controls import Button
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.law_bundle import written_bundle
from desktop_app.office.law_entry import DayChange, RuleChange
from desktop_app.office.models import DayKind
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import LONGEST_WAIT, Camera
from desktop_app.shell.updates.cards import KeptCard
from desktop_app.shell.updates.page import UpdatesPage
from tests.core.stick.doors import FolderDrives, stick_at

NOTES = (
    "Biểu thống kê tiếp công dân theo mẫu của Thông tư mới, số cũ chuyển sang không phải nhập lại.",
    "In thẻ hẹn trên giấy A6, hai thẻ một tờ.",
    "Ngày nghỉ lễ năm 2027 theo thông báo chính thức; các hạn đang chạy được tính lại.",
    "Tìm trong sổ nhanh hơn khi sổ có trên một trăm nghìn dòng.",
)
OF_LAW = ("Nghỉ Tết Đinh Mùi 2027 theo thông báo của Bộ Nội vụ.", "Thời hạn trả lời kiến nghị sau buổi tiếp.")
LIMIT = RuleChange(
    key="reception.answer", value=7, unit=Unit.WORKING_DAYS, from_on=date(2027, 1, 1), to_on=None,
    citation="Điều 28 Luật Tiếp công dân (sửa đổi)", document="15/2026/QH16", reason="luật sửa đổi",
    confidence=Confidence.SECONDARY,
)  # fmt: skip

W = TypeVar("W", bound=QWidget)


def update_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The page as a PC shows it whose program came by the installer."""
    work = camera.window.work
    if work is None:
        return
    today = office.desk.clock.today()
    key = Ed25519PrivateKey.generate()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        stick = stick_at(home / "E", label="KINGSTON")
        drives = FolderDrives(stick)
        before, work.drives = (work.drives, work.updater), drives
        present = Release(version_of("0.2.0"), today - timedelta(days=200))
        place = ProgramPlace(_kept(home / "chuong-trinh", today - timedelta(days=390)))
        work.updater = Updater(present, [key.public_key()], place, Errands(home / "viec"), lambda _: None)
        work.pages.forget("system.updates")  # it was looked at already, by a program that did not come by the installer
        work.open("today")
        camera.take("cap-nhat-nhac")
        yield
        drives.there = []
        work.open("system.updates")
        camera.take("cap-nhat-chua-co-usb")
        yield
        drives.there = [stick]
        _write(stick.root, "0.3.0", today - timedelta(days=12), key)
        _write(stick.root, "0.1.5", today - timedelta(days=300), key)
        work.open("today")
        work.open("system.updates")
        camera.take("cap-nhat")
        yield
        page = work.pages.page
        assert isinstance(page, UpdatesPage)
        _awaited(camera, lambda: [card for card in page.cards if isinstance(card, KeptCard)]).button.click()
        camera.take("cap-nhat-tro-ve")
        for sheet in camera.window.findChildren(SideSheet):
            sheet.go()
        yield
        yield from _law(camera, office, stick.root, key)
        work.drives, work.updater = before


def _awaited(camera: Camera, find: Callable[[], Sequence[W]]) -> W:
    """The first of what is looked for, once the page has read what there is: a busy computer takes a while."""
    for _ in range(LONGEST_WAIT):
        if found := find():
            return found[0]
        camera.settle()
    raise LookupError("the page does not show what is looked for")


def _law(camera: Camera, office: OpenOffice, stick: Path, key: Ed25519PrivateKey) -> Iterator[None]:
    """A set of law, seen before it is taken."""
    work = camera.window.work
    for each in stick.iterdir():
        each.unlink()
    today = office.desk.clock.today()
    _write(stick, "2027.1.5", today, key, written_bundle([*_days(today.year + 1), LIMIT]))
    if work is None:
        return
    work.open("today")
    work.open("system.updates")
    camera.settle()
    page = work.pages.page
    assert isinstance(page, UpdatesPage)
    _awaited(camera, lambda: [each for each in page.findChildren(Button) if each.text() == "Xem trước"]).click()
    camera.take("cap-nhat-quy-dinh")
    work.back()
    yield


def _days(year: int) -> list[DayChange]:
    told = {"reason": "nghỉ Tết Nguyên đán, nghỉ bù", "document": "8662/TB-BNV"}
    return [
        DayChange(on=date(year, 2, day), kind=DayKind.OFF, confidence=Confidence.TEXT, **told)
        for day in (5, 8, 9, 10, 11, 12)
    ]


def _write(
    folder: Path, version: str, made_on: date, key: Ed25519PrivateKey, content_bytes: bytes = bytes(300_000)
) -> None:
    content = folder / "noi-dung"
    content.write_bytes(content_bytes)
    is_law = len(content_bytes) < 100_000
    manifest = UpdateManifest(
        kind=Kind.LAW if is_law else Kind.PROGRAM, version=version_of(version), oldest=version_of("0.1.0"),
        made_on=made_on, notes=OF_LAW if is_law else NOTES, size=0, sha256="",
    )  # fmt: skip
    write_update(folder, manifest, content, key)
    content.unlink()


def _kept(folder: Path, made_on: date) -> Path:
    inside = folder / KEPT / "_internal"
    steps = inside / "db" / "migrations" / "versions"
    for each in (steps, inside / "resources"):
        each.mkdir(parents=True)
    (steps / f"{HEAD}_now.py").touch()
    (inside / "resources" / FILE).write_text(release_text("0.1.0", made_on), encoding="utf-8")
    (folder / KEPT / REMOVER).touch()
    return folder
