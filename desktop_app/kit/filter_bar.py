"""The line above a list: acts while typing, remembers what was chosen, gives way when the window is narrow."""

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop_app.core.clock import Clock
from desktop_app.core.periods import Period, Span, period
from desktop_app.kit.choice_chip import ChoiceChip, fill
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.period_chip import PeriodChip
from desktop_app.kit.search_field import SearchField
from desktop_app.kit.theme import Token, Type, px

SPACE = 8
ALL = ("", "Tất cả")


@dataclass(frozen=True)
class Choice:
    """One thing to filter by: its name, the word before the colon, its keys and their words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def choice_of(name: str, label: str, options: type[Enum]) -> Choice:
    """A choice among the members of an enumeration, whose values are their words on screen."""
    return Choice(name, label, tuple((each.name, str(each.value)) for each in options))


@dataclass(frozen=True)
class Filters:
    """What the list is to show; `choices` holds only what was chosen, `toggles` only what is on."""

    text: str = ""
    period: Period | None = None
    choices: dict[str, str] = field(default_factory=dict)
    toggles: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of the period; an open end is None."""
        return (self.period.from_on, self.period.to_on) if self.period else (None, None)


class FilterBar(QWidget):
    """`changed` tells that the list is to be read again; `filters` says how."""

    changed = Signal()

    def __init__(
        self,
        placeholder: str,
        clock: Clock,
        memory: MutableMapping[str, str],
        *,
        span: Span | None = None,
        choices: Sequence[Choice] = (),
        toggles: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`span` is the period shown at first, none for a list without one.

        What is chosen is kept in `memory`, but not the words: they may be a person's name.
        """
        super().__init__()
        self._memory = memory
        self._first_span = span
        self._clock = clock
        self._text = SearchField(placeholder)
        self._period = PeriodChip(clock, span) if span else None
        self._choices = {choice.name: ChoiceChip(choice.label, (ALL, *choice.options)) for choice in choices}
        self._toggles = {name: _toggle(words) for name, words in toggles}
        self._more = Button("Thêm lọc", icon="funnel")
        self._clear = Button("Xóa lọc", Kind.QUIET, icon="x")
        self._count = Label("", Type.HINT, colour=Token.INK_2)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self._recall()
        self._listen()

    def filters(self) -> Filters:
        """What is chosen now."""
        return Filters(
            self._text.text().strip(),
            self._period.period if self._period else None,
            {name: chip.value for name, chip in self._choices.items() if chip.value},
            frozenset(name for name, chip in self._toggles.items() if chip.isChecked()),
        )

    def clear(self) -> None:
        """Show everything of the first period again."""
        self._text.set_text("")
        for chip in self._choices.values():
            chip.show_value("")
        for toggle in self._toggles.values():
            toggle.setChecked(False)
        if self._period and self._first_span:
            self._period.show_period(period(self._first_span, self._clock.today()))
        self._change()

    def follow_calendar(self) -> None:
        """On another day "Tháng này" is another month; without telling anybody."""
        if self._period:
            self._period.recall(self._period.remembered())

    def show_filters(self, wanted: Filters) -> None:
        """Show these filters and no others, without telling anybody."""
        blocker = QSignalBlocker(self)
        self._text.set_text(wanted.text)
        for name, chip in self._choices.items():
            value = wanted.choices.get(name, "")
            chip.show_value(value if value in dict(chip.options) else "")
        for name, toggle in self._toggles.items():
            toggle.setChecked(name in wanted.toggles)
        if self._period and wanted.period:
            self._period.show_period(wanted.period)
        blocker.unblock()
        self._fit()

    def offer(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Give a choice other values; one that leaves nothing to choose from is not shown."""
        chip = self._choices[name]
        chip.options = (ALL, *options)
        if chip.value not in dict(chip.options):
            chip.show_value("")
        self._fit()

    def focus_text(self) -> None:
        """Put the keyboard into the text filter, with its words selected."""
        self._text.setFocus()
        self._text.line.selectAll()

    def say_count(self, words: str) -> None:
        """How many of what the list shows."""
        self._count.setText(words)
        self._fit()

    def add_button(self, button: Button) -> None:
        """Put a button (print, export) at the right end."""
        self._row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """The bar never makes a window wider; it puts choices away instead."""
        return QSize(px(300), px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put away what has no room, the last choice first."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(SPACE))
        chips = (self._period,) if self._period else ()
        for widget in (self._text, *chips, *self._choices.values(), self._more, *self._toggles.values(), self._clear):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._count)

    def _listen(self) -> None:
        self._text.sought.connect(self._change)
        for chip in (*self._choices.values(), *((self._period,) if self._period else ())):
            chip.picked.connect(self._change)
        for toggle in self._toggles.values():
            toggle.toggled.connect(self._change)
        self._more.clicked.connect(self._open_more)
        self._clear.clicked.connect(self.clear)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.focus_text)

    def _change(self) -> None:
        now = self.filters()
        self._memory["toggles"] = ",".join(sorted(now.toggles))
        self._memory.update({name: chip.value for name, chip in self._choices.items()})
        if self._period:
            self._memory["period"] = self._period.remembered()
        self._fit()
        self.changed.emit()

    def _recall(self) -> None:
        for name, chip in self._choices.items():
            kept = self._memory.get(name, "")
            chip.show_value(kept if kept in dict(chip.options) else "")
        for name in self._memory.get("toggles", "").split(","):
            if name in self._toggles:
                self._toggles[name].setChecked(True)
        if self._period:
            self._period.recall(self._memory.get("period", ""))

    def _is_set(self) -> bool:
        now = self.filters()
        other_period = bool(self._period and self._period.period.span is not self._first_span)
        return bool(now.text or now.choices or now.toggles or other_period)

    def _fit(self) -> None:
        """Choices go behind "Thêm lọc" from the last to the first; then the count goes."""
        self._clear.setVisible(self._is_set())
        self._count.show()
        chips = [chip for chip in self._choices.values() if len(chip.options) > 1]
        for chip in self._choices.values():
            chip.setVisible(chip in chips)
        self._more.hide()
        for chip in reversed(chips):
            if self._needed() <= self.width():
                return
            chip.hide()
            self._more.setVisible(True)
            away = sum(bool(other.value) for other in chips if other.isHidden())
            self._more.say(f"Thêm lọc ({away})" if away else "Thêm lọc")
        spare = self._text.sizeHint().width() - self._text.minimumSizeHint().width()
        self._count.setVisible(self._needed() - spare <= self.width())

    def _needed(self) -> int:
        """How wide the bar is with its text filter as wide as it is drawn."""
        items = [self._row.itemAt(place).widget() for place in range(self._row.count())]
        shown = [widget for widget in items if widget is not None and not widget.isHidden()]
        return sum(widget.sizeHint().width() for widget in shown) + px(SPACE) * len(shown)

    def _open_more(self) -> None:
        menu = QMenu(self)
        for chip in self._choices.values():
            if chip.isHidden() and len(chip.options) > 1:
                fill(menu.addMenu(chip.text()), chip, menu)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)


def _toggle(words: str) -> Button:
    toggle = Button(words)
    toggle.setCheckable(True)
    return toggle
