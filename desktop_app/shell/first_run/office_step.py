"""Which office this is: found by a few letters without accents, or typed."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.core import words
from desktop_app.core.units import Unit, Units
from desktop_app.kit.controls import Button, Card, Kind, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.inputs import LineInput, Look
from desktop_app.kit.message import Message
from desktop_app.kit.suggestions import Suggestion, SuggestionRows
from desktop_app.kit.theme import State, Type, px
from desktop_app.office.models import OfficeKind
from desktop_app.shell.first_run.answers import UNIT_FORM
from desktop_app.shell.first_run.option_card import OptionCard, Options
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.step_view import StepView

_MOST = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfficeStep(StepView):
    """Kind of office, then its name; `practice_asked` leaves for the practice office of that kind."""

    practice_asked = Signal(str)
    elsewhere_asked = Signal()
    """A register from another PC is opened here instead."""

    def __init__(self, setup: Setup, *, can_practise: bool) -> None:
        super().__init__(
            setup,
            "Chọn đơn vị sử dụng chương trình",
            "Tên này đứng đầu mọi văn bản in ra và mọi gói gửi đi. Sau này sửa được trong Hệ thống.",
        )
        self._units: Units | None = None
        self._kinds = Options(
            OptionCard(OfficeKind.COMMUNE.name, "building-2", OfficeKind.COMMUNE.value, _COMMUNE),
            OptionCard(OfficeKind.UPPER.name, "network", OfficeKind.UPPER.value, _UPPER),
        )
        self._kinds.show_choice(setup.raw["kind"])
        self._kinds.chosen.connect(self._change_kind)
        self._label = Label("", Type.LABEL)
        self.search = LineInput(icon="search", height=38)
        self.search.changed.connect(self._typed)
        self.search.line.installEventFilter(self)
        self._rows = SuggestionRows("map-pin")
        self._rows.picked.connect(self._take)
        self._list = Card(padding=1, spacing=0)
        self._list.body.addWidget(self._rows)
        self._said = Message()
        self.form = FormView(UNIT_FORM, setup.opener.clock.today())
        self.form.completed.connect(self.completed)
        self._other = Button("", Kind.LINK, height=28)
        self._other.clicked.connect(self.turn)
        self._about = Label("", Type.HINT)
        self.practise = Button("Dùng thử cơ quan tập huấn", Kind.LINK, height=28)
        self.practise.clicked.connect(lambda: self.practice_asked.emit(self.setup.raw["kind"]))
        self._trial = Label("", Type.HINT)
        self.elsewhere = Button("Mở sổ từ máy khác", Kind.LINK, height=28)
        self.elsewhere.clicked.connect(self.elsewhere_asked)
        self._lay_out(can_practise)
        self.form.load(setup.raw)
        self._show_way()
        self._show_chosen()

    def know(self, units: Units) -> None:
        """The list of units has been read."""
        self._units = units
        counts = f"{len(units.provinces)} tỉnh, thành phố và {words.number(len(units.communes))} đơn vị cấp xã"
        self._about.setText(f"Danh mục {counts} từ 01/07/2025. Không thấy tên?")
        if self.search.text() and not self.setup.raw["name"]:
            self._typed()

    def keep(self) -> None:
        """What is typed by hand; a choice from the list is kept when it is made."""
        if self._is_typed:
            self.setup.put(self.form.raw())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Under the search, or under the fields."""
        if self._is_typed:
            self.form.show_problems(problems)
            return
        sentence = next(iter(problems.values()), "")
        self.search.set_look(Look.WRONG if sentence else Look.PLAIN)
        self._tell(State.OVERDUE, sentence)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Into the field where the name is looked for."""
        (self.form if self._is_typed else self.search).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose a row, Enter takes it; without rows Enter goes on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not self.rows_shown:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._rows.move_choice(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in _ENTER and not self.search.is_composing:
            self._take(self._rows.chosen)
            return True
        return False

    @property
    def rows_shown(self) -> bool:
        """Whether units are offered."""
        return not self._list.isHidden()

    @property
    def _is_typed(self) -> bool:
        return bool(self.setup.raw["typed"])

    def _typed(self) -> None:
        self.setup.unchoose()
        self.search.set_look(Look.PLAIN)
        found = self._found(self.search.text())
        self._tell(State.NONE, "" if found or not self.search.text().strip() else _NOTHING)
        self._rows.offer([Suggestion(*_shown(unit), value=unit) for unit in found], 0)
        self._list.setVisible(bool(found))

    def _found(self, typed: str) -> list[Unit]:
        if self._units is None:
            return []
        return self._units.find(typed, upper=self.setup.kind is OfficeKind.UPPER, limit=_MOST)

    def _take(self, place: int) -> None:
        unit = self._rows.entries[place].value
        if isinstance(unit, Unit):
            self.setup.choose(unit)
            self._show_chosen()
            self.search.setFocus()

    def _show_chosen(self) -> None:
        raw = self.setup.raw
        chosen = bool(raw["name"]) and not self._is_typed
        self._list.hide()
        if chosen:
            named = raw["name"] if raw["name"] == raw["province"] else f"{raw['name']}, {raw['province']}"
            self.search.set_text(f"{named[0].upper()}{named[1:]}")
        self._tell(State.DONE, "Đã chọn. Bấm Enter để tiếp tục." if chosen else "")

    def _tell(self, state: State, sentence: str) -> None:
        if sentence:
            self._said.show_state(state, sentence)
        else:
            self._said.show_hint("")

    def _change_kind(self, kind: str) -> None:
        self.setup.put({"kind": kind})
        if not self._is_typed:
            self.setup.unchoose()
            self.search.set_text("")
            self._typed()
        self._show_way()
        self.take_keyboard()

    def turn(self) -> None:
        """From the list to typing by hand, or back."""
        self.setup.put({"typed": "" if self._is_typed else "có"})
        self.setup.unchoose()
        self.search.set_text("")
        self._show_way()
        self._show_chosen()
        self.take_keyboard()

    def _show_way(self) -> None:
        upper = self.setup.kind is OfficeKind.UPPER
        self._label.setText("Tên tỉnh, thành phố, gõ không dấu cũng được" if upper else _SEARCH)
        self.search.line.setAccessibleName(self._label.text())
        for part in (self._label, self.search, self._about):
            part.setVisible(not self._is_typed)
        self.form.setVisible(self._is_typed)
        self._trial.setText(_TRY_UPPER if upper else _TRY_COMMUNE)
        self._other.say("Tìm trong danh mục" if self._is_typed else "Nhập tay")

    def _lay_out(self, can_practise: bool) -> None:
        self.body.addWidget(self._kinds)
        self.body.addSpacing(px(4))
        self.body.addWidget(self._label)
        self.body.setSpacing(px(8))
        for part in (self.search, self._list, self._said, self.form):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self._about)
        row.addWidget(self._other)
        row.addStretch(1)
        self.body.addLayout(row)
        self._offer(Label("Đã có sổ ở máy cũ, có bộ máy phụ hoặc bản sao lưu?", Type.HINT), self.elsewhere)
        if can_practise:
            self._offer(self._trial, self.practise)

    def _offer(self, before: Label, link: Button) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(before)
        line.addWidget(link)
        line.addStretch(1)
        self.body.addLayout(line)


def _shown(unit: Unit) -> tuple[str, str]:
    name = unit.commune or unit.province
    return f"{name[0].upper()}{name[1:]}", unit.province if unit.commune else ""


_TRY_COMMUNE = "Muốn thử trước? Có một xã với số liệu mẫu, để riêng."
_TRY_UPPER = "Muốn thử trước? Có một tỉnh đã nhận gói của mười ba xã, để riêng."
_COMMUNE = "Tiếp dân, đơn thư, công khai, gửi báo cáo"
_UPPER = "Nhận gói của các xã, tổng hợp, trả biên nhận"
_SEARCH = "Tên đơn vị, gõ không dấu cũng được"
_NOTHING = "Không có tên này trong danh mục. Gõ ít chữ hơn, hoặc bấm Nhập tay."
