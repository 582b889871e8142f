"""From form to form of one batch: serial, answers, saving, putting right; every state is kept before the next key."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.surveys.keying import machine
from desktop_app.areas.surveys.keying.asked import Asked, asked_now, asked_of
from desktop_app.areas.surveys.keying.draft import entry_text, read_entry, reopened
from desktop_app.areas.surveys.keying.entry import BatchProgress, KeyedForm, KeyingDesk
from desktop_app.areas.surveys.keying.keys import BACK, ENTER, FORCE
from desktop_app.areas.surveys.keying.pace import Pace
from desktop_app.areas.surveys.keying.prompts import (
    AT_THE_END,
    AT_THE_END_OF_A_CORRECTION,
    RESTING,
    Words,
    Writing,
)
from desktop_app.areas.surveys.keying.scanned import serial_in
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.keying.state import Entry
from desktop_app.areas.surveys.keying.views.keeping import Keeping
from desktop_app.areas.surveys.keying.views.serial_prompt import SerialPrompt
from desktop_app.areas.surveys.keying.views.stopwatch import Stopwatch
from desktop_app.areas.views import Workplace
from desktop_app.core.errors import UserError

SERIAL, ENTRY, SECONDS, CORRECTING = "serial", "entry", "seconds", "is_correcting"
GOES_ON = "Phiếu đang nhập dở. Nhập tiếp từ câu này."


class Flow(QObject):
    """Knows what is asked now; `moved` carries the answered question, to be seen for a moment."""

    moved = Signal(object)
    progressed = Signal()
    beeped = Signal()

    def __init__(self, workplace: Workplace, desk: KeyingDesk, keeping: Keeping) -> None:
        super().__init__()
        self._workplace, self.desk, self.keeping = workplace, desk, keeping
        self._service = KeyingService(workplace.desk)
        self._today = workplace.desk.clock.today()
        self.prompt = SerialPrompt(workplace, desk, self)
        self.prompt.found.connect(self._begin_form)
        self.prompt.changed.connect(lambda: self.moved.emit(None))
        self.prompt.beeped.connect(self.beeped)
        self._watch = Stopwatch()
        self.progress = desk.progress
        self.pace = Pace(desk.figures.forms, desk.figures.seconds)
        self.entry: Entry | None = None
        self.serial = ""
        self._words: Words | None = None
        self.is_correcting = self.is_resting = False

    @property
    def has_form(self) -> bool:
        """Whether a form is in the hand whose serial is known."""
        return self.entry is not None and bool(self.serial)

    @property
    def asked(self) -> Asked:
        """What is shown in the middle."""
        if self.is_resting:
            return RESTING
        if self.entry is None or not self.serial:
            return self.prompt.asked(has_form=self.entry is not None)
        return asked_now(self.entry, AT_THE_END_OF_A_CORRECTION if self.is_correcting else AT_THE_END)

    @property
    def writing(self) -> Writing | None:
        """The field that is open, if one is."""
        entry = self.entry
        if entry is None or not self.has_form or self.is_resting:
            return None
        if self._words is not None:
            return Writing(self._words)
        if entry.is_noting:
            return Writing(Words.NOTE, entry.remarks.get(entry.at, ""))
        if entry.question is not None and entry.question.kind.value == "text":
            given = entry.given.get(entry.at, "")
            return Writing(Words.ANSWER, given if isinstance(given, str) else "")
        return None

    def resume(self, kept: Mapping[str, str]) -> None:
        """Go on with the form that was in the hand when the program ended, exactly where it stood."""
        entry = read_entry(self.desk.form, self._today, kept.get(ENTRY, ""))
        if entry is not None:
            self.entry, self.serial = entry.with_line(GOES_ON), kept.get(SERIAL, "")
            self.is_correcting = bool(kept.get(CORRECTING))
            self._watch.seconds = float(kept.get(SECONDS) or 0)

    def press(self, key: str) -> None:
        """A key while no field for words is open."""
        if self.is_resting:
            self.beeped.emit()
            return
        self._watch.tick()
        if self.entry is None or not self.serial:
            self.prompt.press(key)
        elif key == BACK and self.entry.is_first and not self.entry.is_noting and not self.is_correcting:
            self.serial = ""
            self.prompt.begin()
            self._keep()
            self.moved.emit(None)
        else:
            self._take(self.entry, machine.press(self.entry, key), key)

    def write(self, text: str) -> None:
        """The words in the open field, after one more key."""
        self._watch.tick()
        entry = self.entry
        if entry is None or self._words is not None:
            return
        self.entry = machine.remark(entry, text) if entry.is_noting else machine.write(entry, text)
        self._keep()

    def leave_field(self, key: str, text: str) -> None:
        """Enter or back in the open field."""
        words, self._words = self._words, None
        entry = self.entry
        if words is None or entry is None:
            self.press(ENTER if entry is not None and entry.is_noting else key)
        elif key != ENTER:
            self.moved.emit(None)
        elif words is Words.FORCE:
            forced = machine.force(entry, text)
            self._words = Words.FORCE if forced.is_wrong else None
            self._take(entry, forced, ENTER)
        elif not text.strip():
            self._words = words
            self._take(entry, entry.told("Chưa có lý do. Gõ vì sao sửa phiếu này, hoặc Esc để thôi."), key)
        else:
            self._save(text.strip())

    def scan(self, text: str) -> None:
        """A scanner read the code of a form."""
        if self.entry is None or not self.serial:
            self.prompt.take(text)
        elif serial_in(text) != self.serial:
            said = f"Đang nhập dở phiếu {self.serial}. Nhập xong phiếu này rồi mới quét phiếu khác."
            self._take(self.entry, self.entry.told(said), "")

    def rest(self) -> None:
        """Stop the clock of the pace, or let it go on."""
        self.is_resting = not self.is_resting
        self._watch.rest()
        self.moved.emit(None)

    def reopen(self, keyed: KeyedForm) -> None:
        """A form that was saved before is put right."""
        self.entry, self.serial = reopened(self.desk.form, self._today, keyed), keyed.serial
        self.is_correcting = True
        self._keep()
        self.moved.emit(None)

    def put_aside(self) -> tuple[Entry, str, bool]:
        """The form in the hand is not to be saved; what is needed to `take_up` it again."""
        assert self.entry is not None
        held = (self.entry, self.serial, self.is_correcting)
        self.keeping.forget()
        self._workplace.jobs.write(lambda _progress: self.keeping.discard(), owner=self)
        self._next("Đã bỏ phiếu đang nhập dở.")
        return held

    def take_up(self, held: tuple[Entry, str, bool]) -> None:
        """Have the form in the hand again that was put aside; not in the place of another one."""
        if self.entry is not None:
            self._workplace.say("Đang nhập phiếu khác. Nhập xong phiếu này rồi nhập lại phiếu đã bỏ.")
            return
        self.entry, self.serial, self.is_correcting = held
        self._keep()
        self.moved.emit(None)

    def _begin_form(self, serial: str) -> None:
        self.serial = serial
        keys, ahead = self.prompt.keys, self.prompt.ahead
        before = self.entry or Entry.begin(self.desk.form, self._today)
        self.entry = before.counted(keys)
        self._keep()
        self.moved.emit(None)
        for key in ahead:
            self.press(key)

    def _take(self, before: Entry, after: Entry, key: str) -> None:
        """The form is in another state now: keep it, show it."""
        self.entry = after
        self._keep()
        if after.is_done:
            if self.is_correcting:
                self._words = Words.REASON
            else:
                self._save("")
                return
        if key == FORCE and after.refused is not None:
            self._words = Words.FORCE
        left, answered = before.question if after.at != before.at else None, None
        if left is not None and after.given.get(left.id) != before.given.get(left.id):
            answered = replace(asked_of(after, left), hints=asked_of(before, left).hints)
        self.moved.emit(answered)
        if after.is_wrong:
            self.beeped.emit()

    def _save(self, reason: str) -> None:
        """The form goes to the worker, and the next serial is asked for at once; a refusal brings the form back."""
        entry, held = self.entry, (self.entry, self.serial, self.is_correcting)
        assert entry is not None
        seconds = self._watch.seconds
        keyed = KeyedForm(
            serial=self.serial,
            answers=entry.answers,
            remarks=entry.notes,
            seconds=round(seconds),
            keystrokes=entry.keystrokes,
            corrections=entry.corrections,
        )
        service, uid, turn, keeping = self._service, self.desk.batch.uid, self.desk.turn, self.keeping
        keeping.forget()

        def work(_progress: object) -> BatchProgress:
            done = service.correct(uid, turn, keyed, reason) if reason else service.save(uid, turn, keyed)
            keeping.discard()
            return done

        self._next(f"Đang lưu phiếu {keyed.serial}.")
        self._workplace.jobs.write(
            work,
            lambda progress: self._saved(progress, keyed, seconds, is_new=not reason),
            lambda error: self._failed(error, held, seconds),
            owner=self,
        )

    def _saved(self, progress: BatchProgress, keyed: KeyedForm, seconds: float, *, is_new: bool) -> None:
        self.progress = progress
        self.pace = Pace(self.pace.forms + is_new, self.pace.seconds + seconds)
        self.prompt.tell(f"Đã lưu phiếu {keyed.serial}." if is_new else f"Đã sửa phiếu {keyed.serial}.")
        self.progressed.emit()
        if not self.has_form:
            self.moved.emit(None)

    def _failed(self, error: BaseException, held: tuple[Entry | None, str, bool], seconds: float) -> None:
        entry, self.serial, self.is_correcting = held
        self.prompt.begin()
        self._watch.seconds += seconds
        if entry is not None and isinstance(error, UserError):
            self.entry = entry.told(str(error))
        else:
            self.entry = entry
            self._workplace.explain(error)
        self._keep()
        self.moved.emit(None)
        self.beeped.emit()

    def _next(self, said: str) -> None:
        """Ask for the next serial."""
        self.entry, self.serial, self._words, self.is_correcting = None, "", None, False
        self._watch.seconds = 0.0
        self.prompt.begin(said)
        self.moved.emit(None)

    def _keep(self) -> None:
        if self.entry is not None:
            correcting = {CORRECTING: "1"} if self.is_correcting else {}
            seconds = f"{self._watch.seconds:.1f}"
            self.keeping.keep({SERIAL: self.serial, ENTRY: entry_text(self.entry), SECONDS: seconds, **correcting})
