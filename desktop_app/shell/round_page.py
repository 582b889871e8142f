"""The guided round of a practice office: its tasks, what is done of them, and a sheet to tick off by hand."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.views.papers import PaperViews
from desktop_app.kit.controls import Badge, Button, Card, Kind, badge_width
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.page import Page
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, px
from desktop_app.office.practice_round import NAME, Round, RoundService, RoundTask
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell
from desktop_app.shell.round import look_at_round
from desktop_app.shell.safety_words import when

DONE, NEXT, TO_COME = "Đã xong", "Việc tiếp theo", "Chưa làm"
_FILE = "muoi-viec-tap"


class RoundPage(Page):
    """Each row opens the page where its task is done; what is done is found out by itself."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(NAME, back=shell.back)
        self._shell = shell
        self._round: Round | None = None
        self._service = RoundService(shell.desk)
        self.papers = PaperViews(shell)
        self.go_on = Button("Làm việc tiếp theo", Kind.MAIN)
        self.again = Button("Tập lại từ đầu", icon="refresh-cw")
        self.print = Button("In danh sách", icon="printer", key="Ctrl+P")
        self.go_on.clicked.connect(self._go_on)
        self.again.clicked.connect(self._begin)
        self.print.clicked.connect(self._print)
        self.set_buttons(self.print, self.again, self.go_on)
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._look)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Look how far the round is."""
        self._look()

    def notice(self, tables: frozenset[str]) -> None:
        """Something was saved: perhaps a task is done."""
        self._soon.start()

    def _look(self) -> None:
        office, areas = self._shell.office, self._shell.areas
        self._shell.jobs.read(lambda _progress: look_at_round(office, areas), self._show, owner=self)

    def _show(self, found: Round | None) -> None:
        self._round = found
        has_begun, left = found is not None, found is not None and found.next is not None
        self.go_on.setVisible(left)
        self.again.setVisible(has_begun)
        self.print.setVisible(has_begun and self._shell.desk.account.may(Right.PRINT))
        if found is None:
            self.say("Chưa bắt đầu.")
            self.set_body(self._nothing())
            return
        self.say(found.sentence)
        self.set_body(self._list(found))
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self) -> EmptyState:
        begin = Button("Bắt đầu", Kind.MAIN)
        begin.clicked.connect(self._begin)
        said = "Mỗi việc mở đúng trang cần làm; việc nào xong thì tự được đánh dấu."
        return EmptyState("graduation-cap", NAME, said, (begin,))

    def _list(self, found: Round) -> QWidget:
        holder, card = QWidget(), Card(padding=0, spacing=0)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, px(8), 0, 0)
        wide = max(badge_width(words) for words in (DONE, NEXT, TO_COME))
        for place, each in enumerate(found.tasks, start=1):
            card.body.addWidget(self._row(place, each, wide, is_next=each.task is found.next))
        column.addWidget(card)
        column.addStretch(1)
        return holder

    def _row(self, place: int, each: RoundTask, wide: int, *, is_next: bool) -> RowButton:
        state, said = (State.ACTIVE, NEXT) if is_next else (State.NONE, TO_COME)
        if each.done_at is not None:
            state, said = State.DONE, DONE
        task = each.task
        row = RowButton(f"{place}. {task.title}", task.sentence, before=Badge(state, said), before_width=wide + px(4))
        row.add_right("", when(each.done_at, self._shell.desk.clock.today()) if each.done_at else "")
        row.clicked.connect(lambda: self._shell.open(task.page))
        return row

    def _go_on(self) -> None:
        if self._round is not None and self._round.next is not None:
            self._shell.open(self._round.next.page)

    def _begin(self) -> None:
        self._shell.jobs.write(
            lambda _progress: self._service.begin(), lambda _: self._look(), self._shell.explain, owner=self
        )

    def _print(self) -> None:
        found = self._round
        if found is not None:
            self.papers.show(NAME, _FILE, lambda: self._service.sheet(found))
