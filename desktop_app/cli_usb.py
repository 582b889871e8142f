"""The command that sends files to a stick."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop_app.cli_console import Console
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Silent
from desktop_app.core.stick.looking import look_over
from desktop_app.core.stick.machine_drives import MachineDrives
from desktop_app.core.stick.parcels import named, parcels_of
from desktop_app.core.stick.troubles import size_words
from desktop_app.office.area import Outcome
from desktop_app.office.deliveries.service import DeliveryService


def export(console: Console, values: Mapping[str, Any]) -> Outcome:
    """Files and folders written, read back, compared and listed; what looks like the work of a virus is told."""
    target: Path = values["to"]
    if not target.is_dir():
        raise UserError("Không thấy USB hoặc thư mục sau --to. Hãy cắm USB, chờ máy nhận, rồi chỉ đúng thư mục.")
    missing = [path for path in values["files"] if not path.exists()]
    if missing:
        raise UserError(f"Không có “{missing[0].name}” trên máy. Hãy gõ đúng đường dẫn của tệp cần gửi.")
    with disk_told():
        drives = MachineDrives()
        drive = drives.holding(target)
        is_stick = any(each.root == drive.root for each in drives.removable())
        warnings = look_over(drive.root if is_stick else target)
    parcels = parcels_of(values["files"])
    with console.office(values) as office:
        delivered = DeliveryService(office.desk).send(parcels, drive, target.resolve(), Silent())
    sent = delivered.sent
    mended = [{"from": each.parcel.name, "to": each.name} for each in named(parcels) if each.is_mended]
    lines = [
        f"Đã ghi {words.number(len(sent.files))} tệp ({size_words(delivered.size)}) và đọc lại khớp từng tệp; "
        f"mã kiểm tra nằm trong {sent.listed_as}.",
        *(f"Đổi tên: {each['from']} thành {each['to']}." for each in mended),
        *(f"Cần chú ý trên USB: {finding.sentence}" for finding in warnings),
    ]
    data = {
        "drive": drive.name,
        "folder": str(sent.folder),
        "list": sent.listed_as,
        "files": [asdict(file) for file in sent.files],
        "renamed": mended,
        "warnings": [asdict(finding) for finding in warnings],
    }
    return Outcome("\n".join(lines), data)
