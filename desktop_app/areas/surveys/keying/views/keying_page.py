"""Nhập phiếu: a batch is chosen, then its forms are keyed without the mouse."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence, QShortcut

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
from desktop_app.kit.controls import Badge, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.page import Page
from desktop_app.kit.serial_scanner import MEMORY, PORT, SerialScanner
from desktop_app.kit.theme import State

KEY = "surveys.keying"
TITLE = "Nhập phiếu"
TABLES = frozenset({"survey", "survey_batch", "survey_response", "survey_second_entry"})
NO_BATCH = "Chưa có lô phiếu nào đang nhập"
HOW = "Cán bộ phụ trách khảo sát mở đợt và lập lô ở Đợt khảo sát; lô hiện ra ở đây khi phiếu được giao."


class KeyingPage(Page):
    """F9 rests, F8 opens a form again, F7 rejects one, Esc goes back to the batches; a form begun stays in the hand."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=self._leave_batch)
        self._workplace, self._desk = workplace, workplace.desk
        self._service = KeyingService(self._desk)
        self.list: BatchList | None = None
        self.body: KeyingBody | None = None
        self.sheets: FormSheets | None = None
        self.scanner = SerialScanner(self)
        self.scanner.scanned.connect(self._scanned)
        self.scanner.failed.connect(workplace.say)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the batches, or go on in the one whose unfinished form is asked for (`uid` is "batch.TURN")."""
        batch, _, turn = str(entry.get("uid") or "").partition(".")
        self.scanner.listen(str(self._workplace.memory(MEMORY).get(PORT) or ""))
        if batch and turn in Pass.__members__:
            self.begin(batch, Pass[turn])
        elif self.body is None:
            self.read()
        else:
            self.body.take_keyboard()

    def leave(self) -> None:
        """Another page is gone to: the scanner is free for it, the form in the hand is kept already."""
        self.scanner.close()

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

        self._workplace.jobs.read(work, lambda found: self._show_body(*found, keeping), self._refused, owner=self)

    def _refused(self, error: BaseException) -> None:
        self._workplace.explain(error)
        self.read()

    def _show_list(self, batches: Sequence[KeyingBatch]) -> None:
        if self.body is not None:
            return
        self.rename(TITLE)
        self.set_badges()
        self.set_buttons()
        if not batches:
            self.say("")
            self.set_body(EmptyState("clipboard-list", NO_BATCH, HOW))
            self.setFocus()
            return
        self.say(f"{words.number(len(batches))} lô đang nhập. Chọn lô rồi Enter.")
        self.list = BatchList(batches)
        self.list.chosen.connect(self._choose)
        self.set_body(self.list)
        self.list.take_keyboard()

    def _choose(self, batch: KeyingBatch) -> None:
        if batch.turn is not None:
            self.begin(batch.uid, batch.turn)

    def _show_body(self, desk: KeyingDesk, kept: Mapping[str, str], keeping: Keeping) -> None:
        flow = Flow(self._workplace, desk, keeping)
        flow.resume(kept)
        rest = Button("Nghỉ tay", icon="clock", key="F9")
        rest.clicked.connect(flow.rest)
        self.list, self.sheets = None, FormSheets(self._workplace, flow)
        self.body = KeyingBody(flow, self._desk.clock, rest)
        flow.setParent(self.body)
        keeping.setParent(self.body)
        account = self._desk.account
        post = f" ({account.post})" if account.post else ""
        self.rename(f"{TITLE} {desk.form.code}")
        self.say(f"{desk.title}, {desk.batch.survey_label}. Người nhập: {account.name}{post}.")
        is_draft = desk.form.wording is Wording.DRAFT
        draft = Badge(State.WARNING, "Bộ câu hỏi là bản nháp", icon="circle-question-mark")
        self.set_badges(*([draft] if is_draft else []))
        self.set_buttons(*self._verbs(self.sheets))
        self.set_body(self.body, scrolls=False, margin=0)
        self.body.take_keyboard()

    def _verbs(self, sheets: FormSheets) -> list[Button]:
        shown = (
            ("Bỏ phiếu này", "Ctrl+Backspace", sheets.put_aside),
            ("Loại phiếu", "F7", sheets.reject),
            ("Phiếu vừa nhập", "F8", sheets.show_latest),
        )
        buttons = []
        for says, key, does in shown:
            button = Button(says, Kind.QUIET, key=key)
            button.clicked.connect(does)
            buttons.append(button)
        return buttons

    def _scanned(self, text: str) -> None:
        if self.body is not None:
            self.body.flow.scan(text)

    def _leave_batch(self) -> None:
        """From a batch to the list, from there to the page before."""
        if self.body is None:
            self._workplace.back()
            return
        self.body = self.sheets = None
        self.read()
