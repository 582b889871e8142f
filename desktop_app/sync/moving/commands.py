"""Moving a register without a window; the new PC's side is the program's own command `arrive`."""

from collections.abc import Mapping
from typing import Any

from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.sync.moving.service import MoveService


def out(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The whole register in one sealed file; this PC only reads from then on."""
    file = MoveService(desk).hand_over(values["out"])
    return Outcome(f"Đã ghi cả sổ: {file}. Máy này từ nay chỉ xem; mở tệp ở máy mới.", {"file": str(file)})


def back(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Write here again."""
    MoveService(desk).take_back(values["reason"])
    return Outcome("Máy này ghi sổ như trước. Đừng mở tệp đã chuyển ở máy khác.")
