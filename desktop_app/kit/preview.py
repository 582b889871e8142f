"""A paper before it is printed: the very PDF on a grey desk, and beside it what can be done with it."""

from collections.abc import Callable, Generator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput
from desktop_app.core.files import whole_file
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.controls import Banner, Button, IconButton, Kind, Label, Rule
from desktop_app.kit.desk import Desk
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.footer import Footer
from desktop_app.kit.overlay import WholeWindow
from desktop_app.kit.page import Scrolled
from desktop_app.kit.pdf_pages import PdfPages
from desktop_app.kit.print_options import Order, Printers, PrintOptions, SystemPrinters
from desktop_app.kit.printing import print_pages, save_pictures
from desktop_app.kit.sending import lend_place, sender_of
from desktop_app.kit.stepper import CANNOT_WRITE, Stepper
from desktop_app.kit.theme import State, Token, Type, px

PANEL = 300


class PaperPreview(WholeWindow):
    """Covers the window until Esc and is then `closed`.

    `printed` tells how many copies went to a printer, `sent` which pages (from 0) and how many copies, also when it was
    stopped on the way; `saved` that the PDF was written to a file.
    """

    printed = Signal(int)
    sent = Signal(object, int)
    saved = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        pdf: bytes,
        file_name: str,
        *,
        printers: Printers | None = None,
        files: FileChoice | None = None,
        can_save: bool = True,
        can_send: bool = True,
        note: str = "",
    ) -> None:
        """`title` and `file_name` name the paper and its number, never a person; the PDF stays in memory.

        Without `can_save` it can only be printed, without `can_send` it never leaves on a stick. A `note` tells on
        screen what the paper itself does not say.
        """
        super().__init__(window)
        self.setAccessibleName(title)
        self._pdf, self._name = pdf, file_name
        self._pages = PdfPages(pdf)
        self._printers = printers or SystemPrinters()
        self._files = files or SystemFileChoice()
        self._stepper = Stepper(self)
        self._sender = sender_of(window) if can_save and can_send else None
        self._under_way: tuple[int, ...] = ()
        self.desk = Desk(self._pages)
        self.options = PrintOptions(self._printers, len(self._pages), can_save=can_save)
        self._said = Label("", Type.BODY, wrap=True)
        self._said.hide()
        self._print = Button("In", Kind.MAIN, icon="printer", key="Ctrl+P")
        self._stop = Button("Dừng")
        self._stop.hide()
        self._lay_out(title, can_save, note)
        self._listen()

    def rise(self) -> None:
        """Show it with the keyboard on the paper."""
        super().rise()
        self.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """Leave; what is being printed is stopped, the memory let go."""
        self._stepper.stop()
        self._tell_under_way()
        super().go()
        self._pages.close()
        self.deleteLater()

    def print_now(self) -> None:
        """Print what the options say, a page at a time, so that it can be stopped."""
        if self._stepper.is_busy or not self.options.can_print:
            return
        try:
            order = self.options.order()
        except InvalidInput:
            return
        printer = self._printers.printer(order.printer)
        total = len(order.pages) * order.copies
        self._under_way = ()

        def at_page(done: int) -> str:
            self._under_way = order.pages[:done]
            return f"Đang in trang {done} trên {total}."

        self._do(
            print_pages(self._pages, order.pages, order.copies, printer),
            at_page,
            lambda: self._printed(total, order),
        )

    def save_pdf(self) -> None:
        """Write the very PDF to a file."""
        target = self._files.save_as(self, "Lưu PDF", self._name, "Tệp PDF", ".pdf")
        if target is None:
            return
        try:
            with whole_file(target) as part:
                part.write_bytes(self._pdf)
        except OSError:
            self._tell(State.OVERDUE, CANNOT_WRITE)
            return
        self._tell(State.DONE, f"Đã lưu {target.name}.")
        self.saved.emit()

    def send(self) -> None:
        """Hand the very PDF to whoever sends it to a stick; the paper comes back when that is done."""
        sender = self._sender
        if sender is None or self._stepper.is_busy:
            return
        parcel = Parcel(f"{self._name}.pdf", self._pdf)
        lend_place(self, lambda then: sender.send((parcel,), then), self.saved.emit)

    def save_pictures(self) -> None:
        """Write each page as a picture into a folder."""
        folder = self._files.folder(self, "Chọn thư mục lưu ảnh các trang")
        if folder is None or self._stepper.is_busy:
            return
        total = len(self._pages)
        self._do(
            save_pictures(self._pages, folder, self._name),
            lambda done: f"Đang ghi ảnh trang {done} trên {total}.",
            lambda: self._tell(State.DONE, f"Đã lưu {total} ảnh vào {folder.name}."),
        )

    def _do(
        self, work: Generator[object, None, None], while_at_it: Callable[[int], str], then: Callable[[], None]
    ) -> None:
        def ended(problem: str) -> None:
            self._show_busy(False)
            if problem:
                self._tell(State.OVERDUE, problem)
            else:
                then()

        self._show_busy(True)
        self._stepper.begin(work, lambda done: self._tell(State.ACTIVE, while_at_it(done)), ended)

    def _show_busy(self, busy: bool) -> None:
        self._print.setVisible(not busy)
        self._stop.setVisible(busy)

    def _give_up(self) -> None:
        self._show_busy(False)
        if self._stepper.stop():
            self._tell(State.SOON, "Đã dừng. Trang đã gửi tới máy in có thể vẫn in ra.")
        self._tell_under_way()

    def _tell_under_way(self) -> None:
        """Pages that went to the printer before it was stopped are on paper too."""
        if self._under_way:
            self.sent.emit(self._under_way, 1)
            self._under_way = ()

    def _printed(self, total: int, order: Order) -> None:
        self._under_way = ()
        self._tell(State.DONE, f"Đã gửi {total} trang tới máy in.")
        self.printed.emit(order.copies)
        self.sent.emit(order.pages, order.copies)

    def _tell(self, state: State, words: str) -> None:
        self._said.setText(words)
        self._said.paint_in(state)
        self._said.show()

    def _listen(self) -> None:
        self._print.clicked.connect(self.print_now)
        self._stop.clicked.connect(self._give_up)
        self.options.changed.connect(lambda: self._print.setEnabled(self.options.can_print))
        self._print.setEnabled(self.options.can_print)

    def _lay_out(self, title: str, can_save: bool, note: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(title))
        column.addWidget(Rule())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.desk, 1)
        middle.addWidget(self._panel(note))
        column.addLayout(middle, 1)
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(self.go)
        column.addWidget(Footer(leave, *(self._savers() if can_save else ()), self._stop, self._print))

    def _savers(self) -> tuple[Button, ...]:
        pictures = Button("Lưu ảnh các trang", icon="image")
        pictures.clicked.connect(self.save_pictures)
        save = Button("Lưu PDF", icon="file-down", key="Ctrl+S")
        save.clicked.connect(self.save_pdf)
        if self._sender is None:
            return pictures, save
        send = Button("Gửi ra USB", icon="usb", key="Ctrl+U")
        send.clicked.connect(self.send)
        return pictures, save, send

    def _head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(8), px(16), px(8))
        head.setSpacing(px(8))
        head.addWidget(Label(title, Type.SHEET_TITLE, wrap=True), 1)
        smaller = IconButton("zoom-out", "Nhỏ hơn (Ctrl -)")
        smaller.clicked.connect(lambda: self.desk.zoom(-1))
        larger = IconButton("zoom-in", "To hơn (Ctrl +)")
        larger.clicked.connect(lambda: self.desk.zoom(1))
        size = Label("", colour=Token.INK_2)
        self.desk.zoomed.connect(lambda per_cent: size.setText(f"{per_cent} %"))
        page = Label("", colour=Token.INK_2)
        self.desk.moved.connect(lambda number: page.setText(f"Trang {number}/{len(self._pages)}"))
        page.setText(f"Trang 1/{len(self._pages)}")
        fit = Button("Vừa chiều ngang", Kind.QUIET, height=30)
        fit.clicked.connect(self.desk.fit)
        for widget in (page, smaller, size, larger, fit):
            head.addWidget(widget)
        leave = IconButton("x", "Đóng (Esc)")
        leave.clicked.connect(self.go)
        head.addWidget(leave)
        return head

    def _panel(self, note: str) -> QWidget:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(px(20), px(16), px(20), px(16))
        inside.setSpacing(px(12))
        if note:
            inside.addWidget(Banner(State.UNCHECKED, "Chưa đối chiếu mẫu chính thức", note))
        inside.addWidget(self.options)
        inside.addWidget(self._said)
        inside.addStretch(1)
        panel = Scrolled(holder)
        panel.setFixedWidth(px(PANEL))
        return panel
