"""The installer made, run without questions, and taken away again."""

import hashlib
import shutil
from pathlib import Path

from desktop_app import __version__
from desktop_app.core import words
from tests.slow.machine import Failed, Skip, output
from tests.windows.building import CONSOLE, WINDOW, files_of
from tests.windows.face import four, write_icon
from tests.windows.machine import NATIVE, Windows

SCRIPT = Path(__file__).with_name("installer.nsi")
LARGEST_MB = 65
FOLDER = "Programs/SoDanChu"
REMOVER = "GoCaiDat.exe"
NATIVE_MAKERS = ("C:/Program Files (x86)/NSIS/makensis.exe", "C:/Program Files/NSIS/makensis.exe")
SHEET = """TỜ MÃ KIỂM TRA BỘ CÀI SỔ DÂN CHỦ

Tệp:      {name}
Cỡ:       {size} byte
SHA-256:  {first}
          {last}

Cách so, trên máy sắp cài: mở cửa sổ lệnh (cmd) ở thư mục có tệp, gõ

    certutil -hashfile {name} SHA256

Khác một ký tự thì không cài; xin lại tệp ở nơi phát hành. In tờ này, đưa bằng đường khác với USB chứa tệp.
"""
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoDanChu"


def make_installer(
    built: Path, place: Path, version: str = __version__, *, quick: bool = False, cut: bool = False
) -> Path:
    """The one file that installs the folder `built`, not packed when `quick`; Skip where NSIS is not there.

    With `cut` it ends in the middle of the exchange, as a power cut would end it.
    """
    maker = shutil.which("makensis") or next((file for file in NATIVE_MAKERS if Path(file).exists()), None)
    if maker is None:
        raise Skip("NSIS is not installed (nsis.sourceforge.io); the program was built without an installer")
    target = place / name_of(version)
    given: dict[str, object] = {
        "SOURCE": built, "TARGET": target, "VERSION": version, "FOUR": ".".join(map(str, four(version))),
        "ICON": write_icon(built.parent / "SoDanChu.ico"),
    }  # fmt: skip
    given |= {name: "" for name, wanted in (("QUICK", quick), ("CUT", cut)) if wanted}
    sign = "/" if NATIVE else "-"
    output([maker, f"{sign}V2", f"{sign}INPUTCHARSET", "UTF8", f"{sign}WX",
            *(f"{sign}D{name}={value}" for name, value in given.items()), SCRIPT])  # fmt: skip
    return target


def name_of(version: str) -> str:
    """What the installer of a version is called."""
    return f"CaiDat-SoDanChu-{version}.exe"


def write_sheet(installer: Path) -> Path:
    """The page that is printed and given with the installer: its SHA-256 in groups of four, and how it is compared."""
    digest = hashlib.sha256(installer.read_bytes()).hexdigest()
    groups = [digest[at : at + 4] for at in range(0, 64, 4)]
    lines = [" ".join(groups[at : at + 8]) for at in (0, 8)]
    sheet = installer.with_suffix(".ma-kiem-tra.txt")
    told = SHEET.format(name=installer.name, size=words.number(installer.stat().st_size), first=lines[0], last=lines[1])
    sheet.write_text(told, encoding="utf-8-sig", newline="\r\n")
    return sheet


def check_size(installer: Path) -> float:
    """Megabytes of the installer; Failed when it is larger than a stick's user may expect."""
    size = installer.stat().st_size / 1e6
    if size > LARGEST_MB:
        raise Failed(f"the installer is {size:.0f} MB, at most {LARGEST_MB} MB is allowed")
    return size


def install(windows: Windows, installer: Path, version: str = __version__) -> Path:
    """Install without questions; the folder of the installed program, with all that belongs to an installation."""
    windows.run(installer, "/S")
    folder = windows.local() / FOLDER
    missing = [name for name in (WINDOW, CONSOLE, REMOVER) if not (folder / name).exists()]
    if missing:
        raise Failed(f"the installation lacks {missing}")
    if not _shortcuts(windows):
        raise Failed("there is no entry in the start menu")
    listed = windows.run(Path("reg"), "query", KEY, "/v", "DisplayVersion")
    if version not in listed:
        raise Failed(f"the list of installed programs does not name {version}: {listed}")
    return folder


def uninstall(windows: Windows, folder: Path, *more: str) -> None:
    """Take the program away without questions; nothing of it stays."""
    # Told its own folder it does its work at once, instead of in a copy of itself that nobody waits for.
    windows.run(folder / REMOVER, "/S", *more, f"_?={windows.path(folder)}")
    (folder / REMOVER).unlink(missing_ok=True)
    left = files_of(folder) if folder.exists() else []
    if left:
        raise Failed(f"uninstalling left {[path.name for path in left[:5]]}")
    if _shortcuts(windows):
        raise Failed("the entry in the start menu stayed")
    if "DisplayVersion" in windows.run(Path("reg"), "query", KEY, codes=(0, 1)):
        raise Failed("the list of installed programs still names the program")


def _shortcuts(windows: Windows) -> list[Path]:
    menu = windows.start_menu()
    return [path for path in menu.rglob("*.lnk") if path.stem.startswith("Sổ Dân Chủ")] if menu.exists() else []
