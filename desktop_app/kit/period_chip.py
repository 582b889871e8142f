"""The filter for the span of days a list shows."""

from PySide6.QtCore import Signal

from desktop_app.core import words
from desktop_app.core.clock import Clock
from desktop_app.core.periods import Period, Span, between, period
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.day_span import DaySpan


class PeriodChip(ChoiceChip):
    """Says "Kỳ: Tháng 11/2026"; free days are asked in a small field below."""

    picked = Signal(str)

    def __init__(self, clock: Clock, first: Span) -> None:
        """`first` is the span that counts as not filtered."""
        self._clock = clock
        self.period = period(first, clock.today())
        rest = tuple((span.name, span.value) for span in Span if span is not first)
        super().__init__("Kỳ", ((first.name, first.value), *rest))
        self.show_period(self.period)

    def show_period(self, chosen: Period) -> None:
        """Show a span without telling anybody."""
        self.period = chosen
        self.show_value(chosen.span.name, chosen.in_words())

    def pick(self, key: str) -> None:
        """Choose a span; free days are asked for first."""
        if Span[key] is Span.DAYS:
            asked = DaySpan(self, self.period, self._clock)
            asked.chosen.connect(self._take)
            asked.rise()
            return
        self._take(period(Span[key], self._clock.today()))

    def remembered(self) -> str:
        """The span as text; a named span moves on with the calendar, free days stay."""
        if self.period.span is Span.DAYS:
            return f"{words.day(self.period.from_on)}-{words.day(self.period.to_on)}"
        return self.period.span.name

    def recall(self, text: str) -> None:
        """Show what was remembered; anything unreadable is passed over."""
        if text in Span.__members__ and text != Span.DAYS.name:
            self.show_period(period(Span[text], self._clock.today()))
        elif "-" in text:
            start, _, end = text.partition("-")
            try:
                self.show_period(between(words.read_day(start), words.read_day(end)))
            except ValueError:
                return

    def _take(self, chosen: Period) -> None:
        self.show_period(chosen)
        self.picked.emit(chosen.span.name)
