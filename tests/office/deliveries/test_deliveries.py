"""Every sending is logged, whatever came of it; the log is read newest first and printed."""

import errno
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import Cancelled, NotAllowed
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.progress import Silent
from desktop_app.core.stick.parcels import Parcel
from desktop_app.core.stick.troubles import FULL, StickTrouble
from desktop_app.office.deliveries.documents import DeliveryPaperService
from desktop_app.office.deliveries.queries import DeliveryPages, files_of
from desktop_app.office.deliveries.service import NOTHING, DeliveryService, folder_name, folder_on
from desktop_app.office.deliveries.states import DeliveryState
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.core.paper.samples import ReadPdf
from tests.core.stick.doors import FailingDoor, stick_at

PARCELS = (Parcel("01-TCD.pdf", b"pdf" * 500), Parcel("01-TCD.xlsx", b"xlsx"))
TODAY = date(2026, 11, 23)


class Stopped:
    def report(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


def test_what_was_sent_broken_or_stopped_is_logged_and_printed(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    drive = stick_at(tmp_path / "usb")
    folder = folder_on(drive, folder_name(TODAY))
    delivered = DeliveryService(desk).send(PARCELS, drive, folder, Silent())
    with pytest.raises(StickTrouble):
        DeliveryService(desk, FailingDoor(2, errno.ENOSPC)).send(PARCELS, drive, folder, Silent())
    with pytest.raises(Cancelled):
        DeliveryService(desk).send(PARCELS, drive, folder, Stopped())

    pages = DeliveryPages(desk)
    stopped, broken, good = rows = pages.after(None, 10)
    assert pages.count() == 3
    assert pages.after(stopped, 1) == [broken]
    assert pages.after(good, 5) == []
    assert [row.state for row in rows] == [DeliveryState.CANCELLED, DeliveryState.BROKEN, DeliveryState.CHECKED]
    assert (good.uid, good.drive, good.serial, good.folder, good.files, good.size, good.by) == (
        delivered.uid, "KINGSTON (usb)", "1A2B-3C4D", "so-dan-chu-2026-11-23", 2, 1504, "Hoàng Thị Lan"
    )  # fmt: skip
    assert (broken.trouble, broken.files) == (FULL, 0)
    assert [(file.name, file.size) for file in files_of(desk, good.uid)] == [("01-TCD.pdf", 1500), ("01-TCD.xlsx", 4)]
    assert str(tmp_path) not in "".join(f"{row}" for row in rows), "the path of this PC may name a person"

    text = ReadPdf(write_pdf(DeliveryPaperService(desk).list_of(date(2026, 1, 1), TODAY))).all_text()
    for said in ("3 lần gửi, 2 tệp đã đọc lại khớp", "01-TCD.xlsx", "Đã dừng", "USB đã đầy", "KINGSTON"):
        assert said in text
    assert "Không có lần gửi ra USB nào." in ReadPdf(
        write_pdf(DeliveryPaperService(desk).list_of(date(2025, 1, 1), date(2025, 12, 31)))
    ).all_text()  # fmt: skip


def test_only_who_may_print_sends_and_something_must_be_sent(desk: Desk, tmp_path: Path) -> None:
    drive = stick_at(tmp_path / "usb")
    with pytest.raises(StickTrouble, match="Chưa có tệp nào để gửi"):
        DeliveryService(desk).send((), drive, drive.root, Silent())
    assert NOTHING.endswith(".")
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        DeliveryService(viewer).send(PARCELS, drive, drive.root, Silent())
    assert DeliveryPages(desk).count() == 0
    assert list(drive.root.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "inside"),
    [
        ("báo cáo", "báo cáo"),
        ("2026\\quý III", "2026/quý III"),
        ("../..", ""),
        ("a:b", "a-b"),
        ("/etc", "etc"),
        ("", ""),
    ],
)
def test_a_typed_folder_stays_on_the_stick(tmp_path: Path, typed: str, inside: str) -> None:
    assert folder_on(stick_at(tmp_path / "usb"), typed) == tmp_path / "usb" / inside
