"""Collects the notices of everything that is shipped into the one file that the page "Giấy phép" shows.

Run it with every package of requirements.lock installed: python -m tests.notices.collect
"""

import importlib.metadata
import json
import re
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LICENCES = ROOT / "resources" / "licences"
NOTICES = LICENCES / "notices.json"

QT = "LGPL-3.0-only, Copyright (C) The Qt Company Ltd. and other contributors"
UNSTATED = {
    "pyside6-essentials": QT,
    "shiboken6": QT,
    "pyrage": "MIT",
    "sqlcipher3": "Zlib",
    "segno": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause; PDFium: BSD-3-Clause, Apache-2.0",
    "reportlab": "BSD-3-Clause",
    "pyserial": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
}
OWN_TEXT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyserial": ("pyserial.txt",),
}
SHIPPED_FILES = (
    ("Python", "PSF-2.0", LICENCES / "Python.txt"),
    ("SQLCipher", "BSD-3-Clause", LICENCES / "SQLCipher.txt"),
    ("Liberation Serif, Liberation Mono", "OFL-1.1", ROOT / "resources" / "fonts" / "Liberation-OFL.txt"),
    ("Noto Sans", "OFL-1.1", ROOT / "resources" / "fonts" / "NotoSans-OFL.txt"),
    ("Lucide", "ISC", ROOT / "resources" / "icons" / "LICENSE"),
)


def locked() -> dict[str, str]:
    """Name and version of every package that the lock of the shipped program names."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))


def collected() -> dict[str, object]:
    """The parts with name, version, licence and texts; a text that parts share stands once."""
    texts: dict[str, str] = {}
    parts: list[dict[str, object]] = [_part("Sổ Dân Chủ", "", "MIT", [ROOT / "LICENSE"], texts)]
    for name, version in sorted(locked().items()):
        parts.append(_package(name, version, texts))
    parts += [_part(name, "", licence, [path], texts) for name, licence, path in SHIPPED_FILES]
    return {"parts": parts, "texts": {name: text for text, name in texts.items()}}


def _package(name: str, version: str, texts: dict[str, str]) -> dict[str, object]:
    found = importlib.metadata.distribution(name)
    stated = found.metadata.get("License-Expression") or found.metadata.get("License") or ""
    files = [Path(str(found.locate_file(file))) for file in found.files or () if _is_notice(str(file))]
    files = [LICENCES / own for own in OWN_TEXT[name]] if name in OWN_TEXT else files
    return _part(name, version, UNSTATED.get(name, stated), sorted(files), texts)


def _is_notice(file: str) -> bool:
    inside = ".dist-info" in file or file.endswith(("license.txt", "vera-license.txt"))
    skipped = ("v8_xfa", "android", "musl", "DarkGarden")
    named = re.search(r"licen[cs]e|copying|notice", file, re.IGNORECASE)
    return bool(inside and named) and not any(part in file for part in skipped)


def _part(name: str, version: str, licence: str, files: list[Path], texts: dict[str, str]) -> dict[str, object]:
    names = []
    for file in files:
        text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8", errors="replace")).strip()
        names.append(texts.setdefault(text, f"{name}: {file.name}"))
    return {"name": name, "version": version, "licence": licence, "texts": names}


def main() -> None:
    """Write the file anew."""
    notices = json.dumps(collected(), ensure_ascii=False, indent=1) + "\n"
    NOTICES.write_text(notices, encoding="utf-8", newline="\n")
    print(f"{NOTICES.relative_to(ROOT)}: {len(notices):,} characters")


if __name__ == "__main__":
    main()
