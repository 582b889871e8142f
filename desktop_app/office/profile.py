"""Who the office is: its name on papers, its people, its settings, as rows of the file."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Service
from desktop_app.office.models import OfficeKind, Setting
from desktop_app.office.rights import Right, needs

KEY = "office.profile"
_COMMITTEES = ("xa ", "phuong ", "dac khu ", "tinh ", "thanh pho ")


@dataclass(frozen=True)
class Profile:
    """The office's letterhead and people.

    `name` is the unit ("xã Yên Hạ"), `province` the unit above it by name ("tỉnh Bắc Ninh"), `place` the place
    name before a date ("Yên Hạ"), `upper_office` whom packages go to; `is_remote` says that it is one of the remote
    places for which the law gives longer limits; numbers are the receipts' copies and text size.
    """

    name: str = ""
    province: str = ""
    kind: str = OfficeKind.COMMUNE.name
    code: str = ""
    place: str = ""
    upper_office: str = ""
    chairperson: str = ""
    deputies: tuple[str, ...] = ()
    reception_official: str = ""
    reception_place: str = "Phòng tiếp công dân"
    is_remote: bool = False
    phone: str = ""
    backup_folder: str = ""
    text_percent: int = 100

    @property
    def is_committee(self) -> bool:
        """Whether the office is the Ủy ban nhân dân of its unit, and no department below one."""
        return fold(self.name).startswith(_COMMITTEES)

    @property
    def agency(self) -> tuple[str, ...]:
        """The bold lines of the letterhead: ỦY BAN NHÂN DÂN / XÃ …, or a department's name alone."""
        return ("ỦY BAN NHÂN DÂN", self.name.upper()) if self.is_committee else (self.name.upper(),)

    @property
    def superior(self) -> str:
        """What stands above a department's name; a committee stands alone (Nghị định 30/2020, Phụ lục I)."""
        return "" if self.is_committee else self.upper_office.upper()

    @property
    def short_name(self) -> str:
        """What the window calls it: UBND xã Yên Hạ, Sở Nội vụ."""
        return f"UBND {self.name}" if self.is_committee else self.name


def read_profile(session: Session) -> Profile:
    """The office's profile; empty before the first set-up."""
    stored = session.scalars(select(Setting).where(Setting.key == KEY)).one_or_none()
    values = json.loads(stored.value) if stored else {}
    known = {field.name for field in fields(Profile)}
    kept: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items() if name in known
    }
    return Profile(**kept)


def write_profile(session: Session, profile: Profile) -> None:
    """Store the profile, inside the caller's transaction."""
    put_setting(session, KEY, asdict(profile))


def forget_other_places(session: Session) -> None:
    """On another PC the folder for backups may not be there: then they lie beside the data until one is chosen."""
    profile = read_profile(session)
    if profile.backup_folder and not Path(profile.backup_folder).is_dir():
        write_profile(session, replace(profile, backup_folder=""))


def put_setting(session: Session, key: str, value: Any) -> None:
    """Store one setting as JSON, inside the caller's transaction."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    stored = session.scalars(select(Setting).where(Setting.key == key)).one_or_none()
    if stored is None:
        session.add(Setting(key=key, value=text))
    elif stored.value != text:
        stored.value = text


class OfficeService(Service):
    """The office's own data."""

    @needs(Right.SIGN_IN)
    def profile(self) -> Profile:
        """Who the office is."""
        with self.desk.db.reading() as session:
            return read_profile(session)

    @needs(Right.SETTLE_OFFICE)
    def settle(self, profile: Profile) -> None:
        """Keep the profile; InvalidInput when a name that papers need is missing."""
        problems = {
            name: sentence
            for name, sentence in (
                ("name", "Chưa nhập tên đơn vị. Gõ tên như trên con dấu, ví dụ xã Yên Hạ."),
                ("place", "Chưa nhập địa danh. Địa danh đứng trước ngày tháng trên văn bản."),
            )
            if not getattr(profile, name).strip()
        }
        if problems:
            raise InvalidInput(problems)
        with self.desk.db.writing(self.holder.uid) as session:
            write_profile(session, profile)

    @needs(Right.READ)
    def set_text_size(self, percent: int) -> None:
        """Keep the size of the text: 100, 110 or 125 %."""
        with self.desk.db.writing(self.holder.uid) as session:
            write_profile(session, replace(read_profile(session), text_percent=percent))
