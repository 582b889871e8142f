"""Which printer, how many copies, which pages: asked beside the paper, in Vietnamese."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Text
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.editors import Editor
from desktop_app.kit.field_box import FieldBox
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.page_range import read_copies, read_pages
from desktop_app.kit.theme import State, Type, px

NO_PRINTER = "Máy tính chưa có máy in nào. Cắm, bật máy in rồi bấm Tìm lại."
OR_SAVE = "Cũng có thể bấm Lưu PDF để in ở máy khác."


class Printers(Protocol):
    """The printers of the machine."""

    def names(self) -> list[str]:
        """Their names, the usual one first."""

    def printer(self, name: str) -> QPrinter:
        """The printer of that name, ready to be drawn on."""


class SystemPrinters:
    """The printers that the operating system knows."""

    def names(self) -> list[str]:
        """Their names, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        names = QPrinterInfo.availablePrinterNames()
        return sorted(names, key=lambda name: (name != usual, name))

    def printer(self, name: str) -> QPrinter:
        """The printer of that name, at its own resolution."""
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setPrinterName(name)
        return made


@dataclass(frozen=True)
class Order:
    """What is to be printed: pages from 0."""

    printer: str
    copies: int
    pages: tuple[int, ...]


class PrintOptions(QWidget):
    """`order` reads what is chosen; a wrong entry is told under its field."""

    changed = Signal()

    def __init__(self, printers: Printers, pages: int, *, can_save: bool = True) -> None:
        """`pages` is how many the paper has; `can_save`: it may be printed elsewhere from a file."""
        super().__init__()
        self._printers = printers
        self._count = pages
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(Label("In ra giấy", Type.BLOCK_TITLE))
        self._printer: FieldBox | None = None
        self._none = Label(f"{NO_PRINTER} {OR_SAVE}" if can_save else NO_PRINTER, colour=State.WARNING, wrap=True)
        self._column.addWidget(self._none)
        self._again = Button("Tìm lại", Kind.QUIET, icon="refresh-cw", height=30)
        self._again.clicked.connect(self.look_again)
        self._column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._copies = self._field(Text(name="copies", label="Số bản"), right=True)
        self._copies.input.set_text("1")
        hint = f"Để trống là in cả {pages} trang. Gõ 1-3, 5 để in một phần." if pages > 1 else "Tài liệu có 1 trang."
        self._pages = self._field(Text(name="pages", label="Trang in", hint=hint, max_length=60))
        self.look_again()

    @property
    def can_print(self) -> bool:
        """Whether there is a printer."""
        return self._printer is not None

    def look_again(self) -> None:
        """Ask the machine for its printers once more."""
        names = self._printers.names()
        if self._printer is not None:
            self._column.removeWidget(self._printer)
            self._printer.deleteLater()
            self._printer = None
        if names:
            editor = Editor(ChoiceInput([(name, name) for name in names]))
            self._printer = FieldBox(Text(name="printer", label="Máy in"), editor)
            self._column.insertWidget(1, self._printer)
        self._none.setVisible(not names)
        self._again.setVisible(not names)
        self.changed.emit()

    def order(self) -> Order:
        """What is chosen; raises InvalidInput and marks the fields when it cannot be printed."""
        problems: dict[str, str] = {}
        copies, pages = 0, tuple[int, ...]()
        try:
            copies = read_copies(self._copies.input.text())
        except UserError as error:
            problems["copies"] = str(error)
        try:
            pages = read_pages(self._pages.input.text(), self._count)
        except UserError as error:
            problems["pages"] = str(error)
        self._copies.fail(problems.get("copies", ""))
        self._pages.fail(problems.get("pages", ""))
        if problems:
            raise InvalidInput(problems)
        return Order(self._printer.input.text() if self._printer else "", copies, pages)

    def _field(self, field: Text, *, right: bool = False) -> FieldBox:
        box = FieldBox(field, Editor(LineInput(right=right)))
        box.input.changed.connect(box.clear)
        self._column.addWidget(box)
        return box
