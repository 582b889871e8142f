"""Which copies of a notice a verb acts on: ticks below its form, the one read is ticked already."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Flag, Form, Section
from desktop_app.kit.form import FormView
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings.record import CopyRecord
from desktop_app.office.postings.service import CopyKey
from desktop_app.office.postings.shown import CopyView

ALL = "all_copies"
YES = "x"


class Picks:
    """The copies that fit a verb."""

    def __init__(self, copies: Sequence[CopyView], read_uid: str) -> None:
        """`read_uid` is the copy beside the list; it alone is ticked at first."""
        self._copies = {f"copy_{copy.copy_number}": copy for copy in copies}
        self._first = [name for name, copy in self._copies.items() if copy.uid == read_uid]

    @property
    def is_alone(self) -> bool:
        """Whether there is nothing to choose."""
        return len(self._copies) == 1

    def beside(self, form: Form) -> Form:
        """The form of the verb with the ticks; without them where one copy fits."""
        if self.is_alone:
            return form
        ticks = (Flag(name=name, label=copy.place_name, span=12) for name, copy in self._copies.items())
        every = Flag(name=ALL, label=f"Tất cả {len(self._copies)} bản", span=12)
        return Form(form.name, (*form.sections, Section("Ghi cho các bản", (every, *ticks))))

    def start(self) -> dict[str, object]:
        """What is ticked at first."""
        return {} if self.is_alone else dict.fromkeys(self._first, YES)

    def listen(self, form: FormView) -> None:
        """Tick or clear all with the first tick."""
        if not self.is_alone:
            form.edited.connect(lambda name: self._turn_all(form) if name == ALL else None)

    def ticked(self, raw: Mapping[str, Any]) -> list[CopyView]:
        """The copies that are ticked now."""
        return [copy for name, copy in self._copies.items() if self.is_alone or raw.get(name)]

    def chosen(self, said: Mapping[str, Any]) -> list[CopyKey]:
        """The copies to act on; InvalidInput where none is ticked."""
        found = [CopyKey(copy.uid, copy.rev) for copy in self.ticked(said)]
        if not found:
            raise InvalidInput({ALL: "Chưa chọn bản nào. Chọn ít nhất một nơi."})
        return found

    def _turn_all(self, form: FormView) -> None:
        form.load({name: YES if form.raw()[ALL] else "" for name in self._copies})
        form.edited.emit(next(iter(self._copies)))


class AsksReason(QObject):
    """Shows the reason for taking down early only where a ticked copy has not hung long enough on the typed day."""

    def __init__(self, sheet: VerbSheet, picks: Picks, record: CopyRecord) -> None:
        super().__init__(sheet)
        self._form, self._picks, self._posting = sheet.form, picks, record.posting
        self.wants_minutes = True
        self._form.edited.connect(self._look)
        self._look()

    def _look(self) -> None:
        raw = self._form.raw()
        self.wants_minutes = bool(raw["minutes"])
        early = [copy for copy in self._picks.ticked(raw) if self._is_early(copy, _day(raw["on"]))]
        self._form.set_shown({"reason": bool(early)})
        copy = next(iter(early), None)
        said = ""
        if copy is not None:
            ripe = f", gỡ từ {words.day(copy.count.earliest_on)}" if copy.count.earliest_on else ""
            said = f"{copy.place_name} chưa đủ {self._posting.required_days} ngày liên tục{ripe}. Gỡ sớm thì ghi lý do."
        self._form.field("on").warn(said)

    def _is_early(self, copy: CopyView, on: date | None) -> bool:
        if on is None or not self._posting.required_days or self._posting.voided_on:
            return False
        return copy.count.earliest_on is None or on < copy.count.earliest_on


def _day(text: str) -> date | None:
    try:
        return words.read_day(text)
    except ValueError:
        return None
