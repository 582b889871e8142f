"""The system's own windows for choosing where a file goes; the only modal windows besides what cannot be undone."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class FileChoice(Protocol):
    """Asks for a file or a folder."""

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        """A file to write: `kind` is its Vietnamese name, `ending` begins with a dot; None when given up."""

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder to write into; None when given up."""

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        """A file to read; None when given up."""


class SystemFileChoice:
    """Asks with the windows of the operating system."""

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        """A file to write, always with its ending."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, f"{name}{ending}", f"{kind} (*{ending})")
        if not chosen:
            return None
        return Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}")

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder to write into."""
        chosen = QFileDialog.getExistingDirectory(parent, title)
        return Path(chosen) if chosen else None

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        """A file that is there."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kind} (*{ending})")
        return Path(chosen) if chosen else None
