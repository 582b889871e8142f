"""What is looked at: which form, which days of it, and how sure its layout is."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core.clock import Clock
from desktop_app.core.periods import Period, between
from desktop_app.core.report_periods import ReportPeriod, days_in_words
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button, IconButton
from desktop_app.kit.day_span import DaySpan
from desktop_app.kit.theme import px
from desktop_app.reports.choosing import FormChoice
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.kept import Wanted
from desktop_app.reports.views.confidence import ConfidenceBadge

FREE, FREE_WORDS = "free", "Từ ngày … đến ngày …"
NONE = (("", "chưa có"),)
LONGEST = 36


class FormBar(QWidget):
    """`changed` tells that another report is to be looked at; `wanted` is it."""

    changed = Signal()

    def __init__(self, clock: Clock, memory: MutableMapping[str, Any]) -> None:
        """`memory` keeps which form was looked at last."""
        super().__init__()
        self._clock, self._memory = clock, memory
        self._choices: dict[str, FormChoice] = {}
        self._periods: dict[str, ReportPeriod] = {}
        self._buttons: list[Button] = []
        self.wanted: Wanted | None = None
        self.form = ChoiceChip("Mẫu", NONE)
        self.period = ChoiceChip("Kỳ", NONE)
        for chip in (self.form, self.period):
            chip.setCheckable(False)  # one is always chosen here, so that none stands out as a filter
        self.badge = ConfidenceBadge()
        self._more = IconButton("ellipsis", "Việc khác", size=34)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        for part in (self.form, self.period, self.badge):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        self._more.clicked.connect(self._open_more)
        self.form.picked.connect(self._take_form)
        self.period.picked.connect(self._take_period)
        self.setFocusProxy(self.form)

    def add_button(self, button: Button) -> None:
        """Put a button at the right end; where there is no room for all of them they stand in a menu."""
        self._buttons.append(button)
        self._row.insertWidget(self._row.count() - 1, button)
        self._fit()

    def offer(self, choices: Sequence[FormChoice], wanted: Wanted | None) -> None:
        """Offer these forms; show this report, else the one shown before, else the form of the last time."""
        self._choices = {each.form.key: each for each in choices}
        self.form.options = tuple((each.form.key, form_words(each.form)) for each in choices) or NONE
        chosen = wanted or self.wanted
        if chosen is None or chosen.form not in self._choices:
            key = str(self._memory.get("form", ""))
            self._show_form(key if key in self._choices else next(iter(self._choices), ""))
            self._begin(str(self._memory.get("period", "")))
        else:
            self._show_form(chosen.form)
            self._show(chosen)

    def show_form(self, form: ReportForm) -> None:
        """Tell how sure the layout of the edition is that is looked at."""
        self.badge.show_form(form)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The bar never makes a window wider; it puts buttons away instead."""
        return QSize(px(300), px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put away what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _show_form(self, key: str) -> None:
        choice = self._choices.get(key)
        self._periods = {each.name: each for each in choice.periods} if choice else {}
        self.period.options = (*((name, name) for name in self._periods), (FREE, FREE_WORDS))
        if choice:
            self.form.show_value(key, cut(form_words(choice.form)))
            self.form.setToolTip(form_words(choice.form))

    def _begin(self, name: str) -> None:
        period = self._periods.get(name) or next(iter(self._periods.values()), None)
        if period is not None:
            self._show(Wanted(self.form.value, period.from_on, period.to_on))

    def _show(self, wanted: Wanted) -> None:
        self.wanted = wanted
        days = (wanted.from_on, wanted.to_on)
        name = next((each.name for each in self._periods.values() if (each.from_on, each.to_on) == days), "")
        self.period.show_value(name or FREE, name or days_in_words(*days))
        self.period.setToolTip(days_in_words(*days))
        self._memory["form"], self._memory["period"] = wanted.form, name
        self._fit()

    def _take_form(self, key: str) -> None:
        before = self.wanted
        self._show_form(key)
        same = before and any((each.from_on, each.to_on) == (before.from_on, before.to_on) for each in self._all())
        if before and same:
            self._show(Wanted(key, before.from_on, before.to_on))
        else:
            self._begin("")
        self.changed.emit()

    def _take_period(self, name: str) -> None:
        if name == FREE:
            self._ask_days()
            return
        self._begin(name)
        self.changed.emit()

    def _ask_days(self) -> None:
        if self.wanted is None:
            return
        shown = between(self.wanted.from_on, self.wanted.to_on)
        self._show(self.wanted)  # until the days are chosen
        asked = DaySpan(self.period, shown, self._clock)
        asked.chosen.connect(self._take_days)
        asked.rise()

    def _take_days(self, chosen: Period) -> None:
        if chosen.from_on and chosen.to_on:
            self._show(Wanted(self.form.value, chosen.from_on, chosen.to_on))
            self.changed.emit()

    def _all(self) -> Sequence[ReportPeriod]:
        return tuple(self._periods.values())

    def _fit(self) -> None:
        """Buttons go into a menu, then the badge says less."""
        for button in self._buttons:
            button.show()
        self.badge.lengthen()
        self._more.hide()
        for button in reversed(self._buttons):
            if self._needed() <= self.width():
                return
            button.hide()
            self._more.show()
        if self._needed() > self.width():
            self.badge.shorten()

    def _needed(self) -> int:
        items = [self._row.itemAt(place).widget() for place in range(self._row.count())]
        shown = [widget for widget in items if widget is not None and not widget.isHidden()]
        return sum(widget.sizeHint().width() for widget in shown) + px(8) * len(shown)

    def _open_more(self) -> None:
        hidden = [button for button in self._buttons if button.isHidden()]
        open_menu(self._more, [(button.text(), button.click) for button in hidden])


def form_words(form: ReportForm) -> str:
    """A form in a list: "01/TCD, kết quả tiếp công dân"."""
    title = f"{form.title[:1].lower()}{form.title[1:]}"
    return f"{form.number}, {title}" if form.number else form.title


def cut(words: str) -> str:
    """Short enough for the button; the whole stands in its tooltip and in its list."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]}…"
