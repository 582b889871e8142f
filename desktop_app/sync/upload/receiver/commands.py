"""The receiving service from the command line."""

import logging
from collections.abc import Mapping
from datetime import date, datetime, time
from importlib.util import find_spec
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from desktop_app.core.clock import VIETNAM
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.office.area import Outcome
from desktop_app.sync.upload.receiver.certificate import own_certificate
from desktop_app.sync.upload.receiver.tokens import Tokens
from desktop_app.sync.upload.ticket import Ticket, checked_address

LOG = "may-nhan.log"
_LOG_BYTES, _LOGS_KEPT = 2**20, 5
NOT_INSTALLED = (
    "Máy này chưa cài phần máy nhận. Máy nhận chạy trên máy chủ của cơ quan cấp trên, cài bằng: "
    "pip install sodanchu[receiver]"
)


def serve(today: date, values: Mapping[str, Any]) -> Outcome:
    """Run the service until it is stopped."""
    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise UserError(NOT_INSTALLED)
    # Imported here: the program on an official's PC does not have what it needs.
    from desktop_app.sync.upload.receiver.serving import Place, make_server

    place = Place(host=values["host"], port=values["port"], certificate=values["cert"], key=values["key"])
    with disk_told():
        server = make_server(values["data"], place, _morning(today))
        _keep_log(values["data"])
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    except SystemExit:
        raise UserError(
            f"Không mở được cổng {place.port} tại {place.host}, có thể chương trình khác đang dùng. Hãy chọn cổng khác."
        ) from None
    return Outcome("Máy nhận đã dừng. Tệp đã nhận nằm trong thư mục của máy nhận.", {"stopped": True})


def give_ticket(today: date, values: Mapping[str, Any]) -> Outcome:
    """A ticket for a unit; the token stands in it and nowhere else."""
    folder, unit, out = values["data"], values["unit"], values["out"]
    address = checked_address(values["address"])
    with disk_told():
        pinned = not values["public_cert"] and address.startswith("https")
        certificate = own_certificate(folder, _morning(today)).read_text("ascii") if pinned else ""
        token = Tokens(folder).give(unit, today)
        with whole_file(out) as part:
            part.write_bytes(Ticket(address, unit, token, certificate).to_bytes())
    said = (
        f"Đã ghi tệp kết nối của đơn vị {unit}: {out}. Giao tận tay đơn vị rồi xóa tệp ở đây; ai có tệp thì gửi thay "
        "được, nhưng không ký thay được."
    )
    return Outcome(said, {"unit": unit, "file": str(out), "pinned": pinned})


def revoke(today: date, values: Mapping[str, Any]) -> Outcome:
    """A unit sends no more."""
    with disk_told():
        Tokens(values["data"]).revoke(values["unit"], today)
    return Outcome(f"Từ nay máy nhận không nhận gói qua mạng của đơn vị {values['unit']}.", {"unit": values["unit"]})


def _keep_log(folder: Path) -> None:
    """What was taken and what went wrong, by units and sums alone: a service of Windows shows nobody what it prints."""
    handler = RotatingFileHandler(folder / LOG, maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name in ("desktop_app.sync.upload", "uvicorn.error"):
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(logging.INFO)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
