"""Nhập phiếu: a batch is chosen, then its forms are keyed without the mouse."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent

from desktop_app.areas.surveys.forms.form import Wording
from desktop_app.areas.surveys.keying.entry import KeyingBatch, KeyingDesk
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.keying.views.batch_list import BatchList
from desktop_app.areas.surveys.keying.views.body import KeyingBody
from desktop_app.areas.surveys.keying.views.flow import Flow
from desktop_app.areas.surveys.keying.views.form_sheets import FormSheets
from desktop_app.areas.surveys.keying.views.keeping import Keeping
from desktop_app.areas.surveys.states import Pass
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.progress import Progress
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Badge, Button
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.serial_scanner import MEMORY, PORT, SerialScanner
from desktop_app.kit.theme import State
from desktop_app.office.rights import Right

KEY, SURVEY = "surveys.keying", "surveys.survey"
TITLE = "Nhập phiếu"
TABLES = frozenset({"survey", "survey_batch", "survey_response", "survey_second_entry"})
NO_BATCH = "Chưa có lô phiếu nào đang nhập"
HOW = "Cán bộ phụ trách khảo sát mở đợt và lập lô ở Đợt khảo sát; lô hiện ra ở đây khi phiếu được giao."


class KeyingPage(Page):
    """F9 rests, F8 and F2 open a form again, F7 rejects one, Esc goes to the batches; a form begun stays in hand."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=self._leave_batch)
        self._workplace, self._desk = workplace, workplace.desk
        self._service = KeyingService(self._desk)
        self._wanted = self._who = ""
        self._orphan: tuple[str, Keeping] | None = None
        self.list: BatchList | None = None
        self.body: KeyingBody | None = None
        self.sheets: FormSheets | None = None
        self.scanner = SerialScanner(self)
        self.scanner.scanned.connect(self._scanned)
        self.scanner.failed.connect(workplace.say)
        self._more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        self._more.clicked.connect(self._show_verbs)
        self.set_buttons(self._more)
        self._more.hide()
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)
        for key in ("F2", "F7", "F8", "Ctrl+Backspace"):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._do, key))

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the batches, or go on in the one that is asked for; `uid` of an unfinished form is "batch.TURN"."""
        batch, _, turn = str(entry.get("uid") or "").partition(".")
        self._wanted = batch
        if batch and turn in Pass.__members__:
            self.begin(batch, Pass[turn])
        elif self.body is None or batch:
            self._put_away()
            self.read()
        else:
            self.body.take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        """Back from another page the scanner is heard again."""
        super().showEvent(event)
        if not self.scanner.is_listening:
            self.scanner.listen(str(self._workplace.memory(MEMORY).get(PORT) or ""))

    def leave(self) -> None:
        """Another page is gone to: the scanner is free for it, the form in the hand is kept already."""
        self.scanner.close()
        if self.body is not None:
            self.body.flow.keeping.settle()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what the list shows; whoever keys is not disturbed."""
        if self.body is None and tables & TABLES:
            self.read()

    def read(self) -> None:
        """Show the batches that take forms; not while one is keyed."""
        if self.body is None:
            service = self._service
            self._workplace.jobs.read(
                lambda _progress: service.batches(), self._show_list, self._workplace.explain, owner=self
            )

    def begin(self, batch_uid: str, turn: Pass) -> None:
        """Key this batch; a form that was in the hand when the program ended stands where it stood."""
        service, keeping = self._service, Keeping(self._workplace, f"{KEY}.{batch_uid}.{turn.name}")

        def work(_progress: Progress) -> tuple[KeyingDesk, dict[str, str]]:
            return service.begin(batch_uid, turn), keeping.load()

        self._workplace.jobs.read(
            work,
            lambda found: self._show_body(*found, keeping),
            partial(self._refused, batch_uid=batch_uid, keeping=keeping),
            owner=self,
        )

    def _refused(self, error: BaseException, batch_uid: str, keeping: Keeping) -> None:
        self._workplace.explain(error)
        self._orphan = (batch_uid, keeping)
        self.read()

    def _show_list(self, batches: Sequence[KeyingBatch]) -> None:
        if self.body is not None:
            return
        self._drop_orphan({batch.uid for batch in batches})
        wanted, self._wanted = self._wanted, ""
        if turn := next((batch.turn for batch in batches if batch.uid == wanted), None):
            self.begin(wanted, turn)
            return
        self.rename(TITLE)
        self.set_badges()
        self._more.hide()
        if not batches:
            self.say("")
            self.set_body(EmptyState("clipboard-list", NO_BATCH, HOW))
            self.setFocus()
            return
        self.say(f"{words.number(len(batches))} lô đang nhập. Chọn lô rồi Enter.")
        self.list = BatchList(batches)
        self.list.chosen.connect(self.begin)
        self.set_body(self.list)
        self.list.take_keyboard()

    def _drop_orphan(self, there: Collection[str]) -> None:
        """A form begun in a batch that takes no forms any more: its paper was counted when the batch was closed."""
        orphan, self._orphan = self._orphan, None
        if orphan is not None and orphan[0] not in there:
            self._workplace.jobs.write(lambda _progress: orphan[1].discard(), owner=self)

    def _show_body(self, desk: KeyingDesk, kept: Mapping[str, str], keeping: Keeping) -> None:
        flow = Flow(self._workplace, desk, keeping)
        flow.resume(kept)
        rest = Button("Nghỉ tay", icon="clock", key="F9")
        rest.clicked.connect(flow.rest)
        self._put_away()
        self.list, self.sheets = None, FormSheets(self._workplace, flow)
        self.body = KeyingBody(flow, self._desk.clock, rest, *self._closing(desk))
        flow.setParent(self.body)
        account = self._desk.account
        post = f" ({account.post})" if account.post else ""
        self.rename(f"{TITLE} {desk.form.code}")
        self._who = f"{account.name}{post}"
        flow.progressed.connect(self._tell)
        flow.moved.connect(lambda _answered: self._tell())
        self._tell()
        is_draft = desk.form.wording is Wording.DRAFT
        draft = Badge(State.WARNING, "Bộ câu hỏi là bản nháp", icon="circle-question-mark")
        self.set_badges(*([draft] if is_draft else []))
        self._more.show()
        self.set_body(self.body, scrolls=False, margin=0)
        self.body.take_keyboard()

    def _closing(self, desk: KeyingDesk) -> list[Button]:
        """For who keeps surveys: the page on which a batch is closed, which says what is missing."""
        if not self._desk.account.may(Right.RECORD):
            return []
        close = Button("Đóng lô")
        close.clicked.connect(lambda: self._workplace.open(SURVEY, desk.batch.survey_uid))
        return [close]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sentence says less where there is less room."""
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Who keys what; where the facts of the batch have no room beside the form, they stand here."""
        if self.body is None:
            return
        flow, batch = self.body.flow, self.body.flow.desk.batch
        if room(self.window()) is Room.WIDE:
            self.say(f"{flow.desk.title}, {batch.survey_label}. Người nhập: {self._who}.")
        elif room(self.window()) is Room.RAIL:
            self.say(f"{batch.survey_label}. Người nhập: {self._who}.")
        else:
            done = f"{words.number(flow.progress.keyed)}/{words.number(batch.returned or flow.progress.keyed)} phiếu"
            self.say(f"{batch.label}, {done}{f', {flow.serial}' if flow.serial else ''}.")

    def _verbs(self) -> list[tuple[str, str, Callable[[], None]]]:
        sheets = self.sheets
        if sheets is None:
            return []
        return [
            ("Phiếu vừa nhập", "F8", sheets.show_latest),
            ("Mở phiếu theo số", "F2", sheets.open_one),
            ("Loại phiếu", "F7", sheets.reject),
            ("Bỏ phiếu đang nhập", "Ctrl+Backspace", sheets.put_aside),
        ]

    def _do(self, key: str) -> None:
        """The verb of this key, while a batch is keyed."""
        for _, pressed, does in self._verbs():
            if pressed == key:
                does()

    def _show_verbs(self) -> None:
        open_menu(self._more, [(f"{says}\t{key}", does) for says, key, does in self._verbs()])

    def _scanned(self, text: str) -> None:
        if self.body is not None:
            self.body.flow.scan(text)

    def _leave_batch(self) -> None:
        """From a batch to the list, from there to the page before."""
        if self.body is None:
            self._workplace.back()
            return
        self._put_away()
        self.read()

    def _put_away(self) -> None:
        if self.body is not None:
            self.body.flow.keeping.settle()
        self.body = self.sheets = None
