"""What the Windows program is made from: the lock as Windows reads it, the icon, the version, the agreement."""

import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from tests.slow.machine import Failed
from tests.windows.agreement import compare
from tests.windows.face import four, write_icon
from tests.windows.installing import SCRIPT, write_sheet
from tests.windows.lock import for_windows

LOCK = """\
alembic==1.18.4 \\
    --hash=sha256:aa
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
macholib==1.16 ; sys_platform == 'darwin' \\
    --hash=sha256:dd
greenlet==3 ; platform_machine == 'AMD64' or platform_machine == 'x86_64' \\
    --hash=sha256:ee
ruff==0.14 \\
    --hash=sha256:ff
"""


def test_windows_gets_what_is_for_windows_with_its_hashes_and_without_conditions() -> None:
    assert for_windows(LOCK).split("\n") == [
        "alembic==1.18.4 \\", "    --hash=sha256:aa",
        "colorama==0.4.6 \\", "    --hash=sha256:bb \\", "    --hash=sha256:cc",
        "greenlet==3 \\", "    --hash=sha256:ee",
    ]  # fmt: skip


def test_the_lock_of_today_can_be_read_for_windows() -> None:
    lock = for_windows((Path(__file__).parents[2] / "requirements-dev.lock").read_text(encoding="utf-8"))
    names = {line.split("==")[0] for line in lock.split("\n") if "==" in line and not line.startswith(" ")}
    assert {"pefile", "pywin32-ctypes", "colorama", "sqlcipher3", "pyside6-essentials"} <= names
    assert not names & {"ruff", "mypy", "uv", "macholib"}
    assert ";" not in lock


def test_the_sheet_beside_the_installer_tells_its_sha256_and_how_it_is_compared(tmp_path: Path) -> None:
    installer = tmp_path / "CaiDat-SoDanChu-9.9.9.exe"
    installer.write_bytes(b"abc")
    told = write_sheet(installer).read_text(encoding="utf-8-sig")
    assert "ba78 16bf 8f01 cfea 4141 40de 5dae 2223" in told
    assert "certutil -hashfile CaiDat-SoDanChu-9.9.9.exe SHA256" in told


def test_the_icon_has_every_size_and_the_mark_in_white_on_accent(qapp: QApplication, tmp_path: Path) -> None:
    with Image.open(write_icon(tmp_path / "made" / "SoDanChu.ico")) as icon:
        assert {16, 24, 32, 48, 256} <= {size for size, _ in icon.info["sizes"]}
        icon.size = (256, 256)
        seen = {colour for _, colour in icon.convert("RGB").getcolors(256 * 256) or []}
    assert {(0x1A, 0x5A, 0x96), (255, 255, 255)} <= seen


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("2.11", (2, 11, 0, 0))])
def test_windows_wants_a_version_of_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert four(version) == numbers


def story(folder: Path, words: str) -> Path:
    (folder / "giay-to").mkdir(parents=True)
    (folder / "tom-tat.txt").write_bytes(words.encode())
    return folder


TOLD = '{"office": {"file_code": "%s"}, "data": {"visits": %d, "papers": []}}'


def test_two_stories_agree_whatever_their_offices_are_called(tmp_path: Path) -> None:
    one, other = story(tmp_path / "one", "420 lượt\n"), story(tmp_path / "other", "420 lượt\n")
    assert compare(one, other, TOLD % ("AAAA", 420), TOLD % ("BBBB", 420))


@pytest.mark.parametrize(
    ("words", "visits", "what"), [("420 lượt\r\n", 420, "tom-tat.txt"), ("420 lượt\n", 419, "data.visits")]
)
def test_a_line_end_or_a_number_that_differs_is_told(tmp_path: Path, words: str, visits: int, what: str) -> None:
    one, other = story(tmp_path / "one", "420 lượt\n"), story(tmp_path / "other", words)
    with pytest.raises(Failed, match=what):
        compare(one, other, TOLD % ("AAAA", 420), TOLD % ("BBBB", visits))


def test_the_installer_needs_no_administrator_and_takes_away_only_what_it_brought() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert r'InstallDir "$LOCALAPPDATA\Programs\SoDanChu"' in script
    assert "HKLM" not in script
    assert "PROGRAMDATA" not in script.upper()
    emptied = set(re.findall(r'RMDir /r "([^"]+)"', script))
    assert emptied == {r"$INSTDIR\_internal", "${COMING}", "${KEPT}", r"$LOCALAPPDATA\SoDanChu"}
    asked = re.findall(r'MessageBox ([\w|]+) "[^"]*" /SD (\w+)', script)
    assert len(asked) == script.count("MessageBox "), "a silent run never waits for an answer"


def test_the_list_of_what_is_left_out_of_the_build_is_what_is_looked_for() -> None:
    spec = (SCRIPT.parents[2] / "build.spec").read_text(encoding="utf-8")
    assert [part for part in ("numpy", "QtQml", "QtQuick", "opengl32sw", "/translations/") if part not in spec] == []
    assert "upx=False" in spec
    assert "uac_admin=False" in spec
