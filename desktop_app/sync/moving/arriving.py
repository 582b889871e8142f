"""A PC without an office takes one over from a file: moved from an old PC, the starter of a branch, or a backup."""

import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

from db import archive, restore
from db.keys import KeyFile, Unlocked
from desktop_app.core import patience
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.office.door import Door, Person
from desktop_app.office.opening import Opener, OpenOffice, open_office, recover
from desktop_app.sync.branch.beginning import begin_branch
from desktop_app.sync.branch.service import SUFFIX as STARTER
from desktop_app.sync.moving.service import SUFFIX as MOVED
from desktop_app.sync.moving.service import MoveService

_NO_CODE = (
    "Máy phụ mở bằng mật khẩu của tài khoản ở máy chính, không mở bằng phiếu khôi phục. Quên mật khẩu thì đặt lại ở đó."
)


class Brought(Enum):
    """What a file brings to a PC without an office."""

    MOVED = "Sổ chuyển từ máy cũ"
    BRANCH = "Bộ máy phụ"
    COPY = "Bản sao lưu"


@dataclass(frozen=True)
class Seen:
    """What a file says of itself before anybody gave a password: whose it is, when it was made, who may open it."""

    brings: Brought
    office: str
    place: str
    is_practice: bool
    made_at: datetime
    people: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """How the file is opened: an account with its password, or a new password for it by the recovery sheet's code."""

    account: str
    password: str = field(repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True)
class Arrival:
    """The office, open here; `code` is that of the sheet which replaces a used one.

    `must_enrol` says that other offices have to enrol its new card before they take its packages in.
    """

    office: OpenOffice
    code: str = field(default="", repr=False)
    must_enrol: bool = False


def look_at(file: Path, opener: Opener) -> Seen:
    """What is in the file; UserError when it is none that an office can be brought from."""
    with archive.opened(file) as found, tempfile.TemporaryDirectory(prefix="sodanchu-") as folder:
        found.extract(archive.KEYS, Path(folder, archive.KEYS), lambda _size: None)
        plate, made_at = Door(Path(folder), opener).plate(), found.manifest.made_at
    brings = {STARTER: Brought.BRANCH, MOVED: Brought.MOVED}.get(file.suffix, Brought.COPY)
    return Seen(brings, plate.office_name, plate.office_place, plate.is_practice, made_at, plate.people)


def arrive(file: Path, folder: Path, way: Way, opener: Opener, progress: Progress) -> Arrival:
    """Bring the file into `folder`, which is new or empty, as a new life of the data; nothing is left when it fails."""
    if file.suffix == STARTER:
        if way.code:
            raise UserError(_NO_CODE)
        return Arrival(begin_branch(file, folder, way.account, way.password, opener, progress))
    opener.check_place(folder)

    def unlock(keys: KeyFile) -> Unlocked:
        if way.code:
            keys.facts().rules.check_password(way.password)
            return keys.unlock_with_recovery(way.code)
        return keys.unlock(way.account, way.password, opener.clock.now())

    restore.restore(file, folder, unlock, opener.clock, progress, opener.floor)
    try:
        return _settled(folder, way, opener)
    except BaseException:
        patience.remove_tree(folder)
        raise


def _settled(folder: Path, way: Way, opener: Opener) -> Arrival:
    code = recover(folder, way.code, way.account, way.password, opener) if way.code else ""
    office = open_office(folder, way.account, way.password, opener)
    try:
        return Arrival(office, code, MoveService(office.desk).settle_in())
    except BaseException:
        office.close()
        raise
