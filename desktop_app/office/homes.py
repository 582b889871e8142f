"""The two places where an office's data may lie on a PC: this account's own, and one for all accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.place import share
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener

OWN = "Chỉ tài khoản Windows này mở được"
SHARED = "Mọi tài khoản Windows của máy mở được"


@dataclass(frozen=True)
class Home:
    """A folder with an office in it, and what is said of it before anybody signs in."""

    folder: Path
    title: str
    words: str


@dataclass(frozen=True)
class Homes:
    """Where the program looks for an office by itself; `shared` is None where a PC has no such place."""

    own: Path
    shared: Path | None = None

    def usual(self, opener: Opener) -> Path:
        """The folder to open when nobody names one: where an office is, the account's own first."""
        there = [folder for folder in self._folders() if Door(folder, opener).is_set_up]
        return there[0] if there else self.own

    def only(self, opener: Opener) -> Path:
        """The one folder that can be meant; UserError when there is more than one."""
        there = [folder for folder in self._folders() if Door(folder, opener).is_set_up]
        if len(there) > 1:
            raise UserError(
                f"Máy này có hai nơi giữ dữ liệu: {' và '.join(map(str, there))}. Hãy chỉ một nơi bằng --data."
            )
        return there[0] if there else self.own

    def others(self, folder: Path, opener: Opener) -> list[Home]:
        """The offices that lie on this PC besides the one in `folder`."""
        return [self.home(each, opener) for each in self._folders() if each != folder and Door(each, opener).is_set_up]

    def home(self, folder: Path, opener: Opener) -> Home:
        """What stands on the door of a folder; a key file that cannot be read is still an office."""
        words = OWN if folder == self.own else SHARED if folder == self.shared else ""
        try:
            plate = Door(folder, opener).plate()
            title = ", ".join(filter(None, (plate.office_name, plate.office_place)))
        except UserError:
            title = "Dữ liệu của một cơ quan"
        return Home(folder, title, words)

    def refuse_second(self, folder: Path, opener: Opener) -> None:
        """UserError when an office that nobody spoke of lies on this PC already."""
        if others := self.others(folder, opener):
            raise UserError(
                f"Máy này đã có dữ liệu của {others[0].title} ở {others[0].folder}. Hãy mở dữ liệu đó; nếu vẫn muốn "
                "lập thêm, hãy chỉ thư mục mới bằng --data."
            )

    def make_room(self, folder: Path) -> None:
        """Let every account of the PC into the shared folder before anything is written there."""
        if folder == self.shared:
            with disk_told():
                folder.mkdir(parents=True, exist_ok=True)
            share(folder)

    def _folders(self) -> tuple[Path, ...]:
        return (self.own,) if self.shared is None else (self.own, self.shared)


def shared_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """The folder that every account of a Windows PC may use."""
    base = environment.get("PROGRAMDATA") if platform == "win32" else None
    return Path(base) / "SoDanChu" / "du-lieu" if base else None
