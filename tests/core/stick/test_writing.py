"""Files onto a stick: all of them proved, or nothing, and what was there before untouched."""

import errno
import hashlib
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop_app.core.errors import Cancelled
from desktop_app.core.progress import Silent
from desktop_app.core.stick import troubles
from desktop_app.core.stick.door import Door
from desktop_app.core.stick.manifest import NAME
from desktop_app.core.stick.parcels import Parcel, parcels_of
from desktop_app.core.stick.troubles import StickTrouble
from desktop_app.core.stick.writing import PART, Sent, send
from tests.core.stick.doors import FailingDoor, LyingDoor, stick_at

ABOUT = "UBND xã Yên Hạ, 23/11/2026 09:16."
REPORT = b"b\xc3\xa1o c\xc3\xa1o" * 1000
PARCELS = (Parcel("báo cáo.pdf", REPORT), Parcel("phu-luc/bang 1.xlsx", b"x" * 5000))
OLD = {"cu.txt": b"old", "gui/báo cáo.pdf": b"an older report"}


def content(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def put(root: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def sent_to(root: Path, door: Door | None = None, parcels: tuple[Parcel, ...] = PARCELS, **facts: object) -> Sent:
    return send(parcels, stick_at(root, **facts), root / "gui", ABOUT, Silent(), door)


def test_files_are_found_again_with_a_list_that_proves_them(tmp_path: Path) -> None:
    root = tmp_path / "usb"
    sent = sent_to(root)

    files = content(root)
    assert set(files) == {"gui/báo cáo.pdf", "gui/phu-luc/bang 1.xlsx", f"gui/{NAME}"}
    assert [(file.name, file.size, file.sha256) for file in sent.files] == [
        (parcel.name, parcel.size, hashlib.sha256(parcel.content).hexdigest())  # type: ignore[arg-type]
        for parcel in PARCELS
    ]
    assert f"# {ABOUT}" in files[f"gui/{NAME}"].decode()
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
        assert subprocess.run(command, cwd=root / "gui", capture_output=True, check=False).returncode == 0


def test_a_file_of_the_same_name_is_never_written_over(tmp_path: Path) -> None:
    root = tmp_path / "usb"
    put(root, OLD)
    assert [file.name for file in sent_to(root).files] == ["báo cáo (2).pdf", "phu-luc/bang 1.xlsx"]
    assert [file.name for file in sent_to(root).files] == ["báo cáo (2).pdf", "phu-luc/bang 1.xlsx"], "the same content"

    files = content(root)
    assert OLD.items() <= files.items()
    assert set(files) - set(OLD) == {
        "gui/báo cáo (2).pdf", "gui/phu-luc/bang 1.xlsx", f"gui/{NAME}", "gui/DANH-SACH (2).txt"
    }  # fmt: skip


@pytest.mark.parametrize("gone", [False, True], ids=["one call refused", "pulled for good"])
def test_cut_off_at_every_call_no_half_file_stands_under_a_name(tmp_path: Path, gone: bool) -> None:
    counting = FailingDoor()
    put(tmp_path / "whole", OLD)
    sent_to(tmp_path / "whole", counting)
    whole = content(tmp_path / "whole")

    for at in range(1, counting.calls + 1):
        root = tmp_path / f"cut-{at}"
        put(root, OLD)
        with pytest.raises(StickTrouble):
            sent_to(root, FailingDoor(at, gone=gone))
        left = content(root)
        assert OLD.items() <= left.items(), at
        named = {name: data for name, data in left.items() if name not in OLD and PART not in name}
        assert not [name for name, data in named.items() if NAME not in name and data != whole[name]], at
        if not gone:
            assert left == OLD, at
            assert not (root / "gui/phu-luc").exists(), at


def test_a_stop_at_any_moment_leaves_nothing(tmp_path: Path) -> None:
    class Stops:
        def __init__(self, after: int) -> None:
            self._left = after

        def report(self, done: int, total: int, what: str = "") -> None:
            self._left -= 1
            if not self._left:
                raise Cancelled

    root = tmp_path / "usb"
    put(root, OLD)
    for after in range(1, 6):
        with pytest.raises(Cancelled):
            send(PARCELS, stick_at(root), root / "gui", ABOUT, Stops(after))
        assert content(root) == OLD


TROUBLES = [
    ("full", FailingDoor(3, errno.ENOSPC), {}, troubles.FULL),
    ("locked while writing", FailingDoor(1, errno.EROFS), {}, troubles.LOCKED),
    ("pulled", FailingDoor(3, errno.ENODEV), {}, troubles.PULLED),
    ("bad", FailingDoor(3, errno.EIO), {}, troubles.BROKEN),
    ("sold as larger than it is", LyingDoor(9_000), {}, troubles.LYING),
    ("locked", None, {"is_read_only": True}, troubles.LOCKED),
    ("another one in its place", None, {"device": 1}, troubles.PULLED),
]


@pytest.mark.parametrize(("door", "facts", "said"), [case[1:] for case in TROUBLES], ids=[case[0] for case in TROUBLES])
def test_each_trouble_is_told_in_a_sentence_with_what_to_do(
    tmp_path: Path, door: Door | None, facts: dict[str, object], said: str
) -> None:
    root = tmp_path / "usb"
    put(root, OLD)
    with pytest.raises(StickTrouble, match=r"^[A-ZĐ].*\.$") as raised:
        sent_to(root, door, **facts)
    assert str(raised.value) == said
    assert content(root) == OLD


def test_a_file_that_fat32_cannot_hold_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    large = tmp_path / "phim.mp4"
    with large.open("wb") as file:
        file.truncate(5 * 1024**3)
    (tmp_path / "usb").mkdir()
    with pytest.raises(StickTrouble, match=r"“phim.mp4” dài 5 GB, mà USB định dạng FAT32 chỉ nhận tệp dưới 4 GB"):
        sent_to(tmp_path / "usb", None, parcels_of([large]))
    assert content(tmp_path / "usb") == {}


def test_more_than_there_is_room_for_is_refused_and_a_vanished_source_named(tmp_path: Path) -> None:
    class Small(Door):
        def free(self, root: Path) -> int:
            return 2000

    with pytest.raises(StickTrouble, match=r"^USB chỉ còn trống 2 KB, cần 27\d KB"):
        sent_to(tmp_path / "usb", Small())
    with pytest.raises(StickTrouble, match="Không đọc được tệp “mất"):
        sent_to(tmp_path / "usb", None, (*PARCELS, Parcel("mất.pdf", tmp_path / "mất.pdf")))
    assert content(tmp_path / "usb") == {}


def test_a_stick_that_is_gone_is_never_made_anew_on_the_disk(tmp_path: Path) -> None:
    drive = stick_at(tmp_path / "usb")
    drive.root.rmdir()
    with pytest.raises(StickTrouble) as raised:
        send(PARCELS, drive, drive.root / "gui", ABOUT, Silent())
    assert str(raised.value) == troubles.PULLED
    assert not drive.root.exists()
