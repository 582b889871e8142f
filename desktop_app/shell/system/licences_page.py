"""Giấy phép: everything that is shipped, with the text of its licence."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.notices import Notice, load_notices
from desktop_app.core.pages import Listed
from desktop_app.core.resources import resource
from desktop_app.core.text.fold import fold
from desktop_app.kit.cells import Cell
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import FilterBar
from desktop_app.kit.inputs import TextInput
from desktop_app.kit.page import Page
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import Token, Type, font, px
from desktop_app.shell.context import Shell

COLUMNS = (Column(name="name", heading="Thành phần"), Column(name="licence", heading="Giấy phép", width=170))
KEYS = {"↑ ↓": "chọn", "Ctrl+F": "lọc"}
LINES = 3


class LicencesPage(Page):
    """The list at the left, the text of the chosen part at the right."""

    def __init__(self, place: Shell) -> None:
        """Nothing is read before the page is gone to."""
        super().__init__("Giấy phép")
        self._place = place
        self._notices: Sequence[Notice] = ()
        self.filters = FilterBar("Lọc theo tên, giấy phép", place.desk.clock, place.memory("licences"))
        widths = place.memory("licences.widths")
        self.table = PagedTable(COLUMNS, self._pages, _cell, noun="thành phần", widths=widths, keys=KEYS)
        self._name = Label("", Type.BLOCK_TITLE, wrap=True)
        self._terms = Label("", Type.HINT, colour=Token.INK_2, wrap=True)
        self.text = TextInput(LINES)
        self._lay_out()
        self.filters.changed.connect(self._filter)
        self.table.chosen.connect(self._read)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the notices, with the keyboard in the list."""
        self._place.jobs.read(lambda _: load_notices(resource("licences", "notices.json")), self._show, owner=self)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """Filter, list, text."""
        return [self.filters, self.table, self.text]

    def _lay_out(self) -> None:
        self.text.set_read_only(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # The texts are broken at eighty letters by their authors, which fit into a line of this size only.
        self.text.area.setFont(font(Type.HINT))
        self.text.area.setAccessibleName("Lời giấy phép")
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 2)
        right = QVBoxLayout()
        right.setContentsMargins(px(16), px(12), px(24), px(16))
        right.setSpacing(px(6))
        for widget in (self._name, self._terms, self.text):
            right.addWidget(widget)
        row.addLayout(right, 3)
        self.set_bar(self.filters)
        self.set_body(body, scrolls=False, margin=0)

    def _show(self, notices: Sequence[Notice]) -> None:
        self._notices = notices
        others = words.number(len(notices) - 1)
        self.say(f"Chương trình dùng {others} thành phần của người khác, theo giấy phép của họ.")
        self._filter()
        clear = Button("Xóa lọc", Kind.MAIN, icon="x")
        clear.clicked.connect(self.filters.clear)
        self.table.set_empty(EmptyState("search", "Không có thành phần nào khớp", "Thử ít chữ hơn.", (clear,)))

    def _filter(self) -> None:
        self.table.show_found(self.filters.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[Notice]:
        text = fold(self.filters.filters().text).split()
        return [each for each in self._notices if all(word in fold(f"{each.name} {each.licence}") for word in text)]

    def _pages(self, sort: Sort | None) -> Listed[Notice]:
        return Listed(self._wanted())

    def _read(self, notice: Notice | None) -> None:
        self._name.setText(f"{notice.name} {notice.version}".strip() if notice else "")
        self._terms.setText(notice.licence if notice else "")
        self.text.set_text(notice.text if notice else "")


def _cell(row: Notice, column: Column) -> Cell:
    if column.name == "name":
        return Cell(text=row.name, second=row.version, strong=True)
    return Cell(text=row.licence)
