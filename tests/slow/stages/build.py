"""The program is built as one folder and what was built starts, works and holds nothing it must not."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.slow.machine import ROOT, Failed, output, stage

UNWANTED = ("numpy", "Qt6Qml", "Qt6Quick", "tkinter", "pytest")


def work() -> None:
    """Build into a folder of its own, start the console program, make an office with it."""
    with tempfile.TemporaryDirectory(prefix="build-") as folder:
        place = Path(folder)
        output([sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
                "--distpath", place / "dist", "--workpath", place / "work", ROOT / "build.spec"])  # fmt: skip
        built = place / "dist" / "SoDanChu"
        files = [path for path in built.rglob("*") if path.is_file() and not path.is_symlink()]
        if unwanted := [path.name for path in files if any(part in path.name for part in UNWANTED)]:
            raise Failed(f"the build carries {unwanted[:5]}")
        print(f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
        program = built / "sodanchu-cli"
        print(output([program, "--version"]).strip())
        print(output([program, "deadline", "--from", "2026-08-19", "--days", "10"]).strip())
        _make_an_office(program, place / "office")
        _open_the_window(built / "SoDanChu", place / "office")


def _make_an_office(program: Path, office: Path) -> None:
    password = {"SODANCHU_PASSWORD": "một mật khẩu đủ dài 2026"}
    arguments = ["--office", "xã Yên Hạ, tỉnh Lào Cai", "--account", "Lê Thị Hoa", "--practice"]
    output([program, "init", "--data", office, *arguments], env=password)
    print(output([program, "verify", "--data", office, "--account", "Lê Thị Hoa"], env=password).strip())


def _open_the_window(program: Path, office: Path) -> None:
    """The window stays open for some seconds: nothing is missing that Qt loads late."""
    window = subprocess.Popen(
        [str(program), "--data", str(office)], env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(office.parent)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        said, _ = window.communicate(timeout=8)
    except subprocess.TimeoutExpired:
        window.kill()
        window.communicate()
        return
    raise Failed(f"the window closed by itself: {said.decode('utf-8', 'replace')[-1500:]}")


if __name__ == "__main__":
    stage(work)
