"""Handing an identity over without a window; what was handed here is shown in the window alone."""

from collections.abc import Mapping
from typing import Any

from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.sync.identities.queries import handable
from desktop_app.sync.identities.service import NOT_TRANSFERRED, IdentityService


def hand(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Write the package of one denunciation into a folder."""
    record = next((each for each in handable(desk) if each.code == values["record"]), None)
    if record is None:
        raise UserError(NOT_TRANSFERRED)
    made = IdentityService(desk).hand(record.uid, values["reason"], is_competent=bool(values["competent"]))
    file = values["out"] / made.name
    with disk_told():
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as part:
            part.write_bytes(made.content)
    said = f"Đã ghi tệp riêng của hồ sơ {made.code}, niêm phong cho {made.to_name}: {file}. Giao tận tay."
    return Outcome(said, {"record": made.code, "file": str(file)})
