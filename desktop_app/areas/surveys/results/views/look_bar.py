"""What is looked at: which survey, divided how, which of its forms."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.surveys.results.figures import Breakdown, By, Where
from desktop_app.areas.surveys.results.sentences import begun
from desktop_app.areas.surveys.results.service import Choices, ResultsService, Round
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button, IconButton
from desktop_app.kit.theme import px

ALL_FORMS = "Tất cả phiếu"
MOST_ROUNDS = 6
"""So many rounds or versions stand beside each other at most."""


class LookBar(QWidget):
    """`changed` tells that something else is to be looked at."""

    changed = Signal()

    def __init__(self, service: ResultsService, memory: MutableMapping[str, Any]) -> None:
        """`memory` keeps which survey was looked at last."""
        super().__init__()
        self._service, self._memory = service, memory
        self._rounds: Sequence[Round] = ()
        self._choices = Choices(((Breakdown(), By.WHOLE.value),), ())
        self.survey = ChoiceChip("Đợt", (("", "chưa có"),))
        self.by = ChoiceChip("Theo", (("0", By.WHOLE.value),))
        self.only = ChoiceChip("Chỉ xem", (("0", ALL_FORMS),))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        for chip in (self.survey, self.by, self.only):
            self._row.addWidget(chip)
        self._row.addStretch(1)
        self._buttons: list[Button] = []
        self._acts: Sequence[Act] = ()
        self._more = IconButton("ellipsis", "Việc khác", size=34)
        self._more.clicked.connect(self._open_more)
        self._row.addWidget(self._more)
        self.survey.picked.connect(self._take)
        self.by.picked.connect(self.changed)
        self.only.picked.connect(self.changed)
        self.setFocusProxy(self.survey)

    @property
    def round(self) -> Round | None:
        """The chosen survey; None where there is none to choose."""
        return next((each for each in self._rounds if each.uid == self.survey.value), None)

    def add_button(self, button: Button) -> None:
        """Put a button at the right end; where there is no room for all of them they stand in a menu."""
        self._buttons.append(button)
        self._row.insertWidget(self._row.count() - 1, button)
        self._fit()

    def read(self, wanted: str) -> bool:
        """Offer the surveys there are now, this one shown, else the last one, else the newest with forms."""
        self._rounds = self._service.rounds()
        if not self._rounds:
            return False
        known = {each.uid for each in self._rounds}
        newest = next((each for each in self._rounds if each.has_forms), self._rounds[0])
        chosen = next(
            (uid for uid in (wanted, self.survey.value, self._memory.get("round")) if uid in known), newest.uid
        )
        self.survey.options = tuple((each.uid, each.label) for each in self._rounds)
        self.survey.show_value(str(chosen))
        self._offer()
        return True

    def uids(self) -> list[str]:
        """The survey; by period and by version also the earlier ones of its questionnaire."""
        chosen = self.round
        if chosen is None:
            return []
        if self.breakdown().by not in (By.PERIOD, By.VERSION):
            return [chosen.uid]
        earlier = self._rounds[self._rounds.index(chosen) + 1 :]
        same = [each.uid for each in earlier if each.code == chosen.code and each.has_forms]
        return [chosen.uid, *same[: MOST_ROUNDS - 1]]

    def breakdown(self) -> Breakdown:
        """How the forms are divided."""
        return self._choices.breakdowns[int(self.by.value)][0]

    def where(self) -> Where:
        """Which of the forms are looked at."""
        place = int(self.only.value)
        return self._choices.wheres[place - 1][0] if place else Where()

    def put_away(self, acts: Sequence[Act]) -> None:
        """What stands in the menu alone."""
        self._acts = acts
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The bar never makes a window wider."""
        return QSize(px(300), px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons away, or take them out again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [chip for chip in (self.survey, self.by, self.only) if not chip.isHidden()]
        needed = sum(each.sizeHint().width() + px(8) for each in (*shown, *self._buttons))
        has_room = needed <= self.width()
        for button in self._buttons:
            button.setVisible(has_room)
        self._more.setVisible(bool(self._acts) or (bool(self._buttons) and not has_room))

    def _open_more(self) -> None:
        away = [(button.text(), button.click) for button in self._buttons if button.isHidden()]
        open_menu(self._more, [*self._acts, *away])

    def _take(self) -> None:
        self._memory["round"] = self.survey.value
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """What was chosen before stays, where this survey has it too."""
        self._choices = self._service.choices(self.survey.value)
        _offer(self.by, [begun(label.removeprefix("Theo ")) for _, label in self._choices.breakdowns])
        _offer(self.only, [ALL_FORMS, *(label for _, label in self._choices.wheres)])
        self.only.setVisible(bool(self._choices.wheres))
        self._fit()


def _offer(chip: ChoiceChip, labels: Sequence[str]) -> None:
    before = dict(chip.options).get(chip.value)
    chip.options = tuple((str(place), label) for place, label in enumerate(labels))
    chip.show_value(next((key for key, label in chip.options if label == before), "0"))
