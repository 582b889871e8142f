"""The line above the matrix: units, year, form, how long the periods are, only what presses; papers at the right."""

from collections.abc import MutableMapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button
from desktop_app.kit.flow import Flow
from desktop_app.kit.search_field import SearchField
from desktop_app.sync.receiving.matrix import Step
from desktop_app.sync.views.matrix_words import STEPS


class MatrixBar(QWidget):
    """`asked` when the matrix must be read anew, `narrowed` when other rows of it are to be shown."""

    asked = Signal()
    narrowed = Signal()

    def __init__(
        self, memory: MutableMapping[str, Any], today: date, papers: Sequence[Button], forms: Sequence[tuple[str, str]]
    ) -> None:
        """What is chosen is kept in `memory`, but for the year and the words."""
        super().__init__()
        self._memory = memory
        self._search = SearchField("Lọc theo tên đơn vị", 190)
        self._year = ChoiceChip("Năm", tuple((str(today.year - back), str(today.year - back)) for back in range(3)))
        self._form = ChoiceChip("Biểu", forms)
        self._step = ChoiceChip("Kỳ", STEPS)
        self._pressing = Button("Chỉ đơn vị trễ, thiếu")
        self._pressing.setCheckable(True)
        for chip in (self._year, self._form, self._step):
            chip.setCheckable(False)
        Flow(self).put((self._search, self._year, self._form, self._step, self._pressing), papers)
        self._recall()
        for chip in (self._year, self._form, self._step):
            chip.picked.connect(self._change)
        self._search.sought.connect(lambda _: self.narrowed.emit())
        self._pressing.toggled.connect(lambda _: self.narrowed.emit())
        self.setFocusProxy(self._search)

    @property
    def form(self) -> str:
        """The form by its key."""
        return self._form.value

    @property
    def year(self) -> int:
        """The year."""
        return int(self._year.value)

    @property
    def step(self) -> Step:
        """How long the periods are."""
        return Step[self._step.value]

    @property
    def text(self) -> str:
        """What units are sought by."""
        return self._search.text().strip()

    @property
    def only_pressing(self) -> bool:
        """Whether only units are shown of which something is late or missing."""
        return self._pressing.isChecked()

    def _recall(self) -> None:
        for name, chip, usual in (("form", self._form, ""), ("step", self._step, Step.QUARTER.name)):
            value = str(self._memory.get(name, usual))
            if value in dict(chip.options):
                chip.show_value(value)

    def _change(self, _key: str) -> None:
        self._memory["form"], self._memory["step"] = self._form.value, self._step.value
        self.asked.emit()
