"""Where the data may lie, on machines that are made up; and the real lock."""

import errno
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from db import place as places
from db.archive import ATTACHMENTS, REGISTER
from db.backup import SUFFIX
from db.machine import Drive, ThisMachine
from db.place import HOLDER_NAME, LOCK_NAME, LONGEST_INSIDE, check_folder, hold
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.stick.bus import bus as read_bus
from desktop_app.office.opening import BACKUPS

MB = 1024 * 1024


class MadeUpMachine:
    """A machine with one kind of drive, so much room and these synchronised folders."""

    def __init__(
        self, drive: Drive = Drive.FIXED, free: int = 5000 * MB, cloud: Mapping[str, str] | None = None,
        longest: int = 4095,
    ) -> None:  # fmt: skip
        self._drive, self._free, self._cloud, self._longest = drive, free, cloud or {}, longest

    def longest_path(self) -> int:
        return self._longest

    def drive(self, folder: Path) -> Drive:
        return self._drive

    def free_bytes(self, folder: Path) -> int:
        return self._free

    def cloud_folders(self) -> Mapping[str, str]:
        return self._cloud


def test_a_folder_on_the_disk_is_accepted_whether_it_is_there_or_not(tmp_path: Path) -> None:
    check_folder(tmp_path, MadeUpMachine())
    check_folder(tmp_path / "chưa" / "có", MadeUpMachine())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("machine", "reason"),
    [
        (MadeUpMachine(Drive.REMOVABLE), "nằm trên USB hoặc ổ đĩa rời"),
        (MadeUpMachine(Drive.NETWORK), "nằm trên ổ mạng"),
        (MadeUpMachine(free=120 * MB), "chỉ còn trống 120 MB, cần ít nhất 300 MB"),
    ],
)
def test_a_stick_a_network_drive_and_a_full_disk_are_refused_with_the_reason(
    tmp_path: Path, machine: MadeUpMachine, reason: str
) -> None:
    with pytest.raises(UserError, match=reason):
        check_folder(tmp_path, machine)


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - UBND xã Yên Hạ", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Cá nhân)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Drive của tôi", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Mobile Documents", "iCloud"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_folder_of_a_cloud_service_is_known_by_its_name(tmp_path: Path, name: str, service: str) -> None:
    with pytest.raises(UserError, match=f"do {service} đồng bộ"):
        check_folder(tmp_path / name / "Sổ Dân Chủ", MadeUpMachine())


@pytest.mark.parametrize("mark", [".dropbox.cache", ".tmp.driveupload", ".stfolder"])
def test_a_folder_of_a_cloud_service_is_known_by_what_lies_in_it(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).mkdir()
    with pytest.raises(UserError, match="đồng bộ"):
        check_folder(tmp_path / "data", MadeUpMachine())


def test_a_folder_of_a_cloud_service_is_known_by_what_the_service_says(tmp_path: Path) -> None:
    machine = MadeUpMachine(cloud={str(tmp_path): "OneDrive"})
    with pytest.raises(UserError, match="do OneDrive đồng bộ"):
        check_folder(tmp_path / "data", machine)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(UserError, match="do OneDrive đồng bộ"):
        check_folder(tmp_path / "data", MadeUpMachine())


@pytest.mark.parametrize("name", ["one drive cũ", "Dropboxing", "Sổ Dân Chủ", "drive"])
def test_an_ordinary_name_is_not_taken_for_a_cloud_service(tmp_path: Path, name: str) -> None:
    check_folder(tmp_path / name, MadeUpMachine())


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(UserError, match="không phải thư mục"):
        check_folder(tmp_path / "tep", MadeUpMachine())


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="/proc is a folder in which nobody can write")
def test_a_folder_that_refuses_writing_is_told_with_the_reason() -> None:
    with pytest.raises(UserError, match="Không ghi được vào thư mục này"):
        check_folder(Path("/proc"), MadeUpMachine())


