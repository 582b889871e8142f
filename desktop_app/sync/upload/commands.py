"""Sending over the network without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.upload.client import Delivered
from desktop_app.sync.upload.service import UploadService
from desktop_app.sync.upload.ticket import TICKET_BYTES


def take_ticket(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Send by this ticket from now on."""
    with disk_told(), values["file"].open("rb") as file:
        content = file.read(TICKET_BYTES + 1)
    place = UploadService(desk).take_ticket(content)
    said = f"Từ nay gói gửi qua mạng đến {place.address}. Xóa tệp kết nối sau khi nhận: ai có tệp thì gửi thay được."
    return Outcome(said, {"address": place.address})


def send(desk: Desk, _values: Mapping[str, Any]) -> Outcome:
    """Send what was made and not handed over, then take in the receipts that wait."""
    service = UploadService(desk)
    sent = [_send(desk, service, uid) for uid in service.waiting()]
    fetched = service.take(service.fetch())
    said = [f"Máy nhận đã nhận {words.number(len(sent))} gói." if sent else "Không có gói nào chờ gửi."]
    said += [f"Gói {each.seq}: {each.state.value}." for each in fetched.answered]
    if fetched.new_comments:
        said.append(f"{fetched.new_comments} nhận xét mới. Mở Gửi cấp trên để xem tại đúng dòng, đúng ô.")
    data = {
        "sent": [{"file_sha256": each.digest, "bytes": each.length} for each in sent],
        "receipts": [{"seq": each.seq, "state": each.state.name, "new": each.is_new} for each in fetched.answered],
        "new_comments": fetched.new_comments,
    }
    return Outcome("\n".join([*said, *fetched.troubles]), data, failure=" ".join(fetched.troubles))


def _send(desk: Desk, service: UploadService, uid: str) -> Delivered:
    delivered = service.send(uid)
    SendService(desk).hand_over(uid)
    return delivered
