"""Where the data of an office may lie, and that one program at a time has it."""

import json
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from db.machine import Drive, Machine, ThisMachine
from desktop_app.core import disk, words
from desktop_app.core.clock import Clock
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.patience import remove

LOCK_NAME = "office.lock"
HOLDER_NAME = "office.holder"
ROOM = 300 * 1024 * 1024
_ON_THE_DISK = "Hãy chọn một thư mục trên ổ đĩa trong máy, ví dụ D:\\SoDanChu; USB chỉ dùng để giữ bản sao lưu."
_REFUSED = (
    "Không ghi được vào thư mục này: không có quyền, hoặc Windows hay phần mềm chống mã độc đang chặn. Trong Bảo mật "
    "Windows, mục chống mã độc tống tiền, hãy cho phép chương trình Sổ Dân Chủ; hoặc chọn thư mục khác, hoặc nhờ người "
    "quản trị máy mở quyền ghi."
)
_EVERY_USER = "*S-1-5-32-545"
LONGEST_INSIDE = 100
"""What the longest name inside the data folder adds to its path, a file being written included."""

# How folders of cloud services are called, by the beginning of the name in small letters.
_CLOUD_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive của tôi": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "megasync": "MEGA",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
# What these services leave inside the folders that they synchronise.
_CLOUD_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}


def check_folder(folder: Path, machine: Machine | None = None, room: int = ROOM) -> None:
    """UserError with the reason when data must not lie in `folder` (there or to be made); nothing stays behind."""
    asked = machine or ThisMachine()
    path = folder.expanduser().resolve()
    existing = next((part for part in (path, *path.parents) if part.exists()), None)
    if existing is None:
        raise UserError(f"Máy này không có ổ đĩa {path.anchor}. Hãy chọn một thư mục trên ổ đĩa trong máy.")
    if len(str(path)) + LONGEST_INSIDE > asked.longest_path():
        raise UserError(
            f"Đường dẫn thư mục dài {len(str(path))} ký tự nên Windows sẽ không ghi được tệp bên trong. "
            "Hãy chọn thư mục có đường dẫn ngắn hơn, ví dụ D:\\SoDanChu."
        )
    if not existing.is_dir():
        raise UserError("Nơi đã chọn là một tệp, không phải thư mục. Hãy chọn một thư mục.")
    _check_drive(asked.drive(existing))
    if service := _cloud_service(path, asked):
        raise UserError(
            f"Thư mục này do {service} đồng bộ lên mạng nên không giữ được dữ liệu mật và dễ hỏng sổ. {_ON_THE_DISK}"
        )
    _check_writing(existing)
    if (free := asked.free_bytes(existing)) < room:
        raise UserError(
            f"Ổ đĩa chỉ còn trống {words.number(free / 1_048_576)} MB, cần ít nhất "
            f"{words.number(room / 1_048_576)} MB. Hãy xóa bớt tệp khác hoặc chọn ổ khác."
        )


def _check_drive(drive: Drive) -> None:
    if drive is Drive.REMOVABLE:
        raise UserError(f"Thư mục này nằm trên USB hoặc ổ đĩa rời, rút ra là hỏng sổ. {_ON_THE_DISK}")
    if drive is Drive.NETWORK:
        raise UserError(f"Thư mục này nằm trên ổ mạng, hai máy cùng ghi là hỏng sổ. {_ON_THE_DISK}")


def _cloud_service(path: Path, machine: Machine) -> str:
    for known, service in machine.cloud_folders().items():
        if path.is_relative_to(Path(known).resolve()):
            return service
    for part in (path, *path.parents):
        name = part.name.casefold()
        for beginning, service in _CLOUD_NAMES.items():
            if name == beginning or name.startswith((f"{beginning} ", f"{beginning}-")):
                return service
        for mark, service in _CLOUD_MARKS.items():
            if (part / mark).exists():
                return service
    return ""


def _check_writing(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".sodanchu-") as probe:
            probe.write(b"\0" * 4096)
    except OSError as error:
        raise UserError(disk.sentence(error) if disk.is_full(error) else _REFUSED) from error


def share(folder: Path) -> None:
    """Let every account of this PC write in a folder that is there; what will lie in it inherits that."""
    if sys.platform != "win32":
        return
    # Without the flag a black window would flash up.
    done = subprocess.run(
        ["icacls", str(folder), "/grant", f"{_EVERY_USER}:(OI)(CI)M", "/Q"],
        capture_output=True, check=False, creationflags=subprocess.CREATE_NO_WINDOW,
    )  # fmt: skip
    if done.returncode != 0:
        raise UserError(
            "Windows không cho các tài khoản khác của máy dùng thư mục này. Hãy chọn giữ dữ liệu cho riêng tài khoản "
            "này, hoặc nhờ người quản trị máy cấp quyền."
        )


class Held:
    """The data folder in the hands of this program, until `release` or the end of the block or of the program."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        """Made by `hold`."""
        self._folder = folder
        self._lock = lock

    def release(self) -> None:
        """Let another program have it."""
        remove(self._folder / HOLDER_NAME)
        self._lock.release()

    def __enter__(self) -> "Held":
        """Hold it for a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go."""
        self.release()


def hold(folder: Path, who: str, clock: Clock) -> Held:
    """Take the data folder for `who` ("cửa sổ chương trình", "lệnh sao lưu"); UserError tells who has it already."""
    lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False)
    with disk_told():
        try:
            lock.acquire()
        except Timeout:
            raise UserError(_taken(folder)) from None
        note = json.dumps({"who": who, "since": clock.now().isoformat()}, ensure_ascii=False)
        (folder / HOLDER_NAME).write_text(note, encoding="utf-8")
    return Held(folder, lock)


def _taken(folder: Path) -> str:
    try:
        note = json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8"))
        who = f"{note['who']}, từ {words.instant(datetime.fromisoformat(note['since']))}"
    except (OSError, ValueError, KeyError, TypeError):
        who = "một chương trình khác"
    return f"Dữ liệu này đang được mở bởi {who}. Hãy dùng cửa sổ đang mở, hoặc đóng lại rồi thử lại."