def linux(root: Path, mounts: str, devices: Mapping[str, str]) -> ThisMachine:
    """A Linux whose /sys says of each device "removable flag" or hangs it on a bus."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/mounts").write_text(mounts, encoding="utf-8")
    (root / "sys/class/block").mkdir(parents=True)
    for name, place in devices.items():
        disk = root / "sys/devices" / place
        disk.mkdir(parents=True, exist_ok=True)
        (root / "sys/class/block" / name).symlink_to(disk)
    return ThisMachine({}, root)


@pytest.mark.skipif(sys.platform == "win32", reason="asks Linux")
@pytest.mark.parametrize(
    ("line", "devices", "expected"),
    [
        ("/dev/sda1 /media ext4 rw 0 0", {"sda1": "pci/ata1/sda/sda1"}, Drive.FIXED),
        ("/dev/sdb1 /media vfat rw 0 0", {"sdb1": "pci/usb2/2-1/sdb/sdb1"}, Drive.REMOVABLE),
        ("/dev/mmcblk0p1 /media exfat rw 0 0", {"mmcblk0p1": "mmc/flagged/mmcblk0p1"}, Drive.REMOVABLE),
        ("//may/chung /media cifs rw 0 0", {}, Drive.NETWORK),
        ("may:/chung /media nfs4 rw 0 0", {}, Drive.NETWORK),
        ("remote: /media fuse.rclone rw 0 0", {}, Drive.NETWORK),
        ("tmpfs /media tmpfs rw 0 0", {}, Drive.UNKNOWN),
    ],
)
def test_linux_says_what_a_folder_lies_on(
    tmp_path: Path, line: str, devices: Mapping[str, str], expected: Drive
) -> None:
    machine = linux(tmp_path, f"/dev/sda1 / ext4 rw 0 0\n{line}\n", {"sda1": "pci/ata1/sda/sda1", **devices})
    flagged = tmp_path / "sys/devices/mmc/flagged"
    if flagged.exists():
        (flagged / "removable").write_text("1\n", encoding="ascii")
    assert machine.drive(Path("/media/văn phòng")) is expected


@pytest.mark.skipif(sys.platform == "win32", reason="asks Linux")
def test_an_encrypted_stick_is_a_stick(tmp_path: Path) -> None:
    devices = {"dm-0": "virtual/dm-0", "sdc1": "pci/usb1/1-2/sdc/sdc1"}
    machine = linux(tmp_path, "/dev/dm-0 /media/my\\040stick ext4 rw 0 0\n", devices)
    (tmp_path / "sys/devices/virtual/dm-0/slaves/sdc1").mkdir(parents=True)
    assert machine.drive(Path("/media/my stick/data")) is Drive.REMOVABLE


def test_this_very_machine_answers(tmp_path: Path) -> None:
    machine = ThisMachine()
    assert machine.drive(tmp_path) in Drive
    assert machine.free_bytes(tmp_path) > 0
    assert isinstance(machine.cloud_folders(), dict)


def test_the_services_are_asked_where_their_folders_are(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    told = '{"personal": {"path": "/home/lan/Hộp"}, "business": null}'
    (tmp_path / ".dropbox/info.json").write_text(told, encoding="utf-8")
    machine = ThisMachine({"HOME": str(tmp_path), "OneDriveCommercial": "D:\\Cơ quan"})
    assert machine.cloud_folders() == {"/home/lan/Hộp": "Dropbox", "D:\\Cơ quan": "OneDrive"}


def test_a_second_copy_is_told_who_has_the_data(tmp_path: Path, clock: FixedClock) -> None:
    with hold(tmp_path, "cửa sổ chương trình", clock):
        with pytest.raises(UserError, match="đang được mở bởi cửa sổ chương trình, từ 23/11/2026, 09:16"):
            hold(tmp_path, "lệnh sao lưu", clock)
        assert (tmp_path / LOCK_NAME).exists()
    hold(tmp_path, "lệnh sao lưu", clock).release()
    assert not (tmp_path / HOLDER_NAME).exists()


HOLDING = """
import sys, time
from pathlib import Path
from db.place import hold
from desktop_app.core.clock import SystemClock
held = hold(Path(sys.argv[1]), "lệnh kiểm tra", SystemClock())
print("held", flush=True)
time.sleep(60)
"""


def test_a_killed_program_lets_go(tmp_path: Path, clock: FixedClock) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(UserError, match="lệnh kiểm tra"):
            hold(tmp_path, "cửa sổ", clock)
        other.kill()
    hold(tmp_path, "cửa sổ", clock).release()


def test_a_lock_with_a_note_that_cannot_be_read_still_holds(tmp_path: Path, clock: FixedClock) -> None:
    with hold(tmp_path, "cửa sổ", clock):
        (tmp_path / HOLDER_NAME).write_bytes(b"\xff{")
        with pytest.raises(UserError, match="một chương trình khác"):
            hold(tmp_path, "cửa sổ", clock)


def test_a_path_too_long_for_windows_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    long = tmp_path / ("thư mục tên rất dài của văn phòng " * 4).strip()
    with pytest.raises(UserError, match=r"Đường dẫn thư mục dài \d+ ký tự"):
        check_folder(long, MadeUpMachine(longest=len(str(long)) + LONGEST_INSIDE - 1))
    check_folder(long, MadeUpMachine(longest=len(str(long)) + LONGEST_INSIDE))


def test_the_longest_name_inside_fits_what_was_reckoned() -> None:
    longest = [
        f"/{ATTACHMENTS}/.{'0' * 64}.part",
        f"/{BACKUPS}/.sao-luu-ABCD-EFGH-20261123-164000{SUFFIX}.part",
        f"/{BACKUPS}/.sao-luu-ABCD-EFGH-12345678/{REGISTER}-journal",
    ]
    assert max(map(len, longest)) <= LONGEST_INSIDE


def test_a_disk_without_room_is_told_as_that_and_not_as_a_forbidden_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(places.tempfile, "TemporaryFile", full)
    with pytest.raises(UserError, match="Ổ đĩa nơi ghi đã đầy"):
        check_folder(tmp_path, MadeUpMachine())


def test_what_windows_protects_is_told_with_the_way_to_allow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, "controlled folder access")

    monkeypatch.setattr(places.tempfile, "TemporaryFile", refuse)
    with pytest.raises(UserError, match="Trong Bảo mật Windows, mục chống mã độc tống tiền"):
        check_folder(tmp_path, MadeUpMachine())


@pytest.mark.parametrize(("bus", "expected"), [(7, 7), (11, 11)])
def test_the_bus_of_a_disk_is_read_from_its_description(bus: int, expected: int) -> None:
    described = bytes(28) + bus.to_bytes(4, "little") + bytes(8)
    assert read_bus(described) == expected
    assert read_bus(b"") == 0
