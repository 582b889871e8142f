"""An extract beside its original: what is taken out is marked, more can be struck, only a checked one is printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.petitions.papers.extract import UNCHECKED, Extract, ExtractService
from desktop_app.areas.petitions.papers.extracting import Cleared
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.fields import Form, LongText, Section
from desktop_app.core.paper.saving import document_pdf
from desktop_app.kit.controls import Banner, Button, Kind, Label, Rule
from desktop_app.kit.footer import Footer
from desktop_app.kit.form import FormView
from desktop_app.kit.marked_text import MarkedText
from desktop_app.kit.overlay import WholeWindow
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import State, Type, px
from desktop_app.office.rights import Right

HEADINGS = {"doi_tuong": "Người bị khiếu nại, tố cáo", "noi_dung": "Nội dung", "yeu_cau": "Yêu cầu"}
STRIKE_FORM = Form(
    "petitions.extract",
    (Section("", (LongText(name="phrases", label="Gạch thêm, mỗi dòng một cụm chữ trong nguyên văn", lines=3),)),),
)
_CHECKED = "Đã đối chiếu với người gửi đơn."
_LOOK = "Đọc lại cả bản trích: lời kể cũng có thể cho biết người viết là ai. Cụm nào lộ thì gạch thêm."
_NOTHING = "Chữ được đánh dấu ở nguyên văn không có trong bản trích."


class ExtractView(WholeWindow):
    """Covers the window until Esc."""

    def __init__(self, workplace: Workplace, uid: str, views: PaperViews) -> None:
        """`views` shows the finished paper."""
        super().__init__(workplace.surface)
        self._workplace, self._uid, self._views = workplace, uid, views
        self._service = ExtractService(workplace.desk)
        self._made: Extract | None = None
        self.form = FormView(STRIKE_FORM, workplace.desk.clock.today())
        self._title = Label("Bản trích", Type.SHEET_TITLE, wrap=True)
        self._sides = QWidget()
        self._scrolled = Scrolled(self._sides)
        self._told = QVBoxLayout()
        self.strike = Button("Gạch", icon="eye-off", key="Ctrl+Enter")
        self.print = Button("Xem và in", Kind.MAIN, icon="printer", key="Ctrl+P")
        self.save = Button("Lưu ra Word", icon="file-down", key="Ctrl+S")
        self._lay_out()
        self.strike.clicked.connect(self.read)
        self.print.clicked.connect(self.show_paper)
        self.save.clicked.connect(self.save_word)

    def rise(self) -> None:
        """Show it and read the petition."""
        super().rise()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read()

    def read(self) -> None:
        """Make the extract anew with what is to be struck."""
        phrases = self._phrases()
        self._workplace.jobs.read(
            lambda _progress: self._service.extract(self._uid, phrases), self._show, self._failed, owner=self
        )

    def show_paper(self) -> None:
        """Show the paper, to be printed."""
        phrases, made = self._phrases(), self._made
        if made is None or not made.is_checked:
            return
        self._workplace.jobs.read(
            lambda _progress: document_pdf(self._service.document(self._uid, phrases)),
            lambda pdf: self._preview(made, pdf),
            self._failed,
            owner=self,
        )

    def save_word(self) -> None:
        """Write the paper as a Word file."""
        phrases, made = self._phrases(), self._made
        if made is None or not made.is_checked:
            return
        self.go()
        self._views.save(_file_name(made), lambda: self._service.document(self._uid, phrases))

    def _preview(self, made: Extract, pdf: bytes) -> None:
        self.go()
        self._views.show_made(f"Bản trích, {_code(made)}", _file_name(made), pdf)

    def _failed(self, error: BaseException) -> None:
        self.go()
        self._workplace.explain(error)

    def _phrases(self) -> list[str]:
        return [line for line in self.form.raw()["phrases"].splitlines() if line.strip()]

    def _show(self, made: Extract) -> None:
        self._made = made
        self._title.setText(f"Bản trích, {_code(made)}")
        can = made.is_checked and self._workplace.desk.account.may(Right.PRINT)
        self.print.setEnabled(can)
        self.save.setEnabled(can)
        _clear(self._told)
        state, first, second = (
            (State.DONE, _CHECKED, _LOOK) if made.is_checked else (State.SECRET, "Chưa in được.", UNCHECKED)
        )
        self._told.addWidget(Banner(state, first, second))
        self._scrolled.setWidget(_beside(made))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(10), px(24), px(10))
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(Rule())
        above = QVBoxLayout()
        above.setContentsMargins(px(24), px(12), px(24), px(8))
        above.setSpacing(px(10))
        above.addLayout(self._told)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.form, 1)
        row.addWidget(self.strike, 0, Qt.AlignmentFlag.AlignBottom)
        above.addLayout(row)
        column.addLayout(above)
        column.addWidget(self._scrolled, 1)
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(self.go)
        column.addWidget(Footer(leave, self.save, self.print))


def _beside(made: Extract) -> QWidget:
    """Original at the left with what is taken out marked, the extract at the right, section by section."""
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(px(24), px(8), px(24), px(16))
    grid.setHorizontalSpacing(px(24))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label("Nguyên văn", Type.BLOCK_TITLE), 0, 0)
    grid.addWidget(Label("Bản trích", Type.BLOCK_TITLE), 0, 1)
    grid.addWidget(Label(_NOTHING, Type.HINT, wrap=True), 1, 0, 1, 2)
    row = 2
    for name, section in made.sections.items():
        if section.original.strip():
            _add(grid, row, HEADINGS[name], section)
            row += 2
    grid.setRowStretch(row, 1)
    return body


def _add(grid: QGridLayout, row: int, heading: str, section: Cleared) -> None:
    top = Qt.AlignmentFlag.AlignTop
    for column in (0, 1):
        grid.addWidget(Label(heading, Type.LABEL), row, column)
    grid.addWidget(MarkedText(section.original, section.places), row + 1, 0, top)
    grid.addWidget(MarkedText(section.text, ()), row + 1, 1, top)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()


def _code(made: Extract) -> str:
    return f"hồ sơ {made.code}" if made.code != made.label else f"đơn {made.label}"


def _file_name(made: Extract) -> str:
    return f"ban-trich-{made.code.replace('/', '-')}"
