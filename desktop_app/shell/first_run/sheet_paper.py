"""The paper of one recovery sheet while it is in the program's hands: shown, printed, saved on request, wiped."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file, wipe
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers
from desktop_app.kit.theme import State
from desktop_app.office.sheets import Sheet

_NAMES = {
    Sheet.REGISTER: ("Phiếu khôi phục khóa", "phieu-khoi-phuc-khoa"),
    Sheet.VAULT: ("Phiếu khôi phục kho mật", "phieu-khoi-phuc-kho-mat"),
}


class SheetPaper(QObject):
    """The PDF stays in memory; it reaches the disk only where and when the official says so."""

    printed = Signal()

    said = Signal(State, str, str)
    """What became of it: a state and two sentences."""

    def __init__(self, sheet: Sheet, code: str, pdf: bytes, printers: Printers | None, files: FileChoice) -> None:
        """`pdf` is the sheet with `code` on it, as the office's service made it."""
        super().__init__()
        self.sheet, self.code = sheet, code
        self.saved: Path | None = None
        self._title, self._name = _NAMES[sheet]
        self._pdf, self._printers, self._files = pdf, printers, files

    def show(self, window: QWidget) -> None:
        """Show the sheet over the window; it can be printed there, not saved."""
        preview = PaperPreview(window, self._title, self._pdf, self._name, printers=self._printers, can_save=False)
        preview.printed.connect(lambda _: preview.go())
        preview.printed.connect(lambda _: self.printed.emit())
        preview.rise()

    def save(self, window: QWidget) -> None:
        """Write the sheet where the official chooses."""
        target = self._files.save_as(window, "Lưu phiếu thành tệp", self._name, "Tệp PDF", ".pdf")
        if target is None:
            return
        try:
            with disk_told(), whole_file(target) as part:
                part.write_bytes(self._pdf)
        except UserError as error:
            self.said.emit(State.OVERDUE, "Chưa lưu được tệp.", str(error))
            return
        self.saved = target
        self.said.emit(State.WARNING, f"Đã lưu {target.name}.", "In tệp này ra giấy rồi ghi đè và xóa ngay.")

    def wipe(self) -> None:
        """Write over the saved file and delete it."""
        if self.saved is None:
            return
        try:
            with disk_told():
                wipe(self.saved)
        except UserError as error:
            self.said.emit(State.OVERDUE, "Chưa xóa được tệp.", str(error))
            return
        self.saved = None
        self.said.emit(State.DONE, "Đã ghi đè và xóa tệp phiếu.", "")
