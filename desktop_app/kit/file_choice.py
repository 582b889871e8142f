"""The system's own windows for choosing where a file goes; the only modal windows besides what cannot be undone."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.core.text.file_names import file_name

_FOLDER = "last_folder"


class FileChoice(Protocol):
    """Asks for a file or a folder."""

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        """A file to write: `kind` is its Vietnamese name, `ending` begins with a dot; None when given up."""

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder to write into; None when given up."""

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        """A file to read; None when given up."""


class FilesChoice(FileChoice, Protocol):
    """Asks for several files, too."""

    def files(self, parent: QWidget, title: str, kind: str, ending: str) -> list[Path]:
        """Files to read; none when given up."""


class SystemFileChoice:
    """Asks with the windows of the operating system; they open where the last file was, at first in Documents."""

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        """A file to write, always with its ending."""
        begin = str(_last_folder() / f"{file_name(name)}{ending}")
        path = _remember(QFileDialog.getSaveFileName(parent, title, begin, f"{kind} (*{ending})")[0])
        return path if path is None or path.name.lower().endswith(ending) else path.with_name(f"{path.name}{ending}")

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder to write into."""
        return _remember(QFileDialog.getExistingDirectory(parent, title, str(_last_folder())))

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        """A file that is there."""
        return _remember(QFileDialog.getOpenFileName(parent, title, str(_last_folder()), f"{kind} (*{ending})")[0])

    def files(self, parent: QWidget, title: str, kind: str, ending: str) -> list[Path]:
        """Files that are there."""
        chosen = QFileDialog.getOpenFileNames(parent, title, str(_last_folder()), f"{kind} (*{ending})")[0]
        return [path for path in map(_remember, chosen) if path]


def _last_folder() -> Path:
    # Qt would begin in the folder the program was started from, where nobody keeps papers.
    app = QCoreApplication.instance()
    last = app.property(_FOLDER) if app else None
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folders = (Path(folder) for folder in (last, documents) if folder)
    return next((folder for folder in folders if folder.is_dir()), Path.home())


def _remember(chosen: str) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    if app := QCoreApplication.instance():
        app.setProperty(_FOLDER, str(path if path.is_dir() else path.parent))
    return path
