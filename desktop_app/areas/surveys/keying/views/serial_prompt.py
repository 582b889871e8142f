"""The serial of the next form, typed or scanned; what is typed while it is looked up waits for the form."""

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.surveys.keying.asked import Asked
from desktop_app.areas.surveys.keying.entry import KeyingDesk
from desktop_app.areas.surveys.keying.facts import END
from desktop_app.areas.surveys.keying.keys import DIGITS, ENTER, ERASE, MINUS
from desktop_app.areas.surveys.keying.prompts import serial_asked
from desktop_app.areas.surveys.keying.scanned import serial_in
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.views import Workplace
from desktop_app.core.errors import UserError

MOST_TYPED = 24


class SerialPrompt(QObject):
    """Asks the service whether a form may be keyed now."""

    found = Signal(str)
    """The whole serial of a form that may be keyed."""

    changed = Signal()

    beeped = Signal()

    def __init__(self, workplace: Workplace, desk: KeyingDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._desk = workplace, desk
        self._service = KeyingService(workplace.desk)
        self._typed, self._said, self._is_wrong = "", "", False
        self._is_looking, self._round = False, 0
        self.keys = 0
        self.ahead: list[str] = []

    def begin(self, said: str = "") -> None:
        """Ask for the next serial; `said` is what became of the form before."""
        self._typed, self._said, self._is_wrong, self._is_looking = "", said, False, False
        self.keys, self.ahead = 0, []
        self._round += 1

    def tell(self, said: str) -> None:
        """What became of the form before, unless something is being said or typed."""
        if not self._typed and not self._is_wrong:
            self._said = said

    def press(self, key: str) -> None:
        """A key of the serial, or one that comes too early for the form."""
        if self._is_looking:
            self.ahead.append(key)
            return
        self.keys += 1
        self._said, self._is_wrong = "", False
        if key == ENTER:
            self._look()
        elif key == ERASE:
            self._typed = self._typed[:-1]
        elif key in (*DIGITS, MINUS):
            self._typed = (self._typed + key)[:MOST_TYPED]
        else:
            self._refuse("Số phiếu chỉ có chữ số và gạch nối. Gõ số in ở góc phiếu rồi Enter.")
        self.changed.emit()

    def take(self, scanned: str) -> None:
        """A scanner read this."""
        if not self._is_looking:
            self._typed = serial_in(scanned)[: 2 * MOST_TYPED]
            self.press(ENTER)

    def asked(self, *, has_form: bool) -> Asked:
        """What is shown; `has_form` where a form waits for its right serial."""
        series, first = self._desk.series, self._desk.serial_from or 1
        example = series.serial(first)[-END:]
        return serial_asked(
            self._typed, example, self._desk.turn, self._said, is_wrong=self._is_wrong, has_form=has_form
        )

    def _look(self) -> None:
        if not self._typed:
            self._refuse("Chưa có số phiếu. Gõ số in ở góc phiếu rồi Enter.")
            return
        self._is_looking = True
        service, uid, turn, typed = self._service, self._desk.batch.uid, self._desk.turn, self._typed
        asked = self._round
        # Behind the form that is being saved: were that refused, nothing else is in the hand yet.
        self._workplace.jobs.write(
            lambda _progress: service.check_serial(uid, turn, typed),
            lambda serial: self._found(serial, asked),
            lambda error: self._failed(error, asked),
            owner=self,
        )

    def _found(self, serial: str, asked: int) -> None:
        if asked == self._round:
            self._is_looking = False
            self.found.emit(serial)

    def _failed(self, error: BaseException, asked: int) -> None:
        if asked != self._round:
            return
        self._is_looking, self.ahead = False, []
        self._typed = ""
        if isinstance(error, UserError):
            self._refuse(str(error))
        else:
            self._workplace.explain(error)
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self._said, self._is_wrong = sentence, True
        self.beeped.emit()
