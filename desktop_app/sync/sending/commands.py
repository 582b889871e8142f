"""Packages that go up, and their receipts, without a window."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.package.about import Kind
from desktop_app.core.package.find import find_packages
from desktop_app.core.package.read import check_whole
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.finding import declared
from desktop_app.office.models import OfficeKind
from desktop_app.office.profile import OfficeService
from desktop_app.sync.periods import typed_period
from desktop_app.sync.sending.looked import NOTHING
from desktop_app.sync.sending.service import SendService

MOST_RECEIPT_BYTES = 32 << 20
_TOO_BIG = "Biên nhận lớn bất thường nên không đọc. Hãy báo cơ quan cấp trên kiểm tra tệp."
WRITES_RECEIPTS = "desktop_app.sync.receiving.commands:write_receipts"


def build(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Make the package of a period; what is missing is told beside it."""
    service = SendService(desk)
    looked = service.look(typed_period(desk, values["period"]))
    saved = service.build(
        looked,
        values["out"],
        reason=values["reason"] or "",
        nothing=bool(values["nothing"]),
        with_files=bool(values["files"]),
        everything=bool(values["all"]),
    )
    missing = [each.sentence for each in looked.missing if not (values["nothing"] and each.sentence == NOTHING)]
    said = f"Đã lập gói số {saved.seq}, {words.number(saved.rows)} dòng: {saved.file}"
    data = {
        "seq": saved.seq,
        "kind": saved.kind.value,
        "rows": saved.rows,
        "bytes": saved.size,
        "file": str(saved.file),
        "missing": missing,
    }
    return Outcome("\n".join([said, *missing]), data, looked.period.from_on, looked.period.to_on)


def inspect_package(_today: date, values: Mapping[str, Any]) -> Outcome:
    """What a package says of itself, and whether it arrived whole."""
    whole = check_whole(values["file"])
    header = whole.header
    practice = ", của cơ quan tập huấn" if header.is_practice else ""
    said = (
        f"Gói số {header.seq} của {header.unit} gửi {header.to_unit}, kỳ {header.period}, lập {header.created}"
        f"{practice}. Tệp nguyên vẹn; nội dung chỉ cơ quan nhận mở được."
    )
    return Outcome(said, {**asdict(header), "kind": header.kind.value, "file_sha256": whole.file_sha256})


def receipts(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Take receipts in, or write them, whichever fits the office."""
    if OfficeService(desk).profile().kind == OfficeKind.UPPER.name:
        found: Outcome = declared(WRITES_RECEIPTS)(desk, values)
        return found
    return take_receipts(desk, values["folder"])


def take_receipts(desk: Desk, folder: Path) -> Outcome:
    """Take in every receipt in a folder or on a stick, whatever its files are called."""
    service, said, data = SendService(desk), list[str](), list[dict[str, Any]]()
    troubles, new = list[str](), 0
    for found in find_packages(folder):
        if found.header is None or found.header.kind is not Kind.ACK:
            continue
        try:
            taken = service.take_receipt(_read(found.path))
        except UserError as refused:
            troubles.append(f"{found.path.name}: {refused}")
            continue
        new += taken.new_comments
        for each in taken.answered:
            said.append(f"Gói {each.seq}: {each.state.value}.")
            data.append({"seq": each.seq, "state": each.state.name, "new": each.is_new})
        said += [f"Gói {seq} không phải do dữ liệu trên máy này lập nên bỏ qua." for seq in taken.unknown]
    if not said and not troubles:
        raise UserError("Không tìm thấy biên nhận nào trong thư mục. Hãy chọn đúng USB mang về từ cơ quan cấp trên.")
    if new:
        said.append(f"{new} nhận xét mới. Mở Gửi cấp trên để xem tại đúng dòng, đúng ô.")
    return Outcome("\n".join([*said, *troubles]), {"receipts": data, "new_comments": new}, failure=" ".join(troubles))


def _read(path: Path) -> bytes:
    with disk_told(), path.open("rb") as file:
        content = file.read(MOST_RECEIPT_BYTES + 1)
    if len(content) > MOST_RECEIPT_BYTES:
        raise UserError(_TOO_BIG)
    return content
