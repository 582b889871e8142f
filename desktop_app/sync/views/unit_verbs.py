"""What is done with communes that merge or are renamed, each in a sheet; a merger shows first what is compared then."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.views import Workplace
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Form
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.sync.receiving.restated import Restated, restated
from desktop_app.sync.receiving.units import ChangeRow, UnitService
from desktop_app.sync.views.unit_card import Preview
from desktop_app.sync.views.unit_words import BACK_FORM, MERGE_FORM, RENAME_FORM, change_words

BACK = "Từ nay coi như chưa có thay đổi này."
BACK_COSTS = "Bảng, so sánh tính lại theo từng đơn vị riêng. Lần ghi vẫn nằm trong danh sách, ghi rõ đã hủy."


class UnitVerbs(QObject):
    """Acts of the page; `done` when something was written."""

    done = Signal()

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._service = place, UnitService(place.desk)

    def merge(self, units: Sequence[tuple[str, str]]) -> None:
        """One commune goes into another; `units` are those there are, by code and name."""
        preview = Preview()
        about = "Từ ngày đó số kỳ trước của hai đơn vị được cộng lại để so sánh"
        sheet = self._sheet("Ghi sáp nhập", about, MERGE_FORM, lambda values: self._service.merge(**values), preview)
        _offer(sheet, ("unit", "into"), units)
        sheet.form.edited.connect(lambda _: self._look(sheet, preview))
        sheet.made.connect(lambda _: self._tell("Đã ghi sáp nhập."))
        sheet.rise()

    def rename(self, units: Sequence[tuple[str, str]]) -> None:
        """A commune is called otherwise."""
        about = "Giấy tờ và bảng của những ngày trước giữ tên cũ"
        sheet = self._sheet("Ghi đổi tên", about, RENAME_FORM, lambda values: self._service.rename(**values))
        _offer(sheet, ("unit",), units)
        sheet.made.connect(lambda _: self._tell("Đã ghi đổi tên."))
        sheet.rise()

    def take_back(self, row: ChangeRow) -> None:
        """What was written down wrongly counts no more."""
        sheet = VerbSheet(
            self._place.surface,
            "Hủy lần ghi",
            change_words(row),
            BACK_FORM,
            lambda _values: self._service.take_back(row.uid),
            verb=Button("Hủy lần ghi", Kind.DANGER),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=Banner(State.WARNING, BACK, BACK_COSTS),
        )
        sheet.made.connect(lambda _: self._tell("Đã hủy lần ghi."))
        sheet.rise()

    def _sheet(self, title: str, about: str, form: Form, does: Does, strip: Preview | None = None) -> VerbSheet:
        return VerbSheet(
            self._place.surface,
            title,
            about,
            form,
            does,
            verb=Button(title, Kind.MAIN, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            strip=strip,
        )

    def _look(self, sheet: VerbSheet, preview: Preview) -> None:
        desk = self._place.desk
        said = _told(sheet, desk.clock.today())
        if said is None:
            preview.show_found(None)
            return

        def show(found: Sequence[Restated]) -> None:
            if _told(sheet, desk.clock.today()) == said:
                preview.show_found(found)

        self._place.jobs.read(lambda _progress: restated(desk, *said), show, owner=preview)

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self.done.emit()


def _told(sheet: VerbSheet, today: Any) -> tuple[Any, Any, Any] | None:
    """Which commune goes into which one from when; None while one of them is missing."""
    try:
        values: Mapping[str, Any] = sheet.form.form.checked(sheet.form.raw(), today)
    except InvalidInput:
        return None
    return (values["unit"], values["into"], values["from_on"]) if values["unit"] != values["into"] else None


def _offer(sheet: VerbSheet, names: Sequence[str], units: Sequence[tuple[str, str]]) -> None:
    for name in names:
        box = sheet.form.field(name).input.frame
        if isinstance(box, ChoiceInput):
            box.set_options([("", ""), *units])
