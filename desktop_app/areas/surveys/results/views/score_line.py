"""The line above the table: index of the form, its points, the points of the group; each opens where they come from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.surveys.results.figures import Results
from desktop_app.areas.surveys.results.group import GroupPoints
from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Button, Kind
from desktop_app.kit.page import MARGIN
from desktop_app.kit.theme import State, px

DRAFT = "Cách chấm dự thảo"


class ScoreLine(QWidget):
    """`opened` asks for the arithmetic."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.index = Button("", Kind.LINK, height=28)
        self.points = Button("", Kind.LINK, height=28)
        self.group = Button("", Kind.LINK, height=28)
        self._draft = Badge(State.UNCHECKED, DRAFT)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        row.setSpacing(px(18))
        for button in (self.index, self.points, self.group):
            row.addWidget(button)
            button.clicked.connect(self.opened)
        row.addWidget(self._draft)
        row.addStretch(1)
        self.setFocusProxy(self.index)
        self.hide()

    def show_score(self, found: Results, group: GroupPoints) -> None:
        """What these results come to."""
        index = found.whole.index
        value = decimal(index.index) if index is not None and index.index is not None else "ẩn"
        self.index.say(f"Chỉ số của phiếu: {value}")
        self.index.setVisible(index is not None and (index.index is not None or bool(index.withheld)))
        self.points.setVisible(found.points is not None)
        if found.points is not None:
            weight, given = words.number(found.points.weight), found.points.points
            told = f"Chưa có điểm, tối đa {weight}" if given is None else f"{decimal(given, 2)} trên {weight} điểm"
            self.points.say(told)
        most = words.number(group.rule.value)
        self.group.say(f"Nhóm 5, mức độ hài lòng, năm {group.year}: {decimal(group.points, 2)} trên {most} điểm")
        self._draft.setVisible(found.is_draft or not group.rule.confidence.checked)
        self.show()
