"""A PC without an office takes one over from a file: moved from an old PC, a starter of a branch, or a backup."""

from dataclasses import dataclass, field
from pathlib import Path

from db import restore
from db.keys import KeyFile, Unlocked
from desktop_app.core import patience
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.office.opening import Opener, OpenOffice, open_office, recover
from desktop_app.sync.branch.beginning import begin_branch
from desktop_app.sync.branch.service import SUFFIX as STARTER
from desktop_app.sync.moving.service import MoveService

_NO_CODE = (
    "Máy phụ mở bằng mật khẩu của tài khoản ở máy chính, không mở bằng phiếu khôi phục. Quên mật khẩu thì đặt lại ở đó."
)


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
