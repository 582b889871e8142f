"""Where the fields of a form stand: rows of twelve columns, filled in order, without gaps for hidden fields."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.fields import Field, Flag, Form, Section
from desktop_app.kit.controls import Label
from desktop_app.kit.field_box import FieldBox
from desktop_app.kit.theme import Type, px
from desktop_app.kit.twelfths import COLUMNS, Twelfths

_LEAST_WHEN_NARROW = {1: 3, 2: 3, 3: 6, 4: 6}


class FormGrid(QWidget):
    """The fields of a form in their sections."""

    def __init__(self, form: Form, boxes: dict[str, FieldBox]) -> None:
        """`boxes` holds one box for each field of the form."""
        super().__init__()
        self._boxes = boxes
        self._hidden: set[str] = set()
        self._narrow = False
        self._grids: list[tuple[Section, Twelfths]] = []
        self._headings: dict[int, Label] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        for section in form.sections:
            if section.title:
                column.addSpacing(px(5) if self._grids else 0)
                heading = self._headings[len(self._grids)] = Label(section.title, Type.BLOCK_TITLE)
                column.addWidget(heading)
            self._grids.append((section, Twelfths(px(12), px(8))))
            column.addLayout(self._grids[-1][1])
        self._lay_out()

    def is_shown(self, name: str) -> bool:
        """Whether a field is on the form now."""
        return name not in self._hidden

    def set_shown(self, shown: Mapping[str, bool]) -> None:
        """Show these fields or take them away; the others move together, once for all of them."""
        hidden = self._hidden - {name for name, is_shown in shown.items() if is_shown}
        hidden |= {name for name, is_shown in shown.items() if not is_shown}
        if hidden != self._hidden:
            self._hidden = hidden
            self._lay_out()

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow form short fields take half the row."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()

    def _lay_out(self) -> None:
        for place, (section, grid) in enumerate(self._grids):
            grid.clear()
            if place in self._headings:
                self._headings[place].setVisible(any(self.is_shown(entry.name) for entry in section.fields))
            for row in self._rows(section):
                with_labels = not all(isinstance(entry, Flag) for entry in row)
                for entry in row:
                    self._boxes[entry.name].set_label_room(with_labels)
                    grid.put(self._boxes[entry.name], self._span(entry))
            for entry in section.fields:
                self._boxes[entry.name].setVisible(self.is_shown(entry.name))
        self.updateGeometry()

    def _rows(self, section: Section) -> list[list[Field]]:
        rows: list[list[Field]] = []
        room = 0
        for entry in section.fields:
            if not self.is_shown(entry.name):
                continue
            if self._span(entry) > room:
                rows.append([])
                room = COLUMNS
            rows[-1].append(entry)
            room -= self._span(entry)
        return rows

    def _span(self, entry: Field) -> int:
        return max(entry.span, _LEAST_WHEN_NARROW.get(entry.span, 0)) if self._narrow else entry.span
