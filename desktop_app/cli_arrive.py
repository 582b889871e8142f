"""A register that comes to this PC from another, without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.cli_console import Console, the_account
from desktop_app.core.progress import Silent
from desktop_app.office.area import Outcome
from desktop_app.sync.moving.arriving import Brought, Way, look_at
from desktop_app.sync.moving.arriving import arrive as bring

_ENROL = " Lập phiếu ghi danh mới đưa đơn vị kia; cấp trên xác nhận máy mới một lần."


def arrive(console: Console, values: Mapping[str, Any]) -> Outcome:
    """What the file brings, opened by a password of its own key file."""
    seen = look_at(values["file"], console.opener)
    account = the_account([person.name for person in seen.people], values["account"])
    way = Way(account=account, password=console.passwords.of(account))
    arrived = bring(values["file"], values["to"], way, console.opener, Silent())
    arrived.office.close()
    console.folder = values["to"]
    what = "máy phụ" if seen.brings is Brought.BRANCH else "máy mới"
    said = f"Máy này nay là {what} của {seen.office}: {values['to']}.{_ENROL if arrived.must_enrol else ''}"
    data = {"folder": str(values["to"]), "brings": seen.brings.name.lower(), "must_enrol": arrived.must_enrol}
    return Outcome(said, data)
