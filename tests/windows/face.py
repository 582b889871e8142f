"""What Windows shows of the program's files: the mark as an icon, and who made which version."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

NAME = "Sổ Dân Chủ"
VIETNAMESE, UNICODE = 0x042A, 1200


def write_icon(target: Path) -> Path:
    """The program's mark in every size that Windows asks for, drawn from its own SVG."""
    from desktop_app.shell.brand import window_icon

    # Only an application may hold pictures; one that is there already stays.
    app = QGuiApplication.instance() or QGuiApplication(["icon", "-platform", "offscreen"])
    images = []
    for size in sorted((size.width() for size in window_icon().availableSizes()), reverse=True):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        window_icon().pixmap(size, size).save(buffer, "PNG")
        images.append(Image.open(BytesIO(bytes(buffer.data()))).convert("RGBA"))
    target.parent.mkdir(parents=True, exist_ok=True)
    sizes = [image.size for image in images]
    # Bitmaps: the tools that put icons into programs and installers do not all read pictures packed as PNG.
    images[0].save(target, format="ICO", sizes=sizes, append_images=images[1:], bitmap_format="bmp")
    del app
    return target


def four(version: str) -> tuple[int, int, int, int]:
    """A version as the four numbers Windows wants."""
    first, second, third, *_ = (int(part) for part in (*version.split("."), 0, 0))
    return first, second, third, 0


def version_resource(file: str, words: str, version: str) -> Any:
    """The version resource of a program called `file`; only on Windows, where its packer is."""
    from PyInstaller.utils.win32 import versioninfo as win

    strings = {
        "CompanyName": NAME,
        "FileDescription": words,
        "FileVersion": version,
        "InternalName": file,
        "LegalCopyright": "MIT",
        "OriginalFilename": f"{file}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    table = win.StringTable(f"{VIETNAMESE:04X}{UNICODE:04X}", [win.StringStruct(*pair) for pair in strings.items()])
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=four(version), prodvers=four(version)),
        kids=[
            win.StringFileInfo([table]),
            win.VarFileInfo([win.VarStruct("Translation", [VIETNAMESE, UNICODE])]),
        ],
    )
