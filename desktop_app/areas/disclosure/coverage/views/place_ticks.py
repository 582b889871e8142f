"""Which places a notice is to hang at: all of them until one is taken out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kit.controls import Label
from desktop_app.kit.theme import Token, Type, px
from desktop_app.kit.tick import TickBox
from desktop_app.office.postings.queries import PlaceView


class PlaceTicks(QWidget):
    """`chosen` may be read from a worker: it changes only when a box is ticked."""

    def __init__(self, places: Sequence[PlaceView]) -> None:
        super().__init__()
        self.chosen = tuple(place.uid for place in places)
        self._boxes = [(place.uid, TickBox(place.name)) for place in places]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(Label("Nơi niêm yết", Type.LABEL, colour=Token.INK_2))
        for _, box in self._boxes:
            box.setChecked(True)
            box.toggled.connect(self._choose)
            column.addWidget(box)
        if not places:
            column.addWidget(Label("Chưa có nơi niêm yết nào. Thêm nơi ở trang Niêm yết rồi quay lại.", wrap=True))

    def _choose(self) -> None:
        self.chosen = tuple(uid for uid, box in self._boxes if box.isChecked())
