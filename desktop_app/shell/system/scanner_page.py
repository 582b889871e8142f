"""Máy quét thẻ: which port the scanner of this machine hangs on, and a card to try it with."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.idcard.scan import NotACard, read_card
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Badge, Button, Card, Label
from desktop_app.kit.page import Page
from desktop_app.kit.scan_bar import ScanBar
from desktop_app.kit.serial_scanner import MEMORY, PORT, Port, SerialScanner, ports
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.shell.context import Shell
from desktop_app.shell.system.scanner_words import (
    BOX_HINT,
    KEYBOARD,
    KEYBOARD_TOLD,
    LISTENING,
    OPENING,
    SENTENCE,
    SERIAL_TOLD,
    TRY_TOLD,
    options_of,
)
from desktop_app.shell.system.scanner_words import result_of as told_of

WIDEST = 820
CHOICE = 420


class ScannerPage(Page):
    """What is chosen holds at once, on this machine only; what is scanned to try is shown and then forgotten."""

    def __init__(self, place: Shell) -> None:
        """The ports are looked for when the page is gone to."""
        super().__init__("Máy quét thẻ", SENTENCE)
        self._place = place
        self._heard = ""
        self.choice = ChoiceInput(options_of((), self._port))
        self.again = Button("Tìm lại cổng", icon="refresh-cw", key="F5")
        self.about = Label("", Type.HINT, colour=Token.INK_2, wrap=True)
        self.state = Badge(State.NONE, KEYBOARD)
        self.bar = ScanBar(BOX_HINT)
        self.result = _Result()
        self.scanner = SerialScanner(self)
        self._lay_out()
        self._connect()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Look for ports; the one that was chosen is listened to."""
        self._look()
        self._listen()
        self.bar.take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        """Back from another page the scanner is heard again."""
        super().showEvent(event)
        self._listen()

    def leave(self) -> None:
        """Let go of the port and forget what was scanned."""
        self.scanner.close()
        self.result.clear()
        self.bar.tell(None, "")

    @property
    def _port(self) -> str:
        return str(self._place.memory(MEMORY).get(PORT) or "")

    def _look(self) -> None:
        self.again.setEnabled(False)
        self._place.jobs.read(lambda _progress: ports(), self._show_ports, self._found_none, owner=self)

    def _show_ports(self, found: Sequence[Port]) -> None:
        self.again.setEnabled(True)
        self.choice.clear()
        for key, words in options_of(found, self._port):
            self.choice.addItem(words, key)
        self.choice.set_text(self._port)

    def _found_none(self, error: BaseException) -> None:
        self.again.setEnabled(True)
        self._place.explain(error)

    def _choose(self) -> None:
        self._place.memory(MEMORY)[PORT] = self.choice.text()
        self._listen()
        self._place.say(f"Đã chọn máy quét: {self.choice.currentText()}.")

    def _listen(self) -> None:
        port = self._port
        if port and port == self._heard and self.scanner.is_listening:
            return
        self.about.setText(SERIAL_TOLD if port else KEYBOARD_TOLD)
        self.state.show_state(*((State.ACTIVE, OPENING) if port else (State.NONE, KEYBOARD)))
        self._heard = port
        self.scanner.listen(port)

    def _failed(self, sentence: str) -> None:
        self.state.show_state(State.WARNING, "Chưa mở được cổng")
        self.about.setText(sentence)

    def _opened(self) -> None:
        self.state.show_state(State.DONE, LISTENING)
        self.about.setText(SERIAL_TOLD)

    def _read(self, text: str) -> None:
        try:
            card = read_card(text, self._place.desk.clock.today())
        except NotACard as error:
            self.result.clear()
            self.bar.tell(State.WARNING, str(error))
            return
        self.bar.tell(State.DONE, "Đọc được thẻ.")
        self.result.show_lines(*told_of(card))

    def _lay_out(self) -> None:
        body = QWidget()
        body.setMaximumWidth(px(WIDEST))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(12))
        chosen = Card()
        head = QHBoxLayout()
        head.addWidget(Label("Máy quét của máy tính này", Type.BLOCK_TITLE), 1)
        head.addWidget(self.state)
        chosen.body.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.choice.setFixedWidth(px(CHOICE))
        self.choice.setAccessibleName("Cổng của máy quét")
        row.addWidget(self.choice)
        row.addWidget(self.again)
        row.addStretch(1)
        chosen.body.addLayout(row)
        chosen.body.addWidget(self.about)
        tried = Card()
        tried.body.addWidget(Label("Thử máy quét", Type.BLOCK_TITLE))
        tried.body.addWidget(Label(TRY_TOLD, Type.HINT, colour=Token.INK_2, wrap=True))
        tried.body.addWidget(self.bar)
        tried.body.addWidget(self.result)
        column.addWidget(chosen)
        column.addWidget(tried)
        self.set_body(body)

    def _connect(self) -> None:
        self.choice.changed.connect(self._choose)
        self.again.clicked.connect(self._look)
        self.bar.box.scanned.connect(self._read)
        self.bar.box.typed.connect(lambda _text: self.bar.tell(State.WARNING, TRY_TOLD))
        self.scanner.scanned.connect(self._read)
        self.scanner.opened.connect(self._opened)
        self.scanner.failed.connect(self._failed)


class _Result(QWidget):
    """Label and value of what was read, and what must be held against the card."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self.hide()

    def clear(self) -> None:
        """Forget what was read."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]], doubts: Sequence[str]) -> None:
        """Show these instead of what was read before."""
        self.clear()
        for label, value in lines:
            self._column.addWidget(_line(label, Label(value, Type.STRONG, wrap=True)))
        for doubt in doubts:
            self._column.addWidget(_line("Cần đối chiếu", Label(doubt, colour=State.WARNING, wrap=True)))
        self.show()


def _line(label: str, value: Label) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    named = Label(label, Type.HINT)
    named.setFixedWidth(px(170))
    row.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(value, 1)
    value.setAccessibleName(f"{label}: {value.text()}")
    return holder
