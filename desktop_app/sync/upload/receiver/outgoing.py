"""Receipts that an official has signed at the import and put into the folder of the service."""

import hashlib
from pathlib import Path

from desktop_app.core.package.about import Kind
from desktop_app.core.package.find import find_packages

FOLDER = "bien-nhan"
_MOST = 50
"""Of one unit; what it said before, a newer receipt says again."""


class Outgoing:
    """The folder with receipts, whatever its files are called; nothing is opened, the header says for whom."""

    def __init__(self, folder: Path) -> None:
        """`folder` is that of the service."""
        self._folder = folder / FOLDER
        self._known: dict[tuple[Path, int, int], str] = {}

    def of(self, unit: str) -> dict[str, Path]:
        """The newest receipts for a unit by their SHA-256."""
        if not self._folder.is_dir():
            return {}
        meant = [
            found.path
            for found in find_packages(self._folder)
            if found.header and found.header.to_unit == unit and found.header.kind in (Kind.ACK, Kind.RETURN)
        ]
        newest = sorted(meant, key=lambda path: path.stat().st_mtime_ns, reverse=True)[:_MOST]
        return {self._digest(path): path for path in newest}

    def _digest(self, path: Path) -> str:
        facts = path.stat()
        key = (path, facts.st_mtime_ns, facts.st_size)
        if key not in self._known:
            with path.open("rb") as file:
                self._known[key] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._known[key]
