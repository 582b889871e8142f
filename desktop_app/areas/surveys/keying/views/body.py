"""The page while forms are keyed: the sheet, the question, the facts of the batch."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.keying.asked import Asked
from desktop_app.areas.surveys.keying.facts import facts
from desktop_app.areas.surveys.keying.keys import STRANGE
from desktop_app.areas.surveys.keying.sheet import lines_of
from desktop_app.areas.surveys.keying.state import Entry
from desktop_app.areas.surveys.keying.views.asking import Asking
from desktop_app.areas.surveys.keying.views.facts_panel import FactsPanel
from desktop_app.areas.surveys.keying.views.flow import Flow
from desktop_app.areas.surveys.keying.views.key_names import key_of
from desktop_app.areas.surveys.keying.views.scan_catcher import ScanCatcher
from desktop_app.areas.surveys.keying.views.sheet_view import SheetView
from desktop_app.core.clock import Clock
from desktop_app.kit.controls import Button, Rule
from desktop_app.kit.measure import Room, is_low, room
from desktop_app.kit.theme import px

SHEET, NARROW_SHEET, TIGHT_SHEET, FACTS, NARROW_FACTS = 390, 320, 290, 300, 250
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
AGAIN, CORRECTING, NEXT = "Phiếu đang nhập", "Phiếu đang sửa", "Phiếu kế tiếp"


class KeyingBody(QWidget):
    """Hands keys to the flow and shows what it says."""

    def __init__(self, flow: Flow, clock: Clock, *buttons: Button) -> None:
        """`buttons` stand below the facts; the first of them is that of a rest."""
        super().__init__()
        self.flow, self._clock = flow, clock
        self.sheet, self.asking, self.panel = SheetView(), Asking(), FactsPanel(*buttons)
        self._rest = buttons[0]
        self._catcher = ScanCatcher(self)
        self._catcher.scanned.connect(flow.scan)
        self._catcher.strange.connect(lambda: flow.press(STRANGE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row, 1)
        for part in (self.sheet, self.asking, self.panel):
            row.addWidget(part, 1 if part is self.asking else 0)
            if part is not self.panel:
                row.addWidget(_upright())
        self.asking.board.pressed.connect(self._pressed)
        self.asking.wrote.connect(flow.write)
        self.asking.done.connect(lambda key: flow.leave_field(key, self.asking.field.text()))
        flow.moved.connect(self._show)
        flow.progressed.connect(self._show_facts)
        flow.beeped.connect(QApplication.beep)
        self._show(None)

    def take_keyboard(self) -> None:
        """Keys go to the question."""
        self.asking.take_keyboard()

    def event(self, event: QEvent) -> bool:
        """Fit once the window around is known."""
        if event.type() == QEvent.Type.ParentChange:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower sides where the window is; where it is tight the facts stand in the page's sentence."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        space = room(self.window())
        self.sheet.setFixedWidth(px({Room.WIDE: SHEET, Room.RAIL: NARROW_SHEET}.get(space, TIGHT_SHEET)))
        self.panel.setFixedWidth(px(FACTS if space is Room.WIDE else NARROW_FACTS))
        self.panel.setVisible(space is not Room.TIGHT)
        self.sheet.fit(low=is_low(self.window()))

    def _pressed(self, event: QKeyEvent) -> None:
        if self._catcher.takes(event):
            event.accept()
            return
        key = key_of(event)
        if key is not None:
            event.accept()
            self.flow.press(key)
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            event.accept()
            self.flow.press(STRANGE)

    def _show(self, answered: Asked | None) -> None:
        flow = self.flow
        self.asking.show_asked(flow.asked, answered, flow.writing)
        # Without a form the empty sheet of the next one stands there.
        entry = flow.entry or Entry(form=flow.desk.form, today=self._clock.today())
        title = NEXT if flow.entry is None else CORRECTING if flow.is_correcting else AGAIN
        self.sheet.show_lines(title, lines_of(entry))
        self._rest.say("Nhập tiếp" if flow.is_resting else "Nghỉ tay")
        self._show_facts()

    def _show_facts(self) -> None:
        flow = self.flow
        self.panel.show_facts(facts(flow.desk, flow.progress, flow.serial, flow.pace, self._clock.now()))


def _upright() -> Rule:
    line = Rule()
    line.setFixedSize(1, 16777215)
    line.setMinimumHeight(0)
    return line
